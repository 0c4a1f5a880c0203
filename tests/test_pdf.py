"""A Word file as PDF through LibreOffice: from `render` too, whole or told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import sokert
from sokert.cli import main
from sokert.errors import FileError
from sokert.ooxml.names import W
from sokert.pdf import converted, sealed, steady, untouched
from sokert.resolved import read
from specimens import SMALL

PDF = b"%%PDF-1.6\n/CreationDate(D:20240102030405+07'00')/ID [ <%b>\n<%b> ]/DocChecksum /%b\n%%%%EOF"


def test_a_pdf_is_the_same_on_every_day_and_knows_what_was_added() -> None:
    made = [sealed(PDF % (sign * 32, sign * 32, sign * 32)) for sign in (b"A", b"B")]
    assert made[0] == made[1]
    assert len(made[0]) == len(PDF % (b"A" * 32, b"A" * 32, b"A" * 32))
    assert untouched(made[0])
    assert not untouched(made[0] + b"/Sig")
    assert not untouched(b"A letter")


def test_libreoffice_gets_a_field_in_each_heading_and_the_same_words(tmp_path: Path) -> None:
    content = sokert.render(sokert.Report.model_validate(SMALL), tmp_path / "b.docx")
    before, after = read(content).paragraphs, read(steady(content)).paragraphs
    assert [one.shown for one in after] == [one.shown for one in before]
    added = [one for one in after if one.element.findall(f"{W}fldSimple")]
    assert added == [one for one in after if one.keep_next and one.shown and one.cell is None]
    assert any(one.style.startswith("heading") for one in added)


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileError, match="PDF-NO-PROGRAM"):
        converted(b"", tmp_path / "b.pdf")


@pytest.mark.skipif(not hasattr(Path, "chmod"), reason="no POSIX here: a program that hangs was NOT tried")
@pytest.mark.parametrize(("program", "code"), [("exit 0", "PDF-FAILED"), ("sleep 60", "PDF-TOO-LONG")])
def test_a_program_that_fails_or_hangs_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, code: str
) -> None:
    soffice = tmp_path / "soffice"
    soffice.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(FileError, match=code):
        converted(b"", tmp_path / "b.pdf", patience=0.2 if "sleep" in program else 20)


@pytest.mark.skipif(not hasattr(Path, "chmod"), reason="no POSIX here: a program that converts was NOT tried")
def test_a_path_that_ends_with_pdf_gets_the_pdf_and_no_other_ending_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "made.pdf").write_bytes(PDF % (b"A" * 32, b"A" * 32, b"A" * 32))
    soffice = tmp_path / "soffice"
    soffice.write_text(f'#!/bin/sh\ncp {tmp_path}/made.pdf "$6/document.pdf"\n', "utf-8")
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    report, target = sokert.Report.model_validate(SMALL), tmp_path / "B.PDF"
    content = sokert.render(report, target)
    assert content == target.read_bytes() == sealed((tmp_path / "made.pdf").read_bytes())
    assert sokert.Template("half-year/office").render(report, str(target)) == content
    (done,) = sokert.render_many([(report, tmp_path / "nhieu.pdf")], workers=1)
    assert (done.error, done.target.read_bytes()) == (None, content)
    target.write_bytes(content + b"/Sig")
    with pytest.raises(FileError, match="FILE-NOT-OURS"):
        sokert.render(report, target)
    assert sokert.render(report, target, overwrite=True) == target.read_bytes()
    with pytest.raises(sokert.DataError, match=r"FILE-KIND") as wrong:
        sokert.render(report, tmp_path / "b.odt")
    assert wrong.value.findings[0].facts["allowed"] == ".docx, .pdf"
    for name in ("a.json", "sau/b.json"):
        (tmp_path / "bc" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bc" / name).write_text(report.model_dump_json(exclude_unset=True, by_alias=True), "utf-8")
    assert main(["render", str(tmp_path / "bc"), "--pdf", "--out", f"{tmp_path}/ra/"]) == 0
    made = [one.read_bytes() for one in sorted((tmp_path / "ra").rglob("*.*"))]
    assert made == [content, content]
    assert main(["render", str(tmp_path / "bc"), "--pdf", "--docx", "--out", f"{tmp_path}/ca-hai/"]) == 0
    both = sorted(str(one.relative_to(tmp_path / "ca-hai")) for one in (tmp_path / "ca-hai").rglob("*.*"))
    assert both == ["a.docx", "a.pdf", "sau/b.docx", "sau/b.pdf"]
    assert (tmp_path / "ca-hai/a.docx").read_bytes() == sokert.render(report)
    capsys.readouterr()
    assert main(["render", str(tmp_path / "bc/a.json"), "--docx", "--out", f"{tmp_path}/mot.pdf"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{tmp_path}/mot.docx", f"{tmp_path}/mot.pdf"]
    assert main(["render", str(tmp_path / "bc/a.json"), "--pdf", "--docx", "--out", "-"]) == 2
    shutil.rmtree(tmp_path)
