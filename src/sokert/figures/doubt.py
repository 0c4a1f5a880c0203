"""Doubt: whether the figures of a claim that fails may not belong together after all.

A reader with a calculator accuses only where no other reading of the passage is as likely as a fault. What is left in
doubt is asked, not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from sokert.figures.gravity import How
from sokert.figures.judge import Judgement, judge, roughly_holds, verdict_of
from sokert.figures.quantity import Quantity
from sokert.figures.statements import Statement

# A figure that no slip explains, or only one that explains much, and that is so many times too large or too small
# was taken from elsewhere.
FAR, FARTHER, FARTHEST = 2, 3, 12
HALF = Fraction(19, 10)  # a share that is half of what follows is one of another whole
# Slips that explain almost any figure of so many digits, and none at all.
WEAK = frozenset(["", "dropped", "digit", "scale", "another", "twice"])
# Relations that any larger whole keeps: a slip of the hand explains nothing there.
BOUNDS = frozenset(["parts", "within", "rises", "falls"])
OVER = frozenset(["hơn", "trên"])  # hedges that any larger figure keeps, as far as their words go
SOME = 2  # outputs of a passage, of which one alone is a slip
# Over more words that were not understood no figure is surely told of another: without a slip, with one, with one
# that leaves no other explanation.
UNREAD = (7, 8, 16)
NEARLY = 10  # per cents that shares of one whole miss a hundred by
TENTH, HUNDRED, MONTHS = 10, 100, 12
LONG = 3  # digits of a figure that is not met by chance
MISTYPED = frozenset(["swapped", "dropped", "digit", "scale"])  # slips of the hand
# Relations of one whole and many parts: where one holds the others were read rightly.
SHARES = frozenset(["share", "timeliness"])
RATES = frozenset(["share", "progress"])
SLASH = 3  # letters between the halves of a pair: "164 / 205 trường"
ADDED = frozenset(["sum", "within", "complement"])
# Relations of a level with another time or with a plan, of one unit all.
CHANGES = frozenset(["growth", "difference", "index", "multiple", "progress", "excess", "surplus"])


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two figures: how many words that were not understood, whether a sentence ends there.

    `again` is whether the second says the first once more: "bằng 107% (tăng 7%)", "tức tăng 7%".
    """

    words: int = 0
    ends: bool = False
    again: bool = False


Between = Callable[[int, int], Stretch]


def _nothing(start: int, end: int) -> Stretch:
    return Stretch()


def is_doubtful(
    failing: Judgement, beside: Sequence[Judgement], around: Sequence[Quantity], between: Between = _nothing
) -> bool:
    """Return whether another reading is as likely as a fault.

    `beside` are the judgements of the same passage, `around` its figures, `between` tells what stands between two.
    """
    statement = failing.statement
    places = {one.place for one in statement.quantities}
    if statement.name == "shares" and _is_unlike(failing):
        return True
    if any(place.source is not None or place.start == place.end for place in places):
        return False  # a table and a report say which figures belong together
    if roughly_holds(statement):
        return True
    if _is_unlike(failing) or (statement.name == "parts" and _is_one_of_several_above(failing, beside)):
        return True
    others = [one for one in around if one.place not in places and one.hedge in ("", "trên")]
    if statement.name == "complement" and _holds_otherwise(statement, others):
        return True
    if _belong(statement, beside):
        return False
    if _is_loose(failing, between) and not _shared(failing, beside):
        return True
    return _is_read_otherwise(failing, beside, others) or _is_from_elsewhere(failing, beside, others)


def _is_read_otherwise(failing: Judgement, beside: Sequence[Judgement], others: Sequence[Quantity]) -> bool:
    """Return whether the figures hold in another order, or with another of the passage."""
    statement = failing.statement
    stated = statement.stated
    if stated.hedge in OVER and all(one.low > stated.value for one in failing.due):
        return True  # "29/29 người đạt trên 50% số phiếu", "tăng hơn gấp đôi, từ 31 lên 79": more than that it is
    right = failing.slip.right.value if failing.slip and failing.slip.is_telling and failing.slip.right else None
    if _holds_otherwise(statement, [one for one in others if one.value != right]):
        return True
    if _is_of_another_whole(statement, beside) or _are_made_otherwise(statement, beside):
        return True
    # So many pairs of figures give a rate that two swapped digits prove nothing.
    return statement.name in SHARES and statement.ground == "likely" and not _is_only(failing, others)


