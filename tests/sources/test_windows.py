"""The time that a table's head names beside the period of the report that takes its figures."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import openpyxl
import pytest

import sokert
from sokert import SokertError

FILE = """
template: half-year/office
period: {period}
issuer: {{name: Văn phòng, place: Mẫu Sơn, code: VP}}
signatory: {{position: CHÁNH VĂN PHÒNG}}
sources:
  - {{file: so-lieu.xlsx{more}}}
sections:
  - title: Kết quả
"""
H1, Q2, H2 = "2026-H1", "2026-Q2", "2026-H2"
TITLE = "Biểu số liệu 6 tháng đầu năm 2026"


def told(folder: Path, period: str, title: str, column: str = "Thực hiện", tab: str = "Biểu", more: str = "") -> str:
    """Return the time that is told to be another than the report's; empty where none is."""
    book = openpyxl.Workbook()
    book.active.title = tab
    book.create_sheet("Ghi chú")
    for row in ((title,), (), ("Chỉ tiêu", "ĐVT", column), ("Văn bản đến", "văn bản", 5)):
        book.active.append(row)
    book.save(folder / "so-lieu.xlsx")
    path = folder / "report.yaml"
    path.write_text(FILE.format(period=period, more=more), "utf-8")
    try:
        sokert.load(path)
    except SokertError as error:
        (finding,) = error.findings
        assert (finding.code, finding.where.line) == ("SOURCE-PERIOD", 7)
        assert "  " not in finding.message("vi")
        return str(finding.facts["window"])
    return ""


OTHER = [
    (H2, TITLE, "6 tháng đầu năm 2026"),
    (H2, "BIỂU SỐ LIỆU 06 THÁNG ĐẦU NĂM", "06 THÁNG ĐẦU NĂM"),
    (H1, "Biểu số liệu 6 tháng đầu năm 2025", "6 tháng đầu năm 2025"),
    (H2, "Số liệu 9 tháng năm 2026", "9 tháng năm 2026"),
    (H2, "KẾT QUẢ 6TĐN 2026", "6 tháng đầu năm 2026"),
    (H1, "Kết quả quý II/2026", "quý II/2026"),
    (Q2, TITLE, "6 tháng đầu năm 2026"),
    ("2026-06", TITLE, "6 tháng đầu năm 2026"),
    ("2026", "Kết quả 6 tháng", "6 tháng"),
    ("2025-HK2", "Số liệu học kỳ I năm học 2025-2026", "học kỳ I năm học 2025"),
    # a whole year, where its last part is reported; before that it says only which year the plan is of
    (H2, "Biểu số liệu năm 2026", "năm 2026"),
    (H1, "Biểu số liệu năm 2025", "năm 2025"),
    # days
    (H2, "(Số liệu từ ngày 15/12/2025 đến ngày 14/6/2026)", "từ ngày 15/12/2025 đến ngày 14/6/2026"),
    (H2, "Số liệu tính đến ngày 14 tháng 6 năm 2026", "tính đến ngày 14 tháng 6 năm 2026"),
]
OWN = [
    (H1, TITLE),
    (H2, "Biểu số liệu 6 tháng cuối năm 2026"),
    (H1, "Biểu số liệu 6 tháng năm 2026"),
    (H1, "Kết quả 6 tháng đầu năm 2026, nhiệm vụ 6 tháng cuối năm 2026"),
    (H2, "Kết quả 6 tháng cuối năm 2026 so với 6 tháng đầu năm 2026"),
    (H1, "Kết quả thực hiện chỉ tiêu kế hoạch năm 2026"),
    (H2, "Kết quả thực hiện kế hoạch năm 2026"),
    (H1, "(Kèm theo Báo cáo số 12/BC-VP ngày 20 tháng 6 năm 2026)"),
    (H1, "Thực hiện Quyết định số 5/QĐ-UBND năm 2024"),
    ("2026", "Biểu số liệu năm 2026"),
    ("2026", "Số liệu năm 2026: 6 tháng đầu năm và 6 tháng cuối năm"),
    ("2026-Q4", "Số liệu 3 tháng cuối năm 2026"),
    ("2025-NH", "Số liệu năm học 2025-2026"),
    (H1, "Số liệu từ ngày 01/01/2026 đến ngày 30/6/2026"),
    (H1, "Số liệu từ 15/12/2025 - 14/6/2026"),
    ('{label: "Đợt cao điểm", from: 2026-02-01, to: 2026-02-28}', "Số liệu tháng 02 năm 2026"),
]


