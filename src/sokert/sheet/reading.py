"""Reads a form that a unit filled in: the report it carries, with the figures and words of its cells."""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from sokert.errors import DataError, Finding, Place, SokertError, unreadable
from sokert.models import Hedge, Report
from sokert.sheet.layout import DAY, FIGURES, HEAD, HIDDEN, UNIT, VERSION, WORDS, Column, cell

_FIGURE = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))? ?%?")
_NONE = ("", "-", "–")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
Rows = list[list[Any]]


def read_sheet(path: str | Path) -> Report:
    """Return the report of a form that `sheet` wrote and a unit filled in.

    An empty cell is a figure that is not known. What is filled in and is no figure is told, all together, each with
    its cell; a workbook that is no such form raises DataError.
    """
    filled = _filled(Path(path))
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
    form = read_sheet(path)
    place = Place(str(path))
    if form.period.window != report.period.window:
        raise DataError(Finding("SHEET-PERIOD", {"given": form.period.code, "wanted": report.period.code}, place))
    unknown = [code for code in form.figures if code not in report.figures]
    if unknown:
        raise DataError([Finding("SHEET-UNKNOWN-METRIC", {"name": form.figures[code].name}, place) for code in unknown])
    data = report.model_dump(by_alias=True, exclude_unset=True)
    for metric in data.get("metrics", ()):
        if filled := form.figures.get(metric["code"]):
            metric.pop("value", None)
            metric |= filled.model_dump(by_alias=True, include={"hedge", "previous", "plan"})
            if not filled.members:
                metric |= {"value": filled.value, "source": f"{Path(path).name}"}
    return Report.model_validate(data)


@dataclass
class _Filled:
    """What a form says, and what is wrong with its cells."""

    data: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)


def _filled(path: Path) -> _Filled:
    """Return the report that a form carries with its cells put in."""
    book = _opened(path)
    filled = _Filled(_carried(book, path))
    rows = book.get_sheet_by_name(FIGURES).to_python(skip_empty_area=False)
    _Figures(str(path), rows, filled).read()
    _without_rates_of_hedges(filled.data.get("metrics", []))
    if WORDS in book.sheet_names:
        _words(book.get_sheet_by_name(WORDS).to_python(skip_empty_area=False), filled.data)
    return filled


def _opened(path: Path) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, OSError, ValueError) as error:
        raise DataError(Finding("SHEET-NOT-OURS", where=Place(str(path)))) from error
    if not {FIGURES, HIDDEN} <= set(book.sheet_names):
        raise DataError(Finding("SHEET-NOT-OURS", where=Place(str(path))))
    return book


