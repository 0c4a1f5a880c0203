"""Reads what a report's metrics claim one by one: stated rates, plans, bases and averages, and judges it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from sokert.check.figures.findings import code_of, way
from sokert.check.figures.quantities import figured, quantity, stated_quantity
from sokert.errors import Level
from sokert.figures import KINDS, Account, Judgement, Quantity, judge, statements_of
from sokert.models import Metric, Report, Stated
from sokert.units import base_of_index
from sokert.vietnamese.averages import days_of, months_of
from sokert.vietnamese.figures import INDEX_BASE, is_index, is_percent, may_be_index
from sokert.vietnamese.numbers import number, places, rounded
from sokert.vietnamese.sums import sum_of

YEAR = 12  # months
# The role of what was stated; in a rate's account the roles of its figures have other names.
ROLES = {"change": "growth", "points": "points of share"}
OF_RATES = {"now": "rate", "before": "rate before", "growth": "rise of rate", "points of share": "points"}
OF_LEVELS = {**OF_RATES, "now": "level", "before": "level before", "growth": "rise of level"}
OF_INDICES = {**OF_LEVELS, "growth": "rise of index"}
OF_RANKS = {"now": "place", "before": "place before", "difference": "moved"}
Roles = dict[str, Quantity]


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A claim of the typed figures as it was judged: whose it is, the rule it breaks, what a message tells of it.

    `noted` says that it is told although it holds: two names for one change, rounding.
    """

    judgement: Judgement
    metric: Metric
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    noted: bool = False
    text: str = ""
    sentence: str = ""

    @property
    def level(self) -> Level | None:
        """How grave it is; None where there is nothing to tell."""
        return "info" if self.noted else self.judgement.level or None


def stated_claims(report: Report) -> Iterator[Claim]:
    """Yield what the stated figures of each metric claim: of several plans it is the one that agrees."""
    for metric in report.metrics:
        for at, stated in enumerate(metric.stated):
            said = stated_quantity(metric, stated, at)
            judged = [one for roles in _readings(metric, stated, said, report) for one in _judged(roles, said, metric)]
            best = next((one for one in judged if one.verdict == "holds"), None) or next(iter(judged), None)
            if best is not None:
                yield _claim(best, metric, stated)


def _judged(roles: Roles, said: Quantity, metric: Metric) -> Iterator[Judgement]:
    around = [_months(Fraction(count)) for count in range(1, YEAR + 1)]
    for statement in statements_of(Account(roles)):
        if statement.stated is said:
            yield judge(statement, around if statement.name == "average" else ())


def _claim(judgement: Judgement, metric: Metric, stated: Stated) -> Claim:
    """Return the claim of a stated figure; a change between rates, or points between counts, has two names."""
    if is_percent(metric):
        misnamed = stated.kind == "change" and judgement.statement.kind.states != OF_INDICES["growth"]
    else:
        misnamed = stated.kind == "points" and judgement.statement.name != "points"
    code = code_of(judgement)
    if misnamed and judgement.verdict in ("holds", "loose"):
        return Claim(judgement, metric, "FIGURE-POINTS", facts_of(judgement, stated), noted=True)
    if stated.kind == "change" and code == "FIGURE-STATED-POINTS":
        code = "FIGURE-STATED-CHANGE"
    return Claim(judgement, metric, code, facts_of(judgement, stated) if judgement.level else {})


def facts_of(judgement: Judgement, stated: Stated) -> dict[str, object]:
    """Return what a message tells of a stated figure: the sum, the figure as it was stated, the one it should be."""
    said, decimals = judgement.statement.stated, places(stated.value)
    if judgement.value is None:  # a change of nothing
        now, before = (term.value / term.scale for term in judgement.statement.terms)
        given, right, sum = said.value, now - before, f"{figured(now)} - {figured(before)} = {figured(now - before)}"
    else:
        given, right, sum = said.value / said.scale, judgement.value / said.scale, sum_of(judgement)
    facts: dict[str, object] = {"sum": sum, "kind": stated.kind, "way": way(given), "right_way": way(right)}
    if stated.kind in ("change", "difference", "points", "excess"):
        given, right = abs(given), abs(right)
    return facts | {"given": number(rounded(given, decimals)), "right": number(rounded(right, decimals))}


