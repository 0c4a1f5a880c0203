"""FIGURE-NOT-KNOWN: a figure has no value yet.

What it checks: metrics without `value`, and those that are computed from such a one.
Why: a draft is written before all figures have come in; the place is left blank, and must not be forgotten.
Right: value: 12480
Wrong: value:
Remedy: ask for the figure and give `value`; until then keep `draft: true`. A report that is no draft is not written.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics that are not known yet."""
    for metric in ledger.report.metrics:
        if not metric.is_known and not metric.written:
            yield RULE.at(metric)


BROKEN = {"metrics": [{"code": "vd_cho", "name": "Số đang chờ", "unit": "vụ"}]}
RULE = Rule("FIGURE-NOT-KNOWN", "warning", __doc__, findings, BROKEN)
