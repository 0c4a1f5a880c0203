"""Rules of Nghị định 30/2020/NĐ-CP from the page down to the trích yếu."""

from __future__ import annotations

from sokert.standards.nd30.citation import must, practice, template
from sokert.standards.nd30.form import FORM, LITERALS, PATTERNS, STYLES

PAGE = (
    must("PAGE-SIZE", "The paper is A4, 210 x 297 mm.", "I.1", (210, 297)),
    must("PAGE-ORIENT", "The page is upright; it may lie down for tables not split off as annexes.", "I.2"),
    must("MARGIN-TOP", "The top margin is 20 to 25 mm.", "I.3", FORM.page.top),
    must("MARGIN-BOTTOM", "The bottom margin is 20 to 25 mm.", "I.3", FORM.page.bottom),
    must("MARGIN-LEFT", "The left margin is 30 to 35 mm, gutter included.", "I.3", FORM.page.left),
    must("MARGIN-RIGHT", "The right margin is 15 to 20 mm.", "I.3", FORM.page.right),
    must("FONT", "The font is Times New Roman, in Unicode by TCVN 6909:2001.", "I.4", FORM.font),
    must("COLOR", "The text is black; only stamps and signatures have a colour.", "I.4", FORM.color),
    must("SIZE-BY-ITEM", "Each component has its own size and style.", "I.5"),
    must("SIZE-COHERENT", "Sizes of Quốc hiệu, Tiêu ngữ and date rise together.", "V", FORM.coherent),
    must("PAGENO-START", "Pages are numbered from 1 in Arabic digits.", "I.7", 1),
    must("PAGENO-SIZE", "Page numbers are 13 to 14 pt, upright, not bold.", "I.7", STYLES["page_number"]),
    must("PAGENO-POS", "Page numbers are centred in the top margin.", "I.7"),
    must("PAGENO-FIRST", "The first page shows no number.", "I.7"),
    template("PAGENO-BARE", "A page number is its digits alone.", "V"),
)

HEAD = (
    must("QH-TEXT", "Quốc hiệu has its fixed words, on one line.", "II.1.a", LITERALS["country"]),
    must("QH-STYLE", "Quốc hiệu is in capitals, 12 to 13 pt, upright, bold.", "II.1.a", STYLES["country"]),
    must("QH-POS", "Quốc hiệu stands at the top right of page 1.", "II.1.a"),
    must("TN-TEXT", "Tiêu ngữ has its fixed words, hyphens between blanks.", "II.1.b", LITERALS["motto"]),
    must("TN-STYLE", "Tiêu ngữ is 13 to 14 pt, upright, bold, centred.", "II.1.b", STYLES["motto"]),
    must("TN-RULE", "A line as long as Tiêu ngữ is drawn below it.", "II.1.b", FORM.lines["motto"]),
    must("QHTN-SPACING", "Quốc hiệu and Tiêu ngữ are single-spaced.", "II.1.c", 1.0),
    must("ORG-NAME", "The agency and the one directly above it have their full official names.", "II.2.a"),
    must("ORG-PARENT-LOC", "A local parent agency is named with its province or city.", "II.2.a"),
    must("ORG-PARENT-ABBR", "Only the parent's name may be abbreviated, not the agency's.", "II.2.a"),
    must("ORG-STYLE", "The agency is in capitals, 12 to 13 pt, upright, bold.", "II.2.b", STYLES["agency"]),
    must("ORG-PARENT-STYLE", "Its parent is the same but not bold.", "II.2.b", STYLES["parent"]),
    must("ORG-RULE", "A line of 1/3 to 1/2 of the agency's name is below it.", "II.2.b", FORM.lines["agency"]),
    must("ORG-SPACING", "Parent and agency are single-spaced.", "II.2.b", 1.0),
)

NUMBER = (
    must("NO-FORMAT", "The number reads Số: 123/BC-VP, without blanks.", "II.3.b", PATTERNS["number"]),
    must("NO-COLON", "A colon follows the word Số.", "II.3.c"),
    must("NO-ZERO", "Numbers below 10 take a leading 0.", "II.3.c"),
    must("NO-STYLE", "The number is 13 pt, upright, not bold, centred.", "II.3.c", STYLES["number"]),
    must("NO-SERIES", "Numbers run from 01 on 1 January to 31 December.", "Điều 15, khoản 1"),
    template("NO-DRAFT", "A number not yet registered is left blank.", "Phụ lục III, Mẫu 1.4"),
    must("ABBR-BC", "The symbol of a báo cáo begins with BC.", "Phụ lục III, Mục I", LITERALS["type_code"]),
    must("ABBR-ORG", "The head of the agency fixes its abbreviation, short and clear.", "II.3.b"),
    must("PLACE-CENTRAL", "A central agency names the province or city of its seat.", "II.4.a"),
    must("PLACE-LOCAL", "A local agency names the administrative unit of its seat.", "II.4.a"),
    must("PLACE-FULL", "Places named after persons, numbers or events carry the unit's word.", "II.4.a"),
    must("DATE-FORM", "The date reads Place, ngày DD tháng M năm YYYY.", "II.4.b", PATTERNS["place_date"]),
    must("DATE-ZERO", "Days 1 to 9 and months 1 and 2 take a leading 0, no other.", "II.4.b"),
    must("DATE-STYLE", "Place and date are 13 to 14 pt, italic, centred.", "II.4.c", STYLES["place_date"]),
)

SUBJECT = (
    must("TYPE-STYLE", "The type is in capitals, 13-14 pt, bold, centred.", "II.5.b", STYLES["type_name"]),
    must("SUBJ-STYLE", "Trích yếu is 13 to 14 pt, bold, centred below.", "II.5.b", STYLES["subject"]),
    must("SUBJ-CONTENT", "Trích yếu is one short sentence or phrase.", "II.5.a", 500),
    template("SUBJ-NODOT", "Trích yếu has no full stop and no V/v.", "V"),
    must("SUBJ-RULE", "A line of 1/3 to 1/2 of trích yếu is below it.", "II.5.b", FORM.lines["subject"]),
    must(
        "SUBJ-CV",
        "In a công văn V/v is 12-13 pt, upright, not bold, centred below the number.",
        "II.5.b",
        STYLES["letter_subject"],
    ),
    practice("RULE-METHOD", "Lines are drawn as shapes, borders or underscores, not by underlining text."),
)

RULES = (*PAGE, *HEAD, *NUMBER, *SUBJECT)
