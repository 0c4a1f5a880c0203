"""FIGURE-TWO-VALUES: one thing has two figures.

What it checks: metrics with the same name and unit, of the same days and territory, part of the same whole, whose
values differ.
Why: the body is drawn from one row and the annex from another; the reader sees both.
Right: Văn bản đến 12.480 in the body and in the annex.
Wrong: Văn bản đến 12.480 in one row, 12.840 in another.
Remedy: keep one metric and use its code in both places; where they are two things, give them two names.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import figure


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics that contradict an earlier one of the same name."""
    met: dict[tuple[object, ...], Metric] = {}
    for metric in ledger.metrics:
        name = " ".join(metric.name.casefold().split())
        key = (name, metric.unit, metric.window, metric.day, metric.scope, metric.part_of, metric.nature)
        first = met.setdefault(key, metric)
        if (first.value, first.hedge) != (metric.value, metric.hedge):
            yield RULE.at(metric, given=figure(metric), other=figure(first), code=first.code)


BROKEN = {
    "metrics": [
        {"code": "vd_than_bai", "name": "Văn bản ví dụ", "value": 12480, "unit": "văn bản"},
        {"code": "vd_phu_luc", "name": "Văn bản ví dụ", "value": 12840, "unit": "văn bản"},
    ]
}
RULE = Rule("FIGURE-TWO-VALUES", "error", __doc__, findings, BROKEN)
