"""Images: read once, sized in millimetres; what is missing or broken is told on making, with its path."""

from __future__ import annotations

import io
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from docx.shared import Inches, Mm
from hypothesis import given
from hypothesis import strategies as st

import pictures
from pictures import png
from sokert import DataError, Image
from sokert.document.values.image import EMU


@pytest.mark.parametrize(
    ("content", "kind", "width", "height"),
    [
        (png(), "png", 10.6, 7.1),  # 30 x 20 dots, 72 an inch when it does not say
        (png(dpi=300), "png", 2.5, 1.7),
        (pictures.jpeg(), "jpeg", 2.5, 1.7),
        (pictures.jpeg(start=b""), "jpeg", 10.6, 7.1),
        (pictures.jpeg(start=b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\1"), "jpeg", 10.6, 7.1),
        (pictures.gif(), "gif", 10.6, 7.1),
        (pictures.bmp(), "bmp", 7.6, 5.1),
        (pictures.tiff(), "tiff", 5.1, 3.4),
        (pictures.emf(), "emf", 50.0, 25.0),
        (pictures.wmf(), "wmf", 25.4, 12.7),
    ],
)
def test_each_kind_is_known_with_its_own_size(content: bytes, kind: str, width: float, height: float) -> None:
    image = Image(content)
    assert (image.kind, round(image.width, 1), round(image.height, 1)) == (kind, width, height)


def test_one_side_keeps_the_ratio_and_both_are_taken_as_they_are() -> None:
    assert (Image(png(), width=60).width, Image(png(), width=60).height) == (60, 40)
    assert (Image(png(), height=40).width, Image(png(), height=40).height) == (60, 40)
    assert (Image(png(), width=10, height=50).width, Image(png(), width=10, height=50).height) == (10, 50)


def test_lengths_of_python_docx_are_taken() -> None:
    assert Image(png(), width=Mm(60)) == Image(png(), width=60) == Image(png(), width=Decimal("60.0"))
    assert round(Image(png(), height=Inches(1)).height, 1) == 25.4


def test_unasked_it_is_no_wider_than_the_text() -> None:
    assert Image(png(3000, 100)).extent(measure=160)[0] == 160 * EMU
    assert Image(png(30, 20)).extent(measure=160)[0] < 11 * EMU
    assert Image(png(3000, 100), width=200).extent(measure=160)[0] == 200 * EMU
    assert max(Image(png(1, 3000)).extent(measure=160)) <= 558 * EMU


@given(st.integers(1, 900), st.integers(1, 900), st.floats(0.01, 558))
def test_it_is_never_wider_than_asked_and_never_nothing(wide: int, high: int, width: float) -> None:
    content = pictures.gif(wide, high)
    if width * high / wide <= 558:
        cx, cy = Image(content, width=width).extent(measure=160)
        assert 1 <= cx <= max(1, width * EMU)
        assert abs(cy - cx * high / wide) <= high / wide + 1


def test_a_picture_is_given_by_path_bytes_or_open_file(tmp_path: Path) -> None:
    path = tmp_path / "dấu.png"
    path.write_bytes(png())
    made = [Image(path), Image(str(path)), Image(png()), Image(io.BytesIO(png())), Image(bytearray(png()))]
    with path.open("rb") as file:
        made.append(Image(file))
    assert {image.content for image in made} == {png()}
    assert [image.name for image in made] == ["dấu.png", "dấu.png", "", "", "", "dấu.png"]


def test_what_was_just_saved_into_memory_is_read_whole() -> None:
    saved = io.BytesIO()
    saved.write(png())  # as savefig and save leave it: at its end
    assert Image(saved).content == Image(saved).content == png()


def test_the_bytes_are_read_on_making(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png())
    image = Image(path)
    path.unlink()
    assert image.content == png()


def test_images_are_equal_by_what_they_show() -> None:
    assert Image(png()) == Image(io.BytesIO(png()))
    assert Image(png()) != Image(png(31))
    assert Image(png()) != Image(png(), width=9)
    assert Image(png()) != Image(png(), alt="dấu")
    assert hash(Image(png())) == hash(Image(png()))


def test_the_bytes_are_not_shown() -> None:
    assert "PNG" not in repr(Image(png(), alt="dấu"))


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ["IMAGE-SVG"]),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><svg/>", ["IMAGE-SVG"]),
        (b"", ["IMAGE-UNKNOWN-KIND"]),
        (b"a picture", ["IMAGE-UNKNOWN-KIND"]),
        (b"RIFF\0\0\0\0WEBPVP8 ", ["IMAGE-UNKNOWN-KIND"]),
        (png()[:-20], ["IMAGE-DAMAGED"]),
        (png()[:18], ["IMAGE-DAMAGED"]),
        (pictures.jpeg()[:-2], ["IMAGE-DAMAGED"]),
        (b"\xff\xd8\xff\xdb", ["IMAGE-DAMAGED"]),
        (pictures.gif(0, 5), ["IMAGE-DAMAGED"]),
        (pictures.gif()[:8], ["IMAGE-DAMAGED"]),
        (pictures.bmp()[:20], ["IMAGE-DAMAGED"]),
        (pictures.emf(-5, 5), ["IMAGE-DAMAGED"]),
        (5, ["VALUE-SOURCE-EXPECTED"]),
        (None, ["VALUE-SOURCE-EXPECTED"]),
        (io.StringIO("text"), ["VALUE-SOURCE-EXPECTED"]),
    ],
)
def test_what_is_no_picture_is_told(source: object, codes: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        Image(source)  # type: ignore[arg-type]
    assert [finding.code for finding in caught.value.findings] == codes


@given(st.integers(0, 200), st.sampled_from(["png", "jpeg", "gif", "bmp", "tiff", "emf", "wmf"]))
def test_a_file_cut_anywhere_is_made_or_told(end: int, kind: str) -> None:
    with suppress(DataError):
        assert Image(getattr(pictures, kind)()[:end]).width > 0


def test_all_that_is_wrong_is_told_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        Image(tmp_path / "không có.png", width=-3, height=1000, alt=5, link="www")  # type: ignore[arg-type]
    assert [(one.code, one.facts["key"]) for one in caught.value.findings] == [
        ("FILE-NOT-FOUND", "source"),
        ("VALUE-LENGTH", "width"),
        ("VALUE-LENGTH", "height"),
        ("VALUE-TEXT-EXPECTED", "alt"),
        ("VALUE-ADDRESS", "link"),
    ]
    assert {one.where.file for one in caught.value.findings} == {str(tmp_path / "không có.png")}


def test_a_folder_a_side_too_long_and_a_file_not_fetched_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="FILE-IS-FOLDER"):
        Image(tmp_path)
    with pytest.raises(DataError, match="VALUE-LENGTH"):
        Image(png(10, 1000), width=100)
    with pytest.raises(DataError, match="FILE-NAME-INVALID"):
        Image("a\0b.png")
    (tmp_path / "a.png").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n")
    with pytest.raises(DataError, match="FILE-LFS-POINTER"):
        Image(tmp_path / "a.png")
