"""A finding in a Word file is told by its paragraph and the heading above it."""

from __future__ import annotations

import io

import docx
import pytest

import sokert
from sokert.errors import Place
from sokert.ooxml.headings import headings


@pytest.mark.parametrize(
    "words",
    ["I. KẾT QUẢ", "II/ Nhiệm vụ", "A. Tình hình", "Phần thứ nhất", "Chương II", "Mục 2", "PHỤ LỤC", "Phụ lục I"],
)
def test_what_is_numbered_as_a_section_is_a_heading(words: str) -> None:
    assert list(headings([(words, False), ("Đã làm", False)])) == [words, words]


@pytest.mark.parametrize("words", ["1. Tiếp nhận hồ sơ", "1.2. Đất đai", "3) Thu"])
def test_an_arabic_number_opens_a_heading_where_it_is_bold(words: str) -> None:
    assert list(headings([(words, True)])) == [words]
    assert list(headings([(words, False)])) == [""]


@pytest.mark.parametrize("words", ["I. một;", "12.345 hồ sơ", "Ông A. đã nói", "I. " + "dài " * 60])
def test_a_sentence_is_no_heading(words: str) -> None:
    assert list(headings([(words, True)])) == [""]


def test_a_long_heading_is_cut_and_the_signature_stands_under_none() -> None:
    long = "I. " + "KẾT QUẢ " * 12
    told = list(headings([(long, True), ("Hết./.", False), ("Nơi nhận:", True), ("PHỤ LỤC", True), ("1", False)]))
    assert told == [f"{long[:60].rstrip()}…", told[0], "", "PHỤ LỤC", "PHỤ LỤC"]


def test_a_finding_in_a_word_file_tells_paragraph_and_heading() -> None:
    document = docx.Document()
    for words in ("I. KẾT QUẢ", "Các các đơn vị đã làm."):
        document.add_paragraph(words)
    document.save(file := io.BytesIO())
    found = next(one for one in sokert.check(file.getvalue()) if one.code == "TEXT-DOUBLED-WORD")
    assert found.where.worded("vi").endswith("đoạn 2, mục “I. KẾT QUẢ”: “Các các”")
    assert found.where.worded("en").endswith("paragraph 2, under “I. KẾT QUẢ”: “Các các”")
    assert found.as_json()["where"] == {
        "part": "word/document.xml",
        "paragraph": 2,
        "text": "Các các",
        "heading": "I. KẾT QUẢ",
    }


@pytest.mark.parametrize(
    ("part", "vi", "en"),
    [
        ("word/header2.xml", "a.docx, đầu trang, đoạn 1", "a.docx, header, paragraph 1"),
        ("word/footer1.xml", "a.docx, cuối trang, đoạn 1", "a.docx, footer, paragraph 1"),
        ("word/footnotes.xml", "a.docx, chú thích cuối trang, đoạn 1", "a.docx, footnote, paragraph 1"),
        (
            "word/charts/chart1.xml",
            "a.docx, word/charts/chart1.xml, đoạn 1",
            "a.docx, word/charts/chart1.xml, paragraph 1",
        ),
    ],
)
def test_what_stands_beside_the_main_text_is_told_by_its_name(part: str, vi: str, en: str) -> None:
    place = Place("a.docx", part=part, paragraph=1)
    assert (place.worded("vi"), place.worded("en")) == (vi, en)
