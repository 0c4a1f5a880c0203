"""A TABLE as data: columns, and rows of words; how wide its columns are is the page's affair.

    Table((Column("Chỉ tiêu", "left"), Column("HĐND tỉnh giao", group="Kế hoạch")), (Row(("Thu", "520")),))

Columns side by side with the same group stand below one head together, which makes a head of two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sokert.document.blocks import Value, fence, split, words
from sokert.document.printed import around

Side = Literal["left", "center", "right"]
NONE, ZERO = "-", "0"  # not applicable, and none at all
_ROW, _ROW_ENDS = fence("row"), fence("/row")
DOWN, UP = "/down", "/up"  # end the mark of a head that goes on into the next row, and of where it goes on


class Column(NamedTuple):
    """A column: what its head says, on which side its words stand, and the head it shares with its neighbours."""

    name: str
    side: Side = "right"
    group: str = ""
    way: str = ""
    """How a row's metric is printed in it, as a tag would say: |number."""


class Row(NamedTuple):
    """A row: the words of its cells, and how they look."""

    cells: tuple[str, ...]
    style: Literal["plain", "bold", "italic"] = "plain"
    code: str = ""
    """The metric the row is of, where it is of one."""
    across: tuple[int, ...] = ()
    """How many columns each cell goes across, where not each has one of its own."""


@dataclass(frozen=True, slots=True)
class Table(Value):
    """Columns and rows, ready to print where a tag stands.

    >>> print(Table((Column("Chỉ tiêu", "left"), Column("Số")), (Row(("Văn bản đến", "20.870")),)))
    Chỉ tiêu
    Số
    Văn bản đến
    20.870
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()

    def __str__(self) -> str:
        return words(split("".join(self.lines())))

    def lines(self, marked: bool = False) -> Iterator[str]:
        """Yield the table as fenced lines, row by row; `marked` with the marks of what printed its cells."""
        yield fence(f"table/{'-'.join('1' for _ in self.columns)}")
        yield from self._head()
        sides = [(fence(f"cell-{column.side}"), fence(f"/cell-{column.side}"), column.way) for column in self.columns]
        for row in self.rows:
            if row.across or row.style != "plain":
                cells = list(self._cells(row, marked))
            elif marked and row.code:
                cells = [
                    f"{mark}{around(text, row.code + way) if text and way else text}{end}"
                    for (mark, end, way), text in zip(sides, row.cells, strict=False)
                ]
            else:
                cells = [f"{mark}{text}{end}" for (mark, end, _), text in zip(sides, row.cells, strict=False)]
            yield f"{_ROW}{''.join(cells)}{_ROW_ENDS}"
        yield fence("/table")

    def _cells(self, row: Row, marked: bool) -> Iterator[str]:
        at = 0
        for place, text in enumerate(row.cells):
            across = row.across[place] if row.across else 1
            if marked and text and row.code and (way := self.columns[at].way):
                text = around(text, row.code + way)
            mark = f"cell-{'center' if across > 1 else self.columns[at].side}"
            opening = f"{mark}/{across}" if across > 1 else mark
            style = "" if row.style == "plain" else fence(row.style)
            yield f"{fence(opening)}{style}{text}{fence(f'/{mark}')}"
            at += across

    def _head(self) -> Iterator[str]:
        """Yield the head: of two rows where columns share one, whose cells then go on into the second."""
        shared = any(column.group for column in self.columns)
        yield fence("head-row")
        for name, across, alone in self._groups():
            yield _head_cell(name, (DOWN if shared else "") if alone else f"/{across}")
        yield _ROW_ENDS
        if shared:
            yield fence("head-row")
            for column in self.columns:
                yield _head_cell(column.name if column.group else "", "" if column.group else UP)
            yield _ROW_ENDS

    def _groups(self) -> Iterator[tuple[str, int, bool]]:
        """Yield the cells of the head's first row: words, columns across, and whether a column stands alone."""
        at = 0
        while at < len(self.columns):
            name, group = self.columns[at].name, self.columns[at].group
            across = 1
            while group and at + across < len(self.columns) and self.columns[at + across].group == group:
                across += 1
            yield (group or name), across, not group
            at += across


def _head_cell(text: str, ending: str) -> str:
    mark = "head-cell-center" + ("" if ending == "/1" else ending)
    return f"{fence(mark)}{text}{fence('/head-cell-center')}"
