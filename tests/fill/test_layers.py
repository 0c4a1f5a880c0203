"""The names of an included text lie in layers: those of all are held once, those of its place stand before them."""

from __future__ import annotations

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from sokert.fill import filler
from sokert.fill.environment import Environment

SEEN: list[Context] = []


@pass_context
def seen(context: Context, said: object) -> object:
    SEEN.append(context)
    return said


def filled(outer: str, inner: str, **names: Any) -> tuple[str, list[Context]]:
    environment = Environment(filler().environment.loader.read)
    environment.filters = {**environment.filters, "seen": seen}
    SEEN.clear()
    template = environment.from_string(outer)
    context = template.new_context({**names, "inner": environment.from_string(inner)})
    return "".join(template.root_render_func(context)), [context, *SEEN]


def test_what_an_included_text_gets_is_not_copied() -> None:
    words, (whole, *included) = filled(
        "{% set b = 5 %}{% for x in r %}{% include inner %}{% endfor %}", "{{ (a + x + b)|seen }} ", a=10, r=[1, 2]
    )
    assert words == "16 17 "
    assert [one.parent is whole.parent for one in included] == [True, True]
    assert [(one["x"], one["b"]) for one in included] == [(1, 5), (2, 5)]


def test_the_nearest_name_stands_before_the_others() -> None:
    inner = "{% set a = a ~ 'c' %}{{ a|seen }} {% include deeper %}"
    environment = filler().environment
    deeper = environment.from_string("[{{ a }}{{ x }}]")
    words, contexts = filled(
        "{{ a }} {% for a in 'b', %}{% set x = 1 %}{% include inner %}{% endfor %} {{ a }}", inner, a="a", deeper=deeper
    )
    assert words == "a bc [bc1] a"
    assert contexts[1]["a"] == "bc"
    assert ["x" in contexts[1], "y" in contexts[1]] == [True, False]
    assert dict(contexts[1].items()) == {name: contexts[1][name] for name in contexts[1].keys()}  # noqa: SIM118
    assert list(contexts[1].values()) == list(dict(contexts[1].items()).values())


def test_a_macro_of_another_text_sees_the_names_of_where_it_is_read() -> None:
    words, _ = filled(
        "{% for x in r %}{% import inner as tools with context %}{{ tools.say() }}{% endfor %}",
        "{% macro say() %}{{ a }}{{ x }} {% endmacro %}",
        a="a",
        r=[1, 2],
    )
    assert words == "a1 a2 "
