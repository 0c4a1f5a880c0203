"""Forms made by python-docx, each by the function its declaration names."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from forms.paper import png


def letter() -> bytes:
    document = Document()
    document.add_paragraph("Báo cáo {{ ky }}", style="Title")
    document.add_heading("Kết quả", 1)
    paragraph = document.add_paragraph("Có ")
    paragraph.add_run("{{").bold = True
    paragraph.add_run(" so }} việc")
    paragraph.add_run("{% if co %}, đúng hạn{% endif %}").italic = True
    paragraph.add_run(".")
    for text in ("{% for v in viec %}", "{{ v }}", "{% endfor %}"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Hết.")
    return _saved(document)


def table() -> bytes:
    document = Document()
    grid = document.add_table(rows=4, cols=3)
    grid.cell(0, 0).merge(grid.cell(0, 2)).text = "{{ tieu_de }}"
    texts = ("{% for d in dong %}{{ loop.index }}", "{{ d.ten }}", "{{ d.so }}{% endfor %}")
    for cell, text in zip(grid.rows[1].cells, texts, strict=True):
        cell.text = text
    grid.cell(2, 0).merge(grid.cell(3, 0)).text = "Ghi chú"
    grid.cell(2, 1).text = "{{ dong|length }}"
    grid.cell(3, 1).text = "hai"
    inner = grid.cell(2, 2).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "{% for c in con %}{{ c }}"
    inner.cell(0, 1).text = "{{ loop.index }}{% endfor %}"
    return _saved(document)


def headers() -> bytes:
    document = Document()
    document.core_properties.title = "{{ ten }}"
    document.add_paragraph("Phần một {{ ten }}.")
    first = document.sections[0]
    first.header.paragraphs[0].text = "Đầu một {{ ten }}\t"
    _picture(first.header.paragraphs[0], "Huy hiệu {{ so }}")
    first.footer.paragraphs[0].text = "Chân {{ so }}"
    second = document.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Đầu hai {{ ten }}"
    for text in ("{% for x in muc %}", "Phần hai {{ x }}.", "{% endfor %}"):
        document.add_paragraph(text)
    return _saved(document)


def picture() -> bytes:
    document = Document()
    grid = document.add_table(rows=1, cols=2)
    grid.cell(0, 0).text = "{% for x in muc %}{{ x }}"
    paragraph = grid.cell(0, 1).paragraphs[0]
    _picture(paragraph, "Ảnh {{ x }}")
    paragraph.add_run("{% endfor %}")
    paragraph = document.add_paragraph("{% if khong %}")
    _picture(paragraph, "bỏ")
    paragraph.add_run("{% endif %}")
    document.add_paragraph("Hết.")
    return _saved(document)


def sections() -> bytes:
    document = Document()
    document.add_paragraph("Mở đầu.")
    wide = document.add_section()
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.add_paragraph("{% for b in bieu %}")
    document.add_paragraph("Biểu {{ b.ten }}")
    grid = document.add_table(rows=1, cols=2)
    grid.cell(0, 0).text = "Dòng"
    grid.cell(0, 1).text = "{% for d in b.dong %}{{ d }};{% endfor %}"
    document.add_paragraph("Hết biểu.")
    document.add_section()
    document.add_paragraph("{% endfor %}")
    document.add_paragraph("Kết.")
    return _saved(document)


def _picture(paragraph: Paragraph, words: str) -> None:
    shape = paragraph.add_run().add_picture(io.BytesIO(png()), width=Mm(20))
    shape._inline.docPr.set("descr", words)


def _saved(document: DocumentType) -> bytes:
    document.core_properties.comments = ""
    document.core_properties.author = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
