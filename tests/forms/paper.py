"""Writes a form by hand in Word's manner, from a notation short enough to read.

A line is a paragraph. `(Heading1) ` before it names its style, `• `, `1. ` and `1.1. ` number it, `¶` is an empty one,
`| a | b |` is a row, several in a row make a table, ` ¶ ` parts the paragraphs of a cell, `·` is an empty one, `‹2›`
before a cell spans two columns, `▾` and `▴` merge it down, `+ 3000 6000` before the rows gives the columns' widths. A
line that begins with `<` is XML as it stands, up to the next blank line.

In a line: `**bold**`, `//italic//`, `¦` between two runs of one paragraph, `⏎` `⇥` `⤓` for line break, tab, page
break, and the marks of `_MARKS` in `⟪ ⟫`. `--- header default` begins another story; see `_STORIES`.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_ROOT = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()) + ' mc:Ignorable="w14 w15"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = NAMESPACES["r"]
_SIZE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/>'  # noqa: E501
_STYLES = """<w:styles {root}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/></w:style></w:styles>"""  # noqa: E501
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{{kind}}"/><w:lvlText w:val="{{text{level}}}"/><w:lvlJc w:val="left"/></w:lvl>'  # noqa: E501
    for level in range(2)
)
_NUMBERING = (
    "<w:numbering {root}>"
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="hybridMultilevel"/>'
    + _LEVELS.format(kind="bullet", text0="•", text1="•")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:nsid w:val="5E6F7A8B"/><w:multiLevelType w:val="multilevel"/>'  # noqa: E501
    + _LEVELS.format(kind="decimal", text0="%1.", text1="%1.%2.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
# Story → its file, its root, its relationship; `{n}` counts.
_STORIES = {
    "header": ("header{n}", "w:hdr", "header"),
    "footer": ("footer{n}", "w:ftr", "footer"),
    "footnote": ("footnotes", "w:footnotes", "footnotes"),
    "endnote": ("endnotes", "w:endnotes", "endnotes"),
    "comment": ("comments", "w:comments", "comments"),
}
_TOKEN = re.compile(r"(⟪[^⟫]*⟫|\*\*|//|[¦⏎⇥⤓])")


def png(red: int = 200) -> bytes:
    """Return a picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes([0, red, 0, 0])))
        + chunk(b"IEND", b"")
    )


