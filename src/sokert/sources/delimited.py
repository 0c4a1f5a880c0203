"""Reads CSV as offices have it: any of the usual marks between cells, any of the usual encodings."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sokert.errors import DataError, Finding, Place, held, unreadable
from sokert.sources.table import MOST_ROWS, Table, cells
from sokert.sources.text_file import LARGEST, MARKS
from sokert.vietnamese.legacy import recognised

SUFFIXES = (".csv", ".tsv", ".txt")
_BETWEEN = (";", "\t", ",", "|")
_LOOKED_AT = 50  # rows that show which mark stands between cells


def read(path: Path) -> Table:
    """Return the table of a file; raise DataError where it is no table, FileError where it cannot be read."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    if len(content) > LARGEST:
        raise DataError(Finding("DATA-FILE-TOO-LARGE", {"most": LARGEST // 2**20}, Place(name)))
    text, findings = decoded(held(content, path), name)
    first, _, rest = text.partition("\n")
    stated = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    between = stated or _between(text)
    head = 1 if stated else 0  # the line that states the mark is no row, and a program shows it as one
    rows, lines = _rows(rest if stated else text, between, name)
    table = Table(
        name,
        [cells(row, at) for at, row in enumerate(rows, start=head)],
        decimal="?" if between == "," else "",
        lines={str(at): line + head for at, line in enumerate(lines, start=head + 1)},
    )
    return replace(table, findings=(*findings, *_wide(table, rows, between)))


def decoded(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a file; one in an encoding that is not Unicode is told.

    >>> decoded("Chỉ tiêu".encode("utf-16"), "")[0], decoded("Tỉnh".encode(), "")[0]
    ('Chỉ tiêu', 'Tỉnh')
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ()
    if content and content[1:200:2].count(0) > len(content[1:200:2]) // 2:
        return content.decode("utf-16-le", "replace"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _of_old(content, name)


def _of_old(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return a text of the years before Unicode: of an old code, or of Windows in Vietnamese."""
    if found := recognised(content.decode("cp1252", "replace")):
        code = {"tcvn3": "TCVN3", "vni": "VNI"}[found.code]
        return found.text, (Finding("SOURCE-ENCODING", {"encoding": code}, Place(name), "info"),)
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError as error:
        raise DataError(Finding("SOURCE-NO-ENCODING", where=Place(name))) from error
    return text, (Finding("SOURCE-ENCODING", {"encoding": "Windows-1258"}, Place(name), "info"),)


def _between(text: str) -> str:
    """Return the mark between cells: the one that cuts most rows into equally many."""

    def weight(mark: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(text.splitlines()[:_LOOKED_AT], delimiter=mark) if row)
        widths.pop(1, None)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_BETWEEN, key=weight)


def _rows(text: str, between: str, name: str) -> tuple[list[list[str]], list[int]]:
    """Return the rows of a text, and the line that each begins in: a cell may hold several."""
    rows, lines = list[list[str]](), [1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        for row in reader:
            rows.append(row)
            lines.append(reader.line_num + 1)
            if len(rows) > MOST_ROWS:
                raise DataError(Finding("SOURCE-TOO-LARGE", {"most": MOST_ROWS}, Place(name)))
    except csv.Error as error:
        where = Place(name, line=reader.line_num)
        raise DataError(Finding("SOURCE-NOT-READ", {"said": str(error)}, where)) from error
    return rows, lines[:-1]


def _wide(table: Table, rows: Sequence[Sequence[str]], between: str) -> list[Finding]:
    """Return the rows with more cells than the others: a decimal comma without quotes cuts a figure in two."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    return [
        Finding("SOURCE-ROW-WIDE", {"count": len(row), "usual": usual, "mark": between}, table.place(cells_of[0]))
        for row, cells_of in zip(rows, table.rows, strict=True)
        if between == "," and len(row) > usual and any(word.strip() for word in row[usual:])
    ]
