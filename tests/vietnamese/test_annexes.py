"""The tables of annexes as a whole: which columns stand there, what they are called, what each cell says."""

from __future__ import annotations

from datetime import date
from typing import Any

from sokert.document.table import Table
from sokert.models import Annex, DocumentRow, Metric, Settings
from sokert.vietnamese.annexes import annex_table, document_table, metric_table, plain_table
from vietnamese.makers import H1_2023, metric


def heads(table: Table) -> list[str]:
    """Return the heads, each with its group and its side where it has one of its own."""
    return [f"{one.group}/{one.name}" if one.group else one.name for one in table.columns]


def rows(table: Table) -> list[tuple[Any, ...]]:
    return [row.cells for row in table.rows]


PLANS = [{"by": "TW", "value": 80}, {"by": "HĐND", "value": 90}]
MANY = [
    metric(90, "tỷ đồng", code="thu", name="Thu", previous="87.5", plan=PLANS),
    metric(40, "tỷ đồng", code="phi", name="Phí", part_of="thu", previous=35, plan=[PLANS[1]]),
    metric(10, "tỷ đồng", code="le", name="Lệ phí", part_of="phi", plan=50),
    metric(3, "vụ", code="chay", name="Vụ cháy", previous={"absent": "mới thống kê"}, plan=5, better="less"),
    metric(89, "hộ", code="ho", name="Hộ nghèo", nature="stock", previous=112),
]


def test_a_table_of_metrics_holds_a_column_for_all_that_is_known() -> None:
    table = metric_table(MANY, H1_2023)
    assert heads(table) == [
        *("TT", "Chỉ tiêu", "ĐVT", "TH 6 tháng đầu năm 2022", "KH năm 2023/TW giao", "KH năm 2023/HĐND giao"),
        *("TH 6 tháng đầu năm 2023", "So KH (%)/TW giao", "So KH (%)/HĐND giao", "So cùng kỳ (%)", "Ghi chú"),
    ]
    assert rows(table) == [
        ("1", "Thu", "tỷ đồng", "87,5", "80", "90", "90", "112,5", "100,0", "102,9", ""),
        ("", "Trong đó:", *[""] * 9),
        ("-", "Phí", "tỷ đồng", "35", "-", "90", "40", "-", "44,4", "114,3", ""),
        ("", "Trong đó:", *[""] * 9),
        ("+", "Lệ phí", "tỷ đồng", "-", "50", "10", "20,0", "-", ""),
        ("2", "Vụ cháy", "vụ", "-", "5", "3", "-", "-", "Mới thống kê"),
        ("3", "Hộ nghèo", "hộ", "112", "-", "-", "89", "-", "-", "79,5", "So với 31/12/2022"),
    ]
    assert [row.style for row in table.rows] == ["plain", "italic", "plain", "italic", "plain", "plain", "plain"]
    assert [row.code for row in table.rows] == ["thu", "", "phi", "", "le", "chay", "ho"]
    assert [sum(row.across) for row in table.rows if row.across] == [11, 11]
    assert table.rows[4].across == (1, 1, 1, 1, 2, 1, 2, 1, 1)
    ways = "|label |unit |previous |plan |plan |number |completion |completion |index"
    assert [column.way for column in table.columns] == ["", *ways.split(), ""]
    assert [column.side for column in table.columns[:4]] == ["center", "left", "center", table.columns[3].side]


def test_an_index_stands_beside_growth_with_its_own_digits() -> None:
    index = metric("103.05", "%", code="cpi", name="CPI", previous="102.4")
    table = metric_table([index, metric(11, "vụ", previous=8), metric("99.1", "%", code="ty_le", previous=98)])
    assert [row[-1] for row in rows(table)] == ["103,05", "137,5", "-"]


def test_where_nothing_is_compared_the_figures_stand_alone() -> None:
    alone = [
        metric(5, code="a", name="Đơn"),
        metric(7, code="b", name="Thư", closed=True),
        metric(7, code="c", part_of="b"),
    ]
    assert heads(metric_table(alone)) == ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện"]
    assert heads(metric_table(alone, H1_2023))[-1] == "6 tháng đầu năm 2023"
    assert rows(metric_table(alone)) == [
        *(("1", "Đơn", "", "5"), ("2", "Thư", "", "7"), ("", "Chia ra:", "", ""), ("-", "Việc", "", "7")),
    ]
    compared = metric_table([metric(5, previous=4, plan=10)])
    assert heads(compared) == ["TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ", "KH", "Thực hiện", "So KH (%)", "So cùng kỳ (%)"]
    assert rows(compared) == [("1", "Việc", "", "4", "10", "5", "50", "125")]


def test_parts_of_each_other_are_not_lost() -> None:
    ring = [metric(1, code="a", name="A", part_of="b"), metric(2, code="b", name="B", part_of="a")]
    assert [row[:2] for row in rows(metric_table(ring))] == [("", "A"), ("", "Trong đó:"), ("-", "B")]
    assert [row[:2] for row in rows(metric_table([metric(1, code="a", part_of="a")]))] == [("1", "Việc")]
    above = [metric(1, code=code, name=code, part_of=whole) for code, whole in (("a", "b"), ("b", "c"), ("c", "b"))]
    listed = rows(metric_table([*above, metric(1, code="x", name="x", group="Thu")]))
    assert sorted(row[1] for row in listed if row[1] != "Trong đó:") == ["Thu", "a", "b", "c", "x"]


