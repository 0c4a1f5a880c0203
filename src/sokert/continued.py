"""The next period's report file from the last one: nothing that is known already is typed again.

continued(["ky1.docx", "ky2.yaml"], Period.of("2024-H1"))

Figures of the same period come from the report whose period it is; words come from the newest, marked as not yet
changed. A Word file that sokert did not write is read as far as it can be (`foreign`). A table among the files
(`continued(["ky1.docx", "so-lieu-ky2.xlsx"], ...)`) is the new report's source.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from sokert import messages
from sokert.errors import DataError, FileError, Finding, Place, takes
from sokert.fill.custom_filters import Own, own_of
from sokert.load import loaded
from sokert.models import Annex, Metric, Period, Report, Section, Source
from sokert.models.period import as_code
from sokert.models.source import Columns
from sokert.models.written import as_json
from sokert.ooxml.custom_data_reading import carried
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import remembered
from sokert.remembered.edits import edits
from sokert.remembered.report_file import written
from sokert.remembered.said import said
from sokert.remembered.writing import Way
from sokert.sources.access import Access
from sokert.sources.gathering import renamed_by
from sokert.sources.opening import KINDS, is_list, opened_of
from sokert.sources.records import Record, records_of
from sokert.sources.table import Table
from sokert.sources.windows import stale
from sokert.typed_report import IN_MEMORY, Foreign, Said, foreign, tagged, words_of

_REPORTS = (".yaml", ".yml", ".json")
_GONE = ("number", "date", "draft", "draft_round", "subject", "sources")  # what belongs to one report alone
_OF_ONE_PERIOD = ("value", "hedge", "estimate", "written", "previous", "stated", "window", "day", "source")
_HOW_READ = ("dash", "decimal", "codes")  # what a source says of its table beside where it stands
_OF_TABLE = ("name", "value", "unit", "decimals", "part_of", "closed", "total")  # what a row says, or leaves out
_TASKS = re.compile(
    r"phương hướng|nhiệm vụ (?:trọng tâm|\d|những tháng|quý|năm|thời gian|\{\{)|chương trình công tác", re.I
)
_COMMITTEE = re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b")
_DATED = re.compile(r"\d{4}|\d tháng|\bquý\b|(?:đầu|cuối) năm", re.I)
# Lines that a report begun from a table has: names and tags, nothing that another period would say otherwise.
_PART = r"[^{}:;.\n\d]*\{\{ \w+\|with_unit \}\}"
_LINE = rf"- [^{{}}:\n\d]+: \{{\{{ \w+\|sentence \}}\}}(?:; (?:gồm|trong đó): {_PART}(?:, {_PART})*)?\.\n*"
_SAYS_TABLE = re.compile(rf"\s*(?:{_LINE})*")
_ITEM = re.compile(r"^\s*(?:[-+*]|\d+\\?[.)])\s+", re.M)


Given = Report | str | Path | bytes


@dataclass
class Continued:
    """The text of a report file, and what is to be known of how it came about."""

    text: str = ""
    findings: list[Finding] = field(default_factory=list)


def next_report(
    earlier: Given | Sequence[Given],
    period: Period | str | int,
    *,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    decimal: str = "",
    lang: str | None = None,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a period's report file that follows on reports before it, and what could not be carried over.

    `earlier` is a report, a report file, a Word file or its bytes, or several of them; and tables of the new period's
    own figures, of which `sheet` and `columns` say where they stand, `decimal` the mark before decimals in their texts.
    Figures wait for their values, with those of the same period as `previous`; words are the newest report's, each
    below a line in the language `lang` that it is not yet changed. `parse` makes of it a draft that renders at once.
    `databases`, `allow_outside`, `filters` and `functions` are as in `load`.

    >>> from sokert.vietnamese.example import REPORT
    >>> text, left = next_report(REPORT, "2025-H1")
    >>> [line for line in text.splitlines() if line.startswith(("period", "draft"))], left
    (['period: 2025-H1', 'draft: true'], ())
    """
    several = [earlier] if isinstance(earlier, Report | str | os.PathLike | bytes) else earlier
    takes("earlier", several, Sequence, wanted="Report | str | Path | bytes | Sequence")
    for one in several:
        takes("earlier", one, Report, str, os.PathLike, bytes, wanted="Report | str | Path | bytes")
    if all(map(is_table, several)):
        facts = {
            "name": "earlier",
            "wanted": "Report | *.yaml | *.json | *.docx",
            "given": ", ".join(map(_name, several)),
        }
        raise DataError(Finding("CALL-ARGUMENT", facts))
    takes("period", as_code(period), Period, str)
    made = continued(
        several,
        Period.model_validate(period),
        lang,
        sheet,
        columns,
        decimal,
        own_of(filters, functions),
        Access(databases or {}, allow_outside),
    )
    return made.text, (*made.findings, *_beside([Path(one) for one in several if is_table(one)]))  # type: ignore[arg-type]


