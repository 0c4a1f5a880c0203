"""Languages, help, and calls that are wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.calling import Ran, process
from sokert.cli.commands import commands as tree


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
        (("render", "-out", "y", "x"), "CLI-NO-SUCH-OPTION", "“--out”"),  # click would write "ut"
        (("fix", "-inplace", "x"), "CLI-NO-SUCH-OPTION", "“--in-place”"),
        (("fix", "--in_place", "x"), "CLI-NO-SUCH-OPTION", "“--in-place”"),
        (("render", "--fliters", "x"), "CLI-NO-SUCH-OPTION", "“--filters”"),
        (("fix", "--filters", "x"), "CLI-OPTION-ELSEWHERE", "template variables, template check"),
        (("check", "--in-place", "x"), "CLI-OPTION-ELSEWHERE", "fix"),
        (("new", "--from", "u.xlsx", "--out", "u.yaml"), "CLI-FILE-ALONE", "sokert new"),
        (("demo", "-o", "u"), "CLI-FILE-ALONE", "sokert demo"),
        (("fix", "--overwrite", "x"), "CLI-NO-SUCH-OPTION", "“--force”"),
        (("check", "--ignore", "x"), "CLI-NO-SUCH-OPTION", "“--off”"),
        (("check", "--sarif", "x"), "CLI-NO-SUCH-OPTION", "“--format sarif”"),
        (("render", "--loc", "x"), "CLI-NO-SUCH-OPTION", "--out"),
        (("render", "x", "--out"), "CLI-VALUE-MISSING", "--help"),
        (("render", "x", "--debug=1"), "CLI-NO-VALUE-TAKEN", "--debug"),
        (("render", "x", "--format", "xml"), "CLI-CHOICE", "text, github, json"),
        (("render", "x", "--lang", "fr"), "CLI-CHOICE", "vi, en"),
        (("render", "x", "--format", "pdf"), "CLI-CHOICE", "--pdf"),
        (("preview", "báo", "cáo.yaml"), "CLI-EXTRA-ARGUMENT", "dấu nháy kép"),
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
    done = process("không có", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", **settings)
    assert done.returncode == 2
    assert "lỗi: không có lệnh “không có”" in done.stderr.decode("utf-8")


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


def test_an_option_that_is_missing_is_named(run: Ran) -> None:
    assert "--out" in run("fix", "bao-cao.docx", "--lang", "en")[2]


def offered(monkeypatch: pytest.MonkeyPatch, run: Ran, *words: str) -> list[list[str]]:
    """Return what fish is offered after some words: the kind of each offer, its word, what it is for."""
    monkeypatch.setenv("_SOKERT_COMPLETE", "fish_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(("sokert", *words[:-1])))
    monkeypatch.setenv("COMP_CWORD", words[-1])
    _, out, err = run()
    assert err == ""
    monkeypatch.delenv("_SOKERT_COMPLETE")
    return [line.replace(",", "\t").split("\t") for line in out.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_what_lets_it_complete(run: Ran, shell: str) -> None:
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert f"_SOKERT_COMPLETE={shell}_complete" in out


def test_what_is_offered_is_explained_in_the_reader_s_language(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "\n".join(" ".join(one) for one in offered(monkeypatch, run, "che"))
    assert "check" in said
    assert "Kiểm tra" in said
    assert "Return" not in said
    assert "--baseline" in str(offered(monkeypatch, run, "check", "--base"))
    assert [one[0] for one in offered(monkeypatch, run, "check", "a")] == ["file"]
    assert "ND30-MARGIN-LEFT" in str(offered(monkeypatch, run, "explain", "nd30-margin-l"))
    assert "school" in str(offered(monkeypatch, run, "new", "--kind", "s"))
    assert offered(monkeypatch, run, "khong-co", "x") == []
