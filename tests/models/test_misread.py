"""What a refused figure may have meant: a hint that never guesses between two readings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokert import Metric
from sokert.models.misread import refused


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("-1.234,5", "-1234.5"),
        ("12,5", "12.5"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1 234", "1234"),
        ("1 234 567,5", "1234567.5"),
        ("1\xa0234", "1234"),
        ("1_000", "1000"),
        ("+5", "5"),
        ("0.125", "0.1250"),
        ("0,125", "0.1250"),
        ("1e3", "1000"),
        (".5", "0.5"),
        ("1.5E-2", "0.0150"),
    ],
)
def test_a_figure_that_can_mean_one_thing_is_offered_as_the_file_writes_it(given: str, near: str) -> None:
    code, facts = refused(given)
    assert (code, facts["near"]) == ("DATA-FIGURE", near)


@pytest.mark.parametrize(
    ("given", "whole", "decimal", "number"),
    [
        ("1.234", "1234", "1.2340", "1.234"),
        ("20,870", "20870", "20.8700", "20.87"),
        ("-7.500", "-7500", "-7.5000", "-7.5"),
        ("2.000", "2000", "2.0000", "2.0"),
    ],
)
def test_a_figure_that_can_mean_two_things_is_offered_both_ways(
    given: str, whole: str, decimal: str, number: str
) -> None:
    facts = {"given": given, "whole": whole, "decimal": decimal, "number": number}
    assert refused(given) == ("DATA-FIGURE-AMBIGUOUS", facts)


@pytest.mark.parametrize(
    ("given", "hedge", "value"),
    [("gần 2.600", "gần", "2600"), ("Hơn 612", "hơn", "612"), ("khoảng 1,2 triệu", "khoảng", "1.2")],
)
def test_a_hedge_inside_a_figure_is_taken_apart(given: str, hedge: str, value: str) -> None:
    code, facts = refused(given)
    assert (code, facts["hedge"], facts["value"]) == ("DATA-FIGURE-HEDGE", hedge, value)


@pytest.mark.parametrize(
    ("given", "rest", "value"),
    [("20.870 văn bản", "văn bản", "20870"), ("12,5%", "%", "12.5"), ("612 hồ sơ", "hồ sơ", "612")],
)
def test_a_unit_inside_a_figure_is_taken_apart(given: str, rest: str, value: str) -> None:
    code, facts = refused(given)
    assert (code, facts["rest"], facts["value"]) == ("DATA-FIGURE-UNIT", rest, value)


@pytest.mark.parametrize(
    ("given", "code", "key", "meant"),
    [
        ("34l0", "DATA-FIGURE", "near", "3410"),
        ("I2", "DATA-FIGURE", "near", "12"),
        ("-1.2OO,5", "DATA-FIGURE", "near", "-1200.5"),
        ("1O hồ sơ", "DATA-FIGURE-UNIT", "value", "10"),
        ("gần 2.6oo", "DATA-FIGURE-HEDGE", "value", "2600"),
        ("34l", "DATA-FIGURE-UNIT", "value", "34"),
    ],
)
def test_letters_that_look_like_digits_are_read_as_them(given: str, code: str, key: str, meant: str) -> None:
    told, facts = refused(given)
    assert (told, facts[key], facts["given"]) == (code, meant, given)


@pytest.mark.parametrize("given", ["abc", "", "-", "nhiều", "NaN", "Infinity"])
def test_what_is_no_figure_gets_no_guess(given: str) -> None:
    assert refused(given)[0] == "DATA-NO-FIGURE"


@given(st.text(st.sampled_from("0123456789.,- _eE+%"), min_size=1, max_size=12))
def test_what_is_offered_is_accepted(written: str) -> None:
    _, facts = refused(written)
    for name in ("near", "whole", "decimal"):
        if offered := facts.get(name):
            metric = Metric.model_validate({"code": "so", "name": "Số", "value": offered})
            assert metric.value == Decimal(str(offered))
