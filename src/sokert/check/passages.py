"""Turns the texts of a report into passages: filled, each sign with the place where it was written.

A text is filled with one sign for each stretch that was typed, so that what comes out tells what tags gave
from what was typed, loops and conditions included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sokert.check.switches import Switch
from sokert.check.text import Kind, Passage, Sign, passage
from sokert.document.silence import SIGNS, cuts
from sokert.errors import Place
from sokert.fill import Filler
from sokert.models import Report, Section
from sokert.template.tags import Tag, find

Loc = tuple[str | int, ...]
Locate = Callable[[Loc, int, int, str], Place]
"""Where characters of a text were written: the way to the text, offset, length, the words."""

# Halves of characters, two and two, stand for each typed stretch while a text is filled, another sign behind what a
# tag gives: no text may hold them, and filters leave them as they are.
_HIGH, _LOW, _HALF = 0xD800, 0xDC00, 0x400
_SHUTS = "\x03"
_SIGN = re.compile("([\ud800-\udbff])([\udc00-\udfff])|([^\ud800-\udfff])", re.DOTALL)
_SWITCH = re.compile(r"\{#-?\s*sokert:\s*off\s+([A-Z0-9 ,-]+?)\s*-?#\}")
_MARKER = re.compile(r"\s*(?:[-+*]|\d{1,3}[.)]|#{1,6})\s+")
_DELIMITER = re.compile(r"[\s|:-]+")


@dataclass(slots=True)
class Texts:
    """All passages of a report, and the switches among them."""

    passages: list[Passage]
    switches: list[Switch]
    locate: Locate


def texts_of(report: Report, engine: Filler, locate: Locate) -> Texts:
    """Return the passages of a report's subject, headings, texts and annexes; raise where a tag cannot be filled."""
    texts = Texts([], [], locate)
    if report.subject:
        texts.passages.append(_plain(report.subject, "subject", ("subject",), locate))
    for loc, kind, source, off in _sources(report.sections, ("sections",), (), texts):
        signs = _signs(source, loc, report, engine, texts)
        blocks: Iterator[tuple[Kind, list[Sign]]] = iter([("title", signs)]) if kind == "title" else _blocks(signs)
        texts.passages += _made(blocks, loc, off, texts)
    for at, annex in enumerate(report.annexes or ()):
        texts.passages.append(_plain(annex.title, "title", ("annexes", at, "title"), locate))
    return texts


def _plain(text: str, kind: Kind, loc: Loc, locate: Locate) -> Passage:
    return passage([Sign(sign, at) for at, sign in enumerate(text)], kind, _at(loc, locate))


def _at(loc: Loc, locate: Locate) -> Callable[[int, int, str], Place]:
    return lambda offset, length, words: locate(loc, offset, length, words)


def _sources(
    sections: Sequence[Section], loc: Loc, above: tuple[Switch, ...], texts: Texts
) -> Iterator[tuple[Loc, Kind, str, tuple[Switch, ...]]]:
    """Yield every title and body with its place and what is switched off in it."""
    for at, section in enumerate(sections):
        own = [Switch(code, texts.locate((*loc, at, "off", n), 0, 0, "")) for n, code in enumerate(section.off)]
        texts.switches += own
        off = (*above, *own)
        yield (*loc, at, "title"), "title", section.title, off
        yield (*loc, at, "body"), "body", section.body, off
        yield from _sources(section.sections, (*loc, at, "sections"), off, texts)


def _signs(source: str, loc: Loc, report: Report, engine: Filler, texts: Texts) -> list[Sign]:
    """Return a text filled, sign by sign; what a tag gave stands at the tag."""
    if "{" not in source:
        return [Sign(sign, at) for at, sign in enumerate(source)]
    pieces: list[tuple[int, str, str | None]] = []
    filled = engine.fill_source(_marked(source, loc, pieces, texts), report)
    signs, opened = [], -1
    for high, low, sign in _SIGN.findall(filled):
        if high and (index := (ord(high) - _HIGH) * _HALF + ord(low) - _LOW) < len(pieces):
            offset, text, kind = pieces[index]
            if kind == "open":
                opened = index
            elif kind == "off":
                signs.append(Sign("", offset, text))
            else:
                signs += [Sign(one, offset + at) for at, one in enumerate(text)]
        elif sign == _SHUTS:
            opened = -1
        elif sign:
            offset, code, _ = pieces[opened] if opened >= 0 else (0, "", None)
            signs.append(Sign(" " if sign.isspace() else sign, offset, code))
    return signs


