"""FIGURE-IDENTITY-NAME: an identity names a metric that does not exist.

What it checks: every code in `identities`.
Why: an identity that cannot be computed protects nothing, and nobody would notice.
Right: tiep_nhan = moi + chuyen_sang, both among the metrics.
Wrong: tiep_nhan = mới_nhan + chuyen_sang, where no metric is called so.
Remedy: write the code as it stands under `metrics`; the nearest one is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding, Place, offered


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the codes in identities that no metric has."""
    codes = ledger.figures
    for text, identity in ledger.read.items():
        for code in dict.fromkeys(identity.codes if identity else ()):
            if code not in codes:
                facts = {"given": code, "identity": text, **offered(code, codes)}
                yield Finding(RULE.code, facts, Place(text=text, metric=code), RULE.level)


BROKEN = {
    "metrics": [{"code": "vd_tong_so", "name": "Tổng số văn bản", "value": 713, "unit": "văn bản"}],
    "identities": ["vd_tong_so = vd_tong_soo"],
}
RULE = Rule("FIGURE-IDENTITY-NAME", "error", __doc__, findings, BROKEN)
