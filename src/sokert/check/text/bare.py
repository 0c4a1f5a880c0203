"""Knows where a figure without its unit is that of the name before it: "Văn bản đến: 12.480;", and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sokert.check.text.passage import LONGEST, Passage
from sokert.models import Period

LINK = re.compile(
    r"(?:\s+(?:là|đạt(?: được)?|được|có|ước(?: tính)?|khoảng|gần|hơn|ở mức|tổng số|số lượng|trong kỳ)\b|\s*:)*\s*$",
    re.IGNORECASE,
)
"""What may stand between a name and its bare figure."""
# Brackets that hold another figure beside it, by its first words; "(cùng kỳ năm 2022)" says whose it is itself.
_BESIDE = (
    r"\(\s*(?!(?:số )?(?:năm|cùng kỳ)(?: năm)?(?: \d\d\d\d| trước)?\s*\))"
    r"(?:\d+(?:,\d+)?\s*%|(?:(?:số )?cùng kỳ|svck|kỳ trước|năm trước|năm \d\d\d\d|tăng|giảm|đạt|bằng|chiếm|vượt|so với|"
    r"trong đó|gồm|bao gồm|kế hoạch|chỉ tiêu|dự toán)\b[^)]*\d)"
)
# Behind it stands no noun, and no other figure as that of the next month or the end of a range.
_ENDS = re.compile(
    rf"\s*(?:$|[.;,)!?…](?!\d)(?!\s*\d[\d.]*(?:,\d+)?\s*(?:$|[.,;)](?!\d)|và\b))|{_BESIDE}|"
    r"trong kỳ\b|(?:tăng|giảm|đạt|bằng|chiếm|vượt|so với)\b|và\b(?!\s*\d))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = r"kỳ(?: báo cáo)?(?: này)?"
_TIMES: Mapping[tuple[str, int], str] = {
    ("half", 1): r"(?:0?6|sáu) tháng(?: đầu năm|(?! cuối))",
    ("half", 2): r"(?:0?6|sáu) tháng(?: cuối năm|(?! đầu))",
    ("nine-months", 1): r"(?:0?9|chín) tháng(?: đầu năm)?",
    ("quarter", 0): r"quý(?= *,)",
    ("month", 0): r"tháng(?= *,)",
    ("year", 0): r"năm(?= *[,:])",
}
"""How a text says a period, by its kind and number; its year is dropped before."""
_ALL = re.compile(
    r"\b(?:toàn|trên địa bàn|UBND|HĐND|ủy ban nhân dân)(?: (?:tỉnh|huyện|xã|phường|thành phố|ngành|đơn vị|cơ quan))\b|"
    r"\bvăn phòng\b",
    re.IGNORECASE,
)
_NOT_PLACES = re.compile(
    r"\b(?:xã hội|(?:trụ|cơ) sở|(?:thị|môi) trường|ban hành|phòng,? (?:chống|cháy|ngừa|dịch|bệnh))\b",
    re.IGNORECASE,
)
# Another time or place than that of the metric.
_ELSEWHERE = re.compile(
    r"\b(?:cùng kỳ|cùng thời|kỳ trước|(?:năm|tháng|quý|tuần|đợt|lần) \w+|ngày|tại|ở|riêng|trong đó|trong số|gồm|thuộc|"
    r"tỉnh|huyện|quận|thị xã|xã|phường|thành phố|đặc khu|thôn|phòng|ban|sở|chi cục|trung tâm|chi nhánh|các đơn vị|"
    r"trường|trạm|cụm)\b",
    re.IGNORECASE,
)
# A part of what the metric counts, or what is only meant to be.
_PART = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|dự báo|dự toán|sẽ|giải quyết|còn lại|tồn|chưa|quá hạn|đúng hạn|"
    r"trước hạn|trực tuyến|lũy kế|từ|về)\b",
    re.IGNORECASE,
)
_OF_EACH = re.compile(r"\b(?:t[ỷỉ] lệ|bình quân|trung bình|mỗi|thời gian|chi phí|một số|mức)\b", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:kết quả|công tác|tình hình|số liệu|cụ thể|như sau|tiếp nhận|thực hiện|tham mưu|ban hành|triển khai)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\W*(?:[\da-zđ]{1,2}\)\s*)?", re.IGNORECASE)
# What may stand before a name, so that it is all of what the figure counts.
_BEFORE = re.compile(
    r"(?:\b(?:trong|đã|có|tiếp nhận|phát sinh|xảy ra|ghi nhận|đón(?: được)?|thu hút(?: được)?|huy động(?: được)?|"
    r"số|số lượng|tổng số|tổng số lượng)\b|,|\s)*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d(?!\s+(?:tháng|ngày|tuần|quý|năm)\b)\)?(?:\s[^\W\d_]+){0,5}\)?(?:,|\s+và|,?\s+còn)\s*(?:(?:tổng )?số )?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?](?=\s)")
_HEADING = re.compile(r":(?!\s*(?:(?:là|đạt|có|gần|hơn|khoảng|ước) )*\d)")
_OPENING = re.compile(r"[^,:;(]*")
_FIGURE = re.compile(r":\s*\d|\d\W*$")
_SHORT = 150  # letters of a heading in a Word file, which says nothing else of it


def is_bare(text: str, start: int, end: int) -> bool:
    """Return whether a figure stands without a unit before a stop, or before what is said of it, and is no year.

    >>> is_bare("đến 120; đi 80", 4, 7), is_bare("đến 120 trang", 4, 7), is_bare("đến 120, 130", 4, 7)
    (True, False, False)
    """
    return not _YEAR.fullmatch(text, start, end) and bool(_ENDS.match(text, end))


def is_subject(text: str, start: int, period: Period) -> bool:
    """Return whether a name that begins at a place is all that its clause counts, and of the report's own time.

    >>> half = Period.model_validate("2023-H1")
    >>> is_subject("Trong kỳ, văn bản đến: 120", 10, half), is_subject("Tại huyện, văn bản đến: 120", 11, half)
    (True, False)
    """
    first = max(0, start - LONGEST)
    begin = max((one.end() for one in _SENTENCE.finditer(text, first, start)), default=-first)
    if begin < 0:
        return False  # how the sentence begins is too far off to be looked at
    said = _plain(text[begin:start], period)
    bracket = said.rfind("(") if said.rfind("(") > said.rfind(")") else -1
    at = max([bracket, *(one.start() for one in _HEADING.finditer(said))])
    heading, clause = said[: max(at, 0)], said[max(said.rfind(";"), at) + 1 :]
    opening = _OPENING.match(said)
    around = f"{opening[0] if opening else ''}\n{heading}\n{clause}"
    if _ELSEWHERE.search(around) or _PART.search(around) or (at >= 0 and not _LISTS.search(heading)):
        return False
    clause = _BULLET.sub("", clause, count=1)
    if _COUNTED.search(clause):
        return not _OF_EACH.search(clause[clause.rfind(",") + 1 :])
    return bool(_BEFORE.fullmatch(clause))


def _plain(text: str, period: Period) -> str:
    """Return a text without the words that only say that it is of the whole, and of the report's own time.

    >>> _plain("Trong 6 tháng đầu năm 2023, toàn tỉnh có", Period.model_validate("2023-H1"))
    'Trong  ,   có'
    """
    text = re.sub(rf"\b(năm) {period.year}\b", r"\1", text, flags=re.IGNORECASE)
    text = _time(period).sub(" ", text)
    return _NOT_PLACES.sub(" ", _ALL.sub(" ", text))


@lru_cache(maxsize=32)
def _time(period: Period) -> re.Pattern[str]:
    """Return what finds the words for the time of a report."""
    own = _TIMES.get((period.kind, period.number)) or _TIMES.get((period.kind, 0)) or _PERIOD
    return re.compile(rf"(?<!cùng )\b(?:{_PERIOD}|{own})\b(?! (?:trước|năm|\d))", re.IGNORECASE)


def below_others(passages: Sequence[Passage], period: Period) -> frozenset[int]:
    """Return the `id` of each passage below a heading, or a line that a colon ends, of another time, place or part."""
    found, below, listed = set[int](), False, False
    for passage in passages:
        found |= {id(passage)} if below or listed else set()
        text = passage.text
        if text.endswith(":") and passage.kind != "title":
            said = _plain(text, period)
            is_own = bool(_LISTS.search(said)) or not said.strip(" :").lower().removeprefix("trong").strip()
            listed = not is_own or bool(_ELSEWHERE.search(said) or _PART.search(said))
        elif passage.kind == "title" or _may_head(passage):
            of_time = bool(_time(period).search(text))  # "Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm"
            below, listed = not of_time and bool(_ELSEWHERE.search(_plain(text, period))), False
    return frozenset(found)


def _may_head(passage: Passage) -> bool:
    text = passage.text
    is_short = len(text) <= _SHORT and text[-1:] not in (".", ";", ",")
    return passage.kind != "cell" and is_short and not _FIGURE.search(text)
