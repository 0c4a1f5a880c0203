"""FIGURE-CUT: the last digit of a stated figure is cut, not rounded.

What it checks: stated figures of every kind that are right but for their last digit, which was cut off.
Why: 72,37 is rounded to 72,4; whoever computes it again will find another digit.
Right: 72,37: 72,4%.
Wrong: 72,37: 72,3%.
Remedy: round half up, or let it be computed.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("cut"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_lam",
            "name": "Nhiệm vụ đã làm",
            "value": 7237,
            "unit": "nhiệm vụ",
            "plan": 10000,
            "stated": [{"kind": "progress", "value": "72.3"}],
        }
    ]
}
RULE = Rule("FIGURE-CUT", "info", __doc__, findings, BROKEN)
