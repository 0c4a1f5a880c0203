"""Says which years of a text belong to another report than the one they stand in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sokert.check.text.passage import Passage
from sokert.models import Period
from sokert.vietnamese.read.periods import named

_YEAR = re.compile(
    r"(?:(?<=năm\s)|(?<=/)|(?<=/ )|(?<=quý\s[IV1-4]\s)|(?<=quý\sI[IV]\s)|(?<=quý\sIII\s))"
    r"(?P<year>(?:19|20)\d\d)(?![\d/]|[.,]\d|-[A-ZĐ\d])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:năm\s+)?(?:19|20)\d\d")
_SPAN = re.compile(r"\btừ\s+(?:năm\s+|tháng\s+\d+/)?\d{4}\s+đến\s+(?:năm\s+|tháng\s+\d+/)?\d{4}", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/$")
# A document and its day, a law and its year.
_CITED = re.compile(
    r"\b(?:số\s*:?\s*\d+|Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định|Chỉ thị|Kế hoạch số|"
    r"Công văn|Kết luận|Quy định|Đề án|Chương trình số|Thông báo|Hướng dẫn|Điều lệ|Quy chế|Chiến lược|Công điện|"
    r"Tờ trình)\b"
)
_LAW = re.compile(r"\b(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh)\b[^;.]*$")
# What is told of an earlier year and is no slip.
_PAST = re.compile(
    r"\b(?:tổng kết|sơ kết|quyết toán|xếp loại|xếp hạng|đánh giá|chỉ số|công bố|khen thưởng|biểu dương|chuyển sang|"
    r"kéo dài|tồn đọng|kỳ trước|cuối|thành lập|đạt chuẩn|công nhận|khởi công|hoàn thành|từ|kể từ|trước|sau|so với|sinh|"
    r"giai đoạn|nhiệm kỳ|khóa|khoá|niên khóa|năm học|vụ|kết thúc|kiểm điểm|thống kê|cơ sở|gốc|đợt|số liệu|bổ sung|"
    r"thanh tra|kiểm toán|kiểm tra|phát sinh|tuyển|lớp|đón|tết|xuân|nộp|hồ sơ|báo cáo|đối với|các năm|những năm)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:cùng kỳ|so với|so)\b[^.;]{0,40}$", re.IGNORECASE)
_IN_BRACKET = re.compile(r"\bcùng kỳ\s*\([^)]*$", re.IGNORECASE)
_SAME_PERIOD = re.compile(r"\bcùng kỳ(?:\s+của)?\s+(?:0?[69]\s+tháng\s+(?:đầu|cuối)\s+)?năm\s+$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\d%\s+(?:so với\s+)?(?:kế hoạch|dự toán|chỉ tiêu)(?:\s+[^\W\d]+){0,4}?\s+năm\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stray:
    """A year of another report: where, which was meant, and whether the words leave no doubt."""

    start: int
    end: int
    right: int
    sure: bool


def years(passage: Passage, period: Period) -> Iterator[Stray]:
    """Yield the years before the report's own that nothing around them explains."""
    text = passage.text
    spans = [match.span() for pattern in (_RANGE, _SPAN) for match in pattern.finditer(text)]
    periods = {one.year_at: one for one in named(text) if one.year}
    for match in _YEAR.finditer(text):
        start, year = match.start("year"), int(match["year"])
        own = {period.year, period.starts.year, period.ends.year}
        if year in own or year > period.year or any(begin <= start < end for begin, end in spans):
            continue
        if _explained(text, start, year, period) or (passage.kind == "cell" and year == period.year - 1):
            continue
        before, past = text[max(0, start - 120) : start], _around(passage, start, _PAST)
        one, same = periods.get(start), bool(_SAME_PERIOD.search(before))
        if one and one.kind == "month" and _within(year, one.number, 20, period):
            continue
        whole = one is not None and one.kind != "month"
        sure = same or whole or bool(_PLANNED.search(before))
        sure = sure or ((one is not None or passage.kind in ("subject", "title")) and not past)
        if sure or not past:
            yield Stray(start, start + 4, period.year - same, sure)


def _explained(text: str, start: int, year: int, period: Period) -> bool:
    """Return whether the words before a year say why it is another one."""
    before = text[max(0, start - 120) : start]
    clause = re.split(r"[;.](?=\s)", before)[-1]
    if day := _DAY.search(before):
        numbers = [int(part) for part in day[0].strip("/").split("/")]
        return _within(year, numbers[1], numbers[0], period) or bool(_cites(_CITED, clause) or _PAST.search(clause))
    if re.search(r"\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+$", before):
        return True
    if _cites(_LAW, clause):
        return True
    if _cites(_CITED, clause) and re.search(r"số\s*:?\s*\d+[^;.]*$", clause, re.IGNORECASE):
        return True
    if _IN_BRACKET.search(before) or (_COMPARED.search(before) and f"{period.year - 1}" in clause):
        return True  # the base itself, as it is named in brackets, or one more beside that of the year before
    return year == period.year - 1 and bool(_COMPARED.search(before))


def _cites(pattern: re.Pattern[str], clause: str) -> bool:
    """Return whether a clause names a document or law; in a heading all in capitals each word may be a name."""
    return bool(pattern.search(clause) or (clause.isupper() and re.search(pattern.pattern, clause, re.IGNORECASE)))


def _within(year: int, month: int, day: int, period: Period) -> bool:
    """Return whether a day lies in the data of the report, or is the last of the year before."""
    try:
        then = datetime.date(year, month, day)
    except ValueError:
        return True
    first, last = period.window
    return first <= then <= last or (month, day, year) == (12, 31, period.year - 1)


def _around(passage: Passage, at: int, pattern: re.Pattern[str]) -> bool:
    begin, end = passage.sentence(at)
    return bool(pattern.search(passage.text, begin, end))
