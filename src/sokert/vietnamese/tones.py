"""Places the tone mark of open syllables in oa, oe, uy: hòa in the older manner, hoà in the newer.

Both are right and no rule binds an office to one; a document should keep to one (VN-ENC-TONE).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from sokert.vietnamese.syllables import TONES, syllable

Manner = Literal["older", "newer"]

_MARK = f"([{TONES}]?)"
_FIRST, _SECOND = ("oòóỏõọ", "uùúủũụ"), ("aàáảãạeèéẻẽẹ", "yỳýỷỹỵ")  # the vowels in either manner, whole letters
_PAIRS = "|".join(f"[{one}{one.upper()}][{two}{two.upper()}]" for one, two in zip(_FIRST, _SECOND, strict=True))
_END = re.compile(rf"(?:{_PAIRS})(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_OPEN = re.compile(rf"(?<![qQ])([oO]){_MARK}([aAeE]){_MARK}$|(?<![qQ])([uU]){_MARK}([yY]){_MARK}$")


def manner_of(word: str) -> Manner | None:
    """Return in which manner a word's tone is placed; None where both write it alike.

    >>> manner_of("hòa"), manner_of("THUỶ"), manner_of("hoàn"), manner_of("của"), manner_of("quý")
    ('older', 'newer', None, None, None)
    """
    found = _split(word)
    if found is None:
        return None
    return "older" if found[2] else "newer"


def placed(word: str, manner: Manner) -> str:
    """Return a word with its tone mark placed in a manner; every letter and the tone stay.

    >>> placed("hòa", "newer"), placed("UỶ", "older"), placed("khoẻ", "older"), placed("quý", "older")
    ('hoà', 'ỦY', 'khỏe', 'quý')
    """
    found = _split(word)
    if found is None:
        return word
    before, first, older, second, newer = found
    tone = older or newer
    vowels = first + tone + second if manner == "older" else first + second + tone
    return unicodedata.normalize("NFC", before + vowels)


def words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text whose tone can be placed in two manners.

    >>> [found[0] for found in words("Ủy ban đã hoàn thành, hoà giải")]
    ['Ủy', 'hoà']
    """
    for end in _END.finditer(text):  # from its end: few words end so, and each letter is looked at once
        start = end.start()
        while start and text[start - 1].isalpha():
            start -= 1
        if (match := _WORD.match(text, start)) and manner_of(match[0]):
            yield match


@lru_cache(maxsize=4096)
def righted(word: str) -> str:
    """Return a syllable with its tone mark on the vowel that bears it; other words as they are.

    >>> [righted(word) for word in ("qũy", "lựơng", "nghịêm", "baỏ", "Qúy", "hòa", "hoà", "giữa", "radio")]
    ['quỹ', 'lượng', 'nghiệm', 'bảo', 'Quý', 'hòa', 'hoà', 'giữa', 'radio']
    """
    split = unicodedata.normalize("NFD", word)
    tones = [sign for sign in split if sign in TONES]
    if len(tones) != 1 or not syllable(word):
        return word
    letters: list[str] = []
    for sign in split:  # each letter with its own signs, the tone left out
        if not unicodedata.combining(sign):
            letters.append(sign)
        elif sign not in TONES:
            letters[-1] += sign
    before = "".join(sign for sign in split[: split.index(tones[0])] if not unicodedata.combining(sign))
    allowed = _bearers([unicodedata.normalize("NFC", letter).lower() for letter in letters])
    if not allowed or len(before) - 1 in allowed:
        return word
    letters[allowed[0]] += tones[0]
    return unicodedata.normalize("NFC", "".join(letters))


def _bearers(letters: list[str]) -> list[int]:
    """Return the places of the vowels that may bear the tone, the best first."""
    vowels = [at for at, letter in enumerate(letters) if letter in "aăâeêioôơuưy"]
    glide = letters[:2] in (["q", "u"], ["g", "i"])
    if glide and len(vowels) > 1 and vowels[0] == 1:
        vowels = vowels[1:]
    if own := [at for at in vowels if letters[at] in "ăâêôơư"]:
        return own[-1:]
    if len(vowels) < 2:
        return vowels
    if vowels[-1] < len(letters) - 1:
        return vowels[-1:]
    if len(vowels) == 2:
        return vowels if "".join(letters[at] for at in vowels) in ("oa", "oe", "uy") else vowels[:1]
    return vowels[1:2]


@lru_cache(maxsize=4096)  # the words of a text are few
def _split(word: str) -> tuple[str, str, str, str, str] | None:
    """Return what stands before the two vowels, and each vowel with the tone it bears; None for others."""
    split = unicodedata.normalize("NFD", word)
    match = _OPEN.search(split)
    if match is None or not any(sign in TONES for sign in match[0]) or not syllable(word):
        return None
    first, older, second, newer = (part for part in match.groups() if part is not None)
    return split[: match.start()], first, older, second, newer
