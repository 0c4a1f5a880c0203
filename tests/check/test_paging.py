"""Page numbers put right: from the foot to the head, off page one, from 1 again in each annex."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree

import judges
from check import kept
from check.hand import State, packed, par, run
from sokert.check.form import check, fix, page
from sokert.check.form.rules.page_number import numbered
from sokert.ooxml.unpacking import opened

FOOT = State(page_where="footer").bytes()
LONG = (*["Văn phòng đã tham mưu, tổng hợp đầy đủ, đúng hạn các báo cáo được giao trong kỳ."] * 40, "Hết./.")
ANNEXES = ("Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Phụ lục V", "Phụ lục VI")
W = kept.W


def footed(content: str) -> bytes:
    """Return a report whose foot holds some XML, @ in it for a PAGE field."""
    parts = dict(opened(FOOT).parts)
    field = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    tree = etree.fromstring(parts["word/header1.xml"])
    opening = f'<x xmlns:w="{W.strip("{}")}">'
    made = etree.fromstring(f"{opening}{content.replace('@', field)}</x>")
    tree[:] = list(made)
    parts["word/header1.xml"] = etree.tostring(tree)
    return packed(parts)


def of(content: bytes) -> tuple[list[str], list[str]]:
    """Return the words of the paragraphs with a number, in headers and in footers."""
    sections = page(content).document.sections
    return (
        [it.shown for section in sections for it in numbered(section.headers)],
        [it.shown for section in sections for it in numbered(section.footers)],
    )


def valid(content: bytes, folder) -> bool:
    (folder / "it.docx").write_bytes(content)
    return judges.schemas_refuse(folder / "it.docx") == ""


SHAPES = {
    "plain": "<w:p>@</w:p>",
    "simple field": '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>',
    "from Word's gallery": "<w:sdt><w:sdtContent><w:p>@</w:p></w:sdtContent></w:sdt><w:p/>",
    "in a content control alone": "<w:sdt><w:sdtContent><w:p>@</w:p></w:sdtContent></w:sdt>",
    "in a table": (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        "<w:tr><w:tc><w:p>@</w:p></w:tc></w:tr></w:tbl><w:p/>"
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_number_at_the_foot_moves_to_the_head(name, tmp_path):
    bad = footed(SHAPES[name])
    assert [finding.code for finding in check(bad)] == ["ND30-PAGENO-POS"]
    mended = fix(bad).content
    assert of(mended) == (["2"], [])
    assert check(mended) == ()
    assert fix(mended).content == mended
    assert valid(mended, tmp_path)


def test_words_beside_a_number_stay_at_the_foot(tmp_path):
    bad = footed('<w:p><w:r><w:t xml:space="preserve">Tài liệu của Văn phòng </w:t></w:r>@</w:p>')
    mended = fix(bad).content
    assert of(mended) == (["2"], [])
    assert kept.words(mended) == kept.words(bad)
    assert valid(mended, tmp_path)


def test_the_word_trang_moves_along_and_is_left_for_a_person():
    fixed = fix(footed('<w:p><w:r><w:t xml:space="preserve">Trang </w:t></w:r>@</w:p>'))
    assert of(fixed.content) == (["Trang 2"], [])
    assert [finding.code for finding in fixed.left] == ["ND30-PAGENO-BARE"]


def test_a_file_of_one_page_needs_no_number():
    assert check(State(page_where="none").bytes()) == ()


def test_a_file_without_numbers_is_given_them(tmp_path):
    bad = State(page_where="none", text=LONG).bytes()
    assert [finding.code for finding in check(bad)] == ["ND30-PAGENO-POS"]
    mended = fix(bad).content
    assert of(mended) == (["2"], [])
    assert check(mended) == ()
    assert valid(mended, tmp_path)
    assert len(docx.Document(io.BytesIO(mended)).sections[0].header.paragraphs) == 1


def test_a_number_in_the_first_header_is_taken_away():
    made = docx.Document(io.BytesIO(State().bytes()))
    first = made.sections[0].first_page_header
    source = made.sections[0].header.paragraphs[0]._p
    first._element.append(etree.fromstring(etree.tostring(source)))
    buffer = io.BytesIO()
    made.save(buffer)
    assert [finding.code for finding in check(buffer.getvalue())] == ["ND30-PAGENO-FIRST"]
    assert check(fix(buffer.getvalue()).content) == ()


def test_a_header_with_other_words_is_left_for_a_person():
    parts = dict(opened(State(title_page=False).bytes()).parts)
    said = par(run("Tên cơ quan")).replace("<w:p>", f'<w:p xmlns:w="{W.strip("{}")}">')
    tree = etree.fromstring(parts["word/header1.xml"])
    tree.append(etree.fromstring(said))
    parts["word/header1.xml"] = etree.tostring(tree)
    fixed = fix(packed(parts))
    assert [finding.code for finding in fixed.left] == ["ND30-PAGENO-FIRST"]


@pytest.mark.parametrize("count", [2, 3, 6])
def test_each_annex_gets_its_own_numbers(count, tmp_path):
    bad = State(annexes=ANNEXES[:count], annex_own=False, annex_start=False).bytes()
    mended = fix(bad).content
    assert check(mended) == ()
    assert [section.starts_at for section in page(mended).document.sections] == [None, *[1] * count]
    assert kept.words(mended) == kept.words(bad)
    assert fix(mended).content == mended
    assert valid(mended, tmp_path)


def test_an_annex_in_the_section_of_the_text_gets_its_own(tmp_path):
    bad = State(annexes=("Phụ lục",), annex_section=False).bytes()
    assert [finding.code for finding in check(bad)] == ["ND30-ANNEX-PAGENO"]
    mended = fix(bad).content
    assert check(mended) == ()
    assert "w:br" not in opened(mended).parts["word/document.xml"].decode()
    assert kept.words(mended) == kept.words(bad)
    assert valid(mended, tmp_path)
