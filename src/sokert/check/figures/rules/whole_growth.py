"""FIGURE-WHOLE-GROWTH: a whole grows by more, or by less, than every one of its parts.

What it checks: closed lists whose whole and parts all have a stated `change`, where the figures of the same period
are not all there to add them up. Each may be rounded by half of its last digit.
Why: the growth of a whole lies between that of its parts; 12% cannot come from 3% and 5%.
Right: thu ngân sách tăng 4%, thu nội địa tăng 5%, thu khác tăng 3%.
Wrong: thu ngân sách tăng 12%, thu nội địa tăng 5%, thu khác tăng 3%.
Remedy: look up the figures of the same period and let all three be computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sokert.check.figures.judging import way
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.check.figures.sums import printed
from sokert.errors import Finding, Term
from sokert.models import Metric
from sokert.vietnamese.numbers import number, places


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the wholes whose growth lies outside that of their parts."""
    for code, identities in ledger.closed.items():
        for identity in identities:
            members = [ledger.figures[one] for one in (code, *sorted(identity.closes(code)))]
            grown = [growth for member in members if (growth := _growth(member)) is not None]
            known = all(member.exact_previous is not None for member in members)
            if known or len(grown) < len(members) or len(members) < 2:
                continue
            slack = Fraction(1, 10 ** min(map(places, grown)))
            if not Fraction(min(grown[1:])) - slack <= Fraction(grown[0]) <= Fraction(max(grown[1:])) + slack:
                told = ", ".join(f"{number(part)}%" for part in grown[1:])
                yield RULE.at(members[0], given=number(abs(grown[0])), parts=told, **_way(grown)).at(text=identity.text)


def _way(grown: list[Decimal]) -> dict[str, object]:
    """Return whether the whole rose or fell, and on which side of it every part lies."""
    side = "SIDE-LOWER" if max(grown[1:]) < grown[0] else "SIDE-HIGHER"
    return {"way": way(grown[0]), "side": Term(side)}


def _growth(metric: Metric) -> Decimal | None:
    """Return the growth that is stated for a metric."""
    return next((printed(stated) for stated in metric.stated if stated.kind == "change"), None)


BROKEN = {
    "metrics": [
        {
            "code": code,
            "name": name,
            "value": value,
            "unit": "tỷ đồng",
            "stated": [{"kind": "change", "value": change}],
        }
        for code, name, value, change in (
            ("vd_thu", "Thu ngân sách", 300, 12),
            ("vd_noi_dia", "Thu nội địa", 200, 5),
            ("vd_khac", "Thu khác", 100, 3),
        )
    ],
    "identities": ["vd_thu = vd_noi_dia + vd_khac"],
}
RULE = Rule("FIGURE-WHOLE-GROWTH", "warning", __doc__, findings, BROKEN)
