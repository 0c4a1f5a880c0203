"""An office's own filters and functions: values in, values out, escaped, counted, told; and what is left blank."""

from __future__ import annotations

import datetime
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jinja2 import pass_context
from markupsafe import Markup

import sokert
from small_forms import form, p, row, seen, table
from sokert.document.blocks import CLOSE, OPEN
from sokert.errors import Finding


def shout(words: str) -> str:
    return words.upper() + "!"


def doubled(value: Decimal) -> Decimal:
    return value * 2


def printed(text: str, data: dict[str, Any] | None = None, **given: Any) -> str:
    return "\n".join(seen(sokert.Template(form(p(text)), **given).render(data or {})))


@pytest.mark.parametrize(
    ("tool", "said"),
    [
        (lambda _: "<w:p/> & {{ 7*7 }} {% if %}", "<w:p/> & {{ 7*7 }} {% if %}"),
        (lambda _: Markup("<b>&amp;</b>"), "<b>&amp;</b>"),
        (lambda _: Decimal("1234.5"), "1.234,5"),
        (lambda _: 0.1, "0,1"),
        (lambda _: True, "có"),
        (lambda _: datetime.date(2023, 7, 5), "05/7/2023"),
        (lambda _: "Ca\u0300 Mau", "Cà Mau"),
        (lambda value: f"{value:.2f}", "3.00"),
    ],
)
def test_what_a_filter_gives_prints_as_data_does(tool: Any, said: str) -> None:
    assert printed("{{ x|rieng }}", {"x": 3}, filters={"rieng": tool}) == said


def test_a_filter_may_give_lists_and_records_and_values_with_form() -> None:
    tools = {"tach": lambda text: [{"ten": one} for one in text.split()]}
    assert printed("{% for a in x|tach %}{{ a.ten }};{% endfor %}", {"x": "a b"}, filters=tools) == "a;b;"
    bold = {"dam": lambda text: sokert.RichText(text, bold=True)}
    assert printed("{{ x|dam }}", {"x": "a"}, filters=bold) == "*a*"


@pytest.mark.parametrize(
    ("tool", "code"),
    [
        (lambda _: object(), "OWN-RESULT"),
        (lambda _: [1, [print]], "OWN-RESULT"),
        (lambda _: (one for one in "ab"), "OWN-RESULT"),
        (lambda: 1, "OWN-ARGUMENTS"),
        (lambda a, b: 1, "OWN-ARGUMENTS"),
        (lambda _: {}["x"], "OWN-FAILED"),
        (pass_context(lambda context, _: context), "OWN-ARGUMENTS"),
        (lambda _: f"{OPEN}body{CLOSE}", "FILL-FENCE"),
    ],
)
def test_what_a_filter_may_not_do_is_told_at_its_tag(tool: Any, code: str) -> None:
    with pytest.raises(sokert.TemplateError) as told:
        printed("{{ x|rieng }}", {"x": 3}, filters={"rieng": tool})
    (finding,) = told.value.findings
    assert (finding.code, finding.where.paragraph) == (code, 1)
    for lang in ("vi", "en"):
        assert "0x" not in finding.worded(lang)
        assert "takes 1 positional" not in finding.worded(lang)


def test_what_a_filter_makes_counts() -> None:
    with pytest.raises(sokert.TemplateError) as told:
        printed(
            "{{ x|rieng }}", {"x": 3}, filters={"rieng": lambda _: "a" * 2000}, limits=sokert.Limits(characters=1000)
        )
    assert told.value.findings[0].code == "FILL-CHARACTERS"


@pytest.mark.parametrize(
    "tag", ["{{ cong.__globals__ }}", "{{ cong.__code__ }}", "{{ cong }}", "{{ (1|rieng).real.__class__ }}"]
)
def test_no_way_leads_through_a_function_into_python(tag: str) -> None:
    with pytest.raises((sokert.TemplateError, sokert.DataError)):
        printed(tag, functions={"cong": lambda: 1}, filters={"rieng": lambda value: value})


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"filters": {"upper": shout}}, "OWN-TAKEN"),
        ({"filters": {"money": shout}}, "OWN-TAKEN"),
        ({"functions": {"report": shout}}, "OWN-TAKEN"),
        ({"functions": {"range": shout}}, "OWN-TAKEN"),
        ({"filters": {"_a": shout}}, "OWN-NAME"),
        ({"filters": {"a b": shout}}, "OWN-NAME"),
        ({"functions": {"a": "b"}}, "OWN-NO-FUNCTION"),
        ({"missing": "ignore"}, "CALL-MISSING-MODE"),
    ],
)
def test_a_name_that_means_something_else_is_refused(given: Any, code: str) -> None:
    with pytest.raises(sokert.TemplateError) as told:
        sokert.Template("half-year/office", **given)
    assert [one.code for one in told.value.findings] == [code]


