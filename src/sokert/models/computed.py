"""The metrics whose figures follow from others of their report: totals, and rates of their pairs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal, localcontext
from typing import Any, Never

from sokert.document.blocks import ILLEGAL as ILLEGAL
from sokert.errors import near, offered
from sokert.models.fields import UNKNOWN, Hedge, wrong
from sokert.models.metric import Metric
from sokert.units import moved, plain, steps

_ABOVE, _BELOW = ("hơn", "trên"), ("gần", "dưới")
_DIGITS = 50  # of a rate that does not end; figures are printed with six at most


def _carried(parts: Iterable[Metric]) -> Hedge | None:
    """Return the hedge of a sum: what all its hedged members say, else khoảng; an estimate stays one."""
    hedges: set[Hedge] = {part.hedge for part in parts if part.hedge}
    if len(hedges) < 2:
        return next(iter(hedges), None)
    if "ước" in hedges:
        return "ước"
    return "hơn" if hedges <= set(_ABOVE) else "gần" if hedges <= set(_BELOW) else "khoảng"


def _total(metric: Metric, parts: list[Metric]) -> dict[str, object]:
    """Return the facts of a total: its value, its hedge, and the same period's where all parts have one."""
    mixed = len({part.unit for part in parts}) > 1
    unit = metric.unit or (parts[0].unit if mixed else None)
    powers = [steps(part.unit, unit) or 0 for part in parts]
    before = [part.exact_previous for part in parts]
    known = [moved(value, power) for value, power in zip(before, powers, strict=True) if value is not None]
    summed = sum(known, Decimal(0)) if len(known) == len(parts) else None
    return {
        "value": sum((moved(part.value, power) for part, power in zip(parts, powers, strict=True)), Decimal(0)),
        "unit": unit,
        "hedge": metric.hedge or _carried(parts),
        "estimate": metric.estimate or any(part.estimate for part in parts),
        "previous": summed if metric.previous is None else metric.previous,
    }


