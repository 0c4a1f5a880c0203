"""Data generated from a form's own schema fills the form: every form of this folder that nothing is wrong with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sokert
from draws import drawn, some
from forms.cases import CASES, Case
from small_forms import form, p
from template.test_variables import data_of


@pytest.mark.parametrize("case", some(CASES, 3), ids=lambda case: case.name)
@drawn(2)
@given(st.data())
def test_data_from_its_own_schema_fills_a_form(case: Case, data: st.DataObject) -> None:
    if any(finding.level != "info" for finding in case.findings):
        return
    schema = case.template.variables().schema()
    assert case.template.render(data.draw(data_of(schema, schema)))


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ user }} {{ user.name }}", ("TEMPLATE-RECORD-PRINTED", "user")),
        ("{{ user.name|upper }} {{ user|upper }}", ("TEMPLATE-RECORD-PRINTED", "user")),
        ("{% for x in ds %}{{ x }} {{ x.ten }}{% endfor %}", ("TEMPLATE-RECORD-PRINTED", "ds[]")),
        ("{% for x in ds %}{{ x }}{% endfor %}{{ ds }}", ("TEMPLATE-LIST-PRINTED", "ds")),
        ("{{ today() }}", ("TEMPLATE-CALLED", "today")),
        ("{{ user.full_name() }}", ("TEMPLATE-CALLED", "user.full_name")),
        ("{{ ngay.strftime('%d') }}", ("TEMPLATE-CALLED", "ngay.strftime")),
    ],
)
def test_what_no_data_can_give_is_told(tag: str, told: tuple[str, str]) -> None:
    found = sokert.Template(form(p(tag))).check()
    assert [(one.code, one.facts["name"]) for one in found] == [told]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ a.b }} {{ a.c }}",
        "{{ ten.upper() }} {{ ten }}",
        "{% for k, v in a.items() %}{{ k }}{{ v }}{% endfor %}",
        "{% macro m(x) %}{{ x.b }}{% endmacro %}{{ m(a) }}",
        "{% for x in a recursive %}{{ x.b }}{{ loop(x.c) }}{% endfor %}",
        "{{ report.subject }} {{ vb }} {{ vb.unit }}",
    ],
)
def test_what_data_can_give_is_not_complained_of(tag: str) -> None:
    assert all(one.level == "info" for one in sokert.Template(form(p(tag))).check())
