"""What a figure on the page says of itself when it is pointed at: its metric, its sums, its source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sokert.messages import text
from sokert.models import Absent, Metric, Report
from sokert.vietnamese.cells import previous
from sokert.vietnamese.figures import is_index, is_percent, moved_from, with_unit
from sokert.vietnamese.numbers import number, rounded

Card = tuple[str, list[tuple[str, str]]]
"""The name of a metric, and rows of what is known of it."""
_DECIMALS = 4  # of a quotient in a sum, which shows how the printed figure was rounded


def cards(report: Report, lang: str | None = None) -> dict[str, Card]:
    """Return a card for each metric of a report, by code."""
    return {metric.code: (metric.name, list(_rows(report, metric, lang))) for metric in report.metrics}


def _rows(report: Report, metric: Metric, lang: str | None) -> Iterator[tuple[str, str]]:
    """Yield what is known of a metric, each with the sum that gives it."""
    yield text("PREVIEW-VALUE", lang=lang), with_unit(metric) if metric.is_known else text("PREVIEW-UNKNOWN", lang=lang)
    if isinstance(metric.previous, Absent):
        yield text("PREVIEW-PREVIOUS", lang=lang), metric.previous.absent
    elif metric.earlier:
        yield text("PREVIEW-PREVIOUS", lang=lang), previous(metric)
    before = moved_from(metric)
    if metric.exact is not None and before is not None and metric.nature != "rank":
        yield text("PREVIEW-CHANGE", lang=lang), _change(metric, metric.exact, before)
    for plan in metric.plan:
        if metric.exact is not None and plan.value:
            name = text("PREVIEW-PLAN", {"by": plan.by or ""}, lang)
            yield name, _share(metric.exact, plan.value)
    figures = report.figures
    for whole in (metric.part_of, metric.of):
        base = figures.get(whole or "")
        part = figures.get(metric.done or "") if whole == metric.of and metric.done else metric
        if base and part and part.exact is not None and base.exact and part.unit == base.unit:
            yield text("PREVIEW-SHARE", {"name": base.name}, lang), _share(part.exact, base.exact)
    if metric.sum_of:
        yield (
            text("PREVIEW-SUM", lang=lang),
            " + ".join(
                f"{figures[code].name} {number(figures[code].value)}" if figures[code].is_known else figures[code].name
                for code in metric.sum_of
                if code in figures
            ),
        )
    if metric.source:
        yield text("PREVIEW-SOURCE", lang=lang), metric.source


def _change(metric: Metric, now: Decimal, before: Decimal) -> str:
    """Return the difference, and what it is of the figure before.

    >>> _change(Metric(code="a", name="A", value=12480, previous=11600), Decimal(12480), Decimal(11600))
    '12.480 - 11.600 = 880; 880 : 11.600 × 100 = 7,5862'
    """
    difference = f"{number(now)} - {number(before)} = {number(now - before)}"
    if is_percent(metric) or is_index(metric) or metric.nature == "rate" or not before:
        return difference
    return f"{difference}; {_share(now - before, before)}"


def _share(part: Decimal, whole: Decimal) -> str:
    """Return a quotient in per cent, as it is worked out.

    >>> _share(Decimal(12480), Decimal(24000))
    '12.480 : 24.000 × 100 = 52'
    """
    exact = Fraction(part) * 100 / Fraction(whole)
    near = rounded(exact, _DECIMALS)
    said = number(near.normalize() if near else near)
    return f"{number(part)} : {number(whole)} × 100 = {said}"
