"""The command line: what it prints, where, in which language, and how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import docx
import pytest
import yaml

import page
import sokert
from small_forms import form, p
from sokert import Finding, Place
from sokert.cli import commands, main
from sokert.cli.commands import commands as tree
from sokert.cli.problems import FORMATS, as_json, github
from sokert.cli.problems import text as as_text
from specimens import SMALL

CASES = Path(__file__).parent / "cases"
REPOSITORY = Path(__file__).parent.parent
Ran = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOKERT_LANG", "vi")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run the command line in this process; give its exit code, output and errors."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as its users do."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHON", "SOKERT_LANG"))
    }
    source = str(Path(sokert.__file__).parent.parent)
    return subprocess.run(
        [sys.executable, "-c", "import sys; from sokert.cli import main; sys.exit(main())", *arguments],
        env={**kept, "PYTHONPATH": source, **environment},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def report(run: Ran) -> Path:
    assert run("new") == (0, "report.yaml\n", "")
    return Path("report.yaml")


# --- render ---


def test_render_writes_beside_the_report_and_says_where(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml") == (0, "report.docx\n", "")
    assert Path("report.docx").read_bytes() == sokert.render(sokert.load(report))


def test_render_writes_where_it_is_told(run: Ran, report: Path) -> None:
    Path("báo cáo").mkdir()
    assert run("render", "report.yaml", "-o", "báo cáo/sơ kết.docx") == (0, "báo cáo/sơ kết.docx\n", "")
    assert Path("báo cáo/sơ kết.docx").is_file()


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
        ((".",), "FILE-IS-FOLDER"),
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
    sokert.Template("half-year/office").export("mau.docx")
    ended, out, err = run("render", *arguments)
    assert (ended, out) == (3, "")
    assert f"[{code}]" in err
    assert report.read_bytes() == before


# --- check and fix ---


@pytest.fixture
def careless(tmp_path: Path) -> str:
    """Return a Word file of somebody who never heard of the decree."""
    document = docx.Document()
    document.add_paragraph("Báo cáo sơ kết")
    document.save("cẩu thả.docx")
    return "cẩu thả.docx"


def test_what_we_render_passes_our_own_check(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml")[0] == 0
    assert run("check", "report.docx")[:2] == (0, "")
    assert run("check", "report.docx", "--format", "json")[1].startswith("[")


def test_a_form_that_is_wrong_is_told_and_ends_with_one(run: Ran, careless: str) -> None:
    code, out, err = run("check", careless)
    assert (code, out) == (1, "")
    assert "[ND30-" in err
    code, out, err = run("check", careless, "--format", "json")
    assert (code, err) == (1, "")
    assert all(one["where"]["file"] == careless for one in json.loads(out))


def test_fix_writes_another_file_and_tells_what_is_left(run: Ran, careless: str) -> None:
    before = Path(careless).read_bytes()
    code, out, err = run("fix", careless, "--out", "sửa.docx")
    assert (code, out) == (0, "sửa.docx\n")
    assert "Đã sửa" in err
    assert Path(careless).read_bytes() == before
    code, out, err = run("fix", careless, "--out", "sửa.docx", "--format", "json")
    assert code == 0
    assert isinstance(json.loads(out), list)
    assert "sửa.docx" in err


@pytest.mark.parametrize("command", [("check",), ("fix", "--out", "x.docx")])
def test_what_is_no_word_file_is_told(run: Ran, report: Path, command: tuple[str, ...]) -> None:
    # `check` judges the figures of a report file, so only `fix` takes it for a broken Word file.
    for file in ("nowhere.docx", ".", *(["report.yaml"] if command[0] == "fix" else [])):
        code, out, err = run(command[0], file, *command[1:])
        assert (code, out) in ((2, ""), (3, ""))
        assert err.startswith(f"{file}: lỗi: ")
    assert not Path("x.docx").exists()


# --- the other commands ---


def test_demo_writes_a_report_and_its_word_file(run: Ran) -> None:
    for _ in range(2):  # the second time finds its own file
        code, out, err = run("demo", "thử")
        assert (code, out.splitlines(), err) == (0, ["thử/report.yaml", "thử/report.docx"], "")
    assert Path("thử/report.docx").is_file()


def test_demo_and_new_never_touch_what_somebody_wrote(run: Ran) -> None:
    Path("a").mkdir()
    Path("a/report.yaml").write_text("của tôi", "utf-8")
    for arguments in (("demo", "a"), ("new", "a/report.yaml")):
        code, out, err = run(*arguments)
        assert (code, out) == (3, "")
        assert "CLI-FILE-EXISTS" in err
    assert Path("a/report.yaml").read_text("utf-8") == "của tôi"


@pytest.mark.parametrize("template", commands.STARTERS)
def test_the_starters_of_both_languages_make_one_report(run: Ran, template: str) -> None:
    for lang in ("vi", "en"):
        assert run("new", f"{lang}.yaml", "--lang", lang, "--template", template)[0] == 0
        assert run("check", f"{lang}.yaml")[0] == 0  # what we give to start from has nothing to be told of
    assert sokert.load("vi.yaml") == sokert.load("en.yaml")
    assert sokert.load("vi.yaml").template == template
    texts = [Path(name).read_text("utf-8").splitlines() for name in ("vi.yaml", "en.yaml")]
    vietnamese, english = ([line.partition(" # ")[0].rstrip() for line in text if line[:2] != "# "] for text in texts)
    assert vietnamese == english


def test_the_party_s_starter_makes_a_party_report_in_the_order_its_template_tells(run: Ran) -> None:
    run("new", "dang.yaml", "--template", "half-year/party")
    report = sokert.load("dang.yaml")
    assert [section.title for section in report.sections][:4] == [
        "Lãnh đạo thực hiện nhiệm vụ chính trị",
        "Xây dựng Đảng",
        "Lãnh đạo các đoàn thể",
        "Đánh giá chung",
    ]
    sokert.render(report, "dang.docx")
    assert sokert.check("dang.docx") == ()


def test_a_template_without_a_starter_is_told_with_those_that_have_one(run: Ran) -> None:
    code, _, err = run("new", "x.yaml", "--template", "half-year/khong-co")
    assert code == 2
    assert "half-year/party" in err


def test_what_a_starter_leaves_commented_is_right_too(run: Ran, report: Path) -> None:
    text = report.read_text("utf-8").replace("# number", "number").replace("# date", "date")
    report.write_text(text.replace("# subject", "subject"), "utf-8")
    assert sokert.load(report).number == 123


def test_schema_is_printed_or_written(run: Ran) -> None:
    code, out, _ = run("schema")
    assert (code, json.loads(out)) == (0, sokert.schema())
    assert run("schema", "-o", "s.json") == (0, "s.json\n", "")
    assert Path("s.json").read_text("utf-8") == out


def test_templates_are_listed_and_shown(run: Ran) -> None:
    code, out, _ = run("template", "list")
    assert code == 0
    assert "half-year/office" in out.splitlines()
    assert "{% block" in run("template", "show", "half-year/office")[1]
    assert run("template", "show", "khong-co")[0] == 2


# --- an office's own Word form ---

LINE = "Đã xử lý {{ van_ban_den }} văn bản, kỳ {{ period }}"


def write_form(name: str, *lines: str) -> str:
    Path(name).write_bytes(form(*(p(line) for line in lines)))
    return name


def paragraphs(path: str) -> list[str]:
    return [paragraph.text for paragraph in page.opened(Path(path).read_bytes()).paragraphs]


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
        (("template", "check", "khong.docx"), "TEMPLATE-NOT-FOUND"),
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


def test_the_form_is_never_written_over(run: Ran) -> None:
    write_form("mau.docx", "{{ a }}")
    Path("mau.json").write_text('{"a": 1}', "utf-8")
    before = Path("mau.docx").read_bytes()
    assert run("render", "--data", "mau.json", "--template", "mau.docx")[0] == 3
    assert Path("mau.docx").read_bytes() == before


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


def test_a_form_is_checked_and_marked(run: Ran) -> None:
    write_form("mau.docx", "tốt", "{{ report.subjct }}", "{{ a|uper }}")
    code, out, err = run("template", "check", "mau.docx", "--mark", "danh-dau.docx")
    assert (code, out) == (1, "")
    assert "có phải là “subject”?" in err
    marked = docx.Document("danh-dau.docx")
    assert ["[TEMPLATE-NO-FIELD]" in one.text for one in marked.comments] == [True, False]
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


def test_a_built_in_template_is_exported_and_renders_the_same_words(run: Ran, report: Path) -> None:
    assert run("template", "export", "half-year/office", "-o", "mau.docx") == (0, "mau.docx\n", "")
    assert run("render", "report.yaml", "-t", "mau.docx", "-o", "a.docx")[0] == 0
    assert run("render", "report.yaml", "-o", "b.docx")[0] == 0
    assert [one for one in paragraphs("a.docx") if one] == [one for one in paragraphs("b.docx") if one]


def test_version(run: Ran) -> None:
    assert run("--version") == (0, f"sokert {sokert.__version__}\n", "")


# --- how problems are shown ---


def test_github_gets_annotations(run: Ran) -> None:
    Path("r.yaml").write_text("period: 2023-H3\nperod: 1\n", "utf-8")
    code, out, err = run("render", "r.yaml", "--format", "github", "--lang", "en")
    assert (code, err) == (2, "")
    assert (
        "::error file=r.yaml,line=2,col=1::the report has no key 'perod'%0Adid you mean 'period'?" in out.splitlines()
    )
    assert all(line.startswith("::error file=r.yaml,line=") for line in out.splitlines())


def test_annotations_escape_what_github_would_read_as_its_own() -> None:
    finding = Finding("DATA-FIGURE", {"given": "5%\r\n::x", "near": ""}, Place("a:b,c.yaml", 1, 2), "warning")
    assert github([finding], "en").startswith("::warning file=a%3Ab%2Cc.yaml,line=1,col=2::the figure '5%25")
    assert "\n" not in github([finding], "en")


def test_json_is_a_list_whatever_happens(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml", "--format=json") == (0, "[]\n", "report.docx\n")
    code, out, err = run("render", "nowhere.yaml", "--format=json")
    assert (code, err) == (3, "")
    assert [(one["code"], one["where"]) for one in json.loads(out)] == [("FILE-NOT-FOUND", {"file": "nowhere.yaml"})]


def test_json_holds_what_the_design_promises() -> None:
    (one,) = json.loads(as_json([Finding("DATA-KEY", {}, Place("r.yaml", 2, 3, metric="x"), source="Điều 1")], "en"))
    assert set(one) == {"code", "level", "message", "where", "hint", "source"}
    assert one["where"] == {"file": "r.yaml", "line": 2, "column": 3, "metric": "x"}


@pytest.mark.parametrize(
    ("line", "column", "marked", "shown", "caret"),
    [
        ("a: xấu", 4, "", "a: xấu", "   ^"),
        ("a: xấu rồi", 4, "xấu", "a: xấu rồi", "   ^~~"),
        ("a: tiê\u0301ng xấu", 11, "", "a: tiê\u0301ng xấu", "         ^"),
        ("a: 漢字 x", 7, "", "a: 漢字 x", "        ^"),
        ("a:\tx", 4, "", "a:\tx", "  \t^"),
        ("a: x", 5, "", "a: x", "    ^"),
        ("a\x1b: x", 1, "", "a�: x", "^"),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, marked: str, shown: str, caret: str) -> None:
    Path("r.yaml").write_text(f"# trước\n{line}\n", "utf-8")
    said = as_text([Finding("DATA-KEY", {}, Place("r.yaml", 2, column, text=marked))], "en")
    lines = [click.unstyle(line) for line in said.split("\n")]
    assert lines[1:3] == [f"    {shown}", f"    {caret}"]


def test_a_long_line_is_shown_around_the_place() -> None:
    Path("r.yaml").write_text("a: " + "x" * 500 + "!" + "y" * 500, "utf-8")
    lines = click.unstyle(as_text([Finding("DATA-KEY", {}, Place("r.yaml", 1, 504))], "en")).split("\n")
    assert lines[1][lines[2].index("^")] == "!"
    assert len(lines[1]) < 120


@pytest.mark.parametrize("place", [Place("gone.yaml", 3, 1), Place("r.yaml", 99, 1), Place("r.yaml"), Place()])
def test_without_the_line_the_sentence_stands_alone(place: Place) -> None:
    Path("r.yaml").write_text("a: 1", "utf-8")
    assert len(as_text([Finding("DATA-KEY", {}, place)], "en").split("\n")) == 2


def test_lines_of_a_file_in_another_encoding_are_shown() -> None:
    Path("r.yaml").write_text("số: 1", "utf-16")
    assert "    số: 1" in as_text([Finding("DATA-KEY", {}, Place("r.yaml", 1, 1))], "en")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_and_can_be_refused(
    monkeypatch: pytest.MonkeyPatch, no_color: str, coloured: bool
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("NO_COLOR", no_color)
    main(["render", "nowhere.yaml"])
    assert ("\x1b[" in terminal.getvalue()) is coloured


# --- languages, help, usage ---


def everything(command: click.Command, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield way
    for name, inner in getattr(command, "commands", {}).items():
        yield from everything(inner, (*way, name))


@pytest.mark.parametrize("way", list(everything(tree)), ids=" ".join)
def test_every_command_has_help_in_both_languages(run: Ran, way: tuple[str, ...]) -> None:
    english, vietnamese = (run(*way, "--help", "--lang", lang) for lang in ("en", "vi"))
    assert (english[0], english[2]) == (vietnamese[0], vietnamese[2]) == (0, "")
    assert english[1].startswith(" ".join(["Usage: sokert", *way]))
    assert vietnamese[1].startswith(" ".join(["Cách dùng: sokert", *way]))
    for word in ("Options", "Show this", "Usage", "default", "the "):
        assert word not in vietnamese[1]


def test_a_group_alone_shows_its_help(run: Ran) -> None:
    assert run() == run("--help")
    assert run("template") == run("template", "--help")


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (("rendr", "x"), "CLI-NO-SUCH-COMMAND", "“render”"),
        (("hoàn-toàn-khác",), "CLI-NO-SUCH-COMMAND", ", ".join(tree.commands)),
        (("template", "lst"), "CLI-NO-SUCH-COMMAND", "“list”"),
        (("render",), "CLI-MISSING", "--help"),
        (("render", "x", "--ouut", "y"), "CLI-NO-SUCH-OPTION", "“--out”"),
        (("render", "x", "--out"), "CLI-VALUE-MISSING", "--help"),
        (("render", "x", "--debug=1"), "CLI-NO-VALUE-TAKEN", "--debug"),
        (("render", "x", "--format", "xml"), "CLI-CHOICE", "text, github, json"),
        (("render", "x", "--lang", "fr"), "CLI-CHOICE", "vi, en"),
        (("render", "báo", "cáo.yaml"), "CLI-EXTRA-ARGUMENT", "dấu nháy kép"),
    ],
)
def test_a_wrong_call_is_worded_by_us_and_ends_with_two(
    run: Ran, arguments: tuple[str, ...], code: str, hint: str
) -> None:
    ended, out, err = run(*arguments)
    assert (ended, out) == (2, "")
    assert err.startswith("lỗi: ")
    assert f"[{code}]" in err
    assert hint in err.splitlines()[1]


@pytest.mark.parametrize("settings", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}])
def test_vietnamese_comes_out_on_any_stream(settings: dict[str, str]) -> None:
    done = process("render", "không có.yaml", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", **settings)
    assert done.returncode == 3
    assert "không có.yaml: lỗi: không tìm thấy tệp" in done.stderr.decode("utf-8")


def test_the_environment_chooses_the_language() -> None:
    assert process("--help", SOKERT_LANG="en").stdout.startswith(b"Usage:")
    assert process("--help", LANG="en_US.UTF-8").stdout.startswith(b"Usage:")
    assert process("--help", SOKERT_LANG="").stdout.decode().startswith("Cách dùng:")


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")
def test_a_file_name_that_is_no_text_comes_out_as_it_is() -> None:
    name = os.fsdecode(b"b\xe1o.yaml")
    try:
        Path(name).write_text("period: 2023", "utf-8")
    except OSError:
        pytest.skip("this disk takes only text for names")
    assert process("render", name).returncode == 2


# --- how a call ends ---


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sokert, "load", fail)


def test_a_fault_of_our_own_is_told_as_such(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ZeroDivisionError("oh\nno"))
    code, out, err = run("render", "r.yaml")
    assert (code, out) == (70, "")
    assert "lỗi của sokert, không phải của tệp báo cáo [CLI-OUR-FAULT]" in err
    assert "Traceback" not in err
    assert "(ZeroDivisionError: oh no) [CLI-OUR-FAULT]" in run("render", "r.yaml", "--lang", "en")[2]
    assert "Traceback" in run("render", "r.yaml", "--debug")[2]


def test_a_code_without_words_is_a_fault_of_our_own(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, sokert.DataError(Finding("DATA-UNHEARD-OF")))
    code, _, err = run("render", "r.yaml", "--debug")
    assert code == 70
    assert "DATA-UNHEARD-OF" in err


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), AssertionError()])
def test_no_exception_gets_past(run: Ran, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    failing(monkeypatch, error)
    assert run("render", "r.yaml")[0] == 70


def test_a_stop_by_the_user_is_told_calmly(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    code, _, err = run("render", "r.yaml")
    assert code == 130
    assert err.startswith("lưu ý: đã dừng theo lệnh của người dùng")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind")
def test_a_reader_that_goes_away_is_told() -> None:
    source = str(Path(sokert.__file__).parent.parent)
    command = "import sys; from sokert.cli import main; sys.exit(main())"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", command, "schema"],
            env={**os.environ, "PYTHONPATH": source},
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert "[CLI-BROKEN-PIPE]" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_start_loads_nothing_that_help_does_not_need() -> None:
    script = "import sys, sokert.cli.commands; print(*sys.modules)"
    source = str(Path(sokert.__file__).parent.parent)
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": source}, capture_output=True)
    loaded = set(done.stdout.decode().split())
    assert loaded.isdisjoint({"pydantic", "yaml", "docx", "lxml", "babel", "markdown_it", "sokert.fill"})


def test_formats_of_the_command_are_those_of_the_room() -> None:
    (option,) = (param for param in tree.commands["render"].params if param.name == "format")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == list(FORMATS)


def test_a_starter_is_yaml_for_any_reader() -> None:
    for path in Path(commands.__file__).parent.glob("starter.*.yaml"):
        assert yaml.safe_load(path.read_text("utf-8"))["period"] == "2026-H1"


def bad_form(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.save(str(tmp_path / "xau.docx"))
    return tmp_path / "xau.docx"


def test_check_tells_what_is_wrong_with_a_form_and_leaves_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, marked = bad_form(tmp_path), tmp_path / "ghi-chu.docx"
    assert main(["check", str(file), "--lang", "vi", "--mark", str(marked)]) == 1
    assert "[ND30-MARGIN-RIGHT]" in capsys.readouterr().err
    assert any("ND30-MARGIN-RIGHT" in comment.text for comment in docx.Document(str(marked)).comments)


def test_fix_mends_a_form_and_says_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, mended = bad_form(tmp_path), tmp_path / "da-sua.docx"
    assert main(["fix", str(file), "-o", str(mended), "--lang", "vi"]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(mended)
    assert "[ND30-MARGIN-RIGHT]" not in said.err
    assert "  - đã đổi lề phải 31,8 mm → 15 mm" in said.err
    assert round(docx.Document(str(mended)).sections[0].right_margin.mm) in range(15, 21)


def test_check_says_that_a_form_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sokert.render(sokert.Report.model_validate(SMALL), tmp_path / "dung.docx")
    assert main(["check", str(tmp_path / "dung.docx")]) == 0
    assert capsys.readouterr() == ("", "Xem như: báo cáo.\nKhông có điểm nào cần xem lại.\n")


def test_check_judges_the_figures_of_a_report_file_at_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sections = "sections: [{title: T}]\nperiod: 2023-H1\nsignatory: {position: x}\n"
    metrics = "metrics:\n  - {code: a, name: A, value: 9, unit: hồ sơ}\n  - {code: b, name: B, value: 4, unit: hồ sơ}\n"
    file = tmp_path / "report.yaml"
    issuer = "issuer: {name: N, place: P, code: C}\n"
    file.write_text(f"{sections}{issuer}{metrics}identities: [a = b + b]\n", "utf-8")
    assert main(["check", str(file), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert f"{file}:6:" in said or f"{file}:8:" in said
    assert "[FIGURE-IDENTITY]" in said


@pytest.mark.parametrize("name", ["van-phong-ubnd", "so-sanh", "du-thao", "mau-rieng"])
def test_the_figures_of_every_example_hold(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(REPOSITORY / "examples" / name / "report.yaml"), "--lang", "en"])
    said = capsys.readouterr().err
    assert (code, "error:" in said) == (0 if "warning" not in said else 1, False)


def test_an_option_that_is_missing_is_named(run: Ran) -> None:
    assert "--out" in run("fix", "bao-cao.docx", "--lang", "en")[2]


# --- files that somebody changed, names of the wrong kind ---


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "report.yaml", "-o", "x.docx"),
        ("render", "--data", "d.json", "-t", "mau.docx", "-o", "x.docx"),
        ("fix", "cu.docx", "-o", "x.docx"),
        ("check", "cu.docx", "--mark", "x.docx"),
        ("template", "check", "mau.docx", "--mark", "x.docx"),
        ("template", "export", "half-year/office", "-o", "x.docx"),
    ],
)
def test_a_word_file_that_somebody_changed_stays_unless_forced(
    run: Ran, report: Path, careless: str, arguments: tuple[str, ...]
) -> None:
    Path("d.json").write_text('{"so": 1}', "utf-8")
    Path("mau.docx").write_bytes(form(p("{{ so }}")))
    Path(careless).rename("cu.docx")
    for _ in range(2):  # the second time finds its own file
        assert run(*arguments)[0] in (0, 1)
    before = Path("x.docx").read_bytes()
    document = docx.Document("x.docx")
    document.add_paragraph("Sửa tay.")
    document.save("x.docx")
    changed = Path("x.docx").read_bytes()
    code, out, err = run(*arguments)
    assert (code, out) == (3, "")
    assert "[FILE-NOT-OURS]" in err
    assert "--force" in err
    assert Path("x.docx").read_bytes() == changed
    assert run(*arguments, "--force")[0] in (0, 1)
    assert Path("x.docx").read_bytes() == before


def test_a_text_that_somebody_wrote_stays_unless_forced(run: Ran) -> None:
    for arguments in (("schema", "-o", "x.json"), ("new", "x.yaml"), ("template", "variables", "a.md", "-o", "x.txt")):
        Path("a.md").write_text("{{ so }}\n", "utf-8")
        file = Path(arguments[-1])
        assert [run(*arguments)[0] for _ in range(2)] == [0, 0]
        file.write_text("của tôi", "utf-8")
        assert run(*arguments)[0] == 3
        assert file.read_text("utf-8") == "của tôi"
        assert run(*arguments, "--force")[0] == 0


def test_the_demo_keeps_what_was_changed_in_it(run: Ran) -> None:
    run("demo")
    document = docx.Document("sokert-demo/report.docx")
    document.save("sokert-demo/report.docx")
    assert run("demo")[0] == 3
    assert run("demo", "--force")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        *(("render", "report.yaml", "-o", name) for name in ("b.pdf", "b.doc", "b", "b.docx.bak", "b.yaml")),
        ("new", "moi.xlsx"),
        ("new", "moi.docx"),
        *(("fix", "cu.docx", "-o", name) for name in ("b.doc", "b.docm", "b.dotx", "b.dotm")),
        ("schema", "-o", "b.docx"),
        ("template", "export", "half-year/office", "-o", "b.md"),
    ],
)
def test_a_name_of_another_kind_of_file_is_refused(run: Ran, report: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "[FILE-KIND]" in err
    assert not Path(arguments[-1]).exists()


def test_the_ending_of_a_name_may_be_in_capitals(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml", "-o", "B.DOCX")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "ended"),
    [
        (("fix", "report.yaml", "-o", "x.docx"), "CLI-NOT-WORD", 2),
        (("template", "check", "report.yaml"), "TEMPLATE-KIND", 2),
        (("render", "report.yaml", "-t", "mau.doc"), "TEMPLATE-KIND", 2),
        (("check", "nowhere.docx"), "FILE-NOT-FOUND", 3),
        (("fix", "nowhere.docx", "-o", "x.docx"), "FILE-NOT-FOUND", 3),
        (("check", "report.yaml", "--off", "ABC"), "CHECK-UNKNOWN-CODE", 2),
        (("check", "report.docx", "--off", "ABC"), "CHECK-UNKNOWN-CODE", 2),
        (("explain", "ABC"), "CHECK-UNKNOWN-CODE", 2),
        (("demo", "report.yaml/x"), "FILE-NO-FOLDER", 3),
    ],
)
def test_what_was_meant_otherwise_is_told_for_what_it_is(
    run: Ran, report: Path, arguments: tuple[str, ...], code: str, ended: int
) -> None:
    sokert.render(sokert.load(report), "report.docx")
    found, out, err = run(*arguments)
    assert (found, out) == (ended, "")
    assert f"[{code}]" in err
    assert "Errno" not in err
    assert "directory" not in err


def test_only_a_command_that_writes_says_that_nothing_was_written(run: Ran) -> None:
    Path("r.yaml").write_text("period: x\nsections: []\n", "utf-8")
    assert "chưa ghi tệp nào" in run("render", "r.yaml")[2]
    assert "chưa ghi tệp nào" not in run("check", "r.yaml")[2]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_code_explains_itself(run: Ran, lang: str) -> None:
    for code in ("TEXT-FIGURE", "ND30-MARGIN-LEFT", "DATA-TAB", "text-figure"):
        ended, out, err = run("explain", code, "--lang", lang)
        assert (ended, err) == (0, "")
        assert out == sokert.explain(code.upper(), lang) + "\n"


def test_a_code_that_is_none_offers_the_nearest_rule_of_form_too(run: Ran) -> None:
    ended, _, err = run("explain", "ND30-TN-TXT", "--lang", "vi")
    assert ended == 2
    assert "có phải là “ND30-TN-TEXT”?" in err


def test_only_a_template_is_guessed_where_one_is_missing(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml", "-o", "mau-a.docx")[0] == 0
    report.write_text(f"template: mau.docx\n{report.read_text('utf-8')}", "utf-8")
    assert "có phải là" not in run("check", "report.yaml")[2]
    Path("mau-a.docx").unlink()
    Path("mau-b.docx").write_bytes(form(p("{{ issuer.name }}")))
    assert "mau-b.docx" in run("check", "report.yaml")[2]
