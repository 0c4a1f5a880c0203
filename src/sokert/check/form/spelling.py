"""Compares words as the law does: spelling and order, not tone-mark manner, blanks or case."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_OPEN = re.compile(r"(?<![q])([oòóỏõọuùúủũụ])([aàáảãạeèéẻẽẹyỳýỷỹỵ])(?!\w)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def tidy(text: str) -> str:
    """Return a text in NFC with blanks folded.

    >>> tidy("Số:   12\\u00a0/BC")
    'Số: 12 /BC'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(4096)  # whoever looks for a component folds the same lines again
def fold(text: str) -> str:
    """Return a text in small letters, tone marks in the newer manner, dashes as hyphens.

    >>> fold("CỘNG HÒA") == fold("Cộng hoà"), fold("Ủy ban") == fold("Uỷ ban")
    (True, True)
    """
    plain = re.sub("[\u2010-\u2015\u2212]", "-", tidy(text).casefold()).replace("\u00f0", "đ")  # Icelandic, looks alike
    return _OPEN.sub(_moved, plain)


def _moved(match: re.Match[str]) -> str:
    first, second = (unicodedata.normalize("NFD", letter) for letter in match.groups())
    mark = next((sign for sign in first if sign in _TONES), "")
    return unicodedata.normalize("NFC", first.replace(mark, "") + second + mark) if mark else match[0]


@lru_cache(4096)
def like(text: str, wanted: str, least: float = 0.85) -> bool:
    """Return whether a text is the wanted one, or that one misspelt.

    >>> like("CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    True
    """
    one, other = fold(text), fold(wanted)
    return one == other or (
        abs(len(one) - len(other)) < 12 and SequenceMatcher(None, one, other, autojunk=False).ratio() >= least
    )
