"""Say and read: what this room says of a figure, it reads back as that figure in that role."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from draws import drawn
from sokert.figures import judge
from sokert.models import Metric, Period, Settings
from sokert.vietnamese.averages import cumulative
from sokert.vietnamese.changes import FORMS, change
from sokert.vietnamese.dossiers import Dossiers, dossiers
from sokert.vietnamese.figures import hedged, printed, with_unit
from sokert.vietnamese.numbers import MOST_DECIMALS, places
from sokert.vietnamese.plans import done_of_rate, excess, progress
from sokert.vietnamese.read import read
from sokert.vietnamese.read.quantities import unit_quantity
from sokert.vietnamese.sentence import from_to, rank, sentence
from sokert.vietnamese.shares import breakdown, share
from vietnamese.makers import metric

COUNTS = ("hồ sơ", "văn bản đến", "vụ", "lượt", "người", "đơn", "đảng viên", "con", "tin bài", "học sinh")
MEASURES = ("tỷ đồng", "triệu đồng", "nghìn đồng", "ha", "tấn", "tạ/ha", "km", "m3", "nghìn lượt", "triệu USD")
quick = drawn(15)

house = st.builds(
    Settings,
    rate_decimals=st.integers(0, 2),
    keep_rate_zeros=st.booleans(),
    pad_counts=st.booleans(),
    multiples=st.booleans(),
    stock_since=st.sampled_from(["year-start", "same-period"]),
    on_time_base=st.sampled_from(["resolved", "due", "received"]),
    thousand=st.sampled_from(["nghìn", "ngàn"]),
    ty=st.sampled_from(["tỷ", "tỉ"]),
)
periods = st.sampled_from([None, *(Period.of(code) for code in ("2023-H1", "2023-Q2", "2023-05", "2023", "2023-9M"))])


@st.composite
def figures(draw, units=(*COUNTS, *MEASURES, "%"), **facts):
    """Return a metric in some unit, with a figure of the same period and perhaps a plan."""
    unit = draw(st.sampled_from(units))
    decimals = 0 if unit in COUNTS else draw(st.integers(0, 2))
    value, previous, plan = (Decimal(draw(st.integers(1, 10**6))).scaleb(-decimals) for _ in range(3))
    given_plan = {"plan": plan} if unit != "%" and draw(st.booleans()) else {}
    return metric(value, unit, previous=previous, nature="rate" if unit == "%" else "flow", **given_plan, **facts)


def as_read(one: Metric, value: Decimal | None = None, house: Settings | None = None) -> tuple[Fraction, Fraction]:
    """Return what reading should give for a metric's figure, or another in its unit: the number and its last place."""
    shown = printed(one if value is None else one.model_copy(update={"value": value}), house or Settings())
    quantity = unit_quantity(Fraction(shown), Fraction(1, 10 ** places(shown)), one.unit or "")
    return quantity.value, quantity.step


def quantities(text):
    return [(quantity.value, quantity.step) for quantity in read(text).quantities]


def roles(text):
    """Return every role that a text fills, with its figures."""
    return {
        role: quantity
        for member in read(text).members
        for account in member.accounts()
        for role, quantity in account.roles.items()
    }


def is_silent(text):
    found = read(text)
    return {judge(one, found.quantities).level for one in found.statements} <= {"", "info"}


@given(figures(), st.sampled_from([None, "gần", "hơn", "trên", "dưới", "khoảng"]), house)
@quick
def test_a_figure_with_its_unit(one, hedge, house):
    text = with_unit(one.model_copy(update={"hedge": hedge}), settings=house)
    (quantity,) = read(f"Tiếp nhận {text}.").quantities
    assert (quantity.value, quantity.step, quantity.hedge) == (*as_read(one, house=house), hedge or "")


@given(st.integers(1, 10**7))
@quick
def test_a_hedged_figure_still_holds_the_exact_one(value):
    (quantity,) = read(f"Đăng tải {hedged(value)} tin bài").quantities
    assert quantity.possible.distance(Fraction(value)) == 0


@given(figures(), periods, st.sampled_from(FORMS), house)
@quick
def test_a_change(one, period, form, house):
    said = change(one, period, form, settings=house)
    assume(said and "(" not in said[:1])
    text = f"Tiếp nhận {with_unit(one, settings=house)}, {said}."
    found = roles(text)
    assert is_silent(text)
    names = {"gấp": {"multiple"}, "bằng": {"index"}, "tăng": {"growth", "difference"}, "giảm": {"growth", "difference"}}
    wanted = names[said.split()[0]] | ({"points", "rise of rate"} if one.unit == "%" else set())
    assert found.keys() & wanted or one.exact == one.exact_previous
    for role in found.keys() & {"growth", "difference", "points", "rise of rate"}:
        assert (found[role].value > 0) == said.startswith("tăng")


