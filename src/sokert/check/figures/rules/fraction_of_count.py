"""FIGURE-FRACTION-OF-COUNT: a count is not a whole number.

What it checks: value of everything counted one by one; a unit with a slash is an average and may be broken.
Why: 2,5 hồ sơ is an average, a rate in the wrong row, or a dot of thousands read as a decimal mark.
Right: 2.512 hồ sơ.
Wrong: 2,512 hồ sơ.
Remedy: write the whole number; give an average or a rate its own unit or `nature: rate`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.amounts import is_count
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.numbers import number


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the counts that are not whole."""
    for metric in ledger.metrics:
        if metric.unit and "/" not in metric.unit and is_count(metric) and metric.value % 1 != 0:
            yield RULE.at(metric, given=number(metric.value), unit=metric.unit)


BROKEN = {"metrics": [{"code": "vd_hs", "name": "Hồ sơ ví dụ", "value": "25.12", "unit": "hồ sơ"}]}
RULE = Rule("FIGURE-FRACTION-OF-COUNT", "warning", __doc__, findings, BROKEN)
