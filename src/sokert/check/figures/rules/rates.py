"""Rates and growth that no sum contradicts and that still mislead."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.quantities import figured, is_count, quantity
from sokert.check.figures.rule import finding
from sokert.errors import Finding, Place, Term
from sokert.models import Metric, Period
from sokert.units import is_average
from sokert.vietnamese.changes import SMALL_BASE, not_compared
from sokert.vietnamese.figures import PERCENT_DECIMALS, is_index, is_percent, may_be_index, shortened
from sokert.vietnamese.numbers import MOST_DECIMALS, counted, number, places, rounded

MAY_PASS = re.compile(
    r"so với|tăng|giảm|tốc độ|chỉ số|công suất|kế hoạch|dự toán|chỉ tiêu|hoàn thành|thực hiện|vượt"
    r"|\b(?:CPI|IIP|PPI|IPI|index)\b",
    re.IGNORECASE,
)
FAR = 20  # times: 98,5% after 0,996%
DONE = re.compile(
    "đúng hạn|trước hạn|đã giải quyết|hoàn thành|hài lòng|thu gom|bao phủ|trực tuyến|số hóa", re.IGNORECASE
)
RATE = re.compile("t[ỷỉ] (?:lệ|trọng)", re.IGNORECASE)
FEW = re.compile("chưa|không|quá hạn|trễ|chậm|tăng|giảm|so với|chênh", re.IGNORECASE)
LONGEST = 3  # decimals of a rate that somebody means to tell
COMPARES = ("change", "difference", "multiple", "index", "points")


def rate(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates that no whole number of their base gives."""
    for metric in ledger.metrics:
        base = ledger.figures.get(metric.of or "")
        if metric.exact is None or metric.unit == "‰" or not is_percent(metric) or base is None:
            continue
        if base.exact is None or not is_count(base) or base.exact <= 0:
            continue
        whole, rate = Fraction(base.exact), quantity(metric, metric.value).possible
        if math.ceil(rate.low * whole / 100) > rate.high * whole / 100:
            below = Fraction(metric.value) * whole // 100
            sums = [
                f"{figured(Fraction(n))} / {figured(whole)} × 100 = {figured(n * 100 / whole)}"
                for n in (below, below + 1)
            ]
            facts = {
                "given": number(shortened(metric.value)),
                "base": base.name,
                "whole": _whole(base),
                "sum": "; ".join(sums),
            }
            yield finding("FIGURE-RATE", metric, **facts)


