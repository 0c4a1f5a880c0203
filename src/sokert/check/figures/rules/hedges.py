"""Words that say a figure is not exact."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.quantities import comparable, is_round, known_quantity, quantity
from sokert.check.figures.rule import finding
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import figure
from sokert.vietnamese.numbers import number, places


def hedge_not_round(ledger: Ledger) -> Iterator[Finding]:
    """Yield the hedged metrics whose figure is not round."""
    for metric in ledger.metrics:
        if metric.hedge and metric.hedge != "ước" and not metric.sum_of and not is_round(metric):
            yield finding(
                "FIGURE-HEDGE-NOT-ROUND", metric, hedge=metric.hedge, exact=number(metric.value), round=_rounder(metric)
            )


def _rounder(metric: Metric) -> str:
    """Return the nearest round figure that the hedge would be true of."""
    rounding = {"hơn": ROUND_FLOOR, "trên": ROUND_FLOOR, "gần": ROUND_CEILING, "dưới": ROUND_CEILING}
    step = Decimal(1).scaleb(-places(metric.value))
    while True:
        step *= 10
        value = (metric.value / step).to_integral_value(rounding.get(metric.hedge or "", ROUND_HALF_UP)) * step
        if is_round(metric.with_facts({"value": value.normalize() + 0})):
            return number(Decimal(f"{value:f}"))


def hedge_direction(ledger: Ledger) -> Iterator[Finding]:
    """Yield the hedged metrics that an identity contradicts."""
    figures = ledger.figures
    for identity in ledger.identities:
        for whole, parts in ((identity.left, identity.right), (identity.right, identity.left)):
            metric = figures[whole.codes[0]]
            if identity.sign != "=" or not whole.alone or whole.looks_back or not metric.hedge:
                continue
            known = parts.quantities(
                figures, lambda metric: known_quantity(metric) if metric.exact is not None else None
            )
            if not known or not comparable(figures[code] for code in identity.codes):
                continue
            scale = quantity(metric, metric.value).scale
            if not _points_right(metric, parts.value(known) / scale):
                sum = f"{figure(metric)} = {parts.printed(known, scale)}"
                yield finding("FIGURE-HEDGE-DIRECTION", metric, sum=sum, hedge=metric.hedge).at(text=identity.text)


def _points_right(metric: Metric, value: Fraction) -> bool:
    """Return whether an exact figure lies where the hedge says."""
    printed = Fraction(metric.value)
    if metric.hedge in ("gần", "dưới"):
        return value < printed
    if metric.hedge in ("hơn", "trên"):
        return value > printed
    step = 1
    while metric.hedge == "khoảng" and printed and printed % (step * 10) == 0:
        step *= 10
    return metric.hedge != "khoảng" or abs(value - printed) * 2 <= step
