"""What is wrong with a template, seen without data: all of it at once, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from small_forms import form, p, row, seen, table
from sokert import messages
from specimens import SMALL

HEAD = "<w:trPr><w:tblHeader/></w:trPr>"
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="Co"><w:name w:val="Có"/></w:style></w:styles>'
)


def told(*body: str, report: sokert.Report | None = None) -> list[tuple[str, int, str]]:
    """Return code, paragraph and near name of each finding, checked as a form."""
    found = sokert.Template(form(*body)).check(report)
    return [(one.code, one.where.paragraph, str(one.facts.get("near", ""))) for one in found]


REPORT = sokert.Report(**SMALL)


def test_what_a_report_does_not_fill_in_a_form_is_told_before_it_is_rendered() -> None:
    content = form(p("{{ period.label }}"), p("{{ period }} {{ report.number|default('…') }}"))
    (one,) = sokert.Template(content).check(REPORT)
    assert (one.code, one.where.paragraph) == ("WORDS-NO-VALUE", 1)
    assert "{{ period }}" in one.hint("vi")
    assert sokert.Template(content).check() == ()


def test_a_name_that_the_report_has_within_itself_is_told_with_the_way_to_it() -> None:
    assert told(p("{{ signatory.name }}"), report=REPORT) == [("TAG-UNDEFINED", 1, "report.signatory")]
    with pytest.raises(sokert.TemplateError) as wrong:
        sokert.render(REPORT, template=sokert.Template(form(p("{{ signatory.name }}"))))
    assert [one.facts["near"] for one in wrong.value.findings] == ["report.signatory"]
    texts = {**SMALL, "sections": [{"title": "Một", "body": "Của {{ signatory.name }}."}]}
    with pytest.raises(sokert.TemplateError) as wrong_text:
        sokert.parse(texts)
    assert [one.facts["near"] for one in wrong_text.value.findings] == ["report.signatory"]


def test_what_cannot_be_filled_is_told_beside_what_is_wrong_with_the_form() -> None:
    body = (p("{% if vb_den > 1000 %}x{% endif %}"), p("{{ report.signatory.positon }}"))
    code = SMALL["metrics"][0]["code"]
    found = told(*(one.replace("vb_den", code) for one in body), report=REPORT)
    assert [one[:2] for one in found] == [("FILL-MIXED", 1), ("TEMPLATE-NO-FIELD", 2)]


@pytest.mark.parametrize("tag", ["{{ period|period }}", "{{ period|first_half }}"])
def test_a_guessed_filter_of_the_period_is_told_the_one_that_names_it(tag: str) -> None:
    assert told(p(tag)) == [("TAG-UNKNOWN-FILTER", 1, "name")]


# --- names and fields ---


@pytest.mark.parametrize(
    ("line", "name", "near"),
    [
        ("{{ report.subjct }}", "subjct", "subject"),
        ("{{ period.yaer }}", "yaer", "year"),
        ("{{ issuer.nam }}", "nam", "name"),
        ("{{ report.signatory.nmae }}", "nmae", "name"),
        ("{% for m in metrics %}{{ m.prevous }}{% endfor %}", "prevous", "previous"),
        ("{% for m in metrics %}{{ m.plan[0].valu }}{% endfor %}", "valu", "value"),
        ("{% for s in sections recursive %}{{ s.titel }}{{ loop(s.sections) }}{% endfor %}", "titel", "title"),
        ("{% set s = report.signatory %}{{ s.positon }}", "positon", "position"),
        ("{{ (report.metrics|first).nmae }}", "nmae", "name"),
        ("{{ period.same_period.yaer }}", "yaer", "year"),
        ("{% for m in metrics %}{{ m.name }}{{ m.change }}{% endfor %}", "change", "|change"),
        ("{% for m in metrics|sort(attribute='valeu') %}{{ m.name }}{% endfor %}", "valeu", "value"),
    ],
)
def test_a_misspelt_field_is_told_with_the_nearest(line: str, name: str, near: str) -> None:
    (one,) = sokert.Template(form(p("không"), p(line))).check()
    assert (one.code, one.level, one.where.paragraph) == ("TEMPLATE-NO-FIELD", "error", 2)
    assert (one.facts["name"], one.facts["near"]) == (name, near)


@pytest.mark.parametrize("tag", ["{{ metrics['van_ban_den'] }}", "{{ metrics.van_ban_den }}"])
def test_a_metric_is_asked_of_the_list_by_its_code(tag: str) -> None:
    assert [one[0] for one in told(p(tag), report=REPORT)] == []
    assert "20.870" in str(seen(sokert.render(REPORT, template=sokert.Template(form(p(tag))))))
    misspelt = tag.replace("van_ban_den", "van_ban_dne")
    assert told(p(misspelt), report=REPORT) == [("TEMPLATE-NO-FIELD", 1, "van_ban_den")]


def test_a_metric_is_found_by_its_code_as_in_python() -> None:
    assert told(p("{{ report.figures['van_ban_den'].name }}"), report=REPORT) == []
    assert told(p("{{ report.figures.van_ban_den.nmae }}"), report=REPORT) == [("TEMPLATE-NO-FIELD", 1, "name")]


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("{{ reprot.subject }}", "report"),
        ("{{ perod.year }}", "period"),
        ("{% for m in metrcs %}{{ m.name }}{% endfor %}", "metrics"),
        ("{% for s in sectons %}{{ s.title }}{% endfor %}", "sections"),
    ],
)
def test_a_misspelt_name_of_ours_is_told_where_what_is_asked_of_it_fits(line: str, near: str) -> None:
    assert told(p(line)) == [("TAG-UNDEFINED", 1, near)]


@pytest.mark.parametrize(
    "line",
    [
        "{{ report.tieu_de }} {{ period.quy }} {{ issuer }}",
        "{{ metrics.tong }}",
        "{{ reports.total }} {{ don_vi.ten }}",
        "{{ report.subject }} {{ report.recipients|join(', ') }} {{ report.signatory.lines[0] }}",
        "{% for s in sections %}{% include s.title %}{% endfor %}",
        "{{ period.window }} {{ report.date.year }} {{ metrics[0].plan }}",
    ],
)
def test_data_may_have_any_name_and_what_a_report_has_is_right(line: str) -> None:
    assert told(p(line)) == []


def test_with_a_report_its_metrics_are_the_names_that_may_come() -> None:
    code = REPORT.metrics[0].code
    line = p(f"{{{{ {code} }}}} {{{{ {code}x }}}} {{{{ {code}.nmae }}}}"), p("{{ la is defined }} {{ report.tieu_de }}")
    assert told(*line, report=REPORT) == [
        ("TAG-UNDEFINED", 1, code),
        ("TEMPLATE-NO-FIELD", 1, "name"),
        ("TEMPLATE-NO-FIELD", 2, ""),
    ]


def test_a_field_that_is_asked_for_first_is_a_warning() -> None:
    (one,) = sokert.Template(form(p("{{ report.subject }}{{ report.subjct|default('') }}"))).check()
    assert (one.code, one.level) == ("TEMPLATE-NO-FIELD", "warning")


def test_the_built_in_templates_and_their_exports_are_in_order() -> None:
    for name in ("half-year/office", "half-year/party"):
        template = sokert.Template(name)
        assert template.check() == ()
        assert [one for one in sokert.Template(template.export()).check() if one.level != "info"] == []


# --- several at once ---


def test_everything_is_told_at_once_in_order_of_place() -> None:
    found = told(
        p("{{ report.subjct }} {{ a|uper }}"),
        table(row("A", "B"), row("{% for x in b %}{{ x", "{{ x.c is fine }}{% endfor %}")),
        p("{% if a %}{% include 'khong.docx' %}"),
    )
    assert found == [
        ("TAG-UNKNOWN-FILTER", 1, "upper"),
        ("TEMPLATE-NO-FIELD", 1, "subject"),
        ("FORM-HEAD-ONCE", 2, ""),
        ("TAG-UNCLOSED", 4, ""),
        ("TAG-UNKNOWN-TEST", 5, "defined"),
        ("TAG-NO-END", 6, ""),
        ("TEMPLATE-NOT-FOUND", 6, ""),
    ]


@pytest.mark.parametrize(
    "body",
    ["{{ a", "{% if a %}{% for b in c %}{% endif %}", "{% endif %}{{ d e }}", "{% else %}{% foo %}{{ }}"],
)
def test_a_broken_tag_hides_no_misspelt_field(body: str) -> None:
    assert ("TEMPLATE-NO-FIELD", 1, "subject") in told(p("{{ report.subjct }}"), p(body))
    assert ("TEMPLATE-NO-FIELD", 2, "subject") in told(p(body), p("{{ report.subjct }}"))


def test_a_template_with_errors_does_not_render_and_says_why() -> None:
    template = sokert.Template(form(p("{{ a"), p("{{ b|uper }}")))
    with pytest.raises(sokert.TemplateError) as raised:
        template.render({"a": 1, "b": 2})
    assert [one.code for one in raised.value.findings] == ["TAG-UNCLOSED", "TAG-UNKNOWN-FILTER"]


def test_the_tag_that_is_told_holds_only_what_was_typed() -> None:
    (one,) = sokert.Template(form(p("a {{ x"), p("b"))).check()
    assert one.facts["tag"] == "{{ x"


# --- the files that belong to it ---


def test_what_is_included_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "phan.docx").write_bytes(form(p("tốt"), p("{{ a|uper }}")))
    (tmp_path / "mau.docx").write_bytes(form(p("{% include 'phan.docx' %}"), p("{% include 'phn.docx' %}")))
    first, second = sokert.Template(tmp_path / "mau.docx").check()
    assert (first.code, first.where.file, first.where.paragraph) == (
        "TEMPLATE-NOT-FOUND",
        str(tmp_path / "mau.docx"),
        2,
    )
    assert (second.code, Path(second.where.file).name, second.where.paragraph) == ("TAG-UNKNOWN-FILTER", "phan.docx", 2)


def test_a_template_that_extends_nothing_that_is_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text('{% extends "half-year/ofice" %}\n', "utf-8")
    (one,) = sokert.Template(tmp_path / "mau.md").check()
    assert (one.code, one.where.file, one.where.line) == ("TEMPLATE-NOT-FOUND", str(tmp_path / "mau.md"), 1)
    assert one.facts["near"] == "half-year/office"


def test_an_include_that_may_be_missing_is_no_mistake() -> None:
    assert told(p("{% include 'khong.docx' ignore missing %}")) == []


def test_a_text_template_tells_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "mau.md").write_text("Một dòng\n{{ report.subject }} {{ report.subjct }}\n", "utf-8")
    (one,) = sokert.Template(tmp_path / "mau.md").check()
    assert (one.where.line, one.where.column) == (2, 32)


# --- the form itself ---


def test_a_style_that_the_form_lacks_is_told_once() -> None:
    def styled(name: str) -> str:
        return p("a", look=f'<w:pStyle w:val="{name}"/>')

    content = form(styled("Co"), styled("Khong"), styled("Khong"), parts={"styles.xml": STYLES})
    found = sokert.Template(content).check()
    assert [(one.code, one.level, one.where.paragraph) for one in found] == [("FORM-STYLE-MISSING", "warning", 2)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("A", "B"), row("{% for x in b %}{{ x }}", "{% endfor %}")], ["FORM-HEAD-ONCE"]),
        (
            [row("A", "B"), row("{%tr for x in b %}", ""), row("{{ x }}", ""), row("{%tr endfor %}", "")],
            ["FORM-HEAD-ONCE"],
        ),
        ([row("A", "B").replace("<w:tr>", f"<w:tr>{HEAD}"), row("{% for x in b %}{{ x }}", "{% endfor %}")], []),
        ([row("A", "B"), row("{% for x in b %}{{ x }}{% endfor %}", "")], []),
        ([row("{% for x in b %}{{ x }}", "{% endfor %}"), row("Cộng", "")], []),
    ],
)
def test_a_head_that_stays_on_its_page_is_mentioned(rows: list[str], expected: list[str]) -> None:
    found = sokert.Template(form(table(*rows))).check()
    assert [(one.code, one.level) for one in found] == [(code, "info") for code in expected]


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_finding_can_be_told(lang: str) -> None:
    body = [
        p("{{ report.subjct }}{% if a %}"),
        p("{%p for x in b %} chữ", look='<w:pStyle w:val="Khong"/>'),
        p("{%tr if a %}{% endif %}{%p endfor %}"),
        table(row("A", "B"), row("{% for x in b %}", "{% endfor %}"), row("{% hm %}", "x")),
    ]
    for finding in sokert.Template(form(*body)).check():
        assert finding.worded(lang)


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ("{% for s in sections %}{{ s.title }}{{ s.body }}{% endfor %}", True),
        ("{% for s in report.sections %}{{ s.title }}{% endfor %}", True),
        ("{% for s in sections %}{{ s.title }}{% for t in s.sections %}{{ t.body }}{% endfor %}{% endfor %}", True),
        ("{% for s in sections recursive %}{{ s.title }}{{ loop(s.sections) }}{% endfor %}", False),
        ("{{ sections|length }}", False),
    ],
)
def test_sub_sections_that_no_loop_prints_are_told(body: str, lost: bool) -> None:
    deep = [{"title": "Một", "sections": [{"title": "Hai", "sections": [{"title": "Ba", "body": "Làm."}]}]}]
    report = sokert.Report.model_validate({**SMALL, "sections": deep})
    template = sokert.Template(form(p(body)))
    codes = [one.code for one in template.check(report)]
    assert codes == (["TEMPLATE-SECTIONS-LOST"] if lost else [])
    assert ("TEMPLATE-SECTIONS-LOST" in [one.code for one in sokert.check(report, template=template)]) is lost
    flat = report.model_copy(update={"sections": (sokert.Section(title="Một", body="Làm."),)})
    assert template.check(flat) == ()
