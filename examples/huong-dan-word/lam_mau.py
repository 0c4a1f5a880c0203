"""Draws mau.docx, the form of docs/word-guide.md, as a clerk would draw it in Word by hand.

    python examples/huong-dan-word/lam_mau.py

Run it after a change here; a test tells when mau.docx is no longer what it draws. It needs python-docx.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

CENTER, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
BOTH = WD_ALIGN_PARAGRAPH.JUSTIFY
HEADS = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ")
ROW = (
    "{% for m in metrics %}{{ loop.index }}",
    "{{ m|label }}",
    "{{ m|unit }}",
    "{{ m }}",
    "{{ m|previous }}{% endfor %}",
)


def drawn() -> Document:
    """Return the form: what is the same each time is typed, what changes is a tag."""
    form = docx.Document()
    _page(form)
    _head(form)
    _line(form, CENTER, 14, "BÁO CÁO", "b").paragraph_format.space_before = Pt(12)
    _line(form, CENTER, 14, "Kết quả công tác y tế {{ period }}", "b")
    _rule(form, 60)
    _body(form, "Trạm Y tế báo cáo kết quả công tác {{ period }} như sau:")
    _body(form, "I. KHÁM BỆNH, CHỮA BỆNH", "b")
    _body(form, "Trạm đã khám {{ luot_kham|with_unit }}, {{ luot_kham|change }}.")
    _body(form, "Chuyển cơ sở khám bệnh, chữa bệnh khác {{ chuyen|with_unit }}.{% keep paragraph if chuyen.value %}")
    _body(form, "II. TIÊM CHỦNG", "b")
    _body(form, "Đã tiêm đủ mũi cho {{ tiem|done_of(tre, 'trẻ', rate=true) }}.")
    _body(form, "III. SỐ LIỆU", "b")
    _figures(form)
    _body(form, "Trên đây là Báo cáo kết quả công tác y tế {{ period }} của Trạm Y tế./.")
    _signature(form)
    return form


def _page(form: Document) -> None:
    """Set the page, the typeface and the page number as the decree says."""
    section = form.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    language = form.styles.element.find(".//" + qn("w:rPrDefault") + "//" + qn("w:lang"))
    language.set(qn("w:val"), "vi-VN")
    normal = form.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    number = section.header.paragraphs[0]
    number.alignment = CENTER
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), "PAGE")
    text.text = "2"
    run.append(text)
    field.append(run)
    number._p.append(field)
    properties = form.core_properties
    properties.title, properties.author, properties.language = "Báo cáo {{ period }}", "Trạm Y tế", "vi-VN"
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)


def _head(form: Document) -> None:
    left, right = _table(form, (63, 102), 1).rows[0].cells
    _line(left, CENTER, 12, "UBND XÃ MẪU THƯỢNG")
    _line(left, CENTER, 12, "TRẠM Y TẾ", "b")
    _rule(left, 25)
    _line(left, CENTER, 13, 'Số: {{ report|symbol("BC") }}')
    _line(right, CENTER, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b")
    _line(right, CENTER, 13, "Độc lập - Tự do - Hạnh phúc", "b")
    _rule(right, 21)
    _line(right, CENTER, 13, "Mẫu Thượng, {{ report|signing_date }}", "i")


def _figures(form: Document) -> None:
    """Draw the table: its head comes again on each page, its second row once a figure."""
    table = _table(form, (25, 64, 25, 25, 26), 2)
    table.style = "Table Grid"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, said in zip(table.rows[0].cells, HEADS, strict=True):
        _line(cell, CENTER, 12, said, "b")
    for cell, said, side in zip(table.rows[1].cells, ROW, (CENTER, LEFT, CENTER, RIGHT, RIGHT), strict=True):
        _line(cell, side, 12, said)


def _signature(form: Document) -> None:
    left, right = _table(form, (82, 83), 1).rows[0].cells
    _line(left, LEFT, 12, "Nơi nhận:", "bi").paragraph_format.space_before = Pt(6)
    for said in ("- UBND xã Mẫu Thượng;", "- Lưu: VT."):
        _line(left, LEFT, 11, said)
    _line(right, CENTER, 14, "TRƯỞNG TRẠM", "b").paragraph_format.space_before = Pt(6)


def _table(form: Document, widths: tuple[int, ...], rows: int) -> Table:
    table = form.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _line(place: Document | _Cell, side: WD_ALIGN_PARAGRAPH, size: float, said: str, look: str = "") -> Paragraph:
    """Type a paragraph below what stands in the place; the first of a cell is there already."""
    is_new = isinstance(place, _Cell) and not place.text
    paragraph = place.paragraphs[0] if is_new else place.add_paragraph()
    paragraph.alignment = side
    run = paragraph.add_run(said)
    run.bold, run.italic, run.font.size = "b" in look, "i" in look, Pt(size)
    return paragraph


def _body(form: Document, said: str, look: str = "") -> None:
    paragraph = _line(form, BOTH, 14, said, look)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(6), Pt(6)
    paragraph.paragraph_format.keep_with_next = bool(look)


def _rule(place: Document | _Cell, aside: float) -> None:
    """Draw a line in the middle: the border of an empty paragraph, moved in on both sides."""
    paragraph = place.add_paragraph()
    looks = paragraph.paragraph_format
    looks.left_indent = looks.right_indent = Mm(aside)
    looks.line_spacing, looks.space_after = Pt(4), Pt(4)
    border, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    follow = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph._p.get_or_add_pPr().insert_element_before(border, *follow)


if __name__ == "__main__":
    drawn().save(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("mau.docx")))
