"""Word files written by hand, in the manner of Word itself: every part of the page can be set otherwise.

`State()` is a report with nothing wrong in it. A keyword changes one thing, so a bad document is the
good one with its fault written beside the expectation.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
DRAW = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.header+xml"/></Types>'
)
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def run(text, size=14.0, bold=False, italic=False, under="", color="", font="", caps=False):
    inner = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    inner += ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + ("<w:caps/>" if caps else "")
    inner += f'<w:color w:val="{color}"/>' if color else ""
    inner += f'<w:sz w:val="{round(size * 2)}"/>' + (f'<w:u w:val="{under}"/>' if under else "")
    pieces = []
    for token in text.replace("\t", "\0\t\0").replace("\n", "\0\n\0").split("\0"):
        if token == "\t":
            pieces.append("<w:tab/>")
        elif token == "\n":
            pieces.append("<w:br/>")
        elif token:
            pieces.append(f'<w:t xml:space="preserve">{escape(token)}</w:t>')
    return f"<w:r><w:rPr>{inner}</w:rPr>{''.join(pieces)}</w:r>"


def par(
    *runs,
    align="",
    first=0,
    after=0,
    before=0,
    line=240,
    rule="auto",
    left=0,
    right=0,
    border="",
    end="",
    tabs="",
):
    inner = f'<w:pBdr><w:{border} w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>' if border else ""
    inner += tabs
    inner += f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'
    inner += f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="{first}"/>'
    inner += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{inner}{end}</w:pPr>{''.join(runs)}</w:p>"


def shape(points):
    """A straight line as Word draws it: DrawingML, and VML for readers that do not know it."""
    emu = round(points * 12700)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>20000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{emu % 99991 + 1}" name="Line"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
        '</a:prstGeom><a:ln w="9525"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line from="0,0" to="{points}pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def vml(points):
    return f'<w:r><w:pict><v:line from="10pt,2pt" to="{points + 10}pt,2pt" strokecolor="black"/></w:pict></w:r>'


def box(content):
    return (
        '<w:r><w:pict><v:shape style="position:absolute;width:200pt;height:60pt"><v:textbox><w:txbxContent>'
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def table(rows, widths, border=False):
    edges = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if border else ""
    cells = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for w, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{edges}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>'
    )


def line(manner, points, measure):
    """A paragraph that draws a line of a length, in one of the manners offices use."""
    side = round((measure - points * 20) / 2)
    if manner == "border":
        return par(border="top", left=side, right=side)
    if manner == "signs":
        return par(run("_" * round(points / 6.5), 13), align="center")
    if manner == "vml":
        return par(vml(points), align="center")
    return "" if manner == "none" else par(shape(points), align="center")


@dataclass
class State:
    """A State report; each field is one thing an office can get wrong."""

    page: tuple[int, int] = (11906, 16838)
    margins: tuple[int, int, int, int] = (1134, 1134, 1701, 851)
    font: str = "Times New Roman"
    color: str = ""
    head: str = "table"
    lines: str = "shape"
    motto_line: float = 171
    agency_line: float = 32
    subject_line: float = 175
    country: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    parent: str = "UBND TỈNH BẮC KẠN"
    agency: str = "VĂN PHÒNG"
    number: str = "Số: 412/BC-VP"
    date: str = "Bắc Kạn, ngày 25 tháng 7 năm 2023"
    type: str = "BÁO CÁO"
    subject: str = "Sơ kết công tác 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2023"
    sizes: dict = field(default_factory=dict)
    bold: dict = field(default_factory=dict)
    italic: dict = field(default_factory=dict)
    addressees: tuple = ()
    indent: int = 720
    gap: int = 120
    spacing: int = 264
    rule: str = "auto"
    align: str = "both"
    text: tuple = ()
    end: str = "./."
    closing: str = "table"
    authority: tuple = ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    name: str = "Hoàng Văn Minh"
    label: str = "Nơi nhận:"
    recipients: tuple = ("- Thường trực Tỉnh ủy;", "- Các phòng;", "- Lưu: VT, TH.")
    page_number: str = "PAGE"
    page_align: str = "center"
    page_where: str = "header"
    title_page: bool = True
    start: str = ""
    annexes: tuple = ()
    annex_start: bool = True
    annex_own: bool = True
    annex_section: bool = True
    annex_extra: str = ""
    annex_text: str = ""
    extra: str = ""

    def size(self, name, usual):
        return self.sizes.get(name, usual)

    def r(self, name, text, size, bold=False, italic=False, **more):
        return run(text, self.size(name, size), self.bold.get(name, bold), self.italic.get(name, italic), **more)

    def _head(self):
        wide, narrow = 5400, 3820
        motto_line = line(self.lines, self.motto_line, wide - 216)
        agency_line = line(self.lines, self.agency_line, narrow - 216)
        left = [par(self.r("parent", self.parent, 13), align="center")] if self.parent else []
        left += [par(self.r("agency", part, 13, True), align="center") for part in self.agency.split("\n")]
        right = [par(self.r("country", self.country, 13, True), align="center")]
        right += [par(self.r("motto", self.motto, 14, True), align="center")]
        number = par(self.r("number", self.number, 13), align="center")
        date = par(self.r("date", self.date, 14, False, True), align="center")
        if self.head == "table":
            rows = [
                ("".join([*left, agency_line or par()]), "".join([*right, motto_line or par()])),
                (number, date),
            ]
            return table(rows, (narrow, wide))
        if self.head == "control":
            rows = [("".join([*left, agency_line]), "".join([*right, motto_line])), (number, date)]
            return f"<w:sdt><w:sdtContent>{table(rows, (narrow, wide))}</w:sdtContent></w:sdt>"
        if self.head == "plain":
            return "".join([*left, agency_line, *right, motto_line, number, date])
        if self.head == "boxes":
            return par(box("".join([*left, agency_line, number]))) + par(box("".join([*right, motto_line, date])))
        stops = '<w:tabs><w:tab w:val="center" w:pos="1900"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'
        rows = [
            (self.r("parent", self.parent, 13), self.r("country", self.country, 13, True)),
            (self.r("agency", self.agency, 13, True), self.r("motto", self.motto, 14, True)),
            (shape(self.agency_line), shape(self.motto_line)),
            (self.r("number", self.number, 13), self.r("date", self.date, 14, False, True)),
        ]
        return "".join(par(run("\t"), one, run("\t"), other, tabs=stops) for one, other in rows)

    def body(self, text, **more):
        said = {
            "align": self.align,
            "first": self.indent,
            "after": self.gap,
            "line": self.spacing,
            "rule": self.rule,
        }
        return par(self.r("body", text, 14, **more), **said)

    def _text(self):
        if self.text:
            return "".join(part if part.startswith("<") else self.body(part) for part in self.text)
        long = "Văn phòng đã tham mưu xử lý 20.870 văn bản đến, tăng 7,6% so với cùng kỳ năm 2022, và ban hành "
        heading = {
            "align": "both",
            "first": self.indent,
            "after": self.gap,
            "line": self.spacing,
            "rule": self.rule,
        }
        return "".join(
            [
                self.body(long + "các kế hoạch công tác năm."),
                par(self.r("roman", "I. KẾT QUẢ CÔNG TÁC", 14, True), **heading),
                par(self.r("arabic", "1. Công tác tham mưu", 14, True), **heading),
                self.body(long + "các văn bản chỉ đạo theo quy định."),
                self.body("a) Về văn thư: tiếp nhận và xử lý văn bản đến đúng thời hạn;"),
                self.body("b) Về lưu trữ: chỉnh lý hồ sơ theo kế hoạch" + self._pointer() + "."),
                par(self.r("arabic", "2. Công tác quản trị", 14, True), **heading),
                self.body(long + "các quy chế nội bộ của cơ quan."),
                par(self.r("roman", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ", 14, True), **heading),
                self.body("Trên đây là báo cáo sơ kết công tác 6 tháng đầu năm của Văn phòng" + self.end),
            ]
        )

    def _pointer(self):
        return " (Phụ lục kèm theo)" if self.annexes else ""

    def _closing(self):
        if self.closing == "none":
            return par()
        left = par(self.r("label", self.label, 12, True, True), align="left")
        left += "".join(par(self.r("recipients", each, 11), align="left") for each in self.recipients)
        right = "".join(par(self.r("authority", each, 14, True), align="center") for each in self.authority)
        right += par() * 4 + par(self.r("name", self.name, 14, True), align="center")
        if self.closing == "table":
            return table([(left, right)], (4200, 5020))
        stops = '<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs>'
        sides = [(self.r("label", self.label, 12, True, True), self.r("authority", self.authority[0], 14, True))]
        sides += [(self.r("recipients", self.recipients[0], 11), self.r("authority", self.authority[1], 14, True))]
        sides += [(self.r("recipients", each, 11), "") for each in self.recipients[1:]]
        sides += [("", ""), ("", ""), ("", self.r("name", self.name, 14, True))]
        return "".join(par(one, run("\t") if other else "", other, tabs=stops) for one, other in sides)

    def _annexes(self):
        made = ""
        for label in self.annexes:
            made += par(end=self._section("1")) if made and self.annex_own else ""
            made += self.annex_extra + par(self.r("annex", label, 14, True), align="center")
            made += par(self.r("annex_title", "BIỂU SỐ LIỆU", 14, True), align="center")
            link = "(Kèm theo Báo cáo số 412/BC-VP ngày 25 tháng 7 năm 2023 của Văn phòng)"
            made += par(self.r("annex_link", link, 14, False, True), align="center")
            made += line(self.lines, 80, 9354)
            made += self.body(self.annex_text) if self.annex_text else ""
            made += (
                ""
                if self.annex_text
                else table([(par(run("Chỉ tiêu", 12)), par(run("Số liệu", 12)))], (4000, 4000), True)
            )
        return made

    def _section(self, start="", last=True):
        kind = '<w:headerReference w:type="default" r:id="rId2"/>' if self.page_where == "header" else ""
        kind += '<w:footerReference w:type="default" r:id="rId2"/>' if self.page_where == "footer" else ""
        top, bottom, left, right = self.margins
        lying = ' w:orient="landscape"' if self.page[0] > self.page[1] else ""
        inner = (
            f'{kind}<w:pgSz w:w="{self.page[0]}" w:h="{self.page[1]}"{lying}/><w:pgMar w:top="{top}" w:right="{right}" '
        )
        inner += f'w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>'
        inner += f'<w:pgNumType w:start="{start}"/>' if start else ""
        inner += "<w:titlePg/>" if self.title_page else ""
        return f"<w:sectPr>{inner}</w:sectPr>"

    def document(self):
        kind = par(self.r("type", self.type, 14, True), align="center", before=240)
        kind += "".join(
            par(self.r("subject", part, 14, True), align="center") for part in self.subject.split("\n") if part
        )
        rule = line(self.lines, self.subject_line, 9354)
        to = "".join(par(self.r("addressee", each, 14), align="center") for each in self.addressees)
        main = self._head() + self.extra + kind + rule + to + par() + self._text() + par() + self._closing()
        if not self.annexes:
            return main + self._section(self.start)
        if not self.annex_section:
            return main + par('<w:r><w:br w:type="page"/></w:r>') + self._annexes() + self._section(self.start)
        main += par(end=self._section(self.start))
        return main + self._annexes() + self._section("1" if self.annex_start else "")

    def bytes(self):
        styles = (
            f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" '
            f'w:cs="{self.font}" w:eastAsia="{self.font}"/>'
            + (f'<w:color w:val="{self.color}"/>' if self.color else "")
            + '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
            'w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
        )
        size = self.size("page_number", 14)
        field_ = "".join(
            f'<w:r><w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>{inner}</w:r>'
            for inner in (
                '<w:fldChar w:fldCharType="begin"/>',
                "<w:instrText>PAGE</w:instrText>",
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>2</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
        before = self.page_number.removesuffix("PAGE")
        kind = "hdr" if self.page_where == "header" else "ftr"
        numbered = par(run(before, size) if before else "", field_, align=self.page_align)
        parts = {
            "[Content_Types].xml": TYPES if kind == "hdr" else TYPES.replace("header+xml", "footer+xml"),
            "_rels/.rels": f'{RELS}<Relationship Id="rId1" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/_rels/document.xml.rels": f'{RELS}<Relationship Id="rId1" Type="{OFFICE}styles" Target="styles.xml"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}{"header" if kind == "hdr" else "footer"}" Target="header1.xml"/>'
            "</Relationships>",
            "word/document.xml": f"<w:document {W}{R}{V}{DRAW}><w:body>{self.document()}</w:body></w:document>",
            "word/styles.xml": styles,
            "word/header1.xml": f"<w:{kind} {W}{R}>{numbered}</w:{kind}>",
        }
        return packed(parts)


def packed(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()
