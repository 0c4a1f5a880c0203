"""FIGURE-STATED-POINTS: stated percentage points do not follow from the two rates.

What it checks: stated `points`: rate - rate of the same period; for a count with a base, share - share of the
same period. Both rates may be rounded.
Why: points are small numbers: one wrong digit turns a fall into a rise.
Right: 99,8% against 99,2%: tăng 0,6 điểm phần trăm.
Wrong: 99,8% against 99,2%: tăng 1,6 điểm phần trăm.
Remedy: take the points away and let them be computed, or correct one of the rates.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "points"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_ty_le",
            "name": "Tỷ lệ đúng hạn",
            "value": "99.8",
            "previous": "99.2",
            "unit": "%",
            "nature": "rate",
            "stated": [{"kind": "points", "value": "1.6"}],
        }
    ]
}
RULE = Rule("FIGURE-STATED-POINTS", "error", __doc__, findings, BROKEN)
