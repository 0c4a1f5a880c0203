"""What a tag raises is told with its place, whatever Jinja or a value's own program raises it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from markupsafe import Markup

import sokert
from small_forms import form, p, seen


class Own(str):
    """Words of a kind of another program's."""

    __slots__ = ()


class Kind(StrEnum):
    """Words of a list."""

    FULL = "đủ"


class Broken:
    """A record whose field fails as no library foresees."""

    @property
    def field(self) -> str:
        raise OSError("mất mạng")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'một hai'|truncate(-3) }}",
        "{{ cycler() }}",
        "{{ 'a'|map('khong_co')|list }}",
        "{{ ['a']|map(ten)|join }}",
        "{{ ['a']|select('khong_co')|join }}",
        "{{ 1e400 }}",
        "{{ broken.field }}",
    ],
)
def test_whatever_a_tag_raises_is_told_with_its_place(tag: str) -> None:
    data: dict[str, Any] = {"x": "a", "ten": "khong_co", "broken": Broken()}
    with pytest.raises(sokert.TemplateError) as told:
        sokert.Template(form(p("Một."), p(f"Hai {tag}"))).render(data)
    (found,) = told.value.findings
    assert (found.code, found.where.paragraph) == ("FILL-FAILED", 2)


def test_a_field_set_on_what_is_no_namespace_is_told() -> None:
    with pytest.raises(sokert.TemplateError, match="FILL-FAILED"):
        sokert.Template(form(p("{% set x.y = 3 %}"))).render({"x": "a"})


@pytest.mark.parametrize("name", ["e", "escape"])
def test_the_filter_that_docxtpl_asks_for_changes_nothing(name: str) -> None:
    written = sokert.Template(form(p(f"Phòng {{{{ x|{name} }}}}."))).render({"x": "R&D <5>"})
    assert seen(written) == ["Phòng R&D <5>."]


@pytest.mark.parametrize(("value", "words"), [(Markup("<b>"), "<b>"), (Own("một"), "một"), (Kind.FULL, "đủ")])
def test_words_of_another_kind_of_str_print_as_words(value: str, words: str) -> None:
    assert seen(sokert.Template(form(p("{{ x }}"))).render({"x": value})) == [words]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'a'.ljust(10**9) }}",
        "{{ 'a'.zfill(99999) }}",
        "{{ '%1000000000d'|format(3) }}",
        "{{ '%1000000000d' % 3 }}",
        "{{ '{:>1000000000}'.format('a') }}",
        "{{ 'a'|indent(1000000000, true) }}",
        "{{ [1]|batch(1000000000, 0)|list }}",
        "{{ [1]|slice(1000000000)|list }}",
    ],
)
def test_what_would_grow_without_end_is_refused(tag: str) -> None:
    with pytest.raises(sokert.TemplateError) as told:
        sokert.Template(form(p(tag))).render({})
    assert {found.code for found in told.value.findings} == {"FILL-WIDTH"}


def test_loops_in_loops_are_counted_together() -> None:
    loops = "{% for a in range(200) %}{% for b in range(200) %}{% endfor %}{% endfor %}"
    with pytest.raises(sokert.TemplateError) as told:
        sokert.Template(form(p(loops)), limits=sokert.Limits(turns=20_000)).render({})
    assert {found.code for found in told.value.findings} == {"FILL-TURNS"}


def test_what_a_form_needs_of_formats_and_loops_works() -> None:
    tag = "{{ '{:>6}'.format('a') }}|{{ '%03d'|format(7) }}|{% for i in range(3) %}{{ i }}{% endfor %}"
    assert seen(sokert.Template(form(p(tag))).render({})) == ["     a|007|012"]
