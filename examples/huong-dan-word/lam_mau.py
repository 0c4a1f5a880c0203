"""Draws mau.docx, the form of docs/word-guide.md, as a clerk would draw it in Word by hand.

    python examples/huong-dan-word/lam_mau.py

Run it after a change here; a test tells when mau.docx is no longer what it draws. It needs python-docx.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

sys.path.append(str(Path(__file__).parents[1]))
from ve_mau import BOTH, CENTER, LEFT, RIGHT, blank, save, table, table_of_figures, underline  # noqa: E402

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
    form = blank("Báo cáo {{ period }}", "Trạm Y tế")
    looks = form.styles["Normal"].paragraph_format
    looks.space_after, looks.line_spacing = Pt(0), 1.0
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


def _head(form: Document) -> None:
    left, right = table(form, (63, 102), 1).rows[0].cells
    _line(left, CENTER, 12, "UBND XÃ MẪU THƯỢNG")
    _line(left, CENTER, 12, "TRẠM Y TẾ", "b")
    _rule(left, 25)
    _line(left, CENTER, 13, 'Số: {{ report|symbol("BC") }}')
    _line(right, CENTER, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b")
    _line(right, CENTER, 13, "Độc lập - Tự do - Hạnh phúc", "b")
    _rule(right, 21)
    _line(right, CENTER, 13, "Mẫu Thượng, {{ report|signing_date }}", "i")


def _figures(form: Document) -> None:
    """Draw the table: its second row comes once a figure."""
    rows = table_of_figures(form, (25, 64, 25, 25, 26)).rows
    for cell, said in zip(rows[0].cells, HEADS, strict=True):
        _line(cell, CENTER, 12, said, "b")
    for cell, said, side in zip(rows[1].cells, ROW, (CENTER, LEFT, CENTER, RIGHT, RIGHT), strict=True):
        _line(cell, side, 12, said)


def _signature(form: Document) -> None:
    left, right = table(form, (82, 83), 1).rows[0].cells
    _line(left, LEFT, 12, "Nơi nhận:", "bi").paragraph_format.space_before = Pt(6)
    for said in ("- UBND xã Mẫu Thượng;", "- Lưu: VT."):
        _line(left, LEFT, 11, said)
    _line(right, CENTER, 14, "TRƯỞNG TRẠM", "b").paragraph_format.space_before = Pt(6)


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
    underline(paragraph)


if __name__ == "__main__":
    save(drawn(), __file__)
