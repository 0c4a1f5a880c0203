"""Reads what a program holds: data frames of any kind, lists of records, columns of values, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sokert.errors import DataError, Finding, Place, unreadable
from sokert.models import fields_of, is_gap
from sokert.sources.heads import BLANK, is_sheet
from sokert.sources.table import EMPTY, MOST_ROWS, Cell, Table, plain, taken
from sokert.sources.text_file import TextFile
from sokert.sources.times import named_by_times, periods_of, said

_SINGLE = 7  # digits that a float of 32 bits keeps

_SPLIT = {"columns", "index", "data"}  # the keys of `orient="split"` in pandas
# What pandas writes a table with that is read as one.
_BY_ROWS = {"file": 'frame.to_json("...", orient="records")', "data": 'frame.to_dict("records")'}


def named(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], labels: Sequence[object] | None = None
) -> Table:
    """Return a table whose columns have names; each cell stands in its column at its row's label, or counted from 0.

    >>> named("df", ["name", "value"], [["Văn bản đến", 20870.0]]).rows[1][1]
    Cell(value=Decimal('20870'), spot='value[0]', fault='', is_percent=False, decimals=None, indent=0)
    """
    found = [[Cell(column, column) for column in columns]]
    for at, row in enumerate(rows):
        if at >= MOST_ROWS:
            raise DataError(Finding("SOURCE-TOO-LARGE", {"most": MOST_ROWS}, Place(name)))
        label = labels[at] if labels else at
        found.append([Cell(_held(value), f"{column}[{label}]") for column, value in zip(columns, row, strict=True)])
    return Table(name, found, is_named=True)


def _held(value: object) -> object:
    """Return a value of a frame; the scalars of numpy and pandas as Python's own, a list of nothing as a gap."""
    if is_gap(value) or (isinstance(value, list | tuple) and not value):
        return None
    if isinstance(value, str | bool | int | float | Decimal):
        return taken(value)
    if type(value).__name__ == "float32":
        return plain(Decimal(f"{float(value):.{_SINGLE}g}"))  # type: ignore[arg-type]
    item = None if getattr(value, "shape", ()) else getattr(value, "item", None)
    return taken(item() if callable(item) else value)


def of_records(records: Sequence[Mapping[str, object]], name: str, key: str = "") -> Table:
    """Return the table of records, which may stand under a key; the columns are all theirs, in the order they come."""
    columns = list(dict.fromkeys(str(key) for record in records for key in record))
    table = named(name, columns, ([record.get(column) for column in columns] for record in records))
    return table if name else replace(table, way=f"{key}[{{row}}].{{column}}")


def with_head(table: Table) -> Table:
    """Return a table as a sheet where its head stands below names that a program gave it: titles, and Unnamed."""
    if not is_sheet(table):
        return table
    first = [EMPTY if BLANK.fullmatch(cell.text) or cell.text.isdigit() else cell for cell in table.rows[0]]
    return Table(table.name, [first, *table.rows[1:]])


def of_frame(frame: Any, name: str = "") -> Table:
    """Return the table of a data frame of pandas, polars, pyarrow, DuckDB or another that narwhals knows."""
    kind = type(frame).__module__.partition(".")[0].lstrip("_")
    if isinstance(frame, Mapping) and frame and all(hasattr(one, "columns") for one in frame.values()):
        return of_frame(_only(frame, name), name)
    if isinstance(frame, list | tuple | Mapping):
        raise _no_table(frame)  # no library of frames would know it either
    try:
        import narwhals as nw
    except ImportError as error:
        raise DataError(Finding("EXTRA-MISSING", {"what": "narwhals", "extra": "frames"}, Place(name))) from error
    labels = None
    if kind == "pandas" and hasattr(frame, "set_axis") and hasattr(frame, "index"):
        labels = _labels(frame.index)
        frame = _with_index(frame)
    try:
        known: Any = nw.from_native(frame)
    except TypeError as error:
        raise _no_table(frame) from error
    except ValueError as error:
        raise _refused(error, name or kind) from error
    try:
        known = known.collect() if isinstance(known, nw.LazyFrame) else known
    except Exception as error:  # of the engine that the frame asks, each with errors of its own
        raise _refused(error, name or kind) from error
    single = [at for at, kind in enumerate(known.schema.values()) if kind == nw.Float32]
    rows = known.rows()
    if single:
        rows = [[_float32(value) if at in single else value for at, value in enumerate(row)] for row in rows]
    return named(name or kind, [str(column) for column in known.columns], named_by_times(rows), labels)


def _only(frames: Mapping[object, Any], name: str) -> Any:
    """Return the one frame of a workbook's sheets, as `pd.read_excel(..., sheet_name=None)` gives them."""
    first, *others = frames
    if others:
        facts = {"names": ", ".join(map(str, frames)), "example": json.dumps(str(first), ensure_ascii=False)}
        raise DataError(Finding("SOURCE-NO-TABLE", facts, Place(name), sentence="SOURCE-FRAMES"))
    return frames[first]


def _labels(index: Any) -> Sequence[object] | None:
    """Return the numbers by which a frame of pandas knows its rows, as those of a group do; None where it counts none.

    Numbers that come twice lead to no row.
    """
    labels = list(index)
    return labels if index.is_unique and all(type(one) is int for one in labels) else None


