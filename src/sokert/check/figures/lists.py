"""Reads what a report's metrics claim together: identities, wholes and their parts, the plans and rates of a list."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from sokert.check.figures.findings import way
from sokert.check.figures.identities import Identity, Pick, outcome
from sokert.check.figures.ledger import Ledger
from sokert.check.figures.quantities import (
    comparable,
    figured,
    known_quantity,
    previous_quantity,
    quantity,
    stated_quantity,
)
from sokert.check.figures.typed import Claim, base_of
from sokert.errors import Term
from sokert.figures import KINDS, LISTS, Interval, Judgement, Kind, Quantity, Statement, judge, listing
from sokert.figures.interval import Reach
from sokert.models import Metric, Plan
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import number, places, rounded
from sokert.vietnamese.sums import sum_of

SHARE = next(kind for kind in KINDS if kind.states == "share")
_SUM = LISTS["sum"]
HUNDRED = Quantity(Fraction(100), counted=True, dimension="%", unit="%", text="100")
MOST_DECIMALS = 6  # that anybody types
# What came in and where it went, by the codes of the catalogue; what was given back is often left unsaid.
RECEIVED = ("tiep_nhan", ("da_giai_quyet", "dang_giai_quyet"), "tra_lai")


def list_claims(ledger: Ledger) -> Iterator[Claim]:
    """Yield what identities, lists and pairs claim, as they stand and for the same period."""
    for identity in ledger.identities:
        yield from _identity(identity, ledger, "FIGURE-IDENTITY", known_quantity)
        stocks = any(ledger.figures[code].nature == "stock" for code in identity.codes)
        if not identity.looks_back and not (stocks and ledger.report.settings.stock_since == "year-start"):
            yield from _identity(identity, ledger, "FIGURE-IDENTITY-PREVIOUS", previous_quantity)
    for whole in ledger.report.metrics:
        yield from _open_parts(whole, ledger)
        for identity in ledger.closed.get(whole.code, ()):
            parts = [
                ledger.figures[code] for code in dict.fromkeys(identity.codes) if code in identity.closes(whole.code)
            ]
            yield from _shares(whole, parts, identity, ledger)
            yield from _between(whole, parts, identity)
            yield from _plans(whole, parts, identity)
    yield from _rate_pairs(ledger)
    yield from _received(ledger)


def _identity(identity: Identity, ledger: Ledger, code: str, pick: Pick) -> Iterator[Claim]:
    members = [ledger.figures[one] for one in identity.codes]
    found = outcome(identity, ledger.figures, pick) if comparable(members) else None
    if found is None or (identity.sign == "=" and identity.hedged_whole(ledger.figures)):
        return  # the rule of hedges tells what the exact figures make of the word
    fails = found.judgement.verdict == "fails"
    hedged = any(one.hedge for one in found.judgement.statement.quantities)
    noted = bool(found.gap) and not fails and not hedged and code == "FIGURE-IDENTITY"
    facts = {"sum": found.text, "gap": figured(abs(found.gap))} if fails or noted else {}
    rule = "FIGURE-IDENTITY-ROUNDING" if noted else code
    if fails or noted or found.judgement.verdict == "holds":
        yield Claim(found.judgement, members[0], rule, facts, noted, identity.text)


def _at_least(*parts: Interval) -> Reach:
    return (Interval(sum((part.low for part in parts), Fraction(0)), math.inf),)


def _open_parts(whole: Metric, ledger: Ledger) -> Iterator[Claim]:
    """Yield that a whole is no less than its parts together that no identity lists."""
    listed = {code for identity in ledger.closed.get(whole.code, ()) for code in identity.closes(whole.code)}
    open_parts = [one for one in ledger.parts.get(whole.code, ()) if one.code not in listed]
    parts = [one for one in open_parts if known_quantity(one) and comparable((one, whole))]
    stated, figures = known_quantity(whole), [one for part in parts if (one := known_quantity(part))]
    if stated and figures:
        judgement = judge(Statement(Kind("parts", "whole", (), _at_least, "+"), stated, tuple(figures)))
        total = sum((one.value for one in figures), Fraction(0))
        terms = " + ".join(f"{one.noun} {figured(one.value / stated.scale)}" for one in figures)
        facts = {"sum": terms, "total": figured(total / stated.scale), "whole": figured(stated.value / stated.scale)}
        facts["gap"] = figured(abs(total - stated.value) / stated.scale)
        yield from _failing(judgement, whole, "FIGURE-PARTS", facts, "")
        if len(parts) == len(open_parts) > 1 and not listed and total < stated.value and _were_all(whole, parts):
            asked = Statement(_SUM, stated, tuple(figures), "likely")
            claims = _failing(judge(asked), whole, "FIGURE-PARTS", facts, "")
            yield from (replace(claim, sentence="SAID-PARTS-BEFORE") for claim in claims)


def _were_all(whole: Metric, parts: Sequence[Metric]) -> bool:
    """Return whether some parts were a whole to the digit in the same period before."""
    before = previous_quantity(whole)
    known = [one for part in parts if (one := previous_quantity(part))]
    return before is not None and len(known) == len(parts) and sum(one.value for one in known) == before.value


def _failing(
    judgement: Judgement, metric: Metric, code: str, facts: dict[str, object] | dict[str, str], text: str
) -> Iterator[Claim]:
    """Yield a claim that holds or fails; what only cut digits explain is passed over."""
    if judgement.verdict in ("holds", "fails"):
        yield Claim(judgement, metric, code, facts, text=text)


def _shares(whole: Metric, parts: Sequence[Metric], identity: Identity, ledger: Ledger) -> Iterator[Claim]:
    """Yield that the shares of a closed list are a hundred together, where one of them cannot be recomputed."""
    recomputed = {claim.metric.code for claim in ledger.stated if claim.judgement.statement.name == "share"}
    shares = [share for part in parts if (share := _share(part, whole, ledger))]
    if len(shares) < len(parts) or len(parts) < 2 or {part.code for part in parts} <= recomputed:
        return
    if claim := listing("shares", HUNDRED, shares):
        judgement = judge(claim)
        terms = " + ".join(f"{share.text}%" for share in shares)
        total = figured(sum((share.value for share in shares), Fraction(0)))
        yield from _failing(judgement, whole, "FIGURE-SHARES-100", {"sum": f"{terms} = {total}%"}, identity.text)


def _share(part: Metric, whole: Metric, ledger: Ledger) -> Quantity | None:
    """Return the share of a whole that is stated for a part."""
    for at, stated in enumerate(part.stated):
        if stated.kind == "share" and base_of(part, stated, ledger.report) == whole:
            return stated_quantity(part, stated, at)
    return None


def _between(whole: Metric, parts: Sequence[Metric], identity: Identity) -> Iterator[Claim]:
    """Yield that a whole has grown, and come as far with its plan, as its parts have on the average."""
    known = all(metric.exact_previous is not None for metric in (whole, *parts))
    for kind, code in (("change", "FIGURE-WHOLE-GROWTH"), ("progress", "FIGURE-WHOLE-PROGRESS")):
        stated, *others = [_stated(metric, kind) for metric in (whole, *parts)]
        others = [one for one in others if one]
        if stated is None or len(others) < len(parts) or not parts or (kind == "change" and known):
            continue
        judgement = judge(Statement(LISTS["between"], stated, tuple(one for one in others if one)))
        terms = ", ".join(f"{one.text}%" for one in others if one)
        side = "SIDE-LOWER" if max(one.value for one in others if one) < stated.value else "SIDE-HIGHER"
        facts = {"given": stated.text.removeprefix("-"), "parts": terms, "way": way(stated.value), "side": Term(side)}
        yield from _failing(judgement, whole, code, facts, identity.text)


def _stated(metric: Metric, kind: str) -> Quantity | None:
    return next((stated_quantity(metric, one, at) for at, one in enumerate(metric.stated) if one.kind == kind), None)


def _plans(whole: Metric, parts: Sequence[Metric], identity: Identity) -> Iterator[Claim]:
    """Yield that the plan of a whole is that of its parts together, where one maker set them all."""
    for plan in whole.plan:
        own = [found for part in parts if (found := _plan(part, plan))]
        if len(own) < len(parts) or len(parts) < 2 or not comparable([whole, *parts]) or _is_outside(whole, plan, own):
            continue
        stated = quantity(whole, plan.value, "plan")
        claim = listing("sum", stated, [quantity(part, found.value, "plan") for part, found in own])
        if claim:
            judgement = judge(claim)
            facts = {"given": stated.text, "sum": sum_of(judgement)}
            yield from _failing(judgement, whole, "FIGURE-PLANS", facts, identity.text)


def _is_outside(whole: Metric, plan: Plan, own: Sequence[tuple[Metric, Plan]]) -> bool:
    """Return whether the whole has come further with its plan, or less far, than all parts: another rule's."""
    pairs = [(whole, plan), *own]
    if not all(metric.exact is not None and one.value > 0 for metric, one in pairs):
        return False
    done, *others = [Fraction(metric.value) / Fraction(one.value) for metric, one in pairs]
    return not min(others) <= done <= max(others)


