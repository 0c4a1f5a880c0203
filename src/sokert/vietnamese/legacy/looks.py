"""Recognises text of an old code by the text alone: its words make syllables only once read in that code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sokert.vietnamese.legacy.tables import CODES, TCVN3, VNI, Code, unicode_of
from sokert.vietnamese.syllables import syllable

SURE = 0.7  # below this a text may as well be French or a list of part numbers
_FEWEST = 3  # so many words have to speak for a code; two might be a chance
SIGNS = {"tcvn3": frozenset(TCVN3), "vni": frozenset("".join(VNI) + "".join(VNI).upper())}
_ASCII = re.compile(r"[A-Za-z]")
# No language puts these between letters: each such word speaks for two.
_ODD = re.compile(r"(?<=[A-Za-z])[\u00a1-\u00b4\u00b6-\u00bf\u00d7\u00f7]")
_WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00bf\u00d7\u00f7])+")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text was recognised as: its code, how sure that is from 0 to 1, and the text read."""

    code: Code
    sureness: float
    text: str


def recognised(text: str, least: float = SURE) -> Recognised | None:
    """Return which old code a text is written in; None for Unicode in any language.

    >>> recognised("Uû ban nh©n d©n tØnh b¸o c¸o").text
    'Uỷ ban nhân dân tỉnh báo cáo'
    >>> recognised("Keát quaû coâng taùc saùu thaùng ñaàu naêm").code
    'vni'
    >>> recognised("Kết quả công tác"), recognised("Où est né le thé ? Là-bas, à l'été."), recognised("25 °C ± 5 µm")
    (None, None, None)

    A word speaks for a code when only the reading by that code makes a syllable of it, and against
    it when the reading does not; one that is a syllable both ways says nothing. Few words are less
    sure than many.
    """
    if text.isascii():
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if all(map(syllable, words)):
        return None  # no word speaks for a code
    seen = [found for code in CODES if (found := _by(words, text, code)) is not None]
    best = max(seen, key=lambda found: found.sureness, default=None)
    return best if best is not None and best.sureness >= least else None


def _by(words: list[str], text: str, code: Code) -> Recognised | None:
    """Return how sure it is that words are of a code; None when too few speak for it."""
    speaking: set[str] = set()
    weight = against = 0
    for word in words:
        before, after = _syllables(word, code)
        if not after:
            against += 2 if before else 1
        elif not before and _ASCII.search(word):
            speaking.add(word.lower())
            weight += 2 if _ODD.search(word) else 1
    if len(speaking) < 2 or weight < _FEWEST:
        return None
    return Recognised(code, weight / (weight + against + 1), unicode_of(text, code))


@lru_cache(maxsize=8192)
def _syllables(word: str, code: Code) -> tuple[bool, bool]:
    """Return whether a word is a syllable as it stands, and as it is read in a code."""
    return syllable(word), SIGNS[code].issuperset(_foreign(word)) and syllable(unicode_of(word, code))


def _foreign(word: str) -> Iterator[str]:
    return (sign for sign in word if not sign.isascii())