def _marked(source: str, loc: Loc, pieces: list[tuple[int, str, str | None]], texts: Texts) -> str:
    """Return a source with a sign for each typed stretch, and signs around what its tags print."""
    out, at = [], 0

    def put(offset: int, text: str, kind: str | None) -> str:
        pieces.append((offset, text, kind))
        high, low = divmod(len(pieces) - 1, _HALF)
        return chr(_HIGH + high) + chr(_LOW + low)

    for tag in find(source):
        out += [put(at, source[at : tag.start], None)] if tag.start > at else []
        written, at = source[tag.start : tag.end], tag.end
        if switch := _SWITCH.fullmatch(written):
            place = texts.locate(loc, tag.start, len(written), written)
            first = len(texts.switches)
            texts.switches += [Switch(code, place) for code in re.split(r"[\s,]+", switch[1])]
            out.append(put(tag.start, f"{first} {len(texts.switches)}", "off"))
        elif tag.kind == "variable":
            out += [put(tag.start, _code(tag), "open"), written, _SHUTS]
        else:
            out.append(written)
    return "".join([*out, put(at, source[at:], None)])


def _code(tag: Tag) -> str:
    """Return the name a tag prints, where it prints it without a filter that makes another figure of it."""
    names = [token.value for token in tag.tokens if token.kind == "name"]
    plain = len(names) == 1 or (len(names) > 1 and names[1] in ("with_unit", "number", "hedged", "money", "percent"))
    return names[0] if names and plain else ""


def _blocks(signs: list[Sign]) -> Iterator[tuple[Kind, list[Sign]]]:
    """Yield the paragraphs, items and cells of a text as Markdown parts them."""
    open_block: list[Sign] = []
    for line in _lines(signs):
        text = "".join(sign.text for sign in line)
        marker = _MARKER.match(text)
        typed = next((sign for sign in line if sign.text.strip()), None)
        if typed is None or typed.given is not None:
            marker = None
        is_row = text.lstrip().startswith("|") and typed is not None and typed.given is None
        if (not text.strip() and not any(sign.text == "" for sign in line)) or marker or is_row:
            yield "body", open_block
            open_block = []
        if is_row and not _DELIMITER.fullmatch(text):
            yield from (("cell", cell) for cell in _cells(line))
        elif not is_row:
            rest = line[_signs_in(line, marker.end()) :] if marker else line
            open_block += [*([Sign(" ", line[0].offset)] if open_block and line else []), *rest]
    yield "body", open_block


def _signs_in(line: list[Sign], length: int) -> int:
    """Return how many signs of a line make up its first characters."""
    at = seen = 0
    while seen < length:
        seen += len(line[at].text)
        at += 1
    return at


def _lines(signs: list[Sign]) -> Iterator[list[Sign]]:
    line: list[Sign] = []
    for sign in signs:
        if sign.text == "\n":
            yield line
            line = []
        elif sign.text != "\r":
            line.append(sign)
    yield line


def _cells(line: list[Sign]) -> Iterator[list[Sign]]:
    for is_bar, cell in groupby(line, key=lambda sign: sign.text == "|" and sign.given is None):
        if not is_bar:
            yield list(cell)


def _made(
    blocks: Iterator[tuple[Kind, list[Sign]]], loc: Loc, off: tuple[Switch, ...], texts: Texts
) -> Iterator[Passage]:
    """Yield the passages of a text; a switch that stands alone works on the paragraph after it."""
    waiting: tuple[Switch, ...] = ()
    for kind, signs in blocks:
        spans = [map(int, sign.given.split()) for sign in signs if not sign.text and sign.given]
        here = tuple(switch for first, last in spans for switch in texts.switches[first:last])
        off_here = (*off, *here, *waiting)
        made = passage(
            _spoken(_unmarked([sign for sign in signs if sign.text])), kind, _at(loc, texts.locate), off_here
        )
        if made.text:
            yield made
        waiting = () if made.text else (*waiting, *here)


def _spoken(signs: list[Sign]) -> list[Sign]:
    """Return the signs without those of filters that say nothing, and the marks that go with them."""
    text = "".join(sign.text for sign in signs)
    if not SIGNS.search(text):
        return signs
    gone = set(cuts(text))
    return [sign for at, sign in enumerate(signs) if at not in gone]


def _unmarked(signs: list[Sign]) -> list[Sign]:
    """Return the signs without Markdown's asterisks and escapes, and the blanks that a line break leaves."""
    kept: list[Sign] = []
    for at, sign in enumerate(signs):
        if sign.given is None and sign.text in "*\\" and not _is_product(signs, at):
            continue
        blank = sign.given is None and sign.text.isspace()
        if not (blank and kept and kept[-1].text == " "):
            kept.append(Sign(" ", sign.offset, sign.given) if blank else sign)
    return kept


def _is_product(signs: list[Sign], at: int) -> bool:
    around = [signs[other].text for other in (at - 1, at + 1) if 0 <= other < len(signs)]
    return signs[at].text == "*" and len(around) == 2 and all(sign.isdigit() for sign in around)
