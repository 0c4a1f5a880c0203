"""The grid of a table: how many columns it has and how wide they are."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sokert.errors import Finding, TemplateError
from sokert.ooxml.names import W

if TYPE_CHECKING:
    from lxml import etree

MOST_COLUMNS = 63  # of a table, in Word
_GRID, _COLUMN, _ROW, _CELL = (W + name for name in ("tblGrid", "gridCol", "tr", "tc"))


def span(cell: etree._Element) -> int:
    """Return how many columns a cell spans."""
    said = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if said is None else max(_number(said.get(f"{W}val")), 1)


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 10 else 0


def refitted(table: etree._Element) -> None:
    """Give a table whose columns were repeated or dropped a grid of its cells' count, at its old width.

    A row that has no cell left goes, and a table that has no row. Word trusts the grid and the cells' own
    widths, so both are set anew; a row with fewer columns keeps the spans it has.
    """
    _refuse_spans(table)
    for row in table.findall(_ROW):
        if row.find(f".//{_CELL}") is None:
            table.remove(row)
    parent = table.getparent()
    if table.find(f".//{_ROW}") is None and parent is not None:
        parent.remove(table)
        return
    grid = table.find(_GRID)
    rows = [row.findall(_CELL) for row in table.findall(_ROW)]
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
            _set_width(cell, edges[min(place + span(cell), len(widths))] - edges[min(place, len(widths))])
            place += span(cell)


def _refuse_spans(table: etree._Element) -> None:
    """Tell of a cell that shall span what no table has: Word repairs such a file, or fails on it."""
    for said in table.iter(f"{W}gridSpan"):
        given = said.get(f"{W}val", "")
        if not 0 < _number(given) <= MOST_COLUMNS:
            raise TemplateError(Finding("FORM-SPAN", {"given": given, "most": MOST_COLUMNS}))


def _shares(cell: etree._Element) -> list[int]:
    width = cell.find(f"{W}tcPr/{W}tcW")
    said = _number(width.get(f"{W}w")) if width is not None else 0
    return [max(said // span(cell), 1)] * span(cell)


def _set_width(cell: etree._Element, width: int) -> None:
    said = cell.find(f"{W}tcPr/{W}tcW")
    if said is not None:
        said.set(f"{W}w", str(width))
        said.set(f"{W}type", "dxa")
