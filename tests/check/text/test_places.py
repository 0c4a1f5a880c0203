"""A finding stands at the line and column of the very word, whatever stands around it and however it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from check.text.narratives import document, report_of

HEAD = """\
period: 2023-H1
issuer: {name: Văn phòng, parent: UBND tỉnh Bắc Kạn, place: Bắc Kạn, code: VP}
signatory: {position: Chánh Văn phòng}
metrics:
  - {code: vb_den, name: Văn bản đến, value: 20870, unit: văn bản, previous: 19254}
recipients: ["Lưu: VT"]
sections:
"""
# § stands before the place that the finding must tell.
TEXTS = {
    "a paragraph": "  - title: Kết quả\n    body: |\n      Xử lý {{ vb_den }} văn bản, bằng cùng kỳ\n      năm §2021.",
    "folded": "  - title: Kết quả\n    body: >\n      Một việc,\n      hai việc §của của ba.",
    "one line": "  - {title: Kết quả, body: Số vụ bằng cùng kỳ năm §2021.}",
    "quoted": '  - title: "Kết \\"quả\\" năm §2021"',
    "bold": "  - title: Kết quả\n    body: |\n      Số **vụ** §tăng\n      **gấp** đôi.",
    "behind a product": "  - title: A\n    body: Diện tích 2*3*4 m2, việc §của của ai.",
    "a list": "  - title: Kết quả\n    body: |\n      Gồm:\n\n      - việc này;\n      - việc\n        §đã đã xong.",
    "a cell": "  - title: Kết quả\n    body: |\n      | A | B |\n      |---|---|\n      | §của của | 2 |",
    "a loop": "  - title: A\n    body: |\n      {% for m in metrics %}\n      Kỳ: §là là tốt.\n      {% endfor %}",
    "a tag's words": "  - title: Kết quả\n    body: |\n      Xử lý §{{ vb_den|with_unit }} văn bản đến",
    "nested": "  - title: A\n    sections:\n      - title: B\n        body: Nêu §các các việc.",
}


@pytest.mark.parametrize("sections", TEXTS.values(), ids=TEXTS.keys())
def test_line_and_column_are_those_of_the_word(tmp_path: Path, sections: str) -> None:
    file = tmp_path / "report.yaml"
    before = (HEAD + sections).split("§")[0]
    file.write_text(HEAD + sections.replace("§", "") + "\n", "utf-8")
    (finding,) = sokert.check_file(file)
    assert finding.where.line == before.count("\n") + 1
    assert finding.where.column == len(before.rsplit("\n", 1)[-1]) + 1


def test_a_report_in_memory_tells_the_way_to_the_text() -> None:
    (finding,) = sokert.check(report_of("Việc một.\n\nViệc của của hai."))
    assert (finding.where.path, finding.where.text) == ("sections[1].body", "của của")


def test_a_word_file_tells_the_paragraph_and_the_words() -> None:
    found = sokert.check(document("Một.", "Hai.", "Việc của của ba."))
    (finding,) = [one for one in found if one.code.startswith("TEXT-")]
    assert (finding.where.part, finding.where.paragraph, finding.where.text) == ("word/document.xml", 3, "của của")


def test_a_passage_that_is_not_filled_is_not_judged() -> None:
    assert sokert.check(report_of("{% if false %}Việc của của ai.{% endif %}Xong.")) == ()


def test_a_tag_that_cannot_be_filled_is_a_finding() -> None:
    (finding,) = sokert.check(report_of("Xử lý {{ khong_co }} văn bản."))
    assert (finding.code, finding.level) == ("TAG-UNDEFINED", "error")
