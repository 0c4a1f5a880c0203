"""FIGURE-AVERAGE-WINDOW: a stated monthly average is taken over another number of months.

What it checks: a stated `average` that is wrong over the period's window and right over another number of
months, 1 to 12.
Why: a half-year's total divided by five months, or by twelve, is the commonest slip of averages.
Right: 4.305.000 lượt in six months: bình quân mỗi tháng 717.500 lượt.
Wrong: the same divided by five: 861.000 lượt.
Remedy: divide by the months the figure was gathered in; where they are not the period's, give the period its
own two days.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("window", "average"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_luot",
            "name": "Lượt truy cập",
            "value": 4305000,
            "unit": "lượt",
            "stated": [{"kind": "average", "value": 861000}],
        }
    ]
}
RULE = Rule("FIGURE-AVERAGE-WINDOW", "warning", __doc__, findings, BROKEN)
