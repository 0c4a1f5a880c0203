"""FIGURE-PLAN: stated progress or excess does not follow from the plan.

What it checks: stated `progress`: figure / plan × 100; stated `excess`: that - 100. Without `by` any of the
plans will do. A rate is not measured in per cent of a rate. A last digit that is cut or rounded passes.
Why: an excess over plan that the figures do not give is the claim an inspection looks at first.
Right: 1.085 of 1.000: vượt 8,5% kế hoạch.
Wrong: 1.085 of 1.000: vượt 18,5% kế hoạch.
Remedy: take the percentage away and let it be computed; look whether the plan was changed in the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "progress", "excess"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_cay",
            "name": "Cây trồng",
            "value": 1085,
            "unit": "cây",
            "plan": 1000,
            "stated": [{"kind": "excess", "value": "18.5"}],
        }
    ]
}
RULE = Rule("FIGURE-PLAN", "error", __doc__, findings, BROKEN)
