"""Figures added in units that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import finding
from sokert.errors import Finding
from sokert.units import steps


def units(ledger: Ledger) -> Iterator[Finding]:
    """Yield the first member of each sum that cannot belong to it."""
    sums = [(identity.text, list(dict.fromkeys(identity.codes))) for identity in ledger.own]
    sums += [("", [whole, part.code]) for whole, parts in ledger.parts.items() for part in parts]
    for text, codes in sums:
        members = [metric for code in codes if (metric := ledger.figures.get(code)) and metric.unit]
        odd = next((metric for metric in members if steps(metric.unit, members[0].unit) is None), None)
        if odd:
            facts = {"given": odd.unit, "other": members[0].unit, "first": members[0].name}
            yield finding("FIGURE-UNITS", odd, **facts).at(text=text)


def scales_mixed(ledger: Ledger) -> Iterator[Finding]:
    """Yield the first member of each series whose scale is not that of the series."""
    reported: set[str] = set()
    series = [list(dict.fromkeys(identity.codes)) for identity in ledger.identities]
    series += [[whole, *(part.code for part in parts)] for whole, parts in ledger.parts.items()]
    for codes in series:
        sums = [metric for code in codes if (metric := ledger.figures.get(code)) and metric.unit]
        odd = next((metric for metric in sums if steps(metric.unit, sums[0].unit)), None)
        if odd and odd.code not in reported:
            reported.add(odd.code)
            yield finding("FIGURE-SCALES-MIXED", odd, given=odd.unit, other=sums[0].unit, first=sums[0].name)
