"""docxtpl's prefixes: what goes with a tag, and that words which go are told."""

from __future__ import annotations

import pytest

import sokert
from small_forms import form, p, row, seen, table

DATA = {"rows": [{"a": "1"}, {"a": "2"}]}


@pytest.mark.parametrize(
    ("body", "words", "left"),
    [
        ([p("{%p for o in rows %} Danh sách:"), p("{{ o.a }}"), p("{%p endfor %}")], "Danh sách:", ["1", "2"]),
        ([p("{%p for o in rows %}{{ o.a }}"), p("x"), p("{%p endfor %}")], "{{ o.a }}", ["x", "x"]),
        (
            [table(row("{%tr for o in rows %}", "Tổng"), row("{{ o.a }}", ""), row("{%tr endfor %}", ""))],
            "Tổng",
            ["| 1 |  |", "| 2 |  |"],
        ),
    ],
)
def test_words_that_go_with_a_tag_are_told(body: list[str], words: str, left: list[str]) -> None:
    template = sokert.Template(form(*body))
    (found,) = template.check()
    assert (found.code, found.level, found.facts["words"]) == ("FORM-WORDS-DROPPED", "warning", words)
    assert str(found.facts["tag"]).startswith(("{%p ", "{%tr "))
    assert seen(template.render(DATA)) == left


@pytest.mark.parametrize(
    "body",
    [
        [p("{%p for o in rows %}"), p("{{ o.a }}"), p("{%p endfor %}")],
        [p("Ghi chú để bỏ {#p ghi chú #}"), p("x")],
        [p("{%p if rows %}giữ{%p endif %}")],
    ],
)
def test_a_tag_that_takes_no_words_with_it_is_silent(body: list[str]) -> None:
    assert sokert.Template(form(*body)).check() == ()
