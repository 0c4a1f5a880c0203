"""Finds how the rows of a table stand to each other: groups, what is a part of what, and each figure's code.

A code follows from the names alone, so that a changed sheet is read again without another step: the name of its
row, behind the code of the row it is a part of; two rows of one name in two groups carry the group's.
"""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sokert.models import RESERVED
from sokert.models.keys import bare
from sokert.sources.cells import read
from sokert.sources.heads import Column, Head, in_brackets, unit_as_written
from sokert.sources.table import EMPTY, Cell, Table
from sokert.units import RANKS, is_rank, steps, unit_of
from sokert.vietnamese.read.tables import level_of

# What stands in the column of units where it is that of the row above.
_DITTO = re.compile(r"[-–\s.(]*(?:n\s*[./]?\s*t|như trên|[\"”″〃]|[\'’]{2}|//)[-–\s.)]*", re.IGNORECASE)
FIGURES = ("value", "previous", "plan")
# A number typed before a name: I. 2) a) b. 2.1 - but not that of "12 xã" or "1.000 hộ".
_TYPED = re.compile(
    r"(?P<number>(?:[IVX]+|[A-HJ-UWYZĐ]|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2}){1,2}[.)]?|[a-zđ][.)])\s+(?=\S)"
)
_DASHED = re.compile(r"^\s*(?:(?P<plus>\+)|[-–−•*▪])\s*(?=\S)")
_OPEN = re.compile(r"^(?:trong đó|trong số đó|tr\.\s?đó)(?!\s*gồm)\s*(?:có\s*)?[:,]?\s*", re.IGNORECASE)
_CLOSED = re.compile(r"^(?:trong đó\s*gồm|bao gồm|gồm có|gồm|chia ra)(?:\s*[:,]\s*|\s*$)", re.IGNORECASE)
RATES = ("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng")
_NUMBERED, _NESTED, _DASH, _PLUS = 2, 3, 6, 7  # levels of numbering, as the reader of printed tables counts them

Depth = tuple[int, int]


@dataclass(slots=True)
class Row:
    """A row of a table: what it is called and counted in, its figures, and the row it is a part of."""

    at: int
    name: str
    cell: Cell
    unit: str
    figures: dict[str, list[tuple[Column, Cell]]]
    depth: Depth
    is_marked: bool
    is_numbered: bool
    mark: str = ""
    opens: str = ""
    given: str = ""
    headings: tuple[str, ...] = ()
    code: str = ""
    parent: Row | None = None
    is_part: bool = False
    is_closed: bool = False
    is_part_unsure: bool = False

    @property
    def group(self) -> str:
        """The innermost heading that it stands under."""
        return self.headings[-1] if self.headings else ""

    @property
    def has_figures(self) -> bool:
        """Whether anything stands in one of its columns of figures."""
        return any(not cell.is_empty for cells in self.figures.values() for _, cell in cells)


@dataclass(slots=True)
class _Block:
    """The rows under "Trong đó:" or "Gồm:": parts of one row until the next that has a number of its own."""

    parent: Row | None = None
    kind: str = ""
    is_begun: bool = False
    """Whether a row of it had a dash: one without ends it."""


@dataclass(slots=True)
class _Walk:
    """The way down a table: the rows that stand above, the groups within groups, the block."""

    above: list[Row] = field(default_factory=list)
    groups: list[Row] = field(default_factory=list)
    block: _Block = field(default_factory=_Block)

    def past(self, row: Row) -> None:
        """Leave the numbered groups that a numbered row stands beside or above."""
        ended = [at for at, one in enumerate(self.groups) if one.is_numbered and one.depth[0] >= row.depth[0]]
        if row.is_numbered and ended:
            del self.groups[ended[0] :]
            self.above, self.block = [], _Block()

    def into(self, group: Row) -> None:
        """Go into a group; one without a number ends the one before that has none and is not moved out further."""
        self.past(group)
        ended = [at for at, one in enumerate(self.groups) if not one.is_numbered and one.depth[1] >= group.depth[1]]
        if not group.is_numbered and ended:
            del self.groups[ended[0] :]
        self.groups.append(group)
        self.above, self.block = [], _Block()


def lines_of(table: Table, head: Head) -> list[Row]:
    """Return every row under a head, of a sheet up to the last that counts something: groups are among them."""
    rows = _read(table, head)
    return list(rows if head.is_named and not head.one("unit") else _cut(rows))


def rows_of(rows: list[Row], head: Head) -> list[Row]:
    """Return the rows that hold figures, or could, each with its group, its whole and its code.

    Where no row has a number, nobody can say where a list below "Gồm:" ends whose rows have no dash and no indent.
    """
    is_numbered = head.one("number") is not None or any(row.is_numbered for row in rows)
    walk, found = _Walk(), list[Row]()
    for row, below in zip(rows, [*rows[1:], None], strict=False):
        if _is_group(row, head, below):
            walk.into(row)
        elif row.opens and not row.name:
            walk.block = _Block(_above(row, walk), row.opens)
        elif row.name:
            is_first = walk.block.kind and walk.block.parent is not None and not walk.block.is_begun
            _placed(row, walk, is_numbered)
            row.is_part_unsure = bool(is_first) and not is_numbered and row.parent is None
            found.append(row)
    _coded(found)
    return found


