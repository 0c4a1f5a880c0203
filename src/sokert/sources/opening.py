"""Opens whatever figures stand in: a workbook, CSV, JSON, a frame, records, a database; and gives its metrics."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from sokert.errors import DataError, Finding, Findings, Place, near, takes
from sokert.models import Metric, Metrics, Period, Source
from sokert.models.period import as_code
from sokert.models.problems import finding_of
from sokert.sources import databases, delimited, frames
from sokert.sources.heads import find
from sokert.sources.records import records_of
from sokert.sources.table import Cell, Table
from sokert.sources.windows import period_of, stale
from sokert.vietnamese.legacy import Code, recognised, unicode_of

if TYPE_CHECKING:
    from sokert.sources.workbooks import Workbook

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
JSON = ".json"
_DATABASES = (".db", ".sqlite", ".sqlite3")
_BEGINNING = 1024  # bytes of a file that show whether it is a list
_LOOKED_AT = 300  # rows that show in which code the texts are
KINDS = (*WORKBOOKS, *delimited.SUFFIXES, JSON)


def metrics_from(
    given: Any,
    *,
    sheet: str | None = None,
    columns: Mapping[str, str | tuple[str, ...]] | None = None,
    codes: Mapping[str, str] | None = None,
    decimal: str = "",
    dash: str = "none",
    query: str | None = None,
    period: Period | str | int | None = None,
    name: str = "",
) -> Metrics:
    """Return the metrics in a table: a workbook, CSV or JSON by its path, a data frame, records, a database.

    >>> sheet = [{"Chỉ tiêu": "Văn bản đến", "ĐVT": "văn bản", "Thực hiện": "20.870", "Cùng kỳ": "gần 19.000"}]
    >>> (metric,) = metrics_from(sheet, name="so-lieu")
    >>> metric.code, metric.value, metric.previous.hedge, metric.source
    ('van_ban_den', Decimal('20870'), 'gần', 'so-lieu!Thực hiện[0]')

    `columns` says which column holds the name, unit, value, previous, plan or group where the headings leave it open,
    by heading or letter; `codes` renames codes; `decimal` is the mark before decimals in texts;
    `dash` says what "-" is: "none", no figure, or "zero", nothing that occurred. With `query` the first
    argument is the address of a database as SQLAlchemy writes it, and `:period` in it is bound to `period`. A table
    whose head names another time than `period` is refused. `.findings` of what is returned holds what is worth a look:
    a column of figures that was not read and may be the plan. All that cannot be read is raised together as DataError,
    each cell with its place.
    """
    takes("codes", codes, Mapping, NoneType)
    takes("sheet", sheet, str, NoneType)
    takes("name", name, str)
    takes("period", as_code(period), Period, str, NoneType)
    if isinstance(columns, Mapping):
        columns = {role: frames.heading(one) if isinstance(one, tuple) else one for role, one in columns.items()}
    source = Source(file="-", columns=columns or {}, decimal=decimal or None, dash=dash)  # type: ignore[arg-type]
    chosen = source.columns.given
    when = None if period is None else Period.model_validate(period)
    table = _table(given, sheet, chosen, query, when, name)
    gathered = records_of(table, chosen, codes, decimal, dash, when)
    others = stale(table, gathered.head, when, Place(table.file or table.name)) if gathered.head and when else ()
    known = (*gathered.findings, *others)
    found = [one for one in known if one.level == "error"]
    own = [name for record in gathered.records for name in (record.own, record.data["name"])]
    found += _misspelt(codes or {}, own)
    metrics = []
    remarks = Findings(one for one in known if one.level != "error")
    for record in gathered.records:
        try:
            metrics.append(Metric.validated(record.data).remarked(remarks))
        except ValidationError as error:
            found += [finding_of(one, record) for one in error.errors(include_url=False)]
    if found:
        raise DataError(found)
    return Metrics(metrics)


def _misspelt(codes: Mapping[str, str], own: Collection[str]) -> Iterator[Finding]:
    """Yield the codes to be renamed that are nearly one of the table's; any other may be meant for another table."""
    for code in codes:
        if code not in own and (like := near(code, [one for one in own if one not in codes])):
            yield Finding("SOURCE-NO-CODE", {"code": code, "near": like})


