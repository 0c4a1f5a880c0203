"""A text that Python formatted lost one brace of each pair: what would be a tag of a figure is told, never printed."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from small_forms import form, p
from specimens import SMALL

CODE = "van_ban_den"
DATA = {**SMALL, "metrics": [{"code": CODE, "name": "Văn bản đến", "value": 20870, "unit": "văn bản"}]}


def told(body: str) -> list[tuple[str, str, int]]:
    data = {**DATA, "sections": [{"title": "Kết quả", "body": body}]}
    with pytest.raises(sokert.TemplateError) as parsed:
        sokert.parse(data)
    report = sokert.Report.model_validate(data)
    with pytest.raises(sokert.TemplateError) as rendered:
        sokert.render(report)
    ways = [parsed.value.findings, rendered.value.findings, sokert.check(report)]
    said = [[(one.code, one.where.path, one.where.column) for one in way if one.code[:4] == "TAG-"] for way in ways]
    assert said[0] == said[1] == said[2]
    return said[0]


@pytest.mark.parametrize("tag", [f"{{{CODE}}}", f"{{ {CODE} }}", f"{{ {CODE}|with_unit }}", f"{{{CODE} | number(2)}}"])
def test_a_tag_with_one_brace_is_told(tag: str) -> None:
    assert told(f"Nhận {tag}.") == [("TAG-ONE-BRACE", "sections[0].body", 6)]


def test_all_of_a_text_are_told_beside_what_else_is_wrong_there() -> None:
    codes = [code for code, _, _ in told(f"{{{CODE}}} {{{{ vb|number }}}} {{{CODE}|number}}")]
    assert sorted(codes) == ["TAG-ONE-BRACE", "TAG-ONE-BRACE", "TAG-UNDEFINED"]


@pytest.mark.parametrize(
    "body",
    [
        "Tập {a}, {khac|number}.",
        f"{{{CODE}|khac}}",
        f"{{% raw %}}{{{CODE}}}{{% endraw %}}",
        f"{{{{ {{'a': {CODE}}}.a|number }}}}",
        f"{{# {{{CODE}}} #}}Nhận.",
    ],
)
def test_other_braces_are_words(body: str) -> None:
    report = sokert.Report.model_validate({**DATA, "sections": [{"title": "Kết quả", "body": body}]})
    assert sokert.render(report)


STRAY = [
    ("Nhận {van_ban_den}} văn bản", "{van_ban_den}}", "{{ van_ban_den }}"),
    ("Nhận { van_ban_den|number }}.", "{ van_ban_den|number }}", "{{ van_ban_den|number }}"),
    ("Nhận van_ban_den}} văn bản", "van_ban_den}}", "{{ van_ban_den }}"),
    ("Nhận { {van_ban_den}}", "{ {van_ban_den}}", "{{ van_ban_den }}"),
    ("Nhận {{ van_ban_den }}}.", "{{ van_ban_den }}}", "{{ van_ban_den }}"),
    ("Nhận {{van_ban_den}} }} rồi", "{{van_ban_den}} }}", "{{van_ban_den}}"),
    ("Nhận { {{ van_ban_den }} rồi", "{ {{ van_ban_den }}", "{{ van_ban_den }}"),
    ("Nhận {{{ van_ban_den }} rồi", "{{{ van_ban_den }}", "{{ van_ban_den }}"),
    ("Nhận {{{ van_ban_den }}} rồi", "{{{ van_ban_den }}}", "{{ van_ban_den }}"),
    ("{% if van_ban_den %}} a{% endif %}", "{% if van_ban_den %}}", "{% if van_ban_den %}"),
    ("{% if van_ban_den %}a{ else %}b{% endif %}", "{ else %}", "{% else %}"),
    ("{% if van_ban_den %}a{ % else %}b{% endif %}", "{ % else %}", "{% else %}"),
    ("{% if van_ban_den %}a% else %}b{% endif %}", "% else %}", "{% else %}"),
    ("Nhận 5 }} văn bản", "}}", ""),
]


@pytest.mark.parametrize(("body", "tag", "meant"), STRAY)
def test_a_brace_too_few_or_too_many_beside_a_tag_is_told(body: str, tag: str, meant: str) -> None:
    column = body.index(tag) + 1
    assert told(body) == [("TAG-STRAY-BRACE", "sections[0].body", column)]
    report = sokert.Report.model_validate({**DATA, "sections": [{"title": "Kết quả", "body": body}]})
    assert [(one.facts["tag"], one.facts["meant"]) for one in sokert.check(report) if one.code[:4] == "TAG-"] == [
        (tag, meant)
    ]


@pytest.mark.parametrize(("body", "tag", "meant"), STRAY)
def test_a_word_form_tells_the_same(body: str, tag: str, meant: str) -> None:
    template = sokert.Template(form(p(body)))
    found = template.check()
    assert [(one.code, one.facts["tag"], one.facts["meant"]) for one in found] == [("TAG-STRAY-BRACE", tag, meant)]
    with pytest.raises(sokert.TemplateError) as rendered:
        template.render({CODE: 3})
    assert [one.code for one in rendered.value.findings] == ["TAG-STRAY-BRACE"]


ROWS = [{"Huyện": "Bắc", "a": 90000.5}, {"Huyện": "Nam", "a": None}]
WRITTEN = [
    (f"{{ {ROWS}|table }}", "{{ ...|table }}"),
    (f"{{ {ROWS[0]}|table('Huyện', 'a') }}", "{{ ...|table('Huyện', 'a') }}"),
    (f"{{ {[1, 2]}|sum|number }}", "{{ ...|sum|number }}"),
    (f"{{ {ROWS}|tabel }}", "{{ ...|tabel }}"),
    (f"{{{12.5}|number(1)}}", "{{ ...|number(1) }}"),
    (f"{{ chart({ROWS}, title='Sản lượng') }}", "{{ chart(...) }}"),
    ("{   Huyện  a\n0   Bắc  1\n1   Nam  2|table }", "{{ ...|table }}"),
]


@pytest.mark.parametrize(("tag", "meant"), WRITTEN)
def test_a_value_that_python_wrote_into_one_brace_is_told(tag: str, meant: str) -> None:
    assert told(f"Bảng:\n\n{tag}") == [("TAG-ONE-BRACE", "sections[0].body", 1)]
    report = sokert.Report.model_validate({**DATA, "sections": [{"title": "Kết quả", "body": f"Bảng:\n\n{tag}"}]})
    (found,) = [one for one in sokert.check(report) if one.code[:4] == "TAG-"]
    assert (found.where.line, found.facts["meant"]) == (3, meant)
    assert len(str(found.facts["tag"])) < 90


@pytest.mark.parametrize(("tag", "meant"), WRITTEN[:-1])
def test_a_word_form_tells_of_that_value_too(tag: str, meant: str) -> None:
    found = sokert.Template(form(p(f"Bảng: {tag}"))).check()
    assert [(one.code, one.facts["meant"]) for one in found] == [("TAG-ONE-BRACE", meant)]


def test_a_brace_that_an_earlier_paragraph_left_open_is_closed_once() -> None:
    found = sokert.Template(form(p("{"), p("Nhận {"), p("}}"), p("Nhận van_ban_den}} văn bản"))).check()
    assert [(one.code, one.facts["tag"]) for one in found] == [("TAG-STRAY-BRACE", "van_ban_den}}")]


def test_one_in_a_title_and_in_a_template_of_text_is_told(tmp_path: Path) -> None:
    report = sokert.Report.model_validate({**DATA, "sections": [{"title": "Kết quả {van_ban_den}}", "body": "Nhận."}]})
    assert [(one.code, one.where.path) for one in sokert.check(report) if one.code[:4] == "TAG-"] == [
        ("TAG-STRAY-BRACE", "sections[0].title")
    ]
    (tmp_path / "mau.md").write_text("Nhận {{ van_ban_den }}}.\n", "utf-8")
    template = sokert.Template(tmp_path / "mau.md")
    assert [(one.code, one.where.line) for one in template.check()] == [("TAG-STRAY-BRACE", 1)]


def test_one_is_told_beside_what_else_is_wrong_in_its_text() -> None:
    codes = [code for code, _, _ in told("{{ vb|number }} {van_ban_den}}")]
    assert sorted(codes) == ["TAG-STRAY-BRACE", "TAG-UNDEFINED"]


@pytest.mark.parametrize(
    "body",
    [
        "Tập {1; {2; {{ van_ban_den }}}}.",
        'In {{ "}" }} và {{ "}}" }}',
        "{% raw %}}}{% endraw %}",
        "Đạt 5%} rồi",
        "Đạt {tăng 5%}",
        "{ghi {chú} này}",
        '{\n\n"ma": {\n\n"so": true\n\n}}',
        '{\n\n"ma": {"so": {{ van_ban_den }}}\n\n}',
        "if (a) {\n\nnhan(b) {\n\nc;}}",
        "Tập {(x, y) | x > 0} và {[1; 2]|lớn hơn 3}",
        "Mục {chú thích 12}, {khac1|number}, {a: [1, 2]}",
    ],
)
def test_braces_that_belong_together_are_words(body: str) -> None:
    report = sokert.Report.model_validate({**DATA, "sections": [{"title": "Kết quả", "body": body}]})
    assert sokert.render(report)
    assert not [one for one in sokert.Template(form(p(body))).check() if one.level == "error"]
