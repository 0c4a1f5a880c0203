"""Makes statements of what a passage says: what its nouns, its lists and its dossiers claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, groupby, pairwise, permutations

from sokert.figures.judge import quick_verdict
from sokert.figures.quantity import Quantity
from sokert.figures.statements import LASTING, Account, Ground, Statement, alike, listing, statements_of
from sokert.units import base_of_index, is_index, near_100
from sokert.vietnamese.read.discourse import NEAR_MEMBERS, Breakdown, Discourse, Member, Slot, Topic
from sokert.vietnamese.read.vocabulary import (
    APART,
    COMES,
    DENIALS,
    FILLERS,
    GENERA,
    GOES,
    KINDS_OF_PLACES,
    LEVELS,
    OF_TIME,
    OPPOSITES,
    OVERLAPPING,
    RANKS_OF_PLACES,
    STAGES,
    VOTERS,
)

# What may be said of an output that is the product of the area and the yield before it.
OUTPUT = frozenset(["sản", "lượng", "đạt", "ước", "là", "có", "được", "thu", "hoạch"])
# Of a crop, what measures it and what that is in a product, in the order in which it is mostly told.
CROP = {"area": "area", "weight/area": "yield", "weight": "output"}
GROWN = frozenset(["diện", "tích", "gieo", "trồng", "cấy", "năng", "suất", "bình", "quân", "trên", "với", "tổng"])
SOME_OF = frozenset(["đã", "còn", "mới", "thêm", "tăng", "giảm", "chuyển", "thiệt", "hại"])  # only some of an area
_YEAR = re.compile(r"\bnăm (\d{4})\b")
# Words of a list that are no part of what is counted.
LINKS = frozenset(["gồm", "có", "là", "và", "cụ", "thể"])
_JOINED = re.compile(r",\s+|\s+và\s+|\s*/\s*")
FAR_OFF = 2  # times: by more a level is seldom off its own a year before
TENTH = 10  # the part of a whole that parts with what other there is of it are off it by, at most
LITTLE = 20  # the part of a whole that parts which were meant to make it are over it by, at most
LONG = 3  # digits of a whole that parts are not near by chance
SURE = 5  # digits of a whole whose parts do not add up to it by chance
LONGEST_NOUN = 12  # words; with more something is told, not named
SHARED = 2  # words of a noun and of the same with a "chưa" before it
DONE_RATES = ("tỷ lệ giải quyết", "tỷ lệ xử lý", "tỷ lệ hoàn thành", "tỷ lệ thực hiện")
NEARLY = 10  # per cents that opposites miss a hundred by, and are still of one whole
NEXT = 20  # letters between a pair and the per cent of a plan; further on the plan may be another
RETURNED = 2  # ways of a dossier, beside which others were given back
# Of these a rate is of all that are such, and those are often not told.
NARROWER = ("có điều kiện", "đủ điều kiện", "thuộc thẩm quyền", "đến hạn")
SCALES = ("mức", "loại", "hạng", "bậc", "nhóm")  # what a step of is called by: each is one beside the others
AN_INDEX = "chỉ số sản xuất"
WHOLE = 100  # per cent; what is more is no part of something
HUNDRED = Quantity(Fraction(100), counted=True, dimension="%", unit="%", text="100")


def claims_of(passage: Discourse) -> Iterator[Statement]:
    """Yield all statements of a passage."""
    yield from passage.statements
    for breakdown in passage.lists:
        _rate_of_pair(breakdown)
    for member in passage.members:
        _complete(member)
    _find_indices(passage)
    for breakdown in passage.lists:
        _grow_as_whole(breakdown)
        _share_out(breakdown)
        for part in (member for topic in breakdown.parts for member in topic):
            part.under = part.under or (breakdown.whole[0].noun if breakdown.whole else "")
    totals = {one.sentence: one for one in reversed(passage.totals)}
    for at, member in enumerate(passage.members):
        if not member.role("whole"):
            near = passage.members[max(0, at - NEAR_MEMBERS) : at]
            total = totals.get(member.sentence)
            ahead = total and total.clause > member.clause
            yield from _share_of_any(member, near, None if ahead else total)
        for account in member.accounts():
            if "share" in account.roles and _is_of_votes(member, account):
                account.guessed.add("share")
            yield from statements_of(account)
        yield from _within(member, totals.get(member.sentence))
    for breakdown in passage.lists:
        yield from _listed(breakdown)
    yield from _by_nouns(passage, totals)


def _find_indices(passage: Discourse) -> None:
    """Note which levels are indices: by their name; else one over 100 may be, and any that comes behind such a one."""
    before = ""
    for member in passage.members:
        now = member.now
        if now is None or not now.is_percent or not near_100(now.value):
            continue
        if is_index(member.noun, now.value) and not base_of_index(member.noun):
            member.index, before = "said", AN_INDEX
        elif now.value > WHOLE or is_index(member.noun, now.value, below=before):
            member.index, before = "likely", AN_INDEX


def _by_nouns(passage: Discourse, totals: dict[int, Member]) -> Iterator[Statement]:
    """Yield what the nouns of a passage mean for its figures: outputs, dossiers, stocks, opposites."""
    for claims in (_products, _turned_products, _carried_over, _between_years, _dossiers):
        yield from claims(passage.members)
    listed = {id(one.now) for breakdown in passage.lists for topic in breakdown.parts for one in topic}
    before: list[Member] = []
    for _, found in groupby(passage.members, lambda member: member.sentence):
        sentence = [one for one in found if one.now and not one.scope]
        if len(sentence) == 1 and _stage_of(sentence[0].noun) == "closing":
            yield from _flows([*before, *sentence])  # "... trong năm kết nạp 38. Đến cuối năm có 1.249 đảng viên"
        before = sentence
        yield from _opposed([one for one in sentence if id(one.now) not in listed], totals)
        yield from _flows(sentence)


def _is_of_votes(member: Member, account: Account) -> bool:
    """Return whether a rate is one of votes: it is one of all who might have voted, whoever was there."""
    units = [one.dimension for one in account.roles.values()]
    return any(f" {words} " in f" {member.noun} {' '.join(units)} " for words in VOTERS)


def _within(member: Member, total: Member | None) -> Iterator[Statement]:
    """Yield that "831 lượt trong tổng số 745 lượt", "trong số 94 sáng kiến có 137" is no more than all there are."""
    slot = member.slot("whole")
    if slot and slot.verb == "in" and member.now and slot.account.roles.keys() == {"whole"}:
        claim = listing("parts", slot.account.roles["whole"], [member.now])
        yield from [claim] if claim else []
    first = total.now if total and total.first else None
    later = first and member.now and member.now.place.start > first.place.start and not (member.slots or member.scope)
    if first and member.now and later and member.now.dimension == first.dimension and member.now.counted:
        claim = listing("parts", first, [member.now])
        yield from [claim] if claim else []


def _rate_of_pair(breakdown: Breakdown) -> None:
    """Take "tỷ lệ đạt 83,4%: đã giải quyết 1.436 vụ trong tổng số 1.721 vụ" for the rate of the pair."""
    rates = [member.now for member in breakdown.whole if member.now and member.now.is_percent]
    first = breakdown.parts[0][0] if breakdown.parts else None
    whole = first.slot("whole") if first and len(breakdown.parts) == 1 else None
    if breakdown.bare and len(rates) == 1 and whole and whole.account.roles.keys() == {"whole"}:
        whole.account.takes("share", rates[0])


def _grow_as_whole(breakdown: Breakdown) -> None:
    """Give the whole of a list the change behind its last part that is the whole's by its time before.

    "1.250 tỷ đồng, gồm A 830 tỷ đồng và B 420 tỷ đồng, tăng 13,6% so với cùng kỳ (1.100 tỷ đồng)"
    """
    parts = [part for topic in breakdown.parts for part in topic]
    changed = [part for part in parts if part.slot("base")]
    if len(breakdown.whole) != 1 or not changed or changed != parts[-1:] or breakdown.whole[0].slot("base"):
        return
    whole, part = breakdown.whole[0], parts[-1]
    slot = part.slot("base")
    before = slot.account.roles.get("before") if slot else None
    if slot is None or before is None or not (part.now and whole.now and alike([whole.now, part.now, before])):
        return
    fits, is_far = _holds(whole, slot), part.now.value * FAR_OFF < before.value < whole.now.value * FAR_OFF
    if (fits or is_far) and not _holds(part, slot):
        part.slots.remove(slot)
        whole.slots.append(slot)
        slot.account.guessed |= set() if fits else {"before"}


def _holds(member: Member, slot: Slot) -> bool:
    """Return whether all holds that a slot says of a level."""
    (account,) = replace(member, slots=[slot]).accounts()
    return all(quick_verdict(one) != "fails" for one in statements_of(account))


def _share_out(breakdown: Breakdown) -> None:
    """Give the shares of a list the whole that it is of."""
    if _is_of_others(breakdown):
        return
    for topic in breakdown.parts:
        for part in topic:
            share = part.slot("whole")
            whole = part.now and _like(breakdown.whole, part.now)
            if share is None or whole is None or "share" not in share.account.roles:
                continue
            if "whole" not in share.account.roles and _is_share_of(share, part, breakdown):
                share.account.takes("whole", whole)
                part.listed = breakdown.closed or breakdown.bare


def _is_of_others(breakdown: Breakdown) -> bool:
    """Return whether a list counts no parts of its whole: "4 đảng bộ vượt chỉ tiêu, gồm: A kết nạp 21 ĐV, B 4 ĐV"."""
    levels = [one.now for topic in breakdown.parts for one in topic if one.now and one.now.counted]
    bare = [one for one in levels if not one.dimension]
    return len(bare) == len(levels) > 1 and any(_like(breakdown.whole, one) is None for one in bare)


def _is_share_of(slot: Slot, part: Member, breakdown: Breakdown) -> bool:
    """Return whether a part's share is one of the whole: not what it has reached of a plan, not a share of a part."""
    now = part.now
    if now is None or slot.verb == "equal" or (slot.verb == "level" and not now.counted):
        return False  # "trong đó thu nội địa 10.152 tỷ đồng, đạt 50,5%": of its plan
    if slot.of and not any(slot.of & _words_of(whole) for whole in breakdown.whole):
        return False  # "chiếm 51,8% tổng đàn lợn"
    if slot.of and any(own.of == slot.of for whole in breakdown.whole for own in whole.slots):
        return False  # the whole is a share of the same itself: "chiếm 99,5% diện tích gieo cấy"
    earlier = [one for topic in breakdown.parts for one in topic if one.now and one.now.place.start < now.place.start]
    rivals = [one for one in earlier if one.now and one.now.dimension == now.dimension and not one.role("share")]
    return not any(one.now and one.now.value >= now.value for one in rivals) or bool(breakdown.closed)


