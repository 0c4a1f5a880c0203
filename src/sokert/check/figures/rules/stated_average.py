"""FIGURE-STATED-AVERAGE: a stated monthly average does not follow from the figure.

What it checks: stated `average`: the figure / the months of the period's window. A last digit that is cut or
rounded passes.
Why: an average is worked out on paper and survives a corrected total.
Right: 4.305.000 lượt from 15/12 to 14/6: bình quân mỗi tháng 717.500 lượt.
Wrong: the same: bình quân mỗi tháng 771.500 lượt.
Remedy: take the average away and let it be computed, or give the period its own two days.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "average"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_luot",
            "name": "Lượt truy cập",
            "value": 4305000,
            "unit": "lượt",
            "stated": [{"kind": "average", "value": 771500}],
        }
    ]
}
RULE = Rule("FIGURE-STATED-AVERAGE", "error", __doc__, findings, BROKEN)
