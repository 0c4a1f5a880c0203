"""Filters that print days and periods, and figures spread over them."""

from __future__ import annotations

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from sokert.errors import DataError, Finding
from sokert.models import Metric, Period, is_gap
from sokert.vietnamese import averages, dates, periods
from sokert.vietnamese.figures import BLANK
from sokert.vietnamese.filters.declared import takes
from sokert.vietnamese.filters.surroundings import given, is_unknown, metric_of, period_of, settings_of, whole_of
from sokert.vietnamese.naming import named, one_of

_form = one_of("date", ["short"])


@takes("date", form=_form)
@pass_context
def date(context: Context, value: object, form: str = "", year: int | None = None) -> str:
    """Return a date in the long form of documents; "short": as in running text.

    >>> shown("{{ '2024-07-05'|date }}; {{ '2024-07-05'|date('short') }}; {{ none|date }}")
    'ngày 05 tháng 7 năm 2024; 05/7/2024; ngày     tháng     năm 2024'

    A day that a report has not is left blank to be filled in by hand, in the year its period ends. A form that is
    filled with data of your own asks for that blank by `year`; without it a missing day is an error, as any value is.
    """
    _form(form)
    period = period_of(context)
    if isinstance(value, Undefined) or not (period or year):
        given(value)
    if is_gap(value):
        return dates.blank(year or (period.ends.year if period else None)) if not form else ""
    day = dates.day_of(value)
    return dates.short_date(day) if form else dates.date(day)


@takes("whole")
def roman(value: object) -> str:
    """Return a whole number as a Roman numeral.

    >>> shown("khóa {{ 13|roman }}")
    'khóa XIII'
    """
    return BLANK if is_unknown(value) else dates.roman(whole_of(value))


@takes("whole")
def ordinal(value: object) -> str:
    """Return the word that follows "thứ".

    >>> shown("Phần thứ {{ 1|ordinal }}, thứ {{ 4|ordinal }}")
    'Phần thứ nhất, thứ tư'
    """
    return BLANK if is_unknown(value) else dates.ordinal(whole_of(value))


@takes("any")
@pass_context
def name(context: Context, value: object) -> str:
    """Return what a period or a metric is called.

    >>> shown("{{ period|name }}; {{ van_ban_den|name }}")
    '6 tháng đầu năm 2024; Văn bản đến'
    """
    value = given(value)
    return value.name if isinstance(value, Metric) else periods.name(_period(value), settings_of(context))


@takes("period")
def same_period(value: object, year: bool = True) -> str:
    """Return what the period one year before is called; `year=false` leaves the year out.

    >>> shown("so với {{ period|same_period }}; so với {{ period|same_period(year=false) }}")
    'so với cùng kỳ năm 2023; so với cùng kỳ'
    """
    return periods.same_period_name(_period(value), year)


@takes("period")
@pass_context
def next_period(context: Context, value: object) -> str:
    """Return what the period that follows is called; empty when that is not known.

    >>> shown("nhiệm vụ {{ period|next_period }}")
    'nhiệm vụ 6 tháng cuối năm 2024'
    """
    return periods.next_period_name(_period(value), settings_of(context))


@takes("period")
@pass_context
def rest(context: Context, value: object) -> str:
    """Return what is still to be worked on after a period: the next one; after nine months the year's last three.

    >>> shown("phương hướng, nhiệm vụ {{ period|rest }}")
    'phương hướng, nhiệm vụ 6 tháng cuối năm 2024'
    """
    return periods.rest_name(_period(value), settings_of(context))


@takes("period")
def year_name(value: object) -> str:
    """Return what the year of a period is called: of a school's period the school year.

    >>> shown("chương trình công tác {{ period|year_name }}")
    'chương trình công tác năm 2024'
    """
    return periods.year_name(_period(value))


@takes("any")
def window(value: object) -> str:
    """Return from when to when the data of a period are, or of a metric that has days of its own.

    >>> shown("{{ period|window }}")
    '(số liệu tính từ ngày 15/12/2023 đến ngày 14/6/2024)'
    """
    if isinstance(value, Metric):
        return periods.gathered(value.window.first, value.window.last) if value.window else ""
    return periods.window(_period(value))


@takes("number")
@pass_context
def average(context: Context, value: object) -> str:
    """Return the average of a month over the days the data really cover.

    >>> shown("{{ truy_cap|average }}")
    'bình quân mỗi tháng 717.500 lượt'
    """
    return averages.average(metric_of(value), period_of(context), settings_of(context))


@takes("number")
@pass_context
def cumulative(context: Context, value: object, until: object = None) -> str:
    """Return the running total since the first day of the data, to the last or another.

    >>> shown("{{ van_ban_den|cumulative }}")
    'Lũy kế từ ngày 15/12/2023 đến ngày 14/6/2024: 12.480 văn bản đến'
    >>> shown("{{ 20|cumulative('2024-06-30') }}")
    'Lũy kế từ ngày 15/12/2023 đến ngày 30/6/2024: 20'

    Within a sentence it goes on small: `|cumulative|lower_first`. Rates and ranks do not add up.
    """
    period = period_of(context)
    metric, days = metric_of(value), averages.days_of(metric_of(value), period)
    day = dates.day_of(until) if until is not None else metric.day or (days[1] if days else None)
    since = days[0] if days else None
    return averages.cumulative(metric, day, since, settings_of(context)) if day else ""


def _period(value: object) -> Period:
    """Return a period; anything else is refused."""
    value = given(value)
    if isinstance(value, Period):
        return value
    raise DataError(Finding("WORDS-NOT-A-PERIOD", {"given": named(value)}))
