"""The data of a report: what it takes, what it refuses, and the calendar of its periods."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import json
import unicodedata
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, create_model

import hands
import sokert
from sokert import Absent, DataError, Issuer, Metric, Period, Plan, Report, Section
from sokert.models import DEEPEST, RESERVED
from sokert.models.written import as_json
from specimens import SMALL


def refusals(make: Any, **fields: Any) -> list[str]:
    """Return the codes of everything wrong with some fields."""
    with pytest.raises(DataError) as caught:
        make(**fields)
    return [finding.code for finding in caught.value.findings]


def metric(**fields: Any) -> Metric:
    return Metric.model_validate({"code": "so", "name": "Số", "value": 1, **fields})


def with_rate(done: object, base: object, unit: str | None = None) -> Report:
    """Return a report with a pair, their total and their rate."""
    pair = [{"code": "a", "name": "A", "value": done}, {"code": "b", "name": "B", "value": base, "unit": unit}]
    total = {"code": "s", "name": "S", "sum_of": ["a", "b"], "unit": "hồ sơ"}
    return Report(**{**SMALL, "metrics": [*pair, total, {"code": "t", "name": "T", "done": "a", "of": "b"}]})


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# --- periods: the windows of Nghị định 09/2019, Điều 12 ---


@pytest.mark.parametrize(
    ("form", "kind", "starts", "ends", "opens", "closes"),
    [
        ("2023-01", "month", "2023-01-01", "2023-01-31", "2022-12-15", "2023-01-14"),
        ("2023-06", "month", "2023-06-01", "2023-06-30", "2023-05-15", "2023-06-14"),
        ("2024-02", "month", "2024-02-01", "2024-02-29", "2024-01-15", "2024-02-14"),
        ("2023-02", "month", "2023-02-01", "2023-02-28", "2023-01-15", "2023-02-14"),
        ("2023-03", "month", "2023-03-01", "2023-03-31", "2023-02-15", "2023-03-14"),
        ("2023-12", "month", "2023-12-01", "2023-12-31", "2023-11-15", "2023-12-14"),
        ("2023-Q1", "quarter", "2023-01-01", "2023-03-31", "2022-12-15", "2023-03-14"),
        ("2023-Q2", "quarter", "2023-04-01", "2023-06-30", "2023-03-15", "2023-06-14"),
        ("2023-Q4", "quarter", "2023-10-01", "2023-12-31", "2023-09-15", "2023-12-14"),
        ("2023-H1", "half", "2023-01-01", "2023-06-30", "2022-12-15", "2023-06-14"),
        ("2023-H2", "half", "2023-07-01", "2023-12-31", "2023-06-15", "2023-12-14"),
        ("2026-H1", "half", "2026-01-01", "2026-06-30", "2025-12-15", "2026-06-14"),
        ("2023-9M", "nine-months", "2023-01-01", "2023-09-30", "2022-12-15", "2023-09-14"),
        ("2023", "year", "2023-01-01", "2023-12-31", "2022-12-15", "2023-12-14"),
        ("2025-HK1", "term", "2025-09-01", "2026-01-31", "2025-09-01", "2026-01-31"),
        ("2023-HK2", "term", "2024-02-01", "2024-05-31", "2024-02-01", "2024-05-31"),
        ("2025-NH", "school-year", "2025-09-01", "2026-05-31", "2025-09-01", "2026-05-31"),
    ],
)
def test_a_short_form_is_a_calendar_and_a_window(
    form: str, kind: str, starts: str, ends: str, opens: str, closes: str
) -> None:
    period = Period.of(form)
    assert (period.kind, period.code) == (kind, form)
    assert (period.starts, period.ends) == (day(starts), day(ends))
    assert period.window == (day(opens), day(closes))


def test_the_window_of_a_first_half_has_its_182_days() -> None:
    opens, closes = Period.of("2023-H1").window
    assert (closes - opens).days + 1 == 182


@pytest.mark.parametrize(
    ("form", "same", "following"),
    [
        ("2023-H1", "2022-H1", "2023-H2"),
        ("2023-H2", "2022-H2", "2024-H1"),
        ("2023-Q3", "2022-Q3", "2023-Q4"),
        ("2023-Q4", "2022-Q4", "2024-Q1"),
        ("2023-11", "2022-11", "2023-12"),
        ("2023-12", "2022-12", "2024-01"),
        ("2023-9M", "2022-9M", "2023"),
        ("2023", "2022", "2024"),
        ("2025-HK1", "2024-HK1", "2025-HK2"),
        ("2025-HK2", "2024-HK2", "2026-HK1"),
        ("2025-NH", "2024-NH", "2026-NH"),
    ],
)
def test_each_period_knows_the_same_one_before_and_the_next(form: str, same: str, following: str) -> None:
    period = Period.of(form)
    assert period.same_period == Period.of(same)
    assert period.next_period == Period.of(following)


FORMS = st.builds(
    "{}{}".format,
    st.integers(1901, 9998),
    st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", "-9M", *(f"-{n:02}" for n in range(1, 13))]),
)


@given(FORMS)
def test_any_period_follows_itself_without_a_gap(form: str) -> None:
    period = Period.of(form)
    following = period.next_period
    assert following is not None
    if period.kind != "nine-months":
        assert (following.starts - period.ends).days == 1
        assert (following.window[0] - period.window[1]).days == 1
    assert period.same_period.window[0].year == period.window[0].year - 1
    assert Period.model_validate(period.model_dump()) == period


@pytest.mark.parametrize(
    "form",
    [
        "2023-HK3",
        "9999-NH",
        "2023-H3",
        "2023-H0",
        "2023-Q5",
        "2023-13",
        "2023-00",
        "2023-6",
        "2023-6M",
        "23-H1",
        "1899",
        "H1-2023",
        "",
        "x",
    ],
)
def test_what_is_no_period_is_refused(form: str) -> None:
    assert refusals(Period.of, text=form) == ["DATA-PERIOD"]


def test_a_period_that_is_nearly_one_is_told_with_the_one_that_is_meant() -> None:
    for written, meant in (("2026-HI", "2026-H1"), ("Q2/2026", "2026-Q2"), ("2026-6", "2026-06"), ("2026-H3", "")):
        with pytest.raises(sokert.DataError) as wrong:
            Period.of(written)
        assert (f"did you mean '{meant}'?" in wrong.value.findings[0].hint("en")) is bool(meant)


def test_a_year_may_be_a_number_but_not_a_truth() -> None:
    assert Period.model_validate(2023) == Period.of("2023")
    with pytest.raises(DataError):
        Period.model_validate(True)


OWN = {"label": "Đợt cao điểm", "from": "2023-03-01", "to": "2024-02-29"}


def test_a_period_of_ones_own_is_its_two_days() -> None:
    period = Period.model_validate(OWN)
    assert (period.kind, period.code, period.year) == ("other", "Đợt cao điểm", 2024)
    assert (period.starts, period.ends) == period.window == (day("2023-03-01"), day("2024-02-29"))
    assert period.next_period is None
    assert period.same_period.window == (day("2022-03-01"), day("2023-02-28"))
    assert period.model_dump(mode="json") == OWN
    assert Period.model_validate(period.model_dump()) == period


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"label": "Đợt"}, "DATA-PERIOD-KEYS"),
        ({"from": "2023-01-01", "to": "2023-02-01"}, "DATA-PERIOD-KEYS"),
        ({**OWN, "to": "2023-02-28"}, "DATA-PERIOD-ORDER"),
        ({**OWN, "label": ""}, "DATA-EMPTY"),
        ({**OWN, "xyz": 1}, "DATA-UNKNOWN-KEY"),
        ({**OWN, "to": "2023-02-29"}, "DATA-NO-SUCH-DAY"),
    ],
)
def test_a_period_of_ones_own_must_be_whole(given: dict[str, Any], code: str) -> None:
    assert code in refusals(Period.model_validate, obj=given)


# --- figures ---


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (20870, "20870"),
        ("20870", "20870"),
        ("12.5", "12.5"),
        ("12.50", "12.50"),
        ("1234.567", "1234.567"),
        ("1.2340", "1.2340"),
        ("-3", "-3"),
        (3.0, "3"),
        (Decimal("0.10"), "0.10"),
        ("9" * 40, "9" * 40),
    ],
)
def test_a_figure_is_exact(given: object, value: str) -> None:
    assert str(metric(value=given).value) == value


@pytest.mark.parametrize(
    "given",
    [
        "1.234",
        "-1.234",
        "20.870",
        "1.234,5",
        "1,5",
        "1 000",
        "1_000",
        "+5",
        "1e3",
        ".5",
        "5.",
        "",
        " 5",
        "NaN",
        True,
    ],
)
def test_a_figure_that_could_mean_something_else_is_refused(given: object) -> None:
    (code,) = refusals(metric, value=given)
    assert code in ("DATA-FIGURE", "DATA-FIGURE-AMBIGUOUS", "DATA-NO-FIGURE")


@pytest.mark.parametrize(
    "given", [0.1, 99.6, 0.1 + 0.2, 1e-7, 1234.567, -2.5, 1e22, 5.0, np.float64(5.5), np.float32(0.1)]
)
def test_a_float_is_taken_by_its_shortest_digits(given: float) -> None:
    made = metric(value=given, previous=given, plan=given)
    assert {made.value, made.previous, made.plan[0].value} == {Decimal(str(given))}


@pytest.mark.parametrize("given", [float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("field", ["value", "previous", "plan", "total"])
def test_a_float_that_is_no_number_is_refused(field: str, given: float) -> None:
    assert refusals(metric, **{field: given}) == ["DATA-NOT-FINITE"]


def test_what_makes_no_metric_names_it_beside_the_path() -> None:
    with pytest.raises(DataError, match="value, vb_di: ") as caught:
        metric(code="vb_di", value=float("nan"))
    (finding,) = caught.value.findings
    assert finding.as_json()["where"] == {"path": "value", "metric": "vb_di"}
    with pytest.raises(DataError) as caught:
        Issuer(name="", place="Mẫu", code="VP")
    assert [(one.where.path, one.where.metric) for one in caught.value.findings] == [("name", "")]


@pytest.mark.parametrize("given", [Decimal("Infinity"), float("inf"), [], {}])
def test_what_is_no_figure_is_refused(given: object) -> None:
    assert len(refusals(metric, value=given)) == 1


@pytest.mark.parametrize("gap", [None, Decimal("NaN"), pd.NA])
def test_a_gap_in_a_table_is_a_figure_not_known_yet(gap: object) -> None:
    blank = metric(value=gap, previous=gap, plan=gap, unit=gap)
    assert (blank.is_known, blank.exact, blank.previous, blank.plan, blank.unit) == (False, None, None, (), None)
    assert Metric.model_validate_json(blank.model_dump_json()).is_known is False
    assert refusals(metric, name=gap)


def test_what_is_computed_from_a_figure_not_known_yet_is_not_known_either() -> None:
    data = {
        "a": {"value": None},
        "b": {"value": 2},
        "c": {"sum_of": ["a", "b"]},
        "d": {"sum_of": ["c", "b"]},
        "e": {"done": "b", "of": "a"},
    }
    metrics = [{"code": code, "name": code, **facts} for code, facts in data.items()]
    report = Report.model_validate({**SMALL, "metrics": metrics})
    assert [one.code for one in report.metrics if not one.is_known] == ["a", "c", "d", "e"]


@pytest.mark.parametrize(
    ("units", "wanted", "value", "unit"),
    [
        (("tỷ đồng", "triệu đồng"), None, "285.850", "tỷ đồng"),
        (("tỷ đồng", "triệu đồng"), "triệu đồng", "285850", "triệu đồng"),
        (("tỉ đồng", "tỷ đồng"), "tỷ đồng", "1135", "tỷ đồng"),
        (("tấn", "tạ"), "tạ", "3700", "tạ"),
        (("văn bản đến", "văn bản đi"), "văn bản", "1135", "văn bản"),
        ((None, "hồ sơ"), None, "1135", "hồ sơ"),
    ],
)
def test_a_total_knows_the_scales_of_its_parts(units, wanted, value, unit):
    parts = [
        {"code": code, "name": code, "value": figure, "previous": figure, "unit": one}
        for code, figure, one in zip("ab", (285, 850), units, strict=True)
    ]
    whole = {"code": "t", "name": "Tổng", "sum_of": ["a", "b"], "unit": wanted}
    total = Report.model_validate({**SMALL, "metrics": [*parts, whole]}).figures["t"]
    assert total.value == total.previous == Decimal(value)
    assert total.unit in (unit, None)


@pytest.mark.parametrize("units", [("đồng", "lượt"), ("ha", "tấn"), ("triệu USD", "tỷ đồng"), ("%", "hồ sơ")])
@pytest.mark.parametrize("facts", [{"sum_of": ["a", "b"]}, {"done": "a", "of": "b"}])
def test_units_that_do_not_go_together_are_refused(units, facts):
    parts = [{"code": code, "name": code, "value": 1, "unit": one} for code, one in zip("ab", units, strict=True)]
    codes = refusals(Report, **{**SMALL, "metrics": [*parts, {"code": "t", "name": "T", **facts}]})
    assert codes == ["DATA-UNITS"]


def test_a_rate_is_computed_across_scales() -> None:
    parts = [
        {"code": "chi", "name": "Chi", "value": 72, "unit": "triệu đồng"},
        {"code": "thu", "name": "Thu", "value": 514, "unit": "tỷ đồng"},
        {"code": "ty_le", "name": "Tỷ lệ", "done": "chi", "of": "thu"},
    ]
    rate = Report.model_validate({**SMALL, "metrics": parts}).figures["ty_le"]
    assert round(rate.value, 4) == Decimal("0.0140")


def test_a_plan_and_an_earlier_figure_may_be_in_another_scale() -> None:
    money = metric(
        value=850,
        unit="triệu đồng",
        plan={"value": "1.7", "unit": "tỷ đồng"},
        previous={"value": 500000, "unit": "nghìn đồng"},
    )
    assert (money.plan[0].value, money.exact_previous) == (1700, 500)
    assert refusals(metric, unit="tỷ đồng", plan={"value": 5, "unit": "lượt"}) == ["DATA-UNITS"]


@pytest.mark.parametrize("given", ["0.014", "-0.125", "0.5"])
def test_a_figure_that_can_only_be_a_decimal_is_taken(given: str) -> None:
    assert metric(value=given).value == Decimal(given)


def test_choices_typed_with_their_tones_apart_are_known() -> None:
    assert metric(hedge=unicodedata.normalize("NFD", "gần")).hedge == "gần"


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_decimal_stays_itself(value: Decimal) -> None:
    kept = metric(value=value).value
    assert (kept, str(kept)) == (value, str(value))


@given(st.decimals(allow_nan=False, allow_infinity=False))
@example(Decimal("1E+2"))
@example(Decimal("1E-7"))
@example(Decimal("-12.345"))
def test_what_a_metric_dumps_is_read_again(value: Decimal) -> None:
    made = metric(value=value, previous=value, plan=value, total=value, bases=[{"of": "x", "value": value}])
    assert Metric.model_validate_json(made.model_dump_json()) == made
    assert Metric(**made.model_dump(mode="json", exclude_defaults=True)) == made


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from([None, "nghìn hồ sơ", "triệu hồ sơ"]))
@example(100, 100, None)
@example(0, 7, None)
def test_what_is_computed_is_in_plain_form_and_read_again(done: int, base: int, unit: str | None) -> None:
    report = with_rate(done, base, unit)
    assert not [one.value for one in report.metrics if "E" in str(one.value)]
    assert Report.model_validate_json(report.model_dump_json()) == report


EDITED = {
    "by a copy": lambda report, later: report.model_copy(
        update={"metrics": [report.figures["a"].model_copy(update=later), *report.metrics[1:]]}
    ),
    "made again": lambda report, later: Report(
        **{**SMALL, "metrics": [report.figures["a"].model_copy(update=later), *report.metrics[1:]]}
    ),
    "in its data": lambda report, later: _edited(report.model_dump(by_alias=True), later),
    "in its data, given ones": lambda report, later: _edited(
        report.model_dump(by_alias=True, exclude_unset=True), later
    ),
    "in its JSON": lambda report, later: _edited(report.model_dump(mode="json", exclude_defaults=True), later),
    "in the data of a file": lambda report, later: _edited(json.loads(as_json(report)), later),
}


def _edited(data: dict[str, Any], later: dict[str, Any]) -> Report:
    data["metrics"][0].update(later)
    return Report(**data)


@pytest.mark.parametrize("way", EDITED)
def test_what_is_computed_follows_the_figure_that_is_edited(way: str) -> None:
    report = with_rate(450, 500)
    edited = EDITED[way](report, {"value": 490, "estimate": True, "previous": 1})
    assert (report.figures["t"].value, report.figures["s"].value) == (90, 950)
    assert (edited.figures["t"].value, edited.figures["s"].value) == (98, 990)
    assert edited.figures["s"].estimate
    assert edited == EDITED[way](edited, {"value": 490})
    with pytest.raises(DataError, match="DATA-NOT-COMPUTED"):
        EDITED[way](report, {"value": 490, "hedge": "gần"})


def test_a_value_that_is_typed_beside_its_pair_stays_as_typed() -> None:
    typed = {"code": "t", "name": "T", "done": "a", "of": "b", "value": 91}
    metrics = [*with_rate(450, 500).metrics[:2], Metric(**typed)]
    report = Report(**{**SMALL, "metrics": metrics})
    assert (
        Report(**report.model_dump()).figures["t"].value == report.model_copy(update={"number": 9}).figures["t"].value
    )
    assert report.figures["t"].value == 91


def test_a_hedged_figure_is_known_only_as_written() -> None:
    hedged = metric(value=2600, hedge="gần")
    assert (hedged.exact, hedged.value) == (None, Decimal(2600))
    assert metric(value=2600).exact == Decimal(2600)


def test_the_previous_figure_may_be_absent_with_a_reason() -> None:
    assert metric(previous="12.5").exact_previous == Decimal("12.5")
    assert metric().exact_previous is None
    absent = metric(previous={"absent": "mới thành lập"})
    assert (absent.previous, absent.exact_previous) == (Absent(absent="mới thành lập"), None)


@pytest.mark.parametrize(
    ("given", "plans"),
    [
        (None, ()),
        ([], ()),
        (40000, (Plan(value=Decimal(40000)),)),
        ("12.5", (Plan(value=Decimal("12.5")),)),
        ({"by": "HĐND", "value": 3}, (Plan(by="HĐND", value=Decimal(3)),)),
        ([{"value": 1}, {"by": "HĐND", "value": 2}], (Plan(value=Decimal(1)), Plan(by="HĐND", value=Decimal(2)))),
        (Plan(value=Decimal(1)), (Plan(value=Decimal(1)),)),
    ],
)
def test_plans_may_be_a_figure_one_plan_or_several(given: object, plans: tuple[Plan, ...]) -> None:
    assert metric(plan=given).plan == plans


@pytest.mark.parametrize(
    "fields",
    [
        {"hedge": "gan"},
        {"nature": "dòng"},
        {"decimals": 7},
        {"decimals": -1},
        {"stated": [{"kind": "tăng", "value": 1}]},
        {"name": ""},
        {"name": 5},
        {"nmae": "x"},
        {"plan": "nhiều"},
        {"previous": "nhiều"},
    ],
)
def test_a_metric_refuses_what_it_does_not_know(fields: dict[str, Any]) -> None:
    assert refusals(metric, **fields)


# --- codes and texts ---


@pytest.mark.parametrize("code", ["van_ban_den", "văn_bản_đến", "VănBản2", "đ"])
def test_a_code_may_have_vietnamese_letters(code: str) -> None:
    for form in ("NFC", "NFD"):
        assert metric(code=unicodedata.normalize(form, code)).code == code  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["văn bản", "1a", "a-b", "a.b", "_a", "__class__", "class", "None", "a\nb", "😀"])
def test_a_code_must_be_a_name(code: str) -> None:
    assert refusals(metric, code=code) == ["DATA-CODE"]


@pytest.mark.parametrize("code", sorted(RESERVED))
def test_a_code_must_not_take_the_name_of_something_else(code: str) -> None:
    assert refusals(metric, code=code) == ["DATA-CODE-RESERVED"]


def test_two_codes_that_look_alike_are_one(small: dict[str, Any]) -> None:
    twice = [{"code": unicodedata.normalize(form, "số"), "name": "Số", "value": 1} for form in ("NFC", "NFD")]
    assert refusals(Report.model_validate, obj={**small, "metrics": twice}) == ["DATA-DUPLICATE-CODE"]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
@pytest.mark.parametrize("make", [lambda text: Section(title=text), lambda text: Section(title="x", body=text)])
def test_a_character_that_xml_forbids_is_refused_with_its_place(sign: str, make: Any) -> None:
    with pytest.raises(DataError) as caught:
        make(f"ab{sign}c")
    (finding,) = caught.value.findings
    assert finding.code == "DATA-ILLEGAL-CHARACTER"
    assert finding.facts == {"character": f"U+{ord(sign):04X}", "position": 3}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_other_text_is_kept_in_nfc(text: str) -> None:
    assert Section(title="x", body=text).body == unicodedata.normalize("NFC", text)


def test_blanks_around_a_title_go_and_those_of_a_body_stay() -> None:
    section = Section(title="  Kết quả \n", body="  a \n")
    assert (section.title, section.body) == ("Kết quả", "  a \n")


# --- the whole report ---


def nested(depth: int) -> Section:
    return Section(title="Mục", sections=(nested(depth - 1),) if depth > 1 else ())


def test_sections_go_as_deep_as_the_form_has_levels(small: dict[str, Any]) -> None:
    assert Report.model_validate({**small, "sections": [nested(DEEPEST)]}).sections[0].depth == DEEPEST
    assert refusals(Report.model_validate, obj={**small, "sections": [nested(DEEPEST + 1)]}) == ["DATA-TOO-DEEP"]


def test_sections_are_walked_in_reading_order() -> None:
    tree = Section(title="1", sections=(Section(title="2", sections=(Section(title="3"),)), Section(title="4")))
    assert [section.title for section in tree.walk()] == ["1", "2", "3", "4"]


def test_a_report_is_frozen_and_knows_its_figures(report: Report) -> None:
    assert set(report.figures) == {"van_ban_den", "tin_bai"}
    with pytest.raises(DataError):
        report.number = 6  # type: ignore[misc]
    with pytest.raises(DataError):
        report.issuer.name = "x"  # type: ignore[misc]


def test_a_report_survives_being_written_as_json(report: Report) -> None:
    assert Report.model_validate_json(report.model_dump_json(by_alias=True)) == report


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"period": None}, "DATA-EMPTY"),
        ({"sections": []}, "DATA-EMPTY-LIST"),
        ({"number": 0}, "DATA-TOO-SMALL"),
        ({"number": "bốn"}, "DATA-WHOLE-NUMBER"),
        ({"date": "25/07/2023"}, "DATA-DATE"),
        ({"standard": "nd31"}, "DATA-CHOICE"),
        ({"recipients": "Lưu"}, "DATA-LIST-EXPECTED"),
        ({"annexes": [{"title": "Biểu", "table": "x"}]}, "DATA-CHOICE"),
        ({"người ký": "x"}, "DATA-UNKNOWN-KEY"),
        ({"settings": {"ty": "ty"}}, "DATA-CHOICE"),
    ],
)
def test_a_report_refuses_what_makes_none(small: dict[str, Any], fields: dict[str, Any], code: str) -> None:
    assert refusals(Report.model_validate, obj={**small, **fields}) == [code]


def test_what_may_be_left_out_may_be_empty(small: dict[str, Any]) -> None:
    for name in ("number", "date", "subject", "standard", "annexes"):
        assert getattr(Report.model_validate({**small, name: None}), name) is None
    assert Report.model_validate(small).annexes is None
    assert Report.model_validate({**small, "annexes": []}).annexes == ()


@pytest.mark.parametrize(("base", "said"), [({"value": 0}, True), ({"value": 9, "hedge": "gần"}, False)])
def test_a_rate_of_nothing_is_told_with_what_to_do(small: dict[str, Any], base: dict[str, Any], said: bool) -> None:
    rate = {"code": "t", "name": "T", "done": "a", "of": "b"}
    parts = [{"code": "a", "name": "A", "value": 0}, {"code": "b", "name": "B", **base}]
    with pytest.raises(DataError) as refused:
        Report.model_validate({**small, "metrics": [*parts, rate]})
    assert ("bỏ số liệu này" in refused.value.findings[0].hint("vi")) is said


def test_a_name_of_blanks_is_empty() -> None:
    assert refusals(Issuer, name=" ", place="x", code="y") == ["DATA-EMPTY"]


@pytest.mark.parametrize("given", [0, 86400, "0", "1690243200", 1690243200000])
def test_a_number_is_no_date(small: dict[str, Any], given: object) -> None:
    assert refusals(Report.model_validate, obj={**small, "date": given})


def test_a_truth_is_no_number(small: dict[str, Any]) -> None:
    assert refusals(Report.model_validate, obj={**small, "number": True})


@pytest.mark.parametrize(
    ("facts", "code", "at"),
    [
        ({"done": "b"}, "DATA-MISSING-KEY", "metrics[0].of"),
        ({"sum_of": ["a"]}, "DATA-NOT-COMPUTED", "metrics[0].sum_of"),
        ({"sum_of": ["b", "khac"]}, "DATA-NOT-COMPUTED", "metrics[0].sum_of"),
        ({"done": "b", "of": "khong"}, "DATA-NOT-COMPUTED", "metrics[0].of"),
        ({"done": "b", "of": "gan"}, "DATA-NOT-COMPUTED", "metrics[0].of"),
        ({"done": "gan", "of": "b"}, "DATA-NOT-COMPUTED", "metrics[0].done"),
        ({"done": "b", "of": "ganh"}, "DATA-NOT-COMPUTED", "metrics[0].of"),
        (
            {"value": 1, "previous": {"value": 2, "window": {"from": "2023-01-01", "to": "2023-02-01"}}},
            "DATA-WINDOW-ALONE",
            "metrics[0]",
        ),
        ({"value": 1, "window": {"from": "2023-02-01", "to": "2023-01-01"}}, "DATA-PERIOD-ORDER", "metrics[0].window"),
        ({"value": 1, "previous": {"value": "x"}}, "DATA-NO-FIGURE", "metrics[0].previous.value"),
        ({"value": 1, "previous": {"ly_do": "mới"}}, "DATA-UNKNOWN-KEY", "metrics[0].previous.ly_do"),
    ],
)
def test_a_typed_metric_that_says_too_little_is_told_at_its_place(facts, code, at):
    others = [
        {"code": "b", "name": "B", "value": 3},
        {"code": "khong", "name": "Không", "value": 0},
        {"code": "gan", "name": "Gần", "value": 10, "hedge": "gần"},
    ]
    with pytest.raises(DataError) as raised:
        Report.model_validate({**SMALL, "metrics": [{"code": "a", "name": "A", **facts}, *others]})
    assert [(finding.code, str(finding.where)) for finding in raised.value.findings] == [(code, at)]
    assert raised.value.findings[0].worded("vi")
    assert raised.value.findings[0].worded("en")


def test_a_member_misspelt_is_told_with_the_code_that_is_meant() -> None:
    metrics = [
        {"code": "ho_so", "name": "Hồ sơ", "value": 3},
        {"code": "a", "name": "A", "done": "ho_so", "of": "hoso"},
    ]
    with pytest.raises(DataError) as raised:
        Report.model_validate({**SMALL, "metrics": metrics})
    (finding,) = raised.value.findings
    assert (finding.facts["member"], finding.facts["near"]) == ("of", "ho_so")
    assert "“ho_so”" in finding.hint("vi")


def test_members_nobody_has_are_told_with_all_else_that_is_wrong() -> None:
    metrics = [
        {"code": "ho_so", "name": "Hồ sơ", "valeu": 3},
        {"code": "a", "name": "A", "done": "hoso", "of": "ho_so"},
        {"code": "b", "name": "B", "sum_of": ["a", "khac"]},
        {"code": "c", "name": "C", "sum_of": ["khac"], "value": 5},
    ]
    with pytest.raises(DataError) as raised:
        Report.model_validate({**SMALL, "metrics": metrics, "date": "18/06/2026"})
    assert [(one.code, one.where.path) for one in raised.value.findings] == [
        ("DATA-DATE", "date"),
        ("DATA-UNKNOWN-KEY", "metrics[0].valeu"),
        ("DATA-NOT-COMPUTED", "metrics[1].done"),
        ("DATA-NOT-COMPUTED", "metrics[2].sum_of"),
        ("FIGURE-UNKNOWN-METRIC", "metrics[3].sum_of"),
    ]


@pytest.mark.parametrize("key", ["part_of", "of", "done", "beside", "sum_of"])
def test_a_code_that_is_none_is_refused_beside_a_value_too(key: str) -> None:
    named = ["hoso"] if key == "sum_of" else "hoso"
    metrics = [{"code": "ho_so", "name": "Hồ sơ", "value": 3}, {"code": "a", "name": "A", "value": 2, key: named}]
    if key == "done":
        metrics[1]["of"] = "ho_so"
    data = {**SMALL, "metrics": metrics}
    with pytest.raises(DataError) as raised:
        Report.model_validate(data)
    assert [(one.code, one.where.path, one.facts["near"]) for one in raised.value.findings] == [
        ("FIGURE-UNKNOWN-METRIC", f"metrics[1].{key}", "ho_so")
    ]
    assert Report.model_validate({**data, "checks": {"off": ["FIGURE-UNKNOWN-METRIC"]}}).metrics[1].value == 2


def test_records_of_which_some_were_taken_are_let_be_and_come_back_from_a_file() -> None:
    part = sokert.Metric(code="a", name="A", value=2, part_of="ho_so")
    report = Report.model_validate({**SMALL, "metrics": [part], "sections": [{"title": "Kết quả"}]})
    assert [one.where.metric for one in sokert.check(report) if one.code == "FIGURE-UNKNOWN-METRIC"] == ["a"]
    assert sokert.read_data(sokert.render(report)).metrics[0].part_of == "ho_so"
    edited, left = sokert.read_edited(hands.by(hands.typed("Kết quả", "Kết quả chính"), sokert.render(report)))
    assert (edited.sections[0].title, left) == ("Kết quả chính", ())


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            [("x", {"sum_of": ["y", "b"]}), ("y", {"sum_of": ["khac"]})],
            "Y: không tính được giá trị vì chưa có mã “khac”",
        ),
        ([("x", {"sum_of": ["y"]}), ("y", {"sum_of": ["z"]}), ("z", {"sum_of": ["y"]})], "vì “z” lại tính từ chính"),
        ([("x", {"done": "gan", "of": "b"})], "vì “gan” mới có số gần đúng"),
        ([("x", {"done": "b", "of": "khong"})], "vì mẫu số “khong” bằng 0"),
    ],
)
def test_what_keeps_a_value_from_being_computed_is_told_where_it_is(more, why):
    """Neither the metric that waits for a wrong one is blamed, nor the sound member of a pair."""
    known = [("b", {"value": 3}), ("khong", {"value": 0}), ("gan", {"value": 10, "hedge": "gần"})]
    metrics = [{"code": code, "name": code.upper(), **facts} for code, facts in (*known, *more)]
    with pytest.raises(DataError) as raised:
        Report.model_validate({**SMALL, "metrics": metrics})
    (found,) = raised.value.findings
    assert why in found.message("vi")
    assert found.facts["near"] == ""  # of a code that is there no other is meant


@pytest.mark.parametrize("given", [np.datetime64("2023-07-25"), np.datetime64("2023-07-25T00:00", "ns")])
def test_a_day_of_numpy_is_a_day(given: np.datetime64) -> None:
    assert Report.model_validate({**SMALL, "date": given}).date == day("2023-07-25")


def test_records_of_another_library_are_read_by_their_fields() -> None:
    class Earlier(BaseModel):
        value: int
        hedge: str | None = None

    class Figure(BaseModel):
        code: str
        name: str
        value: Decimal | None = None
        previous: Earlier | None = None
        unit: str = "hồ sơ"
        hedge: str | None = None

    @dataclasses.dataclass(frozen=True)
    class Chapter:
        title: str
        body: str = ""
        sections: tuple[Any, ...] = ()

    Who = collections.namedtuple("Who", "position name")
    chapters = [Chapter("Kết quả", sections=(Chapter("Hồ sơ", "Nhận {{ a|with_unit }}."),))]
    data = {
        **SMALL,
        "metrics": [Figure(code="a", name="A", value=3)],
        "sections": chapters,
        "signatory": Who("Chánh", "B"),
    }
    for report in (Report(**data), sokert.parse(data)):
        assert (report.metrics[0].unit, report.sections[0].sections[0].title) == ("hồ sơ", "Hồ sơ")
        assert report.signatory.name == "B"
        assert sokert.render(report)
    body = create_model("Body", **{name: (Any, one) for name, one in data.items()})
    assert sokert.parse(body()) == report
    unsure = Figure(code="a", name="A", value=3, previous=Earlier(value=2, hedge="độ"))
    with pytest.raises(DataError) as raised:
        Report(**{**data, "metrics": [unsure]})
    assert [one.where.path for one in raised.value.findings] == ["metrics[0].previous.hedge"]
    wrong = {**data, "sections": [Chapter("A", sections=(Chapter("B", "{{ khong }}"), Chapter("")))]}
    with pytest.raises(DataError) as raised:
        sokert.parse(wrong)
    assert {(one.code, one.where.path) for one in raised.value.findings} == {
        ("TAG-UNDEFINED", "sections[0].sections[0].body"),
        ("DATA-EMPTY", "sections[0].sections[1].title"),
    }


def test_records_that_a_table_gave_are_let_be_by_parse_too() -> None:
    rows = sokert.Metric(code="a", name="A", value=2, unit="hồ sơ", part_of="ho_so")
    report = sokert.parse({**SMALL, "metrics": [rows], "sections": [{"title": "Kết quả"}]})
    assert report.metrics[0].part_of == "ho_so"


def test_what_a_computed_figure_was_is_known_before_its_value_is() -> None:
    metrics = [
        {"code": "a", "name": "A", "value": None, "previous": 3400, "unit": "hồ sơ"},
        {"code": "b", "name": "B", "value": None, "previous": 3456, "unit": "hồ sơ"},
        {"code": "c", "name": "C", "done": "a", "of": "b"},
        {"code": "d", "name": "D", "sum_of": ["a", "b"]},
    ]
    report = Report.model_validate({**SMALL, "metrics": metrics, "draft": True, "sections": [{"title": "T"}]})
    rate, total = report.metrics[2:]
    assert (rate.is_known, total.is_known, total.exact_previous, rate.unit) == (False, False, Decimal(6856), "%")
    assert round(rate.exact_previous or 0, 1) == Decimal("98.4")
    assert Report.model_validate_json(as_json(report)) == report


@pytest.mark.parametrize("key", ["recipients", "addressees", "identities"])
def test_a_set_for_a_list_is_refused_with_all_else(small: dict[str, Any], key: str) -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.parse({**small, key: {"Sở A", "Sở B"}, "number": "x"})
    assert {(one.code, one.where.path) for one in raised.value.findings} >= {("DATA-UNORDERED", key)}
    assert len(raised.value.findings) == 2
    assert sokert.parse({**small, "recipients": dict.fromkeys("BA").keys()}).recipients == ("B", "A")
