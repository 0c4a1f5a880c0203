"""Turns what a report's metrics say into quantities: a figure in its unit, with how it was rounded and hedged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from sokert.figures import Quantity, Span
from sokert.figures.quantity import Hedge
from sokert.models import Hedge as Word
from sokert.models import Metric
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import number, places
from sokert.vietnamese.read.quantities import unit_quantity


def quantity(
    metric: Metric, value: Decimal, hedge: Word | None = None, unit: str | None = None, role: str = "", like: int = 0
) -> Quantity:
    """Return a figure of a metric, in its unit or another, taken to have at least `like` decimals.

    >>> quantity(Metric(code="thu", name="Thu", value="12.5", unit="tỷ đồng"), Decimal("12.5")).rounded.low
    Fraction(12450000000, 1)
    """
    named = unit or metric.unit or ("%" if is_percent(metric) else "")
    found = unit_quantity(Fraction(value), Fraction(1, 10 ** max(places(value), like)), named)
    word: Hedge = hedge if hedge and hedge != "ước" else ""
    counted = found.counted or metric.nature == "rank"
    place = Span(source=(metric.code, role or "value"))
    return replace(
        found, counted=counted, hedge=word, estimate=hedge == "ước", noun=metric.name, text=number(value), place=place
    )
