"""FIGURE-WRITTEN: the words a figure is written in say another figure.

What it checks: `written` of a metric, read as a hedge, a number and a scale word. The number has to be the value
rounded to its last digit; with gần it may lie above the value, with hơn below, no further than a tenth.
Why: the words are printed and the value is computed with: the report contradicts itself.
Right: 20.870: hơn 20 nghìn, 20,9 nghìn.
Wrong: 20.870: hơn 28 nghìn.
Remedy: write the words anew, or take them away and let the figure be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.numbers import number, places

SAID = re.compile(
    r"(?:(?P<hedge>gần|hơn|trên|dưới|khoảng|ước(?: đạt)?) )?(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?"
    r"(?: (?P<scale>trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))?",
    re.IGNORECASE,
)
SCALES = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
REACH = Fraction(1, 10)  # a hedged figure lies no further from the true one


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the figures that are written as others."""
    for metric in ledger.metrics:
        if metric.written and metric.exact is not None and not _says(metric.written, metric):
            yield RULE.at(metric, given=metric.written, right=number(metric.value))


def _says(words: str, metric: Metric) -> bool:
    """Return whether words say a metric's figure; words that are no figure are nobody's business."""
    found = SAID.fullmatch(words.strip())
    if not found:
        return True
    digits = Decimal(found["whole"].replace(".", "") + (f".{found['part']}" if found["part"] else ""))
    scale = Fraction(10) ** SCALES.get((found["scale"] or "").lower(), 0)
    said, value = Fraction(digits) * scale, Fraction(metric.value)
    near = abs(said - value) <= abs(value) * REACH
    hedge = (found["hedge"] or "").lower()
    if hedge in ("gần", "dưới"):
        return near and said > value
    if hedge in ("hơn", "trên"):
        return near and said < value
    return near if hedge else abs(said - value) * 2 <= scale / 10 ** places(digits) * (found["scale"] is not None)


BROKEN = {
    "metrics": [
        {"code": "vd_den", "name": "Văn bản đến", "value": 20870, "unit": "văn bản", "written": "hơn 28 nghìn"},
    ]
}
RULE = Rule("FIGURE-WRITTEN", "error", __doc__, findings, BROKEN)
