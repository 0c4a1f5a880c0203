"""Traces what a filled text says back to its author: each sign knows where it was typed, or which tag gave it.

A text is read once, by the reader that also makes the page, and filled once more with a mark in the place of each
stretch that was typed: what comes out tells words from figures, whatever loops and conditions did with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sokert.document.blocks import CLOSE, NOTES, OPEN, ORIGIN, VALUE, Value, fence, split, within
from sokert.document.origin import Sign
from sokert.document.printed import BEGIN, END, SAID
from sokert.document.silence import SIGNS, cuts
from sokert.template.notes import NOTE
from sokert.template.notes import WORDS as NOTE_WORDS
from sokert.template.tags import Tag, find, is_block_set
from sokert.vietnamese import ITSELF

_PRINTED = re.compile(r"(\w+)((?:\.\w+|\|\w+)*)")
_ROWS = "[]"
"""What gives the cells of a table whose rows stand in the tag: they are as typed."""
_CONSTANTS = frozenset({"none", "true", "false", "None", "True", "False"})
_MARK = re.compile(f"({BEGIN}[^{SAID}]*{SAID}|{END})")
_FENCE = re.compile(f"({OPEN}[^{CLOSE}]*{CLOSE})")


class Line(NamedTuple):
    """A paragraph, title, item or cell: its mark, and what it says sign by sign."""

    mark: str
    signs: list[Sign]
    cell: tuple[int, int, int] | None = None
    """Of a cell: which table of the text, which row, which column, counted from 0."""


class Origin(NamedTuple):
    """A stretch of a text: typed words with the place of each sign, or a tag with the name of what it gives."""

    words: str
    offsets: Sequence[int]
    given: str | None = None

    def signs(self) -> Iterator[Sign]:
        """Yield the stretch sign by sign."""
        for sign, offset in zip(self.words, self.offsets, strict=False):
            yield Sign(sign, offset, self.given)


def traced(source: str, fenced: str) -> tuple[str, list[Origin]]:
    """Return the fenced lines of a source with a mark for each typed stretch and around what each tag prints.

    >>> line, origins = traced("- Nhận **{{ a }}** tin", fence("bullet-1") + "Nhận {{ a }} tin" + fence("/bullet-1"))
    >>> line.translate({0xFFFF: "<", 0xFFFE: ">"})
    '<bullet-1><~0><~1>{{ a }}<~><~2></bullet-1>'
    >>> [(one.words, one.offsets[0], one.given) for one in origins]
    [('Nhận ', 2, None), ('', 9, ''), (' tin', 18, None)]
    """
    tracer = _Tracer(source)
    at = 0
    for tag in find(fenced):
        tracer.typed(fenced[at : tag.start])
        tracer.tag(tag, fenced[tag.start : tag.end])
        at = tag.end
    tracer.typed(fenced[at:])
    return "".join(tracer.pieces), tracer.origins


class _Tracer:
    """Goes through fenced lines and their source side by side.

    What a set block or a filter block holds stays as it is: a filter or a comparison may take it, marks and all.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.held = 0
        self.away: list[int] = []
        """Where the line goes on behind the sign of a note, while the note is gone through."""
        self.pieces: list[str] = []
        self.origins: list[Origin] = []

    def _put(self, origin: Origin) -> str:
        self.origins.append(origin)
        return fence(f"{ORIGIN}{len(self.origins) - 1}")

    def typed(self, stretch: str) -> None:
        """Take words and fences as they stand between two tags."""
        for piece in filter(None, _FENCE.split(stretch)):
            if piece.startswith(OPEN):
                self._note(piece[1:-1])
                self.pieces.append(piece)
            else:
                offsets = self._found(piece)
                self.pieces.append(piece if self.held else self._put(Origin(piece, offsets)))

    def _note(self, mark: str) -> None:
        """Go to where the words of a note were typed, and come back to its sign in the line."""
        if mark in NOTES and (sign := NOTE.search(self.source, self.place)):
            self.away.append(sign.end())
            found = next((one for one in NOTE_WORDS.finditer(self.source) if one[1] == sign[1]), None)
            self.place = found.end() if found else self.place
        elif mark[1:] in NOTES and self.away:
            self.place = self.away.pop()

    def _found(self, words: str) -> Sequence[int]:
        """Return where each sign of some words stands in the source, in front of all that was found before."""
        at = self.source.find(words, self.place)
        if at >= 0 and "\n" not in self.source[self.place : at].strip("\r\n \t"):
            self.place = at + len(words)
            return range(at, self.place)
        offsets = []
        for sign in words:
            # A line's end is read as a blank, and an escape's backslash is not there any more.
            near = self.source.find(sign, self.place) if not sign.isspace() else self.place
            self.place = min(near + 1 if near >= 0 else self.place, len(self.source))
            offsets.append(max(near, 0) if near >= 0 else self.place)
        return offsets

    def tag(self, tag: Tag, written: str) -> None:
        """Take a tag; a comment that only moves down to a line is not the author's."""
        if tag.kind == "comment" and not written.strip("{#\n }"):
            self.pieces.append(written)
            return
        start = max(self.source.find(written, self.place), self.place)
        self.place = start + len(written)
        self.held += (tag.word == "filter" or is_block_set(tag)) - (tag.word in ("endset", "endfilter"))
        if self.held or tag.kind not in ("comment", "variable"):
            self.pieces.append(written)
        elif tag.kind == "comment":
            self.pieces.append(self._put(Origin("", (start,), written)) + fence(ORIGIN))
        else:
            given = _ROWS if _is_typed_table(tag) else ""
            self.pieces += [self._put(Origin("", (start,), given)), written, fence(ORIGIN)]