def _words_of(member: Member) -> set[str]:
    return {*member.noun.split(), *(member.now.unit.split() if member.now else ())}


def _like(topic: Topic, quantity: Quantity) -> Quantity | None:
    """Return the figure of a topic that a quantity may be a part of."""
    known = [member.now for member in topic if member.now]
    same = [one for one in known if quantity.dimension and one.dimension == quantity.dimension]
    bare = len(known) == 1 and not (quantity.dimension and known[0].dimension)
    return same[-1] if same else known[0] if bare and known[0].value >= quantity.value else None


def _opposed(members: Sequence[Member], totals: dict[int, Member]) -> Iterator[Statement]:
    """Yield that two or three opposites told one after another are all of the one count told before or after them."""
    for size in (3, 2):
        for at in range(len(members) - size + 1):
            parts, earlier = members[at : at + size], members[:at]
            figures = [one.now for one in parts if one.now]
            if not alike(figures) or not are_opposite([one.noun for one in parts], OF_TIME):
                continue
            later = [one.now.dimension for one in members[at + size :] if one.now]
            if figures[0].dimension in later and not figures[0].is_percent:
                continue
            if any(_is_on_scale(one, parts) for one in earlier):
                continue
            wholes = [one.now for one in earlier if one.now and one.now.dimension == figures[0].dimension]
            total = totals.get(parts[0].sentence)
            wholes += [whole for one in parts[-1:] if (whole := one.role("whole")) and total and whole is total.now]
            if figures[0].is_percent:
                off = abs(sum((one.value for one in figures), Fraction(0)) - HUNDRED.value)
                wholes = [HUNDRED] if len(members) == size and off < NEARLY else []
            stages = {_stage_of(one.noun) for one in parts}
            lasting = bool(stages & {"open", "resolved"}) and bool(earlier) and _stage(earlier[0]) == "received"
            nouns = [one.noun for one in parts]  # "48% ủng hộ và 46% không ủng hộ": others may not have said
            polled = figures[0].is_percent and not are_named(nouns, OF_TIME) and "khác" not in nouns[-1].split()
            ground: Ground = "likely" if lasting or polled else "said"  # what was given back may be left unsaid
            claim = listing("sum", wholes[0], figures, ground) if len(wholes) == 1 else None
            yield from [claim] if claim else []
            return


