"""Progress, excess, targets and pairs of done and total."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given

from draws import drawn
from sokert.models import Settings
from sokert.vietnamese.plans import done_of, done_of_rate, excess, progress, target
from vietnamese.makers import metric
from vietnamese.test_numbers import CASES_PER_SEED, SEEDS, half_up

TWO = [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}]


@pytest.mark.parametrize(
    ("value", "unit", "facts", "noun", "said"),
    [
        (62, None, {"plan": 90}, "", "đạt 68,9% kế hoạch năm"),
        (285, "tỷ đồng", {"plan": TWO}, "", "đạt 57% dự toán Trung ương giao, 54,8% dự toán HĐND tỉnh giao"),
        (285, "tỷ đồng", {"plan": 500}, "", "đạt 57% kế hoạch năm"),
        (285, "tỷ đồng", {"plan": 500}, "dự toán", "đạt 57% dự toán năm"),
        (62, "hộ", {"plan": 90}, "chỉ tiêu", "đạt 68,9% chỉ tiêu năm"),
        (62, "hộ", {"plan": [{"by": "huyện", "value": 90}]}, "", "đạt 68,9% kế hoạch huyện giao"),
        (62, "hộ", {"plan": [{"by": "huyện giao", "value": 90}]}, "", "đạt 68,9% kế hoạch huyện giao"),
        (62, "hộ", {"plan": [{"by": "Nghị quyết HĐND", "value": 90}]}, "", "đạt 68,9% Nghị quyết HĐND"),
        (1085, None, {"plan": 1000}, "", "đạt 108,5% kế hoạch năm"),
        (90, None, {"plan": 90}, "", "đạt 100% kế hoạch năm"),
        (9999, None, {"plan": 10000}, "", "đạt 99,99% kế hoạch năm"),
        (0, None, {"plan": 90}, "", "đạt 0% kế hoạch năm"),
        (1, None, {"plan": 10000}, "", "đạt 0,01% kế hoạch năm"),
        (62, None, {}, "", ""),
        (62, None, {"plan": 0}, "", ""),
        (-5, None, {"plan": 10}, "", ""),
        (2600, None, {"plan": 5000, "hedge": "gần"}, "", ""),
        (12, None, {"plan": 10, "nature": "rank"}, "", ""),
        ("99.8", "%", {"plan": 98}, "", "(chỉ tiêu năm: 98%)"),
        (50, "%", {"plan": [{"by": "HĐND tỉnh", "value": 45}]}, "", "(chỉ tiêu HĐND tỉnh giao: 45%)"),
    ],
)
def test_progress(value, unit, facts, noun, said):
    assert progress(metric(value, unit, **facts), noun) == said


@pytest.mark.parametrize(
    ("value", "unit", "plan", "said"),
    [
        (1085, None, 1000, "vượt 8,5% kế hoạch"),
        (1000, None, 1000, ""),
        (999, None, 1000, ""),
        (530, "tỷ đồng", TWO, "vượt 6% dự toán Trung ương giao, 1,9% dự toán HĐND tỉnh giao"),
        (510, "tỷ đồng", TWO, "vượt 2% dự toán Trung ương giao"),
        (5, None, 0, ""),
        (99, "%", 98, ""),
    ],
)
def test_excess(value, unit, plan, said):
    assert excess(metric(value, unit, plan=plan)) == said


@pytest.mark.parametrize(
    ("value", "unit", "plan", "said"),
    [
        ("99.8", "%", 98, "đạt mục tiêu (từ 98% trở lên)"),
        (98, "%", 98, "đạt mục tiêu (từ 98% trở lên)"),
        (97, "%", 98, "chưa đạt mục tiêu (từ 98% trở lên)"),
        (15, "xã", 12, "đạt mục tiêu (từ 12 xã trở lên)"),
        (97, "%", None, ""),
    ],
)
def test_target(value, unit, plan, said):
    assert target(metric(value, unit, plan=plan)) == said


def test_done_of_total():
    assert done_of(metric(14), metric(16), "chỉ tiêu") == "14/16 chỉ tiêu"
    assert done_of(metric(19, "tiêu chí"), metric(19)) == "19/19 tiêu chí"
    assert done_of_rate(metric(9592, "hồ sơ"), metric(9610)) == "9.592/9.610 hồ sơ (đạt 99,8%)"
    assert done_of_rate(metric(0, "hồ sơ"), metric(0)) == "0/0 hồ sơ"
    assert done_of_rate(metric(90, "hồ sơ", hedge="gần"), metric(100)) == "gần 90/100 hồ sơ"


@given(SEEDS)
@drawn(20)
def test_progress_agrees_with_fractions(seed):
    chance = random.Random(seed)
    for _ in range(CASES_PER_SEED):
        value, plan = chance.getrandbits(40), chance.getrandbits(40) + 1
        said = progress(metric(value, plan=plan), settings=Settings(rate_decimals=2))
        figure = Fraction(said.split("%")[0].removeprefix("đạt ").replace(".", "").replace(",", "."))
        share = Fraction(value * 100, plan)
        if half_up(share, 2) not in (0, 100):
            assert figure == half_up(share, 2)
        assert (figure == 100) == (share == 100)
        assert (figure == 0) == (share == 0)


def test_a_rank_reaches_no_target():
    assert target(metric(3, nature="rank", plan=5)) == ""
