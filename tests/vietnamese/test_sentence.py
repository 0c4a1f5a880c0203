"""One clause on all that is known of a metric, and on nothing else."""

from __future__ import annotations

import pytest

from sokert.errors import DataError
from sokert.vietnamese.sentence import from_to, level, none, or_none, raised_to, rank, sentence
from vietnamese.makers import H1_2023, H1_2024, metric
from vietnamese.test_plans import TWO


@pytest.mark.parametrize(
    ("value", "unit", "facts", "form", "said"),
    [
        (
            12480,
            "văn bản đến",
            {"previous": 11600},
            "",
            "12.480 văn bản đến, tăng 7,6% so với cùng kỳ năm 2023",
        ),
        (4905, "văn bản đi", {"previous": 5120}, "short", "4.905 văn bản đi, giảm 4,2% so với cùng kỳ"),
        (20870, "văn bản đến", {}, "", "20.870 văn bản đến"),
        (2600, "tin bài", {"hedge": "gần", "previous": 2000, "plan": 5000}, "", "gần 2.600 tin bài"),
        (4, "vụ", {"previous": 0}, "", "04 vụ (cùng kỳ không phát sinh)"),
        (4, "vụ", {"previous": {"absent": "mới thành lập"}}, "", "04 vụ (không so sánh với cùng kỳ do mới thành lập)"),
        (62, "nội dung", {"plan": 90}, "", "62 nội dung, đạt 68,9% kế hoạch năm"),
        (
            285,
            "tỷ đồng",
            {"plan": TWO},
            "",
            "285 tỷ đồng, đạt 57% dự toán Trung ương giao, 54,8% dự toán HĐND tỉnh giao",
        ),
        (
            285,
            "tỷ đồng",
            {"plan": 500, "previous": 250},
            "",
            "285 tỷ đồng, đạt 57% kế hoạch năm, tăng 14% so với cùng kỳ năm 2023",
        ),
        ("99.8", "%", {"previous": "99.2"}, "short", "đạt 99,8%, tăng 0,6 điểm phần trăm so với cùng kỳ"),
        (
            "99.8",
            "%",
            {"previous": "99.2", "plan": 98},
            "short",
            "đạt 99,8% (chỉ tiêu năm: 98%), tăng 0,6 điểm phần trăm so với cùng kỳ",
        ),
        (12, None, {"nature": "rank", "previous": 15}, "", "xếp thứ 12, tăng 03 bậc"),
        (0, "hồ sơ", {"name": "Hồ sơ quá hạn"}, "", "không có hồ sơ quá hạn"),
        (
            0,
            "hồ sơ",
            {"name": "Quá hạn", "previous": 5},
            "short",
            "không có hồ sơ quá hạn (cùng kỳ 05 hồ sơ)",
        ),
        (0, "tỷ đồng", {}, "", "0 tỷ đồng"),
        (0, "%", {}, "", "đạt 0%"),
        (0, None, {}, "", "0"),
    ],
)
def test_level_plan_same_period_in_that_order(value, unit, facts, form, said):
    assert sentence(metric(value, unit, **facts), H1_2024, form) == said


def test_a_rank_is_told_among_how_many():
    among = metric(34, code="so_tinh")
    one = metric(12, nature="rank", previous=15, of="so_tinh")
    assert sentence(one, H1_2023, figures={"so_tinh": among}) == "xếp thứ 12/34, tăng 03 bậc"
    assert rank(one, metric(34, hedge="khoảng")) == "xếp thứ 12"
    assert level(one) == "xếp thứ 12"