def _readings(metric: Metric, stated: Stated, said: Quantity, report: Report) -> Iterator[Roles]:
    """Yield the figures a stated one may follow from, each in its role."""
    roles = _levels(metric, stated)
    own = {ROLES.get(stated.kind, stated.kind): said}
    if stated.kind in ("progress", "excess"):
        yield from _planned(metric, stated, {**roles, **own})
    elif stated.kind == "average":
        yield from _averaged(metric, stated, report, {**roles, **own})
    elif metric.nature == "rank":
        yield _renamed({**roles, **own}, OF_RANKS) if stated.kind == "difference" else {}
    elif stated.kind == "share":
        yield {**roles, **own, **_whole(metric, stated, report)}
    elif stated.kind == "points" and not is_percent(metric):
        yield from _points(metric, stated, said, report, roles)
    elif _is_rate(metric):
        yield _renamed({**roles, **own}, _rates_of(metric, stated.of))
    else:
        yield {**_differences(metric, stated), **roles, **own}


def _levels(metric: Metric, stated: Stated) -> Roles:
    """Return the level of a metric and the one it is compared with, taken to have the decimals of the finer."""
    before = next((base.value for base in metric.bases if base.of == stated.of), metric.exact_previous)
    finest = max((places(one) for one in (metric.value, before) if one is not None and not one.is_nan()), default=0)
    roles: Roles = {}
    if metric.is_known and metric.hedge != "ước":
        roles["now"] = quantity(metric, metric.value, hedge=metric.hedge, like=finest)
    if before is not None:
        roles["before"] = quantity(metric, before, "previous", like=finest)
    return roles


def index_of(metric: Metric) -> Literal["", "likely", "said"]:
    """Return whether a metric is an index to the same period, or may be one: no share of a whole is over 100."""
    if is_index(metric):
        return "likely" if base_of_index(metric.name) else "said"
    return "likely" if may_be_index(metric) and metric.value > INDEX_BASE else ""


def _is_rate(metric: Metric) -> bool:
    return is_percent(metric) or is_index(metric)


def _rates_of(metric: Metric, of: str | None = None) -> Mapping[str, str]:
    """Return the roles of the figures of a rate, or of an index; against other times than its own it may be either."""
    kind = index_of(metric)
    return OF_RATES if not kind else OF_INDICES if kind == "said" and of is None else OF_LEVELS


def _renamed(roles: Roles, names: Mapping[str, str]) -> Roles:
    return {names.get(role, role): one for role, one in roles.items()}


def _planned(metric: Metric, stated: Stated, roles: Roles) -> Iterator[Roles]:
    """Yield the roles beside each plan that is meant; a rate exceeds its target by points, a rank by nothing."""
    if metric.nature == "rank" or (is_percent(metric) and stated.kind == "progress"):
        return
    names = {"excess": "surplus"} if is_percent(metric) else {}
    for plan in metric.plan:
        if stated.by in (None, plan.by):
            yield _renamed({**roles, "plan": quantity(metric, plan.value, "plan")}, names)


def _averaged(metric: Metric, stated: Stated, report: Report, roles: Roles) -> Iterator[Roles]:
    """Yield the roles beside what an average is over: another metric's count, or the months of the days it covers."""
    if is_percent(metric) or metric.nature == "rank":
        return
    if over := report.figures.get(stated.of or ""):
        yield {**roles, "number": quantity(over, over.value, hedge=over.hedge)} if over.is_known else {}
    elif metric.nature == "flow":
        yield {**roles, "number": _months(months_of(*(days_of(metric, report.period) or report.period.window)))}


def _months(count: Fraction) -> Quantity:
    return Quantity(count, counted=True, dimension="tháng", unit="tháng", text=figured(count))


def base_of(metric: Metric, stated: Stated, report: Report) -> Metric | None:
    """Return the metric a share is measured against."""
    return report.figures.get(stated.of or metric.of or metric.part_of or "")


