"""FIGURE-STATED-SHARE: a stated share or rate does not follow from its pair.

What it checks: stated `share`: the figure / its base × 100, the base being `of` of the stated figure, else `of`
or `part_of` of the metric. A last digit that is cut or rounded passes.
Why: a rate stands beside its pair, and the on-time rate is what an office is judged by.
Right: 9.592 of 9.610 hồ sơ: đạt 99,8%.
Wrong: 9.592 of 9.610 hồ sơ: đạt 98,9%.
Remedy: take the share away and let it be computed, or correct one of the pair; name the base where it is
another one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("wrong", "share"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
        {
            "code": "vd_dung_han",
            "name": "Hồ sơ đúng hạn",
            "value": 9592,
            "unit": "hồ sơ",
            "stated": [{"kind": "share", "value": "98.9", "of": "vd_xong"}],
        },
    ]
}
RULE = Rule("FIGURE-STATED-SHARE", "error", __doc__, findings, BROKEN)
