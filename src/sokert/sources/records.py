"""Turns a table into the metrics it holds, each key with its cell, and tells every cell that cannot be used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from sokert.errors import Finding, Place
from sokert.models.metric import Metric, under
from sokert.models.period import Period
from sokert.sources import frames
from sokert.sources.cells import Marks, Reading, in_column, marks_of, read, read_plan
from sokert.sources.heads import Column, Head, find
from sokert.sources.indices import name_indices
from sokert.sources.rows import FIGURES, RATES, Row, lines_of, nameless, rows_of
from sokert.sources.table import EMPTY, Cell, Table, letter, plain
from sokert.sources.windows import column_of, of_its_year
from sokert.units import is_average, moved, unit_of
from sokert.vietnamese.figures import PERCENT_DECIMALS
from sokert.vietnamese.numbers import places

# Keys of a metric that a frame or a database may hold in columns of their own.
FAR = 20  # times: 0,462 beside a target of 95%, not 0,4% after 1,2%
PASSED = (
    "hedge", "nature", "better", "decimals", "estimate", "closed", "part_of", "of", "done", "scope", "label",
    "group", "written", "day", "total", "beside",
)  # fmt: skip
# What a column is called whose rows say the same figures for several times.
_TIMES = re.compile(
    r"period|year|quarter|month|kỳ(?: báo cáo)?|ky(?:_bao_cao)?|thời gian|thoi_gian|n[ăa]m|qu[ýy]|th[áa]ng"
)
_MARK = re.compile(r"\((?:\*+|\d)\)$|\*+$")
_LOST = 3  # digits behind the dot that stood between thousands
_AS_WRITTEN = 'decimal=",", thousands="."'  # how pandas is told
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_TRUTHS = ("estimate", "closed")
_GIVER = re.compile(
    r"(?:kế hoạch|\bkh\b|dự toán|\bdt\b|chỉ tiêu)\s+(?:năm\s+(?:\d{4}\s+)?)?(?P<by>\S.*?)\s+giao", re.IGNORECASE
)


@dataclass(frozen=True)
class Record:
    """A metric as a source gives it: its keys, the place of each, and its group's name."""

    data: dict[str, Any]
    places: Mapping[str, Place] = field(compare=False)
    where: Place = field(compare=False)
    own: str = ""
    """The code that follows from its name."""
    headings: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The innermost heading that it stands under."""
        return self.headings[-1] if self.headings else ""

    @property
    def code(self) -> str:
        """The code it has."""
        return str(self.data["code"])

    def place(self, key: str) -> Place:
        """Return where a key's value stands; its row where it has no cell of its own."""
        return self.places.get(key, self.where)


@dataclass(frozen=True)
class Gathered:
    """What a source gives: its metrics in order, and what is wrong or worth telling."""

    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    head: Head | None = None


def records_of(
    table: Table,
    columns: Mapping[str, str] | None = None,
    renamed: Mapping[str, str] | None = None,
    decimal: str = "",
    dash: str = "none",
    period: Period | None = None,
) -> Gathered:
    """Return the metrics of a table.

    `columns` names columns by heading or letter, `renamed` gives codes other than those that follow from the names,
    by these or by the names; `decimal` is the mark before decimals in its texts, `dash` says what "-" is: "none" or
    "zero". Plans and earlier figures of other years than those of `period` are left out, and told.
    """
    head = find(table, columns)
    if head is None:
        return Gathered((), (*table.findings, Finding("SOURCE-NO-HEAD", where=table.place(EMPTY))))
    if period and "value" not in (columns or {}) and (own := column_of(table, head, period)):
        head = find(table, {**(columns or {}), "value": letter(own.at)}) or head
    head = of_its_year(table, head, period)
    if any(one.level == "error" for one in head.findings):
        return Gathered((), (*table.findings, *head.findings), head)
    reader = _Reader(table, head, renamed or {}, Marks({}, decimal or table.decimal, dash))
    records = tuple(reader.records())
    name_indices((one.data for one in records), head)
    found = _of_offices(_long(reader.found, head, table), head, table)
    findings = [*table.findings, *head.findings, *found, *_noted(records, table, head)]
    if not records and not findings:
        findings.append(Finding("SOURCE-NO-ROWS", where=table.place(EMPTY)))
    return Gathered(records, tuple(findings), head)