def _table(
    given: Any,
    sheet: str | None,
    columns: Mapping[str, str] | None,
    query: str | None,
    when: Period | None,
    name: str,
) -> Table:
    """Return the table that was given."""
    if query is not None:
        takes("given", given, str, wanted="str (sqlite:///so-lieu.db)")
        return databases.read(name or "database", str(given), query, databases.parameters_of(when))
    if isinstance(given, Table):
        return given
    if isinstance(given, str | Path) and ("://" in str(given) or Path(given).suffix.lower() in _DATABASES):
        raise DataError(Finding("SOURCE-NO-QUERY", {"file": "" if "://" in str(given) else Path(given).as_posix()}))
    if isinstance(given, str | Path):
        return opened(Path(given), sheet, columns, name)
    table = frames.of_data(given, name)
    return frames.with_head(frames.of_frame(given, name) if table is None else table)


def is_list(path: Path) -> bool:
    """Return whether a file of JSON begins as a list, which may be records and is never a report."""
    if path.suffix.lower() != JSON:
        return False
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"[")
    except OSError:
        return False  # told where it is read


def opened(path: Path, sheet: str | None = None, columns: Mapping[str, str] | None = None, name: str = "") -> Table:
    """Return the table in a file: of a workbook the sheet that is named, or the only one with a head."""
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        table = _sheet(path, sheet, columns)
    elif suffix in delimited.SUFFIXES:
        table = delimited.read(path)
    elif suffix == JSON:
        table = frames.of_json(path)
    else:
        facts = {"given": suffix or path.name, "allowed": ", ".join(KINDS)}
        raise DataError(Finding("SOURCE-KIND", facts, Place(str(path))))
    return _in_unicode(replace(table, name=name or path.name, file=str(path)))


def opened_of(
    path: Path, sheet: str | None, columns: Mapping[str, str] | None, period: Period | None
) -> tuple[Table, tuple[Finding, ...]]:
    """Return the table in a file, and what was chosen: of several sheets the one of a period, else of the latest."""
    if sheet is None and path.suffix.lower() in WORKBOOKS:
        tables = [_in_unicode(one) for one in _tables(path, columns)]
        if len(tables) > 1 and (chosen := _of_period(tables, columns, period)):
            others = ", ".join(one.sheet for one in tables if one.sheet != chosen)
            noted = Finding("NEW-SHEET", {"sheet": chosen, "others": others}, Place(str(path)), "info")
            return opened(path, chosen, columns), (noted,)
    return opened(path, sheet, columns), ()


def _of_period(tables: Sequence[Table], columns: Mapping[str, str] | None, period: Period | None) -> str | None:
    """Return the name of the only sheet of a period, or of the latest where all name theirs; None where none is."""
    named = [(period_of(one, head), one.sheet) for one in tables if (head := find(one, columns))]
    known = [one for one, _ in named if one]
    wanted = period or (max(known, key=lambda one: one.ends) if len(known) == len(tables) else None)
    fitting = [sheet for one, sheet in named if one and one == wanted]
    return fitting[0] if len(fitting) == 1 else None


def _in_unicode(table: Table) -> Table:
    """Return a table whose texts are Unicode; one in a code of the years before, whose font is lost, is told."""
    looked_at = (cell.text for row in table.rows[:_LOOKED_AT] for cell in row)
    found = recognised(" ".join(text for text in looked_at if text and not text.isascii()))
    if found is None:
        return table
    rows = [[_read_by(cell, found.code) for cell in row] for row in table.rows]
    finding = Finding("SOURCE-ENCODING", {"encoding": found.code.upper()}, Place(table.file), "info")
    return replace(table, rows=rows, findings=(*table.findings, finding))


def _read_by(cell: Cell, code: Code) -> Cell:
    return replace(cell, value=unicode_of(cell.value, code)) if isinstance(cell.value, str) else cell


def _sheet(path: Path, sheet: str | None, columns: Mapping[str, str] | None) -> Table:
    if sheet:
        return _workbook(path).sheet(sheet)
    tables = _tables(path, columns)
    if len(tables) == 1:
        return tables[0]
    if not tables:
        raise DataError(Finding("SOURCE-NO-HEAD", where=Place(str(path))))
    raise DataError(Finding("SOURCE-SHEETS", {"known": ", ".join(table.sheet for table in tables)}, Place(str(path))))


def _tables(path: Path, columns: Mapping[str, str] | None) -> list[Table]:
    """Return the sheets of a workbook that have a head; its only sheet as it is."""
    book = _workbook(path)
    if len(book.sheets) == 1:
        return [book.sheet(book.sheets[0])]
    return [table for each in book.sheets if find(table := book.sheet(each), columns) is not None]


def _workbook(path: Path) -> Workbook:
    from sokert.sources.workbooks import Workbook  # zipfile and calamine, which only a workbook needs

    return Workbook(path)
