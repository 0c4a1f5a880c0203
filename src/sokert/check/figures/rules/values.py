"""Figures that are wrong by themselves, or beside another of the same name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.quantities import is_count
from sokert.check.figures.rule import finding
from sokert.errors import Finding, Term
from sokert.models import Metric
from sokert.models.coverage import partial
from sokert.units import is_average, moved, unit_of
from sokert.vietnamese.figures import figure, is_percent, shortened
from sokert.vietnamese.numbers import number, places, power_of, rate

SMALLEST = 100  # smaller figures meet by chance
SAID = re.compile(
    r"(?:(?P<hedge>gần|hơn|trên|dưới|khoảng|ước(?: đạt)?) )?(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?"
    r"(?: (?P<scale>trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))?",
    re.IGNORECASE,
)
SCALES = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
REACH = Fraction(1, 10)  # a hedged figure lies no further from the true one
THOUSAND = 1000  # what a dot of thousands read as a decimal mark makes of a figure, or đồng in the place of nghìn đồng
_SEVERAL = 10
LARGEST = 10**16  # đồng: about what the whole country earns in a year


def two_values(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics that contradict an earlier one of the same name."""
    met: dict[tuple[object, ...], Metric] = {}
    for metric in ledger.metrics:
        name = " ".join(metric.name.casefold().split())
        place = (metric.part_of, metric.heading)  # "Tổng số" below Thu, and below Chi
        key = (name, metric.unit, metric.window, metric.day, metric.scope, place, metric.nature)
        first = met.setdefault(key, metric)
        if (first.value, first.hedge) != (metric.value, metric.hedge):
            yield finding("FIGURE-TWO-VALUES", metric, given=figure(metric), other=figure(first), code=first.code)


