"""Holds what a text says of a metric against the metric: its growth, its progress and its share, typed by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from sokert.check.figures.quantities import is_round, quantity
from sokert.check.figures.typed import index_of
from sokert.check.text.claimed import Claim, Read, Site
from sokert.figures import Account, Judgement, Quantity, judge, statements_of
from sokert.models import Metric, Report
from sokert.units import COUNT
from sokert.vietnamese.read.discourse import Breakdown, Member, Slot
from sokert.vietnamese.read.vocabulary import FILLERS

MetricAt = Callable[[Site], Metric | None]
Called = Callable[[str], Metric | None]
SAME_PERIOD = (None, "cùng kỳ")


# A name that is all a clause is about, before what is said of it: "Sản lượng lúa tăng", "Thu ngân sách ước đạt".
_SUBJECT = re.compile(
    r"\W*(?P<name>[^,:()]+?)(?: (?:đã|ước|ước tính|tiếp tục|cũng))* "
    r"(?:tăng|giảm|đạt|bằng|vượt|hoàn thành)(?: (?:thêm|khoảng|gần|hơn|trên|dưới|mạnh|nhẹ|khá))*\s*",
    re.IGNORECASE,
)


def beside(read: Read, report: Report, metric_at: MetricAt, called: Called) -> Iterator[Claim]:
    """Yield what a text claims of the metrics it tells.

    `metric_at` names the metric whose figure stands at a place, `called` the one of a name.
    """
    lists = _lists(read)
    for member in _members(read):
        metric = _metric_of(read, member, metric_at)
        for slot in member.slots:
            if metric:
                found = [*_claims(read, _of(metric, member), slot, metric, report)]
                yield from _as_whole(read, member, slot, lists.get(id(member)), metric_at, report, found)
            elif member.now is None and (named := _named(read, slot, called)) and named.exact is not None:
                yield from _claims(
                    read, replace(member, now=_level(named, named.exact), index=index_of(named)), slot, named, report
                )


def _members(read: Read) -> Sequence[Member]:
    return read.said.members if read.said else ()


def _lists(read: Read) -> dict[int, Breakdown]:
    """Return each list by its last part: a change behind the list may be one of its whole as well."""
    lists = [one for one in (read.said.lists if read.said else ()) if len(one.whole) == 1]
    return {id(part): one for one in lists for topic in one.parts[-1:] for part in topic}


def _metric_of(read: Read, member: Member, metric_at: MetricAt) -> Metric | None:
    """Return the metric whose figure the level of a member is."""
    site = _site(read, member.now)
    return metric_at(site) if site else None


def _as_whole(
    read: Read,
    member: Member,
    slot: Slot,
    listed: Breakdown | None,
    metric_at: MetricAt,
    report: Report,
    found: list[Claim],
) -> list[Claim]:
    """Return what a change claims of its whole, where it does not hold of the part: "gồm a, b, tăng 13,6%".

    Where it does not quite hold of the whole either, both are told.
    """
    if listed is None or slot.against[0] != "base" or not _fails(found) or _is_of_part(read, member, slot, listed):
        return found
    whole = listed.whole[0]
    metric = _metric_of(read, whole, metric_at)
    others = [*_claims(read, _of(metric, whole), slot, metric, report)] if metric else []
    if _fails(others) or not others:
        return found
    return [replace(one, beside=found[0]) for one in others]


def _is_of_part(read: Read, part: Member, slot: Slot, listed: Breakdown) -> bool:
    """Return whether nothing but the last part of a list can have the change behind it.

    So it is where the part begins a clause, a list or a bracket of its own, where no comma parts it from the change,
    and where the change of the whole or of another part is told already.
    """
    whole = listed.whole[0]
    first, own, said = (_site(read, one) for one in (whole.now, part.now, _stated(slot)))
    if first is None or own is None or said is None or own.passage is not said.passage:
        return False
    behind = own.passage.text[own.end : said.start]
    if _ENDS.search(behind):
        return False
    others = [whole, *_unnamed(read, whole), *(one for topic in listed.parts for one in topic if one is not part)]
    if "," not in behind or part.clause != whole.clause or any(_changes(one, slot) for one in others):
        return True
    before = own.passage.text[first.end : own.start] if first.passage is own.passage else ":"
    return bool(_OWN.search(before)) or ("(" in before and ")" not in before)


# What ends the part of a list before the change behind it: "(trong đó a), tăng 9%", "trong đó a; tăng 9%".
_ENDS = re.compile(r"[;)]|\.\s")
_REACHED = frozenset(["đạt", "ước", "là"])
# Behind these a part is told by itself: "trong đó: a", "riêng a".
_OWN = re.compile(r":|\briêng\b", re.IGNORECASE)


def _unnamed(read: Read, whole: Member) -> list[Member]:
    """Return what is said of a whole before its level, which names nothing else: "Thu ngân sách tăng 5%, đạt ..."."""
    if set(whole.noun.split()) - FILLERS - _REACHED:
        return []
    near = pairwise(_members(read))
    return [one for one, other in near if other is whole and one.now is None and one.clause == whole.clause]


def _changes(member: Member, slot: Slot) -> bool:
    """Return whether a change of a member is told against what a slot is held against."""
    near = (slot.against, (slot.against[0], None))
    return any(
        (one.against in near or (slot.against[1] is None and one.against[0] == "base"))
        and one is not slot
        and one.account.roles.keys() - {"before"}
        for one in member.slots
    )


def _stated(slot: Slot) -> Quantity | None:
    """Return the first figure of a slot: the change that is told."""
    return next(iter(slot.account.roles.values()), None)


def _site(read: Read, quantity: Quantity | None) -> Site | None:
    return read.source.site(quantity) if quantity else None


def _fails(claims: Sequence[Claim]) -> bool:
    return any(claim.judgement.verdict == "fails" for claim in claims)


def _of(metric: Metric, member: Member) -> Member:
    """Return a member with its level as its metric has it."""
    return replace(member, now=_as_it_stands(metric, member.now), index=index_of(metric)) if member.now else member


def _as_it_stands(metric: Metric, now: Quantity) -> Quantity:
    """Return a metric's own figure without its hedge where nobody would round to it: "khoảng 312,4 tỷ đồng"."""
    if now.hedge in ("", "dưới") or metric.exact is None or is_round(metric):
        return now
    return replace(now, hedge="", estimate=True) if quantity(metric, metric.exact).value == now.value else now