def _long(findings: Sequence[Finding], head: Head, table: Table) -> list[Finding]:
    """Return findings; rows of one name that a column of times tells apart are told as that, once."""
    times = next((one for one in head.columns if _TIMES.fullmatch(one.key)), None)
    twice = next((one for one in findings if one.code == "SOURCE-SAME-NAME"), None)
    if times is None or twice is None or len(_said_in(times, head, table)) < 2:
        return list(findings)  # all of one time: something else tells them apart
    kept = [one.heading for role in ("code", "name", "unit") if (one := head.one(role)) and one != times]
    value = "".join(one.heading for one in head.chosen.get("value", ())[:1])
    pivot = f'pivot(index={json.dumps(kept, ensure_ascii=False)}, columns="{times.heading}", values="{value}")'
    others = [one for one in findings if one.code != "SOURCE-SAME-NAME"]
    return [Finding("SOURCE-LONG", {"times": times.heading, "pivot": f"pandas: {pivot}"}, twice.where), *others]


def _said_in(column: Column, head: Head, table: Table) -> set[str]:
    """Return the different values of a column below its head."""
    rows = (row for row in table.rows[head.bottom + 1 :] if column.at < len(row))
    return {str(row[column.at].value) for row in rows if not row[column.at].is_empty}


def _of_offices(findings: list[Finding], head: Head, table: Table) -> list[Finding]:
    """Return findings; names that come again for each word of another column are told as that, once."""
    twice = [one for one in findings if one.code == "SOURCE-SAME-NAME"]
    rows = [row for row in table.rows[head.bottom + 1 :] if any(not cell.is_empty for cell in row)]
    named = head.one("code") or head.one("name")
    if named is None or not twice or len(twice) * 2 < len(rows):
        return findings
    taken = {column.at for columns in head.chosen.values() for column in columns}
    for column in head.columns:
        cells = [row[column.at] for row in rows if column.at < len(row)]
        is_of_words = len(cells) == len(rows) and all(isinstance(cell.value, str) and cell.text for cell in cells)
        pairs = {(cell.text, row[named.at].text) for cell, row in zip(cells, rows, strict=False)}
        if column.at not in taken and is_of_words and len(pairs) == len(rows):
            said = json.dumps(column.heading, ensure_ascii=False)
            polars = f"polars: for (name,), rows in frame.group_by({said}, maintain_order=True)"
            split = f"pandas: for name, rows in frame.groupby({said}); {polars}"
            facts = {"column": column.heading, "split": split}
            long = Finding("SOURCE-LONG-UNITS", {**facts, "group": f'columns={{"group": {said}}}'}, twice[0].where)
            return [long, *(one for one in findings if one not in twice)]
    return findings


def _noted(records: Sequence[Record], table: Table, head: Head) -> Iterator[Finding]:
    """Yield the names with the mark of a note, such as (*), whose words stand below the table and are not taken."""
    marked = [(match[0], one) for one in records if (match := _MARK.search(one.data["name"]))]
    for row in range(head.bottom + 1, len(table.rows)) if marked else ():
        cell = next((cell for cell in table.rows[row] if cell.text.strip()), EMPTY)
        for mark, one in marked:
            if cell.text.strip().startswith(mark) and len(cell.text.strip()) > len(mark):
                facts = {"name": one.data["name"], "note": cell.text.strip()}
                yield Finding("SOURCE-NOTE-LEFT", facts, table.place(cell), "info")


