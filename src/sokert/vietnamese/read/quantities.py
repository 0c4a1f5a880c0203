"""Reads figures: a hedge, a number, a scale and a unit become a quantity; two about a slash a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from sokert.figures.quantity import Hedge, Quantity, Span
from sokert.units import SCALES, unit_of
from sokert.vietnamese.read.tokens import Token
from sokert.vietnamese.read.vocabulary import ALIASES, COUNTED, FRACTIONS, NAMES, TIMES_IN_WORDS

HEDGES: dict[str, Hedge] = {
    "gần": "gần", "hơn": "hơn", "trên": "trên", "dưới": "dưới", "khoảng": "khoảng", "xấp xỉ": "khoảng",
    "ước": "", "ước khoảng": "khoảng", "hơn khoảng": "khoảng", "gần chạm mốc": "gần", "gần chạm ngưỡng": "gần",
    "gần đạt": "gần", "gần tới": "gần", "ngót": "gần", "chừng": "khoảng",
}  # fmt: skip
LONGEST = 30  # characters of a number that counts anything
YEARS = range(1945, 2100)
NEAR_FRACTION, NEAR_TIMES = Fraction(20), Fraction(2, 5)  # one in the last place of what is told in words
YEARLY = ("năm", "tháng", "ngày")  # by these a per cent is one of interest, and no share
HOURLY = ("h", "giờ", "s", "giây")
POINTS = ("điểm phần trăm", "điểm %", "điểm phần nghìn")
_WORDS_OF_UNIT = 3
_CLAUSES = ("điều", "khoản", "điểm")  # "khoản 1 Điều này": one clause, not one article


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands as one figure in a sentence: the quantities of one event, or a pair "done/of".

    "418 lượt/463 người" has two quantities; "84/150 đảng viên" has one, `over` another.
    """

    quantities: tuple[Quantity, ...]
    start: int
    end: int
    over: Quantity | None = None

    @property
    def first(self) -> Quantity:
        """Its quantity, or the first of several."""
        return self.quantities[0]

    @property
    def is_points(self) -> bool:
        """Whether it says points and not per cent."""
        return self.first.unit in POINTS


@cache
def counted_things() -> frozenset[str]:
    """Return the things that are known to be counted one by one."""
    return frozenset(word.strip() for word in COUNTED.split(",")) | {"xã, phường", "tuần"}