def test_a_function_and_data_of_one_name_are_told() -> None:
    with pytest.raises(sokert.TemplateError) as told:
        printed("{{ cong(1) }}", {"cong": 2}, functions={"cong": doubled})
    assert told.value.findings[0].code == "OWN-IN-DATA"


@pytest.mark.parametrize(("tag", "said"), [("{{ nam }}", "brackets behind its name"), ("{{ nam(1) }}", "takes: ();")])
def test_a_function_that_is_not_called_as_it_can_be_says_how(tag: str, said: str) -> None:
    with pytest.raises(sokert.SokertError) as told:
        printed(tag, functions={"nam": lambda: 2023})
    assert said in told.value.findings[0].worded("en")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ ti_le(a) }}", "OWN-ARGUMENTS"),
        ("{{ ti_le(a, a, so=1) }}", "OWN-ARGUMENTS"),
        ("{% if ti_le() %}x{% endif %}", "OWN-ARGUMENTS"),
        ("{{ a|dam(1) }}", "OWN-ARGUMENTS"),
        ("{{ a|dam(x=1) }}", "OWN-ARGUMENTS"),
        ("{{ ref() }}", "TAG-ARGUMENTS"),
        ("{{ contents(1, 2) }}", "TAG-ARGUMENTS"),
        ("{{ ti_le(a, 2) }}{{ ti_le(*b) }}{{ a|dam }}{{ [a]|map('dam')|join }}", ""),
        ("{% macro ti_le(x) %}{{ x }}{% endmacro %}{{ ti_le(a) }}", ""),
    ],
)
def test_what_a_tag_hands_over_is_judged_before_there_is_data(tag: str, code: str) -> None:
    own: Any = {"filters": {"dam": lambda value: str(value)}, "functions": {"ti_le": lambda one, other: "1"}}
    found = sokert.Template(form(p(tag)), **own).check()
    assert [one.code for one in found] == [code] * bool(code)
    if code:
        with pytest.raises(sokert.TemplateError) as told:
            printed(tag, {"a": 1}, **own)
        assert [one.code for one in told.value.findings] == [code]


def test_own_filters_and_functions_are_known_to_check_variables_and_schema() -> None:
    content = form(p("{{ ten|to }} {{ so|gap_doi }} {{ nay() }}"))
    plain = sokert.Template(content)
    assert {one.code for one in plain.check()} == {"TAG-UNKNOWN-FILTER", "TEMPLATE-CALLED"}
    assert all("--filters" in one.hint(lang) for one in plain.check() for lang in ("vi", "en"))
    own = sokert.Template(content, filters={"to": shout, "gap_doi": doubled}, functions={"nay": lambda: 1})
    assert own.check() == ()
    assert {one.path: one.kind for one in own.variables().all()} == {"ten": "words", "so": "number"}
    assert {*own.variables().schema()["required"]} == {"ten", "so"}


def test_own_filters_serve_a_report_its_sections_and_templates_compiled_before(report: sokert.Report) -> None:
    section = sokert.Section(title="Mục", body="{{ 'nhanh'|to }}")
    own = sokert.Template("half-year/office", filters={"to": shout})
    assert "NHANH!" in "\n".join(seen(own.render(report.model_copy(update={"sections": [section]}))))
    assert sokert.render(report, template=own)[:2] == b"PK"
    assert pickle.loads(pickle.dumps(own)).render(report) == own.render(report)


# --- what is left blank ---


@pytest.mark.parametrize("empty", [None, float("nan"), Decimal("NaN")])
def test_a_default_holds_for_what_is_null_as_for_what_is_not_there(empty: Any) -> None:
    tag = "{{ a|default('—') }}{{ b|d('?') }}{{ c|default('—') }}{{ e|default('—', true) }}"
    assert printed(tag, {"a": empty, "c": 0, "e": ""}) == "—?0—"


def test_what_the_data_does_not_have_is_left_blank_and_told_each_place_once() -> None:
    content = form(
        p("A{{ thieu }}B {{ co.thieu }} {{ thieu|number }} {{ thieu|upper }} {{ thieu + 1 }} {{ rong }}"),
        p("{% if thieu > 3 or thieu.a.b %}x{% endif %}{% for a in thieu %}{{ a }}{% endfor %}{{ thieu|default('d') }}"),
        table(row("{{ nua[0].ten }}", "{{ co.ten }}")),
    )
    left: list[Finding] = []
    made = sokert.Template(content, missing="blank").render({"co": {"ten": "Lan"}, "rong": None}, blanks=left.append)
    assert [" ".join(line.split()) for line in seen(made)] == ["AB", "d", "| | Lan |"]
    assert {(one.where.paragraph, one.facts["name"]) for one in left} >= {(1, "thieu"), (1, ""), (2, "thieu")}
    assert {one.code for one in left} == {"FILL-BLANK"}
    with pytest.raises(sokert.MissingValueError):
        sokert.Template(content).render({"co": {"ten": "Lan"}, "rong": None})


