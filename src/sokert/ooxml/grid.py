"""The grid of a table: how many columns it has and how wide they are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sokert.ooxml.names import W

if TYPE_CHECKING:
    from lxml import etree

_GRID, _COLUMN, ROW, CELL, _MERGE = (W + name for name in ("tblGrid", "gridCol", "tr", "tc", "vMerge"))
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
AGAIN = "again"
"""What a cell says that goes on with the cell above where there is one to go on with; no word of the schema's."""


def span(cell: etree._Element) -> int:
    """Return how many columns a cell spans."""
    said = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if said is None else max(_number(said.get(f"{W}val")), 1)


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 10 else 0


def unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, and what stands among them, also those in content controls."""
    for child in container:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        else:
            yield child


def merged(table: etree._Element) -> None:
    """Let each merge of cells down a table whose rows were repeated or dropped begin where its first cell now is.

    What goes on in Word must have begun right above it, as wide. A cell that goes on from a repeated one is
    left without words: those of the first are shown.
    """
    above: dict[int, int] = {}
    for row in [one for one in unwrapped(table) if one.tag == ROW]:
        below: dict[int, int] = {}
        place = skipped(row)
        for cell in [one for one in unwrapped(row) if one.tag == CELL]:
            width = span(cell)
            if (merge := cell.find(f"{W}tcPr/{_MERGE}")) is not None:
                _go_on(cell, merge, above.get(place) == width)
                below[place] = width
            place += width
        above = below


def skipped(row: etree._Element) -> int:
    """Return how many columns a row leaves out before its first cell."""
    said = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if said is None else _number(said.get(f"{W}val"))


def _go_on(cell: etree._Element, merge: etree._Element, has_begun: bool) -> None:
    said = merge.get(f"{W}val", "continue")
    if said == "restart":
        return
    if not has_begun:
        merge.set(f"{W}val", "restart")
    elif said == AGAIN:
        merge.set(f"{W}val", "continue")
        _emptied(cell)


def _emptied(cell: etree._Element) -> None:
    """Leave one paragraph of a cell, as its first looks, and no words."""
    look = cell.find(f"{W}p/{W}pPr")
    for child in list(cell):
        if child.tag != f"{W}tcPr":
            cell.remove(child)
    paragraph = cell.makeelement(f"{W}p", {})
    if look is not None:
        paragraph.append(look)
    cell.append(paragraph)


def refitted(table: etree._Element) -> None:
    """Give a table whose columns were repeated or dropped a grid of its cells' count, at its old width.

    A row that has no cell left goes, and a table that has no row. Word trusts the grid and the cells' own
    widths, so both are set anew; a row with fewer columns keeps the spans it has.
    """
    for row in table.findall(ROW):
        if row.find(f".//{CELL}") is None:
            table.remove(row)
    parent = table.getparent()
    if table.find(f".//{ROW}") is None and parent is not None:
        parent.remove(table)
        return
    grid = table.find(_GRID)
    rows = [row.findall(CELL) for row in table.findall(ROW)]
    if grid is None or not rows:
        return
    old = [_number(column.get(f"{W}w")) for column in grid.findall(_COLUMN)]
    widest = max(rows, key=lambda cells: sum(map(span, cells)))
    widths = [share for cell in widest for share in _shares(cell)]
    total, sum_of_widths = sum(old) or sum(widths), sum(widths) or 1
    edges = [round(total * sum(widths[:count]) / sum_of_widths) for count in range(len(widths) + 1)]
    for column in grid.findall(_COLUMN):
        grid.remove(column)
    for left, right in itertools.pairwise(edges):
        column = grid.makeelement(_COLUMN, {f"{W}w": str(right - left)})
        grid.append(column)
    for cells in rows:
        place = 0
        for cell in cells:
            _set_width(cell, edges[place + span(cell)] - edges[place])
            place += span(cell)


def _shares(cell: etree._Element) -> list[int]:
    width = cell.find(f"{W}tcPr/{W}tcW")
    said = _number(width.get(f"{W}w")) if width is not None else 0
    return [max(said // span(cell), 1)] * span(cell)


def _set_width(cell: etree._Element, width: int) -> None:
    said = cell.find(f"{W}tcPr/{W}tcW")
    if said is not None:
        said.set(f"{W}w", str(width))
        said.set(f"{W}type", "dxa")
