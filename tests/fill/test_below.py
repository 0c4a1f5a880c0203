"""Headings that are typed in the body of a section stand below the section, and number no other section anew."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest

import sokert
from sokert.check.form import shown
from specimens import SMALL


def report(*sections: dict[str, Any]) -> sokert.Report:
    return sokert.parse({**SMALL, "sections": [*sections, {"title": "Nhiệm vụ", "body": "Rà soát."}]})


def headings(made: sokert.Report, template: sokert.Template | None = None) -> list[str]:
    paragraphs = shown(sokert.render(made, template=template)).paragraphs
    return [one.shown for one in paragraphs if one.style.lower().startswith("heading")]


@pytest.mark.parametrize(
    ("body", "below"),
    [
        ("# Một\n\na\n\n# Hai\n\nb", ["1. Một", "2. Hai"]),
        ("## Một\n\na\n\n## Hai\n\nb", ["1. Một", "2. Hai"]),
        ("### Một\n\na\n\n#### Nhỏ\n\nb\n\n### Hai", ["1. Một", "a) Nhỏ", "2. Hai"]),
        ("## Một\n\na\n\n# Hai\n\nb", ["a) Một", "1. Hai"]),
        ("{% if van_ban_den %}\n# Một\n{% endif %}\na", ["1. Một"]),
        ("# Một\n\n###### Nhỏ nhất", ["1. Một", "- Nhỏ nhất"]),
        ("Số # 5 và #6", []),
    ],
)
def test_the_highest_heading_of_a_body_stands_right_below_its_section(body: str, below: list[str]) -> None:
    made = report({"title": "Kết quả", "body": body})
    assert headings(made) == ["I. KẾT QUẢ", *below, "II. NHIỆM VỤ"]


def test_it_stands_below_whichever_level_its_section_has() -> None:
    inner = {"title": "Cải cách", "body": "# Một\n\na\n\n## Nhỏ\n\nb"}
    made = report({"title": "Kết quả", "body": "a", "sections": [inner, {"title": "Văn thư", "body": "# Một\n\na"}]})
    assert headings(made) == [
        *("I. KẾT QUẢ", "1. Cải cách", "a) Một", "- Nhỏ", "2. Văn thư", "a) Một", "II. NHIỆM VỤ"),
    ]


def test_what_is_wrong_in_such_a_body_is_told_at_its_place() -> None:
    given = {**SMALL, "sections": [{"title": "Kết quả", "body": "# Một\n\na {{ van_ban|chnge }}"}]}
    with pytest.raises(sokert.TemplateError) as parsed:
        sokert.parse(given)
    made = sokert.Report.model_validate(given)
    with pytest.raises(sokert.TemplateError) as rendered:
        sokert.render(made)
    places = [[(one.where.path, one.where.line) for one in error.value.findings] for error in (parsed, rendered)]
    assert places[0] == places[1]
    assert {line for _, line in places[0]} == {3}


def test_a_form_of_the_office_gets_the_same_levels() -> None:
    loop = "{% for s in sections %}", "{{ s.title }}", "{{ s.body }}", "{% endfor %}"
    document = docx.Document()
    for words in loop:
        document.add_paragraph(words)
    document.save(drawn := BytesIO())
    made = report({"title": "Kết quả", "body": "# Một\n\na"})
    content = sokert.render(made, template=sokert.Template(drawn.getvalue()))
    styles = {one.text: one.style.name for one in docx.Document(BytesIO(content)).paragraphs}
    assert styles["Một"] == "Heading 3"


def test_what_a_clerk_corrects_below_such_a_heading_is_brought_back() -> None:
    made = report({"title": "Kết quả", "body": "# Một điều cần biết\n\nĐã rà soát hồ sơ.\n\n## Hai\n\nb"})
    document = docx.Document(BytesIO(sokert.render(made)))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("Một", "Mới").replace("hồ sơ", "văn bản")
    document.save(changed := BytesIO())
    edited, left = sokert.read_edited(changed.getvalue())
    assert (edited.sections[0].body, left) == ("# Mới điều cần biết\n\nĐã rà soát văn bản.\n\n## Hai\n\nb", ())
