"""Turns a day into its official wording (ND30-DATE-FORM)."""

from __future__ import annotations

import datetime


def date(day: datetime.date) -> str:
    """Return a day in full: zeros before days 1 to 9 and months 1 and 2 only (ND30-DATE-ZERO).

    >>> date(datetime.date(2023, 7, 5)), date(datetime.date(2024, 2, 29))
    ('ngày 05 tháng 7 năm 2023', 'ngày 29 tháng 02 năm 2024')
    """
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year}"


def short_date(day: datetime.date) -> str:
    """Return a day as it stands in running text (VN-DATE-SHORT).

    >>> short_date(datetime.date(2023, 7, 5)), short_date(datetime.date(2023, 1, 16))
    ('05/7/2023', '16/01/2023')
    """
    return f"{day.day:02}/{_month(day)}/{day.year}"


def blank(year: int) -> str:
    """Return the date line of a paper not yet signed, day and month to be filled in by hand.

    >>> blank(2023)
    'ngày     tháng     năm 2023'
    """
    return f"ngày     tháng     năm {year}"


def _month(day: datetime.date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)
