"""The styles of the house: one row a style, everything else drawn from the standard.

A clerk sees these names in Word; a built-in style keeps the English name that Word itself translates.
"""

from __future__ import annotations

from typing import NamedTuple

from sokert.ooxml.names import declared
from sokert.ooxml.relationships import HEAD
from sokert.ooxml.units import half_points, twentieths, twips
from sokert.standards.shape import Form, Style

SIGNATURE_SPACE = 72  # points left for the signature and seal; the decree is silent (ND30-SIGN-SPACE)
TABLE_SIZE = 12  # points in tables; the decree is silent (ND30-TABLE-TEXT)
NOTE_SIZE = 10  # points in notes; the decree is silent
_FLOWING = frozenset({"body", "part_title", "roman_heading", "arabic_heading", "letter_heading"})


class Row(NamedTuple):
    """One paragraph style of the house."""

    id: str
    name: str
    component: str
    """Whose size, weight and alignment it takes from the standard."""
    before: float = 0
    after: float = 0
    indent: bool = False
    """Whether its first line is indented as the body's is."""
    next: str = ""
    keep: bool = False
    """Whether it stays on the page of what follows."""
    outline: int | None = None
    """Its level in the navigation pane, from 0; None: not a heading."""
    level: int | None = None
    """Its level in the numbering of headings."""
    caps: bool = False
    left: float = 0
    hanging: float = 0
    """How far its first line stands out of the others."""
    align: str = ""
    """Where it stands other than its component."""


ROWS = (
    Row("PartyTitle", "Tiêu đề Đảng", "party"),
    Row("Country", "Quốc hiệu", "country"),
    Row("Motto", "Tiêu ngữ", "motto"),
    Row("Parent", "Cơ quan chủ quản", "parent"),
    Row("Agency", "Cơ quan ban hành", "agency"),
    Row("Star", "Dấu sao", "star"),
    Row("Number", "Số và ký hiệu", "number", before=6),
    Row("PlaceDate", "Địa danh và thời gian", "place_date", before=6),
    Row("Draft", "Dự thảo", "draft", before=6),
    Row("Secrecy", "Dấu chỉ độ mật", "urgency", before=6),
    Row("Urgency", "Dấu chỉ độ khẩn", "urgency", before=6),
    Row("Circulation", "Phạm vi lưu hành", "circulation"),
    Row("TypeName", "Tên loại văn bản", "type_name", before=18, next="Subject", keep=True),
    Row("Subject", "Trích yếu", "subject", keep=True),
    Row("SubjectLine", "Gạch dưới trích yếu", "subject_line", after=6, keep=True),
    Row("Addressee", "Kính gửi", "addressee", before=6, after=6),
    Row("BodyText", "Body Text", "body", after=6, indent=True),
    Row("Closing", "Kết thúc", "body", after=6, indent=True, keep=True),
    Row("Heading1", "heading 1", "part_title", before=12, after=6, next="Heading2", keep=True, outline=0, level=0, caps=True),
    Row("Heading2", "heading 2", "roman_heading", before=6, after=6, indent=True, next="BodyText", keep=True, outline=1, level=1, caps=True),
    Row("Heading3", "heading 3", "arabic_heading", after=6, indent=True, next="BodyText", keep=True, outline=2, level=2),
    Row("Heading4", "heading 4", "letter_heading", after=6, indent=True, next="BodyText", keep=True, outline=3, level=3),
    Row("Heading5", "heading 5", "letter_heading", after=6, indent=True, next="BodyText", keep=True, outline=4, level=4),
    Row("ListBullet", "List Bullet", "body", after=6, indent=True),
    Row("ListBullet2", "List Bullet 2", "body", after=6, indent=True),
    Row("ListNumber", "List Number", "body", after=6, indent=True),
    Row("ListNumber2", "List Number 2", "body", after=6, indent=True),
    Row("Authority", "Quyền hạn và chức vụ", "authority", keep=True),
    Row("Position", "Chức vụ người ký", "position", keep=True),
    Row("Signer", "Họ tên người ký", "signer_name", before=SIGNATURE_SPACE),
    Row("RecipientsLabel", "Nơi nhận", "recipients_label", keep=True),
    Row("Recipient", "Danh sách nơi nhận", "recipients", keep=True),
    Row("Drafter", "Ký hiệu người soạn thảo", "drafter", before=6, keep=True),
    Row("AnnexLabel", "Phụ lục", "annex_label", next="AnnexTitle", keep=True, outline=0),
    Row("AnnexTitle", "Tên phụ lục", "annex_title", keep=True),
    Row("AnnexLink", "Căn cứ phụ lục", "annex_link", keep=True),
    Row("Quote", "Quote", "body", after=6, left=36),
    Row("Caption", "caption", "body", before=6, after=6, align="center"),
    Row("TOCHeading", "TOC Heading", "part_title", before=6, after=6, next="BodyText", keep=True),
    *(Row(f"TOC{level}", f"toc {level}", "body", after=3, left=12 * level + 6, hanging=18, align="left") for level in (1, 2, 3)),
    Row("Header", "header", "page_number"),
    Row("Footer", "footer", "address"),
)  # fmt: skip


