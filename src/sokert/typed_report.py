"""A report that an office typed in Word, as the data of a report file: what is sure as data, the rest as text.

Headings are known by their number and their weight, figures by the head of their table. What is not sure is left as
text, or told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count, takewhile
from pathlib import Path
from typing import Any

from sokert import messages
from sokert.errors import DataError, Finding, Place
from sokert.models import Period
from sokert.remembered.writing import Way
from sokert.resolved import Cell, Paragraph, read
from sokert.sources.records import Gathered, Record, records_of
from sokert.sources.table import Merged, Table, cells
from sokert.vietnamese.numbers import number
from sokert.vietnamese.periods import name as name_of
from sokert.vietnamese.read.periods import period_in

_LEVELS = (r"phần\s+(?:[ivxlc]+|\d+|thứ \w+)\b[.:]?", r"[ivxl]+\.", r"\d+\.(?!\d)", r"\d+\.\d+\.?", r"[a-zđ]\)")
_HEADING = re.compile("|".join(f"(?P<l{at}>^{level}\\s*)" for at, level in enumerate(_LEVELS)), re.I)
_NUMBER, _PLACE = re.compile(r"Số\s*:.*?/\s*BC-(\S+)"), re.compile(r"^(.+?),\s*ngày\b")
_TO, _END = re.compile(r"^Kính gửi\s*:\s*", re.I), re.compile(r"^Nơi nhận\s*:?", re.I)
_ITEM, _AS_ABOVE = re.compile(r"^[-+–]\s*"), re.compile(r"như trên\b", re.I)
_ANNEX = re.compile(r"^phụ lục\b", re.I)
_CLOSING = re.compile(r"^Trên đây là\b", re.I)
_AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.\s*")
_OF_A_PLACE = re.compile(r"^(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)\b", re.I)
_PERSON = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_KEPT = ("unit", "part_of", "closed", "group", "above")  # what a row says of the next period's figure too
_TELLING = 3  # digits of a figure that no other thing is likely to have by chance
_LONGEST = 250  # letters of a heading
_WAITING = "..."

Data = dict[str, Any]
Said = dict[str, set[str]]


@dataclass
class Foreign:
    """What a Word file that sokert did not write gives: data, the comments beside them, what is to be looked at.

    `period` is its own, where it says so; `said` is which figures its tables say, by the words of a text for each.
    """

    data: Data
    comments: dict[Way, str]
    findings: list[Finding]
    period: Period | None
    said: Said


IN_MEMORY = "*.docx"  # what a Word file is called of which only the bytes are there


def foreign(file: str | Path | bytes, period: Period, lang: str | None = None) -> Foreign:
    """Return what a Word file gives the report of a period; its figures are the previous ones a year later."""
    document = read(file if isinstance(file, bytes) else str(file))
    name = document.name if isinstance(file, bytes) else str(file)
    findings: list[Finding] = []
    reading = _Reading(name, findings, lang, period)
    for paragraph in document.paragraphs:
        reading.take(paragraph)
    reading.close()
    if not reading.sections:
        raise DataError(Finding("NEW-NOTHING-READ", {}, Place(name)))
    head = _Head(document.paragraphs)
    data: Data = {"period": _written(period), "draft": True, "issuer": head.issuer}
    data |= {key: found for key in ("addressees", "recipients") if (found := getattr(head, key))}
    data["signatory"] = head.signatory
    if reading.metrics:
        data["metrics"] = reading.metrics
    data["sections"] = [_tidy(section, reading.own) for section in reading.sections]
    for key, value in (*head.issuer.items(), *head.signatory.items()):
        if value == _WAITING:
            findings.append(Finding("NEW-NOT-READ", {"key": key}, Place(name), "warning"))
    comments: dict[Way, str] = {("period",): messages.text("NEW-FOREIGN", {"file": Path(name).name or IN_MEMORY}, lang)}
    if left := [line for line in reading.left if _bare(line) not in head.said]:
        listed = "\n".join(f"  {line}" for line in left)
        comments["sections",] = f"{messages.text('NEW-LEFT-OUT', lang=lang)}\n{listed}"
    return Foreign(data, comments | reading.comments, findings, reading.own, reading.said)


def tagged(sections: Sequence[Data], said: Said, own: Period | None) -> list[Data]:
    """Return sections whose figures are tags where just one figure is said by those words: 11.872 văn bản.

    The period that such a paragraph names goes along: no figure of now stands behind the year of then.
    """
    single = {words: min(codes) for words, codes in said.items() if len(codes) == 1}
    if not single:
        return list(sections)
    one_of = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(single, key=len, reverse=True))
    figures = re.compile(rf"(?<![\w.,])(?:{one_of})(?![\w%])")

    def tag(match: re.Match[str]) -> str:
        return f"{{{{ {single[' '.join(match[0].split())]}|with_unit }}}}"

    def paragraph(text: str) -> str:
        made = figures.sub(tag, text)
        return _undated(made, own) if made != text else text

    def taken(section: Data) -> Data:
        body = "\n\n".join(map(paragraph, section.get("body", "").split("\n\n")))
        changed = {"body": body} if body else {}
        below = {"sections": [*map(taken, section["sections"])]} if "sections" in section else {}
        return {**section, **changed, **below}

    return [*map(taken, sections)]


def words_of(value: object, unit: str) -> str:
    """Return how a text says a figure that stands for itself; nothing for one that others may well share.

    >>> words_of(Decimal("11872"), "văn bản"), words_of(Decimal("98.6"), "%"), words_of(Decimal(12), "vụ")
    ('11.872 văn bản', '98,6%', '')
    """
    text = number(value) if isinstance(value, Decimal) else ""
    return f"{text}{'' if unit == '%' else ' '}{unit}" if unit and sum(map(str.isdigit, text)) >= _TELLING else ""


def _written(period: Period) -> Any:
    return period.model_dump(mode="json", by_alias=True)


def _tidy(section: Data, own: Period | None) -> Data:
    kept = {
        "title": _undated(section["title"] or section["number"], own),
        "body": "\n\n".join(section["body"]),
        "sections": [_tidy(below, own) for below in section["sections"]],
    }
    return {key: value for key, value in kept.items() if value}


def _undated(title: str, own: Period | None) -> str:
    """Return words whose own period, or the one after it, is a tag: the next report's say the next one's.

    >>> _undated("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025", Period.of("2025-H1"))
    'KẾT QUẢ {{ period|name|upper }}'
    >>> _undated("Nhiệm vụ 6 tháng cuối năm 2025", Period.of("2025-H1"))
    'Nhiệm vụ {{ period|rest }}'
    """
    capitals = "|upper" if title.isupper() else ""
    for one, tag in ((own, "name"), (own.next_period if own else None, "rest")):
        if one:
            words = re.escape(name_of(one)).replace(r"\ ", r"\s+")
            title = re.sub(rf"(?<!\w)0?{words}(?!\w)", f"{{{{ period|{tag}{capitals} }}}}", title, flags=re.IGNORECASE)
    return title


class _Reading:
    """Goes through the paragraphs of a file, and keeps what the report itself says."""

    def __init__(self, name: str, findings: list[Finding], lang: str | None, period: Period) -> None:
        self.name, self.findings, self.lang, self.period = name, findings, lang, period
        self.own: Period | None = None
        self.sections: list[Data] = []
        self.metrics: list[Data] = []
        self.comments: dict[Way, str] = {}
        self.left: list[str] = []
        self.said: Said = {}
        self.open: list[tuple[int, Data]] = []
        self.table: list[Paragraph] = []
        self.tables = 0
        self.ended = False
        self.foot: int | None = None

    def take(self, paragraph: Paragraph) -> None:
        """Take the next paragraph; what is of no part of the report is kept to be told."""
        if self.table and (paragraph.cell is None or paragraph.cell.table != self.table[0].cell.table):  # type: ignore[union-attr]
            self.close()
        if _END.match(paragraph.shown):
            self.ended, self.table = True, []
            self.foot = paragraph.cell.table if paragraph.cell else None
        if not paragraph.shown or paragraph.box:
            return
        if paragraph.cell is not None:
            if self.open and paragraph.cell.table != self.foot:
                self.table.append(paragraph)
        elif not self.ended and (level := _level(paragraph)) is not None:
            self._heading(level, paragraph)
        elif not self.ended and self.open and _is_untitled(self.open[-1][1]) and _is_bold(paragraph):
            self.open[-1][1]["title"] = _plain(paragraph.shown).rstrip(
                ".:"
            )  # "Phần thứ nhất" stands in a line of its own
        elif self.ended or not self.open or _CLOSING.match(paragraph.shown):
            self.left.append(paragraph.shown)
            if not self.open:
                self.own = self.own or period_in(paragraph.shown)
        else:
            self.open[-1][1]["body"].append(_plain(paragraph.shown))

    def _heading(self, level: int, paragraph: Paragraph) -> None:
        title = _HEADING.sub("", paragraph.shown, count=1).strip()
        section: Data = {"title": _plain(title).rstrip(".:"), "number": paragraph.shown, "body": [], "sections": []}
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        (self.open[-1][1]["sections"] if self.open else self.sections).append(section)
        self.open.append((level, section))

    def close(self) -> None:
        """End a table: figures where its head says so, else a table of the text; one behind the foot is told."""
        rows, merged = _rows(self.table), _merged(self.table)
        self.table = []
        if not rows or not self.open:
            return
        self.tables += 1
        table = Table(self.name, [cells(row, at) for at, row in enumerate(rows)], merged=merged)
        found = records_of(table, period=self.own)
        if any("value" in one.data for one in found.records):
            self._figures(rows, found)
        elif self.ended:
            self.findings.append(
                Finding(
                    "NEW-TABLE-LEFT", {"table": self.tables, "words": ", ".join(rows[0])}, Place(self.name), "warning"
                )
            )
        else:
            self.open[-1][1]["body"].append(_markdown(rows))

    def _figures(self, rows: Sequence[Sequence[str]], found: Gathered) -> None:
        """Take the rows of a table of figures; one whose figure is not sure is told with its place."""
        used = {metric["code"] for metric in self.metrics}
        codes: dict[str, str] = {}
        for record in found.records:
            codes[record.code] = _free(record.code, used)
            used.add(codes[record.code])
            self._figure(record, codes, rows)
        for one in found.findings:
            if "name" in one.facts and one.level == "error":
                row = int(re.sub(r"\D", "", one.where.part) or 0)
                facts = {"name": one.facts["name"], "given": one.where.text or one.facts["name"]}
                facts["place"] = self._place(row)
                self.findings.append(Finding("NEW-NOT-FIGURE", facts, Place(self.name), "warning"))

    def _figure(self, record: Record, codes: Mapping[str, str], rows: Sequence[Sequence[str]]) -> None:
        code, given = codes[record.code], record.data
        metric: Data = {"code": code, "name": given["name"], "value": None}
        metric |= {key: given[key] for key in _KEPT if key in given}
        if "part_of" in metric:
            metric["part_of"] = codes.get(metric["part_of"], metric["part_of"])
        if "plan" in given:
            self._plan(metric, record, rows)
        if "value" in given:
            hedge = {"hedge": given["hedge"]} if "hedge" in given else {}
            if self.own == self.period.same_period:
                metric["previous"] = {"value": given["value"], **hedge} if hedge else given["value"]
            column, row = _spot(record.place("value").part)
            shown = rows[row - 1][column]
            self.comments["metrics", len(self.metrics), "value"] = f"{self._place(row)}: {shown}"
            if not hedge and (words := words_of(given["value"], given.get("unit", ""))):
                self.said.setdefault(words, set()).add(code)
        self.metrics.append(metric)

    def _plan(self, metric: Data, record: Record, rows: Sequence[Sequence[str]]) -> None:
        """Take the plan of a row; that of another year is only told."""
        if self.own and self.own.year == self.period.year:
            metric["plan"] = record.data["plan"]
            return
        metric["plan"] = None
        column, row = _spot(record.place("plan").part)
        facts = {"period": self.own.code if self.own else self.name, "value": rows[row - 1][column]}
        mark = messages.text("NEW-UNCHANGED-FIGURE", facts, self.lang)
        self.comments["metrics", len(self.metrics), "plan"] = mark

    def _place(self, row: int) -> str:
        return messages.text("NEW-CELL", {"table": self.tables, "row": row}, self.lang)


def _spot(place: str) -> tuple[int, int]:
    """Return the column, from 0, and the row, from 1, that a place as "F12" names."""
    letters, row = re.findall(r"[A-Z]+|\d+", place)
    column = 0
    for one in letters:
        column = column * 26 + ord(one) - 64
    return column - 1, int(row)


def _level(paragraph: Paragraph) -> int | None:
    """Return how deep a heading stands; none for a paragraph that is no heading for sure."""
    match = _HEADING.match(paragraph.shown)
    if not match or len(paragraph.shown) > _LONGEST or not _is_bold(paragraph):
        return None
    return next(at for at in range(len(_LEVELS)) if match[f"l{at}"] is not None)


def _is_bold(paragraph: Paragraph) -> bool:
    words = [run for run in paragraph.runs if run.text.strip()]
    return bool(words) and all(run.bold for run in words)


def _is_untitled(section: Data) -> bool:
    return not (section["title"] or section["body"] or section["sections"])


def _bare(line: str) -> str:
    return _ITEM.sub("", line).rstrip(" .;:")


def _rows(paragraphs: Sequence[Paragraph]) -> list[list[str]]:
    """Return the cells of a table, row by row; a column that a row leaves out is empty."""
    cells: dict[int, dict[int, list[str]]] = {}
    for paragraph in paragraphs:
        if paragraph.cell is not None:
            cells.setdefault(paragraph.cell.row, {}).setdefault(paragraph.cell.column, []).append(paragraph.shown)
    width = max((column for row in cells.values() for column in row), default=-1) + 1
    return [[" ".join(row.get(column, [])) for column in range(width)] for _, row in sorted(cells.items())]


def _merged(paragraphs: Sequence[Paragraph]) -> list[Merged]:
    """Return the cells of a table that are wider than a column."""
    wide = [one.cell for one in paragraphs if one.cell is not None and one.cell.span > 1]
    return [Merged(one.row, one.column, one.row, one.column + one.span - 1) for one in wide]


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(_plain(cell).replace("|", "/") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _plain(text: str) -> str:
    """Return words that Jinja and Markdown take as words."""
    text = re.sub(r"^[•●▪■◦○\uf0b7\uf0a7]\s*", "- ", re.sub(r"\{(?=[{%#])", "{ ", text))
    text = re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)
    return re.sub(r"^(\d*)(?=#|(?<=\d)[.)]\s|[+]\s)", r"\1\\", text)


def _free(code: str, used: set[str]) -> str:
    return next(one for one in chain([code], (f"{code}_{n}" for n in count(2))) if one not in used)


class _Head:
    """Who issued a report, to whom it went and who signed it, as far as its first and last lines say."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.shown = [paragraph for paragraph in paragraphs if paragraph.shown]
        first = next((at for at, one in enumerate(self.shown) if _NUMBER.search(one.shown)), None)
        number = _NUMBER.search(self.shown[first].shown) if first is not None else None
        place = next((match[1] for one in self.shown[:30] if (match := _PLACE.match(one.shown))), _WAITING)
        parent, name = self._above(first)
        named = {"name": self._as_said(name) or _WAITING, **({"parent": parent} if parent else {})}
        self.issuer = {**named, "place": place, "code": number[1] if number else _WAITING}
        self.addressees = self._listed(_TO, single=True)
        self.recipients = [one for one in self._listed(_END) if not _AS_ABOVE.match(one)]
        self.signatory = dict(self._signing())
        ways = (*self.addressees, *self.recipients, *map(str, self.signatory.values()), *map(str, self.rights))
        self.said = {"BÁO CÁO", "Nơi nhận", "Kính gửi", "Như trên", *ways}

    def _above(self, number: int | None) -> tuple[str, str]:
        """Return what stands above the number in the number's own column: the parent, and in bold who issued it."""
        if number is None:
            return "", ""
        own = self.shown[number].cell
        lines = [
            one
            for one in self.shown[:number]
            if (one.cell is None) == (own is None)
            and (own is None or (one.cell is not None and one.cell.column == own.column))
        ]
        bold = [at for at, one in enumerate(lines) if any(run.bold for run in one.runs)]
        if not bold:
            return "", ""
        at = bold[-1]
        if at and _OF_A_PLACE.match(lines[at].shown) and at - 1 in bold:  # "ỦY BAN NHÂN DÂN" over "XÃ ..."
            at -= 1
        texts = [one.shown for one in lines]
        return " ".join(texts[:at]) if own else "", " ".join(texts[at : bold[-1] + 1])

    def _as_said(self, name: str) -> str:
        """Return a name as a sentence of the report writes it, not in capitals; unchanged where none does."""
        if name.isupper():
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            found = (one[0] for each in self.shown for one in pattern.finditer(each.shown))
            return next((one for one in found if one[0].isupper() and not one.isupper()), name)
        return name

    def _listed(self, start: re.Pattern[str], single: bool = False) -> list[str]:
        """Return the items under a line, or the one beside it where `single`."""
        at = next((at for at, one in enumerate(self.shown) if start.match(one.shown)), None)
        if at is None:
            return []
        beside = start.sub("", self.shown[at].shown)
        below: list[str] = []
        for one in self.shown[at + 1 :]:
            if one.cell != self.shown[at].cell or not _ITEM.match(one.shown):
                break
            below.append(_ITEM.sub("", one.shown))
        return [one.rstrip(" .;") for one in (below or ([beside] if single and beside else []))]

    def _signing(self) -> Iterator[tuple[str, Any]]:
        """Yield what stands beside the recipients, or under them: by what right, in which position, and who signed."""
        at = next((at for at, one in enumerate(self.shown) if _END.match(one.shown)), len(self.shown))
        cell = self.shown[at].cell if at < len(self.shown) else None
        beside = [
            one.shown
            for one in (self.shown if cell else takewhile(_is_signing, self.shown[at + 1 :]))
            if not (_ITEM.match(one.shown) or (cell and not _is_right_of(one, cell)))
        ]
        capitals = [one for one in beside if one.isupper()]
        self.rights = [one for one in capitals[:-1] if _AUTHORITY.match(one)]
        if self.rights:
            yield "authority", self.rights[0] if len(self.rights) == 1 else self.rights
        yield "position", capitals[-1] if capitals else _WAITING
        if capitals and (below := beside[beside.index(capitals[-1]) + 1 :]) and _PERSON.fullmatch(below[-1]):
            yield "name", below[-1]


def _is_signing(paragraph: Paragraph) -> bool:
    return paragraph.cell is None and not _ANNEX.match(paragraph.shown)


def _is_right_of(paragraph: Paragraph, cell: Cell) -> bool:
    one = paragraph.cell
    return one is not None and one.table == cell.table and one.column > cell.column
