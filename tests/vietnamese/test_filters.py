"""The filters as templates use them, within a report and without one."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError

from sokert.errors import DataError, MissingValueError, SokertError
from sokert.models import Metric, Settings
from sokert.vietnamese import FILTERS
from sokert.vietnamese.example import REPORT, shown
from sokert.vietnamese.figures import BLANK
from sokert.vietnamese.filters.annex import table
from sokert.vietnamese.filters.surroundings import number_of
from sokert.vietnamese.without_filter import said
from vietnamese.makers import H1_2023, metric

DESIGNED = {
    *("number", "percent", "money", "words", "with_unit", "change"),
    *("progress", "share", "sentence", "date", "roman", "ordinal"),
}


def alone(text: str, **given: object) -> str:
    """Return template text filled with no report in reach."""
    environment = Environment(undefined=StrictUndefined, finalize=said)
    environment.filters.update(FILTERS)
    return environment.from_string(text).render(given)


def test_every_filter_of_the_design_is_there():
    assert set(FILTERS) >= DESIGNED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 20870|number }}", "20.870"),
        ("{{ 12.5|percent }}", "12,5%"),
        ("{{ 1200000000|money }}", "1,2 tỷ đồng"),
        ("{{ 20870|words }}", "hai mươi nghìn tám trăm bảy mươi"),
        ("{{ 5|with_unit('lượt') }}", "05 lượt"),
        ("{{ 20870|with_unit('văn bản') }}", "20.870 văn bản"),
        ("{{ 112|change(previous=100) }}", "tăng 12% so với cùng kỳ"),
        ("{{ 112|change }}", ""),
        ("{{ 62|progress(plan=90) }}", "đạt 68,9% kế hoạch năm"),
        ("{{ 62|progress }}", ""),
        ("{{ 123|share(1000) }}", "chiếm 12,3%"),
        ("{{ 123|share }}", ""),
        ("{{ 123|sentence }}", "123"),
        ("{{ day|date }}", "ngày 05 tháng 7 năm 2023"),
        ("{{ '2023-07-05'|date }}", "ngày 05 tháng 7 năm 2023"),
        ("{{ none|date(year=2023) }}", "ngày     tháng     năm 2023"),
        ("{{ none|date('short', year=2023) }}", ""),
        ("{{ 4|roman }}", "IV"),
        ("{{ 4.0|roman }}", "IV"),
        ("{{ 1|ordinal }}", "nhất"),
        ("{{ 4305000|average }}", ""),
        ("{{ 20|cumulative }}", ""),
        ("{{ 2587|hedged(100) }}", "gần 2.600"),
        ("{{ metric|change }}", "tăng 7,6% so với cùng kỳ"),
        ("{{ metric|number(1) }}", "12.480,0"),
        ("{{ rate|percent(2) }}", "99,80%"),
        ("{{ hedged|words }}", "gần hai nghìn sáu trăm"),
        ("{{ hedged|hedged }}", "gần 2.600"),
        ("{{ money|money }}", "285 tỷ đồng"),
        ("{{ money|money('triệu đồng') }}", "285.000 triệu đồng"),
        ("{{ dollars|money }}", "27 USD"),
        ("{{ money|money_words }}", "Hai trăm tám mươi lăm tỷ đồng"),
        ("{{ hedged|or_none }}", "gần 2.600 tin bài"),
    ],
)
def test_filters_work_as_far_as_they_can_without_a_report(text, expected):
    facts = {
        "day": datetime.date(2023, 7, 5),
        "metric": metric(12480, "văn bản", previous=11600),
        "rate": metric("99.8", "%"),
        "hedged": metric(2600, "tin bài", hedge="gần"),
        "money": metric(285, "tỷ đồng"),
        "dollars": metric(27, "USD"),
    }
    assert alone(text, **facts) == expected


def test_settings_of_the_report_reach_every_filter():
    house = Settings(rate_decimals=2, pad_counts=False, pad_months=True, zero_tens="lẻ", ty="tỉ", keep_rate_zeros=True)
    facts = {
        "report": REPORT.model_copy(update={"settings": house}),
        "period": REPORT.period,
        **REPORT.figures,
    }
    told = {
        "{{ van_ban_den|change }}": "tăng 7,59% so với cùng kỳ năm 2023",
        "{{ vu|with_unit }}": "4 vụ",
        "{{ period|name }}": "06 tháng đầu năm 2024",
        "{{ 105|words }}": "một trăm lẻ năm",
        "{{ 1200000000|money }}": "1,2 tỉ đồng",
        "{{ thu|progress }}": "đạt 57,00% dự toán Trung ương giao, 54,81% dự toán HĐND tỉnh giao",
        "{{ 57|percent }}": "57,00%",
    }
    assert {text: alone(text, **facts) for text in told} == told


def test_parts_are_found_by_what_they_say_they_belong_to():
    metrics = [
        metric(12, "đơn", code="don"),
        *(metric(n, code=c, part_of="don", name=c) for c, n in (("a", 5), ("b", 7))),
    ]
    report = REPORT.model_copy(update={"metrics": tuple(metrics)})
    assert alone("{{ don|breakdown }}", report=report, **report.figures) == "gồm: a 05, b 07"
    assert alone("{{ b|share }}", report=report, **report.figures) == "chiếm 58,3%"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ 'a'|number }}", "WORDS-NOT-A-NUMBER"),
        ("{{ true|number }}", "WORDS-NOT-A-NUMBER"),
        ("{{ []|change }}", "WORDS-NOT-A-NUMBER"),
        ("{{ none|number }}", "WORDS-NO-VALUE"),
        ("{{ none|change }}", "WORDS-NO-VALUE"),
        ("{{ van_ban_den|percent }}", "WORDS-NOT-A-RATE"),
        ("{{ van_ban_den|money }}", "WORDS-NOT-MONEY"),
        ("{{ van_ban_den|money_words }}", "WORDS-NOT-MONEY"),
        ("{{ 5|money('hồ sơ') }}", "WORDS-NOT-MONEY"),
        ("{{ van_ban_den|change('bth') }}", "WORDS-UNKNOWN-FORM"),
        ("{{ van_ban_den|sentence('bth') }}", "WORDS-UNKNOWN-FORM"),
        ("{{ van_ban_den|contribution(tong, 'shar') }}", "WORDS-UNKNOWN-FORM"),
        ("{{ '2023-07-25'|date('shrt') }}", "WORDS-UNKNOWN-FORM"),
        ("{{ 'mai'|date }}", "WORDS-NOT-A-DATE"),
        ("{{ 2.5|roman }}", "WORDS-NOT-WHOLE"),
        ("{{ 0|roman }}", "WORDS-NOT-ROMAN"),
        ("{{ 0|ordinal }}", "WORDS-NOT-ORDINAL"),
        ("{{ 'x'|name }}", "WORDS-NOT-A-PERIOD"),
        ("{{ 1e30|words }}", "WORDS-TOO-LARGE"),
        ("{{ tin_bai|money_words }}", "WORDS-NOT-MONEY"),
        ("{{ 5|change(previous=tin_bai) }}", "WORDS-NOT-EXACT"),
        ("{{ 5|number(2000000) }}", "WORDS-DECIMALS"),
        ("{{ 5|dossiers(late=1) }}", "WORDS-MISSING-COUNT"),
        ("{{ 5|dossiers(lat=1) }}", "WORDS-UNKNOWN-COUNT"),
        ("{{ ['van_ban_den', 'tin_bai']|table }}", "WORDS-ROWS-OF-TEXT"),
        ("{{ [{'ten': 'Xã A'}]|table({'Xã': 'tne'}) }}", "WORDS-NO-COLUMN"),
        ("{{ [[1, 2]]|table({'Số': 2}) }}", "WORDS-NO-COLUMN"),
        ("{{ period|table }}", "WORDS-NOT-ROWS"),
        ("{{ [tin_bai]|table(groups={'A': ['tin']}) }}", "WORDS-GROUP-CODE"),
        ("{{ [tin_bai]|table(groups={'A': 'tin_bai'}) }}", "WORDS-GROUP-CODE"),
        ("{{ [1, 2] }}", "WORDS-NOT-PRINTABLE"),
        ("{{ {'a': 1} }}", "WORDS-NOT-PRINTABLE"),
        ("{{ none }}", "WORDS-NO-VALUE"),
    ],
)
def test_every_fault_is_told_in_both_languages_with_a_remedy(text, code):
    with pytest.raises(SokertError) as told:
        shown(text)
    finding = told.value.findings[0]
    assert finding.code == code
    assert isinstance(told.value, DataError | MissingValueError)
    for language in ("vi", "en"):
        assert finding.message(language)
        assert finding.hint(language)
        assert "{" not in finding.message(language)


def test_what_keeps_a_figure_from_being_computed_is_named():
    unknown = metric(None, "vụ", code="vu")
    with pytest.raises(DataError) as told:
        number_of(unknown)
    assert alone("{{ vu|roman }}", vu=unknown) == BLANK  # as it prints everywhere
    assert "'vu' is not known yet:" in told.value.findings[0].message("en")
    with pytest.raises(DataError) as told:
        shown("{{ van_ban_den|share('tong') }}")
    assert told.value.findings[0].hint("en").endswith("without quotes: tong")


def test_the_plan_of_a_figure_is_told_with_its_filter():
    with pytest.raises(DataError) as told:
        shown("{{ noi_dung.plan }}")
    assert "{{ ...|plan }}" in told.value.findings[0].hint("en")


def test_a_rank_that_rose_has_no_difference_that_fell():
    assert shown("{{ xep_hang|difference }}") == "tăng 03 bậc"


def test_an_undefined_name_keeps_jinjas_own_error():
    for text in (
        "{{ khong_co|number }}",
        "{{ khong_co|change }}",
        "{{ khong_co|date }}",
        "{{ 5|with_unit(khong_co) }}",
    ):
        with pytest.raises(UndefinedError, match="khong_co"):
            shown(text)


def test_a_hedged_count_leaves_the_dossiers_untold():
    assert shown("{{ 5|dossiers(carried=tin_bai, early=1, on_time=2, late=0) }}") == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("văn bản", "văn bản"),
        ("", ""),
        (2023, "2023"),
        (20870, "20870"),
        (True, "có"),
        (False, "không"),
        (Decimal("12.5"), "12,5"),
        (Decimal("20870"), "20.870"),
        (12.5, "12,5"),
        (2023.0, "2023"),
        (0.1, "0,1"),
        (datetime.date(2023, 7, 5), "05/7/2023"),
        (datetime.datetime(2023, 12, 25), "25/12/2023"),
        (datetime.datetime(2023, 12, 25, 10, 30), "10 giờ 30 phút ngày 25/12/2023"),
        (datetime.datetime(2023, 12, 25, 17, 0, tzinfo=datetime.UTC), "26/12/2023"),
        (Fraction(1, 3), "0,3"),
        (1 / 3, "0,3"),
        (0.1 + 0.2, "0,3"),
        (Fraction(1, 700), "0,001"),
        (H1_2023, "6 tháng đầu năm 2023"),
        (metric(2600, hedge="gần"), "gần 2.600"),
        (metric(20870), "20.870"),
        (metric("99.80", "%"), "99,8"),
        (metric("12.50"), "12,50"),
    ],
)
def test_what_prints_without_a_filter(value, expected):
    assert said(value) == expected


@pytest.mark.parametrize("value", [[], {}, (), set(), object(), b"", 1j, Settings()])
def test_what_does_not_print_is_refused(value):
    with pytest.raises(DataError):
        said(value)


def test_what_prints_follows_the_house():
    assert said(H1_2023, Settings(pad_months=True)) == "06 tháng đầu năm 2023"
    assert said(metric("57.0", "%"), Settings(keep_rate_zeros=True)) == "57,0"


@pytest.mark.parametrize(
    ("value", "printed"),
    [(0.1 + 0.2, "0,3 đồng; Không phẩy ba đồng"), (1_500_000 * 0.07, "105.000 đồng; Một trăm linh năm nghìn đồng")],
)
def test_money_out_of_float_arithmetic_is_printed_without_digits_that_say_nothing(value: float, printed: str) -> None:
    assert shown("{{ x|money }}; {{ x|money_words }}", x=value) == printed


def test_one_metric_is_a_table_of_one_row_not_of_its_fields() -> None:
    one = Metric(code="tin", name="Tin bài", value=5, unit="tin")
    assert [row.cells for row in table({}, one).rows] == [row.cells for row in table({}, [one]).rows]
