"""Reads numbers written in words: the way back from `words`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {**{word: at for at, word in enumerate(_DIGITS)}, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_SCALES = {"triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_OTHERS = ("mười", "mươi", "trăm", "tỷ", "tỉ", "linh", "lẻ", "phẩy", "âm", *_SCALES)
_WORD = "|".join(sorted((*_UNITS, *_OTHERS), key=len, reverse=True))
SPELLED = re.compile(rf"\b(?:{_WORD})(?:\s+(?:{_WORD}))+\b", re.IGNORECASE)
"""Two words of number and more in a row."""
_NUMBERS = frozenset({*_UNITS, *_OTHERS})
_TWO = bytes([True, True])


def may_spell(words: Iterable[str]) -> bool:
    """Return whether two words of number stand one after the other among a text's words: quick, and never less.

    >>> may_spell(["Hai", "mươi", "hồ", "sơ"]), may_spell(["năm", "học"])
    (True, False)
    """
    return _TWO in bytes(word.lower() in _NUMBERS for word in words)


def value_of(text: str) -> Decimal | None:
    """Return the number that words say; None where they say none.

    >>> value_of("hai mươi nghìn tám trăm bảy mươi"), value_of("Một nghìn không trăm linh năm")
    (Decimal('20870'), Decimal('1005'))
    >>> value_of("âm hai phẩy không năm"), value_of("một tỷ hai trăm triệu"), value_of("năm trăm lẻ")
    (Decimal('-2.05'), Decimal('1200000000'), None)
    """
    said = text.lower().replace("tỉ", "tỷ").split()
    sign, said = (-1, said[1:]) if said[:1] == ["âm"] else (1, said)
    if said.count("phẩy") > 1 or not said:
        return None
    at = said.index("phẩy") if "phẩy" in said else len(said)
    if said[-1] == "phẩy":
        return None
    whole, decimals = _whole(said[:at]), _decimals(said[at + 1 :])
    return None if whole is None or decimals is None else sign * (whole + decimals)


def _decimals(said: list[str]) -> Decimal | None:
    """Return what stands after the comma: digit by digit, or read as one number."""
    if not said:
        return Decimal(0)
    if all(word in _UNITS for word in said):
        return Decimal("0." + "".join(str(_UNITS[word]) for word in said))
    number = _whole(said)
    return None if number is None else Decimal(f"0.{number}")


def _whole(said: list[str]) -> int | None:
    """Return a whole number; the billions before the last "tỷ" are a number of their own."""
    if "tỷ" not in said:
        return _below_billion(said)
    last = len(said) - 1 - said[::-1].index("tỷ")
    above, below = _whole(said[:last]), _below_billion(said[last + 1 :]) if said[last + 1 :] else 0
    return None if above is None or below is None else above * 10**9 + below


def _below_billion(said: list[str]) -> int | None:
    total, group, smallest = 0, [], 10**9
    for word in said:
        if word not in _SCALES:
            group.append(word)
            continue
        value = _group(group)
        if value is None or _SCALES[word] >= smallest:
            return None
        smallest = _SCALES[word]
        total, group = total + value * smallest, []
    if not group:
        return total if said else None
    value = _group(group)
    return None if value is None else total + value


def _group(said: list[str]) -> int | None:
    """Return up to three digits: bảy trăm linh năm, hai mươi mốt."""
    total, waiting, joined = 0, None, False
    for word in said:
        joined = word in ("linh", "lẻ")
        if joined and waiting is None:
            continue
        if word in _UNITS and waiting is None:
            waiting = _UNITS[word]
        elif word == "trăm" and waiting is not None:
            total, waiting = total + waiting * 100, None
        elif word == "mươi" and waiting is not None:
            total, waiting = total + waiting * 10, None
        elif word == "mười" and waiting is None:
            total += 10
        else:
            return None
    return None if joined or not said else total + (waiting or 0)
