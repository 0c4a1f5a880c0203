"""Judges a report's figures by each other: identities, parts, stated rates, hedges, units.

    check(report)    findings, each with the sum as it was done

Every claim goes to one judge (`sokert.figures`); a fault that breaks several is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sokert.check.figures.findings import explained, is_written
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.lists import list_claims
from sokert.check.figures.rules import RULES
from sokert.check.figures.typed import Claim
from sokert.errors import Finding, Place
from sokert.models import Report


def check(report: Report) -> tuple[Finding, ...]:
    """Return what is wrong with a report's figures, rule by rule in the order of `docs/rules-figures.md`."""
    ledger = Ledger(report)
    broken: dict[str, list[Finding]] = defaultdict(list)
    for claim, others in explained(claims(ledger)):
        broken[claim.code].append(_finding(claim, others, ledger))
    found = ((rule, one) for rule in RULES for one in (*broken[rule.code], *(rule.find or _none)(ledger)))
    return tuple(rule.limited(one) for rule, one in found)


def claims(ledger: Ledger) -> Iterator[Claim]:
    """Yield all that a report's metrics claim of each other, as it was judged."""
    yield from list_claims(ledger)
    yield from ledger.stated


def _finding(claim: Claim, others: Sequence[Claim], ledger: Ledger) -> Finding:
    """Return what is told of a claim, with the other sums that its wrong figure breaks."""
    metric = ledger.figures[_wrong_metric(claim)]
    sums = _of_others(claim, others)
    facts = {"name": metric.name, **claim.facts, **({"also": "; ".join(map(_sum, sums))} if sums else {})}
    place, beside = Place(metric=metric.code, text=claim.text), _beside([claim, *sums], metric.code)
    return Finding(claim.code, facts, place, claim.level or "info", beside=beside, sentence=claim.sentence)


def _of_others(claim: Claim, others: Sequence[Claim]) -> list[Claim]:
    """Return the written sums that say more than a claim does: what the very same figures claim is one relation."""
    found = {frozenset(claim.judgement.statement.quantities): claim}
    for one in others:
        if is_written(one.judgement):
            found.setdefault(frozenset(one.judgement.statement.quantities), one)
    return [*found.values()][1:]


def _wrong_metric(claim: Claim) -> str:
    """Return the metric that a claim is told at: of an identity the one whose figure mends other claims too."""
    slip = claim.judgement.slip
    source = slip.quantity.place.source if slip and slip.shared and claim.text else None
    return source[0] if isinstance(source, tuple) else claim.metric.code


def _sum(claim: Claim) -> str:
    """Return a sum in figures: an identity with both its sides, parts with the whole that they are more than."""
    facts = claim.facts
    if "total" not in facts:
        return str(facts["sum"])
    total = f" = {facts['total']}" if len(claim.judgement.statement.terms) > 1 else ""
    return f"{facts['sum']}{total} > {facts['whole']}"


def _beside(claims: Sequence[Claim], metric: str) -> tuple[Place, ...]:
    """Return where the other figures of claims stand: the metric of each, and its key."""
    figures = (figure for one in claims for figure in one.judgement.statement.quantities)
    sources = dict.fromkeys(figure.place.source for figure in figures)
    others = [one for one in sources if isinstance(one, tuple) and one[0] != metric]
    return tuple(Place(metric=code, path=role.split()[0]) for code, role in others)


def _none(ledger: Ledger) -> Iterator[Finding]:
    return iter(())


__all__ = ["RULES", "check", "claims"]
