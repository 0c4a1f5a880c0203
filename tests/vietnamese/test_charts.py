"""Charts as data: what is drawn of metrics, what it says in words, and what is told when it cannot be drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sokert.document.chart import Chart
from sokert.errors import DataError
from sokert.models import Metric, Period
from sokert.vietnamese.charts import Wanted, metric_chart, row_chart
from sokert.vietnamese.filters.chart import _text, chart
from sokert.word.charts import figures
from told import as_golden, said

PLANS = [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}]
METRICS = {
    "den": {"name": "Văn bản đến", "value": 20870, "unit": "văn bản", "previous": 19254, "plan": 40000},
    "di": {"name": "Văn bản đi", "value": 8223, "unit": "văn bản", "previous": 7950, "plan": 16000},
    "tin": {"name": "Tin bài", "value": 2600, "unit": "tin", "hedge": "gần", "previous": {"absent": "mới thành lập"}},
    "thu": {"name": "Thu", "value": 285, "unit": "tỷ đồng", "previous": 240, "plan": PLANS},
    "phi": {"name": "Phí", "value": "85300", "unit": "triệu đồng", "previous": 90100, "part_of": "thu"},
    "cho": {"name": "Chờ", "unit": "tỷ đồng"},
    "ho": {"name": "Hộ nghèo", "value": 310, "unit": "hộ", "nature": "stock", "previous": 350},
    "tong": {"name": "Tổng thu", "value": 300, "unit": "tỷ đồng", "sum_of": ["thu", "khac"]},
    "quy": {"name": "Quỹ", "value": 40, "unit": "tỷ đồng", "plan": [PLANS[0] | {"value": 60}]},
    "uoc": {"name": "Ước", "value": 5, "unit": "vụ", "estimate": True},
    "viet": {"name": "Viết", "value": 20, "unit": "vụ", "hedge": "hơn", "written": "hơn hai chục"},
    "khong": {"name": "Không", "value": 0, "unit": "vụ"},
    "am": {"name": "Chênh lệch", "value": -5, "unit": "tỷ đồng"},
}
PERIOD = Period.of("2023-H1")


def metrics(*codes: str) -> list[Metric]:
    return [Metric.model_validate({"code": code, **METRICS[code]}) for code in codes]


def made(*codes: str, **wanted: Any) -> Chart:
    return metric_chart(metrics(*codes), Wanted(**wanted), PERIOD)


def values(drawn: Chart) -> list[list[Decimal | None]]:
    return [[point.value for point in series.points] for series in drawn.series]


@pytest.mark.parametrize(
    ("codes", "wanted", "alt"),
    [
        (
            ["den", "di"],
            {"title": "Văn bản"},
            "Biểu đồ cột “Văn bản”, 6 tháng đầu năm 2023: Văn bản đến 20.870 văn bản; Văn bản đi 8.223 văn bản.",
        ),
        (
            ["den"],
            {"previous": True, "plan": True},
            "Biểu đồ cột: Văn bản đến: cùng kỳ năm 2022 19.254 văn bản, thực hiện 6 tháng đầu năm 2023 20.870 văn bản,"
            " kế hoạch năm 40.000 văn bản.",
        ),
        (
            ["tin"],
            {"kind": "bars", "previous": True},
            "Biểu đồ thanh ngang: Tin bài: cùng kỳ năm 2022 không so sánh (mới thành lập), 6 tháng đầu năm 2023"
            " gần 2.600 tin.",
        ),
        (
            ["thu", "cho"],
            {"kind": "stacked", "previous": None},
            "Biểu đồ cột chồng: 6 tháng đầu năm 2023: Thu 285 tỷ đồng, Chờ chưa có số liệu.",
        ),
        (
            ["den", "di"],
            {"kind": "pie"},
            "Biểu đồ tròn, 6 tháng đầu năm 2023: Văn bản đến 20.870 văn bản (71,7%); Văn bản đi 8.223 văn bản (28,3%).",
        ),
        (["ho"], {"previous": True}, "Biểu đồ cột: Hộ nghèo: ngày 31/12/2022 350 hộ, 6 tháng đầu năm 2023 310 hộ."),
        (["den"], {"alt": "Lời riêng."}, "Lời riêng."),
        (
            ["ho", "den"],
            {"previous": True},
            "Biểu đồ cột: Hộ nghèo (hộ): cùng kỳ năm 2022 (số thời điểm: 31/12/2022) 350 hộ, 6 tháng đầu năm 2023"
            " 310 hộ; Văn bản đến (văn bản): cùng kỳ năm 2022 (số thời điểm: 31/12/2022) 19.254 văn bản, 6 tháng đầu"
            " năm 2023 20.870 văn bản.",
        ),
        (
            ["uoc", "viet"],
            {"kind": "pie"},
            "Biểu đồ tròn, 6 tháng đầu năm 2023: Ước ước 05 vụ; Viết hơn hai chục vụ.",
        ),
        (
            ["thu", "quy"],
            {"plan": True},
            "Biểu đồ cột: Thu: thực hiện 6 tháng đầu năm 2023 285 tỷ đồng, dự toán Trung ương giao 500 tỷ đồng, dự toán"
            " HĐND tỉnh giao 520 tỷ đồng; Quỹ: thực hiện 6 tháng đầu năm 2023 40 tỷ đồng, dự toán Trung ương giao"
            " 60 tỷ đồng, dự toán HĐND tỉnh giao không giao.",
        ),
    ],
)
def test_a_chart_says_in_words_all_it_shows(codes: list[str], wanted: dict[str, Any], alt: str) -> None:
    assert made(*codes, **wanted).alt == alt


def test_scales_of_one_unit_are_brought_to_the_first_or_to_the_one_asked_for() -> None:
    first = metric_chart([*metrics("thu", "am"), metrics("phi")[0].model_copy(update={"part_of": None})], Wanted())
    assert (values(first), first.unit, first.decimals) == ([[Decimal(285), Decimal(-5), Decimal("85.3")]], "tỷ đồng", 1)
    asked = made("phi", previous=True, unit="tỷ đồng")
    assert values(asked) == [[Decimal("90.1")], [Decimal("85.3")]]
    assert "90,1 tỷ đồng" in asked.alt


def test_things_counted_by_other_names_keep_them() -> None:
    drawn = made("den", "tin")
    assert (drawn.unit, drawn.categories) == ("", ("Văn bản đến (văn bản)", "Tin bài (tin)"))


def test_plans_stand_by_who_set_them() -> None:
    drawn = made("thu", plan=True)
    names = ["Thực hiện 6 tháng đầu năm 2023", "Dự toán Trung ương giao", "Dự toán HĐND tỉnh giao"]
    assert [series.name for series in drawn.series] == names
    assert (drawn.main, made("thu", plan=True, previous=True).main) == (0, 1)


def test_a_line_goes_through_every_time_that_is_known() -> None:
    bases = [{"of": "năm 2019", "value": 210}, {"of": "năm 2020", "value": 225}]
    given = [
        metrics("thu")[0].model_copy(update={"bases": Metric(code="x", name="x", bases=bases).bases}),
        *metrics("am"),
    ]
    drawn = metric_chart(given, Wanted("lines"), PERIOD)
    assert drawn.categories == ("Năm 2019", "Năm 2020", "Cùng kỳ năm 2022", "6 tháng đầu năm 2023")
    assert values(drawn) == [[210, 225, 240, 285], [None, None, None, -5]]


@pytest.mark.parametrize(
    ("codes", "wanted", "told"),
    [
        (["den", "thu"], {}, ["CHART-UNITS"]),
        (["tin", "ho"], {"plan": True}, ["CHART-NO-PLAN"] * 2),
        (["tin"], {"bases": True}, ["CHART-NO-BASES"]),
        (["cho"], {"previous": True}, ["CHART-NO-PREVIOUS"]),
        (["cho"], {}, ["CHART-EMPTY"]),
        (["thu", "phi"], {"kind": "stacked"}, ["CHART-PART-AND-WHOLE"]),
        (["thu", "tong"], {"kind": "pie"}, ["CHART-PART-AND-WHOLE"]),
        (["den", "thu"], {"unit": "văn bản"}, ["CHART-UNITS"]),
        (["thu", "am"], {"kind": "pie"}, ["CHART-PIE-NEGATIVE"]),
        (["khong"], {"kind": "pie"}, ["CHART-EMPTY"]),
        (["den"], {"kind": "pie", "plan": True}, ["CHART-PIE-SERIES"]),
        (["den"] * 8, {"kind": "pie"}, ["CHART-PIE-SLICES"]),
        (["den"] * 41, {}, ["CHART-CATEGORIES"]),
        (["den"] * 9, {"kind": "lines"}, ["CHART-SERIES"]),
        (["tin"], {"kind": "lines"}, ["CHART-ONE-TIME"]),
    ],
)
def test_what_cannot_be_drawn_is_told(
    codes: list[str], wanted: dict[str, Any], told: list[str], request: pytest.FixtureRequest
) -> None:
    with pytest.raises(DataError) as raised:
        made(*codes, **wanted)
    assert [finding.code for finding in raised.value.findings] == told
    named = f"{len(codes)} {' '.join(codes[:2])} {wanted}".replace(": ", "=")
    as_golden("charts", {named: " // ".join(map(said, raised.value.findings))}, request)


@pytest.mark.parametrize(
    ("figures", "options", "told"),
    [
        ([], {}, ["CHART-NOTHING"]),
        (["khong_co", "cung_khong"], {}, ["CHART-UNKNOWN-CODE"] * 2),
        ([5], {}, ["CHART-NOT-FIGURES"]),
        (["x"], {"kind": "pi", "width": "to", "tilte": "x"}, ["CHART-OPTION", "CHART-KIND", "CHART-SIZE"]),
        (["x"], {"width": 29, "height": 501}, ["CHART-SIZE"] * 2),
        (["x"], {"width": True}, ["CHART-SIZE"]),
        (["x"], {"width": 30, "height": 500}, ["CHART-UNKNOWN-CODE"]),
        ([5, {"Tên": "a", "Số": "b"}], {}, ["CHART-NOT-FIGURES"]),
        (["x", {"Tên": "a", "Số": "b"}], {}, ["CHART-NOT-FIGURES"]),
        (["x"], {"title": 5}, ["CHART-TEXT"]),
        ([[{"a": 1}], {"Tên": "a"}], {}, ["CHART-COLUMNS"]),
        ([[{"a": "x", "b": 1}], {"Tên": "a", "Số": "c"}], {}, ["CHART-NO-COLUMN"]),
        ([[{"a": [], "b": 1}], {"Tên": "a", "Số": "b"}], {}, ["CHART-CATEGORY"]),
        ([[5], {"Tên": "a", "Số": "b"}], {}, ["CHART-ROW"]),
        ([[{"a": "x", "b": "12"}], {"Tên": "a", "Số": "b"}], {}, ["WORDS-NOT-A-NUMBER"]),
    ],
)
def test_what_a_tag_gets_wrong_is_told_together(
    figures: list[Any], options: dict[str, Any], told: list[str], request: pytest.FixtureRequest
) -> None:
    with pytest.raises(DataError) as raised:
        chart({}, *figures, **options)  # type: ignore[arg-type]
    assert [finding.code for finding in raised.value.findings] == told
    named = f"chart {figures} {options}".replace(": ", "=")
    as_golden("charts", {named: " // ".join(map(said, raised.value.findings))}, request)


def test_the_words_of_a_tag_are_whole_letters_with_one_blank_between() -> None:
    assert _text("title", " Tho\u0302n  A ") == "Thôn A"


def test_rows_of_any_data_leave_gaps() -> None:
    drawn = row_chart([["Xã A", 1200], ["Xã B", None], ["Xã C", Decimal("0.5")]], {"Xã": 0, "Số hộ": 1})
    assert (values(drawn), drawn.decimals) == ([[1200, None, Decimal("0.5")]], 1)


@pytest.mark.parametrize(
    ("heads", "odd"),
    [
        (("Sản lượng (tấn)", "Tỷ trọng (%)"), "Tỷ trọng (%)"),
        (("Sản lượng (tấn)", "Sản lượng cả năm (nghìn tấn)"), "Sản lượng cả năm (nghìn tấn)"),
        (("Số hộ", "Thu (tỷ đồng)", "Diện tích (ha)"), "Diện tích (ha)"),
        (("Thu (tỷ đồng)", "Chi (tỷ đồng)"), ""),
        (("Số hộ (hộ)", "Số người (người)"), ""),
        (("Thực hiện (6 tháng)", "Tỷ lệ (%)"), ""),
    ],
)
def test_columns_of_two_units_are_not_drawn_on_one_axis(heads: tuple[str, ...], odd: str) -> None:
    rows = [{"Xã": "Xã A", **dict.fromkeys(heads, 12)}]
    if not odd:
        assert chart({}, rows).series  # type: ignore[arg-type]
        return
    with pytest.raises(DataError) as raised:
        chart({}, rows)  # type: ignore[arg-type]
    (found,) = raised.value.findings
    assert (found.code, found.facts["name"]) == ("CHART-UNITS", odd)
    columns = dict(pair.strip('"').split('": "') for pair in str(found.facts["columns"]).split(", "))
    assert chart({}, rows, columns).series  # type: ignore[arg-type]


def test_each_column_has_its_own_decimals() -> None:
    rows = [{"Huyện": "Bắc", "Sản lượng": 150000, "Tỷ trọng": "53.0973"}, {"Huyện": "Nam", "Sản lượng": 132500}]
    drawn = row_chart(rows[:1], {"Huyện": "Huyện", "Sản lượng": "Sản lượng"})
    assert [one.decimals for one in drawn.series] == [0]
    rows = [{**one, "Tỷ trọng": Decimal("53.0973")} for one in rows]
    drawn = row_chart(rows, {one: one for one in rows[0]})
    assert ([one.decimals for one in drawn.series], drawn.decimals) == ([0, 4], 4)
    codes = ["#,##0", "#,##0.0000"]
    for at, code in enumerate(codes):
        assert f"<c:formatCode>[$-42A]{code}</c:formatCode>" in figures.values(drawn, at)


def test_rows_are_named_by_what_stands_in_their_first_column() -> None:
    given = [{"kỳ": Period.of("2023-Q1"), "số": metrics("den")[0]}, {"kỳ": metrics("di")[0], "số": ""}]
    drawn = row_chart(given, {"Kỳ": "kỳ", "Số": "số"}, Wanted("lines", unit="văn bản", title="Đến"))
    assert drawn.categories == ("Quý I năm 2023", "Văn bản đi")
    assert values(drawn) == [[20870, None]]
    assert drawn.alt == "Biểu đồ đường “Đến”, Số: Quý I năm 2023 20.870 văn bản; Văn bản đi chưa có số liệu."
    several = row_chart([["A", 1, 2]], {"Xã": 0, "Hộ": 1, "Người": 2}, Wanted(width=50, height=40))
    assert several.alt == "Biểu đồ cột: A: Hộ 1, Người 2."
    assert (several.width, several.height, several.decimals, several.unit) == (50, 40, 0, "")


def test_a_tag_that_names_only_its_figures_draws_columns_of_this_period() -> None:
    drawn = chart({"den": metrics("den")[0]}, "den")  # type: ignore[arg-type]
    assert (drawn.kind, values(drawn), drawn.title, drawn.unit) == ("columns", [[20870]], "", "văn bản")


@pytest.mark.parametrize("words", ["Ghi chú", "A"])
def test_a_column_of_words_is_told_with_the_columns_to_name(words: str) -> None:
    rows = [{"Xã": "A", words: "chưa rà soát", "Số hộ": 5}, {"Xã": "B", words: "", "Số hộ": 6}]
    with pytest.raises(DataError) as raised:
        chart({}, rows)
    assert 'chart(..., {"Xã": "Xã", "Số hộ": "Số hộ"})' in raised.value.findings[0].hint("vi")
    assert chart({}, rows, {"Xã": "Xã", "Số hộ": "Số hộ"}).categories == ("A", "B")
