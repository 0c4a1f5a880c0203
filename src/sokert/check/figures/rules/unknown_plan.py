"""FIGURE-UNKNOWN-PLAN: a stated figure is measured against a plan that does not exist.

What it checks: `by` of stated progress and excess: one of the metric's plans has to be by the same.
Why: a percentage of a plan that nobody gave cannot be checked.
Right: plan by HĐND tỉnh, stated progress by HĐND tỉnh.
Wrong: plan by HĐND tỉnh, stated progress by HĐND huyện.
Remedy: name the plan as it is named under `plan`, or give the plan that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the makers of plans that are named and have made none."""
    for metric in ledger.metrics:
        makers = [plan.by for plan in metric.plan if plan.by]
        for given in dict.fromkeys(stated.by for stated in metric.stated if stated.by):
            if given not in makers:
                yield RULE.at(metric, given=given, known=", ".join(makers))


BROKEN = {
    "metrics": [
        {
            "code": "vd_thu",
            "name": "Thu ngân sách",
            "value": 285,
            "unit": "tỷ đồng",
            "plan": [{"by": "HĐND tỉnh", "value": 520}],
            "stated": [{"kind": "progress", "value": "54.8", "by": "HĐND huyện"}],
        }
    ]
}
RULE = Rule("FIGURE-UNKNOWN-PLAN", "error", __doc__, findings, BROKEN)
