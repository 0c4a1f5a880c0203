"""Brings the figures that a report file's `sources` name into its metrics; each key keeps its place.

What is typed stands before what a source says, key by key: a typed metric may add to a source's figure, or fill its
gap. Where both state a figure and differ, that is told: there is no choosing between two truths in silence.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePath
from typing import Any

from sokert.errors import DataError, Finding, Place, SokertError, TemplateError
from sokert.models import Period, Source, is_gap
from sokert.models.metric import plans
from sokert.models.problems import Places
from sokert.sources.access import Access
from sokert.sources.databases import address_of, parameters_of
from sokert.sources.databases import read as asked
from sokert.sources.nodes import nodes
from sokert.sources.opening import opened
from sokert.sources.records import Record, records_of
from sokert.sources.table import Table
from sokert.sources.text_file import TextFile
from sokert.sources.windows import stale
from sokert.template import file_in

_FIGURES = ("value", "hedge", "unit", "previous", "plan")
_CHOICE = "settings: {{stock_since: {}}}"


@dataclass(frozen=True)
class Origin:
    """Where a metric of a report comes from: its place among the typed ones, its row in a source, or both."""

    typed: int | None = None
    record: Record | None = None


@dataclass(frozen=True)
class Merged:
    """A report's metrics, typed and gathered, and where each comes from.

    `is_whole` says that every source could be read: else nobody knows which codes there are.
    """

    metrics: list[Any]
    origins: tuple[Origin, ...]
    findings: tuple[Finding, ...] = ()
    is_whole: bool = True


def merged(data: Mapping[str, Any], folder: Path, access: Access, places: Places) -> Merged:
    """Return the metrics of a report file with those that its sources give."""
    records: list[Record] = []
    findings: list[Finding] = []
    is_whole = True
    given = data.get("sources")
    for at, one in enumerate(given if isinstance(given, list) else []):
        try:
            source = Source.model_validate(one)
        except DataError:
            is_whole = False  # the report itself is refused for it, with the key
            continue
        try:
            gathered = _gathered(source, at, data, folder, access, places)
        except SokertError as error:
            findings += error.findings
            is_whole = False
            continue
        records += gathered[0]
        findings += gathered[1]
        is_whole = is_whole and bool(gathered[0])
    records, twice = _once(records)
    typed = data.get("metrics")
    typed = typed if isinstance(typed, list) else []
    metrics, origins, conflicts = _joined(typed, records, places)
    return Merged(metrics, origins, (*findings, *twice, *conflicts, *_since(data, metrics, origins)), is_whole)


# --- one source -----------------------------------------------------------------------------------------


def _gathered(
    source: Source, at: int, data: Mapping[str, Any], folder: Path, access: Access, places: Places
) -> tuple[Sequence[Record], Sequence[Finding]]:
    """Return the metrics of a source and what is wrong with it."""
    where = places.place(("sources", at))
    with _at(places.place(("sources", at, "codes"))):
        renamed = renamed_by(source, folder, access)
    table = _table(source, at, data, folder, access, places)
    period = source.period or _period(data)
    with _at(where):
        found = records_of(table, source.columns.given, renamed, source.decimal or "", source.dash, period)
    known = {name for record in found.records for name in (record.own, record.data["name"])}
    left = [
        Finding("SOURCE-CODE-UNUSED", {"code": code, "file": source.codes}, where, "info")
        for code in renamed
        if code not in known
    ]
    others = stale(table, found.head, period, where) if found.head and period else ()
    return found.records, [*found.findings, *left, *others]


def _table(source: Source, at: int, data: Mapping[str, Any], folder: Path, access: Access, places: Places) -> Table:
    if source.file:
        with _at(places.place(("sources", at, "file"))):
            path = _file(source.file, folder, access)
            return opened(path, source.sheet, source.columns.given, _remembered(source.file))
    name, where = str(source.database), places.place(("sources", at, "database"))
    address = address_of(name, access.databases, where)
    query = places.place(("sources", at, "query"))
    return asked(name, address, str(source.query), parameters_of(_period(data)), query)


def _remembered(name: str) -> str:
    """Return what a figure remembers of its file: no way that leads out of the report's folder.

    >>> _remembered("nam-2026/so-lieu.xlsx"), _remembered("../../chung/so-lieu.xlsx")
    ('nam-2026/so-lieu.xlsx', 'so-lieu.xlsx')
    """
    path = PurePath(name)
    return path.name if path.is_absolute() or ".." in path.parts else name


def _period(data: Mapping[str, Any]) -> Period | None:
    try:
        return Period.model_validate(data.get("period"))
    except DataError:
        return None  # told by the report itself


def _file(name: str, folder: Path, access: Access) -> Path:
    """Return the file of a name beside a report; one elsewhere only where the call allows it."""
    if not access.files:
        raise DataError(Finding("DATA-NO-FOLDER", {"name": name}))
    try:
        found = _existing(folder / name) if access.allow_outside else file_in(folder, name)
    except TemplateError as error:
        raise DataError(Finding("SOURCE-OUTSIDE", {"name": name})) from error
    if found is None:
        raise DataError(Finding("SOURCE-NO-FILE", {"name": name}))
    return _straight(found)


def _straight(path: Path) -> Path:
    """Return a path without the steps up in it, so that it is the file's own wherever it is told: chung/so-lieu.csv."""
    plain = Path(os.path.normpath(path))
    try:
        return plain if ".." in path.parts and plain.samefile(path) else path  # behind a link another one
    except OSError:
        return path


def _existing(path: Path) -> Path | None:
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None


