"""Figures: grouping, decimals, rounding half up, money; against whole-number arithmetic of another make."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.errors import DataError, MissingValueError
from sokert.models import Settings
from sokert.vietnamese.numbers import LARGEST_EXPONENT, counted, exact, in_full, money, number, percent, rate, rounded

SEEDS = st.integers(0, 2**64 - 1)
CASES_PER_SEED = 200


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (0, None, "0"),
        (7, None, "7"),
        (612, None, "612"),
        (999, None, "999"),
        (1000, None, "1.000"),
        (2600, None, "2.600"),
        (8223, None, "8.223"),
        (20870, None, "20.870"),
        (29449, None, "29.449"),
        (218763, None, "218.763"),
        (1250000, None, "1.250.000"),
        (10**15, None, "1.000.000.000.000.000"),
        (-1234, None, "-1.234"),
        ("0.5", None, "0,5"),
        ("12.5", None, "12,5"),
        ("12.50", None, "12,50"),
        ("1234.5", None, "1.234,5"),
        ("-0.0", None, "0,0"),
        ("1E+3", None, "1.000"),
        ("245.12", None, "245,12"),
        ("2.345", 2, "2,35"),
        ("2.344", 2, "2,34"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "-3"),
        ("0.05", 1, "0,1"),
        ("0.04", 1, "0,0"),
        ("-0.04", 1, "0,0"),
        ("72.34", 1, "72,3"),
        ("72.37", 1, "72,4"),
        ("999.95", 1, "1.000,0"),
        ("57", 1, "57,0"),
        ("1", 3, "1,000"),
        ("8223", -2, "8.200"),
        ("8250", -2, "8.300"),
        ("123456789012345678901234567890123456.5", 0, "123.456.789.012.345.678.901.234.567.890.123.457"),
        ("0.12345678901234567890123456789012345", None, "0,12345678901234567890123456789012345"),
    ],
)
def test_number(value, decimals, said):
    assert number(Decimal(value), decimals) == said


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        ("12.5", None, "12,5%"),
        ("57", None, "57%"),
        ("57.04", None, "57,04%"),  # as it was given: rounded it would be another rate
        ("12.45", None, "12,45%"),
        ("99.96", None, "99,96%"),
        ("0.04", None, "0,04%"),
        ("12.50", None, "12,5%"),
        ("12.4444444", None, "12,4%"),  # which came out of a division
        ("99.9666667", None, "99,97%"),
        ("57.04", 1, "57,0%"),
        ("100", None, "100%"),
        ("0", None, "0%"),
        ("1234.5", None, "1.234,5%"),
        ("-1.43", 2, "-1,43%"),
        ("50.06", 2, "50,06%"),
        ("57", 1, "57,0%"),
        ("12.5", 0, "13%"),
    ],
)
def test_percent(value, decimals, said):
    assert percent(Decimal(value), decimals) == said


@pytest.mark.parametrize(
    ("value", "choice", "said"),
    [
        (Fraction(6200, 90), {}, "68,9"),
        (57, {}, "57"),
        (57, {"keep_rate_zeros": True}, "57,0"),
        (Fraction(6200, 90), {"rate_decimals": 2}, "68,89"),
        (Fraction(6200, 90), {"rate_decimals": 0}, "69"),
        (100, {}, "100"),
        (0, {}, "0"),
        (Fraction(9997, 100), {}, "99,97"),
        (Fraction(10004, 100), {}, "100,04"),
        (Fraction(999999, 10000), {}, "99,9999"),
        (Fraction(1, 1000), {}, "0,001"),
        (Fraction(1, 30), {"rate_decimals": 0}, "0,03"),
    ],
)
def test_a_rate_says_all_or_nothing_only_when_it_is_so(value, choice, said):
    assert rate(value, Settings(**choice)) == said


@pytest.mark.parametrize(
    ("value", "scale", "decimals", "said"),
    [
        ("1200000000", "", None, "1,2 tỷ đồng"),
        ("285000000000", "", None, "285 tỷ đồng"),
        ("1000000000", "", None, "1 tỷ đồng"),
        ("1000000", "", None, "1 triệu đồng"),
        ("-1000000", "", None, "-1 triệu đồng"),
        ("999999", "", None, "999.999 đồng"),
        ("1350000000000", "", None, "1.350 tỷ đồng"),
        ("1234567890", "", None, "1.234.567.890 đồng"),
        ("1234500000", "", None, "1.234,5 triệu đồng"),
        ("1234000000", "", None, "1.234 triệu đồng"),
        ("1230000000", "", None, "1,23 tỷ đồng"),
        ("950000", "", None, "950.000 đồng"),
        ("1500000", "", None, "1,5 triệu đồng"),
        ("0", "", None, "0 đồng"),
        ("-1500000", "", None, "-1,5 triệu đồng"),
        ("1234567890", "triệu đồng", 1, "1.234,6 triệu đồng"),
        ("1234567890", "triệu đồng", None, "1.234,56789 triệu đồng"),
        ("1234567890", "", 2, "1,23 tỷ đồng"),
        ("950000", "", 2, "950.000,00 đồng"),
        ("1350000000000", "nghìn tỷ đồng", None, "1,35 nghìn tỷ đồng"),
        ("15000", "nghìn đồng", None, "15 nghìn đồng"),
        ("285000000000", "tỉ đồng", None, "285 tỉ đồng"),
        ("15000", "ngàn đồng", None, "15 ngàn đồng"),
    ],
)
def test_money(value, scale, decimals, said):
    assert money(Decimal(value), scale, decimals) == said


def test_money_is_spelled_as_the_house_spells():
    assert money(1_200_000_000, settings=Settings(ty="tỉ")) == "1,2 tỉ đồng"
    assert money(15_000, "nghìn đồng", settings=Settings(thousand="ngàn")) == "15 ngàn đồng"


def test_an_unknown_scale_of_money_is_refused():
    with pytest.raises(DataError, match="WORDS-NOT-MONEY"):
        money(5, "đồng chí")


@pytest.mark.parametrize(
    ("text", "said"), [("1", "01"), ("9", "09"), ("0", "0"), ("10", "10"), ("1.000", "1.000"), ("2,5", "2,5")]
)
def test_counts_below_ten_take_a_zero(text, said):
    assert counted(text) == said
    assert counted(text, Settings(pad_counts=False)) == text


@pytest.mark.parametrize("value", ["12", True, [], {}, float("inf"), Decimal("1E+5000")])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(DataError, match="WORDS-NOT-A-NUMBER"):
        exact(value)


@pytest.mark.parametrize("gap", [float("nan"), Decimal("NaN")])
def test_a_gap_is_told_as_missing(gap):
    with pytest.raises(MissingValueError, match="WORDS-NO-VALUE"):
        exact(gap)


def test_nothing_is_told_as_missing():
    with pytest.raises(MissingValueError, match="WORDS-NO-VALUE"):
        exact(None)


def test_decimals_beyond_reason_are_refused():
    with pytest.raises(DataError, match="WORDS-DECIMALS"):
        rounded(1, 10**9)


def test_a_float_stands_for_what_its_author_typed():
    assert [exact(value) for value in (0.1, 2.675, 1e22, 12.0)] == [
        Decimal("0.1"),
        Decimal("2.675"),
        Decimal("1E+22"),
        Decimal("12.0"),
    ]


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Return a number rounded half up, by the whole part of itself and a half."""
    shifted = abs(value) * 10**decimals + Fraction(1, 2)
    size = Fraction(shifted.numerator // shifted.denominator, 10**decimals)
    return size if value >= 0 else -size


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [("1E+2", 2, "100.00"), ("1E+2", -2, "1E+2"), ("2.50", 2, "2.50"), ("2.5", 2, "2.50"), ("250", -1, "2.5E+2")],
)
def test_a_rounded_figure_has_the_decimals_that_were_asked_for(value, decimals, said):
    assert str(rounded(Decimal(value), decimals)) == said


