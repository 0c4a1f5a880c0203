"""FIGURE-SCALES-MIXED: figures of one series are in different scales.

What it checks: the members of an identity, of a total (`sum_of`) and of a list of parts: one scale for all that are
in money, and for all that are counted in thousands or millions.
Why: 1,2 tỷ đồng beside 850 triệu đồng is read wrong: who reads fast sees 1,2 and 850. The sum itself is checked.
Right: 1.200 triệu đồng, 850 triệu đồng.
Wrong: 1,2 tỷ đồng, 850 triệu đồng.
Remedy: give all of them in one scale; the filter `one_scale` prints them so.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.units import steps


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the first member of each series whose scale is not that of the series."""
    told: set[str] = set()
    series = [list(dict.fromkeys(identity.codes)) for identity in ledger.identities]
    series += [[whole, *(part.code for part in parts)] for whole, parts in ledger.parts.items()]
    for codes in series:
        sums = [metric for code in codes if (metric := ledger.figures.get(code)) and metric.unit]
        odd = next((metric for metric in sums if steps(metric.unit, sums[0].unit)), None)
        if odd and odd.code not in told:
            told.add(odd.code)
            yield RULE.at(odd, given=odd.unit, other=sums[0].unit, first=sums[0].name)


BROKEN = {
    "metrics": [
        {"code": "vd_chi", "name": "Chi ví dụ", "value": "2.05", "unit": "tỷ đồng"},
        {"code": "vd_mua", "name": "Mua sắm", "value": 850, "unit": "triệu đồng", "part_of": "vd_chi"},
    ]
}
RULE = Rule("FIGURE-SCALES-MIXED", "warning", __doc__, findings, BROKEN)
