"""Which words stay on one line: a blank between them becomes a no-break space (U+00A0).

A figure and what it counts, a label and its number: "20.870 văn bản", "năm 2025", "Điều 8". A date may be broken
between its parts, never inside one; before "%" there is no blank at all.
"""

from __future__ import annotations

import re

GLUE = "\u00a0"
# What a number behind it belongs to; the number is then no count of what follows.
_LABELS = (
    "năm|tháng|quý|ngày|số|điều|khoản|điểm|chương|mục|phụ lục|biểu|bảng|hình|phần"
    "|thứ|lần|khóa|khoá|kỳ|tuần|tổ|khu|lớp|cấp"
)
_LABEL = re.compile(rf"(?<!\w)({_LABELS}) (?=\d|[IVX]+(?!\w)|[a-zđ]\))", re.IGNORECASE)
_COUNT = re.compile(r" (?:(?<=\d )|(?<=\d\0 ))(?=[^\W\d_])")
_LABELLED = re.compile(rf"(?<!\w)(?:{_LABELS})[ {GLUE}]\0?[\d./,-]+\0?$", re.IGNORECASE)
_ALONE = re.compile(  # words that no figure counts
    r"(?:và|hoặc|so|của|đến|được|là|đạt|tăng|giảm|trong|thì|có|cho|với|tại|theo|trở|bằng|vượt|từ|do|để|về|như|tới|bởi)(?!\w)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?<=nghìn|triệu) (?=đồng)|(?<=tỷ|tỉ) (?=đồng)|(?<=Trung) (?=ương)", re.IGNORECASE)
_BEFORE = 32  # signs in front of a blank in which a label and its number lie


def glued(text: str) -> str:
    """Return a text whose figures stay with what they count and what they number.

    >>> glued("6 tháng cuối năm 2026: 412 nhiệm vụ, ngày 05 tháng 3 năm 2020").replace(GLUE, "~")
    '6~tháng cuối năm~2026: 412~nhiệm vụ, ngày~05 tháng~3 năm~2020'
    >>> glued("đạt 57% kế hoạch; Điều 8 quy định; 285 tỷ đồng").replace(GLUE, "~")
    'đạt 57% kế hoạch; Điều~8 quy định; 285~tỷ~đồng'
    """
    text = _LABEL.sub(rf"\1{GLUE}", text)
    return _MONEY.sub(GLUE, _COUNT.sub(_joined, text))


def _joined(match: re.Match[str]) -> str:
    at = match.start()
    if _ALONE.match(match.string, at + 1) or _LABELLED.search(match.string[max(at - _BEFORE, 0) : at]):
        return " "
    return GLUE
