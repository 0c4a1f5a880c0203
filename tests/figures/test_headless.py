"""Tables whose first row is data: it counts in the total, unless its numbers name the columns."""

from __future__ import annotations

import pytest

from sokert.figures import judge
from sokert.vietnamese.read import read_table


def told(table):
    """Return what is told of a table, a row a line: each total that does not hold, with its terms."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    judged = [(one, judge(one)) for one in read_table(rows)]
    return [(one.stated.text, [term.text for term in one.terms]) for one, judgement in judged if judgement.level]


HOLD = {
    "plain": "Xã A | 10\nXã B | 20\nXã C | 25\nTổng cộng | 55",
    "numbered": "1 | Xã A | 10\n2 | Xã B | 20\n3 | Xã C | 25\n| Cộng | 55",
    "a number in the cell of the total": "I | Trồng trọt | 10\nII | Chăn nuôi | 20\nTổng cộng | Tổng cộng | 30",
    "total first": "Tổng số | 55\nXã A | 10\nXã B | 20\nXã C | 25",
    "units": "Lúa | ha | 120,5\nNgô | ha | 30\nTổng cộng | ha | 150,5",
    "years name the rows": "2023 | 120\n2024 | 130\n2025 | 150\nTổng cộng | 400",
    "two columns": "Xã A | 10 | 7\nXã B | 20 | 4\nXã C | 25 | 9\nTổng cộng | 55 | 20",
    "years name the columns": "Xã | 2024 | 2025\nXã A | 10 | 12\nXã B | 20 | 25\nTổng cộng | 30 | 37",
    "one year names the column": "Xã | 2025\nXã A | 10\nXã B | 20\nTổng cộng | 30",
    "counted columns": "Xã | 1 | 2\nXã A | 10 | 12\nXã B | 20 | 25\nTổng cộng | 30 | 37",
    "columns in brackets": "(1) | (2) | (3)\nXã A | 10 | 12\nXã B | 20 | 25\nTổng cộng | 30 | 37",
    "forms of a school": "Trường | 10 | 11 | 12\nXã A | 40 | 42 | 51\nXã B | 38 | 40 | 37\nTổng cộng | 78 | 82 | 88",
    "even steps": "Số giờ dạy | 10 | 20 | 30\nTổ A | 4 | 2 | 5\nTổ B | 3 | 8 | 7\nTổng cộng | 7 | 10 | 12",
    "what counts": "Lớp | 6\nNam | 20\nNữ | 21\nTổng cộng | 41",
    "a blank corner": "| 5 | 8\nXã A | 10 | 12\nXã B | 20 | 25\nTổng cộng | 30 | 37",
    "goes on from another table": "3 | Xã C | 25\n4 | Xã D | 30\n5 | Xã Đ | 15\n| Cộng | 110",
    "goes on with its total in the first column": "3 | Xã C | 25\n4 | Xã D | 30\n5 | Xã Đ | 15\nCộng | Cộng | 110",
    "names that a head could begin with": "Tổ 1 | 10\nTổ 2 | 20\nTổ 3 | 25\nTổng cộng | 55",
    "numbers without end": f"{'9' * 5000} | {'8' * 5000}\nXã A | 10\nXã B | 20",
    "rates of another base": "A | 120 | 60 | 30,5%\nB | 200 | 90 | 22,1%\nC | 150 | 75 | 50,0%",
    "facts, and no list": "Tổng diện tích | 500\nSố hộ | 120\nSố nhân khẩu | 400",
    "a mean": "Xã A | 8,25\nXã B | 7,5\nXã C | 8,0\nTổng cộng | 7,92",
    "a mean of equals": "Xã A | 8,0\nXã B | 8,0\nXã C | 8,0\nTổng cộng | 8,0",
    "the first of many facts": "Tổng số | 900\nĐảng viên | 20\nĐoàn viên | 35",
}


@pytest.mark.parametrize("table", HOLD.values(), ids=HOLD)
def test_a_right_total_is_silent(table):
    assert told(table) == []


FAIL = {
    "plain": ("Xã A | 10\nXã B | 20\nXã C | 25\nTổng cộng | 65", [("65", ["10", "20", "25"])]),
    "three rows": ("Xã A | 10\nXã B | 20\nTổng | 31", [("31", ["10", "20"])]),
    "numbered": ("1 | Xã A | 10\n2 | Xã B | 20\n3 | Xã C | 25\n| Cộng | 65", [("65", ["10", "20", "25"])]),
    "total first": ("Tổng số | 65\nXã A | 10\nXã B | 20\nXã C | 25", [("65", ["10", "20", "25"])]),
    "years name the rows": ("2023 | 120\n2024 | 130\n2025 | 150\nTổng cộng | 450", [("450", ["120", "130", "150"])]),
    "years name the columns": ("Xã | 2024 | 2025\nA | 10 | 12\nB | 20 | 25\nTổng | 30 | 47", [("47", ["12", "25"])]),
    "rates": ("A | 120 | 8 | 6,7%\nB | 200 | 11 | 5,5%\nC | 150 | 9 | 6,5%", [("6,5%", ["9", "150"])]),
    "forms of a school": (
        "Trường | 10 | 11 | 12\nA | 40 | 42 | 51\nB | 38 | 40 | 37\nC | 20 | 20 | 20\nTổng cộng | 98 | 102 | 118",
        [("118", ["51", "37", "20"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "wrong"), FAIL.values(), ids=FAIL)
def test_a_wrong_total_is_told_with_all_its_rows(table, wrong):
    assert told(table) == wrong
