"""WORDS: how a value reads in official Vietnamese; pure functions, each also a filter of templates."""

from __future__ import annotations

import datetime
import numbers as kinds
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sokert.errors import DataError, Finding, MissingValueError
from sokert.models import Metric, Period, Settings, is_gap
from sokert.vietnamese import dates, page, periods
from sokert.vietnamese.figures import figure
from sokert.vietnamese.filters import annex, calendar, chart, comparisons, figures
from sokert.vietnamese.filters.declared import declared
from sokert.vietnamese.naming import named
from sokert.vietnamese.numbers import HOUSE, in_full

# Every filter a template may use, by subject: the table of contents of this room.
FILTERS: dict[str, Callable[..., Any]] = {
    # one figure
    "number": figures.number,
    "percent": figures.percent,
    "money": figures.money,
    "words": figures.in_words,
    "money_words": figures.money_words,
    "with_unit": figures.with_unit,
    "hedged": figures.hedged,
    "or_none": figures.or_none,
    "raised_to": figures.raised_to,
    # a figure against another
    "change": comparisons.change,
    "difference": comparisons.difference,
    "from_to": comparisons.from_to,
    "progress": comparisons.progress,
    "excess": comparisons.excess,
    "target": comparisons.target,
    "done_of": comparisons.done_of,
    "pair": comparisons.pair,
    "together": comparisons.together,
    "one_scale": comparisons.one_scale,
    "share": comparisons.share,
    "contribution": comparisons.contribution,
    "breakdown": comparisons.breakdown,
    "sentence": comparisons.in_sentence,
    "dossiers": comparisons.of_dossiers,
    # days and periods
    "date": calendar.date,
    "roman": calendar.roman,
    "ordinal": calendar.ordinal,
    "name": calendar.name,
    "same_period": calendar.same_period,
    "next_period": calendar.next_period,
    "rest": calendar.rest,
    "year_name": calendar.year_name,
    "window": calendar.window,
    "average": calendar.average,
    "cumulative": calendar.cumulative,
    # the page around the figures
    **page.FILTERS,
    **annex.FILTERS,
}
# Those that print the figure they take and no other: who edits their words edits the figure.
SAME_FIGURE = frozenset(name for name, tool in FILTERS.items() if declared(tool).gives == "figure")
# Every function a template may call beside them.
FUNCTIONS: dict[str, Callable[..., Any]] = {"chart": chart.chart}


def said(value: object, settings: Settings = HOUSE) -> str:
    """Return how a value prints where a tag names no filter.

    >>> said(Metric(code="tin", name="Tin bài", value=2600, hedge="gần")), said(Decimal("1234.5")), said(2023)
    ('gần 2.600', '1.234,5', '2023')
    >>> said(datetime.date(2023, 7, 5)), said(Period.of("2023-H1")), said(True)
    ('05/7/2023', '6 tháng đầu năm 2023', 'có')

    A whole number stands as it is: it may be a year. Lists and records do not print.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Metric):
        return figure(value, settings)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, kinds.Integral):
        return str(int(value))
    if is_gap(value):
        raise MissingValueError(Finding("WORDS-NO-VALUE"))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else in_full(value, settings)
    if isinstance(value, Decimal | Fraction):
        return in_full(value, settings)
    if isinstance(value, datetime.datetime):
        return dates.moment(value)
    if isinstance(value, datetime.date):
        return dates.short_date(value)
    if isinstance(value, Period):
        return periods.name(value, settings)
    raise DataError(Finding("WORDS-NOT-PRINTABLE", {"given": named(value)}))