def test_as_many_decimals_as_are_ever_asked_for_are_given_and_no_more():
    assert rounded(1, LARGEST_EXPONENT).as_tuple().exponent == -LARGEST_EXPONENT
    with pytest.raises(DataError):
        rounded(1, LARGEST_EXPONENT + 1)


@given(SEEDS)
@drawn(20)
def test_rounding_agrees_with_fractions(seed):
    chance = random.Random(seed)
    for _ in range(CASES_PER_SEED):
        bits = chance.choice((8, 20, 64, 200))
        value = Fraction(chance.getrandbits(bits) - chance.getrandbits(bits), chance.getrandbits(bits // 2) + 1)
        decimals = chance.randrange(7)
        assert rounded(value, decimals) == half_up(value, decimals)


@given(SEEDS)
@drawn(15)
def test_rounding_agrees_with_a_decimal_context_wide_enough(seed):
    chance = random.Random(seed)
    with localcontext() as context:
        context.prec = 400
        for _ in range(CASES_PER_SEED):
            value = Decimal(f"{chance.randrange(-(10**40), 10**40)}E-{chance.randrange(30)}")
            decimals = chance.randrange(7)
            assert rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(SEEDS)
@drawn(15)
def test_ties_always_go_away_from_zero(seed):
    chance = random.Random(seed)
    for _ in range(CASES_PER_SEED):
        decimals, whole = chance.randrange(7), chance.getrandbits(60)
        tie = Fraction(2 * whole + 1, 2 * 10**decimals)
        assert rounded(tie, decimals) == Fraction(whole + 1, 10**decimals)
        assert rounded(-tie, decimals) == -Fraction(whole + 1, 10**decimals)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=4))
@drawn(70)
def test_a_figure_reads_back_to_itself(value):
    text = number(value)
    assert Decimal(text.replace(".", "").replace(",", ".")) == value
    whole = text.partition(",")[0].removeprefix("-").split(".")
    assert len(whole[0]) <= 3
    assert all(len(group) == 3 for group in whole[1:])


@given(st.integers(-(10**40), 10**40), st.sampled_from(["", "đồng", "triệu đồng", "tỷ đồng"]))
@drawn(70)
def test_money_unrounded_is_worth_what_it_was(value, scale):
    figure, _, unit = money(value, scale).partition(" ")
    worth = {"đồng": 1, "triệu đồng": 10**6, "tỷ đồng": 10**9}[unit]
    assert Fraction(figure.replace(".", "").replace(",", ".")) * worth == value


def test_what_a_division_left_prints_with_the_digits_of_a_rate() -> None:
    for value, shown, paid in (
        (Fraction(3400, 3456) * 100, "98,4", "98 đồng"),
        (Fraction(10**9, 3), "333.333.333,3", "333.333.333 đồng"),
    ):
        assert (in_full(value), in_full(exact(value)), money(exact(value))) == (shown, shown, paid)
    typed = Decimal("0.1234567890123456789012345678901234567")
    assert in_full(typed) == "0," + str(typed)[2:]  # every digit of what was typed
