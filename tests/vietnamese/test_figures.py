"""A metric's figure with hedge, unit and leading zero; round figures made from exact ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.models import Metric, Settings
from sokert.vietnamese.figures import alike, figure, hedged, is_index, is_money, plain, with_unit
from vietnamese.makers import metric


@pytest.mark.parametrize(
    ("value", "unit", "facts", "said"),
    [
        (20870, "văn bản đến", {}, "20.870 văn bản đến"),
        (8223, "văn bản đi", {}, "8.223 văn bản đi"),
        (2600, "tin bài", {"hedge": "gần"}, "gần 2.600 tin bài"),
        (612, "văn bản", {"hedge": "hơn"}, "hơn 612 văn bản"),
        (20, "số công báo", {}, "20 số công báo"),
        (29449, "hồ sơ", {}, "29.449 hồ sơ"),
        (5, "lượt", {}, "05 lượt"),
        (1, "vụ", {}, "01 vụ"),
        (9, "đồng chí", {}, "09 đồng chí"),
        (3, "bậc", {}, "03 bậc"),
        (7, "lượt người", {}, "07 lượt người"),
        (5, "phần quà", {}, "05 phần quà"),
        (5, "con", {}, "05 con"),
        (6, "điểm cầu", {}, "06 điểm cầu"),
        (0, "vụ", {}, "0 vụ"),
        (10, "vụ", {}, "10 vụ"),
        (5, "ha", {}, "5 ha"),
        (5, "tạ/ha", {}, "5 tạ/ha"),
        (5, "tấn", {}, "5 tấn"),
        (5, "nghìn tấn", {}, "5 nghìn tấn"),
        (5, "m3", {}, "5 m3"),
        (5, "tỷ đồng", {}, "5 tỷ đồng"),
        (5, "triệu USD", {}, "5 triệu USD"),
        (5, "đồng", {}, "5 đồng"),
        (6, "tháng", {}, "6 tháng"),
        (2, "lần", {}, "2 lần"),
        ("2.5", "vụ", {}, "2,5 vụ"),
        (5, "%", {}, "5%"),
        (5, "‰", {}, "5‰"),
        ("99.8", "%", {}, "99,8%"),
        ("57.0", "%", {}, "57%"),
        (57, "%", {"decimals": 1}, "57,0%"),
        ("99.8126951", "%", {}, "99,8%"),
        ("99.85", "%", {}, "99,85%"),
        ("99.85", None, {"nature": "rate"}, "99,85%"),
        (5, None, {}, "5"),
        ("1.5", "tỷ đồng", {"decimals": 2}, "1,50 tỷ đồng"),
        (5, "vụ", {"hedge": "khoảng"}, "khoảng 05 vụ"),
        (70, "tỷ đồng", {"hedge": "ước"}, "ước 70 tỷ đồng"),
        (-3, "tỷ đồng", {}, "-3 tỷ đồng"),
    ],
)
def test_a_figure_with_its_unit(value, unit, facts, said):
    assert with_unit(metric(value, unit, **facts)) == said


def test_the_house_may_do_without_the_leading_zero():
    assert with_unit(metric(5, "vụ"), settings=Settings(pad_counts=False)) == "5 vụ"


def test_the_house_may_keep_the_zeros_of_rates():
    assert with_unit(metric("57.0", "%"), settings=Settings(keep_rate_zeros=True)) == "57,0%"


def test_a_sentence_may_word_the_unit_otherwise():
    assert with_unit(metric(5, "hồ sơ"), "hồ sơ quá hạn") == "05 hồ sơ quá hạn"


@pytest.mark.parametrize("hedge", ["gần", "hơn", "trên", "dưới", "khoảng", "ước"])
def test_a_hedge_stands_before_its_figure(hedge):
    assert figure(metric(2600, hedge=hedge)) == f"{hedge} 2.600"
    assert plain(metric(2600, hedge=hedge)) == "2.600"


@pytest.mark.parametrize(
    ("unit", "money"),
    [
        ("đồng", True), ("nghìn đồng", True), ("triệu đồng", True), ("tỷ đồng", True), ("tỉ đồng", True),
        ("nghìn tỷ đồng", True), ("triệu tỷ đồng", True), ("triệu USD", True), ("USD", True),
        ("đồng chí", False), ("triệu lượt", False), ("hồ sơ", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_what_is_money(unit, money):
    assert is_money(unit) is money


def test_a_rank_is_no_index():
    named = {"name": "Chỉ số sản xuất công nghiệp"}
    assert [is_index(metric(98, **named)), is_index(metric(98, nature="rank", **named))] == [True, False]


@pytest.mark.parametrize(
    ("value", "step", "said"),
    [
        (2587, 100, "gần 2.600"),
        (8223, 100, "hơn 8.200"),
        (8200, 100, "8.200"),
        (2550, 100, "gần 2.600"),
        (2549, 100, "hơn 2.500"),
        (29449, 1000, "hơn 29.000"),
        (29449, None, "hơn 29.000"),
        (20870, None, "gần 21.000"),
        (612, None, "hơn 610"),
        (37, None, "37"),
        (7, None, "7"),
        (0, None, "0"),
        (0, 100, "0"),
        (149, 100, "gần 150"),  # 100 lies too far away: the step is made finer
        (2587, 1000, "gần 2.600"),
        (30, 100, "30"),
        (-2587, 100, "-2.587"),
        (96, 100, "gần 100"),
        (4305000, 100000, "hơn 4.300.000"),
        (1, 10, "1"),
    ],
)
def test_a_round_figure_tells_its_side(value, step, said):
    assert hedged(value, step) == said


@given(st.integers(1, 10**12), st.sampled_from([None, 10, 100, 1000, 5000, 10**6]))
@drawn(105)
def test_a_hedge_never_points_the_wrong_way_nor_too_far(value, step):
    said = hedged(value, step)
    word, _, text = said.rpartition(" ")
    near = int(text.replace(".", ""))
    assert {"gần": near > value, "hơn": near < value, "": near == value}[word]
    assert abs(Fraction(near - value)) <= Fraction(near, 20)


@pytest.mark.parametrize(
    ("unit", "more", "printed"),
    [
        ("việc", {}, ("2.150", "2.100", "4.000", "50 việc")),
        ("người", {}, ("2.150", "2.100", "4.000", "50 người")),
        ("tỷ đồng", {}, ("2.150,00", "2.100,00", "4.000,00", "50,00 tỷ đồng")),
        ("ha", {}, ("2.150,00", "2.100,00", "4.000,00", "50,00 ha")),
        ("việc/xã", {}, ("2.150,00", "2.100,00", "4.000,00", "50,00 việc/xã")),
        ("việc", {"decimals": 1}, ("2.150,0", "2.100,0", "4.000,0", "50,0 việc")),
        ("việc", {"nature": "rate"}, ("2.150,00", "2.100,00", "4.000,00", "50,00 việc")),
        ("việc", {"name": "Việc bình quân một xã"}, ("2.150,00", "2.100,00", "4.000,00", "50,00 việc")),
    ],
)
def test_a_count_prints_no_zeros_behind_the_comma(unit: str, more: dict[str, Any], printed: tuple[str, ...]) -> None:
    base = {"code": "a", "name": "Việc", "value": Decimal("2150.00"), "previous": Decimal("2100.00")}
    made = Metric.model_validate({**base, "plan": Decimal("4000.00"), "unit": unit, **more})
    others = [alike(made, Decimal(value)) for value in ("2100.00", "4000.00", "50.00")]
    assert (plain(made), *others[:2], f"{others[2]} {unit}") == printed
    assert plain(Metric.model_validate({**base, "value": "2150.50", "unit": "việc"})) == "2.150,50"