def _is_on_scale(member: Member, parts: Sequence[Member]) -> bool:
    """Return whether a figure is a step of the scale of others: "mức Khá 579, mức Đạt 208, mức Chưa đạt 290"."""
    first = member.noun.partition(" ")[0]
    return first in SCALES and all(one.noun.partition(" ")[0] == first for one in parts)


def _flows(members: Sequence[Member]) -> Iterator[Statement]:
    """Yield what a sentence says of a stock: what was there, came in and went out is what is left."""
    for unit in dict.fromkeys(one.now.dimension for one in members if one.now):
        known = [one for one in members if one.now and one.now.dimension == unit and not one.now.is_percent]
        stages = [_stage_of(one.noun) for one in known]
        if len(known) > 2 and (claim := _flow(known, stages)):
            yield claim


def _flow(known: Sequence[Member], stages: Sequence[str]) -> Statement | None:
    figures = [one.now for one in known if one.now]
    rest = next((one for member in reversed(known) if (one := member.role("rest"))), None)
    if stages[0] == "carried" and stages[1] in ("new", "received") and stages[2:] == ["resolved"] and rest:
        return listing("sum", rest, [*figures[:2], figures[2].negative()])
    if "chênh lệch" in known[-1].noun and len(known) == 3:
        return listing("sum", figures[2], [figures[0], figures[1].negative()])
    if stages.count("carried") == stages.count("closing") == 1:
        opening, closing = (figures[stages.index(stage)] for stage in ("carried", "closing"))
        moving = [one for one, stage in zip(known, stages, strict=True) if stage not in ("carried", "closing")]
        moved = [(_names(one.noun, COMES), _names(one.noun, GOES) and not _names(one.noun, ("mới",))) for one in moving]
        if all(comes or goes for comes, goes in moved):
            levels = [one.now for one in moving if one.now]
            parts = [one.negative() if goes else one for one, (_, goes) in zip(levels, moved, strict=True)]
            return listing("sum", closing, [opening, *parts])
    if sorted(stages) == ["carried", "new", "received"]:
        whole = figures[stages.index("received")]
        return listing("sum", whole, [one for one in figures if one is not whole])
    if stages[0] in ("", "received") and {"resolved", "closing"} <= set(stages[1:]) <= {
        "resolved",
        "closing",
        "returned",
    }:
        is_whole = len(set(stages)) == len(stages) and figures[0].value > max(one.value for one in figures[1:])
        return listing("sum", figures[0], figures[1:]) if is_whole else None
    return None


def _complete(member: Member) -> None:
    """Take the second figure of a pair for the plan where the sentence measures progress by it."""
    plan, pair = member.slot("plan"), member.slot("whole")
    if plan and pair and "plan" in plan.account.roles and pair.account.roles.keys() == {"share"}:
        plan.account.takes("progress", pair.account.roles["share"])  # "kế hoạch N; đã giải ngân n, đạt p%"
    if plan and pair and "plan" not in plan.account.roles and "whole" in pair.account.roles:
        whole, done = pair.account.roles["whole"], plan.account.roles.get("progress")
        far = done is not None and done.place.start > whole.place.end + NEXT
        plan.account.takes("plan", whole, far)  # "1.260/1.500 em làm đủ thủ tục nhập học, đạt 76% chỉ tiêu"
    if member.now is None or plan is None or "plan" not in plan.account.roles:
        return
    for slot in member.slots:  # "N U, đạt p% kế hoạch (M U)": one plan, told in two slots
        if (
            slot.against[0] == "plan"
            and slot is not plan
            and "plan" not in slot.account.roles
            and len(member.slots) == 2
        ):
            slot.account.takes("plan", plan.account.roles["plan"])


