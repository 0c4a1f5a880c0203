"""Sheets as offices draw them: heads, groups, parts, and every way in which a cell is not a figure."""

from __future__ import annotations

import contextlib
import datetime
import sys
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

import sokert
from draws import drawn
from judges import ROOT
from sokert.errors import DataError, FileError
from sokert.sources.heads import find
from sokert.sources.opening import opened
from sokert.sources.records import Gathered, records_of
from sokert.sources.table import Cell, Merged, Table, cells, letter, spot

openpyxl = pytest.importorskip("openpyxl")

EXAMPLE = ROOT / "examples" / "bieu-excel" / "so-lieu.xlsx"
SIMPLE = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện")


def table(*rows: Sequence[object], merged: Sequence[Merged] = ()) -> Table:
    return Table("b.xlsx", [cells(row, at) for at, row in enumerate(rows)], merged=merged)


def read(*rows: Sequence[object], **given: Any) -> Gathered:
    return records_of(table(*rows), **given)


def codes(gathered: Gathered) -> dict[str, Any]:
    assert gathered.findings == ()
    return {record.code: record.data for record in gathered.records}


def told(gathered: Gathered) -> list[tuple[str, str]]:
    return [(finding.code, finding.where.part) for finding in gathered.findings]


# --- heads --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (SIMPLE, {"number": "A", "name": "B", "unit": "C", "value": "D"}),
        (("STT", "Nội dung", "Đơn vị tính", "KH năm 2026", "TH 6 tháng"), {"plan": "D", "value": "E"}),
        (("Chỉ tiêu", "Cùng kỳ 2025", "Thực hiện", "% so cùng kỳ"), {"previous": "B", "value": "C"}),
        (("Chỉ tiêu", "Năm 2024", "Năm 2025", "Năm 2026"), {"previous": "C", "value": "D"}),
        (("Chỉ tiêu", "TH 6 tháng 2025", "TH 6 tháng 2026"), {"previous": "B", "value": "C"}),
        (("Chỉ tiêu", "Ước TH 6 tháng 2026", "Cùng kỳ", "So sánh (%)"), {"value": "B", "previous": "C"}),
        (("Mã số", "Tên chỉ tiêu", "Số lượng"), {"code": "A", "name": "B", "value": "C"}),
        (("code", "name", "value", "unit", "previous"), {"code": "A", "name": "B", "value": "C", "unit": "D"}),
        (("chi_tieu", "don_vi_tinh", "so_lieu"), {"name": "A", "unit": "B", "value": "C"}),
        (("Chỉ tiêu", "ĐVT", "Kết quả 6 tháng 2026", "Cùng kì 2025"), {"value": "C", "previous": "D"}),
        (("Chỉ tiêu", "ĐVT", "Kết quả 6 tháng 2026", "KQ 6T2025"), {"value": "C", "previous": "D"}),
        (("Chỉ tiêu", "Kê hoạch năm", "Thực hiên 6 tháng", "Cung ky"), {"plan": "B", "value": "C", "previous": "D"}),
        (("Chỉ tiêu", "TH 6 tháng 2026", "Năm 2025 Thực hiên 6 tháng"), {"value": "B", "previous": "C"}),
        (("CHỈ TIÊU", "ĐVT", "THỰC HIỆN", "CÙNG KỲ", "KẾ HOẠCH"), {"value": "C", "previous": "D", "plan": "E"}),
    ],
)
def test_columns_are_found_by_their_words(headings: Sequence[str], expected: Mapping[str, str]) -> None:
    head = find(table(headings, *(["1", "Việc", "việc", 1, 2, 3] for _ in range(2))))
    assert head is not None
    found = {role: letter(ones[0].at) for role, ones in head.chosen.items()}
    assert {role: found.get(role) for role in expected} == expected


def test_a_head_of_two_rows_is_read_merged_or_not() -> None:
    rows = [
        ["BIỂU SỐ LIỆU NĂM 2026", "", "", "", ""],
        ["TT", "Chỉ tiêu", "ĐVT", "Năm 2026", ""],
        ["", "", "", "Kế hoạch", "Thực hiện"],
        ["A", "B", "C", "1", "2"],
        ["1", "Văn bản đến", "văn bản", 40, 20],
    ]
    merged = [Merged(0, 0, 0, 4), Merged(1, 3, 1, 4), *(Merged(1, at, 2, at) for at in range(3))]
    for one in (table(*rows), table(*rows, merged=merged)):
        data = codes(records_of(one))
        assert data["van_ban_den"]["plan"], data["van_ban_den"]["value"] == (40, 20)
        assert list(data) == ["van_ban_den"]


def test_two_columns_that_may_be_the_figure_are_told_and_one_may_be_named() -> None:
    rows = (("Chỉ tiêu", "Thực hiện quý I", "Thực hiện quý II"), ("Văn bản đến", 5, 7))
    (finding,) = read(*rows).findings
    assert finding.code == "SOURCE-COLUMNS-UNSURE"
    assert finding.facts["known"] == "B: Thực hiện quý I, C: Thực hiện quý II"
    for heading in ("C", "Thực hiện quý II", "quý II", "THỰC HIỆN  QUÝ II"):
        assert codes(read(*rows, columns={"value": heading}))["van_ban_den"]["value"] == 7


