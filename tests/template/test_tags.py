from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokert.fill import Environment
from sokert.template import Lines
from sokert.template.tags import find, position, problems

FORM = "WORDS-UNKNOWN-FORM"


def _no_file(name: str) -> Lines:
    raise AssertionError(f"nothing here reads a file: {name}")


def told(text: str, known: set[str] | None = frozenset({"a", "b"})) -> list[tuple[str, int, int]]:  # type: ignore[assignment]
    found = problems(text, Environment(_no_file), known)
    return [(finding.code, finding.where.line, finding.where.column) for finding in found]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ('{{ "}}" }}', ['{{ "}}" }}']),
        ("{{ {'x': {'y': 1}}.x }} }}", ["{{ {'x': {'y': 1}}.x }}"]),
        ("a {# {{ b }} #} c", ["{# {{ b }} #}"]),
        ("{% raw %}{{ a }}{% endraw %}x", ["{% raw %}{{ a }}{% endraw %}"]),
        ("{% set a =\n 1 %}x", ["{% set a =\n 1 %}"]),
        ("{ { a } }", []),
    ],
)
def test_tags_are_found_as_jinja_finds_them(text: str, tags: list[str]) -> None:
    assert [text[tag.start : tag.end] for tag in find(text)] == tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ a }} và {{ b|upper }}", []),
        ("{{ a", [("TAG-UNCLOSED", 1, 1)]),
        ("x\n  {{ c }}", [("TAG-UNDEFINED", 2, 6)]),
        ("{{ c }} {{ c }}", [("TAG-UNDEFINED", 1, 4), ("TAG-UNDEFINED", 1, 12)]),
        ("{{ a|nmber }}", [("TAG-UNKNOWN-FILTER", 1, 6)]),
        ("{{ a|upper }}\n{{ a|upper(3) }}", [("TAG-ARGUMENTS", 2, 6)]),
        ("{{ a|symbol }} {{ a|number(2, 3) }}", [("TAG-ARGUMENTS", 1, 6), ("TAG-ARGUMENTS", 1, 21)]),
        ("{{ a|number(place=2) }}", [("TAG-ARGUMENTS", 1, 6)]),
        ("{{ a|number('x') }} {{ a|with_unit(5) }}", [("TAG-ARGUMENT", 1, 6), ("TAG-ARGUMENT", 1, 26)]),
        ("{{ a|number(true) }} {{ a|change(20.5) }}", [("TAG-ARGUMENT", 1, 6), ("TAG-ARGUMENT", 1, 27)]),
        ("{{ a|date('dd/mm/yyyy') }} {{ a|change(form='x') }}", [(FORM, 1, 6), (FORM, 1, 33)]),
        ("{{ a|sentence('x') }} {{ a|contribution(b, 'x') }}", [(FORM, 1, 6), (FORM, 1, 28)]),
        ("{{ [a]|together('b', 'x') }} {{ a|money('lít') }}", [(FORM, 1, 8), ("WORDS-NOT-MONEY", 1, 35)]),
        ("{% set x|upper(3) %}{{ a }}{% endset %}{{ x }}", [("TAG-ARGUMENTS", 1, 10)]),
        ("{{ 5|percent(-1) }}{{ 5|percent(b) }}{{ 5|number(-2) }}", [("WORDS-DECIMALS", 1, 6)]),
        ("{{ a|date('short') }}{{ a|change('', none) }}{{ a|money('ngàn đồng', 0) }}{{ a|default(5) }}", []),
        ("{{ a|list|join(', ') }} {{ a|symbol('BC') }} {{ a|sum(start=1) }} {{ a|number(*b) }}", []),
        ("{{ a is fooo }}", [("TAG-UNKNOWN-TEST", 1, 9)]),
        ("{% if a %}", [("TAG-NO-END", 1, 1)]),
        ("{% endif %}", [("TAG-UNOPENED", 1, 1)]),
        ("{% for x in a %}{% if x %}{% end if %}{% end for %}", [("TAG-SYNTAX", 1, 27), ("TAG-SYNTAX", 1, 39)]),
        ("{% if a %}{% end %}{% end %}", [("TAG-SYNTAX", 1, 11), ("TAG-SYNTAX", 1, 20)]),
        ("{% if a %}{% else if b %}{% endif %}", [("TAG-SYNTAX", 1, 11)]),
        ("{% if a %}{% elseif b %}{% else %}{% endif %}", [("TAG-SYNTAX", 1, 11)]),
        ("{% if a %}{% endif a %}", [("TAG-SYNTAX", 1, 11)]),
        ("{% if a %}{% else: %}{% endif %}{% block x %}{% endblock x %}", []),
        ("{% else %}", [("TAG-MISPLACED", 1, 1)]),
        ("{% for x in a %}{% elif b %}{% endfor %}", [("TAG-MISPLACED", 1, 17)]),
        ("{% if a %}{% for x in a %}{% elif b %}{% endfor %}{% endif %}", [("TAG-MISPLACED", 1, 27)]),
        ("{% if a %}{% elif b %}{% else %}{% endif %}{% for x in a %}{% else %}{% endfor %}", []),
        (
            "{% for x in a %}{% if b %}{% endfor %}{% endif %}",
            [("TAG-CROSSED", 1, 17), ("TAG-UNOPENED", 1, 39)],
        ),
        ("{{ a b }}", [("TAG-SYNTAX", 1, 1)]),
        ("{% foo %}", [("TAG-SYNTAX", 1, 1)]),
        (
            "{{ c|nmber }} {{ a",
            [("TAG-UNDEFINED", 1, 4), ("TAG-UNKNOWN-FILTER", 1, 6), ("TAG-UNCLOSED", 1, 15)],
        ),
        ("{% for x in a %}{{ x }}{% endfor %}{% set y = 1 %}{{ y }}", []),
        ("{% set y %}chữ{% endset %}{{ y }}", []),
        ("{{ c|default('') }}{% if d is defined %}{{ d }}{% endif %}", []),
        ("{{ a.c }} {{ dict(c=a) }}", []),
    ],
)
def test_everything_wrong_is_told_with_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("name", "near", "leads_to_own"),
    [("nubmer", "number", False), ("curency", "money", False), ("bang_chu", "batch", True), ("so_la_ma", "", True)],
)
def test_a_filter_that_is_not_there_leads_to_one_of_one_s_own(name: str, near: str, leads_to_own: bool) -> None:
    (finding,) = problems(f"{{{{ a|{name} }}}}", Environment(_no_file), None)
    assert finding.facts["near"] == near
    for lang in ("vi", "en"):
        assert ("--filters" in finding.hint(lang)) == leads_to_own
        assert near in finding.hint(lang)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{% for x in a %}{% end for %}", "{% endfor %}"),
        ("{% if a %}{%- end %}", "{% endif %}"),
        ("{% if a %}{% else if b > 1 %}{% endif %}", "{% elif b > 1 %}"),
        ("{% if a %}{% elseif b %}{% endif %}", "{% elif b %}"),
        ("{% for x in a %}{% endfor x %}", "{% endfor %}"),
        ("{% end %}", ""),
        ("{{ tên đơn vị }}", "{{ tên_đơn_vị }}"),
        ("{% if a = 1 and b >= 2 %}x{% endif %}", "{% if a == 1 and b >= 2 %}"),
        ("{% if a => 1 and b = '=>' %}x{% endif %}", "{% if a >= 1 and b == '=>' %}"),
        ("{% if a =< 1 %}x{% endif %}", "{% if a <= 1 %}"),
        ("{% if a === 1 or a !== 2 %}x{% endif %}", "{% if a == 1 or a != 2 %}"),
        ("{% if a <> 1 %}x{% endif %}", "{% if a != 1 %}"),
        ("{{ a => 1 }}", "{{ a >= 1 }}"),
        ("{{ a | 2 }}", ""),
        ("{% foo %}", ""),
    ],
)
def test_a_tag_that_cannot_be_read_says_what_was_meant(text: str, meant: str) -> None:
    (finding,) = [one for one in problems(text, Environment(_no_file), None) if one.code == "TAG-SYNTAX"]
    assert finding.facts["meant"] == meant


