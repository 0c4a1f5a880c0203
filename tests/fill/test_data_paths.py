"""What a form lacks or cannot print is told with its way in the data, for a program that shows it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

import sokert
from small_forms import form, p, row, seen, table

LOOP = "{% for d in don_vi %}{{ d.ten }}: {{ d.so|number }}{% endfor %}"


@dataclass
class Unit:
    ten: str
    so: object


def ways(data: dict[str, Any], *texts: str) -> list[str]:
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(form(*map(p, texts))).render(data)
    return [one.where.path for one in raised.value.findings]


@dataclass(slots=True)
class Slotted:
    ten: str
    so: object


class Named(NamedTuple):
    ten: str
    so: object


class Plain:
    def __init__(self, ten: str, so: object) -> None:
        self._session, self.ten, self.so = "Phiên", ten, so


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
    "a group that is null": ("{{ p.ten }} {{ q.r.ten|upper }}", {"p": None, "q": {"r": None}}, ["p", "q.r"]),
    "a group that is a text": ("{{ p.ten }} {{ q['r'].ten|upper }}", {"p": "x", "q": {"r": 5}}, ["p", "q.r"]),
    "a group that is a list": ("{{ p.q.ten }}", {"p": {"q": [{"ten": "A"}]}}, ["p.q"]),
    "a group that is not there": ("{{ p.q.ten|upper }}", {"p": {}}, ["p.q"]),
    "a group that is null, asked in an if": ("{% if p.ten %}x{% endif %}", {"p": None}, ["p"]),
    "a group that is null, gone through": ("{% for d in p.ds %}x{% endfor %}", {"p": None}, ["p"]),
    "a list that is printed": ("{{ a.b }}", {"a": {"b": []}}, ["a.b"]),
    "a record that is printed": ("{% for d in ds %}{{ d }}{% endfor %}", {"ds": [1, {"x": 2}]}, ["ds[1]"]),
    "a group that the form set": ("{% set x = none %}{{ x.ten }}", {"p": None}, [""]),
    "one of two groups that are null": ("{{ p.ten if c else q.ten }}", {"p": None, "q": None, "c": False}, [""]),
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
    data = {"don_vi": [A, {"ten": "B"}], "a": {}, "k": None}
    sokert.Template(form(p(LOOP), p("{{ tong }} {{ a.b.c }} {{ k.ten }}")), missing="blank").render(
        data, blanks=left.append
    )
    assert [one.where.path for one in left] == ["don_vi[1].so", "tong", "a.b.c", "k"]


RECORDS: list[Callable[[str, object], object]] = [
    lambda ten, so: {"ten": ten, "so": so},
    Unit,
    Slotted,
    Named,
    Plain,
    lambda ten, so: SimpleNamespace(ten=ten, so=so),
]


def rows_told(rows: list[object], *lines: str, **more: object) -> list[tuple[str, str, str]]:
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(form(*map(p, lines))).render({"don_vi": rows, **more})
    return [(one.where.path, one.where.row, one.code) for one in raised.value.findings]


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("so", None, "WORDS-NO-VALUE"),
        ("so", "1.234,5", "WORDS-NOT-A-NUMBER"),
        ("sso", 1, "FILL-NO-ATTRIBUTE"),
    ],
)
def test_rows_are_told_alike_whatever_they_are_kept_in(
    record: Callable[[str, object], object], field: str, value: object, code: str
) -> None:
    rows = [record("A", value), record("B", value)]
    assert rows_told(rows, LOOP.replace("d.so", f"d.{field}")) == [
        (f"don_vi[0].{field}", "A", code),
        (f"don_vi[1].{field}", "B", code),
    ]
    left: list[sokert.Finding] = []
    sokert.Template(form(p(LOOP)), missing="blank").render({"don_vi": [record("A", None)]}, blanks=left.append)
    assert [one.where.row for one in left] == ["A"]


def test_rows_that_are_tuples_are_told_by_number() -> None:
    assert rows_told([("A", 1), ("B", None)], "{% for d in don_vi %}{{ d[0] }} {{ d[1]|number }}{% endfor %}") == [
        ("don_vi[1][1]", "B", "WORDS-NO-VALUE")
    ]


@pytest.mark.parametrize("first", ["{{ don_vi|sum(attribute='so') }}", "{{ a + 1 }}", "{{ 1 / b }}"])
def test_what_ends_the_filling_before_a_loop_hides_neither_its_rows_nor_their_ways(first: str) -> None:
    rows = [{"ten": "A", "so": None}, A, {"ten": "B", "so": "x"}]
    found = rows_told(rows, first, LOOP, "{{ c|number }}", a=None, b=0, c="y")
    assert [one[:2] for one in found] == [("", ""), ("don_vi[0].so", "A"), ("don_vi[2].so", "B"), ("c", "")]


@pytest.mark.parametrize("tag", ["so|first", "so|last", "(so|max)|number", "(so|first).x", "so[0]", "so[0].x"])
def test_what_is_taken_out_of_an_empty_list_is_told_as_that(tag: str) -> None:
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(form(p("{{ " + tag + " }}"))).render({"so": []})
    (found,) = raised.value.findings
    assert found.code == "FILL-TOO-FEW"
    assert "“”" not in found.message("vi") + found.hint("vi")
    assert "default" in found.hint("vi") or "[0]" in tag


@pytest.mark.parametrize("tag", ["ngay|date", "ngay|date('short')", "d.ngay|date|upper"])
def test_a_day_that_is_null_is_told_as_any_value_is(tag: str) -> None:
    data = {"ngay": None, "d": {"ngay": None}}
    assert ways(data, "{{ " + tag + " }}") == [tag.split("|")[0]]
    for instead in (tag.replace("|", "|default('Hôm nay')|", 1), f"{tag}|default('Hôm nay')"):
        content = sokert.Template(form(p("{{ " + instead + " }}"))).render(data)
        assert seen(content)[0].capitalize() == "Hôm nay"


def test_a_day_to_be_filled_in_by_hand_is_asked_for_by_its_year() -> None:
    assert seen(sokert.Template(form(p("{{ ngay|date(year=2026) }}"))).render({"ngay": None})) == [
        "ngày     tháng     năm 2026"
    ]


@pytest.mark.parametrize("loop", ["{% for d in a.ds %}{{ d.so|number }}{% endfor %}", "{% for d in a.ds %}"])
def test_a_row_that_is_no_record_is_told_by_its_number(loop: str) -> None:
    lines = [loop] if "endfor" in loop else [loop, "{{ d.so }}", "{% endfor %}"]
    rows = [{"so": 1}, None, "s", {"so": 2}, [1]]
    assert rows_told([], *lines, a={"ds": rows}) == [
        ("a.ds[1]", "#2", "FILL-OF-NOTHING"),
        ("a.ds[2]", "#3", "FILL-NOT-A-RECORD"),
        ("a.ds[4]", "#5", "FILL-NOT-A-RECORD"),
    ]


def test_of_two_rows_that_are_null_none_is_told_for_the_other() -> None:
    told = rows_told([None, A, None], LOOP)
    assert {(path, row) for path, row, _ in told} == {("", "")}
