"""Judges every stated figure once: right, cut, wrong, or wrong in one of the ways that have a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sokert.check.figures.sums import Figures, Sum, averaged, compared, printed, sums_of
from sokert.errors import Term
from sokert.models import Metric, Period, Report, Stated
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import number, places, rounded

Verdict = Literal["right", "cut", "wrong", "sign", "index", "points", "multiple", "window", "zero"]
YEAR = 12  # months
NEEDS_BASE = ("change", "multiple", "index")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A stated figure, what is to be said of it, and the sum it was judged by."""

    metric: Metric
    stated: Stated
    verdict: Verdict
    sum: Sum

    @property
    def facts(self) -> dict[str, object]:
        """What a message tells: the sum, the figure as it was stated, the figure it should be."""
        given = printed(self.stated)
        right = rounded(self.sum.value, places(given))
        kind = self.stated.kind
        facts = {"sum": self.sum.told(), "kind": kind, "way": way(given), "right_way": way(right)}
        if kind in ("change", "difference", "points", "excess"):
            given, right = abs(given), abs(right)
        return {**facts, "given": number(given), "right": number(right)}


def way(moved: Decimal) -> Term:
    """Return the word for a movement.

    >>> way(Decimal("-0.5")), way(Decimal(0))
    ('WAY-DOWN', 'WAY-LEVEL')
    """
    return Term("WAY-UP" if moved > 0 else "WAY-DOWN" if moved else "WAY-LEVEL")


def judged(report: Report) -> Iterator[Judgement]:
    """Yield a judgement of every stated figure that can be recomputed."""
    figures, period = report.figures, report.period
    for metric in report.metrics:
        for stated in metric.stated:
            if judgement := _judged(metric, stated, figures, period):
                yield judgement


def _judged(metric: Metric, stated: Stated, figures: Figures, period: Period) -> Judgement | None:
    """Return the judgement of one stated figure; None when it cannot be recomputed."""
    sums, given = sums_of(metric, stated, figures, period), printed(stated)
    if misnamed := _misnamed_points(metric, stated, bool(metric.of or metric.part_of)):
        return Judgement(metric, stated, "points", misnamed)
    if metric.exact_previous == 0 and metric.exact is not None and stated.kind in NEEDS_BASE:
        difference = compared("difference", metric)
        return Judgement(metric, stated, "zero", difference) if difference else None
    if not sums:
        return None
    for sum in sums:
        if sum.agrees(given):
            return Judgement(metric, stated, "right", sum)
    for sum in sums:
        if sum.cut(given):
            return Judgement(metric, stated, "cut", sum)
    return Judgement(metric, stated, _fault(metric, stated, period, sums[0]), sums[0])


def _misnamed_points(metric: Metric, stated: Stated, based: bool) -> Sum | None:
    """Return the sum of points given as per cent, or of per cent given as points; None when neither."""
    given = printed(stated)
    if stated.kind == "change" and is_percent(metric):
        points, relative = compared("points", metric), compared("change", metric)
        wrong = points and (points.agrees(given) or (relative and relative.agrees(given)))
        return points if wrong else None
    if stated.kind == "points" and not is_percent(metric) and not based:
        relative = compared("change", metric)
        return relative if relative and relative.agrees(given) else None
    return None


def _fault(metric: Metric, stated: Stated, period: Period, sum: Sum) -> Verdict:
    """Return in which way a stated figure is wrong."""
    given = printed(stated)
    if stated.kind in ("change", "difference", "points") and given and sum.agrees(-given):
        return "sign"
    if stated.kind == "change" and _agrees(compared("index", metric), stated):
        return "index"
    if stated.kind == "multiple" and _agrees(compared("growth", metric), stated):
        return "multiple"
    if stated.kind == "average":
        others = (averaged(metric, period, months) for months in range(1, YEAR + 1))
        return "window" if any(_agrees(other, stated) for other in others) else "wrong"
    return "wrong"


def _agrees(sum: Sum | None, stated: Stated) -> bool:
    return sum is not None and sum.agrees(printed(stated))