def rows(form: Form) -> tuple[Row, ...]:
    """Return the styles a standard has: Quốc hiệu is the State's alone, the star the Party's.

    >>> from sokert.standards import hd05, nd30
    >>> [row.id for row in rows(nd30.FORM) if row not in rows(hd05.FORM)]
    ['Country', 'Motto']
    """
    return tuple(row for row in ROWS if row.component in form.styles)


def styles(form: Form) -> str:
    """Return `word/styles.xml` for a standard."""
    paragraphs = "".join(_paragraph(row, form) for row in rows(form))
    return f"{HEAD}<w:styles {declared('w')}>{_defaults(form)}{_normal()}{paragraphs}{_others()}</w:styles>"


def _defaults(form: Form) -> str:
    fonts = f'<w:rFonts w:ascii="{form.font}" w:hAnsi="{form.font}" w:eastAsia="{form.font}" w:cs="{form.font}"/>'
    size = half_points(form.styles["body"].size.house)
    run = f'<w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr>'
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    return (
        f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _normal() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _paragraph(row: Row, form: Form) -> str:
    """Return one paragraph style; children in the order the schema wants."""
    style = form.styles[row.component]
    following = f'<w:next w:val="{row.next}"/>' if row.next else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{row.id}"><w:name w:val="{row.name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph_properties(row, style, form)}</w:pPr><w:rPr>{run_properties(row, style)}</w:rPr></w:style>"
    ).replace('w:customStyle="1" ' if row.name.isascii() else "\0", "")


def paragraph_properties(row: Row, style: Style, form: Form) -> str:
    """Return the inside of `w:pPr`."""
    keep = "<w:keepNext/>" if row.keep else ""
    lines = "<w:keepLines/>" if row.outline is not None else ""
    number = f'<w:numPr><w:ilvl w:val="{row.level}"/><w:numId w:val="1"/></w:numPr>' if row.level is not None else ""
    spacing = f'<w:spacing w:before="{twentieths(row.before)}" w:after="{twentieths(row.after)}" {_line(row, form)}/>'
    indent = f'<w:ind w:firstLine="{twips(form.body.indent)}"/>' if row.indent else ""
    hanging = f' w:hanging="{twentieths(row.hanging)}"' if row.hanging else ""
    indent = f'<w:ind w:left="{twentieths(row.left)}" w:right="0"{hanging}/>' if row.left else indent
    align = f'<w:jc w:val="{row.align or style.align}"/>' if row.align or style.align else ""
    outline = f'<w:outlineLvl w:val="{row.outline}"/>' if row.outline is not None else ""
    return keep + lines + number + spacing + indent + align + outline


def _line(row: Row, form: Form) -> str:
    """Return the height of a line: the State's as a multiple, the Party's fixed (HD-BODY-LINESPACE)."""
    if form.body.exact and row.component in _FLOWING:
        return f'w:line="{twentieths(form.body.exact.house)}" w:lineRule="exact"'
    multiple = form.body.line.house if form.body.line and row.component == "body" else 1
    return f'w:line="{round(240 * multiple)}" w:lineRule="auto"'


def run_properties(row: Row, style: Style) -> str:
    """Return the inside of `w:rPr`."""
    size = half_points(style.size.house)
    return "".join(
        [
            "<w:b/><w:bCs/>" if style.bold else "",
            "<w:i/><w:iCs/>" if style.italic else "",
            "<w:caps/>" if row.caps else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
            '<w:u w:val="single"/>' if style.underline else "",
        ]
    )


def _notes() -> str:
    """Return the styles of footnotes and endnotes, of their numbers in the line, and of links, black as all else."""
    size = half_points(NOTE_SIZE)
    link = (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
    )
    return link + "".join(
        f'<w:style w:type="paragraph" w:styleId="{kind.capitalize()}Text"><w:name w:val="{kind} text"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="{kind.capitalize()}Reference"><w:name w:val="{kind} reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        for kind in ("footnote", "endnote")
    )


def _others() -> str:
    """Return the styles of tables, drawn lines and section ends."""
    size = half_points(TABLE_SIZE)
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    tiny = '<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'
    return (
        f"{_notes()}"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Chữ trong bảng"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableHead"><w:name w:val="Tiêu đề cột"/>'
        '<w:basedOn w:val="TableText"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Rule"><w:name w:val="Đường kẻ"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
        f'{tiny.format(line=60, after=80)}</w:pPr><w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="SectionBreak"><w:name w:val="Ngắt phần"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr>{tiny.format(line=20, after=0)}</w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Figure"><w:name w:val="Hình"/><w:basedOn w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:spacing w:before="60" w:after="120"/><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f'<w:tblPr><w:tblBorders>{border}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
