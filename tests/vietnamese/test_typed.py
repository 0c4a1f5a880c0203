"""What a typed metric says of itself: other days and territories, estimates, totals, pairs, words of its own."""

from __future__ import annotations

import pytest

from sokert.models import Report
from sokert.vietnamese.averages import average
from sokert.vietnamese.changes import change
from sokert.vietnamese.figures import figure, with_unit
from sokert.vietnamese.sentence import pair, sentence
from specimens import SMALL
from vietnamese.makers import H1_2024, metric
from vietnamese.test_sayings import filled

HALF = {"from": "2023-12-15", "to": "2024-06-14"}
SEASON = {"from": "2023-10-01", "to": "2024-03-31"}


def report_of(*metrics: dict[str, object]) -> Report:
    return Report.model_validate({**SMALL, "period": "2024-H1", "metrics": metrics})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"window": SEASON, "previous": {"value": 100, "window": {"from": "2022-10-01", "to": "2023-03-31"}}},
            "tăng 20% so với cùng kỳ năm 2023",
        ),
        (
            {"window": SEASON, "previous": {"value": 100, "window": {"from": "2023-01-01", "to": "2023-06-30"}}},
            "(không so sánh với cùng kỳ do số cùng kỳ tính từ ngày 01/01/2023 đến ngày 30/6/2023)",
        ),
        (
            {
                "window": {"from": "2024-02-01", "to": "2024-02-29"},
                "previous": {"value": 100, "window": {"from": "2023-02-01", "to": "2023-02-28"}},
            },
            "tăng 20% so với cùng kỳ năm 2023",
        ),
        ({"window": SEASON, "previous": 100}, "tăng 20% so với cùng kỳ năm 2023"),
        (
            {"scope": "địa bàn mới", "previous": {"value": 100, "scope": "địa bàn cũ"}},
            "(không so sánh với cùng kỳ do số cùng kỳ tính theo địa bàn cũ)",
        ),
        (
            {"scope": "địa bàn cũ", "previous": {"value": 100, "scope": "địa bàn cũ"}},
            "tăng 20% so với cùng kỳ năm 2023",
        ),
        ({"scope": "địa bàn mới", "previous": {"value": 100}}, "tăng 20% so với cùng kỳ năm 2023"),
        ({"previous": {"value": 100, "hedge": "gần"}}, ""),
        ({"nature": "stock", "previous": {"value": 100, "day": "2023-11-30"}}, "tăng 20% so với 30/11/2023"),
    ],
)
def test_growth_is_told_only_where_days_and_territory_are_alike(facts, said):
    assert change(metric(120, "hồ sơ", **facts), H1_2024) == said


def test_an_average_and_a_running_total_follow_the_metrics_own_days():
    assert average(metric(600, "lượt"), H1_2024) == "bình quân mỗi tháng 100 lượt"
    assert average(metric(600, "lượt", window={"from": "2024-01-01", "to": "2024-04-30"}), H1_2024) == (
        "bình quân mỗi tháng 150 lượt"
    )
    own = metric(600, "lượt", window=SEASON)
    assert filled("{{ m|cumulative }}", m=own) == "Lũy kế từ ngày 01/10/2023 đến ngày 31/3/2024: 600 lượt"
    assert filled("{{ m|window }}", m=own) == "(số liệu tính từ ngày 01/10/2023 đến ngày 31/3/2024)"
    assert filled("{{ m|window }}", m=metric(600, "lượt")) == ""


def test_an_estimate_is_told_as_one_and_still_compared():
    money = metric(285, "tỷ đồng", estimate=True, plan=500, previous=250)
    assert sentence(money, H1_2024) == "ước đạt 285 tỷ đồng, đạt 57% kế hoạch năm, tăng 14% so với cùng kỳ năm 2023"
    assert sentence(metric("98.5", "%", estimate=True)) == "ước đạt 98,5%"
    assert sentence(metric("98.5", "%", hedge="ước")) == "ước đạt 98,5%"


