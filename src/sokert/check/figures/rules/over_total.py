"""FIGURE-OVER-TOTAL: a figure is more than what it is out of.

What it checks: `total` of scores, of done and total, and of ranks; and a rank whose number of places another metric
gives (`of`).
Why: there is no 20th criterion of 19, and no place 35 among 34.
Right: 19/19 tiêu chí; xếp thứ 12/34.
Wrong: 20/19 tiêu chí; xếp thứ 35/34.
Remedy: look whether the two are turned round, or one belongs to another row.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.numbers import number


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the figures above their total."""
    for metric in ledger.metrics:
        ranked = ledger.figures.get(metric.of or "") if metric.nature == "rank" else None
        total = ranked.exact if ranked else metric.total
        if metric.exact is not None and total is not None and metric.exact > total:
            yield RULE.at(metric, given=number(metric.exact), total=number(total))


BROKEN = {
    "metrics": [{"code": "vd_tieu_chi", "name": "Tiêu chí đạt", "value": 20, "unit": "tiêu chí", "total": 19}],
}
RULE = Rule("FIGURE-OVER-TOTAL", "error", __doc__, findings, BROKEN)
