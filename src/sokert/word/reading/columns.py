"""Loops over the columns of a table: the column's cell in every row, and its place in the grid."""

from __future__ import annotations


from lxml import etree

from sokert.word.effective.properties import W, number
from sokert.word.reading.marks import Mark, Sheet
from sokert.word.reading.standing import CELL, ROW, child_of, cut_out, is_empty

_GRID, _COLUMN = f"{W}tblGrid", f"{W}gridCol"


def loop_over_column(ends: list[Mark], table: etree._Element, rows: list[etree._Element], sheet: Sheet) -> bool:
    """Put a pair around a column when it opens in the first row and closes in the last, in one column.

    False when it stands otherwise; then it controls rows.
    """
    opener, closer = ends[0], ends[-1]
    all_rows = table.findall(ROW)
    if len(ends) != 2 or len(all_rows) < 2 or [rows[0], rows[-1]] != [all_rows[0], all_rows[-1]]:
        return False
    assert opener.node is not None
    assert closer.node is not None
    first, last = child_of(rows[0], opener.node), child_of(rows[-1], closer.node)
    column = _column(first)
    if column != _column(last) or _columns(rows[0]) < 2 or is_empty(first) or is_empty(last):
        return False
    cells = [_cell_at(row, column) for row in all_rows]
    if any(cell is None for cell in cells):
        return False
    cut_out(opener.node)
    cut_out(closer.node)
    for cell in cells:
        assert cell is not None
        _wrap(cell, opener, closer, sheet)
    return True


def keep_column(cell: etree._Element, opener: Mark, closer: Mark, sheet: Sheet) -> None:
    """Put a condition around the column a cell stands in."""
    table = next(cell.iterancestors(f"{W}tbl"))
    for other in (_cell_at(row, _column(cell)) for row in table.findall(ROW)):
        if other is not None:
            _wrap(other, opener, closer, sheet)


def _wrap(cell: etree._Element, opener: Mark, closer: Mark, sheet: Sheet) -> None:
    """Put copies of two tags around a cell."""
    for mark, put in ((opener, cell.addprevious), (closer, cell.addnext)):
        put(sheet.add(Mark(mark.source, mark.tag, mark.where)))


def _column(cell: etree._Element) -> int:
    """Return the column of the grid a cell begins in."""
    return sum(_span(other) for other in cell.itersiblings(CELL, preceding=True))


def _columns(row: etree._Element) -> int:
    return sum(_span(cell) for cell in row.findall(CELL))


def _cell_at(row: etree._Element, column: int) -> etree._Element | None:
    return next((cell for cell in row.findall(CELL) if _column(cell) == column and _span(cell) == 1), None)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else max(number(span.get(f"{W}val"), 1), 1)


def refitted(table: etree._Element) -> None:
    """Give a table whose columns were repeated or dropped a grid of its cells' count, at its old width.

    Word trusts the grid and the cells' own widths, so both are set anew; a row with fewer columns keeps
    the spans it has.
    """
    grid = table.find(_GRID)
    rows = [row.findall(CELL) for row in table.findall(ROW)]
    if grid is None or not rows:
        return
    old = [number(column.get(f"{W}w")) for column in grid.findall(_COLUMN)]
    widest = max(rows, key=lambda cells: sum(map(_span, cells)))
    widths = [share for cell in widest for share in _shares(cell)]
    total, sum_of_widths = sum(old) or sum(widths), sum(widths) or 1
    edges = [round(total * sum(widths[:count]) / sum_of_widths) for count in range(len(widths) + 1)]
    for column in grid.findall(_COLUMN):
        grid.remove(column)
    for left, right in zip(edges, edges[1:], strict=False):
        etree.SubElement(grid, _COLUMN).set(f"{W}w", str(right - left))
    for cells in rows:
        place = 0
        for cell in cells:
            _set_width(cell, edges[min(place + _span(cell), len(widths))] - edges[min(place, len(widths))])
            place += _span(cell)


def _shares(cell: etree._Element) -> list[int]:
    width = cell.find(f"{W}tcPr/{W}tcW")
    said = number(width.get(f"{W}w"), 0) if width is not None else 0
    return [max(said // _span(cell), 1)] * _span(cell)


def _set_width(cell: etree._Element, width: int) -> None:
    said = cell.find(f"{W}tcPr/{W}tcW")
    if said is not None:
        said.set(f"{W}w", str(width))
        said.set(f"{W}type", "dxa")