def _plan(metric: Metric, like: Plan) -> tuple[Metric, Plan] | None:
    return next(((metric, plan) for plan in metric.plan if plan.by == like.by), None)


def _rate_pairs(ledger: Ledger) -> Iterator[Claim]:
    """Yield that a rate with a value of its own follows from the pair it names."""
    for metric in ledger.metrics:
        done, base = ledger.figures.get(metric.done or ""), ledger.figures.get(metric.of or "")
        if not done or not base or not is_percent(metric) or metric.unit == "‰":
            continue
        if is_percent(done) or not comparable((done, base)):
            continue
        yield from _rate_of(metric, metric.exact, (known_quantity(done), known_quantity(base)), "")
        before = (previous_quantity(done), previous_quantity(base))
        yield from _rate_of(metric, metric.exact_previous, before, "SAID-RATE-PAIR-BEFORE")


def _rate_of(metric: Metric, value: Decimal | None, pair: Sequence[Quantity | None], sentence: str) -> Iterator[Claim]:
    """Yield that a rate, of this period or the same one before, is one figure of its pair in a hundred of the other."""
    known = tuple(one for one in pair if one)
    if value is None or places(value) > MOST_DECIMALS or len(known) < len(pair):
        return
    judgement = judge(Statement(SHARE, quantity(metric, value), known))
    decimals = max(places(one) for one in (value, metric.exact) if one is not None)
    right = number(rounded(judgement.value, min(decimals, MOST_DECIMALS))) if judgement.value is not None else ""
    facts = {"sum": sum_of(judgement), "given": number(value), "right": right}
    claims = _failing(judgement, metric, "FIGURE-RATE-PAIR", facts, "")
    yield from (replace(claim, sentence=sentence) for claim in claims)


def _received(ledger: Ledger) -> Iterator[Claim]:
    """Yield that what came in was resolved or is open, by the catalogue's codes; what was given back is unsaid."""
    whole, parts, rest = RECEIVED
    if whole not in ledger.catalogue.metrics or rest in ledger.figures:
        return
    figures = [ledger.figures.get(code) for code in (whole, *parts)]
    known = [known_quantity(metric) for metric in figures if metric]
    if None in figures or None in known or figures[0] is None:
        return
    stated, *others = [one for one in known if one]
    claim = listing("received", stated, others, "likely")
    if claim and figures[0].exact is not None and stated.value > sum((one.value for one in others), Fraction(0)):
        judgement = judge(claim)
        facts = {"sum": sum_of(judgement), "given": stated.text}
        yield from _failing(judgement, figures[0], "FIGURE-RECEIVED", facts, "")