@pytest.mark.parametrize(
    ("headings", "key"),
    [
        (("Chỉ tiêu", "Thực hiện", "Cùng lỳ"), "previous"),
        (("Chỉ tiêu", "Thực hiện", "1.234,5x"), "previous"),
        (("Chỉ tiêu", "Cùng kỳ", "Thực hiện", "KHN"), "plan"),
        (("Chỉ tiêu", "Thực hiện", "Số của 6 tháng 2025"), "previous"),
    ],
)
def test_a_column_of_figures_that_is_not_read_is_told(headings: Sequence[str], key: str) -> None:
    (finding,) = read(headings, ("Văn bản đến", 5, 7, 8)[: len(headings)]).findings
    assert (finding.code, finding.level, finding.facts["key"]) == ("SOURCE-COLUMN-UNREAD", "info", key)
    assert finding.facts["known"] == f"{letter(len(headings) - 1)}: {headings[-1]}"
    assert read(headings, ("Văn bản đến", 5, 7), columns={key: finding.facts["example"]}).findings == ()


@pytest.mark.parametrize(
    "others",
    [
        *(("Mã xã",), ("Ghi chú",), ("So sánh (%)",), ("Tăng, giảm",), ("Tỉ lệ",), ("Năm 2025",), ("Chênh lệch",)),
        ("Phường 1", "Phường 2", "Phường 3"),  # the parts of a total
        ("Tháng 5",),
        ("",),
    ],
)
def test_a_column_that_is_known_as_something_else_is_not_told(others: Sequence[str]) -> None:
    assert read(("STT", "Chỉ tiêu", "Thực hiện", *others), (1, "Văn bản đến", 5, *(7 for _ in others))).findings == ()


@pytest.mark.parametrize(
    ("given", "code"),
    [("Không có", "SOURCE-NO-COLUMN"), ("Thực hiện", "SOURCE-COLUMN-TWICE"), ("Z", "SOURCE-NO-COLUMN")],
)
def test_a_column_that_is_named_wrongly_is_told_with_those_there_are(given: str, code: str) -> None:
    rows = (("Chỉ tiêu", "Thực hiện quý I", "Thực hiện quý II"), ("Văn bản đến", 5, 7))
    found = read(*rows, columns={"value": given}).findings
    assert [one.code for one in found] == [code]
    assert "Thực hiện quý I" in str(found[0].facts["known"])


def test_a_sheet_without_a_head_is_told() -> None:
    assert [code for code, _ in told(read(("a", "b"), (1, 2)))] == ["SOURCE-NO-HEAD"]
    assert [code for code, _ in told(read(("Chỉ tiêu", "ĐVT"), ("Văn bản đến", "văn bản")))] == [
        "SOURCE-COLUMN-MISSING"
    ]
    assert [code for code, _ in told(read(SIMPLE))] == ["SOURCE-NO-ROWS"]


def test_plans_of_several_givers_are_kept_apart() -> None:
    head = ("Chỉ tiêu", "ĐVT", "Dự toán Trung ương giao", "Dự toán HĐND tỉnh giao", "Thực hiện")
    data = codes(read(head, ("Thu ngân sách", "tỷ đồng", 500, 520, 285)))["thu_ngan_sach"]
    assert data["plan"] == [{"value": 500, "by": "Trung ương"}, {"value": 520, "by": "HĐND tỉnh"}]


def test_a_column_of_estimates_says_so() -> None:
    data = codes(read(("Chỉ tiêu", "Ước thực hiện"), ("Văn bản đến", 5)))
    assert data["van_ban_den"]["estimate"] is True


@pytest.mark.parametrize("above", ["ĐVT: triệu đồng", "(Đơn vị tính: Triệu đồng)"])
def test_a_unit_above_the_table_is_every_rows(above: str) -> None:
    data = codes(read((above,), ("Chỉ tiêu", "Thực hiện"), ("Thu ngân sách", 285)))
    assert data["thu_ngan_sach"]["unit"] == "triệu đồng"


def test_a_unit_in_brackets_behind_a_name_is_its_unit() -> None:
    data = codes(read(("Chỉ tiêu", "Thực hiện"), ("Trồng rừng (ha)", 285), ("Hồ sơ (trực tuyến)", 3)))
    assert data["trong_rung"]["unit"] == "ha"
    assert "unit" not in data["ho_so_truc_tuyen"]


# --- rows ---------------------------------------------------------------------------------------------------