def _level(metric: Metric, value: Decimal) -> Quantity:
    """Return a metric's own figure as a text would say it: what is counted is of its noun."""
    level = quantity(metric, value)
    return replace(level, dimension=level.unit.lower()) if level.dimension == COUNT else level


def _claims(read: Read, member: Member, slot: Slot, metric: Metric, report: Report) -> Iterator[Claim]:
    judged = [_judged(member, slot, role, one) for role, one in _held_against(slot, metric, report)]
    kinds = [list(of_one) for of_one in zip(*judged, strict=False)]
    yield from (Claim(_best(of_kind), read.source, metric) for of_kind in kinds)


def _named(read: Read, slot: Slot, called: Called) -> Metric | None:
    """Return the metric that a clause without its figure names, word for word, before what it says of it."""
    sites = filter(None, map(read.source.site, slot.account.roles.values()))
    first = min(sites, key=lambda site: site.start, default=None)
    if first is None:
        return None
    begin, _ = first.passage.sentence(first.start)
    subject = _SUBJECT.fullmatch(first.passage.text, begin, first.start)
    return called(subject["name"]) if subject else None


def _held_against(slot: Slot, metric: Metric, report: Report) -> Iterator[tuple[str, Quantity]]:
    """Yield the figures of the report that a metric may be held against in a slot, each with its role there."""
    against, key = slot.against
    roles = slot.account.roles
    if against == "base" and key in SAME_PERIOD and metric.exact_previous is not None and "before" not in roles:
        yield "before", quantity(metric, metric.exact_previous, role="previous")
    if against == "plan" and "plan" not in roles:
        yield from (("plan", quantity(metric, plan.value, role="plan")) for plan in metric.plan)
    base = report.figures.get(metric.of or metric.part_of or "")
    if against == "whole" and base is not None and base.exact is not None and "whole" not in roles:
        yield "whole", quantity(base, base.exact)


def _judged(member: Member, slot: Slot, role: str, given: Quantity) -> list[Judgement]:
    """Return the judgements of all that follows once a figure of the report stands in a role of a slot."""
    given = given if given.is_percent or member.now is None else replace(given, dimension=member.now.dimension)
    account = Account({**slot.account.roles, role: given}, set(slot.account.guessed))
    if slot.against[1] is None and role == "before":
        account.guessed.add(role)  # the words name no time: it is likely the same period
    alone = Member(member.now, index=member.index, slots=[Slot(slot.against, account)])
    found = (one for account in alone.accounts() for one in statements_of(account))
    return [judge(one) for one in found if any(term is given for term in one.terms)]


def _best(judgements: Sequence[Judgement]) -> Judgement:
    """Return the judgement of the plan that is meant: of several the one that holds."""
    return next((one for one in judgements if one.verdict != "fails"), judgements[0])
