"""What a command writes: nothing over a file that somebody changed, and no name of another kind of file."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import sokert
from cli.calling import Ran
from small_forms import form, p


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
        *(("render", "report.yaml", "-o", name) for name in ("b.odt", "b.doc", "b", "b.docx.bak", "b.yaml")),
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
    report.rename("R.YAML")
    assert run("compare", "R.YAML", "B.DOCX", "--exit-code")[0] == 0
    assert run("check", "R.YAML", "--previous", "R.YAML", "--fail-on", "error")[0] == 0
    assert run("new", "--from", "R.YAML", "--period", "2031-H1", "sau.yaml")[0] == 0


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
        (("check", "report.yaml", "--off", "FIGURE-PARTS,TEXT-FIGURE"), "CHECK-UNKNOWN-CODE", 2),
        (("render", "report.yaml", "cụt.yaml", "--out", "ghi-chu.txt"), "FILE-NOT-FOLDER", 3),
        (("explain", "ABC"), "CHECK-UNKNOWN-CODE", 2),
        (("check", "ghi-chu.txt"), "WORD-OTHER-KIND", 3),
        (("fix", "report.docx", "-o", "nowhere/a.docx"), "FILE-NO-FOLDER", 3),
        (("check", "cụt.yaml"), "FILE-LINK-BROKEN", 3),
        (("demo", "report.yaml/x"), "FILE-NO-FOLDER", 3),
    ],
)
def test_what_was_meant_otherwise_is_told_for_what_it_is(
    run: Ran, report: Path, arguments: tuple[str, ...], code: str, ended: int
) -> None:
    sokert.render(sokert.load(report), "report.docx")
    Path("ghi-chu.txt").write_text("Ghi chú", "utf-8")
    Path("cụt.yaml").symlink_to("nowhere.yaml")
    found, out, err = run(*arguments)
    assert (found, out) == (ended, "")
    assert f"[{code}]" in err
    assert ("--off" in err) == any("," in one for one in arguments)  # several codes in one word
    assert "Errno" not in err
    assert "directory" not in err
    assert "Đã sửa" not in err  # of what could not be written
