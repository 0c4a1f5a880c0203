"""Effective formatting, against specimens whose look in Word is known."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from check.hand import State, W, par, run
from sokert.resolved import read


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


def styled(made, style: str, inner: str):
    """Put XML into a style of a python-docx document."""
    made.styles[style].element.append(parse_xml(inner.replace(" ", f" {W}", 1)))


FIRST_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:tblStylePr>'
)


@pytest.mark.parametrize(
    ("look", "bold"),
    [
        ('w:firstRow="1"', True),
        ('w:val="0020"', True),
        ('w:val="0020" w:firstRow="0"', False),
        ('w:val="0000"', False),
        ('w:val="zz"', False),
    ],
)
def test_a_table_style_sets_its_first_row_apart_where_the_table_asks(look, bold):
    made = docx.Document()
    styled(made, "Table Grid", FIRST_ROW)
    table = made.add_table(2, 2, style="Table Grid")
    said = table._tbl.tblPr.find(qn("w:tblLook"))
    said.getparent().replace(said, parse_xml(f"<w:tblLook {W}{look}/>"))
    for at, row in enumerate(table.rows):
        row.cells[0].text = f"hàng {at}"
    first, second = (p for p in read(saved(made)).paragraphs if p.text)
    assert (first.runs[0].bold, first.runs[0].size == 15.0, first.align == "center") == (bold, bold, bold)
    assert not second.runs[0].bold


def test_bold_of_a_first_row_and_of_a_paragraph_style_cancel():
    made = docx.Document()
    styled(made, "Table Grid", FIRST_ROW)
    cell = made.add_table(1, 1, style="Table Grid").cell(0, 0)
    cell.paragraphs[0].add_run("chữ")
    cell.paragraphs[0].style = "Heading 1"
    assert not next(p for p in read(saved(made)).paragraphs if p.text).runs[0].bold


def test_a_toggle_of_the_defaults_is_not_cancelled():
    made = docx.Document()
    defaults = made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.insert(1, parse_xml(f"<w:b {W}/>"))
    made.add_heading("Tiêu đề", 1)
    plain = made.add_paragraph().add_run("thường")
    plain.bold = False
    heading, other = read(saved(made)).paragraphs
    assert heading.runs[0].bold
    assert not other.runs[0].bold


def test_the_look_of_a_list_label_is_not_that_of_its_words():
    made = docx.Document()
    made.add_paragraph("một", style="List Number")
    for level in made.part.numbering_part.element.iter(qn("w:lvl")):
        level.append(parse_xml(f"<w:rPr {W}><w:b/><w:i/></w:rPr>"))
    first = read(saved(made)).paragraphs[0].runs[0]
    assert (first.bold, first.italic) == (False, False)


def test_the_character_half_of_a_linked_style_gives_what_it_says():
    made = docx.Document()
    made.add_paragraph().add_run("chữ", style="Heading 1 Char")
    first = read(saved(made)).paragraphs[0].runs[0]
    assert (first.size, first.bold, first.fonts) == (14.0, True, {"Calibri"})


def test_a_font_named_beside_a_theme_gives_way_to_it_in_the_same_place_only():
    made = docx.Document()
    run_ = made.add_heading("Tiêu đề", 1).runs[0]
    run_.font.name = "Arial"
    assert read(saved(made)).paragraphs[0].runs[0].fonts == {"Arial"}


@pytest.mark.parametrize(
    ("of_style", "own", "first"),
    [(-360, 567, 567), (-360, None, -360), (567, -284, -284), (567, None, 567), (567, 0, 0), (-360, 0, 0)],
)
def test_of_a_first_line_and_a_hanging_one_the_nearer_wins_outright(of_style, own, first):
    made = docx.Document()
    made.styles["Body Text"].paragraph_format.first_line_indent = Twips(of_style)
    paragraph = made.add_paragraph("chữ", style="Body Text")
    if own is not None:
        paragraph.paragraph_format.first_line_indent = Twips(own)
    assert read(saved(made)).paragraphs[0].first_line == first
