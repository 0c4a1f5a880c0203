"""How findings are shown: text with its line, GitHub's annotations, JSON, colours."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import click
import pytest

from cli.calling import Ran, Terminal
from sokert import Finding, Place
from sokert.cli import main
from sokert.cli.commands import commands as tree
from sokert.cli.formats import FORMATS, as_json, github
from sokert.cli.formats import text as as_text


def test_github_gets_annotations(run: Ran) -> None:
    Path("r.yaml").write_text("period: 2023-H3\nperod: 1\n", "utf-8")
    code, out, err = run("render", "r.yaml", "--format", "github", "--lang", "en")
    assert (code, err) == (2, "")
    told = "::error file=r.yaml,line=2,col=1,title=DATA-UNKNOWN-KEY::the report has no key 'perod'%0A"
    assert f"{told}'period' is there already: take this key away" in out.splitlines()
    assert all(line.startswith("::error file=r.yaml,line=") for line in out.splitlines())


def test_annotations_escape_what_github_would_read_as_its_own() -> None:
    finding = Finding("DATA-FIGURE", {"given": "5%\r\n::x", "near": ""}, Place("a:b,c.yaml", 1, 2), "warning")
    place = "::warning file=a%3Ab%2Cc.yaml,line=1,col=2,title=DATA-FIGURE"
    assert github([finding], "en").startswith(f"{place}::the figure '5%25")
    assert "\n" not in github([finding], "en")


def test_gitlab_gets_a_report_of_code_quality() -> None:
    place = Place("a.yaml", 5, 2)
    finding = Finding("DATA-NOT-FINITE", {"given": "nan"}, place)
    word = Finding("DATA-TAB", {}, Place("b.docx", part="word/document.xml", paragraph=3), "warning")
    cell = Finding("SOURCE-CELL-TEXT", {"name": "Đơn", "given": "12.x"}, Place("c.xlsx", part="Thu!F10"))
    (one, other, last) = json.loads(FORMATS["gitlab"]([finding, word, cell], "en"))
    assert last["description"].startswith("Thu!F10: ")
    assert github([cell], "en").startswith("::error file=c.xlsx,title=SOURCE-CELL-TEXT::Thu!F10: ")
    assert (one["check_name"], one["severity"], one["location"]) == (
        "DATA-NOT-FINITE",
        "major",
        {"path": "a.yaml", "lines": {"begin": 5}},
    )
    assert other["description"].startswith("paragraph 3: ")
    assert (other["severity"], other["location"]["lines"], other["fingerprint"] != one["fingerprint"]) == (
        "minor",
        {"begin": 1},
        True,
    )


def test_github_finds_a_file_from_the_root_of_the_repository(
    run: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("quý/xa").mkdir(parents=True)
    Path("quý/xa/r.yaml").write_text("period: 2023-H3\n", "utf-8")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd()))
    monkeypatch.chdir("quý")  # as a step with a working-directory
    for given in ("xa/r.yaml", "../quý/xa/r.yaml", str(Path("xa/r.yaml").resolve())):
        assert "::error file=quý/xa/r.yaml,line=1," in run("check", given, "--format", "github")[1]
        [result, *_] = json.loads(run("check", given, "--format", "sarif")[1])["runs"][0]["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "qu%C3%BD/xa/r.yaml"
    assert "\nxa/r.yaml:1:" in "\n" + run("check", "xa/r.yaml")[2]  # a person stands in the folder
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    assert "::error file=xa/r.yaml,line=1," in run("check", "xa/r.yaml", "--format", "github")[1]


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


@pytest.mark.parametrize(
    ("is_terminal", "asked", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colours_are_for_terminals_and_can_be_refused_or_forced(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, asked: dict[str, str], coloured: bool
) -> None:
    terminal = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    main(["render", "nowhere.yaml"])
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_formats_of_the_command_are_those_of_the_room() -> None:
    (option,) = (param for param in tree.commands["render"].params if param.name == "format")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == list(FORMATS)


@pytest.mark.parametrize(
    ("asked", "file", "shown", "filed"),
    [
        ((), "ra/loi.sarif", "text", "sarif"),
        (("--format", "sarif"), "loi.sarif", "text", "sarif"),
        (("--format", "github"), "loi.sarif", "github", "sarif"),
        (("--format", "gitlab"), "loi.json", "text", "gitlab"),
        (("--format", "github"), "loi.json", "github", "json"),
        (("--format", "json"), "loi.sarif", "json", "sarif"),
    ],
)
def test_what_is_found_goes_to_a_file_too_in_one_call(
    run: Ran, careless: str, asked: tuple[str, ...], file: str, shown: str, filed: str
) -> None:
    apart = {one: run("check", careless, "--format", one)[1:] for one in FORMATS}
    for _ in range(2):  # the second time over its own
        code, out, err = run("check", careless, *asked, "--out", file)
        assert (code, Path(file).read_text("utf-8")) == (1, apart[filed][0])
        said = (f"{file}\n" + apart[shown][0], apart[shown][1])
        assert (out, err) == (said if shown != "json" else (apart[shown][0], f"{file}\n" + apart[shown][1]))


def test_a_call_that_finds_no_file_says_so_in_its_file_and_writes_over_no_report(run: Ran, report: Path) -> None:
    assert run("check", "không-có", "--format", "github", "-o", "a.sarif")[0] == 3
    (found,) = json.loads(Path("a.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert found["ruleId"] == "FILE-NOT-FOUND"
    Path("bao-cao.json").write_text('{"period": "2026-H1"}', "utf-8")
    code, _, err = run("check", str(report), "--out", "bao-cao.json")
    assert (code, "[CLI-FILE-EXISTS]" in err) == (3, True)
    assert Path("bao-cao.json").read_text("utf-8") == '{"period": "2026-H1"}'
    assert run("template", "check", ".", "--out", "bao-cao.json", "--force", "--skip-others")[0] == 0
    assert json.loads(Path("bao-cao.json").read_text("utf-8")) == []
    assert run("check", ".")[2].endswith("Đã xem 1 tệp.\n")  # what was told before is no report
    assert "[FILE-KIND]" in run("check", ".", "--out", "a.txt")[2]


def test_a_cell_of_a_shared_csv_file_is_told_at_its_line_and_by_the_files_own_path(run: Ran, report: Path) -> None:
    for folder in ("xa", "chung"):
        Path(folder).mkdir()
    sources = "sources:\n  - {file: ../chung/so-lieu.csv}\n"
    report.rename("xa/report.yaml").write_text(sources + Path("xa/report.yaml").read_text("utf-8"), "utf-8")
    rows = 'Chỉ tiêu;ĐVT;Thực hiện\n"Nhà\nvăn hóa";nhà;3\nChợ;chợ;1x2\n'
    table = Path("chung/so-lieu.csv")
    table.write_text(rows, "utf-8")
    for call in ("xa", "xa/../xa"):  # as a file is named, and what it names, with steps up
        said = {shape: run("check", call, "--allow-outside", "--format", shape)[1] for shape in ("github", "gitlab")}
        assert said["github"].startswith("::error file=chung/so-lieu.csv,line=4,title=SOURCE-CELL-TEXT::C3: ")
        (told,) = json.loads(said["gitlab"])
        assert told["location"] == {"path": "chung/so-lieu.csv", "lines": {"begin": 4}}
        assert told["fingerprint"].startswith("chung/so-lieu.csv:")
    table.write_text(f"sep=;\n{rows}", "utf-8")
    assert "chung/so-lieu.csv:5, C4: " in run("check", "xa", "--allow-outside")[2]


def test_a_path_behind_a_link_stays_as_it_was_named(run: Ran) -> None:
    Path("khac/xa").mkdir(parents=True)
    Path("khac/r.yaml").write_text("perod: 1\n", "utf-8")
    Path("r.yaml").write_text("period: 1\n", "utf-8")
    Path("xa").symlink_to("khac/xa", target_is_directory=True)
    assert "file=xa/../r.yaml," in run("check", "xa/../r.yaml", "--format", "github")[1]