@given(figures(), periods, st.sampled_from(FORMS), house)
@quick
def test_a_sentence(one, period, form, house):
    text = f"Tiếp nhận {sentence(one, period, form, settings=house)}"
    assert is_silent(text)
    assert as_read(one, house=house) in quantities(text)


@given(figures((*COUNTS, *MEASURES)), house)
@quick
def test_progress_and_excess_follow_from_the_plan_beside_them(one, house):
    assume(one.plan)
    plan = one.plan[0]
    for said, role in ((progress(one, settings=house), "progress"), (excess(one, settings=house), "excess")):
        if said:
            planned = with_unit(one.model_copy(update={"value": plan.value}), settings=house)
            text = f"Thực hiện {with_unit(one, settings=house)}, {said} ({planned})."
            found = roles(text)
            assert {"now", "plan", role} <= found.keys()
            assert (found["plan"].value, found["plan"].step) == as_read(one, plan.value, house)
            assert is_silent(text)


@given(figures((*COUNTS, *MEASURES)), st.integers(1, 10**6), house)
@quick
def test_a_share_and_a_pair(one, more, house):
    whole = one.model_copy(update={"value": one.value + more})
    shared = share(one, whole, house)
    text = f"Có {with_unit(one, settings=house)} trên tổng số {with_unit(whole, settings=house)}, {shared}."
    assert {"now", "whole", "share"} <= roles(text).keys()
    pair = f"Có {done_of_rate(one, whole, settings=house)}."
    found = roles(pair)
    assert (found["now"].value, found["whole"].value) == (as_read(one, house=house)[0], as_read(whole, house=house)[0])
    assert is_silent(text)
    assert is_silent(pair)


@given(st.lists(figures((*COUNTS, *MEASURES)), min_size=2, max_size=4), st.booleans(), house)
@quick
def test_a_list_of_parts(parts, is_open, house):
    unit = parts[0].unit
    names = ("Khiếu nại", "Tố cáo", "Kiến nghị", "Phản ánh")
    listed = [metric(part.value, unit, name=name) for part, name in zip(parts, names, strict=False)]
    assume(unit not in COUNTS or all(part.value == int(part.value) for part in listed))
    whole = metric(sum(part.value for part in listed) * (2 if is_open else 1), unit)
    text = f"Tiếp nhận {with_unit(whole, settings=house)}, {breakdown(whole, listed, house)}."
    (found,) = read(text).lists
    assert found.closed != is_open
    assert [topic[0].now.value for topic in found.parts] == [as_read(part, house=house)[0] for part in listed]
    assert is_silent(text)


@given(st.lists(st.integers(0, 9999), min_size=7, max_size=7), house)
@quick
def test_dossiers(counts, house):
    new, carried, *ways = map(Decimal, counts)
    made = Dossiers(new, carried, *ways)
    balanced = Dossiers(made.resolved + made.open, Decimal(0), *ways) if carried > made.resolved else None
    made = balanced or Dossiers(made.resolved + made.open - carried, carried, *ways)
    text = dossiers(made, settings=house)
    assert is_silent(text)
    found = {value for value, _ in quantities(text)}
    told = (made.received, made.resolved, made.early, made.on_time)
    assert {Fraction(value) for value in told if value} <= found, (
        "none is told in words: không phát sinh, chưa giải quyết"
    )


@given(figures(), house)
@quick
def test_from_one_level_to_another(one, house):
    said = from_to(one, house)
    assume(said)
    text = f"Chỉ tiêu {said}."
    found = roles(text)
    now, before = ("rate", "rate before") if one.unit == "%" else ("now", "before")
    assert (found[now].value, found[before].value) == (
        as_read(one, house=house)[0],
        as_read(one, one.exact_previous, house)[0],
    )
    assert is_silent(text)


@given(st.integers(1, 34), st.integers(1, 34), periods)
@quick
def test_a_rank_and_how_it_moved(place, before, period):
    one = metric(place, nature="rank", previous=before, total=34)
    moved = change(one, period)
    text = f"Đơn vị {rank(one)}, {moved} so với năm trước (thứ {before}/34)."
    found = roles(text)
    assert found["place"].value == place
    if place != before:
        assert (found["place before"].value, found["moved"].value) == (before, before - place)
    assert is_silent(text)


@given(figures((*COUNTS, *MEASURES)), st.dates(min_value=Period.of("2020-H1").window[0]))
@quick
def test_a_running_total(one, day):
    assert quantities(cumulative(one, day)) == [as_read(one)]
    assert places(one.value) <= MOST_DECIMALS
