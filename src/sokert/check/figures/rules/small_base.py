"""FIGURE-SMALL-BASE: growth above 100% is computed on a small base.

What it checks: counts that more than doubled from fewer than 20, where somebody stated their growth in per cent. The
filters tell the difference of themselves.
Why: from 3 to 8 is tăng 166,7%, and says nothing but that there were five more.
Right: 08 vụ, tăng 05 vụ so với cùng kỳ.
Wrong: 08 vụ, tăng 166,7% so với cùng kỳ.
Remedy: tell the difference and leave the percentage out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sokert.check.figures.amounts import is_count
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.check.figures.sums import Sum, compared
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.changes import SMALL_BASE
from sokert.vietnamese.numbers import counted, number, rounded


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the counts that more than doubled from a small base."""
    for metric in ledger.metrics:
        before, growth = metric.exact_previous, compared("change", metric)
        stated = any(one.kind == "change" for one in metric.stated)
        if not stated or not is_count(metric) or before is None:
            continue
        if 0 < before < SMALL_BASE and growth and growth.value > 100:
            yield RULE.at(metric, **_facts(metric, metric.value, before, growth))


def _facts(metric: Metric, now: Decimal, before: Decimal, growth: Sum) -> dict[str, object]:
    """Return the growth as it was told, and as it should be: from what to what, and the difference."""

    def with_unit(value: Decimal) -> str:
        return " ".join(filter(None, (counted(number(value)), metric.unit)))

    return {
        "before": with_unit(before),
        "now": with_unit(now),
        "difference": with_unit(now - before),
        "given": number(rounded(growth.value, 1)),
    }


BROKEN = {
    "metrics": [
        {
            "code": "vd_vu",
            "name": "Vụ việc",
            "value": 8,
            "unit": "vụ",
            "previous": 3,
            "stated": [{"kind": "change", "value": "166.7"}],
        }
    ]
}
RULE = Rule("FIGURE-SMALL-BASE", "warning", __doc__, findings, BROKEN)