def nameless(rows: list[Row]) -> Iterator[Cell]:
    """Yield the figures that stand in a row without a name."""
    for row in rows:
        if not row.name and not row.opens and not row.given:
            cells = [cell for pairs in row.figures.values() for _, cell in pairs]
            yield from [cell for cell in cells if cell.fault or (not cell.is_empty and read(cell).value is not None)]


# --- what stands in a row -------------------------------------------------------------------------------


def _read(table: Table, head: Head) -> Iterator[Row]:
    """Yield the rows under a head, as they stand; a head that comes again on the next page is none."""
    headings = [column.heading for column in head.columns]
    last_level, last_unit, group = _NUMBERED, "", head.one("group")
    for at in range(head.bottom + 1, len(table.rows)):
        cells = table.rows[at]
        if all(cell.is_empty for cell in cells):
            continue
        if _is_head_again(cells, headings):
            continue
        row, last_level = _row(table, head, at, last_level)
        if group and (within := _down(table, at, group).text):
            row.headings = (within,)
        if _DITTO.fullmatch(row.unit):
            row.unit = last_unit
        last_unit = row.unit or last_unit
        yield row


def _is_head_again(cells: Sequence[Cell], headings: Sequence[str]) -> bool:
    """Return whether a row says what the head says, as on the next page."""
    words = [(cell.text, heading) for cell, heading in zip(cells, headings, strict=False) if not cell.is_empty]
    return len(words) > 2 and all(text and text in heading for text, heading in words)


def _row(table: Table, head: Head, at: int, last_level: int) -> tuple[Row, int]:
    name, number = head.one("name"), head.one("number")
    cell = table.cell(at, name.at) if name else EMPTY
    mark = table.cell(at, number.at) if number else EMPTY
    own = level_of(mark.shown.strip()) if not mark.is_empty else None
    words, opens, level = _words(cell.text, own)
    if level is not None and level < _DASH:
        own = level  # also where it was typed before the name
    indent = cell.indent + (len(cell.value) - len(cell.value.lstrip()) if isinstance(cell.value, str) else 0)
    if opens and words:  # what is typed below it stands under its own words: "Trong đó: A", "          B"
        indent += len(cell.text) - len(words)
    unit_column = head.one("unit")
    unit = _down(table, at, unit_column).text if unit_column else ""
    words, in_name = in_brackets(words)
    if not (unit or in_name) and is_rank(words, None):
        in_name = RANKS[0]
    code = head.one("code")
    row = Row(
        at,
        words.rstrip(" :;").strip(),
        cell if not cell.is_empty else next((one for one in table.rows[at] if not one.is_empty), EMPTY),
        unit_as_written(unit) or in_name or ("" if unit_column else head.unit),
        {role: [(one, table.cell(at, one.at)) for one in head.chosen.get(role, ())] for role in FIGURES},
        (last_level if level is None else level, indent),
        level is not None and level >= _NESTED,
        own is not None and own < _DASH,
        mark.shown if own is not None else "",
        opens,
        table.cell(at, code.at).shown if code else "",
    )
    return row, (last_level if level is None or level >= _DASH else level)


def _down(table: Table, row: int, column: Column) -> Cell:
    """Return what stands in a column, also where one cell of it was drawn over several rows."""
    one = table.merged_at(row, column.at)
    return table.cell(one.top, one.left) if one and one.left == one.right else table.cell(row, column.at)


def _words(text: str, level: int | None) -> tuple[str, str, int | None]:
    """Return a name without its dash and its "Trong đó", which list that opens, and how deep the row stands.

    >>> _words("- Trong đó: Quyết định", None), _words("Gồm:", None), _words("Văn bản đến", 2)
    (('Quyết định', 'open', 6), ('', 'closed', 6), ('Văn bản đến', '', 2))
    >>> _words("a) Khiếu nại", None), _words("2.1. Trực tuyến", 2)
    (('Khiếu nại', '', 5), ('Trực tuyến', '', 3))
    """
    opens = ""
    if match := _TYPED.match(text):
        level = max(level or 0, level_of(match["number"].replace(".)", ".")) or 0)
        text = text[match.end() :]
    while match := _DASHED.match(text) or _OPEN.match(text) or _CLOSED.match(text):
        if match.re is _DASHED:
            level = max(level or 0, _PLUS if match["plus"] else _DASH)
        else:
            opens, level = ("open" if match.re is _OPEN else "closed"), max(level or 0, _DASH)
        text = text[match.end() :]
    return text[:1].upper() + text[1:], opens, level


