"""FIGURE-SIGN: a stated rise is a fall, or the other way round.

What it checks: stated `change`, `difference` and `points` that would be right with the other sign. A fall is
stated with a minus; the word giảm carries it in print.
Why: tăng for giảm is one word, and it turns the sentence round.
Right: 4.905 against 5.120: giảm 4,2%, stated as -4.2.
Wrong: 4.905 against 5.120: tăng 4,2%, stated as 4.2.
Remedy: write the word the figures give: tăng when there is more, giảm when there is less.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the stated figures that are wrong in this way."""
    for judgement in ledger.wrong("sign"):
        yield RULE.at(judgement.metric, **judgement.facts)


BROKEN = {
    "metrics": [
        {
            "code": "vd_di",
            "name": "Văn bản đi",
            "value": 4905,
            "unit": "văn bản",
            "previous": 5120,
            "stated": [{"kind": "change", "value": "4.2"}],
        }
    ]
}
RULE = Rule("FIGURE-SIGN", "error", __doc__, findings, BROKEN)
