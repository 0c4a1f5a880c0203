"""Holds "tăng", "giảm" and "vượt kế hoạch" without a figure against the metric whose figure stands before them.

Only where that figure is all that the clause is about; what names another noun, time or plan says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sokert.check.text.mentions import Mention
from sokert.check.text.numerals import Numeral
from sokert.check.text.passage import Passage
from sokert.models import Metric, Report
from sokert.units import base_of_index
from sokert.vietnamese.figures import is_percent, moved_from, shortened
from sokert.vietnamese.numbers import number

Called = Callable[[str], Metric | None]
_WAYS: Mapping[str, int] = {"tăng": 1, "cao hơn": 1, "nhiều hơn": 1, "giảm": -1, "thấp hơn": -1, "ít hơn": -1}
_HOW = r"(?: (?:mạnh|nhẹ|khá|nhiều|ít|sâu|cao|rõ rệt|đáng kể|không đáng kể|lên|xuống|đi|hơn|dần))*"
_BASE = r"(?:(?: so)?(?: với)? (?:cùng kỳ|cùng thời kỳ)(?: (?:năm )?(?:trước|ngoái|(?P<year>\d{4})))?| svck)"
_PLAN = (
    r"(?:kế hoạch|chỉ tiêu|dự toán)(?P<named> (?:cả )?năm(?: (?P<of>\d{4}))?)?"
    r"(?P<given> (?:đã )?(?:đề ra|được giao|giao))?"
)
HELD_AGAINST = frozenset(["kỳ", "svck", "hoạch", "tiêu", "toán"])  # a word of each base and plan
_REACHED = r"(?:(?:hoàn thành|đạt) và )?(?:hoàn thành )?vượt(?: mức| xa)?|hoàn thành|(?:chưa|không) (?:đạt|hoàn thành)"
_LEADS = r"(?:(?:đã|cũng|tiếp tục|nhưng|song|và) )*"
_SAID = re.compile(
    rf",? ?\(?\b{_LEADS}(?P<said>(?P<way>{'|'.join(_WAYS)}){_HOW}{_BASE}|(?P<reached>{_REACHED}) {_PLAN})"
    r"(?= ?(?:[,;.()]|$)| (?:và|nhưng) )",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"[^,;:.()\d]{{0,60}}?(?=,? ?\(?\b{_LEADS}(?:{'|'.join(_WAYS)}|vượt|đạt và|hoàn thành|chưa|không)\b)",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\btr(?:ong (?:kỳ|năm|tháng|quý)|ên địa bàn(?: (?:tỉnh|xã|phường|thành phố))?)\b", re.IGNORECASE)
# Before these the figure is that of a part, a base or a plan, or all of it is only meant to be.
_ELSEWHERE = re.compile(
    r"\b(?:phấn đấu|mục tiêu|dự kiến|sẽ|chỉ tiêu|kế hoạch|dự toán|cùng kỳ|"
    r"(?:năm|tháng|quý|kỳ|tuần|ngày) (?:trước|ngoái)|"
    r"đầu năm|cuối năm|trong đó|gồm|riêng|nếu|giả sử|không|chưa|nhằm|để|lũy kế|trừ)\b",
    re.IGNORECASE,
)
# A figure behind these, in its own part of the clause, belongs to another noun: "số người chết trong 18 vụ".
_OF = re.compile(
    r"\b(?:trong|của|cho|với|tại|qua|từ|bằng|theo|về|do|nhờ|sau|trước|trên|ngoài|mỗi|bình quân|t[ỷỉ] lệ|mức|thời gian|"
    r"kinh phí|giá trị|thuộc|đối với|so|số +(?!là\b|đạt\b|được\b|lượng\b)\w+)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\bđạt $", re.IGNORECASE)
_RATE = re.compile(r"\bt[ỷỉ] lệ\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\W*(?:(?:tuy nhiên|bên cạnh đó|ngoài ra|trong (?P<time>kỳ|quý|tháng|năm)|nhìn chung),? )?(?P<name>[^,:;()]+)",
    re.IGNORECASE,
)
_TIMES = {"quý": "quarter", "tháng": "month", "năm": "year"}
_SCOPE = re.compile(r" ?\([^\d()]+\)")  # tells of which part of it all this is said
_AMONG = frozenset(["các", "loại", "toàn", "trong", "kỳ", "trên", "địa", "bàn", "tỉnh", "xã", "phường"])


@dataclass(frozen=True, slots=True)
class Way:
    """A stretch that says which way a metric went, and the sum that shows another."""

    passage: Passage
    metric: Metric
    start: int
    end: int
    sum: str


def contrary(mentions: Sequence[Mention], numerals: Mapping[int, Sequence[Numeral]], report: Report) -> Iterator[Way]:
    """Yield what says a way that the metric before it did not go; `numerals` are the figures of each passage."""
    for one in mentions:
        speaks = one.passage.kind == "body" and one.metric.nature != "rank" and _tells(one)
        if speaks and _is_subject(one, numerals[id(one.passage)]):
            yield from _behind(one, report)


def of_named(passage: Passage, called: Called, report: Report) -> Iterator[Way]:
    """Yield the contrary ways of a metric that begins a sentence by its name alone: "Sản lượng lúa giảm so ..."."""
    for said in _SAID.finditer(passage.text) if passage.kind == "body" and not passage.unit else ():
        begin, _ = passage.sentence(said.start("said"))
        subject = _SUBJECT.fullmatch(passage.text, begin, max(begin, said.start()))
        if subject is None or _SCOPE.match(passage.text, said.end()) or not _is_of(report, subject["time"]):
            continue
        metric = called(subject["name"])
        if metric and metric.nature != "rank" and (sum := _sum(said, metric, report)):
            yield Way(passage, metric, *said.span("said"), sum)


def _is_of(report: Report, time: str | None) -> bool:
    """Return whether the time that a sentence begins with is the report's own: "Trong tháng, văn bản đến giảm"."""
    return _TIMES.get((time or "").lower(), report.period.kind) == report.period.kind


