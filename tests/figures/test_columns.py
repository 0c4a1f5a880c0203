"""Columns of a table: how their numbers are written, what a rate is a rate of, what proves a rule, what is left."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sokert.figures import judge
from sokert.vietnamese.read import read_table, table_figures


def cells(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def told(table):
    """Return what is told of a table as an error or a warning: the figure that does not hold, with its terms."""
    judged = [(one, judge(one)) for one in read_table(cells(table))]
    graves = [(one, judgement) for one, judgement in judged if judgement.level in ("error", "warning")]
    return [(one.stated.text, [term.text for term in one.terms]) for one, _ in graves]


WRITTEN = """
Tổ | Tổng số trạm | Đã thực hiện | Chưa thực hiện | Tỷ lệ đã thực hiện (%)
Tổ 1 | 1,240 | 315 | 925 | 25.40%
Tổ 2 | 980 | 402 | 578 | 41.02%
Tổ 3 | 2150 | 1,046 | 1,104 | 48.65%
Tổng cộng | 4,370 | 1,763 | 2,607 | 40.34%
"""
RATES = """
Tổ | Số mẫu cần đo | Đã đo | Tỷ lệ đã đo (%) | Số mẫu cần kiểm tra | Đã kiểm tra | Tỷ lệ kiểm tra (%) | Đạt chuẩn | Tỷ lệ đạt chuẩn trên số đã kiểm tra (%)
Tổ 1 | 224 | 110 | 49,11 | 224 | 101 | 45,09 | 67 | 66,34
Tổ 2 | 208 | 23 | 11,06 | 208 | 21 | 10,10 | 5 | 23,81
Tổ 3 | 240 | 180 | 75,00 | 240 | 180 | 75,00 | 39 | 21,67
Tổ 4 | 288 | 85 | 29,51 | 288 | 84 | 29,17 | 12 | 14,29
Tổ 5 | 224 | 126 | 56,25 | 224 | 126 | 56,25 | 103 | 81,75
"""  # noqa: E501
SOUND = {
    "commas between thousands": WRITTEN,
    "a rate of another column than its neighbours": RATES,
    "nothing is left of a plan that is more than done": (
        "Tổ | Kế hoạch | Thực hiện | Chưa thực hiện\n"
        "Tổ 1 | 300 | 120 | 180\nTổ 2 | 250 | 310 | 0\nTổ 3 | 200 | 90 | 110"
    ),
    "a total takes off what is more than done": (
        "Tổ | Tổng số | Đã thực hiện | Chưa thực hiện\nTổ 1 | 300 | 120 | 180\nTổ 2 | 250 | 310 | 0\n"
        "Tổ 3 | 200 | 90 | 110\nTổ 4 | 220 | 100 | 120\nTổng cộng | 970 | 620 | 350"
    ),
    "what is put together is no total": (
        "TT | Nội dung | Lớp 6 | Lớp 7\nI | Tổng hợp kết quả cuối năm | 339 | 313\n"
        "1 | Được lên lớp | 312 | 290\n2 | Phải thi lại | 30 | 26\n3 | Học sinh giỏi | 51 | 47"
    ),
    "an office is no total": (
        "Đơn vị | Hồ sơ\nTổng cục Một | 120\nCục Hai | 61\nCục Ba | 54\nCục Bốn | 25"
    ),
    "rates of nothing prove no rule": (
        "Tổ | Đã giao | Đang xử lý | Quá hạn | Tỷ lệ quá hạn (%)\n"
        "Tổ 1 | 145 | 0 | 0 | 0,00\nTổ 2 | 179 | 1 | 0 | 0,00\n"
        "Tổ 3 | 119 | 3 | 1 | 2,35\nTổ 4 | 181 | 1 | 0 | 0,00\nTổ 5 | 120 | 0 | 0 | 0,00\nTổ 6 | 272 | 4 | 3 | 4,10\n"
        "Tổ 7 | 130 | 1 | 0 | 0,00\nTổng cộng | 1.146 | 10 | 4 | 1,25"
    ),
}  # fmt: skip


@pytest.mark.parametrize("table", SOUND.values(), ids=SOUND)
def test_what_a_calculator_finds_right_is_silent(table):
    assert told(table) == []


FAIL = {
    "commas between thousands": (
        WRITTEN.replace("| 925 |", "| 952 |"),
        [("952", ["1,240", "315"]), ("1,240", ["315", "952"]), ("2,607", ["952", "578", "1,104"])],
    ),
    "a comma for a dot": (
        "Xã | Hồ sơ\nXã A | 1.240\nXã B | 2,150\nXã C | 3.115\nTổng cộng | 6.505",
        [("6.505", ["1.240", "2,150", "3.115"])],
    ),
    "a rate of another column than its neighbours": (RATES.replace("81,75", "87,15"), [("87,15", ["103", "126"])]),
    "something is left of a plan that is more than done": (
        "Tổ | Kế hoạch | Thực hiện | Chưa thực hiện\n"
        "Tổ 1 | 300 | 120 | 180\nTổ 2 | 250 | 310 | 60\nTổ 3 | 200 | 90 | 110",
        [("60", ["250", "310"])],
    ),
    "nothing is left of a plan that is half done": (
        "Tổ | Kế hoạch | Thực hiện | Chưa thực hiện\n"
        "Tổ 1 | 300 | 120 | 180\nTổ 2 | 250 | 130 | 0\nTổ 3 | 200 | 90 | 110",
        [("0", ["250", "130"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "wrong"), FAIL.values(), ids=FAIL)
def test_what_a_calculator_finds_wrong_is_an_alarm(table, wrong):
    assert told(table) == wrong


def test_figures_are_shown_as_they_are_written_and_counted_as_they_are_meant():
    figures = {one.text: one.value for one in table_figures(cells(WRITTEN))}
    assert (figures["1,240"], figures["2150"], figures["25.40%"]) == (1240, 2150, Fraction("25.4"))