def _beside(tables: Iterable[Path]) -> Iterator[Finding]:
    """Yield that the text names a table by its name alone, so that it is to be saved in the folder of that table."""
    for table in tables:
        if table.parent != Path():
            yield Finding(
                "NEW-SAVE-BESIDE", {"file": table.name, "folder": str(table.parent)}, Place(str(table)), "info"
            )


def continued(
    files: Sequence[Given],
    period: Period,
    lang: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    decimal: str = "",
    own: Own | None = None,
    access: Access | None = None,
    names: Sequence[str] = (),
) -> Continued:
    """Return the report file of a period that follows on reports before it.

    `files` are report files or Word files, and tables of the period's own figures, of which `sheet`, `columns` and
    `decimal` say how they are read, and `names` how the report names them, where they do not stand beside it.
    What could not be carried over is told in `findings`.
    """
    tables = [Path(file) for file in files if not isinstance(file, Report | bytes) and is_table(file)]
    made = Continued()
    reports = [file for file in files if not is_table(file)]
    data, comments, last, old = _begun(reports, period, made.findings, lang, bool(tables), own, access)
    for at, table in enumerate(tables):
        opened_one, chosen = opened_of(table, sheet, columns, period)
        made.findings += chosen
        called = names[at] if names else table.name
        source = _like(last, at, len(tables), _named(called, opened_one.sheet, columns, decimal))
        records = _records(opened_one, source, renamed_by(source, table.parent, Access()), period)
        made.findings += _of_other_codes(data, records)
        data, comments = _sourced(data, comments, source, records)
        if old and old.period == period.same_period:
            old.said |= _said_before(records)
        if any("previous" in record.data for record in records):
            made.findings = [one for one in made.findings if one.code != "NEW-NO-SAME-PERIOD"]
    if old:
        data["sections"] = tagged(data["sections"], old.said, old.period)
    made.text = written(data, comments)
    return made


def _named(file: str, sheet: str, columns: Mapping[str, str] | None, decimal: str) -> Source:
    """Return the source that a call says how to read."""
    said = {"decimal": decimal} if decimal else {}
    return Source(file=file, sheet=sheet or None, columns=Columns.model_validate(columns or {}), **said)  # type: ignore[arg-type]


def is_table(file: Given) -> bool:
    """Return whether a file is a table of figures, not a report."""
    if isinstance(file, Report | bytes):
        return False
    path = Path(file)
    suffix = path.suffix.lower()
    return suffix in KINDS and (suffix not in _REPORTS or is_list(path))


def _begun(
    files: Sequence[Given],
    period: Period,
    findings: list[Finding],
    lang: str | None,
    has_tables: bool,
    own: Own | None,
    access: Access | None,
) -> tuple[dict[str, Any], dict[Way, str], Sequence[Source], Foreign | None]:
    """Return what a report file begins with, the comments beside it, and where the last report's figures stood.

    Last comes the Word file that it was read from, if sokert did not write it.
    """
    known = [(file, report) for file in files if (report := _report(file, findings, own, access)) is not None]
    earlier = [(_name(file), report) for file, report in known]
    read = {id(file) for file, _ in known} or {id(files[-1])}
    left = (file for file in files if id(file) not in read)
    findings += [Finding("NEW-FILE-LEFT", {}, Place(_name(file)), "warning") for file in left]
    if not earlier and not isinstance(files[-1], Report):
        old = foreign(files[-1], period, lang)
        findings += old.findings
        if old.period and old.period != period.same_period and "metrics" in old.data:
            facts = {"period": period.same_period.code}
            findings.append(Finding("NEW-NO-SAME-PERIOD", facts, Place(_name(files[-1])), "info"))
        sections = [Section.model_validate(one) for one in old.data["sections"]]
        said = _of_last(sections, old.period.code if old.period else Path(_name(files[-1])).name or IN_MEMORY, lang)
        return old.data, _joined(old.comments, said), (), old
    earlier.sort(key=lambda one: one[1].period.ends)
    name, last = earlier[-1]
    same = next((report for _, report in earlier if report.period == period.same_period), None)
    if same is None:
        facts = {"period": period.same_period.code}
        findings.append(Finding("NEW-NO-SAME-PERIOD", facts, Place(name), "info"))
    elif _as_called(same.issuer.name) != _as_called(last.issuer.name):
        facts = {"name": last.issuer.name, "other": same.issuer.name, "period": same.period.code}
        findings.append(Finding("NEW-OTHER-ISSUER", facts, Place(name), "warning"))
    if last.sources and not has_tables:
        facts = {"files": ", ".join(one.file or one.database or "" for one in last.sources)}
        findings.append(Finding("NEW-SOURCES-LEFT", facts, Place(name), "info"))
    data = _data(last, period, same, findings, name)
    return data, dict(_comments(last, data, name, lang)), last.sources, None


