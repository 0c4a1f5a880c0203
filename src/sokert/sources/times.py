"""Names the rows of a frame that has no words by their times: days, months, quarters, years."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from sokert.models import is_gap
from sokert.vietnamese.dates import roman, short_date

_QUARTER, _YEAR = "Q", "Y"
_LONG = {"Q": _QUARTER, "Y": _YEAR, "A": _YEAR}  # as pandas calls them; A before its version 2.2


def named_by_times(rows: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
    """Return rows that have no words, named by the first of their columns that holds times."""
    if any(isinstance(value, str) for row in rows for value in row):
        return rows
    for at, column in enumerate(zip(*rows, strict=True)):
        if column and all(isinstance(_first_day(value), date) and not is_gap(value) for value in column):
            names = _names(column)
            return [[*row[:at], name, *row[at + 1 :]] for row, name in zip(rows, names, strict=True)]
    return rows


def span(value: object) -> str:
    """Return what a period of pandas is called where it is a quarter or a year of the calendar; else nothing."""
    freq = str(getattr(value, "freqstr", "")) if hasattr(value, "start_time") else ""
    kind, _, last = freq.partition("-")
    return _called(_first_day(value), _LONG.get(kind, "") if last == "DEC" else "")


def said(value: object) -> object:
    """Return what a tag reads of a value: days and periods as they are written."""
    day = _first_day(value)
    return span(value) or (short_date(day) if isinstance(day, date) else value)


def periods_of(level: Any) -> Any:
    """Return the index that resample or a grouper made by quarters or years as these; any other as it is."""
    freq = str(getattr(level, "freqstr", None) or "")
    is_long = hasattr(level, "to_period") and freq.lstrip("B")[:1] in _LONG
    return level.to_period() if is_long else level


def _first_day(value: object) -> Any:
    return getattr(value, "start_time", value)  # of a period of pandas


def _called(day: Any, freq: str) -> str:
    quarter = f"Quý {roman((day.month + 2) // 3)}/{day.year}" if freq == _QUARTER else ""
    return f"Năm {day.year}" if freq == _YEAR else quarter


def _names(column: Sequence[Any]) -> list[str]:
    """Return what the times of a column are called, all in one way."""
    if all(map(span, column)):
        return list(map(span, column))
    days = list(map(_first_day, column))
    if freq := _spaced(days) if days == list(column) else "":
        return [_called(day, freq) for day in days]
    is_monthly = days != list(column) or all(day.day == 1 for day in days) or all(map(_is_last, days))
    is_monthly = is_monthly and len({(day.year, day.month) for day in days}) == len(days)
    return [f"Tháng {day:%m/%Y}" if is_monthly else f"Ngày {day:%d/%m/%Y}" for day in days]


def _is_last(day: date) -> bool:
    """Return whether a day is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def _spaced(days: Sequence[date]) -> str:
    """Return which spans plain days stand for: the first or the last of quarters or years, of which two follow."""
    is_first = all(day.day == 1 for day in days)
    if not is_first and not all(map(_is_last, days)):
        return ""
    for freq, length in ((_QUARTER, 3), (_YEAR, 12)):
        starts = [12 * day.year + day.month - (1 if is_first else length) for day in days]
        steps = {later - earlier for earlier, later in pairwise(starts)}
        if length in steps and min(steps) > 0 and not any(start % length for start in starts):
            return freq
    return ""