@contextmanager
def _at(where: Place) -> Iterator[None]:
    """Give what is raised without a place the one that names the source."""
    try:
        yield
    except SokertError as error:
        file, line, column = where.file, where.line, where.column
        found = [
            one if str(one.where) else one.at(file=file, line=line, column=column, path=where.path)
            for one in error.findings
        ]
        raise type(error)(found) from error


def renamed_by(source: Source, folder: Path, access: Access) -> Mapping[str, str]:
    """Return the codes that a source's file of codes gives, which lies in the folder of the report."""
    return codes_in(_file(source.codes, folder, access), source.codes) if source.codes else {}


def codes_in(path: Path, name: str) -> dict[str, str]:
    """Return the codes that a file of codes gives, by those that follow from the names."""
    file = TextFile.read(path)
    root, found = nodes(file)
    findings = [*file.findings, *found]
    if root is None or root.data is None:
        if findings:
            raise DataError(findings)
        return {}
    if not isinstance(root.data, dict):
        raise DataError([*findings, Finding("SOURCE-CODES", where=file.place(root.start))])
    codes: dict[str, str] = {}
    for key, node in root.parts.items():
        if isinstance(node.data, str) and node.data.isidentifier():
            codes[str(key)] = node.data
        elif node.data is not None:
            findings.append(
                Finding("DATA-CODE", {"given": str(node.data), "example": str(key)}, file.place(node.start))
            )
    if findings:
        raise DataError(findings)
    return codes


# --- all of them ----------------------------------------------------------------------------------------


def _once(records: Sequence[Record]) -> tuple[list[Record], list[Finding]]:
    """Return the metrics without those whose code came before, and those told."""
    seen: dict[str, Record] = {}
    findings = []
    for record in records:
        if record.code in seen:
            facts = {"given": record.code, "first": str(seen[record.code].where)}
            findings.append(Finding("DATA-DUPLICATE-CODE", facts, record.where))
        seen.setdefault(record.code, record)
    return list(seen.values()), findings


def _joined(
    typed: Sequence[Any], records: Sequence[Record], places: Places
) -> tuple[list[Any], tuple[Origin, ...], list[Finding]]:
    """Return the metrics: those only typed, then those of the sources with what was typed of them."""
    own: dict[str, int] = {}
    for at, one in enumerate(typed):
        code = one.get("code") if isinstance(one, Mapping) else None
        if isinstance(code, str):
            own.setdefault(unicodedata.normalize("NFC", code.strip()), at)
    known = {record.code for record in records}
    beside = {at for code, at in own.items() if code in known}
    metrics: list[Any] = [one for at, one in enumerate(typed) if at not in beside]
    origins = [Origin(at) for at in range(len(typed)) if at not in beside]
    findings: list[Finding] = []
    for record in records:
        stands = own.get(record.code)
        metrics.append(record.data if stands is None else {**record.data, **_stated(typed[stands])})
        origins.append(Origin(stands, record))
        findings += [] if stands is None else _conflicts(typed[stands], stands, record, places)
    return metrics, tuple(origins), findings


def _since(data: Mapping[str, Any], metrics: Sequence[Any], origins: Sequence[Origin]) -> Iterator[Finding]:
    """Yield the stocks whose earlier figure a table gives, where nobody says that it is that of 31/12."""
    settings, period = data.get("settings"), _period(data)
    is_said = isinstance(settings, Mapping) and "stock_since" in settings
    if is_said or (period and period.code == str(period.year)):
        return
    stocks = [
        (str(metric.get("name")), origin.record)
        for metric, origin in zip(metrics, origins, strict=True)
        if origin.record is not None
        and metric.get("nature") == "stock"
        and origin.record.data.get("previous") is not None
    ]
    if stocks:
        names = ", ".join(name for name, _ in stocks)
        facts = {"names": names, "alike": _CHOICE.format("same-period"), "since": _CHOICE.format("year-start")}
        yield Finding("SOURCE-STOCK-SINCE", facts, stocks[0][1].place("previous"), "warning")


def _stated(typed: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in typed.items() if not is_gap(value)}


def _conflicts(typed: Mapping[str, Any], at: int, record: Record, places: Places) -> Iterator[Finding]:
    """Yield the figures that are typed otherwise than they stand in the source."""
    for key in _FIGURES:
        given, stands = typed.get(key), record.data.get(key)
        if not is_gap(given) and not is_gap(stands) and _read(key, given) != _read(key, stands):
            facts = {"key": key, "given": _shown(given), "stands": _shown(stands), "cell": _cell(record.place(key))}
            where = places.place(("metrics", at, key))
            yield Finding("SOURCE-CONFLICT", {**facts, "name": record.data["name"]}, where)


def _cell(where: Place) -> str:
    return ", ".join(filter(None, (Path(where.file).name, where.part)))


def _read(key: str, value: Any) -> object:
    """Return a figure as it compares; a plan that is a bare figure is a list of that one."""
    return _plain(plans(value) if key == "plan" else value)


def _plain(value: Any) -> object:
    """Return a value as it compares, however it is written: `[{value: 5}]`, `{value: 5}` and 5 are one plan."""
    if isinstance(value, Mapping):
        parts = {key: _plain(part) for key, part in value.items() if not is_gap(part)}
        return parts["value"] if parts.keys() == {"value"} else parts
    if isinstance(value, list | tuple):
        return _plain(value[0]) if len(value) == 1 else [_plain(part) for part in value]
    try:
        return Decimal(value) if isinstance(value, str | int | Decimal) else value
    except InvalidOperation:
        return str(value)


def _shown(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    said = [str(one.get("value", "")) if isinstance(one, Mapping) else str(one) for one in parts]
    return "; ".join(one.replace(".", ",") for one in said)
