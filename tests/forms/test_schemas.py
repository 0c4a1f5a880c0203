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
        ("{% for d in ds %}{{ ds.ten }}: {{ d.so }}{% endfor %}", ("TEMPLATE-LIST-FIELD", "ds")),
        ("{% for d in ds %}{{ d.so }}{% endfor %}{{ ds.ten }}", ("TEMPLATE-LIST-FIELD", "ds")),
        ("{% for d in x.ds %}{{ d.so }}{% endfor %}{{ x.ds.ten }}", ("TEMPLATE-LIST-FIELD", "x.ds")),
        ("{{ ds[0].so }}{{ ds.ten }}", ("TEMPLATE-LIST-FIELD", "ds")),
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
        "{% for d in ds %}{{ d.so }}{% endfor %}{{ ds|length }}{{ ds[0].ten }}{{ ds|map(attribute='ten')|join }}",
        "{% for k in ds %}{{ k }}: {{ ds[k] }}{% endfor %}{{ ds.ten }}",
        "{% if ds is mapping %}{{ ds.ten }}{% else %}{% for d in ds %}{{ d.ten }}{% endfor %}{% endif %}",
        "{{ report.subject }} {{ vb }} {{ vb.unit }}",
    ],
)
def test_what_data_can_give_is_not_complained_of(tag: str) -> None:
    assert all(one.level == "info" for one in sokert.Template(form(p(tag))).check())


def test_a_field_of_a_list_leads_to_its_item_and_the_schema_has_the_list() -> None:
    template = sokert.Template(form(p("{% for d in don_vi %}{{ don_vi.ten }}: {{ d.so }}{% endfor %}")))
    (told,) = template.check()
    assert told.facts["near"] == "d.ten"
    schema = template.variables().schema()["properties"]["don_vi"]
    assert (schema["type"], list(schema["items"]["properties"])) == ("array", ["so"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% for d in ds %}{{ dd.ten }}{{ d.so }}{% endfor %}", ("TAG-UNDEFINED", "warning", "dd", "d")),
        ("{% for don_vi in ds %}{{ donvi.ten }}{% endfor %}", ("TAG-UNDEFINED", "warning", "donvi", "don_vi")),
        ("{% set tong_so = 3 %}{{ tong_os }}", ("TAG-UNDEFINED", "warning", "tong_os", "tong_so")),
        ("{% for d in ds %}{{ dv.ten }}{% endfor %}", ("TAG-UNDEFINED", "warning", "dv", "d")),
        ("{% for d in ds %}{{ d.ten }}{% endfor %}{{ d.so }}", ("TEMPLATE-OUT-OF-LOOP", "info", "d", None)),
    ],
)
def test_a_name_that_the_form_sets_itself_may_be_meant(text: str, told: tuple[object, ...]) -> None:
    found = sokert.Template(form(p(text))).check()
    assert [(one.code, one.level, one.facts["name"], one.facts.get("near")) for one in found] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "{{ donvi.ten }}{% for don_vi in ds %}{{ don_vi.ten }}{% endfor %}",
        "{% for unit in ds %}{{ unit.ten }}{{ units|length }}{{ nhom.ten }}{% endfor %}",
        "{% for d in ds %}{{ d.ten }}{% endfor %}{{ d }}",
    ],
)
def test_a_name_of_the_data_beside_those_of_the_form_is_its_own(text: str) -> None:
    assert sokert.Template(form(p(text))).check() == ()


def test_a_field_of_the_report_s_own_list_leads_to_its_item_too() -> None:
    template = sokert.Template(form(p("{% for m in metrics %}{{ m.name }} {{ metrics.unit }}{% endfor %}")))
    assert [(one.code, one.facts["near"]) for one in template.check()] == [("TEMPLATE-NO-FIELD", "m.unit")]
