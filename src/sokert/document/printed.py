"""PRINTED: what stands around the words that a tag printed, from the filling to the map of a written file.

A mark says which metric gave the words and by which expression: `\\x12vb_den|number\\x1320.870\\x14`. Like all signs of
structure it is made of what XML forbids, so no words can hold it; it is taken off before a word is written.

The map of a written file (`word.printed_map` makes it) holds the samples of the document as skeletons, the blocks in
their order as numbers of samples, and the words of each block, marks and all. From these, and from any Word file, the
same signs of structure make the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unicodedata import is_normalized, normalize

from sokert.document.silence import SIGNS, cuts

BEGIN, SAID, END = "\x12", "\x13", "\x14"
_WHOLE = re.compile(f"{BEGIN}([^{SAID}]*){SAID}([^\x0e-{END}]*){END}")
STRUCTURE = "\x01"
"""Stands before a letter of structure.

p and P begin and end a paragraph, t and T a table, r and R a row, c and C a cell, x and X what is not read; f begins a
field, s its result, e ends it; o begins a part, whose name follows. After - the words of the block are not read as
text, after + nor what follows in the sample up to its next sign, where the words of the block before were not.
"""
NAMED = "\x02"
_TOKENS = re.compile(f"{STRUCTURE}(?:o([^{NAMED}]*){NAMED}|(.))|([^{STRUCTURE}]+)", re.DOTALL)


def around(words: str, origin: str) -> str:
    """Return words with the mark of what printed them.

    >>> bare(around("20.870", "vb_den"))
    '20.870'
    """
    return f"{BEGIN}{origin}{SAID}{words}{END}"


def bare(text: str) -> str:
    """Return a text without its marks."""
    if BEGIN not in text:
        return text
    first, *marked = text.replace(END, "").split(BEGIN)
    return "".join((first, *[piece.partition(SAID)[2] for piece in marked]))


# Programs number headers, footers and notes as they please, so all of a kind are one story.
_STORY = re.compile(r".*?([a-z]+)\d*\.xml$")


class Cell(NamedTuple):
    """Where in a file's tables a line stands, each counted from 0."""

    table: int
    row: int
    column: int


class Printed(NamedTuple):
    """Some words of a line that a tag printed: from where to where, and by which metric and expression."""

    start: int
    end: int
    origin: str


@dataclass(slots=True)
class Line:
    """A paragraph as it is compared: blanks are one, hyphens alike, no soft hyphen; and what was printed in it."""

    part: str
    text: str
    cell: Cell | None = None
    printed: list[Printed] = field(default_factory=list)
    number: int = field(default=0, compare=False)
    """Which paragraph of its part it is, from 1, those without words counted: as everything else counts them."""


@dataclass(slots=True)
class _Open:
    """A paragraph that has begun."""

    cell: Cell | None
    number: int
    pieces: list[str] = field(default_factory=list)


