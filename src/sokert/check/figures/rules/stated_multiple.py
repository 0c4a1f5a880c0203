"""FIGURE-STATED-MULTIPLE: a stated multiple does not follow from the two figures.

What it checks: stated `multiple`: this period / same period. A last digit that is cut or rounded passes.
Why: gấp 2,3 lần is the boldest claim of a report, and is quoted.
Right: 1.150 against 500: gấp 2,3 lần.
Wrong: 1.150 against 500: gấp 3,2 lần.
Remedy: take the multiple away and let it be computed, or correct the figure it was computed from.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "multiple"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_luot",
            "name": "Lượt truy cập",
            "value": 1150,
            "unit": "lượt",
            "previous": 500,
            "stated": [{"kind": "multiple", "value": "3.2"}],
        }
    ]
}
RULE = Rule("FIGURE-STATED-MULTIPLE", "error", __doc__, findings, BROKEN)