class Paper:
    """One form in the making: its stories, links and properties."""

    def __init__(self, text: str) -> None:
        self._ids, self._rsid = count(100), count(0x00A10000)
        self.links: dict[str, list[tuple[str, str, str, bool]]] = {}
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.notes: dict[str, list[str]] = {}
        self.sections: list[str] = []
        self.core: list[str] = []
        self.custom: list[tuple[str, str]] = []
        self._bookmarks: list[int] = []
        head, *rest = re.split(r"^--- (.+)\n", text, flags=re.M)
        self.part = "word/document.xml"
        for name, body in zip(rest[::2], rest[1::2], strict=True):
            self._story(name.split(), body)
        self.part = "word/document.xml"
        self.body = "".join(self._blocks(head))

    # stories

    def _story(self, name: list[str], text: str) -> None:
        kind = name[0]
        if kind == "core":
            self.core.append(f"<{name[1]}>{escape(text.strip())}</{name[1]}>")
        elif kind == "custom":
            self.custom.append((" ".join(name[1:]), text.strip()))
        elif kind == "link":
            self._link("word/document.xml", name[1], "hyperlink", text.strip(), outside=True)
        elif kind in ("header", "footer"):
            number = sum(1 for part in self.parts if f"/{kind}" in part) + 1
            self.part = f"word/{kind}{number}.xml"
            self._add(kind, number, "".join(self._blocks(text)))
            link = f"rIdStory{len(self.parts)}"
            self._link("word/document.xml", link, kind, f"{kind}{number}.xml")
            self.sections.append(f'<w:{kind}Reference w:type="{name[1]}" r:id="{link}"/>')
        else:
            self.part = f"word/{kind}s.xml"
            author = ' w:author="Văn thư" w:date="2023-07-05T08:00:00Z" w:initials="VT"' if kind == "comment" else ""
            inner = "".join(self._blocks(text))
            self.notes.setdefault(kind, []).append(f'<w:{kind} w:id="{name[1]}"{author}>{inner}</w:{kind}>')

    def _add(self, kind: str, number: int, inner: str) -> None:
        file, root, relation = _STORIES[kind]
        name = f"word/{file.format(n=number)}.xml"
        self.parts[name] = f"{_HEAD}<{root} {_ROOT}>{inner}</{root}>".encode()
        self.types[name] = f"{_WML}{relation}+xml"

    def _link(self, part: str, name: str, kind: str, target: str, outside: bool = False) -> None:
        self.links.setdefault(part, []).append((name, f"{_OFFICE}/{kind}", target, outside))

    # blocks

    def _blocks(self, text: str) -> Iterator[str]:
        rows: list[str] = []
        widths: list[str] = []
        lines = iter([*text.split("\n"), ""])
        for line in lines:
            if line.startswith("| "):
                rows.append(line)
                continue
            if rows:
                yield self._table(rows, widths)
                rows, widths = [], []
            if line.startswith("+ "):
                widths = line.split()[1:]
            elif line.startswith("<"):
                yield "\n".join([line, *iter(lambda: next(lines).strip(), "")])
            elif line.strip():
                yield self._paragraph(line)

    def _paragraph(self, line: str) -> str:
        properties = ""
        if found := re.match(r"\((\w+)\) ", line):
            properties, line = f'<w:pStyle w:val="{found[1]}"/>', line[found.end() :]
        for sign, number, level in (("• ", 1, 0), ("1. ", 2, 0), ("1.1. ", 2, 1)):
            if line.startswith(sign):
                properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                line = line.removeprefix(sign)
        if line.endswith(" §"):
            line = line.removesuffix(" §").removesuffix("¶")
            properties += f"<w:sectPr>{_SIZE}</w:sectPr>"
        inner = "" if line == "¶" else self._runs(line)
        block = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        rsid = f"{next(self._rsid):08X}"
        return f'<w:p w14:paraId="{next(self._ids):08X}" w:rsidR="{rsid}" w:rsidRDefault="{rsid}">{block}{inner}</w:p>'

    def _table(self, rows: list[str], widths: list[str]) -> str:
        cells = [row.strip()[2:-2].split(" | ") for row in rows]
        most = max(map(len, cells))
        widths = widths or [str(9000 // most)] * most
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        inner = "".join(self._row(row, widths) for row in cells)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
            f'<w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>'
        )

    def _row(self, cells: list[str], widths: list[str]) -> str:
        inner, place = "", 0
        for cell in cells:
            span = int(found[1]) if (found := re.match(r"\s*‹(\d)›", cell)) else 1
            cell = re.sub(r"^\s*‹\d›", "", cell)
            width = sum(map(int, widths[place : place + span]))
            place += span
            properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
            properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            if cell.strip().startswith(("▾", "▴")):
                properties += '<w:vMerge w:val="restart"/>' if "▾" in cell else "<w:vMerge/>"
                cell = cell.strip()[1:]
            paragraphs = "".join(self._paragraph(one.strip().strip("·") or "¶") for one in cell.split("¶"))
            inner += f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"
        return f'<w:tr w:rsidR="{next(self._rsid):08X}">{inner}</w:tr>'

    # inside a paragraph

    def _runs(self, line: str) -> str:
        bold = italic = False
        made = []
        for piece in _TOKEN.split(line):
            if piece == "**":
                bold = not bold
            elif piece == "//":
                italic = not italic
            elif piece.startswith("⟪"):
                made.append(self._mark(piece[1:-1]))
            elif piece in ("⏎", "⇥", "⤓"):
                made.append(
                    self._run({"⏎": "<w:br/>", "⇥": "<w:tab/>", "⤓": '<w:br w:type="page"/>'}[piece], bold, italic)
                )
            elif piece and piece != "¦":
                made.append(self._run(f'<w:t xml:space="preserve">{escape(piece)}</w:t>', bold, italic))
        return "".join(made)

    def _run(self, inner: str, bold: bool = False, italic: bool = False, style: str = "") -> str:
        properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + "<w:b/>" * bold + "<w:i/>" * italic
        block = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r w:rsidR="{next(self._rsid):08X}">{block}{inner}</w:r>'

    def _mark(self, mark: str) -> str:
        word, _, rest = mark.partition(" ")
        return getattr(self, "_" + _MARKS[word])(word, rest)

    def _plain(self, word: str, rest: str) -> str:
        return _PLAIN[word]

    def _open_bookmark(self, word: str, rest: str) -> str:
        self._bookmarks.append(next(self._ids))
        return f'<w:bookmarkStart w:id="{self._bookmarks[-1]}" w:name={quoteattr(rest)}/>'

    def _close_bookmark(self, word: str, rest: str) -> str:
        return f'<w:bookmarkEnd w:id="{self._bookmarks.pop()}"/>'

    def _hyperlink(self, word: str, rest: str) -> str:
        return f'<w:hyperlink r:id="{rest}" w:history="1">'

    def _revision(self, word: str, rest: str) -> str:
        return f'<w:{word} w:id="{next(self._ids)}" w:author="Văn thư" w:date="2023-07-05T08:00:00Z">'

    def _deleted(self, word: str, rest: str) -> str:
        inner = f'<w:r><w:delText xml:space="preserve">{escape(rest)}</w:delText></w:r>'
        return f'<w:del w:id="{next(self._ids)}" w:author="Văn thư" w:date="2023-07-05T08:00:00Z">{inner}</w:del>'

    def _note(self, word: str, rest: str) -> str:
        kind = {"fn": "footnote", "en": "endnote"}[word]
        return self._run(f'<w:{kind}Reference w:id="{rest}"/>', style="FootnoteReference")

    def _comment(self, word: str, rest: str) -> str:
        return {
            "c": f'<w:commentRangeStart w:id="{rest}"/>',
            "/c": f'<w:commentRangeEnd w:id="{rest}"/>'
            + self._run(f'<w:commentReference w:id="{rest}"/>', style="CommentReference"),
        }[word]

    def _field(self, word: str, rest: str) -> str:
        begin = self._run('<w:fldChar w:fldCharType="begin"/>')
        code = self._run(f'<w:instrText xml:space="preserve"> {escape(rest)} </w:instrText>')
        return begin + code + self._run('<w:fldChar w:fldCharType="separate"/>')

    def _field_end(self, word: str, rest: str) -> str:
        return self._run('<w:fldChar w:fldCharType="end"/>')

    def _simple(self, word: str, rest: str) -> str:
        return f"<w:fldSimple w:instr={quoteattr(' ' + rest + ' ')}>"

    def _control(self, word: str, rest: str) -> str:
        kind, _, alias = rest.partition(" ")
        extra = {
            "text": "",
            "hint": "<w:showingPlcHdr/>",
            "bound": '<w:dataBinding w:xpath="/x" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>',
        }[kind]
        number = next(self._ids)
        return f'<w:sdt><w:sdtPr><w:alias w:val={quoteattr(alias)}/><w:id w:val="{number}"/>{extra}<w:text/></w:sdtPr><w:sdtContent>'  # noqa: E501

    def _picture(self, word: str, rest: str) -> str:
        number = next(self._ids)
        part = self.part
        if "word/media/image1.png" not in self.parts:
            self.parts["word/media/image1.png"] = png()
        if not any(name == "rIdImage1" for name, *_ in self.links.get(part, ())):
            self._link(part, "rIdImage1", "image", "media/image1.png")
        return self._run(_PICTURE.format(id=number, alt=quoteattr(rest)))

    def _box(self, word: str, rest: str) -> str:
        inner = "".join(self._paragraph(one.strip()) for one in rest.split("¶"))
        number = next(self._ids)
        again = "".join(self._paragraph(one.strip()) for one in rest.split("¶"))
        return self._run(_BOX.format(id=number, inner=inner, again=again))

    # the package

    def bytes(self) -> bytes:
        for kind, notes in self.notes.items():
            self._add(kind, 0, _SEPARATORS.get(kind, "") + "".join(notes))
            self._link("word/document.xml", f"rId{kind}", _STORIES[kind][2], f"{_STORIES[kind][0]}.xml")
        title = "<w:titlePg/>" if any('"first"' in one for one in self.sections) else ""
        even = "<w:evenAndOddHeaders/>" if any('"even"' in one for one in self.sections) else ""
        final = f"<w:sectPr>{''.join(self.sections)}{_SIZE}{title}</w:sectPr>"
        document = f"<w:document {_ROOT}><w:body>{self.body}{final}</w:body></w:document>"
        self.parts["word/document.xml"] = (_HEAD + document).encode()
        self.parts["word/styles.xml"] = (_HEAD + _STYLES.format(root=_ROOT)).encode()
        self.parts["word/numbering.xml"] = (_HEAD + _NUMBERING.replace("{root}", _ROOT)).encode()
        self.parts["word/settings.xml"] = f"{_HEAD}<w:settings {_ROOT}>{even}</w:settings>".encode()
        self.types["word/document.xml"] = _WML + "document.main+xml"
        for name in ("styles", "numbering", "settings"):
            self.types[f"word/{name}.xml"] = f"{_WML}{name}+xml"
            self._link("word/document.xml", f"rId{name}", name, f"{name}.xml")
        self._properties()
        return self._zipped()

    def _properties(self) -> None:
        self._link("", "rId1", "officeDocument", "word/document.xml")
        if self.core:
            kind = "application/vnd.openxmlformats-package.core-properties+xml"
            self.parts["docProps/core.xml"] = (_HEAD + _CORE.format(inner="".join(self.core))).encode()
            self.types["docProps/core.xml"] = kind
            relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
            self.links[""].append(("rId2", relation, "docProps/core.xml", False))
        if self.custom:
            inner = "".join(
                f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={quoteattr(name)}>'
                f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
                for number, (name, value) in enumerate(self.custom, start=2)
            )
            self.parts["docProps/custom.xml"] = (_HEAD + _CUSTOM.format(inner=inner)).encode()
            self.types["docProps/custom.xml"] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            self._link("", "rId3", "custom-properties", "docProps/custom.xml")

    def _zipped(self) -> bytes:
        overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self.types.items())
        types = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
        )
        files = {"[Content_Types].xml": (_HEAD + types).encode()}
        for part, links in self.links.items():
            folder, _, name = part.rpartition("/")
            files[f"{folder}/_rels/{name}.rels".lstrip("/")] = (_HEAD + _relations(links)).encode()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**files, **self.parts}.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return buffer.getvalue()


