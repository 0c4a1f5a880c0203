"""FIGURE-RATE: no whole number of the base gives the rate.

What it checks: a metric in per cent whose base (`of`) is a count known exactly: some whole number out of that
base has to round, or be cut, to the rate.
Why: of 40 tasks 97% cannot be done: 38 are 95%, 39 are 97,5%. The rate or the base belongs to another table.
Right: 97,5% of 40 nhiệm vụ (39).
Wrong: 96,2% of 40 nhiệm vụ.
Remedy: compute the rate again from its pair; name the base it is really measured against.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sokert.check.figures.amounts import Amount, figured, is_count
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.check.figures.sums import Sum, computed
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import number


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates that no whole number of their base gives."""
    for metric in ledger.metrics:
        base = ledger.figures.get(metric.of or "")
        if metric.exact is None or metric.unit == "‰" or not is_percent(metric) or base is None:
            continue
        if base.exact is None or not is_count(base) or base.exact <= 0:
            continue
        nearest = _nearest(metric, Fraction(base.exact))
        if not any(sum.agrees(metric.value) or sum.cut(metric.value) for sum in nearest):
            told = "; ".join(sum.told() for sum in nearest)
            yield RULE.at(metric, given=number(metric.value), base=base.name, whole=_whole(base), sum=told)


def _whole(base: Metric) -> str:
    """Return the figure of a base with its unit."""
    return " ".join(filter(None, (number(base.value), base.unit)))


def _nearest(metric: Metric, base: Fraction) -> list[Sum]:
    """Return the rates of the whole numbers just below and just above."""
    below = Fraction(metric.value) * base // 100
    pair = [Amount(Fraction(count), Fraction(0), figured(Fraction(count))) for count in (below, below + 1)]
    whole = Amount(base, Fraction(0), figured(base))
    return [sum for count in pair if (sum := computed("share", count, whole))]


BROKEN = {
    "metrics": [
        {"code": "vd_giao", "name": "Nhiệm vụ được giao", "value": 40, "unit": "nhiệm vụ"},
        {
            "code": "vd_ty_le",
            "name": "Tỷ lệ hoàn thành",
            "value": "96.2",
            "unit": "%",
            "nature": "rate",
            "of": "vd_giao",
        },
    ]
}
RULE = Rule("FIGURE-RATE", "warning", __doc__, findings, BROKEN)
