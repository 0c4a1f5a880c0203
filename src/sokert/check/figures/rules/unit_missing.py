"""FIGURE-UNIT-MISSING: a figure has no unit.

What it checks: `unit` of every flow and stock; a rate without one is in per cent, and a rank has none.
Why: a number without its unit is not a figure: 285 may be documents or billions.
Right: 285 tỷ đồng.
Wrong: 285.
Remedy: write what is counted or measured under `unit`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the flows and stocks without a unit."""
    for metric in ledger.metrics:
        if metric.unit is None and metric.nature in ("flow", "stock"):
            yield RULE.at(metric)


BROKEN = {"metrics": [{"code": "vd_thu", "name": "Thu ngân sách", "value": 285}]}
RULE = Rule("FIGURE-UNIT-MISSING", "error", __doc__, findings, BROKEN)
