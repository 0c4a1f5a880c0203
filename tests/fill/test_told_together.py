"""All that is wrong with the texts of a report, or with the tags of a form, is told at once, each at its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import sokert
from small_forms import form, p, seen
from specimens import SMALL


def told(call: Any) -> list[tuple[str, str, int, object]]:
    """Return what a call raises: code, path, column, the nearest name."""
    with pytest.raises(sokert.SokertError) as raised:
        call()
    return [(one.code, one.where.path, one.where.column, one.facts.get("near")) for one in raised.value.findings]


def made(*bodies: str) -> sokert.Report:
    return sokert.Report.model_validate({**SMALL, "sections": [{"title": "T", "body": body} for body in bodies]})


MISSPELT = {
    **SMALL,
    "sections": [
        {"title": "A {{ tin_bay }}", "body": "Nhận {{ van_ban_dne }}, xong {{ van_ban_den|wth_unit }}."},
        {"title": "B", "body": "x", "sections": [{"title": "C", "body": "{{ tin_baii }}"}]},
    ],
    "annexes": [{"title": "Biểu {{ tin_bia }}"}],
}
ALL = [
    ("TAG-UNDEFINED", "sections[0].title", 6, "tin_bai"),
    ("TAG-UNDEFINED", "sections[0].body", 9, "van_ban_den"),
    ("TAG-UNKNOWN-FILTER", "sections[0].body", 45, "with_unit"),
    ("TAG-UNDEFINED", "sections[1].sections[0].body", 4, "tin_bai"),
    ("TAG-UNDEFINED", "annexes[0].title", 9, "tin_bai"),
]


def test_a_report_made_in_a_program_tells_every_tag_as_parse_does() -> None:
    report = sokert.Report.model_validate(MISSPELT)
    assert told(lambda: sokert.parse(MISSPELT)) == ALL
    assert told(lambda: sokert.render(report)) == ALL
    assert told(lambda: sokert.preview(report)) == ALL
    found = [(one.code, one.where.path, one.where.column, one.facts.get("near")) for one in sokert.check(report)]
    assert found[: len(ALL)] == ALL


def test_names_alone_are_told_as_missing_values_and_figures_not_known_beside_them() -> None:
    with pytest.raises(sokert.MissingValueError):
        sokert.render(made("{{ van_ban_dne }}", "{{ tin_bia }}"))
    waiting = {"code": "cho", "name": "Chờ", "value": None}
    report = made("{{ van_ban_dne }}").model_copy(update={"metrics": (waiting,)})
    assert [one[:2] for one in told(lambda: sokert.render(report))] == [
        ("TAG-UNDEFINED", "sections[0].body"),
        ("FILL-NOT-KNOWN", "metrics[0].value"),
    ]


BROKEN = """A {{ 1 / 0 }} và {{ van_ban_den|date }}.

