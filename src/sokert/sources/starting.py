"""Turns a starter into a report file whose figures stand in a table: its period, its sources, a text to begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sokert import messages
from sokert.errors import DataError, Finding, Place
from sokert.models import Period
from sokert.sources.cells import DASHES
from sokert.sources.opening import opened_of
from sokert.sources.records import Gathered, Record, records_of
from sokert.sources.table import Table, letter
from sokert.sources.windows import period_of, stale

_LESS = re.compile(
    r"nghèo|(?:quá|trễ|chậm) hạn|tai nạn|vi phạm|tội phạm|thất nghiệp|tử vong|suy dinh dưỡng|bỏ học|nợ đọng", re.I
)

_NOTED = re.compile(r"\s*\(?\*+\)?$")


def start(
    starter: str,
    path: Path,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    period: Period | None = None,
    named_agency: bool = False,
    lang: str | None = None,
    decimal: str = "",
    name: str = "",
) -> tuple[str, tuple[Finding, ...]]:
    """Return the report file that a starter becomes with the figures of a table, and what is to be looked at.

    The report names the table by `name`, else as one beside it. What stays of the starter's example is marked: words,
    and who issues the report unless that was said.

    What is not certain about the table, or wrong with a cell, is raised as DataError.
    """
    table, chosen = opened_of(path, sheet, columns, period)
    found = records_of(table, columns, decimal=decimal, period=period)
    wrong = [one for one in found.findings if one.level == "error"]
    if not wrong and found.head and period:
        wrong += stale(table, found.head, period, Place(str(path)))
    if wrong:
        raise DataError(wrong)
    assert found.head is not None
    head, _, _ = starter.partition("\nmetrics:")
    tail = re.search(r"\n  - title: (?:Đánh giá chung|Phương hướng).*", starter, re.DOTALL)
    named = period or period_of(table, found.head)
    head = re.sub(r"(?m)^period: \S+", f"period: {named.code}", head) if named else head
    taken = "".join(re.findall(r"(?m)^period: (\S+)", head))
    guessed = () if named else (Finding("NEW-PERIOD", {"period": taken}, Place(str(path)), "warning"),)
    if any("value" not in one.data for one in found.records):
        head = re.sub(r"(?m)^(period: .*)$", r"\1\n" + "draft: true                # còn số liệu chưa có", head)
    mark = f"# {messages.text('NEW-UNCHANGED-EXAMPLE', lang=lang)}"
    if not named_agency:
        head = head.replace("\nissuer:\n", f"\n{mark}\nissuer:\n", 1)
    parts = [
        head.rstrip(),
        "",
        *_source(name or path.name, table, found, columns or {}, decimal),
        *_less(found),
        "",
        "sections:",
        *_sections(found),
    ]
    rest = re.sub(r"(?m)^( *)(?=body:)", rf"\1{mark}\n\1", tail[0].rstrip("\n")) if tail else ""
    return "\n".join(parts) + rest + "\n", (*chosen, *guessed)


def _source(name: str, table: Table, found: Gathered, columns: Mapping[str, str], decimal: str) -> Iterator[str]:
    """Yield the lines that name the table, and which columns were found in it."""
    head = found.head
    chosen = ", ".join(
        f"{role} = {letter(ones[0].at)} ({ones[0].heading})" for role, ones in (head.chosen if head else {}).items()
    )
    yield f"# {chosen}"
    yield "sources:"
    yield f"  - file: {quoted(name)}"
    if table.sheet:
        yield f"    sheet: {quoted(table.sheet)}"
    if any(cell.text in DASHES for row in table.rows for cell in row[1:]):
        yield "    # dash: zero    # bỏ dấu # đầu dòng nếu “-” trong bảng là không phát sinh (0), không phải chưa có"
    if decimal:
        yield f"    decimal: {quoted(decimal)}"
    if columns:
        yield "    columns: {" + ", ".join(f"{key}: {quoted(value)}" for key, value in columns.items()) + "}"


def quoted(words: str) -> str:
    """Return a text as YAML may always hold it.

    >>> quoted("Biểu 01"), quoted('a: "b"')
    ('"Biểu 01"', '"a: \\\\"b\\\\""')
    """
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _less(found: Gathered) -> Iterator[str]:
    """Yield lines that propose which rates are the better the lower they are, for somebody to agree or take out."""
    lower = [one for one in found.records if one.data.get("unit") == "%" and _LESS.search(one.data["name"])]
    if lower:
        yield ""
        yield "metrics:                    # tỷ lệ càng thấp càng tốt; xóa dòng nào không đúng"
        yield from (f"  - {{code: {one.code}, better: less}}   # {one.data['name']}" for one in lower)


def _sections(found: Gathered) -> Iterator[str]:
    """Yield a first text: a part for each group of the table, a line for each figure."""
    if not any(record.headings for record in found.records):
        yield "  - title: Kết quả công tác"
        yield "    body: |"
        yield from _lines(found.records)
        return
    yield from _section("Kết quả công tác", found.records, 0)


def _section(title: str, records: Sequence[Record], depth: int) -> Iterator[str]:
    """Yield a part of the text, with what stands under its own heading and the parts below it."""
    lead = "  " * (2 * depth + 1)
    yield f"{lead}- title: {quoted(title) if depth else title}"
    own = [one for one in records if len(one.headings) <= depth] if depth else []
    if lines := list(_lines(own)):
        yield f"{lead}  body: |"
        yield from (f"{lead[2:]}{line}" for line in lines)
    below: dict[str, list[Record]] = {}
    for one in records:
        if one not in own:
            below.setdefault(one.headings[depth] if one.headings else "Số liệu chung", []).append(one)
    if below:
        yield f"{lead}  sections:"
        for name, several in below.items():
            yield from _section(name, several, depth + 1)


def _lines(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        if "part_of" in record.data:
            continue
        parts = [one for one in records if one.data.get("part_of") == record.code]
        yield f"      - {_titled(record)}: {{{{ {record.code}|sentence }}}}{_parts(record, parts)}."


def _parts(record: Record, parts: Iterable[Record]) -> str:
    said = ", ".join(f"{_small(one.data['name'])} {{{{ {one.code}|with_unit }}}}" for one in parts)
    opening = "gồm" if record.data.get("closed") else "trong đó"
    return f"; {opening}: {said}" if said else ""


def _titled(record: Record) -> str:
    """Return a name as its line begins with it: a rate's sentence says "đạt" itself."""
    name = record.data["name"]
    return _named(name.removesuffix(" đạt") if record.data.get("unit") == "%" else name)


def _named(name: str) -> str:
    """Return a name as a line of Markdown and Jinja may begin with it, without the mark of a note: (*)."""
    return re.sub(r"([*_`\[\]{}%#\\])", r"\\\1", _NOTED.sub("", name) or name)


def _small(name: str) -> str:
    return _named(name if name[1:2].isupper() else name[:1].lower() + name[1:])
