"""The form of Party documents until 26/5/2026: Hướng dẫn 36-HD/VPTW of Văn phòng Trung ương Đảng."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sokert.standards.shape import CAPITALS, Body, Form, Page, Range, Rule, Style, exactly

_TITLE = Range(14, 15, 14)
_TEXT = Range(14, 15, 14)

STYLES = {
    "party": Style(exactly(15), bold=True, upper=True, align="center"),
    "parent": Style(exactly(14), upper=True, align="center"),
    "agency": Style(exactly(14), bold=True, upper=True, align="center"),
    "star": Style(exactly(14), align="center"),
    "number": Style(exactly(14), align="center"),
    "place_date": Style(exactly(14), italic=True, align="center"),
    "type_name": Style(Range(15, 16, 16), bold=True, upper=True, align="center"),
    "subject": Style(_TITLE, bold=True, align="center"),
    "letter_subject": Style(exactly(12), italic=True, align="center"),
    "subject_line": Style(_TITLE, align="center"),
    "basis": Style(_TEXT, align="both"),
    "body": Style(_TEXT, align="both"),
    "part_label": Style(_TEXT, bold=True, align="center"),
    "part_title": Style(_TEXT, bold=True, upper=True, align="center"),
    "roman_heading": Style(_TEXT, bold=True, upper=True, align="both"),
    "arabic_heading": Style(_TEXT, bold=True, align="both"),
    "letter_heading": Style(_TEXT, align="both"),
    "authority": Style(exactly(14), bold=True, upper=True, align="center"),
    "position": Style(exactly(14), upper=True, align="center"),
    "signer_name": Style(exactly(14), bold=True, align="center"),
    "addressee": Style(exactly(14), italic=True),  # its label; the names are upright
    "recipients_label": Style(exactly(14), underline=True, align="left"),
    "recipients": Style(exactly(12), align="left"),
    "annex_label": Style(exactly(14), bold=True, align="center"),
    "annex_title": Style(_TEXT, bold=True, upper=True, align="center"),
    "annex_link": Style(_TEXT, italic=True, align="center"),
    "page_number": Style(exactly(14), align="center"),
    "urgency": Style(exactly(14), bold=True, upper=True, align="center"),
    "circulation": Style(exactly(12), bold=True, upper=True, align="center"),
    "draft": Style(exactly(14), italic=True, align="center"),
    "drafter": Style(exactly(8)),
    "address": Style(exactly(10)),
}

LITERALS = {
    "party": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "star": "*",
    "subject_line": "-----",
    "number": "Số ",
    "type_name": "BÁO CÁO",
    "type_code": "BC",
    "roman_mark": "-",  # I- as the guides themselves write (HD-H-HABIT)
    "arabic_mark": ".",  # 1. (HD-H-KHOAN)
    "recipient_end": ",",
    "recipients": "Nơi nhận:",
    "addressee": "Kính gửi:",
    "submitted": "Kính gửi",  # in a tờ trình
    "file_copy": "Lưu",
    "end": ".",
    "basis_end": ",",
    "annex": "Phụ lục",
    "draft": "Dự thảo",
}

SIGNING = {"T/M": "thay mặt", "K/T": "ký thay", "T/L": "thừa lệnh", "Q.": "quyền"}

TYPES = {
    "BC": "báo cáo",
    "NQ": "nghị quyết",
    "CT": "chỉ thị",
    "KL": "kết luận",
    "QĐ": "quyết định",
    "QĐi": "quy định",
    "QC": "quy chế",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "KH": "kế hoạch",
    "CTr": "chương trình",
    "ĐA": "đề án",
    "PA": "phương án",
    "TC": "thông cáo",
    "TT": "thông tri",
    "TTr": "tờ trình",
    "CV": "công văn",
    "BB": "biên bản",
}

PATTERNS = {
    "number": rf"Số \d{{2,}}-BC/[{CAPITALS}][\w]*(?:-[{CAPITALS}][\w]*)*",
    "place_date": r"[^,]+, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}",
    "part_label": r"(Phần|Chương) ([IVXLC]+|thứ \w+)",
    "section_label": r"Mục \d+",
    "roman_heading": rf"[IVXLC]+[-.] ?[{CAPITALS}]",
    "arabic_heading": r"\d+[-.] ",
    "letter_heading": r"[a-zđ]\) ",
    "authority": rf"(T/M|K/T|T/L|Q\.) [{CAPITALS}]",
    "academic_title": r"(GS|PGS|TS|ThS|BS|CN|KS|NGƯT|NGND)\b",
    "recipient": r"- .+,",
    "basis": r".+",
    "last_recipient": r"- Lưu [^:]+\.",
    "annex_label": r"Phụ lục( \d+)?",
    "star": r"\*",
    "subject_line": r"-{5}",
    "end": r"\./\.$",
}

FORM = Form(
    name="hd36",
    title="Hướng dẫn 36-HD/VPTW",
    page=Page(210, 297, exactly(20), exactly(20), exactly(30), exactly(15), exactly(10)),
    font="Times New Roman",
    color="000000",
    styles=MappingProxyType(STYLES),
    # "Exactly, at least 18 pt" in this guide; its successor says exactly 18 to 22. The house takes what both allow.
    body=Body(indents=(10, 12.7), indent=10, gap=Range(6, 1584, 6), line=None, exact=Range(18, 1584, 18)),
    lines=MappingProxyType({"party": exactly(1.0)}),
    literals=MappingProxyType(LITERALS),
    signing=MappingProxyType(SIGNING),
    types=MappingProxyType(TYPES),
    patterns=MappingProxyType(PATTERNS),
    # From 11/3/2019 a công văn of the Centre (3294-CV/VPTW/nb) let a quy định bear QĐ (HD-STATUS-QD).
    either=MappingProxyType({"QĐi": "QĐ"}),
)

# id, what it asks, its clause in this guide and in the one after it, the value.
_MUST: tuple[tuple[str, str, str, str, object], ...] = (
    ("PAGE-SIZE", "The paper is A4, 210 x 297 mm.", "II.4.2", "IV.3", (210, 297)),
    ("MARGIN-TOP", "The top margin is 20 mm.", "II.4.3", "IV.4.1.1", FORM.page.top),
    ("MARGIN-BOTTOM", "The bottom margin is 20 mm.", "II.4.3", "IV.4.1.2", FORM.page.bottom),
    ("MARGIN-LEFT", "The left margin is 30 mm.", "II.4.3", "IV.4.1.3", FORM.page.left),
    ("MARGIN-RIGHT", "The right margin is 15 mm.", "II.4.3", "IV.4.1.4", FORM.page.right),
    ("MARGIN-DUPLEX", "Even pages of a two-sided print have the side margins swapped.", "II.4.3", "IV.4.2", None),
    ("PAGENO", "Page numbers: 14 pt, centred, 10 mm from the top, not on page 1.", "II.4.4", "IV.5.1", 14),
    ("TITLE", "ĐẢNG CỘNG SẢN VIỆT NAM: capitals, 15 pt, bold.", "II.1.1.2", "I.1.2", STYLES["party"]),
    ("TITLE-RULE", "A line as long as the title is below it.", "II.1.1.2", "I.1.2", FORM.lines["party"]),
    ("PARENT", "The body above: capitals, 14 pt, not bold.", "II.1.2.1", "I.2.2.2", STYLES["parent"]),
    ("ORG", "The issuing body: capitals, 14 pt, bold.", "II.1.2.2", "I.2.2", STYLES["agency"]),
    ("ORG-BTV", "A standing committee issues in its committee's name.", "II.1.2.1", "I.2.1.2", None),
    ("STAR", "A star is centred below the issuing body.", "II.1.2.2", "I.2.2.1", LITERALS["star"]),
    ("NO", "The number reads Số 12-BC/ĐU, at 14 pt.", "II.1.3.2", "I.3.2", PATTERNS["number"]),
    ("NO-SERIES", "Numbers run by type through a committee's term.", "II.1.3.1", "I.3.1.1", None),
    ("ABBR", "Types have fixed abbreviations.", "II.1.3.1", "I.3.1.2", tuple(TYPES)),
    ("ABBR-ORG", "Bodies have fixed abbreviations.", "II.1.3.1", "I.3.1.2", None),
    (
        "DATE",
        "The date: Place, ngày DD tháng M năm YYYY, 14 pt, italic.",
        "II.1.4.2",
        "I.4.2",
        STYLES["place_date"],
    ),
    ("PLACE", "The place is the administrative unit of the seat.", "II.1.4.1", "I.4.1.1", None),
    ("TYPE", "The type: capitals, 15-16 pt, bold, centred.", "II.1.5.2", "I.5.2", STYLES["type_name"]),
    ("SUBJ", "Trích yếu: 14-15 pt, bold, centred.", "II.1.5.2", "I.5.2.1", STYLES["subject"]),
    ("SUBJ-RULE", "Five hyphens are centred below it.", "II.1.5.2", "I.5.2.1", LITERALS["subject_line"]),
    (
        "SUBJ-CV",
        "In a công văn it is 12 pt italic below the number.",
        "II.1.5.2",
        "I.5.2.3",
        STYLES["letter_subject"],
    ),
    ("DRAFT", "A draft says which below its number; a final document does not.", "II.2.2", "II.4.2", STYLES["draft"]),
    ("CIRC", "Circulation notes: capitals, 12 pt, bold.", "II.2.2", "II.4.1", STYLES["circulation"]),
    ("DRAFTER", "The drafter's mark ends the recipients: 8 pt, ABC-268.", "II.2.3", "II.5", STYLES["drafter"]),
    ("CONTACT", "The address is 10 pt below a line on the last page.", "II.2.4", "II.6", STYLES["address"]),
    ("BODY-SIZE", "The text is upright, 14-15 pt.", "PL3.6", "IV.2", STYLES["body"]),
    ("BODY-JUSTIFY", "The text is justified.", "II.1.6.2", "I.6.2.2", "both"),
    ("BODY-INDENT", "First lines are indented by about 10 mm.", "II.1.6.2", "I.6.2.2", Range(9, 13, 10)),
    ("BODY-PARASPACE", "Paragraphs are at least 6 pt apart.", "II.1.6.2", "I.6.2.2", FORM.body.gap),
    ("BODY-LINESPACE", "Lines are exactly 18 pt or more.", "II.1.6.2", "I.6.2.2", FORM.body.exact),
    ("H-PHAN", "Phần and Chương: small letters, bold.", "II.1.6.2", "I.6.2.4.a", STYLES["part_label"]),
    ("H-PHAN-TITLE", "Their titles: capitals, bold.", "II.1.6.2", "I.6.2.4.a", STYLES["part_title"]),
    ("H-MUC", "Mục: Arabic, bold, title in capitals.", "II.1.6.2", "I.6.2.4.b", STYLES["part_label"]),
    ("H-DIEU", "Điều and its title are bold.", "II.1.6.2", "I.6.2.4.c", None),
    ("H-KHOAN", "Khoản is an Arabic number and a full stop.", "II.1.6.2", "I.6.2.4.d", None),
    (
        "BASIS",
        "Căn cứ lines stand one a line and end in ; the last in a comma.",
        "II.1.6.2",
        "I.6.2.3",
        STYLES["basis"],
    ),
    ("CITE", "A document is first cited in full.", "II.1.6.1", "I.6.1.4", None),
    ("ABBREV-TEXT", "A phrase is written in full before it is abbreviated.", "II.1.6.1", "I.6.1.3", None),
    ("END-MARK", "The text ends with a full stop; ./. is not used.", "II.1.6.2", "I.6.2.2", PATTERNS["end"]),
    ("SIGN-TM", "T/M stands before a body that acts collectively.", "II.1.7.1", "I.7.1.1.a", "T/M"),
    ("SIGN-KT", "K/T stands before the head's position.", "II.1.7.1", "I.7.1.1.b", "K/T"),
    ("SIGN-TL", "T/L stands for signing by order; who is asked signs in person.", "II.1.7.1", "I.7.1.1.c", "T/L"),
    ("SIGN-Q", "Q. stands for an acting head.", "II.1.7.1", "I.7.1.4.c", "Q."),
    ("SIGN-AUTH-STYLE", "Authority: capitals, 14 pt, bold.", "PL3.7", "I.7.1.4", STYLES["authority"]),
    (
        "SIGN-POS-STYLE",
        "Position: capitals, 14 pt; light below T/M, K/T, T/L, bold alone.",
        "PL3.7",
        "I.7.1.4",
        STYLES["position"],
    ),
    ("SIGN-NAME-STYLE", "Name: 14 pt, bold, no titles.", "II.1.7.1", "I.7.1.3", STYLES["signer_name"]),
    ("SIGN-POS-TEXT", "BÍ THƯ stands without the committee's name.", "II.1.7.1", "I.7.1.2", None),
    ("RCPT-LABEL", "Nơi nhận: 14 pt, upright, underlined.", "II.1.9.2", "I.9.2.1", STYLES["recipients_label"]),
    (
        "RCPT-LIST",
        "Recipients: 12 pt, ending in a comma; the last is Lưu.",
        "II.1.9.2",
        "I.9.2.5",
        STYLES["recipients"],
    ),
    ("RCPT-KG", "A công văn and a tờ trình have Kính gửi, a report has none.", "II.1.9.2", "I.9.2.3", None),
    ("KG-STYLE", "Kính gửi: 14 pt, italic; the names upright.", "PL3.9", "I.9.2.3", STYLES["addressee"]),
    ("URGENT", "Urgency: capitals, 14 pt, bold.", "II.2.1", "II.3", STYLES["urgency"]),
    ("ANNEX-NUM", "Two annexes or more have Arabic numbers.", "II.4.5", "II.1.1", PATTERNS["annex_label"]),
)
# What only the guides' own pages show.
_SHOWN: tuple[tuple[str, str, str, str], ...] = (
    ("VS-ND30", "State and Party forms are never mixed in one document.", "", ""),
    ("FONT", "The font is Times New Roman in Unicode.", "PL3", "IV.1"),
)
_PRACTICE: tuple[tuple[str, str], ...] = (
    ("H-HABIT", "Reports run I- TITLE, 1., a), with one manner throughout."),
    ("TONE", "Tone marks are placed in one manner."),
    ("ACCESS-LANG", "The file says that its language is Vietnamese."),
    ("ACCESS-ORDER", "Headings go down level by level."),
    ("ACCESS-HEAD", "The head of a long table is marked as such and repeated on each page."),
    ("ACCESS-ALT", "A picture or chart in the text has words for those who do not see it."),
)


def rules(form: Form, changes: Mapping[str, Rule]) -> Iterator[Rule]:
    """Yield the Party's rules under the name of a guide, with what that guide says otherwise."""
    own = form.name == "hd36"
    for id, text, clause, later, value in _MUST:
        rule = Rule(f"HD-{id}", text, "must", cited(form, clause if own else later), value)
        yield changes.get(rule.id, rule)
    for id, text, clause, later in _SHOWN:
        rule = Rule(f"HD-{id}", text, "template", cited(form, clause if own else later))
        yield changes.get(rule.id, rule)
    for id, text in _PRACTICE:
        yield Rule(f"HD-{id}", text, "practice", form.title)


def cited(form: Form, clause: str) -> str:
    """Return a guide's citation of a clause, in that guide's own numbers.

    >>> cited(FORM, "II.1.9.2"), cited(FORM, "PL3.9")
    ('Hướng dẫn 36-HD/VPTW, Phần II, mục 1.9.2', 'Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 9')

    The later guide numbers within the Mục of its Phần II: "IV.4.1" is Phần II, Mục IV, 4.1.
    """
    if not clause:
        return form.title
    first, _, rest = clause.partition(".")
    if first == "PL3":
        return f"{form.title}, Phụ lục 3" + (f", dòng {rest}" if rest else "")
    if form.name == "hd36":
        return f"{form.title}, Phần {first}, mục {rest}"
    return f"{form.title}, Phần II, Mục {first}, {rest}"


RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in rules(FORM, {})})
