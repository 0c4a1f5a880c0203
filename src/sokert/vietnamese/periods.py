"""Turns periods into their names: this one, the same one a year before, the next one, its data's days."""

from __future__ import annotations

import datetime

from sokert.models import Period, Settings
from sokert.vietnamese.dates import month, roman, short_date
from sokert.vietnamese.numbers import HOUSE


def name(period: Period, settings: Settings = HOUSE) -> str:
    """Return what a period is called.

    >>> [name(Period.of(code)) for code in ("2023-H1", "2023-Q2", "2023-02", "2023")]
    ['6 tháng đầu năm 2023', 'quý II năm 2023', 'tháng 02 năm 2023', 'năm 2023']
    >>> name(Period.of("2025-HK1")), name(Period.of("2025-NH"))
    ('học kỳ I năm học 2025-2026', 'năm học 2025-2026')

    A period with a label of its own is called by it.
    """
    if period.label:
        return period.label
    zero = "0" if settings.pad_months else ""
    names = {
        "half": f"{zero}6 tháng {'đầu' if period.number == 1 else 'cuối'} ",
        "quarter": f"quý {roman(period.number)} ",
        "month": f"tháng {month(period.number)} ",
        "nine-months": f"{zero}9 tháng đầu ",
        "term": f"học kỳ {roman(period.number)} ",
    }
    return names.get(period.kind, "") + year_name(period)


def year_name(period: Period, before: int = 0) -> str:
    """Return what the year of a period is called, or of one so many years before it.

    >>> year_name(Period.of("2025-H1")), year_name(Period.of("2025-HK1")), year_name(Period.of("2025"), before=1)
    ('năm 2025', 'năm học 2025-2026', 'năm 2024')
    """
    year = period.year - before
    return f"năm học {year}-{year + 1}" if period.is_school else f"năm {year}"


def year_start_name(period: Period | None, named: bool = True) -> str:
    """Return what figures of the year's start are called, with which a stock is compared.

    >>> [year_start_name(Period.of(code)) for code in ("2025-H1", "2025-HK1")], year_start_name(None)
    (['31/12/2024', 'đầu năm học 2025-2026'], 'đầu năm')
    """
    if period and period.is_school:
        return f"đầu {year_name(period)}" if named else "đầu năm học"
    return f"31/12/{period.year - 1}" if period and named else "đầu năm"


def same_period_name(period: Period | None, named: bool = True) -> str:
    """Return what the period one year before is called in a comparison.

    >>> same_period_name(Period.of("2023-H1")), same_period_name(Period.of("2023-H1"), named=False)
    ('cùng kỳ năm 2022', 'cùng kỳ')
    >>> same_period_name(Period.of("2023")), same_period_name(Period.of("2023"), named=False)
    ('năm 2022', 'năm trước')

    `named` tells the year, as a first mention must. Without a period there is no year to tell.
    """
    if period and period.kind in ("year", "school-year"):
        whole = "năm học trước" if period.is_school else "năm trước"
        return year_name(period, before=1) if named else whole
    return f"cùng kỳ {year_name(period, before=1)}" if period and named else "cùng kỳ"


def next_period_name(period: Period, settings: Settings = HOUSE) -> str:
    """Return what the period that follows is called; empty when that is not known.

    >>> next_period_name(Period.of("2023-H1")), next_period_name(Period.of("2023-Q4"))
    ('6 tháng cuối năm 2023', 'quý I năm 2024')
    """
    following = period.next_period
    return name(following, settings) if following else ""


def rest_name(period: Period, settings: Settings = HOUSE) -> str:
    """Return what is still to be worked on after a period: the next one; after nine months the year's last three.

    >>> rest_name(Period.of("2023-9M")), rest_name(Period.of("2023-H1"))
    ('3 tháng cuối năm 2023', '6 tháng cuối năm 2023')
    """
    if period.kind == "nine-months":
        return f"{'0' if settings.pad_months else ''}3 tháng cuối năm {period.year}"
    return next_period_name(period, settings)


def window(period: Period) -> str:
    """Return the sentence that tells from when to when the data are.

    >>> window(Period.of("2023-H1"))
    '(số liệu tính từ ngày 15/12/2022 đến ngày 14/6/2023)'
    """
    return gathered(*period.window)


def gathered(first: datetime.date, last: datetime.date) -> str:
    """Return the sentence that tells from when to when data are.

    >>> gathered(datetime.date(2022, 10, 1), datetime.date(2023, 3, 31))
    '(số liệu tính từ ngày 01/10/2022 đến ngày 31/3/2023)'
    """
    return f"(số liệu tính từ ngày {short_date(first)} đến ngày {short_date(last)})"
