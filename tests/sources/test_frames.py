"""Frames as programs have them: an index that says something, columns called nearly so, ratios under a percentage."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import pickle
import re
import sqlite3
import sys
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import polars as pl
import pytest

import sokert
from page import words
from small_forms import form, p, seen
from specimens import SMALL

RAW = pd.DataFrame({"Xã": ["Hòa An", "Hòa An", "Tân Lập"], "Việc": ["đất", "hộ", "rừng"], "value": [1, 2, 3]})


def told(given: Any, **how: Any) -> list[tuple[str, str, object]]:
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from(given, **how)
    return [(one.code, str(one.facts.get("given")), one.facts.get("key")) for one in raised.value.findings]


@pytest.mark.parametrize(
    ("frame", "found"),
    [
        (RAW.groupby("Xã").sum(numeric_only=True), {"Hòa An": 3, "Tân Lập": 3}),
        (RAW.groupby("Xã")["value"].sum(), {"Hòa An": 3, "Tân Lập": 3}),
        (RAW.set_index("Việc").rename_axis(None), {"đất": 1, "hộ": 2, "rừng": 3}),
        (RAW.set_index(["Việc", "Xã"])[["value"]], {"đất": 1, "hộ": 2, "rừng": 3}),
        (RAW["Xã"].value_counts().rename("Số hồ sơ"), {"Hòa An": 2, "Tân Lập": 1}),
        (RAW[RAW["value"] > 1][["Việc", "value"]], {"hộ": 2, "rừng": 3}),  # rows of which some are left out
        (RAW.set_index("Việc", drop=False), {"đất": 1, "hộ": 2, "rừng": 3}),
    ],
)
def test_an_index_that_says_something_is_a_column(frame: Any, found: dict[str, int]) -> None:
    columns = {"name": "Việc"} if "Việc" in {*frame.index.names, *getattr(frame, "columns", ())} else None
    metrics = sokert.metrics_from(frame, columns=columns)
    assert {one.name.lower(): one.value for one in metrics} == {name.lower(): value for name, value in found.items()}


@dataclass
class Row:
    code: str
    name: str
    value: object


class Named(NamedTuple):
    code: str
    name: str
    value: object


ROWS = [
    Row("den", "Văn bản đến", Decimal(3)),
    Named("di", "Văn bản đi", None),
    {"code": "tin", "name": "Tin", "value": 2},
]


def test_dataclasses_and_named_tuples_are_rows_without_a_library_of_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    assert [(one.code, one.is_known) for one in sokert.metrics_from(ROWS)] == [
        ("den", True),
        ("di", False),
        ("tin", True),
    ]
    made = sokert.Report.model_validate({**SMALL, "metrics": ROWS, "sections": [{"title": "A"}], "identities": []})
    assert [one.code for one in made.metrics] == ["den", "di", "tin"]
    assert told([Row, 3]) == [("SOURCE-NO-TABLE", "list[type]", None)]


def test_what_is_wrong_in_a_dataclass_has_its_path() -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.Report.model_validate({**SMALL, "metrics": [Row("a", "A", "1.234,5"), Row("a b", "B", 1)]})
    found = [(one.code, one.where.path) for one in raised.value.findings]
    assert found == [("DATA-FIGURE", "metrics[0].value"), ("DATA-CODE", "metrics[1].code")]


@pytest.mark.parametrize("given", [RAW.groupby("Xã"), RAW["value"].rolling(2), pl.Series("a", [1]), {"a": 1}, None])
def test_what_is_no_table_is_told(given: object) -> None:
    assert [one[0] for one in told(given)] == ["SOURCE-NO-TABLE"]


@pytest.mark.parametrize("frame", [RAW, pl.from_dict({"name": ["Đơn"], "value": [1]})])
def test_a_frame_for_metrics_leads_to_what_reads_it(frame: Any) -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.Report.model_validate({**SMALL, "metrics": frame})
    assert [(one.code, one.where.path) for one in raised.value.findings] == [("DATA-FRAME", "metrics")]
    assert "metrics_from" in raised.value.findings[0].hint("vi")


def test_a_row_of_a_frame_given_for_a_metric_leads_to_what_reads_the_frame() -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.Metric.model_validate({"Chỉ tiêu": "Đơn", "ĐVT": "đơn", "Thực hiện": 5})
    assert [(one.code, one.facts["given"]) for one in raised.value.findings] == [
        ("DATA-ROW", "Chỉ tiêu, ĐVT, Thực hiện")
    ]


def test_rows_of_a_table_given_for_metrics_are_told_once() -> None:
    row = {"Chỉ tiêu": "Đơn", "ĐVT": "đơn", "Thực hiện": 5}
    with pytest.raises(sokert.DataError) as raised:
        sokert.Report.model_validate({**SMALL, "metrics": [row, {**row, "Chỉ tiêu": "Thư"}]})
    assert [(one.code, one.where.path) for one in raised.value.findings] == [("DATA-ROW", "metrics[0]")]


def test_one_name_in_two_units_is_told_with_both() -> None:
    rows = {"Chỉ tiêu": ["Thu", "Thu"], "ĐVT": ["tỷ đồng", "triệu đồng"], "Thực hiện": [2, 5]}
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from(pd.DataFrame(rows))
    (one,) = raised.value.findings
    assert (one.code, one.facts["unit"], one.facts["other"]) == ("SOURCE-SAME-NAME", "triệu đồng", "tỷ đồng")


def test_rows_of_one_name_carry_the_group_that_a_column_gives() -> None:
    frame = RAW.assign(Việc="đất").groupby(["Xã", "Việc"])["value"].sum().rename_axis(["group", "name"])
    assert [(one.code, one.group) for one in sokert.metrics_from(frame)] == [
        ("hoa_an_dat", "Hòa An"),
        ("tan_lap_dat", "Tân Lập"),
    ]


@pytest.mark.parametrize(
    ("heads", "how"),
    [
        (("Nhóm", "Chỉ tiêu"), {}),
        (("Lĩnh vực", "Chỉ tiêu"), {}),
        (("Khối", "Chỉ tiêu"), {"columns": {"group": "Khối"}}),
    ],
)
def test_a_column_of_groups_is_known_by_its_heading_or_said(heads: tuple[str, str], how: dict[str, Any]) -> None:
    rows = [dict(zip((*heads, "Thực hiện"), row, strict=True)) for row in (("Xã A", "Đất", 1), ("Xã B", "Đất", 2))]
    found = [(one.code, one.group) for one in sokert.metrics_from(rows, **how)]
    assert found == [("xa_a_dat", "Xã A"), ("xa_b_dat", "Xã B")]


@pytest.mark.parametrize("heading", ["Nhóm", "Lĩnh vực"])
def test_a_column_of_groups_alone_names_the_rows(heading: str) -> None:
    assert [one.name for one in sokert.metrics_from([{heading: "Đất", "Thực hiện": 1}])] == ["Đất"]


def test_rows_of_one_name_under_two_groups_are_told() -> None:
    twice = pd.DataFrame({"Xã": ["A", "A"], "Việc": ["đất", "đất"], "value": [1, 2]}).set_index(["Xã", "Việc"])
    assert told(twice)[0][0] == "SOURCE-SAME-NAME"


def test_rows_of_one_typed_code_are_told_by_the_code() -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from([{"code": "a", "name": "Đất", "value": 1}, {"code": "a", "name": "Rừng", "value": 2}])
    assert [one.message("en") for one in raised.value.findings] == ["“Rừng” has the code “a” of the row at name[0]"]


def test_a_key_that_one_record_spells_otherwise_is_told() -> None:
    rows = [
        {"name": "A", "value": 1, "previous": 3},
        {"name": "B", "value": 1, "prevoius": 3},
        {"name": "C", "value": 4},
    ]
    assert [code for code, *_ in told(rows)] == ["SOURCE-COLUMN-NEAR"]
    both = [{**row, "previous": 3, "prevoius": 4} for row in rows]
    assert len(sokert.metrics_from(both)) == 3


@pytest.mark.parametrize("asked", [{"sheet": 1}, {"name": 3}, {"period": ["2026-H1"]}])
def test_what_a_call_does_not_take_is_told(asked: Any) -> None:
    with pytest.raises(sokert.DataError, match="CALL-ARGUMENT"):
        sokert.metrics_from([{"name": "A", "value": 1}], **asked)


def test_a_year_may_be_a_number_as_in_a_report() -> None:
    with pytest.raises(sokert.DataError, match="SOURCE-YEAR"):
        sokert.metrics_from([{"name": "A", "Năm 2025": 1}], period=2026)


def test_a_word_of_the_office_s_own_is_no_key_of_ours() -> None:
    data = {"don_vi": ["Xã A", "Xã B"], "loai": ["đất", "hộ tịch"], "value": [3, 4]}
    assert [(one.name, one.unit, one.nature) for one in sokert.metrics_from(pl.DataFrame(data))] == [
        ("Xã A", None, "flow"),
        ("Xã B", None, "flow"),
    ]
    assert [one.name for one in sokert.metrics_from(pl.DataFrame(data).drop("don_vi"))] == ["Đất", "Hộ tịch"]
    units = pl.DataFrame({"name": ["Đơn nhận"], "value": [3], "don_vi": ["đơn"]})
    assert [one.unit for one in sokert.metrics_from(units)] == ["đơn"]


def test_headings_of_several_rows_are_named_as_one() -> None:
    made = RAW.groupby("Xã").agg({"value": ["sum", "count"]})
    assert [one[:1] + one[2:] for one in told(made)] == [("SOURCE-COLUMN-MISSING", "value")]
    metrics = sokert.metrics_from(made, columns={"value": "value / sum"})
    assert [one.value for one in metrics] == [3, 3]


@pytest.mark.parametrize(
    "kind",
    [
        pd.DataFrame,
        pl.DataFrame,
        lambda data: [dict(zip(data, row, strict=True)) for row in zip(*data.values(), strict=True)],
    ],
)
def test_columns_that_are_called_nearly_as_a_key_are_told_all_at_once(kind: Any) -> None:
    data = {
        "name": ["Đơn"],
        "value": [3],
        "unti": ["đơn"],
        "prevous": [2],
        "năm": [2023],
        "score": [1],
        "ke_hoach": [5],
    }
    assert told(kind(data)) == [
        ("SOURCE-COLUMN-NEAR", "unti", "unit"),
        ("SOURCE-COLUMN-NEAR", "prevous", "previous"),
    ]


def test_a_column_of_a_sheet_that_is_called_nearly_so_is_a_remark(tmp_path: Any) -> None:
    (tmp_path / "a.csv").write_text("Chỉ tiêu;ĐVT;Thực hiện;Cùnng kỳ\nĐơn nhận;đơn;3;2\n", "utf-8")
    assert [one.value for one in sokert.metrics_from(tmp_path / "a.csv")] == [3]


@pytest.mark.parametrize("value", [0.996, 9592 / 9610, Decimal("0.9981")])
def test_a_ratio_under_a_percentage_is_told(value: object) -> None:
    frame = pd.DataFrame({"name": ["Đơn", "Đúng hạn"], "value": [9610, value], "unit": ["đơn", "%"]}, dtype=object)
    assert [one[0] for one in told(frame)] == ["SOURCE-CELL-RATIO"]


@pytest.mark.parametrize("read", [pd.read_csv, pl.read_csv])
def test_dots_between_thousands_that_a_program_took_for_decimals_are_told(read: Any) -> None:
    rows = "Chỉ tiêu;ĐVT;Thực hiện;Kế hoạch\nLúa;tấn;78.450;155.000\nGieo trồng;ha;12.345,6;24.800\nNgô;tấn;80;155\n"
    separator = {"sep" if read is pd.read_csv else "separator": ";"}
    assert told(read(io.StringIO(rows), **separator)) == [
        ("SOURCE-CELL-THOUSANDS", given, None) for given in ("155", "24,8")
    ]


@pytest.mark.parametrize("plan", ["155", 155, 90000.0])
def test_a_plan_that_lost_no_dots_is_read_beside_a_figure_with_dots(plan: object) -> None:
    rows = [{"name": "Lúa", "unit": "tấn", "value": "78.450", "plan": plan}]
    assert sokert.metrics_from(rows)[0].plan[0].value == int(plan)  # type: ignore[call-overload]


def test_what_is_no_figure_shows_no_mark_before_decimals() -> None:
    frame = pd.DataFrame({"name": ["Đến", "Đi"], "unit": ["văn bản"] * 2, "value": ["12.480", "3.2OO"]})
    assert told(frame) == [("SOURCE-CELL-TEXT", "3.2OO", None)]


def test_rows_of_several_offices_are_told_once_with_what_makes_a_report_of_each() -> None:
    rows = {"xa": ["A", "A", "B", "B"], "name": ["Thu", "Chi"] * 2, "unit": ["đồng"] * 4, "value": [1, 2, 3, 4]}
    with pytest.raises(sokert.DataError) as refused:
        sokert.metrics_from(pd.DataFrame(rows))
    (found,) = refused.value.findings
    assert (found.code, found.facts["column"]) == ("SOURCE-LONG-UNITS", "xa")
    assert 'groupby("xa")' in found.hint("vi")


@pytest.mark.parametrize("times", ["ky", "Năm", "Quý"])
@pytest.mark.parametrize("time", ["2026-H1", 2026])
def test_rows_of_several_offices_and_one_time_are_told_as_several_offices(times: str, time: object) -> None:
    rows = {"Xã": ["A", "B"], times: [time] * 2, "name": ["Thu"] * 2, "unit": ["đồng"] * 2, "value": [1, 2]}
    with pytest.raises(sokert.DataError) as refused:
        sokert.metrics_from(pd.DataFrame(rows))
    (found,) = refused.value.findings
    assert (found.code, found.facts["column"]) == ("SOURCE-LONG-UNITS", "Xã")


def test_a_rate_without_a_unit_is_asked_too_and_a_percentage_may_be_in_words() -> None:
    bare = {"name": ["Tỷ lệ đúng hạn"], "value": [0.9961538]}
    assert [one[0] for one in told(pd.DataFrame(bare))] == ["SOURCE-CELL-RATIO"]
    spelt = pd.DataFrame({"name": ["Đúng hạn"], "value": [99.6], "unit": ["Phần trăm"]})
    assert [(one.value, one.unit) for one in sokert.metrics_from(spelt)] == [(Decimal("99.6"), "%")]


def test_a_code_that_is_renamed_and_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from([{"name": "Văn bản", "value": 1}], codes={"van_bna": "vb"})
    assert [(one.code, one.facts["near"]) for one in raised.value.findings] == [("SOURCE-NO-CODE", "van_ban")]


def test_codes_are_renamed_by_what_follows_from_a_name_or_by_the_name() -> None:
    for key in ("van_ban", "Văn bản"):
        (metric,) = sokert.metrics_from([{"name": "Văn bản", "value": 1}], codes={key: "vb"})
        assert metric.code == "vb"


def test_a_frame_is_no_list_of_reports_or_of_their_files() -> None:
    with pytest.raises(sokert.DataError, match="CALL-ARGUMENT"):
        sokert.consolidate(RAW, issuer={})


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("Xã A", 1), ("Xã B", 2), ("Tổng số", 9)], True),
        ([("Xã A", 1), ("Xã B", 2), ("Cộng", 3)], False),
        ([("Xã A", 1), ("Xã B", 2), ("Tổng số vụ", 9)], False),
        ([("Tổng số", 9), ("Xã A", 1), ("Xã B", 2)], False),  # what follows may divide it in more than one way
        ([("Xã A", 1), ("Trong đó: nữ", 5), ("Xã B", 2), ("Tổng cộng", 3)], False),
        ([("Xã A", 1), ("Xã B", None), ("Tổng số", 9)], False),
    ],
)
def test_a_row_of_the_total_is_held_against_those_above_it(rows: list[tuple[str, int | None]], told: bool) -> None:
    given = [{"Chỉ tiêu": name, "ĐVT": "vụ", "Thực hiện": value} for name, value in rows]
    report = sokert.Report.model_validate({**SMALL, "metrics": sokert.metrics_from(given)})
    assert ("FIGURE-IDENTITY" in {one.code for one in sokert.check(report)}) == told


def test_a_notebook_shows_the_plan_where_there_is_one() -> None:
    rows = [{"name": "Thu", "value": 1200, "plan": 2400}, {"name": "Chi", "value": 900}]
    shown = sokert.metrics_from(rows)._repr_html_()
    assert ("Kế hoạch</th>" in shown, "2.400" in shown) == (True, True)
    assert "Kế hoạch</th>" not in sokert.metrics_from(rows[1:])._repr_html_()


def test_a_short_float_of_numpy_fills_a_form_by_its_digits() -> None:
    made = sokert.Template(form(p("{{ a|number }} {{ a }}"))).render({"a": np.float32(0.1)})
    assert seen(made) == ["0,1 0,1"]


def test_numbers_of_numpy_stand_in_rich_text_as_others_do() -> None:
    assert str(sokert.RichText(np.int64(5), " ", np.float64(1234.5))) == "5 1.234,5"


def test_a_small_percentage_is_none_and_one_in_words_is_taken_as_said() -> None:
    for value, held in ((0.5, "0.5"), (99.6, "99.6"), ("0,996%", "0.996")):
        frame = pd.DataFrame({"name": ["Hộ nghèo"], "value": [value], "unit": ["%"]})
        assert [one.value for one in sokert.metrics_from(frame)] == [Decimal(held)]


@pytest.mark.parametrize(
    ("name", "value", "previous", "is_told"),
    [
        ("Tỷ lệ", "0.996", None, True),
        ("Tỷ lệ giải quyết đúng hạn", "0.95", None, True),
        ("Tỷ lệ giải quyết đúng hạn", "1", None, True),
        ("Tỷ lệ", "0.95", "94.5", True),
        ("Tỷ lệ hộ nghèo", "0.95", "1.2", False),
        ("Tỷ lệ chưa giải quyết đúng hạn", "0.95", None, False),
        ("Tỷ lệ đúng hạn", "99.6", None, False),
        ("Tỷ lệ đúng hạn", "0", None, False),
    ],
)
def test_a_ratio_that_stands_for_a_percentage_is_told_by_check(
    name: str, value: str, previous: str | None, is_told: bool, report: sokert.Report
) -> None:
    metric = sokert.Metric(code="ty_le", name=name, value=value, unit="%", previous=previous)
    found = sokert.check(report.model_copy(update={"metrics": (*report.metrics, metric)}))
    assert ("FIGURE-RATIO-AS-PERCENT" in {one.code for one in found}) is is_told


@pytest.mark.parametrize(
    ("columns", "previous", "plan"),
    [
        ({"Thực hiện (tỷ đồng)": [12.5], "Cùng kỳ (triệu đồng)": [12000]}, "12", None),
        ({"ĐVT": ["tỷ đồng"], "Thực hiện": [12.5], "Cùng kỳ (triệu đồng)": ["12.000"]}, "12", None),
        ({"Thực hiện (triệu đồng)": [12500], "Kế hoạch (tỷ đồng)": [20]}, None, "20000"),
        ({"Thực hiện (tỷ đồng)": [12.5], "Cùng kỳ (tỷ đồng)": ["12.000 triệu đồng"]}, "12", None),
        ({"Thực hiện (tỷ đồng)": [12.5], "Cùng kỳ": [12]}, "12", None),
    ],
)
def test_a_column_with_a_unit_of_its_own_is_brought_to_that_of_its_row(
    columns: dict[str, list[object]], previous: str | None, plan: str | None
) -> None:
    (metric,) = sokert.metrics_from(pd.DataFrame({"Chỉ tiêu": ["Thu ngân sách"], **columns}))
    assert metric.previous == (previous and Decimal(previous))
    assert [one.value for one in metric.plan] == ([Decimal(plan)] if plan else [])


def test_a_column_in_what_its_row_is_not_counted_in_is_told() -> None:
    frame = pd.DataFrame({"Chỉ tiêu": ["Đơn"], "ĐVT": ["đơn"], "Thực hiện": [12], "Kế hoạch (ha)": [62.5]})
    assert told(frame) == [("SOURCE-CELL-UNIT", "62,5", None)]


@pytest.mark.parametrize("margin", ["Tổng cộng", "Tổng số", "Tổng", "All"])
def test_a_total_of_years_is_no_figure_of_the_period(margin: str) -> None:
    raw = pd.DataFrame({"Chỉ tiêu": ["Đơn", "Đơn"], "Năm": [2025, 2026], "n": [3, 4]})
    table = raw.pivot_table("n", "Chỉ tiêu", "Năm", "sum", margins=True, margins_name=margin)
    metric = sokert.metrics_from(table)[0]
    assert (metric.name, metric.value, metric.previous) == ("Đơn", 4, 3)


def test_a_zero_that_a_program_put_behind_a_count_is_none(tmp_path: Any) -> None:
    frame = pd.DataFrame(
        {"Chỉ tiêu": ["Đơn", "Rừng trồng", "Hộ nghèo"], "ĐVT": ["đơn", "ha", "hộ"], "Thực hiện": [12480.0, 12.0, None]}
    )
    frame.assign(**{"Cùng kỳ": frame["Thực hiện"], "Kế hoạch": frame["Thực hiện"]}).to_csv(tmp_path / "a.csv")
    count, area, gap = sokert.metrics_from(tmp_path / "a.csv")
    assert [str(one) for one in (count.value, count.previous, count.plan[0].value)] == ["12480"] * 3
    assert (count.decimals, area.decimals, gap.is_known) == (None, 1, False)


@pytest.mark.parametrize("given", [[1, 2], {"value": 5}, np.array([1, 2]), 1 + 2j, b"12"])
def test_what_is_neither_a_figure_nor_a_text_is_told(given: object) -> None:
    frame = pd.DataFrame({"Chỉ tiêu": ["Đơn"], "Thực hiện": [5], "Kế hoạch": [given]}, dtype=object)
    assert [one[0] for one in told(frame)] == ["SOURCE-CELL-TEXT"]


@pytest.mark.parametrize("gap", [(), [], None, np.nan, pd.NaT, pd.NA])
def test_what_holds_nothing_is_a_gap(gap: object) -> None:
    (metric,) = sokert.metrics_from([{"Chỉ tiêu": "Đơn", "Thực hiện": 5, "Kế hoạch": gap}])
    assert metric.plan == ()


def test_headings_and_words_of_metrics_may_have_columns() -> None:
    row = {
        "name": "Đơn",
        "value": 5,
        "unit": "đơn",
        "group": "NỘI CHÍNH",
        "written": "năm",
        "day": pd.Timestamp("2026-06-14"),
    }
    (metric,) = sokert.metrics_from(pd.DataFrame([row]))
    assert (metric.group, metric.written, str(metric.day)) == ("NỘI CHÍNH", "năm", "2026-06-14")


ROUND = [
    sokert.Metric(code="nhan", name="Hồ sơ", unit="hồ sơ"),
    sokert.Metric(code="don", name="Đơn", unit="đơn", value=5, hedge="hơn", previous={"value": 90, "hedge": "gần"}),
    sokert.Metric(
        code="thu", name="Thu", unit="tỷ đồng", value="1.25", previous=Decimal("1E+2"), decimals=2, estimate=True,
        group="KINH TẾ", plan=[{"value": 9}, {"by": "HĐND tỉnh", "value": "9.5"}], nature="stock", better="less",
        day="2026-06-30",
    ),
    sokert.Metric(code="phi", name="Phí", unit="tỷ đồng", value=1, part_of="thu"),
    sokert.Metric(code="hai_long", name="Hài lòng", unit="%", value="99.8", previous="99.2", nature="rate"),
    sokert.Metric(code="ty_le", name="Tỷ lệ", unit="%", of="nhan", done="don", plan=9),
]  # fmt: skip


@pytest.mark.parametrize("frame", [list, pd.DataFrame, pl.DataFrame])
def test_metrics_leave_as_records_and_come_back_from_a_frame_of_them(frame: Any) -> None:
    records = sokert.records_from(ROUND)
    assert {len(record) for record in records} == {len(records[0])}
    back = sokert.metrics_from(frame(records))
    assert [one.model_dump(exclude={"source"}) for one in back] == [one.model_dump(exclude={"source"}) for one in ROUND]
    assert [record["value"] for record in records] == [one.model_dump()["value"] for one in ROUND]


DAYS = {"tháng": "datetime64[ns]"}
MONTHS = {
    "tháng": [datetime.date(2026, 1, 31), datetime.date(2026, 2, 28)],
    "đến": [3210.0, None],
    "tỷ lệ": [5.5, 6.25],
}


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, lambda data: pd.DataFrame(data).astype(DAYS)])
def test_the_rows_of_a_frame_may_be_typed_into_a_tag(frame: Any) -> None:
    rows = sokert.records_from(frame(MONTHS))
    assert str(rows) == (
        "[{'tháng': 'Tháng 01/2026', 'đến': 3210, 'tỷ lệ': 5.5}, "
        "{'tháng': 'Tháng 02/2026', 'đến': None, 'tỷ lệ': 6.25}]"
    )
    tag = (
        f"{{{{ chart({rows}, {{'Tháng': 'tháng', 'Đến': 'đến'}}, kind='lines', unit='văn bản', title='Theo tháng') }}}}"
    )
    report = sokert.parse({**SMALL, "sections": [{"title": "Diễn biến", "body": f"Số liệu:\n\n{tag}"}]})
    assert "3.210" in sokert.preview(report)


@pytest.mark.parametrize("times", ["period", "Kỳ", "Năm", "Quý", "thang"])
def test_rows_of_several_times_are_told_to_be_pivoted(times: str) -> None:
    rows = {"code": ["thu", "thu", "chi"], "name": ["Thu", "Thu", "Chi"], times: [2025, 2026, 2026], "value": [1, 2, 3]}
    with pytest.raises(sokert.DataError) as refused:
        sokert.metrics_from(pd.DataFrame(rows))
    (found,) = refused.value.findings
    assert (found.code, found.facts["times"]) == ("SOURCE-LONG", times)
    assert f'pivot(index=["code", "name"], columns="{times}", values="value")' in found.hint("vi")
    wide = pd.DataFrame(rows).pivot(index=["code", "name"], columns=times, values="value").reset_index()
    assert [(one.code, one.value, one.previous) for one in sokert.metrics_from(wide)] == [
        ("chi", 3, None),
        ("thu", 2, 1),
    ]


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        ({"SL": [5, 6]}, True),
        ({"Đạt": [5, None]}, True),
        ({"SL": [5, 6], "Ghi chú": ["a", "b"]}, True),
        ({"SL": [5, 6], "Loại": [1, 2]}, False),
        ({"SL": [5, 6], "So cùng kỳ (%)": [101, 99]}, False),
        ({"SL": [5, "chưa rõ"]}, False),
        ({"SL": [5, 6], "Cùng kỳ": [4, 5]}, False),
        ({"id": [5, 6]}, False),
        ({"Năm": [2025, 2026]}, False),
    ],
)
def test_the_only_column_of_numbers_is_the_figure(columns: dict[str, list[object]], read: bool) -> None:
    given = pd.DataFrame({"Chỉ tiêu": ["Thu", "Chi"], **columns}, dtype=object)
    if read:
        assert sokert.metrics_from(given, period="2026-H1")[0].value == 5
    else:
        assert [one[0] for one in told(given)] == ["SOURCE-COLUMN-MISSING"]


def test_days_of_an_index_name_the_rows_as_months_where_nothing_else_does() -> None:
    months = pd.Series([5, 6], index=pd.date_range("2026-01-01", periods=2, freq="MS"))
    for given in (months, months.to_period("M"), months.rename_axis("Tháng").reset_index(name="value")):
        assert [one.name for one in sokert.metrics_from(given)] == ["Tháng 01/2026", "Tháng 02/2026"]


QUARTERS, YEARS = ["Quý IV/2025", "Quý I/2026"], ["Năm 2025", "Năm 2026"]
DAILY = pd.Series([5, 6], index=pd.to_datetime(["2025-12-30", "2026-02-28"]), name="Đến").rename_axis("ngày")
LATEST = [datetime.date(2025, 12, 31), datetime.date(2026, 3, 31)]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (DAILY.resample("QE").sum(), QUARTERS),
        (DAILY.resample("QS").sum(), QUARTERS),
        (DAILY.resample("QE").sum().reset_index(), QUARTERS),
        (DAILY.groupby(DAILY.index.to_period("Q")).sum(), QUARTERS),
        (DAILY.groupby(DAILY.index.to_period("Q")).sum().reset_index(), QUARTERS),
        (DAILY.resample("YE").sum(), YEARS),
        (DAILY.groupby(DAILY.index.to_period("Y")).sum(), YEARS),
        (pl.DataFrame({"ngày": LATEST, "Đến": [5, 6]}), QUARTERS),
        (pl.DataFrame({"ngày": [datetime.date(2025, 1, 1), datetime.date(2026, 1, 1)], "Đến": [5, 6]}), YEARS),
        (DAILY, ["Ngày 30/12/2025", "Ngày 28/02/2026"]),  # of these days, not of their months
        (DAILY.resample("ME").sum(), ["Tháng 12/2025", "Tháng 01/2026", "Tháng 02/2026"]),
        (DAILY.groupby(DAILY.index.to_period("M")).sum(), ["Tháng 12/2025", "Tháng 02/2026"]),
        (
            pl.DataFrame({"ngày": [datetime.date(2025, 12, 31), datetime.date(2026, 1, 31)], "Đến": [5, 6]}),
            ["Tháng 12/2025", "Tháng 01/2026"],
        ),
        (
            pl.DataFrame({"ngày": [*LATEST, datetime.date(2026, 4, 1)], "Đến": [5, 6, 7]}),
            ["Ngày 31/12/2025", "Ngày 31/03/2026", "Ngày 01/04/2026"],
        ),
    ],
)
def test_quarters_and_years_name_the_rows_as_what_they_are(given: Any, names: list[str]) -> None:
    """Each was called by its first or last month, as if the figure were of that month alone."""
    assert [one.name for one in sokert.metrics_from(given)] == names
    assert [next(iter(row.values())) for row in sokert.records_from(given)] == names


def test_a_quarter_beside_words_is_called_as_one() -> None:
    given = pd.DataFrame({"Xã": ["A"], "kỳ": [pd.Period("2026Q1")], "Đến": [5]})
    assert sokert.records_from(given) == [{"Xã": "A", "kỳ": "Quý I/2026", "Đến": 5}]


@pytest.mark.parametrize(
    ("given", "how", "code"),
    [
        (pd.DataFrame([["Đơn", 1, 2]], columns=["Chỉ tiêu", "Thực hiện", "Thực hiện"]), {}, "SOURCE-FRAME"),
        (pl.LazyFrame({"a": ["x"]}).select(pl.col("b")), {}, "SOURCE-FRAME"),
        (RAW, {"columns": ["value"]}, "DATA-KEYS-EXPECTED"),
        (RAW, {"decimal": ";"}, "DATA-CHOICE"),
        (RAW, {"dash": "0"}, "DATA-CHOICE"),
    ],
)
def test_no_other_error_comes_of_a_frame(given: Any, how: dict[str, Any], code: str) -> None:
    assert [one[0] for one in told(given, **how)] == [code]


U, NOW = "SOURCE-COLUMNS-UNSURE", "Ước TH 6 tháng 2026"


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        # a month beside what has added up since the year began
        ({"Thực hiện tháng": 10, "Lũy kế 6 tháng đầu năm": 60, "Cùng kỳ": 50}, U),
        ({"TH trong tháng": 10, "Số lũy kế từ đầu năm": 60}, U),
        ({"Thực hiện": 10, "Cộng dồn": 60}, U),
        ({"Thực hiện tháng 6": 10, "6 tháng đầu năm": 60}, U),
        ({"Thực hiện tháng 6": 10, "6 tháng đầu năm 2026": 60}, U),
        ({"Lũy kế 6 tháng đầu năm": 60, "Lũy kế cùng kỳ": 50}, (60, 50)),
        ({"Thực hiện tháng 6/2026": 10, "Thực hiện 6 tháng 2025": 50}, U),
        # headings of two years, in the short forms of offices
        *(({"TH 6T/2025": 50, now: 60}, (60, 50)) for now in ("ƯTH 6T/2026", "UTH 6 tháng 2026", "6T/2026", NOW)),
        ({"TH 2025": 50, "ƯTH 2026": 60}, (60, 50)),
        ({"Thực hiện năm 2025": 99, "6 tháng đầu năm 2026": 60}, (60, None)),
        ({"Thực hiện 6 tháng 2025": 50, "Năm 2026": 60}, U),
        ({"Thực hiện": 60, "Năm 2025": 99}, (60, None)),
        # a head of two rows
        ({"Thực hiện": ("6 tháng 2025", 50), "Unnamed: 3": ("6 tháng 2026", 60)}, (60, 50)),
        ({"Thực hiện": ("Trong tháng", 50), "Unnamed: 3": ("Lũy kế", 60)}, U),
        ({("Thực hiện", "6 tháng 2025"): 50, ("Thực hiện", "6 tháng 2026"): 60}, (60, 50)),
    ],
)
def test_the_figure_of_the_period_is_read_or_the_column_is_asked_for(columns: dict[Any, Any], read: object) -> None:
    is_two = any(isinstance(one, tuple) for one in columns.values())
    head = {"Chỉ tiêu": "Thu", "ĐVT": "tỷ đồng"}
    if any(isinstance(one, tuple) for one in columns):
        head = {("Chỉ tiêu", "Unnamed: 0_level_1"): "Thu", ("ĐVT", "Unnamed: 1_level_1"): "tỷ đồng"}
    words = {name: (None, word) if is_two else (word,) for name, word in head.items()}
    frame = pd.DataFrame({**words, **{name: one if is_two else (one,) for name, one in columns.items()}})
    if read == U:
        assert [one[0] for one in told(frame)] == [U]
    else:
        (metric,) = sokert.metrics_from(frame)
        assert (metric.value, metric.previous, metric.unit) == (*read, "tỷ đồng")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("columns", "known", "example"),
    [
        ({"Cùng kỳ": 50, "Kết thúc": 60}, "Kết thúc", "Kết thúc"),
        ({"Cùng kỳ": 50, "Đầu vào": 1, "Kết thúc": 60}, "Đầu vào, Kết thúc", "…"),
        ({"Thực hiện": 50, "Kết quả": 60}, "Thực hiện, Kết quả", "…"),
    ],
)
def test_a_hint_proposes_no_column_that_is_read_as_another(columns: dict[str, int], known: str, example: str) -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from([{"Chỉ tiêu": "Thu", "ĐVT": "tỷ đồng", **columns}])
    assert [(one.facts["known"], one.facts["example"]) for one in raised.value.findings] == [(known, example)]


def columns_of(**figures: Any) -> list[dict[str, Any]]:
    return [{"chi_tieu": "Thu thuế", "dvt": "tỷ đồng", "thuc_hien": 9, **figures}]


@pytest.mark.parametrize(
    ("previous", "plan"),
    [
        ("nam_truoc", "ke_hoach_nam"),
        ("CUNG_KY_2025", "kế_hoạch_năm"),
        ("thuc_hien_cung_ky", "ke_hoach_2026"),
        ("prev", "ke_hoach_giao"),
        ("previous_year", "KH_nam"),
        ("same_period", "target"),
        ("last_year", "plan_2026"),
    ],
)
def test_columns_are_found_by_the_names_that_databases_give_them(previous: str, plan: str) -> None:
    (metric,) = metrics = sokert.metrics_from(columns_of(**{previous: 8, plan: 20}))
    assert (metric.previous, [one.value for one in metric.plan], metrics.findings) == (8, [20], ())


def test_figures_of_two_years_are_told_apart() -> None:
    (metric,) = sokert.metrics_from([{"chi_tieu": "Thu", "th_2026": 9, "th_2025": 8}])
    assert (metric.value, metric.previous) == (9, 8)
    assert told(columns_of(thuc_hien_2025=8))[0][0] == "SOURCE-COLUMNS-UNSURE"


@pytest.mark.parametrize(("name", "key"), [("muc_tieu", "plan"), ("Mục tiêu", "plan"), ("kỳ_kia", "previous")])
def test_a_column_of_a_program_that_may_be_compared_with_is_told_by_the_metrics_and_by_check(
    name: str, key: str
) -> None:
    metrics = sokert.metrics_from(columns_of(**{name: 20, "dan_so": 1200}))
    (finding,) = metrics.findings
    assert (finding.code, finding.level, finding.facts["key"]) == ("SOURCE-COLUMN-UNREAD", "info", key)
    assert name in (metrics._repr_html_() or "")
    report = sokert.Report(**SMALL | {"metrics": metrics})
    assert finding in sokert.check(report)
    assert sokert.metrics_from(columns_of(**{name: 20}), columns={key: name}).findings == ()


def test_what_was_found_of_a_table_stays_with_its_figures_however_they_are_put_together() -> None:
    read = sokert.metrics_from(columns_of(muc_tieu=20))
    others = sokert.metrics_from([{"chi_tieu": "Chi", "dvt": "tỷ đồng", "thuc_hien": 7}])
    chosen = [one for one in read if one.value]
    changed = [one.model_copy(update={"value": 3}) for one in read]
    ways = [read + others, [*others, *read], list(others) + read, read[:1], list(read), chosen, changed]
    for metrics in (*ways, pickle.loads(pickle.dumps(read)), read + read[:0]):
        report = sokert.Report(**SMALL | {"metrics": metrics})
        assert [one for one in sokert.check(report) if one.code == "SOURCE-COLUMN-UNREAD"] == list(read.findings)
    assert (read + others).findings == read.findings
    replaced = sokert.Report(**SMALL | {"metrics": read}).model_copy(update={"metrics": others})
    assert "SOURCE-COLUMN-UNREAD" not in [one.code for one in sokert.check(replaced)]


def test_figures_are_asked_for_by_code_and_stay_figures_that_a_notebook_shows() -> None:
    read = sokert.metrics_from([{"name": "Thu", "value": 9}, {"name": "Văn bản đến", "value": 7}])
    assert read["thu"].value == 9
    assert "Văn bản đến" in (read[1:] + read[:1])._repr_html_()
    report = sokert.Report(**SMALL | {"metrics": read})
    assert report.figures.get("chi") is None
    for given, near in (("van_ban", "van_ban_den"), ("VĂN BẢN ĐẾN", "van_ban_den"), ("zzz", "")):
        with pytest.raises(KeyError) as raised:
            report.figures[given]
        assert isinstance(raised.value, sokert.DataError)
        assert raised.value.findings[0].facts["near"] == near


def test_tables_of_figures_in_a_list_are_told_to_be_put_together() -> None:
    read = sokert.metrics_from(columns_of())
    for given in ([read, read], [list(read)]):
        with pytest.raises(sokert.DataError) as raised:
            sokert.Report(**SMALL | {"metrics": given})
        assert [(one.code, one.where.path) for one in raised.value.findings] == [("DATA-METRICS-APART", "metrics")]


def test_a_column_that_is_named_leaves_the_others_as_they_are_read() -> None:
    halves = [{"chi_tieu": "Thu", "Quý I/2026": 5, "Quý II/2026": 4, "6 tháng 2026": 9, "6 tháng 2025": 8, "KH": 20}]
    (metric,) = sokert.metrics_from(halves, columns={"value": "6 tháng 2026"}, period="2026-H1")
    assert (metric.value, metric.previous, [one.value for one in metric.plan]) == (9, 8, [20])
    (metric,) = sokert.metrics_from(halves, columns={"value": "Quý II/2026"}, period="2026-Q2")
    assert metric.previous is None


def test_a_cell_of_a_group_is_told_by_the_number_that_its_frame_has_for_the_row() -> None:
    frame = pd.DataFrame({"Xã": ["A", "A", "B"], "Chỉ tiêu": ["Thu", "Chi", "Thu"], "Thực hiện": [1, 2, "1.27o"]})
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from(frame[frame["Xã"] == "B"], name="Xã B")
    (finding,) = raised.value.findings
    assert (finding.where.file, finding.where.part) == ("Xã B", "Thực hiện[2]")
    twice = pd.concat([frame[:1], frame[1:2].rename(index={1: 0})])  # 0 and 0 lead to no row
    assert [one.source for one in sokert.metrics_from(twice)] == ["pandas!Thực hiện[0]", "pandas!Thực hiện[1]"]
    assert told(frame[:1], name=("A",)) == [("CALL-ARGUMENT", "tuple", None)]  # as polars names its groups


PYTHONS = [{"Ngày": pd.Timestamp("2026-01-01"), "Số": 1.5}, {"Ngày": pd.NaT, "Số": float("nan")}]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (PYTHONS, "TAG-UNDEFINED"),
        ([{"Số": Decimal("1.5"), "Ngày": datetime.date(2026, 1, 1)}], "TAG-UNDEFINED"),
        (pd.DataFrame(PYTHONS), "TAG-SYNTAX"),
        (pl.DataFrame({"Số": [1.5, 2.5]}), "TAG-UNCLOSED"),
    ],
)
def test_a_table_that_stands_in_a_tag_as_python_writes_it_is_told_once(given: Any, code: str) -> None:
    tags = [one for one in sokert.check(body_of(given)) if one.code.startswith("TAG-")]
    assert [(one.code, one.sentence) for one in tags] == [(code, "TAG-OF-A-FRAME")]
    assert "records_from" in tags[0].hint("vi")


def test_a_name_of_several_words_in_a_tag_is_told_with_the_code_that_it_is_of() -> None:
    metrics = [{"code": "thu_ngan_sach", "name": "Thu ngân sách", "value": 9}]
    for tag, meant in (
        ("Thu ngân sách", "{{ thu_ngan_sach }}"),
        ("Thu ngân sách|with_unit", "{{ thu_ngan_sach|with_unit }}"),
        ("hộ nghèo", "{{ hộ_nghèo }}"),
    ):
        report = sokert.Report(**SMALL | {"metrics": metrics, "sections": [{"title": "A", "body": f"{{{{ {tag} }}}}"}]})
        (finding,) = (one for one in sokert.check(report) if one.code == "TAG-SYNTAX")
        assert finding.facts["meant"] == meant


def body_of(rows: Any) -> sokert.Report:
    return sokert.Report(**SMALL | {"sections": [{"title": "Bảng", "body": f"{{{{ {rows}|table }}}}"}]})


def test_a_table_of_a_frame_that_holds_no_row_is_told() -> None:
    frame = pd.DataFrame({"Thôn": ["Thôn 1"], "Số hộ": [120]})
    (finding,) = (one for one in sokert.check(body_of(sokert.records_from(frame.iloc[:0]))) if one.level == "error")
    assert finding.code == "WORDS-NO-ROWS"
    assert "Thôn 1" in sokert.preview(body_of(sokert.records_from(frame)))


def test_a_column_of_a_frame_that_was_reckoned_is_told_with_the_digits_of_a_rate() -> None:
    frame = pd.DataFrame({"Xã": ["A", "B"], "Nay": [1000, 1137], "Trước": [950, 1080]})
    frame["So cùng kỳ (%)"] = frame["Nay"] / frame["Trước"] * 100
    for given in (frame, pl.DataFrame(frame.to_dict("list"))):
        rows = sokert.records_from(given)
        shown = sokert.preview(body_of(rows))
        assert shown.count("105,3") == 2  # 105,263157894737 and 105,277777777778
        assert "105,2" not in shown
        whole = sokert.preview(
            body_of(sokert.records_from(given)).model_copy(update={"settings": {"rate_decimals": 2}})
        )
        assert "105,26" in whole
        heads = {"Xã": "Xã", "Tỷ lệ": "So cùng kỳ (%)"}
        tag = f"{{{{ {rows}|table(total='Cộng') }}}}\n\n{{{{ chart({rows}, {heads}) }}}}"
        made = sokert.render(sokert.Report(**SMALL | {"sections": [{"title": "Bảng", "body": tag}]}))
        assert "210,5" in words(made)
        parts = zipfile.ZipFile(io.BytesIO(made))
        (chart,) = (
            parts.read(name).decode() for name in parts.namelist() if re.fullmatch(r"word/charts/[^/]+\.xml", name)
        )
        assert "#,##0.0<" in chart


def test_days_and_truths_of_a_frame_are_told_as_the_house_tells_them() -> None:
    rows = sokert.records_from([{"Ngày": datetime.date(2026, 6, 1), "Đạt": True}, {"Ngày": None, "Đạt": False}])
    shown = sokert.preview(body_of(rows))
    assert "01/6/2026" in shown
    assert ">Có<" in shown
    assert ">Không<" in shown
    assert "True" not in shown


def test_an_address_of_a_database_without_a_query_is_told_as_that() -> None:
    for given, file in (("sqlite:///so-lieu.db", ""), ("so-lieu.db", "so-lieu.db"), (Path("a.SQLITE"), "a.SQLITE")):
        with pytest.raises(sokert.DataError) as raised:
            sokert.metrics_from(given)
        assert [(one.code, one.facts["file"]) for one in raised.value.findings] == [("SOURCE-NO-QUERY", file)]


def test_a_column_that_sqlite_answers_with_its_own_name_is_told(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as made:
        made.execute('create table t ("Chỉ tiêu" text, "6 tháng" int)')
        made.executemany("insert into t values (?, ?)", [("Thu", 3), ("Chi", 2)])
        made.commit()
    address = f"sqlite:///{(tmp_path / 'a.db').as_posix()}"
    asked = 'select "Chỉ tiêu", "{}" from t'
    assert told(address, query=asked.format("Thực hiện")) == [("SOURCE-QUERY-QUOTED", "Thực hiện", None)]
    assert [one.value for one in sokert.metrics_from(address, query=asked.format("6 tháng"))] == [3, 2]


def test_a_heading_of_several_rows_is_named_as_pandas_has_it() -> None:
    heads = [("Chỉ tiêu", ""), ("Năm 2025", "6 tháng"), ("Năm 2026", "6 tháng"), ("Năm 2026", "Quý I")]
    frame = pd.DataFrame([["Thu", 8, 9, 4]], columns=pd.MultiIndex.from_tuples(heads))
    (metric,) = sokert.metrics_from(frame, columns={"value": ("Năm 2026", "6 tháng")})
    assert metric.value == 9


def test_a_metric_is_told_by_its_code_in_a_tag_of_all_metrics() -> None:
    read = sokert.metrics_from([{"name": "Thu ngân sách", "value": 9}])
    told = [{"title": "A", "body": "Thu {{ metrics.thu_ngan_sach }}, {{ metrics['thu_ngan_sach'].name }}."}]
    assert "Thu 9, Thu ngân sách." in words(sokert.render(sokert.Report(**SMALL | {"metrics": read, "sections": told})))
    wrong = sokert.Report(**SMALL | {"metrics": read, "sections": [{"title": "A", "body": "{{ metrics.thu_ngan }}"}]})
    found = [(one.code, one.facts["near"]) for one in sokert.check(wrong) if one.code == "FILL-NO-ATTRIBUTE"]
    assert found == [("FILL-NO-ATTRIBUTE", "thu_ngan_sach")]


def test_of_several_columns_none_is_told_to_be_of_another_time() -> None:
    quarters = [{"Chỉ tiêu": "Thu", "Thực hiện quý I": 4, "Thực hiện quý II": 5, "Ước thực hiện quý II": 6}]
    years = [{"Chỉ tiêu": "Thu", "TH 6 tháng 2025": 8, "TH cả năm 2025": 16, "TH cả năm 2026": 20}]
    for given in (quarters, years):
        for period in ("2026-H1", "2026-Q2"):
            assert [one[0] for one in told(given, period=period)] == ["SOURCE-COLUMNS-UNSURE"]


@pytest.mark.parametrize(
    ("period", "headings", "value", "previous"),
    [
        ("2026-H1", ("Thực hiện quý I", "Thực hiện quý II", "Thực hiện 6 tháng"), 2, None),
        ("2026-H1", ("TH 6 tháng 2025", "TH cả năm 2025", "TH 6 tháng 2026", "TH cả năm 2026"), 2, 0),
        ("2026-Q2", ("Quý II", "6 tháng"), 0, None),
        ("2026-Q2", ("Quý I/2026", "Quý II/2026"), 1, None),
        ("2026-Q2", ("Quý II/2026", "Quý II/2025", "Lũy kế 6 tháng/2026", "Lũy kế 6 tháng/2025"), 0, 1),
        ("2026-06", ("Tháng 5", "Tháng 6", "6 tháng"), 1, None),
        ("2026", ("6 tháng", "Năm 2026"), 1, None),
        ("2026-H1", ("Năm 2025 / Ước TH 6 tháng", "Năm 2025 / Cả năm", "Năm 2026 / Ước TH 6 tháng"), 2, 0),
    ],
)
def test_of_several_columns_the_one_that_names_the_period_is_read(
    period: str, headings: tuple[str, ...], value: int, previous: int | None
) -> None:
    row = {"Chỉ tiêu": "Thu", "ĐVT": "tỷ đồng"} | {one: 10 + at for at, one in enumerate(headings)}
    (metric,) = sokert.metrics_from([row], period=period)
    assert metric.value == 10 + value
    assert metric.previous == (None if previous is None else 10 + previous)


@pytest.mark.parametrize("heading", ["KH2026", "KH 2026", "KH_2026", "plan2026"])
def test_a_year_typed_at_a_word_is_read_as_beside_it(heading: str) -> None:
    row = {"Chỉ tiêu": "Văn bản đến", "ĐVT": "văn bản", "6T2026": 12, "6T2025": 11, heading: 24}
    for columns in (None, {"value": "6T2026"}):
        metrics = sokert.metrics_from([row], period="2026-H1", columns=columns)
        assert (metrics[0].value, metrics[0].previous, metrics[0].plan[0].value, metrics.findings) == (12, 11, 24, ())


@pytest.mark.parametrize(
    ("beside", "key"), [("Mục tiêu", "plan"), ("KH26", "plan"), ("Thực hiện 6 tháng", "previous"), ("Tháng 6", None)]
)
def test_who_names_the_column_of_figures_hears_of_the_plan_that_is_not_read(beside: str, key: str | None) -> None:
    row = {"Chỉ tiêu": "Thu", "ĐVT": "tỷ đồng", "Ước thực hiện 6 tháng": 9, beside: 8}
    given = {"value": "Ước thực hiện 6 tháng"}
    found = [(one.code, one.facts["key"]) for one in sokert.metrics_from([row], columns=given).findings]
    assert found == ([("SOURCE-COLUMN-UNREAD", key)] if key else [])
    if key:
        assert sokert.metrics_from([row], columns={**given, key: beside}).findings == ()


@pytest.mark.parametrize("head", ["Trong đó:", "Gồm:"])
@pytest.mark.parametrize("mark", ["- ", "+ ", "• ", "  "])
def test_a_list_of_dashes_ends_at_the_row_without_one(head: str, mark: str) -> None:
    names = ["Tổng thu", head, f"{mark}Thu nội địa", f"{mark}Thu xuất nhập khẩu", "Sản lượng lúa"]
    rows = [
        {"Chỉ tiêu": name, "ĐVT": unit, "Thực hiện": value}
        for name, unit, value in zip(
            names, ["tỷ đồng", None, "tỷ đồng", "tỷ đồng", "tấn"], [9, None, 5, 4, 7], strict=True
        )
    ]
    assert [metric.part_of for metric in sokert.metrics_from(rows)] == [None, "tong_thu", "tong_thu", None]


def test_records_are_drawn_with_all_their_columns() -> None:
    rows = [{"Tháng": f"Tháng {at}", "Đến": at, "Đi": 2 * at} for at in range(1, 4)]
    heads = {"Tháng": "Tháng", "Đến": "Đến", "Đi": "Đi"}
    bare, named = (sokert.preview(charted(f"chart({given})")) for given in (rows, f"{rows}, {heads}"))
    assert bare == named


def charted(tag: str) -> sokert.Report:
    return sokert.Report(**SMALL | {"sections": [{"title": "Bảng", "body": f"{{{{ {tag} }}}}"}], "embed": False})


def test_a_part_is_found_by_its_own_name() -> None:
    rows = [
        {"name": "Thu ngân sách", "value": 9},
        {"name": "Trong đó: Thu nội địa", "value": 7},
        {"name": "Chi", "value": 3},
    ]
    report = sokert.Report(
        **SMALL
        | {
            "metrics": sokert.metrics_from(rows),
            "sections": [{"title": "A", "body": "{{ thu_noi_dia }} {{ ngan_hang }}"}],
        }
    )
    near = [one.facts["near"] for one in sokert.check(report) if one.code == "TAG-UNDEFINED"]
    assert near == ["thu_ngan_sach_thu_noi_dia", ""]


@pytest.mark.parametrize("unit", ["Xã", "Tên xã", "commune"])
def test_a_row_a_unit_and_a_column_a_figure_is_told_with_the_way_out(unit: str) -> None:
    rows = [{unit: name, "Hồ sơ": many, "Thu": many / 4} for name, many in (("Xã A", 110), ("Xã B", 90))]
    with pytest.raises(sokert.DataError) as told:
        sokert.metrics_from(rows)
    (finding,) = told.value.findings
    melt = f'frame.melt("{unit}", var_name="Chỉ tiêu", value_name="Thực hiện")'
    assert finding.code == "SOURCE-COLUMN-MISSING"
    of_polars = f'frame.unpivot(index="{unit}", variable_name="Chỉ tiêu", value_name="Thực hiện")'
    assert all(one in finding.hint(lang) for lang in ("vi", "en") for one in (melt, of_polars))
    long = [{unit: row[unit], "Chỉ tiêu": name, "Thực hiện": row[name]} for row in rows for name in ("Hồ sơ", "Thu")]
    with pytest.raises(sokert.DataError, match="SOURCE-LONG-UNITS"):
        sokert.metrics_from(long)


def test_figures_by_name_whose_columns_say_nothing_are_not_taken_for_units() -> None:
    with pytest.raises(sokert.DataError) as told:
        sokert.metrics_from([{"Chỉ tiêu": "Hồ sơ", "A": 110, "B": 90}])
    assert "melt" not in told.value.findings[0].hint("vi")


FORM = [
    ["BIỂU SỐ 1", None, None, None, None],
    [None, None, None, None, None],
    ["TT", "Chỉ tiêu", "ĐVT", "6 tháng", None],
    [None, None, None, "Thực hiện", "Cùng kỳ"],
    [1, "Lúa", "tấn", "1.234,5", 9],
    [2, "Ngô", "tấn", 5.25, None],
]


@pytest.mark.parametrize("kind", ["pandas", "no header", "polars", "records"])
@pytest.mark.parametrize("rows", [FORM, [*FORM[:2], ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ"], *FORM[4:]]])
def test_a_form_whose_head_a_program_did_not_find_is_read_as_a_sheet(kind: str, rows: list[list[object]]) -> None:
    """`pd.read_excel` takes the first row for the names of columns: here it is a title."""
    names = [name or f"Unnamed: {at}" for at, name in enumerate(rows[0])]
    frame = pd.DataFrame(rows) if kind == "no header" else pd.DataFrame(rows[1:], columns=names)
    given = {"polars": lambda: pl.from_pandas(frame.astype("string")), "records": lambda: frame.to_dict("records")}
    read = sokert.metrics_from(given.get(kind, lambda: frame)(), period="2026-H1")
    assert [(one.name, one.unit, one.value, one.previous) for one in read] == [
        ("Lúa", "tấn", Decimal("1234.5"), 9),
        ("Ngô", "tấn", Decimal("5.25"), None),
    ]
    assert read.findings == ()


HEADS, PIGS, COWS = (
    ["TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ", "Kế hoạch", "Thực hiện"],
    (412300, 420000, 428910),
    (22, 23, 21),
)
NAMED = [["1", "Đàn lợn", "con", *PIGS], ["2", "Đàn bò", "con", *COWS]]


@pytest.mark.parametrize("kind", ["pandas", "polars", "records", "database", "CSV of floats"])
@pytest.mark.parametrize(
    "row",
    [
        ["A", "B", "C", 1, 2, 3],
        ["A", "B", "C", 1.0, 2.0, 3.0],
        ["1", "2", "3", 4, 5, 6],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(5)/(4)"],
        ["A", "B", "C", "1", "2", "3 = 1 + 2"],
        [None, "A", "B", 1, 2, 3],
        [None, "A", None, 1, 2, 3],
    ],
)
def test_the_row_that_numbers_the_columns_is_no_figure_of_a_frame_either(
    tmp_path: Path, kind: str, row: list[object]
) -> None:
    rows = [[str(one) if one is not None else None for one in row], *NAMED] if kind == "polars" else [row, *NAMED]
    frame = pd.DataFrame(rows, columns=HEADS)
    given: Any = frame
    if kind == "polars":
        given = pl.from_pandas(frame.astype("string"))
    elif kind == "records":
        given = frame.to_dict("records")
    elif kind == "CSV of floats":
        given = tmp_path / "so-lieu.csv"
        frame.to_csv(given, index=False)
    if kind == "database":
        with sqlite3.connect(tmp_path / "k.db") as made:
            frame.to_sql("t", made, index=False)
        read = sokert.metrics_from(f"sqlite:///{tmp_path}/k.db", query="select * from t", period="2026-H1")
    else:
        read = sokert.metrics_from(given, period="2026-H1")
    assert [(one.name, one.previous, one.plan[0].value, one.value) for one in read] == [
        ("Đàn lợn", *PIGS),
        ("Đàn bò", *COWS),
    ]
    part = [one for one in HEADS if one not in ("TT", "ĐVT", "Kế hoạch")]
    assert [one.name for one in sokert.metrics_from(frame[part], period="2026-H1")] == ["Đàn lợn", "Đàn bò"]


@pytest.mark.parametrize(
    "rows",
    [
        [{"name": "A", "value": 1}],
        [{"name": "A", "value": 1, "previous": 2}],
        [{"name": "A", "value": 1, "previous": 2}, {"name": "B", "value": 3, "previous": 4}],
        [{"name": "A", "unit": "điểm", "value": 1}, {"name": "Khác", "unit": "điểm", "value": 3}],
        [{"name": "A", "value": 3, "previous": 2}, {"name": "Khác", "value": 3, "previous": 4}],
        [{"name": "A", "value": 3}, {"name": "Khác", "value": 5}],
        [{"name": "A", "value": 128, "previous": 130}, {"name": "Khác", "value": 3, "previous": 4}],
        [{"no": 1, "name": "A", "value": 1, "previous": 2}, {"no": 2, "name": "Khác", "value": 3, "previous": 4}],
    ],
)
def test_a_figure_that_a_frame_calls_by_a_letter_is_one(rows: list[dict[str, object]]) -> None:
    assert len(sokert.metrics_from(rows)) == len(rows)


def test_data_without_names_that_is_no_form_is_read_as_it_was() -> None:
    read = sokert.metrics_from(pd.DataFrame([["Lúa", "tấn", 1], ["Ngô", "tấn", 2]]))
    assert [(one.name, one.value) for one in read] == [("Lúa", 1), ("Ngô", 2)]


@pytest.mark.parametrize("heading", ["ma_ct", "Mã CT", "Mã số liệu", "Mã số chỉ tiêu", "indicator_code"])
def test_codes_are_read_by_what_a_database_calls_them(heading: str) -> None:
    read = sokert.metrics_from([{heading: "iip", "ten": "Công nghiệp", "actual": 5, "target": 9}])
    assert [(one.code, one.name, one.value, one.plan[0].value) for one in read] == [("iip", "Công nghiệp", 5, 9)]


def test_of_several_frames_one_is_asked_for_and_one_alone_is_read() -> None:
    one = pd.DataFrame({"Chỉ tiêu": ["Lúa"], "Thực hiện": [5]})
    assert sokert.metrics_from({"Biểu 1": one})[0].value == 5
    with pytest.raises(sokert.DataError) as told:
        sokert.metrics_from({"Biểu 1": one, "Biểu 2": one})
    (finding,) = told.value.findings
    assert (finding.code, finding.message("vi")) == ("SOURCE-NO-TABLE", "đây là nhiều bảng: Biểu 1, Biểu 2")
    assert '["Biểu 1"]' in finding.hint("en")


def test_findings_are_records_of_their_words() -> None:
    findings = sokert.check(sokert.Report(**SMALL | {"sections": [{"title": "A", "body": "Có 13 hộ."}]}))
    read = pd.DataFrame(sokert.records_from(findings))
    assert list(read.columns) == ["level", "code", "where", "message", "hint"]
    assert read.to_dict("records")[0]["message"] == findings[0].message()


@pytest.mark.parametrize("orient", ["columns", "index", "split", "values"])
def test_what_pandas_writes_without_records_is_told_with_the_word_to_write(orient: Any, tmp_path: Path) -> None:
    frame = pd.DataFrame({"Chỉ tiêu": ["Thu"], "ĐVT": ["tỷ đồng"], "Thực hiện": [5]})
    path = tmp_path / "so-lieu.json"
    frame.to_json(path, orient=orient)
    for given in (path, json.loads(path.read_text())):
        with pytest.raises(sokert.DataError) as raised:
            sokert.metrics_from(given)
        assert 'orient="records"' in str(raised.value)
    frame.to_json(path, orient="records")
    assert sokert.metrics_from(path)["thu"].value == 5


@pytest.mark.parametrize(("told", "code"), [("2026Q2", "2026-Q2"), ("2026-06", "2026-06"), ("2026", "2026")])
def test_a_period_of_pandas_is_a_period(told: str, code: str) -> None:
    period, rows = pd.Period(told), [{"Chỉ tiêu": "Thu", "Thực hiện": 5}]
    assert sokert.metrics_from(rows, period=period)["thu"].value == 5  # type: ignore[arg-type]
    assert sokert.Report(**SMALL | {"period": period}).period.code == code


def test_what_compare_found_becomes_records() -> None:
    one, other = (sokert.Report(**SMALL | {"metrics": [{**SMALL["metrics"][0], "value": at}]}) for at in (5, 6))
    (row,) = sokert.records_from(sokert.compare(one, other))
    assert (row["kind"], row["old"], row["new"]) == ("value", 5, 6)


def test_true_and_false_of_numpy_print_as_those_of_python() -> None:
    said = sokert.Template(form(p("{{ x }}, {{ y }}"))).render({"x": np.bool_(True), "y": np.bool_(False)})
    assert "có, không" in words(said)


@pytest.mark.parametrize(
    ("data", "ways"),
    [
        ([{"name": "A", "value": 1}, {"name": "B", "value": "x"}], ["[1].value"]),
        ({"rows": [{"name": "A", "value": "y"}, {"name": "B", "value": "x"}]}, ["rows[0].value", "rows[1].value"]),
        ({"name": ["A", "B"], "value": [1, "x"]}, ["value[1]"]),
        ([Named("a", "A", 1), Named("a", "B", 2)], ["[1].name"]),
        (pd.DataFrame({"name": ["A", "B"], "value": ["1", "x"]}), [""]),
    ],
)
def test_what_is_wrong_with_rows_in_memory_has_its_way_in_them(data: Any, ways: list[str]) -> None:
    with pytest.raises(sokert.DataError) as raised:
        sokert.metrics_from(data)
    assert [one.where.path for one in raised.value.findings] == ways