def same_value(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics whose figure another one had before them."""
    tied = _tied(ledger)
    met: dict[Decimal, dict[tuple[object, str], Metric]] = defaultdict(dict)
    for metric in filter(_speaks, ledger.metrics):
        previous, group = key = metric.exact_previous, _first(metric.code, tied)
        others = met[metric.value]
        other = next((others[seen] for seen in others if seen[0] != previous and seen[1] != group), None)
        if other:
            yield finding("FIGURE-SAME-VALUE", metric, given=number(shortened(metric.value)), other=other.name)
        others.setdefault(key, metric)


def _speaks(metric: Metric) -> bool:
    """Return whether a figure is exact and long enough to be met by chance only seldom."""
    if metric.exact is None or metric.exact_previous is None or is_percent(metric) or metric.nature == "rank":
        return False
    return abs(metric.exact) >= SMALLEST and metric.exact % 10 != 0


def _tied(ledger: Ledger) -> dict[str, str]:
    """Return for each metric one that it is tied to, by an identity, as part or by its base."""
    tied: dict[str, str] = {}
    ties = [identity.codes for identity in ledger.identities]
    ties += [(base, metric.code) for metric in ledger.metrics for base in (metric.part_of, metric.of) if base]
    for first, *others in ties:
        for other in others:
            ends = _first(other, tied), _first(first, tied)
            tied[ends[0]] = ends[1]
    return tied


def _first(code: str, tied: dict[str, str]) -> str:
    """Return the metric that stands for all that are tied together, even through others."""
    while tied.get(code, code) != code:
        code = tied[code]
    return code


def written(ledger: Ledger) -> Iterator[Finding]:
    """Yield the figures that are written as others."""
    for metric in ledger.metrics:
        if metric.written and metric.exact is not None and not _says(metric.written, metric):
            yield finding("FIGURE-WRITTEN", metric, given=metric.written, right=number(metric.value))


def _says(words: str, metric: Metric) -> bool:
    """Return whether words say a metric's figure; words that are no figure are nobody's business."""
    found = SAID.fullmatch(words.strip())
    if not found:
        return True
    digits = Decimal(found["whole"].replace(".", "") + (f".{found['part']}" if found["part"] else ""))
    scale = Fraction(10) ** SCALES.get((found["scale"] or "").lower(), 0)
    said, value = Fraction(digits) * scale, Fraction(metric.value)
    near = abs(said - value) <= abs(value) * REACH
    hedge = (found["hedge"] or "").lower()
    if hedge in ("gần", "dưới"):
        return near and said > value
    if hedge in ("hơn", "trên"):
        return near and said < value
    return near if hedge else abs(said - value) * 2 <= scale / 10 ** places(digits) * (found["scale"] is not None)


def not_known(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics that are not known yet."""
    for metric in ledger.report.metrics:
        if not metric.is_known and not metric.written:
            yield finding("FIGURE-NOT-KNOWN", metric)


def unit_missing(ledger: Ledger) -> Iterator[Finding]:
    """Yield the flows and stocks without a unit."""
    for metric in ledger.metrics:
        if metric.unit is None and metric.nature in ("flow", "stock"):
            yield finding("FIGURE-UNIT-MISSING", metric)


def scale_doubled(ledger: Ledger) -> Iterator[Finding]:
    """Yield the sums of money that nobody has."""
    for metric in ledger.metrics:
        power = power_of(metric.unit) if metric.unit else None
        if power is not None and abs(moved(metric.value, power)) >= LARGEST:
            yield finding("FIGURE-SCALE-DOUBLED", metric, given=number(metric.value), unit=metric.unit)


def negative_count(ledger: Ledger) -> Iterator[Finding]:
    """Yield the counts below zero."""
    for metric in ledger.metrics:
        values = (metric.value, metric.exact_previous, *(plan.value for plan in metric.plan))
        for value in values if is_count(metric) else ():
            if value is not None and value < 0:
                yield finding("FIGURE-NEGATIVE-COUNT", metric, given=number(value))


def lacking_units(ledger: Ledger) -> Iterator[Finding]:
    """Yield the totals that lack the figures of some units."""
    yield from partial(ledger.metrics)


def fraction_of_count(ledger: Ledger) -> Iterator[Finding]:
    """Yield the counts that are not whole."""
    for metric in ledger.metrics:
        unit = metric.unit
        if unit and is_count(metric) and not is_average(metric.name) and unit_of(unit).whole:
            for of, value in _figures(metric):
                if value % 1 != 0:
                    yield finding("FIGURE-FRACTION-OF-COUNT", metric, of=of, given=number(value), unit=unit)


def _figures(metric: Metric) -> Iterator[tuple[Term | str, Decimal]]:
    """Yield the figures of a metric, each with what it is: its own, last year's, those of its plans."""
    if metric.is_known:
        yield "", metric.value
    if metric.earlier:
        yield Term("ROLE-PREVIOUS"), metric.earlier.value
    yield from ((Term("ROLE-PLAN"), plan.value) for plan in metric.plan)


def thousandfold(ledger: Ledger) -> Iterator[Finding]:
    """Yield the figures that are about a thousand times as much as last year's, or as little; and as a year's plan."""
    for metric in ledger.metrics:
        now, before = metric.exact, metric.exact_previous
        if now is None or metric.nature not in ("flow", "stock") or is_percent(metric):
            continue
        if before is not None and _is_thousandfold(metric, now, before, most=THOUSAND * 2):
            yield finding("FIGURE-THOUSANDFOLD", metric, given=number(now), other=number(before), unit=metric.unit)
            continue
        for plan in metric.plan:
            most = THOUSAND * 5 if plan.value > now else THOUSAND * 2  # a fifth of it may be done
            if _is_thousandfold(metric, now, plan.value, THOUSAND // (2 if plan.value > now else 10), most):
                facts = {"given": number(now), "other": number(plan.value), "unit": metric.unit}
                facts["rate"] = rate(Fraction(now) * 100 / Fraction(plan.value))
                yield replace(finding("FIGURE-THOUSANDFOLD", metric, **facts), sentence="SAID-THOUSANDFOLD-PLAN")
                break


def _is_thousandfold(
    metric: Metric, now: Decimal, other: Decimal, least: int = THOUSAND // 2, most: int = THOUSAND * 2
) -> bool:
    """Return whether one of two figures is so many times the other that a dot of thousands may have been lost."""
    less, more = sorted((abs(now), abs(other)))
    typed = less >= _SEVERAL or less % 1 != 0  # a few may become many
    counted = metric.unit and is_count(metric) and (now % 1 or other % 1)  # which another rule tells
    return bool(less and typed and not counted and least <= more / less <= most)


def rank(ledger: Ledger) -> Iterator[Finding]:
    """Yield the ranks that are no places in a row."""
    for metric in ledger.metrics:
        values = (metric.value, metric.exact_previous) if metric.nature == "rank" else ()
        for value in values:
            if value is not None and (value < 1 or value % 1 != 0):
                yield finding("FIGURE-RANK", metric, given=number(value))


def over_total(ledger: Ledger) -> Iterator[Finding]:
    """Yield the figures above their total."""
    for metric in ledger.metrics:
        ranked = ledger.figures.get(metric.of or "") if metric.nature == "rank" else None
        total = ranked.exact if ranked else metric.total
        if metric.exact is not None and total is not None and metric.exact > total:
            yield finding("FIGURE-OVER-TOTAL", metric, given=number(metric.exact), total=number(total))
