"""Where a wording ends: each line was once a change that no test noticed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sokert.figures import Quantity, judge, listing
from sokert.models import Annex
from sokert.vietnamese.annexes import annex_table, metric_table
from sokert.vietnamese.example import shown
from sokert.vietnamese.figures import hedged
from sokert.vietnamese.naming import named
from sokert.vietnamese.shares import breakdown
from sokert.vietnamese.spelled import SPELLED, value_of
from sokert.vietnamese.sums import sum_of
from vietnamese.makers import H1_2024, metric


@pytest.mark.parametrize(("value", "said"), [("0.96", "gần 1"), ("0.4", "0"), ("0", "0"), ("104", "hơn 100")])
def test_a_round_figure_is_one_or_more(value, said):
    assert hedged(Fraction(value)) == said


def test_parts_that_are_known_and_are_less_make_no_whole():
    whole, parts = metric(12, code="w", closed=True), [metric(5, code="a", name="Án"), metric(6, code="b", name="Vụ")]
    assert breakdown(whole, parts).startswith("trong đó: ")


def test_a_number_is_named_as_reports_write_it():
    assert (named(1234.5), named(-7)) == ("1.234,5", "-7")
    assert [str(named(Decimal(text))) for text in ("NaN", "-Infinity", "1e41")] == ["GIVEN-NO-NUMBER"] * 3


def test_a_rate_per_thousand_keeps_its_sign():
    assert shown("{{ given|percent }}", given=metric("5.2", "‰")) == "5,2‰"


@pytest.mark.parametrize(
    ("text", "value"), [("bẩy mươi", 70), ("mười hai", 12), ("hai mươi nhăm", 25), ("ba mươi mốt", 31)]
)
def test_words_of_number_are_found_and_read(text, value):
    assert value_of(SPELLED.search(f"gồm {text} vụ")[0]) == value


def test_a_bound_says_on_which_side_it_lies():
    figure = {"counted": True, "dimension": "vụ"}
    several = [Quantity(Fraction(value), **figure) for value in (5, 8)]
    least, most = (judge(listing(name, Quantity(Fraction(now), **figure), several[:1])) for name, now in SIDES.items())
    assert (sum_of(least), sum_of(most)) == ("5 > 3", "5 < 9")


SIDES = {"rises": 3, "falls": 9}


def cells(*metrics):
    table = metric_table(metrics, H1_2024)
    return [column.name for column in table.columns], [row.cells for row in table.rows]


def test_a_table_shows_no_progress_of_what_is_to_stay_below_its_plan():
    heads, rows = cells(metric(3, "vụ", plan=5, better="less"), metric(4, "vụ", code="y", plan=5, better="more"))
    at = heads.index("So KH (%)")
    assert [row[at] == "-" for row in rows] == [True, False]


def test_two_givers_of_one_plan_each_stand_in_one_column():
    plans = [[{"by": by, "value": 40}] for by in ("HĐND tỉnh", "UBND tỉnh")]
    heads, _ = cells(*(metric(20, "vụ", code=code, plan=plan) for code, plan in zip("ab", plans, strict=True)))
    assert (heads.count("So KH (%)"), [head for head in heads if "tỉnh" in head]) == (1, [])


def test_an_annex_of_dossiers_counts_its_rows_from_one():
    fields = [{"name": name, "new": 3, "on_time": 3} for name in ("Đất đai", "Hộ tịch")]
    table = annex_table(Annex.model_validate({"title": "A", "table": "dossiers", "dossiers": fields}), (), None, "")
    assert [row.cells[0] for row in table.rows] == ["1", "2", ""]