def planned(passage: Passage, numerals: Sequence[Numeral], report: Report) -> Iterator[tuple[Numeral, Metric]]:
    """Yield the plans that a tag prints behind "đạt" as if they were what was reached."""
    for one in numerals:
        metric = report.figures.get((one.code or "").removesuffix("|plan"))
        if metric is None or one.code == metric.code or one.value == metric.value:
            continue
        begin, end = passage.sentence(one.start)
        before, behind = passage.text[begin : one.start], passage.text[one.end : end]
        if _DONE.search(before) and not (_ELSEWHERE.search(before) or _ELSEWHERE.search(behind.partition(",")[0])):
            yield one, metric


def _tells(mention: Mention) -> bool:
    """Return whether a figure is its metric's own: a tag gave it, or it was typed as it is."""
    return not mention.typed or (mention.is_own and not mention.aside)


def _is_subject(mention: Mention, numerals: Sequence[Numeral]) -> bool:
    """Return whether a figure is all that its clause has told so far, and no part or attribute of something else."""
    text, start = mention.passage.text, mention.numeral.start
    begin, _ = mention.passage.sentence(start)
    if any(begin <= one.start < start and one.counts for one in numerals):
        return False
    name = re.compile(re.escape(mention.metric.name), re.IGNORECASE)
    clause = _AROUND.sub(" ", name.sub(" ", text[begin:start]))
    clause = _RATE.sub(" ", clause) if is_percent(mention.metric) else clause
    return not (_ELSEWHERE.search(clause) or _OF.search(clause.rpartition(",")[2]))


def _behind(mention: Mention, report: Report) -> Iterator[Way]:
    """Yield the contrary ways behind a figure and what it counts."""
    text, metric = mention.passage.text, mention.metric
    noun = _NOUN.match(text, mention.numeral.end)
    known = {*metric.name.lower().split(), *(metric.unit or "").lower().split(), *_AMONG, "%"}
    if noun is None or not known.issuperset(noun[0].lower().split()):
        return
    at = noun.end()
    while said := _SAID.match(text, at):
        if sum := _sum(said, metric, report):
            yield Way(mention.passage, metric, *said.span("said"), sum)
        at = said.end()


def _sum(said: re.Match[str], metric: Metric, report: Report) -> str:
    """Return the sum that shows another way; empty where the words hold, or nobody knows."""
    now = metric.exact
    if now is None:
        return ""
    if said["way"]:
        return _against_time(now, _WAYS[said["way"].lower()], said["year"], metric, report)
    return _against_plan(now, said, metric, report)


def _against_time(now: Decimal, way: int, year: str | None, metric: Metric, report: Report) -> str:
    before = moved_from(metric)
    of_stock = metric.nature == "stock" and report.settings.stock_since == "year-start"
    if (
        before is None
        or of_stock
        or base_of_index(metric.name)
        or (year and int(year) != report.period.same_period.year)
    ):
        return ""
    return "" if (now - before) * way > 0 else _compared(now, before)


def _against_plan(now: Decimal, said: re.Match[str], metric: Metric, report: Report) -> str:
    plans, reached = [plan.value for plan in metric.plan], said["reached"].lower()
    if not plans or metric.better == "less" or (said["of"] and int(said["of"]) != report.period.year):
        return ""
    if "vượt" in reached:
        return _compared(now, min(plans)) if now <= min(plans) else ""
    if not (said["named"] or said["given"]):
        return ""  # it may be that of half a year
    if reached.startswith(("chưa", "không")):
        return _compared(now, max(plans)) if now >= max(plans) else ""
    return _compared(now, min(plans)) if now < min(plans) else ""


def _compared(one: Decimal, other: Decimal) -> str:
    sign = ">" if one > other else "<" if one < other else "="
    return f"{number(shortened(one))} {sign} {number(shortened(other))}"
