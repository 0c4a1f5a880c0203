"""What a text template of an office types and nobody would print is told, and so is a loop that cuts its paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from specimens import SMALL

REPORT = sokert.Report(**SMALL)
BLOCKS = '{% extends "half-year/office" %}\n'


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% block opennig %}\nA\n{% endblock %}", [("TEMPLATE-UNKNOWN-BLOCK", 2, "opening")]),
        ("Chữ ngoài khối\n{% block opening %}\nA\n{% endblock %}", [("TEMPLATE-OUTSIDE-BLOCKS", 2, "")]),
        ("{% block opening %}A{% endblock %}\n{{ so }}", [("TEMPLATE-OUTSIDE-BLOCKS", 3, "")]),
        ("{# ghi chú #}{% set a = 1 %}\n{% macro b() %}B{% endmacro %}{% block opening %}A{% endblock %}", []),
        ("{% block opening %}{% block own %}\nA\n{% endblock %}{% endblock %}", []),
    ],
)
def test_what_an_extending_template_would_not_print_is_told(
    tmp_path: Path, source: str, found: list[tuple[str, int, str]]
) -> None:
    (tmp_path / "mau.md").write_text(BLOCKS + source, "utf-8")
    (tmp_path / "con.md").write_text('{% extends "mau.md" %}{% block closing %}C{% endblock %}', "utf-8")
    told = sokert.Template(tmp_path / "mau.md").check()
    assert [(one.code, one.where.line, str(one.facts.get("near", ""))) for one in told] == found
    assert sokert.Template(tmp_path / "con.md").check() == () or found


def test_a_loop_that_cuts_a_paragraph_of_a_text_template_is_told_at_its_line(tmp_path: Path) -> None:
    body = "{% block opening %}\n{% for m in metrics %}- {{ m.name }}\n{% endfor %}\n{% endblock %}"
    (tmp_path / "mau.md").write_text(BLOCKS + body, "utf-8")
    with pytest.raises(sokert.TemplateError) as wrong:
        sokert.render(REPORT, template=tmp_path / "mau.md")
    assert [(one.code, one.where.line) for one in wrong.value.findings] == [("FILL-CUT", 3)]
    assert wrong.value.findings[0].where.file == str(tmp_path / "mau.md")
