"""FIGURE-SCALE-DOUBLED: a full number carries a scale word as well.

What it checks: sums of money of 10 triệu tỷ đồng and more, whatever their unit.
Why: 1.200.000.000 typed in full in a column of tỷ đồng is more than the country earns in a year.
Right: 1,2 tỷ đồng, or 1.200.000.000 đồng.
Wrong: 1.200.000.000 tỷ đồng.
Remedy: take the scale word away, or the zeros.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.units import moved
from sokert.vietnamese.numbers import number, power_of

LARGEST = 10**16  # đồng: about what the whole country earns in a year


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the sums of money that nobody has."""
    for metric in ledger.metrics:
        power = power_of(metric.unit) if metric.unit else None
        if power is not None and abs(moved(metric.value, power)) >= LARGEST:
            yield RULE.at(metric, given=number(metric.value), unit=metric.unit)


BROKEN = {"metrics": [{"code": "vd_chi", "name": "Chi thường xuyên", "value": 1200000000, "unit": "tỷ đồng"}]}
RULE = Rule("FIGURE-SCALE-DOUBLED", "error", __doc__, findings, BROKEN)
