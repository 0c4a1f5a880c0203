"""FIGURE-CATALOGUE-NAME: a code is one slip away from one of the office's catalogue.

What it checks: codes that differ from one of the catalogue by one letter, by marks or by what joins the words; a code
that ends in a digit is let through.
Why: only figures under the catalogue's codes have its identities checked; a slip in a code leaves them unchecked.
Right: tiep_nhan_moi.
Wrong: tiep_nhan_mơi, tiep_nhn_moi.
Remedy: take the catalogue's code where the same thing is meant; otherwise choose a name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the codes that look like one of the catalogue."""
    for metric in ledger.metrics:
        meant = ledger.catalogue.meant(metric.code)
        if meant and meant not in ledger.figures:
            yield RULE.at(metric, given=metric.code, meant=meant)


BROKEN = {"metrics": [{"code": "luot_truy_caap", "name": "Truy cập ví dụ", "value": 700, "unit": "lượt"}]}
RULE = Rule("FIGURE-CATALOGUE-NAME", "warning", __doc__, findings, BROKEN)
