"""What a template asks for, found without data: names, kinds, loops; data that its schema accepts can be rendered."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sokert
from draws import drawn
from small_forms import form, p, row, table
from sokert.fill.environment import DECLARED, Environment
from sokert.template import Lines, read_text
from sokert.template.analysis.variables import asked

CASES: dict[str, tuple[str, dict[str, str]]] = {
    "a name": ("{{ a }}", {"a": "text"}),
    "a field": ("{{ a.b.c }}", {"a": "record", "a.b": "record", "a.b.c": "text"}),
    "a key": ("{{ a['Tên đơn vị'] }}", {"a": "record", "a['Tên đơn vị']": "text"}),
    "a loop": ("{% for x in a %}{{ x.b }}{% endfor %}", {"a": "list*", "a[]": "record", "a[].b": "text"}),
    "a loop in a loop": (
        "{% for x in a %}{% for y in x.b %}{{ y }}{% endfor %}{% endfor %}",
        {"a": "list*", "a[]": "record", "a[].b": "list*", "a[].b[]": "text"},
    ),
    "the loop's own names": ("{% for x in a %}{{ loop.index }}{{ x }}{% endfor %}", {"a": "list*", "a[]": "text"}),
    "a function": ("{{ a() }}", {"a": "function"}),
    "a condition": ("{% if a %}x{% endif %}", {"a": "condition"}),
    "a condition that is printed too": ("{% if a %}{{ a }}{% endif %}", {"a": "text"}),
    "all branches": (
        "{% if a %}{{ b }}{% elif c %}{{ d }}{% else %}{{ e }}{% endif %}",
        {"a": "condition", "b": "text", "c": "condition", "d": "text", "e": "text"},
    ),
    "asked first": ("{% if a is defined %}{{ a.b }}{% endif %}", {"a": "record?", "a.b": "text"}),
    "asked first, in one expression": (
        "{{ a.b if a is defined and a.b is defined else '' }}",
        {"a": "record?", "a.b": "text?"},
    ),
    "asked first, the other way round": ("{% if a is not defined %}x{% else %}{{ a }}{% endif %}", {"a": "text?"}),
    "a default": ("{{ a|default('x') }}{{ b.c|d('') }}", {"a": "text?", "b": "record", "b.c": "text?"}),
    "a default here, none there": ("{{ a|default('x') }}{{ a }}", {"a": "text"}),
    "what the template sets": (
        "{% set a = 1 %}{{ a }}{% set b = c.d %}{{ b.e }}",
        {"c": "record", "c.d": "record", "c.d.e": "text"},
    ),
    "a block set": ("{% set a %}{{ b }}{% endset %}{{ a }}", {"b": "text"}),
    "with": ("{% with a = b %}{{ a.c }}{% endwith %}", {"b": "record", "b.c": "text"}),
    "a macro": (
        "{% macro m(x, y=z) %}{{ x.b }}{{ y }}{% endmacro %}{{ m(a) }}",
        {"a": "record", "z": "text", "a.b": "text"},
    ),
    "a macro that calls itself": (
        "{% macro m(x) %}{{ x.b }}{% for y in x.c %}{{ m(y) }}{% endfor %}{% endmacro %}{{ m(a) }}",
        {"a": "record", "a.b": "text", "a.c": "list*", "a.c[]": "record"},
    ),
    "a loop that goes on into itself": (
        "{% for x in a recursive %}{{ x.b }}{{ loop(x.c) }}{% endfor %}",
        {"a": "list*", "a[]": "record", "a[].b": "text", "a[].c": "list*", "a[].c[]": "record"},
    ),
    "kinds that filters tell": (
        "{{ a|number }}{{ b|money }}{{ c|date }}{{ d|roman }}{{ e|upper }}",
        {"a": "number", "b": "money", "c": "date", "d": "whole", "e": "text"},
    ),
    "kinds that comparisons tell": (
        "{% if a > 5 and b == 'x' and c in d %}{% endif %}",
        {"a": "number", "b": "text", "c": "any", "d": "list"},
    ),
    "reckoned": ("{{ (a * 2 + b)|number }}{{ c ~ 'x' }}", {"a": "number", "b": "number", "c": "text"}),
    "what filters do with lists": (
        "{{ a|map(attribute='b')|join(', ') }}{{ (c|first).d }}"
        "{% for x in e|sort(attribute='f') %}{{ x.g }}{% endfor %}",
        {
            "a": "list*",
            "a[]": "record",
            "a[].b": "text",
            "c": "list*",
            "c[]": "record",
            "c[].d": "text",
            "e": "list*",
            "e[]": "record",
            "e[].f": "any",
            "e[].g": "text",
        },
    ),
    "groups": (
        "{% for k, g in a|groupby('b') %}{{ k }}{% for x in g %}{{ x.c }}{% endfor %}{% endfor %}",
        {"a": "list*", "a[]": "record", "a[].b": "text", "a[].c": "text"},
    ),
    "the pairs of a record": (
        "{% for k, v in a.items() %}{{ k }}{{ v.b }}{% endfor %}",
        {"a": "record", "a.*": "record", "a.*.b": "text"},
    ),
    "a record's key that may be absent": ("{{ a.get('b', '') }}", {"a": "record", "a.b": "text?"}),
    "a list of the template's own": (
        "{% for x in [a, b] %}{{ x.c }}{% endfor %}",
        {"a": "record", "a.c": "text", "b": "record", "b.c": "text"},
    ),
    "methods of words and lists": (
        "{{ a.upper() }}{{ b.isalpha() }}{{ c.count('x') }}{{ d.index(e) }}",
        {"a": "words", "b": "words", "c": "words", "d": "list", "e": "any"},
    ),
    "names that Jinja has functions of": (
        "{% for k, v in dict.items() %}{{ v.b }}{% endfor %}{% for x in range %}{{ x }}{% endfor %}"
        "{% set n = namespace(b=c) %}{{ n.b }}{{ cycler('x', d).next() }}{% for i in range(e) %}{{ i }}{% endfor %}",
        {
            "dict": "record",
            "dict.*": "record",
            "dict.*.b": "text",
            "range": "list*",
            "range[]": "text",
            "c": "any",
            "d": "any",
            "e": "whole",
        },
    ),
    "nothing of the data": ("{% for i in range(3) %}{{ i }}{% endfor %}{{ dict(a=1) }}", {}),
}


def found(source: str, **files: str) -> dict[str, str]:
    """Return the paths a text asks for: "*" behind a kind for a loop, "?" for what may be absent."""
    environment = Environment(lambda name: read_text(name, files[name]))
    every = {"main": source, **files}

    def read(name: str) -> Lines:
        return read_text(name, every[name])

    names = asked(
        "main", read, lambda lines: environment.parse(lines.source), environment.globals, DECLARED, {}
    ).variables
    return {one.path: one.kind + "*" * one.loops + "?" * one.optional for one in names.all()}


@pytest.mark.parametrize("name", CASES)
def test_a_name_is_found_with_its_path_kind_and_loop(name: str) -> None:
    source, expected = CASES[name]
    assert found(source) == expected


def test_templates_that_are_included_extended_and_imported_are_followed() -> None:
    files = {
        "base": "{% block head %}{{ a }}{% endblock %}{% block tail %}{{ b }}{% endblock %}",
        "part": "{{ c.d }}{% for x in e %}{{ x }}{% endfor %}",
        "tools": "{% macro m(x) %}{{ x.f }}{{ hidden }}{% endmacro %}",
    }
    child = (
        "{% extends 'base' %}{% import 'tools' as t %}"
        "{% block head %}{{ super() }}{% include 'part' %}{{ t.m(g) }}{% endblock %}"
    )
    assert set(found(child, **files)) == {"a", "b", "c", "c.d", "e", "e[]", "g", "g.f"}


def test_a_block_that_is_replaced_asks_for_nothing() -> None:
    assert found(
        "{% extends 'base' %}{% block x %}{{ a }}{% endblock %}", base="{% block x %}{{ b }}{% endblock %}"
    ) == {"a": "text"}


def test_a_name_knows_where_it_is_used_first() -> None:
    template = sokert.Template(form(p("không"), table(row("{{ a }}", "{{ b.c }}"))))
    places = {one.path: (one.where.part, one.where.paragraph) for one in template.variables().all()}
    assert places == {key: ("word/document.xml", 2 if key == "a" else 3) for key in ("a", "b", "b.c")}


def test_what_a_form_includes_is_asked_for_too(tmp_path: Path) -> None:
    (tmp_path / "phan.docx").write_bytes(form(p("{{ a }}")))
    (tmp_path / "mau.docx").write_bytes(form(p("{% include 'phan.docx' %}"), p("{{ b }}")))
    assert {one.path for one in sokert.Template(tmp_path / "mau.docx").variables()} == {"a", "b"}


def test_the_schema_says_what_must_be_there() -> None:
    source = "{% for x in a %}{{ x.b|number }}{{ x.c|default('') }}{% endfor %}{{ d[0] }}"
    asks = "{% if e %}Có{% endif %}"
    assert sokert.Template(form(p(source), p(asks))).variables().schema() == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "a": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "b": {"type": "number"},
                        "c": {"type": ["string", "number", "boolean", "null"]},
                    },
                    "required": ["b"],
                },
            },
            "d": {"type": "array", "items": {"type": ["string", "number", "boolean"]}, "minItems": 1},
            "e": {"examples": [True, False], "description": "Có"},
        },
        "required": ["a", "d", "e"],
    }


@pytest.mark.parametrize(
    ("source", "least"),
    [
        ("{{ a[0] }}", 1),
        ("{{ a[2] }}{{ a[1] }}", 3),
        ("{{ a[-2] }}", 2),
        ("{{ a|first }}", 1),
        ("{% colspan a|count %}x", 1),
        ("{{ a[none] }}{{ a[-1.5] }}", 1),
        ("{% if a %}{{ a[2] }}{% endif %}", 0),
    ],
)
def test_a_list_has_as_many_items_as_are_asked_for_by_number(source: str, least: int) -> None:
    schema = sokert.Template(form(table(row(source)))).variables().schema()
    assert schema["properties"]["a"].get("minItems", 0) == least


def test_variables_are_plain_json() -> None:
    template = sokert.Template(form(p("{% for x in a %}{{ x.b }}{% endfor %}")))
    (one,) = json.loads(json.dumps(template.variables().as_json()))
    assert one["where"] == {
        "file": "form.docx",
        "part": "word/document.xml",
        "paragraph": 1,
        "text": "{% for x in a %}{{ x.b }}{% endfor %}",
    }
    assert (one["path"], one["kind"], one["loops"], one["parts"][0]["parts"][0]["path"]) == ("a", "list", True, "a[].b")


def test_the_schema_knows_what_own_filters_and_functions_are_given() -> None:
    def cut(words: str, most: int | None, *, behind: str = "") -> str:
        return words

    def joined(units: list[str], sizes: Mapping[str, int], on: datetime.date, other: object) -> str:
        return ""

    source = "{{ a|cut(b, behind=c) }}{{ joined(d, e, on=f, other=g) }}{% set joined2 = h %}{{ joined2 }}"
    template = sokert.Template(form(p(source)), filters={"cut": cut}, functions={"joined": joined})
    kinds = {one.name: one.kind for one in template.variables()}
    assert kinds == {
        "a": "words",
        "b": "integer",
        "c": "words",
        "d": "list",
        "e": "record",
        "f": "date",
        "g": "any",
        "h": "text",
    }
    assert template.variables().schema()["properties"]["a"]["type"] == "string"


# --- what the schema accepts, renders ---

WORDS = st.text("abcđ ớ<&", min_size=0, max_size=5)
PRINTED = WORDS | st.integers(-(10**6), 10**6) | st.booleans() | st.decimals(-999, 999, places=2)


def data_of(schema: dict[str, Any], whole: dict[str, Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Return data that a schema of ours accepts."""
    if "$ref" in schema:
        target = whole
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return data_of(target, whole, depth + 1)
    kind = schema.get("type")
    if "null" in (kind or ()):
        types = [one for one in kind if one != "null"]
        left = {**schema, "type": types[0] if len(types) == 1 else types}
        return st.none() | data_of(left, whole, depth)
    if kind == "object":
        parts = {name: data_of(part, whole, depth) for name, part in schema["properties"].items()}
        required = {name: part for name, part in parts.items() if name in schema.get("required", ())}
        optional = {name: part for name, part in parts.items() if name not in required}
        fixed = st.fixed_dictionaries(required, optional=optional)
        if "additionalProperties" not in schema:
            return fixed
        more = st.dictionaries(
            st.text("xyz", min_size=1), data_of(schema["additionalProperties"], whole, depth), max_size=2
        )
        return st.tuples(fixed, more).map(lambda both: {**both[1], **both[0]})
    if kind == "array":
        least = schema.get("minItems", 0)
        if depth > 2 and not least:
            return st.just([])
        return st.lists(data_of(schema["items"], whole, depth), min_size=least, max_size=max(2, least))
    if kind == "number":
        return st.integers(0, 10**6) | st.decimals(0, 999, places=2)
    if kind == "integer":
        return st.integers(1, 20)
    if kind == "string" and not schema.keys() & {"pattern", "format"}:
        return WORDS
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    if schema.get("format") == "date":
        return st.dates().filter(lambda day: day.year > 1900).map(str)
    return PRINTED if kind else PRINTED | st.none()


