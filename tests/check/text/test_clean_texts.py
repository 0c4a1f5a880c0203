"""Texts as offices write them (figures and places invented) give no error and no warning."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
import yaml_text
from check.text.narratives import document, report_of
from sokert.figures.judge import quick_verdict
from sokert.vietnamese.read import read_table

CLEAN = yaml_text.read(Path(__file__).with_name("clean-texts.yaml").read_text("utf-8"))
each_text = pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN.keys())


@each_text
def test_a_text_as_offices_write_it_gives_no_error_and_no_warning(text: str) -> None:
    assert [(one.code, one.where.text) for one in sokert.check(report_of(text)) if one.level != "info"] == []


@each_text
def test_the_same_in_a_word_file_beside_its_report(text: str) -> None:
    written = " ".join(text.replace("{{ van_ban_den }}", "20.870").split())
    found = sokert.check(document("BÁO CÁO", "Sơ kết 6 tháng đầu năm 2023", written), report=report_of())
    words = [one for one in found if one.code.startswith("TEXT-") and one.level != "info"]
    assert [(one.code, one.where.text) for one in words] == []


def test_the_notes_on_all_of_them_are_few() -> None:
    notes = [one for text in CLEAN.values() for one in sokert.check(report_of(text))]
    assert len(notes) <= len(CLEAN) // 3, [(one.code, one.where.text) for one in notes]


@pytest.mark.parametrize(
    "lines",
    [
        ("Mức bảo hành:", "a) 3% giá trị hợp đồng công trình cấp I;", "b) 5% giá trị hợp đồng công trình cấp còn lại;"),
        ("Báo cáo trong 03 ngày (từ 30 tháng Chạp đến mùng 2 Tết) và cả dịp Tết (từ 30 đến mùng 6 Tết).",),
        ("Cỡ chữ từ 13 đến 14 (nếu dòng trên cỡ 12, thì dòng dưới cỡ 13; nếu dòng trên cỡ 13, thì dòng dưới cỡ 14).",),
        ("Hội đồng thảo luận:", "- Ý kiến 1:", "- Ý kiến 2:"),
        ("PHẦN 2: KẾT QUẢ THEO NGUYÊN TẮC 3R",),
        ("Toàn thể sinh viên lớp: 54 sinh viên / Tổng số: 114 sinh viên",),
    ],
)
def test_a_number_that_is_a_name_or_a_condition_claims_nothing(lines: tuple[str, ...]) -> None:
    assert [one for one in sokert.check(document(*lines)) if one.code.startswith("FIGURE")] == []


def test_the_rate_of_a_tax_is_no_share_of_the_code_of_its_goods() -> None:
    head = ["Mô tả hàng hóa", "Mã hàng", "Mã hàng", "Thuế suất (%)"]
    assert (
        read_table([head, ["Vít", "7318", "90", "0"], ["Đinh", "7322", "10", "10"], ["Bơm", "8414", "90", "0"]]) == []
    )


def test_per_cents_in_a_row_of_counts_do_not_add_up() -> None:
    head = [["Chỉ tiêu", "Tổng lượt", "Lượt ngoại", "Lượt nội"], ["A", "1=2+3", "2", "3"]]
    rows = [["Năm nay", "72", "57", "15"], ["Năm trước", "80", "63", "17"], ["Tỷ lệ % tăng", "9,91", "9,28", "12,34"]]
    assert {quick_verdict(one) for one in read_table([*head, *rows])} == {"holds"}
