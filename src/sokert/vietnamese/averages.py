"""Turns a figure and the days it was gathered on into words: running total, monthly average."""

from __future__ import annotations

import calendar
import datetime
from fractions import Fraction

from sokert.errors import DataError, Finding
from sokert.models import Metric, Period, Settings
from sokert.vietnamese.dates import short_date
from sokert.vietnamese.figures import decimals_of, is_percent, united, with_unit
from sokert.vietnamese.numbers import HOUSE, number, seen, trimmed

# An average below this loses too much when rounded to a whole.
SMALL_AVERAGE = 100


def months_of(first: datetime.date, last: datetime.date) -> Fraction:
    """Return how many months lie between two days, both included.

    >>> months_of(datetime.date(2022, 12, 15), datetime.date(2023, 6, 14))
    Fraction(6, 1)
    >>> months_of(datetime.date(2023, 7, 1), datetime.date(2023, 8, 10))
    Fraction(41, 31)

    Days past the last whole month count as a part of the month they begin in.
    """
    after = last + datetime.timedelta(days=1)
    whole = (after.year - first.year) * 12 + after.month - first.month
    if _months_after(first, whole) > after:
        whole -= 1
    begun, next_begun = _months_after(first, whole), _months_after(first, whole + 1)
    return whole + Fraction((after - begun).days, (next_begun - begun).days)


def _months_after(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later; the last day where a month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_of(metric: Metric, period: Period | None) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day a metric was gathered on: its own, else the period's.

    >>> span = {"from": datetime.date(2022, 10, 1), "to": datetime.date(2023, 3, 31)}
    >>> first, last = days_of(Metric(code="a", name="A", value=1, window=span), Period.of("2023-H1"))
    >>> first.isoformat(), last.isoformat()
    ('2022-10-01', '2023-03-31')
    """
    if metric.window:
        return metric.window.first, metric.window.last
    return period.window if period else None


def average(metric: Metric, period: Period | None, settings: Settings = HOUSE) -> str:
    """Return the average of a month over the days the data really cover.

    >>> visits = Metric(code="a", name="Lượt truy cập", value=4305000, unit="lượt")
    >>> average(visits, Period.of("2023-H1"))
    'bình quân mỗi tháng 717.500 lượt'

    Only what flows in has an average; with a hedge, or over a month or less, none is told.
    """
    days = days_of(metric, period)
    if metric.exact is None or metric.nature != "flow" or is_percent(metric) or days is None:
        return ""
    months = months_of(*days)
    if months <= 1:
        return ""
    if not metric.exact:
        return ""
    text = _average(Fraction(metric.exact) / months, metric, settings)
    return f"bình quân mỗi tháng {united(text, metric.unit, settings)}"


def _average(value: Fraction, metric: Metric, settings: Settings) -> str:
    """Return an average with the figure's own decimals; a small one with the report's for rates."""
    if metric.decimals is not None:
        return number(seen(value, metric.decimals))
    decimals = decimals_of(metric, settings)
    if abs(value) < SMALL_AVERAGE:
        decimals = max(decimals, settings.rate_decimals)
    return trimmed(number(seen(value, decimals)))


def cumulative(
    metric: Metric, day: datetime.date, since: datetime.date | None = None, settings: Settings = HOUSE
) -> str:
    """Return the running total since a day; without one, or from 1 January on, since the start of the year.

    >>> files = Metric(code="a", name="Hồ sơ", value=29449, unit="hồ sơ")
    >>> cumulative(files, datetime.date(2023, 6, 14))
    'Lũy kế từ đầu năm đến ngày 14/6/2023: 29.449 hồ sơ'
    >>> cumulative(files, datetime.date(2023, 6, 14), datetime.date(2022, 12, 15))
    'Lũy kế từ ngày 15/12/2022 đến ngày 14/6/2023: 29.449 hồ sơ'

    A rate and a rank do not add up, and are refused.
    """
    if is_percent(metric) or metric.nature in ("rate", "rank"):
        raise DataError(Finding("WORDS-NOT-ADDED", {"name": metric.name}))
    begins = "đầu năm" if since in (None, datetime.date(day.year, 1, 1)) else f"ngày {short_date(since)}"
    return f"Lũy kế từ {begins} đến ngày {short_date(day)}: {with_unit(metric, settings=settings)}"