def _whole(metric: Metric, stated: Stated, report: Report) -> Roles:
    """Return the whole that a share is of; where it is not known, another part with its share."""
    base = base_of(metric, stated, report)
    if is_percent(metric) or (base and is_percent(base)):
        return {}
    if base is None and metric.total is not None:
        return {"whole": quantity(metric, metric.total, "total")}
    if base is not None and base.is_known:
        return {"whole": quantity(base, base.value, hedge=base.hedge)} if base.hedge != "ước" else {}
    return next(_beside(metric, stated, report), {})


def _beside(metric: Metric, stated: Stated, report: Report) -> Iterator[Roles]:
    """Yield the parts before a metric that have a share of the same whole, which nobody knows."""
    for other in report.metrics if stated.of or metric.of or metric.part_of else ():
        if other is metric:
            return
        for at, one in enumerate(other.stated):
            same = (one.of or other.of or other.part_of) == (stated.of or metric.of or metric.part_of)
            if one.kind == "share" and same and other.exact is not None:
                yield {"other": quantity(other, other.value), "other share": stated_quantity(other, one, at)}


def _points(metric: Metric, stated: Stated, said: Quantity, report: Report, roles: Roles) -> Iterator[Roles]:
    """Yield the roles of points of a count: how its share of a base has moved, else its growth under another name."""
    base = base_of(metric, stated, report)
    if base is None:
        growth = {**roles, "growth": said}
        yield from [growth] if all(one.verdict == "holds" for one in _judged(growth, said, metric)) else []
    elif base.exact is not None and base.exact_previous is not None:
        wholes = {"whole": quantity(base, base.exact), "whole before": quantity(base, base.exact_previous, "previous")}
        yield {**roles, **wholes, "points of share": said}


def _differences(metric: Metric, stated: Stated) -> Roles:
    """Return the difference that is stated beside a change, where no level is known to compare with."""
    for at, one in enumerate(metric.stated):
        if one.kind == "difference" and one is not stated and one.of == stated.of:
            return {"difference": stated_quantity(metric, one, at)}
    return {}


def computed(report: Report) -> Iterator[tuple[str, Fraction]]:
    """Yield the figures that follow from the metrics, each by its relation: all that a filter may print of them."""
    for metric in report.metrics:
        if metric.exact is not None and is_index(metric):
            own = (metric.exact, metric.exact_previous)  # "tăng 8,7% (cùng kỳ tăng 5,2%)"
            yield from (("growth", Fraction(one - INDEX_BASE)) for one in own if one is not None)
        for roles in _all_roles(metric, report):
            exact = {role: replace(one, counted=True) for role, one in roles.items()}
            for kind in KINDS:
                if exact.keys() >= set(kind.needs):
                    yield from ((kind.name, one) for one in _reached(kind.reach, [exact[role] for role in kind.needs]))


def _reached(reach: object, terms: list[Quantity]) -> Iterator[Fraction]:
    assert callable(reach)
    try:
        found = reach(*(term.rounded for term in terms))
    except ZeroDivisionError:
        return
    scale = min(term.scale for term in terms) if not terms[0].is_percent else Fraction(1)
    for one in found:
        if one.is_bounded:
            yield from (one.middle, one.middle / scale)


def _all_roles(metric: Metric, report: Report) -> Iterator[Roles]:
    if metric.exact is None:
        return
    now = {"now": quantity(metric, metric.exact)}
    if metric.exact_previous is not None:
        both = {**now, "before": quantity(metric, metric.exact_previous, "previous")}
        yield _renamed(both, _rates_of(metric) if _is_rate(metric) else OF_RANKS if metric.nature == "rank" else {})
    yield from ({**now, "before": quantity(metric, base.value, "base")} for base in metric.bases)
    yield from ({**now, "plan": quantity(metric, plan.value, "plan")} for plan in metric.plan)
    for code in filter(None, (metric.of, metric.part_of)):
        base = report.figures.get(code)
        if base is not None and base.exact is not None:
            yield {**now, "whole": quantity(base, base.exact)}
    if metric.nature == "flow" and not is_percent(metric):
        yield {**now, "number": _months(months_of(*(days_of(metric, report.period) or report.period.window)))}
