"""Turns what a report's metrics say into quantities: a figure in its unit, with how it was rounded and hedged."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sokert.figures import Quantity, Span
from sokert.models import Hedge as Word
from sokert.models import Metric, Stated
from sokert.units import COUNT, go_together, unit_of
from sokert.vietnamese.figures import is_counted, is_percent
from sokert.vietnamese.numbers import exact, number, places, rounded, trimmed
from sokert.vietnamese.read.quantities import unit_quantity

SHOWN = 2  # decimals of a quotient that does not end
_ROUND = 2  # significant digits of a number that is round in any case
# In what a stated figure is, where it is not in its metric's own unit.
_UNITS = {
    "change": "%", "index": "%", "share": "%", "progress": "%", "excess": "%", "points": "%", "multiple": "lần",
}  # fmt: skip


def is_count(metric: Metric) -> bool:
    """Return whether a metric counts things one by one, so that its figure is never rounded."""
    return metric.nature in ("flow", "stock") and (metric.unit is None or is_counted(metric.unit))


def is_round(metric: Metric) -> bool:
    """Return whether a metric's figure is one that people round to."""
    digits = trimmed(format(abs(metric.value), "f"), ".").replace(".", "").lstrip("0")
    significant = digits.rstrip("0") if metric.value == metric.value.to_integral_value() else digits
    zeros = len(digits) - len(significant)
    return len(significant) <= _ROUND + zeros + (not is_count(metric))


def quantity(metric: Metric, value: Decimal, role: str = "value", hedge: Word | None = None, like: int = 0) -> Quantity:
    """Return a figure of a metric in its unit, taken to have at least `like` decimals.

    >>> quantity(Metric(code="thu", name="Thu", value="12.5", unit="tỷ đồng"), Decimal("12.5")).rounded.low
    Fraction(12450000000, 1)

    What is counted one by one, a plan, a place in a row and nothing at all were not rounded.
    """
    named = metric.unit or ("%" if is_percent(metric) else "")
    counts = is_count(metric) or metric.nature == "rank" or role.startswith("plan") or (not value and named != "%")
    return _typed(metric, value, named, role, hedge, like, counts)


def known_quantity(metric: Metric) -> Quantity | None:
    """Return a metric's figure, hedged or not; None where nothing is known to compute with.

    >>> known_quantity(Metric(code="tin", name="Tin", value=640, unit="tin", hedge="hơn")).rounded.low >= 640
    True
    """
    is_known = metric.is_known and metric.hedge != "ước"
    return quantity(metric, metric.value, hedge=metric.hedge) if is_known else None


def previous_quantity(metric: Metric) -> Quantity | None:
    """Return the same period's figure of a metric; None where there is none, or none that compares."""
    value = metric.exact_previous
    return None if value is None else quantity(metric, value, "previous")


def stated_quantity(metric: Metric, stated: Stated, at: int) -> Quantity:
    """Return a figure that somebody stated of a metric: in per cent, times, or the metric's own unit."""
    unit = _UNITS.get(stated.kind) or metric.unit or ""
    return _typed(metric, exact(stated.value), unit, f"stated {at}", stated.hedge, 0, counts=False)


def _typed(
    metric: Metric, value: Decimal, unit: str, role: str, hedge: Word | None, like: int, counts: bool
) -> Quantity:
    found = unit_quantity(Fraction(value), Fraction(1, 10 ** max(places(value), like)), unit)
    return Quantity(
        found.value,
        found.step,
        found.scale,
        counts,
        "" if hedge is None or hedge == "ước" else hedge,
        estimate=hedge == "ước",
        dimension="count" if unit_of(unit).kind in (COUNT, "lần") else found.dimension,
        unit=found.unit,
        noun=metric.name,
        text=number(value),
        place=Span(source=(metric.code, role)),
    )


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
