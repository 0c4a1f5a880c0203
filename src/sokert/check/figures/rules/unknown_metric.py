"""FIGURE-UNKNOWN-METRIC: a whole or a base names a metric that does not exist.

What it checks: `part_of`, `of`, `done`, `beside` and `sum_of` of a metric, and `of` of its stated figures.
Why: a part without its whole, a rate without its base is not checked, and its share is not printed.
Right: part_of: tong_van_ban, which is a metric.
Wrong: part_of: tong_vanban, which is not.
Remedy: write the code as it stands under `metrics`; the nearest one is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding, offered


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the codes that metrics refer to and no metric has."""
    codes = ledger.figures
    for metric in ledger.metrics:
        pair = (metric.part_of, metric.of, metric.done, metric.beside)
        named = (*pair, *metric.sum_of, *(stated.of for stated in metric.stated))
        for given in dict.fromkeys(filter(None, named)):
            if given not in codes:
                yield RULE.at(metric, given=given, **offered(given, codes))


BROKEN = {
    "metrics": [
        {"code": "vd_tong_so", "name": "Tổng số văn bản", "value": 713, "unit": "văn bản"},
        {"code": "vd_ky_so", "name": "Văn bản ký số", "value": 702, "unit": "văn bản", "part_of": "vd_tongso"},
    ]
}
RULE = Rule("FIGURE-UNKNOWN-METRIC", "error", __doc__, findings, BROKEN)
