"""Turns a period into what it is called (VN-PERIOD-NAME)."""

from __future__ import annotations

from sokert.models import Period
from sokert.vietnamese.dates import short_date

_HALVES = {1: "đầu", 2: "cuối"}
_QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}


def name(period: Period) -> str:
    """Return the name of a period inside a sentence.

    >>> [name(Period.of(code)) for code in ("2023-H1", "2023-Q2", "2023-9M", "2023-06", "2023")]
    ['6 tháng đầu năm 2023', 'quý II năm 2023', '9 tháng đầu năm 2023', 'tháng 6 năm 2023', 'năm 2023']
    """
    if period.label:
        return period.label
    return {
        "half": f"6 tháng {_HALVES.get(period.number, '')} năm {period.year}",
        "quarter": f"quý {_QUARTERS.get(period.number, '')} năm {period.year}",
        "nine-months": f"9 tháng đầu năm {period.year}",
        "month": f"tháng {period.number} năm {period.year}",
    }.get(period.kind, f"năm {period.year}")


def window(period: Period) -> str:
    """Return the days the data covers, in brackets (ND09-WIN-STATE).

    >>> window(Period.of("2023-H1"))
    '(số liệu tính từ ngày 15/12/2022 đến ngày 14/6/2023)'
    """
    first, last = period.window
    return f"(số liệu tính từ ngày {short_date(first)} đến ngày {short_date(last)})"
