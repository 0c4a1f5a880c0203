"""Indices are known by the heads of their table: what stands above the names, and above the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from sokert.vietnamese.changes import change

CPI, FOOD, FARE = "Chỉ số giá tiêu dùng", "Hàng ăn", "Giao thông"


def changes(names: str, rows: dict[str, float], figures: str) -> list[str]:
    """Return how the figures of a table with two columns are told to have changed."""
    table = [{names: name, figures: value} for name, value in rows.items()]
    metrics = sokert.metrics_from(table, period="2026-H1", columns={"name": names, "value": figures})
    return [change(one, form="short") for one in metrics]


@pytest.mark.parametrize(
    ("names", "first", "figures", "told"),
    [
        ("Nhóm hàng", CPI, "Bình quân 6 tháng so với cùng kỳ (%)", "giảm 0,9% so với cùng kỳ"),
        ("Nhóm hàng", CPI, "So cùng kỳ (%)", "giảm 0,9% so với cùng kỳ"),
        ("Nhóm hàng", CPI, "So với tháng trước (%)", "giảm 0,9% so với tháng trước"),
        (CPI, "Chung", "So cùng kỳ (%)", "giảm 0,9% so với cùng kỳ"),
        ("Nhóm hàng", "Chung", f"{CPI} (%)", "giảm 0,9% so với cùng kỳ"),
        ("Nhóm hàng", CPI, "Bình quân 6 tháng (%)", ""),  # of the others nothing says so
        ("Nhóm hàng", "Tỷ lệ đúng hạn", "So cùng kỳ (%)", ""),
    ],
)
def test_a_row_is_an_index_where_its_table_says_so(names: str, first: str, figures: str, told: str) -> None:
    found = changes(names, {first: 103.05, FOOD: 103.5, FARE: 99.1}, figures)
    assert found[2] == told
    assert bool(found[1]) == bool(told)


@pytest.mark.parametrize(
    ("column", "told"), [("B", "giảm 0,9% so với tháng trước"), ("C", "giảm 1,3% so với cùng kỳ"), ("D", "")]
)
def test_a_head_of_two_rows_begins_where_its_cells_do(tmp_path: Path, column: str, told: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("Nhóm hàng", "Tháng 6/2026 so với (%)", None, "Quyền số (%)"),
        (None, "Tháng trước", "Cùng kỳ", None),
        (CPI, 100.2, 103.1, 100),
        (FARE, 99.1, 98.7, 9.4),
    ):
        sheet.append(row)
    for cells in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "cpi.xlsx")
    pd = pytest.importorskip("pandas")
    frame = pd.read_excel(tmp_path / "cpi.xlsx", header=[0, 1], engine="openpyxl")
    for given in (tmp_path / "cpi.xlsx", frame):
        metrics = sokert.metrics_from(given, period="2026-06", columns={"value": column})
        assert [(one.unit, change(one, form="short")) for one in metrics[1:]] == [("%", told)]


def test_growth_and_rates_are_none() -> None:
    rows = {CPI: 103.05, "Tốc độ tăng": 8.7, "Tỷ lệ đúng hạn": 98.5}
    assert changes("Chỉ tiêu", rows, "So cùng kỳ (%)") == ["tăng 3,05% so với cùng kỳ", "", ""]


def test_parts_say_what_their_whole_is_held_against() -> None:
    found = changes("Chỉ tiêu", {CPI: 100.2, f"- {FOOD}": 100.5}, "So với tháng trước (%)")
    assert found == ["tăng 0,2% so với tháng trước", "tăng 0,5% so với tháng trước"]
