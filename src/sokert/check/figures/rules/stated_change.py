"""FIGURE-STATED-CHANGE: a stated rise or fall does not follow from the two figures.

What it checks: stated `change`: this period / same period × 100 - 100, to the decimals that were stated. A last
digit that is cut or rounded passes.
Why: it is the sentence every reader looks for, and it is typed by hand from another table.
Right: 12.480 against 11.600: tăng 7,6%.
Wrong: 12.480 against 11.600: tăng 6,7%.
Remedy: take the percentage away and let it be computed, or correct the figure it was computed from.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "change"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_den",
            "name": "Văn bản đến",
            "value": 12480,
            "unit": "văn bản",
            "previous": 11600,
            "stated": [{"kind": "change", "value": "6.7"}],
        }
    ]
}
RULE = Rule("FIGURE-STATED-CHANGE", "error", __doc__, findings, BROKEN)
