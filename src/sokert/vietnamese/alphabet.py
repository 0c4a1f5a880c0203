"""Puts words in the order of the Vietnamese alphabet: a, ă, â, b ... d, đ; tones tell equal letters apart."""

from __future__ import annotations

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""In the order of dictionaries: huyền, hỏi, ngã, sắc, nặng; a letter without one comes first."""
_RANKS = {letter: at for at, letter in enumerate(LETTERS)}

Order = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


def order(text: str) -> Order:
    """Return a key by which texts are sorted as a Vietnamese dictionary does, capitals as small letters.

    >>> sorted(["Đà Nẵng", "Yên Bái", "Ân Thi", "An Giang", "Dĩ An", "Cao Bằng", "Cà Mau", "Ăn Mòn"], key=order)
    ['An Giang', 'Ăn Mòn', 'Ân Thi', 'Cà Mau', 'Cao Bằng', 'Dĩ An', 'Đà Nẵng', 'Yên Bái']
    >>> sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=order)
    ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']

    What is no letter comes before all letters.
    """
    letters, tones = [], []
    small = unicodedata.normalize("NFC", text).lower()
    for sign in small:
        split = unicodedata.normalize("NFD", sign)
        tone = next((mark for mark in split if mark in TONES), "")
        letter = unicodedata.normalize("NFC", split.replace(tone, "") if tone else split)
        rank = _RANKS.get(letter, _RANKS.get(split[0]))
        letters.append((0, ord(sign)) if rank is None else (1, rank))
        tones.append(TONES.index(tone) + 1 if tone else 0)
    return tuple(letters), tuple(tones), small