def test_parts_follow_from_dashes_numbers_indents_and_words() -> None:
    rows = (
        SIMPLE,
        ("I", "Văn bản", "", ""),
        (1, "Văn bản đi", "văn bản", 100),
        ("", "- Trong đó: Quyết định", "văn bản", 30),
        ("", "+ Quyết định cá biệt", "văn bản", 20),
        ("", "- Kế hoạch", "văn bản", 10),
        (2, "Đơn", "đơn", 9),
        ("", "Trong đó:", "", ""),
        ("", "Khiếu nại", "đơn", 4),
        ("", "Tố cáo", "đơn", 2),
        (3, "Hồ sơ", "hồ sơ", 8),
        ("", "Gồm:", "", ""),
        ("a)", "Trực tuyến", "hồ sơ", 5),
        ("b)", "Trực tiếp", "hồ sơ", 3),
        (4, "Cuộc họp", "cuộc", 7),
        ("", "    Họp trực tuyến", "cuộc", 5),
        (5, "Cán bộ", "người", 3),
        ("", "- Tỷ lệ nữ", "%", 40),
        ("5.1", "Cán bộ nữ", "người", 1),
    )
    data = codes(read(*rows))
    assert {code: one.get("part_of") for code, one in data.items()} == {
        "van_ban_di": None,
        "van_ban_di_quyet_dinh": "van_ban_di",
        "van_ban_di_quyet_dinh_quyet_dinh_ca_biet": "van_ban_di_quyet_dinh",
        "van_ban_di_ke_hoach": "van_ban_di",
        "don": None,
        "don_khieu_nai": "don",
        "don_to_cao": "don",
        "ho_so": None,
        "ho_so_truc_tuyen": "ho_so",
        "ho_so_truc_tiep": "ho_so",
        "cuoc_hop": None,
        "cuoc_hop_hop_truc_tuyen": "cuoc_hop",
        "can_bo": None,
        "can_bo_can_bo_nu": "can_bo",
        "can_bo_ty_le_nu": None,  # a rate is a part of nothing
    }
    assert {code for code, one in data.items() if one.get("closed")} == {"ho_so"}


@pytest.mark.parametrize("opener", ["Gồm:", "Trong đó:"])
@pytest.mark.parametrize(("sign", "spot"), [("", "A4"), ("- ", ""), ("  ", "")])
def test_rows_under_a_list_without_a_sign_of_their_own_are_asked_about(opener: str, sign: str, spot: str) -> None:
    rows = (("Hồ sơ", 1250), (opener, None), (f"{sign}Đúng hạn", 1200), (f"{sign}Quá hạn", 50))
    assert told(read(("Chỉ tiêu", "Thực hiện"), *rows)) == ([("SOURCE-PARTS-UNSURE", spot)] if spot else [])


def placed(gathered: Gathered) -> list[tuple[str, str, str]]:
    """Return what each metric is called, the one it is a part of, and its group."""
    assert gathered.findings == ()
    return [(one.data["name"], one.data.get("part_of", ""), one.group) for one in gathered.records]


def test_numbers_typed_before_a_name_say_what_it_is_a_part_of() -> None:
    rows = [
        (1, "Đơn", "đơn", 9),
        ("", "a) Khiếu nại", "đơn", 4),
        ("", "b. Tố cáo", "đơn", 2),
        (2, "Hồ sơ", "hồ sơ", 8),
        ("", "2.1. Trực tuyến", "hồ sơ", 5),
        ("", "2.2 Trực tiếp", "hồ sơ", 3),
        (5, "12 xã, phường về đích", "xã", 3),
        (6, "1.000 hộ vay vốn", "hộ", 3),
    ]
    wanted = [
        ("Đơn", "", ""),
        ("Khiếu nại", "don", ""),
        ("Tố cáo", "don", ""),
        ("Hồ sơ", "", ""),
        ("Trực tuyến", "ho_so", ""),
        ("Trực tiếp", "ho_so", ""),
        ("12 xã, phường về đích", "", ""),
        ("1.000 hộ vay vốn", "", ""),
    ]
    assert placed(read(SIMPLE, *rows)) == wanted
    counted = [(at, *row[1:]) for at, row in enumerate(rows, 1)]  # a column that counts every row
    assert placed(read(SIMPLE, *counted)) == wanted
    named = [(f"{row[0]}. {row[1]}" if row[0] else row[1], *row[2:]) for row in rows[:6]]
    assert placed(read(SIMPLE[1:], ("I. TIẾP DÂN",), *named)) == [(*one[:2], "TIẾP DÂN") for one in wanted[:6]]


def test_a_heading_with_a_number_holds_what_is_below_it_and_no_more() -> None:
    rows = (
        (1, "Văn bản đến", "văn bản", 20),
        (2, "Đơn thư tiếp nhận", "", ""),
        ("", "a) Khiếu nại", "đơn", 12),
        ("", "b) Tố cáo", "đơn", 5),
        (3, "Tin bài", "tin", 640),
        ("I", "KINH TẾ", "", ""),
        (1, "Thu ngân sách", "tỷ đồng", 5),
        ("II", "Dân số", "người", 100),
        (1, "Hộ", "hộ", 50),
        (2, "Y tế", "", ""),
        ("", "Khám bệnh", "lượt", 9),  # no number of its own: it stands below the heading
        (3, "Học sinh", "em", 7),
    )
    assert placed(read(SIMPLE, *rows)) == [
        ("Văn bản đến", "", ""),
        ("Khiếu nại", "", "Đơn thư tiếp nhận"),
        ("Tố cáo", "", "Đơn thư tiếp nhận"),
        ("Tin bài", "", ""),
        ("Thu ngân sách", "", "KINH TẾ"),
        ("Dân số", "", ""),
        ("Hộ", "", ""),
        ("Khám bệnh", "", "Y tế"),
        ("Học sinh", "", ""),
    ]


