"""Turns a starter into a report file whose figures stand in a table: its period, its sources, a text to begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sokert.errors import DataError
from sokert.sources.given import opened
from sokert.sources.heads import Head
from sokert.sources.records import Gathered, Record, records_of
from sokert.sources.table import Table, letter

_PERIODS = (
    (r"(?:6|sáu) tháng đầu năm\s+(\d{4})", "{0}-H1"),
    (r"(?:6|sáu) tháng cuối năm\s+(\d{4})", "{0}-H2"),
    (r"(?:9|chín) tháng(?: đầu)?(?: năm)?\s+(\d{4})", "{0}-9M"),
    (r"quý (I{1,3}|IV|[1-4])(?:\s*/\s*|\s+năm\s+|\s+)(\d{4})", "{1}-Q{0}"),
    (r"học kỳ (I{1,2}|[12]),? năm học\s+(\d{4})", "{1}-HK{0}"),
    (r"năm học\s+(\d{4})", "{0}-NH"),
    (r"tháng (0?[1-9]|1[0-2])(?:\s*/\s*|\s+năm\s+)(\d{4})", "{1}-{0:0>2}"),
    (r"năm\s+(\d{4})", "{0}"),
)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}


def start(
    starter: str,
    path: Path,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    period: str | None = None,
) -> str:
    """Return the report file that a starter becomes with the figures of a table.

    What is not certain about the table, or wrong with a cell, is raised as DataError.
    """
    table = opened(path, sheet, columns)
    found = records_of(table, columns)
    if wrong := [one for one in found.findings if one.level == "error"]:
        raise DataError(wrong)
    assert found.head is not None
    head, _, _ = starter.partition("\nmetrics:")
    tail = re.search(r"\n  - title: (?:Đánh giá chung|Phương hướng).*", starter, re.DOTALL)
    said = period or _period_of(table, found.head)
    head = re.sub(r"(?m)^period: \S+", f"period: {said}", head) if said else head
    if any("value" not in one.data for one in found.records):
        head = re.sub(r"(?m)^(period: .*)$", r"\1\n" + "draft: true                # còn số liệu chưa có", head)
    parts = [head.rstrip(), "", *_source(path, table, found, columns or {}), "", "sections:", *_sections(found)]
    return "\n".join(parts) + (tail[0].rstrip("\n") if tail else "") + "\n"


def _source(path: Path, table: Table, found: Gathered, columns: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that name the table, and which columns were found in it."""
    head = found.head
    chosen = ", ".join(
        f"{role} = {letter(ones[0].at)} ({ones[0].heading})" for role, ones in (head.chosen if head else {}).items()
    )
    yield f"# {chosen}"
    yield "sources:"
    yield f"  - file: {quoted(path.name)}"
    if table.sheet:
        yield f"    sheet: {quoted(table.sheet)}"
    if columns:
        yield "    columns: {" + ", ".join(f"{key}: {quoted(value)}" for key, value in columns.items()) + "}"


def quoted(words: str) -> str:
    """Return a text as YAML may always hold it.

    >>> quoted("Biểu 01"), quoted('a: "b"')
    ('"Biểu 01"', '"a: \\\\"b\\\\""')
    """
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _period_of(table: Table, head: Head) -> str:
    """Return the period that the lines above a table name, else the year of its column of figures."""
    above = [cell.text for row in table.rows[: head.top] for cell in row if cell.text]
    value = head.one("value")
    for words in [*above, value.heading if value else ""]:
        for pattern, form in _PERIODS:
            if match := re.search(pattern, words, re.IGNORECASE):
                parts = [_ROMAN.get(part.upper(), part) for part in match.groups()]
                return form.format(*parts)
    return ""


def _sections(found: Gathered) -> Iterator[str]:
    """Yield a first text: a part for each group of the table, a line for each figure that is known."""
    groups = dict.fromkeys(record.group for record in found.records)
    yield "  - title: Kết quả công tác"
    if list(groups) == [""]:
        yield "    body: |"
        yield from _lines(found.records)
        return
    yield "    sections:"
    for group in groups:
        lines = list(_lines([record for record in found.records if record.group == group]))
        yield f"      - title: {quoted(group or 'Số liệu chung')}"
        if lines:
            yield "        body: |"
            yield from (f"    {line}" for line in lines)


def _lines(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        if "part_of" in record.data or "value" not in record.data:
            continue
        parts = [one for one in records if one.data.get("part_of") == record.code and "value" in one.data]
        yield f"      - {_named(record.data['name'])}: {{{{ {record.code}|sentence }}}}{_parts(record, parts)}."


def _parts(record: Record, parts: Iterable[Record]) -> str:
    said = ", ".join(f"{_small(one.data['name'])} {{{{ {one.code}|with_unit }}}}" for one in parts)
    opening = "gồm" if record.data.get("closed") else "trong đó"
    return f"; {opening}: {said}" if said else ""


def _named(name: str) -> str:
    """Return a name as a line of Markdown and Jinja may begin with it."""
    return re.sub(r"([*_`\[\]{}%#\\])", r"\\\1", name)


def _small(name: str) -> str:
    return _named(name if name[1:2].isupper() else name[:1].lower() + name[1:])
