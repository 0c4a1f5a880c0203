"""Tables on the page: columns that fit their words, commas below each other, heads of two rows, rows kept together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

import judges
import page
import sokert
from draws import drawn
from sokert import DataError
from sokert.ooxml.font_metrics import width
from sokert.word.columns import PADDING, TIGHTEST, Column, Need, fitted, indent
from specimens import SMALL

TWO_PLANS: list[dict[str, Any]] = [
    {"code": "thu", "name": "Thu phí, lệ phí", "value": 285, "unit": "tỷ đồng", "previous": 240}
    | {"plan": [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}]},
    {"code": "dao_tao", "name": "Đào tạo", "value": 62, "unit": "lượt", "plan": 90},
    {"code": "ho_so", "name": "Hồ sơ tiếp nhận", "value": 100, "unit": "hồ sơ", "previous": 93},
    {"code": "moi", "name": "Hồ sơ mới", "value": 90, "unit": "hồ sơ", "part_of": "ho_so"},
    {"code": "ty_le", "name": "Tỷ lệ đúng hạn", "value": "99.8", "unit": "%", "previous": 99},
]


PLAIN = {**SMALL, "sections": [{"title": "Kết quả", "body": "Đã xong."}]}


def table_of(**changes: Any) -> Any:
    return page.opened(sokert.render(sokert.Report.model_validate({**PLAIN, **changes}))).tables[-1]


def words(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_two_plans_stand_side_by_side_below_a_head_of_two_rows() -> None:
    table = table_of(metrics=TWO_PLANS)
    head, below, thu, dao_tao = words(table)[:4]
    assert head[4:6] == ["KH năm 2023"] * 2
    assert below[4:6] == ["Trung ương giao", "HĐND tỉnh giao"]
    assert thu[4:6] == ["500", "520"]
    assert thu[7:9] == ["57,0", "54,8"], "the rates of a column share their decimals"
    assert dao_tao[4:6] == ["90", "90"], "a plan that names nobody goes across"


def test_both_rows_of_a_head_repeat_and_no_row_splits() -> None:
    rows = table_of(metrics=TWO_PLANS).rows
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert heads[:3] == [True, True, False]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_parts_stand_below_their_whole_wherever_they_are_typed() -> None:
    rows = words(table_of(metrics=[TWO_PLANS[3], TWO_PLANS[2]]))
    assert [row[:2] for row in rows[1:]] == [["1", "Hồ sơ tiếp nhận"], ["", "Trong đó:"], ["-", "Hồ sơ mới"]]


def test_groups_have_roman_numbers_and_only_their_metrics() -> None:
    annexes = [{"title": "Biểu", "groups": {"Thu": ["thu"], "Thủ tục": ["ho_so", "moi"]}}]
    rows = words(table_of(metrics=TWO_PLANS, annexes=annexes))[2:]
    assert [row[:2] for row in rows] == [
        ["I", "Thu"],
        ["1", "Thu phí, lệ phí"],
        ["II", "Thủ tục"],
        ["1", "Hồ sơ tiếp nhận"],
        ["", "Trong đó:"],
        ["-", "Hồ sơ mới"],
    ]


def test_a_group_that_names_no_metric_is_told() -> None:
    with pytest.raises(DataError) as raised:
        sokert.Report.model_validate({**SMALL, "annexes": [{"title": "Biểu", "groups": {"Thu": ["khong_co"]}}]})
    assert [one.code for one in raised.value.findings] == ["DATA-GROUP-CODE"]


def test_the_totals_of_dossiers_are_computed() -> None:
    rows = [
        {
            "name": "Đất đai",
            "new": 90,
            "carried": 10,
            "early": 70,
            "on_time": 18,
            "late": 2,
            "in_time": 9,
            "overdue": 1,
        },
        {"name": "Hộ tịch", "new": 1200, "early": 1200},
    ]
    table = table_of(annexes=[{"title": "Hồ sơ", "table": "dossiers", "dossiers": rows}])
    said = words(table)
    assert said[0][2:5] == ["Tiếp nhận"] * 3
    assert said[-1] == ["", "Tổng cộng", "1.300", "1.290", "10", "1.270", "18", "2", "9", "1"]
    assert table.rows[-2]._tr.find(f".//{qn('w:keepNext')}") is not None, "the total never stands alone"


def test_documents_are_listed_with_their_day() -> None:
    documents = [{"symbol": "12/KH-UBND", "date": "2023-02-05", "about": "Kế hoạch cải cách hành chính"}]
    said = words(table_of(annexes=[{"title": "Văn bản", "table": "documents", "documents": documents}]))
    assert said[1] == ["1", "12/KH-UBND", "05/02/2023", "Kế hoạch cải cách hành chính"]
    documents.append({"symbol": "7/CT-UBND", "issuer": "UBND tỉnh", "about": "Chỉ thị"})
    said = words(table_of(annexes=[{"title": "Văn bản", "table": "documents", "documents": documents}]))
    assert [row[3] for row in said] == ["Cơ quan ban hành", "Văn phòng", "UBND tỉnh"]


def test_any_rows_become_a_table_where_a_tag_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text(
        '{% extends "half-year/office" %}\n{% block opening %}\n'
        '{{ [{"x": "Xã A", "a": 5, "b": 1.5}, {"x": "Xã B", "a": 7, "b": 2}]'
        '|table({"Đơn vị": "x", "Kế hoạch": {"Giao": "a", "Đạt": "b"}}, total="Tổng cộng") }}\n'
        "{% endblock %}\n",
        "utf-8",
    )
    content = sokert.Template(tmp_path / "mau.md").render(sokert.Report.model_validate(PLAIN))
    said = words(page.opened(content).tables[1])
    assert said[0] == ["Đơn vị", "Kế hoạch", "Kế hoạch"]
    assert said[-1] == ["Tổng cộng", "12", "3,5"]


def test_every_kind_of_annex_is_valid(tmp_path: Path) -> None:
    dossiers = [{"name": "Đất đai", "new": 3}]
    annexes = [
        {"title": "Biểu một", "groups": {"Thu": ["thu"]}},
        {"title": "Biểu hai", "table": "dossiers", "dossiers": dossiers, "orientation": "portrait"},
        {"title": "Biểu ba", "table": "documents", "documents": [{"symbol": "1/KH"}]},
    ]
    file = tmp_path / "bao-cao.docx"
    sokert.render(sokert.Report.model_validate({**PLAIN, "metrics": TWO_PLANS, "annexes": annexes}), file)
    assert not judges.schemas_refuse(file)


def test_a_table_of_a_report_s_markdown_gets_the_same_care() -> None:
    body = "| Kết quả | Tỷ trọng |\n|---|---:|\n| Trước hạn | 72,95% |\n| Đúng hạn | 7% |\n| Hồ sơ | - |\n"
    body = body.replace("%", "")
    table = page.opened(
        sokert.render(
            sokert.Report.model_validate({**SMALL, "annexes": [], "sections": [{"title": "Kết quả", "body": body}]})
        )
    ).tables[1]
    indents = [row.cells[1].paragraphs[0].paragraph_format.right_indent for row in table.rows[1:]]
    assert [each.twips if each else 0 for each in indents] == [0, 300, 300]


FIGURES = st.builds(
    lambda whole, part: f"{whole:,}".replace(",", ".") + (f",{part}" if part else ""),
    st.integers(0, 10**7),
    st.sampled_from(["", "5", "25", "125"]),
)


@given(st.lists(FIGURES, min_size=1, max_size=8))
@drawn(15)
def test_the_commas_of_a_column_stand_below_each_other(figures: list[str]) -> None:
    fractions = [round(width(text[len(text.partition(",")[0]) :], 12) * 20) for text in figures]
    longest = max(fractions)
    places = [indent(text, longest) + fraction for text, fraction in zip(figures, fractions, strict=True)]
    assert len(set(places)) == 1


NEEDS = st.lists(
    st.tuples(st.integers(100, 900), st.integers(0, 4000), st.integers(0, 3000)).map(
        lambda one: Need(one[0], one[0] + one[1], one[2])
    ),
    min_size=1,
    max_size=9,
)


@given(NEEDS, st.sampled_from([9354, 14287]))
@drawn(20)
def test_columns_fill_the_page_and_hold_their_longest_word(needs: list[Need], measure: int) -> None:
    fit = fitted(tuple(needs), measure)
    assert sum(fit.widths) == measure
    lows = [need.low * fit.size // 12 + 2 * fit.padding for need in needs]
    if sum(lows) + 10 * len(needs) <= measure:
        assert all(wide >= low for wide, low in zip(fit.widths, lows, strict=True))
    if fit.size == 12 and sum(need.want + 180 for need in needs) <= measure:
        assert all(wide >= need.want + 2 * fit.padding for wide, need in zip(fit.widths, needs, strict=True))


def test_words_too_long_for_the_page_are_set_smaller() -> None:
    cells = " | ".join(["135.326.135.326,7"] * 7)
    body = f"| {' | '.join('abcdefg')} |\n|{'---:|' * 7}\n| {cells} |\n"
    table = page.opened(
        sokert.render(
            sokert.Report.model_validate({**SMALL, "annexes": [], "sections": [{"title": "Kết quả", "body": body}]})
        )
    ).tables[1]
    sizes = {run.font.size.pt for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs}
    assert sizes == {8}  # seven of 60 points and their sides go into a line of 468; at 9 points they do not


FILLED = [(108_004, ",5"), (180_000, "")]  # figures with decimals, and whole ones below them


@pytest.mark.parametrize("columns", [7, 9, 11, 12])
def test_a_narrow_column_holds_its_whole_figures_on_one_line(columns: int) -> None:
    # No room is kept for the commas of others, then heads break in their words, before a figure is torn in two.
    rows = [
        [f"{whole:,}".replace(",", ".") + part for whole in range(start, start + columns)] for start, part in FILLED
    ]
    body = "\n".join(f"| {' | '.join(['Thành phố Mẫu', *row])} |" for row in rows)
    heads = " | ".join(f"Chỉ tiêu {at}" for at in range(columns))
    body = f"| Huyện | {heads} |\n|---|{'---:|' * columns}\n{body}\n"
    document = {**PLAIN, "annexes": [], "sections": [{"title": "Kết quả", "body": body}]}
    table = page.opened(sokert.render(sokert.Report.model_validate(document))).tables[1]
    size = (table.rows[1].cells[1].paragraphs[0].runs[0].font.size or Pt(12)).pt
    wide = [column.width.twips for column in table.columns][1:]
    for row in table.rows[1:]:
        for cell, room in zip(row.cells[1:], wide, strict=True):
            moved = cell.paragraphs[0].paragraph_format.right_indent
            assert width(cell.text, size) * 20 + (moved.twips if moved else 0) + 2 * TIGHTEST <= room, cell.text


def test_a_column_of_one_remark_gives_way_to_the_names_that_break_in_every_row() -> None:
    words = (900, 900, 900)
    names = Need(900, 2820, 900, tuple((row, *words) for row in range(9)))
    remarks = Need(900, 2820, 900, ((0, *words),))
    wide = fitted((names, remarks), 4500).widths
    assert wide[0] >= names.want + 180 > wide[1]
    assert wide[1] >= remarks.low + 180


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    # Both break in row 0 whatever is done; the names of the other rows get the room.
    heads = Need(600, 2520, 600, ((0, 800, 800, 800),))
    names = Need(600, 2520, 600, ((0, 800, 800, 800), (1, 900, 900), (2, 900, 900)))
    heads_wide, names_wide = fitted((heads, names), 3300).widths
    assert names_wide >= 900 + 60 + 900 + 180
    assert heads_wide >= 600 + 180


def test_heads_of_one_length_get_their_line_together_or_not_at_all() -> None:
    narrow, wide = Need(500, 500, 1500), Need(500, 2000, 500)
    both = fitted((narrow, narrow, wide), 5700).widths
    assert min(both[:2]) >= 1680
    none = fitted((narrow, narrow, wide), 5400).widths
    assert abs(none[0] - none[1]) <= 1


def read_off(head: str, *texts: str) -> Need:
    column = Column()
    column.heads.append((1, head))
    for row, text in enumerate(texts):
        column.take(2 * row, text, 0, right=text[0].isdigit())
    return column.need()


def test_names_have_their_line_where_the_heads_of_figures_may_break() -> None:
    names = read_off("Chỉ tiêu", "Văn bản đến", "Văn bản đi", "Diện tích gieo trồng", *["Số hộ nghèo cuối kỳ"] * 3)
    units = read_off("ĐVT", "văn bản", "văn bản", "ha", *["hộ"] * 3)
    figures = [read_off(f"TH 6 tháng đầu năm {year}", "11.200", "1.120", "1.240,5") for year in (2025, 2026)]
    rates = [read_off(head, "52,0", "53,3", "51,5") for head in ("So KH (%)", "So cùng kỳ (%)")]
    widths = fitted((names, units, *figures, *rates), 7200).widths
    assert widths[0] >= names.want + 2 * PADDING
    assert widths[1] >= units.want + 2 * PADDING


def test_a_column_whose_head_needs_a_line_less_gives_its_room_to_names() -> None:
    names = read_off("Thôn", "Thôn Nà Mạ", "Khu phố Nguyễn Văn Cừ")
    counts = [read_off(f"Số hộ nghèo {when} kỳ", "14", "34") for when in ("đầu", "cuối")]
    remarks = read_off("Ghi chú", "-", "Sáp nhập từ 01/7")
    widths = fitted((names, *counts, remarks), 7400).widths
    assert widths[0] >= names.want + 2 * PADDING
    assert widths[-1] >= remarks.want + 2 * PADDING


def test_a_row_that_leads_stays_with_the_next_and_no_empty_page_follows_a_table() -> None:
    metrics = [{"code": f"m{at}", "name": f"Mục {at}", "value": at} for at in range(8)]
    metrics[5]["part_of"] = "m4"
    report = sokert.Report.model_validate(
        {**SMALL, "metrics": metrics, "sections": [{"title": "A"}], "annexes": [{"title": "B"}]}
    )
    document = page.opened(sokert.render(report))
    rows = document.tables[-1].rows
    kept = [row.cells[1].text for row in rows if row.cells[1].paragraphs[0].paragraph_format.keep_with_next]
    assert "Trong đó:" in kept
    assert "Mục 1" not in kept
    assert document.paragraphs[-1]._p.pPr.find(f".//{qn('w:vanish')}") is not None
