"""FIGURE-STATED-DIFFERENCE: a stated difference does not follow from the two figures.

What it checks: stated `difference`: this period - same period; for a rank the places gained. A last digit that
is cut or rounded passes.
Why: a difference is read beside both figures, and everyone can subtract.
Right: 12.480 against 11.600: tăng 880 văn bản.
Wrong: 12.480 against 11.600: tăng 808 văn bản.
Remedy: take the difference away and let it be computed, or correct the figure it was computed from.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "difference"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_den",
            "name": "Văn bản đến",
            "value": 12480,
            "unit": "văn bản",
            "previous": 11600,
            "stated": [{"kind": "difference", "value": 808}],
        }
    ]
}
RULE = Rule("FIGURE-STATED-DIFFERENCE", "error", __doc__, findings, BROKEN)