def _as_called(name: str) -> str:
    """Return what is one agency's name in any hand: neither capitals, blanks, the letter of a mark nor "UBND" matter.

    >>> _as_called("Ủy ban nhân dân xã Hoà An") == _as_called("UBND  xã Hòa An")
    True
    """
    short = _COMMITTEE.sub("ubnd", " ".join(unicodedata.normalize("NFC", name).casefold().split()))
    return " ".join(
        "".join(sorted(unicodedata.normalize("NFD", word), key=unicodedata.combining)) for word in short.split()
    )


def _said_before(records: Iterable[Record]) -> Said:
    """Return by which words the last report said what a table gives as the previous figures."""
    said: Said = {}
    for record in records:
        if words := words_of(record.data.get("previous"), record.data.get("unit", "")):
            said.setdefault(words, set()).add(record.code)
    return said


def _like(last: Sequence[Source], at: int, many: int, source: Source) -> Source:
    """Return a source that is read as the one in its place was: what "-" says, which mark stands before decimals.

    What the call itself says holds. Where there were more or fewer, only as all of them were.
    """
    before = [one for one in last if one.file]
    alike = [before[at]] if len(before) == many else before
    agreed = {key: {getattr(one, key) for one in alike} for key in _HOW_READ}
    return source.with_facts(
        {
            key: values.pop()
            for key, values in agreed.items()
            if len(values) == 1 and not source.model_fields_set & {key}
        }
    )


def _records(table: Table, source: Source, renamed: Mapping[str, str], period: Period) -> Sequence[Record]:
    """Return the figures of a table; raise what is wrong with it, or that it is of another time."""
    found = records_of(table, source.columns.given, renamed, source.decimal or "", source.dash, period)
    others = stale(table, found.head, period, Place(table.file or table.name)) if found.head else ()
    if wrong := [one for one in (*found.findings, *others) if one.level == "error"]:
        raise DataError(wrong)
    return found.records


def _sourced(
    data: dict[str, Any], comments: Mapping[Way, str], source: Source, records: Sequence[Record]
) -> tuple[dict[str, Any], dict[Way, str]]:
    """Return a report file's data with a table as its source: of the figures in it only what it does not say stays."""
    by_code = {record.code: record.data for record in records}
    kept: dict[int, dict[str, Any]] = {}
    for at, metric in enumerate(data.get("metrics", ())):
        there = by_code.get(metric["code"])
        own = metric if there is None else {"code": metric["code"], **_besides(metric, there)}
        if there is None or len(own) > 1:
            kept[at] = own
    places = {at: new for new, at in enumerate(kept)}
    moved = {
        ("metrics", places[int(way[1])], *way[2:]): words
        for way, words in comments.items()
        if len(way) > 2 and way[0] == "metrics" and way[2] in kept.get(int(way[1]), ())
    }
    left = {way: words for way, words in comments.items() if way[:1] != ("metrics",)}
    said = source.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    made = {**data, "sources": [*data.get("sources", ()), said]}
    made["metrics"] = list(kept.values())
    order = [key for key in made if key not in ("sources", "metrics", "identities", "sections", "annexes")]
    order += [key for key in ("sources", "metrics", "identities", "sections", "annexes") if made.get(key)]
    return {key: made[key] for key in order}, {**left, **moved}


