"""Tables of a Word file that sokert did not write, beside a report: by row and heading, and silent where unsure."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import docx
import pytest

import sokert
from check.text.narratives import report_of
from small_forms import cell, form, p, row, table

METRICS = [
    {"code": "thu", "name": "Thu ngân sách", "unit": "tỷ đồng", "value": "312.4", "previous": "287.9", "plan": 600},
    {"code": "le", "name": "Tổng mức bán lẻ", "unit": "tỷ đồng", "value": "1845.7", "previous": "1690.3", "plan": 3900},
    {"code": "ngheo", "name": "Số hộ nghèo", "unit": "hộ", "value": 1120, "previous": 1340},
    {"code": "don", "name": "Đơn tiếp nhận", "unit": "đơn", "value": 845, "previous": 790, "plan": 1500},
]
NOW, BEFORE, PLAN = (
    {"thu": "312,4", "le": "1.845,7", "ngheo": "1.120", "don": "845"},
    {"thu": "287,9", "le": "1.690,3", "ngheo": "1.340", "don": "790"},
    {"thu": "600", "le": "3.900", "ngheo": "", "don": "1.500"},
)
SWAPPED = {**BEFORE, "thu": "278,9"}
OTHER = {"thu": "150,2", "le": "900,1", "ngheo": "560", "don": "410"}  # of somebody else, or of another time
NAMES = {one["code"]: (one["name"], one["unit"]) for one in METRICS}


@cache
def report() -> sokert.Report:
    return report_of(
        metrics=METRICS, period="2026-H1", sections=[{"title": "A", "body": "x"}], annexes=[{"title": "B"}]
    )


def told(*heads: str, figures: tuple[dict[str, str], ...], order: str = "thu le ngheo don", unit: str = "ĐVT") -> list:
    head = row(*map(cell, ("Chỉ tiêu", unit, *heads)))
    rows = [row(*map(cell, (*map(str, NAMES[code]), *(one[code] for one in figures)))) for code in order.split()]
    made = form(p("BÁO CÁO"), p("x"), table(head, *rows, columns=2 + len(heads)))
    return found(made)


def found(made: bytes) -> list[tuple[str, object]]:
    findings = sokert.check(made, report=report())
    return [(one.where.text, one.facts["right"]) for one in findings if one.code == "FIGURE-NOT-REPORT"]


@pytest.mark.parametrize("order", ["thu le ngheo don", "don ngheo le thu", "ngheo thu don"])
@pytest.mark.parametrize(
    ("heads", "figures"),
    [
        (("6 tháng 2026", "6 tháng 2025"), (NOW, SWAPPED)),
        (("6 tháng đầu năm 2025", "Thực hiện 6 tháng đầu năm 2026"), (SWAPPED, NOW)),
        (("Kế hoạch năm 2026", "Cùng kỳ", "Thực hiện"), (PLAN, SWAPPED, NOW)),
        (("Cùng kỳ năm 2025", "ƯTH 6T/2026"), (SWAPPED, NOW)),
    ],
)
def test_a_figure_is_held_against_its_own_row_and_heading(order: str, heads: tuple, figures: tuple) -> None:
    assert told(*heads, figures=figures, order=order) == [("278,9", "287,9")]


@pytest.mark.parametrize(
    ("figures", "wrong"),
    [
        (({**PLAN, "thu": "650"}, BEFORE, NOW), ("650", "600")),
        ((PLAN, SWAPPED, NOW), ("278,9", "287,9")),
        ((PLAN, BEFORE, {**NOW, "thu": "321,4"}), ("321,4", "312,4")),
    ],
)
def test_each_column_is_held_against_the_report(figures: tuple, wrong: tuple[str, str]) -> None:
    assert told("Kế hoạch năm 2026", "Cùng kỳ", "Thực hiện", figures=figures) == [wrong]


@pytest.mark.parametrize(
    ("heads", "figures"),
    [
        (("6 tháng 2025", "6 tháng 2024"), (SWAPPED, OTHER)),  # the table of the year before
        (("Năm 2026", "Năm 2025"), (NOW, SWAPPED)),  # a whole year is no half
        (("Tháng 6/2026", "Tháng 6/2025"), (NOW, SWAPPED)),
        (("Thực hiện", "Cùng kỳ"), (OTHER, OTHER)),  # another office's: nothing agrees
        (("Thực hiện", "Cùng kỳ"), (NOW, {**SWAPPED, "le": "1.609,3"})),  # as many differ as agree
        (("Thực hiện", "Năm trước"), (NOW, SWAPPED)),
        (("Số liệu A", "Số liệu B"), (NOW, SWAPPED)),
    ],
)
def test_what_may_be_of_another_time_or_office_is_silent(heads: tuple, figures: tuple) -> None:
    assert told(*heads, figures=figures) == []


def test_rows_of_one_name_are_silent() -> None:
    assert told("Thực hiện", "Cùng kỳ", figures=(NOW, SWAPPED), order="thu le ngheo don thu") == []


def test_a_row_without_its_unit_is_silent() -> None:
    assert told("Thực hiện", "Cùng kỳ", figures=(NOW, SWAPPED), unit="Ghi chú") == []


def test_a_table_that_sokert_printed_is_known_by_its_words_where_the_file_carries_nothing() -> None:
    made = docx.Document(BytesIO(sokert.render(report(), embed=False)))
    annex = made.tables[-1]
    cells = [one for line in annex.rows for one in line.cells if one.text == "287,9"]
    cells[0].paragraphs[0].runs[0].text = "278,9"
    kept = BytesIO()
    made.save(kept)
    assert found(kept.getvalue()) == [("278,9", "287,9")]
