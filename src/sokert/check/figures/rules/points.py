"""FIGURE-POINTS: points are printed as per cent, or per cent as points.

What it checks: stated `change` of a metric in per cent; stated `points` of a count that is the change in per
cent.
Why: between two rates % alone has two meanings: from 50% to 60% is 10 điểm phần trăm, and 20%.
Right: 99,8% against 99,2%: tăng 0,6 điểm phần trăm.
Wrong: 99,8% against 99,2%: tăng 0,6%.
Remedy: between rates say điểm phần trăm; between counts say %.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("points"):
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
            "stated": [{"kind": "change", "value": "0.6"}],
        }
    ]
}
RULE = Rule("FIGURE-POINTS", "error", __doc__, findings, BROKEN)
