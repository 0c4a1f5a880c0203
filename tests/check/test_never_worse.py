"""`fix` changes no word it does not understand, and makes no finding worse."""

from __future__ import annotations

import io
from collections import Counter

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

import judges
from check import kept
from check.foreign import OF_EACH, mended
from check.hand import State
from check.once import found
from draws import some
from sokert.check.form import check, fix, fix_rounds
from sokert.resolved import edit, read
from sokert.standards import FORMS, capacity


def counted(content: bytes) -> tuple[int, int]:
    """Return how many errors are found, and how much in all."""
    told = found(content)
    return sum(finding.level == "error" for finding in told), len(told)


@pytest.mark.parametrize("case", some(OF_EACH, 2), ids=lambda case: case.name)
def test_no_more_is_found_in_a_mended_document(case) -> None:
    made = case.made()
    assert counted(mended(case.name).content) <= counted(made)


def test_a_mender_that_makes_it_worse_is_not_let(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = State(font="Arial", margins=(1440, 1440, 1440, 1440)).bytes()

    def spoils(page, faults) -> None:
        for paragraph in page.document.paragraphs:
            for run in paragraph.runs:
                edit.sized(run, 30)

    rules = tuple(rule._replace(fix=spoils) if rule.state == "ND30-FONT" else rule for rule in fix_rounds.RULES)
    monkeypatch.setattr(fix_rounds, "RULES", rules)
    fixed = fix(bad)
    assert {finding.code for finding in fixed.left} == {"ND30-FONT"}
    assert "ND30-MARGIN-RIGHT" in {finding.code for finding in fixed.fixed}


def typed() -> bytes:
    """Return a report whose head was typed with Shift+Enter, and with blanks for the middle of a line."""
    document, saved = docx.Document(), io.BytesIO()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "UBND tỉnh Mẫu\nVăn phòng\nSố: 412/BC-VP"
    table.cell(
        0, 1
    ).text = "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ngày 05 tháng 7 năm 2025"
    for cell in table.row_cells(0):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("          BÁO CÁO")
    document.add_paragraph("Kết quả công tác 6 tháng đầu năm 2025").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Nhiệm vụ và quyền hạn của Văn phòng đã được rà soát.")
    document.add_paragraph("QUYỀN HẠN")
    document.save(saved)
    return saved.getvalue()


def test_a_head_typed_with_line_breaks_is_set_line_by_line(tmp_path) -> None:
    fixed = fix(typed()).content
    shown = "\n".join("".join(run.shown for run in paragraph.runs) for paragraph in read(fixed).paragraphs)
    for line in ("Số: 412/BC-VP", "Độc lập - Tự do - Hạnh phúc", "Mẫu, ngày 05 tháng 7 năm 2025", "QUYỀN HẠN"):
        assert line in shown
    assert kept.words(fixed) == kept.words(typed())
    assert fix(fixed).content == fixed
    (tmp_path / "f.docx").write_bytes(fixed)
    assert not judges.schemas_refuse(tmp_path / "f.docx")


def test_blanks_that_pushed_a_line_to_the_middle_go_when_it_is_centred() -> None:
    title = next(one for one in read(fix(typed()).content).paragraphs if one.text.strip() == "BÁO CÁO")
    assert (title.align, title.text) == ("center", "BÁO CÁO")


@pytest.mark.parametrize("line", ["QUYỀN HẠN", "Quyền lợi", "QUYỀN CON NGƯỜI", "Thay đổi", "KTX TỈNH"])
def test_words_that_only_begin_as_a_capacity_does_stay(line: str) -> None:
    for form in FORMS.values():
        assert capacity.proper(line, form) == line


@pytest.mark.parametrize("line", ["QUYỀN CHỦ TỊCH", "Quyền Giám đốc", "QUYỀN CỤC TRƯỞNG", "QUYỀN CHÁNH VĂN PHÒNG"])
def test_an_acting_head_is_still_known(line: str) -> None:
    assert capacity.proper(line, FORMS["nd30"]) == f"Q. {line[6:]}"


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_unicode_typed_under_an_old_font_stays(font: str) -> None:
    text = "Đã giải quyết có hiệu quả 12 vụ việc được giao."
    document, saved = docx.Document(), io.BytesIO()
    document.add_paragraph().add_run(text).font.name = font
    document.save(saved)
    fixed = fix(saved.getvalue())
    assert kept.words(fixed.content) == Counter(text.split())
    assert [finding.code for finding in fixed.changed] == []


def test_a_good_head_is_set_in_sizes_that_go_together() -> None:
    for name, size in (("country", 11), ("country", 15), ("motto", 11), ("date", 11)):
        made = State(sizes={name: size}).bytes()
        assert "ND30-SIZE-COHERENT" not in {finding.code for finding in check(fix(made).content)}
