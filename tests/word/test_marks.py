"""Urgency, secrecy, circulation, drafter, address, drafts, annexes: the law's numbers, typed a second time by hand."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import RGBColor
from hypothesis import given
from hypothesis import strategies as st

import judges
import page
import sokert
from draws import drawn
from sokert import DataError, Report
from sokert.check.form import check
from sokert.fill import Filler
from sokert.models import ILLEGAL
from sokert.ooxml.font_metrics import width
from specimens import PARTY, SMALL

WORDS = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("&<>\"'{}%#|*-_\\`:ếĐ\u0301")),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() and not ILLEGAL.search(text))
CONTACT = {"address": "Số 1 phố Mẫu", "phone": "(0200) 000", "email": "a@example.vn"}
MARKS: dict[str, Any] = {
    "urgency": "khẩn",
    "circulation": "Lưu hành nội bộ",
    "drafter": {"mark": "pl", "copies": 300},
    "addressees": ["Tỉnh ủy Bắc Kạn"],
    "annexes": [{"title": "Biểu một"}, {"title": "Biểu hai", "orientation": "portrait"}],
}
# Phụ lục I, Phần I, Mục III, khoản 2, điểm b: words → width and height of the box in mm.
BOXES = {"hỏa tốc": (30, 8), "thượng khẩn": (40, 8), "khẩn": (20, 8)}


def made(specimen: dict[str, Any], **more: Any) -> bytes:
    issuer = {**specimen["issuer"], "contact": CONTACT}
    return sokert.render(Report.model_validate({**specimen, "issuer": issuer, **MARKS, **more}))


def edged(specimen: dict[str, Any], text: str) -> Report:
    issuer = {**specimen["issuer"], "contact": {"address": text}}
    return Report.model_validate({**specimen, **MARKS, "circulation": text, "issuer": issuer})


def one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def paragraph(document: page.DocumentType, text: str) -> Any:
    cells = (cell for row in document.tables[0].rows for cell in row.cells)
    everything = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    return next(each for each in everything if each.text == text)


@pytest.mark.parametrize("words", BOXES)
def test_the_state_s_urgency_is_boxed_red_and_as_large_as_the_decree_says(words: str) -> None:
    document = page.opened(made(SMALL, urgency=words))
    mark = paragraph(document, words.upper())
    borders = {side.tag.split("}")[1]: side for side in mark._p.find(f".//{qn('w:pBdr')}")}
    assert {side.get(qn("w:val")) for side in borders.values()} == {"single"}
    assert list(borders) == ["top", "left", "bottom", "right"]
    column = int(next(document.element.body.iter(qn("w:gridCol"))).get(qn("w:w"))) / 56.693
    wide = column - mark.paragraph_format.left_indent.mm - mark.paragraph_format.right_indent.mm
    high = mark.paragraph_format.line_spacing.mm + sum(
        int(borders[side].get(qn("w:space"))) * 25.4 / 72 for side in ("top", "bottom")
    )
    assert wide == pytest.approx(BOXES[words][0], abs=0.2)
    assert high == pytest.approx(BOXES[words][1], abs=0.2)
    assert mark.runs[0].font.color.rgb == RGBColor(255, 0, 0)
    style = mark.style.font
    assert 13 <= style.size.pt <= 14
    assert (bool(style.bold), bool(style.italic)) == (True, False)


def test_the_party_s_urgency_is_plain_bold_capitals_below_the_number() -> None:
    document = page.opened(made(PARTY, urgency="Thượng khẩn"))
    lines = [each.text for each in document.tables[0].rows[1].cells[0].paragraphs]
    assert lines == ["Số 05-BC/ĐU", "THƯỢNG KHẨN"]
    mark = paragraph(document, "THƯỢNG KHẨN")
    assert mark._p.find(f".//{qn('w:pBdr')}") is None
    assert (mark.style.font.size.pt, mark.style.font.bold) == (14, True)


@pytest.mark.parametrize("words", ["Mật", "TỐI MẬT", "tuyệt mật"])
def test_secrecy_stands_above_urgency_and_below_the_number(words: str) -> None:
    document = page.opened(made(SMALL, secrecy=words))
    lines = [each.text for each in document.tables[0].rows[1].cells[0].paragraphs if each.text]
    assert lines == ["Số: 05/BC-VP", words.upper(), "KHẨN"]
    assert [finding.code for finding in check(made(SMALL, secrecy=words))] == ["ND30-SECRET"]


def test_no_mark_is_drawn_that_was_not_asked_for(report: Report) -> None:
    text = page.words(sokert.render(report))
    for mark in ("MẬT", "KHẨN", "HỎA TỐC", "DỰ THẢO", "LƯU HÀNH"):
        assert mark not in text


@pytest.mark.parametrize("given", ["HOẢ TỐC", "Hỏa  tốc", "hỏa tốc"])
def test_a_mark_is_understood_in_either_manner_of_tone_marks(given: str) -> None:
    assert Report.model_validate({**SMALL, "urgency": given}).urgency == "hỏa tốc"


@pytest.mark.parametrize(("key", "given"), [("urgency", "hẹn giờ"), ("urgency", "gấp"), ("secrecy", "nội bộ")])
def test_a_mark_the_law_has_not_is_told_with_those_it_has(key: str, given: str) -> None:
    with pytest.raises(DataError) as told:
        Report.model_validate({**SMALL, key: given})
    (finding,) = told.value.findings
    assert (finding.code, finding.facts["key"]) == ("DATA-CHOICE", key)
    assert str(finding.facts["allowed"]).count(",") == 2


def first_page(section: Section) -> tuple[str, str]:
    above, below = section.first_page_header, section.first_page_footer
    return "|".join(p.text for p in above.paragraphs), "|".join(p.text for p in below.paragraphs)


ADDRESS = "Địa chỉ: Số 1 phố Mẫu; điện thoại: (0200) 000; thư điện tử: a@example.vn"


def test_the_party_s_address_stands_behind_the_signature() -> None:
    document = page.opened(made(PARTY))
    assert [first_page(section) for section in document.sections] == [("LƯU HÀNH NỘI BỘ", ""), ("", ""), ("", "")]
    assert ADDRESS in [paragraph.text for paragraph in document.paragraphs]


def test_circulation_and_address_stand_in_the_margins_of_page_one_alone() -> None:
    document = page.opened(made(SMALL))
    assert [first_page(section) for section in document.sections] == [("LƯU HÀNH NỘI BỘ", ADDRESS), ("", ""), ("", "")]
    own = document.sections[0]
    assert all(not each.text for section in document.sections for each in section.footer.paragraphs)
    note, line = own.first_page_header.paragraphs[0], own.first_page_footer.paragraphs[0]
    assert note.style.font.bold
    assert 13 <= note.style.font.size.pt <= 14
    assert note.runs[0]._r.find(f".//{qn('w:bdr')}").get(qn("w:val")) == "single"
    assert note.paragraph_format.left_indent.mm > 60  # above Quốc hiệu, in the right part
    assert 11 <= line.style.font.size.pt <= 12
    assert (bool(line.style.font.bold), bool(line.style.font.italic)) == (False, False)
    assert [side.tag for side in line._p.find(f".//{qn('w:pBdr')}")] == [qn("w:top")]
    assert line.paragraph_format.left_indent is None  # the line spans the text


@pytest.mark.parametrize(
    ("specimen", "size", "mark"), [(SMALL, 11, "PL.(300)"), (PARTY, 8, "PL-300")], ids=["nd30", "party"]
)
def test_the_drafter_s_mark_ends_the_recipients(specimen: dict[str, Any], size: float, mark: str) -> None:
    document = page.opened(made(specimen))
    lines = document.tables[1].rows[0].cells[0].paragraphs
    assert lines[-1].text == mark
    assert lines[-2].text.startswith("- Lưu")
    assert (lines[-1].style.font.size.pt, bool(lines[-1].style.font.bold)) == (size, False)


@pytest.mark.parametrize("specimen", [SMALL, PARTY], ids=["nd30", "party"])
@pytest.mark.parametrize("first", ["Thường trực Tỉnh ủy", "Như trên", "Như trên (để báo cáo)"])
@pytest.mark.parametrize("addressees", [["Tỉnh ủy"], ["Tỉnh ủy", "UBND tỉnh"], []])
def test_as_above_comes_first_once_where_there_are_addressees(
    addressees: list[str], first: str, specimen: dict[str, Any]
) -> None:
    recipients = [first, specimen["recipients"][-1]]
    document = page.opened(made(specimen, addressees=addressees, recipients=recipients))
    lines = [each.text for each in document.tables[1].rows[0].cells[0].paragraphs]
    assert lines[0] == "Nơi nhận:"
    sign = "," if specimen is PARTY else ";"  # each guide has its own
    assert lines[1].removesuffix(sign) == (
        f"- {first}" if first.startswith("Như trên") or not addressees else "- Như trên"
    )
    assert lines[1].endswith(sign)
    assert sum("Như trên" in line for line in lines) == (1 if addressees or "Như trên" in first else 0)
    assert ("Kính gửi:" in page.words(made(specimen, addressees=addressees))) == bool(addressees)


def test_each_annex_has_its_roman_number_and_counts_its_own_pages() -> None:
    document = page.opened(made(SMALL))
    labels = [each.text for each in document.paragraphs if each.text.startswith("Phụ lục ")]
    assert labels == ["Phụ lục I", "Phụ lục II"]
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in document.sections]
    assert starts[0] is None
    assert [start.get(qn("w:start")) for start in starts[1:]] == ["1", "1"]


@pytest.mark.parametrize(
    ("specimen", "number", "mark"),
    [(SMALL, "Số:       /BC-VP", "DỰ THẢO LẦN 2"), (PARTY, "Số       -BC/ĐU", "Dự thảo lần 2")],
    ids=["nd30", "party"],
)
def test_a_draft_says_which_and_leaves_number_and_date_blank(specimen: dict[str, Any], number: str, mark: str) -> None:
    content = made(specimen, draft=True, draft_round=2, addressees=[])
    document = page.opened(content)
    text = page.words(content) + first_page(document.sections[0])[0]
    assert mark in text
    assert number in text
    assert "ngày     tháng     năm 2023" in text
    assert [finding.code for finding in check(content)] == ["ND30-DRAFT" if specimen is SMALL else "HD-DRAFT"]


def test_the_round_of_a_draft_stands_only_in_a_draft() -> None:
    with pytest.raises(DataError) as told:
        Report.model_validate({**SMALL, "draft_round": 2})
    assert [finding.code for finding in told.value.findings] == ["DATA-DRAFT-ROUND"]


@pytest.mark.parametrize("specimen", [SMALL, PARTY], ids=["nd30", "party"])
def test_the_checker_of_form_has_nothing_against_the_marks(specimen: dict[str, Any]) -> None:
    more = {} if specimen is SMALL else {"addressees": []}
    assert [finding.code for finding in check(made(specimen, **more))] == []


def test_the_party_s_report_with_addressees_prints_them_and_is_warned() -> None:
    content = made(PARTY)
    assert "Kính gửi: Tỉnh ủy Bắc Kạn" in page.words(content)
    assert [(finding.code, finding.level) for finding in check(content)] == [("HD-RCPT-KG", "warning")]


@pytest.mark.parametrize("specimen", [SMALL, PARTY], ids=["nd30", "party"])
def test_the_judges_accept_every_mark(specimen: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(made(specimen, secrecy="mật", draft=True, draft_round=3))
    assert judges.schemas_refuse(path) == ""


def test_the_address_line_leaves_out_what_is_not_given() -> None:
    content = made(SMALL, issuer={**SMALL["issuer"], "contact": {}})
    assert first_page(page.opened(content).sections[0]) == ("LƯU HÀNH NỘI BỘ", "")


@pytest.mark.parametrize("specimen", [SMALL, PARTY], ids=["nd30", "party"])
def test_any_words_come_out_unchanged_in_the_margins_too(specimen: dict[str, Any]) -> None:
    plain = edged(specimen, "x")
    count = len(Filler().fill(plain.template, plain))

    @drawn(15)
    @given(WORDS)
    def holds(text: str) -> None:
        report = edged(specimen, text)
        assert len(Filler().fill(report.template, report)) == count
        document = page.opened(sokert.render(report))
        above, below = first_page(document.sections[0])
        below = "\n".join([below, *(paragraph.text for paragraph in document.paragraphs)])
        assert one_line(text) in one_line(below)
        assert one_line(unicodedata.normalize("NFC", text).upper()) == one_line(above)

    holds()


def test_the_page_reads_as_the_golden(request: pytest.FixtureRequest) -> None:
    for name, specimen in (("marks", SMALL), ("marks-party", PARTY)):
        expected = judges.ROOT / "tests" / "golden" / f"{name}.txt"
        text = page.printed(made(specimen, secrecy="mật", draft=True, draft_round=2))
        if request.config.getoption("--accept"):
            expected.write_text(text, "utf-8")
        assert text == expected.read_text("utf-8")


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("figures", [{}, {"previous": 1}, {"plan": 2}, {"previous": 1, "plan": 2}])
def test_the_head_of_the_first_column_of_an_annex_fits_on_one_line(figures: dict[str, int], orientation: str) -> None:
    metrics = [{**metric, "hedge": None, **figures} for metric in SMALL["metrics"]]
    annexes = [{"title": "Biểu", "orientation": orientation}]
    table = page.opened(made(SMALL, metrics=metrics, annexes=annexes)).tables[-1]
    inner = int(next(table._tbl.iter(qn("w:gridCol"))).get(qn("w:w"))) - 2 * 85  # the cell's own margins
    assert inner / 20 > width("TT", 12, bold=True)


def test_the_page_number_stays_centred_in_every_section() -> None:
    for section in page.opened(made(SMALL)).sections:
        assert section.header.paragraphs[0].style.paragraph_format.alignment == ALIGN.CENTER
