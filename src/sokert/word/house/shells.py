"""The shells of the house: for each mark of a text template, the XML that stands before its words.

A paragraph's mark opens its paragraph and its run; the same mark with a slash closes both.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from sokert.document.blocks import NOTES
from sokert.ooxml.font_metrics import width
from sokert.ooxml.markup import LINE_BREAK, NO_ROOM, made, quoted
from sokert.ooxml.names import CONTENTS, MAIN, REFERENCE, declared
from sokert.ooxml.relationships import HEAD
from sokert.ooxml.units import points, twips
from sokert.standards.shape import Form
from sokert.template.text import PROPERTIES
from sokert.word.house.page import document_head, measure, properties_head
from sokert.word.house.styles import rows
from sokert.word.regions import INSIDE, REGION, REGION_END

_TEXT = '<w:r>{properties}<w:t xml:space="preserve">'
_END = "</w:t></w:r>"
_HEAD_LEFT = 0.375  # the agency's part of the text area: Quốc hiệu must fit on one line of the rest (ND30-QH-TEXT)
_PARTY_LEFT = 0.47  # the Party's title is shorter, and the date below it needs no more than the rest (HD-TITLE)
_SIGN_LEFT = 0.45

# Mark → the paragraph style whose name a clerk sees in Word.
_PARAGRAPHS = {
    "parent": "Parent",
    "country": "Country",
    "number": "Number",
    "place-date": "PlaceDate",
    "star": "Star",
    "subject-line": "SubjectLine",
    "type": "TypeName",
    "body": "BodyText",
    "closing": "Closing",
    "heading-2": "Heading2",
    "heading-3": "Heading3",
    "heading-4": "Heading4",
    "heading-5": "Heading5",
    "bullet-1": "ListBullet",
    "bullet-2": "ListBullet2",
    "item-1": "BodyText",
    "item-2": "BodyText",
    "quote": "Quote",
    "recipients-label": "RecipientsLabel",
    "recipient": "Recipient",
    "authority": "Authority",
    "position": "Position",
    "signer": "Signer",
    "annex-label": "AnnexLabel",
    "annex-title": "AnnexTitle",
}
_NUMBERS = {"bullet-1": "2", "bullet-2": "2", "number-1": made("item", "1"), "number-2": made("item", "2")}
_RUNS = {
    "plain": "",
    "bold": "<w:b/><w:bCs/>",
    "italic": "<w:i/><w:iCs/>",
    "bold-italic": "<w:b/><w:bCs/><w:i/><w:iCs/>",
    "strike": "<w:strike/>",
    "bold-strike": "<w:b/><w:bCs/><w:strike/>",
    "italic-strike": "<w:i/><w:iCs/><w:strike/>",
    "bold-italic-strike": "<w:b/><w:bCs/><w:i/><w:iCs/><w:strike/>",
}
# Marks that a line is drawn under where the standard asks for one: the Party's star stands in its place.
_RULED = {
    "party": "PartyTitle",
    "motto": "Motto",
    "agency": "Agency",
    "subject": "Subject",
    "annex-link": "AnnexLink",
}


class Shells(dict[str, str]):
    """Every mark of the house; a table's mark is worked out from its widths when first met."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._paragraphs(form)
        self._containers(form)
        self._addressees(form)
        self._marks(form)
        self["break"] = LINE_BREAK
        for kind in NOTES:
            self[kind], self[f"/{kind}"] = _note(kind)
        self["figure"], self["/figure"] = _paragraph("Figure"), f"{_END}</w:p>"
        self["figure-kept"], self["/figure-kept"] = _paragraph("Figure", "<w:keepNext/>"), f"{_END}</w:p>"
        self["page-break"], self["/page-break"] = (
            f'{_GAP.removesuffix("</w:p>")}<w:r><w:br w:type="page"/></w:r></w:p>',
            "",
        )
        for kind in CAPTIONS:
            self[f"caption-{kind}"], self[f"/caption-{kind}"] = _caption(kind, ""), f"{_END}</w:p>"
        self["/contents"] = ""
        self["/link"] = f'{_END}</w:hyperlink><w:r>{made("resume")}<w:t xml:space="preserve">'
        for mark, properties in _RUNS.items():
            self[mark] = _END + _text(properties)
        for name in ("landscape", "portrait"):
            self[f"annex-{name}"] = made("section", name)
            self[f"/annex-{name}"] = ""

    def __missing__(self, mark: str) -> str:
        if match := _ACROSS.fullmatch(mark):
            return self.setdefault(mark, _spread(self[match[1]], match[2]))
        kind, _, said = mark.partition("/")
        if kind in ("list-1", "list-2") and said.isdecimal():
            return self.setdefault(mark, made("list", f"{kind[-1]} {said}"))
        if kind in _NAMING and said:
            return self.setdefault(mark, _NAMING[kind](said))
        if kind.startswith("caption-") and kind in self:
            return self.setdefault(mark, _caption(kind.removeprefix("caption-"), said))
        if not mark.startswith("table/"):
            raise KeyError(mark)
        shell = (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr>{made("grid", mark.removeprefix("table/"))}'
        )
        return self.setdefault(mark, shell)

    def _paragraphs(self, form: Form) -> None:
        """Fill in the lines that are one paragraph each."""
        held, ruled, indent = {row.id for row in rows(form)}, rules(form), twips(form.body.indent)
        for mark, style in (_PARAGRAPHS | _RULED).items():
            if style in held:
                rule = _RULE.format(indent=ruled[mark]) if mark in ruled else ""
                # Where no line parts the annex's words from its table, a gap does.
                gap = '<w:spacing w:after="120"/>' if mark == "annex-link" and not rule else ""
                self[mark], self[f"/{mark}"] = _paragraph(style, _number(mark) + gap), f"{_END}</w:p>{rule}"
        for level in ("1", "2"):
            self[f"list-{level}"] = made("list", level)
            style = "ListNumber" if level == "1" else "ListNumber2"
            self[f"number-{level}"] = _paragraph(style, _number(f"number-{level}"))
            self[f"/number-{level}"] = f"{_END}</w:p>"
        # "Phần I" is made by Word on the first line of the heading, its title follows on the next.
        self["heading-1"] = _paragraph("Heading1").replace("<w:r>", "<w:r><w:br/></w:r><w:r>", 1)
        self["/heading-1"] = f"{_END}</w:p>"
        unnumbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:firstLine="{indent}"/>'
        self["heading-4-lettered"], self["/heading-4-lettered"] = (
            _paragraph("Heading4", unnumbered),
            f"{_END}</w:p>",
        )

    def _containers(self, form: Form) -> None:
        """Fill in what holds other lines: properties, head, signature, tables."""
        whole = measure(form)
        for name, share in (("head", _left(form)), ("signature", _SIGN_LEFT)):
            left, right = twips(whole * share), twips(whole) - twips(whole * share)
            self[name], self[f"/{name}"] = _layout(left, right), "</w:tbl>"
            self[f"{name}-left"] = "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + _cell(left)
            self[f"/{name}-left"] = "</w:tc>"
            self[f"{name}-right"], self[f"/{name}-right"] = _cell(right), "</w:tc></w:tr>"
        self["properties"] = made("part", "docProps/core.xml") + properties_head()
        self["/properties"] = "</cp:coreProperties>" + made("part", "word/document.xml") + document_head()
        for mark in PROPERTIES:
            self[mark], self[f"/{mark}"] = f"<dc:{mark}>", f"</dc:{mark}>"
        self["/table"] = f"{made('table-end')}</w:tbl>{AFTER_TABLE}"
        self["row"], self["/row"] = "<w:tr><w:trPr><w:cantSplit/></w:trPr>", "</w:tr>"
        self["head-row"] = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        for side in ("left", "center", "right"):
            align = f'<w:jc w:val="{side}"/>' if side != "left" else ""
            self[f"cell-{side}"] = f"<w:tc>{_paragraph('TableText', align)}"
            self[f"head-cell-{side}"] = f"<w:tc>{_MIDDLE}{_paragraph('TableHead')}"
            self[f"/cell-{side}"] = self[f"/head-cell-{side}"] = f"{_END}</w:p></w:tc>"

    def _addressees(self, form: Form) -> None:
        """Fill in "Kính gửi": one addressee on its line, several below the colon (ND30-RCPT-KG-MANY)."""
        left = twips(measure(form) * 0.2)
        colon = left + round(width(form.literals["addressee"][:-1], form.styles["addressee"].size.house) * 20)
        indents = {
            "addressee": "",
            "addressees": f'<w:ind w:left="{left}"/>',
            "addressed": f'<w:ind w:left="{colon}"/>',
        }
        for mark, indent in indents.items():
            centre = "" if indent else '<w:jc w:val="center"/>'
            self[mark], self[f"/{mark}"] = _paragraph("Addressee", indent + centre), f"{_END}</w:p>"

    def _marks(self, form: Form) -> None:
        """Fill in the marks of secrecy, urgency and circulation, the drafter's, and the edges of page 1."""
        for mark, words in _URGENCY.items():
            self[mark] = _boxed(form, words) if form.boxes else _paragraph("Urgency")
        state = bool(form.boxes)
        side = '<w:jc w:val="left"/>' if state else ""
        self["secrecy"] = _paragraph("Secrecy", side, _RED + _FRAME.replace("auto", "FF0000"))
        left = twips(measure(form) * _left(form))
        above = f'<w:ind w:left="{left}"/>'  # in the top margin, above what stands on the right of the head
        frame = _FRAME if state else ""  # the Party's guides name none
        self["circulation"] = _paragraph("Circulation", above, frame)
        self["draft"] = _paragraph("Draft", "", frame)
        self["drafter"] = _paragraph("Drafter", '<w:jc w:val="right"/>')
        self["address"] = _paragraph("Footer", _OVER)
        for mark in (*_URGENCY, "secrecy", "circulation", "draft", "drafter", "address"):
            self[f"/{mark}"] = f"{_END}</w:p>"
        for name, part, tag in (("top", "word/header2.xml", "hdr"), ("foot", "word/footer1.xml", "ftr")):
            self[name] = f"{made('part', part)}{HEAD}<w:{tag} {declared('w')}>"
            self[f"/{name}"] = f"</w:{tag}>{made('part', 'word/document.xml')}"


