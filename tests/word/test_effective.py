"""Effective formatting, against specimens whose look in Word is known."""

from __future__ import annotations

import io

import docx
from docx.shared import Pt

from check.hand import State, par, run
from sokert.word.effective import read


def saved(made) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_theme_font_is_resolved():
    made = docx.Document()
    made.add_heading("Tiêu đề", 1)
    first = read(saved(made)).paragraphs[0].runs[0]
    assert (first.fonts, first.size, first.bold, first.color) == ({"Calibri"}, 14.0, True, "365f91")


def test_bold_of_two_style_levels_cancels_itself():
    made = docx.Document()
    heading = made.add_paragraph(style="Heading 1")
    heading.add_run("không đậm", style="Strong")
    assert not read(saved(made)).paragraphs[0].runs[0].bold


def test_a_size_said_nowhere_is_ten():
    made = docx.Document()
    made.styles.element.find(".//{*}docDefaults").clear()
    made.styles["Normal"].font.size = None
    made.add_paragraph("chữ")
    assert read(saved(made)).paragraphs[0].runs[0].size == 10.0


def test_list_labels_are_counted():
    made = docx.Document()
    for text in ("một", "hai"):
        made.add_paragraph(text, style="List Number")
    assert [paragraph.shown for paragraph in read(saved(made)).paragraphs] == ["1. một", "2. hai"]


def test_cells_inside_content_controls_are_read():
    found = read(State(head="control").bytes()).paragraphs
    assert any(paragraph.cell and paragraph.cell.column == 1 for paragraph in found)


def test_a_text_box_is_read_once():
    texts = [paragraph.text for paragraph in read(State(head="boxes").bytes()).paragraphs]
    assert texts.count("Độc lập - Tự do - Hạnh phúc") == 1


def test_deleted_words_are_not_read_and_inserted_ones_are():
    changed = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    changed += f'<w:ins w:id="2" w:author="a">{run("mới")}</w:ins></w:p>'
    texts = [paragraph.text for paragraph in read(State(text=(changed, par(run("x")))).bytes()).paragraphs]
    assert "mới" in texts


def test_sizes_said_directly_win():
    made = docx.Document()
    piece = made.add_paragraph(style="Heading 1").add_run("x")
    piece.font.size = Pt(9.5)
    assert read(saved(made)).paragraphs[0].runs[0].size == 9.5
