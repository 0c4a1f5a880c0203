"""Gives the tables among a document's blocks what depends on the words of all their cells.

Columns as wide as their words need, figures moved in so that their commas stand below each other, a last row
that never stands on a page alone. It is done on the blocks, so it is the same for a template's own table, a
report's Markdown and a table that a tag printed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sokert.document.blocks import NOTES, Blocks, within
from sokert.ooxml.markup import END, SIGN, made
from sokert.word.columns import Column, Needs, leans

TABLE = "table/"
_SMALL = 5  # rows of a table that stays on one page as a whole
_LEAD = 2  # cells of a row in which such words stand: its number, its name
_GRID = f"{SIGN}grid "


class _Cell(NamedTuple):
    """A cell: where its mark stands among the blocks, its first column and how many it goes across, its words."""

    at: int
    column: int
    across: int
    head: bool
    right: bool
    text: str


def dressed(blocks: Blocks, texts: Sequence[str], shells: list[str], needs: Needs) -> None:
    """Let the shells of every table among the blocks follow from what its cells say; `texts` are their words as set.

    What its columns need is added to `needs`; the sign of its grid says which they are.
    """
    for start in blocks.places(blocks.beginning(TABLE)):
        _table(blocks.marks, texts, shells, start, needs)


def _table(marks: Sequence[str], texts: Sequence[str], shells: list[str], start: int, needs: Needs) -> None:
    columns = [Column() for _ in marks[start].split("-")]
    wide, body, leads = list[_Cell](), deque[list[int]](maxlen=_SMALL + 1), list[list[int]]()
    for number, row in enumerate(_rows(marks, texts, start + 1)):
        for cell in row:
            at, column, across, head, right, text = cell
            if across > 1:
                wide.append(cell)
            elif column >= len(columns):
                continue
            elif head:
                columns[column].heads.append((2 * number + 1, text))
            else:
                columns[column].take(2 * number, text, at, right)
        if row and not row[0].head:
            body.append([cell[0] for cell in row])
            leads += [body[-1]] if _leads(row) else []
    for each in columns:
        _aligned(each, shells)
    _centred(wide, shells)
    _kept(body, leads, shells)
    need = needs.setdefault(tuple(column.need() for column in columns), len(needs))
    before, sign, rest = shells[start].partition(_GRID)
    if sign:
        shells[start] = before + made("grid", f"@{need}") + rest.partition(END)[2]


def _aligned(column: Column, shells: list[str]) -> None:
    """Move the figures of a column in, where some of it have decimals."""
    if not column.fractions:
        return
    indents = column.indents()
    for at, text in zip(column.places, column.figures, strict=True):
        if by := indents[text]:
            shells[at] = _moved(shells[at], by)


def _centred(wide: list[_Cell], shells: list[str]) -> None:
    """Move the figures that go across the same columns aside, so that their commas stand below each other."""
    places: dict[tuple[int, int], list[_Cell]] = {}
    for cell in (cell for cell in wide if not cell.head):
        places.setdefault((cell.column, cell.across), []).append(cell)
    for cells in places.values():
        leaning = {cell.at: lean for cell in cells if (lean := leans(cell.text)) is not None}
        for at, lean in leaning.items():
            shells[at] = _aside(shells[at], max(leaning.values()) - lean)


def _kept(body: deque[list[int]], leads: list[list[int]], shells: list[str]) -> None:
    """Keep a small table on one page, the last row of a larger one with the row before it, and a lead with its rows.

    Of the body's rows only the last are told, which may be all that it has.
    """
    rows = list(body)
    kept = rows[:-1] if len(rows) <= _SMALL else rows[-2:-1] + [row for row in leads if row is not rows[-1]]
    for row in kept:
        for at in row:
            shells[at] = _with_next(shells[at])


def _leads(row: list[_Cell]) -> bool:
    """Return whether a row only says what the rows below it are: a group's name, "Trong đó:"."""
    if len(row) <= _LEAD or row[_LEAD].text or row[-1].text:  # most rows: their figures say something
        return False
    return any(cell.text for cell in row) and not any(cell.text for cell in row[_LEAD:])


@lru_cache(maxsize=512)
def _aside(shell: str, by: int) -> str:
    """Return a cell's shell with its centred words moved to the right by half of what is left free."""
    side = '<w:jc w:val="center"/>'
    return shell.replace(side, f'<w:ind w:left="{by}"/>{side}', 1) if by else shell


@lru_cache(maxsize=512)
def _moved(shell: str, by: int) -> str:
    """Return a cell's shell with its words moved in from the right."""
    side = '<w:jc w:val="right"/>'
    return shell.replace(side, f'<w:ind w:right="{by}"/>{side}', 1) if by else shell


@lru_cache(maxsize=512)
def _with_next(shell: str) -> str:
    """Return a cell's shell whose paragraph stays with the next."""
    head, style, rest = shell.partition("<w:pStyle ")
    element, end, more = rest.partition("/>")
    return f"{head}{style}{element}{end}<w:keepNext/>{more}" if style and "<w:keepNext/>" not in rest else shell


def _rows(marks: Sequence[str], texts: Sequence[str], start: int) -> Iterator[list[_Cell]]:
    """Yield the rows of a table, cell by cell, from behind its opening to its end."""
    row, column = list[_Cell](), 0
    for at in range(start, len(marks)):
        mark = marks[at]
        if mark[0] == "/":
            if mark == "/row":
                yield row
            elif mark == "/table":
                return
        elif opened := _opened(mark):
            across, head, right, end = opened
            text = texts[at] if marks[at + 1] == end else _words(marks, texts, at)
            row.append(_cell(_Cell, (at, column, across, head, right, text)))
            column += across
        elif mark in ("row", "head-row"):
            row, column = [], 0


_cell = tuple.__new__  # thrice as quick as asking the kind itself, for each cell of a long table


@lru_cache(maxsize=512)
def _opened(mark: str) -> tuple[int, bool, bool, str] | None:
    """Return how many columns a cell goes across, whether it is a head's and stands right, and the mark of its end.

    >>> _opened("cell-right"), _opened("head-cell-center/2"), _opened("/cell-right")
    ((1, False, True, '/cell-right'), (2, True, False, '/head-cell-center'), None)
    """
    kind, _, ending = mark.partition("/")
    if not kind.startswith(("cell-", "head-cell-")):
        return None
    return int(ending) if ending.isdigit() else 1, kind.startswith("head"), kind.endswith("right"), f"/{kind}"


def _words(marks: Sequence[str], texts: Sequence[str], at: int) -> str:
    """Return the words of the cell that opens here."""
    if marks[at + 1][0] == "/" and not within(marks[at + 1]):
        return texts[at]
    text, aside = texts[at], False
    for place in range(at + 1, len(marks)):
        if marks[place].removeprefix("/") in NOTES:
            aside = marks[place] in NOTES
            text += "" if aside else texts[place]
        elif aside:
            continue
        elif marks[place] == "break":
            text += "\n" + texts[place]
        elif within(marks[place]):
            text += texts[place]
        elif marks[place][0] == "/":
            break
    return text
