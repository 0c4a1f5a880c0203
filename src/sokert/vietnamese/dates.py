"""Turns dates and places in a row into words: the long and short date, Roman numerals, ordinals."""

from __future__ import annotations

import datetime

from sokert.errors import DataError, Finding
from sokert.models import VIETNAM
from sokert.vietnamese.naming import named
from sokert.vietnamese.number_words import words

ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

BLANK = " " * 5  # room for two digits written by hand


def day_of(value: object) -> datetime.date:
    """Return a date, also from its ISO text.

    >>> day_of("2023-07-05")
    datetime.date(2023, 7, 5)
    """
    if isinstance(value, datetime.datetime):
        return _local(value).date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise DataError(Finding("WORDS-NOT-A-DATE", {"given": named(value)})) from None


def moment(value: datetime.datetime) -> str:
    """Return a day, after its hour where it has one; a moment with a time zone is told in Vietnam's.

    >>> moment(datetime.datetime(2023, 7, 5)), moment(datetime.datetime(2023, 7, 5, 14, 30))
    ('05/7/2023', '14 giờ 30 phút ngày 05/7/2023')
    >>> moment(datetime.datetime(2023, 7, 5, 20, tzinfo=datetime.timezone.utc))
    '03 giờ 00 phút ngày 06/7/2023'

    Midnight is a day and no hour: so tables and data frames write days. Seconds are not told.
    """
    here = _local(value)
    hour = f"{here.hour:02} giờ {here.minute:02} phút ngày " if here.hour or here.minute else ""
    return f"{hour}{short_date(here.date())}"


def _local(value: datetime.datetime) -> datetime.datetime:
    """Return a moment as the clocks of Vietnam show it."""
    return value.astimezone(VIETNAM) if value.tzinfo else value


def month(value: int) -> str:
    """Return a month's number as official dates write it: 1 and 2 with a zero.

    >>> month(2), month(7), month(12)
    ('02', '7', '12')
    """
    return f"{value:02}" if value < 3 else str(value)


def date(day: datetime.date | None, year: int | None = None) -> str:
    """Return a date in the long form of documents.

    >>> date(datetime.date(2023, 7, 5)), date(datetime.date(2023, 2, 25))
    ('ngày 05 tháng 7 năm 2023', 'ngày 25 tháng 02 năm 2023')
    >>> date(None, 2023)
    'ngày     tháng     năm 2023'

    Without a day, room is left to write it by hand; without a year as well, room for that too.
    """
    if day is None:
        return blank(year)
    return f"ngày {day.day:02} tháng {month(day.month)} năm {day.year}"


def blank(year: int | None = None) -> str:
    """Return the date line of a paper not yet signed, day and month to be filled in by hand.

    >>> blank(2023)
    'ngày     tháng     năm 2023'
    """
    return f"ngày{BLANK}tháng{BLANK}năm {year or BLANK}".rstrip()


def short_date(day: datetime.date) -> str:
    """Return a date in the short form used within text.

    >>> short_date(datetime.date(2023, 7, 5)), short_date(datetime.date(2022, 1, 15))
    ('05/7/2023', '15/01/2022')
    """
    return f"{day.day:02}/{month(day.month)}/{day.year}"


def roman(value: int) -> str:
    """Return a number from 1 to 3999 as a Roman numeral.

    >>> roman(4), roman(13), roman(2023)
    ('IV', 'XIII', 'MMXXIII')
    """
    if not 0 < value < 4000:
        raise DataError(Finding("WORDS-NOT-ROMAN", {"given": named(value)}))
    said = ""
    for size, letters in ROMAN:
        said += letters * (value // size)
        value %= size
    return said


def ordinal(value: int) -> str:
    """Return the word that follows "thứ": nhất, hai, ba, tư, năm.

    >>> [ordinal(place) for place in (1, 2, 4, 14, 21)]
    ['nhất', 'hai', 'tư', 'mười bốn', 'hai mươi mốt']
    """
    if value < 1:
        raise DataError(Finding("WORDS-NOT-ORDINAL", {"given": named(value)}))
    return {1: "nhất", 4: "tư"}.get(value) or words(value)
