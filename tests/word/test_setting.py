"""What stays on one line, and where titles break: the words themselves are never changed."""

from __future__ import annotations

import io

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

import sokert
from draws import drawn
from sokert.ooxml.font_metrics import width
from sokert.word.breaking import broken, lines
from sokert.word.gluing import GLUE, glued
from specimens import SMALL


@pytest.mark.parametrize(
    "text",
    [
        "đạt 12.480~văn bản đến",
        "năm~2025",
        "6~tháng đầu năm~2025",
        "quý~II năm~2025",
        "Điều~8 quy định",
        "khoản~2 và điểm~a) của Điều~1",
        "số~30/2020/NĐ-CP",
        "ngày~05 tháng~3 năm~2020",
        "285~tỷ~đồng, đạt 57% kế hoạch",
        "tăng 7,6% so với 9.022 và 9.610",
        "tháng~6 đạt 12~lượt",
        "Phụ lục~I kèm theo",
        "nâng lên 1.204~đồng chí",
        "Tổng số 450~đơn; trong số 12.480~hồ sơ; Công văn số~450 của",
        "6~tháng 450~đơn, đầu năm 45~vụ, trong ngày 120~lượt",
        "đầu năm \x00450\x00~đơn, tổng số \x0012.480\x00~hồ sơ",
    ],
)
def test_figures_stay_with_what_they_count(text: str) -> None:
    assert glued(text.replace("~", " ")).replace(GLUE, "~") == text


@given(st.text("năm tháng 0123,.% IVđồng\0", max_size=40))
@drawn(20)
def test_gluing_changes_nothing_but_blanks(text: str) -> None:
    assert glued(text).replace(GLUE, " ") == text


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH MẪU", ["ỦY BAN NHÂN DÂN", "TỈNH MẪU"]),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH MẪU", ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG", "TỈNH MẪU"]),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC MẪU", ["BỆNH VIỆN ĐA KHOA", "KHU VỰC MẪU"]),
        ("UBND TỈNH MẪU", ["UBND TỈNH MẪU"]),
    ],
)
def test_names_of_agencies_break_by_meaning(said: str, wanted: list[str]) -> None:
    title = broken(said, 175.4, 13, bold=True)
    assert lines(title.text, 175.4 - 2 * title.indent, 13, bold=True) == wanted
    assert title.text.replace(GLUE, " ") == said


def test_a_subject_breaks_after_its_comma() -> None:
    said = "Sơ kết công tác 6 tháng đầu năm 2026, phương hướng, nhiệm vụ 6 tháng cuối năm 2026"
    title = broken(said, 467.7, 14, bold=True)
    first, second = lines(title.text, 467.7 - 2 * title.indent, 14, bold=True)
    assert first.replace(GLUE, " ") == "Sơ kết công tác 6 tháng đầu năm 2026,"
    assert width(second, 14, bold=True) <= 467.7


@given(
    st.lists(
        st.sampled_from(
            ["ỦY", "BAN", "NHÂN", "DÂN", "TỈNH", "XÃ", "MẪU", "VÀ", "CỦA", "SỞ,", "WWWWWWWWWWWWWWWWWWWWWWW"]
        ),
        max_size=14,
    )
)
@drawn(20)
def test_no_word_of_a_title_is_lost(words: list[str]) -> None:
    said = " ".join(words)
    assert broken(said, 175.4, 13, True).text.replace(GLUE, " ") == said


def test_the_file_s_properties_have_plain_blanks() -> None:
    content = sokert.render(sokert.Report.model_validate({**SMALL, "subject": "Kết quả năm 2025"}))
    document = Document(io.BytesIO(content))
    assert GLUE not in document.core_properties.title
    assert any(f"năm{GLUE}2025" in paragraph.text for paragraph in document.paragraphs)
