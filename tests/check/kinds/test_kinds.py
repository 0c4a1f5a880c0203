"""Documents of nineteen kinds: each is known by its signs, and only what is true of it is told."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

import pytest

import sokert
from check.hand import par, shape
from check.kinds.paper import Paper, papers
from check.once import found, mended
from sokert.check.form import check, fix, page
from sokert.check.form.page import Page, Piece
from sokert.errors import DataError
from sokert.ooxml.unpacking import opened
from sokert.resolved import read
from sokert.standards.kinds import KINDS
from told import as_golden

ALL = papers()
GOOD = [paper for paper in ALL if paper.name == "as it should be"]


def _changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a Word file with the first of some XML in one of its parts changed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(kept, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            made.writestr(name, text.replace(old.encode(), new.encode(), 1) if name == part else text)
    return kept.getvalue()


def _name(paper: Paper) -> str:
    return f"{paper.kind}: {paper.name}"


def components(seen: Page) -> str:
    """Return which paragraphs each component was found in, a part of one by its line and column too."""
    own = {name: [_place(piece) for piece in pieces] for name, pieces in seen.found.items()}
    return "; ".join(f"{name} {' '.join(places)}" for name, places in own.items())


def _place(piece: Piece) -> str:
    within = f".{piece.row}.{piece.column}" if piece.row or piece.column or not piece.alone else ""
    return f"{piece.paragraph.index}{within}"


@pytest.mark.parametrize("paper", ALL, ids=_name)
def test_a_document_is_told_what_is_wrong_with_it_and_no_more(paper: Paper, request: pytest.FixtureRequest) -> None:
    made = paper.made()
    seen = page(made)
    assert seen.kind.name == paper.kind.removesuffix(" của Đảng")
    as_golden("components", {f"{paper.kind}, {paper.name}": components(seen)}, request)
    assert {finding.code for finding in found(made)} == paper.expected


@pytest.mark.parametrize("paper", GOOD, ids=_name)
def test_nothing_is_mended_where_nothing_is_wrong(paper: Paper) -> None:
    made = paper.made()
    assert mended(made).content == made


@pytest.mark.parametrize("paper", [paper for paper in ALL if paper.expected], ids=_name)
def test_mending_leaves_nothing_worse(paper: Paper) -> None:
    made = paper.made()
    fixed = mended(made)
    before, after = found(made), found(fixed.content)
    assert {finding.code for finding in after} <= {finding.code for finding in before}
    assert _letters(fixed.content) == _letters(made)


def _letters(content: bytes) -> str:
    """Return the letters of a document: stops, dashes, zeros, blanks and tone marks are what may change."""
    said = " ".join(paragraph.text for paragraph in read(opened(content)).paragraphs)
    return "".join(sign for sign in unicodedata.normalize("NFD", said) if sign.isalpha())


def test_there_are_kinds_and_documents_enough() -> None:
    assert len({paper.kind for paper in ALL}) >= 15
    assert all(sum(one.kind == paper.kind for one in ALL) >= 6 for paper in GOOD)


def test_a_numbered_paper_with_a_title_that_is_no_type_is_no_letter() -> None:
    letter = next(paper for paper in GOOD if paper.kind == "công văn")
    addressed = "@  Kính gửi: Các phòng, đơn vị thuộc Sở"
    about = "<v V/v báo cáo công tác văn thư 6 tháng đầu năm\n"
    titled = letter._replace(text=letter.text.replace(addressed, "= ĐỀ NGHỊ").replace(about, ""))
    assert page(titled.made()).kind.name == "chưa rõ"


LESSON = "\n".join(f"Bài {number} nói về cách lập trình." for number in range(14))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LESSON, "tài liệu khác"),
        (f"Mục lục\n= BÁO CÁO\n{LESSON}", "báo cáo"),
        (f"Mục lục\n{LESSON}\n= Báo cáo", "tài liệu khác"),
        (f"{LESSON}\nSố: 12/GD-ĐT", "tài liệu khác"),
        (LESSON[:150], "tờ rời"),
        (f"= PHÁT BIỂU KHAI MẠC\n{LESSON}", "bài phát biểu"),
        (f"! PHÁT BIỂU KHAI MẠC\n{LESSON}", "bài phát biểu"),
        (f"PHÁT BIỂU KHAI MẠC\n{LESSON}", "tài liệu khác"),  # no title: neither in the middle nor in bold
        ("^ GIẤY MỜI\nĐơn vị công tác:\nChức vụ:\nKính mời ông, bà đến dự.", "mẫu biểu"),
        (f"<* HỘI NÔNG DÂN XÃ\n<  Số: 04-CV/HND\n>* An Bình\n@  Kính gửi: Các chi hội\n{LESSON}", "văn bản đoàn thể"),
        (f"<* ĐOÀN TRƯỜNG\n>* ĐOÀN TNCS HỒ CHÍ MINH\n= NGHỊ QUYẾT\n{LESSON}", "văn bản đoàn thể"),
    ],
)
def test_of_what_shows_no_sign_of_an_office_little_is_told(text: str, kind: str) -> None:
    made = GOOD[0]._replace(text=text, font="Arial", pages=(720, 720, 720, 720), paged=False).made()
    assert page(made).kind.name == kind
    assert {finding.code for finding in check(made)} <= {"ND30-FONT"} or kind == "báo cáo"


def test_a_page_of_the_gazette_is_no_page_of_an_office() -> None:
    made = GOOD[0].made()
    printed = _changed(made, "word/header1.xml", "</w:p>", "<w:r><w:t>CÔNG BÁO/Số 12/Ngày 17-3-2026</w:t></w:r></w:p>")
    assert page(printed).kind.name == "bản in Công báo"


def test_the_colour_that_marks_what_is_to_be_filled_in_is_no_fault() -> None:
    report = next(paper for paper in GOOD if paper.kind == "báo cáo").made()
    for words, told in (("......", False), ("chữ đỏ", True)):
        red = f'<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        made = _changed(report, "word/document.xml", "</w:p>", red)
        assert ("ND30-COLOR" in {finding.code for finding in check(made)}) == told


def test_a_motto_whose_first_letter_only_looks_right_is_there() -> None:
    notice = next(paper for paper in GOOD if paper.kind == "thông báo")
    made = notice._replace(text=notice.text.replace("Độc lập", "\u00d0ộc lập")).made()
    assert [finding.code for finding in check(made)] == ["ND30-TN-TEXT"]


@pytest.mark.parametrize("font", ["Segoe UI Symbol", "Wingdings"])
def test_the_font_of_a_tick_is_no_fault(font: str) -> None:
    report = next(paper for paper in GOOD if paper.kind == "báo cáo").made()
    tick = f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    made = _changed(report, "word/document.xml", "</w:p>", tick)
    assert "ND30-FONT" not in {finding.code for finding in check(made)}


def test_a_document_of_the_time_before_the_decree_is_told_mildly_and_left_as_it_is() -> None:
    report = next(paper for paper in GOOD if paper.kind == "báo cáo")
    older = report._replace(text=report.text.replace("năm 2026\n= BÁO", "năm 2011\n= BÁO"), font="Arial").made()
    assert {finding.level for finding in check(older) if finding.code == "ND30-FONT"} == {"warning"}
    assert fix(older).content == older


def test_an_undated_party_report_is_judged_by_the_guide_of_its_period() -> None:
    report = next(paper for paper in GOOD if paper.kind == "báo cáo của Đảng")
    blank = re.sub(r"ngày \d+ tháng \d+ năm \d{4}", "ngày      tháng      năm", report.text)
    for year, guide in (("2023", "hd36"), ("2027", "hd05")):
        assert page(report._replace(text=blank.replace("2026", year)).made()).form.name == guide


def test_a_regulation_of_the_party_bears_the_abbreviation_of_its_guide() -> None:
    report = next(paper for paper in GOOD if paper.kind == "báo cáo của Đảng")
    for year, wrong in (("2025", ""), ("2026", "QĐi")):  # from 11/3/2019 either was right
        for code in ("QĐ", "QĐi"):
            text = report.text.replace("BÁO CÁO", "QUY ĐỊNH").replace("12-BC", f"12-{code}").replace("2026", year)
            made = report._replace(text=text).made()
            assert page(made).kind.name == "quy định"
            assert ("HD-NO" in {finding.code for finding in check(made)}) == (code == wrong)


def test_only_the_later_guide_of_the_party_asks_for_black() -> None:
    report = next(paper for paper in GOOD if paper.kind == "báo cáo của Đảng")
    for year, told in (("2025", []), ("2026", ["QUOTED-COLOUR"])):
        made = report._replace(text=report.text.replace("2026", year)).made()
        blue = _changed(made, "word/document.xml", "<w:rPr>", '<w:rPr><w:color w:val="0000FF"/>')
        assert [finding.sentence for finding in check(blue) if finding.code == "HD-FONT"] == told


def test_who_submits_is_told_the_word_of_the_guide_of_that_day() -> None:
    asked = next(paper for paper in GOOD if paper.kind == "tờ trình của Đảng")
    for year, wrong, right in (("2025", "Kính trình", "Kính gửi"), ("2026", "Kính gửi", "Kính trình")):
        text = asked.text.replace("năm 2026", f"năm {year}").replace("Kính trình:", f"{wrong}:")
        (told,) = (finding for finding in check(asked._replace(text=text).made()) if finding.code == "HD-RCPT-KG")
        assert (told.sentence, told.facts["wanted"]) == ("INSTEAD-PARTY-SUBMITTED", right)
        assert told.hint("vi") == f"viết “{right}:”"


def test_a_type_that_is_named_goes_before_the_signs() -> None:
    speech = next(paper for paper in GOOD if paper.kind == "bài phát biểu").made()
    assert check(speech) == ()
    assert "ND30-QH-TEXT" in {finding.code for finding in check(speech, type="BC")}


def test_a_standard_alone_judges_an_unknown_file_as_a_report() -> None:
    unknown = GOOD[0]._replace(text="Một trang giấy không có dấu hiệu gì.", paged=False).made()
    assert check(unknown) == ()
    assert "ND30-QH-TEXT" in {finding.code for finding in check(unknown, "nd30")}


def test_an_unknown_document_is_warned_at_most() -> None:
    unknown = GOOD[0]._replace(text="Một trang giấy không có dấu hiệu gì.", font="Arial", paged=False).made()
    assert {(finding.code, finding.level) for finding in check(unknown)} == {("ND30-FONT", "warning")}


def test_each_type_has_one_row() -> None:
    assert len({kind.name for kind in KINDS.values()}) == len(KINDS)


def test_a_type_that_no_standard_has_is_told_with_those_it_has() -> None:
    with pytest.raises(DataError, match="XX"):
        check(GOOD[0].made(), type="XX")


RISE = "Thu ngân sách đạt 125 triệu đồng, tăng 35% so với cùng kỳ (100 triệu đồng)."
TOLD = [*sorted({paper.kind for paper in GOOD}), "tài liệu khác"]


@pytest.mark.parametrize("kind", TOLD)
def test_a_rise_that_cannot_be_is_told_of_a_document_of_any_kind(kind: str) -> None:
    paper = next((paper for paper in GOOD if paper.kind == kind), GOOD[0]._replace(text=LESSON))
    made = paper._replace(text=f"{paper.text}\n{RISE}").made()
    told = sokert.check(made)
    assert told.kind == kind.removesuffix(" của Đảng")
    assert "FIGURE-STATED-CHANGE" in {finding.code for finding in told}


@pytest.mark.parametrize(
    ("kind", "asked"), [("tài liệu khác", False), ("văn bản quy phạm pháp luật", False), ("công văn", True)]
)
def test_a_doubt_about_figures_is_told_of_an_office_alone(kind: str, asked: bool) -> None:
    paper = next((paper for paper in GOOD if paper.kind == kind), GOOD[0]._replace(text=LESSON))
    made = paper._replace(text=f"{paper.text}\nSắp xếp dãy gồm 10 phần tử: 5, 6, 2, 2, 10, 12, 9, 10, 9 và 3.").made()
    assert ("FIGURE-SUM" in {finding.code for finding in sokert.check(made)}) == asked


def _good(kind: str) -> Paper:
    return next(paper for paper in GOOD if paper.kind == kind)


REQUEST = """>* CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
>* Độc lập - Tự do - Hạnh phúc
= TỜ TRÌNH
= Về việc xin hỗ trợ sửa chữa nhà văn hóa thôn
Thôn đề nghị xã hỗ trợ kinh phí sửa chữa nhà văn hóa.
]* TRƯỞNG THÔN
]*
]* Nguyễn Văn An"""
COPY = """= CHỈ THỊ
= Về công tác phòng cháy
Yêu cầu các đơn vị nghiêm túc thực hiện."""


@pytest.mark.parametrize(("text", "kind"), [(REQUEST, "tờ trình"), (COPY, "chỉ thị")])
def test_of_what_only_looks_like_a_type_nothing_is_missed(text: str, kind: str) -> None:
    made = _good("tờ trình")._replace(text=text, pages=(720, 720, 720, 720), paged=False).made()
    assert (page(made).kind.name, page(made).kind.sure) == (kind, False)
    assert check(made) == ()
    assert "ND30-RCPT-LABEL" in {finding.code for finding in check(made, type="TTr")}


def test_a_report_of_a_period_is_judged_in_full_before_it_has_a_head() -> None:
    for subject, sure in (("Sơ kết công tác 6 tháng đầu năm", True), ("Chuyên đề lập trình mạng", False)):
        made = _good("báo cáo")._replace(text=f"= BÁO CÁO\n= {subject}\nĐã hoàn thành nhiệm vụ.", paged=False).made()
        assert page(made).kind.sure == sure
        assert ("ND30-QH-TEXT" in {finding.code for finding in check(made)}) == sure


def test_of_an_unknown_paper_neither_margins_nor_colours_are_told() -> None:
    unknown = GOOD[0]._replace(text="Một trang giấy không có dấu hiệu gì.", pages=(720, 720, 720, 720), paged=False)
    red = '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>chữ đỏ</w:t></w:r></w:p>'
    assert check(_changed(unknown.made(), "word/document.xml", "</w:p>", red)) == ()


@pytest.mark.parametrize("lines", ["-------", "_______"])
def test_a_document_that_a_library_typed_anew_is_not_judged_by_its_looks(lines: str) -> None:
    letter = _good("công văn")
    text = letter.text.replace("<_", f"<  {lines}").replace(">_", f">  {lines}")
    made = letter._replace(text=text).made()
    for size in range(22, 30):
        made = _changed_all(made, f'<w:sz w:val="{size}"/>', '<w:sz w:val="20"/>')
    assert page(made).kind.name == "bản chép lại"
    assert check(made) == ()
    assert page(letter._replace(text=text).made()).kind.name == "công văn"


def _changed_all(content: bytes, old: str, new: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(kept, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(old.encode(), new.encode()))
    return kept.getvalue()


def test_a_field_in_single_braces_stands_for_what_is_not_found() -> None:
    letter = _good("công văn")
    filled = letter._replace(text=letter.text.replace("Số: 45/SNV-VP", "{soVanBan}")).made()
    assert "ND30-NO-FORMAT" not in {finding.code for finding in check(filled)}


def test_the_motto_is_found_where_only_a_blank_parts_it_from_the_country() -> None:
    letter = _good("công văn").made()
    first, second = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
    joined = _changed(letter, "word/document.xml", first, f"{first} {second}")
    seen = page(joined)
    assert [piece.text for piece in seen.all("country", "motto")][:2] == [first, second]
    assert seen.all("agency")


def test_a_row_of_signs_is_no_agency() -> None:
    letter = _good("công văn")
    for signs in ("-----o0o-----", "_____&_____"):
        text = letter.text.replace("<  Số", f"<  {signs}\n<  Số")
        assert [piece.text for piece in page(letter._replace(text=text).made()).all("agency")] == ["SỞ NỘI VỤ"]


def test_small_roman_numbers_are_no_points() -> None:
    plan = _good("kế hoạch")
    lines = "\n".join(f"{roman}. Tỷ lệ hồ sơ đúng hạn đạt yêu cầu;" for roman in ("i", "ii", "iii", "iv", "v", "vi"))
    made = plan._replace(text=plan.text.replace("[* Nơi nhận", f"{lines}\nKết thúc kế hoạch./.\n[* Nơi nhận")).made()
    assert {finding.code for finding in check(made)} & {"ND30-H-DIEM", "ND30-H-DIEM-SEQ"} == set()


def test_the_lines_of_both_halves_of_a_typed_head_are_told_apart() -> None:
    letter = next(paper for paper in ALL if (paper.kind, paper.name) == ("công văn", "head with blanks")).made()
    end = "Hạnh phúc</w:t></w:r></w:p>"
    own = next(piece for piece in page(letter).all("motto"))
    for whole, told in ((172, False), (90, True)):
        drawn = end.removesuffix("</w:p>") + shape(49) + "</w:p>" + par(shape(whole))
        made = _changed(letter, "word/document.xml", end, drawn)
        assert own.text in {piece.text for piece in page(made).all("motto")}
        assert ("ND30-TN-RULE" in {finding.code for finding in check(made)}) == told


def test_the_number_of_a_page_that_may_be_the_only_one_is_only_noted() -> None:
    shown = '</w:rPr><w:t xml:space="preserve">2'
    sized = (f'<w:sz w:val="{size}"/>{shown}' for size in (28, 22))
    report = _changed(_good("báo cáo").made(), "word/header1.xml", *sized)
    assert {finding.level for finding in check(report) if finding.code == "ND30-PAGENO-SIZE"} == {"info"}


def test_a_copy_in_english_below_a_decision_is_another_document() -> None:
    decision = _good("quyết định")
    english = "= SOCIALIST REPUBLIC OF VIETNAM\n= DECISION\nThe Department decides.\nNơi nhận:\n- Archive."
    made = decision._replace(text=f"{decision.text}\n{english}").made()
    for name in ("recipients", "authority", "signer_name"):
        assert [one.text for one in page(made).all(name)] == [one.text for one in page(decision.made()).all(name)]


@pytest.mark.parametrize("address", ["Địa chỉ: số 5, đường Hòa Bình, phường An Lạc", "Mã số thuế: 0100000000"])
def test_the_address_below_an_addressee_is_no_text(address: str) -> None:
    letter = _good("công văn")
    text = letter.text.replace("Các phòng, đơn vị thuộc Sở\n", f"Công ty An Bình\n{address}\n", 1)
    assert [piece.text for piece in page(letter._replace(text=text).made()).all("addressee_goes_on")] == [address]