def test_any_name_may_come_when_the_names_are_not_known() -> None:
    assert told("{{ c }}", None) == []


@given(st.text(alphabet="{}%# a|'\"\n.", max_size=40))
def test_no_text_breaks_the_finder(text: str) -> None:
    tags = find(text)
    assert all(text[tag.start : tag.start + 1] == "{" for tag in tags)
    assert all(before.end <= after.start for before, after in itertools.pairwise(tags))
    told(text)


@given(st.text(max_size=30), st.integers(0, 30))
def test_a_position_counts_lines_and_columns_from_one(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    place = position(text, offset)
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1 == offset


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("{{ a }}{{ b|default(c, d) }}{{ e is defined }}{{ f.g[h](i, j=k) }}", "acdfhik"),
        (
            "{% if a %}{{ b }}{% elif c > d %}{{ e if f else g }}{% else %}{{ [h, (i, j)] ~ k[l:m] }}{% endif %}",
            "abcdefghijklm",
        ),
        ("{{ a and not b }}{{ range(c) }}{{ d|no_such_filter }}{{ e is defined }}{{ e }}", "abcde"),
        ("{% for a in b %}{{ a }}{{ loop.index }}{% endfor %}{{ a }}{% set c = d %}{{ c }}", "bd"),
        ("{% macro a(b, c=d) %}{{ b }}{{ caller() }}{% endmacro %}{% block e %}{{ super() }}{% endblock %}", "d"),
        ("{{ -a + b * c }}{{ {d: e} }}{% with f = g %}{{ f }}{% endwith %}{% include h %}", "abcdegh"),
        ("{{ self.a() }}{{ b }}", "b"),
    ],
)
def test_the_names_that_a_text_asks_its_data_for(text: str, asked: str) -> None:
    found = problems(text, Environment(_no_file), ())
    assert {str(one.facts["name"]) for one in found if one.code == "TAG-UNDEFINED"} == set(asked)


@pytest.mark.parametrize(("name", "near"), [("null", "none"), ("yes", "true"), ("no", "false")])
def test_what_json_calls_otherwise_is_told_by_its_name_in_a_tag(name: str, near: str) -> None:
    (one,) = problems(f"{{{{ chart([{{'a': {name}}}]) }}}}", Environment(_no_file), {"chart"})
    assert (one.code, one.facts["near"]) == ("TAG-UNDEFINED", near)
