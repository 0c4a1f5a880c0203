"""What a person changed in a rendered Word file: each figure and word of change that the report has otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import docx
import pytest
from docx.document import Document

import sokert
from check.text.narratives import report_of
from sokert.word.gluing import GLUE

METRICS = [
    {"code": "van_ban_den", "name": "Văn bản đến", "value": 20870, "unit": "văn bản", "previous": 19254},
    {"code": "doan", "name": "Đoàn đông người", "value": 7, "unit": "đoàn", "previous": 9},
    {"code": "ho_so", "name": "Hồ sơ tiếp nhận", "value": 4520, "previous": 4105, "unit": "hồ sơ"},
    {"code": "dung_han", "name": "Hồ sơ đúng hạn", "value": 4488, "previous": 4010, "unit": "hồ sơ"},
    {"code": "ty_le", "name": "Tỷ lệ đúng hạn", "done": "dung_han", "of": "ho_so", "unit": "%"},
    {"code": "chi", "name": "Chi ngân sách", "value": "12540.56", "unit": "triệu đồng"},
]
BODY = """Văn phòng xử lý {{ van_ban_den|with_unit }} đến, {{ van_ban_den|change }}; công bố 19 thủ tục.

Tiếp {{ doan|with_unit }} đông người, {{ doan|change }}.

Tỷ lệ đúng hạn {{ ty_le|percent }}, chi {{ chi|money('tỷ đồng', 1) }}.

| Nội dung | Số lượng |
|--|--|
| Văn bản đến | {{ van_ban_den }} |"""


@cache
def report() -> sokert.Report:
    return report_of(BODY, metrics=METRICS, annexes=[{"title": "Biểu số liệu"}])


@cache
def rendered() -> bytes:
    return sokert.render(report())


def edited(edit: Callable[[Document], None]) -> bytes:
    made, kept = docx.Document(BytesIO(rendered())), BytesIO()
    edit(made)
    made.save(kept)
    return kept.getvalue()


def replaced(old: str, new: str) -> Callable[[Document], None]:
    def edit(made: Document) -> None:
        for paragraph in made.paragraphs:
            if old in (read := paragraph.text.replace(GLUE, " ")):
                words = read.replace(old, new)
                for run in paragraph.runs[1:]:
                    run.text = ""
                paragraph.runs[0].text = words

    return edit


def in_cell(table: int, row: int, column: int, words: str) -> Callable[[Document], None]:
    def edit(made: Document) -> None:
        made.tables[table].cell(row, column).paragraphs[0].runs[0].text = words

    return edit


def told(made: bytes) -> list[tuple[str, str, object]]:
    found = sokert.check(made, report=report())
    return [(one.code, one.where.text, one.facts.get("right")) for one in found if one.code.startswith(("FIG", "TEXT"))]


def test_what_nobody_changed_is_silent() -> None:
    assert told(rendered()) == [("TEXT-UNEXPLAINED", "19", None)]  # typed in the report already


@pytest.mark.parametrize(
    ("edit", "said", "right"),
    [
        (replaced("tăng 8,4%", "giảm 8,4%"), "giảm", "tăng"),
        (replaced("tăng 8,4%", "tăng 4,8%"), "4,8%", "8,4%"),
        (replaced("Văn phòng xử lý 20.870", "Văn phòng xử lý 20.780"), "20.780", "20.870"),
        (replaced("19 thủ tục", "29 thủ tục"), "29", "19"),
        (replaced("07 đoàn", "08 đoàn"), "08", "07"),
        (replaced("07 đoàn", f"08{GLUE}đoàn"), "08", "07"),
        (replaced("Văn phòng xử lý 20.870", "Trong kỳ, Văn phòng đã xử lý 20.807"), "20.807", "20.870"),
        (in_cell(-1, 1, 4, "20.970"), "20.970", "20.870"),
    ],
)
def test_a_changed_figure_is_told_once(edit: Callable[[Document], None], said: str, right: str) -> None:
    found = [one for one in told(edited(edit)) if one[0] != "TEXT-UNEXPLAINED"]
    assert found == [("FIGURE-NOT-REPORT", said, right)]


def test_a_cell_of_the_body_is_told() -> None:
    table = next(
        at for at, one in enumerate(docx.Document(BytesIO(rendered())).tables) if "Nội dung" in one.cell(0, 0).text
    )
    assert ("FIGURE-NOT-REPORT", "20.970", "20.870") in told(edited(in_cell(table, 1, 1, "20.970")))


def test_a_figure_that_was_withdrawn_since_is_told() -> None:
    waiting = [{**METRICS[1], "value": None}, *METRICS[2:]]
    now = report_of(BODY, draft=True, metrics=[METRICS[0], *waiting], annexes=[{"title": "Biểu số liệu"}])
    found = [one for one in sokert.check(rendered(), report=now) if one.code == "FIGURE-NOT-REPORT"]
    assert {(one.where.text, one.facts["right"]) for one in found} == {("07", "......"), ("7", "......")}
    assert {one.sentence for one in found} == {"SAID-NOT-REPORT-YET"}


def test_dots_where_the_report_has_a_figure_now_are_told_with_it() -> None:
    waiting = [METRICS[0], {**METRICS[1], "value": None}, *METRICS[2:]]
    before = sokert.render(report_of("Tiếp {{ doan|with_unit }} đông người.", draft=True, metrics=waiting))
    found = sokert.check(before, report=report_of("Tiếp {{ doan|with_unit }} đông người.", draft=True, metrics=METRICS))
    told = [(one.where.text, one.facts["right"], one.sentence) for one in found if one.code == "FIGURE-NOT-REPORT"]
    assert ("......", "07", "") in told
