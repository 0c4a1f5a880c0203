"""FIGURE-IDENTITY-ROUNDING: an identity fails by no more than rounding explains.

What it checks: identities between money, areas, weights and other measures, whose figures may have been rounded
each on its own.
Why: parts rounded one by one may come to one more or less than their rounded total; a reader who adds will ask.
Right: 12,5 tỷ đồng = 7,3 + 5,2.
Wrong: 12,5 tỷ đồng = 7,3 + 5,3 (12,6).
Remedy: leave it, or take one more decimal.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.amounts import comparable, figured
from sokert.check.figures.identities import outcome
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the identities whose gap rounding explains."""
    figures = ledger.figures
    for identity in ledger.identities:
        found = outcome(identity, figures, lambda metric: metric.exact)
        if found and 0 < abs(found.gap) <= found.slack and comparable(figures[code] for code in identity.codes):
            facts = {"sum": found.text, "gap": figured(abs(found.gap))}
            yield RULE.at(figures[identity.left.codes[0]], **facts).at(text=identity.text)


BROKEN = {
    "metrics": [
        {"code": "vd_thu", "name": "Thu ngân sách", "value": "12.5", "unit": "tỷ đồng"},
        {"code": "vd_noi_dia", "name": "Thu nội địa", "value": "7.3", "unit": "tỷ đồng"},
        {"code": "vd_khac", "name": "Thu khác", "value": "5.3", "unit": "tỷ đồng"},
    ],
    "identities": ["vd_thu = vd_noi_dia + vd_khac"],
}
RULE = Rule("FIGURE-IDENTITY-ROUNDING", "info", __doc__, findings, BROKEN)