def test_a_written_form_stands_instead_of_ours():
    own = metric(20870, "văn bản", written="hơn 20 nghìn", previous=20000)
    assert (figure(own), with_unit(own)) == ("hơn 20 nghìn", "hơn 20 nghìn văn bản")
    assert sentence(own, H1_2024) == "hơn 20 nghìn văn bản, tăng 4,4% so với cùng kỳ năm 2023"


@pytest.mark.parametrize(
    ("hedges", "estimates", "said"),
    [
        ((None, None), (), "300"),
        (("gần", None), (), "gần 300"),
        (("gần", "gần"), (), "gần 300"),
        (("hơn", "trên"), (), "hơn 300"),
        (("gần", "dưới"), (), "gần 300"),
        (("gần", "hơn"), (), "khoảng 300"),
        (("khoảng", "hơn"), (), "khoảng 300"),
        (("ước", "hơn"), (), "ước 300"),
        ((None, None), (1,), "ước 300"),
    ],
)
def test_a_hedge_is_carried_through_a_total(hedges, estimates, said):
    parts = [
        {"code": code, "name": code, "value": value, "hedge": hedge, "estimate": at in estimates, "previous": 100}
        for at, (code, value, hedge) in enumerate(zip("ab", (100, 200), hedges, strict=True))
    ]
    report = report_of({"code": "tong", "name": "Tổng", "sum_of": ["a", "b"]}, *parts)
    total = report.figures["tong"]
    assert figure(total) == said
    assert total.exact_previous == 200
    assert (total.exact is None) == bool(total.hedge)


def test_a_rate_is_computed_from_its_pair_and_its_points_from_both():
    report = report_of(
        {"code": "dung_han", "name": "Đúng hạn", "value": 9592, "unit": "hồ sơ", "previous": 8950},
        {"code": "xong", "name": "Đã giải quyết", "value": 9610, "unit": "hồ sơ", "previous": 9022},
        {"code": "ty_le", "name": "Tỷ lệ đúng hạn", "done": "dung_han", "of": "xong"},
    )
    rate = report.figures["ty_le"]
    assert sentence(rate, report.period, "short") == "đạt 99,8%, tăng 0,6 điểm phần trăm so với cùng kỳ"
    assert pair(rate, report.figures) == "9.592/9.610 hồ sơ"
    assert Report.model_validate(report.model_dump(by_alias=True)).metrics == report.metrics


def test_totals_are_computed_through_other_totals_in_any_order():
    report = report_of(
        {"code": "a", "name": "A", "sum_of": ["b", "c"]},
        {"code": "b", "name": "B", "sum_of": ["c", "d"]},
        {"code": "c", "name": "C", "value": "0.1"},
        {"code": "d", "name": "D", "value": "0.2"},
    )
    assert [str(one.value) for one in report.metrics] == ["0.4", "0.3", "0.1", "0.2"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"value": 14, "unit": "chỉ tiêu", "total": 16}, "đạt 14/16 chỉ tiêu"),
        ({"value": 19, "unit": "tiêu chí", "total": 19}, "đạt 19/19 tiêu chí"),
        ({"value": 12, "nature": "rank", "total": 34, "previous": 15}, "xếp thứ 12/34, tăng 03 bậc"),
        ({"value": 120, "unit": "lượt", "beside": "nguoi"}, "120 lượt/135 người"),
        ({"value": 120, "unit": "lượt", "beside": "khong_co"}, "120 lượt"),
    ],
)
def test_a_slash_has_a_type(facts, said):
    people = metric(135, "người", code="nguoi")
    assert sentence(metric(**facts), H1_2024, figures={"nguoi": people}) == said


def test_a_closed_list_stays_closed_where_one_part_is_hedged():
    parts = {"a": metric(5, code="a", name="Mới", hedge="gần", part_of="x")}
    assert filled("{{ x|breakdown }}", x=metric(9, "đơn", closed=True), **parts) == "gồm: mới gần 05"
    assert filled("{{ x|breakdown }}", x=metric(9, "đơn"), **parts) == "trong đó: mới gần 05"