def _relations(links: list[tuple[str, str, str, bool]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if outside else "/>")
        for name, kind, target, outside in links
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</cp:coreProperties>'
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{inner}</Properties>'
)
_SEPARATORS = {
    kind: f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    f'<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
    for kind in ("footnote", "endnote")
}
_PICTURE = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="360000"/>'
    '<wp:docPr id="{id}" name="Picture {id}" descr={alt}/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdImage1"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="720000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
_BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="1800000" cy="360000"/><wp:docPr id="{id}" name="Text Box {id}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'  # noqa: E501
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:shape id="Box{id}" style="width:141.7pt;height:28.3pt"><v:textbox><w:txbxContent>{again}</w:txbxContent></v:textbox>'  # noqa: E501
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
)
_PLAIN = {
    "proof": '<w:proofErr w:type="spellStart"/>',
    "/proof": '<w:proofErr w:type="spellEnd"/>',
    "gram": '<w:proofErr w:type="gramStart"/>',
    "/gram": '<w:proofErr w:type="gramEnd"/>',
    "page": "<w:r><w:lastRenderedPageBreak/></w:r>",
    "soft": "<w:r><w:softHyphen/></w:r>",
    "/link": "</w:hyperlink>",
    "/ins": "</w:ins>",
    "smart": '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">',
    "/smart": "</w:smartTag>",
    "/fld": "</w:fldSimple>",
    "/sdt": "</w:sdtContent></w:sdt>",
    "self": "<w:r><w:footnoteRef/></w:r>",
}
_MARKS = {
    **dict.fromkeys(_PLAIN, "plain"),
    "bm": "open_bookmark",
    "/bm": "close_bookmark",
    "link": "hyperlink",
    "ins": "revision",
    "del": "deleted",
    "fn": "note",
    "en": "note",
    "c": "comment",
    "/c": "comment",
    "field": "field",
    "/field": "field_end",
    "fld": "simple",
    "sdt": "control",
    "pic": "picture",
    "box": "box",
}
