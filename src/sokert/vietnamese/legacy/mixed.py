"""Tells text of an old code from Unicode that somebody typed while its font was still chosen.

Each word is judged by itself; one that could be either goes with the words nearest to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sokert.vietnamese.legacy.looks import SIGNS
from sokert.vietnamese.legacy.tables import Code, unicode_of
from sokert.vietnamese.syllables import syllable

_WORD = re.compile(r"\S+")
# Letters that no old code has a sign for: whoever typed one typed Unicode.
_OURS = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0303\u0306\u0309\u031b\u0323]")
_STOPS = '.,;:()“”"-'
# Signs of the old codes that Vietnamese in Unicode has too.
_BOTH = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")


def coded(text: str, code: Code, starts: Sequence[int] = (0,), alone: bool = True) -> list[tuple[int, int]]:
    """Return where the words of an old code stand in a text drawn by its font.

    >>> [("Đã là Unicode, ®©y lµ TCVN3"[a:b]) for a, b in coded("Đã là Unicode, ®©y lµ TCVN3", "tcvn3", (0, 15))]
    ['®©y', 'lµ', 'TCVN3']

    `starts` are the places where the runs of the text begin: a word goes with its own run before others. `alone` says
    what a word is that may be either where no word of the text is sure: "chú" is Unicode, or "chỳ" of the code.
    """
    words = [(match.start(), match.end(), _is_coded(match[0], code)) for match in _WORD.finditer(text)]
    sure = [(start, bisect_right(starts, start), kind) for start, _, kind in words if kind is not None]

    def judged(start: int) -> bool:
        run = bisect_right(starts, start)
        near = min(sure, key=lambda one: (one[1] != run, abs(one[0] - start)), default=None)
        return alone if near is None else near[2]

    return [(start, end) for start, end, kind in words if (judged(start) if kind is None else kind)]


def leaning(text: str, code: Code | None) -> int:
    """Return how many words of a text are surely of an old code, less those that are surely Unicode.

    >>> leaning("®©y lµ", "tcvn3"), leaning("Đã là Unicode", "tcvn3"), leaning("Đã được", None)
    (2, -1, -2)
    """
    kinds = [_is_coded(word, code) if code else not _OURS.search(word) and None for word in _WORD.findall(text)]
    return kinds.count(True) - kinds.count(False)


def _is_coded(word: str, code: Code) -> bool | None:
    """Return whether a word is of a code, or Unicode; None where it may be either: its font says the former."""
    if _OURS.search(word):
        return False
    if (SIGNS[code] - _BOTH).intersection(sign for sign in word if not sign.isascii()):
        return True
    # "PHÒNG" is Unicode: of the code it would be "PHềNG".
    plain = word.strip(_STOPS)
    capital = len(plain) > 2 and plain.isupper() and syllable(plain)
    return False if capital and not syllable(unicode_of(plain, code)) else None
