"""Bytes become text whose every character can be placed, whatever is wrong with them."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokert import FileError
from sokert.sources import text_file
from sokert.sources.text_file import TextFile, as_written


def written(folder: Path, content: bytes) -> Path:
    path = folder / "r.yaml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_every_unicode_encoding_is_read(tmp_path: Path, mark: bytes, encoding: str) -> None:
    file = TextFile.read(written(tmp_path, mark + "số: một\n".encode(encoding)))
    assert (file.text, file.findings) == ("số: một\n", ())


def test_a_byte_that_is_no_text_is_named_with_its_place(tmp_path: Path) -> None:
    file = TextFile.read(written(tmp_path, "một: 1\nhai: ".encode() + b"\xe1o\n"))
    (finding,) = file.findings
    assert (finding.code, finding.where.line, finding.where.column) == ("DATA-NOT-UTF-8", 2, 6)
    assert (finding.facts["byte"], finding.facts["position"]) == ("E1", 15)
    assert file.text == ""  # all else would be wrong because of it


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("text", ["period: 2023", "số: 1"])
def test_letters_of_two_bytes_without_a_mark_are_told_as_no_utf_8(encoding: str, text: str) -> None:
    (found,) = TextFile.decoded(text.encode(encoding), "r.yaml").findings
    assert (found.code, found.facts["encoding"]) == ("DATA-NOT-UTF-8", "UTF-8")


def test_each_illegal_character_is_told_and_replaced_one_for_one(tmp_path: Path) -> None:
    file = TextFile.read(written(tmp_path, b"a\x00b\nc\x1b\x7f\n"))
    told = [(finding.facts["character"], finding.where.line, finding.where.column) for finding in file.findings]
    assert told == [("U+0000", 1, 2), ("U+001B", 2, 2), ("U+007F", 2, 3)]
    assert file.text == "a�b\nc��\n"


def test_so_many_illegal_characters_are_counted_in_the_end() -> None:
    codes = [finding.code for finding in TextFile.of("\x01" * 250, "r.yaml").findings]
    assert codes == ["DATA-ILLEGAL-CHARACTER"] * 100 + ["DATA-ILLEGAL-MORE"]
    assert TextFile.of("\x01" * 250).findings[-1].facts == {"count": 150}


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1", b"%PDF-1.7\n%\xe2"])
def test_a_file_of_another_kind_is_named_and_nothing_else_is_told(tmp_path: Path, content: bytes) -> None:
    file = TextFile.read(written(tmp_path, content))
    assert [finding.code for finding in file.findings] == ["DATA-NOT-TEXT"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(end: str) -> None:
    file = TextFile.of(f"một{end}hai\u2028vẫn hai{end}ba", "r.yaml")
    assert str(file.place(file.text.index("vẫn"))) == "r.yaml:2:5"
    assert str(file.place(file.text.index("ba"))) == "r.yaml:3:1"


def test_a_file_too_large_is_told_and_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "LARGEST", 10)
    file = TextFile.read(written(tmp_path, b"x" * 11))
    assert [finding.code for finding in file.findings] == ["DATA-FILE-TOO-LARGE"]
    assert file.text == ""


def test_a_missing_file_a_folder_and_an_impossible_name_are_file_errors(tmp_path: Path) -> None:
    cases = {
        tmp_path / "nowhere.yaml": "FILE-NOT-FOUND",
        tmp_path: "FILE-IS-FOLDER",
        tmp_path / "nul\0": "FILE-NAME-INVALID",
        written(tmp_path, b"") / "below": "FILE-NOT-FOUND",
    }
    for path, code in cases.items():
        with pytest.raises(FileError) as caught:
            TextFile.read(path)
        assert caught.value.findings[0].code == code
    with pytest.raises(FileError, match="FILE-LFS-POINTER"):
        TextFile.read(written(tmp_path, b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_file_error(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    path.chmod(0)
    with pytest.raises(FileError) as caught:
        TextFile.read(path)
    assert caught.value.findings[0].code == "FILE-NO-PERMISSION"


def test_a_refusal_to_open_is_told_as_a_missing_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError) as caught:
        TextFile.read(tmp_path / "r.yaml")
    assert caught.value.findings[0].code == "FILE-NO-PERMISSION"


@given(st.text())
def test_what_the_parser_sees_has_the_same_length_and_comes_back_the_same(text: str) -> None:
    file = TextFile.of(text)
    assert len(file.for_parser) == len(file.text) == len(text)
    assert as_written(file.for_parser) == file.text
