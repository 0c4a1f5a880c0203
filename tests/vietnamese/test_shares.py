"""Parts and wholes: shares, contributions to growth, lists of parts."""

from __future__ import annotations

import pytest

from sokert.vietnamese.shares import base_of, breakdown, contribution, in_sentence, noun, parts_of, share
from vietnamese.makers import metric


@pytest.mark.parametrize(
    ("part", "base", "said"),
    [
        (123, 1000, "chiếm 12,3%"),
        (500, 1000, "chiếm 50%"),
        (1000, 1000, "chiếm 100%"),
        (9999, 10000, "chiếm 99,99%"),
        (0, 10, "chiếm 0%"),
        (5, 0, ""),
        (-5, 10, ""),
        (5, -10, ""),
    ],
)
def test_share(part, base, said):
    assert share(metric(part), metric(base)) == said


def test_a_share_of_what_is_not_exact_is_not_told():
    assert share(metric(5, hedge="gần"), metric(10)) == ""
    assert share(metric(5), metric(10, hedge="hơn")) == ""
    assert share(metric(5), None) == ""
    assert share(metric(5, "%"), metric(10)) == ""


def test_the_base_is_the_declared_one_else_the_whole():
    figures = {"a": metric(1, code="a"), "b": metric(2, code="b")}
    assert base_of(metric(1, of="a", part_of="b"), figures) is figures["a"]
    assert base_of(metric(1, part_of="b"), figures) is figures["b"]
    assert base_of(metric(1), figures) is None


@pytest.mark.parametrize(
    "name", ["Số hóa hồ sơ", "Số hoá hồ sơ", "Số liệu mở", "Số hiệu", "Số hộ khẩu cấp mới", "Số công báo"]
)
def test_a_word_that_begins_as_a_number_does_stays_whole(name):
    assert noun(name) == name


@pytest.mark.parametrize(
    ("part", "whole", "form", "said"),
    [
        ((60, 50), (220, 200), "", "đóng góp 5 điểm phần trăm vào mức tăng chung"),
        ((60, 50), (220, 200), "share", "đóng góp 50% mức tăng chung"),
        (("60.5", "50.5"), (220, 200), "", "đóng góp 5 điểm phần trăm vào mức tăng chung"),
        (("60.5", 50), (220, 200), "", "đóng góp 5,3 điểm phần trăm vào mức tăng chung"),
        ((40, 50), (180, 200), "", "làm giảm 5 điểm phần trăm mức chung"),
        ((40, 50), (180, 200), "share", "chiếm 50% mức giảm chung"),
        ((40, 50), (220, 200), "", ""),
        ((50, 50), (220, 200), "", ""),
        ((60, 50), (200, 200), "", ""),
        ((60, 50), (20, 0), "", ""),
        ((60, 50), (20, 0), "share", "đóng góp 50% mức tăng chung"),
        ((60, None), (220, 200), "", ""),
        ((60, 50), (220, None), "", ""),
    ],
)
def test_contribution(part, whole, form, said):
    assert contribution(*(metric(now, previous=before) for now, before in (part, whole)), form) == said


def test_parts_that_add_up_close_the_list_and_others_leave_it_open():
    whole, parts = metric(12, "đơn"), [metric(5, name="Khiếu nại"), metric(7, name="Tố cáo", unit="đơn")]
    assert breakdown(whole, parts) == "gồm: khiếu nại 05, tố cáo 07"
    assert breakdown(whole, parts[:1]) == "trong đó: khiếu nại 05"
    assert breakdown(whole, []) == ""
    assert breakdown(metric(13, "đơn"), parts) == "trong đó: khiếu nại 05, tố cáo 07"
    assert breakdown(metric(12, "đơn", hedge="gần"), parts) == "trong đó: khiếu nại 05, tố cáo 07"
    hedged = [parts[0], metric(7, name="Tố cáo", hedge="gần")]
    assert breakdown(whole, hedged) == "trong đó: khiếu nại 05, tố cáo gần 07"


def test_a_part_in_another_unit_says_it():
    whole, part = metric(12, "đơn"), metric(5, "vụ", name="Khiếu nại")
    assert breakdown(whole, [part]) == "trong đó: khiếu nại 05 vụ"


def test_the_parts_are_those_that_say_so_in_the_reports_order():
    figures = {code: metric(1, code=code, part_of=of) for code, of in (("a", None), ("c", "a"), ("b", "a"))}
    assert [part.code for part in parts_of(figures["a"], figures)] == ["c", "b"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Văn bản đến", "văn bản đến"),
        ("TTHC cấp tỉnh", "TTHC cấp tỉnh"),
        ("Đơn khiếu nại", "đơn khiếu nại"),
        ("hồ sơ", "hồ sơ"),
        ("Ý kiến cử tri", "ý kiến cử tri"),
        ("Ủng hộ", "ủng hộ"),
        ("HĐND", "HĐND"),
    ],
)
def test_a_name_within_a_sentence(name, said):
    assert in_sentence(name) == said
