"""Filters of the page that follow the house's settings: the subject, and the cells of the annex."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from sokert.models import Metric, Period
from sokert.vietnamese import cells, page
from sokert.vietnamese.filters.surroundings import settings_of


@pass_context
def default_subject(context: Context, period: Period) -> str:
    """Return the subject of a report that names none."""
    return page.default_subject(period, settings_of(context))


@pass_context
def sentence_case(context: Context, value: object) -> str:
    """Return a text or the name of a period with its first letter large."""
    return page.sentence_case(value, settings_of(context))


@pass_context
def unit(context: Context, metric: Metric) -> str:
    """Return a metric's unit for a table."""
    return cells.unit(metric, settings_of(context))


@pass_context
def previous(context: Context, metric: Metric) -> str:
    """Return the same period's figure for a table; "-" where there is none."""
    return cells.previous(metric, settings_of(context))


@pass_context
def plan(context: Context, metric: Metric) -> str:
    """Return the plan for a table, one a line with who set it; "-" where there is none."""
    return cells.plan(metric, settings_of(context))


@pass_context
def completion(context: Context, metric: Metric) -> str:
    """Return the figure as a percentage of each plan, for a table; "-" where it cannot be told."""
    return cells.completion(metric, settings_of(context))


@pass_context
def index(context: Context, metric: Metric) -> str:
    """Return the figure as a percentage of the same period's, for a table; "-" where it cannot be told."""
    return cells.index(metric, settings_of(context))


FILTERS: dict[str, Callable[..., Any]] = {
    "default_subject": default_subject,
    "sentence_case": sentence_case,
    "label": cells.label,
    "unit": unit,
    "with_previous": cells.with_previous,
    "with_plan": cells.with_plan,
    "previous": previous,
    "plan": plan,
    "completion": completion,
    "index": index,
}
