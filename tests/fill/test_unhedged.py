"""FIGURE-HEDGE-LOST: tags that print a hedged figure as an exact one, told where they stand, with the tag to write."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import sokert
from small_forms import form, p, row, table
from specimens import SMALL

FIGURES = [
    {"code": "thoc", "name": "Thóc", "value": 4120, "unit": "tấn", "hedge": "khoảng"},
    {"code": "ngo", "name": "Ngô", "value": 900, "unit": "tấn", "previous": {"value": 850, "hedge": "gần"}},
    {"code": "vb", "name": "Văn bản đến", "value": 300, "unit": "văn bản"},
    {"code": "thu", "name": "Thu ngân sách", "value": 25, "unit": "tỷ đồng", "hedge": "ước"},
]
LOOP = "{% for m in report.metrics %}{{ m.name }}"


def of(body: str = "Làm tốt.", **facts: object) -> sokert.Report:
    sections = [{"title": "Kết quả", "body": body}]
    return sokert.Report.model_validate({**SMALL, "metrics": FIGURES, "sections": sections, **facts})


def told(report: sokert.Report, template: sokert.Template | None = None) -> list[tuple[str, str, str]]:
    """Return the metric, the tag and the tag that is to be written, of each finding."""
    found = [one for one in sokert.check(report, template=template) if one.code == "FIGURE-HEDGE-LOST"]
    return [(one.where.metric, str(one.facts["tag"]), str(one.facts["instead"])) for one in found]


@pytest.mark.parametrize(
    ("tag", "instead"),
    [
        ("{{ thoc.value }}", "{{ thoc }}"),
        ("{{ thoc.value|number }}", "{{ thoc|number }}"),
        ("{{thoc.value | round(1)}}", "{{ thoc }}"),
        ("{{ metrics['thoc'].value }}", "{{ metrics['thoc'] }}"),
        ("{{ report.metrics.thoc.value }}", "{{ report.metrics.thoc }}"),
        ("{% if thoc.value > 3 %}{{ thoc.value }}{% endif %}", "{{ thoc }}"),
    ],
)
def test_a_tag_that_loses_the_hedge_is_told_in_a_form_and_in_a_text(tag: str, instead: str) -> None:
    bare = tag[tag.rindex("{{") :].removesuffix("{% endif %}")
    template = sokert.Template(form(p(f"Đạt {tag} tấn.")))
    assert told(of(), template) == [("thoc", bare, instead)]
    assert [one.where.paragraph for one in template.check(of())] == [1]
    assert told(of(f"Đạt {tag} tấn.")) == [("thoc", bare, instead)]
    assert told(of(f"Đạt {instead} tấn.")) == told(of(), sokert.Template(form(p(f"Đạt {instead} tấn.")))) == []


@pytest.mark.parametrize(
    "tag",
    [
        "{{ thoc }}",
        "{{ thoc|with_unit }}",
        "{{ thoc.hedge }} {{ thoc.value }}",
        "khoảng {{ thoc.value }}",
        "{{ vb.value }}",
        "{{ ngo.value }}",
        "{{ thoc.value / 2 }}",
        "{% if thoc.value > 3 %}nhiều{% endif %}",
    ],
)
def test_a_tag_that_keeps_it_or_prints_another_figure_is_not_told(tag: str) -> None:
    assert told(of(), sokert.Template(form(p(f"Đạt {tag} tấn.")))) == told(of(f"Đạt {tag} tấn.")) == []


def test_a_loop_tells_the_figures_that_it_prints() -> None:
    rows = table(row(LOOP, "{{ m.value }}", "{{ m.previous.value if m.previous else '' }}{% endfor %}"))
    assert told(of(), sokert.Template(form(rows))) == [
        ("thoc", "{{ m.value }}", "{{ m }}"),
        ("thu", "{{ m.value }}", "{{ m }}"),
    ]
    some = LOOP.replace(" %}", " if m.unit == 'văn bản' %}", 1)
    assert told(of(), sokert.Template(form(table(row(some, "{{ m.value }}{% endfor %}"))))) == []
    beside = table(row(LOOP, "{{ m.hedge or '' }}", "{{ m.value }}{% endfor %}"))
    assert told(of(), sokert.Template(form(beside))) == []


def test_the_figure_of_the_same_period_has_a_hedge_of_its_own() -> None:
    template = sokert.Template(form(p("Cùng kỳ {{ ngo.previous.value|number }} tấn.")))
    assert told(of(), template) == [("ngo", "{{ ngo.previous.value|number }}", "{{ ngo|previous }}")]


def test_each_tag_is_told_and_an_estimate_is_a_note() -> None:
    template = sokert.Template(form(p("{{ thu.value }} {{ thoc.value }}"), p("{{ thoc.value }}")))
    found = template.check(of("Được {{ thoc.value }} tấn."))
    assert [(one.where.paragraph, one.level) for one in found] == [(1, "info"), (1, "warning"), (2, "warning")]


def test_it_is_told_in_the_file_where_it_stands_and_is_switched_off_as_any_rule(tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(
        form(p("{% for s in sections %}{{ s.body }}{% endfor %}"), p("{{ thoc.value }}"))
    )
    data = {**SMALL, "template": "mau.docx", "metrics": FIGURES}
    data["sections"] = [{"title": "Kết quả", "body": "Được {{ thoc.value }} tấn."}]
    (tmp_path / "r.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    found = [one for one in sokert.check(tmp_path / "r.yaml") if one.code == "FIGURE-HEDGE-LOST"]
    places = {(Path(one.where.file).name, one.where.line > 0, one.where.paragraph) for one in found}
    assert places == {("r.yaml", True, 0), ("mau.docx", False, 2)}
    off = sokert.load(tmp_path / "r.yaml").model_copy(update={"checks": {"off": ["FIGURE-HEDGE-LOST"]}})
    assert told(off) == []


def test_the_file_that_was_made_is_told_beside_its_report() -> None:
    report = of("Được {{ thoc.value }} tấn, khoảng {{ thoc.value }} tấn, {{ thoc|with_unit }}.")
    rows = table(row(LOOP, "{{ m.value }}{% endfor %}"))
    body = p("{% for s in sections %}{{ s.body }}{% endfor %}")
    for form_, figures in ((form(rows), ["thoc", "thu"]), (form(body), ["thoc"]), (None, ["thoc"])):
        template = sokert.Template(form_) if form_ else None
        made = sokert.render(report, template=template)
        found = [one for one in sokert.check(made, report=report, template=template) if one.code == "FIGURE-HEDGE-LOST"]
        assert [(one.where.metric, one.where.text) for one in found] == [
            (code, {"thoc": "4.120", "thu": "25"}[code]) for code in figures
        ]
        assert all("{{ " + one.where.metric + " }}" in one.hint("vi") for one in found)
        assert [one for one in sokert.check(made) if one.code == "FIGURE-HEDGE-LOST"] == []
