"""Hostile and broken files are refused with a clear error, and fast."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from check.hand import State, packed
from sokert.check.form import check, fix
from sokert.errors import FileError
from sokert.ooxml.unpacking import Archive, _Kept, opened, rewritten

GOOD = State().bytes()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_document(xml: str) -> bytes:
    return packed({**parts(GOOD), "word/document.xml": xml})


def code(content: bytes) -> str:
    with pytest.raises(FileError) as told:
        check(content)
    assert told.value.findings[0].message("vi")
    return told.value.findings[0].code


def test_what_is_no_word_file_is_refused():
    assert code(b"") == "WORD-DAMAGED"
    assert code(b"%PDF-1.7") == "WORD-DAMAGED"
    assert code(b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n") == "FILE-LFS-POINTER"
    assert code(b"\xd0\xcf\x11\xe0" + b"\0" * 600) == "WORD-OLD-OR-LOCKED"
    assert code(packed({"a.txt": "a"})) == "WORD-NOT-WORD"
    assert code(GOOD[: len(GOOD) // 2]) == "WORD-DAMAGED"


def test_a_missing_file_is_told():
    with pytest.raises(FileError) as told:
        check("no such file.docx")
    assert told.value.findings[0].code == "FILE-NOT-FOUND"


def test_broken_and_hostile_xml_is_refused():
    assert code(with_document("<w:document")) == "WORD-BAD-PART"
    bomb = '<!DOCTYPE a [<!ENTITY x "aaaaaaaaaa"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
    assert code(with_document(bomb)) == "WORD-BAD-PART"
    assert code(with_document("<a>" * 3000 + "</a>" * 3000)) == "WORD-BAD-PART"
    assert code(with_document("<a/>")) == "WORD-NOT-WORD"


def test_a_bomb_is_not_unpacked():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 4_000_000)
        archive.writestr("word/media/a.bmp", b" " * 4_000_000)
    assert told(buffer.getvalue(), most_xml=3_000_000) == ("WORD-TOO-LARGE", {"part": "word/document.xml", "most": 3})
    assert told(buffer.getvalue(), most_bytes=6_000_000) == ("WORD-TOO-LARGE", {"part": "word/media/a.bmp", "most": 6})
    assert told(buffer.getvalue(), most_parts=1) == ("WORD-TOO-MANY-PARTS", {"count": 2, "most": 1})


def test_each_part_may_hold_as_much_as_its_bound_and_no_byte_more():
    """XML and lists of relations have a bound of their own, pictures that of the whole less what stands before them."""
    least = parts(GOOD)
    sizes = {name: len(content) for name, content in least.items()}
    whole, largest = sum(sizes.values()), max(sizes.values())
    assert set(opened(GOOD, most_bytes=whole, most_xml=largest, most_parts=len(sizes)).parts) == set(sizes)
    assert told(GOOD, most_bytes=whole - 1)[0] == told(GOOD, most_xml=largest - 1)[0] == "WORD-TOO-LARGE"
    more = {"word/a.bmp": b" " * 2_000_000, "word/_rels/a.rels": b" " * 1_000_000}
    beside = packed({**least, **more})
    assert opened(beside, most_xml=1_000_000).parts.keys() >= more.keys()
    assert told(beside, most_xml=999_999) == ("WORD-TOO-LARGE", {"part": "word/_rels/a.rels", "most": 0})
    left = whole + 2_500_000
    for bounds in ({"most_xml": 1_000_000}, {}):
        found = told(beside, most_bytes=left, **bounds)
        assert found == ("WORD-TOO-LARGE", {"part": "word/_rels/a.rels", "most": left // 1_000_000})


def told(content: bytes, **bounds: int) -> tuple[str, object]:
    with pytest.raises(FileError) as error:
        opened(content, **bounds)
    return error.value.findings[0].code, error.value.findings[0].facts


def test_a_file_that_never_ends_is_not_read_to_its_end(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(bytes(3_000_001))
    with pytest.raises(FileError) as error:
        opened(tmp_path / "a.docx", most_bytes=3_000_000)
    [found] = error.value.findings
    assert (found.code, found.facts, found.where.file) == (
        "DATA-FILE-TOO-LARGE",
        {"most": 3},
        str(tmp_path / "a.docx"),
    )


def test_what_packs_well_is_no_bomb():
    white = b"BM" + b"\xff" * 5_000_000
    assert opened(packed({**parts(GOOD), "word/media/white.bmp": white})).parts["word/media/white.bmp"] == white


def test_odd_values_do_no_harm():
    odd = parts(GOOD)["word/document.xml"].decode().replace('w:val="28"', 'w:val="x"').replace('w:left="1701"', "")
    assert check(with_document(odd)) is not None
    assert fix(with_document(odd)).content


def test_what_is_written_is_packed():
    bad = State(font="Arial", number="Số 5/BC-VP").bytes()
    for content in (fix(bad).content, rewritten(opened(GOOD), {"word/media/a.bmp": b"a" * 100_000})):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
            assert len(content) < sum(entry.file_size for entry in archive.infolist()) / 2


def test_parts_are_read_whole():
    assert set(opened(GOOD).parts) == set(parts(GOOD))


def test_what_was_looked_at_is_kept_as_long_as_there_is_room() -> None:
    kept, parts = _Kept(60), [f"<a>{sign * 20}</a>".encode() for sign in "xyz"]
    trees = [kept.parsed(part, "", "a.xml") for part in parts]
    assert [kept.parsed(part, "", "a.xml") is tree for part, tree in zip(parts[::-1], trees[::-1], strict=True)] == [
        True,
        True,
        False,
    ]
    large = f"<a>{'x' * 60}</a>".encode()
    assert kept.parsed(large, "", "a.xml") is not kept.parsed(large, "", "a.xml")
    assert kept.parsed(parts[0], "", "a.xml") is kept.parsed(parts[0], "", "a.xml")


def test_a_part_that_cannot_be_read_is_told_in_each_file_by_its_name() -> None:
    for name in ("a.docx", "b.docx"):
        with pytest.raises(FileError) as told:
            Archive(name, {"word/styles.xml": b"<a>"}).seen("word/styles.xml")
        assert told.value.findings[0].where.file == name
