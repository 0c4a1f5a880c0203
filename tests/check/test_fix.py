"""Mending: afterwards the rule is silent, every word is there, and mending again changes nothing."""

from __future__ import annotations

import io

import pytest
from docx import Document

import judges
from check.breaks import unlinked
from check.hand import State
from check.once import mended
from check.test_rules import CASES, STATE, broken
from draws import SOAK
from sokert import messages
from sokert.check.form import check, fix
from sokert.check.form.rules import FIXED
from sokert.resolved import read

REWORDED = {
    "ND30-NO-COLON",
    "ND30-NO-FORMAT",
    "ND30-TN-TEXT",
    "ND30-DATE-ZERO",
    "ND30-DATE-FORM",
    "ND30-SUBJ-NODOT",
}
REWORDED |= {"ND30-NO-ZERO", "ND30-SIGN-ABBR", "ND30-RCPT-LABEL", "ND30-RCPT-LIST", "ND30-RCPT-LAST", "HD-DATE"}
REWORDED |= {"HD-RCPT-LABEL", "HD-RCPT-LIST", "ND30-BASIS-STYLE", "HD-BASIS", "HD-TONE"}

# Its words, not its look, were broken: only a person can mend them.
PERSON = {"FAULT-MISSPELT", "FAULT-MISSING", "QUOTED-PART", "QUOTED-PARTY-PART", "QUOTED-SECTION", "INSTEAD-LABEL"}
PERSON |= {"QUOTED-ADDRESSEE-COLON", "QUOTED-BASIS-DASH", "QUOTED-RECIPIENT-DASH", "QUOTED-DRAFT", "QUOTED-COPY"}


def words(content: bytes) -> list[str]:
    return " ".join(paragraph.text for paragraph in read(content).paragraphs).split()


@pytest.mark.parametrize(
    ("at", "id", "standard", "made"),
    [pytest.param(at, *case, id=f"{case[0]}-{at}") for at, case in enumerate(CASES) if case[0] in FIXED],
)
def test_what_can_be_mended_is(at, id, standard, made):
    bad = made()
    fixed = mended(bad, standard)
    left = [finding for finding in fixed.left if finding.code == id]
    assert [finding.sentence for finding in left if finding.sentence not in PERSON] == []
    if at % 3 == 0 or SOAK > 1:
        assert fix(fixed.content, standard).content == fixed.content
    if id not in REWORDED:
        assert words(fixed.content) == words(bad)
    for finding in fixed.fixed:
        assert finding.done("vi").startswith(messages.done(finding.sentence, finding.facts, "vi") or "an entry")


def test_a_good_file_stays_as_it_is():
    assert fix(STATE).content == STATE


def test_many_faults_are_mended_together():
    bad = State(
        font="Arial",
        color="1F497D",
        margins=(1440, 1440, 1440, 1440),
        page=(12240, 15840),
        number="Số 5 / BC - VP",
        date="Bắc Kạn ngày 5 tháng 07 năm 2023",
        motto="Độc lập – Tự do – Hạnh phúc",
        indent=0,
        gap=0,
        spacing=480,
        align="left",
        title_page=False,
        page_align="right",
        sizes={"body": 12, "country": 14, "recipients": 12, "label": 14},
        recipients=("- Các phòng,", "- Lưu VT, TH;"),
    ).bytes()
    fixed = fix(bad)
    assert [finding.code for finding in check(fixed.content)] == []
    assert len(fixed.fixed) >= 15
    assert "Số: 05/BC-VP" in " ".join(words(fixed.content))


def test_a_mended_file_is_valid(tmp_path):
    bad = State(font="Arial", sizes={"body": 12}, indent=0, gap=0, number="Số 5/BC-VP", title_page=False).bytes()
    path = tmp_path / "fixed.docx"
    path.write_bytes(fix(bad).content)
    assert judges.schemas_refuse(path) == ""
    assert judges.sdk_refuses(path) == ""