def test_a_numbered_row_without_unit_and_figure_is_a_figure_that_is_not_known_yet() -> None:
    rows = ((1, "Văn bản đến", "văn bản", 20), (2, "Sáng kiến", "", ""), (3, "Tin bài", "tin", 640), (4, "Họp", "", ""))
    data = codes(read(SIMPLE, *rows, ("", "Người lập biểu", "", "")))
    assert {code: one.get("value") for code, one in data.items()} == {
        "van_ban_den": 20,
        "sang_kien": None,
        "tin_bai": 640,
        "hop": None,
    }
    assert [one.group for one in read(SIMPLE, *rows).records] == [""] * 4


def test_a_rank_is_known_by_its_unit_its_name_or_its_cell() -> None:
    head = (*SIMPLE, "Cùng kỳ")
    rows = (
        (1, "Chỉ số cải cách hành chính", "hạng", 3, 5),
        (2, "Xếp hạng PCI", "", "3/34", "thứ 5/63"),
        (3, "Thứ hạng chuyển đổi số", "", 3, 5),
        (4, "Kết quả thi đua", "", "xếp thứ 3", "xếp thứ 5"),
        (5, "Xếp hạng di tích", "di tích", 3, 5),
    )
    data = codes(read(head, *rows)).values()
    ranks = [sokert.Metric.model_validate({**one, "source": None}) for one in data]
    assert [one.nature for one in ranks] == ["rank"] * 4 + ["flow"]
    assert [one.total for one in ranks] == [None, Decimal(34), None, None, None]
    assert {(one.value, one.previous) for one in ranks} == {(Decimal(3), Decimal(5))}


def test_a_part_that_is_still_blank_is_no_group() -> None:
    rows = (SIMPLE, (1, "Việc làm", "người", ""), ("-", "Lao động nữ", "", ""), (2, "Hộ nghèo", "hộ", ""))
    assert {code: one.get("part_of") for code, one in codes(read(*rows)).items()} == {
        "viec_lam": None,
        "viec_lam_lao_dong_nu": "viec_lam",
        "ho_ngheo": None,
    }


def test_a_part_without_a_unit_is_counted_as_its_whole_is_and_a_row_knows_its_group() -> None:
    rows = (
        SIMPLE,
        ("I", "Kinh tế", "", ""),
        (1, "Thu ngân sách", "triệu đồng", 100),
        ("", "- Trong đó: Thu cố định", "", "1,2 tỷ đồng"),
        ("", "- Phí", "", 30),
        ("", "- Tỷ lệ điều tiết", "", 40),
        ("II", "Xã hội", "", ""),
        (1, "Hồ sơ", "hồ sơ", 8),
        ("", "- Quá hạn", "", "1,5"),
    )
    gathered = read(*rows)
    assert [(one.code, one.where.part, one.facts["unit"]) for one in gathered.findings] == [
        ("SOURCE-CELL-FRACTION", "D9", "hồ sơ")
    ]
    found = [one.data for one in gathered.records]
    assert [(one.get("unit"), one.get("value"), one["group"]) for one in found] == [
        ("triệu đồng", 100, "Kinh tế"), ("tỷ đồng", Decimal("1.2"), "Kinh tế"), ("triệu đồng", 30, "Kinh tế"),
        (None, 40, "Kinh tế"), ("hồ sơ", 8, "Xã hội"), ("hồ sơ", None, "Xã hội"),
    ]  # fmt: skip


def test_one_name_in_two_groups_carries_the_groups() -> None:
    rows = (SIMPLE, ("I", "Thu"), (1, "Tổng số", "tỷ đồng", 5), ("II", "Chi"), (1, "Tổng số", "tỷ đồng", 4))
    assert list(codes(read(*rows))) == ["thu_tong_so", "chi_tong_so"]


def test_what_clerks_type_as_the_row_above_is_its_unit() -> None:
    rows = [(1, "Lúa", "ha", 5), (2, "Ngô", "nt", 4), (3, "Rau", "-nt-", 4.5), (4, "Chè", '"', 3), (5, "Vụ", "vụ", 1)]
    assert [one["unit"] for one in codes(read(SIMPLE, *rows)).values()] == ["ha"] * 4 + ["vụ"]


def test_parts_stand_side_by_side_however_many_blanks_somebody_typed() -> None:
    for blanks in (3, 12, 20):
        rows = [(1, "Gieo trồng", "ha", 9), ("", "Trong đó: - Lúa", "ha", 5)]
        rows += [("", " " * blanks + f"- {name}", "ha", 2) for name in ("Ngô", "Rau")]
        found = codes(read(SIMPLE, *rows))
        assert [one.get("part_of") for one in found.values()] == [None, *["gieo_trong"] * 3], blanks


