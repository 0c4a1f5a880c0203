"""How deep a template may go: told with its place, on every way in, before Jinja or Python would give up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import sokert
from small_forms import form, p
from sokert.template.tags import LONGEST, MOST_BROKEN, find
from specimens import SMALL

DEEP = [
    ("{{ " + "(" * 300 + "1" + ")" * 300 + " }}", "TAG-TOO-DEEP"),
    ("{{ " + "[" * 300 + "1" + "]" * 300 + " }}", "TAG-TOO-DEEP"),
    ("{{ x" + "|upper" * 1100 + " }}", "TAG-TOO-LONG"),
    ("{{ x" + " + x" * 1100 + " }}", "TAG-TOO-LONG"),
    ("{{ " + "not " * 1100 + "x }}", "TAG-TOO-LONG"),
    ("{{ " + "x if x else " * 1000 + "x }}", "TAG-TOO-LONG"),
    ("{{ x" + ".y" * 1100 + " }}", "TAG-TOO-LONG"),
    ("{{ " + "1" * 5000 + " }}", "TAG-NUMBER-TOO-LONG"),
    ("{% if x %}" * 101 + "x" + "{% endif %}" * 101, "TAG-NESTED"),
    ("{% for a in x %}" * 21 + "x" + "{% endfor %}" * 21, "TAG-NESTED"),
    ("{% set a %}" * 101 + "x" + "{% endset %}" * 101, "TAG-NESTED"),
    ("{% if x %}" + "{% elif x %}" * 210 + "{% endif %}", "TAG-BRANCHES"),
]


@pytest.mark.parametrize(("text", "code"), DEEP)
def test_what_is_too_deep_is_told_with_its_place_on_every_way_in(text: str, code: str, tmp_path: Path) -> None:
    path, mine = tmp_path / "r.json", tmp_path / "mau.md"
    path.write_text(json.dumps({**SMALL, "sections": [{"title": "T", "body": text}]}), "utf-8")
    mine.write_text(f"::: properties\n:title: x\n:::\n\n{text}\n", "utf-8")
    drawn = form(p("Một"), p(text))
    for way in (
        lambda: sokert.load(path),
        lambda: sokert.check_file(path),
        lambda: sokert.Template(mine).render({"x": 1}),
        lambda: sokert.Template(mine).export(),
        lambda: sokert.Template(drawn).render({"x": 1}),
    ):
        with pytest.raises(sokert.TemplateError) as told:
            way()
        assert [one.code for one in told.value.findings] == [code]
        assert told.value.findings[0].where.line or told.value.findings[0].where.paragraph == 2
    for template in (sokert.Template(mine), sokert.Template(drawn)):
        assert code in [one.code for one in template.check()]
        template.variables().schema()


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 20 + "x" + ")" * 20 + " }}",
        "{{ x" + "|upper" * 80 + " }}",
        "{% for a in [1] %}" * 20 + "{{ x }}" + "{% endfor %}" * 20,
        "{% if 0 %}" + "{% elif 0 %}" * 198 + "{% else %}{{ x }}{% endif %}",
        "{{ [" + "x, " * 1000 + "x][0] }}",
    ],
)
def test_up_to_the_bounds_a_template_works(text: str) -> None:
    assert sokert.Template(form(p(text))).render({"x": "a"})


def test_a_tag_is_read_whole_however_long_it_is() -> None:
    for length in (100, 199, 200, 201, 1599, 1600, 1601, LONGEST - 20):
        text = "a {{ '" + "x" * length + "' -}}  b {{ c }}"
        assert [text[tag.start : tag.end] for tag in find(text)] == [text[2 : text.index("  b ")], "{{ c }}"]


@pytest.mark.parametrize("text", ["{# " + "x " * 30_000 + "#}", "{% raw %}" + "{{ " * 30_000 + "{% endraw %}"])
def test_a_comment_and_what_is_not_read_may_be_long(text: str) -> None:
    (tag,) = find(text + "\n")
    assert (tag.broken, tag.end) == ("", len(text))


def test_a_text_of_broken_tags_is_read_no_further_than_anybody_would_mend_them() -> None:
    assert len(find("{{ '\n" * (MOST_BROKEN + 50))) == MOST_BROKEN


def test_a_broken_tag_tells_its_own_line_whatever_ends_lines() -> None:
    text = "a\r\n{% set a =\r\n 1 %}\r\n{{ b"
    assert [text[tag.start : tag.end] for tag in find(text)] == ["{% set a =\r\n 1 %}", "{{ b"]