RENDERED = form(
    p("{{ split.strip() }} {{ numbered[2] }} {{ others.count(a) }}"),
    p("{{ a }} {{ b.c|upper }} {{ d|default('x') }} {% if e is defined %}{{ e.f }}{% endif %}"),
    p("{{ n|number }} {{ m|money }} {{ t|date }}"),
    p("{{ g|number|default('—') }} {{ h|default('—')|money }} {{ o or '—' }} {{ l|upper|join|default('—') }}"),
    p("{% if i %}{{ i }}{% endif %} {% if j is not none %}{{ j|number }}{% endif %} {{ q.s if q else '—' }}"),
    p("{% for x in list %}"),
    p("{{ loop.index }}. {{ x.name }} {% if x.note is defined %}({{ x.note }}){% endif %}"),
    p("{% for y in x.inner %}{{ y }}; {% endfor %}{% if x.inner %}{{ x.inner[0] }}{% endif %}"),
    p("{% endfor %}"),
    p("{% macro tree(k) %}{{ k.name }} {% for z in k.children %}{{ tree(z) }}{% endfor %}{% endmacro %}"),
    p("{{ tree(root) }}"),
    p("{% for k, v in pairs.items() %}{{ k }}: {{ v.q }} {% endfor %}"),
    p("{{ (others|first).w }} {{ others|map(attribute='w')|list|length }}"),
    table(row("{% for r in rows %}{{ r.one }}", "{% if r.two %}có{% endif %}{% endfor %}")),
)


