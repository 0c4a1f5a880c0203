"""What a record tells of itself: as text, as JSON, by code; each line was once a change that no test noticed."""

from __future__ import annotations

import re
from collections import namedtuple
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import pytest

import sokert.models
from sokert.errors import DataError, Finding, Place, Term
from sokert.models import (
    RESERVED,
    Annex,
    DocumentRow,
    DossierRow,
    Issuer,
    Metric,
    Period,
    Report,
    Section,
    Settings,
    Signatory,
    Span,
)
from sokert.models.catalogue import _slipped, catalogue, catalogue_of
from sokert.models.coverage import Coverage, partial
from sokert.models.fields import day_of, rows_of
from sokert.models.inputs import GIVEN
from sokert.models.metric import grouped, in_unit
from sokert.models.problems import finding_of
from sokert.models.report import placed, template_of
from sokert.models.written import as_json, exact_json
from specimens import SMALL

SPAN = {"from": "2022-01-01", "to": "2022-06-30"}


def report_of(**more: Any) -> Report:
    return Report.model_validate({**SMALL, **more})


def metric(**more: Any) -> Metric:
    return Metric.model_validate({"code": "a", "name": "A", "value": 5, **more})


def test_a_report_leaves_as_the_json_that_was_given() -> None:
    metrics = [
        {"code": "a", "name": "A", "value": "12.50", "source": "/home/vp/so.xlsx!B7"},
        {"code": "b", "name": "B", "window": SPAN},
    ]
    report = report_of(template="C:\\mau\\mau.docx", metrics=metrics, sections=[{"title": "T"}], recipients=["x"])
    assert as_json(report) == (
        '{"template":"mau.docx","period":"2023-H1","issuer":{"name":"Văn phòng","parent":"UBND tỉnh Bắc Kạn",'
        '"place":"Bắc Kạn","code":"VP"},"number":5,"date":"2023-07-05","recipients":["x"],'
        '"signatory":{"authority":"KT. Chánh Văn phòng","position":"Phó Chánh Văn phòng"},'
        '"metrics":[{"code":"a","name":"A","value":12.50,"source":"so.xlsx!B7"},'
        '{"code":"b","name":"B","window":{"from":"2022-01-01","to":"2022-06-30"}}],'
        '"sections":[{"title":"T"}]}'
    )


@pytest.mark.parametrize(
    "digits", ["0", "-5", "12.5", "12.50", "0.1", "1E-7", "1E+30", "12345678901234567890", "0.30000000000000004", "-0"]
)
def test_a_figure_is_written_digit_by_digit_as_it_is(digits: str) -> None:
    figures = {"a": Decimal(digits), "b": [Decimal("1.5"), "chữ", None, True], "c": Decimal("NaN")}
    assert exact_json(figures) == f'{{"a":{digits},"b":[1.5,"chữ",null,true]}}'
    assert exact_json({"a": Decimal(digits), "b": [1, 2]}) == f'{{"a":{digits},"b":[1,2]}}'


def test_a_report_says_what_it_holds() -> None:
    assert str(report_of()) == "2023-H1, Văn phòng: 2 metrics, 1 section"
    assert ("tin_bai" in report_of().figures, "tin" in report_of().figures) == (True, False)
    signed = report_of(signatory={"authority": "TL. Chủ tịch\nChánh Văn phòng", "position": "Phó"})
    assert signed.signatory.lines == ("TL. Chủ tịch", "Chánh Văn phòng", "Phó")


def test_a_metric_stands_under_its_own_heading_or_the_annex_s() -> None:
    metrics = [{"code": code, "name": code, "value": 1, "group": "Thu", "above": ["A"]} for code in ("a", "b")]
    assert report_of(metrics=metrics).headings == {"a": ("A", "Thu"), "b": ("A", "Thu")}
    annexed = report_of(metrics=metrics, annexes=[{"title": "Biểu", "groups": {"Chi": ["b"]}}])
    assert annexed.headings == {"a": ("A", "Thu"), "b": ("Chi",)}


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({}, date(2023, 7, 5)),
        ({"draft": True}, date(2023, 12, 31)),
        ({"date": None}, date(2023, 12, 31)),
        ({"date": "2024-01-03", "draft": True}, date(2024, 12, 31)),
    ],
)
def test_the_rules_are_those_of_the_day_that_is_printed(more: dict[str, Any], day: date) -> None:
    given = {key: value for key, value in {**SMALL, **more}.items() if value is not None}
    assert Report.model_validate(given).day == day


