"""FIGURE-INDEX-AS-GROWTH: an index is printed as growth.

What it checks: stated `change` that is this period / same period × 100, with nothing taken away.
Why: tăng 107,6% says more than twice as much; the figures say bằng 107,6%, that is tăng 7,6%. It is the
commonest false form.
Right: 12.480 against 11.600: tăng 7,6%, or bằng 107,6% so với cùng kỳ.
Wrong: 12.480 against 11.600: tăng 107,6%.
Remedy: take 100 away, or say bằng ...% so với cùng kỳ.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("index"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_den",
            "name": "Văn bản đến",
            "value": 12480,
            "unit": "văn bản",
            "previous": 11600,
            "stated": [{"kind": "change", "value": "107.6"}],
        }
    ]
}
RULE = Rule("FIGURE-INDEX-AS-GROWTH", "error", __doc__, findings, BROKEN)