# A cell across several columns, and a head that goes on into the second row of heads.
_ACROSS = re.compile(r"((?:head-)?cell-(?:left|center|right))/(\d+|down|up)")
_MERGED = {"down": '<w:vMerge w:val="restart"/>', "up": "<w:vMerge/>"}
_MIDDLE = '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
# Word joins two tables that nothing parts, and wants a paragraph after a table that ends a cell.
AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/><w:spacing w:after="120"/></w:pPr></w:p>'
# At the end of a page that a table fills: a line that takes no room, or it would stand on an empty page behind.
_END_OF_BODY = made("part", MAIN) + made("page")
BEHIND_TABLES = (
    (
        f"{AFTER_TABLE}{_END_OF_BODY}",
        f'<w:p><w:pPr><w:pStyle w:val="SectionBreak"/>{NO_ROOM}</w:pPr></w:p>{_END_OF_BODY}',
    ),
    *((f"{AFTER_TABLE}{made('section', way)}", made("section", f"{way} tight")) for way in ("landscape", "portrait")),
)
_GAP = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/></w:pPr></w:p>'
_RED = '<w:color w:val="FF0000"/>'
_FRAME = '<w:bdr w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
_OVER = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="auto"/></w:pBdr>'
_URGENCY = {"urgency-hoa-toc": "HỎA TỐC", "urgency-thuong-khan": "THƯỢNG KHẨN", "urgency-khan": "KHẨN"}
_RULE = '<w:p><w:pPr><w:pStyle w:val="Rule"/><w:keepNext/><w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'


