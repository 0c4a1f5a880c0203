"""FIGURE-STATED-INDEX: a stated index does not follow from the two figures.

What it checks: stated `index`: this period / same period × 100. A last digit that is cut or rounded passes.
Why: bằng 96% so với cùng kỳ says that there was less; a wrong index may say the opposite.
Right: 96 against 100: bằng 96% so với cùng kỳ.
Wrong: 96 against 100: bằng 104% so với cùng kỳ.
Remedy: take the index away and let it be computed, or correct the figure it was computed from.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "index"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_cuoc",
            "name": "Cuộc họp",
            "value": 96,
            "unit": "cuộc",
            "previous": 100,
            "stated": [{"kind": "index", "value": 104}],
        }
    ]
}
RULE = Rule("FIGURE-STATED-INDEX", "error", __doc__, findings, BROKEN)