def _share_of_any(member: Member, earlier: Sequence[Member], total: Member | None) -> Iterator[Statement]:
    """Yield that a share without a whole is one of some count before it: a guess."""
    share = member.role("share")
    if share is None or member.now is None or member.now.is_percent or share.value > HUNDRED.value:
        return  # "sản lượng ngô 6.120 tấn, đạt 105,5%": of no whole
    whole = _named_whole(member.now, earlier, total) or _called_whole(member, earlier)
    if whole:
        roles = {"now": member.now, "share": share, "whole": whole}
        yield from statements_of(Account(roles, listed=member.listed))
        return
    counts = [one for one in earlier if one.now and one.now.dimension == member.now.dimension and one.now.value > 0]
    wholes = [one.now for one in counts if one.now and one.now.value >= member.now.value]
    wholes += [whole for one in counts if (whole := one.role("whole"))]
    wholes += [total.now] if total and total.now and total.now.dimension == member.now.dimension else []
    wholes = [one for one in wholes if one.value != member.now.value or share.value == HUNDRED.value]
    if wholes and member.now.dimension:
        near = [one for one in counts if one.sentence == member.sentence]
        sure = len(near) == 1 and len(wholes) == 1 and {_stage(near[0]), _stage(member)} == {"received", "resolved"}
        sure = sure or (len(wholes) == 1 and _names_unit(member))
        sure = sure and not any(word in member.noun and word not in one.noun for word in NARROWER for one in counts)
        claim = listing("timeliness", share, [member.now, *wholes], "said" if sure else "likely")
        yield from [claim] if claim else []


def _called_whole(member: Member, earlier: Sequence[Member]) -> Quantity | None:
    """Return the whole that a share names: "312.400 lượt khách lưu trú, ... chiếm 13,4% lượt khách lưu trú"."""
    slot, now = member.slot("whole"), member.now
    if slot is None or now is None or len(slot.of) < SHARED:
        return None
    named = [one.now for one in earlier if one.now and one.now.dimension == now.dimension and slot.of <= _words_of(one)]
    return named[0] if len(named) == 1 and named[0] is not now and named[0].value >= now.value else None


def _names_unit(member: Member) -> bool:
    """Return whether a share is said to be of all things counted like it: "1.796 hộ, đạt 97,5% tổng số hộ"."""
    slot = member.slot("whole")
    return bool(
        slot and member.now and slot.of and slot.of <= {*member.now.dimension.split(), *member.now.unit.split()}
    )


def _named_whole(part: Quantity, earlier: Sequence[Member], total: Member | None) -> Quantity | None:
    """Return the whole that the sentence names; None where a level that stands nearer may be meant."""
    whole = total.now if total else None
    if whole is None or whole is part or whole.dimension != part.dimension:
        return None
    nearer = [
        one.now for one in earlier if one.now and one.now.place.start > whole.place.start and not one.role("share")
    ]
    return None if any(one.dimension == part.dimension and one.value >= part.value for one in nearer) else whole


# --- lists ----------------------------------------------------------------------------------------------


def _listed(breakdown: Breakdown) -> Iterator[Statement]:
    """Yield what a list claims: that its parts make the whole, or that none is above it."""
    for whole, parts in _columns(breakdown):
        means = any("bình quân" in one.noun or "trung bình" in one.noun for topic in breakdown.parts for one in topic)
        if whole.dimension in LASTING or means or _is_mean(whole, breakdown.whole) or _is_of_losses(breakdown):
            continue
        if _leaves_out(breakdown, parts) and _all_add(whole, breakdown):
            continue  # "30 đơn vị (gồm 28 ban, 1 đơn vị ở A, 1 đơn vị ở B)"
        if whole.is_percent and breakdown.parts and "đóng góp" in breakdown.parts[0][0].noun:
            yield from _contributed(whole, parts)
            continue
        if whole.is_percent and whole is not breakdown.change and not breakdown.closed:
            continue  # a rate is an average of those of its parts, not their sum
        added = _unnested(parts)
        if len(added) < len(parts) and sum((one.value for one in added), Fraction(0)) != whole.value:
            continue  # "trả nợ 51 tỷ đồng, gồm: trực tiếp 27 tỷ đồng, gốc 20 tỷ đồng, lãi 7 tỷ đồng"
        yield from _of_whole(breakdown, whole, parts, added)
    yield from _of_shares(breakdown)
    yield from _between(breakdown)


def _of_whole(
    breakdown: Breakdown, whole: Quantity, parts: Sequence[Quantity], added: Sequence[Quantity]
) -> Iterator[Statement]:
    """Yield what parts claim of their whole; `added` are those that are not nested in another."""
    weak = any(part.dimension != whole.dimension for part in parts) or _are_kinds_of(whole, breakdown)
    rivals = any(one.dimension == whole.dimension and one is not whole for one in breakdown.rivals)
    opposed = _is_opposed(breakdown) and not _is_of_both_levels(breakdown, whole)
    closed = breakdown.closed or opposed or _is_total_of(breakdown) or _counts_in_kinds(whole, parts)
    if not (opposed or weak or rivals or breakdown.loose):
        yield from _within_together(breakdown, whole, parts)
    if len(added) > 1 and _may_add(breakdown, whole, added, closed):
        sure = closed and not (weak or rivals or whole.is_percent or _leaves_out(breakdown, parts))
        claim = listing("sum", whole, added, _ground(breakdown, sure))
        yield from [claim] if claim else []
    elif not (weak or rivals or breakdown.loose or whole.is_percent or any(part.value < 0 for part in parts)):
        alone = breakdown.closed and len(breakdown.parts) == 1  # "A gồm 18 người: B gồm 26 người"
        ground: Ground = "likely" if breakdown.bare or alone else "said"  # a bracket may tell of what is beside it
        claims = (claim for part in parts if (claim := listing("parts", whole, [part], ground)))
        if breakdown.closed and _leaves_out(breakdown, parts):  # that one part is less says nothing of a list of all
            claims = (claim for claim in claims if quick_verdict(claim) == "fails")
        yield from claims


