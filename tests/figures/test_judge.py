"""The judge: each relation of the table, held, cut and broken; and the slip that explains a fault."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from sokert.figures import KINDS, Account, Quantity, judge, listing, statements_of
from sokert.figures.judge import quick_verdict


def count(value, **facts):
    return Quantity(Fraction(value), counted=True, dimension="vụ", **facts)


def rate(text):
    value = Decimal(text)
    return Quantity(Fraction(value), Fraction(1, 10 ** -min(0, value.as_tuple().exponent)), dimension="%")


def only(**roles):
    """Return the judgement of the one statement that an account makes."""
    (statement,) = statements_of(Account({role.replace("_", " "): one for role, one in roles.items()}))
    return judge(statement)


CASES = [
    ("difference", {"now": count(214), "before": count(251)}, count(-37), count(-73), "swapped"),
    ("growth", {"now": count(12480), "before": count(11600)}, rate("7.6"), rate("107.6"), "index"),
    ("growth", {"now": count(4905), "difference": count(-215)}, rate("-4.2"), rate("4.2"), "sign"),
    ("index", {"now": count(96), "before": count(100)}, rate("96"), rate("69"), "swapped"),
    ("index", {"now": count(742), "difference": count(24)}, rate("103.3"), rate("3.3"), "growth"),
    ("multiple", {"now": count(1150), "before": count(500)}, rate("2.3"), rate("3.2"), "swapped"),
    ("times", {"now": count(1500), "before": count(500)}, rate("3"), rate("5"), "digit"),
    ("progress", {"now": count(62), "plan": count(90)}, rate("68.9"), rate("86.9"), "swapped"),
    ("excess", {"now": count(1085), "plan": count(1000)}, rate("8.5"), rate("108.5"), "index"),
    ("surplus", {"now": count(1085), "plan": count(1000)}, count(85), count(58), "swapped"),
    ("share", {"now": count(123), "whole": count(1000)}, rate("12.3"), rate("87.7"), "base"),
    ("rest", {"whole": count(205), "now": count(164)}, count(41), count(14), "swapped"),
    ("average", {"now": count(4305), "number": count(6)}, rate("717.5"), rate("771.5"), "swapped"),
    ("moved", {"place before": count(15), "place": count(12)}, count(3), count(13), "dropped"),
    ("growth", {"now": rate("62.4"), "before": rate("60.0")}, rate("4.0"), rate("2.4"), "points"),
    ("growth", {"now": count(1200), "before": count(1000)}, rate("20.0"), rate("16.7"), "base"),
    ("growth", {"now": count(1200), "difference": count(200)}, rate("20.0"), rate("16.7"), "base"),
    ("index", {"growth": rate("7.6")}, rate("107.6"), rate("106.7"), "swapped"),
    ("excess", {"progress": rate("108.5")}, rate("8.5"), rate("5.8"), "swapped"),
    ("rest share", {"share": rate("87.7")}, rate("12.3"), rate("13.2"), "swapped"),
    ("progress", {"now": count(1085), "plan": count(1000)}, rate("108.5"), rate("8.5"), "growth"),
    ("excess", {"now": count(1085), "plan": count(1000)}, rate("8.5"), rate("-8.5"), "sign"),
    ("surplus", {"now": count(1085), "plan": count(1000)}, count(85), count(85000), "scale"),
    (
        "surplus",
        {"now": count(1013), "plan": count(1000)},
        count(13),
        count(3),
        "digit",
    ),  # of one digit none was left out
    ("points", {"rate": rate("99.8"), "rate before": rate("99.2")}, rate("0.6"), rate("-0.6"), "sign"),
    ("points", {"level": rate("108.7"), "level before": rate("105.2")}, rate("3.5"), rate("5.3"), "swapped"),
    ("rise of index", {"level": rate("108.7"), "level before": rate("105.2")}, rate("8.7"), rate("3.5"), "points"),
    ("rise of level", {"level": rate("108.7"), "level before": rate("105.2")}, rate("8.7"), rate("-8.7"), "sign"),
]


@pytest.mark.parametrize(("states", "needs", "sound", "wrong", "slip"), CASES, ids=[f"{c[0]}-{c[4]}" for c in CASES])
def test_a_relation_holds_or_its_slip_is_named(states, needs, sound, wrong, slip):
    (kind,) = (kind for kind in KINDS if kind.states == states and set(kind.needs) == set(needs))
    assert only(**needs, **{states: sound}).verdict == "holds"
    judgement = only(**needs, **{states: wrong})
    assert (judgement.verdict, judgement.statement.name, judgement.level) == ("fails", kind.name, "error")
    assert judgement.slip
    assert judgement.slip.name == slip


def test_every_relation_has_a_case_here_or_in_the_corpus():
    told = {(case[0], frozenset(case[1])) for case in CASES}
    of_share = {"now": count(60), "whole": count(90), "before": count(50), "whole before": count(90)}
    assert only(**of_share, points_of_share=rate("11.1")).verdict == "holds"
    assert only(**of_share, points_of_share=rate("22.2")).verdict == "fails"
    fallen = only(**of_share, points_of_share=rate("-11.1")).slip
    assert fallen
    assert fallen.name == "sign"
    beside = {"now": count(60), "other": count(30), "other share": rate("20")}
    assert only(**beside, share=rate("40")).verdict == "holds"
    assert only(**beside, share=rate("50")).verdict == "fails"
    elsewhere = {"share", "points of share", "index", "excess", "rise of rate", "rest share", "output", "among"}
    assert {kind.states for kind in KINDS if (kind.states, frozenset(kind.needs)) not in told} <= elsewhere


@pytest.mark.parametrize(("printed", "verdict"), [("72.3", "holds"), ("72.4", "loose"), ("72.5", "fails")])
def test_a_digit_that_was_cut_is_a_question_at_most(printed, verdict):
    before = Quantity(Fraction(10000), counted=True)
    now = Quantity(Fraction(7249 if printed == "72.4" else 7234), counted=True)
    assert only(now=now, whole=before, share=rate(printed)).verdict == verdict


def test_a_per_cent_of_nothing_is_a_fault_and_a_level_beside_nothing_is_none():
    judgement = only(now=count(3), before=count(0), growth=rate("300"))
    assert (judgement.level, judgement.slip and judgement.slip.name) == ("error", "nothing")
    assert not list(statements_of(Account({"now": count(3), "before": count(0)})))


def test_hedged_figures_warn_only_outside_what_the_hedge_allows():
    near = {"hedge": "gần"}
    one = {"now": count(1500, **near), "whole": count(1900, **near)}
    assert not only(**one, share=Quantity(Fraction(80), dimension="%", hedge="gần")).level
    assert only(**one, share=Quantity(Fraction(90), dimension="%", hedge="gần")).level == "warning"


@pytest.mark.parametrize(
    ("ground", "whole", "level"),
    [
        ("said", 8206, ""),
        ("said", 8207, "warning"),  # off by one: a part may have been left out for a reason
        ("said", 8306, "error"),
        ("likely", 8306, "info"),
        ("likely", 8026, "warning"),  # swapped digits leave no other explanation
        ("guess", 8026, "info"),
        ("guess", 8306, ""),
    ],
)
def test_a_guess_never_accuses(ground, whole, level):
    claim = listing("sum", count(whole), [count(3117), count(5089)], ground)
    assert claim
    assert judge(claim).level == level
    verdict = "fails" if level else "unknown" if ground == "guess" else "holds"
    assert quick_verdict(claim) == judge(claim).verdict == verdict


def test_a_part_counted_twice_is_named():
    twice = listing("sum", count(637), [count(211), count(86), count(129)])
    assert twice
    told = judge(twice).slip
    assert told
    assert (told.name, told.quantity.value) == ("twice", 211)


def test_a_figure_left_over_from_another_line_is_named():
    left_over = Quantity(Fraction(188), counted=True, dimension="vụ")
    claim = Account({"now": count(214), "before": count(395), "difference": count(26)})
    (statement,) = statements_of(claim)
    slip = judge(statement, [left_over]).slip
    assert slip
    assert (slip.name, slip.source) == ("another", left_over)
    other = judge(statement, [replace(left_over, dimension="người")]).slip
    assert other is None or other.name != "another"


def test_figures_of_two_units_are_never_added():
    people = Quantity(Fraction(5), counted=True, dimension="người")
    assert listing("sum", count(10), [count(5), people]) is None


def test_a_slip_after_which_nothing_follows_explains_nothing():
    judgement = only(now=count(0), whole=count(150), share=rate("20"))  # 150 of 0 is no share at all
    assert (judgement.verdict, judgement.slip) == ("fails", None)