@pytest.mark.parametrize(
    ("more", "unlike"),
    [
        ({}, ""),
        ({"previous": 3}, ""),
        ({"previous": {"value": 3, "scope": "xã"}}, "scope"),
        ({"previous": {"value": 3, "window": SPAN}, "window": {"from": "2023-01-01", "to": "2023-06-30"}}, ""),
        ({"previous": {"value": 3, "window": SPAN}, "window": {"from": "2023-01-01", "to": "2023-03-31"}}, "window"),
    ],
)
def test_why_an_earlier_figure_does_not_compare(more: dict[str, Any], unlike: str) -> None:
    assert metric(**more).unlike == unlike


def test_an_earlier_figure_is_a_record_however_it_was_given() -> None:
    earlier = metric(previous="3.5").earlier
    assert earlier
    assert (earlier.value, metric().earlier) == (Decimal("3.5"), None)


def test_a_rank_is_known_by_its_name() -> None:
    ranks = [metric(name="Xếp hạng chỉ số PAPI"), metric(name="Xếp hạng", nature="flow"), metric(value="5.5")]
    assert [one.nature for one in ranks] == ["rank", "flow", "flow"]


@pytest.mark.parametrize(
    ("one", "other", "slipped"),
    [
        ("vanbanden", "vanbanden", True),
        ("vanbanden", "vanbandn", True),
        ("vanbanden", "vanbandenx", True),
        ("vanbanden", "vnabanden", True),
        ("vanbanden", "vanbandem", True),
        ("vanbanden", "vanbanxxx", False),
        ("vanbanden", "vanbandenxy", False),
        ("vanban", "vanbam", False),
    ],
)
def test_two_long_codes_that_differ_by_a_letter_are_one_mistyped(one: str, other: str, slipped: bool) -> None:
    assert _slipped(one, other) is slipped


def test_a_slip_is_seen_below_the_marks_and_a_numbered_code_is_no_slip() -> None:
    assert [catalogue("office").meant(code) for code in ("văn_bản_đne", "van_ban_den2")] == ["van_ban_den", ""]


def test_a_report_has_the_catalogue_of_its_kind() -> None:
    office = catalogue("office")
    assert catalogue_of(report_of(kind="office")) is catalogue_of(report_of()) is office
    assert catalogue_of(report_of(template="mau.docx")).metrics == {}
    assert {entry.nature for entry in office.metrics.values()} <= {"flow", "stock", "rate", "rank"}


