"""What periods are called, and the days of their data."""

from __future__ import annotations

import pytest

from sokert.models import Period, Settings
from sokert.vietnamese.periods import name, next_period_name, same_period_name, window


@pytest.mark.parametrize(
    ("code", "called", "following", "data"),
    [
        ("2023-H1", "6 tháng đầu năm 2023", "6 tháng cuối năm 2023", "15/12/2022 đến ngày 14/6/2023"),
        ("2023-H2", "6 tháng cuối năm 2023", "6 tháng đầu năm 2024", "15/6/2023 đến ngày 14/12/2023"),
        ("2026-H1", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026", "15/12/2025 đến ngày 14/6/2026"),
        ("2023-Q1", "quý I năm 2023", "quý II năm 2023", "15/12/2022 đến ngày 14/3/2023"),
        ("2023-Q2", "quý II năm 2023", "quý III năm 2023", "15/3/2023 đến ngày 14/6/2023"),
        ("2023-Q4", "quý IV năm 2023", "quý I năm 2024", "15/9/2023 đến ngày 14/12/2023"),
        ("2023-01", "tháng 01 năm 2023", "tháng 02 năm 2023", "15/12/2022 đến ngày 14/01/2023"),
        ("2023-06", "tháng 6 năm 2023", "tháng 7 năm 2023", "15/5/2023 đến ngày 14/6/2023"),
        ("2023-12", "tháng 12 năm 2023", "tháng 01 năm 2024", "15/11/2023 đến ngày 14/12/2023"),
        ("2023-9M", "9 tháng đầu năm 2023", "năm 2023", "15/12/2022 đến ngày 14/9/2023"),
        ("2023", "năm 2023", "năm 2024", "15/12/2022 đến ngày 14/12/2023"),
    ],
)
def test_names_and_data(code, called, following, data):
    period = Period.of(code)
    assert name(period) == called
    assert next_period_name(period) == following
    assert window(period) == f"(số liệu tính từ ngày {data})"


def test_a_period_with_a_label_is_called_by_it_and_has_no_next():
    period = Period.model_validate({"label": "học kỳ I", "from": "2023-09-05", "to": "2024-01-15"})
    assert name(period) == "học kỳ I"
    assert next_period_name(period) == ""
    assert window(period) == "(số liệu tính từ ngày 05/9/2023 đến ngày 15/01/2024)"


def test_the_same_period_names_the_year_before():
    assert same_period_name(Period.of("2023-H1")) == "cùng kỳ năm 2022"
    assert same_period_name(Period.of("2023-H1"), named=False) == "cùng kỳ"
    assert same_period_name(Period.of("2023")) == "năm 2022"
    assert same_period_name(None) == "cùng kỳ"


def test_a_school_counts_by_its_own_years():
    term, year = Period.of("2025-HK2"), Period.of("2025-NH")
    assert [name(term), name(year)] == ["học kỳ II năm học 2025-2026", "năm học 2025-2026"]
    assert next_period_name(term) == "học kỳ I năm học 2026-2027"
    assert same_period_name(term) == "cùng kỳ năm học 2024-2025"
    assert [same_period_name(year), same_period_name(year, named=False)] == ["năm học 2024-2025", "năm học trước"]


def test_the_house_may_write_months_with_a_zero():
    house = Settings(pad_months=True)
    assert name(Period.of("2023-H1"), house) == "06 tháng đầu năm 2023"
    assert next_period_name(Period.of("2023-H1"), house) == "06 tháng cuối năm 2023"
    assert name(Period.of("2023-9M"), house) == "09 tháng đầu năm 2023"
    assert name(Period.of("2023-Q2"), house) == "quý II năm 2023"