def test_what_went_with_a_tone_mark_is_told_as_mended_there():
    fixed = fix(State(country="CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM").bytes())
    assert [one.done("vi") for one in (*fixed.fixed, *fixed.changed)] == [
        "đã sửa dấu thanh ở Quốc hiệu",
        "đã đặt lại dấu thanh: “NGHIÃ” → “NGHĨA”",
    ]


def test_recipients_in_the_paragraph_of_their_label_are_found_and_mended():
    made = Document()
    cells = made.add_table(1, 2).row_cells(0)
    cells[0].text, cells[1].text = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT, TH.", "CHÁNH VĂN PHÒNG\n\n\nNguyễn Văn A"
    content = io.BytesIO()
    made.save(content)
    told = {one.code: one.sentence for one in check(content.getvalue(), "nd30", "BC") if "-RCPT-" in one.code}
    assert "ND30-RCPT-LABEL" in told
    assert "ND30-RCPT-LIST" not in told
    left = {one.code for one in fix(content.getvalue(), "nd30", type="BC").left}
    assert not {code for code in left if "-RCPT-" in code}


def _bold(content: bytes) -> set[str]:
    paragraphs = [one for one in read(content).paragraphs if one.shown]
    return {one.shown for one in paragraphs if all(run.bold for run in one.runs)}


SIGNED = ("BÁO CÁO", "Kết quả 6 tháng đầu năm 2026", "Xã tiếp nhận 742 đơn.", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "")


@pytest.mark.parametrize(
    ("below", "rows", "name"),
    [
        (("Nguyễn Văn A",), (("Thôn", "Số hộ"), ("Tổng cộng", "250")), "Nguyễn Văn A"),
        (("Nguyễn Văn A", "Biểu số liệu kèm theo"), (("STT", "THÔN"), ("1", "Thôn Một")), "Nguyễn Văn A"),
        (("Nguyễn Văn A", "Ghi chú: số liệu đến 15/6."), (), "Nguyễn Văn A"),
        (("Biểu số liệu kèm theo",), (("Thôn", "Số hộ"), ("Thôn Một", "250")), ""),
    ],
    ids=["a table", "a table and its caption", "a note", "no name"],
)
def test_a_name_stands_before_what_follows_the_signature(below, rows, name):
    made = Document()
    for line in (*SIGNED, *below):
        made.add_paragraph(line)
    table = made.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    content = io.BytesIO()
    made.save(content)
    told = [one.where.text for one in check(content.getvalue(), "nd30", "BC") if one.code == "ND30-SIGN-NAME-STYLE"]
    assert told == ([name] if name else [])
    bold = _bold(fix(content.getvalue(), "nd30", type="BC").content)
    assert bold & {*below, *(cell for row in rows for cell in row)} == ({name} if name else set())


def test_what_a_new_section_moved_is_left_and_not_told_as_gone():
    def joined(page):
        unlinked(page)
        for paragraph in page.document.paragraphs:
            if paragraph.element.find(".//{*}br") is not None:
                paragraph.element.getparent().remove(paragraph.element)

    fixed = fix(broken(State(annexes=("Phụ lục",), annex_section=False).bytes(), joined, "nd30"), "nd30")
    assert [one.code for one in fixed.fixed] == ["ND30-ANNEX-PAGENO"]
    assert [one.code for one in fixed.left] == ["ND30-ANNEX-RULE"]


def test_what_is_left_stands_in_the_order_of_the_pages():
    plain = State(motto_line=50, agency_line=170, subject_line=20, font="Arial").bytes()
    assert [one.code for one in fix(plain, "nd30").left] == ["ND30-ORG-RULE", "ND30-TN-RULE", "ND30-SUBJ-RULE"]


def test_tone_marks_stay_where_their_rule_is_switched_off():
    (made, standard) = next((case[2], case[1]) for case in CASES if case[0] == "HD-TONE")
    bad = made()
    assert words(fix(bad, standard).content) != words(bad)
    left = fix(bad, standard, off={"HD-TONE"})
    assert (words(left.content), [one for one in left.left if one.code == "HD-TONE"]) == (words(bad), [])
