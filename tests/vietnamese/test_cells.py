"""The cells of the annex follow the house's settings, and tell which days and territory a figure is of."""

from __future__ import annotations

import re

import pytest

import page
import sokert
from sokert.models import Settings
from sokert.vietnamese import cells
from specimens import SMALL
from vietnamese.makers import metric


@pytest.mark.parametrize(
    ("settings", "said"),
    [({}, "68,9"), ({"rate_decimals": 2}, "68,89"), ({"rate_decimals": 0}, "69")],
)
def test_a_ratio_has_the_houses_decimals(settings, said):
    assert cells.completion(metric(62, plan=90), Settings(**settings)) == said
    assert cells.index(metric(62, previous=90), Settings(**settings)) == said


def test_zeros_are_kept_where_the_house_keeps_them():
    assert cells.index(metric(57, previous=100)) == "57"
    assert cells.index(metric(57, previous=100), Settings(keep_rate_zeros=True)) == "57,0"


def test_two_rates_or_ranks_have_no_index():
    assert cells.index(metric(50, "%", previous=40)) == "-"
    assert cells.index(metric(5, nature="rank", previous=4)) == "-"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "-"),
        ({"previous": {"absent": "mới thành lập"}}, "-"),
        ({"previous": 1240}, "1.240"),
        ({"previous": {"value": 1240, "hedge": "gần"}}, "gần 1.240"),
        ({"previous": {"value": 1240, "scope": "địa bàn cũ"}, "scope": "địa bàn mới"}, "1.240 (địa bàn cũ)"),
        ({"previous": {"value": 1240, "scope": "địa bàn mới"}, "scope": "địa bàn mới"}, "1.240"),
        (
            {
                "window": {"from": "2024-01-01", "to": "2024-03-31"},
                "previous": {"value": 1240, "window": {"from": "2022-12-01", "to": "2023-03-31"}},
            },
            "1.240 (từ 01/12/2022 đến 31/3/2023)",
        ),
    ],
)
def test_the_figure_of_the_same_period_stands_also_where_it_does_not_compare(facts, said):
    assert cells.previous(metric(1300, **facts)) == said


def test_a_name_tells_days_and_territory_of_its_own():
    days = {"from": "2023-10-01", "to": "2024-03-31"}
    assert cells.label(metric(1, window=days)) == "Việc (từ 01/10/2023 đến 31/3/2024)"
    assert cells.label(metric(1, scope="địa bàn mới", day="2024-06-30")) == "Việc (địa bàn mới; đến 30/6/2024)"


def test_the_house_spells_the_scale_of_money():
    house = Settings(ty="tỉ", thousand="ngàn")
    assert cells.unit(metric(1, "nghìn tỷ đồng"), house) == "ngàn tỉ đồng"
    assert cells.unit(metric(1, "hồ sơ"), house) == "hồ sơ"
    assert cells.unit(metric(1, nature="rate"), house) == "%"


def printed(**settings: object) -> str:
    """Return all words of a report with a table, printed under some settings."""
    metrics = [
        {"code": "thu", "name": "Thu", "value": 285, "unit": "tỷ đồng", "plan": 520, "previous": 240},
        {"code": "vu", "name": "Vụ cháy", "value": 5, "unit": "vụ", "previous": 4},
    ]
    body = "Thu {{ thu|sentence }}; {{ vu|sentence }}; {{ period }}."
    report = sokert.Report.model_validate(
        {**SMALL, "metrics": metrics, "sections": [{"title": "A", "body": body}], "settings": settings}
    )
    return page.words(sokert.render(report))


@pytest.mark.parametrize(
    ("settings", "here", "nowhere"),
    [
        ({"ty": "tỉ"}, "285 tỉ đồng", "tỷ đồng"),
        ({"pad_months": True}, "06 tháng đầu năm", "(?<!0)6 tháng"),
        ({"pad_counts": False}, "5 vụ", "05 vụ"),
        ({"rate_decimals": 2}, "54,81", r"54,8\b"),
        ({"keep_rate_zeros": True}, "125,0", r"25%"),
    ],
)
def test_a_choice_of_the_house_holds_wherever_a_figure_prints(settings, here, nowhere):
    text = printed(**settings)
    assert here in text
    assert not re.search(nowhere, text)
