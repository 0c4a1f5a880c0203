"""FIGURE-SHARES-100: the shares of a closed list differ from 100%.

What it checks: stated shares of one whole, where an identity lists all its parts and at least one share cannot
be recomputed. Each share may be rounded by half of its last digit.
Why: a list that is closed has nothing left over; the rounding of three shares cannot make 103%.
Right: 58,3% + 41,7% = 100%.
Wrong: 58% + 45% = 103%.
Remedy: correct the share that is wrong, or open the list (trong đó).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sokert.check.figures.amounts import figured
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.check.figures.sums import base_of, printed
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.numbers import number, places


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the wholes whose shares do not come to 100."""
    recomputed = {judgement.metric.code for judgement in ledger.judgements if judgement.stated.kind == "share"}
    for whole in ledger.metrics:
        for identity in ledger.closed.get(whole.code, ()):
            parts = [ledger.figures[code] for code in identity.codes if code in identity.closes(whole.code)]
            shares = [share for part in parts if (share := _share(part, whole, ledger)) is not None]
            if len(shares) < len(parts) or {part.code for part in parts} <= recomputed:
                continue
            total = sum(map(Fraction, shares), Fraction(0))
            slack = sum((Fraction(1, 2 * 10 ** places(share)) for share in shares), Fraction(0))
            if abs(total - 100) > slack:
                told = " + ".join(f"{number(share)}%" for share in shares)
                yield RULE.at(whole, sum=f"{told} = {figured(total)}%").at(text=identity.text)


def _share(part: Metric, whole: Metric, ledger: Ledger) -> Decimal | None:
    """Return the share of a whole that is stated for a part."""
    for stated in part.stated:
        if stated.kind == "share" and base_of(part, stated, ledger.figures) == whole:
            return printed(stated)
    return None


BROKEN = {
    "metrics": [
        {"code": "vd_tin", "name": "Tin bài", "value": 2600, "unit": "tin bài", "hedge": "gần"},
        {
            "code": "vd_viet",
            "name": "Tin bài tự viết",
            "value": 1500,
            "unit": "tin bài",
            "part_of": "vd_tin",
            "stated": [{"kind": "share", "value": 58}],
        },
        {
            "code": "vd_dan",
            "name": "Tin bài dẫn lại",
            "value": 1085,
            "unit": "tin bài",
            "part_of": "vd_tin",
            "stated": [{"kind": "share", "value": 45}],
        },
    ],
    "identities": ["vd_tin = vd_viet + vd_dan"],
}
RULE = Rule("FIGURE-SHARES-100", "error", __doc__, findings, BROKEN)