def _is_from_elsewhere(failing: Judgement, beside: Sequence[Judgement], others: Sequence[Quantity]) -> bool:
    """Return whether what is stated is so far from what follows, and others so near, that it is told of these."""
    statement, slip = failing.statement, failing.slip
    if statement.name in BOUNDS:
        bare = not statement.stated.dimension or any(one.text.isdecimal() for one in statement.terms)
        return bare or bool(statement.stated.hedge) or _is_scattered(statement, others)
    apart = _is_scattered(statement, others) and not _shared(failing, beside)
    if slip is None:
        return apart or _is_off(failing, HALF if statement.name in RATES else FAR)
    unsure = apart or bool(statement.stated.hedge) or slip.quantity is not statement.stated
    near = statement.name in RATES or slip.name == "another"
    return slip.name in WEAK and unsure and _is_off(failing, HALF if near else FARTHER)


def _is_loose(failing: Judgement, between: Between) -> bool:
    """Return whether more stands between the figures than was understood."""
    stretches = _stretches(failing.statement, between)
    if failing.statement.kind.needs == ("growth",) and not any(one.again for one in stretches):
        return True
    telling = failing.slip is not None and failing.slip.is_telling
    sure = 1 if failing.statement.name == "parts" else telling + (failing.slip is not None)
    if any(one.words > UNREAD[sure] for one in stretches):
        return True
    return any(one.ends for one in stretches) and not telling


def _is_unlike(failing: Judgement) -> bool:
    """Return whether nothing that a hand does makes what was told of a figure that is not like it."""
    slip, name = failing.slip.name if failing.slip else "", failing.statement.name
    stated = failing.statement.stated.value
    if name == "equal":
        return slip not in MISTYPED or min(len(one.digits) for one in failing.statement.quantities) < LONG
    if name == "index" and len(failing.statement.terms) == 1:
        return stated < HUNDRED / 2 or not any(map(str.isdigit, failing.statement.stated.text))
    if name in SHARES:
        return stated > HUNDRED or _is_small(failing.statement)
    if name == "parts":
        return failing.statement.ground != "said" or _is_off(failing, FARTHEST)
    if name == "sum" and not slip:
        return all(one.high < stated - stated / TENTH for one in failing.due)  # some may have been left out
    if name == "sum":
        return not failing.statement.stated.dimension and len(failing.statement.stated.digits) < LONG
    return name == "shares" and slip != "swapped" and _misses(failing) > NEARLY


def _is_small(statement: Statement) -> bool:
    """Return whether a pair may as well be a day or a part of one: "hôm 1/10", "1/3 giữa"."""
    bare = not any(one.dimension for one in statement.terms)
    return bare and max(one.value for one in statement.terms) <= MONTHS


def _is_one_of_several_above(failing: Judgement, beside: Sequence[Judgement]) -> bool:
    """Return whether several parts are each more than what was taken for their whole."""
    alike = [
        one for one in beside if one.statement.name == "parts" and one.statement.stated == failing.statement.stated
    ]
    return sum(one.verdict == "fails" for one in alike) > 1


def _misses(failing: Judgement) -> Fraction:
    return min(abs(one.middle - failing.statement.stated.value) for one in failing.due)


def _holds_otherwise(statement: Statement, others: Sequence[Quantity]) -> bool:
    """Return whether the claim holds with another figure in the place of one that it was read with."""
    return any(verdict_of(one)[0] in ("holds", "loose") for one in _otherwise(statement, others))