class Reading:
    """Takes signs of structure and words in their order, and gives lines; each part has a reading of its own."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.lines: list[Line] = []
        self._open: list[_Open] = []
        self._fields: list[bool] = []
        self._unread = 0
        self._paragraphs = 0
        self._tables = -1
        self._cells: list[list[int]] = []

    def take(self, sign: str) -> None:
        """Take one sign of structure."""
        if sign == "p":
            self._paragraphs += 1
            self._open.append(_Open(Cell(*self._cells[-1]) if self._cells else None, self._paragraphs))
        elif sign == "P" and self._open:
            self._close(self._open.pop())
        elif sign in "xX":
            self._unread = max(self._unread + (1 if sign == "x" else -1), 0)
        elif sign == "f":
            self._fields.append(False)
        elif sign in "se" and self._fields:
            self._fields[-1:] = [True] if sign == "s" else []
        else:
            self._table(sign)

    def _table(self, sign: str) -> None:
        if sign == "t":
            self._tables += 1
            self._cells.append([self._tables, -1, -1])
        elif self._cells and sign == "r":
            self._cells[-1][1:] = [self._cells[-1][1] + 1, -1]
        elif self._cells and sign == "c":
            self._cells[-1][2] += 1
        elif self._cells and sign == "T":
            self._cells.pop()

    def say(self, words: str) -> None:
        """Take words; those that a reader's program works out, such as a page's number, are not compared."""
        if self._open and not self._unread and not any(self._fields):
            self._open[-1].pieces.append(words)

    def _close(self, paragraph: _Open) -> None:
        text, printed = _compared("".join(paragraph.pieces))
        if text:
            self.lines.append(Line(self.part, text, paragraph.cell, printed, paragraph.number))


_ALIKE = {"\xad": "", "\u2011": "-", "\u200b": ""}


def _compared(said: str) -> tuple[str, list[Printed]]:
    """Return the words of a paragraph as they are compared, and what was printed in them."""
    if BEGIN not in said and not SIGNS.search(said):
        return normal(said), []
    if whole := _WHOLE.fullmatch(said):  # a cell of an annex, mostly
        words = normal(whole[2])
        return words, [Printed(0, len(words), whole[1])] if words else []
    if not is_normalized("NFC", said):
        said = normalize("NFC", said)
    signs: list[tuple[str, int]] = []
    origins: list[str] = []
    printing = -1
    for piece in re.split(f"({BEGIN}[^{SAID}]*{SAID}|{END})", said):
        if piece.startswith(BEGIN):
            origins.append(piece[1:-1])
            printing = len(origins) - 1
        elif piece == END:
            printing = -1
        else:
            signs += [(sign, printing) for sign in piece]
    if gone := set(cuts("".join(sign for sign, _ in signs))):
        signs = [one for at, one in enumerate(signs) if at not in gone]
    return _spans(signs, origins)


def _spans(signs: list[tuple[str, int]], origins: list[str]) -> tuple[str, list[Printed]]:
    """Return signs, each with the number of what printed it, as a text and its stretches."""
    kept: list[tuple[str, int]] = []
    for sign, origin in signs:
        sign = _ALIKE.get(sign, sign)
        if sign.isspace():
            if kept and kept[-1][0] != " ":
                kept.append((" ", origin))
        elif sign:
            kept.append((sign, origin))
    while kept and kept[-1][0] == " ":
        kept.pop()
    printed: list[Printed] = []
    for at, (sign, origin) in enumerate(kept):
        if origin < 0 or (sign == " " and (at + 1 == len(kept) or kept[at + 1][1] != origin)):
            continue
        if printed and printed[-1].end == at and at and kept[at - 1][1] == origin:
            printed[-1] = printed[-1]._replace(end=at + 1)
        else:
            printed.append(Printed(at, at + 1, origins[origin]))
    return "".join(sign for sign, _ in kept), printed


def normal(text: str) -> str:
    """Return words as they are compared: every program that saves a file writes some of these otherwise.

    >>> normal("năm\\u00a02023 \\u2011 đầu\\xad tiên ")
    'năm 2023 - đầu tiên'
    """
    for sign, instead in _ALIKE.items():
        text = text.replace(sign, instead)
    text = " ".join(text.split())
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def lines(tokens: Iterator[str], first: str) -> list[Line]:
    """Return the lines of a stream of words and signs of structure, those of the first part before the others'."""
    readings = {first: (reading := Reading(first))}
    for piece in tokens:
        for match in _TOKENS.finditer(piece):
            part, sign, words = match.groups()
            if words is not None:
                reading.say(words)
            elif sign is None:
                story = part if part == first else _STORY.sub(r"\1", part)
                reading = readings.setdefault(story, Reading(story))
            else:
                reading.take(sign)
    return [line for name in (first, *sorted(readings.keys() - {first})) for line in readings[name].lines]


def mapped(printed: Mapping[str, Any], first: str) -> list[Line]:
    """Return the lines of a written file from its map: as it was when it was written."""
    samples, parts = printed["samples"], printed["parts"]

    def tokens() -> Iterator[str]:
        unread = False
        for sample, words in zip(printed["blocks"], printed["words"], strict=True):
            said = samples[sample]
            if unread and said.startswith(f"{STRUCTURE}+"):
                _, sign, rest = said[2:].partition(STRUCTURE)
                said = sign + rest
            unread = said.endswith(f"{STRUCTURE}-")
            yield said[:-2] if unread else said
            if words and not unread:
                yield words
        for name, said in parts.items():
            yield f"{STRUCTURE}o{name}{NAMED}{said}"

    return lines(tokens(), first)