def _is_typed_table(tag: Tag) -> bool:
    """Return whether a tag makes a table of rows that stand in it: a program wrote them, or a person.

    >>> [_is_typed_table(find(tag)[0]) for tag in ('{{ [{"Số": 3}]|table }}', "{{ [thu]|table }}", "{{ thu|table }}")]
    [True, False, False]
    """
    words = [token.value for token in tag.tokens]
    if words[:1] != ["["] or "table" not in words:
        return False
    end = words.index("table")
    names = {token.value for token in tag.tokens[:end] if token.kind == "name"}
    return words[end - 1] == "|" and names <= _CONSTANTS


def given_by(origin: str) -> str:
    """Return the metric whose own figure an origin prints, or its plan; nothing where a filter makes another figure.

    >>> given_by("vb_den|number"), given_by("vb_den|plan"), given_by("vb_den|change"), given_by("=issuer.name")
    ('vb_den', 'vb_den|plan', '', '')
    """
    match = _PRINTED.fullmatch(origin)
    ways = [way for way in re.split(r"[.|]", match[2])[1:] if way not in ITSELF] if match else []
    return f"{match[1]}|plan" if match and ways == ["plan"] else match[1] if match and not ways else ""


def folded(filled: str, origins: Sequence[Origin], values: Sequence[Value]) -> Iterator[Line]:
    """Yield the lines of a filled text with what is known of each sign; a comment is a sign without a text."""
    mark, signs, tag, grid = "", list[Sign](), Origin("", (0,), ""), _Grid()
    lines: list[tuple[str, list[Sign], tuple[int, int, int] | None]] = []
    notes = set[tuple[tuple[str, int], ...]]()
    for name, text in split(fence("plain") + filled):
        if name.startswith(ORIGIN):
            origin = origins[int(name[1:])] if name != ORIGIN else tag._replace(given="")
            signs += origin.signs()
            tag = origin if origin.given is not None else Origin("", origin.offsets[-1:] or tag.offsets, "")
            tag = tag._replace(given=None) if tag.given == _ROWS else tag
            signs += [Sign("", tag.offsets[0], tag.given)] if (tag.given or "").startswith("{#") else []
        elif name in NOTES:  # the line that it stands in goes on behind it
            lines.append((mark, signs, grid.at))
            mark, signs, grid.at = name, [], None
        elif name[1:] in NOTES and lines:
            yield from _once(Line(mark, _spoken(signs)), notes)
            mark, signs, grid.at = lines.pop()
        elif not (name == "break" or name.startswith(VALUE) or within(name)):
            if signs:
                yield Line(mark, _spoken(signs), grid.at)
            mark, signs = name if not name.startswith("/") else "", []
            grid.go(name)
        tag, said = _said(_stands_for(name, values) + text, tag)
        signs += said
    if signs:
        yield Line(mark, _spoken(signs), grid.at)


def _stands_for(name: str, values: Sequence[Value]) -> str:
    """Return the words that a fence stands for: a value's, a reference's, which are known when all is written."""
    if name.startswith(VALUE):
        return str(values[int(name[1:])])
    return " " if name == "break" else name.removeprefix("ref/") if name.startswith("ref/") else ""


def _said(words: str, tag: Origin) -> tuple[Origin, list[Sign]]:
    """Return some words sign by sign, and the tag as it goes on behind them: its marks say what gives the figures."""
    signs: list[Sign] = []
    for piece in _MARK.split(words) if BEGIN in words or END in words else (words,):
        if piece.startswith((BEGIN, END)) and tag.given is None:
            continue
        if piece.startswith((BEGIN, END)):
            tag = tag._replace(given=given_by(piece[1:-1]))
        else:
            signs += [Sign(" " if sign.isspace() else sign, tag.offsets[0], tag.given) for sign in piece]
    return tag, signs


def _once(note: Line, known: set[tuple[tuple[str, int], ...]]) -> Iterator[Line]:
    """Yield a note unless it was yielded before: its words stand once, however many signs lead to them."""
    said = tuple((sign.text, sign.offset) for sign in note.signs)
    if said not in known:
        known.add(said)
        yield note


class _Grid:
    """Counts tables, rows and columns as their fences go by."""

    table = row = column = -1
    at: tuple[int, int, int] | None = None

    def go(self, name: str) -> None:
        """Go by a fence."""
        self.at = None
        if name.startswith("table/"):
            self.table, self.row = self.table + 1, -1
        elif name in ("row", "head-row"):
            self.row, self.column = self.row + 1, -1
        elif name.startswith(("cell-", "head-cell-")):
            self.column += 1
            self.at = (self.table, self.row, self.column)


def _spoken(signs: list[Sign]) -> list[Sign]:
    """Return the signs of a line without those of tags that say nothing, and the marks that go with them."""
    said = "".join(sign.text for sign in signs)
    if not SIGNS.search(said):
        return signs
    gone, at = set(cuts(said)), -1
    kept: list[Sign] = []
    for sign in signs:
        at += len(sign.text)
        kept += [sign] if not sign.text or at not in gone else []
    return kept
