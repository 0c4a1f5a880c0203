"""Data as programs have it: what is gone through only once, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from pathlib import PurePosixPath
from types import SimpleNamespace
from uuid import UUID

import pandas
import pytest
from docx import Document

import sokert
from small_forms import form, p

TWICE = (
    "{% for one in rows %}{{ one.name }};{% endfor %}{{ rows|length }};{% for one in rows %}{{ one.name }};{% endfor %}"
)


def printed(tag: str, data: dict[str, object]) -> str:
    """Return the words of a form of one tag."""
    return Document(BytesIO(sokert.Template(form(p(tag))).render(data))).paragraphs[0].text


def rows() -> Iterator[dict[str, str]]:
    """Yield rows whose names have their marks apart, each made anew."""
    for name in "ế", "ố":
        yield {"name": name}


def test_a_generator_prints_as_often_as_a_form_asks_for_it() -> None:
    assert printed(TWICE, {"rows": rows()}) == printed(TWICE, {"rows": list(rows())}) == "ế;ố;2;ế;ố;"
    assert printed(TWICE, {"rows": map(dict, rows())}) == "ế;ố;2;ế;ố;"
    assert printed("{{ all.a|length }}{{ all.b|length }}", {"all": {"a": (one := rows()), "b": one}}) == "22"


def test_a_generator_that_was_gone_through_is_told() -> None:
    data = {"rows": rows()}
    printed(TWICE, data)
    with pytest.raises(sokert.DataError) as raised:
        printed(TWICE, data)
    assert [(one.code, one.facts) for one in raised.value.findings] == [("DATA-SPENT", {"name": "rows"})]


@pytest.mark.parametrize(
    ("value", "kind", "how"),
    [
        (b"\x89PNG", "bytes", "sokert.Image(...)"),
        (PurePosixPath("a.png"), "PurePosixPath", "sokert.Image(...)"),
        (UUID(int=1), "UUID", "str(...)"),
        (Enum("Kind", "A")["A"], "Kind", "(...).value"),
    ],
)
def test_what_does_not_print_is_told_with_its_type_and_what_to_give(value: object, kind: str, how: str) -> None:
    with pytest.raises(sokert.DataError) as raised:
        printed("{{ a }}", {"a": value})
    (finding,) = raised.value.findings
    assert (f"({kind})" in finding.message("vi"), how in finding.hint("en")) == (True, True)


def test_what_has_no_end_is_told() -> None:
    with pytest.raises(sokert.TemplateError) as raised:
        sokert.Template(form(p(TWICE)), limits=sokert.Limits(turns=9)).render({"rows": iter(int, 1)})
    assert {one.code for one in raised.value.findings} == {"FILL-TURNS"}


@pytest.mark.parametrize("tag", ["{% for one in rows %}{{ one }}{% endfor %}", "{{ rows|join }}"])
def test_a_frame_is_not_gone_through_by_its_columns(tag: str) -> None:
    with pytest.raises(sokert.TemplateError) as raised:
        printed(tag, {"rows": pandas.DataFrame({"name": ["Xã A", "Xã B"]})})
    assert {one.code for one in raised.value.findings} == {"FILL-FRAME"}


class Status(Enum):
    DONE = "Đã xong"


class Mixed(str, Enum):  # noqa: UP042 (as programs have it)
    LATE = "Quá hạn"


def test_a_member_of_an_enumeration_is_its_value_wherever_it_is_printed() -> None:
    """`{{ x ~ "." }}`, `|upper` and `|join` printed "Status.DONE" in silence, and `x == "Đã xong"` never held."""
    tags = "{{ x|upper }}, {{ y ~ '.' }} {{ [row.x, y]|join('; ') }} "
    tags += "{{ 'a' if x == 'Đã xong' }} {{ x.value }} {{ x.name }}"
    given = {"x": Status.DONE, "y": Mixed.LATE, "row": SimpleNamespace(x=Status.DONE)}
    assert printed(tags, given) == "ĐÃ XONG, Quá hạn. Đã xong; Quá hạn a Đã xong DONE"
