"""A report that an office typed in Word, as the data of a report file: what is sure as data, the rest as text.

Headings are known by their number and their weight, figures by the head of their table. What is not sure is left as
text, or told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sokert import messages
from sokert.errors import DataError, Finding, Place
from sokert.models import Period
from sokert.remembered.writing import Way
from sokert.resolved import Paragraph, read
from sokert.sources.rows import slug

_LEVELS = (r"phần\s+(?:[ivxlc]+|\d+|thứ \w+)\b[.:]?", r"[ivxl]+\.", r"\d+\.(?!\d)", r"\d+\.\d+\.?", r"[a-zđ]\)")
_HEADING = re.compile("|".join(f"(?P<l{at}>^{level}\\s*)" for at, level in enumerate(_LEVELS)), re.I)
_NAME = re.compile(r"chỉ tiêu|nội dung|tên|lĩnh vực|danh mục", re.I)
_VALUE = re.compile(r"thực hiện|kết quả|số lượng|kỳ này|kỳ báo cáo", re.I)
_UNIT = re.compile(r"đơn vị tính|đvt", re.I)
_EXACT = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?")
_NUMBER, _PLACE = re.compile(r"Số\s*:.*?/\s*BC-(\S+)"), re.compile(r"^(.+?),\s*ngày\b")
_END = re.compile(r"^Nơi nhận\s*:?", re.I)
_LONGEST = 250  # letters of a heading
_WAITING = "..."

Data = dict[str, Any]


def foreign(file: str | Path, period: Period, lang: str | None = None) -> tuple[Data, dict[Way, str], list[Finding]]:
    """Return the data of a Word file that sokert did not write, the comments beside it, and what is to be looked at."""
    document = read(file if isinstance(file, bytes) else str(file))
    findings: list[Finding] = []
    reading = _Reading(str(file), findings, lang)
    for paragraph in document.paragraphs:
        reading.take(paragraph)
    reading.close()
    if not reading.sections:
        raise DataError(Finding("NEW-NOTHING-READ", {}, Place(str(file))))
    head = _Head(document.paragraphs)
    data: Data = {"period": _written(period), "draft": True, "issuer": head.issuer, "signatory": head.signatory}
    if reading.metrics:
        data["metrics"] = reading.metrics
    data["sections"] = [_tidy(section) for section in reading.sections]
    for key, value in (*head.issuer.items(), *head.signatory.items()):
        if value == _WAITING:
            findings.append(Finding("NEW-NOT-READ", {"key": key}, Place(str(file)), "warning"))
    comments: dict[Way, str] = {("period",): messages.text("NEW-FOREIGN", {"file": Path(file).name}, lang)}
    return data, comments | reading.comments, findings


def _written(period: Period) -> Any:
    return period.model_dump(mode="json", by_alias=True)


def _tidy(section: Data) -> Data:
    kept = {
        "title": section["title"],
        "body": "\n\n".join(section["body"]),
        "sections": [*map(_tidy, section["sections"])],
    }
    return {key: value for key, value in kept.items() if value}


class _Reading:
    """Goes through the paragraphs of a file, and keeps what the report itself says."""

    def __init__(self, name: str, findings: list[Finding], lang: str | None) -> None:
        self.name, self.findings, self.lang = name, findings, lang
        self.sections: list[Data] = []
        self.metrics: list[Data] = []
        self.comments: dict[Way, str] = {}
        self.open: list[tuple[int, Data]] = []
        self.table: list[Paragraph] = []
        self.tables = 0
        self.ended = False

    def take(self, paragraph: Paragraph) -> None:
        """Take the next paragraph: what stands before the first heading or after the recipients is not of the text."""
        if self.table and (paragraph.cell is None or paragraph.cell.table != self.table[0].cell.table):  # type: ignore[union-attr]
            self.close()
        if _END.match(paragraph.shown):
            self.ended = True
            self.table = []
        if self.ended or not paragraph.shown or paragraph.box:
            return
        if paragraph.cell is not None:
            if self.open:
                self.table.append(paragraph)
            return
        if (level := _level(paragraph)) is not None:
            self._heading(level, paragraph)
        elif self.open:
            self.open[-1][1]["body"].append(_plain(paragraph.shown))

    def _heading(self, level: int, paragraph: Paragraph) -> None:
        title = _HEADING.sub("", paragraph.shown, count=1).strip() or paragraph.shown
        section: Data = {"title": _plain(title).rstrip(".:"), "body": [], "sections": []}
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        (self.open[-1][1]["sections"] if self.open else self.sections).append(section)
        self.open.append((level, section))

    def close(self) -> None:
        """End a table: figures where its head says so, else a table of the text."""
        rows = _rows(self.table)
        self.table = []
        if not rows or not self.open:
            return
        self.tables += 1
        columns = _columns(rows[0])
        if columns is None:
            self.open[-1][1]["body"].append(_markdown(rows))
            return
        for at, row in enumerate(rows[1:], 2):
            self._figure(row, columns, at)

    def _figure(self, row: Sequence[str], columns: Mapping[str, int], at: int) -> None:
        """Take a row of a table of figures; one whose figure is not sure is told with its place."""
        name, said = (row[columns[key]] if columns[key] < len(row) else "" for key in ("name", "value"))
        where = messages.text("NEW-CELL", {"table": self.tables, "row": at}, self.lang)
        if not name or not re.search(r"[^\W\d_]", name):
            return
        if not _EXACT.fullmatch(said):
            if said:
                self.findings.append(
                    Finding(
                        "NEW-NOT-FIGURE", {"name": name, "given": said, "place": where}, Place(self.name), "warning"
                    )
                )
            return
        code = _free(slug(name) or "so_lieu", {metric["code"] for metric in self.metrics})
        unit = row[columns["unit"]] if "unit" in columns and columns["unit"] < len(row) else ""
        metric: Data = {"code": code, "name": name, "value": None}
        if unit or said.endswith("%"):
            metric["unit"] = unit or "%"
        self.comments["metrics", len(self.metrics), "value"] = f"{where}: {said}"
        self.metrics.append(metric)


def _level(paragraph: Paragraph) -> int | None:
    """Return how deep a heading stands; none for a paragraph that is no heading for sure."""
    match = _HEADING.match(paragraph.shown)
    words = [run for run in paragraph.runs if run.text.strip()]
    if not match or len(paragraph.shown) > _LONGEST or not words or not all(run.bold for run in words):
        return None
    return next(at for at in range(len(_LEVELS)) if match[f"l{at}"] is not None)


def _rows(paragraphs: Sequence[Paragraph]) -> list[list[str]]:
    """Return the cells of a table, row by row; a column that a row leaves out is empty."""
    cells: dict[int, dict[int, list[str]]] = {}
    for paragraph in paragraphs:
        if paragraph.cell is not None:
            cells.setdefault(paragraph.cell.row, {}).setdefault(paragraph.cell.column, []).append(paragraph.shown)
    width = max((column for row in cells.values() for column in row), default=-1) + 1
    return [[" ".join(row.get(column, [])) for column in range(width)] for _, row in sorted(cells.items())]


def _columns(head: Sequence[str]) -> dict[str, int] | None:
    """Return where a table of figures has its names and values; none where its head does not say so alone."""
    found: dict[str, list[int]] = {
        key: [at for at, words in enumerate(head) if pattern.search(words)]
        for key, pattern in (("name", _NAME), ("value", _VALUE), ("unit", _UNIT))
    }
    if len(found["name"]) != 1 or len(found["value"]) != 1 or found["name"] == found["value"]:
        return None
    return {key: places[0] for key, places in found.items() if len(places) == 1}


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(_plain(cell).replace("|", "/") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _plain(text: str) -> str:
    """Return words that Jinja and Markdown take as words."""
    text = re.sub(r"\{(?=[{%#])", "{ ", text)
    text = re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)
    return re.sub(r"^(#|\d+(?=[.)]\s)|[+](?=\s))", r"\\\1", text)


def _free(code: str, used: set[str]) -> str:
    return next(one for one in (code, *(f"{code}_{n}" for n in range(2, 10**6))) if one not in used)


class _Head:
    """Who issued a report and who signed it, as far as its first and last lines say."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        shown = [(paragraph, paragraph.shown) for paragraph in paragraphs if paragraph.shown]
        first = next((at for at, (_, text) in enumerate(shown) if _NUMBER.search(text)), None)
        number = _NUMBER.search(shown[first][1]) if first is not None else None
        place = next((match[1] for _, text in shown[:30] if (match := _PLACE.match(text))), _WAITING)
        name = self._above(shown, first)
        self.issuer = {"name": name, "place": place, "code": number[1] if number else _WAITING}
        self.signatory = {"position": next(self._signing(shown), _WAITING)}

    def _above(self, shown: Sequence[tuple[Paragraph, str]], number: int | None) -> str:
        """Return the bold line above the number, in the number's own column."""
        if number is None:
            return _WAITING
        own = shown[number][0].cell
        lines = [
            text
            for paragraph, text in shown[:number]
            if (paragraph.cell is None) == (own is None)
            and (own is None or (paragraph.cell is not None and paragraph.cell.column == own.column))
            and any(run.bold for run in paragraph.runs)
        ]
        return lines[-1] if lines else _WAITING

    def _signing(self, shown: Sequence[tuple[Paragraph, str]]) -> Iterator[str]:
        """Yield the lines in capitals beside the recipients: the last is the position."""
        at = next((at for at, (_, text) in enumerate(shown) if _END.match(text)), None)
        cell = shown[at][0].cell if at is not None else None
        if cell is not None:
            beside = [
                text
                for paragraph, text in shown
                if paragraph.cell is not None
                and paragraph.cell.table == cell.table
                and paragraph.cell.column > cell.column
            ]
            yield from reversed([text for text in beside if text.isupper()])
