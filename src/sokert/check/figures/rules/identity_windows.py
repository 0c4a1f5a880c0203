"""FIGURE-IDENTITY-WINDOWS: an identity ties figures of other days or other territories.

What it checks: the `window` and `scope` of the members of each line of `identities`.
Why: what was counted from October to March is no part of what was counted from December to June: nothing can be
said of such a sum, and it is not checked.
Right: thu = thu_noi_dia + thu_khac, all three from 15/12 to 14/6.
Wrong: the same, with thu_khac from 01/10 to 31/3.
Remedy: gather the members on the same days, or take the line away.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the identities whose members do not belong together."""
    for identity in ledger.own:
        if not ledger.alike(identity):
            first = ledger.figures[identity.codes[0]]
            yield RULE.at(first, identity=identity.text).at(text=identity.text)


BROKEN = {
    "metrics": [
        {"code": "vd_thu", "name": "Thu ví dụ", "value": 12, "unit": "tỷ đồng"},
        {"code": "vd_noi", "name": "Thu nội địa", "value": 7, "unit": "tỷ đồng"},
        {
            "code": "vd_mua",
            "name": "Thu theo mùa",
            "value": 5,
            "unit": "tỷ đồng",
            "window": {"from": "2022-10-01", "to": "2023-03-31"},
        },
    ],
    "identities": ["vd_thu = vd_noi + vd_mua"],
}
RULE = Rule("FIGURE-IDENTITY-WINDOWS", "warning", __doc__, findings, BROKEN)
