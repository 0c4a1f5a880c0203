"""Draws mau.docx, the Word form of this example, as an office would draw it in Word by hand.

    python examples/mau-word/lam_mau.py

Run it after a change here; a test tells when mau.docx is no longer what it draws. It needs python-docx.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

sys.path.append(str(Path(__file__).parents[1]))
from ve_mau import BOTH, CENTER, LEFT, RIGHT, blank, save, table, table_of_figures, underline  # noqa: E402

TEXT = 165  # width of the text in millimetres
HEAD = (63, 102)  # its two columns
COLUMNS = (12, 73, 25, 28, 27)


def drawn() -> Document:
    """Return the form: head, title, words with loops, a table whose row repeats, signature."""
    form = blank("Báo cáo {{ period }}", "{{ issuer.name }}")
    _items(form)
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


def _items(form: Document) -> None:
    """Set the look of a list in a section's words."""
    items = form.styles["List Bullet"].paragraph_format
    items.alignment, items.space_before, items.space_after = BOTH, Pt(6), Pt(0)
    items.line_spacing = 1.0
    form.styles["List Bullet"].element.pPr.remove_all("w:contextualSpacing")  # it takes the gap between items away


def _head(form: Document) -> None:
    left, right = table(form, HEAD, 1).rows[0].cells
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
    rows = table_of_figures(form, COLUMNS).rows
    heads = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "So cùng kỳ (%)")
    fills = (
        "{% for metric in metrics %}{{ loop.index }}",
        "{{ metric|label }}",
        "{{ metric|unit }}",
        "{{ metric }}",
        "{{ metric|index }}{% endfor %}",
    )
    for cell, said in zip(rows[0].cells, heads, strict=True):
        _line(cell.paragraphs[0], said, CENTER, 12, bold=True)
    for cell, said, side in zip(rows[1].cells, fills, (CENTER, LEFT, CENTER, RIGHT, RIGHT), strict=True):
        _line(cell.paragraphs[0], said, side, 12)


def _signature(form: Document) -> None:
    left, right = table(form, HEAD, 1).rows[0].cells
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
    underline(paragraph)


def _body(form: Document, said: str) -> None:
    paragraph = _line(form.add_paragraph(), said, BOTH, 14, before=6)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)


def _heading(form: Document, said: str, capitals: bool = False) -> None:
    paragraph = _line(form.add_paragraph(), said, BOTH, 14, bold=True, before=6)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.runs[0].font.all_caps = capitals


def _tag(form: Document, said: str) -> None:
    _line(form.add_paragraph(), said, LEFT, 10)


if __name__ == "__main__":
    save(drawn(), __file__)
