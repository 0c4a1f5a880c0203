"""What the scripts that draw a Word form share: the page by the decree, tables without lines of their own, drawn lines.

Each example's lam_mau.py draws its own form with it. It needs python-docx.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

CENTER, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
BOTH = WD_ALIGN_PARAGRAPH.JUSTIFY


def blank(title: str, author: str) -> Document:
    """Return an empty form: the page, the typeface and the page number as the decree says."""
    form = docx.Document()
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
    _number(section.header.paragraphs[0])
    properties = form.core_properties
    properties.title, properties.author, properties.language = title, author, "vi-VN"
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    return form


def _number(paragraph: Paragraph) -> None:
    """Put the page number in the middle of a header."""
    paragraph.alignment = CENTER
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), "PAGE")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def table(form: Document, widths: Sequence[int], rows: int) -> Table:
    """Add a table whose columns have widths in millimetres."""
    made = form.add_table(rows=rows, cols=len(widths))
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def table_of_figures(form: Document, widths: Sequence[int]) -> Table:
    """Add a table with lines: its head, which comes again on each page, and the row that a loop repeats."""
    made = table(form, widths, 2)
    made.style = "Table Grid"
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def underline(paragraph: Paragraph) -> None:
    """Draw the line below a head: the upper border of an empty paragraph."""
    border, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    follow = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph._p.get_or_add_pPr().insert_element_before(border, *follow)


def save(form: Document, script: str) -> None:
    """Write a form where the command line says, else beside its script."""
    form.save(sys.argv[1] if len(sys.argv) > 1 else str(Path(script).with_name("mau.docx")))