def _otherwise(statement: Statement, others: Sequence[Quantity]) -> Iterator[Statement]:
    if statement.name in BOUNDS:
        start = statement.stated.place.start
        wholes = [one for one in others if one.dimension == statement.stated.dimension and one.place.start < start]
        yield from (replace(statement, stated=one) for one in wholes)
        return
    if statement.name == "complement":  # "còn lại 109 tuyến ... và 14 tuyến ..."
        more = [one for one in others if one.dimension == statement.stated.dimension]
        yield from (replace(statement, stated=one.saying(one.value + statement.stated.value)) for one in more)
    for at, term in enumerate(statement.terms):
        for one in others:
            if one.dimension == term.dimension and at == 0 and statement.name in SHARES and not statement.listed:
                both = term.saying(
                    term.value + one.value
                )  # "9 xe điện, 101 xe chạy khí trong tổng số 2.595 xe, đạt 4,24%"
                yield replace(statement, terms=(both, *statement.terms[1:]))
            of_bare = not term.dimension and statement.name in SHARES
            if one.dimension == term.dimension or of_bare:  # "102/102 (chiếm 97% trên 105 đại biểu)"
                yield replace(statement, terms=(*statement.terms[:at], one, *statement.terms[at + 1 :]))


def _is_of_another_whole(statement: Statement, beside: Sequence[Judgement]) -> bool:
    """Return whether no share of several is one of the whole that they were read with."""
    if statement.name not in SHARES:
        return False
    whole = (statement.terms[-1].value, statement.terms[-1].dimension)
    shares = [(one, one.statement.terms[-1]) for one in beside if one.statement.name in SHARES]
    alike = [one for one, other in shares if (other.value, other.dimension) == whole]
    return len(alike) > 1 and all(one.verdict == "fails" for one in alike)


def _are_made_otherwise(statement: Statement, beside: Sequence[Judgement]) -> bool:
    """Return whether most outputs of a list fail: they were added up from smaller areas, each with its own yield."""
    alike = [one.verdict for one in beside if one.statement.name == statement.name == "product"]
    return len(alike) > SOME and 2 * alike.count("fails") > len(alike)


def _belong(statement: Statement, beside: Sequence[Judgement]) -> bool:
    """Return whether other claims show that the figures belong together.

    One of the same figures holds: "bằng 114,5% cùng kỳ (tăng 24,6%)"; or two shares stand in each other's place.
    """
    terms = set(statement.terms)
    holding = [one.statement for one in beside if one.verdict == "holds"]
    if len(terms) > 1 and any(terms <= set(one.terms) for one in holding):
        return True
    alike = [one for one in beside if one.statement.name == "share" and one.statement.terms[-1] == statement.terms[-1]]
    return statement.name == "share" and len(alike) > 1 and _are_exchanged(alike)


def _are_exchanged(shares: Sequence[Judgement]) -> bool:
    """Return whether each share is what another should be."""
    stated = {one.statement.stated.value for one in shares}
    due = [one.statement.stated for one in shares if any(_meets(one, other.statement.stated) for other in shares)]
    return len(due) == len(shares) == len(stated)


def _meets(failing: Judgement, stated: Quantity) -> bool:
    return any(one.meets(stated.rounded) for one in failing.due)


def _is_only(failing: Judgement, others: Sequence[Quantity]) -> bool:
    """Return whether swapped digits explain a share of the only two counts of its passage."""
    terms = failing.statement.terms
    alone = len(terms) == 2 and not any(one.dimension == terms[0].dimension for one in others)
    return alone and failing.slip is not None and failing.slip.is_telling and failing.slip.quantity.is_percent


def _shared(failing: Judgement, beside: Sequence[Judgement]) -> bool:
    """Return whether another share of the same whole holds."""
    whole = failing.statement.terms[-1]
    return failing.statement.name in SHARES and any(
        one.verdict == "holds" and one.statement.name in SHARES and one.statement.terms[-1] == whole for one in beside
    )


def _is_off(failing: Judgement, times: int | Fraction) -> bool:
    """Return whether what is stated is so many times more or less than what follows."""
    stated = failing.statement.stated.value
    return not any(_is_within(times, stated, one.middle) for one in failing.due)


