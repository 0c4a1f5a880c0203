"""Turns several figures into one clause: what they did together, and sums of money in one scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sokert.errors import DataError, Finding, Term
from sokert.models import Earlier, Metric, Plan
from sokert.units import moved, steps, unit_of
from sokert.vietnamese.figures import moved_from
from sokert.vietnamese.naming import one_of

# What may be said of several metrics at once, and of which metrics it is true.
CLAIMS: Mapping[str, Callable[[Metric], bool]] = {
    "tăng": lambda metric: _direction(metric) > 0,
    "giảm": lambda metric: _direction(metric) < 0,
    "đạt": lambda metric: bool(metric.plan) and all((metric.exact or 0) >= plan.value for plan in metric.plan),
}

known_claim = one_of("together", CLAIMS)


def together(metrics: Sequence[Metric], noun: str = "chỉ tiêu", claim: str = "") -> str:
    """Return what all of some metrics did; DataError names those of which it is not true.

    >>> fires = Metric(code="a", name="Số vụ", value=4, previous=6)
    >>> together([fires, fires, fires], "tiêu chí"), together([fires, fires]), together([fires])
    ('giảm cả 3 tiêu chí', 'đều giảm', 'giảm')

    A figure that is not exact, or not compared, makes no claim true. In a rank fewer is better: it rises. Where one is
    not known yet nothing is said.
    """
    known_claim(claim)
    if not all(metric.is_known for metric in metrics):
        return ""
    wanted = claim or ("tăng" if metrics and CLAIMS["tăng"](metrics[0]) else "giảm")
    against = [metric for metric in metrics if not CLAIMS[wanted](metric)]
    if against or not metrics:
        facts = {"given": Term("CLAIM-ALL", claim=wanted, count=len(metrics)), "which": _why_not(against, wanted)}
        raise DataError(Finding("WORDS-CLAIM", facts))
    return {1: wanted, 2: f"đều {wanted}"}.get(len(metrics), f"{wanted} cả {len(metrics)} {noun}")


def _why_not(against: Sequence[Metric], claim: str) -> tuple[Term, ...]:
    """Return what stands against a claim: figures that did otherwise, and those that cannot be compared."""
    unknown = [metric for metric in against if metric.exact is None or (claim != "đạt" and moved_from(metric) is None)]
    other = [metric for metric in against if metric not in unknown]
    reasons = [(other, "CLAIM-NOT-TRUE"), (unknown, "CLAIM-NOT-COMPARED")]
    why = [Term(code, names=", ".join(metric.name for metric in some), claim=claim) for some, code in reasons if some]
    return tuple(why) or (Term("CLAIM-NONE"),)


def _direction(metric: Metric) -> int:
    """Return 1 for a rise, -1 for a fall, 0 where there is neither or it is not known."""
    now, before = metric.exact, moved_from(metric)
    if now is None or before is None:
        return 0
    sign = (now > before) - (now < before)
    return -sign if metric.nature == "rank" else sign


def one_scale(metrics: Sequence[Metric], scale: str = "") -> list[Metric]:
    """Return sums of money in one scale; without `scale` the smallest in use, which rounds nothing.

    >>> sums = [Metric(code="a", name="Thu", value=2, unit=unit) for unit in ("tỷ đồng", "đồng")]
    >>> [f"{metric.value:f} {metric.unit}" for metric in one_scale(sums)]
    ['2000000000 đồng', '2 đồng']
    """
    for metric in metrics:
        _check(metric.unit or "", metrics[0].unit or "")
    least = min((metric.unit or "" for metric in metrics), key=lambda unit: unit_of(unit).power, default="")
    scale = scale or least or "đồng"
    return [_scaled(metric, _check(metric.unit or "", scale), scale) for metric in metrics]


def _check(unit: str, scale: str) -> int:
    """Return the power of ten that brings one scale into another; what has no scale is refused."""
    power = steps(unit, scale)
    if power is None or not unit or (unit_of(unit).counted and unit_of(scale).counted):
        raise DataError(Finding("WORDS-NOT-MONEY", {"given": unit}))
    return power


def _scaled(metric: Metric, power: int, scale: str) -> Metric:
    """Return a metric in another scale: its value, the same period's and its plans."""
    before = metric.previous
    if isinstance(before, Earlier):
        before = before.with_facts({"value": moved(before.value, power)})
    elif metric.exact_previous is not None:
        before = moved(metric.exact_previous, power)
    plans = tuple(Plan(by=plan.by, value=moved(plan.value, power)) for plan in metric.plan)
    facts = {"value": moved(metric.value, power), "previous": before, "plan": plans, "unit": scale}
    return metric.with_facts(facts)