def _cut(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows up to the last that counts something: what stands below is signatures and notes."""
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if ((row.unit or row.mark) and row.name) or any(
            _is_figure(cell) for pairs in row.figures.values() for _, cell in pairs
        ):
            yield from waiting
            waiting = []


def _is_figure(cell: Cell) -> bool:
    return bool(cell.fault) or not (cell.is_empty or (cell.text and not any(sign.isdigit() for sign in cell.text)))


# --- how rows stand to each other -----------------------------------------------------------------------


def _is_group(row: Row, head: Head, below: Row | None) -> bool:
    """Return whether a row only names those under it: it counts nothing, and has no figure."""
    if not row.name or row.has_figures or row.opens or row.given or row.depth[0] >= _DASH:
        return False  # what a dash stands before is a part, whatever is still blank in it
    if head.one("unit"):
        return not row.unit and not _is_beside(row, below)
    is_above = below is not None and below.depth > row.depth
    is_heading = row.name.isupper() and not head.is_named  # in data FDI is a figure with a gap
    return row.depth[0] < _NUMBERED or is_heading or is_above


def _is_beside(row: Row, below: Row | None) -> bool:
    """Return whether a row with a number of its own has nothing under it: an indicator that waits for its figure."""
    counted = bool(row.mark) and row.depth[0] >= _NUMBERED and not row.name.isupper()
    return counted and (below is None or (below.is_numbered and below.depth[0] <= row.depth[0]))


def _above(row: Row, walk: _Walk) -> Row | None:
    """Return the row that a deeper one stands under."""
    return next((one for one in reversed(walk.above) if one.depth < row.depth), None)


def _placed(row: Row, walk: _Walk, is_numbered: bool) -> None:
    """Find the row that one is a part of, by its number, its dash, how far it is moved in, or the list it is in."""
    walk.past(row)
    row.headings = tuple(one.name for one in walk.groups) or row.headings
    kind = row.opens or "open"
    if walk.block.kind and not row.is_marked and is_numbered and not row.is_numbered:
        row.depth, row.is_marked, kind = (_DASH, row.depth[1]), True, walk.block.kind
    elif row.is_marked and walk.block.kind and (walk.block.parent is None or row.depth > walk.block.parent.depth):
        kind, walk.block.is_begun = row.opens or walk.block.kind, True
    else:
        walk.block = _Block(None, row.opens) if row.opens else _Block()
    before = walk.above[-1] if walk.above else None
    is_of_list = before is not None and before.opens and row.is_marked and row.depth[0] == before.depth[0]
    if before and is_of_list and (before.parent is None or before.parent.depth < row.depth):
        # "Trong đó: - A", and below it "- B", which stands beside A by as many blanks as somebody typed;
        # below "- W", "Trong đó: A" it stands beside W
        row.depth = before.depth = max(row.depth, before.depth)
    while walk.above and walk.above[-1].depth >= row.depth:
        walk.above.pop()
    last = walk.above[-1] if walk.above else None
    if row.is_marked or (last is not None and row.depth[1] > last.depth[1]):
        row.parent = last
    else:
        walk.above.clear()
    walk.above.append(row)
    if row.parent is not None and _adds_up(row, row.parent):
        row.is_part = True
        row.parent.is_closed = row.parent.is_closed or kind == "closed"


def _adds_up(row: Row, parent: Row) -> bool:
    """Return whether a row may be a part of another: rates and ranks are not, nor what is counted otherwise."""
    if row.unit.lower() in RANKS:
        return False
    if "rate" in (unit_of(row.unit).kind, unit_of(parent.unit).kind) and row.unit and parent.unit:
        return False
    is_rate = not row.unit and row.name.lower().startswith(RATES)
    return not is_rate and steps(row.unit or None, parent.unit or None) is not None


# --- codes ----------------------------------------------------------------------------------------------


def slug(words: str) -> str:
    """Return words as a code says them: small letters without marks, joined by "_".

    >>> slug("Văn bản đến"), slug("12 xã, phường"), slug("Tỷ lệ (%)"), slug("Period")
    ('van_ban_den', 'so_12_xa_phuong', 'ty_le', 'so_period')
    """
    code = re.sub(r"[^a-z0-9]+", "_", bare(words)).strip("_")
    is_taken = code in RESERVED or keyword.iskeyword(code)
    return f"so_{code}" if code[:1].isdigit() or is_taken else code


def _coded(rows: list[Row]) -> None:
    """Give each row its code; of one name in several groups none goes without its group, nor that without its own."""
    for row in rows:
        row.code = slug(row.given or row.name)
    own = [row for row in rows if row.parent is None and not row.given]
    for depth in range(1, max((len(row.headings) for row in own), default=0) + 1):
        counts = Counter(row.code for row in rows if row.parent is None)
        for row in own:
            if counts[row.code] > 1 and len(row.headings) >= depth:
                row.code = f"{slug(row.headings[-depth])}_{row.code}"
    for row in rows:
        if row.given:
            row.code = row.given if row.given.isidentifier() else row.code
        elif row.parent is not None:
            row.code = f"{row.parent.code}_{row.code}"
