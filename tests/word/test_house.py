"""The numbers of the decree, typed a second time by hand beside its clause, read from the finished file."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

import judges
import page
import sokert
from sokert import Report
from sokert.ooxml.font_metrics import width

# Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục V: component → least and most size, bold, italic.
STYLES = {
    "Quốc hiệu": (12, 13, True, False),
    "Tiêu ngữ": (13, 14, True, False),
    "Cơ quan chủ quản": (12, 13, False, False),
    "Cơ quan ban hành": (12, 13, True, False),
    "Số và ký hiệu": (13, 13, False, False),
    "Địa danh và thời gian": (13, 14, False, True),
    "Tên loại văn bản": (13, 14, True, False),
    "Trích yếu": (13, 14, True, False),
    "Body Text": (13, 14, False, False),
    "Heading 1": (13, 14, True, False),
    "Heading 2": (13, 14, True, False),
    "Heading 3": (13, 14, True, False),
    "Heading 4": (13, 14, False, False),
    "Quyền hạn và chức vụ": (13, 14, True, False),
    "Chức vụ người ký": (13, 14, True, False),
    "Họ tên người ký": (13, 14, True, False),
    "Kính gửi": (13, 14, False, False),
    "Nơi nhận": (12, 12, True, True),
    "Danh sách nơi nhận": (11, 11, False, False),
    "Phụ lục": (14, 14, True, False),
    "Tên phụ lục": (13, 14, True, False),
    "Căn cứ phụ lục": (13, 14, False, True),
    "Header": (13, 14, False, False),
}


@pytest.mark.parametrize("name", STYLES)
def test_each_component_is_set_as_the_decree_says(name: str, report: Report) -> None:
    style = page.opened(sokert.render(report)).styles[name]
    least, most, bold, italic = STYLES[name]
    assert least <= style.font.size.pt <= most
    assert bool(style.font.bold) == bold
    assert bool(style.font.italic) == italic


def test_the_page_is_a4_with_the_decree_s_margins(report: Report) -> None:
    first, annex = page.opened(sokert.render(report)).sections
    for section, wide, high in ((first, 210, 297), (annex, 297, 210)):
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (wide, high)
        assert 20 <= round(section.top_margin.mm, 1) <= 25
        assert 20 <= round(section.bottom_margin.mm, 1) <= 25
        assert 30 <= round(section.left_margin.mm, 1) <= 35
        assert 15 <= round(section.right_margin.mm, 1) <= 20


def test_the_page_number_stands_in_the_header_and_not_on_page_one(report: Report) -> None:
    for section in page.opened(sokert.render(report)).sections:
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header.paragraphs[0]._p.xml
        assert section.header.paragraphs[0].style.paragraph_format.alignment == ALIGN.CENTER
        assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml


def test_the_body_is_justified_indented_and_spaced(report: Report) -> None:
    shape = page.opened(sokert.render(report)).styles["Body Text"].paragraph_format
    assert shape.alignment == ALIGN.JUSTIFY
    assert round(shape.first_line_indent.mm, 1) in (10.0, 12.7)
    assert shape.space_after.pt >= 6
    assert 1.0 <= shape.line_spacing <= 1.5


def test_headings_have_outline_levels_and_numbers_made_by_word(report: Report) -> None:
    styles = page.opened(sokert.render(report)).styles
    for level in range(1, 6):
        element = styles[f"Heading {level}"].element
        assert element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
        assert element.find(f".//{qn('w:numPr')}") is not None


def test_the_language_is_vietnamese_and_the_title_is_set(report: Report) -> None:
    document = page.opened(sokert.render(report))
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"
    assert document.core_properties.title.startswith("Báo cáo sơ kết công tác 6 tháng đầu năm 2023")
    assert document.core_properties.language == "vi-VN"


def drawn(document: page.DocumentType, cell_mm: float, above: str) -> float:
    """Return the length of the line drawn under a paragraph, as a part of its last line (single-line texts)."""
    paragraphs = list(document.element.body.iter(qn("w:p")))
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs]
    at = texts.index(above)
    indent = paragraphs[at + 1].find(f".//{qn('w:ind')}")
    size = 13 if above.isupper() else 14
    left, right = (int(indent.get(qn(f"w:{side}"))) / 20 for side in ("left", "right"))
    return (cell_mm * 72 / 25.4 - left - right) / width(above, size, bold=True)


def test_lines_are_as_long_as_the_rule_asks(report: Report) -> None:
    document = page.opened(sokert.render(report))
    columns = [int(c.get(qn("w:w"))) * 25.4 / 1440 for c in document.element.body.iter(qn("w:gridCol"))][:2]
    assert 0.95 <= drawn(document, columns[1], "Độc lập - Tự do - Hạnh phúc") <= 1.05
    assert 1 / 3 <= drawn(document, columns[0], "VĂN PHÒNG") <= 1 / 2


def test_the_header_row_of_the_annex_repeats_and_no_row_splits(report: Report) -> None:
    table = page.opened(sokert.render(report)).tables[-1]
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_the_judges_accept_the_file(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    sokert.render(report, path)
    assert judges.schemas_refuse(path) == ""


def test_the_sdk_accepts_the_file(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    sokert.render(report, path)
    assert judges.sdk_refuses(path) == ""