def _is_within(times: int | Fraction, one: Fraction, other: Fraction) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return one * other >= 0 and large <= times * small


def _is_scattered(statement: Statement, others: Sequence[Quantity]) -> bool:
    """Return whether another figure of the same kind stands between those of the claim."""
    places = [one.place for one in statement.quantities]
    first, last = min(place.start for place in places), max(place.end for place in places)
    kinds = {one.dimension for one in statement.quantities}
    return any(first < one.place.start < last and one.dimension in kinds for one in others)


def judged(
    statements: Sequence[Statement], around: Sequence[Quantity] = (), between: Between = _nothing
) -> Iterator[Judgement]:
    """Yield the judgement of each statement of a passage, those that fail with how they were read."""
    known = [judge(one, around) for one in statements]
    for one in known:
        if one.verdict != "fails":
            yield one
        elif _is_of_a_base_unsaid(one):
            yield replace(one, verdict="unknown")
        else:
            yield replace(one, how=_how(one, known, around, between))


def _is_of_a_base_unsaid(failing: Judgement) -> bool:
    """Return whether a rate is nowhere near the share it may be: "ngô 1.150 ha, đạt 94,7% diện tích gieo trồng"."""
    slip, statement = failing.slip.name if failing.slip else "", failing.statement
    if statement.name not in SHARES or statement.ground != "likely":
        return False
    # With no slip it is held against the first of its bases alone: of several counts one is always near.
    held = failing if slip else replace(failing, due=failing.due[:1])
    return slip in WEAK and _is_off(held, FARTHER)


def _how(failing: Judgement, beside: Sequence[Judgement], around: Sequence[Quantity], between: Between) -> How:
    """Return how it is known that the figures of a claim belong together."""
    if is_doubtful(failing, beside, around, between):
        return "doubtful"
    if any(one.place.source is not None for one in failing.statement.quantities):
        return "given"
    stretches = _stretches(failing.statement, between)
    named = failing.statement.kind.needs[-1:] != ("other share",) and not _is_unnamed(failing.statement, around)
    return "clause" if named and not any(one.ends for one in stretches) else "apart"


def _is_unnamed(statement: Statement, around: Sequence[Quantity]) -> bool:
    """Return whether a figure of a change or a sum, or one within it, does not say what it counts.

    "RON 95 tăng 1,36 USD"; "có 62 người, nay giảm xuống còn 49, giảm 13 người (20%)"; "đất đường N 5".
    """
    if statement.name in ADDED:
        return len({any(map(str.isalpha, one.text)) for one in statement.terms}) > 1
    if statement.name == "share":
        return _is_bare_part(statement.terms[0], statement.terms[1], around)
    if statement.name not in CHANGES:
        return False
    amounts = [one for one in statement.quantities if not one.is_percent]
    units = {one.dimension for one in amounts}
    if "difference" not in statement.kind.needs:
        return len(units) > 1 and "" in units
    starts = [one.place.start for one in amounts]
    within = [one for one in around if min(starts) < one.place.start < max(starts)]
    return "" in units or any(not one.dimension for one in within)


def _is_bare_part(part: Quantity, whole: Quantity, around: Sequence[Quantity]) -> bool:
    """Return whether a part without a unit is no half of a pair: "có 33 bài điểm 0 (0,08%)", "160 mg/100 g"."""
    start, end = whole.place.start, part.place.start
    if not whole.dimension or any(map(str.isalpha, part.text)) or 0 <= start - part.place.end <= SLASH:
        return False
    between = [one for one in around if start < one.place.start < end and not one.is_percent]
    return not part.dimension or any(one.dimension != whole.dimension for one in between)


def _stretches(statement: Statement, between: Between) -> list[Stretch]:
    """Return what stands between the figures of a claim, one after another."""
    spans = sorted((one.place.start, one.place.end) for one in statement.quantities if one.place.end)
    return [between(end, start) for (_, end), (start, _) in pairwise(spans)]
