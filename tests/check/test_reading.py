"""What `read_figures` and `check --figures` tell of a Word file."""

from __future__ import annotations

from decimal import Decimal

import pytest

import sokert
from check.text.narratives import document
from small_forms import form, row, table

TEXT = "Tiếp nhận 12.846 văn bản đến, tăng 107,3% so với cùng kỳ (11.972 văn bản)."


def test_every_figure_and_every_claim_is_a_typed_record() -> None:
    read = sokert.read_figures(document(TEXT, "Tổ chức 35 hội nghị.", "Thu 3 tỷ 450 triệu đồng."))
    assert [(one.text, one.value, one.unit, one.judged) for one in read.figures] == [
        ("12.846 văn bản đến", Decimal(12846), "văn bản đến", True),
        ("107,3%", Decimal("107.3"), "%", True),
        ("11.972 văn bản", Decimal(11972), "văn bản", True),
        ("35 hội nghị", Decimal(35), "hội nghị", False),
        ("3 tỷ 450 triệu đồng", Decimal(3450000000), "đồng", False),
    ]
    (claim,) = read.claims
    assert (claim.kind, claim.stated, claim.verdict) == ("growth", "107,3%", "fails")
    assert claim.sum == "12.846 / 11.972 × 100 - 100 = 7,3"
    assert claim.where.paragraph == 1


def test_the_list_tells_what_holds_what_does_not_and_what_was_not_judged() -> None:
    read = sokert.read_figures(document(TEXT, "Tổ chức 35 hội nghị."))
    assert str(read) == read.worded()
    told = read.worded("vi").splitlines()
    assert told[0].startswith("! đoạn 1")
    assert told[0].endswith("không khớp")
    assert told[1].strip() == "12.846 / 11.972 × 100 - 100 = 7,3"
    assert told[2].endswith("“35 hội nghị”: chưa đối chiếu với số nào")
    assert told[3].startswith("4 con số đã đọc: 0 chỗ khớp")


def test_every_figure_of_a_table_is_listed_also_where_nothing_is_claimed_of_it() -> None:
    rows = [["Đơn vị", "Hồ sơ", "Đơn thư"], ["Xã An Bình", "100", "5"], ["Xã Hòa Lạc", "101", "6"]]
    read = sokert.read_figures(form(table(*(row(*cells) for cells in rows), columns=3)))
    assert [(one.text, one.judged) for one in read.figures] == [(one, False) for one in ("100", "5", "101", "6")]
    assert read.worded("vi").endswith("4 con số chưa đối chiếu với số nào")


@pytest.mark.parametrize(
    "text", ["Hộ nghèo còn 38 hộ, giảm 14 hộ so với cùng kỳ (52 hộ).", "Số vụ giảm 26,9% (từ 52 vụ xuống 38 vụ)."]
)
def test_the_figure_of_a_fall_is_judged_with_its_claim(text: str) -> None:
    read = sokert.read_figures(document(text))
    assert {one.judged for one in read.figures} == {True}


def test_figures_come_in_reading_order_also_those_of_a_table() -> None:
    rows = [["Đơn vị", "Kế hoạch", "Thực hiện", "So KH (%)"], ["Xã A", "10", "9", "90"], ["Xã B", "20", "10", "50"]]
    read = sokert.read_figures(form(table(*(row(*cells) for cells in rows), columns=4)))
    assert [one.text for one in read.figures] == ["10", "9", "90", "20", "10", "50"]


def test_it_is_plain_data_for_programs() -> None:
    data = sokert.read_figures(document(TEXT)).as_json()
    assert data["claims"][0]["verdict"] == "fails"
    assert data["figures"][0]["value"] == "12846"


def test_the_sum_stands_in_a_comment() -> None:
    made = document(TEXT)
    marked = sokert.mark(made, tuple(one for one in sokert.check(made) if one.code.startswith("FIGURE-")), lang="vi")
    assert b"comments.xml" in marked