@pytest.mark.parametrize(("period", "title", "said"), OTHER)
def test_a_table_of_another_time_is_refused(tmp_path: Path, period: str, title: str, said: str) -> None:
    assert told(tmp_path, period, title) == said


@pytest.mark.parametrize(("period", "title"), OWN)
def test_a_table_of_the_report_s_own_time_is_taken(tmp_path: Path, period: str, title: str) -> None:
    assert told(tmp_path, period, title) == ""


def test_what_stands_over_the_figures_goes_before_the_title_and_the_sheet_s_name_comes_last(tmp_path: Path) -> None:
    assert told(tmp_path, H1, "Biểu số liệu năm 2026", "Thực hiện 6T đầu năm 2026") == ""
    assert told(tmp_path, H2, "Biểu số liệu năm 2026", "Thực hiện 6T đầu năm 2026") == "6 tháng đầu năm 2026"
    assert told(tmp_path, H2, TITLE, "TH 6 tháng cuối năm 2026") == ""
    assert told(tmp_path, H2, "Biểu 01", tab="6 tháng đầu năm", more=", sheet: 6 tháng đầu năm") == "6 tháng đầu năm"


def test_the_name_of_the_only_sheet_says_its_time_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "6 tháng 2025"
    for row in (("Chỉ tiêu", "ĐVT", "Thực hiện"), ("Văn bản đến", "văn bản", 5)):
        book.active.append(row)
    book.save(tmp_path / "so-lieu.xlsx")
    assert len(sokert.metrics_from(tmp_path / "so-lieu.xlsx", period="2025-H1")) == 1
    with pytest.raises(sokert.DataError, match="SOURCE-PERIOD"):
        sokert.metrics_from(tmp_path / "so-lieu.xlsx", period="2026-H1")


def test_a_source_may_say_that_its_table_is_of_another_time(tmp_path: Path) -> None:
    nine = "Số liệu 9 tháng đầu năm 2026"
    assert told(tmp_path, "2026-Q3", nine) == "9 tháng đầu năm 2026"
    assert told(tmp_path, "2026-Q3", nine, more=", period: 2026-9M") == ""
    assert told(tmp_path, "2026-Q3", TITLE, more=", period: 2026-9M") == "6 tháng đầu năm 2026"


@pytest.mark.parametrize(
    ("heading", "period", "code"),
    [
        ("6 tháng đầu năm 2025", "2026-H1", "SOURCE-YEAR"),
        ("6 tháng đầu năm 2026", "2026-H2", "SOURCE-PERIOD"),
        ("6 tháng đầu năm 2026", "2026-H1", ""),
        ("Thực hiện", "2026-H1", ""),
        ("Thực hiện trong tháng", "2026-H1", "SOURCE-PERIOD"),
        ("TH quý báo cáo", "2026-H1", "SOURCE-PERIOD"),
        ("Thực hiện tháng", "2026-06", ""),
        ("Thực hiện sáu tháng", "2026-H1", ""),
    ],
)
def test_a_frame_of_another_time_is_refused_where_the_period_is_said(heading: str, period: str, code: str) -> None:
    rows = [{"Chỉ tiêu": "Văn bản đến", "ĐVT": "văn bản", heading: 5}]
    assert len(sokert.metrics_from(rows)) == 1
    refused = nullcontext() if not code else pytest.raises(sokert.DataError, match=code)
    with refused:
        sokert.metrics_from(rows, period=period)


def test_a_column_that_no_metric_has_is_told() -> None:
    rows = [{"Chỉ tiêu": "Văn bản đến", "ĐVT": "văn bản", "Thực hiện": 5}]
    with pytest.raises(sokert.DataError, match="DATA-UNKNOWN-KEY"):
        sokert.metrics_from(rows, columns={"valeu": "Thực hiện"})
