"""Doubt: what is asked and not told, for the figures may not belong together; each row beside its sure twin."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from figures.test_judge import count, rate
from sokert.figures import Account, Quantity, Span, judged, listing, statements_of
from sokert.figures.doubt import Stretch


def at(start: int, quantity: Quantity, source: str | None = None) -> Quantity:
    return replace(quantity, place=Span(start, start + 1, source), text="1,5")


def claim(guessed: set[str] | None = None, **roles: Quantity) -> Any:
    (one,) = statements_of(Account({role.replace("_", " "): each for role, each in roles.items()}, guessed or set()))
    return one


def bare(number: int) -> Quantity:
    return Quantity(Fraction(number), counted=True)


PEOPLE = Quantity(Fraction(680), dimension="người")
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
ROUGH = claim(now=at(0, count(50)), before=at(10, count(10, hedge="khoảng")), growth=at(20, rate("30.0")))
MISTYPED = claim(now=at(0, count(1123)), before=at(10, count(1000)), growth=at(20, rate("12.8")))
BESIDE = claim(now=at(0, count(60)), other=at(5, count(30)), other_share=at(10, rate("20")), share=at(20, rate("50")))
OPEN = claim(now=at(0, count(1123, hedge="dưới")), before=at(10, count(1001)), growth=at(20, rate("24.0")))
ABOVE = listing("parts", at(20, count(750)), [at(30, count(900))])
REST = claim(whole=at(0, count(205)), now=at(10, count(164)), rest=at(20, count(27)))
AFTER = claim(whole=at(0, count(1000)), now=at(20, count(123)), share=at(30, rate("13.2")))
HALF_BARE = claim({"whole"}, now=at(0, bare(123)), whole=at(3, count(1000)), share=at(20, rate("13.2")))
GAP = claim(now=at(0, count(323)), before=at(10, count(222)), difference=at(20, count(197, hedge="gần")))
EXCHANGED = [
    claim(now=at(start, count(now)), whole=WHOLE, share=at(start + 5, rate(share)))
    for start, now, share in ((0, 123, "45.6"), (30, 456, "12.3"))
]


def shares(*parts: str) -> Any:
    """Return the claim that shares in a table give a hundred."""
    return listing("shares", at(20, rate("100"), "T"), [at(n, rate(one), "T") for n, one in enumerate(parts)])


def total(whole: Quantity, *parts: Quantity) -> Any:
    return listing("sum", at(20, whole), [at(5 * n, one) for n, one in enumerate(parts)])


def grown(now: int, before: int, growth: str) -> Any:
    return claim(now=at(0, count(now)), before=at(10, count(before)), growth=at(20, rate(growth)))


def pair(part: int, whole: int, share: str) -> Any:
    return claim(now=at(0, bare(part)), whole=at(3, bare(whole)), share=at(20, rate(share)))


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
        ([pair(102, 102, "97.1")], [], "clause", "error"),
        ([pair(102, 102, "97.1")], [at(30, count(105))], "doubtful", "info"),  # without a unit: a share of any count
        ([TENTH], [at(30, PEOPLE)], "clause", "error"),  # and of what is no vụ of none
        ([pair(1, 13, "7.9")], [], "clause", "error"),
        ([pair(1, 12, "8.5")], [], "doubtful", "info"),  # a day of December
        ([BESIDE], [], "apart", "info"),
        ([OPEN], [], "clause", "info"),
        ([claim(now=at(0, count(100)), whole=WHOLE, share=at(20, rate("18.8")))], [], "clause", "error"),
        ([claim(now=at(0, count(100)), whole=WHOLE, share=at(20, rate("19.5")))], [], "doubtful", "info"),  # as of half
        ([claim(now=at(0, count(100)), plan=WHOLE, progress=at(20, rate("19.5")))], [], "doubtful", "info"),
        ([grown(1103, 1001, "19.5")], [], "clause", "error"),
        ([grown(880, 800, "22.5")], [], "clause", "error"),  # more than twice, which a digit of 880 explains
        ([grown(840, 800, "17.5")], [], "doubtful", "info"),  # more than three times
        ([HALF_BARE], [], "clause", "warning"),
        ([HALF_BARE], [at(30, bare(2000))], "doubtful", "info"),
        ([GAP], [], "clause", "warning"),
        ([GAP], [at(40, count(101))], "doubtful", "info"),  # nearly twice what follows, and that is told elsewhere
        ([ABOVE], [at(40, count(1000))], "clause", "info"),
        ([ABOVE], [at(10, count(1000))], "doubtful", "info"),  # a whole that was said before
        ([REST], [], "clause", "info"),
        ([REST], [at(30, count(14))], "doubtful", "info"),  # the rest is told in two parts
        ([AFTER], [at(10, rate("12.5"))], "clause", "error"),
        ([AFTER], [at(10, PEOPLE)], "apart", "info"),
        ([ROUGH], [], "doubtful", "info"),  # around ten there may be none
        (EXCHANGED, [], "clause", "error"),  # each is what the other should be
        ([shares("60.0", "50.0")], [], "given", "error"),
        ([shares("60.0", "50.5")], [], "doubtful", "info"),  # so far from a hundred they are of several wholes
        ([total(count(1111), count(550), count(500))], [], "clause", "info"),
        ([total(count(1111), count(300), count(400))], [], "doubtful", "info"),  # some may have been left out
        ([total(count(12), count(1), count(20))], [], "clause", "info"),
        ([total(bare(12), bare(1), bare(20))], [], "doubtful", "info"),  # two digits without a unit are met by chance
        ([total(bare(112), bare(1), bare(120))], [], "clause", "info"),
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


def way_over(stretch: Stretch, failing: Any) -> str:
    (found,) = judged([failing], (), lambda *_: stretch)
    return found.how


@pytest.mark.parametrize(("failing", "words"), [(DOUBLE, 7), (MISTYPED, 8), (SWAPPED, 16)])
def test_over_more_words_that_nobody_understood_a_figure_is_of_another(failing: Any, words: int) -> None:
    assert way_over(Stretch(words=words), failing) == "clause"
    assert way_over(Stretch(words=words + 1), failing) == "doubtful"


@pytest.mark.parametrize(
    ("stated", "text", "how"),
    [("51.0", "51%", "clause"), ("49.0", "49%", "doubtful"), ("51.0", "một nửa", "doubtful")],
)
def test_an_index_said_beside_its_growth_is_no_half(stated: str, text: str, how: str) -> None:
    twice = claim(growth=at(0, rate("-45.0")), index=replace(at(20, rate(stated)), text=text))
    assert way_over(Stretch(again=True), twice) == how
    assert way_over(Stretch(), twice) == "doubtful"  # it is not said of the same


@pytest.mark.parametrize(("whole", "how"), [(1, "clause"), (4, "clause"), (5, "apart"), (-9, "apart")])
def test_a_number_that_is_no_half_of_a_pair_does_not_say_what_it_counts(whole: int, how: str) -> None:
    part = at(20, Quantity(Fraction(123)))
    of = claim(now=part, whole=at(20 + whole, count(1000)), share=at(60, rate("13.2")))
    assert [one.how for one in judged([of])] == [how]


@pytest.mark.parametrize(("failing", "how"), [(DOUBLE, "doubtful"), (MISTYPED, "doubtful"), (SWAPPED, "apart")])
def test_over_the_end_of_a_sentence_only_two_swapped_digits_prove_a_fault(failing: Any, how: str) -> None:
    assert way_over(Stretch(ends=True), failing) == how


CHANGES = {"growth": "24.6", "index": "124.6", "multiple": "2.1", "progress": "124.6", "excess": "24.6"}


@pytest.mark.parametrize("name", [*CHANGES, "difference", "surplus"])
@pytest.mark.parametrize(("now", "how"), [(count(1123), "clause"), (bare(1123), "apart")])
def test_a_change_of_a_number_that_does_not_say_what_it_counts_is_one_apart(name: str, now: Quantity, how: str) -> None:
    stated = rate(CHANGES[name]) if name in CHANGES else count(132)
    base = "plan" if name in ("progress", "excess", "surplus") else "before"
    changed = claim(now=at(0, now), **{base: at(10, count(1000)), name: at(20, stated)})
    assert [one.how for one in judged([changed])] == [how]


@pytest.mark.parametrize("name", ["sum", "within", "complement"])
@pytest.mark.parametrize(("text", "how"), [("250 vụ", "clause"), ("250,0", "apart")])
def test_figures_are_added_where_all_say_what_they_count_or_none_does(name: str, text: str, how: str) -> None:
    terms = [replace(at(0, count(900)), text="900 vụ"), replace(at(10, count(250)), text=text)]
    if name == "complement":
        added = claim(whole=terms[0], now=terms[1], rest=at(20, count(605)))
    else:
        added = listing(name, at(20, count(1105)), terms)
    assert [one.how for one in judged([added])] == [how]


@pytest.mark.parametrize(
    ("again", "how"),
    [(132, "clause"), (124, "clause"), (1234, "clause"), (123000, "clause"), (125000, "doubtful"), (456, "doubtful")],
)
def test_a_figure_told_again_is_mistyped_or_another(again: int, how: str) -> None:
    assert [one.how for one in judged([listing("equal", at(20, count(again)), [at(0, count(123))])])] == [how]
    short = listing("equal", at(20, count(21)), [at(0, count(12))])
    assert [one.how for one in judged([short])] == ["doubtful"]
