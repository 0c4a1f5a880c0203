"""The time that a table's head names beside the period of the report that takes its figures."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

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
    # six months of a year are its first, and never all of it
    (H2, "Kết quả 6 tháng 2026", "6 tháng 2026"),
    (H2, "Kết quả sáu tháng của năm 2026", "sáu tháng của năm 2026"),
    (H2, "Năm 2026: kết quả 6 tháng", "6 tháng"),
    ("2026", "Kết quả 6 tháng năm 2026", "6 tháng năm 2026"),
    ("2026", "Kết quả 6T đầu năm 2026", "6 tháng đầu năm 2026"),
    *(
        (period, f"Kết quả 6{words}", "6 tháng 2026")
        for period in (H2, "2026")
        for words in ("T2026", "t 2026", "t_2026")
    ),
    ("2026", "Kết quả 9T2026", "9 tháng 2026"),
    # days
    (H2, "(Số liệu từ ngày 15/12/2025 đến ngày 14/6/2026)", "từ ngày 15/12/2025 đến ngày 14/6/2026"),
    (H2, "Số liệu tính đến ngày 14 tháng 6 năm 2026", "tính đến ngày 14 tháng 6 năm 2026"),
]
OWN = [
    (H1, TITLE),
    (H2, "Biểu số liệu 6 tháng cuối năm 2026"),
    (H1, "Biểu số liệu 6 tháng năm 2026"),
    (H1, "Biểu số liệu 6T2026"),
    (H2, "Kết quả 6 tháng"),
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
    assert told(tmp_path, H2, "Biểu 6 tháng cuối năm 2026", "TH 6 tháng 2026") == ""
    assert told(tmp_path, H2, TITLE, "TH 6 tháng 2026") == "6 tháng đầu năm 2026"
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
        ("th_6_thang_2026", "2026-H2", "SOURCE-PERIOD"),
        ("th_6_thang_dau_nam_2026", "2026", "SOURCE-PERIOD"),
        ("th_quy_2_2026", "2026-Q3", "SOURCE-PERIOD"),
        ("th_6_thang_2026", "2026-H1", ""),
        ("Năm 2026 / Thực hiện 6 tháng", "2026", "SOURCE-PERIOD"),
        ("Năm 2026 / Thực hiện 6 tháng", "2026-H2", "SOURCE-PERIOD"),
        ("Năm 2026 / Thực hiện 6 tháng", "2026-H1", ""),
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


PLANS = [
    # a heading, and the year that it gives a plan; none: it is taken for that of the report's
    *(
        (heading, "2025")
        for heading in ("Kế hoạch 2025", "KH năm 2025", "plan_2025", "Dự toán HĐND tỉnh giao năm 2025")
    ),
    ("KH giai đoạn 2026-2030", "2026-2030"),  # of five years, not of one
    *((heading, "") for heading in ("Kế hoạch năm", "KH 2026", "Dự toán 2026", "Kế hoạch năm học 2025-2026")),
    # who set it, and when
    *(
        (heading, "")
        for heading in ("KH (QĐ số 45/2025/QĐ-UBND)", "Kế hoạch giao ngày 15/12/2025", "KH theo NQ 12 năm 2025")
    ),
]


@pytest.mark.parametrize("way", ["rows", "csv", "xlsx"])
@pytest.mark.parametrize(("heading", "year"), PLANS)
def test_a_plan_of_another_year_is_not_taken_and_told(tmp_path: Path, way: str, heading: str, year: str) -> None:
    rows = [["Chỉ tiêu", "ĐVT", "Thực hiện", heading], ["Lúa", "tấn", 260, 500]]
    for columns in ({}, {"plan": heading}):
        (metric,) = read = sokert.metrics_from(_given(tmp_path, way, rows), period=H1, columns=columns)
        assert [one.value for one in metric.plan] == ([] if year else [500])
        report = sokert.Report.model_validate({**REPORT, "metrics": read})
        told = [one for one in sokert.check(report) if one.code == "SOURCE-OTHER-YEAR"]
        assert [(one.level, one.facts["given"], one.facts["year"]) for one in told] == (
            [("warning", year, "2026")] if year else []
        )
        assert all("  " not in one.message("vi") for one in told)


@pytest.mark.parametrize("way", ["rows", "csv", "xlsx"])
def test_of_plans_of_two_years_that_of_the_report_is_taken(tmp_path: Path, way: str) -> None:
    head = ["Chỉ tiêu", "ĐVT", "Kế hoạch 2025", "Thực hiện 6T/2025", "Kế hoạch 2026", "Thực hiện 6T/2026"]
    given = _given(tmp_path, way, [head, ["Lúa", "tấn", 500, 240, 550, 260]])
    for period in (H1, None):  # what stands over the figures says the year too
        (metric,) = read = sokert.metrics_from(given, period=period)
        assert (metric.value, metric.previous, [one.value for one in metric.plan]) == (260, 240, [550])
        assert [(one.code, one.level) for one in read.findings] == [("SOURCE-OTHER-YEAR", "info")]


def test_of_plans_beside_figures_of_no_year_the_last_is_taken_where_no_period_is_said() -> None:
    row = {"Chỉ tiêu": "Lúa", "ĐVT": "tấn", "Thực hiện": 260, "Kế hoạch 2025": 500, "Kế hoạch 2026": 550}
    (metric,) = sokert.metrics_from([row])
    assert [one.value for one in metric.plan] == [550]
    (metric,) = sokert.metrics_from([row], period="2025-H1")
    assert [one.value for one in metric.plan] == [500]


@pytest.mark.parametrize(
    ("heading", "year"), [("Cùng kỳ 2024", "2024"), ("previous_2024", "2024"), ("Cùng kỳ 2025", "")]
)
def test_an_earlier_figure_of_another_year_is_not_taken_and_told(heading: str, year: str) -> None:
    row = {"Chỉ tiêu": "Lúa", "ĐVT": "tấn", "Thực hiện": 260, heading: 240}
    (metric,) = read = sokert.metrics_from([row], period=H1)
    assert metric.previous == (None if year else 240)
    assert [(one.facts["given"], one.facts["year"]) for one in read.findings] == ([(year, "2025")] if year else [])


def test_a_report_file_does_not_take_a_plan_of_another_year_either(tmp_path: Path) -> None:
    _given(tmp_path, "xlsx", [["Chỉ tiêu", "ĐVT", "Thực hiện", "KH 2025"], ["Lúa", "tấn", 260, 500]])
    path = tmp_path / "report.yaml"
    path.write_text(FILE.format(period=H1, more=""), "utf-8")
    assert sokert.load(path).metrics[0].plan == ()
    assert "SOURCE-OTHER-YEAR" in [one.code for one in sokert.check(path)]


REPORT = {
    "period": H1,
    "issuer": {"name": "Văn phòng", "place": "Mẫu Sơn", "code": "VP"},
    "signatory": {"position": "CHÁNH VĂN PHÒNG"},
    "sections": [{"title": "Kết quả"}],
}


def _given(folder: Path, way: str, rows: list[list[Any]]) -> Any:
    """Return a table as a program, a text file or a workbook has it."""
    if way == "rows":
        return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    path = folder / f"so-lieu.{way}"
    if way == "csv":
        path.write_text("\n".join(";".join(map(str, row)) for row in rows), "utf-8")
        return path
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path
