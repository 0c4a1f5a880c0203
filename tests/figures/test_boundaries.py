"""Where a relation, a slip or an interval ends: each line was once a change that no test noticed."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest

import sokert.figures
from figures.test_judge import count, only, rate
from sokert.figures import KINDS, LISTS, Account, Interval, Quantity, judge, listing, statements_of
from sokert.figures.slips import mistyped, slipped


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.states)
def test_the_sum_that_is_shown_is_the_sum_that_is_judged(kind):
    given = [Fraction(one) for one in (84, 60, 50, 90)][: len(kind.needs)]
    shown = kind.sum.format(*(f"Fraction({one})" for one in given)).replace("×", "*")
    reach = kind.reach(*(Interval.of(one) for one in given))
    assert eval(shown, {"Fraction": Fraction}) in {end for one in reach for end in (one.low, one.high)}


@pytest.mark.parametrize(
    "name", sorted(set(LISTS) - {"parts", "rises", "falls", "between"})
)  # of bounds no sum is shown
def test_the_sum_that_is_shown_of_a_list_is_the_sum_that_is_judged(name):
    kind = LISTS[name]
    given = [Fraction(84), Fraction(60)][: kind.sum.count("{}") or 2]
    exact = [f"Fraction({one})" for one in given]
    shown = f" {kind.sum} ".join(exact) if len(kind.sum) == 1 else kind.sum.format(*exact)
    (first, *_) = kind.reach(*map(Interval.of, given))
    assert eval(shown.replace("×", "*"), {"Fraction": Fraction}) == first.low


def test_the_middle_of_an_interval_is_between_the_ends_that_are_numbers():
    ends = [(1, 2), (-math.inf, 5), (4, math.inf), (-math.inf, math.inf)]
    assert [Interval(*pair).middle for pair in ends] == [Fraction(3, 2), 5, 4, 0]


def test_a_figure_of_which_nothing_is_said_counts_ones_and_has_no_words():
    plain = Quantity(Fraction(5))
    words = (plain.dimension, plain.unit, plain.noun, plain.day, plain.scope, plain.text, plain.hedge)
    assert (plain.step, plain.scale, set(words)) == (1, 1, {""})
    assert (plain.place.start, plain.place.end, plain.place.source) == (0, 0, None)


@pytest.mark.parametrize(("hedge", "of_a_fall"), [("gần", "hơn"), ("hơn", "gần"), ("trên", "gần"), ("ước", "ước")])
def test_a_fall_lies_on_the_other_side_of_its_hedge(hedge, of_a_fall):
    assert Quantity(Fraction(5), hedge=hedge).negative().hedge == of_a_fall


def months(number):
    return Quantity(Fraction(number), counted=True, dimension="tháng")


def slip(statement, *around):
    found = judge(statement, around).slip
    return found and (found.name, int(found.quantity.value), found.right and int(found.right.value))


def stated(**roles):
    (one,) = statements_of(Account({role.replace("_", " "): each for role, each in roles.items()}))
    return one


SLIPS = {
    "an average over other months": (stated(now=count(4305), number=months(6), average=count(861)), months(5)),
    "the sign of a difference": (stated(now=count(4905), difference=count(215), growth=rate("-4.2")),),
    "a last digit left out": (stated(now=count(12), before=count(100), difference=count(29)),),
    "the sign of a growth": (stated(growth=rate("7.6"), index=rate("92.4")),),
    "the share of what is left": (stated(now=count(62), plan=count(90), progress=rate("31.1")),),
    "a share turned round": (stated(now=count(800), whole=count(1000), share=rate("125.0")),),
    "what was added for a multiple": (stated(now=count(1600), before=count(500), multiple=rate("2.2")),),
    "a part counted twice": (listing("lists", count(5300), [count(1100), count(4200), count(2900)]),),
    "the last part counted twice": (listing("received", count(5300), [count(1100), count(4200), count(2900)]),),
    "the first part counted twice": (listing("lists", count(7100), [count(1100), count(4200), count(2900)]),),
    "a part left out": (listing("sum", count(8211), [count(1111), count(3550), count(2439)]),),
}
EXPLAINED = {
    "an average over other months": ("window", 6, 5),
    "the sign of a difference": ("sign", 215, -215),
    "a last digit left out": ("dropped", 12, 129),
    "the sign of a growth": ("sign", 7, -7),
    "the share of what is left": ("base", 31, None),
    "a share turned round": ("base", 125, None),
    "what was added for a multiple": ("growth", 2, 3),
    "a part counted twice": ("twice", 2900, None),
    "the last part counted twice": ("twice", 2900, None),
    "the first part counted twice": ("twice", 1100, None),
    "a part left out": ("twice", 1111, None),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_found_where_it_was_made(name):
    statement, *around = SLIPS[name]
    assert slip(statement, *around) == EXPLAINED[name]


def test_a_change_of_nothing_fails_where_it_was_counted_and_is_unknown_elsewhere():
    counted = only(now=count(5), before=count(0), growth=rate("5.0"))
    measured = only(now=count(5), before=Quantity(Fraction(0), Fraction(0)), growth=rate("5.0"))
    average = only(now=count(5), number=count(0), average=rate("5.0"))
    assert [counted.verdict, measured.verdict, average.verdict] == ["fails", "unknown", "unknown"]
    of_nothing = [
        counted,
        *(only(now=count(5), before=count(0), **{one: rate("5.0")}) for one in ("index", "multiple")),
    ]
    assert [(one.verdict, one.slip and one.slip.name) for one in of_nothing] == [("fails", "nothing")] * 3
    assert {one.value for one in (*of_nothing, measured, average)} == {None}


def test_a_figure_that_was_cut_is_a_remark():
    cut = only(now=count(123), whole=count(800), share=rate("15.3"))  # 15,375
    assert (cut.verdict, cut.level) == ("loose", "info")


def test_a_difference_of_one_has_a_growth():
    assert only(now=count(2), difference=count(1), growth=rate("100")).verdict == "holds"


@pytest.mark.parametrize(
    ("stated", "roles"),
    [
        ("growth", {"now": count(112), "before": count(100), "difference": count(12), "growth": rate("12.0")}),
        ("index", {"now": count(112), "before": count(100), "difference": count(12), "index": rate("112.0")}),
        ("index", {"now": count(112), "before": count(100), "growth": rate("12.0"), "index": rate("112.0")}),
        ("excess", {"now": count(112), "plan": count(100), "progress": rate("112.0"), "excess": rate("12.0")}),
        (
            "share",
            {"now": count(6), "whole": count(12), "other": count(3), "other share": rate("25"), "share": rate("50")},
        ),
    ],
)
def test_a_figure_beside_all_that_gives_it_is_judged_once(stated, roles):
    assert [one.kind.states for one in statements_of(Account(roles))].count(stated) == 1


@pytest.mark.parametrize(
    "needs",
    [
        ("whole", "now", "rest"),
        ("now", "plan", "surplus"),
        ("now", "before", "difference"),
        ("rate", "rate before", "points"),
    ],
)
def test_what_is_left_of_one_thing_is_no_count_of_another(needs):
    roles = dict(zip(needs, (count(205), count(164), Quantity(Fraction(41), dimension="người")), strict=True))
    assert list(statements_of(Account(roles))) == []


def test_places_are_counted_in_whatever_words():
    places = {
        "place before": Quantity(Fraction(15), dimension="hạng"),
        "place": Quantity(Fraction(12), dimension="bậc"),
    }
    moved, among = Quantity(Fraction(3), dimension="bậc"), Quantity(Fraction(63), dimension="tỉnh")
    assert [judge(one).verdict for one in statements_of(Account({**places, "moved": moved, "among": among}))] == [
        "holds"
    ] * 2


@pytest.mark.parametrize("unit", ["năm", "tháng", "tuần", "ngày", "giờ", "phút"])
def test_no_per_cent_is_one_of_a_time(unit):
    roles = {"now": Quantity(Fraction(6), dimension=unit), "whole": Quantity(Fraction(12), dimension=unit)}
    roles["share"] = rate("60.0")
    assert list(statements_of(Account(roles))) == []


@pytest.mark.parametrize(
    ("part", "whole", "known"),
    [
        (Quantity(Fraction(5)), {"dimension": "m2"}, 0),  # "103.225 m2, gồm 5 tầng hầm (70%)"
        (Quantity(Fraction(5), dimension="m2"), {"dimension": "m2"}, 1),
        (Quantity(Fraction(5)), {"dimension": "đồng", "scale": Fraction(1000)}, 1),  # "5/103 nghìn đồng"
        (Quantity(Fraction(5)), {"dimension": "vụ", "counted": True}, 1),
        (Quantity(Fraction(5)), {}, 1),
    ],
)
def test_a_number_without_a_unit_is_no_part_of_what_is_measured(part, whole, known):
    roles = {"now": part, "whole": Quantity(Fraction(103225), **whole), "share": rate("70")}
    assert len(list(statements_of(Account(roles)))) == known


def test_a_role_is_taken_once():
    account = Account()
    assert account.takes("now", count(62))
    assert account.takes("now", count(62))
    assert not account.takes("now", count(63))
    assert account.takes("plan", count(90), guessed=True)
    assert account.takes("progress", rate("86.9"))
    assert [one.ground for one in statements_of(account)] == ["likely"]


def test_a_sum_that_is_near_is_so_by_its_last_digit():
    received = listing("received", count(8207), [count(3117), count(5089)])
    tenths = [Quantity(Fraction(one, 10), Fraction(1, 10), dimension="ha") for one in (1070, 500, 560)]
    listed = listing("lists", count(101), [count(50), count(50)])
    levels = [judge(one).level for one in (received, listed, listing("sum", tenths[0], tenths[1:])) if one]
    assert levels == ["warning", "warning", "error"]  # off by one of it; by ten


@pytest.mark.parametrize(("whole", "parts", "level"), [(12345, (6000, 6435), "warning"), (1234, (600, 724), "info")])
def test_of_five_digits_two_swapped_ones_prove_what_was_a_guess(whole, parts, level):
    claim = listing("sum", count(whole), [count(one) for one in parts], "guess")
    assert claim
    assert judge(claim).level == level


def test_of_very_long_lists_no_figure_is_the_likeliest_to_be_wrong():
    claims = [listing("sum", count(20 + size), [count(1)] * size) for size in (60, 61)]
    assert [bool(judge(claim).slip) for claim in claims if claim] == [True, False]
    assert [bool(mistyped(claim)) for claim in claims if claim] == [True, False]


def test_what_has_several_meanings_reaches_each():
    reach = {kind.states: kind.reach for kind in KINDS if kind.needs[-1:] != ("difference",)}
    by_difference = {kind.states: kind.reach for kind in KINDS if kind.needs[-1:] == ("difference",)}
    of = Interval.of
    assert reach["rise of rate"](of(60), of(50)) == (of(10), of(20))
    assert reach["rise of level"](of(108), of(50)) == (of(58), of(116), of(8))
    assert reach["rise of index"](of(108), of(50)) == (of(8),)
    assert reach["times"](of(60), of(20)) == (of(3), of(2))
    assert LISTS["against"].reach(of(60), of(50)) == (of(120), of(20))
    assert by_difference["growth"](of(50), Interval(-1, 1)) == (Interval(-2, 2),)
    assert by_difference["growth"](of(50), Interval(0, 1)) == (Interval(-2, 2),)


def test_every_public_name_is_there():
    assert [name for name in sokert.figures.__all__ if not hasattr(sokert.figures, name)] == []


def test_a_share_of_a_list_may_be_two_last_digits_off_and_no_more():
    roles = {"now": count(123), "whole": count(1000)}
    verdicts = []
    for share in ("12.5", "12.7", "21.5"):
        (one,) = statements_of(Account({**roles, "share": rate(share)}, listed=True))
        found = judge(one)
        verdicts.append((found.verdict, found.slip and found.slip.name))
    assert verdicts == [("loose", None), ("fails", "digit"), ("fails", "swapped")]  # 12,5 would do


MISTYPED = {  # a sum as it is printed, what should stand there, by which slip
    "two digits swapped": ((724, 402, 340), (724, 742), "swapped"),
    "a digit of a part": ((750, 490, 350), (490, 400), "digit"),
    "a zero left out": ((742, 402, 34), (34, 340), "dropped"),
    "a thousand times": ((742000, 402, 340), (742000, 742), "scale"),
    "a thousandth": ((742, 402000, 340000), (742, 742000), "scale"),
    "more than a slip": ((713, 402, 340), None, None),
    "two that would do": ((552, 236, 317), None, None),
}


@pytest.mark.parametrize("name", MISTYPED)
def test_a_correction_is_offered_where_one_slip_of_the_hand_alone_would_do(name):
    (whole, *parts), right, slip = MISTYPED[name]
    found = mistyped(listing("sum", count(whole), [count(one) for one in parts]))
    assert (found and (found.quantity.value, found.right.value), found and found.name) == (right, slip)


def test_what_is_hedged_is_never_mistyped_and_reaches_as_far_as_its_hedge():
    over = replace(count(340), hedge="hơn")
    found = [mistyped(listing("sum", count(572), [count(402), over]))]  # 742 to 759
    found.append(mistyped(listing("sum", replace(count(740), hedge="hơn"), [count(402), count(430)])))
    assert [(one.quantity.value, one.right.value) for one in found if one] == [(572, 752), (430, 340)]
    assert mistyped(listing("sum", count(903), [count(402), replace(count(430), hedge="hơn")])) is None


def test_a_slip_of_the_hand_is_named_where_it_is_the_one_that_would_do():
    alone, shared = (judge(listing("sum", count(whole), [count(402), count(340)])) for whole in (724, 724))
    shared = replace(shared, slip=replace(shared.slip, shared=True))
    several = judge(listing("sum", count(552), [count(236), count(317)]))
    base = only(now=count(123), whole=count(1000), share=rate("87.7"))
    assert (alone.mistyped, several.mistyped) == (mistyped(alone.statement), None)
    assert [one.slip.name for one in (alone, several, base)] == ["swapped", "digit", "base"]
    assert (shared.mistyped, base.mistyped) == (shared.slip, base.slip)


@pytest.mark.parametrize(("parts", "named"), [(12, True), (13, False)])
def test_of_more_parts_than_a_dozen_none_is_the_likeliest_to_be_mistyped(parts, named):
    listed = listing("sum", count(100 * parts + 317), [count(147), *[count(100)] * (parts - 1)])  # 147 for 417
    assert bool(mistyped(listed)) is named


@pytest.mark.parametrize("name", ["parts", "within", "rises", "falls", "order"])
def test_of_a_bound_no_figure_is_likelier_mistyped_than_another(name):
    whole, part = (count(24), count(13)) if name == "falls" else (count(13), count(24))
    bound = stated(place=part, among=whole) if name == "order" else listing(name, whole, [part])
    assert judge(bound).verdict == "fails"  # 13 would be 31
    assert mistyped(bound) is None


def test_of_a_change_of_nothing_no_digit_is_mistyped():
    (statement,) = statements_of(Account({"now": count(5), "before": count(0), "growth": rate("21")}))
    assert mistyped(statement) is None


def test_a_question_is_a_failure_that_is_no_alarm():
    cut, swapped = (
        only(now=count(123), whole=count(800), share=rate("15.3")),
        only(now=count(5), plan=count(8), progress=rate("26.5")),
    )
    guess = judge(listing("sum", count(8026), [count(3117), count(5089)], "guess"))
    assert [(one.level, one.is_asked) for one in (cut, swapped, guess)] == [
        ("info", False),
        ("error", False),
        ("info", True),
    ]


@pytest.mark.parametrize(
    ("printed", "right", "slip"),
    [("0.12", "0.21", "swapped"), ("0.12", "0.13", "digit"), ("0.12", "1.12", "dropped"), ("0.12", "3.45", "another"),
     ("0.12", "-0.21", "another"), ("0.12", "2.1", "another")],
)  # fmt: skip
def test_a_figure_is_printed_for_another_by_a_slip_of_the_hand_or_by_none(printed, right, slip):
    assert slipped(rate(printed), rate(right)) == slip


def test_what_should_have_been_printed_follows_from_the_very_numbers():
    of = {"now": count(62), "plan": count(90), "progress": rate("86.9")}
    assert only(**of).value == Fraction(6200, 90)
    measured = {**of, "now": Quantity(Fraction(62)), "plan": Quantity(Fraction(90))}
    assert only(**measured).value == Fraction(6200, 90)
    hedged = only(**{**of, "now": count(62, hedge="gần")})
    assert hedged.due[0].low < hedged.value == hedged.due[0].middle < hedged.due[0].high
