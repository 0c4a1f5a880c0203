"""Rules of Nghị định 30/2020/NĐ-CP for the text between the trích yếu and the signature."""

from __future__ import annotations

from sokert.standards.nd30.citation import must, practice, template
from sokert.standards.nd30.form import FORM, PATTERNS, STYLES

TEXT = (
    must("BODY-STYLE", "The text is upright, 13 to 14 pt, one size throughout.", "II.6.e", STYLES["body"]),
    must("BODY-JUSTIFY", "The text is justified to both margins.", "II.6.e", "both"),
    must("BODY-INDENT", "First lines are indented by 1 cm or 1.27 cm.", "II.6.e", FORM.body.indents),
    must("BODY-PARASPACE", "Paragraphs are at least 6 pt apart.", "II.6.e", FORM.body.gap),
    must("BODY-LINESPACE", "Lines are single to 1.5 apart.", "II.6.e", FORM.body.line),
    template(
        "AUTHORITY-LINE",
        "Who decides, and QUYẾT ĐỊNH: or QUYẾT NGHỊ:, is in capitals, 13 to 14 pt, bold, centred.",
        "Phụ lục III, Mẫu 1.1",
        STYLES["deciding"],
    ),
    must("BASIS-CONTENT", "Căn cứ names powers and sources in full.", "II.6.a"),
    must("BASIS-STYLE", "Căn cứ is italic; lines end in ; and the last in a stop.", "II.6.a", STYLES["basis"]),
    must("CITE-FIRST", "A document is first cited in full.", "II.6.b"),
    must("CITE-LATER", "Later it is cited by type, number and symbol only.", "II.6.b"),
    practice("TABLE-TEXT", "Text in tables is usually 10 to 12 pt."),
)

HEADINGS = (
    must("STRUCT-FREE", "Parts follow from large to small in a definite order.", "II.6.c"),
    must("STRUCT-TITLE", "Phần, chương, mục, tiểu mục and điều have titles.", "II.6.d"),
    must("H-PHAN", "Phần and Chương have Roman numbers, centred, bold.", "II.6.đ", STYLES["part_label"]),
    must("H-PHAN-TITLE", "Their title is below, in capitals, centred, bold.", "II.6.đ", STYLES["part_title"]),
    must("H-PHAN-WORDS", "Phần takes a Roman numeral, not an ordinal in words.", "II.6.đ"),
    must("H-MUC", "Mục and Tiểu mục have Arabic numbers.", "II.6.đ", PATTERNS["section_label"]),
    must("H-DIEU", "Điều is indented, Arabic, with a full stop, bold.", "II.6.đ"),
    must("H-KHOAN", "Khoản is an Arabic number and a full stop.", "II.6.đ", STYLES["arabic_heading"]),
    must("H-DIEM", "Điểm is a Vietnamese letter and a bracket.", "II.6.đ", STYLES["letter_heading"]),
    must("H-DIEM-SEQ", "Letters follow the Vietnamese alphabet: a b c d đ e g.", "II.6.đ", FORM.letters),
    template("H-REPORT", "Reports run Phần I, I. TITLE, 1. Title, a).", "V", STYLES["roman_heading"]),
    practice("H-SUBNUM", "1.1. and dashes are not defined; keep one manner."),
    template("END-MARK", "The text ends with ./.", "Phụ lục III, Mẫu 1.4", "./."),
)

# The decree is silent; what is read aloud, or turned into another form, needs it.
ACCESS = (
    practice("ACCESS-LANG", "The file says that its language is Vietnamese."),
    practice("ACCESS-ORDER", "Headings go down level by level."),
    practice("ACCESS-HEAD", "The head of a long table is marked as such and repeated on each page."),
    practice("ACCESS-ALT", "A picture or chart in the text has words for those who do not see it."),
)

RULES = (*TEXT, *HEADINGS, *ACCESS)
