"""FIGURE-CATALOGUE-UNIT: a figure of the office's catalogue is counted in another unit.

What it checks: the unit of every metric under a code of the catalogue; without a unit another rule speaks.
Why: tiep_nhan in lượt is not what other offices add up under that name; its identities are not checked.
Right: tiep_nhan: 10.045 hồ sơ.
Wrong: tiep_nhan: 10.045 lượt.
Remedy: take the catalogue's unit, or give another thing another code.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics in a unit the catalogue does not know for them."""
    for metric in ledger.metrics:
        if ledger.catalogue.strange_unit(metric):
            units = ", ".join(ledger.catalogue.metrics[metric.code].units)
            yield RULE.at(metric, given=metric.unit, known=units, code=metric.code)


BROKEN = {"metrics": [{"code": "hien_mau", "name": "Hiến máu", "value": 35, "unit": "lượt"}]}
RULE = Rule("FIGURE-CATALOGUE-UNIT", "warning", __doc__, findings, BROKEN)
