"""A tag that ends as it should is told by the sign at which it cannot be read, and hides nothing behind it."""

from __future__ import annotations

import re

import pytest

import sokert
from sokert.fill import Environment
from sokert.template.tags import find, problems
from specimens import SMALL

SIGNS = {
    "{{ a|with_unit(“lượt”) }}": ("TAG-CURLY-QUOTES", '{{ a|with_unit("lượt") }}'),
    "{{ a|with_unit(‘lượt’) }}": ("TAG-CURLY-QUOTES", "{{ a|with_unit('lượt') }}"),
    '{{ a|with_unit("lượt”) }}': ("TAG-CURLY-QUOTES", '{{ a|with_unit("lượt") }}'),
    "{% if a.unit == “lượt” %}": ("TAG-CURLY-QUOTES", '{% if a.unit == "lượt" %}'),
    '{{ a|default("không) }}': ("TAG-OPEN-QUOTE", '"'),
    "{% if a == 'x %}": ("TAG-OPEN-QUOTE", "'"),
    "{{ a|with_unit('lượt' }}": ("TAG-OPEN-BRACKET", ")"),
    "{{ (a|number }}": ("TAG-OPEN-BRACKET", ")"),
    "{{ [a, (b) }}": ("TAG-OPEN-BRACKET", "]"),
    "{% if (a %}": ("TAG-OPEN-BRACKET", ")"),
    "{{ a|number) }}": ("TAG-EXTRA-BRACKET", ")"),
    "{{ a – 3 }}": ("TAG-SIGN", "–"),
    "{{ a # b }}": ("TAG-SIGN", "#"),
}


@pytest.mark.parametrize("tag", SIGNS)
def test_a_tag_is_told_by_the_sign_that_it_cannot_be_read_at(tag: str) -> None:
    sentence, said = SIGNS[tag]
    end = "{% endif %}" if tag.startswith("{%") else ""
    found = problems(f"Có {tag}x{end} và {{{{ c }}}}.", Environment(lambda name: pytest.fail(name)), {"a", "b"})
    assert [one.code for one in found] == ["TAG-SYNTAX", "TAG-UNDEFINED"]
    assert (found[0].sentence, found[0].facts["tag"], found[0].where.column) == (sentence, tag, 4)
    assert said in found[0].hint("en") or said in found[0].message("en")


def test_curly_quotes_typed_as_told_are_read() -> None:
    body = "Có {{ van_ban_den|with_unit(“lượt”) }}, {{ tin_bai }}."
    with pytest.raises(sokert.SokertError) as raised:
        sokert.parse({**SMALL, "sections": [{"title": "K", "body": body}]})
    (found,) = raised.value.findings
    followed = body.replace(str(found.facts["tag"]), str(found.facts["meant"]))
    assert re.search(
        "20.870\\s+lượt", sokert.preview(sokert.parse({**SMALL, "sections": [{"title": "K", "body": followed}]}))
    )


def test_what_stands_behind_the_name_of_a_function_is_meant_to_be_given_to_it() -> None:
    told = [
        one.facts["meant"] for one in problems("{{ chart a b }} {{ số lượng }}", Environment(pytest.fail), {"a", "b"})
    ]
    assert told == ["{{ chart(a, b) }}", "{{ số_lượng }}"]


@pytest.mark.parametrize("text", ["{{ a và {{ b }}", "{{ a", "{% if a }} b", "{# a }}"])
def test_a_tag_whose_end_stands_behind_another_is_not_closed(text: str) -> None:
    assert find(text)[0].broken == "TAG-UNCLOSED"
