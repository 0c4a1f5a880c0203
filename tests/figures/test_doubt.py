"""Doubt: what is asked and not told, for the figures may not belong together; each row beside its sure twin."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from figures.test_judge import count, rate
from sokert.figures import Account, Quantity, Span, judged, listing, statements_of


def at(start: int, quantity: Quantity, source: str | None = None) -> Quantity:
    return replace(quantity, place=Span(start, start + 1, source), text="1,5")


def claim(guessed: set[str] | None = None, **roles: Quantity) -> Any:
    (one,) = statements_of(Account({role.replace("_", " "): each for role, each in roles.items()}, guessed or set()))
    return one


WHOLE = at(10, count(1000))
TENTH = claim(now=at(0, count(100)), whole=WHOLE, share=at(20, rate("14.7")))
QUARTER = claim(now=at(30, count(250)), whole=WHOLE, share=at(40, rate("25.0")))
NO_QUARTER = claim(now=at(30, count(250)), whole=WHOLE, share=at(40, rate("38.8")))
BETWEEN = at(5, count(300))
SWAPPED = claim({"whole"}, now=at(0, count(123)), whole=WHOLE, share=at(20, rate("13.2")))
TIMELY = listing("timeliness", SWAPPED.stated, SWAPPED.terms, "likely")
LEFT_OUT = listing("sum", at(20, count(3)), [at(0, count(1)), at(5, count(2)), at(10, count(100))])
IN_TABLE = claim(now=at(0, count(100), "T"), whole=at(10, count(1000), "T"), share=at(20, rate("14.7"), "T"))
DOUBLE = claim(now=at(0, count(1123)), before=at(10, count(1000)), growth=at(20, rate("24.6")))
MORE = claim(now=at(0, count(1123)), before=at(10, count(1000)), growth=at(20, rate("24.7")))
SMALL = claim(rate=at(0, rate("10.75")), rate_before=at(10, rate("10.25")), points=at(20, rate("0.27")))


@pytest.mark.parametrize(
    ("claims", "around", "how", "level"),
    [
        ([TENTH], [], "clause", "error"),
        ([TENTH], [BETWEEN], "doubtful", "info"),  # another count stands between those of the share
        ([TENTH, QUARTER], [BETWEEN], "clause", "error"),  # and yet another share of the same whole holds
        ([TENTH, NO_QUARTER], [], "doubtful", "info"),  # no share of this whole holds: it is another's
        ([IN_TABLE], [at(5, count(300), "T")], "given", "error"),  # a table says what belongs together
        ([SWAPPED], [], "clause", "warning"),
        ([SWAPPED], [at(30, count(2000))], "doubtful", "info"),  # of three counts two swapped digits prove nothing
        ([TIMELY], [], "clause", "info"),
        ([TIMELY], [at(30, count(2000))], "doubtful", "info"),
        ([LEFT_OUT], [], "doubtful", "info"),  # more than a slip of the hand: the large part is another's
        ([DOUBLE], [], "clause", "error"),
        ([MORE], [], "doubtful", "info"),  # more than twice what follows: taken from elsewhere
        ([SMALL], [], "clause", "error"),
    ],
)
def test_what_is_in_doubt_is_asked(claims: list[Any], around: list[Quantity], how: str, level: str) -> None:
    first, *_ = judged(claims, [*around, *(one for claim in claims for one in claim.quantities)])
    assert (first.verdict, first.how, first.level) == ("fails", how, level)


@pytest.mark.parametrize(("name", "whole"), [("parts", 5), ("within", 10), ("rises", 5), ("falls", 20)])
def test_a_bound_between_bare_numbers_is_asked(name: str, whole: int) -> None:
    counts = [at(place, count(one)) for place, one in ((20, whole), (0, 9), (10, 8))]
    bare = [replace(one, dimension="") for one in counts]
    plain = [replace(one, text="15") for one in counts]
    claims = [listing(name, first, rest) for first, *rest in (counts, bare, plain)]
    ways = [[one.how for one in judged([claim])] for claim in claims if claim]
    assert ways == [["clause"], ["doubtful"], ["doubtful"]]


@pytest.mark.parametrize(("whole", "how"), [(75, "clause"), (74, "doubtful")])
def test_a_part_of_more_than_twelve_times_its_whole_is_not_of_it(whole: int, how: str) -> None:
    first, *rest = (at(place, count(one)) for place, one in ((20, whole), (0, 900), (10, 800)))
    assert [one.how for one in judged([listing("parts", first, rest)])] == [how]


@pytest.mark.parametrize(("failing", "how"), [(2, "clause"), (3, "doubtful")])
def test_outputs_most_of_which_fail_were_added_up_otherwise(failing: int, how: str) -> None:
    claims = [
        claim(
            area=at(100 * n, Quantity(Fraction(112), dimension="ha")),
            **{"yield": at(100 * n + 10, Quantity(Fraction(5), dimension="tấn/ha"))},
            output=at(100 * n + 20, Quantity(Fraction(930 if n < failing else 560), dimension="tấn")),
        )
        for n in range(4)
    ]
    assert {one.how for one in judged(claims) if one.verdict == "fails"} == {how}
