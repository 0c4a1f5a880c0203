"""What a record tells of itself: as text, as JSON, by code; each line was once a change that no test noticed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sokert.models import Metric, Period, Report
from sokert.models.catalogue import _slipped, catalogue, catalogue_of
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
        {"code": "b", "name": "B"},
    ]
    report = report_of(template="C:\\mau\\mau.docx", metrics=metrics, sections=[{"title": "T"}], recipients=["x"])
    assert as_json(report) == (
        '{"template":"mau.docx","period":"2023-H1","issuer":{"name":"Văn phòng","parent":"UBND tỉnh Bắc Kạn",'
        '"place":"Bắc Kạn","code":"VP"},"number":5,"date":"2023-07-05","recipients":["x"],'
        '"signatory":{"authority":"KT. Chánh Văn phòng","position":"Phó Chánh Văn phòng"},'
        '"metrics":[{"code":"a","name":"A","value":12.50,"source":"so.xlsx!B7"},{"code":"b","name":"B"}],'
        '"sections":[{"title":"T"}]}'
    )


@pytest.mark.parametrize(
    "digits", ["0", "-5", "12.5", "12.50", "0.1", "1E-7", "1E+30", "12345678901234567890", "0.30000000000000004", "-0"]
)
def test_a_figure_is_written_digit_by_digit_as_it_is(digits: str) -> None:
    figures = {"a": Decimal(digits), "b": [Decimal("1.5"), "chữ", None, True], "c": Decimal("NaN")}
    assert exact_json(figures) == f'{{"a":{digits},"b":[1.5,"chữ",null,true]}}'
    assert exact_json({"a": Decimal(digits)}) == f'{{"a":{digits}}}'


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
        ("vanban", "vanbam", False),
    ],
)
def test_two_long_codes_that_differ_by_a_letter_are_one_mistyped(one: str, other: str, slipped: bool) -> None:
    assert _slipped(one, other) is slipped


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
    ],
)
def test_a_period_is_its_months(code: str, starts: str, ends: str) -> None:
    period = Period.of(code)
    assert (period.starts.isoformat(), period.ends.isoformat(), str(period)) == (starts, ends, code)


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
