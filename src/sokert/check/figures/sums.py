"""Computes what a stated figure should be: the quotient or difference it claims to be, and its range."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from sokert.check.figures.amounts import Amount, figured, measured
from sokert.models import Metric, Period, Plan, Stated
from sokert.units import steps
from sokert.vietnamese.averages import days_of, months_of
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import exact, places, rounded

Figures = Mapping[str, Metric]
Formula = Callable[[Fraction, Fraction], Fraction]

# What each kind of stated figure claims, and how its sum is written.
FORMULAS: Mapping[str, tuple[Formula, str]] = {
    "change": (lambda now, before: now * 100 / before - 100, "{} / {} × 100 - 100"),
    "difference": (lambda now, before: now - before, "{} - {}"),
    "points": (lambda now, before: now - before, "{} - {}"),
    "multiple": (lambda now, before: now / before, "{} / {}"),
    "growth": (lambda now, before: now / before - 1, "{} / {} - 1"),
    "index": (lambda now, before: now * 100 / before, "{} / {} × 100"),
    "share": (lambda part, whole: part * 100 / whole, "{} / {} × 100"),
    "progress": (lambda done, plan: done * 100 / plan, "{} / {} × 100"),
    "excess": (lambda done, plan: done * 100 / plan - 100, "{} / {} × 100 - 100"),
    "average": (lambda total, months: total / months, "{} / {}"),
}
DIFFERENCES = ("difference", "points")


@dataclass(frozen=True, slots=True)
class Sum:
    """A computed figure: its exact value, the range that rounded inputs leave, the sum as it was done."""

    value: Fraction
    low: Fraction
    high: Fraction
    done: str

    def agrees(self, printed: Decimal) -> bool:
        """Return whether a printed figure is this one, rounded to its own decimals."""
        decimals = places(printed)
        return rounded(self.low, decimals) <= printed <= rounded(self.high, decimals)

    def cut(self, printed: Decimal) -> bool:
        """Return whether a printed figure is this one with its last digits cut off."""
        decimals = places(printed)
        whole = Fraction(int(self.value * 10**decimals), 10**decimals)
        return whole == Fraction(printed) and (decimals > 0 or abs(whole) >= 10)

    def told(self) -> str:
        """Return the sum with its result."""
        return f"{self.done} = {figured(self.value)}"


def computed(kind: str, now: Amount, base: Amount) -> Sum | None:
    """Return a figure of a kind; None where it cannot be had from these two.

    >>> computed("change", *(Amount(Fraction(n), Fraction(0), str(n)) for n in (1150, 500))).told()
    '1150 / 500 × 100 - 100 = 130'
    """
    formula, text = FORMULAS[kind]
    if kind not in DIFFERENCES and base.value - base.slack <= 0:
        return None
    ends = [(amount.value - amount.slack, amount.value + amount.slack) for amount in (now, base)]
    reached = [formula(*corner) for corner in product(*ends)]
    return Sum(formula(now.value, base.value), min(reached), max(reached), text.format(now.text, base.text))


def compared(kind: str, metric: Metric) -> Sum | None:
    """Return how a metric stands against the same period; up in a rank is a smaller number."""
    if metric.exact is None or metric.exact_previous is None:
        return None
    now, before = measured(metric, metric.exact, metric.exact_previous)
    if metric.nature == "rank":
        return computed(kind, before, now) if kind == "difference" else None
    return computed(kind, now, before)


def base_of(metric: Metric, stated: Stated, figures: Figures) -> Metric | None:
    """Return the metric a share is measured against."""
    return figures.get(stated.of or metric.of or metric.part_of or "")


def shared(metric: Metric, base: Metric | None) -> Sum | None:
    """Return a metric's share of its base."""
    if base is None or metric.exact is None or base.exact is None or is_percent(metric) or is_percent(base):
        return None
    if steps(metric.unit, base.unit) is None:
        return None
    return computed("share", measured(metric, metric.exact, unit=base.unit)[0], measured(base, base.exact)[0])


def moved_share(metric: Metric, base: Metric | None) -> Sum | None:
    """Return by how many points a metric's share of its base has moved since the same period."""
    now = shared(metric, base)
    if now is None or base is None or metric.exact_previous is None or base.exact_previous is None:
        return None
    amounts = (measured(metric, metric.exact_previous, unit=base.unit)[0], measured(base, base.exact_previous)[0])
    if (before := computed("share", *amounts)) is None:
        return None
    done = f"{now.done} - {before.done}"
    return Sum(now.value - before.value, now.low - before.high, now.high - before.low, done)


def planned(kind: str, metric: Metric, stated: Stated) -> Iterator[Sum]:
    """Yield how a metric stands against each plan that is meant; a rate is no percentage of a rate."""
    if metric.exact is None or is_percent(metric) or metric.nature == "rank":
        return
    for plan in plans_meant(metric, stated):
        target = Amount(Fraction(plan.value), Fraction(0), figured(Fraction(plan.value)))
        if sum := computed(kind, measured(metric, metric.exact)[0], target):
            yield sum


def plans_meant(metric: Metric, stated: Stated) -> list[Plan]:
    """Return the plans a stated figure may be measured against."""
    return [plan for plan in metric.plan if stated.by in (None, plan.by)]


def averaged(metric: Metric, period: Period, months: int | None = None) -> Sum | None:
    """Return the average of a month over the metric's own days or the report's, or over some number of months."""
    if metric.exact is None or metric.nature != "flow" or is_percent(metric):
        return None
    length = Fraction(months) if months else months_of(*(days_of(metric, period) or period.window))
    divisor = Amount(length, Fraction(0), figured(length))
    return computed("average", measured(metric, metric.exact)[0], divisor)


def sums_of(metric: Metric, stated: Stated, figures: Figures, period: Period) -> list[Sum]:
    """Return what a stated figure should be, one sum for each plan it may mean; empty when unknown."""
    if stated.kind in ("progress", "excess"):
        return list(planned(stated.kind, metric, stated))
    base = base_of(metric, stated, figures)
    if stated.kind == "share":
        found = shared(metric, base)
    elif stated.kind == "average":
        found = averaged(metric, period)
    elif stated.kind == "points" and not is_percent(metric) and base:
        found = moved_share(metric, base)
    else:
        found = compared(stated.kind, metric)
    return [found] if found else []


def printed(stated: Stated) -> Decimal:
    """Return the figure that was stated, exact as it was written."""
    return exact(stated.value)
