"""Where a wording ends: each line was once a change that no test noticed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sokert.figures import Quantity, judge, listing
from sokert.models import Annex, Metric, Signatory
from sokert.vietnamese.annexes import annex_table, metric_table
from sokert.vietnamese.changes import change_against
from sokert.vietnamese.components import signed
from sokert.vietnamese.example import shown
from sokert.vietnamese.figures import hedged
from sokert.vietnamese.legacy.looks import recognised
from sokert.vietnamese.naming import named
from sokert.vietnamese.plans import done_of
from sokert.vietnamese.sentence import level, pair
from sokert.vietnamese.shares import breakdown, contribution
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
    assert (named(metric(5)), named({"a": 1}), named(None)) == ("GIVEN-METRIC", "GIVEN-RECORD", "GIVEN-NOTHING")
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


def test_nothing_is_said_as_nothing_and_a_pair_without_its_base_not_at_all():
    assert (level(metric(0, "vụ")), level(metric(5, "vụ"))) == ("không có vụ việc", "05 vụ")
    rate = metric(50, "%", done="a", of="b")
    known = {"a": metric(5, "vụ"), "b": metric(10, "vụ")}
    assert [pair(rate, one) for one in (known, {"a": known["a"]}, {"b": known["b"]}, {})] == ["5/10 vụ", "", "", ""]


def test_a_pair_is_told_in_the_unit_of_what_is_done():
    done = metric(300, "triệu đồng")
    totals = [metric(2, "tỷ đồng"), metric(2, "tỷ đồng", written="hơn hai nghìn"), metric(None, "tỷ đồng")]
    pairs = ["300/2.000 triệu đồng", "300/hơn hai nghìn triệu đồng", "300/...... triệu đồng"]
    assert [done_of(done, total) for total in totals] == pairs


def test_a_part_gives_to_the_growth_of_less_than_one_too():
    assert contribution(metric("0.4", previous="0.2"), metric(1, previous="0.5")).startswith("đóng góp 40 điểm")


def test_a_stock_is_held_against_a_year_long_ago_by_its_name():
    households = metric(89, "hộ", nature="stock", bases=[{"of": "năm 2019", "value": 112}])
    assert change_against(households, "năm 2019") == "giảm 20,5% so với năm 2019"


def test_who_acts_for_the_head_signs_as_the_head_does():
    acting = Signatory(authority="Q. Chánh Văn phòng", position="Phó Chánh Văn phòng")
    assert [mark for mark, _ in signed(acting)] == ["authority", "authority"]
    assert [mark for mark, _ in signed(Signatory(authority="KT. Chánh", position="Phó"))] == ["authority", "position"]


@pytest.mark.parametrize(("more", "sureness"), [("", 10 / 11), (" đã", 10 / 13), (" ñÿ", 10 / 12)])
def test_a_syllable_that_a_code_makes_none_of_speaks_twice_against_it(more, sureness):
    found = recognised(f"Uû ban nh©n d©n tØnh b¸o c¸o{more}", 0)
    assert (found.code, found.sureness) == ("tcvn3", sureness)


def test_a_figure_without_a_heading_stands_where_the_report_has_it() -> None:
    """Before all headings it begins the table; behind one it is told like a heading, with its parts."""
    deep = {"group": "Lúa", "above": ("KINH TẾ",)}
    told = [
        Metric(code="dan", name="Dân số", value=1),
        Metric(code="lua", name="Sản lượng", value=2, **deep),
        Metric(code="thu", name="Thu", value=9),
        Metric(code="ho", name="Hộ", value=4, group="XÃ HỘI"),
        Metric(code="phi", name="Phí", value=3, part_of="thu"),
        Metric(code="chi", name="Chi", value=5),
        Metric(code="mia", name="Mía", value=6, group="Mía", above=("KINH TẾ",)),
    ]
    rows = [(*row.cells[:2], row.style) for row in metric_table(told).rows]
    assert rows == [
        ("1", "Dân số", "plain"),
        *(("A", "KINH TẾ", "bold"), ("I", "Lúa", "bold"), ("1", "Sản lượng", "plain")),
        *(("II", "Mía", "bold"), ("1", "Mía", "plain")),
        *(("B", "Thu", "bold"), ("", "Trong đó:", "italic"), ("-", "Phí", "plain")),
        *(("C", "XÃ HỘI", "bold"), ("1", "Hộ", "plain")),
        ("D", "Chi", "bold"),
    ]
