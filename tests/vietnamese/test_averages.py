"""Averages over the days the data really cover, and running totals."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.errors import DataError
from sokert.models import Period
from sokert.vietnamese.averages import average, cumulative, months_of
from vietnamese.makers import H1_2023, metric

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2022-12-15", "2023-06-14", 6),
        ("2023-06-15", "2023-12-14", 6),
        ("2022-12-15", "2023-12-14", 12),
        ("2022-12-15", "2023-09-14", 9),
        ("2023-01-01", "2023-06-30", 6),
        ("2023-02-01", "2023-02-28", 1),
        ("2024-02-01", "2024-02-29", 1),
        ("2022-10-01", "2023-03-31", 6),
        ("2023-07-01", "2023-07-31", 1),
        ("2023-07-01", "2023-08-10", Fraction(41, 31)),
        ("2023-07-01", "2023-07-10", Fraction(10, 31)),
        ("2023-01-31", "2023-02-27", 1),
        ("2023-05-05", "2023-05-05", Fraction(1, 31)),
    ],
)
def test_months_between_two_days(first, last, months):
    assert months_of(DAY(first), DAY(last)) == months


@given(st.dates(DAY("1950-01-01"), DAY("2100-01-01")), st.integers(0, 4000))
@drawn(50)
def test_a_later_day_never_makes_a_shorter_time(first, days):
    last = first + datetime.timedelta(days=days)
    months = months_of(first, last)
    assert Fraction(days, 31) <= months <= Fraction(days + 1, 28)
    assert months < months_of(first, last + datetime.timedelta(days=1)) or first.day > 28


@pytest.mark.parametrize(
    ("value", "unit", "facts", "period", "said"),
    [
        (4305000, "lượt", {}, "2023-H1", "bình quân mỗi tháng 717.500 lượt"),
        (20870, "văn bản", {}, "2023-H1", "bình quân mỗi tháng 3.478 văn bản"),
        (20870, "văn bản", {"decimals": 1}, "2023-H1", "bình quân mỗi tháng 3.478,3 văn bản"),
        (30, "vụ", {}, "2023-H1", "bình quân mỗi tháng 05 vụ"),
        (20, "số", {}, "2023-H1", "bình quân mỗi tháng 3,3 số"),
        (1200, "tỷ đồng", {}, "2023", "bình quân mỗi tháng 100 tỷ đồng"),
        (300, "vụ", {}, "2023-Q2", "bình quân mỗi tháng 100 vụ"),
        (300, "vụ", {}, "2023-06", ""),
        (300, "vụ", {"hedge": "gần"}, "2023-H1", ""),
        (300, "vụ", {"nature": "stock"}, "2023-H1", ""),
        (30, "%", {}, "2023-H1", ""),
    ],
)
def test_average(value, unit, facts, period, said):
    assert average(metric(value, unit, **facts), Period.of(period)) == said


def test_an_average_is_of_the_real_window():
    period = Period.model_validate({"label": "kỳ họp", "from": "2023-07-01", "to": "2023-08-31"})
    assert average(metric(620, "lượt"), period) == "bình quân mỗi tháng 310 lượt"
    assert average(metric(620, "lượt"), None) == ""


def test_running_total():
    said = cumulative(metric(29449, "hồ sơ"), H1_2023.window[1])
    assert said == "Lũy kế từ đầu năm đến ngày 14/6/2023: 29.449 hồ sơ"


@pytest.mark.parametrize("nature", ["rate", "rank"])
def test_a_rate_and_a_rank_do_not_add_up(nature):
    with pytest.raises(DataError) as told:
        cumulative(metric(3, nature=nature), DAY("2023-06-14"))
    assert [one.code for one in told.value.findings] == ["WORDS-NOT-ADDED"]
