"""How grave a fault is: the table of gravity, and the words that decide which row a claim falls in."""

from __future__ import annotations

import pytest

from sokert.figures import KINDS, LISTS, judged
from sokert.figures.gravity import GRAVITY
from sokert.vietnamese.read import Words, read


def told(text: str) -> list[tuple[str, str, str]]:
    found = read(text)
    known = judged(found.statements, found.quantities, Words(text).between)
    return [(one.statement.name, one.how, one.level) for one in known if one.level]


def test_the_table_names_relations_that_there_are_and_ends_with_a_question() -> None:
    known = {kind.name for kind in KINDS} | set(LISTS)
    assert {relation for row in GRAVITY for relation in row.relations.split()} <= known
    assert (GRAVITY[-1].relations, GRAVITY[-1].read, GRAVITY[-1].signs, GRAVITY[-1].level) == ("", "", "", "info")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # a level that is said, in one sentence; one of them hedged
        ("Thu 5.170 tỷ đồng, tăng 14% so với cùng kỳ (4.420 tỷ đồng).", ("growth", "clause", "error")),
        ("Thu gần 4.300 tỷ đồng, tăng 51% so với cùng kỳ (3.100 tỷ đồng).", ("growth", "clause", "warning")),
        ("Thu ngân sách tăng từ 310 lên 403 tỷ đồng, tăng 40% so với năm trước.", ("growth", "clause", "error")),
        ("Có 1.260/1.500 em nhập học, đạt 76% chỉ tiêu.", ("progress", "clause", "error")),
        ("Có 1.260/1.500 em đã làm đủ thủ tục nhập học, đạt 76% chỉ tiêu.", ("progress", "clause", "info")),
        # a number that is no level of the unit: the name of a fuel, a level between the two
        ("Giá xăng RON 95 tăng 1,36 USD/thùng, tương đương 1,9%.", ("growth", "apart", "info")),
        ("Tổ có 62 người, nay giảm xuống còn 53, giảm 13 người (20%).", ("growth", "apart", "info")),
        # a rate that the words before its bracket name
        ("Thu lại 97 tỷ đồng, gồm 42 tỷ đồng phụ cấp (51%) và 55 tỷ đồng chi sai.", ("share", "clause", "error")),
        (
            "Thu lại 97 tỷ đồng, gồm 42 tỷ đồng phụ cấp ưu đãi nghề (51%) và 55 tỷ đồng khác.",
            ("share", "doubtful", "info"),
        ),
        # a list; two swapped digits of a long figure explain it; a part has no unit, or digits of another
        ("Đã cấp 4.612 giấy, gồm 1.204 giấy mới và 3.108 giấy đổi.", ("sum", "clause", "info")),
        ("Đã cấp 46.312 giấy, gồm 15.204 giấy mới và 31.018 giấy đổi.", ("sum", "clause", "warning")),
        ("Đất 5.912,9 ha, gồm 4.831,4 ha đất rừng, 7 và 1.088,5 ha đất lúa.", ("sum", "apart", "info")),
        # parts of which nothing is both
        (
            "Xuất nhập khẩu đạt 84,6 tỷ USD; trong đó xuất khẩu 45,2 tỷ USD, nhập khẩu 43,9 tỷ USD.",
            ("within", "clause", "warning"),
        ),
    ],
)
def test_what_a_calculator_must_agree_with_is_an_alarm_and_all_else_is_asked(
    text: str, said: tuple[str, str, str]
) -> None:
    assert said in told(text)