def records_from(given: Any) -> list[dict[str, Any]]:
    """Return metrics, findings or a frame's rows as plain records: the same keys in all, None where there is nothing.

    >>> late = Metric(code="don", name="Đơn", unit="đơn", previous={"value": 90, "hedge": "gần"})
    >>> records_from([late])
    [{'code': 'don', 'name': 'Đơn', 'unit': 'đơn', 'value': None, 'previous': Decimal('90'), 'previous_hedge': 'gần'}]
    >>> records_from([{"tháng": "Tháng 1", "đến": 3210.0}, {"tháng": "Tháng 2", "đến": float("nan")}])
    [{'tháng': 'Tháng 1', 'đến': 3210}, {'tháng': 'Tháng 2', 'đến': None}]

    `metrics_from` reads those of metrics, and a frame made of them, back. A hedge has a column of its own, and so has
    each plan that somebody else set. What takes more than a cell (`bases`, `stated`, `sum_of`, other days) is left out.
    Those of a frame may be typed into a tag: whole numbers without decimals, days as they are written. Those of what
    `check` found are its words: level, code, where, message, hint. Those of what `compare` found are its figures.
    """
    figures = getattr(given, "figures", None)  # what `compare` found to have changed
    given = figures if isinstance(figures, tuple) else given
    held = list(given) if isinstance(given, list | tuple | Iterator) else given
    if isinstance(held, list) and held and all(isinstance(one, Finding) for one in held):
        return [_worded(one) for one in held]
    if not isinstance(held, list) or not all(isinstance(one, Metric) for one in held):
        return frames.typed(held)
    rows = [dict(_cells_of(metric)) for metric in held]
    keys = dict.fromkeys(("code", "name", "unit", "value", *(key for row in rows for key in row)))
    return [{key: row.get(key) for key in keys} for row in rows]


def _worded(finding: Finding) -> dict[str, Any]:
    """Return what a finding says, in the words of the language that is chosen."""
    said = {"message": finding.message(), "hint": finding.hint()}
    return {"level": finding.level, "code": finding.code, "where": str(finding.where), **said}


def _cells_of(metric: Metric) -> Iterator[tuple[str, Any]]:
    """Yield what a metric says that fits a cell."""
    yield from ((key, getattr(metric, key)) for key in ("code", "name", "unit"))
    yield "value", _digits(metric.value)
    if before := metric.earlier:
        yield "previous", _digits(before.value)
        yield from [("previous_hedge", before.hedge)] if before.hedge else []
    for plan in metric.plan:
        yield f"Kế hoạch {plan.by} giao" if plan.by else "plan", _digits(plan.value)
    for key in PASSED:
        value = getattr(metric, key, None)
        if key in metric.model_fields_set and value is not None and value != Metric.model_fields[key].default:
            yield key, _digits(value) if isinstance(value, Decimal) else value