@pytest.mark.parametrize(
    ("name", "unit", "which", "said"),
    [
        ("Hồ sơ quá hạn", "hồ sơ", "", "không có hồ sơ quá hạn"),
        ("Quá hạn", "hồ sơ", "", "không có hồ sơ quá hạn"),
        ("Hồ sơ", "hồ sơ", "quá hạn", "không có hồ sơ quá hạn"),
        ("Đơn khiếu nại", "đơn", "", "không có đơn khiếu nại"),
        ("Kết nạp đảng viên", "đảng viên", "", "không phát sinh"),
        ("Thu", "tỷ đồng", "", "không phát sinh"),
        ("Vụ cháy", None, "", "không có vụ cháy"),
        ("Tai nạn giao thông", "vụ tai nạn", "", "không có vụ tai nạn giao thông"),
        ("Khiếu nại", "đơn khiếu nại", "", "không có đơn khiếu nại"),
        ("Khiếu nại, tố cáo", "đơn khiếu nại", "", "không có đơn khiếu nại, tố cáo"),
        ("Cháy", "vụ cháy", "", "không có vụ cháy"),
        ("Cháy rừng", "vụ cháy", "", "không có vụ cháy rừng"),
        ("Cháy", "vụ cháy nổ", "", "không có vụ cháy nổ"),
        ("Cán bộ, công chức nghỉ việc", "cán bộ", "", "không có cán bộ, công chức nghỉ việc"),
        ("Bản đồ số", "văn bản", "", "không phát sinh"),
        ("Tiếp khách quốc tế", "lượt khách quốc tế", "", "không phát sinh"),
        ("Tai nạn", "vụ tai nạn", "tai nạn đường sắt", "không có vụ tai nạn đường sắt"),
    ],
)
def test_zero_in_words(name, unit, which, said):
    assert none(metric(0, unit, name=name), which) == said


def test_a_count_that_is_there_is_told_with_its_unit():
    assert or_none(metric(18, "hồ sơ"), "quá hạn") == "18 hồ sơ quá hạn"
    assert or_none(metric(3, "vụ")) == "03 vụ"
    assert or_none(metric(3, "vụ cháy"), "cháy rừng") == "03 vụ cháy rừng"
    assert or_none(metric(3), "vụ cháy") == "3 vụ cháy"


def test_what_additions_brought_a_total_to():
    for name in ("Đảng viên", "Số đảng viên", "Tổng số đảng viên"):
        members = metric(1204, "đồng chí", name=name, nature="stock")
        assert raised_to(members) == "nâng tổng số đảng viên lên 1.204 đồng chí"
    for nature in ("flow", "rate", "rank"):
        with pytest.raises(DataError):
            raised_to(metric("99.8", "%", name="Tỷ lệ đúng hạn", nature=nature))


@pytest.mark.parametrize(
    ("value", "previous", "unit", "facts", "said"),
    [
        (50, 45, "%", {}, "từ 45% lên 50%"),
        (45, 50, "%", {}, "từ 50% xuống còn 45%"),
        (50, 50, "%", {}, ""),
        (50, None, "%", {}, ""),
        (50, 45, "%", {"hedge": "gần"}, ""),
        ("45.04", "45.01", "%", {"decimals": 1}, ""),
        (1204, 1180, "đảng viên", {}, "từ 1.180 đảng viên lên 1.204 đảng viên"),
    ],
)
def test_from_level_to_level(value, previous, unit, facts, said):
    assert from_to(metric(value, unit, previous=previous, **facts)) == said


def test_a_rank_is_known_by_its_unit_or_its_name_and_has_no_growth_in_per_cent() -> None:
    known = ({"name": "Chỉ số PAR", "unit": "hạng"}, {"name": "Xếp hạng PCI"}, {"name": "PAR INDEX (thứ hạng)"})
    for facts in known:
        assert sentence(metric(3, previous=5, **facts)) == "xếp thứ 3, tăng 02 bậc"
    counted = ({"name": "Xếp hạng di tích", "unit": "di tích"}, {"name": "Hạng mục"}, {"name": "Xếp hạng di tích"})
    for facts in counted:
        assert metric(3, **facts).nature == "flow"
    assert metric(3, name="Xếp hạng PCI", nature="flow").nature == "flow"  # somebody said so
    assert metric("62.5", name="Xếp hạng PCI").nature == "flow"  # points