def quantity_at(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Return the quantity that begins at a token, and where its tokens end; None where none does.

    >>> from sokert.vietnamese.read.tokens import tokens_of
    >>> found, _ = quantity_at(tokens_of("3 tỷ 450 triệu đồng"), 0)
    >>> found.value, found.step, found.unit
    (Fraction(3450000000, 1), Fraction(1000000, 1), 'đồng')
    """
    hedge = tokens[at] if tokens[at].kind == "hedge" else None
    first = at + 1 if hedge else at
    if first < len(tokens) and tokens[first].kind in ("fraction", "times"):
        return _in_words(tokens, at, first)
    if first >= len(tokens) or tokens[first].kind != "number" or len(tokens[first].key) > LONGEST:
        return None
    is_name = first > 0 and tokens[first - 1].key.split()[-1:] and tokens[first - 1].key.split()[-1] in NAMES
    number, step = number_of(tokens[first].key)
    scale, end = _scale(tokens, first + 1)
    value, step, is_scaled = (number * scale, step * scale, True) if scale > 1 else (number, step, False)
    while is_scaled and end + 1 < len(tokens) and tokens[end].kind == "number" and scale > 1:
        lesser, after = _scale(tokens, end + 1)
        if not (lesser < scale and (lesser > 1 or tokens[end + 1].key == "đồng")):
            break
        number, least = number_of(tokens[end].key)
        value, step, scale, end = value + number * lesser, least * lesser, lesser, after
    unit, end = unit_at(tokens, end, is_scaled)
    found = _quantity(value, step, unit, is_scaled, Fraction(scale))
    if is_name and (unit.lower() in _CLAUSES or tokens[first - 1].key == "top"):
        return None
    if not unit and not is_scaled and (is_name or (step == 1 and int(value) in YEARS and "." not in tokens[first].key)):
        return None
    place = Span(tokens[at].start, tokens[end - 1].end)
    word = hedge.key if hedge else ""
    return replace(found, hedge=HEDGES.get(word, ""), estimate=word.startswith("ước"), place=place), end


def _in_words(tokens: Sequence[Token], at: int, first: int) -> tuple[Quantity, int] | None:
    """Return "hơn một nửa", and "gấp đôi" where it is a change: what is as near as words tell."""
    words, hedge = tokens[first], HEDGES.get(tokens[at].key, "") if at < first else ""
    if words.kind == "fraction":
        found = Quantity(Fraction(FRACTIONS[words.key]), NEAR_FRACTION, dimension="%", unit="%", hedge=hedge)
    elif at and tokens[at - 1].kind in ("multiple", "rise", "fall"):
        found = Quantity(Fraction(TIMES_IN_WORDS[words.key]), NEAR_TIMES, dimension="lần", unit="lần", hedge=hedge)
    else:
        return None
    return replace(found, place=Span(tokens[at].start, words.end)), first + 1


@lru_cache(maxsize=4096)
def number_of(text: str) -> tuple[Fraction, Fraction]:
    """Return a number as it is printed in Vietnamese, and one in its last place.

    >>> number_of("20.870"), number_of("63,20"), number_of("12.5")
    ((Fraction(20870, 1), Fraction(1, 1)), (Fraction(316, 5), Fraction(1, 100)), (Fraction(25, 2), Fraction(1, 10)))
    """
    whole, comma, decimals = text.partition(",")
    groups = whole.split(".")
    if not comma and len(groups) == 2 and len(groups[1]) < 3:
        whole, decimals = groups
    step = Fraction(1, 10 ** len(decimals))
    return Fraction(int(whole.replace(".", "") + decimals)) * step, step


def _scale(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return by what a number is multiplied, and where the words that say so end."""
    scale = 1
    while at < len(tokens) and tokens[at].kind == "word" and tokens[at].key in SCALES:
        if tokens[at].key == "trăm" and scale == 1 and not (at + 1 < len(tokens) and tokens[at + 1].key in SCALES):
            break
        scale *= 10 ** SCALES[tokens[at].key]
        at += 1
    return scale, at


def unit_at(tokens: Sequence[Token], at: int, is_scaled: bool = False) -> tuple[str, int]:
    """Return the unit that stands at a token, the longest one known, and where it ends."""
    if at < len(tokens) and tokens[at].key in ("%", "‰"):
        by = _divisor(tokens, at + 1)
        return (f"%/{by[0]}", by[1]) if by and by[0] in YEARLY else (tokens[at].key, at + 1)
    for size in range(_WORDS_OF_UNIT, 0, -1):
        words = tokens[at : at + size]
        name = " ".join(word.key for word in words)
        if len(words) == size and (name in counted_things() or _are_words(words)) and _is_unit(name):
            end = at + size
            while by := _divisor(tokens, end):  # triệu đồng/tháng/người
                name, end = f"{name}/{by[0]}", by[1]
            return name, end
    return ("đồng" if is_scaled and tokens[at - 1].key == "tỷ" else ""), at


def _are_words(tokens: Sequence[Token]) -> bool:
    return all(token.kind == "word" or token.key == "%" for token in tokens)


@lru_cache(maxsize=4096)
def _is_unit(name: str) -> bool:
    unit = unit_of(name)
    if name in POINTS or name in counted_things():
        return True
    firsts = [name[:at] for at, sign in enumerate(name) if sign == " "]
    if not name.startswith("đô la") and any(map(_is_unit, firsts)):
        return False  # "4,2 tỷ đồng nêu trên": a measure takes no word behind it
    return unit.kind not in ("count", "", "lần", "tháng") and unit.base == name and name not in SCALES


def _divisor(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return what a unit is divided by, and where that ends: "ha" in tạ/ha; None where the slash is no such slash."""
    if at + 1 >= len(tokens) or tokens[at].key != "/":
        return None
    if tokens[at - 1].end != tokens[at].start or tokens[at].end != tokens[at + 1].start:
        return None
    for size in range(_WORDS_OF_UNIT, 0, -1):
        words = tokens[at + 1 : at + 1 + size]
        name = " ".join(word.key for word in words)
        if len(words) == size and _are_words(words) and (_is_unit(name) or name in HOURLY):
            return name, at + 1 + size
    return None


def is_unit(text: str) -> bool:
    """Return whether words are a unit, with or without a scale.

    >>> is_unit("triệu đồng"), is_unit("%"), is_unit("sở tài chính")
    (True, True, False)
    """
    words = text.split()
    while words and words[0] in SCALES:
        words.pop(0)
    name = " ".join(words)
    return (
        not words
        or name in ("%", "‰")
        or name.partition("/")[0] in counted_things()
        or _is_unit(name.partition("/")[0])
    )


def unit_quantity(value: Fraction, step: Fraction, unit: str) -> Quantity:
    """Return a number in a unit that is written by itself, scale and all, as in a table.

    >>> unit_quantity(Fraction(12), Fraction(1), "triệu đồng").value
    Fraction(12000000, 1)
    """
    power, words = 0, unit.split()
    while words and words[0] in SCALES and (len(words) > 1 or words[0] == "tỷ"):
        power += SCALES[words.pop(0)]
    name = " ".join(words) or ("đồng" if power else "")
    scale = Fraction(10**power)
    known = name in ("%", "‰") or not name or _is_unit(name)
    if not known:
        return Quantity(value * scale, step * scale, scale, step == 1 and not power, dimension=name, unit=name)
    return _quantity(value * scale, step * scale, name, power > 0, scale)


def _quantity(value: Fraction, step: Fraction, name: str, is_scaled: bool, scale: Fraction) -> Quantity:
    """Return a number in a unit as a quantity in the base of that unit."""
    if name in POINTS or name in ("%", "‰"):
        factor = Fraction(1, 10) if name in ("‰", "điểm phần nghìn") else Fraction(1)
        return Quantity(value * factor, step * factor, factor, dimension="%", unit=name)
    one, _, by = name.partition("/")
    if one == "%":
        return Quantity(value, step, dimension=name, unit=name)
    if one in counted_things() or not one:
        counted = not is_scaled and step == 1 and not by
        return Quantity(value, step, scale, counted, dimension=ALIASES.get(name, name), unit=name)
    unit = unit_of(one)
    factor, dimension = Fraction(10) ** unit.power, unit.kind
    if by and by not in counted_things():
        divisor = unit_of(by)
        factor, dimension = factor / Fraction(10) ** divisor.power, f"{dimension}/{divisor.kind}"
    elif by:
        dimension = f"{dimension}/{by}"
    return Quantity(value * factor, step * factor, scale * factor, dimension=dimension, unit=name)
