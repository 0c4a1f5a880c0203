"""Which words stay on one line: a blank between them becomes a no-break space (U+00A0).

A figure and what it counts, a label and its number: "20.870 văn bản", "năm 2025", "Điều 8". A date may be broken
between its parts, never inside one; before "%" there is no blank at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

GLUE = "\u00a0"
# What a number behind it belongs to; the number is then no count of what follows.
_LABELS = (
    "năm|tháng|quý|ngày|số|điều|khoản|điểm|chương|mục|phụ lục|biểu|bảng|hình|phần"
    "|thứ|lần|khóa|khoá|kỳ|tuần|tổ|khu|lớp|cấp"
)


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, capitals or not: by its first letter each is passed over at once.

    >>> _any(["tỷ", "năm"])
    '(?:[tT](?i:ỷ)|[nN](?i:ăm))'
    """
    return "(?:" + "|".join(f"[{word[0]}{word[0].upper()}](?i:{word[1:]})" for word in words) + ")"


def _behind(words: str) -> str:
    """Return a pattern that is met behind one of some words and a blank; each length is looked for by itself.

    >>> _behind("tỷ|quý|năm").replace(GLUE, "~")
    '(?:(?<=(?<!\\\\w)(?:[tT](?i:ỷ))[ ~])|(?<=(?<!\\\\w)(?:[qQ](?i:uý)|[nN](?i:ăm))[ ~]))'
    """
    lengths: dict[int, list[str]] = {}
    for word in words.split("|"):
        lengths.setdefault(len(word), []).append(word)
    return "(?:" + "|".join(rf"(?<=(?<!\w){_any(alike)}[ {GLUE}])" for alike in lengths.values()) + ")"


# Each begins with the blank, which is found at once; most blanks are left at the sign beside them, and what stands
# further is looked at for the others. A letter is told in both its cases: a pattern that minds none lowers each.
# A number that such a word cannot name, so that it counts what follows: "tổng số 450 đơn", "6 tháng 12.480 hồ sơ".
_COUNTED = (
    r"(?<!(?i:ổng số) )(?<!(?i:rong số) )(?<!(?i:con số) )(?!\0?\d{1,3}(?:\.\d{3})+(?![\d/]))"
    r"(?!(?<=(?i:tháng) )\0?(?:\d{3}|1[3-9]|[2-9]\d))(?!(?<=(?i:ngày) )\0?(?:\d{3}|3[2-9]|[4-9]\d))"
    r"(?!(?<=(?i:năm) )\0?(?!(?:19|20)\d\d(?!\d))\d)"
)
_LABEL = re.compile(rf" (?=\d|[IVXivx]+(?!\w)|[a-zA-ZđĐ]\)){_behind(_LABELS)}{_COUNTED}")
_ALONE = (  # words that no figure counts
    "và|hoặc|so|của|đến|được|là|đạt|tăng|giảm|trong|thì|có|cho|với|tại|theo|trở|bằng|vượt|từ|do|để|về|như|tới|bởi"
)
_COUNT = re.compile(rf" (?<=[\d\0] )(?=[^\W\d_])(?:(?<!\0 )|(?<=\d\0 ))(?!{_any(_ALONE.split('|'))}(?!\w))")
_NUMBER, _NUMBERED = re.compile(r"\0?[\d./,-]+\0?"), re.compile(_behind(_LABELS) + _COUNTED)
_MONEY = re.compile(r" (?=[đĐưƯ])(?i:(?=đồng)(?:(?<=nghìn )|(?<=triệu )|(?<=tỷ )|(?<=tỉ ))|(?=ương)(?<=Trung ))")
_BEFORE = 32  # signs in front of a blank in which a label and its number lie


def glued(text: str) -> str:
    """Return a text whose figures stay with what they count and what they number.

    >>> glued("6 tháng cuối năm 2026: 412 nhiệm vụ, ngày 05 tháng 3 năm 2020").replace(GLUE, "~")
    '6~tháng cuối năm~2026: 412~nhiệm vụ, ngày~05 tháng~3 năm~2020'
    >>> glued("Tổng số 12.480 hồ sơ, 6 tháng đầu năm 45 vụ; Công văn số 12").replace(GLUE, "~")
    'Tổng số 12.480~hồ sơ, 6~tháng đầu năm 45~vụ; Công văn số~12'
    >>> glued("đạt 57% kế hoạch; Điều 8 quy định; 285 tỷ đồng").replace(GLUE, "~")
    'đạt 57% kế hoạch; Điều~8 quy định; 285~tỷ~đồng'
    """
    return _MONEY.sub(GLUE, _COUNT.sub(_joined, _LABEL.sub(GLUE, text)))


def _joined(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    first = max(at - _BEFORE, 0)
    start = max(text.rfind(" ", first, at), text.rfind(GLUE, first, at)) + 1
    return " " if start and _NUMBERED.match(text, start) and _NUMBER.fullmatch(text, start, at) else GLUE
