"""What a form lacks or cannot print is told with its way in the data, for a program that shows it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

import sokert
from small_forms import form, p, row, table

LOOP = "{% for d in don_vi %}{{ d.ten }}: {{ d.so|number }}{% endfor %}"


@dataclass
class Unit:
    ten: str
    so: object


def ways(data: dict[str, Any], *texts: str) -> list[str]:
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(form(*map(p, texts))).render(data)
    return [one.where.path for one in raised.value.findings]


A = {"ten": "A", "so": 1}
CASES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "a field that is not there": (LOOP, {"don_vi": [A, {"ten": "B"}]}, ["don_vi[1].so"]),
    "no number": (LOOP, {"don_vi": [A, {"ten": "B", "so": "abc"}]}, ["don_vi[1].so"]),
    "null": (LOOP, {"don_vi": [A, {"ten": "B", "so": None}]}, ["don_vi[1].so"]),
    "of every row": (LOOP, {"don_vi": [{"ten": "A"}, {"ten": "B"}]}, ["don_vi[0].so", "don_vi[1].so"]),
    "of an object": (LOOP, {"don_vi": [Unit("A", 1), Unit("B", None)]}, ["don_vi[1].so"]),
    "of sorted rows": (
        LOOP.replace("don_vi %", "don_vi|sort(attribute='ten') %"),
        {"don_vi": [{"ten": "B", "so": "abc"}, A]},
        ["don_vi[0].so"],
    ),
    "a name that is not there": ("{{ tong|number }}", {"a": 1}, ["tong"]),
    "a name that is null": ("{{ tong }}", {"tong": None}, ["tong"]),
    "a way in a way": ("{{ a.b.c }} {{ a['b'].d|number }}", {"a": {"b": {"d": "x"}}}, ["a.b.c", "a.b.d"]),
    "too few": ("{{ ds[3] }} {{ ds[0].k }}", {"ds": [{}]}, ["ds[3]", "ds[0].k"]),
    "alike": ("{{ a|number }} {{ b|number }}", {"a": None, "b": None}, ["a", "b"]),
    "alike, one with what stands for it": ("{{ a|default(0)|number }} {{ b|number }}", {"a": None, "b": None}, ["b"]),
    "in a loop in a loop": (
        "{% for n in nhom %}{% for d in n.don_vi %}{{ d.so|number }}, {{ n.x|percent }}{% endfor %}{% endfor %}",
        {"nhom": [{"x": 1, "don_vi": [{"so": "x"}]}, {"x": "y", "don_vi": [{"so": 2}]}]},
        ["nhom[0].don_vi[0].so", "nhom[1].x"],
    ),
    "no list": ("{% for d in a.xa %}{{ d }}{% endfor %}", {"a": {"xa": None}}, ["a.xa"]),
    "no list in a row": (
        "{% for d in xa %}{% for e in d.con %}{{ e }}{% endfor %}{% endfor %}",
        {"xa": [{"con": []}, {"con": 5}]},
        ["xa[1].con"],
    ),
    "which of two that are alike is not sure": (
        "{{ a.x|number if c else a.y|number }}",
        {"a": {"x": None, "y": None}, "c": False},
        [""],
    ),
    "of a part of the text that is left out": (
        "{% if c %}{{ a.x|number }}{% else %}{{ a.y|number }}{% endif %}",
        {"a": {"x": None, "y": None}, "c": False},
        ["a.y"],
    ),
    "a sign that Word does not take": ("{{ d[0].ten }}", {"d": [{"ten": "x\x01y"}], "ten": "A"}, ["d[0].ten"]),
    "a sign in several texts": ("{{ a }}", {"a": "x\x01y", "b": "\x01"}, [""]),
    "what the form set": ("{% set x = 'abc' %}{{ x|number }}", {"a": 1}, [""]),
}


@pytest.mark.parametrize(("text", "data", "told"), CASES.values(), ids=CASES.keys())
def test_a_value_that_cannot_be_printed_is_told_with_its_way(text: str, data: dict[str, Any], told: list[str]) -> None:
    assert ways(data, text) == told


def test_rows_of_a_table_are_told_with_their_ways() -> None:
    rows = table(row("{% for d in don_vi %}{{ d.ten }}", "{{ d.so|number }}{% endfor %}"))
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(form(rows)).render({"don_vi": [A, {"ten": "B", "so": "x"}]})
    (found,) = raised.value.findings
    assert found.where.path == "don_vi[1].so"
    assert "dòng “B”" in str(found)
    assert "don_vi" not in str(found.where.worded("vi").split("“{{")[0])  # a person looks in Word


def test_what_is_left_blank_is_told_with_its_way() -> None:
    left: list[sokert.Finding] = []
    data = {"don_vi": [A, {"ten": "B"}], "a": {}}
    sokert.Template(form(p(LOOP), p("{{ tong }} {{ a.b.c }}")), missing="blank").render(data, blanks=left.append)
    assert [one.where.path for one in left] == ["don_vi[1].so", "tong", "a.b.c"]