@cache
def rendered() -> tuple[sokert.Template, dict[str, Any]]:
    template = sokert.Template(RENDERED)
    return template, template.variables().schema()


@drawn(15)
@given(st.data())
def test_data_that_the_schema_accepts_renders(data: st.DataObject) -> None:
    template, schema = rendered()
    assert template.render(data.draw(data_of(schema, schema)))


@drawn(15)
@given(st.data())
def test_what_the_schema_requires_is_needed(data: st.DataObject) -> None:
    template, schema = rendered()
    whole = data.draw(data_of(schema, schema))
    name = data.draw(st.sampled_from(schema["required"]))
    with pytest.raises(sokert.MissingValueError):
        template.render({key: value for key, value in whole.items() if key != name})


def test_exact_figures_are_accepted_as_they_are() -> None:
    assert sokert.Template(form(p("{{ n|number }}"))).render({"n": Decimal("0.10")})


def label_of(*body: str) -> dict[str, str | None]:
    variables = sokert.Template(form(*body)).variables()
    properties = variables.schema()["properties"]
    items = [of["items"].get("properties", {}) for of in properties.values() if "items" in of]
    every = {name: of for part in (properties, *items) for name, of in part.items()}
    return {name: of.get("description") for name, of in every.items()}


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Tên cơ quan: {{ ten }}", {"ten": "Tên cơ quan"}),
        ("Tổng số: {{ tong|number }} (cùng kỳ: {{ cu|number }})", {"tong": "Tổng số", "cu": "cùng kỳ"}),
        ("Nhận {{ a }} đơn, giải quyết {{ b }} đơn.", {"a": "Nhận … đơn", "b": "giải quyết … đơn"}),
        ("{{ so }} văn bản đến", {"so": "văn bản đến"}),
        ("{{ a }}{{ b }}", {"a": None, "b": None}),
        (f"{'Nội dung ' * 12}; kinh phí: {{{{ kp }}}}", {"kp": "kinh phí"}),
    ],
)
def test_a_field_is_labelled_with_the_words_beside_its_tag(words: str, labels: dict[str, str | None]) -> None:
    assert label_of(p(words)) == labels


def test_in_a_table_a_field_is_labelled_by_its_row_and_its_column() -> None:
    head = "TT", "Đơn vị", "Số hồ sơ"
    one = "1", "Xã A", "{{ xa_a }}"
    loop = "{%tr for d in don_vi %}", "", ""
    each = "{{ loop.index }}", "{{ d.ten }}", "{{ d.so }}"
    last = "{%tr endfor %}", "", ""
    rows = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in (head, one, loop, each, last))
    labels = {"xa_a": "Xã A: Số hồ sơ", "don_vi": None, "ten": "Đơn vị", "so": "Số hồ sơ"}
    assert label_of(f"<w:tbl>{rows}</w:tbl>") == labels
    form_of_pairs = (
        f"<w:tbl><w:tr>{''.join(map(cell, ('Họ tên', '{{ ten }}', 'Sinh ngày', '{{ sinh }}')))}</w:tr></w:tbl>"
    )
    assert label_of(form_of_pairs) == {"ten": "Họ tên", "sinh": "Sinh ngày"}


def cell(words: str) -> str:
    return f"<w:tc>{p(words)}</w:tc>"
