"""`render`: what it writes, where, and what it says of wrong input; with an office's own form and plain data."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import sokert
from cli.calling import Ran, paragraphs, write_form
from small_forms import form, p
from specimens import SMALL

CASES = Path(__file__).parent.parent / "cases"


def test_render_writes_beside_the_report_and_says_where(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml") == (0, "report.docx\n", "")
    assert Path("report.docx").read_bytes() == sokert.render(sokert.load(report))


def test_render_writes_where_it_is_told(run: Ran, report: Path) -> None:
    Path("báo cáo").mkdir()
    assert run("render", "report.yaml", "-o", "báo cáo/sơ kết.docx") == (0, "báo cáo/sơ kết.docx\n", "")
    assert Path("báo cáo/sơ kết.docx").is_file()


def test_a_draft_is_made_of_a_report_that_is_none_and_lacks_a_figure(run: Ran) -> None:
    without = [{**metric, "value": None} for metric in SMALL["metrics"]]
    said = yaml.safe_dump({**SMALL, "metrics": without}, allow_unicode=True)
    Path("r.yaml").write_text(said, "utf-8")
    assert run("render", "r.yaml")[0] == 2
    assert run("render", "r.yaml", "--draft")[:2] == (0, "r.docx\n")
    made = Path("r.docx").read_bytes()
    Path("r.yaml").write_text(f"{said}draft: true\n", "utf-8")
    assert made == sokert.render(sokert.load("r.yaml"))
    assert "[CLI-EITHER]" in run("render", "--data", "d.json", "-t", "mau.docx", "-o", "a.docx", "--draft")[2]


def test_render_takes_another_template(run: Ran, report: Path) -> None:
    Path("mau.md").write_text("Một dòng của {{ issuer.name }}.\n", "utf-8")
    assert run("render", "report.yaml", "--template", "mau.md")[0] == 0
    assert Path("report.docx").read_bytes() == sokert.render(sokert.load(report), template="mau.md")


def test_a_template_that_is_not_there_is_told(run: Ran, report: Path) -> None:
    code, out, err = run("render", "report.yaml", "-t", "half-year/ofice")
    assert (code, out) == (2, "")
    assert "[TEMPLATE-NOT-FOUND]\n    có phải là “half-year/office”?" in err
    assert not Path("report.docx").exists()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_ten_mistakes_are_told_at_once_and_nothing_is_written(
    run: Ran, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, lang: str
) -> None:
    monkeypatch.chdir(CASES / "ten-mistakes")
    code, out, err = run("render", "report.yaml", "--lang", lang)
    expected = Path(f"expected.{lang}.txt")
    if request.config.getoption("--accept"):
        expected.write_text(err, "utf-8")
    assert (code, out) == (2, "")
    assert err == expected.read_text("utf-8")
    assert err.count(": lỗi: " if lang == "vi" else ": error: ") == 10
    assert not Path("report.docx").exists()


def test_an_old_word_file_stays_when_the_input_is_wrong(run: Ran) -> None:
    Path("r.yaml").write_text("period: 2023", "utf-8")
    Path("r.docx").write_bytes(b"old")
    assert run("render", "r.yaml")[0] == 2
    assert Path("r.docx").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nowhere.yaml",), "FILE-NOT-FOUND"),
        (("trống",), "CLI-EMPTY-FOLDER"),
        (("report.yaml", "-o", "nowhere/r.docx"), "FILE-NO-FOLDER"),
        (("report.yaml", "-o", "report.yaml/r.docx"), "FILE-NO-FOLDER"),
        (("report.yaml", "-o", "a" * 300 + ".docx"), "FILE-NAME-TOO-LONG"),
        (("report.yaml", "-o", "a\0.docx"), "FILE-NAME-INVALID"),
        (("report.yaml", "-t", "mau.docx", "-o", "./mau.docx"), "CLI-SAME-FILE"),
        (("report.yaml", "-t", "./mau.docx", "-o", "mau.docx"), "CLI-SAME-FILE"),
    ],
)
def test_what_cannot_be_read_or_written_ends_with_three(
    run: Ran, report: Path, arguments: tuple[str, ...], code: str
) -> None:
    before = report.read_bytes()
    Path("trống").mkdir()
    sokert.Template("half-year/office").export("mau.docx")
    ended, out, err = run("render", *arguments)
    assert (ended, out) == (3, "")
    assert f"[{code}]" in err
    assert report.read_bytes() == before


LINE = "Đã xử lý {{ van_ban_den }} văn bản, kỳ {{ period }}"


def own_report(template: str, **more: object) -> str:
    Path("bao-cao.yaml").write_text(
        yaml.safe_dump({**SMALL, "template": template, **more}, allow_unicode=True), "utf-8"
    )
    return "bao-cao.yaml"


def test_a_report_names_the_form_beside_it(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("khác").mkdir()
    write_form("mau.docx", LINE)
    own_report("mau.docx")
    monkeypatch.chdir("khác")
    assert run("render", "../bao-cao.yaml", "-o", "ra.docx")[:2] == (0, "ra.docx\n")
    assert paragraphs("ra.docx") == ["Đã xử lý 20.870 văn bản, kỳ 6 tháng đầu năm 2023"]


def test_a_form_is_given_on_the_command_line(run: Ran, report: Path) -> None:
    write_form("mau.docx", "{{ period }}: {{ issuer.name }}")
    assert run("render", "report.yaml", "--template", "mau.docx")[0] == 0
    assert paragraphs("report.docx")[0].startswith("6 tháng")


def test_the_problems_of_a_form_are_told_with_the_reports_own(run: Ran) -> None:
    write_form("mau.docx", "{{ report.subjct }}", "{{ van_ban_dn }}", "{{ a")
    code, out, err = run("render", own_report("mau.docx"), "--lang", "en")
    assert (code, out) == (2, "")
    for said in (
        "paragraph 1: “{{ report.subjct }}”",
        "[TEMPLATE-NO-FIELD]",
        "paragraph 2",
        "did you mean 'van_ban_den'?",
        "[TAG-UNCLOSED]",
    ):
        assert said in err
    code, _, err = run("render", own_report("mau.docx", perod="x"), "--lang", "en")
    assert code == 2
    assert "[DATA-UNKNOWN-KEY]" in err
    assert "[TEMPLATE-NO-FIELD]" in err


def test_a_form_that_is_not_there_or_no_word_file_is_told_where_it_is_named(run: Ran) -> None:
    code, _, err = run("render", own_report("khong.docx"))
    assert code == 2
    assert "bao-cao.yaml:" in err
    assert "[TEMPLATE-NOT-FOUND]" in err
    Path("hong.docx").write_bytes(b"PK\x03\x04 khong phai")
    code, _, err = run("render", own_report("hong.docx"))
    assert "bao-cao.yaml:" in err
    assert "[WORD-DAMAGED]" in err


def test_plain_data_fills_a_form(run: Ran) -> None:
    write_form(
        "mau.docx", "{{ don_vi.ten }}: {{ so }} - {{ le }} - {{ lon }}", "{% for x in viec %}{{ x }}; {% endfor %}"
    )
    Path("du-lieu.json").write_text(
        '{"don_vi": {"ten": "Phòng A & B"}, "so": 2023, "le": 1.5, "lon": 12345678901234567890.25, "viec": ["a", "b"]}',
        "utf-8",
    )
    expected = ["Phòng A & B: 2023 - 1,5 - 12.345.678.901.234.567.890,25", "a; b; "]
    assert run("render", "--data", "du-lieu.json", "--template", "mau.docx") == (0, "du-lieu.docx\n", "")
    assert paragraphs("du-lieu.docx") == expected
    Path("du-lieu.yaml").write_text(
        "don_vi: {ten: 'Phòng A & B'}\nso: 2023\nle: 1.5\nlon: 12345678901234567890.25\nviec: [a, b]\n", "utf-8"
    )
    assert run("render", "--data", "du-lieu.yaml", "-t", "mau.docx", "-o", "ra.docx")[0] == 0
    assert paragraphs("ra.docx") == expected


def test_data_that_lacks_a_name_is_told_with_its_place_in_the_form(run: Ran) -> None:
    write_form("mau.docx", "{{ ten }}", "{{ thieu }} {{ nua }}")
    Path("d.json").write_text('{"ten": "x"}', "utf-8")
    code, out, err = run("render", "--data", "d.json", "--template", "mau.docx")
    assert (code, out) == (2, "")
    assert err.count("[TAG-UNDEFINED]") == 2
    assert "mau.docx, đoạn 2" in err
    assert not Path("d.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("render", "--data", "d.json"), "CLI-DATA-ALONE"),
        (("render", "r.yaml", "--data", "d.json", "-t", "mau.docx"), "CLI-FILE-AND-DATA"),
        (("render",), "CLI-MISSING"),
        (("render", "--data", "d.yaml", "-t", "mau.docx"), "DATA-NUMBER-AMBIGUOUS"),
        (("render", "--data", "list.json", "-t", "mau.docx"), "DATA-NO-KEYS"),
        (("template", "export", "half-year/office"), "CLI-MISSING"),
        (("template", "check", "half-year/offce"), "TEMPLATE-NOT-FOUND"),
    ],
)
def test_what_is_given_wrongly_with_a_form_ends_with_two(run: Ran, arguments: tuple[str, ...], code: str) -> None:
    write_form("mau.docx", "{{ a }}")
    Path("d.json").write_text('{"a": 1}', "utf-8")
    Path("d.yaml").write_text("a: 1.234\n", "utf-8")
    Path("list.json").write_text("[1]", "utf-8")
    ended, out, err = run(*arguments)
    assert (ended, out) == (2, "")
    assert f"[{code}]" in err


@pytest.mark.parametrize("arguments", [("template", "check"), ("render", "--data", "d.json", "--template")])
def test_a_form_that_is_not_there_is_a_file_that_is_not_there(run: Ran, arguments: tuple[str, ...]) -> None:
    Path("mau").mkdir()
    Path("d.json").write_text('{"a": 1}', "utf-8")
    code, _, err = run(*arguments, "mau/khong.docx", "--lang", "en")
    assert (code, "there is no template 'mau/khong.docx'" in err) == (3, True)


def test_the_form_is_never_written_over(run: Ran) -> None:
    write_form("mau.docx", "{{ a }}")
    Path("mau.json").write_text('{"a": 1}', "utf-8")
    before = Path("mau.docx").read_bytes()
    assert run("render", "--data", "mau.json", "--template", "mau.docx")[0] == 3
    assert Path("mau.docx").read_bytes() == before


def test_only_a_template_is_guessed_where_one_is_missing(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml", "-o", "mau-a.docx")[0] == 0
    report.write_text(f"template: mau.docx\n{report.read_text('utf-8')}", "utf-8")
    assert "có phải là" not in run("check", "report.yaml")[2]
    Path("mau-a.docx").unlink()
    Path("mau-b.docx").write_bytes(form(p("{{ issuer.name }}")))
    assert "mau-b.docx" in run("check", "report.yaml")[2]


def test_a_figure_that_is_not_known_is_told_at_its_line(run: Ran) -> None:
    lines = yaml.safe_dump(SMALL, allow_unicode=True).splitlines()
    at = next(n for n, line in enumerate(lines, 1) if line.strip() == "value: 2600")
    Path("r.yaml").write_text("\n".join(lines).replace("value: 2600", "value:").replace("hedge: gần", ""), "utf-8")
    code, _, err = run("render", "r.yaml")
    assert (code, err.startswith(f"r.yaml:{at}:"), "[FILL-NOT-KNOWN]" in err) == (2, True, True), err