def _no_table(given: object) -> DataError:
    """Return what is told of what is no table; of a list by its first row that has no names."""
    rows = given if isinstance(given, list | tuple) else ()
    odd = next((f"[{type(one).__qualname__}]" for one in rows if not is_records([fields_of(one)])), "")
    module = "" if odd else f"{type(given).__module__}."
    facts = {"given": f"{module}{type(given).__qualname__}{odd}", **_BY_ROWS}
    return DataError(Finding("SOURCE-NO-TABLE", facts, sentence=_odd_form(given)))


def typed(given: Any) -> list[dict[str, Any]]:
    """Return the rows of a frame, or records, in values that Python writes as a tag reads them."""
    table = of_data(given, "") or of_frame(given)
    head, *rows = table.rows
    return [{str(name.value): _typed(cell.value) for name, cell in zip(head, row, strict=True)} for row in rows]


def _typed(value: object) -> object:
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else float(value)
    value = said(value)
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)


def _refused(error: Exception, name: str) -> DataError:
    """Return what is told of a frame that its own library cannot read: a column twice, a column that is not there."""
    said = " ".join(str(error).split())[:200]
    return DataError(Finding("SOURCE-FRAME", {"said": said}, Place(name)))


def _with_index(frame: Any) -> Any:
    """Return a frame of pandas whose index is columns where it says something, as behind groupby; a Series as a frame.

    Numbers that only count the rows are left out; headings of several rows are one.
    """
    if frame.ndim == 1:
        frame = frame.rename("value").to_frame()
    columns = [heading(one) if isinstance(one, tuple) else str(one) for one in frame.columns]
    frame = frame.set_axis(columns, axis="columns")
    names = [str(name) if name is not None else f"index {at}" for at, name in enumerate(frame.index.names)]
    for at, name in reversed(list(enumerate(names))):
        level = periods_of(frame.index.get_level_values(at))
        says = frame.index.names[at] is not None or any(
            isinstance(getattr(one, "start_time", one), str | date) for one in level
        )
        if says and name not in columns:
            frame = frame.assign(**{name: level})[[name, *frame.columns]]
    return frame


def heading(words: tuple[object, ...]) -> str:
    """Return a heading of several rows as one, without what pandas calls a cell of it that is empty.

    >>> heading(("ĐVT", "Unnamed: 1_level_1")), heading(("value", "sum")), heading(("Unnamed: 0_level_0", ""))
    ('ĐVT', 'value / sum', 'Unnamed: 0_level_0')
    """
    said = [word for word in map(str, words) if word]
    return " / ".join(dict.fromkeys(word for word in said if not BLANK.fullmatch(word))) or " / ".join(said)


def _float32(value: object) -> object:
    """Return a float of 32 bits by the digits it keeps: 12.100000381469727 is 12.1."""
    return value if is_gap(value) else plain(Decimal(f"{float(value):.{_SINGLE}g}"))  # type: ignore[arg-type]


def is_records(given: object) -> bool:
    """Return whether something is a list of records."""
    return isinstance(given, list | tuple) and all(isinstance(one, Mapping) for one in given)


def of_columns(columns: Mapping[str, Sequence[object]], name: str) -> Table:
    """Return the table of a mapping of names to columns, as long as the longest."""
    length = max((len(column) for column in columns.values()), default=0)
    rows = ([column[at] if at < len(column) else None for column in columns.values()] for at in range(length))
    table = named(name, list(map(str, columns)), rows)
    return table if name else replace(table, way="{column}[{row}]")


# --- JSON -----------------------------------------------------------------------------------------------


def of_json(path: Path) -> Table:
    """Return the table in a JSON file: a list of records, alone or under one key, or columns by their names."""
    name = str(path)
    try:
        file = TextFile.read(path)
    except (OSError, ValueError) as error:
        if isinstance(error, DataError):
            raise
        raise unreadable(error, path) from error
    if file.findings:
        raise DataError(file.findings)
    try:
        data = json.loads(file.text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        where = Place(name, getattr(error, "lineno", 0), getattr(error, "colno", 0))
        raise DataError(Finding("SOURCE-NOT-READ", {"said": str(error)[:200]}, where)) from error
    table = of_data(data, name)
    if table is None:
        raise DataError(Finding("SOURCE-NO-TABLE", {"given": name, **_BY_ROWS}, Place(name), sentence=_odd_form(data)))
    return table


def _odd_form(data: object) -> str:
    """Return the sentence about what `to_json` or `to_dict` of pandas makes without "records"; empty for other data."""
    inner = data.values() if isinstance(data, Mapping) else data if isinstance(data, list | tuple) else ()
    kind: Any = Mapping if isinstance(data, Mapping) else (list, tuple)
    is_odd = (isinstance(data, Mapping) and {*data} >= _SPLIT) or (
        inner and all(isinstance(one, kind) for one in inner)
    )
    return "SOURCE-NOT-BY-ROWS" if is_odd else ""


def of_data(data: object, name: str) -> Table | None:
    """Return the table in plain data; None where there is none, or more than one."""
    if isinstance(data, Mapping) and {*data} >= _SPLIT:
        return None
    data = list(map(fields_of, data)) if isinstance(data, list | tuple) else data
    if is_records(data):
        return of_records(data, name)  # type: ignore[arg-type]
    if isinstance(data, Mapping):
        lists = [(str(key), value) for key, value in data.items() if is_records(value) and value]
        if len(lists) == 1:
            return of_records(lists[0][1], name, lists[0][0])
        if data and all(isinstance(value, list) and not is_records(value) for value in data.values()):
            return of_columns(data, name)
    return None


def _no_number(word: str) -> Any:
    raise ValueError(f"{word}")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f'"{twice}"')
    return data
