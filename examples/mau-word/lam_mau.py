"""Draws mau.docx, the Word form of this example, as an office would draw it in Word by hand.

    python examples/mau-word/lam_mau.py

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
from docx.table import _Cell
from docx.text.paragraph import Paragraph

CENTER, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
TEXT = 165  # width of the text in millimetres
HEAD = (63, 102)  # its two columns
COLUMNS = (12, 73, 25, 28, 27)


def drawn() -> Document:
    """Return the form: head, title, words with loops, a table whose row repeats, signature."""
    form = docx.Document()
    _page(form)
    _head(form)
    _line(form.add_paragraph(), "BÁO CÁO", CENTER, 14, bold=True, before=12)
    _line(form.add_paragraph(), "{{ report.subject or (period|default_subject) }}", CENTER, 14, bold=True)
    _rule(form.add_paragraph(), 0.4, TEXT, 14)
    _body(form, "{{ issuer.name }} báo cáo kết quả công tác {{ period }}{{ period|stated_window }} như sau:")
    _sections(form)
    _body(form, "Kết quả theo từng chỉ tiêu:{% keep paragraph if metrics %}")
    _figures(form)
    _body(
        form,
        "Trên đây là Báo cáo {{ report.subject or (period|default_subject)|lower_first }}, "
        "{{ issuer.name }} trân trọng báo cáo./.",
    )
    _signature(form)
    return form


def _page(form: Document) -> None:
    """Set the page, the typeface and the page number as the decree says."""
    section = form.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(20),
        Mm(20),
        Mm(30),
        Mm(15),
    )
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    language = form.styles.element.find(".//" + qn("w:rPrDefault") + "//" + qn("w:lang"))
    language.set(qn("w:val"), "vi-VN")
    normal = form.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    items = form.styles["List Bullet"].paragraph_format  # the look of a list in a section's words
    items.alignment, items.space_before, items.space_after = WD_ALIGN_PARAGRAPH.JUSTIFY, Pt(6), Pt(0)
    items.line_spacing = 1.0
    form.styles["List Bullet"].element.pPr.remove_all("w:contextualSpacing")  # it takes the gap between items away
    number = section.header.paragraphs[0]
    number.alignment = CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    number._p.append(field)
    properties = form.core_properties
    properties.title, properties.author, properties.language = "Báo cáo {{ period }}", "{{ issuer.name }}", "vi-VN"
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)


def _head(form: Document) -> None:
    left, right = _two_columns(form)
    _line(left.paragraphs[0], "{{ issuer.parent|upper }}{% keep paragraph if issuer.parent %}", CENTER, 12)
    _line(left.add_paragraph(), "{{ issuer.name|upper }}", CENTER, 12, bold=True)
    _rule(left.add_paragraph(), 0.4, HEAD[0] - 4, 12)
    _line(left.add_paragraph(), 'Số: {{ report|symbol("BC") }}', CENTER, 13)
    _line(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CENTER, 12, bold=True)
    _line(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", CENTER, 13, bold=True)
    _rule(right.add_paragraph(), 1.0, HEAD[1] - 4, 13)
    _line(right.add_paragraph(), "{{ issuer.place }}, {{ report|signing_date }}", CENTER, 13, italic=True)


def _sections(form: Document) -> None:
    """Write the loops over sections; each tag stands in a paragraph of its own, which is not printed."""
    _tag(form, "{% for section in sections %}")
    _heading(form, "{{ loop.index|roman }}. {{ section.title }}", capitals=True)
    _body(form, "{{ section.body }}")
    _tag(form, "{% for inner in section.sections %}")
    _heading(form, "{{ loop.index }}. {{ inner.title }}")
    _body(form, "{{ inner.body }}")
    _tag(form, "{% endfor %}{% endfor %}")


def _figures(form: Document) -> None:
    """Draw the table: its head comes again on each page, its second row once a metric."""
    table = form.add_table(rows=2, cols=len(COLUMNS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = Mm(width)
    repeats = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeats)
    heads = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "So cùng kỳ (%)")
    fills = (
        "{% for metric in metrics %}{{ loop.index }}",
        "{{ metric|label }}",
        "{{ metric|unit }}",
        "{{ metric }}",
        "{{ metric|index }}{% endfor %}",
    )
    for cell, said in zip(table.rows[0].cells, heads, strict=True):
        _line(cell.paragraphs[0], said, CENTER, 12, bold=True)
    for cell, said, side in zip(table.rows[1].cells, fills, (CENTER, LEFT, CENTER, RIGHT, RIGHT), strict=True):
        _line(cell.paragraphs[0], said, side, 12)


def _signature(form: Document) -> None:
    left, right = _two_columns(form)
    _line(left.paragraphs[0], "Nơi nhận:{% keep paragraph if report.recipients %}", LEFT, 12, bold=True, italic=True)
    _line(left.add_paragraph(), "{% for recipient in report.recipients %}", LEFT, 11)
    _line(left.add_paragraph(), "- {{ recipient }}{{ '.' if loop.last else ';' }}", LEFT, 11)
    _line(left.add_paragraph(), "{% endfor %}", LEFT, 11)
    _line(right.paragraphs[0], "{% for mark, line in report.signatory|signed %}", CENTER, 14)
    _line(right.add_paragraph(), "{{ line }}", CENTER, 14, bold=True)
    _line(right.add_paragraph(), "{% endfor %}", CENTER, 14)
    for _ in range(4):
        _line(right.add_paragraph(), "", CENTER, 14)
    _line(right.add_paragraph(), '{{ report.signatory.name or "" }}', CENTER, 14, bold=True)


# --- how a paragraph is set ---


def _two_columns(form: Document) -> tuple[_Cell, _Cell]:
    table = form.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, HEAD, strict=True):
        column.width = Mm(width)
    left, right = table.rows[0].cells
    return left, right


def _line(
    paragraph: Paragraph,
    said: str,
    side: WD_ALIGN_PARAGRAPH,
    size: float,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
) -> Paragraph:
    """Set one paragraph without an indent."""
    paragraph.alignment = side
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(0)
    if said:
        run = paragraph.add_run(said)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def _rule(paragraph: Paragraph, share: float, width: float, size: float) -> None:
    """Draw a line as long as a share of the words above it: a border, whose tag says how long."""
    _line(paragraph, f"{{% rule {share} {width} {size} %}}", CENTER, 2)
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(4), Pt(6)
    border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _body(form: Document, said: str) -> None:
    paragraph = _line(form.add_paragraph(), said, WD_ALIGN_PARAGRAPH.JUSTIFY, 14, before=6)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)


def _heading(form: Document, said: str, capitals: bool = False) -> None:
    paragraph = _line(form.add_paragraph(), said, WD_ALIGN_PARAGRAPH.JUSTIFY, 14, bold=True, before=6)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.runs[0].font.all_caps = capitals


def _tag(form: Document, said: str) -> None:
    _line(form.add_paragraph(), said, LEFT, 10)


if __name__ == "__main__":
    drawn().save(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("mau.docx")))
