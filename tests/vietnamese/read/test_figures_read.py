"""Figures in prose: what is one, what only looks like one, and how much it says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draws import drawn
from sokert.figures import judge
from sokert.vietnamese.read import read
from sokert.vietnamese.read.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("so với cùng kỳ năm trước ", "base"),
        ("cùng kỳ 2025 ", "base"),
        ("đầu năm ", "base"),
        ("vụ trước ", "base"),
        ("svck ", "base"),
        ("bình quân chung ", "base"),
        ("quý III năm 2026 ", "time"),
        ("thời điểm 31/12/2025 ", "time"),
        ("kế hoạch số 12, 15 ", "mask"),
        ("ngày 15 tháng 6 ", "mask"),
        ("giai đoạn 2021-2025 ", "mask"),
        ("từ 30 đến 55 tuổi ", "mask"),
        ("suốt 5 năm liền ", "mask"),
        ("lớp 1, 2 ", "mask"),
        ("trước 17 giờ ", "mask"),
        ("xã, phường ", "word"),
    ],
)
def test_words_that_open_more_than_a_word_are_read_with_it(text, kind):
    assert [(token.kind, token.end) for token in tokens_of(text)] == [(kind, len(text) - 1)]


def test_a_sentence_without_figures_is_only_its_end():
    told = "Công tác được quan tâm, bám sát nhiệm vụ. Tiếp 12 lượt."
    assert [token.key for token in tokens_of(told)] == [".", "tiếp", "12", "lượt", "."]


def shown(text):
    return [(float(one.value), one.unit) for one in read(text).quantities]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("có 20.870 văn bản đến", [(20870, "văn bản đến")]),
        ("đạt 12,9 % và 7%", [(12.9, "%"), (7, "%")]),
        ("98.45%", [(98.45, "%")]),
        ("trồng 310ha, chi 500đ", [(3100000, "ha"), (500, "đ")]),
        ("3 tỷ 450 triệu đồng", [(3450000000, "đồng")]),
        ("6 triệu 340 nghìn con", [(6340000, "con")]),
        ("168.182 tỷ 330 triệu 867 nghìn đồng", [(168182330867000, "đồng")]),
        ("thu 5 tỷ", [(5000000000, "đồng")]),
        ("742,5 tỉ đồng, 12 ngàn lượt", [(742500000000, "đồng"), (12000, "lượt")]),
        ("năng suất 57,8 tạ/ha", [(0.578, "tạ/ha")]),
        ("15 triệu đồng/hộ", [(15000000, "đồng/hộ")]),
        ("418 lượt/463 người", [(418, "lượt"), (463, "người")]),
        ("đạt 84/150 đảng viên", [(84, "đảng viên"), (150, "đảng viên")]),
        ("giải ngân 214,6/482,3 tỷ đồng", [(214600000000, "đồng"), (482300000000, "đồng")]),
        ("05 vụ", [(5, "vụ")]),
        ("2.064 người và 2064 người", [(2064, "người"), (2064, "người")]),
        ("16 chỉ tiêu, 12 kế hoạch", [(16, "chỉ tiêu"), (12, "kế hoạch")]),
    ],
)
def test_a_figure_is_read(text, figures):
    assert shown(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12/3/2023, từ 15/12/2022 đến 14/6/2023",
        "Kế hoạch số 125/KH-UBND, Nghị quyết số 18-NQ/TW, Thông tư 05/2025/TT-VPCP",
        "năm 2023, giai đoạn 2021 - 2025, nhiệm kỳ 2020-2025, 6 tháng đầu năm 2023",
        "Điều 5, khoản 2, Phụ lục 3, quý II/2023, tháng 11/2026",
        "lớp 9, khóa 12, Đề án 06, quốc lộ 3, loại 2",
        "Xã 05, huyện 2, khu vực 3, Trường 15, Trạm 7, Đồn 457, vùng 1",
        "ISO 9001, A05, phục vụ 24/7",
        "trẻ dưới 6 tuổi, từ 18 đến 25 tuổi",
        "giảm cả 3 tiêu chí, 5 năm liền",
        "1.234.56 hồ sơ và 12.3456 đồng",
        "tối thiểu 13 người, từ 95% trở lên, 15-20%",
    ],
)
def test_what_is_no_value_is_none(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "step", "counted"),
    [
        ("20.870 hồ sơ", 1, True),
        ("20,9 nghìn lượt", 100, False),
        ("12,50 ha", 100, False),
        ("285 tỷ đồng", 10**9, False),
        ("98,6%", Fraction(1, 10), False),
    ],
)
def test_a_figure_says_no_more_than_its_last_place(text, step, counted):
    (quantity,) = read(text).quantities
    assert (quantity.step, quantity.counted) == (step, counted)


@pytest.mark.parametrize(
    "text", ["", "   ", "((", "))((", "/", "1/", "/2", "%", "tăng", "gồm:", "so với cùng kỳ (", "1 / 0 vụ"]
)
def test_scraps_are_read_without_complaint(text):
    assert read(text).statements is not None


@pytest.mark.parametrize("text", ["5 vụ " + "(3 vụ " * 300 + ")" * 300, "gồm: " + "12 vụ, gồm " * 300, "5 vụ/" * 300])
def test_nesting_and_chains_have_a_bottom(text):
    assert read(text).quantities


WORDS = (
    "tăng;giảm;vượt;đạt;chiếm;bằng;gấp;còn;từ;lên;xuống còn;gồm;trong đó;(;);,;:;/;.;5;12,5%;3.400;hồ sơ;vụ;tỷ đồng;%;"
    "lần;so với cùng kỳ;kế hoạch;tổng số;bình quân;lần lượt;tổng cộng;do;điểm phần trăm;xếp thứ;mỗi;gần;"
    "hơn;=;-;0;không có"
)
words = st.sampled_from([*WORDS.split(";"), ";"])


@given(st.lists(words, max_size=40).map(" ".join))
@drawn(15)
def test_any_words_in_any_order_are_read_and_judged(text):
    passage = read(text)
    for statement in passage.statements:
        assert judge(statement, passage.quantities).verdict
    for quantity in passage.quantities:
        assert quantity.text == quantity.place.within(text)


TRUE, FALSE = "294.704 tấn", "282.500 tấn"


@pytest.mark.parametrize(
    "told",
    [
        "Diện tích lúa 45.200 ha, năng suất 65,2 tạ/ha, sản lượng {}.",
        "Năng suất lúa đạt 65,2 tạ/ha, diện tích 45.200 ha, sản lượng {}.",
        "Sản lượng lúa đạt {}, năng suất đạt 65,2 tạ/ha trên diện tích 45.200 ha.",
        "Sản lượng lúa đạt {}, với diện tích gieo trồng 45.200 ha và năng suất bình quân 65,2 tạ/ha.",
        "Năng suất lúa ước đạt 65,2 tạ/ha, tăng 1,2 tạ/ha; sản lượng {} trên diện tích 45.200 ha.",
        "Diện tích thu hoạch 45.200 ha, sản lượng ước đạt {}, năng suất 65,2 tạ/ha.",
        "Sản lượng lúa đạt {}; năng suất lúa đạt 65,2 tạ/ha, diện tích lúa 45.200 ha.",
    ],
)
def test_an_output_is_the_area_times_the_yield_in_whatever_order_they_are_told(told: str) -> None:
    for output, verdict in ((TRUE, "holds"), (FALSE, "fails")):
        made = [judge(one) for one in read(told.format(output)).statements if one.name == "product"]
        assert [one.verdict for one in made] == [verdict]


@pytest.mark.parametrize(
    "told",
    [
        "Sản lượng lúa đạt 282.500 tấn, năng suất đạt 65,2 tạ/ha; diện tích ngô 45.200 ha.",
        "Sản lượng lúa đạt 282.500 tấn, năng suất đạt 65,2 tạ/ha; đã thu hoạch 35.200 ha.",
        "Sản lượng lúa đạt 282.500 tấn, năng suất lúa đông xuân đạt 65,2 tạ/ha, diện tích 45.200 ha.",
        "Sản lượng lương thực đạt 282.500 tấn; năng suất lúa đạt 65,2 tạ/ha, diện tích lúa 45.200 ha.",
        "Năng suất lúa đạt 65,2 tạ/ha; diện tích chuyển đổi 200 ha, sản lượng 282.500 tấn.",
        "Năng suất đạt 65,2 tạ/ha, diện tích 45.200 ha. Sản lượng 282.500 tấn.",
        "Sản lượng 3 tấn, diện tích 5 ha, năng suất 6 tạ/ha, diện tích 7 ha.",
    ],
)
def test_an_output_of_something_else_is_held_against_no_area(told: str) -> None:
    assert [one.name for one in read(told).statements if one.name == "product"] == []
