"""FIGURE-WHOLE-PROGRESS: a whole is further with its plan, or less far, than every one of its parts.

What it checks: closed lists whose whole and parts all have a plan of the same maker, or none named, above zero.
Why: a total at 40% of its plan while every part is above 50% has a plan that is not the sum of the parts' plans.
Right: giải ngân 55% kế hoạch, trung ương 60%, địa phương 50%.
Wrong: giải ngân 40% kế hoạch, trung ương 60%, địa phương 50%.
Remedy: look whether the plan of the total, or of a part, is last year's or was changed in the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sokert.check.figures.amounts import figured
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding, Term
from sokert.models import Metric


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the wholes whose progress lies outside that of their parts."""
    for code, identities in ledger.closed.items():
        whole = ledger.figures[code]
        for identity in identities:
            parts = [ledger.figures[one] for one in sorted(identity.closes(code))]
            for maker in dict.fromkeys(plan.by for plan in whole.plan):
                done = [ratio for metric in (whole, *parts) if (ratio := _progress(metric, maker)) is not None]
                if len(done) <= len(parts) or min(done[1:]) <= done[0] <= max(done[1:]):
                    continue
                told = ", ".join(f"{figured(ratio, 1)}%" for ratio in done[1:])
                yield RULE.at(whole, given=figured(done[0], 1), parts=told, side=_side(done)).at(text=identity.text)


def _side(done: list[Fraction]) -> Term:
    """Return on which side of the whole every part lies."""
    return Term("SIDE-LOWER" if max(done[1:]) < done[0] else "SIDE-HIGHER")


def _progress(metric: Metric, maker: str | None) -> Fraction | None:
    """Return how far a metric is with a maker's plan, in per cent."""
    for plan in metric.plan:
        if plan.by == maker and plan.value > 0 and metric.exact is not None:
            return Fraction(metric.exact) * 100 / Fraction(plan.value)
    return None


BROKEN = {
    "metrics": [
        {"code": "vd_chung", "name": "Giải ngân ví dụ", "value": 110, "unit": "tỷ đồng", "plan": 275},
        {"code": "vd_tw", "name": "Vốn trung ương", "value": 60, "unit": "tỷ đồng", "plan": 100},
        {"code": "vd_dp", "name": "Vốn địa phương", "value": 50, "unit": "tỷ đồng", "plan": 100},
    ],
    "identities": ["vd_chung = vd_tw + vd_dp"],
}
RULE = Rule("FIGURE-WHOLE-PROGRESS", "warning", __doc__, findings, BROKEN)
