"""Reads a form that a unit filled in: the report it carries, with the figures and words of its cells."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from sokert.errors import DataError, Finding, Place, SokertError, takes
from sokert.models import Hedge, Report
from sokert.sheet.asked import knows_figures
from sokert.sheet.layout import DAY, FIGURES, HEAD, HIDDEN, UNIT, VERSION, WORDS, Column, cell
from sokert.sources.cells import Marks, Reading, marks_of, read, read_plan
from sokert.sources.table import Cell, Table
from sokert.sources.workbooks import Workbook

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_FIGURES = (Column.VALUE, Column.PREVIOUS, Column.PLAN)
FAR = 20  # times: 0,462 beside a target of 95%, not 0,4% after 1,2%


def read_sheet(path: str | Path) -> Report:
    """Return the report of a form that `sheet` wrote and a unit filled in.

    An empty cell is a figure that is not known; cells are read as those of any table: `khoảng 800`, `không phát sinh`.
    What is filled in and is no figure is told, all together, each with its cell; a workbook that is no such form raises
    DataError.
    """
    takes("path", path, str, os.PathLike, wanted="str | Path")
    return _report(_filled(Path(path)), path)


def _report(filled: _Filled, path: str | Path) -> Report:
    if filled.findings:
        raise DataError(filled.findings)
    try:
        return Report.model_validate(filled.data)
    except DataError as error:
        raise DataError([one.at(file=str(path)) for one in error.findings]) from error


def unit_in(path: Path) -> str:
    """Return the unit that filled in a form, also where its figures are wrong; empty where nobody says."""
    try:
        return str(_filled(path).data["issuer"]["name"])
    except (SokertError, KeyError, TypeError):
        return ""


def taken_back(report: Report, path: str | Path) -> Report:
    """Return a report with the figures of a form that was filled in for it; all its own words stay."""
    filled_in = _filled(Path(path))
    filled_in.findings = [one for one in filled_in.findings if one.code != "SHEET-NO-UNIT"]  # it is the report's own
    form, place = _report(filled_in, path), Place(str(path))
    if form.issuer.name != report.issuer.name:
        facts = {"given": form.issuer.name, "wanted": report.issuer.name}
        raise DataError(Finding("SHEET-OF-A-UNIT", facts, replace(place, part=f"{FIGURES}!{cell(*UNIT)}")))
    if form.period.window != report.period.window:
        raise DataError(Finding("SHEET-PERIOD", {"given": form.period.code, "wanted": report.period.code}, place))
    unknown = [code for code in form.figures if code not in report.figures]
    if unknown:
        raise DataError([Finding("SHEET-UNKNOWN-METRIC", {"name": form.figures[code].name}, place) for code in unknown])
    data = report.model_dump(by_alias=True, exclude_unset=True)
    for metric in data.get("metrics", ()):
        if filled := form.figures.get(metric["code"]):
            metric |= filled.model_dump(by_alias=True, include={"previous", "plan"}, exclude_unset=True)
            if not filled.members:
                metric.pop("coverage", None)
                metric |= {"value": filled.value, "hedge": filled.hedge, "estimate": filled.estimate}
                metric["source"] = filled.source or Path(path).name
    return Report.model_validate(data)


@dataclass
class _Filled:
    """What a form says, and what is wrong with its cells."""

    data: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)


def _filled(path: Path) -> _Filled:
    """Return the report that a form carries with its cells put in."""
    try:
        book = Workbook(path)
        figures, hidden = book.sheet(FIGURES), book.sheet(HIDDEN)
    except DataError as error:
        raise DataError(Finding("SHEET-NOT-OURS", where=Place(str(path)))) from error
    filled = _Filled(_carried(hidden, path))
    _Figures(figures, filled).read()
    _without_rates_of_hedges(filled.data.get("metrics", []))
    with suppress(DataError):  # where the sheet was taken out, the unit says nothing
        _words(book.sheet(WORDS), filled.data)
    return filled


def _carried(hidden: Table, path: Path) -> dict[str, Any]:
    """Return the report that a form carries, as data."""
    text = "".join(str(row[0].value or "") for row in hidden.rows if row)
    try:
        whole = json.loads(text, parse_float=Decimal)
        version, data = int(whole["version"]), dict(whole["report"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataError(Finding("SHEET-NOT-OURS", where=Place(str(path)))) from error
    if version > VERSION:
        raise DataError(Finding("SHEET-NEWER", {"version": version, "known": VERSION}, Place(str(path))))
    return data


class _Figures:
    """The sheet of figures while it is read."""

    def __init__(self, table: Table, filled: _Filled) -> None:
        self.table, self.filled = table, filled
        below = range(HEAD + 1, len(table.rows))
        self.marks = {column: marks_of(table.cell(row, column) for row in below) for column in _FIGURES}

    def read(self) -> None:
        """Put the cells into the report's data; what is wrong is told with its cell."""
        data = self.filled.data
        self._name(data)
        data.pop("date", None)
        if (day := self._day()) is not None:
            data["date"] = day
        rows = self._rows()
        for metric in data.get("metrics", ()):
            at = rows.get(metric["code"])
            if at is None:
                self._note("SHEET-ROW-GONE", HEAD, Column.NAME, name=metric["name"])
            else:
                self._metric(metric, at)

    def _name(self, data: dict[str, Any]) -> None:
        """Put the unit's name into the data; the figures of one office that another sends as its own are refused."""
        unit, owner = self._text(*UNIT), str(data.get("issuer", {}).get("name", ""))
        if not unit:
            self._note("SHEET-NO-UNIT", *UNIT)
            return
        if unit != owner and knows_figures(data):
            self._note("SHEET-OF-ANOTHER", *UNIT, given=unit, owner=owner)
        data["issuer"] = {**data.get("issuer", {}), "name": unit}

    def _rows(self) -> dict[str, int]:
        """Return the row of each code; the codes are hidden, so that rows may move."""
        rows: dict[str, int] = {}
        for at in range(HEAD + 1, len(self.table.rows)):
            if code := self._text(at, Column.CODE):
                if code in rows:
                    self._note("SHEET-ROW-TWICE", at, Column.NAME, name=self._text(at, Column.NAME))
                rows[code] = at
        return rows

    def _metric(self, metric: dict[str, Any], at: int) -> None:
        unit = metric.get("unit") or ("%" if metric.get("nature") == "rate" else "")
        if not (metric.get("sum_of") or (metric.get("done") and metric.get("of"))):
            for key in ("value", "hedge", "estimate"):
                metric.pop(key, None)
            self._value(metric, at, unit)
        for key, column in (("previous", Column.PREVIOUS), ("plan", Column.PLAN)):
            unreckoned = metric.get("sum_of") and self.table.cell(at, column).fault == "SOURCE-CELL-NOT-RECKONED"
            if metric.get(key) in (None, []) and not unreckoned:  # else the report knew it, and the cell is locked
                found = self._figure(at, column, unit)
                hedged = {"value": found.value, "hedge": found.hedge} if found.hedge and key == "previous" else None
                metric |= {} if found.value is None else {key: hedged or found.value}

    def _value(self, metric: dict[str, Any], at: int, unit: str) -> None:
        """Put the figure of a row into its metric, with the hedge that was chosen or typed."""
        found = self._figure(at, Column.VALUE, unit)
        hedge = self._text(at, Column.HEDGE).casefold() or found.hedge
        if hedge and hedge not in get_args(Hedge):
            self._note("SHEET-HEDGE", at, Column.HEDGE, given=hedge, allowed=", ".join(get_args(Hedge)))
        elif found.value is not None:
            source = f"{Path(self.table.name).name}!{FIGURES}!{cell(at, Column.VALUE)}"
            metric |= {"value": found.value, "hedge": hedge or None, "source": source}
            metric |= {"estimate": True} if found.estimate else {}

    def _figure(self, row: int, column: int, unit: str) -> Reading:
        """Return what a cell says, as a cell of any table says it; what cannot be used is told."""
        given = self.table.cell(row, column)
        found = (read_plan if column == Column.PLAN else read)(given, unit, self.marks.get(Column(column), Marks()))
        if self._may_be_ratio(found, given, row):
            found = Reading(fault="SOURCE-CELL-RATIO", facts={"given": given.shown})
        if not found.fault:
            return found
        self._note(found.fault, row, column, **{"name": self._text(row, Column.NAME), **found.facts})
        return Reading()

    def _may_be_ratio(self, found: Reading, given: Cell, row: int) -> bool:
        """Return whether a rate is so far below the others of its row that it may be a ratio: 0,95 beside 94,2%."""
        if found.unit != "%" or given.is_percent or not isinstance(given.value, Decimal) or not 0 < given.value <= 1:
            return False
        others = [self.table.cell(row, column).value for column in _FIGURES]
        return max(one for one in others if isinstance(one, Decimal)) > FAR * given.value

    def _day(self) -> str | None:
        given = self.table.cell(*DAY).value
        if isinstance(given, datetime.datetime):
            given = given.date()
        if isinstance(given, datetime.date):
            return given.isoformat()
        if given is None or not str(given).strip():
            return None
        if match := _DAY.fullmatch(str(given).strip()):
            return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        self._note("SHEET-DAY", *DAY, given=str(given))
        return None

    def _text(self, row: int, column: int) -> str:
        return " ".join(str(self.table.cell(row, column).value or "").split())

    def _note(self, code: str, row: int, column: int, **facts: object) -> None:
        place = Place(self.table.name, part=f"{FIGURES}!{cell(row, column)}")
        self.filled.findings.append(Finding(code, facts, place))


def _without_rates_of_hedges(metrics: list[dict[str, Any]]) -> None:
    """Leave a rate blank whose pair is not exact, or whose base is nothing: the form shows none either."""
    exact = {one["code"]: None if one.get("hedge") else one.get("value") for one in metrics}
    for metric in metrics:
        pair = [metric.get("done"), metric.get("of")]
        if all(pair) and any(one in exact for one in pair) and (None in map(exact.get, pair) or not exact[pair[1]]):
            del metric["done"]


def _words(table: Table, data: dict[str, Any]) -> None:
    """Put the unit's own words into the sections; in them nothing is a tag."""
    for way, said in _said(table):
        here: Any = data.get("sections", [])
        try:
            for at in map(int, way.split(".")):
                section = here[at]
                here = section.get("sections", [])
        except (ValueError, IndexError, TypeError):
            continue
        section["body"] = said.replace("{", '{{ "{" }}')


def _said(table: Table) -> Iterator[tuple[str, str]]:
    for at in range(1, len(table.rows)):
        if said := str(table.cell(at, 2).value or "").strip():
            yield str(table.cell(at, 0).value or ""), said
