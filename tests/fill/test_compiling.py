"""A text that cannot be compiled though each of its tags can be read: the tag is told, with its line and column."""

from __future__ import annotations

import io

import docx
import pytest

import sokert
from sokert import TemplateError

REPORT = {
    "period": "2026-H1",
    "issuer": {"name": "Văn phòng", "place": "Mẫu", "code": "VP"},
    "signatory": {"position": "CHÁNH VĂN PHÒNG"},
    "metrics": [{"code": "a", "name": "Hồ sơ", "value": 12, "unit": "hồ sơ"}],
}
BROKEN = [
    ("Có ", "{{ a|number(decimals=1, decimals=2) }}", "."),
    ("{{ a }} và ", "{{ dict(b=1, b=2) }}", " {{ a }}"),
    ("x ", "{% macro f(b, b) %}", "{% endmacro %}"),
    ("{% block b %}{% endblock %}", "{% block b %}", "{% endblock %}"),
    ("x ", "{% for loop in metrics %}", "{% endfor %}"),
    ("{% for m in metrics %}{% else %}", "{% break %}", "{% endfor %}"),
    ("{% for m in metrics %}{% macro f() %}", "{% break %}", "{% endmacro %}{% endfor %}"),
]


@pytest.mark.parametrize(("before", "tag", "behind"), BROKEN)
@pytest.mark.parametrize("key", ["title", "body"])
def test_of_a_report_s_text(key: str, before: str, tag: str, behind: str) -> None:
    lead = "Một {{ a }}.\n\n" if key == "body" else ""
    section = {"title": "T", "body": "Lời.", key: lead + before + tag + behind}
    deep = {"title": "T", "sections": [section]}
    report = sokert.Report.model_validate({**REPORT, "sections": [section, deep]})
    with pytest.raises(TemplateError) as raised:
        sokert.parse({**REPORT, "sections": [section, deep]})
    ways = [f"sections[0].{key}", f"sections[1].sections[0].{key}"]
    expected = [("TAG-SYNTAX", 3 if lead else 1, len(before) + 1, tag, way) for way in ways]
    for found in (raised.value.findings, sokert.check(report)):
        of_tags = [one for one in found if one.code.startswith("TAG")]
        wheres = [(one.code, one.where.line, one.where.column, one.facts["tag"], one.where.path) for one in of_tags]
        assert wheres == expected


@pytest.mark.parametrize(("before", "tag", "behind"), [one for one in BROKEN if "block" not in one[1]])
def test_of_a_template_that_is_checked_and_of_one_that_is_filled(before: str, tag: str, behind: str, tmp_path) -> None:
    document, word, text = docx.Document(), tmp_path / "m.docx", tmp_path / "m.md"
    document.add_paragraph("Một.")
    document.add_paragraph(before + tag + behind)
    document.save(str(word))
    text.write_text(f"Một.\n\n{before}{tag}{behind}", "utf-8")
    for file, place in ((word, (2, 0, 0)), (text, (0, 3, len(before) + 1))):
        template = sokert.Template(file)
        with pytest.raises(TemplateError) as raised:
            template.render({"a": 1, "metrics": []}, io.BytesIO())
        for found in (template.check(), raised.value.findings):
            assert [(one.code, one.facts["tag"]) for one in found] == [("TAG-SYNTAX", tag)]
            where = found[0].where
            assert (where.paragraph, where.line, where.column) == place
