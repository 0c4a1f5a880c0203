"""A file is written whole or not at all, and over no file that somebody changed."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

import sokert
from judges import schemas_refuse
from small_forms import form, p
from sokert import DataError, FileError, saving
from sokert.ooxml.packing import packed, untouched
from sokert.remembered.data import strip
from sokert.saving import WORD, put, unfinished

OURS = packed({"word/document.xml": b"<a/>", "b.bin": bytes(1000)})
REPORT = sokert.Report.model_validate(
    {
        "period": "2024-H1",
        "issuer": {"name": "Văn phòng", "place": "Mẫu", "code": "VP"},
        "signatory": {"position": "CHÁNH VĂN PHÒNG"},
        "sections": [{"title": "Kết quả", "body": "Đã làm."}],
    }
)


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(FileError) as told:
        work()
    return told.value.findings[0].code


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(DataError) as error:
        work()
    [finding] = error.value.findings
    return f"{finding.code} {finding.facts['given']}: {finding.facts['allowed']}"


def test_a_file_is_ours_until_a_byte_of_it_changes() -> None:
    assert untouched(OURS)
    for at in range(0, len(OURS), 7):
        changed = bytearray(OURS)
        changed[at] ^= 1
        assert not untouched(bytes(changed))
    assert not any(untouched(other) for other in (b"", b"PK", OURS[:-1], OURS + b"\n", OURS[-78:]))


def test_what_we_write_is_a_word_file_that_says_it_is_ours(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    assert sokert.render(REPORT, file) == sokert.render(REPORT)
    assert untouched(file.read_bytes())
    assert not schemas_refuse(file)
    assert docx.Document(str(file)).paragraphs
    assert untouched(sokert.fix(_saved(file.read_bytes())).content)
    assert untouched(sokert.Template("half-year/office").export())


def _saved(content: bytes) -> bytes:
    """Return a Word file as another program saves it."""
    document, saved = docx.Document(io.BytesIO(content)), io.BytesIO()
    document.add_paragraph("Thêm tay.")
    document.save(saved)
    return saved.getvalue()


def test_our_own_file_is_written_again_and_one_that_somebody_saved_stays(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    sokert.render(REPORT, file)
    sokert.render(REPORT.model_copy(update={"number": 5}), file)
    saved = _saved(file.read_bytes())
    file.write_bytes(saved)
    for work in (
        lambda: sokert.render(REPORT, file),
        lambda: sokert.Template("half-year/office").render(REPORT, file),
        lambda: sokert.Template("half-year/office").export(file),
        lambda: sokert.fix(sokert.render(REPORT), file),
        lambda: sokert.mark(sokert.render(REPORT), (), file),
    ):
        assert code_of(work) == "FILE-NOT-OURS"
        assert file.read_bytes() == saved
    sokert.render(REPORT, file, overwrite=True)
    assert file.read_bytes() == sokert.render(REPORT)


def test_a_file_without_a_trace_is_somebody_s_and_the_same_file_is_no_loss(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    file.write_bytes(b"PK")
    assert code_of(lambda: sokert.render(REPORT, file)) == "FILE-NOT-OURS"
    put(file, b"PK", WORD, overwrite=False)
    file.write_bytes(sokert.render(REPORT))
    with zipfile.ZipFile(file, "a") as zipped:  # what knows nothing of the sign keeps it, but not what it says
        zipped.writestr("them.xml", "<a/>")
    assert code_of(lambda: sokert.render(REPORT, file)) == "FILE-NOT-OURS"


def test_plain_data_is_written_over_no_file_that_somebody_changed(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    template = sokert.Template(form(p("{{ so }}")))
    template.render({"so": 1}, file)
    template.render({"so": 2}, file)  # our own goes
    saved = _saved(file.read_bytes())
    file.write_bytes(saved)
    assert code_of(lambda: template.render({"so": 3}, file)) == "FILE-NOT-OURS"
    assert file.read_bytes() == saved
    template.render({"so": 3}, file, overwrite=True)
    assert untouched(file.read_bytes())


def test_what_killed_writes_left_goes_with_the_next_write_to_that_name(tmp_path: Path) -> None:
    for litter in (".r.docx.abc123.tmp", ".r.docx.x.tmp"):
        (tmp_path / litter).write_bytes(b"half")
    other = tmp_path / ".s.docx.abc.tmp"
    other.write_bytes(b"half")
    put(tmp_path / "r.docx", OURS, WORD)
    assert sorted(path.name for path in tmp_path.iterdir()) == [other.name, "r.docx"]


def test_a_folder_that_may_not_be_listed_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    for name in ("a.tmp", ".b", ".c.tmp"):
        (tmp_path / name).touch()
    assert unfinished(tmp_path) == [".c.tmp"]
    with monkeypatch.context() as patch:
        patch.setattr(saving.os, "listdir", refused)
        assert unfinished(tmp_path) == []
        put(tmp_path / "r.docx", OURS, WORD)
    assert (tmp_path / "r.docx").read_bytes() == OURS
    assert unfinished(tmp_path / "none") == unfinished(tmp_path / "r.docx") == []


def test_many_writers_of_one_name_leave_one_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    contents = [packed({"a": bytes([number]) * 50_000}) for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: put(file, contents[number % 8], WORD), range(80)))
    assert file.read_bytes() in contents
    assert os.listdir(tmp_path) == ["r.docx"]


def test_a_name_as_long_as_the_system_takes_is_written(tmp_path: Path) -> None:
    put(tmp_path / ("ề" * 83 + ".docx"), OURS, WORD)
    assert len(os.listdir(tmp_path)) == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(errno.EACCES, "denied"), "FILE-NO-WRITE-PERMISSION"),
        (OSError(errno.ENOSPC, "full"), "FILE-DISK-FULL"),
        (OSError(errno.EBUSY, "busy"), "FILE-OPEN-ELSEWHERE"),
        (OSError(errno.EIO, "broken"), "FILE-UNWRITABLE"),
    ],
)
def test_each_cause_has_its_words_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    def refused(*_: object) -> None:
        raise error

    (tmp_path / "r.docx").write_bytes(b"old")
    monkeypatch.setattr(saving.os, "fsync", refused)
    assert code_of(lambda: put(tmp_path / "r.docx", OURS, WORD)) == code
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("r.docx", b"old")]


@pytest.mark.parametrize(
    ("number", "code"),
    [(32, "FILE-OPEN-ELSEWHERE"), (5, "FILE-OPEN-ELSEWHERE"), (None, "FILE-NO-WRITE-PERMISSION")],
)
def test_a_file_that_word_holds_open_is_told_as_windows_refuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, code: str
) -> None:
    error = PermissionError(errno.EACCES, "denied")
    error.winerror = number  # type: ignore[attr-defined]

    def refused(*_: object) -> None:
        raise error

    (tmp_path / "r.docx").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refused)
    assert code_of(lambda: put(tmp_path / "r.docx", OURS, WORD)) == code
    assert os.listdir(tmp_path) == ["r.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_the_rights_of_the_old_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    file.write_bytes(b"old")
    file.chmod(0o604)
    put(file, OURS, WORD)
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (OURS, 0o604)


def test_a_folder_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "r.docx").mkdir()
    assert code_of(lambda: put(tmp_path / "r.docx", OURS, WORD)) == "FILE-IS-FOLDER"


PDF_TOO = {"render", "template"}  # the ways that make a PDF of what they fill


@pytest.mark.parametrize("name", ["b.dotx", "b.pdf", "b.doc", "b.docm", "b.DOTM", "b"])
def test_no_way_writes_a_word_file_under_the_name_of_another_kind(tmp_path: Path, name: str) -> None:
    report, target = sokert.load("examples/van-phong-ubnd/report.yaml"), tmp_path / name
    template = tmp_path / "mau.dotx"
    template.write_bytes(form(p("{{ x }}")))
    ways: dict[str, Callable[[], object]] = {
        "render": lambda: sokert.render(report, target),
        "template": lambda: sokert.Template(template).render({"x": 1}, target),
        "export": lambda: sokert.Template("half-year/office").export(target),
        "fix": lambda: sokert.fix(template, target),
        "mark": lambda: sokert.mark(template, (), target),
        "strip": lambda: strip(OURS, target),
    }
    asked = {way: work for way, work in ways.items() if name != "b.pdf" or way not in PDF_TOO}
    told = {way: f"FILE-KIND {target}: .docx{', .pdf' if way in PDF_TOO else ''}" for way in asked}
    assert {way: refused(work) for way, work in asked.items()} == told
    assert not target.exists()


def test_the_form_s_own_ending_changes_nothing_of_what_comes_out(tmp_path: Path) -> None:
    (tmp_path / "mau.dotm").write_bytes(form(p("{{ x }}")))
    sokert.Template(tmp_path / "mau.dotm").render({"x": 1}, tmp_path / "B.DOCX")
    assert docx.Document(str(tmp_path / "B.DOCX")).paragraphs[0].text == "1"
