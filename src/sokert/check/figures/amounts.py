"""Turns metrics into exact amounts, each with how far rounding may have moved it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sokert.models import Metric
from sokert.units import go_together, steps
from sokert.vietnamese.figures import is_counted, is_percent
from sokert.vietnamese.numbers import number, places, rounded, trimmed

SHOWN = 2  # decimals of a quotient that does not end


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure to compute with: exact as written, but perhaps rounded when it was written."""

    value: Fraction
    slack: Fraction
    text: str


def is_count(metric: Metric) -> bool:
    """Return whether a metric counts things one by one, so that its figure is never rounded."""
    return metric.nature in ("flow", "stock") and (metric.unit is None or is_counted(metric.unit))


def measured(metric: Metric, *values: Decimal, unit: str | None = None) -> list[Amount]:
    """Return figures of one metric as amounts in a unit or its own, all taken to have the decimals of the finest.

    >>> people = Metric(code="a", name="Lượt khách", value=20, unit="lượt")
    >>> measured(people, Decimal(20))
    [Amount(value=Fraction(20, 1), slack=Fraction(0, 1), text='20')]
    """
    finest = max(map(places, values), default=0)
    scale = Fraction(10) ** (steps(metric.unit, unit) or 0)
    slack = Fraction(0) if is_count(metric) or metric.nature == "rank" else scale / (2 * 10**finest)
    return [Amount(scaled, slack, figured(scaled)) for scaled in (scale * Fraction(value) for value in values)]


def figured(value: Fraction, decimals: int = SHOWN) -> str:
    """Return a computed figure as it is told: exact where it ends soon, else with some decimals.

    >>> figured(Fraction(2047, 2)), figured(Fraction(22, 3))
    ('1.023,5', '7,33')
    """
    ends = next((n for n in range(7) if (value * 10**n).denominator == 1), decimals)
    text = number(rounded(value, ends))
    return trimmed(text) if ends else text


def comparable(metrics: Iterable[Metric]) -> bool:
    """Return whether metrics may be added: their units go together, and none is a rate or rank beside others.

    >>> comparable([Metric(code="a", name="Thu", value=1, unit=unit) for unit in ("tỷ đồng", "triệu đồng")])
    True
    >>> comparable([Metric(code="a", name="Thu", value=1, unit=unit) for unit in ("tỷ đồng", "lượt")])
    False
    """
    given = list(metrics)
    kinds = {(is_percent(metric), metric.nature == "rank") for metric in given}
    return len(kinds) <= 1 and go_together(metric.unit for metric in given)