def _within_together(breakdown: Breakdown, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Statement]:
    """Yield that parts of which nothing is two at once are no more than their whole together; of changes some fall.

    Of other parts it is asked where they are a little more - those that overlap are far more, or less - or are places.
    """
    nouns = [_called(topic[0]) for topic in breakdown.parts]
    if len(parts) != len(nouns) or len(parts) < 2 or not any(one.now is whole for one in breakdown.whole):
        return
    if breakdown.closed and sum((one.value for one in parts), Fraction(0)) <= whole.value:
        return  # that they make it is claimed, too
    if _are_apart(breakdown, nouns) or _counts_in_kinds(whole, parts):
        claim = listing("within", whole, parts)
        yield from [claim] if claim else []
    elif not breakdown.closed and _is_asked_of(breakdown, whole, parts) and not _may_overlap(whole, nouns):
        claim = listing("within", whole, parts, "likely")
        yield from [claim] if claim else []


def _are_apart(breakdown: Breakdown, nouns: Sequence[str]) -> bool:
    """Return whether words tell that nothing is two parts at once: of kinds that exclude each other, or one is what
    other there is of what all are: "thu thuế, thu phí, thu khác"."""
    traded = {word for one in breakdown.whole for word in one.noun.split()}
    for kinds in APART:
        if "nhập khẩu" in kinds and "nhập" not in traded:
            continue  # "sản xuất 12,7 tỷ USD, trong đó xuất khẩu ..., nhập khẩu ..."
        named = [[kind for kind in kinds if _names(noun, (kind,))] for noun in nouns]
        if all(len(found) == 1 for found in named) and len({found[0] for found in named}) == len(named):
            return True
    words = [topic[0].noun.removeprefix("trong đó ").split() for topic in breakdown.parts]
    heads = {noun[0] for noun in words if len(noun) > 1}
    is_rest = words[-1][1:] == ["khác"] and all(len(noun) > 1 for noun in words)
    return len(words) > 2 and len(heads) == 1 and is_rest and not any(_names(noun, ("riêng",)) for noun in nouns)


