"""FIGURE-IDENTITY-SYNTAX: an identity cannot be read.

What it checks: that each line of `identities` has one of `=`, `<=`, `>=`, and on both sides codes joined by
`+`, `-` and parentheses.
Why: an identity that cannot be read protects nothing.
Right: con_lai = tiep_nhan - (da_giai_quyet + tra_lai)
Wrong: con_lai = tiep_nhan - (da_giai_quyet + tra_lai
Remedy: write codes, `+`, `-` and parentheses only, and one sign of comparison.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding, Place


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the identities that are none."""
    for text, identity in ledger.read.items():
        if identity is None:
            yield Finding(RULE.code, {"identity": text}, Place(text=text), RULE.level)


BROKEN = {"identities": ["vd_con_lai = vd_nhan - (vd_xong + vd_tra"]}
RULE = Rule("FIGURE-IDENTITY-SYNTAX", "error", __doc__, findings, BROKEN)
