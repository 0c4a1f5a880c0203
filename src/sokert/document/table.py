"""A TABLE as data: columns, and rows of words; how wide its columns are is the page's affair.

    Table((Column("Chỉ tiêu", "left"), Column("HĐND tỉnh giao", group="Kế hoạch")), (Row(("Thu", "520")),))

Columns side by side with the same group stand below one head together, which makes a head of two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sokert.document.blocks import Block, Value, words
from sokert.document.printed import around

Side = Literal["left", "center", "right"]
NONE, ZERO = "-", "0"  # not applicable, and none at all
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
        return words(list(self.blocks()))

    def blocks(self, marked: bool = False) -> Iterator[Block]:
        """Yield the table as a document's blocks; `marked` with the marks of what printed its cells."""
        yield Block(f"table/{'-'.join('1' for _ in self.columns)}", "")
        yield from self._head()
        opening, ending = Block("row", ""), Block("/row", "")
        sides = [(f"cell-{column.side}", Block(f"/cell-{column.side}", "")) for column in self.columns]
        for row in self.rows:
            yield opening
            if row.across or row.style != "plain":
                yield from self._cells(row, marked)
            else:
                for (mark, end), column, text in zip(sides, self.columns, row.cells, strict=False):
                    printed = marked and text and row.code and column.way
                    yield Block(mark, around(text, row.code + column.way) if printed else text)
                    yield end
            yield ending
        yield Block("/table", "")

    def _cells(self, row: Row, marked: bool) -> Iterator[Block]:
        at = 0
        for place, text in enumerate(row.cells):
            across = row.across[place] if row.across else 1
            if marked and text and row.code and (way := self.columns[at].way):
                text = around(text, row.code + way)
            mark = f"cell-{'center' if across > 1 else self.columns[at].side}"
            opening = f"{mark}/{across}" if across > 1 else mark
            if row.style == "plain":
                yield Block(opening, text)
            else:
                yield from (Block(opening, ""), Block(row.style, text))
            yield Block(f"/{mark}", "")
            at += across

    def _head(self) -> Iterator[Block]:
        """Yield the head: of two rows where columns share one, whose cells then go on into the second."""
        shared = any(column.group for column in self.columns)
        yield Block("head-row", "")
        for name, across, alone in self._groups():
            ending = (DOWN if shared else "") if alone else f"/{across}"
            yield from _head_cell(name, ending)
        yield Block("/row", "")
        if shared:
            yield Block("head-row", "")
            for column in self.columns:
                yield from _head_cell(column.name if column.group else "", "" if column.group else UP)
            yield Block("/row", "")

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


def _head_cell(text: str, ending: str) -> Iterator[Block]:
    yield Block(f"head-cell-center{'' if ending == '/1' else ending}", text)
    yield Block("/head-cell-center", "")
