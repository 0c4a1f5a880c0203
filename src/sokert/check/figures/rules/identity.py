"""FIGURE-IDENTITY: an identity of the report does not hold.

What it checks: every line of `identities` whose members are all known exactly, with `=`, `<=` and `>=`. Hedged
members, and members in different scales of money, make a line undecidable.
Why: what came in is what was resolved, is open or was returned; two digits swapped are seen here and nowhere
else.
Right: 10.045 = 9.610 + 412 + 23.
Wrong: 10.045 = 9.610 + 412 + 21 (10.043).
Remedy: ask the unit that sent the figures which of them is wrong; correct that one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.amounts import comparable, figured
from sokert.check.figures.identities import outcome
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the identities that fail by more than rounding explains."""
    figures = ledger.figures
    for identity in ledger.identities:
        found = outcome(identity, figures, lambda metric: metric.exact)
        if found and abs(found.gap) > found.slack and comparable(figures[code] for code in identity.codes):
            facts = {"sum": found.text, "gap": figured(abs(found.gap))}
            yield RULE.at(figures[identity.left.codes[0]], **facts).at(text=identity.text)


BROKEN = {
    "metrics": [
        {"code": "vd_nhan", "name": "Hồ sơ tiếp nhận", "value": 10045, "unit": "hồ sơ"},
        {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
        {"code": "vd_con", "name": "Hồ sơ đang giải quyết", "value": 412, "unit": "hồ sơ"},
        {"code": "vd_tra", "name": "Hồ sơ trả lại", "value": 21, "unit": "hồ sơ"},
    ],
    "identities": ["vd_nhan = vd_xong + vd_con + vd_tra"],
}
RULE = Rule("FIGURE-IDENTITY", "error", __doc__, findings, BROKEN)
