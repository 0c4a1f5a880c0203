"""Says which periods a text tells as done that are not its report's: another half, a whole year over a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sokert.check.text.passage import Passage
from sokert.models import Period
from sokert.vietnamese.read.periods import Named, named, whole_years

_DONE = re.compile(r"\bđã\b|\bđạt\b|^kết quả|\bkết quả (?:công tác|thực hiện)\b", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:nhiệm vụ|phương hướng|kế hoạch|dự kiến|sẽ|tiếp tục|phấn đấu|so với|cùng kỳ|giải pháp|mục tiêu|chuẩn bị|"
    r"trước đó|năm trước|kỳ trước|ước|triển khai|chương trình|xây dựng|ban hành|hoàn thành trong|trình|cho)\b",
    re.IGNORECASE,
)
_NUMBERING = r"(?:[-+*•–]|\d+(?:\.\d+)*[.)]?|[IVX]+[.)-]|[A-ZĐa-zđ][.)-]|phần\s+(?:thứ\s+)?\w+[.:]?)?"
# Words before a period that make it the time of what the sentence tells.
_LEADS = re.compile(
    rf"\W*{_NUMBERING}\s*(?:(?:trong|qua|tính|chung|riêng|đến|hết|kết thúc|cả|thời gian)\s+)*", re.IGNORECASE
)
# What is still to be done, or may be: "tập trung khắc phục những hạn chế đã chỉ ra".
_AHEAD = re.compile(
    r"\b(?:sẽ|phấn đấu|dự kiến|tiếp tục|nhiệm vụ|phương hướng|mục tiêu|cần|giải pháp|đề nghị|kế hoạch|chương trình|"
    r"tập trung|đẩy mạnh|khắc phục|tăng cường|thực hiện|triển khai|chủ động|rà soát|hoàn thành|nâng cao|bảo đảm|"
    r"tổ chức|chuẩn bị|theo|trên cơ sở|ước)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\b(?:sẽ|phấn đấu|dự kiến|tiếp tục|phương hướng|mục tiêu|cần)\b", re.IGNORECASE)
_DEED = re.compile(r"\bđã\b(?!\s+(?:được\s+)?(?:giao|đề ra|nêu|chỉ ra))", re.IGNORECASE)
_COMPARED = re.compile(r"\bso với cùng kỳ\b", re.IGNORECASE)
# What a heading or a subject tells of: results, up to the word that turns to plans.
_RESULTS = re.compile(
    rf"\W*{_NUMBERING}\s*(?:báo cáo\s+)?(?:đánh giá|kết quả|tình hình|sơ kết|tổng kết|kiểm điểm)\b", re.IGNORECASE
)
_PLANS = re.compile(
    r"[,;]\s*(?:phương hướng|nhiệm vụ|giải pháp|chương trình|kế hoạch|dự kiến)|\b(?:phương hướng|dự kiến|kế hoạch|"
    r"chương trình|dự toán|chỉ tiêu|nghị quyết|chỉ thị|chủ đề|đề án|so với|cùng kỳ|từ|giai đoạn)\b",
    re.IGNORECASE,
)
_LONGEST = 160  # letters of the doer between a period and the deed
_DAYS = re.compile(
    r"(?P<said>từ\s+(?:ngày\s+)?(?P<first>\d{1,2}/\d{1,2}/\d{4})\s+đến\s+(?:hết\s+)?(?:ngày\s+)?"
    r"(?P<last>\d{1,2}/\d{1,2}/\d{4}))",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\bsố liệu\b.*\bnhư sau\b", re.IGNORECASE | re.DOTALL)
_ALLOWED = 45  # days by which offices gather their figures earlier or later than the decree's days
_PARTS = ("half", "quarter", "nine-months", "month", "term")


def other_periods(passages: Sequence[Passage], period: Period) -> Iterator[tuple[Passage, int, int]]:
    """Yield what tells as done a time that is not the report's: another one, a whole year, or only a part of it."""
    if period.kind in _PARTS:
        for passage in passages:
            yield from ((passage, one.start, one.end) for one in (*_others(passage, period), *_wholes(passage, period)))
    elif period.kind in ("year", "school-year"):
        yield from ((passage, one.start, one.end) for passage, one in _halves(passages, period))
    if period.kind != "other":
        for passage in passages:
            yield from ((passage, *span) for span in _other_days(passage, period))


def _others(passage: Passage, period: Period) -> Iterator[Named]:
    """Yield the periods that are told as done and are not the report's, or not over with it."""
    for one in named(passage.text):
        if one.year not in (0, period.year) or (one.kind == "term") != period.is_school:
            continue
        first, last = period.starts.month, period.ends.month
        same_kind = one.kind == period.kind and one.kind in ("half", "term")
        ahead = not period.is_school and one.months()[1] > last
        behind = not period.is_school and one.months()[1] < first
        if same_kind or ahead or behind:
            if same_kind and one.number == period.number:
                continue
            if _is_done(passage, one, only_led=behind and not same_kind):
                yield one


def _wholes(passage: Passage, period: Period) -> Iterator[Named]:
    """Yield the report's own year told as over, where its figures are of a part of that year."""
    for one in whole_years(passage.text):
        if one.year != period.year or (one.kind == "school-year") != period.is_school:
            continue
        begin, _ = passage.sentence(one.start)
        if period.is_school and re.search(r"\bnhiệm vụ\s+$", passage.text[begin : one.start], re.IGNORECASE):
            continue  # a school's plan is called so
        if _is_done(passage, one, only_led=True):
            yield one


def _halves(passages: Sequence[Passage], period: Period) -> Iterator[tuple[Passage, Named]]:
    """Yield a part of the year that a report of the whole year is said to be on; both halves are the whole."""
    found = [
        (passage, one)
        for passage in passages
        for one in named(passage.text)
        if one.year in (0, period.year) and _is_heading(passage, one) and (one.kind == "term") == period.is_school
    ]
    both = len({one.number for _, one in found if one.kind in ("half", "term")}) > 1
    for passage, one in found:
        if passage.kind == "subject" or (one.kind in ("half", "term") and not both):
            yield passage, one


def _other_days(passage: Passage, period: Period) -> Iterator[tuple[int, int]]:
    """Yield the days that an opening sentence tells its figures were gathered on, where they are another period's."""
    if not _OPENS.search(passage.text):
        return
    for match in _DAYS.finditer(passage.text):
        days = [_day(match[name]) for name in ("first", "last")]
        own = period.window
        if any(day and abs((day - mine).days) > _ALLOWED for day, mine in zip(days, own, strict=True)):
            yield match.span("said")


def _day(text: str) -> date | None:
    day, month, year = map(int, text.split("/"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_done(passage: Passage, one: Named, only_led: bool = False) -> bool:
    """Return whether a sentence tells what was done in a period it names."""
    begin, end = passage.sentence(one.start)
    if _is_heading(passage, one):
        return True
    before, after = passage.text[begin : one.start], passage.text[one.end : end]
    if _LEADS.fullmatch(before):
        deed = _DEED.search(after)
        if deed and deed.start() <= _LONGEST and not _AHEAD.search(after[: deed.start()]):
            return True
        if _COMPARED.search(after) and not _PROMISED.search(after):
            return True
    sentence = passage.text[begin:end]
    return not only_led and bool(_DONE.search(sentence)) and not _OTHERWISE.search(sentence)


def _is_heading(passage: Passage, one: Named) -> bool:
    """Return whether a heading or a subject says that it tells the results of a period."""
    begin, _ = passage.sentence(one.start)
    before = passage.text[begin : one.start]
    return bool(_RESULTS.match(before)) and not _PLANS.search(before)
