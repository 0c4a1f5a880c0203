"""Printed sentences read aloud: with 0, 1, 9, 10, equal, less that is better, a rate, a rank, a stock, odd names."""

from __future__ import annotations

import pytest

from sokert.errors import DataError
from sokert.models import Period
from sokert.vietnamese.averages import average
from sokert.vietnamese.cells import completion, index
from sokert.vietnamese.changes import change
from sokert.vietnamese.clauses import one_scale
from sokert.vietnamese.components import default_annexes, default_subject, reported
from sokert.vietnamese.dossiers import Dossiers, dossiers
from sokert.vietnamese.plans import done_of, done_of_rate, excess, progress, target
from sokert.vietnamese.sentence import from_to, none, sentence
from sokert.vietnamese.shares import breakdown, share
from vietnamese.makers import H1_2024, metric

LESS = {"unit": "%", "nature": "rate", "name": "Tỷ lệ hộ nghèo", "better": "less"}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"value": 0, "unit": "vụ", "name": "Số vụ cháy"}, "không có vụ cháy"),
        ({"value": 0, "unit": "vụ", "name": "Vụ khiếu kiện", "previous": 5}, "không có vụ khiếu kiện (cùng kỳ 05 vụ)"),
        ({"value": 0, "unit": "vụ", "name": "Vụ cháy", "previous": 0}, "không có vụ cháy (cùng kỳ không phát sinh)"),
        (
            {"value": 0, "unit": "đảng viên", "name": "Đảng viên kết nạp", "previous": 3, "plan": 12},
            "không có đảng viên kết nạp (kế hoạch năm 12 đảng viên; cùng kỳ 03 đảng viên)",
        ),
        ({"value": 0, "unit": "người", "name": "Cán bộ vi phạm"}, "không có cán bộ vi phạm"),
        (
            {"value": 0, "unit": "vụ", "name": "Vụ cháy", "previous": {"absent": "mới thành lập"}},
            "không có vụ cháy (không so sánh với cùng kỳ do mới thành lập)",
        ),
        ({"value": 1, "unit": "vụ", "previous": 2}, "01 vụ, giảm 01 vụ so với cùng kỳ năm 2023"),
        ({"value": 9, "unit": "vụ", "previous": 9}, "09 vụ, bằng cùng kỳ năm 2023"),
        ({"value": 10, "unit": "vụ", "previous": 3}, "10 vụ, tăng 07 vụ so với cùng kỳ năm 2023"),
        ({"value": 10, "unit": "vụ", "previous": 20}, "10 vụ, giảm 50% so với cùng kỳ năm 2023"),
        ({"value": 10, "unit": "tỷ đồng", "previous": 8}, "10 tỷ đồng, tăng 25% so với cùng kỳ năm 2023"),
        (
            {**LESS, "value": "3.4", "previous": 5, "plan": 3},
            "là 3,4% (chỉ tiêu năm: 3%), giảm 1,6 điểm phần trăm so với cùng kỳ năm 2023",
        ),
        ({"value": "99.8", "unit": "%", "plan": 98}, "đạt 99,8% (chỉ tiêu năm: 98%)"),
        ({"value": 285, "unit": "tỷ đồng", "estimate": True}, "ước đạt 285 tỷ đồng"),
        (
            {
                "value": 285,
                "unit": "tỷ đồng",
                "previous": 250,
                "plan": [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}],
            },
            "285 tỷ đồng, đạt 57% dự toán Trung ương giao và 54,8% dự toán HĐND tỉnh giao, tăng 14% so với cùng kỳ năm"
            " 2023",
        ),
        ({"value": 12, "nature": "rank", "total": 34, "previous": 15}, "xếp thứ 12/34, tăng 03 bậc"),
        ({"value": 12, "nature": "rank", "plan": 10}, "xếp thứ 12"),
        (
            {"value": 1204, "unit": "đồng chí", "nature": "stock", "previous": 1190},
            "1.204 đồng chí, tăng 1,2% so với 31/12/2023",
        ),
        ({"unit": "vụ", "previous": 3, "plan": 9}, "...... vụ"),
    ],
)
def test_a_figure_in_a_sentence(facts, said):
    assert sentence(metric(facts.pop("value", None), **facts), H1_2024) == said


