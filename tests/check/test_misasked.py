"""Tags that set two figures against each other which do not hang together so: told at the tag."""

from __future__ import annotations

import pytest

import sokert
from specimens import SMALL

FIGURES = [
    {"code": "nhan", "name": "Hồ sơ tiếp nhận", "value": 3456, "unit": "hồ sơ"},
    {"code": "dung", "name": "Hồ sơ đúng hạn", "value": 3400, "unit": "hồ sơ"},
    {"code": "den", "name": "Văn bản đến", "value": 12480, "unit": "văn bản"},
    {"code": "chua", "name": "Hồ sơ khác", "unit": "hồ sơ"},
]
RULES = ("FIGURE-OVER-TOTAL", "FIGURE-OVER-100", "FIGURE-PARTS", "FIGURE-UNITS")


def told(body: str) -> list[str]:
    sections = [{"title": "Kết quả", "body": body}]
    report = sokert.Report.model_validate({**SMALL, "metrics": FIGURES, "sections": sections, "draft": True})
    return [f"{one.code} {one.level} {one.where.text}" for one in sokert.check(report) if one.code in RULES]


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("{{ nhan|done_of(dung, rate=true) }}", ["FIGURE-OVER-TOTAL warning"]),
        ("{{ dung|done_of(nhan, 'hồ sơ') }}", []),
        ("{{ chua|done_of(dung) }}", []),
        ("{{ dung|breakdown(nhan, nhan) }}", ["FIGURE-PARTS warning"]),
        ("{{ nhan|breakdown(dung) }}", []),
        ("{{ nhan|breakdown(dung, den) }}", ["FIGURE-UNITS info", "FIGURE-PARTS warning"]),
        ("{{ den|breakdown(dung) }}", ["FIGURE-UNITS info"]),
    ],
)
def test_a_tag_that_its_figures_contradict_is_told_where_it_stands(tag: str, found: list[str]) -> None:
    assert told(f"Có {{{{ nhan|with_unit }}}}; {tag}.") == [f"{one} {tag}" for one in found]


@pytest.mark.parametrize(
    ("tag", "named"),
    [
        ("{{ den|breakdown(dung) }}", ["Hồ sơ đúng hạn", "hồ sơ", "Văn bản đến", "văn bản"]),
        ("{{ dung|breakdown(nhan) }}", ["Hồ sơ tiếp nhận", "3.456", "Hồ sơ đúng hạn", "3.400"]),
    ],
)
def test_both_figures_of_a_tag_are_named(tag: str, named: list[str]) -> None:
    more = {"metrics": FIGURES, "sections": [{"title": "A", "body": tag}], "draft": True}
    (found,) = (one for one in sokert.check(sokert.Report.model_validate({**SMALL, **more})) if one.code in RULES)
    assert [one for one in named if one not in found.message("vi")] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Văn bản {{ den|share(nhan) }}", ["chiếm 361,1%"]),
        ("Văn bản chiếm tỷ lệ 120 %", ["chiếm tỷ lệ 120 %"]),
        ("Hồ sơ {{ dung|share(nhan) }}", []),
        ("Chi phí chiếm 120% dự toán", []),
        ("Xã chiếm 26.4% dân số", []),  # a point before decimals is another rule's
    ],
)
def test_a_share_above_its_whole_is_told_at_its_words(words: str, said: list[str]) -> None:
    assert told(f"{words}.") == [f"FIGURE-OVER-100 warning {one}" for one in said]