@pytest.mark.parametrize("gom", [True, False])
def test_trong_do_below_a_row_of_a_list_is_a_part_of_it_and_ends_with_the_next(gom: bool) -> None:
    rows = [("", "- Trực tiếp", "hồ sơ", 21), ("", "Trong đó: qua bưu chính", "hồ sơ", 3)]
    rows.append(("", "- Trực tuyến", "hồ sơ", 20))
    for order in (rows, [rows[2], *rows[:2]]):
        found = codes(read(SIMPLE, (1, "Hồ sơ", "hồ sơ", 41), *([("", "Gồm:", "", "")] if gom else []), *order))
        assert {code: (one.get("part_of"), one.get("closed", False)) for code, one in found.items()} == {
            "ho_so": (None, gom),
            "ho_so_truc_tiep": ("ho_so", False),
            "ho_so_truc_tiep_qua_buu_chinh": ("ho_so_truc_tiep", False),
            "ho_so_truc_tuyen": ("ho_so", False),
        }


def test_a_comma_before_three_digits_is_held_against_the_rest_of_the_row() -> None:
    head = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ")
    gathered = read(
        head, (1, "Rác", "tấn", "4,350", 4120), (2, "Chè", "tấn", "4,350", "4,12"), (3, "Lạc", "tấn", "4,350")
    )
    assert [(one.code, one.where.part) for one in gathered.findings] == [("SOURCE-CELL-AMBIGUOUS", "D2")]
    assert [one.data.get("value") for one in gathered.records][1:] == [Decimal("4.350")] * 2


def test_an_average_of_counts_has_a_fraction_and_a_pair_is_told_as_one() -> None:
    gathered = read(SIMPLE, (1, "Tiêu chí bình quân", "tiêu chí", 16.8), (2, "Xã đạt chuẩn", "xã", "11/15"))
    assert told(gathered) == [("SOURCE-CELL-PAIR", "D3")]
    assert gathered.records[0].data["value"] == Decimal("16.8")


def test_groups_within_groups_are_kept_both() -> None:
    work = [(1, "Kinh tế"), ("a)", "Đơn", "đơn", 5), (2, "Xã hội"), ("a)", "Vụ", "vụ", 4)]
    rows = [("I", "THÀNH PHỐ"), *work, ("II", "NÔNG THÔN"), *work, ("III", "CẢ TỈNH"), (1, "Hồ sơ", "hồ sơ", 7)]
    gathered = read(SIMPLE, *rows)
    assert told(gathered) == []
    assert {code: (one.get("above"), one["group"]) for code, one in codes(gathered).items()} == {
        "thanh_pho_kinh_te_don": (("THÀNH PHỐ",), "Kinh tế"),
        "thanh_pho_xa_hoi_vu": (("THÀNH PHỐ",), "Xã hội"),
        "nong_thon_kinh_te_don": (("NÔNG THÔN",), "Kinh tế"),
        "nong_thon_xa_hoi_vu": (("NÔNG THÔN",), "Xã hội"),
        "ho_so": (None, "CẢ TỈNH"),
    }


def test_groups_without_numbers_end_what_stands_under_the_one_before() -> None:
    rows = [("", "KINH TẾ"), ("I", "Nông nghiệp"), (1, "Đơn", "đơn", 5), ("", "XÃ HỘI"), (1, "Vụ", "vụ", 4)]
    found = codes(read(SIMPLE, *rows))
    assert [(one.get("above"), one["group"]) for one in found.values()] == [
        (("KINH TẾ",), "Nông nghiệp"),
        (None, "XÃ HỘI"),
    ]


def test_one_name_twice_in_a_group_is_told_with_both_places() -> None:
    gathered = read(SIMPLE, (1, "Đơn", "đơn", 5), (2, "Đơn", "đơn", 4))
    assert told(gathered) == [("SOURCE-SAME-NAME", "B3")]
    assert gathered.findings[0].facts["first"] == "B2"


def test_codes_do_not_change_when_rows_move_or_others_come() -> None:
    rows = [(1, "Văn bản đi", "văn bản", 9), ("", "- Mật", "văn bản", 2), (2, "Đơn", "đơn", 5)]
    before = codes(read(SIMPLE, *rows))
    after = codes(read(SIMPLE, rows[2], ("", "- Mật", "đơn", 1), *rows[:2], (7, "Cuộc họp", "cuộc", 1)))
    assert set(before) < set(after)
    assert {code: one["value"] for code, one in before.items()} == {code: after[code]["value"] for code in before}


def test_signatures_notes_and_a_head_that_comes_again_are_no_figures() -> None:
    rows = (SIMPLE, (1, "Đơn", "đơn", 5), SIMPLE, (2, "Vụ", "vụ", 4), (), ("", "Người lập biểu", "", "CHÁNH VĂN PHÒNG"))
    assert list(codes(read(*rows))) == ["don", "vu"]


def test_a_figure_without_a_name_is_told() -> None:
    assert told(read(SIMPLE, (1, "Đơn", "đơn", 5), ("", "", "", 7), (2, "Vụ", "vụ", 4))) == [("SOURCE-NO-NAME", "D3")]


def test_a_row_without_a_figure_is_a_figure_that_is_not_known_yet() -> None:
    data = codes(read(SIMPLE, (1, "Đơn", "đơn", ""), (2, "Vụ", "vụ", "chưa có")))
    assert [one.get("value") for one in data.values()] == [None, None]


