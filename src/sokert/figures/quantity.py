"""A quantity: a figure as it was printed, and the interval it stands for."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sokert.figures.interval import Interval

Hedge = Literal["", "gần", "hơn", "trên", "dưới", "khoảng"]

# How far from the printed number a hedged figure is looked for, as a part of it.
HEDGE_REACH = Fraction(1, 20)

HALF_TEN = 5

# On which sides of the printed number a hedged figure lies.
SIDES = {"gần": (1, 0), "hơn": (0, 1), "trên": (0, 1), "khoảng": (1, 1)}


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand: from one character to another of a source, which whoever reads it names.

    >>> Span(5, 11).within("Tiếp 12.846 văn bản")
    '12.846'
    """

    start: int = 0
    end: int = 0
    source: Hashable = None

    def within(self, text: str) -> str:
        """Return the words of a text that stand here."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: its number in the base unit, how it was printed, of what, and where.

    >>> Quantity(Fraction(129, 10), Fraction(1, 10)).rounded
    Interval(low=Fraction(257, 20), high=Fraction(259, 20))

    `step` is one in the last printed place, `scale` one of what the figure is printed in: a million for triệu đồng.
    A figure that is `counted` was counted one by one, so it is not rounded; any other stands for all that is
    printed so, `rounded` or cut off (`possible`). `dimension` is what the base unit measures: figures of one
    dimension may be added.
    """

    value: Fraction
    step: Fraction = Fraction(1)
    scale: Fraction = Fraction(1)
    counted: bool = False
    hedge: Hedge = ""
    estimate: bool = False
    dimension: str = ""
    unit: str = ""
    noun: str = ""
    day: str = ""
    scope: str = ""
    text: str = ""
    place: Span = Span()

    def __hash__(self) -> int:
        return hash((self.value.numerator, self.unit, self.place.start))  # the rest hardly ever differs

    @property
    def rounded(self) -> Interval:
        """What the figure stands for if it was rounded to its last digit."""
        return self._within(self.step / 2)

    @property
    def possible(self) -> Interval:
        """What the figure stands for if it was rounded, or cut off after its last digit."""
        return self._within(self.step)

    @property
    def rough(self) -> Interval:
        """What the figure stands for where others are told roughly: "hơn 3.000" is anything up to 4.000."""
        digits = self.digits
        least = self.step * 10 ** (len(digits) - len(digits.rstrip("0")))
        if not self.hedge:
            return Interval(self.value - least / 2, self.value + least / 2)
        near, (below, above) = self.possible, SIDES.get(self.hedge, (0, 0))
        return Interval(min(near.low, self.value - below * least), max(near.high, self.value + above * least))

    def _within(self, cut: Fraction) -> Interval:
        if self.hedge == "dưới":
            return Interval(-math.inf, self.value)
        if self.hedge:
            below, above = SIDES[self.hedge]
            reach = max(abs(self.value) * HEDGE_REACH, self.step, self._near_ten)
            return Interval(self.value - below * reach, self.value + above * reach)
        if self.counted:
            return Interval.of(self.value)
        if self.value < 0:
            return Interval(self.value - cut, self.value + self.step / 2)
        return Interval(self.value - self.step / 2, self.value + cut)

    @property
    def _near_ten(self) -> Fraction:
        """How far from a round count of tens, or per cent, people still say so: "hơn 20" of 23, "gần 50%" of 47,1%."""
        said = self.counted or (self.is_percent and self.hedge == "gần")
        is_round = said and self.value and self.digits.endswith("0")
        return HALF_TEN * self.step if is_round else self.step

    @property
    def is_percent(self) -> bool:
        """Whether the figure is in per cent or points."""
        return self.dimension == "%"

    @property
    def digits(self) -> str:
        """The digits that were printed, without leading zeros."""
        return str(abs(round(self.value if self.step == 1 else self.value / self.step)))

    def saying(self, value: Fraction) -> Quantity:
        """Return the same quantity with another number."""
        how = (self.step, self.scale, self.counted, self.hedge, self.estimate)  # `replace` takes three times as long
        return Quantity(value, *how, self.dimension, self.unit, self.noun, self.day, self.scope, self.text, self.place)

    def quoting(self, text: str) -> Quantity:
        """Return the same quantity with the words of a text that it was read from."""
        how = (self.value, self.step, self.scale, self.counted, self.hedge, self.estimate)
        of = (self.dimension, self.unit, self.noun, self.day, self.scope)
        return Quantity(*how, *of, self.place.within(text), self.place)

    def negative(self) -> Quantity:
        """Return the quantity as a fall: what "giảm" says of it."""
        flipped: Hedge = {"gần": "hơn", "hơn": "gần", "trên": "gần"}.get(self.hedge, self.hedge)  # type: ignore[assignment]
        return replace(self, value=-self.value, hedge=flipped)
