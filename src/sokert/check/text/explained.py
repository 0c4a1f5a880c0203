"""The figures that a report's metrics explain: values, plans, what was stated, and what is computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from sokert.check.figures.typed import computed
from sokert.models import Metric, Report
from sokert.units import moved, unit_of
from sokert.vietnamese.numbers import MOST_DECIMALS, places, rounded

_SCALES = (0, 3, 6, 9, 12)  # powers of ten: đồng to nghìn tỷ đồng


Explains = Callable[[Decimal, int], bool]
"""Whether a figure follows from what is known; with a way, 1 or -1, whether a rise or a fall by it does."""


def explained(report: Report) -> Explains:
    """Return what tells whether a figure in the text is a metric's, or follows from the metrics.

    >>> from sokert.vietnamese.example import REPORT
    >>> known = explained(REPORT)
    >>> known(Decimal("12480"), 0), known(Decimal("7.6"), 1), known(Decimal("7.6"), -1), known(Decimal("12481"), 0)
    (True, True, False, False)
    """
    exact = {value for metric in report.metrics for value in _written(metric)}
    follow = [*computed(report)]
    changes = [one for kind, one in follow if kind in _CHANGES]
    levels = [*map(Fraction, exact), *(one for kind, one in follow if kind not in _CHANGES), *_rescaled(report)]
    seen: dict[int, tuple[set[Decimal], set[Decimal]]] = {}

    def is_known(value: Decimal, way: int) -> bool:
        decimals = places(value)
        if decimals > MOST_DECIMALS:
            return False
        if decimals not in seen:
            seen[decimals] = (
                {abs(rounded(one, decimals)) for one in levels},
                {rounded(one, decimals) for one in changes},
            )
        of_levels, of_changes = seen[decimals]
        ways = (way,) if way else (1, -1)
        return value in exact or value in of_levels or any(value * one in of_changes for one in ways)

    return is_known


_CHANGES = frozenset(["growth", "difference", "points", "excess", "surplus"])


def _written(metric: Metric) -> Iterator[Decimal]:
    """Yield the figures of a metric as they were given."""
    if not metric.value.is_nan():
        yield metric.value
    if metric.total is not None:
        yield metric.total
    if metric.earlier:
        yield metric.earlier.value
    yield from (plan.value for plan in metric.plan)
    yield from (base.value for base in metric.bases)
    yield from (abs(stated.value) for stated in metric.stated)


def _rescaled(report: Report) -> Iterator[Fraction]:
    """Yield the sums of money in the scales that they may be printed in."""
    for metric in report.metrics:
        unit = unit_of(metric.unit or "")
        if unit.base == "đồng":
            yield from (Fraction(moved(sum_, unit.power - power)) for sum_ in _written(metric) for power in _SCALES)


def swapped(one: Decimal, other: Decimal) -> bool:
    """Return whether two figures differ by two neighbouring digits that changed places.

    >>> swapped(Decimal("20780"), Decimal("20870")), swapped(Decimal("20870"), Decimal("28070"))
    (True, True)
    >>> swapped(Decimal("20870"), Decimal("78020")), swapped(Decimal("12"), Decimal("21"))
    (False, False)
    """
    first, second = _digits(one), _digits(other)
    if len(first) < _LONG or shuffled(one) != shuffled(other):
        return False
    differ = [at for at, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    return len(differ) == 2 and differ[1] == differ[0] + 1


def shuffled(value: Decimal) -> tuple[str, int]:
    """Return what two figures have in common whose digits only changed places.

    >>> shuffled(Decimal("20.78")) == shuffled(Decimal("28.07"))
    True
    """
    return "".join(sorted(_digits(value))), places(value)


def _digits(value: Decimal) -> str:
    return format(value, "f").replace(".", "")


_LONG = 3  # digits: shorter figures meet by chance


def is_old(metric: Metric, value: Decimal) -> bool:
    """Return whether a figure is the metric's of the same period and not of this one."""
    return value == metric.exact_previous and value != metric.value


__all__ = ["Explains", "explained", "is_old", "shuffled", "swapped"]