def _is_asked_of(breakdown: Breakdown, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether parts that are more than their whole are likely meant not to be."""
    is_more = sum((one.value for one in parts), Fraction(0)) > whole.value and all(one.value > 0 for one in parts)
    return _is_little_more(whole, parts) or (is_more and _are_places([topic[0].noun for topic in breakdown.parts]))


def _are_places(nouns: Sequence[str]) -> bool:
    """Return whether parts are places by name, all of one rank.

    >>> _are_places(["trong đó xã an bình", "phường đông hà"]), _are_places(["xã miền núi", "xã biên giới"])
    (True, False)
    """
    for rank in RANKS_OF_PLACES:
        place = re.compile(rf"(?:trong đó )?(?:tại |ở |riêng )?((?:{'|'.join(rank)}) (?:[^\W\d_]+ ?){{1,4}})")
        named = [found[1] for noun in nouns if (found := place.fullmatch(noun))]
        if len(named) == len(nouns):
            words = {word for name in named for word in name.split()[1:]}
            return len({*named}) == len(named) and not words & KINDS_OF_PLACES
    return False


def _is_little_more(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether parts are more than their whole by so little that they are likely meant to make it."""
    over = sum((one.value for one in parts), Fraction(0)) - whole.value
    return 0 < over * LITTLE <= whole.value and len(whole.digits) >= LONG and all(one.value > 0 for one in parts)


def _may_overlap(whole: Quantity, nouns: Sequence[str]) -> bool:
    """Return whether parts are known to be of one thing at several stages, or of several kinds at once."""
    return whole.dimension in OVERLAPPING or any(_names(noun, ("riêng",)) or _stage_of(noun) for noun in nouns)


def _counts_in_kinds(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether a whole is counted in just the kinds that its parts are: 125 xã, phường of 98 xã and 27 phường."""
    kinds = _JOINED.split(whole.unit)
    return (
        len(kinds) > 1
        and all(one.counted for one in (whole, *parts))
        and sorted(one.unit for one in parts) == sorted(kinds)
    )


def _called(member: Member) -> str:
    """Return what a part is called, the unit it is counted in too: "402 quyết định"."""
    return f"{member.noun} {member.now.unit}" if member.now else member.noun


def _is_of_losses(breakdown: Breakdown) -> bool:
    """Return whether a part is a loss, which counts against the others."""
    return any(_names(one.noun, ("lỗ", "âm")) for topic in breakdown.parts for one in topic)


def _is_mean(whole: Quantity, topic: Topic) -> bool:
    """Return whether a whole is no sum of its parts: a yield, "thu nhập bình quân"."""
    named = any(one.now is whole and ("bình quân" in one.noun or "trung bình" in one.noun) for one in topic)
    return named or "/" in whole.dimension


def _between(breakdown: Breakdown) -> Iterator[Statement]:
    """Yield that a whole has come as far, grown as much, or is as high, as its parts are on the average."""
    topics = [breakdown.whole, *breakdown.parts]
    is_closed = breakdown.closed or _is_opposed(breakdown)
    if not is_closed or breakdown.loose or len(topics) < 3 or any(len(topic) != 1 for topic in topics):
        return
    levels = [topic[0].now for topic in topics]
    if all(level and (level.is_percent or _is_mean(level, topics[0])) for level in levels[:1]):
        known = [level for level in levels if level and levels[0] and level.dimension == levels[0].dimension]
        adds = sum((level.value for level in known[1:]), Fraction(0)) == known[0].value  # "35%, gồm 15% và 20%"
        claim = listing("between", known[0], known[1:]) if len(known) == len(levels) and not adds else None
        yield from [claim] if claim else []
    for role in ("growth", "progress"):
        whole, *parts = [[one for slot in topic[0].slots if (one := slot.account.roles.get(role))] for topic in topics]
        if len(whole) == 1 and all(len(found) == 1 for found in parts):
            claim = listing("between", whole[0], [found[0] for found in parts])
            yield from [claim] if claim else []


def _unnested(parts: Sequence[Quantity]) -> list[Quantity]:
    """Return the parts of a list without those that are the parts of the one before them."""
    for at, part in enumerate(parts):
        for end in range(at + 3, len(parts) + 1):
            is_sure = len(part.digits) >= SURE - 1 or end - at > SURE  # a small sum is met by chance
            if is_sure and sum((one.value for one in parts[at + 1 : end]), Fraction(0)) == part.value:
                return [*parts[: at + 1], *_unnested(parts[end:])]
    return list(parts)


def _ground(breakdown: Breakdown, closed: bool) -> Ground:
    """Return how it is known that the parts are all of the whole."""
    if closed and not breakdown.loose:
        return "said"
    return "likely" if breakdown.bare or breakdown.closed else "guess"


def _contributed(whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Statement]:
    """Yield that what parts gave to a growth is all of it, where it is no less: the rest may have been left out."""
    total = sum((part.value for part in parts), Fraction(0))
    if len(parts) > 1 and total >= whole.value:
        claim = listing("sum", whole, parts, "likely")
        yield from [claim] if claim else []


def _may_add(breakdown: Breakdown, whole: Quantity, parts: Sequence[Quantity], closed: bool) -> bool:
    """Return whether the parts are to be added: a closed list, a bare bracket, or a sum that is nearly right."""
    if closed or breakdown.bare:
        return True
    total = sum((part.value for part in parts), Fraction(0))
    near = abs(total - whole.value) * 20 < abs(whole.value) and len(whole.digits) > 2
    return near or (total > whole.value and len(parts) > 2 and len(whole.digits) >= SURE)  # more than all there is


def _columns(breakdown: Breakdown) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Yield each figure of the whole with the figures of the parts that are in its unit."""
    wholes = [member.now for member in breakdown.whole if member.now]
    parts = [member for topic in breakdown.parts for member in topic]
    levels = [part.now for part in parts if part.now]
    changes = [change for part in parts if not part.now and (change := part.role("difference"))]
    if breakdown.change is not None:
        of_change = [
            one for one in (changes or ([] if wholes else levels)) if one.dimension == breakdown.change.dimension
        ]
        if len(of_change) > 1:
            yield (breakdown.change if changes else _size(breakdown.change)), of_change
            return
    if len(wholes) == 1 and _counts_in_kinds(wholes[0], levels):
        yield wholes[0], [replace(one, dimension=wholes[0].dimension) for one in levels]
        return
    if len(wholes) == 1 and _are_kinds_of(wholes[0], breakdown):
        yield wholes[0], [replace(one, dimension=wholes[0].dimension) for one in levels]
        return
    for whole in [*wholes, *_other_wholes(breakdown, wholes)]:
        if alike := [one for one in levels if one.dimension == whole.dimension]:
            yield whole, alike
    if len(wholes) == 1 and levels and all(one.dimension in GENERA.get(wholes[0].dimension, ()) for one in levels):
        yield wholes[0], [replace(one, dimension=wholes[0].dimension) for one in levels]
        return
    is_of_kinds = len(wholes) == 1 and not any(one.dimension == wholes[0].dimension for one in levels)
    if breakdown.closed and is_of_kinds and all(one.counted for one in (*wholes, *levels)):
        yield wholes[0], levels


def _names_others(breakdown: Breakdown, whole: Quantity) -> bool:
    """Return whether a part of a list is counted in a noun that is not known to be a kind of what its whole is."""
    known = {whole.dimension, *GENERA.get(whole.dimension, ()), *_JOINED.split(whole.unit)}
    levels = (one.now for topic in breakdown.parts for one in topic if one.now)
    return any(level.dimension not in known for level in levels)


def _are_kinds_of(whole: Quantity, breakdown: Breakdown) -> bool:
    """Return whether the parts of a closed list are likely kinds of its whole, in whatever nouns they are counted.

    "45 cơ sở kinh doanh, gồm 20 cửa hàng tạp hóa, 15 quán ăn và 12 cơ sở dịch vụ khác": so near to it no list comes by
    chance, the less where its last part is what other there is of the whole.
    """
    alone = all(len(topic) == 1 and topic[0].now and not topic[0].slots for topic in breakdown.parts)
    parts = [topic[0].now for topic in breakdown.parts if topic[0].now] if alone else []
    is_plain = breakdown.closed and not (breakdown.loose or breakdown.rivals or breakdown.change) and len(parts) > 1
    if not is_plain or not all(one.counted and 0 < one.value < whole.value for one in parts) or not whole.counted:
        return False
    is_rest = parts[-1].dimension == whole.dimension and _names(breakdown.parts[-1][0].noun, ("khác", "còn lại"))
    off = abs(sum((one.value for one in parts), Fraction(0)) - whole.value)
    return _names_others(breakdown, whole) and off * (TENTH if is_rest else LITTLE) <= whole.value


def _size(change: Quantity) -> Quantity:
    """Return how much a change is, whichever way it goes."""
    return change.negative() if change.value < 0 else change


def _leaves_out(breakdown: Breakdown, parts: Sequence[Quantity]) -> bool:
    """Return whether some parts of a list are counted in what neither its whole nor a level beside it is."""
    added = {one.place for one in parts}
    known = {one.now.dimension for one in breakdown.whole if one.now} | {one.dimension for one in breakdown.rivals}
    topics = [[one.now for one in topic if one.now and one.now.dimension not in known] for topic in breakdown.parts]
    return any(levels and not any(one.place in added for one in levels) for levels in topics)


def _all_add(whole: Quantity, breakdown: Breakdown) -> bool:
    """Return whether all that a list counts makes its whole, whatever the parts are called."""
    counted = [one.now for topic in breakdown.parts for one in topic if one.now and one.now.counted]
    return sum((one.value for one in counted), Fraction(0)) == whole.value


def _other_wholes(breakdown: Breakdown, wholes: Sequence[Quantity]) -> list[Quantity]:
    """Return the levels beside the whole that are the only ones in their unit: "94 vụ với 151 đối tượng, gồm ..."."""
    known = [one.dimension for one in wholes]
    beside = [one.dimension for one in breakdown.rivals]
    return [one for one in breakdown.rivals if one.dimension not in known and beside.count(one.dimension) == 1]


def _denies(one: str, other: str) -> bool:
    """Return whether one noun is the other with a "chưa" or "không" before it."""
    left, right = ({word for word in noun.split() if word not in LINKS | FILLERS} for noun in (one, other))
    said, denied = left - DENIALS, {word for sign, word in pairwise(one.split()) if sign in DENIALS}
    is_short = max(len(left), len(right)) <= LONGEST_NOUN
    shares = len(said & right) >= min(SHARED, len(said)) > 0
    return is_short and shares and not right & DENIALS and bool(denied & right)


def _is_opposed(breakdown: Breakdown) -> bool:
    """Return whether the parts leave nothing out: they are opposites, or the last one is what else there is."""
    nouns = [topic[0].noun for topic in breakdown.parts]
    return are_opposite(nouns) or (len(nouns) > 2 and breakdown.bare and f" {nouns[-1]} ".endswith(" khác "))


def _is_of_both_levels(breakdown: Breakdown, whole: Quantity) -> bool:
    """Return whether the parts are of two levels, at both of which what is counted may be: a dịch vụ công."""
    return whole.dimension in OVERLAPPING and are_named([topic[0].noun for topic in breakdown.parts], LEVELS)


def _is_total_of(breakdown: Breakdown) -> bool:
    """Return whether what stands behind the colon divides a whole that is called a total."""
    said = any(one.noun.startswith("tổng số") for one in breakdown.whole)
    return said and breakdown.colon and breakdown.bare and len(breakdown.parts) > 2


def are_opposite(nouns: Sequence[str], opposites: Sequence[Sequence[Sequence[str]]] = OPPOSITES) -> bool:
    """Return whether each noun names one of some opposites, or one of two denies the other."""
    if len(set(nouns)) < len(nouns):
        return False
    if len(nouns) == 2 and (_denies(*nouns) or _denies(*reversed(nouns))):
        return True
    return are_named(nouns, opposites)


def are_named(nouns: Sequence[str], opposites: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Return whether each noun names another one of some opposites."""
    alike = [classes for classes in opposites if len(classes) == len(nouns)]
    return any(
        all(_names(noun, words) for noun, words in zip(nouns, order, strict=True))
        for classes in alike
        for order in permutations(classes)
    )


def _names(noun: str, words: Sequence[str]) -> bool:
    return any(f" {word} " in f" {noun} " for word in words)


def _of_shares(breakdown: Breakdown) -> Iterator[Statement]:
    """Yield that the shares of a closed list are a hundred together."""
    shares = [share for topic in breakdown.parts for member in topic[:1] if (share := member.role("share"))]
    levels = [member.now for topic in breakdown.parts for member in topic[:1] if member.now and member.now.is_percent]
    if not (breakdown.closed or _is_opposed(breakdown)) or breakdown.loose:
        return
    of_percent = any(member.now and member.now.is_percent for member in breakdown.whole)
    for found in (shares, levels):
        if len(found) != len(breakdown.parts) or len(found) < 2 or of_percent or breakdown.change is not None:
            continue
        total, *sums = reversed(list(accumulate(one.value for one in found)))
        if HUNDRED.value in sums[:-1]:
            continue  # "đất nông nghiệp 71,8%, phi nông nghiệp 28,2%, đô thị 5,8%": what follows lies within
        if found is levels and abs(total - HUNDRED.value) >= NEARLY:
            continue  # "gồm 10% thuế giá trị gia tăng và 15% thuế tiêu thụ đặc biệt"
        claim = listing("shares", HUNDRED, found, "likely" if breakdown.whole else "said")
        yield from [claim] if claim else []


# --- what nouns mean ------------------------------------------------------------------------------------


def _products(members: Sequence[Member]) -> Iterator[Statement]:
    """Yield that an area times a yield is the output, where the three stand in one sentence."""
    for one, two, three in zip(members, members[1:], members[2:], strict=False):
        if one.now and two.now and three.now and one.sentence == three.sentence:
            if one.role("share"):
                continue  # "đã thu hoạch 1.865 ha, chiếm 97% diện tích, năng suất ..., sản lượng ...": of all
            of_each = two.now.dimension == f"{three.now.dimension}/{one.now.dimension}" and "tổng" in three.noun
            if two.now.unit == f"{three.now.unit}/{one.now.unit}" and "tổng" in three.noun and not of_each:
                yield from statements_of(Account({"area": _bare(one.now), "yield": two.now, "output": three.now}))
            crop = (one.now.dimension, two.now.dimension, three.now.dimension) == ("area", "weight/area", "weight")
            if of_each or (crop and not set(three.noun.split()) - OUTPUT - FILLERS):
                yield from statements_of(Account({"area": one.now, "yield": two.now, "output": three.now}))


def _turned_products(members: Sequence[Member]) -> Iterator[Statement]:
    """Yield the same of a sentence that tells the three in another order, and no other area, yield or output.

    What is grown is named with the first of them; whatever else names something may be of another crop.
    """
    for _, found in groupby(members, lambda member: member.sentence):
        three = [one for one in found if one.now and one.now.dimension in CROP]
        of = {one.now.dimension: one.now for one in three if one.now}
        if len(three) != len(CROP) or of.keys() != set(CROP) or [*of] == [*CROP]:
            continue
        named = {*three[0].noun.split(), *OUTPUT, *FILLERS, *GROWN} - SOME_OF
        is_plain = all(set(one.noun.split()) <= named for one in three[1:]) and not SOME_OF & {*three[0].noun.split()}
        if is_plain and not any(one.role("share") or one.scope for one in three):
            yield from statements_of(Account({role: of[kind] for kind, role in CROP.items()}))


def _bare(quantity: Quantity) -> Quantity:
    """Return a figure as it is printed, whatever its unit is a multiple of."""
    return replace(quantity, value=quantity.value / quantity.scale, step=quantity.step / quantity.scale)


def _between_years(members: Sequence[Member]) -> Iterator[Statement]:
    """Yield the changes of levels that are told year by year: "năm 2025 có 387, năm 2026 có 412, tăng 25"."""
    for _, found in groupby(members, lambda member: member.sentence):
        sentence = list(found)
        levels = {int(year[1]): one.now for one in sentence if one.now and (year := _YEAR.search(one.noun))}
        changed = [one for one in sentence if one.slot("base")]
        for member in sentence:
            for slot in member.slots:
                roles = slot.account.roles
                sure = roles.keys() - slot.account.guessed
                change: dict[str, Quantity] = {role: roles[role] for role in ("growth", "difference") if role in sure}
                if slot.against[0] == "base" and change and "before" not in roles:
                    yield from _since_year(member, levels, change, len(changed) > 1)


def _since_year(
    member: Member, levels: dict[int, Quantity], change: dict[str, Quantity], several: bool
) -> Iterator[Statement]:
    said = next((year for year, one in levels.items() if one is member.now), 0)
    last = max(levels, default=0) if len(levels) == 2 and not several else said
    now, before = levels.get(last), levels.get(last - 1)
    follows = now and all(one.place.start > now.place.start for one in change.values())
    if now and before and follows and alike([now, before]) and not now.is_percent:
        yield from statements_of(Account({"now": now, "before": before, **change}))


def _carried_over(members: Sequence[Member]) -> Iterator[Statement]:
    """Yield that what one sentence leaves over is what a later one takes over, told by two swapped digits."""
    left: dict[str, Quantity] = {}
    since: dict[str, int] = {}
    for member in members:
        now = member.now
        if now and _stage_of(member.noun) == "carried" and since.get(now.dimension, member.sentence) < member.sentence:
            claim = listing("carry-over", now, [left[now.dimension]], "likely")
            yield from [claim] if claim else []
        rest = member.role("rest") or (now if now and _stage_of(member.noun) in ("open", "closing") else None)
        if rest is not None:
            left[rest.dimension], since[rest.dimension] = rest, member.sentence


def _stage(member: Member) -> str:
    """Return at which stage of its way the noun of a member is: received, resolved, open ..."""
    stage = _stage_of(member.noun)
    of_open = _stage_of(member.under) == "open"
    return ("overdue" if stage == "late" else "") if of_open else stage


@lru_cache(maxsize=4096)
def _stage_of(noun: str) -> str:
    return next((stage for stage, words in STAGES if any(f" {word} " in f" {noun} " for word in words)), "")


def _dossiers(members: Sequence[Member]) -> Iterator[Statement]:
    """Yield that what came in was resolved, is open or was given back; and the rate of what was in time."""
    by_unit: dict[str, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    rates: list[Quantity] = []
    done: list[Quantity] = []
    for member in members:
        if member.now and member.now.is_percent and "đúng hạn" in member.noun and "tỷ lệ" in member.noun:
            rates.append(member.now)
        elif member.now and member.now.is_percent and _is_rate_of_done(member.noun):
            done.append(member.now)
        elif member.now and member.now.counted and not member.scope:
            by_unit[member.now.dimension][_stage(member)].append(member.now)
    for stages in by_unit.values():
        once = {stage: found[0] for stage, found in stages.items() if len(found) == 1}
        if once.keys() >= {"received", "resolved", "open"}:
            ways = [once["resolved"], once["open"], *stages["returned"]]
            claim = listing("received", once["received"], ways, "said" if len(ways) > RETURNED else "likely")
            yield from [claim] if claim else []
        if len(rates) == 1 and once.keys() >= {"resolved", "on time"}:
            yield from _timely(rates[0], once)
        if len(done) == 1 and len(by_unit) == 1 and once.keys() >= {"resolved", "received"}:
            claim = listing("timeliness", done[0], [once["resolved"], *_bases_of_done(once)])
            yield from [claim] if claim else []


def _is_rate_of_done(noun: str) -> bool:
    """Return whether a noun is "tỷ lệ giải quyết" and names nothing that is a part of all."""
    rest = next((noun.replace(words, " ") for words in DONE_RATES if words in noun), None)
    return rest is not None and not set(rest.split()) - FILLERS - LINKS - {"đạt", "hồ", "sơ", "đơn", "các", "loại"}


def _bases_of_done(stages: dict[str, Quantity]) -> list[Quantity]:
    """Return of what the rate of what was resolved may be: of what came in, with or without what was carried over."""
    received, carried = stages["received"], stages.get("carried")
    return [received, *([replace(received, value=received.value + carried.value)] if carried else [])]


def _timely(rate: Quantity, stages: dict[str, Quantity]) -> Iterator[Statement]:
    """Yield that the rate of what was in time is of what was resolved, was due, or came in."""
    early, on_time, resolved = stages.get("early"), stages["on time"], stages["resolved"]
    done = replace(on_time, value=on_time.value + early.value) if early else on_time
    bases = [resolved, *([stages["received"]] if "received" in stages else [])]
    bases += [replace(resolved, value=resolved.value + stages["overdue"].value)] if "overdue" in stages else []
    claim = listing("timeliness", rate, [done, *bases])
    yield from [claim] if claim else []
