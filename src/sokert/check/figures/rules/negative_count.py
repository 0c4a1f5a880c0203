"""FIGURE-NEGATIVE-COUNT: a count is below zero.

What it checks: value, previous value and plans of everything counted one by one; money and measures may be
negative.
Why: nobody receives -5 documents; the figure is a difference, or a slip.
Right: 412 hồ sơ.
Wrong: -412 hồ sơ.
Remedy: write the count itself; a fall is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.amounts import is_count
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.numbers import number


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the counts below zero."""
    for metric in ledger.metrics:
        values = (metric.value, metric.exact_previous, *(plan.value for plan in metric.plan))
        for value in values if is_count(metric) else ():
            if value is not None and value < 0:
                yield RULE.at(metric, given=number(value))


BROKEN = {"metrics": [{"code": "vd_con", "name": "Hồ sơ đang giải quyết", "value": -412, "unit": "hồ sơ"}]}
RULE = Rule("FIGURE-NEGATIVE-COUNT", "error", __doc__, findings, BROKEN)