_ANNEX_RULE = 120  # points: "a short line", in every annex the same (ND30-ANNEX-RULE)


def rules(form: Form) -> dict[str, str]:
    """Return for each mark whose words a line is drawn under the sign for how far the line is indented."""
    whole = points(measure(form))
    left = whole * _left(form)
    columns = {"party": whole - left, "motto": whole - left, "agency": left}
    return {
        mark: made("rule", f"{form.lines[mark].house} {columns.get(mark, whole):.2f} {form.styles[mark].size.house}")
        if mark in form.lines
        else made("rule", f"0 {whole:.2f} {_ANNEX_RULE}")
        for mark in _ruled(form)
    }


def titles(form: Form) -> dict[str, tuple[float, float, bool]]:
    """Return for each title set in balanced lines the width of its column in points, its size, and whether it is bold."""
    left = points(measure(form)) * _left(form)
    columns = {"parent": left, "agency": left, "subject": 0, "annex-title": 0, "annex-link": 0}
    styles = {mark: form.styles[name] for mark in columns if (name := mark.replace("-", "_")) in form.styles}
    return {mark: (columns[mark], style.size.house, bool(style.bold)) for mark, style in styles.items()}


def _ruled(form: Form) -> tuple[str, ...]:
    """Return the marks a line is drawn under; an annex's has no length of its own (ND30-ANNEX-RULE)."""
    return tuple(mark for mark in _RULED if mark in form.lines or (mark == "annex-link" and "subject" in form.lines))


