"""Interval arithmetic over exact fractions: what a printed figure may stand for, and what follows from it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

Bound = Fraction | float
"""A fraction, or infinity where a figure is bounded on one side only."""

Reach = tuple["Interval", ...]
"""What a figure may be: one interval, or several where words have two meanings."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included.

    >>> rate = Interval.of(62) * 100 / Interval.of(90)
    >>> rate.meets(Interval(Fraction(6885, 100), Fraction(6895, 100)))
    True

    Division by an interval that holds zero raises ZeroDivisionError: nothing follows from it.
    """

    low: Bound
    high: Bound

    @classmethod
    def of(cls, value: Fraction | int) -> Interval:
        """Return the interval that holds one number."""
        exact = value if isinstance(value, Fraction) else Fraction(value)
        return cls(exact, exact)

    @classmethod
    def around(cls, intervals: Iterable[Interval]) -> Interval:
        """Return the smallest interval that holds all of some others."""
        known = list(intervals)
        return cls(min(one.low for one in known), max(one.high for one in known))

    def meets(self, other: Interval) -> bool:
        """Return whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def distance(self, value: Bound) -> Bound:
        """Return how far a number lies outside; 0 for one inside."""
        return max(self.low - value, value - self.high, Fraction(0))

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are numbers."""
        return not (math.isinf(self.low) or math.isinf(self.high))

    @property
    def is_single(self) -> bool:
        """Whether it holds one number."""
        return self.low == self.high

    @property
    def middle(self) -> Fraction:
        """The number halfway; the end that is a number where the other is not."""
        ends = [Fraction(end) for end in (self.low, self.high) if not math.isinf(end)]
        return sum(ends, Fraction(0)) / len(ends) if ends else Fraction(0)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval | int) -> Interval:
        other = other if isinstance(other, Interval) else Interval.of(other)
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval | int) -> Interval:
        return self + -(other if isinstance(other, Interval) else Interval.of(other))

    def __mul__(self, other: Interval | int) -> Interval:
        if not isinstance(other, Interval):
            other = Interval.of(other)
        if other.low == other.high and other.low > 0:
            return Interval(self.low * other.low, self.high * other.low)
        ends = [one * two for one, two in product((self.low, self.high), (other.low, other.high))]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval | int) -> Interval:
        if not isinstance(other, Interval):
            other = Interval.of(other)
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("nothing follows from a quotient by zero")
        if other.low == other.high and other.low > 0:
            return Interval(self.low / other.low, self.high / other.low)
        ends = [one / two for one, two in product((self.low, self.high), (other.low, other.high))]
        return Interval(min(ends), max(ends))