def test_groups_stand_under_their_headings() -> None:
    grouped = [metric(1, code=code, name=code, group=group, above=above) for code, group, above in (
        ("a", "Lúa", ["KINH TẾ"]), ("b", "Ngô", ["KINH TẾ"]), ("c", "XÃ HỘI", []))]  # fmt: skip
    assert [(row.cells[:2], row.style) for row in metric_table(grouped).rows] == [
        (("A", "KINH TẾ"), "bold"),
        (("I", "Lúa"), "bold"),
        (("1", "a"), "plain"),
        (("II", "Ngô"), "bold"),
        (("1", "b"), "plain"),
        (("B", "XÃ HỘI"), "bold"),
        (("1", "c"), "plain"),
    ]
    assert [row[:2] for row in rows(metric_table(grouped[:1]))] == [("1", "a")]  # one heading divides nothing
    named = metric_table(grouped, groups={"Chung": ["c", "a"]})
    assert [row[:2] for row in rows(named)] == [("I", "Chung"), ("1", "c"), ("2", "a")]
    assert [row[:2] for row in rows(metric_table(grouped, groups={"": ["c"]}))] == [("1", "c")]


def test_an_annex_holds_what_it_says() -> None:
    documents = [DocumentRow(symbol="1/BC", date=date(2023, 7, 5), about="Báo cáo"), DocumentRow(symbol="2/KH")]
    annex = Annex(title="A", table="documents", documents=documents)
    table = annex_table(annex, MANY, H1_2023, "Văn phòng")
    assert heads(table) == ["TT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu nội dung"]
    assert rows(table) == [("1", "1/BC", "05/7/2023", "Báo cáo"), ("2", "2/KH", "", "")]
    others = document_table([*documents, DocumentRow(symbol="3/TB", issuer="Sở Y tế")], "Văn phòng")
    assert heads(others)[3] == "Cơ quan ban hành"
    assert [row[3] for row in rows(others)] == ["Văn phòng", "Văn phòng", "Sở Y tế"]
    assert [column.side for column in others.columns] == ["center", "left", "center", "left", "left"]
    same = document_table([DocumentRow(symbol="3/TB", issuer="Văn phòng")], "Văn phòng")
    assert len(same.columns) == 4
    dossiers = annex_table(
        Annex(title="A", table="dossiers", dossiers=[{"name": "Đất đai", "new": 3, "carried": 2}]), (), None, ""
    )
    assert heads(dossiers) == [
        *("TT", "Đơn vị, lĩnh vực", "Tiếp nhận/Tổng số", "Tiếp nhận/Mới", "Tiếp nhận/Kỳ trước chuyển sang"),
        *("Đã giải quyết/Trước hạn", "Đã giải quyết/Đúng hạn", "Đã giải quyết/Quá hạn"),
        *("Đang giải quyết/Trong hạn", "Đang giải quyết/Quá hạn"),
    ]
    assert [row[:5] for row in rows(dossiers)] == [("1", "Đất đai", "5", "3", "2"), ("", "Tổng cộng", "5", "3", "2")]
    figures = annex_table(Annex(title="A", groups={"Chung": ["ho"]}), MANY, None, "")
    assert [row[:2] for row in rows(figures)] == [("I", "Chung"), ("1", "Hộ nghèo")]


def test_a_table_of_any_rows_adds_the_columns_in_which_all_are_figures() -> None:
    given = [
        {"xã": "Xã A", "hộ": 1200, "ngày": date(2023, 7, 5), "tỷ lệ": 12.5, "chỉ tiêu": metric(5)},
        {"xã": "Xã B", "hộ": None, "ngày": None, "tỷ lệ": 7, "chỉ tiêu": metric(6, hedge="gần")},
    ]
    table = plain_table(given, total="Cộng")
    assert heads(table) == ["xã", "hộ", "ngày", "tỷ lệ", "chỉ tiêu"]
    assert [column.side for column in table.columns] == ["left", "right", "left", "right", "right"]
    assert rows(table) == [
        ("Xã A", "1.200", "05/7/2023", "12,5", "5"),
        ("Xã B", "-", "-", "7", "gần 6"),
        ("Cộng", "1.200", "", "19,5", "-"),
    ]
    assert [row.style for row in table.rows] == ["plain", "plain", "bold"]
    assert rows(plain_table([("a", True), ("b", 2)], total="Cộng"))[-1] == ("Cộng", "")
    assert (plain_table([]).columns, plain_table([], {"Xã": "a"}).columns[0].side) == ((), "left")


def test_the_rates_of_a_column_have_the_decimals_of_the_longest() -> None:
    rated = [metric(1, code="a", plan=2), metric(1, code="b", plan=3), metric(1, code="c")]
    table = metric_table(rated, settings=Settings(rate_decimals=2))
    assert [row[-1] for row in rows(table)] == ["50,00", "33,33", "-"]


def test_a_metric_that_lacks_units_says_so() -> None:
    lacking = {"coverage": {"units": 2, "of": 3, "without": ["Xã C"]}}
    noted = [
        metric(5, code="a", **lacking),
        metric(None, code="b", **lacking),
        metric(1, code="c", coverage={"units": 3, "of": 3}),
    ]
    assert [row[-1] for row in rows(metric_table(noted))] == ["Tổng hợp từ 2/3 đơn vị; chưa có: Xã C", "", ""]
    assert isinstance(noted[0], Metric)


def test_rows_that_are_given_are_what_an_annex_holds() -> None:
    given = Annex(title="A", dossiers=[{"name": "Đất đai", "new": 3}])
    assert given == Annex(title="A", table="dossiers", dossiers=[{"name": "Đất đai", "new": 3}])
    assert Annex(title="A", documents=[{"symbol": "1/KH-UBND"}]).table == "documents"