def _digits(value: Decimal) -> Decimal | None:
    """Return a figure with all its digits, as the libraries of frames read it; None for one that is not known."""
    return None if value.is_nan() else Decimal(f"{value:f}")


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, head: Head, renamed: Mapping[str, str], marks: Marks) -> None:
        self.table, self.head, self.renamed = table, head, renamed
        self.found: list[Finding] = []
        columns = [column for role in FIGURES for column in head.chosen.get(role, ())]
        cells = [cell for column in columns for cell in self._below(column)]
        self.marks = {column.at: marks_of(self._below(column), marks.decimal, marks.dash, cells) for column in columns}
        self.is_grouped = any(isinstance(cell.value, str) and _GROUPED.fullmatch(cell.text) for cell in cells)

    def _below(self, column: Column) -> Iterator[Cell]:
        """Yield the cells of a column under the head."""
        yield from (self.table.cell(row, column.at) for row in range(self.head.bottom + 1, len(self.table.rows)))

    def records(self) -> Iterator[Record]:
        """Yield the metrics in the order of their rows."""
        lines = lines_of(self.table, self.head)
        for cell in nameless(lines):
            self.found.append(Finding("SOURCE-NO-NAME", {"given": cell.shown}, self.table.place(cell)))
        known: dict[str, Row] = {}
        for row in rows_of(lines, self.head):
            if row.is_part_unsure:
                self.found.append(Finding("SOURCE-PARTS-UNSURE", {"name": row.name}, self.table.place(row.cell)))
            if not row.code:
                self.found.append(Finding("SOURCE-NO-NAME", {"given": row.cell.shown}, self.table.place(row.cell)))
            elif row.code in known:
                first = known[row.code]
                facts = {"name": row.name, "code": row.code, "first": first.cell.spot}
                is_typed = bool(row.given and first.given and row.name != first.name)
                sentence = "SOURCE-SAME-CODE" if is_typed else ""
                if not sentence and row.unit and first.unit and row.unit != first.unit:
                    sentence, facts = "SOURCE-SAME-NAME-UNITS", {**facts, "unit": row.unit, "other": first.unit}
                self.found.append(Finding("SOURCE-SAME-NAME", facts, self.table.place(row.cell), sentence=sentence))
            else:
                known[row.code] = row
                yield self.record(row)

    def record(self, row: Row) -> Record:
        """Return the metric of a row; what cannot be read of it is told, and left out."""
        code = self._code(row)
        row = replace(row, unit=_unit(row))
        data: dict[str, Any] = {"code": code, "name": row.name}
        places: dict[str, Place] = {}
        cells = {role: pairs[0][1] for role, pairs in row.figures.items() if pairs}
        value = self._figure(row, "value", code)
        unit = row.unit or value.unit
        if unit:
            data["unit"] = unit
        if value.value is not None:
            data |= _said(value, self.head.is_estimate)
        before = self._figure(replace(row, unit=unit), "previous", code)
        if before.value is not None:
            hedge = before.hedge or self._said(row, "previous_hedge")
            data["previous"] = {"value": before.value, "hedge": hedge} if hedge else before.value
        if plans := list(self._plans(replace(row, unit=unit), code)):
            data["plan"] = plans[0]["value"] if len(plans) == 1 and "by" not in plans[0] else plans
        if row.parent is not None and row.is_part:
            data["part_of"] = self._code(row.parent)
        if row.is_closed:
            data["closed"] = True
        data |= under(row.headings)
        data |= dict(self._passed(row))
        data["source"] = self.table.source(cells.get("value", row.cell))
        where = replace(self.table.place(cells.get("value", row.cell)), metric=code)
        places |= {role: replace(self.table.place(cell), metric=code) for role, cell in cells.items()}
        places["name"] = replace(self.table.place(row.cell), metric=code)
        return Record(data, places, where, row.code, row.headings)

    def _code(self, row: Row) -> str:
        return self.renamed.get(row.code) or self.renamed.get(row.name) or row.code

    def _figure(self, row: Row, role: str, code: str) -> Reading:
        """Return what stands in a row's column of figures; nothing where it cannot be used, which is told."""
        pairs = row.figures.get(role, [])
        return self._read(row, *pairs[0], role, code) if pairs else Reading()

    def _read(self, row: Row, column: Column, cell: Cell, role: str, code: str) -> Reading:
        marks = self.marks.get(column.at, Marks())
        reader = read_plan if role == "plan" else read
        own = column.unit if role != "value" else ""
        if own and own != row.unit and own != self.head.unit:
            found = reader(cell, "", marks)
            found = in_column(found, own, row.unit, cell) if found.value is not None else found
        else:
            found = reader(cell, row.unit, marks)
        if found.fault == "SOURCE-CELL-FRACTION" and is_average(row.name):
            found = replace(reader(cell, "", marks), unit=row.unit)
        elif found.decimals and unit_of(found.unit).whole and not is_average(row.name):
            assert found.value is not None
            found = replace(found, value=plain(found.value), decimals=None)  # 12480.0, of a program's gaps
        one = self.table.merged_at(row.at, column.at)
        if one and one.top != one.bottom:
            first = self.table.cell(one.top, one.left)
            found = Reading(fault="SOURCE-CELL-MERGED", facts={"given": first.shown, "first": first.spot})
        elif self._may_be_ratio(found, cell, row):
            found = Reading(fault="SOURCE-CELL-RATIO", facts={"given": cell.shown})
        elif role == "plan" and found.hedge:
            found = Reading(fault="SOURCE-CELL-TEXT", facts={"given": cell.shown})
        elif lost := self._may_have_lost_dots(found, cell, row, column):
            found = Reading(fault="SOURCE-CELL-THOUSANDS", facts=lost)
        elif meanings := self._may_be_grouped(found, cell, row, marks):
            found = Reading(fault="SOURCE-CELL-AMBIGUOUS", facts=meanings)
        if found.fault:
            where = replace(self.table.place(cell), metric=code, text=cell.shown)
            self.found.append(Finding(found.fault, {"name": row.name, **found.facts}, where))
            return Reading()
        return found

    def _may_be_ratio(self, found: Reading, cell: Cell, row: Row) -> bool:
        """Return whether a rate may be the fraction that a spreadsheet shows as a percentage: 0,749 or 74,9%.

        Where the file tells how cells are shown, that is asked only of one far below the row's other figures; of data
        in a program also of one with more decimals than any percentage has: 0,9962.
        """
        is_number = isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool)
        unit = row.unit or found.unit or ("%" if row.name.lower().startswith(RATES) else "")
        if not is_number or unit != "%" or found.value is None or not 0 < abs(found.value) <= 1:
            return False
        others = [read(one, row.unit).value or 0 for pairs in row.figures.values() for _, one in pairs]
        is_reckoned = self.table.is_named and places(found.value) > PERCENT_DECIMALS
        return self.table.is_bare or is_reckoned or max(others) > FAR * abs(found.value)

    def _may_have_lost_dots(self, found: Reading, cell: Cell, row: Row, column: Column) -> dict[str, object]:
        """Return the two meanings of 155.0 beside "78.450", which stood as "155.000" in a file that a program read.

        Only texts with dots in the same table, and a figure of the row about a thousand times as large, tell it.
        """
        value = found.value
        if not (self.is_grouped and self.table.is_named and isinstance(cell.value, Decimal)) or value is None:
            return {}
        alike = [pair for pairs in row.figures.values() for pair in pairs if pair[0].unit in ("", row.unit)]
        if not 0 < value < 10**_LOST or places(value) > _LOST or (column, cell) not in alike:
            return {}
        others = ((read(one, row.unit, self.marks[other.at]).value, one) for other, one in alike if one is not cell)
        whole = moved(value, _LOST)
        other = next((one for known, one in others if known and value * FAR < known < whole * FAR), None)
        return {"given": cell.shown, "whole": f"{whole:f}", "other": other.shown, "read": _AS_WRITTEN} if other else {}

    def _may_be_grouped(self, found: Reading, cell: Cell, row: Row, marks: Marks) -> dict[str, object]:
        """Return the two meanings of "4,350" beside 4120: a comma that may stand between thousands; none elsewhere."""
        if found.value is None or marks.decimal or not _THOUSANDS.fullmatch(cell.text):
            return {}
        whole = Decimal(cell.text.replace(",", ""))
        others = [read(one, row.unit).value for pairs in row.figures.values() for _, one in pairs if one is not cell]
        beside = next((one for one in others if one and found.value * FAR < one < whole * FAR), None)
        facts = {"given": cell.text, "whole": f"{whole:f}", "decimal": f"{found.value:f}".replace(".", ",")}
        return {**facts, "other": ""} if beside is not None else {}

    def _plans(self, row: Row, code: str) -> Iterator[dict[str, Any]]:
        """Yield the targets of a row, each with who set it where the heading says so."""
        for column, cell in row.figures.get("plan", []):
            found = self._read(row, column, cell, "plan", code)
            if found.value is not None:
                by = giver(column)
                yield {"value": found.value, **({"by": by} if by else {})}

    def _passed(self, row: Row) -> Iterator[tuple[str, Any]]:
        """Yield the keys that stand in columns of their own."""
        for key in PASSED:
            if (said := self._said(row, key)) is not None:
                yield key, bool(said) if key in _TRUTHS else _whole(said)

    def _said(self, row: Row, key: str) -> object:
        """Return what stands in a key's own column; None where nothing does."""
        column = self.head.one(key)
        cell = self.table.cell(row.at, column.at) if column else None
        return None if cell is None or cell.is_empty else cell.value


def _unit(row: Row) -> str:
    """Return what a row counts: of a part that does not say it, what its whole counts."""
    if row.unit or row.parent is None or not row.is_part:
        return row.unit
    own = next((found for pairs in row.figures.values() for _, cell in pairs if (found := read(cell).unit)), "")
    return "" if own else _unit(row.parent)


def giver(column: Column) -> str:
    """Return who set the plan of a column, as its heading says.

    >>> giver(Column(3, ("Dự toán HĐND tỉnh giao",))), giver(Column(3, ("Kế hoạch năm",)))
    ('HĐND tỉnh', '')
    """
    return next((match["by"] for word in column.words if (match := _GIVER.search(word))), "")


def _said(found: Reading, is_estimate: bool) -> dict[str, Any]:
    """Return the keys of a metric's figure."""
    data: dict[str, Any] = {"value": found.value}
    if found.hedge:
        data["hedge"] = found.hedge
    if found.estimate or is_estimate:
        data["estimate"] = True
    if found.total is not None:
        data["total"] = found.total
    if found.decimals is not None:
        data["decimals"] = found.decimals
    return data


def _whole(value: object) -> object:
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
