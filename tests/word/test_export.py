"""A built-in template as a Word form: the same words on the same page, by the same rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import rendered
import sokert
from judges import schemas_say
from rendered import EXAMPLES
from small_forms import seen

WRITTEN: list[bytes] = []  # what the tests of this file made, for the schemas at its end

BUILT_IN = [path for path in EXAMPLES if not list(path.parent.glob("mau.*"))]


@cache
def exported(name: str, standard: str | None) -> sokert.Template:
    """Return a built-in template as a form, in which there is no mistake."""
    form = sokert.Template(name).export(standard=standard)
    WRITTEN.append(form)
    template = sokert.Template(form)
    assert [finding for finding in template.check() if finding.level != "info"] == []
    return template


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.parent.name)
def test_an_exported_form_gives_what_its_template_gives(path: Path) -> None:
    report = rendered.report(path)
    assert report.template in ("half-year/office", "half-year/party")
    by_form = exported(report.template, report.standard).render(report)
    by_template = rendered.content(path)
    WRITTEN.append(by_form)
    # A form keeps the blanks it was typed with; where a line may break is no word.
    assert seen(by_form) == [line.replace("\u00a0", " ") for line in seen(by_template)]
    assert [one.code for one in sokert.check(by_form)] == [one.code for one in sokert.check(by_template)]


def test_a_form_to_go_on_drawing_shows_its_tags() -> None:
    lines = seen(sokert.Template("half-year/office").export())
    assert "{% for section in sections recursive %}" in "\n".join(lines)
    assert any("{{ issuer.name|upper }}" in line for line in lines)


def test_the_schemas_accept_all_that_was_written(tmp_path: Path) -> None:
    assert WRITTEN
    files = [tmp_path / f"{number}.docx" for number in range(len(WRITTEN))]
    for file, content in zip(files, WRITTEN, strict=True):
        file.write_bytes(content)
    assert {name: said for name, said in schemas_say(files).items() if said} == {}


def test_a_torn_template_is_told_and_makes_no_form(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text("::: head\n:agen::: properties\n:title: x\n:::\n\n:closing: Hết./.\n", "utf-8")
    with pytest.raises(sokert.TemplateError) as error:
        sokert.Template(tmp_path / "mau.md").export()
    assert "TEMPLATE-STRUCTURE" in {one.code for one in error.value.findings}


def test_a_backslash_before_a_tag_leaves_the_tag_whole(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text("Tỷ lệ \\{{ x }}, \\*y", "utf-8")
    template = sokert.Template(tmp_path / "mau.md")
    assert seen(template.export()) == ["Tỷ lệ \\{{ x }}, *y"]
    assert seen(template.render({"x": 5})) == ["Tỷ lệ \\5, *y"]


def test_an_unknown_mark_in_a_block_of_another_template_is_told(tmp_path: Path) -> None:
    source = '{% extends "half-year/office" %}\n{% block opening %}:khongco: x\n y.\n{% endblock %}\n'
    (tmp_path / "mau.md").write_text(source, "utf-8")
    with pytest.raises(sokert.TemplateError) as error:
        sokert.Template(tmp_path / "mau.md").export()
    assert {one.code for one in error.value.findings} == {"TEMPLATE-UNKNOWN-MARK"}