@pytest.mark.parametrize(
    ("value", "previous", "form", "said"),
    [
        (10, 3, "", "tăng 07 vụ so với cùng kỳ năm 2023"),
        (10, 3, "short", "tăng 07 vụ so với cùng kỳ"),
        (10, 3, "both", "tăng 07 vụ (233,3%) so với cùng kỳ"),
        (10, 3, "multiple", "gấp 3,3 lần cùng kỳ"),
        (10, 3, "index", "bằng 333,3% so với cùng kỳ"),
        (0, 50, "", "giảm 50 vụ so với cùng kỳ năm 2023"),
    ],
)
def test_small_counts_are_told_by_their_difference(value, previous, form, said):
    assert change(metric(value, "vụ", previous=previous), H1_2024, form) == said


@pytest.mark.parametrize(
    ("value", "plan", "better", "said"),
    [
        ("3.4", 3, "less", "chưa đạt mục tiêu (từ 3% trở xuống)"),
        (3, 3, "less", "đạt mục tiêu (từ 3% trở xuống)"),
        ("2.9", 3, "less", "đạt mục tiêu (từ 3% trở xuống)"),
        ("3.4", 3, "more", "đạt mục tiêu (từ 3% trở lên)"),
    ],
)
def test_a_target_knows_which_way_is_better(value, plan, better, said):
    assert target(metric(value, "%", plan=plan, better=better)) == said


@pytest.mark.parametrize(
    "facts", [{"unit": "%"}, {"nature": "rank"}, {"unit": "hộ", "better": "less"}, {"nature": "rate"}]
)
def test_what_is_no_percentage_of_a_plan_says_none(facts):
    planned = metric(12, plan=10, previous=15, **facts)
    assert completion(planned) == "-"
    assert excess(planned) == ""
    assert "đạt 1" not in progress(planned)


def test_a_rank_and_a_rate_have_no_index_of_the_same_period():
    assert {index(metric(12, previous=15, **facts)) for facts in ({"unit": "%"}, {"nature": "rank"})} == {"-"}


def test_only_the_figure_itself_is_an_estimate_on_the_way_from_the_one_before():
    assert from_to(metric("7.63", "%", previous="6.13", estimate=True)) == "từ 6,13% lên ước 7,63%"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Đơn khiếu nại, phản ánh", "Đơn tố cáo"), "gồm: 05 đơn khiếu nại, phản ánh; 07 đơn tố cáo"),
        (("Khiếu nại", "Tố cáo"), "gồm: khiếu nại 05, tố cáo 07"),
        (("Số đơn khiếu nại", "Tổng số đơn tố cáo"), "gồm: 05 đơn khiếu nại, 07 đơn tố cáo"),
    ],
)
def test_parts_keep_apart_and_say_their_noun_once(names, said):
    parts = [metric(value, name=name, unit="đơn") for name, value in zip(names, (5, 7), strict=True)]
    assert breakdown(metric(12, "đơn"), parts) == said


def test_parts_in_another_scale_add_up():
    parts = [metric(850, "triệu đồng", name="Chi khác"), metric("1.15", "tỷ đồng", name="Chi lương")]
    assert breakdown(metric(2, "tỷ đồng"), parts) == "gồm: chi khác 850 triệu đồng, chi lương 1,15"


@pytest.mark.parametrize(
    ("part", "unit", "base", "other", "said"),
    [
        (72, "triệu đồng", 514, "tỷ đồng", "chiếm 0,01%"),
        (850, "triệu đồng", "1.7", "tỷ đồng", "chiếm 50%"),
        ("181.4", "nghìn lượt", "1.8140", "triệu lượt", "chiếm 10%"),
        (5, "tạ", 1, "tấn", "chiếm 50%"),
    ],
)
def test_a_share_knows_scales(part, unit, base, other, said):
    assert share(metric(part, unit), metric(base, other)) == said
    assert f"(đạt {said.removeprefix('chiếm ')})" in done_of_rate(metric(part, unit), metric(base, other))


def test_a_pair_is_told_in_one_scale():
    assert done_of(metric(850, "triệu đồng"), metric(2, "tỷ đồng")) == "850/2.000 triệu đồng"


@pytest.mark.parametrize("units", [("đồng", "lượt"), ("ha", "tấn"), ("USD", "tỷ đồng")])
@pytest.mark.parametrize("say", [share, done_of, done_of_rate, lambda one, other: one_scale([one, other])])
def test_units_that_do_not_go_together_are_refused(units, say):
    with pytest.raises(DataError):
        say(metric(1, units[0]), metric(2, units[1]))


