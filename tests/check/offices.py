# ruff: noqa: E501 - a case reads better in one line
"""Forty and more documents that sokert did not write, good and bad, and what is wrong with each.

The expectations were typed before the checker was run on them. `Case.made` gives the file; producers:
hand (XML in Word's manner), python-docx, LibreOffice (a hand-written file opened and saved anew), pandoc.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from check.hand import State, par, run
from check.party import Party

# Rules of access are proved by their own breaks: these files' expectations were typed before there were any, and the
# programs that made them say en-US of every text.
APART = "-ACCESS-"


@dataclass
class Case:
    name: str
    producer: str
    made: Callable[[], bytes]
    expected: set[str]
    standard: str | None = None


def hand(name: str, /, *expected: str, kind=State, **fields) -> Case:
    return Case(name, "hand", kind(**fields).bytes, set(expected))


TO = {"addressees": ("Kính gửi: UBND tỉnh Bắc Kạn",), "recipients": ("- Như trên;", "- Lưu: VT, TH.")}
HEADING = {"align": "both", "first": 720, "after": 120}


def points(*letters: str) -> tuple[str, ...]:
    """A text with points under a khoản, by their letters."""
    return (
        "1. Các nhiệm vụ sau:",
        *(f"{letter}) Nhiệm vụ được giao trong kỳ;" for letter in letters),
        "Hết./.",
    )


HAND = [
    hand("head in a table, lines as shapes"),
    hand("head with tabs", head="tabs"),
    hand("head in text boxes", head="boxes"),
    hand("head in a content control", head="control"),
    hand("lines as borders", lines="border"),
    hand("lines as underscores", lines="signs"),
    hand("lines in VML", lines="vml"),
    hand("widest allowed margins", margins=(1417, 1417, 1984, 1134)),
    hand("the Government's own rounding", margins=(1418, 1134, 1985, 1134)),
    hand("smaller coherent set", motto_line=159, sizes={"country": 12, "motto": 13, "date": 13, "body": 13}),
    hand("left blank for the clerk", number="Số:      /BC-VP", date="Bắc Kạn, ngày     tháng 7 năm 2023"),
    hand("to a superior", **TO),
    hand("two annexes", annexes=("Phụ lục I", "Phụ lục II")),
    hand(
        "newer tone marks",
        country="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        parent="UỶ BAN NHÂN DÂN TỈNH BẮC KẠN",
    ),
    hand(
        "four lines of authority",
        authority=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ),
    hand("one and a half lines", spacing=360),
    hand("points in Vietnamese order", text=points("a", "b", "c", "d", "đ", "e")),
    hand("no parent agency", parent=""),
    hand("no lines drawn", "ND30-TN-RULE", "ND30-ORG-RULE", "ND30-SUBJ-RULE", lines="none"),
    hand("motto's line too short", "ND30-TN-RULE", motto_line=90),
    hand("Letter paper", "ND30-PAGE-SIZE", page=(12240, 15840)),
    hand(
        "Word's default margins",
        "ND30-MARGIN-TOP",
        "ND30-MARGIN-BOTTOM",
        "ND30-MARGIN-LEFT",
        "ND30-MARGIN-RIGHT",
        margins=(1440, 1440, 1440, 1440),
    ),
    hand("left margin of the older rule", "ND30-MARGIN-RIGHT", margins=(1134, 1134, 1985, 1418)),
    hand("Calibri", "ND30-FONT", font="Calibri"),
    hand("blue text", "ND30-COLOR", color="1F497D"),
    hand("text of 12", "ND30-BODY-STYLE", sizes={"body": 12}),
    hand("text of 15", "ND30-BODY-STYLE", sizes={"body": 15}),
    hand("no indent", "ND30-BODY-INDENT", indent=0),
    hand("indent by tab width", "ND30-BODY-INDENT", indent=851),
    hand("left-aligned text", "ND30-BODY-JUSTIFY", align="left"),
    hand("no gap", "ND30-BODY-PARASPACE", gap=0),
    hand("double lines", "ND30-BODY-LINESPACE", spacing=480),
    hand("fixed lines too low", "ND30-BODY-LINESPACE", spacing=240, rule="exact"),
    hand("no end mark", "ND30-END-MARK", end="."),
    hand("en dashes in the motto", "ND30-TN-TEXT", motto="Độc lập – Tự do – Hạnh phúc", motto_line=176),
    hand("country misspelt", "ND30-QH-TEXT", country="CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM"),
    hand("country too large", "ND30-QH-STYLE", sizes={"country": 14}),
    hand("blanks in the number", "ND30-NO-FORMAT", number="Số: 218 /BC-UBND"),
    hand("no colon", "ND30-NO-COLON", number="Số 412/BC-VP"),
    hand("one digit", "ND30-NO-ZERO", number="Số: 5/BC-VP"),
    hand("number of 14", "ND30-NO-STYLE", sizes={"number": 14}),
    hand("symbol of a plan", "ND30-ABBR-BC", number="Số: 412/KH-VP"),
    hand("month with a zero", "ND30-DATE-ZERO", date="Bắc Kạn, ngày 25 tháng 07 năm 2023"),
    hand("day without a zero", "ND30-DATE-ZERO", date="Bắc Kạn, ngày 5 tháng 7 năm 2023"),
    hand("no comma in the date", "ND30-DATE-FORM", date="Bắc Kạn ngày 25 tháng 7 năm 2023"),
    hand("upright date", "ND30-DATE-STYLE", italic={"date": False}),
    hand("agency not bold", "ND30-ORG-STYLE", bold={"agency": False}),
    hand("parent bold", "ND30-ORG-PARENT-STYLE", bold={"parent": True}),
    hand("type of 16", "ND30-TYPE-STYLE", sizes={"type": 16}),
    hand(
        "subject with a stop",
        "ND30-SUBJ-NODOT",
        subject="Sơ kết công tác 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2023.",
    ),
    hand("subject not bold", "ND30-SUBJ-STYLE", bold={"subject": False}),
    hand("K/T", "ND30-SIGN-ABBR", authority=("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    hand("a deputy alone", "ND30-SIGN-KT", authority=("PHÓ CHÁNH VĂN PHÒNG",)),
    hand("authority not bold", "ND30-SIGN-STYLE", bold={"authority": False}),
    hand("a degree before the name", "ND30-SIGN-NAME-NOTITLE", name="ThS. Hoàng Văn Minh"),
    hand("name of 12", "ND30-SIGN-NAME-STYLE", sizes={"name": 12}),
    hand("label not italic", "ND30-RCPT-LABEL", italic={"label": False}),
    hand("recipients of 12", "ND30-RCPT-LIST", sizes={"recipients": 12}),
    hand("copy without a colon", "ND30-RCPT-LAST", recipients=("- Các phòng;", "- Lưu VT, TH.")),
    hand("Kính gửi without Như trên", "ND30-RCPT-FIRST", addressees=("Kính gửi: UBND tỉnh",)),
    hand("page number at the foot", "ND30-PAGENO-POS", page_where="footer"),
    hand("page number to the right", "ND30-PAGENO-POS", page_align="right"),
    hand("Trang 2", "ND30-PAGENO-BARE", page_number="Trang PAGE"),
    hand("number on the first page", "ND30-PAGENO-FIRST", title_page=False),
    hand("pages from 3", "ND30-PAGENO-START", start="3"),
    hand("e after d", "ND30-H-DIEM-SEQ", text=points("a", "b", "c", "d", "e")),
    hand(
        "a part in words",
        "ND30-H-PHAN-WORDS",
        text=(
            par(run("Phần thứ nhất", 14, True), align="center"),
            par(run("TÌNH HÌNH", 14, True), align="center"),
            "Hết./.",
        ),
    ),
    hand(
        "numbers with a slash",
        "ND30-H-KHOAN",
        text=("1/ Công tác tham mưu và tổng hợp của đơn vị.", "Hết./."),
    ),
    hand(
        "Roman numbers with a hyphen",
        "ND30-H-REPORT",
        text=(par(run("I- KẾT QUẢ", 14, True), **HEADING), "Hết./."),
    ),
    hand(
        "a number left out",
        "ND30-STRUCT-FREE",
        text=(
            par(run("I. MỘT", 14, True), **HEADING),
            "Xong.",
            par(run("III. BA", 14, True), **HEADING),
            "Hết./.",
        ),
    ),
    hand("annexes in Arabic digits", "ND30-ANNEX-NUM", annexes=("Phụ lục 1", "Phụ lục 2")),
    hand("annex numbered on", "ND30-ANNEX-PAGENO", annexes=("Phụ lục",), annex_start=False),
    hand("annexes numbered as one", "ND30-ANNEX-PAGENO", annexes=("Phụ lục I", "Phụ lục II"), annex_own=False),
    hand("a good Party report", kind=Party),
    hand("a good Party report of 2026", kind=Party, date="Bắc Kạn, ngày 03 tháng 6 năm 2026"),
    hand("Party report without its star", "HD-STAR", kind=Party, star=""),
    hand("Party report with the State's end", "HD-END-MARK", kind=Party, end="./."),
    hand("Party number with a colon", "HD-NO", kind=Party, number="Số: 12-BC/ĐU"),
    hand("Party report with TM.", "HD-SIGN-TM", kind=Party, authority=("TM. ĐẢNG ỦY",)),
    hand("Party label in italics", "HD-RCPT-LABEL", kind=Party, italic={"label": True}),
    hand("Party report in single lines", "HD-BODY-LINESPACE", kind=Party, spacing=240, rule="auto"),
]


def python_docx(**changes) -> bytes:
    """A report made as a programmer makes one with python-docx: styles changed, a table for the head."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = changes.get("font", "Times New Roman"), Pt(changes.get("size", 14))
    normal.element.rPr.rFonts.set(qn("w:cs"), changes.get("font", "Times New Roman"))
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(changes.get("left", 30)), Mm(15)
    section.different_first_page_header_footer = changes.get("title_page", True)

    def said(paragraph, text, size, bold=False, italic=False, center=True):
        if center:
            paragraph.alignment = ALIGN.CENTER
        piece = paragraph.add_run(text)
        piece.font.size, piece.bold, piece.italic = Pt(size), bold, italic
        return paragraph

    def underscores(cell, count):
        said(cell.add_paragraph(), "_" * count, 13)

    head = made.add_table(2, 2)
    for row in head.rows:
        row.cells[0].width, row.cells[1].width = Mm(67), Mm(98)
    left, right = head.rows[0].cells
    said(left.paragraphs[0], "UBND TỈNH BẮC KẠN", 13)
    said(left.add_paragraph(), "VĂN PHÒNG", 13, True)
    underscores(left, 5)
    said(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True)
    said(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", changes.get("motto", 14), True)
    underscores(right, 26)
    said(head.rows[1].cells[0].paragraphs[0], changes.get("number", "Số: 05/BC-VP"), 13)
    said(
        head.rows[1].cells[1].paragraphs[0],
        changes.get("date", "Bắc Kạn, ngày 25 tháng 7 năm 2023"),
        14,
        False,
        True,
    )
    said(made.add_paragraph(), "BÁO CÁO", 14, True)
    said(made.add_paragraph(), "Sơ kết công tác 6 tháng đầu năm 2023", 14, changes.get("subject_bold", True))
    said(made.add_paragraph(), "_" * 15, 13)

    def text(words, bold=False):
        paragraph = made.add_paragraph()
        paragraph.add_run(words).bold = bold
        form = paragraph.paragraph_format
        form.first_line_indent, form.space_after = Mm(changes.get("indent", 12.7)), Pt(changes.get("gap", 6))
        paragraph.alignment = changes.get("align", ALIGN.JUSTIFY)

    text("I. KẾT QUẢ CÔNG TÁC", True)
    text("Trong 6 tháng đầu năm, Văn phòng đã hoàn thành các nhiệm vụ được giao theo chương trình công tác.")
    text("Trên đây là báo cáo của Văn phòng" + changes.get("end", "./."))
    made.add_paragraph()
    closing = made.add_table(1, 2)
    left, right = closing.rows[0].cells
    said(left.paragraphs[0], "Nơi nhận:", 12, True, True, False)
    said(left.add_paragraph(), "- Các phòng;", changes.get("list", 11), center=False)
    said(left.add_paragraph(), changes.get("keep", "- Lưu: VT, TH."), changes.get("list", 11), center=False)
    said(right.paragraphs[0], "CHÁNH VĂN PHÒNG", 14, True)
    for _ in range(4):
        right.add_paragraph()
    said(right.add_paragraph(), "Hoàng Văn Minh", 14, True)
    header = section.header.paragraphs[0]
    header.alignment = ALIGN.CENTER
    for kind in ("begin", None, "end"):
        piece = header.add_run()
        piece.font.size = Pt(14)
        if kind:
            mark = piece._r.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind})
        else:
            mark = piece._r.makeelement(qn("w:instrText"), {})
            mark.text = " PAGE "
        piece._r.append(mark)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def python(name: str, *expected: str, **changes) -> Case:
    return Case(f"python-docx: {name}", "python-docx", lambda: python_docx(**changes), set(expected))


