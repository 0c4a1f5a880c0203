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


def explained(report: Report) -> Callable[[Decimal], bool]:
    """Return what tells whether a figure in the text is a metric's, or follows from the metrics.

    >>> from sokert.vietnamese.example import REPORT
    >>> known = explained(REPORT)
    >>> known(Decimal("12480")), known(Decimal("7.6")), known(Decimal("12481"))
    (True, True, False)
    """
    exact = {value for metric in report.metrics for value in _written(metric)}
    follow = [*computed(report), *_rescaled(report)]
    seen: dict[int, set[Decimal]] = {}

    def is_known(value: Decimal) -> bool:
        decimals = places(value)
        if decimals > MOST_DECIMALS:
            return False
        if decimals not in seen:
            seen[decimals] = {abs(rounded(one, decimals)) for one in [*map(Fraction, exact), *follow]}
        return value in exact or value in seen[decimals]

    return is_known


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


__all__ = ["explained", "is_old", "shuffled", "swapped"]