def test_counts_in_a_row_are_told_in_one_scale():
    made = one_scale([metric("10.5", "triệu lượt"), metric("181.4", "nghìn lượt")])
    assert [f"{one.value:f} {one.unit}" for one in made] == ["10500 nghìn lượt", "181.4 nghìn lượt"]


@pytest.mark.parametrize(("value", "decimals", "said"), [(2, 0, "0,3 vụ"), (1, 0, "0,2 vụ"), (60, 0, "10 vụ")])
def test_an_average_is_never_a_false_zero(value, decimals, said):
    assert average(metric(value, "vụ", decimals=decimals), H1_2024) == f"bình quân mỗi tháng {said}"


def test_an_average_of_nothing_says_nothing():
    assert average(metric(0, "vụ"), H1_2024) == ""


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0, 0), "Trong kỳ không phát sinh hồ sơ."),
        (
            (90, 0, 90, 0, 0),
            "Tiếp nhận 90 hồ sơ; đã giải quyết 90 hồ sơ, trong đó trước hạn 90, không có hồ sơ quá hạn;",
        ),
        (
            (0, 9, 0, 9, 0),
            "Tiếp nhận 09 hồ sơ (kỳ trước chuyển sang 09); đã giải quyết 09 hồ sơ, trong đó đúng hạn 09,",
        ),
        (
            (5, 0, 0, 0, 0, 5, 0),
            "Tiếp nhận 05 hồ sơ; chưa giải quyết hồ sơ nào; đang giải quyết 05 hồ sơ (trong hạn 05,",
        ),
    ],
)
def test_dossiers_leave_out_what_is_none(counts, said):
    assert dossiers(Dossiers(*counts)).startswith(said)


@pytest.mark.parametrize(
    ("name", "unit", "said"),
    [
        ("Hồ sơ quá hạn", "hồ sơ", "không có hồ sơ quá hạn"),
        ("Quá hạn", "hồ sơ", "không có hồ sơ quá hạn"),
        ("Số người bị thương", "người", "không có người bị thương"),
        ("Bị thương", "người", "không có người bị thương"),
        ("Số hóa hồ sơ", "hồ sơ", "không phát sinh"),
        ("Thu phạt", "tỷ đồng", "không phát sinh"),
    ],
)
def test_nothing_is_said_of_its_own_noun(name, unit, said):
    assert none(metric(0, unit, name=name)) == said


@pytest.mark.parametrize(
    ("period", "subject", "opening"),
    [
        ("2026-01", "Kết quả công tác tháng 01, nhiệm vụ trọng tâm tháng 02 năm 2026", "tháng 01; nhiệm vụ"),
        ("2026-12", "Kết quả công tác tháng 12 năm 2026, nhiệm vụ trọng tâm tháng 01 năm 2027", "2026; nhiệm vụ"),
        ("2026-Q2", "Kết quả công tác quý II, nhiệm vụ trọng tâm quý III năm 2026", "quý II; nhiệm vụ"),
        (
            "2026-H1",
            "Sơ kết công tác 6 tháng đầu năm 2026, phương hướng, nhiệm vụ 6 tháng cuối năm 2026",
            "kết quả công tác 6 tháng đầu năm 2026; phương hướng, nhiệm vụ",
        ),
        (
            "2026-9M",
            "Sơ kết công tác 9 tháng đầu năm 2026, phương hướng, nhiệm vụ 3 tháng cuối năm 2026",
            "kết quả công tác 9 tháng",
        ),
        (
            "2026-H2",  # its figures are half a year's: a review of the whole year is a report of the period 2026
            "Kết quả công tác 6 tháng cuối năm 2026, phương hướng, nhiệm vụ 6 tháng đầu năm 2027",
            "kết quả công tác 6 tháng cuối năm 2026; phương hướng, nhiệm vụ 6 tháng đầu năm 2027",
        ),
        (
            "2025-HK2",
            "Kết quả công tác học kỳ II năm học 2025-2026, phương hướng, nhiệm vụ học kỳ I năm học 2026-2027",
            "kết quả công tác học kỳ II",
        ),
        ("2026", "Tổng kết công tác năm 2026, phương hướng, nhiệm vụ năm 2027", "kết quả công tác năm 2026;"),
    ],
)
def test_each_period_has_the_title_offices_write(period, subject, opening):
    assert default_subject(Period.of(period)) == subject
    assert opening in reported(subject)


def test_an_annex_travels_alone_and_says_its_period():
    (annex,) = default_annexes([metric(1), metric(2)], H1_2024)
    assert annex.title == "Biểu tổng hợp số liệu 6 tháng đầu năm 2024"
