"""On which page each bookmark of a file is: reckoned from the widths of letters, so that it is alike on every machine.

Lines are set word by word; a line is as high as Times New Roman sets it, or as the paragraph says. Two lines of a
paragraph stay together, a heading stays with what follows, a row is not split, notes take their room at the foot. What
a program sets otherwise by a hair moves a heading at a page's edge by a page (docs/notes/notes-contents-captions.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sokert.ooxml.font_metrics import width
from sokert.ooxml.names import WP, W
from sokert.ooxml.properties import number
from sokert.ooxml.unpacking import Archive
from sokert.resolved import Document, Paragraph, Section, read

_NATURAL = 1.149  # a line of Times New Roman, in sizes of its letters
_BELOW = 0.216  # of it below the letters' foot, on which a picture stands
_SEPARATOR = 6.0  # points of the line above the notes of a page
_EDGE = 0.5  # points of the line between two rows
_POINT = 20  # twips
_EMU = 12_700  # to a point
_TOGETHER = 2  # lines of a paragraph that stay on one page


@dataclass(slots=True)
class _Item:
    """A paragraph or a row: the heights of its lines, the room around it, its bookmarks by line."""

    lines: list[float]
    before: float = 0
    after: float = 0
    keep: bool = False
    new_page: bool = False
    whole: bool = False
    head: bool = False
    table: int = 0
    bookmarks: list[str] = field(default_factory=list)
    notes: float = 0


def pages(parts: Mapping[str, bytes]) -> dict[str, int]:
    """Return the number of the page that each bookmark of a file is on, as the page prints it."""
    document = read(Archive("", parts))
    notes = _notes(document)
    found: dict[str, int] = {}
    page = 0
    for at, section in enumerate(document.sections):
        own = [one for one in document.paragraphs if one.section == at and not one.box]
        page = section.starts_at if section.starts_at is not None else page + 1
        page = _Page(section, found, page).set(list(_items(own, section, notes)))
    return found


class _Page:
    """Sets the items of a section from page to page."""

    def __init__(self, section: Section, found: dict[str, int], page: int) -> None:
        margins = section.margins
        self.high = (section.height - margins["top"] - margins["bottom"]) / _POINT
        self.found, self.page = found, page
        self.used = self.foot = self.after = 0.0
        self.table, self.heads = 0, 0.0

    def set(self, items: list[_Item]) -> int:
        """Set all items; return the number of the last page."""
        for at, item in enumerate(items):
            if item.new_page and self.used:
                self._turn()
            if item.table != self.table:
                self.table, self.heads = item.table, 0.0
            needed, notes = _together(items, at, self.after)
            needed += self._room(notes)
            if self.used and self.used + needed + self.foot > self.high and needed <= self.high:
                self._turn()
            self._put(item)
        return self.page

    def _room(self, notes: float) -> float:
        """Return how much more of a page its foot takes with some notes."""
        return notes + (_SEPARATOR if notes and not self.foot else 0.0)

    def _turn(self) -> None:
        self.page, self.used, self.foot, self.after = self.page + 1, self.heads, 0.0, 0.0

    def _put(self, item: _Item) -> None:
        """Set one item; a paragraph's lines go on over the page's end, two at least on either side."""
        # None at a page's top; of two neighbours the larger holds.
        self.used += max(item.before - self.after, 0) if self.used > self.heads else 0
        self.found.update(dict.fromkeys(item.bookmarks, self.page))
        self.foot += self._room(item.notes)
        if item.whole:
            self.used += sum(item.lines)
        else:
            lines = item.lines
            while lines:
                lines = self._lines(lines)
        self.used += item.after
        self.after = item.after
        if item.head:
            self.heads += sum(item.lines)

    def _lines(self, lines: list[float]) -> list[float]:
        """Set as many lines as the page takes; return the rest."""
        fit, used = 0, self.used
        while fit < len(lines) and used + lines[fit] + self.foot <= self.high + 0.01:
            used, fit = used + lines[fit], fit + 1
        if fit == len(lines):
            self.used = used
            return []
        if len(lines) - fit < _TOGETHER:
            fit = max(len(lines) - _TOGETHER, 0)
        if fit < _TOGETHER and self.used > self.heads:
            fit = 0
        elif fit == 0:
            fit = 1  # higher than a page
        self.used += sum(lines[:fit])
        self._turn()
        return lines[fit:]


def _together(items: list[_Item], at: int, after: float) -> tuple[float, float]:
    """Return how high an item and those it stays with are behind some room, and how high their notes."""
    high = notes = 0.0
    for item in items[at:]:
        lines = item.lines if item.whole or item.keep or len(item.lines) <= _TOGETHER + 1 else item.lines[:_TOGETHER]
        high, notes = high + max(item.before - after, 0) + sum(lines), notes + item.notes
        if not item.keep:
            break
        high, after = high + item.after, item.after
    return high, notes


def _items(paragraphs: list[Paragraph], section: Section, notes: Mapping[str, float]) -> Iterator[_Item]:
    """Yield the paragraphs and rows of a section."""
    measure = section.measure / _POINT
    for key, group in groupby(paragraphs, key=lambda one: one.cell and (one.cell.table, one.cell.row)):
        own = list(group)
        yield from [_row(own, notes)] if key else [_item(one, measure, notes) for one in own]


def _row(own: list[Paragraph], notes: Mapping[str, float]) -> _Item:
    """Return a row of a table: as high as its highest cell."""
    cells: dict[int, float] = {}
    marks = list[str]()
    for one in own:
        assert one.cell is not None
        item = _item(one, (one.cell.width - one.cell.padding) / _POINT, notes)
        cells[one.cell.column] = cells.get(one.cell.column, 0) + item.before + sum(item.lines) + item.after
        marks += item.bookmarks
    row = next(own[0].element.iterancestors(f"{W}tr"), None)
    head = row is not None and row.find(f"{W}trPr/{W}tblHeader") is not None
    high = max(cells.values()) + _EDGE
    foot = sum(_of_notes(one, notes) for one in own)
    keep = head or own[0].keep_next
    table = own[0].cell.table if own[0].cell else 0
    return _Item([high], keep=keep, whole=True, head=head, table=table, bookmarks=marks, notes=foot)


def _item(one: Paragraph, measure: float, notes: Mapping[str, float]) -> _Item:
    """Return a paragraph, its lines set."""
    size = max((run.size for run in one.runs if run.text), default=one.runs[0].size if one.runs else 14)
    high = _line(one, size)
    room = measure - (one.left + one.right) / _POINT
    picture = max((number(extent.get("cy")) / _EMU for extent in one.element.iter(f"{WP}extent")), default=0)
    lines = [high] * _count(one, room)
    if picture:
        lines[0] = max(lines[0], picture + size * _BELOW)
    marks = [mark.get(f"{W}name", "") for mark in one.element.iter(f"{W}bookmarkStart")]
    breaks = one.element.find(f'{W}r/{W}br[@{W}type="page"]') is not None
    item = _Item(
        lines, one.before / _POINT, one.after / _POINT, one.keep_next, one.break_before, bookmarks=marks,
        notes=_of_notes(one, notes),
    )  # fmt: skip
    if breaks:
        item.after = 100_000  # the rest of the page
    return item


def _line(one: Paragraph, size: float) -> float:
    natural = size * _NATURAL
    if one.line_rule == "exact":
        return one.line / _POINT
    return max(natural, one.line / _POINT) if one.line_rule == "atLeast" else natural * one.line / 240


def _count(one: Paragraph, room: float) -> int:
    """Return how many lines a paragraph takes."""
    first = room - one.first_line / _POINT
    lines, left, space = 1, first, 0.0
    for text, size, bold in _words(one):
        if text == "\n":
            lines, left, space = lines + 1, room, 0.0
            continue
        wide = width(text.rstrip(" "), size, bold)
        if space and wide + space > left + 0.01:
            lines, left, space = lines + 1, room, 0.0
        left -= wide + space
        space = width(" ", size, bold) if text.endswith(" ") else 0.0
    return lines


def _words(one: Paragraph) -> Iterator[tuple[str, float, bool]]:
    """Yield the words of a paragraph, each with the blank behind it; a word of several looks in pieces."""
    runs = [run for run in one.runs if not run.hidden and run.text]
    if one.label and runs:
        yield one.label + " ", runs[0].size, runs[0].bold
    for run in runs:
        for at, text in enumerate(run.shown.replace("\t", " ").split("\n")):
            if at:
                yield "\n", run.size, run.bold
            pieces = text.split(" ")
            yield from ((piece + " ", run.size, run.bold) for piece in pieces[:-1])
            if pieces[-1]:
                yield pieces[-1], run.size, run.bold


def _notes(document: Document) -> dict[str, float]:
    """Return how high each footnote is, by its id."""
    measure = document.sections[0].measure / _POINT
    found: dict[str, float] = {}
    for one in document.notes:
        note = next(one.element.iterancestors(f"{W}footnote"), None)
        if note is not None:
            item = _item(one, measure, {})
            id = note.get(f"{W}id", "")
            found[id] = found.get(id, 0) + item.before + sum(item.lines) + item.after
    return found


def _of_notes(one: Paragraph, notes: Mapping[str, float]) -> float:
    return sum(notes.get(sign.get(f"{W}id", ""), 0) for sign in one.element.iter(f"{W}footnoteReference"))
