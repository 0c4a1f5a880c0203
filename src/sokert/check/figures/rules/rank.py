"""FIGURE-RANK: a rank is not a positive whole number.

What it checks: value and previous value of every metric of nature rank.
Why: there is no place 0 and no place 2,5.
Right: xếp thứ 12/34.
Wrong: xếp thứ 0/34.
Remedy: write the place; where there is none, leave the metric out.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.numbers import number


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the ranks that are no places in a row."""
    for metric in ledger.metrics:
        values = (metric.value, metric.exact_previous) if metric.nature == "rank" else ()
        for value in values:
            if value is not None and (value < 1 or value % 1 != 0):
                yield RULE.at(metric, given=number(value))


BROKEN = {"metrics": [{"code": "vd_hang", "name": "Chỉ số cải cách hành chính", "value": 0, "nature": "rank"}]}
RULE = Rule("FIGURE-RANK", "error", __doc__, findings, BROKEN)
