"""What is said beside a sum: a correction only where one slip of the hand alone makes the figures hold as printed."""

from __future__ import annotations

from functools import cache

import pytest

import sokert
from check.text.narratives import document
from sokert.check.rule_pages import BOOKS, _data

SUGGESTED = {  # a sentence, the figure it is told at, the correction
    "Đã trồng 3.161 cây, gồm 846 cây keo và 2.351 cây quế.": ("2.351 cây", "đảo hai chữ số của 2.315 cây"),
    "Đã trồng 3.161 ha, gồm 846 ha keo và 2.351 ha quế.": ("2.351 ha", "đảo hai chữ số của 2.315 ha"),
    "Thu 3,161 tỷ đồng, gồm 0,846 tỷ đồng phí và 2,351 tỷ đồng lệ phí.": (
        "2,351 tỷ đồng",
        "đảo hai chữ số của 2,315 tỷ đồng",
    ),
    "Thu 4.275 triệu đồng, gồm 1.248 triệu đồng phí, 3.027 triệu đồng lệ phí và 2.116 triệu đồng khác.": (
        "2.116 triệu đồng",
        "bị tính hai lần hoặc thừa",
    ),
    "Trồng 100 ha, gồm keo 60 ha, quế 30 ha, bồ đề 15 ha.": ("100 ha", ""),  # 100 for 105, or 15 for 10
    "Trồng 100 cây, gồm keo 60 cây, quế 30 cây, bồ đề 15 cây.": ("100 cây", ""),
    "Trồng 200 ha, gồm keo 120 ha, quế 60 ha, bồ đề 15 ha.": ("200 ha", ""),
    "Trồng 100 ha, gồm keo 60 ha, quế 30 ha, bồ đề 35 ha.": ("100 ha", ""),
    "Thu ngân sách đạt 12,5 tỷ đồng, tăng 35% so với cùng kỳ (10 tỷ đồng).": ("35%", ""),  # or 13,5 tỷ đồng
    "Thu ngân sách đạt 12,5 tỷ đồng, tăng 35% so với cùng kỳ (10,0 tỷ đồng).": ("35%", ""),
    "Thu ngân sách đạt 125 triệu đồng, tăng 35% so với cùng kỳ (100 triệu đồng).": ("35%", ""),
    "Thu ngân sách đạt 12,5 tỷ đồng, bằng 52% kế hoạch (25 tỷ đồng).": ("52%", ""),
}
OVER = {  # parts of which nothing is two at once, and what they come to
    "713 văn bản, trong đó 402 quyết định, 340 kế hoạch.": "402 + 340 = 742 > 713",
    "Tổng chi 713 tỷ đồng, trong đó chi đầu tư 402 tỷ đồng, chi thường xuyên 340 tỷ đồng.": "402 + 340 = 742 > 713",
    "Tiếp nhận 1.250 hồ sơ, trong đó: trực tuyến 900 hồ sơ, trực tiếp 450 hồ sơ.": "900 + 450 = 1.350 > 1.250",
    "Tiếp nhận 1.250 hồ sơ, trong đó 900 hồ sơ trực tuyến, 450 hồ sơ trực tiếp.": "900 + 450 = 1.350 > 1.250",
    "Cấp 1.250 giấy, trong đó cấp mới 900 giấy, cấp đổi 450 giấy.": "900 + 450 = 1.350 > 1.250",
}
OVERLAPPING = (
    "Tiếp nhận 1.250 hồ sơ, trong đó 900 hồ sơ trực tuyến, 450 hồ sơ của tổ chức.",
    "Tiếp nhận 1.250 hồ sơ, trong đó 900 hồ sơ trực tuyến, 850 hồ sơ trực tuyến toàn trình.",
    "Tiếp nhận 1.250 hồ sơ, trong đó trực tuyến 900 hồ sơ, trực tiếp 340 hồ sơ.",
    "Cấp 1.250 giấy, trong đó cấp mới 900 giấy, cấp cho tổ chức 450 giấy.",
    "Ban hành 713 văn bản, trong đó 402 quyết định, 340 văn bản mật.",
    "Có 120 đảng viên, trong đó 80 đảng viên nữ, 60 đảng viên trẻ.",
)
# The rules whose wrong example is a sentence by itself; that of any other is figures of a report, or words beside them.
SENTENCES = {
    *("FIGURE-PARTS", "FIGURE-SUM", "FIGURE-REST", "FIGURE-PRODUCT", "FIGURE-STATED-SHARE", "FIGURE-OVER-TOTAL"),
    *("TEXT-NO-SUCH-DAY", "TEXT-NUMBER-WORDS", "TEXT-INCREASED-TIMES", "TEXT-POINTS", "TEXT-SCALE-DOUBLED"),
    *("TEXT-HEDGE-DOUBLED", "TEXT-SIGN-DOUBLED", "TEXT-DECIMAL-POINT", "TEXT-NOT-GROUPED", "TEXT-MONEY-SIGN"),
    *("TEXT-LEGACY", "TEXT-LOOKALIKE", "TEXT-TONE-MIXED", "TEXT-TONE-MISPLACED", "TEXT-CLAUSE-TWICE"),
    *("TEXT-DOUBLED-WORD", "TEXT-SPACING", "TEXT-TAG-LEFT"),
}


@cache
def figures(text: str) -> tuple[sokert.Finding, ...]:
    return tuple(one for one in sokert.check(document(text)) if one.code.startswith("FIGURE-"))


@pytest.mark.parametrize(("text", "wanted"), SUGGESTED.items())
def test_a_correction_is_offered_where_it_alone_holds(text: str, wanted: tuple[str, str]) -> None:
    (found,) = figures(text)
    assert found.where.text == wanted[0]
    said = found.message("vi").removesuffix("; các con số này có cùng một nội dung không?")
    assert said.endswith(wanted[1]) if wanted[1] else "có lẽ" not in said


def test_the_sum_is_that_of_the_figures_as_they_are_printed() -> None:
    (found,) = figures("Thu ngân sách đạt 12,5 tỷ đồng, tăng 35% so với cùng kỳ (10 tỷ đồng).")
    assert "12,5 / 10 × 100 - 100 = 25)" in found.message("vi")


@pytest.mark.parametrize(("text", "sum"), OVER.items())
def test_parts_that_are_more_than_their_whole_are_told_with_their_sum(text: str, sum: str) -> None:
    (found,) = figures(text)
    assert (found.code, found.facts["sum"]) == ("FIGURE-PARTS", sum)


@pytest.mark.parametrize("text", OVERLAPPING)
def test_parts_that_may_be_one_thing_twice_are_not(text: str) -> None:
    assert figures(text) == ()


def test_the_wrong_example_of_a_page_is_told_by_its_rule() -> None:
    examples = {rule.code: _data(book, "vi")[rule.code]["wrong"] for book, rules in BOOKS.items() for rule in rules}
    assert examples.keys() >= SENTENCES
    told = {code: {one.code for one in sokert.check(document("BÁO CÁO", text))} for code, text in examples.items()}
    assert {code for code, codes in told.items() if code in codes} == SENTENCES
