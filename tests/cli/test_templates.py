"""`template`: list, show, variables, check, export."""

from __future__ import annotations

import json
from pathlib import Path

import docx

import sokert
from cli.calling import Ran, comments, paragraphs, write_form
from judges import ROOT
from small_forms import form, row, table


def test_templates_are_listed_and_shown(run: Ran) -> None:
    code, out, _ = run("template", "list")
    assert code == 0
    assert "half-year/office" in out.splitlines()
    assert "{% block" in run("template", "show", "half-year/office")[1]
    assert run("template", "show", "khong-co")[0] == 2


def test_variables_are_listed_for_people_and_programs(run: Ran) -> None:
    write_form(
        "mau.docx", "{% for d in don_vi %}", "{{ d.ten }} {{ d.so|number }} {{ d.ghi_chu|default('') }}", "{% endfor %}"
    )
    code, out, err = run("template", "variables", "mau.docx", "--lang", "en")
    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines()] == [
        "don_vi",
        "don_vi[].ten",
        "don_vi[].so",
        "don_vi[].ghi_chu",
    ]
    assert "list, repeats" in out
    assert "text, may be absent" in out
    assert "paragraph 2" in out
    assert json.loads(run("template", "variables", "mau.docx", "--format", "json")[1])[0]["path"] == "don_vi"
    schema = json.loads(run("template", "variables", "mau.docx", "--schema")[1])
    assert schema == sokert.Template("mau.docx").variables().schema()
    assert run("template", "variables", "mau.docx", "--schema", "-o", "s.json") == (0, "s.json\n", "")


def test_every_kind_of_a_name_has_words(run: Ran) -> None:
    cells = "{% cellbg a %}{% colspan b %}{{ c.upper() }}{{ d }}{{ e|number }}{{ f|roman }}{{ g|money }}{{ h|date }}"
    lists = "{% for x in i %}{{ x.y }}{% endfor %}{% if j %}x{% endif %}{{ k[l] }}"
    Path("mau.docx").write_bytes(form(table(row(cells, lists))))
    code, out, _ = run("template", "variables", "mau.docx", "--lang", "en")
    assert (code, [name for name in "abcdefghijkl" if f"\n{name} " not in f"\n{out}"]) == (0, [])


def test_a_form_is_checked_and_marked(run: Ran) -> None:
    write_form("mau.docx", "tốt", "{{ report.subjct }}", "{{ a|uper }}")
    code, out, err = run("template", "check", "mau.docx", "--mark", "danh-dau.docx")
    assert (code, out) == (1, "danh-dau.docx\n")
    assert "có phải là “subject”?" in err
    marked = docx.Document("danh-dau.docx")
    assert ["[TEMPLATE-NO-FIELD]" in one for one in comments("danh-dau.docx")] == [True, False]
    assert [one.text for one in marked.paragraphs] == ["tốt", "{{ report.subjct }}", "{{ a|uper }}"]
    code, out, _ = run("template", "check", "mau.docx", "--format", "json")
    assert [one["where"]["paragraph"] for one in json.loads(out)] == [2, 3]
    write_form("mau.docx", "{{ period }}")
    assert run("template", "check", "mau.docx") == (0, "", "Không có điểm nào cần xem lại.\n")


def test_a_form_is_checked_against_a_report(run: Ran, report: Path) -> None:
    write_form("mau.docx", "{{ period }} {{ bao_cao }}")
    assert run("template", "check", "mau.docx") == (0, "", "Không có điểm nào cần xem lại.\n")
    code, _, err = run("template", "check", "mau.docx", "--report", "report.yaml")
    assert (code, "[TAG-UNDEFINED]" in err) == (1, True)


def test_a_mistake_in_a_text_template_is_told_once_by_the_way_it_was_given(run: Ran) -> None:
    example = ROOT / "examples" / "mau-rieng"
    Path("a").mkdir()
    for file in example.iterdir():
        (Path("a") / file.name).write_bytes(file.read_bytes())
    text = Path("a/mau.md").read_text("utf-8")
    for wrong in ("issuerx.name", "issuer.nam"):
        Path("a/mau.md").write_text(text.replace("issuer.name", wrong), "utf-8")
        for command in (("check", "a"), ("template", "check", "a/mau.md"), ("render", "a/report.yaml", "-o", "x.docx")):
            code, _, err = run(*command)
            assert (code > 0, err.count("mau.md:"), f"{Path('a/mau.md')}:4:" in err) == (True, 1, True), err


def test_a_built_in_template_is_exported_and_renders_the_same_words(run: Ran, report: Path) -> None:
    assert run("template", "export", "half-year/office", "-o", "mau.docx") == (0, "mau.docx\n", "")
    assert run("render", "report.yaml", "-t", "mau.docx", "-o", "a.docx")[0] == 0
    assert run("render", "report.yaml", "-o", "b.docx")[0] == 0
    assert [one for one in paragraphs("a.docx") if one] == [one for one in paragraphs("b.docx") if one]


def test_a_form_is_checked_beside_the_reports_of_its_folder_that_name_it(run: Ran) -> None:
    example = ROOT / "examples" / "huong-dan-word"
    for name in ("mau.docx", "report.yaml"):
        Path(name).write_bytes((example / name).read_bytes())
    assert run("template", "check", "mau.docx")[0] == 0
    Path("khac.yaml").write_text("period: 2023\nissuer: [\nsections: []\n# mau.docx", "utf-8")  # which cannot be read
    assert run("template", "check", ".")[0] == 0
    wrong = Path("report.yaml").read_text("utf-8").replace("code: chuyen", "code: chuyn")
    Path("report.yaml").write_text(wrong, "utf-8")
    assert run("template", "check", "mau.docx")[0] == 1
    Path("report.yaml").write_text(wrong.replace("mau.docx", "half-year/office"), "utf-8")
    assert "[TEMPLATE-RECORD-PRINTED]" in run("template", "check", "mau.docx")[2]