B {{ van_ban_den + 'a' }}{% for x in 5 %}{{ x }}{% endfor %}{{ report.subjct }}"""


def test_all_that_fails_when_a_text_is_filled_is_told_each_at_its_tag() -> None:
    with pytest.raises(sokert.TemplateError) as raised:
        sokert.render(made(BROKEN, "{{ 2 / 0 }}"))
    found = [(one.code, one.where.path, one.where.line, one.where.column) for one in raised.value.findings]
    assert found == [
        ("WORDS-DIVIDED-BY-ZERO", "sections[0].body", 1, 3),
        ("WORDS-NOT-A-DATE", "sections[0].body", 1, 18),
        ("FILL-MIXED", "sections[0].body", 3, 3),
        ("FILL-NOT-A-LIST", "sections[0].body", 3, 26),
        ("FILL-NO-ATTRIBUTE", "sections[0].body", 3, 61),
        ("WORDS-DIVIDED-BY-ZERO", "sections[1].body", 1, 1),
    ]


def test_a_tag_that_is_wrong_hides_none_that_fails() -> None:
    body = "{{ van_ban_dne }}\n{{ van_ban_den|wth_unit }} {{ 1 / 0 }} {% if tin_baii %}x{% endif %}\n{{ 'a' + 1 }}"
    with pytest.raises(sokert.TemplateError) as raised:
        sokert.render(made(body))
    assert [(one.code, one.where.line, one.where.column) for one in raised.value.findings] == [
        ("TAG-UNDEFINED", 1, 4),
        ("TAG-UNKNOWN-FILTER", 2, 16),
        ("WORDS-DIVIDED-BY-ZERO", 2, 28),
        ("TAG-UNDEFINED", 2, 40),
        ("FILL-MIXED", 3, 1),
    ]
    parsed = {**SMALL, "sections": [{"title": "T", "body": body}]}
    assert [one[0] for one in told(lambda: sokert.parse(parsed))] == [one.code for one in raised.value.findings]


def test_what_fails_behind_a_value_that_others_need_waits_for_it() -> None:
    assert [one[0] for one in told(lambda: sokert.render(made("{% set a = 1 / 0 %}{{ a + 'x' }}")))] == [
        "WORDS-DIVIDED-BY-ZERO"
    ]


def test_what_a_report_may_do_ends_it_once() -> None:
    long = "{% for x in range(900) %}{% endfor %}"
    with pytest.raises(sokert.TemplateError) as raised:
        sokert.render(made(long, long, long), limits=sokert.Limits(turns=1_000))
    assert [(one.code, one.where.path) for one in raised.value.findings] == [("FILL-TURNS", "sections[1].body")]


def test_all_that_fails_in_a_form_is_told_each_at_its_tag() -> None:
    made = sokert.Template(form(p("{{ a / b }} {{ n }}"), p("{{ ten|date }}"), p("{{ khong_co + 1 }} {{ n }}")))
    with pytest.raises(sokert.TemplateError) as raised:
        made.render({"a": 1, "b": 0, "ten": "xx", "n": None})
    assert [(one.code, one.where.paragraph) for one in raised.value.findings] == [
        ("WORDS-DIVIDED-BY-ZERO", 1),
        ("WORDS-NO-VALUE", 1),
        ("WORDS-NOT-A-DATE", 2),
        ("TAG-UNDEFINED", 3),
        ("WORDS-NO-VALUE", 3),
    ]


@pytest.mark.parametrize(
    ("loop", "data", "said"),
    [
        ("{% for d in xa %}{{ d }}{% endfor %}", {"xa": "Xã A"}, "mỗi lượt chỉ được một chữ cái"),
        ("{{ upper(ten) }}", {"ten": "a"}, "có phải là “ten|upper”?"),
        ("{{ ten|chart }}", {"ten": "a"}, "có phải là “chart(...)”?"),
        ("{{ x.change }}", {"x": sokert.Metric(code="so", name="Số", value=1)}, "có phải là “so|change”?"),
        ("{% for d in xa %}{{ d }}{% endfor %}", {"xa": None}, "“xa” là chỗ để trống"),
        ("{% for d in a.xa if d.x %}{% endfor %}", {"a": {"xa": 5}}, "“a.xa” là số"),
        (
            "{% for d in xa %}{% for e in d.con %}{{ e }}{% endfor %}{% endfor %}",
            {"xa": [{"ten": "Xã A", "con": []}, {"ten": "Xã B", "con": None}]},
            "dòng “Xã B”: “{% for d in xa %}{% for e in d.con %}{{ e }}{% endfor %}{% endfor %}”: lỗi: chỗ này cần một "
            "danh sách, nhưng ở đây “d.con” là chỗ để trống",
        ),
        ("{% for d in xa %}{{ d.n + 1 }}{% endfor %}", {"xa": [{"ten": "Xã A", "n": "x"}]}, "dòng “Xã A”"),
        ("{% for d in xa %}{{ d.n|number }}{% endfor %}", {"xa": [{"ten": "Xã A", "n": "x"}]}, "dòng “Xã A”"),
        ("{% for d in xa %}{{ d.m }}{% endfor %}", {"xa": [{"ten": "Xã A", "n": "x"}]}, "dòng “Xã A”"),
        ("{% for d in xa %}{{ d.ten }}{% endfor %}", {"xa": {"ten": "A"}}, "lấy “ten” ở trong chữ"),
        ("{% for d in xa %}{{ d.n }}{% endfor %}", {"xa": [{"t": f"Xã {n}", "n": None} for n in range(9)]}, "(9 chỗ)"),
    ],
)
def test_a_loop_that_cannot_be_gone_through_names_what_it_is_and_the_row(loop: str, data: Any, said: str) -> None:
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(form(p(loop))).render(data)
    (found,) = raised.value.findings
    assert said in found.worded("vi")
    if found.code == "FILL-NOT-A-LIST":
        assert f"in {found.facts['name']} or []" in found.hint("vi")


def test_what_is_left_blank_is_told_by_the_name_its_tag_asks_for() -> None:
    lines = "{{ ten.ho.dem }} {{ co.tuoi|upper }}", "{{ a + b }}", "{{ ds|length }}{{ ds|sum }}", "{{ x|default(7) }}"
    left: list[sokert.Finding] = []
    content = sokert.Template(form(*map(p, lines)), missing="blank").render({"co": {}}, blanks=left.append)
    assert {str(one.facts["name"]) for one in left} == {"ten.ho.dem", "co.tuoi", "a", "b", "ds"}
    assert [line.strip() for line in seen(content) if line.strip()] == ["7"]  # of what is not there no 0 is counted


@pytest.mark.parametrize("tag", ["x|{0}|default('—')", "x|default('—')|{0}", "x|{0}|upper|default('—')"])
@pytest.mark.parametrize("tool", ["number", "money", "percent", "words", "round(1)", "trim", "join", "length"])
def test_a_default_stands_before_a_filter_or_behind_it(tag: str, tool: str) -> None:
    template = sokert.Template(form(p("{{ " + tag.format(tool) + " }}")))
    schema = template.variables().schema()
    assert "required" not in schema
    assert "null" in schema["properties"]["x"].get("type", ["null"])  # what says nothing accepts all
    if tool == "length" and "default('—')|" in tag:
        return  # the length of the dash is 1
    for data in ({}, {"x": None}):
        assert [line.strip() for line in seen(template.render(data))] == ["—"]


@pytest.mark.parametrize(
    "tag", ["'a' ~ x", "x|upper", "[x]|join", "'%s'|format(x)", "'{}'.format(x)", "x|number ~ ''", "x|money|upper"]
)
def test_null_is_told_and_never_printed_as_a_word_of_python(tag: str) -> None:
    with pytest.raises(sokert.MissingValueError) as raised:
        sokert.Template(form(p("{{ " + tag + " }}"))).render({"x": None})
    assert [one.code for one in raised.value.findings] == ["WORDS-NO-VALUE"]


def test_null_is_left_blank_by_every_filter_where_a_form_may_leave_blank() -> None:
    lines = "{% if g %}g{% endif %}", "{{ x|number }}{{ x|money }}", "{{ x|upper }}", "{{ 'a' ~ x }}"
    left: list[sokert.Finding] = []
    content = sokert.Template(form(*map(p, lines)), missing="blank").render({"x": None}, blanks=left.append)
    assert [line.strip() for line in seen(content) if line.strip()] == ["a"]
    assert [one.code for one in left] == ["FILL-BLANK"] * len(left) != []


def test_a_key_that_an_if_asks_for_is_told_with_how_it_may_be_missing() -> None:
    with pytest.raises(sokert.MissingValueError) as raised:
        sokert.Template(form(p("{% if g %}{{ g }}{% endif %} {{ h }}"))).render({})
    hints = {str(one.facts["name"]): one.hint("en") for one in raised.value.findings}
    assert "g is defined and g" in hints["g"]
    assert "is defined" not in hints["h"]


def codes_of(*lines: str) -> list[tuple[str, object]]:
    return [(one.code, one.facts.get("meant")) for one in sokert.Template(form(*map(p, lines))).check()]


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        (("{% for a in b %}{{ a }}{% endfro %}",), "{% endfor %}"),
        (("{% for a in b %}", "{{ a }}", "{% endfro %}"), "{% endfor %}"),
        (("{% fro a in b %}{{ a }}{% endfor %}",), "{% for a in b %}"),
        (("{% if a %}x{% elsif b %}y{% endif %}",), "{% elif b %}"),
    ],
)
def test_a_word_of_a_tag_that_is_misspelt_is_told_once_with_the_word_that_is_meant(
    lines: tuple[str, ...], meant: str
) -> None:
    assert codes_of(*lines) == [("TAG-SYNTAX", meant)]


def test_brackets_of_filters_are_judged_while_a_loop_is_not_closed() -> None:
    found = codes_of("{{ x|number(dec=2) }}", "{{ ngay|date('shrt') }}", "{% for a in b %}{{ a }}")
    assert [code for code, _ in found] == ["TAG-ARGUMENTS", "WORDS-UNKNOWN-FORM", "TAG-NO-END"]


@pytest.mark.parametrize(
    ("tag", "blank"),
    [
        ("a|replace('b', c)", "ac"),
        ("a|replace(c, 'z')", "abc"),
        ("a|replace(old='b', new=c)", "ac"),
        ("['x', 'y']|join(c)", "xy"),
    ],
)
def test_null_among_what_a_filter_takes_is_told_or_left_blank(tag: str, blank: str) -> None:
    content, data = form(p(f"Có {{{{ {tag} }}}}.")), {"a": "abc", "c": None}
    with pytest.raises(sokert.SokertError) as raised:
        sokert.Template(content).render(data)
    assert [one.code for one in raised.value.findings] == ["WORDS-NO-VALUE"]
    assert seen(sokert.Template(content, missing="blank").render(data)) == [f"Có {blank}."]


def test_a_number_that_takes_the_place_of_a_word_prints_as_it_does_alone() -> None:
    made = sokert.Template(form(p("{{ a|replace('b', z) }}; {{ ['x', 'y']|join(z) }}"))).render({"a": "abc", "z": 1.5})
    assert seen(made) == ["a1,5c; x1,5y"]


GONE: Any = {"code": "cho", "name": "Chờ"}
WAITING = {"code": "cho", "name": "Chờ", "value": None, "unit": "hồ sơ"}


@pytest.mark.parametrize(
    ("more", "told_besides"),
    [
        ({"sections": [{"title": "T", "body": "{{ van_ban_dne }}"}]}, ("TAG-UNDEFINED", "sections[0].body")),
        ({"date": "hôm nay"}, ("DATA-DATE", "date")),
        ({"date": "hôm nay", "metrics": [*SMALL["metrics"], GONE]}, ("DATA-DATE", "date")),
        ({"metrics": [*SMALL["metrics"], {**GONE, "previous": "1.234,5"}]}, ("DATA-FIGURE", "metrics[2].previous")),
        ({"date": "x", "metrics": [*SMALL["metrics"], sokert.Metric(**GONE)]}, ("DATA-DATE", "date")),
    ],
)
def test_a_figure_that_is_not_known_is_told_with_what_else_is_wrong(more: Any, told_besides: tuple[str, str]) -> None:
    data = {**SMALL, "metrics": [*SMALL["metrics"], WAITING], **more}
    waits = ("FILL-NOT-KNOWN", "metrics[2].value")
    assert {one[:2] for one in told(lambda: sokert.parse(data))} == {told_besides, waits}
    assert [one[:2] for one in told(lambda: sokert.parse({**data, "draft": True}))] == [told_besides]
    assert not sokert.parse({**SMALL, "metrics": [*SMALL["metrics"], WAITING]}).metrics[2].is_known


@pytest.mark.parametrize("key", ["vlaue", "done", "sum_of"])
def test_a_figure_that_may_stand_behind_another_key_is_not_told_as_missing(key: str) -> None:
    odd = {**GONE, key: 3}
    assert "FILL-NOT-KNOWN" not in {one[0] for one in told(lambda: sokert.parse({**SMALL, "metrics": [odd]}))}


def test_what_a_filter_refuses_hides_no_other_tag() -> None:
    data = {**SMALL, "sections": [{"title": "T", "body": "{{ van_ban_den|change('x') }} {{ van_ban_den.valeu }}"}]}
    assert [(one[0], one[2]) for one in told(lambda: sokert.parse(data))] == [
        ("WORDS-UNKNOWN-FORM", 16),
        ("FILL-NO-ATTRIBUTE", 31),
    ]


def test_a_name_that_a_form_misses_is_told_beside_what_is_wrong_with_the_texts() -> None:
    lines = (p("{% for s in sections %}"), p("{{ s.body }}"), p("{% endfor %}"), p("{{ khong }}"))
    made_of = made("{{ van_ban_dne }}", "{{ tin_bai.vlue }}")
    found = told(lambda: sokert.render(made_of, template=form(*lines)))
    assert {one[:2] for one in found} == {
        ("TAG-UNDEFINED", "sections[0].body"),
        ("FILL-NO-ATTRIBUTE", "sections[1].body"),
        ("TAG-UNDEFINED", ""),
    }


@pytest.mark.parametrize("as_file", [False, True])
def test_tags_behind_a_key_that_nobody_knows_are_told_by_the_key_alone(as_file: bool, tmp_path: Path) -> None:
    data = {**SMALL, "sections": [{"title": "T", "text": "{{ van_ban_den }}"}]}
    (file := tmp_path / "r.json").write_text(json.dumps(data), "utf-8")
    assert [one[0] for one in told(lambda: sokert.load(file) if as_file else sokert.parse(data))] == [
        "DATA-UNKNOWN-KEY"
    ]
    subject = {**SMALL, "subject": "Kỳ {{ van_ban_den }}"}
    assert [one[0] for one in told(lambda: sokert.parse(subject))] == ["TAG-NOT-FILLED"]