def test_names_in_nfd_and_in_an_old_code_are_read() -> None:
    data = codes(read(SIMPLE, (1, unicodedata.normalize("NFD", "Văn bản đến"), "văn bản", 5)))
    assert data["van_ban_den"]["name"] == "Văn bản đến"


# --- workbooks ----------------------------------------------------------------------------------------------


def book(tmp_path: Path, *rows: Sequence[object]) -> tuple[Any, Path]:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(list(row))
    return made, tmp_path / "so-lieu.xlsx"


def test_what_a_workbook_shows_is_what_is_read(tmp_path: Path) -> None:
    made, path = book(
        tmp_path, SIMPLE, (1, "Tỷ lệ", "%", 0.749), (2, "Bình quân", "ha", 33.3333333333), (3, "Thu", "đồng", 5)
    )
    sheet = made.active
    sheet["D2"].number_format, sheet["D3"].number_format = "0.0%", "#,##0.00"
    sheet.append(["", "Thuế", "đồng", 2])
    sheet["B5"].alignment = openpyxl.styles.Alignment(indent=1)
    sheet["B3"] = "B×nh qu©n"
    sheet["B3"].font = openpyxl.styles.Font(name=".VnTime")
    made.save(path)
    rate, mean, whole, part = sokert.metrics_from(path)
    assert (rate.value, rate.unit) == (Decimal("74.9"), "%")
    assert (mean.name, mean.decimals) == ("Bình quân", 2)
    assert (whole.code, part.part_of) == ("thu", "thu")
    assert rate.source == "so-lieu.xlsx!D2"


def test_a_sum_that_is_shown_in_thousands_is_read_in_thousands(tmp_path: Path) -> None:
    made, path = book(tmp_path, SIMPLE, (1, "Thu", "triệu đồng", 1234567890), (2, "Chi", "triệu đồng", 5))
    made.active["D2"].number_format = "#,##0.0,,_);(#,##0.0,,)"
    made.save(path)
    income, expense = sokert.metrics_from(path)
    assert (income.value, income.decimals, expense.value) == (Decimal("1234.56789"), 1, Decimal(5))


def test_bad_cells_are_told_all_together_each_with_its_cell(tmp_path: Path) -> None:
    rows = [
        ("#N/A", "SOURCE-CELL-ERROR"),
        ("=1+1", "SOURCE-CELL-NOT-RECKONED"),
        (datetime.date(2026, 2, 1), "SOURCE-CELL-DATE"),
        (True, "SOURCE-CELL-TRUTH"),
        ("nhiều", "SOURCE-CELL-TEXT"),
        ("1.234", "SOURCE-CELL-AMBIGUOUS"),
        ("12.5", "SOURCE-CELL-FRACTION"),
        ("5 ha", "SOURCE-CELL-UNIT"),
    ]
    made, path = book(tmp_path, SIMPLE, *((at, f"Việc {at}", "việc", one) for at, (one, _) in enumerate(rows)))
    made.active.append([9, "Việc 9", "việc", 3])
    made.active.append([10, "Việc 10", "việc", None])
    made.active.merge_cells("D10:D11")
    made.save(path)
    with pytest.raises(DataError) as raised:
        sokert.metrics_from(path)
    told = [(one.code, one.where.part) for one in raised.value.findings]
    expected = [(code, spot(at, 3)) for at, (_, code) in enumerate(rows, start=1)]
    assert told == [*expected, ("SOURCE-CELL-MERGED", "D10"), ("SOURCE-CELL-MERGED", "D11")]
    for finding in raised.value.findings:
        assert all((finding.message("vi"), finding.hint("vi"), finding.message("en"), finding.hint("en")))


def test_the_only_sheet_with_a_head_is_taken_and_of_several_one_must_be_named(tmp_path: Path) -> None:
    made, path = book(tmp_path, ("Ghi chú chung",))
    second = made.create_sheet("Biểu 02")
    for row in (SIMPLE, (1, "Đơn", "đơn", 5)):
        second.append(row)
    hidden = made.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden.append(SIMPLE)
    made.save(path)
    assert sokert.metrics_from(path)[0].source == "so-lieu.xlsx!Biểu 02!D2"
    made.active.append(SIMPLE)
    made.active.append((1, "Vụ", "vụ", 5))
    made.save(path)
    with pytest.raises(DataError, match="SOURCE-SHEETS"):
        sokert.metrics_from(path)
    assert sokert.metrics_from(path, sheet="biểu 02")[0].code == "don"
    with pytest.raises(DataError, match="SOURCE-NO-SHEET"):
        sokert.metrics_from(path, sheet="Biểu 03")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0 torn", b"no workbook"])
def test_a_broken_workbook_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(content)
    with pytest.raises(DataError, match="SOURCE-NOT-READ"):
        sokert.metrics_from(path)