def _carried(book: Any, path: Path) -> dict[str, Any]:
    """Return the report that a form carries, as data."""
    text = "".join(str(row[0]) for row in book.get_sheet_by_name(HIDDEN).to_python(skip_empty_area=False) if row)
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

    def __init__(self, name: str, rows: Rows, filled: _Filled) -> None:
        self.name, self.cells, self.filled = name, rows, filled

    def read(self) -> None:
        """Put the cells into the report's data; what is wrong is told with its cell."""
        data = self.filled.data
        if unit := self._text(*UNIT):
            data["issuer"] = {**data.get("issuer", {}), "name": unit}
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

    def _rows(self) -> dict[str, int]:
        """Return the row of each code; the codes are hidden, so that rows may move."""
        rows: dict[str, int] = {}
        for at in range(HEAD + 1, len(self.cells)):
            if code := self._text(at, Column.CODE):
                if code in rows:
                    self._note("SHEET-ROW-TWICE", at, Column.NAME, name=self._text(at, Column.NAME))
                rows[code] = at
        return rows

    def _metric(self, metric: dict[str, Any], at: int) -> None:
        if not (metric.get("sum_of") or (metric.get("done") and metric.get("of"))):
            metric.pop("value", None)
            metric.pop("hedge", None)
            hedge, value = self._figure(at, Column.VALUE)
            hedge = self._text(at, Column.HEDGE).casefold() or hedge
            if hedge and hedge not in get_args(Hedge):
                self._note("SHEET-HEDGE", at, Column.HEDGE, given=hedge, allowed=", ".join(get_args(Hedge)))
            elif value is not None:
                metric |= {
                    "value": value,
                    "hedge": hedge or None,
                    "source": f"{Path(self.name).name}!{cell(at, Column.VALUE)}",
                }
        for key, column in (("previous", Column.PREVIOUS), ("plan", Column.PLAN)):
            if metric.get(key) in (None, []):  # else the report knew it, and the cell is locked
                value = self._figure(at, column)[1]
                metric |= {} if value is None else {key: value}

    def _figure(self, row: int, column: int) -> tuple[str, Decimal | None]:
        """Return the hedge and the figure of a cell; what is neither is told."""
        given = self._value(row, column)
        if isinstance(given, bool | datetime.date | datetime.time | datetime.timedelta):
            self._note("SHEET-CELL", row, column, given=str(given))
            return "", None
        if isinstance(given, int | float):
            return "", Decimal(int(given)) if float(given).is_integer() else Decimal(repr(given))
        words = " ".join(str(given).split())
        hedge = next((one for one in get_args(Hedge) if words.casefold().startswith(f"{one} ")), "")
        words = words[len(hedge) :].strip()
        if words in _NONE:
            return "", None
        if match := _FIGURE.fullmatch(words):
            whole = match[2].replace(".", "")
            return hedge, Decimal(f"{match[1]}{whole}.{match[3]}" if match[3] else f"{match[1]}{whole}")
        self._note("SHEET-CELL", row, column, given=" ".join(str(given).split()))
        return "", None

    def _day(self) -> str | None:
        given = self._value(*DAY)
        if isinstance(given, datetime.datetime):
            given = given.date()
        if isinstance(given, datetime.date):
            return given.isoformat()
        if not str(given).strip():
            return None
        if match := _DAY.fullmatch(str(given).strip()):
            return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        self._note("SHEET-DAY", *DAY, given=str(given))
        return None

    def _value(self, row: int, column: int) -> Any:
        line = self.cells[row] if row < len(self.cells) else []
        return line[column] if column < len(line) else ""

    def _text(self, row: int, column: int) -> str:
        return " ".join(str(self._value(row, column)).split())

    def _note(self, code: str, row: int, column: int, **facts: object) -> None:
        place = Place(self.name, part=f"{FIGURES}!{cell(row, column)}")
        named = {"name": self._text(row, Column.NAME), **facts} if code == "SHEET-CELL" else facts
        self.filled.findings.append(Finding(code, named, place))


def _without_rates_of_hedges(metrics: list[dict[str, Any]]) -> None:
    """Leave a rate blank whose pair is not exact, or whose base is nothing: the form shows none either."""
    exact = {one["code"]: None if one.get("hedge") else one.get("value") for one in metrics}
    for metric in metrics:
        pair = [metric.get("done"), metric.get("of")]
        if all(pair) and any(one in exact for one in pair) and (None in map(exact.get, pair) or not exact[pair[1]]):
            del metric["done"]


def _words(rows: Rows, data: dict[str, Any]) -> None:
    """Put the unit's own words into the sections; in them nothing is a tag."""
    for way, said in _said(rows):
        here: Any = data.get("sections", [])
        try:
            for at in map(int, way.split(".")):
                section = here[at]
                here = section.get("sections", [])
        except (ValueError, IndexError, TypeError):
            continue
        section["body"] = said.replace("{", '{{ "{" }}')


def _said(rows: Rows) -> Iterator[tuple[str, str]]:
    for row in rows[1:]:
        if len(row) > 2 and str(row[2]).strip():
            yield str(row[0]), str(row[2]).strip()
