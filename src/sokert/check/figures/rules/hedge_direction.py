"""FIGURE-HEDGE-DIRECTION: a hedge points the wrong way.

What it checks: a hedged metric that an identity gives from exact ones: gần and dưới ask for less than is
printed, hơn and trên for more, khoảng for no more than half a step away.
Why: gần 2.600 promises that it was less; the parts say that it was 2.650.
Right: gần 2.600 = 1.400 + 1.187.
Wrong: gần 2.600 = 1.400 + 1.250 (2.650).
Remedy: use hơn where there is more, gần where there is less; or print the exact figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sokert.check.figures.amounts import comparable
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import figure


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the hedged metrics that an identity contradicts."""
    figures = ledger.figures
    for identity in ledger.identities:
        for whole, parts in ((identity.left, identity.right), (identity.right, identity.left)):
            metric = figures[whole.codes[0]]
            if identity.sign != "=" or not whole.alone or whole.looks_back or not metric.hedge:
                continue
            amounts = parts.amounts(figures, lambda metric: metric.exact, metric.unit)
            if not amounts or not comparable(figures[code] for code in identity.codes):
                continue
            if not _points_right(metric, parts.value(amounts)):
                sum = f"{figure(metric)} = {parts.printed(amounts)}"
                yield RULE.at(metric, sum=sum, hedge=metric.hedge).at(text=identity.text)


def _points_right(metric: Metric, value: Fraction) -> bool:
    """Return whether an exact figure lies where the hedge says."""
    printed = Fraction(metric.value)
    if metric.hedge in ("gần", "dưới"):
        return value < printed
    if metric.hedge in ("hơn", "trên"):
        return value > printed
    step = 1
    while metric.hedge == "khoảng" and printed and printed % (step * 10) == 0:
        step *= 10
    return metric.hedge != "khoảng" or abs(value - printed) * 2 <= step


BROKEN = {
    "metrics": [
        {"code": "vd_tin", "name": "Tin bài", "value": 2600, "unit": "tin bài", "hedge": "gần"},
        {"code": "vd_viet", "name": "Tin bài tự viết", "value": 1400, "unit": "tin bài"},
        {"code": "vd_dan", "name": "Tin bài dẫn lại", "value": 1250, "unit": "tin bài"},
    ],
    "identities": ["vd_tin = vd_viet + vd_dan"],
}
RULE = Rule("FIGURE-HEDGE-DIRECTION", "error", __doc__, findings, BROKEN)