@pytest.mark.parametrize("smaller", [1, -1], ids=["as it lies there", "as it unpacks"])
def test_a_workbook_that_is_too_large_is_told(smaller: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokert.sources.workbooks.MOST_BYTES", EXAMPLE.stat().st_size - smaller)
    with pytest.raises(FileError, match="DATA-FILE-TOO-LARGE"):
        sokert.metrics_from(EXAMPLE)


def test_a_workbook_that_lies_of_what_it_unpacks_to_is_told(tmp_path: Path) -> None:
    content, path = EXAMPLE.read_bytes(), tmp_path / "so-lieu.xlsx"
    with zipfile.ZipFile(EXAMPLE) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    assert content.count(size)
    path.write_bytes(content.replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises(DataError, match="SOURCE-NOT-READ"):
        sokert.metrics_from(path)


@drawn(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]), data=st.data())
def test_a_damaged_workbook_gives_figures_or_is_told(part: str, data: st.DataObject, tmp_path: Path) -> None:
    with zipfile.ZipFile(EXAMPLE) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    at = data.draw(st.integers(0, len(parts[part]) - 1))
    length = data.draw(st.integers(0, 40))
    parts[part] = parts[part][:at] + data.draw(st.binary(max_size=4)) + parts[part][at + length :]
    with zipfile.ZipFile(tmp_path / "hong.xlsx", "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with contextlib.suppress(sokert.SokertError):
        assert sokert.metrics_from(tmp_path / "hong.xlsx", dash="zero")


def test_an_error_and_a_percentage_in_an_ods_are_seen(tmp_path: Path) -> None:
    opendocument = pytest.importorskip("odf.opendocument")
    from odf import table as parts
    from odf import text

    made = opendocument.OpenDocumentSpreadsheet()
    sheet = parts.Table(name="Biểu")
    rows: list[list[Any]] = [list(SIMPLE), ["1", "Tỷ lệ", "%", 0.749], ["2", "Đơn", "đơn", None]]
    for row in rows:
        line = parts.TableRow()
        for value in row:
            kinds = {"valuetype": "percentage", "value": value} if isinstance(value, float) else {"valuetype": "string"}
            cell = (
                parts.TableCell(**kinds)
                if value is not None
                else parts.TableCell(formula="of:=1/0", valuetype="string")
            )
            cell.addElement(text.P(text="#DIV/0!" if value is None else str(value)))
            line.addElement(cell)
        sheet.addElement(line)
    made.spreadsheet.addElement(sheet)
    made.save(str(tmp_path / "so-lieu.ods"))
    with pytest.raises(DataError) as raised:
        sokert.metrics_from(tmp_path / "so-lieu.ods")
    assert [(one.code, one.where.part) for one in raised.value.findings] == [("SOURCE-CELL-ERROR", "D3")]
    (rate, *_) = records_of(opened(tmp_path / "so-lieu.ods")).records
    assert (rate.data["value"], rate.data["unit"]) == (Decimal("74.9"), "%")


def test_an_old_workbook_hides_whether_a_rate_is_a_ratio(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    made = xlwt.Workbook()
    sheet = made.add_sheet("Biểu")
    for at, row in enumerate((SIMPLE, (1, "Tỷ lệ", "%", 0.749), (2, "Khác", "%", 74.9))):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    made.save(str(tmp_path / "so-lieu.xls"))
    with pytest.raises(DataError) as raised:
        sokert.metrics_from(tmp_path / "so-lieu.xls")
    assert [(one.code, one.where.part) for one in raised.value.findings] == [("SOURCE-CELL-RATIO", "D2")]


def test_a_rate_far_below_the_others_of_its_row_may_be_a_ratio_in_any_table() -> None:
    head = ("Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ", "Kế hoạch")
    rows = (
        ("Giải ngân", "%", Decimal("0.462"), Decimal("0.385"), "95%"),
        ("Quá hạn", "%", Decimal("0.4"), Decimal("1.2"), 1),
    )
    assert told(read(head, *rows)) == [("SOURCE-CELL-RATIO", "C2"), ("SOURCE-CELL-RATIO", "D2")]
    assert codes(read(head, ("Giải ngân", "%", "0,462%", "", "95%")))["giai_ngan"]["value"] == Decimal("0.462")


@pytest.mark.parametrize("indent", [0, 4, 10])
def test_a_row_typed_under_the_words_behind_trong_do_is_a_part_of_the_same_whole(indent: int) -> None:
    rows = [
        (1, "Thu", "triệu đồng", 90),
        ("", "Trong đó: Thuế", "triệu đồng", 50),
        ("", " " * indent + "Đất", "triệu đồng", 20),
    ]
    deeper = ("", " " * 14 + "Đất ở", "triệu đồng", 5)
    found = codes(read(SIMPLE, *rows, deeper))
    assert [found[code]["part_of"] for code in ("thu_thue", "thu_dat", "thu_dat_dat_o")] == ["thu", "thu", "thu_dat"]


def test_texts_of_an_old_code_whose_font_is_lost_are_read_and_told(tmp_path: Path) -> None:
    rows = (("ChØ tiªu", "§VT", "Thùc hiÖn"), ("Hå s¬ ®· gi¶i quyÕt ®óng h¹n", "hå s¬", "gÇn 2.600"))
    made, path = book(tmp_path, *rows)
    made.save(path)
    (metric,) = sokert.metrics_from(path)
    assert (metric.name, metric.unit, metric.hedge) == ("Hồ sơ đã giải quyết đúng hạn", "hồ sơ", "gần")
    assert [(one.code, one.level) for one in opened(path).findings] == [("SOURCE-ENCODING", "info")]


# --- CSV ----------------------------------------------------------------------------------------------------

CSV = "Chỉ tiêu;ĐVT;Thực hiện\nVăn bản đến;văn bản;20.870\nHồ sơ đã giải quyết đúng hạn;hồ sơ;gần 2.600\n"
TCVN3 = "ChØ tiªu;§VT;Thùc hiÖn\nV¨n b¶n ®Õn;v¨n b¶n;20.870\nHå s¬ ®· gi¶i quyÕt ®óng h¹n;hå s¬;gÇn 2.600\n"


def windows_1258(text: str) -> bytes:
    """Return a text as Windows wrote Vietnamese: letters with roof, breve or horn, and tones behind them."""
    out = []
    for sign in text:
        try:
            out.append(sign.encode("cp1258"))
        except UnicodeEncodeError:
            split = unicodedata.normalize("NFD", sign)
            tone = next(mark for mark in split if mark in "\u0300\u0301\u0303\u0309\u0323")
            out.append((unicodedata.normalize("NFC", split.replace(tone, "")) + tone).encode("cp1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        windows_1258(CSV),
        TCVN3.encode("cp1252"),
        ("sep=;\n" + CSV).encode(),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace(";", "\t").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "windows-1258", "tcvn3", "sep", "crlf", "tabs"],
)
def test_csv_of_any_usual_encoding_is_read(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "so-lieu.csv").write_bytes(content)
    first, second = sokert.metrics_from(tmp_path / "so-lieu.csv")
    assert (first.name, first.code, first.value) == ("Văn bản đến", "van_ban_den", 20870)
    assert (second.name, second.hedge, second.value) == ("Hồ sơ đã giải quyết đúng hạn", "gần", 2600)


def test_a_decimal_comma_that_cuts_a_figure_in_two_is_told(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text('Chỉ tiêu,ĐVT,Thực hiện\nThu,tỷ đồng,12,5\nChi,tỷ đồng,"3,5"\n', "utf-8")
    with pytest.raises(DataError) as raised:
        sokert.metrics_from(path)
    assert [(one.code, one.where.part) for one in raised.value.findings] == [("SOURCE-ROW-WIDE", "A2")]


def test_json_tells_what_is_no_table_and_what_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.json"
    for content, code in (("{", "SOURCE-NOT-READ"), ("3", "SOURCE-NO-TABLE"), ('{"a": 1, "a": 2}', "SOURCE-NOT-READ")):
        path.write_text(content, "utf-8")
        with pytest.raises(DataError, match=code):
            sokert.metrics_from(path)
    path.write_text('{"so_lieu": [{"ten": "Thu", "gia_tri": 12.50}]}', "utf-8")
    assert sokert.metrics_from(path)[0].value == Decimal("12.5")


# --- what is none of them -----------------------------------------------------------------------------------


def test_other_kinds_of_files_and_values_are_told(tmp_path: Path) -> None:
    (tmp_path / "so-lieu.pdf").write_bytes(b"%PDF-")
    with pytest.raises(DataError, match="SOURCE-KIND"):
        sokert.metrics_from(tmp_path / "so-lieu.pdf")
    with pytest.raises(sokert.FileError, match="FILE-NOT-FOUND"):
        sokert.metrics_from(tmp_path / "khong-co.xlsx")
    pytest.importorskip("narwhals")
    with pytest.raises(DataError, match="SOURCE-NO-TABLE"):
        sokert.metrics_from(object())


@pytest.mark.parametrize(("module", "extra"), [("narwhals", "frames"), ("sqlalchemy", "database")])
def test_an_extra_that_is_missing_is_told_with_the_line_that_installs_it(
    module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DataError) as raised:
        sokert.metrics_from("sqlite://", query="select 1") if extra == "database" else sokert.metrics_from(object())
    (finding,) = raised.value.findings
    assert finding.code == "EXTRA-MISSING"
    assert finding.hint("en") == f'run: pip install "sokert[{extra}]"'


def test_a_table_of_many_rows_is_read() -> None:
    rows = [(at, f"Việc {at}", "việc", at) for at in range(2000)]
    assert len(codes(read(SIMPLE, *rows))) == 2000


VALUES = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(-(10**9), 10**9),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(
        ["- Trong đó:", "Gồm:", "gần 5", "1.234", "I", "1.1", "a)", "%", "ha", "Đơn", "Chỉ tiêu", "Thực hiện", "2026"]
    ),
)


@drawn(20)
@given(st.lists(st.lists(VALUES, max_size=6), max_size=12), st.booleans())
def test_any_table_gives_metrics_or_findings(rows: list[list[object]], headed: bool) -> None:
    found = records_of(table(*([SIMPLE] * headed), *rows))
    assert found.records or found.findings
    for record in found.records:
        assert record.code.isidentifier()
        assert record.data["source"].startswith("b.xlsx!")
    known = [record.code for record in found.records]
    assert len(known) == len(set(known))


def test_a_cell_knows_its_place() -> None:
    assert Table("b.xlsx", [], "Biểu 1").place(Cell(1, "B7")).part == "Biểu 1!B7"
