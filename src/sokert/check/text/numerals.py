"""Finds the figures in a text: those that count or measure something, not dates, numbers of documents or of clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sokert.check.text.passage import Passage
from sokert.vietnamese.read.vocabulary import words_of

_NUMBER = re.compile(r"(?<![\w.,/\-–+])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w/]|[.,]\d|-\w|\s?/\s?\d)")
# After these a number names a thing and does not count it.
_NAMES = tuple(
    words_of(
        "số, ngày, tháng, năm, quý, giờ, lúc, điều, khoản, điểm, mục, chương, phần, phụ lục, biểu, mẫu, khóa, "
        "khoá, kỳ họp thứ, thứ, đợt, cấp độ, mức độ, loại, hạng, quốc lộ, tỉnh lộ, đường, tổ, khu, thôn, xóm, "
        "lần thứ, lớp, khối, nhiệm kỳ, nghị quyết, kết luận, chỉ thị, quyết định, thông tư, nghị định, covid, iso, "
        "tuổi, tầng, phòng, chương trình, đề án, dự án, top, quyển, tập, trang, phiên họp thứ, hội nghị lần thứ, "
        "bảng, hình, ô, tiết, bước"
    )
)
# Of what is counted in no more than so many a number above them is none: "6 tháng 450 đơn", "đầu năm 45 vụ".
_RANGES = {"tháng": (1, 12), "quý": (1, 4), "ngày": (1, 31), "giờ": (0, 24), "tuần": (1, 53), "năm": (1900, 2100)}
_COUNTED = re.compile(r"\b(?:tổng|trong|con) số$")  # and behind these words it is how many there are
_TIME = re.compile(r"\s*(?:tháng|ngày|năm|giờ|phút|tuần|tuổi|quý)\b(?! tuổi)", re.IGNORECASE)
_UNIT = re.compile(r"\s*(%|‰|[^\W\d_][^\d.,;:()%]{0,80})?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A figure as it is written: its value, where it stands, and the words after it up to a stop."""

    value: Decimal
    start: int
    end: int
    unit: str
    counts: bool
    """False where it names a day, a clause, a document: it is no figure of the report."""
    code: str | None = None
    """The metric or tag that gave it; None when it was typed."""


def numerals(passage: Passage) -> tuple[Numeral, ...]:
    """Return the figures of a passage in order."""
    return tuple(_numeral(passage, match) for match in _NUMBER.finditer(passage.text))


def _numeral(passage: Passage, match: re.Match[str]) -> Numeral:
    text, start, end = passage.text, match.start(), match.end()
    unit = _UNIT.match(text, end)
    counts = not _is_named(text[max(0, start - 40) : start], match[0]) and not _TIME.match(text, end)
    return Numeral(
        value_of(match[0]), start, end, (unit[1] or "").strip() if unit else "", counts, passage.given[start]
    )


def _is_named(before: str, written: str) -> bool:
    """Return whether words end with one behind which a number is a name: "Quyết định số", "đợt:".

    >>> [_is_named(before, "12.408") for before in ("Công văn số ", "Tổng số ", "6 tháng đầu năm ")]
    [True, False, False]
    """
    said = before.lower().rstrip(" :-")
    word = said.rpartition(" ")[2]
    if _COUNTED.search(said) or (word != "số" and not written.isdecimal()):
        return False
    if word in _RANGES:
        first, last = _RANGES[word]
        return first <= int(written) <= last
    return _ends(said) or (said.endswith(" số") and _ends(said.removesuffix(" số")))


def _ends(said: str) -> bool:
    if not said.endswith(_NAMES):
        return False
    ends = (said[: -len(name)] for name in _NAMES if said.endswith(name))
    return any(not before or not (before[-1].isalnum() or before[-1] == "_") for before in ends)


def value_of(text: str) -> Decimal:
    """Return the value of a figure written the Vietnamese way.

    >>> value_of("20.870"), value_of("12,5"), value_of("05")
    (Decimal('20870'), Decimal('12.5'), Decimal('5'))
    """
    return Decimal(text.replace(".", "").replace(",", "."))
