"""Prints a Word file as text that a person can read in a diff: a line a paragraph, its style before it."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree


def opened(content: bytes) -> DocumentType:
    """Return a Word file open to read, its no-break spaces as plain blanks: where lines break is another test's."""
    document = Document(io.BytesIO(content))
    for text in document.element.iter(qn("w:t")):
        text.text = (text.text or "").replace("\u00a0", " ")
    return document


def words(content: bytes) -> str:
    """Return every word of the body in reading order, a line a paragraph, its no-break spaces as plain blanks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    lines = []
    for paragraph in body.iter(qn("w:p")):
        signs = {
            qn("w:t"): lambda node: (node.text or "").replace("\u00a0", " "),
            qn("w:br"): lambda _: "\n",
            qn("w:tab"): lambda _: "\t",
        }
        lines.append("".join(signs[node.tag](node) for node in paragraph.iter() if node.tag in signs))
    return "\n".join(lines)


def printed(content: bytes) -> str:
    """Return the page as text: [style] words; tables row by row; sections with their paper."""
    document = opened(content)
    lines = [f"title: {document.core_properties.title}", f"author: {document.core_properties.author}"]
    lines += [line for block in document.iter_inner_content() for line in _block(block)]
    for section in document.sections:
        width, height = section.page_width, section.page_height
        assert width is not None
        assert height is not None
        lines.append(f"section: {round(width.mm)} x {round(height.mm)} mm")
        edges = (("above", section.first_page_header), ("below", section.first_page_footer))
        lines += [f"{edge}: {p.text}" for edge, part in edges for p in part.paragraphs if p.text]
    return "\n".join(lines) + "\n"


def _block(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        name = block.style.name if block.style is not None else ""
        return [f"[{name}] {_marked(block)}".rstrip()]
    rows = []
    for row in block.rows:
        for number, cell in enumerate(row.cells):
            sign = "| " if number else "+ "
            rows += [sign + line for inner in cell.iter_inner_content() for line in _block(inner)]
    return rows


def _marked(paragraph: Paragraph) -> str:
    parts = []
    for run in paragraph.runs:
        text = run.text.replace("\n", "⏎")
        text = f"**{text}**" if run.bold else text
        parts.append(f"*{text}*" if run.italic else text)
    return "".join(parts)
