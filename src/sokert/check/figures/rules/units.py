"""FIGURE-UNITS: figures are added or measured against each other in units that do not go together.

What it checks: the members of each line of `identities`, and each metric that is `part_of` another: money with
money, areas with areas, things counted with things counted. Scales may differ: 1 tỷ đồng is 1.000 triệu đồng.
Why: đồng cannot be added to lượt, nor ha to tấn; such a sum is right only by accident, and is not checked.
Right: thu = thu_noi_dia + thu_khac, in tỷ đồng and triệu đồng.
Wrong: thu = thu_noi_dia + luot_khach, in tỷ đồng and lượt.
Remedy: take the member out, or correct its unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.units import steps


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the first member of each sum that cannot belong to it."""
    sums = [list(dict.fromkeys(identity.codes)) for identity in ledger.own]
    sums += [[whole, part.code] for whole, parts in ledger.parts.items() for part in parts]
    for codes in sums:
        members = [metric for code in codes if (metric := ledger.figures.get(code)) and metric.unit]
        odd = next((metric for metric in members if steps(metric.unit, members[0].unit) is None), None)
        if odd:
            yield RULE.at(odd, given=odd.unit, other=members[0].unit, first=members[0].name)


BROKEN = {
    "metrics": [
        {"code": "vd_thu", "name": "Thu ví dụ", "value": 285, "unit": "tỷ đồng"},
        {"code": "vd_khach", "name": "Lượt khách", "value": 85, "unit": "lượt", "part_of": "vd_thu"},
    ]
}
RULE = Rule("FIGURE-UNITS", "error", __doc__, findings, BROKEN)
