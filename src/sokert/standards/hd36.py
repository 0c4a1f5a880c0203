"""The form of Party documents until 26/5/2026: Hướng dẫn 36-HD/VPTW of Văn phòng Trung ương Đảng."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from sokert.standards.shape import CAPITALS, Body, Form, Page, Range, Rule, Strength, Style, exactly

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
    "addressee": Style(_TEXT),
    "recipients_label": Style(exactly(14), underline=True, align="left"),
    "recipients": Style(exactly(12), align="left"),
    "annex_label": Style(exactly(14), bold=True, align="center"),
    "annex_title": Style(_TEXT, bold=True, upper=True, align="center"),
    "annex_link": Style(_TEXT, italic=True, align="center"),
    "page_number": Style(exactly(14), align="center"),
    "urgency": Style(exactly(14), bold=True, upper=True, align="center"),
    "circulation": Style(exactly(14), bold=True, upper=True, align="center"),
    "drafter": Style(exactly(12)),
    "address": Style(Range(11, 12, 11)),
}

LITERALS = {
    "party": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "star": "*",
    "subject_line": "-----",
    "number": "Số ",
    "type_name": "BÁO CÁO",
    "type_code": "BC",
    "heading_mark": "-",  # I- and 1-: the habit of HD-H-HABIT
    "recipients": "Nơi nhận:",
    "addressee": "Kính gửi:",
    "file_copy": "Lưu",
    "end": ".",
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
    "QC": "quy chế",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "KH": "kế hoạch",
    "CTr": "chương trình",
    "TTr": "tờ trình",
    "TT": "thông tri",
    "CV": "công văn",
    "BB": "biên bản",
}

PATTERNS = {
    "number": rf"Số \d{{2,}}-BC/[{CAPITALS}][\w]*",
    "place_date": r"[^,]+, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}",
    "part_label": r"(Phần|Chương) ([IVXLC]+|thứ \w+)",
    "section_label": r"Mục \d+",
    "roman_heading": rf"[IVXLC]+[-.] ?[{CAPITALS}]",
    "arabic_heading": r"\d+[-.] ",
    "letter_heading": r"[a-zđ]\) ",
    "authority": rf"(T/M|K/T|T/L|Q\.) [{CAPITALS}]",
    "academic_title": r"(GS|PGS|TS|ThS|BS|CN|KS|NGƯT|NGND)\b",
    "recipient": r"- .+;",
    "last_recipient": r"- Lưu [^:]+\.",
    "annex_label": r"Phụ lục( [IVXLC\d]+)?",
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
    # "At least 18 pt" in this guide; its successor says exactly 18 to 22. The house takes what both allow.
    body=Body(indents=(10,), indent=10, gap=Range(6, 1584, 6), line=None, exact=Range(18, 1584, 18)),
    lines=MappingProxyType({"party": exactly(1.0)}),
    literals=MappingProxyType(LITERALS),
    signing=MappingProxyType(SIGNING),
    types=MappingProxyType(TYPES),
    patterns=MappingProxyType(PATTERNS),
)

# id, what it asks, the part of the guide, the value.
_MUST: tuple[tuple[str, str, str, object], ...] = (
    ("PAGE-SIZE", "The paper is A4, 210 x 297 mm.", "khổ giấy", (210, 297)),
    ("MARGIN-TOP", "The top margin is 20 mm.", "định lề", FORM.page.top),
    ("MARGIN-BOTTOM", "The bottom margin is 20 mm.", "định lề", FORM.page.bottom),
    ("MARGIN-LEFT", "The left margin is 30 mm.", "định lề", FORM.page.left),
    ("MARGIN-RIGHT", "The right margin is 15 mm.", "định lề", FORM.page.right),
    ("MARGIN-DUPLEX", "Even pages of a two-sided print have the side margins swapped.", "định lề", None),
    ("FONT", "The font is Times New Roman in Unicode, black.", "phông chữ", FORM.font),
    ("PAGENO", "Page numbers: 14 pt, centred, 10 mm from the top, not on page 1.", "số trang", 14),
    ("TITLE", "ĐẢNG CỘNG SẢN VIỆT NAM: capitals, 15 pt, bold.", "Mục II, 1.1", STYLES["party"]),
    ("TITLE-RULE", "A line as long as the title is below it.", "Mục II, 1.1.2", FORM.lines["party"]),
    ("PARENT", "The body above: capitals, 14 pt, not bold.", "Mục II, 1.2", STYLES["parent"]),
    ("ORG", "The issuing body: capitals, 14 pt, bold.", "Mục II, 1.2", STYLES["agency"]),
    ("ORG-BTV", "A standing committee issues in its committee's name.", "Mục II, 1.2", None),
    ("STAR", "A star is centred below the issuing body.", "Mục II, 1.2", LITERALS["star"]),
    ("NO", "The number reads Số 12-BC/ĐU, at 14 pt.", "Mục II, 1.3", PATTERNS["number"]),
    ("NO-SERIES", "Numbers run by type through a committee's term.", "Mục II, 1.3", None),
    ("ABBR", "Types have fixed abbreviations.", "Mục II, 1.3", tuple(TYPES)),
    ("ABBR-ORG", "Bodies have fixed abbreviations.", "Mục II, 1.3", None),
    (
        "DATE",
        "The date: Place, ngày DD tháng M năm YYYY, 14 pt, italic.",
        "Mục II, 1.4",
        STYLES["place_date"],
    ),
    ("PLACE", "The place is the administrative unit of the seat.", "Mục II, 1.4", None),
    ("TYPE", "The type: capitals, 15-16 pt, bold, centred.", "Mục II, 1.5", STYLES["type_name"]),
    ("SUBJ", "Trích yếu: 14-15 pt, bold, centred.", "Mục II, 1.5", STYLES["subject"]),
    ("SUBJ-RULE", "Five hyphens are centred below it.", "Mục II, 1.5", LITERALS["subject_line"]),
    ("SUBJ-CV", "In a công văn it is 12 pt italic below the number.", "Mục II, 1.5", None),
    ("DRAFT", "A draft says so in its own place; a final document does not.", "Phụ lục 1, ô 11b", None),
    ("BODY-SIZE", "The text is upright, 14-15 pt.", "Mục II, 1.6", STYLES["body"]),
    ("BODY-JUSTIFY", "The text is justified.", "Mục II, 1.6", "both"),
    ("BODY-INDENT", "First lines are indented by about 10 mm.", "Mục II, 1.6", Range(9, 11, 10)),
    ("BODY-PARASPACE", "Paragraphs are at least 6 pt apart.", "Mục II, 1.6", FORM.body.gap),
    ("BODY-LINESPACE", "Lines are at least 18 pt.", "Mục II, 1.6", FORM.body.exact),
    ("H-PHAN", "Phần and Chương: small letters, bold.", "Mục II, 1.6", STYLES["part_label"]),
    ("H-PHAN-TITLE", "Their titles: capitals, bold.", "Mục II, 1.6", STYLES["part_title"]),
    ("H-MUC", "Mục: Arabic, bold, title in capitals.", "Mục II, 1.6", STYLES["part_label"]),
    ("H-DIEU", "Điều and its title are bold.", "Mục II, 1.6", None),
    ("BASIS", "Căn cứ lines begin with a dash and end in ;", "Mục II, 1.6", STYLES["basis"]),
    ("CITE", "A document is first cited in full, a comma before ngày.", "Mục II, 1.6", None),
    ("ABBREV-TEXT", "A phrase is written in full before it is abbreviated.", "Mục II, 1.6", None),
    ("END-MARK", "The text ends with a full stop; ./. is not used.", "Mục II, 1.6", PATTERNS["end"]),
    ("SIGN-TM", "T/M stands before a body that acts collectively.", "Mục II, 1.7.1", "T/M"),
    ("SIGN-KT", "K/T stands before the head's position.", "Mục II, 1.7.1", "K/T"),
    ("SIGN-TL", "T/L stands for signing by order.", "Mục II, 1.7.1", "T/L"),
    ("SIGN-Q", "Q. stands for an acting head.", "Mục II, 1.7.1", "Q."),
    ("SIGN-AUTH-STYLE", "Authority: capitals, 14 pt, bold.", "Mục II, 1.7", STYLES["authority"]),
    ("SIGN-POS-STYLE", "Position: capitals, 14 pt, not bold.", "Mục II, 1.7", STYLES["position"]),
    ("SIGN-NAME-STYLE", "Name: 14 pt, bold, no titles.", "Mục II, 1.7", STYLES["signer_name"]),
    ("SIGN-POS-TEXT", "BÍ THƯ stands without the committee's name.", "Mục II, 1.7", None),
    ("SIGN-CB", "A cell has no seal.", "Mục II, 1.7", None),
    ("RCPT-LABEL", "Nơi nhận: 14 pt, upright, underlined.", "Mục II, 1.9", STYLES["recipients_label"]),
    ("RCPT-LIST", "Recipients: 12 pt; the last is Lưu.", "Mục II, 1.9", STYLES["recipients"]),
    ("RCPT-KG", "A report has no Kính gửi.", "Mục II, 1.9", None),
    ("URGENT", "Urgency: capitals, 14 pt, bold.", "Mục II, 2", STYLES["urgency"]),
)

_PRACTICE: tuple[tuple[str, str], ...] = (
    ("VS-ND30", "State and Party forms are never mixed in one document."),
    ("H-HABIT", "Reports run I- TITLE, 1- or 1., a), with one manner throughout."),
    ("ANNEX-NUM", "Annexes are numbered in one manner."),
    ("TONE", "Tone marks are placed in one manner."),
)


def rules(form: Form, changes: Mapping[str, Rule]) -> Iterator[Rule]:
    """Yield the Party's rules under the name of a guide, with what that guide says otherwise."""
    for id, text, part, value in _MUST:
        rule = Rule(f"HD-{id}", text, "must", f"{form.title}, {part}", value)
        yield changes.get(rule.id, rule)
    for id, text in _PRACTICE:
        level: Strength = "template" if id == "VS-ND30" else "practice"
        yield Rule(f"HD-{id}", text, level, form.title)


RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in rules(FORM, {})})


def successor(name: str, title: str, body: Body) -> Form:
    """Return this form under a later guide's name, with that guide's line heights."""
    return replace(FORM, name=name, title=title, body=body)