PYTHON = [
    python("good"),
    python("Arial", "ND30-FONT", font="Arial"),
    python("text of 13", size=13),
    python("text of 11, headings too", "ND30-BODY-STYLE", "ND30-H-REPORT", size=11),
    python("left margin 25", "ND30-MARGIN-LEFT", left=25),
    python("no indent", "ND30-BODY-INDENT", indent=0),
    python("no gap", "ND30-BODY-PARASPACE", gap=0),
    python("number on page 1", "ND30-PAGENO-FIRST", title_page=False),
    python("odd date", "ND30-DATE-ZERO", date="Bắc Kạn, ngày 25 tháng 07 năm 2023"),
    python("list of 13, copy wrong", "ND30-RCPT-LIST", "ND30-RCPT-LAST", list=13, keep="- Lưu VT;"),
    python("subject not bold, no end", "ND30-SUBJ-STYLE", "ND30-END-MARK", subject_bold=False, end="."),
]

# What LibreOffice is given to open and save anew.
OFFICE = [
    ("good", State(), set()),
    # LibreOffice 7.4 loses the header of the first of two sections: seen in the XML it wrote.
    ("good with an annex", State(annexes=("Phụ lục",)), {"ND30-PAGENO-POS"}),
    ("lines as borders", State(lines="border"), set()),
    (
        "margins",
        State(margins=(1440, 1440, 1440, 1440)),
        {f"ND30-MARGIN-{side}" for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")},
    ),
    ("Arial, 12 pt", State(font="Arial", sizes={"body": 12}), {"ND30-FONT", "ND30-BODY-STYLE"}),
    (
        "number and date",
        State(number="Số 412/BC-VP", date="Bắc Kạn, ngày 5 tháng 7 năm 2023"),
        {"ND30-NO-COLON", "ND30-DATE-ZERO"},
    ),
    ("a good Party report", Party(), set()),
]

PANDOC = [
    (
        "a heading and two paragraphs",
        "# BÁO CÁO\n\nSơ kết công tác 6 tháng\n\nĐơn vị đã hoàn thành nhiệm vụ được giao trong kỳ.\n\nTrên đây là báo cáo của đơn vị.\n",
        {
            *(
                "ND30-PAGE-SIZE",
                "ND30-MARGIN-TOP",
                "ND30-MARGIN-BOTTOM",
                "ND30-MARGIN-LEFT",
                "ND30-MARGIN-RIGHT",
            ),
            *("ND30-FONT", "ND30-COLOR", "ND30-QH-TEXT", "ND30-TN-TEXT", "ND30-ORG-NAME"),
            *("ND30-NO-FORMAT", "ND30-DATE-FORM", "ND30-TYPE-STYLE", "ND30-SUBJ-STYLE", "ND30-SUBJ-RULE"),
            *("ND30-BODY-STYLE", "ND30-BODY-JUSTIFY", "ND30-BODY-INDENT", "ND30-END-MARK", "ND30-SIGN-STYLE"),
            "ND30-RCPT-LABEL",
        },
    ),
]
