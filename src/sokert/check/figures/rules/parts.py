"""FIGURE-PARTS: the parts of a figure add to more than the whole.

What it checks: the metrics that are `part_of` another, both known exactly. Parts that an identity lists in full
are judged there, and no part of such a list is added to others.
Why: parts may be fewer than the whole (trong đó), never more.
Right: 713 văn bản, trong đó 402 quyết định, 210 kế hoạch.
Wrong: 713 văn bản, trong đó 402 quyết định, 340 kế hoạch: 742.
Remedy: correct the part or the whole; where one text is counted under two parts, take `part_of` from one of
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sokert.check.figures.amounts import comparable, figured, measured
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the wholes that are less than their parts together."""
    for whole in ledger.metrics:
        parts = _open_parts(whole, ledger)
        if whole.exact is None or not parts:
            continue
        amounts = [measured(metric, metric.value, unit=whole.unit)[0] for metric in (whole, *parts)]
        total = sum((amount.value for amount in amounts[1:]), Fraction(0))
        if total - amounts[0].value > sum((amount.slack for amount in amounts), Fraction(0)):
            told = " + ".join(amount.text for amount in amounts[1:]) if len(parts) > 1 else ""
            gap = figured(total - amounts[0].value)
            yield RULE.at(whole, sum=told, total=figured(total), whole=amounts[0].text, gap=gap)


def _open_parts(whole: Metric, ledger: Ledger) -> list[Metric]:
    """Return the parts of a whole that may be added to it and that no identity lists."""
    listed = {code for identity in ledger.closed.get(whole.code, ()) for code in identity.closes(whole.code)}
    return [
        metric
        for metric in ledger.parts.get(whole.code, ())
        if metric.code not in listed and metric.exact is not None and comparable((metric, whole))
    ]


BROKEN = {
    "metrics": [
        {"code": "vd_tong_so", "name": "Văn bản ban hành", "value": 713, "unit": "văn bản"},
        {"code": "vd_quyet_dinh", "name": "Quyết định", "value": 402, "unit": "văn bản", "part_of": "vd_tong_so"},
        {"code": "vd_ke_hoach", "name": "Kế hoạch", "value": 340, "unit": "văn bản", "part_of": "vd_tong_so"},
    ]
}
RULE = Rule("FIGURE-PARTS", "error", __doc__, findings, BROKEN)
