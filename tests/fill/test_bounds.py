"""What a template may do: every turn and every character is counted, wherever it is made."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

import sokert
from small_forms import form, p
from sokert.fill.bounds import Limits

SMALL = Limits(turns=2_000, characters=20_000)


def refused(text: str, limits: Limits = SMALL, **data: Any) -> str:
    with pytest.raises(sokert.TemplateError) as told:
        sokert.Template(form(p("Một"), p(text)), limits=limits).render(data)
    (found,) = told.value.findings
    assert (found.where.part, found.where.paragraph) == ("word/document.xml", 2)
    assert found.message("vi") != found.message("en")
    assert found.hint("vi") != found.hint("en") != ""
    return found.code


def doubled(expression: str, start: str = "'x'", times: int = 40) -> str:
    """Return a template that makes a value of itself over and over."""
    again = f"{{% for i in range({times}) %}}{{% set a.x = {expression} %}}{{% endfor %}}"
    return f"{{% set a = namespace(x={start}) %}}{again}{{{{ a.x|length }}}}"


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in x|list %}{% for b in x|list %}{% for c in x|list %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in d %}{% for b in d.items() %}{% for c in d|dictsort %}{% for e in l %}"
        "{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(30) }}",
        "{% for a in l recursive %}{{ loop([1, 2]) if loop.depth < 30 }}{% endfor %}",
        "{% for i in range(2001) %}{% endfor %}",
        "{{ range(10 ** 9)|list }}",
        "{{ range(10 ** 9)|sum }}",
        "{% for i in l %}{{ x|map('upper')|list|length }}{% endfor %}",
        "{% for i in l %}{{ l|sum }}{{ l|sort|first }}{{ l|join }}{{ l|unique|first }}{% endfor %}",
        "{% for i in l %}{% if l == m %}{% endif %}{% if 3 in m %}{% endif %}{% endfor %}",
        "{% for i in l %}{{ ','.join(t) }}{{ x.split(',')|length }}{% endfor %}",
        "{% for i in l %}{% set y = l[1:] %}{% endfor %}",
        doubled("a.x + a.x", "[1]"),
        doubled("a.x * 2", "[1]"),
        "{% set a = namespace(x=[1], y=[1]) %}{% for i in range(40) %}{% set a.x = [a.x, a.x] %}"
        "{% set a.y = [a.y, a.y] %}{% endfor %}{{ a.x == a.y }}",
    ],
)
def test_every_turn_is_counted(text: str) -> None:
    data = {"x": "x" * 100, "l": list(range(60)), "m": list(range(60)), "t": ["a"] * 60}
    assert refused(text, d=dict.fromkeys("abcdefghij", 1), **data) == "FILL-TURNS"


@pytest.mark.parametrize(
    "text",
    [
        doubled("a.x ~ a.x"),
        doubled("a.x + a.x"),
        doubled("a.x * 2"),
        doubled("[a.x, a.x]|join"),
        doubled("''.join([a.x, a.x])"),
        doubled("'%s%s' % (a.x, a.x)"),
        doubled("'%s%s'|format(a.x, a.x)"),
        doubled("'{}{}'.format(a.x, a.x)"),
        doubled("a.x.replace('x', 'xx')"),
        doubled("a.x|replace('x', 'xx')"),
        "{% set a = namespace(x='x') %}{% for i in range(40) %}{% set a.x %}{{ a.x }}{{ a.x }}{% endset %}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ x }}{% endif %}{% endmacro %}{{ f(45) }}{{ f(45) }}{{ f(45) }}",
        "{% for i in range(300) %}{% set y = x|upper %}{% endfor %}",
        "{% for i in range(300) %}{% set y = x[1:] %}{% endfor %}",
        "{% for i in range(300) %}{{ x.title()|length }}{% endfor %}",
        "{% for i in range(300) %}{{ (x ~ '\\n' ~ x)|indent(50)|length }}{% endfor %}",
    ],
)
def test_every_character_is_counted(text: str) -> None:
    assert refused(text, x="x" * 100) == "FILL-CHARACTERS"


def test_what_is_printed_is_counted_too() -> None:
    template = sokert.Template(form(p("{% for i in range(300) %}{{ x }}{% endfor %}")), limits=SMALL)
    with pytest.raises(sokert.TemplateError, match="FILL-CHARACTERS"):
        template.render({"x": "x" * 100})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ '%*d' % (999999999, 5) }}", "FILL-WIDTH"),
        ("{{ '%999999999d' % 5 }}", "FILL-WIDTH"),
        ("{{ '%.*f'|format(999999999, 5) }}", "FILL-WIDTH"),
        ("{{ '{:>{}}'.format('x', 999999999) }}", "FILL-WIDTH"),
        ("{{ '{:>999999999}'.format('x') }}", "FILL-WIDTH"),
        ("{{ 'x'.center(999999999) }}", "FILL-WIDTH"),
        ("{{ 'x'.zfill(999999999) }}", "FILL-WIDTH"),
        ("{{ 'x' * 999999999 }}", "FILL-WIDTH"),
        ("{{ 'x\ny'|indent(999999999) }}", "FILL-WIDTH"),
        ("{{ [1]|batch(999999999, 'x')|list }}", "FILL-WIDTH"),
        ("{{ [1]|slice(999999999)|list }}", "FILL-WIDTH"),
        ("{{ 7 ** 99999 }}", "FILL-NUMBER"),
        (doubled("a.x * a.x", "7"), "FILL-NUMBER"),
        ("{{ 10.0 ** 400 }}", "FILL-NUMBER"),
        ("{{ 1|number(999999999) }}", "FILL-NUMBER"),
        ("{{ 1|percent(decimals=999999999) }}", "FILL-NUMBER"),
        ("{{ [1] ~ 'x' }}", "FILL-LIST-AS-TEXT"),
        ("{{ '%s' % ([1],) }}", "FILL-LIST-AS-TEXT"),
        ("{{ '{}'.format([1]) }}", "FILL-LIST-AS-TEXT"),
        ("{{ [[1]]|sum(start=[]) }}", "FILL-LIST-AS-TEXT"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "FILL-TOO-DEEP"),
        ("{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", "FILL-TOO-DEEP"),
    ],
)
def test_what_could_grow_without_end_at_one_stroke_is_refused(text: str, code: str) -> None:
    assert refused(text, Limits()) == code


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 'a' ~ 1 ~ 'b' }}{{ 'a' + 'b' }}{{ '-' * 3 }}", "a1bab---"),
        ("{{ '%5.2f|%s' % (1.5, 'x') }} {{ '{:>4}|{}'.format('a', 2) }}", " 1,50|x    a|2"),
        ("{{ '7'.zfill(3) }} {{ [1, 2]|join(', ') }} {{ t|join('; ', attribute='n') }}", "007 1, 2 a; b"),
        ("{% for i in [3, 4] %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/2 2/2 "),
        ("{% for i in t|map(attribute='n') %}{{ i }}{{ loop.last }}{% endfor %}", "akhôngbcó"),
        ("{% for i in x|list if i != 'b' %}{{ i }}{% else %}không{% endfor %}", "ac"),
        ("{% for i in tree recursive %}{{ i.n }}{{ loop(i.c) }}{% endfor %}", "123"),
        ("{{ x[1:] }}{{ 'b' in x }}{{ [1, 2] == [1, 2] }}{{ 3 is in [3] }}{{ 2 ** 10 }}", "bccócócó1024"),
        ("{{ [3, 1]|sort|first }}{{ x|replace('a', 'o') }}{{ [1, 2]|sum }}{{ [1, 1]|unique|list|length }}", "1obc31"),
    ],
)
def test_what_is_counted_does_what_jinja_does(text: str, said: str) -> None:
    data = {"x": "abc", "t": [{"n": "a"}, {"n": "b"}]}
    tree = [{"n": 1, "c": [{"n": 2, "c": []}]}, {"n": 3, "c": []}]
    content = sokert.Template(form(p(text)), limits=SMALL).render({**data, "tree": tree})
    assert said == _text(content)


def _text(content: bytes) -> str:
    return docx.Document(io.BytesIO(content)).paragraphs[0].text


def test_a_caller_sets_the_bounds(small: dict[str, Any]) -> None:
    text = "{% for i in range(100) %}x{% endfor %}"
    report = sokert.Report.model_validate({**small, "sections": [{"title": "T", "body": text}]})
    assert sokert.render(report) == sokert.render(report, limits=sokert.Limits(turns=10_000))
    with pytest.raises(sokert.TemplateError, match="FILL-TURNS"):
        sokert.render(report, limits=sokert.Limits(turns=50))


def test_the_texts_of_a_report_file_are_bounded_together(tmp_path: Path, small: dict[str, Any]) -> None:
    text = "{% for i in range(100) %}x{% endfor %}"
    path = tmp_path / "r.json"
    path.write_text(json.dumps({**small, "sections": [{"title": "T", "body": text}] * 3}), "utf-8")
    assert sokert.load(path, limits=Limits(turns=1_000)).sections[2].body == text
    with pytest.raises(sokert.TemplateError, match="FILL-TURNS"):
        sokert.load(path, limits=Limits(turns=250))
