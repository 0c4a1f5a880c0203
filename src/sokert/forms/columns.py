"""Loops over the columns of a table: the column's cell in every row, and its place in the grid."""

from __future__ import annotations

from lxml import etree

from sokert.forms.form_tags import FormTag, Sheet
from sokert.forms.tag_places import CELL, ROW, child_of, cut_out, is_empty
from sokert.ooxml.grid import span
from sokert.ooxml.names import W


def loop_over_column(ends: list[FormTag], table: etree._Element, rows: list[etree._Element], sheet: Sheet) -> bool:
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


def keep_column(cell: etree._Element, opener: FormTag, closer: FormTag, sheet: Sheet) -> None:
    """Put a condition around the column a cell stands in."""
    table = next(cell.iterancestors(f"{W}tbl"))
    for other in (_cell_at(row, _column(cell)) for row in table.findall(ROW)):
        if other is not None:
            _wrap(other, opener, closer, sheet)


def _wrap(cell: etree._Element, opener: FormTag, closer: FormTag, sheet: Sheet) -> None:
    """Put copies of two tags around a cell."""
    for tag, put in ((opener, cell.addprevious), (closer, cell.addnext)):
        put(sheet.add(FormTag(tag.source, tag.parsed, tag.where)))


def _column(cell: etree._Element) -> int:
    """Return the column of the grid a cell begins in."""
    return sum(span(other) for other in cell.itersiblings(CELL, preceding=True))


def _columns(row: etree._Element) -> int:
    return sum(span(cell) for cell in row.findall(CELL))


def _cell_at(row: etree._Element, column: int) -> etree._Element | None:
    return next((cell for cell in row.findall(CELL) if _column(cell) == column and span(cell) == 1), None)