def _of_other_codes(data: Mapping[str, Any], records: Sequence[Record]) -> Iterator[Finding]:
    """Yield each figure of a table that the report has too, alone of its name and unit, by another code."""
    rows = [record.data for record in records]
    here = Counter(map(_called, rows))
    known = {row["code"] for row in rows}
    metrics = [metric for metric in data.get("metrics", ()) if "name" in metric]
    there = {_called(metric): metric["code"] for metric in metrics}
    several = {called for called, times in Counter(map(_called, metrics)).items() if times > 1}
    for record in records:
        called = _called(record.data)
        code = there.get(called)
        if code is not None and code not in known and here[called] == 1 and called not in several:
            facts = {"name": record.data["name"], "code": code, "other": record.code}
            yield Finding("NEW-OTHER-CODE", facts, record.where, "warning")


def _called(metric: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name and unit of a figure, however their letters and spaces are written."""
    texts = (str(metric.get(key) or "") for key in ("name", "unit"))
    name, unit = (" ".join(unicodedata.normalize("NFC", text).casefold().split()) for text in texts)
    return name, unit


def _besides(metric: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a figure that its row in a table does not say."""
    return {key: value for key, value in metric.items() if key not in there and key not in (*_OF_TABLE, "code")}


def _name(given: Given) -> str:
    """Return the name of a file; none of a report or of bytes in memory."""
    return "" if isinstance(given, Report | bytes) else str(given)


def _report(file: Given, findings: list[Finding], own: Own | None, access: Access | None) -> Report | None:
    """Return the report of a file; none for a Word file that sokert did not write."""
    if isinstance(file, Report):
        return file
    if not isinstance(file, bytes) and Path(file).suffix.lower() in _REPORTS:
        return loaded(file, None, access, own).report
    archive = opened(file)
    if carried(archive) is None:
        return None
    memory = remembered(archive, own)
    if memory.lines and (changed := edits(memory.lines, said(archive))):
        findings.append(Finding("NEW-EDITED", {"count": len(changed)}, Place(_name(file)), "warning"))
    return memory.report


def _data(last: Report, period: Period, same: Report | None, findings: list[Finding], name: str) -> dict[str, Any]:
    """Return the data of the new report."""
    given = json.loads(as_json(last), parse_float=Decimal)
    kept = {key: value for key, value in given.items() if key not in _GONE}
    kept["draft"] = True  # until its figures are known
    kept["period"] = json.loads(as_json(last.with_facts({"period": period})))["period"]
    kept["metrics"] = [
        dict(_metric(raw, metric, last, period, same, findings, name))
        for raw, metric in zip(given.get("metrics", ()), last.metrics, strict=True)
    ]
    at = list(given).index("period") + 1
    order = [*list(given)[:at], "draft", *list(given)[at:], "metrics"]
    return {key: kept[key] for key in dict.fromkeys(order) if key in kept and kept[key] != []}


def _metric(
    raw: Mapping[str, Any],
    metric: Metric,
    last: Report,
    period: Period,
    same: Report | None,
    findings: list[Finding],
    name: str,
) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a figure that is not known yet, with the same period's."""
    plan = last.period.year == period.year
    for key, value in raw.items():
        if key not in _OF_ONE_PERIOD:
            yield key, None if key == "plan" and not plan else value
        if key == "name" and not metric.members:
            yield "value", None
    if metric.members:
        return
    year_start = metric.nature == "stock" and last.settings.stock_since == "year-start"
    if year_start:
        if "previous" in raw:
            yield "previous", raw["previous"] if plan else None
    elif same is not None:
        yield from _previous(metric, same, findings, name)


def _previous(metric: Metric, same: Report, findings: list[Finding], name: str) -> Iterator[tuple[str, Any]]:
    """Yield the same period's figure, where it was gathered as this one will be."""
    before = same.figures.get(metric.code)
    if before is None or not before.is_known:
        return
    alike = before.unit == metric.unit and before.scope == metric.scope and not (before.window or before.day)
    if not alike:
        findings.append(Finding("NEW-NOT-CARRIED", {"name": metric.name}, Place(name, metric=metric.code), "warning"))
        return
    yield "previous", {"value": before.value, "hedge": before.hedge} if before.hedge else before.value


def _comments(last: Report, data: Mapping[str, Any], name: str, lang: str | None) -> Iterator[tuple[Way, str]]:
    """Yield what stands above a value: where it came from, what is to be done with it."""
    facts = {"period": last.period.code, "file": Path(name).name}
    head = [messages.text("NEW-HEAD", facts, lang)]
    if last.subject:
        head.append(messages.text("NEW-SUBJECT", {"subject": last.subject}, lang))
    yield (next(iter(data)),), "\n".join(head)
    if last.sources:  # left in place, the tables of the last period would give its figures again
        listed = written({"sources": json.loads(as_json(last), parse_float=Decimal)["sources"]}).rstrip()
        yield ("metrics",), f"{messages.text('NEW-SOURCES', facts, lang)}\n{listed}"
    for at, metric in enumerate(last.metrics):
        if metric.is_known and not metric.members:
            hedge = f"{metric.hedge} " if metric.hedge else ""
            said = {**facts, "value": f"{hedge}{metric.value:f}"}
            yield ("metrics", at, "value"), messages.text("NEW-VALUE", said, lang)
        for key, value in _of_then(metric, data["metrics"][at]):
            said = {"period": last.period.code, "value": value}
            yield ("metrics", at, key), messages.text("NEW-UNCHANGED-FIGURE", said, lang)
    yield from _of_last(last.sections, last.period.code, lang)
    for way in _typed(last.annexes or ()):
        yield way, messages.text("NEW-UNCHANGED-ANNEX", facts, lang)


def _of_then(metric: Metric, made: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the keys of a figure that hold for another time, or were left empty since they do, and what they said."""
    said: dict[str, list[tuple[str | None, Decimal]]] = {
        "plan": [(plan.by, plan.value) for plan in metric.plan],
        "previous": [(None, metric.earlier.value)] if metric.earlier else [],
    }
    left = {key: figures for key, figures in said.items() if made.get(key, 0) is None}
    left["bases"] = [(base.of, base.value) for base in metric.bases]
    for key, figures in left.items():
        if figures:
            yield key, "; ".join(f"{name} {value:f}" if name else f"{value:f}" for name, value in figures)


def _of_last(sections: Sequence[Section], period: str, lang: str | None) -> Iterator[tuple[Way, str]]:
    """Yield what is told of the last period's words: what they said would be done, and that they are not changed."""
    facts = {"period": period}
    if tasks := list(_tasks(sections)):
        listed = "\n".join(f"  - {task}" for task in tasks)
        yield ("sections",), f"{messages.text('NEW-TASKS', facts, lang)}\n{listed}"
    for way in _unchanged(sections, ("sections",)):
        yield way, messages.text("NEW-UNCHANGED" if way[-1] == "body" else "NEW-UNCHANGED-TITLE", facts, lang)


def _joined(comments: Mapping[Way, str], others: Iterable[tuple[Way, str]]) -> dict[Way, str]:
    """Return comments with others, under those that stand in the same place."""
    made = dict(comments)
    for way, words in others:
        made[way] = f"{made[way]}\n{words}" if way in made else words
    return made


def _unchanged(sections: Sequence[Section], way: Way) -> Iterator[Way]:
    """Yield the ways to the words of the last period: the bodies, and the titles that name a year or its months."""
    for at, section in enumerate(sections):
        if _DATED.search(section.title):
            yield (*way, at)
        if not _SAYS_TABLE.fullmatch(section.body):
            yield (*way, at, "body")
        yield from _unchanged(section.sections, (*way, at, "sections"))


def _typed(annexes: Sequence[Annex]) -> Iterator[Way]:
    """Yield the ways to what was typed of the last period's annexes: titles that name a time, words, rows of tables."""
    for at, annex in enumerate(annexes):
        if _DATED.search(annex.title):
            yield ("annexes", at)
        if not _SAYS_TABLE.fullmatch(annex.body):
            yield ("annexes", at, "body")
        yield from (("annexes", at, rows) for rows in ("dossiers", "documents") if getattr(annex, rows))


def _tasks(sections: Sequence[Section]) -> Iterator[str]:
    """Yield what the last report said would be done: each item, paragraph or heading of its tasks."""
    for section in sections:
        if not _TASKS.search(section.title):
            yield from _tasks(section.sections)
            continue
        for one in section.walk():
            for paragraph in re.split(r"\n\s*\n", _ITEM.sub("\n\n", one.body)):
                if text := " ".join(paragraph.split()):
                    yield text
            if not one.body.strip() and not one.sections:
                yield one.title


__all__ = ["Continued", "FileError", "continued", "next_report"]
