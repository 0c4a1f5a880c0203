"""FIGURE-ZERO-BASE: growth is stated on a base of nothing.

What it checks: stated `change`, `multiple` and `index` where the same period's figure is 0.
Why: nothing can be divided by zero; tăng 100% from 0 to 4 is invented.
Right: 04 vụ (cùng kỳ không phát sinh).
Wrong: 04 vụ, tăng 100% so với cùng kỳ, where there was none.
Remedy: say cùng kỳ không phát sinh, or the difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("zero"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_vu",
            "name": "Vụ cháy",
            "value": 4,
            "unit": "vụ",
            "previous": 0,
            "stated": [{"kind": "change", "value": 100}],
        }
    ]
}
RULE = Rule("FIGURE-ZERO-BASE", "error", __doc__, findings, BROKEN)
