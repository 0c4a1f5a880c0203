"""The numbers of the Party's guides, typed a second time by hand, read from the finished file."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn

import judges
import page
import sokert
from sokert import Report, TemplateError
from sokert.check.form import check
from sokert.ooxml.font_metrics import width
from specimens import PARTY, SMALL

# Hướng dẫn 36-HD/VPTW and 05-HD/VPTW: component → least and most size, bold, italic, underlined.
STYLES = {
    "Tiêu đề Đảng": (15, 15, True, False, False),
    "Cơ quan chủ quản": (14, 14, False, False, False),
    "Cơ quan ban hành": (14, 14, True, False, False),
    "Dấu sao": (14, 14, False, False, False),
    "Số và ký hiệu": (14, 14, False, False, False),
    "Địa danh và thời gian": (14, 14, False, True, False),
    "Tên loại văn bản": (15, 16, True, False, False),
    "Trích yếu": (14, 15, True, False, False),
    "Body Text": (14, 15, False, False, False),
    "Heading 1": (14, 15, True, False, False),
    "Heading 2": (14, 15, True, False, False),
    "Heading 3": (14, 15, True, False, False),
    "Quyền hạn và chức vụ": (14, 14, True, False, False),
    "Chức vụ người ký": (14, 14, False, False, False),
    "Họ tên người ký": (14, 14, True, False, False),
    "Nơi nhận": (14, 14, False, False, True),
    "Danh sách nơi nhận": (12, 12, False, False, False),
    "Header": (14, 14, False, False, False),
}
DAYS = {"hd36": datetime.date(2023, 7, 5), "hd05": datetime.date(2026, 7, 5)}


@pytest.fixture(params=DAYS)
def standard(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def document(standard: str, party: Report) -> page.DocumentType:
    return page.opened(sokert.render(party.model_copy(update={"date": DAYS[standard]})))


@pytest.mark.parametrize("name", STYLES)
def test_each_component_is_set_as_the_guides_say(name: str, document: page.DocumentType) -> None:
    font = document.styles[name].font
    least, most, bold, italic, underlined = STYLES[name]
    assert least <= font.size.pt <= most
    assert (bool(font.bold), bool(font.italic), bool(font.underline)) == (bold, italic, underlined)


def test_the_page_has_the_margins_of_the_guides(document: page.DocumentType) -> None:
    for section in document.sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(side.mm, 1) for side in sides] == [20, 20, 30, 15]
        assert round(section.header_distance.mm, 1) == 10
        assert section.different_first_page_header_footer
        assert section.header.paragraphs[0].style.paragraph_format.alignment == ALIGN.CENTER


def test_the_text_is_justified_indented_and_in_lines_of_18_to_22_points(document: page.DocumentType) -> None:
    shape = document.styles["Body Text"].paragraph_format
    assert shape.alignment == ALIGN.JUSTIFY
    assert round(shape.first_line_indent.mm, 1) == 10
    assert shape.space_after.pt >= 6
    assert shape.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert 18 <= shape.line_spacing.pt <= 22


def test_headings_and_lists_are_numbered_in_the_party_s_manner(document: page.DocumentType) -> None:
    numbering = document.part.numbering_part.element
    labels = [level.get(qn("w:val")) for level in numbering.iter(qn("w:lvlText"))]
    assert labels == ["Phần %1", "%2-", "%3.", "%4)", "-", "-", "+", "%1.", "%2)"]


def test_the_line_below_the_title_is_as_long_as_it(document: page.DocumentType) -> None:
    paragraphs = list(document.element.body.iter(qn("w:p")))
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs]
    indent = paragraphs[texts.index("ĐẢNG CỘNG SẢN VIỆT NAM") + 1].find(f".//{qn('w:ind')}")
    column = int(list(document.element.body.iter(qn("w:gridCol")))[1].get(qn("w:w"))) / 20
    line = column - sum(int(indent.get(qn(f"w:{side}"))) / 20 for side in ("left", "right"))
    assert 0.95 <= line / width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True) <= 1.05


def test_nothing_of_the_state_s_form_stands_on_the_page(document: page.DocumentType) -> None:
    text = "\n".join(t.text or "" for t in document.element.body.iter(qn("w:t")))
    for sign in ("CỘNG HÒA", "Độc lập", "./.", "Số:", "TM.", "KT."):
        assert sign not in text


def test_the_checker_of_form_finds_nothing(standard: str, party: Report) -> None:
    for day in (DAYS[standard], None):
        # A report not dated yet follows the guide of its period's last day.
        made = sokert.render(party.model_copy(update={"date": day, "number": 5 if day else None}))
        assert [finding.code for finding in check(made, standard if day else "hd36")] == []


@pytest.mark.parametrize("told", ["hd36", "hd05"])
def test_a_standard_that_is_told_is_taken_whatever_the_day(told: str, party: Report) -> None:
    made = sokert.render(party.model_copy(update={"standard": told}))
    assert [finding.code for finding in check(made, told)] == []


def test_the_judges_accept_the_party_s_page(party: Report, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    sokert.render(party, path)
    assert judges.schemas_refuse(path) == ""


@pytest.mark.parametrize(
    ("specimen", "standard", "code"),
    [
        (SMALL, "hd36", "STANDARD-WANTS-PARTY"),
        (SMALL, "hd05", "STANDARD-WANTS-PARTY"),
        (PARTY, "nd30", "STANDARD-WANTS-STATE"),
    ],
)
def test_a_standard_that_is_not_the_template_s_is_told(specimen: dict[str, object], standard: str, code: str) -> None:
    report = Report.model_validate({**specimen, "standard": standard})
    with pytest.raises(TemplateError) as told:
        sokert.render(report)
    assert [finding.code for finding in told.value.findings] == [code]
    assert "half-year" in str(told.value)


def test_a_joint_office_s_report_stays_a_state_report() -> None:
    seed = sokert.load(judges.ROOT / "examples" / "van-phong-ubnd" / "report.yaml")
    assert "Công tác Đảng" in page.words(sokert.render(seed))
    assert [finding.code for finding in check(sokert.render(seed), "nd30")] == []


def test_a_cell_s_report_has_no_finding() -> None:
    cell = Report.model_validate(
        {
            **PARTY,
            "issuer": {"name": "Chi bộ Văn phòng", "parent": "Đảng ủy Sở Mẫu", "place": "Mẫu", "code": "CB"},
            "recipients": ["Đảng ủy Sở", "Lưu Chi bộ"],
            "signatory": {"authority": "T/M Chi bộ", "position": "Bí thư"},
        }
    )
    made = sokert.render(cell)
    assert [finding.code for finding in check(made)] == []
    for line in ("Số 05-BC/CB", "T/M CHI BỘ", "BÍ THƯ", "- Lưu Chi bộ."):
        assert line in page.words(made).splitlines()


def nested(depth: int) -> list[dict[str, object]]:
    """Return sections six abreast, so that letters go past d), and as deep as a report may be."""
    below = {"sections": nested(depth - 1)} if depth else {}
    text = "Lời **đậm**.\n\n| A | B |\n|---|--:|\n| x | 1 |\n\n- gạch\n  - cộng\n\n1. một\n   1. con"
    return [{"title": f"Mục {number}", "body": text, **below} for number in range(6 if depth == 1 else 2)]


@pytest.mark.parametrize("depth", range(5))
def test_every_depth_of_headings_tables_and_lists_has_no_finding(depth: int, standard: str) -> None:
    made = sokert.render(Report.model_validate({**PARTY, "date": DAYS[standard], "sections": nested(depth)}))
    assert [finding.code for finding in check(made, standard)] == []


def test_an_office_s_own_template_extends_the_party_s(party: Report, tmp_path: Path) -> None:
    own = "{% extends 'half-year/party' %}\n{% block opening %}\nĐảng ủy báo cáo như sau:\n{% endblock %}\n"
    (tmp_path / "mau.md").write_text(own, "utf-8")
    made = sokert.render(party, template=tmp_path / "mau.md")
    assert "Đảng ủy báo cáo như sau:" in page.words(made)
    assert [finding.code for finding in check(made, "hd36")] == []