def _left(form: Form) -> float:
    return _PARTY_LEFT if "party" in form.styles else _HEAD_LEFT


def _boxed(form: Form, words: str) -> str:
    """Return the opening of a mark in a box of its rule's size, red, at the left margin (ND30-URGENT-STYLE).

    The box is the paragraph's border; an empty line before it keeps Word from joining two boxes into one.
    """
    wide, high = form.boxes[words]
    edge = '<w:{} w:val="single" w:sz="6" w:space="{}" w:color="FF0000"/>'
    sides = "".join(edge.format(side, room) for side, room in (("top", 3), ("left", 0), ("bottom", 3), ("right", 0)))
    right = twips(measure(form) * _left(form)) - twips(wide)
    line = twips(high) - 2 * 3 * 20
    shape = (
        f'<w:pBdr>{sides}</w:pBdr><w:spacing w:line="{line}" w:lineRule="exact"/><w:ind w:left="0" w:right="{right}"/>'
    )
    return _GAP + _paragraph("Urgency", shape, _RED)


def _spread(cell: str, ending: str) -> str:
    """Return the opening of a cell that goes across columns, or down into the next row."""
    merged = _MERGED.get(ending, f'<w:gridSpan w:val="{ending}"/>')
    if "<w:tcPr>" in cell:
        return cell.replace("<w:tcPr>", f"<w:tcPr>{merged}", 1)
    return cell.replace("<w:tc>", f"<w:tc><w:tcPr>{merged}</w:tcPr>", 1)


def _number(mark: str) -> str:
    """Return the list a mark's paragraph belongs to."""
    if mark not in _NUMBERS:
        return ""
    return f'<w:numPr><w:ilvl w:val="{int(mark[-1]) - 1}"/><w:numId w:val="{_NUMBERS[mark]}"/></w:numPr>'


def _text(properties: str = "") -> str:
    return _TEXT.format(properties=f"<w:rPr>{properties}</w:rPr>" if properties else "")


