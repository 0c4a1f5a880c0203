"""Intervals: whatever two figures truly are, what follows from them lies in what follows from their intervals."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.figures import Interval, Quantity

ends = st.fractions(-1000, 1000, max_denominator=100)


@st.composite
def held(draw):
    """Return an interval and a number in it."""
    low, high = sorted((draw(ends), draw(ends)))
    return Interval(low, high), low + (high - low) * draw(st.fractions(0, 1, max_denominator=10))


@given(held(), held())
@drawn(15)
def test_what_follows_from_the_numbers_lies_in_what_follows_from_the_intervals(one, other):
    (left, a), (right, b) = one, other
    for interval, number in ((left + right, a + b), (left - right, a - b), (left * right, a * b)):
        assert interval.distance(number) == 0
    if not right.low <= 0 <= right.high:
        assert (left / right).distance(a / b) == 0


def test_whole_numbers_are_exact_and_half_an_interval_is_unbounded():
    assert Interval.of(1) / Interval.of(3) == Interval.of(Fraction(1, 3))
    bounded = [Interval(*ends).is_bounded for ends in ((1, 2), (-math.inf, 2), (1, math.inf))]
    assert bounded == [True, False, False]


def test_nothing_follows_from_a_quotient_by_what_may_be_zero():
    with pytest.raises(ZeroDivisionError):
        Interval.of(1) / Interval(-1, 1)


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (Quantity(Fraction(20), counted=True), 20, 20),
        (Quantity(Fraction(20)), Fraction(39, 2), 21),
        (Quantity(Fraction(0)), Fraction(-1, 2), 1),
        (Quantity(Fraction(125, 10), Fraction(1, 10)), Fraction(1245, 100), Fraction(126, 10)),
        (Quantity(Fraction(-125, 10), Fraction(1, 10)), Fraction(-126, 10), Fraction(-1245, 100)),
        (Quantity(Fraction(2600), counted=True, hedge="gần"), 2470, 2600),
        (Quantity(Fraction(2600), counted=True, hedge="hơn"), 2600, 2730),
        (Quantity(Fraction(10), counted=True, hedge="trên"), 10, 15),
        (Quantity(Fraction(200), counted=True, hedge="khoảng"), 190, 210),
        (Quantity(Fraction(200), counted=True, hedge="dưới"), -math.inf, 200),
        (Quantity(Fraction(23), counted=True, hedge="hơn"), 23, Fraction(2415, 100)),
        (Quantity(Fraction(50), dimension="%", hedge="gần"), 45, 50),
        (Quantity(Fraction(50), dimension="%", hedge="hơn"), 50, Fraction(525, 10)),
        (Quantity(Fraction(50), dimension="km", hedge="gần"), Fraction(475, 10), 50),
    ],
)
def test_a_figure_stands_for_all_that_is_printed_so(quantity, low, high):
    assert quantity.possible == Interval(low, high)


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (Quantity(Fraction(1600)), 1550, 1650),
        (Quantity(Fraction(3000), hedge="hơn"), 3000, 4000),
        (Quantity(Fraction(3000), hedge="gần"), 2000, 3000),
        (Quantity(Fraction(3000), hedge="khoảng"), 2000, 4000),
        (Quantity(Fraction(3000), hedge="dưới"), -math.inf, 3000),
        (Quantity(Fraction(3), hedge="hơn"), 3, 4),
    ],
)
def test_told_roughly_a_figure_is_known_to_its_last_digit_before_the_zeros(quantity, low, high):
    assert quantity.rough == Interval(low, high)


@given(st.integers(1, 10**6), st.integers(0, 3))
@drawn(15)
def test_rounding_and_cutting_stay_within_what_is_possible(value, decimals):
    step = Fraction(1, 10**decimals)
    exact = Fraction(value, 997)
    cut = exact // step * step
    near = (exact + step / 2) // step * step
    assert Quantity(cut, step).possible.distance(exact) == 0
    assert Quantity(near, step).rounded.distance(exact) == 0
