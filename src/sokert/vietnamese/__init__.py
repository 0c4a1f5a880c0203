"""WORDS: how a value reads in official Vietnamese; pure functions, each also a filter of templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sokert.vietnamese import components
from sokert.vietnamese.filters import annex, calendar, chart, comparisons, figures
from sokert.vietnamese.filters.declared import declared

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
    **components.FILTERS,
    **annex.FILTERS,
}
# Those that print the figure they take and no other: who edits their words edits the figure.
SAME_FIGURE = frozenset(name for name, tool in FILTERS.items() if declared(tool).gives == "figure")
# What leads to a metric's own figure in a tag: these filters, and fields of a metric.
ITSELF = SAME_FIGURE | {"value", "written"}
# Every function a template may call beside them.
FUNCTIONS: dict[str, Callable[..., Any]] = {"chart": chart.chart}