def ratio_likely(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates in per cent that are likely the ratio itself: 0.996 for 99,6%."""
    for metric in ledger.metrics:
        unit = metric.unit or ("%" if RATE.match(metric.name) else "")
        if metric.exact is None or unit != "%" or metric.done or not 0 < metric.exact <= 1:
            continue  # what is computed from its pair is right as it is
        is_far = metric.exact_previous is not None and metric.exact_previous > FAR * metric.exact
        is_done = DONE.search(metric.name) and not FEW.search(metric.name)
        if places(metric.exact) > PERCENT_DECIMALS or is_far or is_done:
            facts = {"given": number(metric.exact), "right": number(metric.exact.scaleb(2))}
            yield finding("FIGURE-RATIO-AS-PERCENT", metric, **facts)


def _whole(base: Metric) -> str:
    """Return the figure of a base with its unit."""
    return " ".join(filter(None, (number(base.value), base.unit)))


def rate_bases(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates whose base differs from that of the first of their kind."""
    met: dict[tuple[str, str], tuple[Metric, str]] = {}
    for metric in ledger.metrics:
        for group, base in _bases(metric):
            first, other = met.setdefault(group, (metric, base))
            if base != other and not _on_levels(metric, first, ledger.figures.get(base), ledger.figures.get(other)):
                yield finding(
                    "FIGURE-RATE-BASES", metric, given=_name(base, ledger), other=_name(other, ledger), first=first.name
                )
                break


def _bases(metric: Metric) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what a metric is a rate of, and the base it is measured against."""
    if metric.done and metric.of:
        yield ("done", metric.done), metric.of
    shares = [stated for stated in metric.stated if stated.kind == "share"]
    for base in [stated.of or metric.of or metric.part_of for stated in shares] or [metric.of]:
        if metric.part_of and base:
            yield ("part", metric.part_of), base


def _on_levels(one: Metric, other: Metric, base: Metric | None, first: Metric | None) -> bool:
    """Return whether two rates are of two levels of one whole, each measured against its own."""
    levels = base is not None and first is not None and (base.part_of or base.scope)
    return one.scope != other.scope or bool(levels and first and (base and base.part_of == first.part_of))


def _name(code: str, ledger: Ledger) -> str:
    """Return what a base is called."""
    metric = ledger.figures.get(code)
    return metric.name if metric else code


def over_100(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates and shares over 100."""
    for metric in ledger.metrics:
        over = metric.unit != "‰" and is_percent(metric) and metric.exact is not None and metric.value > 100
        if over and not (MAY_PASS.search(metric.name) or is_index(metric)):
            sentence = "SAID-OVER-100-INDEX" if may_be_index(metric) else ""
            found = finding("FIGURE-OVER-100", metric, given=number(shortened(metric.value)), group="group")
            yield replace(found, sentence=sentence)
    for claim in ledger.stated:
        metric, share = claim.metric, claim.judgement.statement.stated
        right = claim.judgement.statement.name == "share" and claim.judgement.verdict == "holds"
        if right and share.value > 100 and not metric.part_of and not MAY_PASS.search(metric.name):
            yield finding("FIGURE-OVER-100", metric, given=share.text)


def mixed_decimals(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates that differ from most, where they differ at all, and those that no reckoning rounded."""
    typed = [metric for metric in ledger.metrics if _is_typed(metric)]
    for metric in typed:
        if _shown(metric) > LONGEST:
            found = finding("FIGURE-MIXED-DECIMALS", metric, given=number(metric.value), way="frame.round(2)")
            yield replace(found, sentence="SAID-LONG-RATE")
    rates = [metric for metric in typed if not is_index(metric)]  # indices are published with digits of their own
    counts = Counter(_shown(metric) for metric in rates)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda decimals: (counts[decimals], -decimals))
    odd = next(metric for metric in rates if _shown(metric) != usual)
    if _shown(odd) <= LONGEST:
        yield finding("FIGURE-MIXED-DECIMALS", odd, given=number(odd.value), decimals=usual)


def _shown(metric: Metric) -> int:
    return places(metric.value) if metric.decimals is None else metric.decimals


def _is_typed(metric: Metric) -> bool:
    """Return whether a metric is a rate that somebody typed with decimals."""
    return is_percent(metric) and 0 < _shown(metric) <= MOST_DECIMALS and not metric.hedge


def small_base(ledger: Ledger) -> Iterator[Finding]:
    """Yield the counts that more than doubled from a small base."""
    for metric in ledger.metrics:
        before, stated = metric.exact_previous, {one.kind for one in metric.stated}
        if "change" not in stated or "difference" in stated or not is_count(metric) or before is None:
            continue
        if metric.exact is not None and 0 < before < SMALL_BASE and metric.exact > 2 * before:
            yield finding("FIGURE-SMALL-BASE", metric, **_facts(metric, metric.exact, before))


def _facts(metric: Metric, now: Decimal, before: Decimal) -> dict[str, object]:
    """Return the growth as it was told, and as it should be: from what to what, and the difference."""

    def with_unit(value: Decimal) -> str:
        return " ".join(filter(None, (counted(number(value)), metric.unit)))

    return {
        "before": with_unit(before),
        "now": with_unit(now),
        "difference": with_unit(now - before),
        "given": number(rounded(Fraction(now) * 100 / Fraction(before) - 100, 1)),
    }


def not_comparable(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics with growth that cannot be."""
    for metric in ledger.metrics:
        if metric.unlike and any(stated.kind in COMPARES for stated in metric.stated):
            yield finding("FIGURE-NOT-COMPARABLE", metric, reason=not_compared(metric))


def not_compared_by_hedge(ledger: Ledger) -> Iterator[Finding]:
    """Yield, together, the metrics that no comparison is printed of, since one of their two figures is not exact."""
    found = [metric for metric in ledger.metrics if _is_hedged_beside(metric)]
    if found:
        names = "; ".join(f"{metric.name} ({_said(metric)})" for metric in found)
        yield Finding("FIGURE-NOT-COMPARED", {"names": names}, Place(metric=found[0].code))


def _is_hedged_beside(metric: Metric) -> bool:
    """Return whether a metric has a figure to compare with, and a hedge stands before one of the two."""
    before = metric.earlier
    is_stated = any(stated.kind in COMPARES for stated in metric.stated)
    return bool(metric.is_known and before and (metric.hedge or before.hedge)) and not (metric.unlike or is_stated)


def _said(metric: Metric) -> str:
    """Return the two figures as they are said: 2.310 → gần 2.600."""
    pair = (f"{one.hedge or ''} {figured(Fraction(one.value))}".strip() for one in (metric.earlier, metric) if one)
    return " → ".join(pair)


def plan_of_the_year(ledger: Ledger) -> Iterator[Finding]:
    """Yield, together, the metrics of a part of the year after its beginning that are held against the year's plan."""
    report = ledger.report
    gathered = any(source.period and source.period.begins_year for source in report.sources)
    found = [
        metric
        for metric in ledger.metrics
        if metric.plan and metric.exact is not None and _adds_up(metric)
        if not (metric.source and gathered) and not _is_since_new_year(metric, report.period)
    ]
    if found:
        names = "; ".join(metric.name for metric in found)
        facts = {"names": names, "period": report.period.code, "since": _since_new_year(report.period)}
        yield Finding("FIGURE-PLAN-YEAR", facts, Place(metric=found[0].code))


def _adds_up(metric: Metric) -> bool:
    """Return whether a metric grows through the year: no rate, stock, yield per hectare or average does."""
    is_level = is_percent(metric) or "/" in (metric.unit or "") or is_average(metric.name)
    return metric.nature == "flow" and not is_level


def _since_new_year(period: Period) -> str:
    """Return the period from the beginning of the year to the same day; the whole year where it has no name.

    >>> [_since_new_year(Period.of(text)) for text in ("2026-Q2", "2026-Q3", "2026-H2", "2026-08")]
    ['2026-H1', '2026-9M', '2026', '2026']
    """
    known = (Period.of(form.format(period.year)) for form in ("{}-H1", "{}-9M", "{}"))
    return next((one.code for one in known if one.ends == period.ends), str(period.year))


def _is_since_new_year(metric: Metric, period: Period) -> bool:
    """Return whether a metric was gathered from the beginning of the year on."""
    if metric.window:
        return metric.window.first <= date(metric.window.last.year, 1, 1)
    return period.begins_year


def whole_progress(ledger: Ledger) -> Iterator[Finding]:
    """Yield the wholes whose progress lies outside that of their parts."""
    for code, identities in ledger.closed.items():
        whole = ledger.figures[code]
        for identity in identities:
            parts = [ledger.figures[one] for one in sorted(identity.closes(code))]
            for maker in dict.fromkeys(plan.by for plan in whole.plan):
                done = [ratio for metric in (whole, *parts) if (ratio := _progress(metric, maker)) is not None]
                if len(done) <= len(parts) or min(done[1:]) <= done[0] <= max(done[1:]):
                    continue
                rates = ", ".join(f"{figured(ratio, 1)}%" for ratio in done[1:])
                facts = {"given": figured(done[0], 1), "parts": rates, "side": _side(done)}
                yield finding("FIGURE-WHOLE-PROGRESS", whole, **facts).at(text=identity.text)


def _side(done: list[Fraction]) -> Term:
    """Return on which side of the whole every part lies."""
    return Term("SIDE-LOWER" if max(done[1:]) < done[0] else "SIDE-HIGHER")


def _progress(metric: Metric, maker: str | None) -> Fraction | None:
    """Return how far a metric is with a maker's plan, in per cent."""
    for plan in metric.plan:
        if plan.by == maker and plan.value > 0 and metric.exact is not None:
            return Fraction(metric.exact) * 100 / Fraction(plan.value)
    return None


INDICES = (103, 124)  # per cent: growth of a year is seldom more, an index seldom outside


def index_likely(ledger: Ledger) -> Iterator[Finding]:
    """Yield the changes that look like indices, where several do and no level of theirs is known to compare with."""
    alone = [
        (metric, stated)
        for metric in ledger.report.metrics
        for stated in metric.stated
        if stated.kind == "change" and metric.exact_previous is None and not metric.bases
    ]
    if len(alone) > 1 and all(INDICES[0] <= stated.value <= INDICES[1] for _, stated in alone):
        for metric, stated in alone:
            facts = {"given": number(stated.value), "right": number(stated.value - 100)}
            found = finding("FIGURE-INDEX-AS-GROWTH", metric, **facts)
            yield replace(found, level="info", sentence="SAID-INDEX-LIKELY")
