"""Turns the texts of a report into passages: what a reader reads, each sign with the place where it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sokert.check.switches import Switch
from sokert.check.text import Cell, Kind, Passage, passage
from sokert.check.text.passage import typed_passage
from sokert.document.origin import Sign
from sokert.errors import Place
from sokert.fill import Filler
from sokert.fill.tracing import Line
from sokert.models import Report, Section

Loc = tuple[str | int, ...]
Locate = Callable[[Loc, int, int, str], Place]
"""Where characters of a text were written: the way to the text, offset, length, the words."""

_UNIT = re.compile(r"\{#-?\s*sokert:\s*unit\s+(.+?)\s*-?#\}", re.DOTALL)
_SWITCH = re.compile(r"\{#-?\s*sokert:\s*off\s+([A-Z0-9 ,-]+?)\s*-?#\}")


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
    for loc, source, off in _sources(report.sections, ("sections",), (), texts):
        read = engine.trace(source, report, words=loc[-1] == "title")
        texts.passages += _made(read, loc, _at(loc, locate), off, texts.switches)
    for at, annex in enumerate(report.annexes or ()):
        for loc, source in ((("annexes", at, "title"), annex.title), (("annexes", at, "body"), annex.body)):
            read = engine.trace(source, report, words=loc[-1] == "title")
            texts.passages += _made(read, loc, _at(loc, locate), (), texts.switches)
    return texts


def names_of(report: Report, locate: Locate) -> list[Passage]:
    """Return the names that stand around a report's texts, each once: of its office, its figures, who it goes to."""
    every = dict[str, tuple[Loc, Kind, str]]()
    for loc, name, kind, metric in _names(report):
        if name:
            every.setdefault(name, (loc, kind, metric))
    return [_name(words, kind, loc, metric, locate) for words, (loc, kind, metric) in every.items()]


def _names(report: Report) -> Iterator[tuple[Loc, str | None, Kind, str]]:
    """Yield each name with the way to it, how it is printed, and the metric it is of."""
    issuer, signatory = report.issuer, report.signatory
    yield ("issuer", "parent"), issuer.parent, "cell", ""
    yield ("issuer", "name"), issuer.name, "title", ""
    yield ("issuer", "place"), issuer.place, "title", ""
    yield from ((("addressees", at), name, "title", "") for at, name in enumerate(report.addressees))
    yield from ((("recipients", at), name, "cell", "") for at, name in enumerate(report.recipients))
    for key in ("authority", "position", "name"):
        yield ("signatory", key), getattr(signatory, key), "cell", ""
    for at, metric in enumerate(report.metrics):
        for key in ("name", "unit", "group"):
            yield ("metrics", at, key), getattr(metric, key), "cell", metric.code
        yield from ((("metrics", at, "above", n), name, "cell", metric.code) for n, name in enumerate(metric.above))
    for at, annex in enumerate(report.annexes or ()):
        yield from ((("annexes", at, "groups", name), name, "cell", "") for name in annex.groups or ())
        for n, row in enumerate(annex.dossiers):
            yield ("annexes", at, "dossiers", n, "name"), row.name, "cell", ""
        for n, entry in enumerate(annex.documents):
            for key in ("issuer", "about"):
                yield ("annexes", at, "documents", n, key), getattr(entry, key), "cell", ""


def _name(words: str, kind: Kind, loc: Loc, metric: str, locate: Locate) -> Passage:
    def place(offset: int, length: int, said: str) -> Place:
        return replace(locate(loc, offset, length, said), metric=metric)

    return typed_passage(words, kind, place)


