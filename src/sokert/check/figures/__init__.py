"""Judges a report's figures by each other: identities, parts, stated rates, hedges, units.

    check(report)    findings, each with the sum as it was done

Every claim goes to one judge (`sokert.figures`); a fault that breaks several is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sokert.check.figures.findings import once
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.lists import list_claims
from sokert.check.figures.rules import RULES
from sokert.check.figures.typed import Claim
from sokert.errors import Finding, Place
from sokert.models import Report


def check(report: Report) -> tuple[Finding, ...]:
    """Return what is wrong with a report's figures, rule by rule in the order of `docs/rules-figures.md`."""
    ledger = Ledger(report)
    broken: dict[str, list[Claim]] = defaultdict(list)
    for claim in once(claims(ledger)):
        broken[claim.code].append(claim)
    found = ((rule, one) for rule in RULES for one in (*_found(broken[rule.code]), *(rule.find or _none)(ledger)))
    return tuple(rule.limited(one) for rule, one in found)


def claims(ledger: Ledger) -> Iterator[Claim]:
    """Yield all that a report's metrics claim of each other, as it was judged."""
    yield from list_claims(ledger)
    yield from ledger.stated


def _found(broken: list[Claim]) -> Iterator[Finding]:
    for claim in broken:
        place = Place(metric=claim.metric.code, text=claim.text)
        facts = {"name": claim.metric.name, **claim.facts}
        yield Finding(claim.code, facts, place, claim.level or "info", beside=_beside(claim), sentence=claim.sentence)


def _beside(claim: Claim) -> tuple[Place, ...]:
    """Return where the other figures of a claim stand: the metric of each, and its key."""
    sources = dict.fromkeys(one.place.source for one in claim.judgement.statement.quantities)
    others = [one for one in sources if isinstance(one, tuple) and one[0] != claim.metric.code]
    return tuple(Place(metric=code, path=role.split()[0]) for code, role in others)


def _none(ledger: Ledger) -> Iterator[Finding]:
    return iter(())


__all__ = ["RULES", "check", "claims"]
