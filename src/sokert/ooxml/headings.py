"""Tells under which heading a paragraph stands: how a person finds it in Word, where no paragraph has a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Numbered as a report numbers its sections; an Arabic number opens a heading only where it is bold.
_HEADING = re.compile(r"(?:phần|chương|mục|phụ lục)\s+(?:thứ\s+\w+|[ivxl]+|\d+)\b|phụ lục$", re.IGNORECASE)
_LETTERED = re.compile(r"(?:[IVXL]+|[A-Z])\s?[.\-/)]\s*\S")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\s?[.\-/)]\s*\D")
_END = "./."
_SHOWN, _LONGEST = 60, 200  # characters of a heading that are told; a longer paragraph is none


def headings(paragraphs: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Yield for each paragraph, given as its words and whether they are bold, the heading it is or stands under.

    >>> list(headings([("BÁO CÁO", True), ("I. KẾT QUẢ", True), ("Đã xử lý 5 việc./.", False), ("Nơi nhận:", True)]))
    ['', 'I. KẾT QUẢ', 'I. KẾT QUẢ', '']

    What follows the end of the text (./.) stands under no heading until an annex begins.
    """
    heading, ended = "", False
    for words, bold in paragraphs:
        if ended:
            heading, ended = "", False
        if _opens(words, bold):
            heading = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
        yield heading
        ended = words.endswith(_END)


def _opens(words: str, bold: bool) -> bool:
    if len(words) > _LONGEST or words.endswith((";", _END)):
        return False
    return bool(_HEADING.match(words) or _LETTERED.match(words) or (bold and _NUMBERED.match(words)))
