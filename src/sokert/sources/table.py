"""A table as a source gives it: rows of cells, each of which knows where it stands."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from sokert.errors import Finding, Place

_IN_DATA = re.compile(r"(.+)\[(\d+)\]")
MOST_ROWS, MOST_CELLS = 200_000, 4_000_000  # of one table; a report's own bounds are far below
_SIGNIFICANT = 15  # digits of a float that a spreadsheet keeps; what stands behind them came of the reckoning


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table: a text, a figure, a day, true or false, or nothing.

    `fault` is the code of what its source says is wrong with it: an error value, a formula without a result.
    `decimals` are those that the source shows of a figure; `indent` is how far it moves a text to the right.
    """

    value: object = None
    spot: str = ""
    fault: str = ""
    is_percent: bool = False
    decimals: int | None = None
    indent: int = 0

    @property
    def text(self) -> str:
        """The words of the cell, one blank between them; empty for a figure."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here."""
        return not self.fault and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))

    @property
    def shown(self) -> str:
        """What stands here, to be told in a sentence."""
        if isinstance(self.value, Decimal):
            return str(self.value).replace(".", ",")
        return self.text or ("" if self.value is None else str(self.value))


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are drawn as one: its edges, all of them inside; only the first cell holds something."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Table:
    """Rows of cells out of one source.

    `is_named` says that its first row holds the names of columns and nothing stands around it, as in a frame or
    the answer of a database; else a head is looked for. `is_bare` says that the source hides whether a figure is
    shown as a percentage. `decimal` is the mark before decimals that the kind of source leaves open: "?". `file` is
    the way to it, where findings are told; `name` is what a figure remembers.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    sheet: str = ""
    merged: Sequence[Merged] = ()
    is_named: bool = False
    is_bare: bool = False
    decimal: str = ""
    file: str = ""
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    called: str = ""
    """The name of its sheet, also where that is the only one: it may say a time."""
    way: str = ""
    """How a program writes the way to a cell of the data it handed over: `{row}` and `{column}` stand for its own."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The lines of a text file that its rows begin in, by the numbers of the rows ("3")."""

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def _covered(self) -> Mapping[tuple[int, int], Merged]:
        return {
            (row, column): one
            for one in self.merged
            for row in range(one.top, min(one.bottom, len(self.rows)) + 1)
            for column in range(one.left, min(one.right, self.width) + 1)
        }

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell in a place; an empty one where the table has none."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if column < len(cells) else EMPTY

    def merged_at(self, row: int, column: int) -> Merged | None:
        """Return the cells drawn as one that a place belongs to."""
        return self._covered.get((row, column))

    def spread(self, row: int, column: int) -> Cell:
        """Return what a reader sees in a place: of cells drawn as one their first."""
        one = self.merged_at(row, column)
        return self.cell(one.top, one.left) if one else self.cell(row, column)

    def place(self, cell: Cell) -> Place:
        """Return where a cell stands, for a finding."""
        spot = f"{self.sheet}!{cell.spot}" if self.sheet and cell.spot else cell.spot or self.sheet
        at = _IN_DATA.fullmatch(cell.spot) if self.way else None
        path = self.way.replace("{row}", at[2]).replace("{column}", at[1]) if at else ""
        line = self.lines.get(cell.spot.lstrip(string.ascii_uppercase), 0)
        return Place(self.file or self.name, line, part=spot, path=path)

    def source(self, cell: Cell) -> str:
        """Return where a cell stands, as a figure remembers it.

        >>> Table("so-lieu.xlsx", [], "Biểu 1").source(Cell(1, "B7")), Table("so-lieu.csv", []).source(Cell(1, "B7"))
        ('so-lieu.xlsx!Biểu 1!B7', 'so-lieu.csv!B7')
        """
        return "!".join(filter(None, (self.name, self.sheet, cell.spot)))


def letter(column: int) -> str:
    """Return what a spreadsheet calls a column, the first being 0.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def spot(row: int, column: int) -> str:
    """Return what a spreadsheet calls a place.

    >>> spot(6, 1)
    'B7'
    """
    return f"{letter(column)}{row + 1}"


def taken(value: object) -> object:
    """Return what a cell holds, as the rest of the house knows it: text in NFC, floats as the decimals they show.

    >>> taken(20870.0), taken(31275.5), taken(0.1 + 0.2), taken("ga\\u0302\\u0300n"), taken(float("nan"))
    (Decimal('20870'), Decimal('31275.5'), Decimal('0.3'), 'gần', None)

    A float is taken by what a spreadsheet shows of it: fifteen digits. A gap among whole numbers makes floats of
    them, and none of that is left.
    """
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, float):
        if value != value:
            return None
        if value in (float("inf"), float("-inf")):
            return str(value)
        return plain(Decimal(f"{value:.{_SIGNIFICANT}g}"))
    if isinstance(value, Decimal):
        return None if value.is_nan() else plain(value)
    return value


def plain(value: Decimal) -> Decimal:
    """Return a figure without zeros behind its last decimal, and without an exponent.

    >>> plain(Decimal("20870.00")), plain(Decimal("1.2E+3")), plain(Decimal("0.50"))
    (Decimal('20870'), Decimal('1200'), Decimal('0.5'))
    """
    if not value.is_finite() or abs(value.adjusted()) > 100:
        return value
    return Decimal(f"{value.normalize():f}")


def cells(values: Sequence[object], row: int) -> list[Cell]:
    """Return the cells of a row of plain values, named as in a spreadsheet."""
    return [Cell(taken(value), spot(row, column)) for column, value in enumerate(values)]
