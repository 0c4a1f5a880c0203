"""FIGURE-MULTIPLE-AS-GROWTH: a growth in times is printed as a multiple.

What it checks: stated `multiple` that is this period / same period - 1.
Why: gấp 2,3 lần and tăng 1,3 lần are the same, and tăng gấp mixes them: it is not to be used.
Right: 1.150 against 500: gấp 2,3 lần.
Wrong: 1.150 against 500: gấp 1,3 lần, tăng gấp 1,3 lần.
Remedy: say gấp with this period / same period, or tăng with the percentage.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("multiple"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_luot",
            "name": "Lượt truy cập",
            "value": 1150,
            "unit": "lượt",
            "previous": 500,
            "stated": [{"kind": "multiple", "value": "1.3"}],
        }
    ]
}
RULE = Rule("FIGURE-MULTIPLE-AS-GROWTH", "error", __doc__, findings, BROKEN)
