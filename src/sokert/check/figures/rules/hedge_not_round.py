"""FIGURE-HEDGE-NOT-ROUND: a hedge stands on a number that is not round.

What it checks: metrics with gần, hơn, trên, dưới or khoảng, but for totals that carry the hedge of a part: two
significant digits are round, and one more for each zero at the end; measures may have one digit more.
Why: who knows 612 knows the exact figure, and hơn is too much; or 612 is a slip.
Right: hơn 610 văn bản; gần 2.600 tin bài.
Wrong: hơn 612 văn bản.
Remedy: take the hedge away, or round the figure; kept as it is written either way.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from sokert.check.figures.amounts import is_count
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.numbers import number, places, trimmed

ROUND = 2  # significant digits of a number that is round in any case


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the hedged metrics whose figure is not round."""
    for metric in ledger.metrics:
        if metric.hedge and metric.hedge != "ước" and not metric.sum_of and not _is_round(metric):
            yield RULE.at(metric, hedge=metric.hedge, exact=number(metric.value), round=_rounder(metric))


def _is_round(metric: Metric) -> bool:
    """Return whether a metric's figure is one that people round to."""
    digits = trimmed(format(abs(metric.value), "f"), ".").replace(".", "").lstrip("0")
    significant = digits.rstrip("0") if metric.value == metric.value.to_integral_value() else digits
    zeros = len(digits) - len(significant)
    return len(significant) <= ROUND + zeros + (not is_count(metric))


def _rounder(metric: Metric) -> str:
    """Return the nearest round figure that the hedge would be true of."""
    rounding = {"hơn": ROUND_FLOOR, "trên": ROUND_FLOOR, "gần": ROUND_CEILING, "dưới": ROUND_CEILING}
    step = Decimal(1).scaleb(-places(metric.value))
    while True:
        step *= 10
        value = (metric.value / step).to_integral_value(rounding.get(metric.hedge or "", ROUND_HALF_UP)) * step
        if _is_round(metric.model_copy(update={"value": value.normalize() + 0})):
            return number(Decimal(f"{value:f}"))


BROKEN = {
    "metrics": [{"code": "vd_chi_dao", "name": "Văn bản chỉ đạo", "value": 612, "unit": "văn bản", "hedge": "hơn"}]
}
RULE = Rule("FIGURE-HEDGE-NOT-ROUND", "warning", __doc__, findings, BROKEN)
