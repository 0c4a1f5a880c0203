"""A hundred cells as people type them: each is read right, or refused with its place."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judges import ROOT
from sokert.sources.cells import Marks, marks_of, read, read_plan
from sokert.sources.records import records_of
from sokert.sources.table import Cell, Table, spot, taken
from sokert.vietnamese.numbers import number

TEXT, AMBIGUOUS, UNIT = "SOURCE-CELL-TEXT", "SOURCE-CELL-AMBIGUOUS", "SOURCE-CELL-UNIT"
FRACTION, DATE, TRUTH = "SOURCE-CELL-FRACTION", "SOURCE-CELL-DATE", "SOURCE-CELL-TRUTH"
NONE = "-"

# What stands in the cell, the unit of its row, and the figure with its hedge, NONE, or the code of the refusal.
UGLY: list[tuple[object, str, str]] = [
    (20870, "văn bản", "20870"),
    (20870.0, "văn bản", "20870"),
    (31275.5, "triệu đồng", "31275.5"),
    (0.1 + 0.2, "ha", "0.3"),
    (83.09999999999999, "%", "83.1"),
    (1e3, "hồ sơ", "1000"),
    (-5, "ha", "-5"),
    (0, "vụ", "0"),
    ("20870", "văn bản", "20870"),
    ("20.870", "văn bản", "20870"),
    ("1.234.567", "hồ sơ", "1234567"),
    ("1.234,5", "ha", "1234.5"),
    ("12,5", "ha", "12.5"),
    ("12.5", "ha", "12.5"),
    ("1,234.5", "ha", "1234.5"),
    ("1,234,567", "hồ sơ", "1234567"),
    ("1,25", "triệu lượt", "1.25"),
    ("0,125", "ha", "0.125"),
    ("0.125", "ha", "0.125"),
    ("20 870", "văn bản", "20870"),
    ("20\u00a0870", "văn bản", "20870"),
    ("20\u202f870,5", "ha", "20870.5"),
    ("1 234 567", "hồ sơ", "1234567"),
    ("  20870  ", "văn bản", "20870"),
    ("\t20870\n", "văn bản", "20870"),
    ("05", "vụ", "5"),
    ("+12", "vụ", "12"),
    ("-1.234", "ha", "-1234"),
    ("−12,5", "ha", "-12.5"),
    ("12,5%", "%", "12.5"),
    ("12,5 %", "", "12.5"),
    ("12.5%", "%", "12.5"),
    ("100%", "%", "100"),
    ("3‰", "‰", "3"),
    ("gần 2.600", "tin bài", "gần 2600"),
    ("Gần 2.600", "tin bài", "gần 2600"),
    ("ga\u0302\u0300n 2.600", "tin bài", "gần 2600"),
    ("hơn 450", "cuộc", "hơn 450"),
    ("trên 450", "cuộc", "trên 450"),
    ("dưới 10", "vụ", "dưới 10"),
    ("khoảng 1,2 triệu", "lượt", "khoảng 1200000"),
    ("xấp xỉ 300", "hộ", "khoảng 300"),
    ("~ 560", "hộ", "khoảng 560"),
    ("~560", "hộ", "khoảng 560"),
    ("≈ 1,2 nghìn", "lượt", "khoảng 1200"),
    ("thứ 3", "", "3"),
    ("Hạng 3", "hạng", "3"),
    ("xếp thứ 3/34", "hạng", "3"),
    ("3/34", "hạng", "3"),
    ("ước 5.200", "hồ sơ", "5200"),
    ("hơn 20 nghìn", "lượt", "hơn 20000"),
    ("2,6 nghìn", "tin bài", "2600"),
    ("20.870 văn bản", "văn bản", "20870"),
    ("20.870 văn bản", "", "20870"),
    ("31.275,5 triệu đồng", "triệu đồng", "31275.5"),
    ("31,2755 tỷ đồng", "triệu đồng", "31275.5"),
    ("1,5 tấn", "tạ", "15"),
    ("12 ha", "ha", "12"),
    ("-", "vụ", NONE),
    ("–", "vụ", NONE),
    ("—", "vụ", NONE),
    ("...", "vụ", NONE),
    ("…", "vụ", NONE),
    ("", "vụ", NONE),
    ("   ", "vụ", NONE),
    (None, "vụ", NONE),
    (float("nan"), "vụ", NONE),
    (Decimal("NaN"), "vụ", NONE),
    ("chưa có", "vụ", NONE),
    ("Chưa có số liệu", "vụ", NONE),
    ("đang tổng hợp", "vụ", NONE),
    ("N/A", "vụ", NONE),
    ("không", "vụ", "0"),
    ("Không phát sinh", "vụ", "0"),
    ("1.234", "%", AMBIGUOUS),
    ("98,765", "%", AMBIGUOUS),
    ("20,870", "văn bản", AMBIGUOUS),
    ("12.5 văn bản", "văn bản", FRACTION),
    (20.87, "văn bản", FRACTION),
    (1.377, "nhiệm vụ", FRACTION),
    ("12 ha", "văn bản", UNIT),
    ("12%", "văn bản", UNIT),
    ("5 triệu đồng", "ha", UNIT),
    ("1.23.456", "hồ sơ", TEXT),
    ("12.34.567", "hồ sơ", TEXT),
    ("1.234.56", "hồ sơ", TEXT),
    ("1,23,456", "hồ sơ", TEXT),
    ("1.234,", "hồ sơ", TEXT),
    ("12..5", "ha", TEXT),
    ("00123", "hồ sơ", TEXT),
    ("12/34", "xã", "SOURCE-CELL-PAIR"),
    ("5-7", "vụ", TEXT),
    ("từ 5 đến 7", "vụ", TEXT),
    ("(1.234)", "triệu đồng", TEXT),
    ("1O0", "vụ", TEXT),
    ("l00", "vụ", TEXT),
    ("2.600 (ước)", "tin bài", TEXT),
    ("20.870*", "văn bản", TEXT),
    ("~2.600", "tin bài", "khoảng 2600"),
    (">100", "vụ", TEXT),
    ("tăng 12", "vụ", TEXT),
    ("gần", "vụ", TEXT),
    ("hai mươi", "vụ", TEXT),
    ("đạt", "vụ", TEXT),
    ("1.2E+05", "hồ sơ", TEXT),
    ("½", "ha", TEXT),
    ("15h30", "vụ", TEXT),
    ("12 văn bản, 5 quyết định", "văn bản", TEXT),
    ("Infinity", "vụ", TEXT),
    (float("inf"), "vụ", TEXT),
    (date(2026, 2, 1), "vụ", DATE),
    (time(12, 30), "vụ", DATE),
    (True, "vụ", TRUTH),
]  # fmt: skip


def told(table: Table) -> str:
    """Return what a table of one row says: its figure with its hedge, NONE, or the code of the refusal at F7."""
    gathered = records_of(table)
    if gathered.findings:
        (finding,) = gathered.findings
        assert (finding.where.file, finding.where.part) == ("so-lieu.xlsx", "F7"), finding
        return finding.code
    (record,) = gathered.records
    value = record.data.get("value")
    return NONE if value is None else " ".join(filter(None, (record.data.get("hedge", ""), f"{value:f}")))


def one_row(value: object, unit: str) -> Table:
    head = [Cell(words, spot(5, at)) for at, words in enumerate(("TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ", "KH", "TH"))]
    row = [Cell(1, "A7"), Cell("Việc", "B7"), Cell(unit, "C7"), Cell(), Cell(), Cell(taken(value), "F7")]
    return Table("so-lieu.xlsx", [*([Cell()] for _ in range(5)), head, row])


@pytest.mark.parametrize(("value", "unit", "expected"), UGLY)
def test_an_ugly_cell_is_read_right_or_refused_with_its_place(value: object, unit: str, expected: str) -> None:
    assert told(one_row(value, unit)) == expected


def test_there_are_a_hundred_of_them() -> None:
    assert len(UGLY) >= 100


ON_THE_PAGES = [
    (typed, unit, as_read)
    for page in ("sources.md", "sources.vi.md")
    for typed, unit, as_read in re.findall(
        r"^\| `([^`]+)` \| (\S[^|]*) \| ([^|]+) \|$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE
    )
]
SAID = {"no figure": NONE, "không có số": NONE, "refused": "SOURCE", "không nhận": "SOURCE"}


@pytest.mark.parametrize(("typed", "unit", "as_read"), ON_THE_PAGES)
def test_a_cell_on_the_pages_is_read_as_they_say(typed: str, unit: str, as_read: str) -> None:
    assert told(one_row(typed, unit)).partition("-CELL")[0] == SAID.get(as_read, as_read)


def test_the_pages_show_cells() -> None:
    assert len(ON_THE_PAGES) > 25


def column(*words: str) -> Marks:
    return marks_of([Cell(word, f"F{row}") for row, word in enumerate(words, start=2)])


def test_a_dot_before_three_digits_groups_unless_its_column_holds_dot_decimals() -> None:
    assert read(Cell("1.234"), "ha", column("1.234", "12,5")).value == 1234
    refused = read(Cell("1.234"), "ha", column("1.234", "12.5"))
    assert (refused.fault, refused.facts["other"]) == (AMBIGUOUS, " (F3: 12.5)")
    assert (refused.facts["whole"], refused.facts["decimal"]) == ("1234", "1,234")


def test_the_one_cell_with_a_dot_among_commas_is_told_and_no_other() -> None:
    marks = column("7.840", "54.9", "51,4", "301,7")
    told = read(Cell("54.9", "F3"), "tạ/ha", marks)
    assert told.fault == "SOURCE-CELL-DOT"
    assert told.facts == {"given": "54.9", "other": "F4: 51,4", "open": "7.840", "at": "F2", "right": "54,9"}
    assert read(Cell("7.840", "F2"), "lượt", marks).value == 7840


def test_a_dot_is_no_slip_where_it_leaves_nothing_open_or_is_no_exception() -> None:
    assert read(Cell("54.9", "F2"), "tạ/ha", column("54.9", "51,4", "301,7")).value == Decimal("54.9")
    assert read(Cell("7.840", "F2"), "lượt", column("7.840", "54.9", "51,4")).fault == AMBIGUOUS
    told = marks_of([Cell("7.840", "F2"), Cell("54.9", "F3"), *[Cell("1,5", "F4")] * 2], ".")
    assert read(Cell("7.840", "F2"), "ha", told).value == Decimal("7.840")


def test_columns_beside_it_tell_what_stands_before_decimals_where_a_column_shows_no_comma() -> None:
    open_ones = [Cell("7.840", "F2"), Cell("54.9", "F3")]
    beside = [Cell("54,2", "D3"), Cell("296,4", "D4")]
    assert list(marks_of(open_ones, beside=[*open_ones, *beside]).odd) == ["F3"]
    assert not marks_of(open_ones, beside=open_ones).odd


@pytest.mark.parametrize(("decimal", "value"), [(",", "1234"), (".", "1.234")])
def test_the_report_file_may_say_which_mark_stands_before_decimals(decimal: str, value: str) -> None:
    marks = marks_of([Cell("12.5", "F2")], decimal)
    assert read(Cell("1.234"), "ha", marks).value == Decimal(value)


def test_between_commas_a_dot_before_three_digits_is_open_until_the_column_shows_it() -> None:
    assert read(Cell("1.234"), "ha", marks_of([], "?")).fault == AMBIGUOUS
    assert read(Cell("1.234"), "ha", marks_of([Cell("1.234,5")], "?")).value == 1234


def test_what_a_dash_says_may_be_told() -> None:
    assert read(Cell("-"), "vụ", marks_of([], dash="zero")).value == 0
    assert read(Cell("chưa có"), "vụ", marks_of([], dash="zero")).value is None
    assert read_plan(Cell("-"), "vụ", marks_of([], dash="zero")).value is None


@pytest.mark.parametrize("words", ["≥ 95%", "từ 95% trở lên", "trên 95%", "tối thiểu 95%", "95", ">= 95"])
def test_a_plan_to_be_reached_is_its_figure(words: str) -> None:
    assert read_plan(Cell(words), "%").value == 95


def test_zeros_that_somebody_typed_behind_the_decimal_comma_are_kept() -> None:
    assert read(Cell("12,50"), "ha").decimals == 2
    assert read(Cell("12,5"), "ha").decimals is None


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_every_figure_that_we_print_is_read_back(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    printed = number(value)
    found = read(Cell(printed), "triệu đồng")
    assert found.value == value


@given(st.text(max_size=12))
def test_any_text_is_a_figure_nothing_or_refused(words: str) -> None:
    found = read(Cell(taken(words), "B7"), "vụ")
    assert found.fault or found.value is None or found.value == found.value.to_integral_value()
