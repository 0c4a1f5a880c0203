"""FIGURE-NOT-COMPARABLE: growth is stated between figures of other days or another territory.

What it checks: stated `change`, `difference`, `multiple`, `index` and `points` of a metric whose same period was
gathered on other days (`window`) or covers another territory (`scope`).
Why: six months against three, or a merged province against one of its parts, grow by themselves.
Right: (không so sánh do số cùng kỳ tính theo địa bàn cũ).
Wrong: tăng 80% so với cùng kỳ, where the province was merged in between.
Remedy: give the same period's figure for the same days and territory (the sum of the merged units), or take the
growth away.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.changes import not_compared

COMPARES = ("change", "difference", "multiple", "index", "points")


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics with growth that cannot be."""
    for metric in ledger.metrics:
        if metric.unlike and any(stated.kind in COMPARES for stated in metric.stated):
            yield RULE.at(metric, reason=not_compared(metric))


BROKEN = {
    "metrics": [
        {
            "code": "vd_dan_so",
            "name": "Dân số ví dụ",
            "value": 900,
            "unit": "người",
            "scope": "địa bàn mới",
            "previous": {"value": 500, "scope": "địa bàn cũ"},
            "stated": [{"kind": "change", "value": 80}],
        }
    ]
}
RULE = Rule("FIGURE-NOT-COMPARABLE", "warning", __doc__, findings, BROKEN)
