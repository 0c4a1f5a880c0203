"""Tells in which cell of which table a paragraph stands, as a person who looks at the page counts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sokert.ooxml.grid import CELL, ROW, skipped, span, unwrapped
from sokert.ooxml.names import MC, W

if TYPE_CHECKING:
    from lxml import etree

_TABLE = f"{W}tbl"
_UNSEEN = (None, "nil", "none")
_UPRIGHT = frozenset(W + name for name in ("left", "start", "right", "end", "insideV"))
_DEEPEST = 20  # styles that are based on each other

Spot = tuple[int, int, int]
"""A table, a row and a column, each from 1."""


def table_numbers(story: etree._Element, styles: etree._Element | None) -> dict[etree._Element, int]:
    """Return the number of each table of a story, from 1; one without lines only lays out words, and is not counted."""
    lined = _Lined(styles)
    seen = (one for one in story.iter(_TABLE) if next(one.iterancestors(f"{MC}Fallback"), None) is None)
    return {table: number for number, table in enumerate(filter(lined.shows, seen), 1)}


def spots(story: etree._Element, styles: etree._Element | None) -> dict[etree._Element, Spot]:
    """Return where each cell of the tables of a story stands."""
    return {
        cell: (number, at, column)
        for table, number in table_numbers(story, styles).items()
        for at, row in enumerate((one for one in unwrapped(table) if one.tag == ROW), 1)
        for cell, column in _columns(row)
    }


def spot_of(paragraph: etree._Element, known: Mapping[etree._Element, Spot]) -> dict[str, int]:
    """Return where in a table a paragraph stands, as a place names it; nothing for one that stands in none."""
    cell = next(paragraph.iterancestors(CELL), None)
    return named(known.get(cell)) if cell is not None else {}


def named(spot: Spot | None) -> dict[str, int]:
    """Return a spot as a place names it.

    >>> named((2, 3, 4)), named(None)
    ({'table': 2, 'table_row': 3, 'table_column': 4}, {})
    """
    return dict(zip(("table", "table_row", "table_column"), spot, strict=True)) if spot else {}


def _columns(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    column = 1 + skipped(row)
    for cell in (one for one in unwrapped(row) if one.tag == CELL):
        yield cell, column
        column += span(cell)


class _Lined:
    """Which tables show lines, by themselves or by their style."""

    def __init__(self, styles: etree._Element | None) -> None:
        every = () if styles is None else styles.iterchildren(f"{W}style")
        self._styles = {one.get(f"{W}styleId", ""): one for one in every if one.get(f"{W}type") == "table"}
        self._default = next((id for id, one in self._styles.items() if one.get(f"{W}default") in ("1", "true")), "")
        self._known: dict[str, bool] = {}

    def shows(self, table: etree._Element) -> bool:
        """Return whether a table has lines; a line under a cell alone is a rule under words."""
        own = table.find(f"{W}tblPr/{W}tblBorders")
        style = table.find(f"{W}tblPr/{W}tblStyle")
        if (
            any(map(_is_seen, own))
            if own is not None
            else self._drawn_by(self._default if style is None else _said(style))
        ):
            return True
        cells = (cell for row in unwrapped(table) if row.tag == ROW for cell in unwrapped(row) if cell.tag == CELL)
        edges = (edge for cell in cells for edge in cell.iterfind(f"{W}tcPr/{W}tcBorders/*"))
        return any(edge.tag in _UPRIGHT and _is_seen(edge) for edge in edges)

    def _drawn_by(self, id: str, depth: int = 0) -> bool:
        if id not in self._known:
            style = self._styles.get(id)
            base = None if style is None else style.find(f"{W}basedOn")
            own = () if style is None else style.iter(f"{W}tblBorders", f"{W}tcBorders")
            self._known[id] = any(_is_seen(edge) for borders in own for edge in borders) or (
                base is not None and depth < _DEEPEST and self._drawn_by(_said(base), depth + 1)
            )
        return self._known[id]


def _said(element: etree._Element) -> str:
    return element.get(f"{W}val", "")


def _is_seen(edge: etree._Element) -> bool:
    return edge.get(f"{W}val") not in _UNSEEN