@pytest.mark.parametrize(
    ("code", "starts", "ends"),
    [
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("2023-Q2", "2023-04-01", "2023-06-30"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-HK1", "2023-09-01", "2024-01-31"),
        ("2023-HK2", "2024-02-01", "2024-05-31"),
        ("2023-NH", "2023-09-01", "2024-05-31"),
    ],
)
def test_a_period_is_its_months(code: str, starts: str, ends: str) -> None:
    period = Period.of(code)
    assert (period.starts.isoformat(), period.ends.isoformat(), str(period)) == (starts, ends, code)


@pytest.mark.parametrize(
    ("code", "following"), [("2023-H2", "2024-H1"), ("2023-9M", "2023"), ("2023", "2024"), ("2023-11", "2023-12")]
)
def test_a_period_is_followed_by_the_next_of_its_kind(code: str, following: str) -> None:
    assert str(Period.of(code).next_period) == following


def test_a_period_of_its_own_is_written_whole() -> None:
    own = {"label": "Tuần 3", "from": date(2023, 1, 16), "to": date(2023, 1, 20)}
    period = Period.model_validate(own)
    assert (period.model_dump(by_alias=True), period.year) == (own, 2023)
    narrowed = Period.model_validate({"kind": "half", "year": 2023, "number": 1, "from": date(2023, 1, 5)})
    assert narrowed.model_dump() == {"kind": "half", "year": 2023, "number": 1, "from": date(2023, 1, 5)}


def test_a_record_shows_what_was_given() -> None:
    assert (
        repr(metric(unit="vụ", decimals=0)) == "Metric(code='a', name='A', value=Decimal('5'), unit='vụ', decimals=0)"
    )
    assert metric(value=float(2**53)).value == Decimal(2**53)
    assert metric(value=Decimal("12.5")).value == Decimal("12.5")


def test_every_public_name_is_there() -> None:
    for room in (sokert.models, sokert.models.annex):
        assert [name for name in room.__all__ if not hasattr(room, name)] == []


def test_what_jinja_and_the_pages_know_is_no_code() -> None:
    words = (
        "loop self super caller varargs kwargs true false none report period issuer metrics sections footnote endnote"
    )
    assert set(words.split()) | {"ref", "anchor", "contents", "chart"} == RESERVED


def test_what_is_left_out_is_the_house_s_choice() -> None:
    said = {
        "stock_since": "year-start",
        "on_time_base": "resolved",
        "zero_tens": "linh",
        "thousand": "nghìn",
        "ty": "tỷ",
    }
    on = {"rate_decimals": 1, "pad_counts": True}
    off = dict.fromkeys(("keep_rate_zeros", "pad_months", "multiples"), False)
    assert Settings().model_dump() == {**said, **on, **off}
    assert set(DossierRow(name="Đất đai").model_dump().values()) == {"Đất đai", 0}
    blank = report_of()
    assert (blank.embed, blank.draft, blank.joint, blank.template) == (True, False, False, "half-year/office")
    assert [(one.estimate, one.closed, one.better, one.nature) for one in [metric()]] == [
        (False, False, "more", "flow")
    ]
    annex = Annex(title="Biểu")
    assert (annex.table, annex.orientation, annex.body) == ("metrics", "landscape", "")
    assert DocumentRow(symbol="1/BC").about == ""


def test_every_record_is_frozen_and_may_be_given_in_part() -> None:
    assert [kind for kind in GIVEN if not kind.model_config.get("frozen")] == []
    assert [given for given in GIVEN.values() if getattr(given, "__total__", False)] == []


def test_a_record_stands_in_a_set_and_knows_its_keys_by_both_names() -> None:
    days = {"first": date(2022, 1, 1), "last": date(2022, 6, 30)}
    assert len({metric(), metric(), Period.of("2023-H1"), Span(**days), Span(**SPAN), Section(title="a")}) == 4  # type: ignore[arg-type]
    own = Period(kind="other", year=2022, label="Đợt", **days)  # type: ignore[arg-type]
    assert own == Period.model_validate({"label": "Đợt", **SPAN})


def test_every_way_to_another_record_checks_it() -> None:
    one = metric(unit="vụ")
    assert one.copy() == Metric.model_construct(code="a", name="A", value=5, unit="vụ") == one
    assert (one.copy(update={"value": 7}).value, one.model_copy(update={"value": 7}).unit) == (7, "vụ")
    whole = report_of()
    assert whole.model_copy().issuer is whole.issuer  # which is frozen
    with pytest.raises(DataError, match="DATA-NO-FIGURE"):
        one.copy(update={"value": "x"})


@pytest.mark.parametrize(
    ("changed", "how"),
    [
        (lambda one: setattr(one, "value", 7), "model_copy(update=dict(value=...))"),
        (lambda one: delattr(one, "unit"), "model_copy(update=dict(unit=...))"),
    ],
)
def test_a_record_that_is_to_be_changed_says_how_a_copy_is(changed: Any, how: str) -> None:
    with pytest.raises(DataError) as caught:
        changed(metric())
    assert caught.value.findings[0].facts["how"] == how


@pytest.mark.parametrize(
    ("more", "code", "fact"),
    [
        ({"metrics": [metric(), metric()], "date": "x"}, "DATA-DUPLICATE-CODE", {"given": "a"}),
        ({"metrics": [metric(), vars(metric(code="b", part_of="khac"))]}, "FIGURE-UNKNOWN-METRIC", {"name": "A"}),
    ],
)
def test_records_are_judged_beside_data(more: dict[str, Any], code: str, fact: dict[str, str]) -> None:
    with pytest.raises(DataError) as caught:
        report_of(**more)
    found = caught.value.findings[-1]
    assert (found.code, fact.items() <= found.facts.items()) == (code, True)


@pytest.mark.parametrize(
    "changed", [lambda one: one.figures.__setitem__("a", metric()), lambda one: one.figures.__delitem__("van_ban_den")]
)
def test_figures_are_to_be_looked_at(changed: Any) -> None:
    with pytest.raises(DataError) as caught:
        changed(report_of())
    assert caught.value.findings[0].facts["how"] == "model_copy(update=dict(metrics=...))"


def test_a_record_is_a_table_for_a_notebook() -> None:
    rows = (("name", "<b>A</b>"), ("place", "x"), ("code", "y"))
    issuer = Issuer(**dict(rows), contact={"phone": "12"})
    cell = "<td style='text-align:left'>"
    shown = issuer._repr_html_() or ""
    assert f"{cell}&lt;b&gt;A&lt;/b&gt;</td>" in shown
    assert (
        f"contact</th>{cell}<table><tr><th style='text-align:left'>phone</th>{cell}12</td></tr></table></td>" in shown
    )
    assert "parent" not in shown
    assert re.findall("<th [^>]*>([a-z]+)</th>", metric(closed=False)._repr_html_() or "") == [
        "code",
        "name",
        "value",
        "closed",
    ]  # and no other default
    assert "value" not in (metric(value=None)._repr_html_() or "")  # what is not known yet
    signs = Signatory(authority=["TL. Chủ tịch", "Chánh"], position="Phó")._repr_html_() or ""
    assert "TL. Chủ tịch<br>Chánh</td>" in signs
    assert "<td style='text-align:left'>a<br>b</td>" in (
        Annex(title="x", groups={"y": ["a"]}, body="a\nb")._repr_html_() or ""
    )


@pytest.mark.parametrize(
    ("hedges", "carried"),
    [
        (["gần", None], "gần"),
        ([None, None], None),
        (["hơn", "trên"], "hơn"),
        (["gần", "dưới"], "gần"),
        (["gần", "hơn"], "khoảng"),
        (["trên", "dưới", "khoảng"], "khoảng"),
        (["gần", "ước"], "ước"),
    ],
)
def test_a_sum_is_hedged_as_its_parts_are(hedges: list[str | None], carried: str | None) -> None:
    parts = [{"code": f"m{at}", "name": "M", "value": 5, "hedge": hedge} for at, hedge in enumerate(hedges)]
    total = {"code": "t", "name": "T", "sum_of": [part["code"] for part in parts]}
    assert report_of(metrics=[*parts, total]).figures["t"].hedge == carried


def test_what_was_computed_follows_its_parts_and_is_not_written() -> None:
    report = report_of(metrics=[{"code": "a", "name": "A", "value": 5}, {"code": "t", "name": "T", "sum_of": ["a"]}])
    total = report.figures["t"]
    assert (total.value, [one["value"] for one in report.model_dump()["metrics"]]) == (5, [5, None])
    assert report.model_copy(update={"metrics": (metric(value=7), total)}).figures["t"].value == 7


def test_a_total_of_what_is_not_known_yet_is_what_it_was_in_the_same_period() -> None:
    part = {"code": "a", "name": "A", "unit": "vụ", "previous": 3}
    total = report_of(metrics=[part, {"code": "t", "name": "T", "unit": "vụ", "sum_of": ["a"]}]).figures["t"]
    assert (total.is_known, total.unit, total.previous) == (False, "vụ", 3)


def test_a_gap_of_a_frame_is_nothing_where_a_record_stands_and_no_figure_where_one_does() -> None:
    gap = float("nan")
    assert (metric(window=gap).window, metric(unit=gap).unit) == (None, None)
    with pytest.raises(DataError, match="DATA-NOT-FINITE"):
        metric(plan=gap)


def test_a_day_of_an_array_is_one() -> None:
    array = type("datetime64", (), {"astype": lambda self, _: self, "item": lambda _: date(2023, 7, 5)})
    assert day_of(array()) == date(2023, 7, 5)


def test_totals_that_lack_the_same_units_are_told_together() -> None:
    few, most = Coverage(units=2, of=3, without=("Xã C",)), Coverage(units=0, of=12, without=tuple("ABCDEFGHIJKL"))
    totals = [metric(code=f"t{at}", name=f"T{at}", coverage=few) for at in range(4)]
    others = [metric(coverage=most), metric(coverage=Coverage(units=3, of=3)), metric(value=None, coverage=few)]
    found = list(partial([*totals, *others]))
    assert [(one.code, one.level, one.where.metric) for one in found] == [
        ("FIGURE-PARTIAL", "warning", "t0"),
        ("FIGURE-PARTIAL", "warning", "a"),
    ]
    assert found[0].facts == {"names": "T0, T1, T2", "more": 1, "units": 2, "of": 3, "without": "Xã C", "others": ""}
    assert (found[1].facts["without"], found[1].facts["others"]) == ("A, B, C, D, E, F, G, H, I, J", 2)
    assert found[1].facts["more"] == ""


def test_two_totals_called_nearly_alike_that_no_unit_gave_both_of_may_be_one_figure() -> None:
    named = [("a", "Hồ sơ", "AB"), ("b", "Số hồ sơ", "C"), ("c", "Đơn thư", "C"), ("d", "Tổng hồ sơ", "B")]
    totals = [
        metric(code=code, name=name, coverage=Coverage(units=3 - len(without), of=3, without=tuple(without)))
        for code, name, without in named
    ]
    pair, *others = partial(totals)
    assert pair.facts == {"name": "Số hồ sơ", "other": "Hồ sơ", "code": "b", "other_code": "a"}
    assert [one.where.metric for one in (pair, *others)] == ["b", "c", "d"]


@pytest.mark.parametrize(("without", "most", "said"), [("AB", 2, "; chưa có: A, B"), ("AB", 1, ""), ("", 2, "")])
def test_what_a_total_lacks_is_named_where_it_is_little(without: str, most: int, said: str) -> None:
    assert Coverage(units=1, of=3, without=tuple(without)).worded(most) == f"từ 1/3 đơn vị{said}"


def test_figures_below_one_heading_stand_together() -> None:
    ways = [("A", "x"), ("B", "y"), ("A", "z"), (), ("A",)]
    metrics = [
        metric(code=f"m{at}", group=way[-1] if way else None, above=list(way[:-1])) for at, way in enumerate(ways)
    ]
    assert list(grouped(metrics)) == [(), ("A",), ("A", "x"), ("A", "z"), ("B", "y")]


def test_in_the_same_scale_only_the_unit_s_name_is_another() -> None:
    assert in_unit(metric(unit="tỉ đồng", previous=3), "tỷ đồng", 0) == metric(unit="tỷ đồng", previous=3)
    moved = in_unit(metric(previous={"value": 3, "hedge": "gần"}, bases=[{"of": "2019", "value": 2}]), None, 1)
    assert (moved.earlier and moved.earlier.value, moved.bases[0].value, moved.value) == (30, 20, 50)


def test_a_unit_that_the_catalogue_does_not_know_is_strange() -> None:
    office = catalogue("office")
    known = {"code": "van_ban_den", "name": "Văn bản đến", "value": 1}
    units = ["văn bản", "triệu đồng", None]
    assert [office.strange_unit(Metric(**known, unit=unit)) for unit in units] == [False, True, False]
    assert not office.strange_unit(metric(unit="triệu đồng"))


def test_a_template_of_one_s_own_lies_in_its_folder() -> None:
    own = report_of(template="mau.docx", kind="school").lying_in("don-vi")
    assert (Path(own.template_file), report_of().template_file) == (Path("don-vi", "mau.docx"), "half-year/office")
    assert report_of(kind="school").template == "half-year/school"
    assert "template" not in report_of().model_fields_set
    assert template_of({"template": "mau.docx", "kind": "school"}) == "mau.docx"


def test_names_and_marks_are_read_as_people_write_them() -> None:
    assert Section(title="x", id="ket-qua-2").id == "ket-qua-2"
    assert report_of(urgency="HOẢ  TỐC").urgency == "hỏa tốc"


def test_what_a_source_gives_is_refused_at_its_cell() -> None:
    class Placed:
        data: ClassVar = {"code": "a", "name": "A", "value": "x"}

        def place(self, key: str) -> Place:
            return Place(path=f"so.xlsx!{key}")

    error = {"type": "decimal_parsing", "loc": ("value",), "input": "x"}
    assert finding_of(error, Placed()).where.path == "so.xlsx!value"
    assert finding_of({**error, "loc": ()}, Placed()).where.path == "so.xlsx!"
    later = finding_of({**error, "type": "of_later", "msg": "Input is odd"}, Placed())
    assert (later.code, later.facts["said"]) == ("DATA-INVALID", "Input is odd")  # in pydantic's own words


def test_what_was_found_of_a_table_stays_with_what_was_read_of_it() -> None:
    one, found = metric(), (Finding("FIGURE-NOT-KNOWN"),)
    assert (one.remarked(()) is one, one.remarks, one.remarked(found).remarks) == (True, (), found)
    marked = ((("sections", 0, "body"), "Như cũ."),)
    report = report_of().remarked(found, marked)
    assert (report.remarks, report.marked, report_of().marked) == (found, marked, ())


def test_a_section_that_is_an_object_is_looked_at_below_one_that_is_a_mapping() -> None:
    part = namedtuple("Part", ["title"])("A")
    assert rows_of([{"title": "T", "sections": [part]}]) == [{"title": "T", "sections": [{"title": "A"}]}]


@pytest.mark.parametrize(
    ("finding", "path"),
    [
        (Finding("FIGURE-UNIT-MISSING", where=Place(metric="tin_bai")), "metrics[1].unit"),
        (Finding("FIGURE-CATALOGUE-UNIT", where=Place(metric="tin_bai")), "metrics[1].unit"),
        (Finding("FIGURE-NOT-AS-REPORTED", where=Place(metric="tin_bai")), "metrics[1].previous"),
        (Finding("FIGURE-PART-RING", where=Place(metric="van_ban_den")), "metrics[0].part_of"),
        (Finding("FIGURE-NOT-KNOWN", {"of": Term("ROLE-PREVIOUS")}, Place(metric="tin_bai")), "metrics[1].previous"),
        (Finding("FIGURE-NOT-KNOWN", {"of": Term("ROLE-PLAN")}, Place(metric="tin_bai")), "metrics[1].plan"),
        (Finding("FIGURE-NOT-KNOWN", where=Place(metric="khac")), ""),
        (Finding("FIGURE-IDENTITY", where=Place(text="tin_bai <= van_ban_den")), "identities[0]"),
        (Finding("FIGURE-IDENTITY", where=Place(text="tin_bai", metric="tin_bai")), "metrics[1].value"),
        (Finding("FIGURE-NOT-KNOWN", where=Place(path="so.xlsx!B7", metric="tin_bai")), "so.xlsx!B7"),
    ],
)
def test_what_is_found_of_a_figure_has_the_way_to_it(finding: Finding, path: str) -> None:
    report = report_of(identities=["tin_bai <= van_ban_den"])
    assert placed(report, finding).where.path == path
    beside = [Place(metric="tin_bai", path="value"), Place(metric="khac", path="value")]
    assert [one.path for one in placed(report, replace(finding, beside=tuple(beside))).beside] == ["metrics[1].value"]


def test_another_value_no_longer_comes_from_the_cell_of_the_old_one() -> None:
    one = sokert.Metric(code="a", name="A", value=5, unit="vụ", source="so-lieu.xlsx!B7")
    copies = ({"value": 7}, {"value": 7, "source": "báo cáo bổ sung"}, {"name": "B"}, {"value": 5})
    assert [one.model_copy(update=update).source for update in copies] == [
        None,
        "báo cáo bổ sung",
        "so-lieu.xlsx!B7",
        "so-lieu.xlsx!B7",
    ]
    unknown = sokert.Metric(code="a", name="A", source="so-lieu.xlsx!B7")
    assert unknown.model_copy(update={"unit": "vụ"}).source == "so-lieu.xlsx!B7"