# --- moving a form from docxtpl ---


def test_moving_a_form_tells_what_it_needs_what_differs_and_what_cannot_be_done() -> None:
    content = form(
        p("{{ ten|tien_te }} {{ hom_nay() }} {{ a.b|round(1) }} {{ kh.tra_loi('x') }} {{ x|safe }}"),
        p("{% if x %}"),
        p("x"),
        p("{% endif %}"),
        table(row("{% for a in ds %}{{ a }}", "{% endfor %}")),
    )
    found = sokert.Template(content).moved_from("docxtpl")
    assert {(one.code, one.level) for one in found} == {
        ("MOVE-FILTER", "warning"),
        ("MOVE-FUNCTION", "warning"),
        ("MOVE-DIFFERS", "info"),
        ("TEMPLATE-CALLED", "error"),
        ("TAG-REFUSED-FILTER", "error"),
        ("MOVE-STRICT", "info"),
        ("MOVE-PRINTED", "info"),
        ("MOVE-EMPTY", "info"),
        ("MOVE-ROW", "info"),
    }
    assert {str(one.facts["name"]) for one in found if one.level == "warning"} == {"tien_te", "hom_nay"}


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["{% set a = 1 %}"], 1),
        (["{% if x %}a {% if y %}b{% endif %}{% endif %}"], 1),
        (["{% if x %}a", "b{% endif %}"], 2),
        (["{% if x %}a", "b", "{% else %}c{% endif %}"], 2),
        (["{% if x %}a{% endif %}{% if y %}b{% endif %}", "a {% if x %}b{% endif %}", "{{ x }}"], 0),
        (["{%p if x %}", "a", "{%p endif %}"], 0),
    ],
)
def test_paragraphs_that_docxtpl_leaves_empty_are_counted(lines: list[str], count: int) -> None:
    found = sokert.Template(form(*map(p, lines), p("x"))).moved_from("docxtpl")
    assert sum(int(str(one.facts["count"])) for one in found if one.code == "MOVE-EMPTY") == count


def test_the_command_line_takes_own_filters_from_a_file_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from sokert.cli import main

    (tmp_path / "mau.docx").write_bytes(form(p("{{ ten|to }} {{ to('b') }} {{ thieu }}")))
    (tmp_path / "loc.py").write_text(
        "from decimal import Decimal\ndef to(x): return _do(x)\ndef _do(x): return x.upper()\n"
    )
    (tmp_path / "hong.py").write_text("1/0")
    (tmp_path / "d.json").write_text('{"ten": "lan"}')
    mau, loc, out = (str(tmp_path / name) for name in ("mau.docx", "loc.py", "ra.docx"))
    assert main(["template", "check", mau, "--filters", loc]) == 0
    assert main(["template", "check", mau, "--from", "docxtpl", "--lang", "en"]) == 1
    assert "needs a filter of your own, 'to'" in "".join(capsys.readouterr())
    data = ["render", "--data", str(tmp_path / "d.json"), "--template", mau, "--out", out]
    assert main([*data, "--filters", loc, "--missing", "blank", "--lang", "en"]) == 0
    assert "left blank: the data has no 'thieu'" in "".join(capsys.readouterr())
    assert [line.strip() for line in seen(Path(out).read_bytes())] == ["LAN B"]
    capsys.readouterr()
    assert main([*data, "--filters", str(tmp_path / "hong.py")]) == 2
    assert f"{tmp_path / 'hong.py'}:1: " in "".join(capsys.readouterr())
    assert main([*data, "--filters", str(tmp_path / "khong-co.py")]) == 3
    assert main([*data, "--filters", mau]) == 2


# --- what a parameter's type asks for ---


def day_before(day: datetime.date) -> str:
    return (day - datetime.timedelta(1)).isoformat()


def initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def halved(number: int) -> str:
    return str(number // 2)


def as_digits(value: Decimal) -> str:
    return str(value)


def joined(words: list[str], days: set[datetime.date]) -> str:
    return ", ".join([*words, *(day.isoformat() for day in days)])


TYPED: dict[str, Any] = {"truoc": day_before, "tat": initials, "nua": halved, "gap_doi": doubled, "noi": joined}
TYPED_FORM = "{{ ngay|truoc }} {{ ten|tat }} {{ so|nua }} {{ tien|gap_doi }} {{ muc|noi(cac_ngay) }}"
TYPED_DATA = {
    "ngay": "2026-07-01",
    "ten": "An Bình",
    "so": 7,
    "tien": 2.5,
    "muc": ["a", "b"],
    "cac_ngay": ["2026-06-20"],
}


def test_data_that_came_as_json_are_handed_over_as_a_parameter_asks() -> None:
    assert printed(TYPED_FORM, TYPED_DATA, filters=TYPED) == "2026-06-30 AB 3 5,0 a, b, 2026-06-20"
    own = {**TYPED_DATA, "ngay": datetime.date(2026, 7, 1), "tien": Decimal("2.5"), "so": 7.0}
    assert printed(TYPED_FORM, own, filters=TYPED) == "2026-06-30 AB 3 5,0 a, b, 2026-06-20"


def test_the_schema_asks_for_what_a_parameter_asks() -> None:
    properties = sokert.Template(form(p(TYPED_FORM)), filters=TYPED).variables().schema()["properties"]
    schema = {name: {key: one for key, one in of.items() if key != "description"} for name, of in properties.items()}
    day = {"type": "string", "format": "date"}
    assert schema == {
        "ngay": day,
        "ten": {"type": "string"},
        "so": {"type": "integer"},
        "tien": {"type": "number"},
        "muc": {"type": "array", "items": {"type": "string"}},
        "cac_ngay": {"type": "array", "items": day},
    }


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"ngay": "20/06/2026"}, "WORDS-NOT-A-DATE"),
        ({"so": 1.5}, "WORDS-NOT-WHOLE"),
        ({"tien": "1.250.000"}, "WORDS-NOT-A-NUMBER"),
        ({"so": "3"}, "WORDS-NOT-A-NUMBER"),
        ({"tien": None}, "WORDS-NO-VALUE"),
        ({"ten": 5}, "OWN-FAILED"),
        ({"muc": "đất"}, "FILL-NOT-A-LIST"),
    ],
)
def test_what_a_parameter_cannot_be_handed_is_told(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(sokert.SokertError) as told:
        printed(TYPED_FORM, {**TYPED_DATA, **changed}, filters=TYPED)
    assert [one.code for one in told.value.findings] == [code]


def test_an_own_filter_that_fails_says_on_what_why_and_where() -> None:
    with pytest.raises(sokert.TemplateError) as told:
        printed("{{ ten|tat }}", {"ten": 5}, filters={"tat": initials})
    said = told.value.findings[0].worded("en")
    assert "'tat' failed on 5: AttributeError: 'int' object has no attribute 'split'" in said
    assert f"test_custom_filters.py:{initials.__code__.co_firstlineno + 1}" in said


def test_a_function_that_fails_says_all_it_was_given() -> None:
    with pytest.raises(sokert.TemplateError) as told:
        printed("{{ ty_le(5, 0) }}", {}, functions={"ty_le": lambda done, plan: done / plan})
    assert "'ty_le' failed on 5, 0: " in told.value.findings[0].worded("en")


def test_a_metric_serves_a_parameter_that_asks_for_a_number(report: sokert.Report) -> None:
    code = next(one.code for one in report.metrics if one.exact is not None)
    own = sokert.Template(form(p(f"{{{{ {code}|nua }}}}")), filters={"nua": as_digits})
    assert seen(own.render(report)) == [str(report.figures[code].exact)]


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        (str, sokert.Metric(code="a", name="A", value=1150)),
        (lambda x: str(x).upper(), sokert.Metric(code="a", name="A", value=1150)),
        (lambda x: repr(x).lower(), Decimal("1.5")),
        (str, [sokert.Metric(code="a", name="A", value=1150)]),
        (str, {"a": Decimal("1.5")}),
    ],
)
def test_a_filter_that_words_a_record_as_python_does_is_told(tool: Any, given: object) -> None:
    with pytest.raises(sokert.TemplateError) as told:
        printed("{{ x|rieng }}", {"x": given}, filters={"rieng": lambda x: tool(x)})
    assert [one.code for one in told.value.findings] == ["OWN-PYTHON"]


def test_brackets_that_a_filter_writes_are_its_own() -> None:
    assert printed("{{ x|rieng }}", {"x": "Sở"}, filters={"rieng": lambda x: f"{x} (mới)"}) == "Sở (mới)"
    assert printed("{{ x|rieng }}", {"x": 3}, filters={"rieng": lambda x: f"mức({x})"}) == "mức(3)"
    assert printed("{{ x|rieng }}", {"x": 3}, filters={"rieng": lambda x: f"{x} point(s)"}) == "3 point(s)"
    day = datetime.date(2026, 7, 5)
    assert (
        printed("{{ x|rieng }}", {"x": day}, filters={"rieng": lambda x: f"update(s) of {x:%d}"}) == "update(s) of 05"
    )