def template_passages(read: Iterable[Line], name: str, source: str, switches: list[Switch]) -> list[Passage]:
    """Return what an office's own template says itself, each stretch with its line and column in that file."""

    def locate(offset: int, length: int, words: str) -> Place:
        before = source[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Place(name, line=before.count("\n") + 1, column=column, text=words)

    own = (line for line in read if any(sign.given is None and sign.text.strip() for sign in line.signs))
    return list(_made(own, name, locate, (), switches))


def _plain(text: str, kind: Kind, loc: Loc, locate: Locate) -> Passage:
    return passage([Sign(sign, at) for at, sign in enumerate(text)], kind, _at(loc, locate))


def _at(loc: Loc, locate: Locate) -> Callable[[int, int, str], Place]:
    return lambda offset, length, words: locate(loc, offset, length, words)


def _sources(
    sections: Sequence[Section], loc: Loc, above: tuple[Switch, ...], texts: Texts
) -> Iterator[tuple[Loc, str, tuple[Switch, ...]]]:
    """Yield every title and body with its place and what is switched off in it."""
    for at, section in enumerate(sections):
        own = [Switch(code, texts.locate((*loc, at, "off", n), 0, 0, "")) for n, code in enumerate(section.off)]
        texts.switches += own
        off = (*above, *own)
        yield (*loc, at, "title"), section.title, off
        yield (*loc, at, "body"), section.body, off
        yield from _sources(section.sections, (*loc, at, "sections"), off, texts)


def _made(
    read: Iterable[Line],
    source: Hashable,
    locate: Callable[[int, int, str], Place],
    off: tuple[Switch, ...],
    switches: list[Switch],
) -> Iterator[Passage]:
    """Yield the passages of a text; a switch that stands alone works on the paragraph after it.

    A comment that names a unit says whose words follow, up to the next one or the end of the text.
    """
    waiting: tuple[Switch, ...] = ()
    unit, row = "", _Row()
    for line in read:
        unit = next((name for sign in line.signs if not sign.text and (name := _unit(sign))), unit)
        here = tuple(switch for sign in line.signs if not sign.text for switch in _switches(sign, locate))
        switches += here
        cell = Cell((source, line.cell[0]), *line.cell[1:]) if line.cell else None
        made = passage(_spaced(line.signs), _kind(line.mark), locate, (*off, *here, *waiting), cell)
        made = row.placed(made) if cell else made
        if made.text:
            yield replace(made, unit=unit) if unit else made
        waiting = () if made.text else (*waiting, *here)


class _Row:
    """The row of a table whose cells come: its first words say where the others stand, where no line of a file does."""

    def __init__(self) -> None:
        self.key: tuple[Hashable, int] | None = None
        self.words = ""

    def placed(self, cell: Passage) -> Passage:
        """Return a cell whose place says the words of its row; a head's and the words themselves say nothing more."""
        assert cell.cell is not None
        if (key := cell.cell[:2]) != self.key:
            self.key, self.words = key, ""
        if not cell.cell.row or not self.words:
            self.words = cell.text if any(map(str.isalpha, cell.text)) else ""
            return cell
        locate, words = cell.locate, self.words

        def within(offset: int, length: int, said: str) -> Place:
            place = locate(offset, length, said)
            return place if place.line else replace(place, row=words)

        return replace(cell, locate=within)


def _unit(comment: Sign) -> str:
    """Return the unit that a comment of the text names."""
    match = _UNIT.fullmatch(comment.given or "")
    return " ".join(match[1].split()) if match else ""


def _switches(comment: Sign, locate: Callable[[int, int, str], Place]) -> list[Switch]:
    """Return the rules that a comment of the text switches off."""
    written = comment.given or ""
    match = _SWITCH.fullmatch(written)
    place = locate(comment.offset, len(written), written)
    return [Switch(code, place) for code in re.split(r"[\s,]+", match[1])] if match else []


def _kind(mark: str) -> Kind:
    """Return what kind of passage a line is.

    >>> [_kind(mark) for mark in ("cell-right", "head-cell-left", "heading-2", "bullet-1")]
    ['cell', 'cell', 'title', 'body']
    """
    if mark.startswith(("cell", "head-cell")):
        return "cell"
    return "title" if mark.startswith(("title", "heading")) else "body"


def _spaced(signs: Iterable[Sign]) -> list[Sign]:
    """Return the signs of a line as they are read: one blank between two words."""
    kept: list[Sign] = []
    for sign in signs:
        if sign.text and not (sign.text.isspace() and sign.given is None and kept and kept[-1].text == " "):
            kept.append(sign._replace(text=" ") if sign.text != " " and sign.text.isspace() else sign)
    return kept
