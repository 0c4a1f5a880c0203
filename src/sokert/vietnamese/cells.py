"""Turns a metric into the cells of an annex: its name, unit, figures and ratios, by the house's settings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sokert.models import Earlier, Metric, Plan, Settings
from sokert.units import base_of_index
from sokert.vietnamese.dates import short_date
from sokert.vietnamese.figures import BLANK, alike, is_index, is_percent, spelled
from sokert.vietnamese.filters.declared import takes
from sokert.vietnamese.numbers import HOUSE, quotient, rate

NONE = "-"  # VN-NONE: nothing to tell; a figure that is zero prints 0


@takes("metric")
def label(metric: Metric) -> str:
    """Return what a metric is called in a table, with the territory and the days where they are its own.

    >>> shown("{{ van_ban_den|label }}")
    'Văn bản đến'

    >>> label(Metric(code="a", name="Dân số", value=9, unit="người", scope="địa bàn mới"))
    'Dân số (địa bàn mới)'
    """
    return f"{metric.name}{_gathered(metric)}"


def unit(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return a metric's unit for a table, its scale of money spelled as the house spells it."""
    return spelled(metric.unit, settings) if metric.unit else "%" if is_percent(metric) else ""


@takes("list", "same")
def with_previous(metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """Return the metrics that have a figure of the same period, whether or not it compares."""
    return tuple(metric for metric in metrics if isinstance(metric.previous, Decimal | Earlier))


@takes("list", "same")
def with_plan(metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """Return the metrics that have a plan.

    >>> shown("{% for one in report.metrics|with_plan %}{{ one|name }}; {% endfor %}")
    'Nội dung; Thu ngân sách; '
    """
    return tuple(metric for metric in metrics if metric.plan)


def previous(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the same period's figure for a table, and of what it is where it does not compare; "-" for none.

    >>> previous(Metric(code="a", name="Thu", value=12, previous="11.50", unit="tỷ đồng"))
    '11,50'
    """
    before = metric.previous
    if isinstance(before, Decimal):
        return _as(metric, before, settings)
    if not isinstance(before, Earlier):
        return NONE
    return _as(metric, before.value, settings, before.hedge) + (_gathered(before) if metric.unlike else "")


def plan(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the plan for a table, one a line with who set it; "-" where there is none."""
    rows = (planned(metric, one, settings) + (f" ({one.by})" if one.by else "") for one in metric.plan)
    return "\n".join(rows) or NONE


def planned(metric: Metric, plan: Plan, settings: Settings = HOUSE) -> str:
    """Return one plan's figure, printed as the metric's own would be."""
    return _as(metric, plan.value, settings)


def completion(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the figure as a percentage of each plan, for a table; "-" where it cannot be told."""
    if metric.exact is None or metric.better == "less" or not _has_ratio(metric):
        return NONE
    return "\n".join(_ratio(metric.exact, one.value, settings) for one in metric.plan) or NONE


def index(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the figure as a percentage of the same period's, for a table; "-" where it cannot be told.

    An index is that itself, with its own digits.

    >>> iip = Metric(code="iip", name="Chỉ số sản xuất công nghiệp", value="108.75", unit="%", previous="105.2")
    >>> index(iip), index(Metric(code="han", name="Đúng hạn", value=98, unit="%", previous=96))
    ('108,75', '-')
    """
    if is_index(metric):
        return NONE if base_of_index(metric.name) else alike(metric, metric.value, settings)
    share = ratio(metric, metric.exact_previous)
    return NONE if share is None else rate(share, settings)


def ratio(metric: Metric, base: Decimal | None) -> Fraction | None:
    """Return the figure as a percentage of another of its kind; None where it cannot be told."""
    if metric.exact is None or not base or not _has_ratio(metric):
        return None
    return quotient(metric.exact, base, 100)


def _has_ratio(metric: Metric) -> bool:
    """Return whether a figure in percent of another of its kind means anything: of ranks and rates it does not."""
    return metric.nature != "rank" and not is_percent(metric)


def _gathered(one: Metric | Earlier) -> str:
    """Return in brackets the territory and the days a figure has of its own; empty where it has none."""
    own = [one.scope] if one.scope else []
    if one.window:
        own.append(f"từ {short_date(one.window.first)} đến {short_date(one.window.last)}")
    if one.day:
        own.append(f"đến {short_date(one.day)}")
    return f" ({'; '.join(own)})" if own else ""


def _as(metric: Metric, value: Decimal, settings: Settings, hedge: str | None = None) -> str:
    """Return another figure printed as a metric's own would be."""
    text = alike(metric, value, settings)
    return f"{hedge} {text}" if hedge and not text.startswith(BLANK) else text


def _ratio(part: Decimal, whole: Decimal, settings: Settings) -> str:
    return rate(quotient(part, whole, 100), settings) if whole else NONE
