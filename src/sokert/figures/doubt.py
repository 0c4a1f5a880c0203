"""Doubt: whether the figures of a claim that fails may not belong together after all.

A reader with a calculator accuses only where no other reading of the passage is as likely as a fault. What is left in
doubt is asked, not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from sokert.figures.judge import Judgement, judge, verdict_of
from sokert.figures.quantity import Quantity
from sokert.figures.statements import Statement

# A figure that no slip explains, or only one that explains much, and that is so many times too large or too small
# was taken from elsewhere.
FAR, FARTHER = 2, 3
# Slips that explain almost any figure of so many digits, and none at all.
WEAK = frozenset(["", "dropped", "digit", "scale", "another", "twice"])
# Relations that any larger whole keeps: a slip of the hand explains nothing there.
BOUNDS = frozenset(["parts", "within", "rises", "falls"])
OVER = frozenset(["hơn", "trên"])  # hedges that any larger figure keeps, as far as their words go
SOME = 2  # outputs of a passage, of which one alone is a slip
# Relations of one whole and many parts: where one holds the others were read rightly.
SHARES = frozenset(["share", "timeliness"])


def is_doubtful(failing: Judgement, beside: Sequence[Judgement], around: Sequence[Quantity]) -> bool:
    """Return whether another reading is as likely as a fault.

    `beside` are the judgements of the same passage, `around` its figures.
    """
    statement = failing.statement
    places = {one.place for one in statement.quantities}
    if any(place.source is not None or place.start == place.end for place in places):
        return False  # a table and a report say which figures belong together
    if _belong(statement, beside):
        return False
    stated = statement.stated
    if stated.is_percent and stated.hedge in OVER and all(one.low > stated.value for one in failing.due):
        return True  # "29/29 người đạt trên 50% số phiếu": more than half it is
    others = [one for one in around if one.place not in places and not one.hedge]
    right = failing.slip.right.value if failing.slip and failing.slip.is_telling and failing.slip.right else None
    if _holds_otherwise(statement, [one for one in others if one.value != right]) or _is_of_another_whole(
        statement, beside
    ):
        return True
    if _are_made_otherwise(statement, beside):
        return True
    if statement.name in SHARES and statement.ground == "likely" and not _is_only(failing, others):
        return True  # so many pairs of figures give a rate that two swapped digits prove nothing
    if statement.name in BOUNDS:
        bare = not statement.stated.dimension or any(one.text.isdecimal() for one in statement.terms)
        return bare or bool(statement.stated.hedge) or _is_scattered(statement, others)
    slip = failing.slip
    apart = _is_scattered(statement, others) and not _shared(failing, beside)
    if slip is None:
        return apart or _is_off(failing, FAR)
    unsure = apart or bool(statement.stated.hedge) or slip.quantity is not statement.stated
    return slip.name in WEAK and unsure and _is_off(failing, FARTHER)


def _holds_otherwise(statement: Statement, others: Sequence[Quantity]) -> bool:
    """Return whether the claim holds with another figure in the place of one that it was read with."""
    return any(verdict_of(one)[0] == "holds" for one in _otherwise(statement, others))


def _otherwise(statement: Statement, others: Sequence[Quantity]) -> Iterator[Statement]:
    if statement.name in BOUNDS:
        start = statement.stated.place.start
        wholes = [one for one in others if one.dimension == statement.stated.dimension and one.place.start < start]
        yield from (replace(statement, stated=one) for one in wholes)
        return
    for at, term in enumerate(statement.terms):
        for one in others:
            if one.dimension == term.dimension and at == 0 and statement.name in SHARES and not statement.listed:
                both = term.saying(
                    term.value + one.value
                )  # "9 xe điện, 101 xe chạy khí trong tổng số 2.595 xe, đạt 4,24%"
                yield replace(statement, terms=(both, *statement.terms[1:]))
            if one.dimension == term.dimension:
                yield replace(statement, terms=(*statement.terms[:at], one, *statement.terms[at + 1 :]))


def _is_of_another_whole(statement: Statement, beside: Sequence[Judgement]) -> bool:
    """Return whether no share of several is one of the whole that they were read with."""
    if statement.name not in SHARES:
        return False
    alike = [one for one in beside if one.statement.name in SHARES and one.statement.terms[-1] == statement.terms[-1]]
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


def _is_off(failing: Judgement, times: int) -> bool:
    """Return whether what is stated is so many times more or less than what follows."""
    stated = failing.statement.stated.value
    return not any(_is_within(times, stated, one.middle) for one in failing.due)


def _is_within(times: int, one: Fraction, other: Fraction) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return one * other >= 0 and large <= times * small


def _is_scattered(statement: Statement, others: Sequence[Quantity]) -> bool:
    """Return whether another figure of the same kind stands between those of the claim."""
    places = [one.place for one in statement.quantities]
    first, last = min(place.start for place in places), max(place.end for place in places)
    kinds = {one.dimension for one in statement.quantities}
    return any(first < one.place.start < last and one.dimension in kinds for one in others)


def judged(statements: Sequence[Statement], around: Sequence[Quantity] = ()) -> Iterator[Judgement]:
    """Yield the judgement of each statement of a passage, those that are in doubt marked."""
    known = [judge(one, around) for one in statements]
    for one in known:
        yield replace(one, doubtful=True) if one.verdict == "fails" and is_doubtful(one, known, around) else one