def _quotient(metric: Metric, done: Metric, base: Metric) -> dict[str, object]:
    """Return the facts of a rate: its value in per cent, and the same period's where both are known."""
    power = (steps(done.unit, base.unit) or 0) + (3 if metric.unit == "‰" else 2)

    def rate(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
        with localcontext(prec=_DIGITS):
            return plain(moved(part, power) / whole) if part is not None and whole else None

    before = rate(done.exact_previous, base.exact_previous) if metric.previous is None else metric.previous
    value = rate(done.exact, base.exact)
    return {"value": UNKNOWN if value is None else value, "previous": before, "unit": metric.unit or "%"}


_COMPUTED = ("value", "unit", "hedge", "estimate", "previous")


def as_given(metric: Metric) -> Metric:
    """Return a metric as it was given, without what a report computed of it."""
    if not metric.members or "value" in metric.model_fields_set:
        return metric
    own = {name: Metric.model_fields[name].default for name in _COMPUTED if name not in metric.model_fields_set}
    return metric.with_computed(own)


def _as_typed(metric: Metric) -> Metric:
    """Return a metric whose members stay behind: what was computed from them is all that is known of it."""
    is_left = metric.is_known and "value" not in metric.model_fields_set
    return metric.with_facts({name: getattr(metric, name) for name in _COMPUTED}) if is_left else metric


_NAMING = ("part_of", "of", "done", "beside", "sum_of")
UNKNOWN_METRIC = "FIGURE-UNKNOWN-METRIC"


def named_by(metric: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the codes of other figures that a figure names, each with its key.

    >>> list(named_by({"code": "a", "part_of": "b", "sum_of": ["c"], "of": None}))
    [('part_of', 'b'), ('sum_of', 'c')]
    """
    for key in _NAMING:
        said = metric.get(key)
        for code in said if isinstance(said, list | tuple) else (said,):
            if code and isinstance(code, str):
                yield key, code


class OfRecord(dict[str, Any]):
    """The data of a metric that was a record already."""


def linked(given: Iterable[Any], metrics: Iterable[Metric], codes: Collection[str]) -> None:
    """Refuse data of which a figure names one that is not there.

    Records are let be: of a table's rows somebody may have taken some, and `check` tells what they name.
    """
    for at, (one, metric) in enumerate(zip(given, metrics, strict=False)):
        for key, code in () if isinstance(one, Metric | OfRecord) else named_by(vars(metric)):
            if code not in codes:
                facts = {"name": metric.name, "given": code, **offered(code, codes)}
                raise wrong(UNKNOWN_METRIC, **facts, key=f"metrics.{at}.{key}")


def computed(metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """Return the metrics with every value that was left out; one that cannot be had is told.

    What another report computed is computed again where what it follows from is here; from a figure that is not known
    yet nothing is but what it was in the same period.
    """
    codes = {metric.code for metric in metrics}
    given = tuple(as_given(one) if codes.issuperset(one.members) else _as_typed(one) for one in metrics)
    figures = {metric.code: metric for metric in given}
    waiting = {index: metric for index, metric in enumerate(given) if not metric.is_known and metric.members}
    while waiting:
        open_codes = {metric.code for metric in waiting.values()}
        ready = {at: one for at, one in waiting.items() if figures.keys() - open_codes >= set(one.members)}
        if not ready:
            stuck = _stuck(waiting, figures)
            _refuse(*stuck, near(stuck[2], codes) if stuck[3] == "WHY-MISSING" else "")
        for at, metric in ready.items():
            figures[metric.code] = _from_members(metric, at, [figures[code] for code in metric.members])
            del waiting[at]
    return tuple(figures[metric.code] for metric in metrics)


def _from_members(metric: Metric, at: int, parts: list[Metric]) -> Metric:
    """Return a metric with the value its members give; units that do not go together are told."""
    alike = [one for one in ((metric, *parts) if metric.sum_of else parts) if one.unit]
    for one in alike[1:]:
        if steps(one.unit, alike[0].unit) is None:
            key = f"metrics.{at}.{'sum_of' if metric.sum_of else 'done'}"
            raise wrong("DATA-UNITS", name=one.name, given=one.unit, other=alike[0].unit, key=key)
    facts = _total(metric, parts) if metric.sum_of else _quotient(metric, parts[0], parts[1])
    if not all(part.is_known for part in parts):  # what it was in the same period may be known all the same
        return metric.with_computed({key: facts[key] for key in ("previous", "unit")})
    made = metric.with_computed(facts)
    if not made.is_known:
        hedged = next((part.code for part in parts if part.exact is None), "")
        _refuse(metric, at, hedged or metric.members[-1], "WHY-HEDGED" if hedged else "WHY-ZERO")
    return made


def _stuck(waiting: Mapping[int, Metric], figures: Mapping[str, Metric]) -> tuple[Metric, int, str, str]:
    """Return the metric that keeps others waiting: one with a member nobody has, else one of a ring."""
    for at, metric in waiting.items():
        if missing := next((code for code in metric.members if code not in figures), None):
            return metric, at, missing, "WHY-MISSING"
    open_codes = {metric.code: at for at, metric in waiting.items()}
    way = [next(iter(waiting))]
    while way[-1] not in way[:-1]:  # each waits for another, so the way comes back to where it was
        way.append(next(open_codes[code] for code in waiting[way[-1]].members if code in open_codes))
    at = min(way[way.index(way[-1]) :])
    return waiting[at], at, next(code for code in waiting[at].members if code in open_codes), "WHY-RING"


def _refuse(metric: Metric, at: int, given: str, why: str, like: str = "") -> Never:
    """Raise what keeps a value from being computed: a code nobody has (`like` is meant), a ring, a base of nothing."""
    way = "sum_of" if metric.sum_of else "done" if given == metric.done else "of"
    facts = {"name": metric.name, "given": given, "why": why, "near": like, "member": way}
    raise wrong("DATA-NOT-COMPUTED", **facts, key=f"metrics.{at}.{way}")
