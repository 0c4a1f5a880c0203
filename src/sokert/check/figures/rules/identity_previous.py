"""FIGURE-IDENTITY-PREVIOUS: an identity does not hold for the same period.

What it checks: every line of `identities` with the previous figures, where all are given. A stock's previous
figure belongs to another day unless `stock_since` is same-period; such lines are passed over.
Why: growth is computed from the previous figures: one that is wrong makes every comparison wrong.
Right: 9.500 = 9.022 + 450 + 28.
Wrong: 9.500 = 9.022 + 450 + 18 (9.490).
Remedy: look the previous figures up in last year's report.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.amounts import comparable, figured
from sokert.check.figures.identities import outcome
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the identities that fail for the same period by more than rounding explains."""
    figures = ledger.figures
    for identity in ledger.identities:
        members = [figures[code] for code in identity.codes]
        found = outcome(identity, figures, lambda metric: metric.exact_previous)
        moved = ledger.report.settings.stock_since == "year-start" and any(
            metric.nature == "stock" for metric in members
        )
        if found and not moved and not identity.looks_back and abs(found.gap) > found.slack and comparable(members):
            facts = {"sum": found.text, "gap": figured(abs(found.gap))}
            yield RULE.at(members[0], **facts).at(text=identity.text)


BROKEN = {
    "metrics": [
        {"code": "vd_nhan", "name": "Hồ sơ tiếp nhận", "value": 10045, "unit": "hồ sơ", "previous": 9500},
        {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ", "previous": 9022},
        {"code": "vd_con", "name": "Hồ sơ đang giải quyết", "value": 412, "unit": "hồ sơ", "previous": 450},
        {"code": "vd_tra", "name": "Hồ sơ trả lại", "value": 23, "unit": "hồ sơ", "previous": 18},
    ],
    "identities": ["vd_nhan = vd_xong + vd_con + vd_tra"],
}
RULE = Rule("FIGURE-IDENTITY-PREVIOUS", "error", __doc__, findings, BROKEN)