def _paragraph(style: str, properties: str = "", run: str = "") -> str:
    """Return the opening of a paragraph and its run."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{_text(run)}'


def _note(kind: str) -> tuple[str, str]:
    """Return what a note opens and closes with: its reference in the line, its words in a part of their own.

    The run that it stands in goes on behind it as it looked before.
    """
    style = f'<w:rPr><w:rStyle w:val="{kind.capitalize()}Reference"/></w:rPr>'
    part = f"word/{kind}s.xml"
    opening = (
        f'{_END}{made("pause")}<w:r>{style}<w:{kind}Reference w:id="{made("id", f"{kind} ")}"/></w:r>'
        f'{REGION}note {part}{INSIDE}{made("within", part)}<w:{kind} w:id="{made("same", f"{kind} ")}">'
        f'<w:p><w:pPr><w:pStyle w:val="{kind.capitalize()}Text"/></w:pPr><w:r>{style}<w:{kind}Ref/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t xml:space="preserve">'
    )
    closing = (
        f'{_END}</w:p></w:{kind}>{made("within", MAIN)}{REGION_END}<w:r>{made("resume")}<w:t xml:space="preserve">'
    )
    return opening, closing


CAPTIONS = {
    "bieu": ("Biểu", True),
    "bang": ("Bảng", True),
    "hinh": ("Hình", False),
    "bieu-do": ("Biểu đồ", False),
    "so-do": ("Sơ đồ", False),
}
"""By the end of its mark: what a caption begins with, and whether it stands above what it names."""


def _caption(kind: str, id: str) -> str:
    """Return the opening of a caption: its kind, its number in a field that counts, and a name to refer to both."""
    label, above = CAPTIONS[kind]
    number = _field(f"SEQ {label.replace(' ', '_')} \\* ARABIC", made("caption", f"next {label}"))
    words = f'<w:r><w:t xml:space="preserve">{label} </w:t></w:r>{number}'
    named = f'{_named(id)}{words}<w:bookmarkEnd w:id="{made("same", "bookmark ")}"/>' if id else words
    keep = "<w:keepNext/>" if above else '<w:spacing w:before="0" w:after="240"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Caption"/>{keep}</w:pPr>{named}{_text()}. '


_NUMBERED = re.compile(r"_\d+$")


def _named(id: str) -> str:
    """Return where the name of a place begins; several places of one name are told apart by a number."""
    return f'<w:bookmarkStart w:id="{made("id", "bookmark ")}" w:name="{made("name", f"0 {_place(id)}")}"/>'


def _place(id: str) -> str:
    """Return the bookmark's name of an id; one that ends in a number is closed, for a copy's number stands behind it."""
    name = id.replace("-", "_")
    return f"{name}_" if _NUMBERED.search(name) else name


def _anchor(id: str) -> str:
    here = f'{_named(id)}<w:bookmarkEnd w:id="{made("same", "bookmark ")}"/>'
    return f'{_END}{made("pause")}{here}<w:r>{made("resume")}<w:t xml:space="preserve">'


def _reference(id: str) -> str:
    """Return the sign of a reference: what it says is worked out when all places are known (contents)."""
    sign = f'<w:{REFERENCE} w:val="{_place(id)}"/>'
    return f'{_END}{made("pause")}{sign}<w:r>{made("resume")}<w:t xml:space="preserve">'


def _link(address: str) -> str:
    """Return the opening of a link; one to a place of the document begins with a hash."""
    url = unquote(address)
    leads = f"w:anchor={quoted(url[1:].replace('-', '_'))}" if url[0] == "#" else f'r:id="{made("link", address)}"'
    style = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
    opening = f'<w:hyperlink {declared("r")} {leads} w:history="1"><w:r>{style}<w:t xml:space="preserve">'
    return f"{_END}{made('pause')}{opening}"


def _contents(levels: str) -> str:
    """Return the sign of a table of contents, with its heading and a paragraph of each of its styles."""
    head = '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>MỤC LỤC</w:t></w:r></w:p>'
    styled = "".join(f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr></w:p>' for level in (1, 2, 3))
    return f'<w:sdt><w:{CONTENTS} w:val="{levels}"/><w:sdtContent>{head}{styled}</w:sdtContent></w:sdt>'


_NAMING = {"anchor": _anchor, "ref": _reference, "link": _link, "contents": _contents}


def _field(code: str, result: str) -> str:
    """Return a field with its result in place."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'{mark.format("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f"{mark.format('separate')}<w:r><w:t>{result}</w:t></w:r>{mark.format('end')}"
    )


def _layout(left: int, right: int) -> str:
    """Return the opening of a table that only places what it holds."""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
    )


def _cell(wide: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>'
