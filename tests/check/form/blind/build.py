# ruff: noqa: E501 - XML reads better in one line
"""Documents of the blind set as Word files, typed in the ways clerks type them.

Everything a document says stands in its .yaml; this module knows only how a clerk would type it:
heads as tables, tabs, blanks, line breaks or text boxes, lines drawn in four ways.
"""

import io
import re
import unicodedata
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

import yaml_text

HERE = Path(__file__).parent
BANK = yaml_text.read((HERE / "bank.yaml").read_text("utf-8"))
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
JC = {"c": "center", "l": "left", "r": "right", "j": "both"}
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
LEFT, RIGHT, TEXT = 167.8, 278.3, 467.7  # width of the two columns and of the text, in points
EM = {"upper": 0.615, "lower": 0.44, QUOC_HIEU: 0.6093, TIEU_NGU: 0.4527, "ĐẢNG CỘNG SẢN VIỆT NAM": 0.6247}


def documents() -> list[dict[str, Any]]:
    """Return every document of the set, each with its house's values filled in."""
    found = []
    for file in sorted(HERE.glob("[0-9]*.yaml")):
        for one in yaml_text.read(file.read_text("utf-8")):
            found.append({**BANK["houses"].get(one.get("house"), {}), **one})
    return found


def built(one: dict[str, Any]) -> bytes:
    """Return the document as a Word file."""
    file = io.BytesIO()
    _Clerk(one).typed().save(file)
    return file.getvalue()


def _width(text: str, size: float) -> float:
    em = EM.get(text) or EM["upper" if text.isupper() else "lower"]
    return len(text) * em * size


class _Clerk:
    """One clerk typing one document."""

    def __init__(self, one: dict[str, Any]) -> None:
        self.one = one
        self.party = one.get("standard", "nd30") != "nd30"
        self.look = {**BANK["looks"]["party" if self.party else "state"], **one.get("look", {})}
        self.para = {**BANK["para"]["party" if self.party else "state"], **one.get("para", {})}
        self.doc = Document()
        self.rule = one.get("line", "border")

    def typed(self) -> Any:
        self._page()
        if self.one.get("head", "table") != "none":
            self._head()
        self._title()
        self._lines(self.one.get("body", []))
        self._close()
        self._lines(self.one.get("after", []))
        self._numbers()
        return self.doc

    # -- the page ------------------------------------------------------------------------------

    def _page(self) -> None:
        normal = self.doc.styles["Normal"]
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), self.one.get("font", "Times New Roman"))
        normal.font.size = Pt(14)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0
        self._paper(self.doc.sections[0])

    def _paper(self, section: Any, land: bool = False) -> None:
        page = {**BANK["page"], **self.one.get("page", {})}
        width, height = Mm(page["w"]), Mm(page["h"])
        turned = land or bool(page.get("land"))
        section.page_width, section.page_height = (height, width) if turned else (width, height)
        section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
        for side in ("top", "bottom", "left", "right"):
            setattr(section, f"{side}_margin", Mm(page[side]))
        section.header_distance = Mm(10)

    def _text(self) -> float:
        section = self.doc.sections[-1]
        return float(section.page_width - section.left_margin - section.right_margin) / 12700

    def _numbers(self) -> None:
        way = self.one.get("number_way", "none")
        if way == "none":
            return
        for n, section in enumerate(self.doc.sections):
            section.different_first_page_header_footer = way != "first-too"
            if n:
                kind = OxmlElement("w:pgNumType")
                kind.set(qn("w:start"), "1")
                section._sectPr.append(kind)
        first = self.doc.sections[0]
        part = first.footer if way == "footer" else first.header
        self._field(part.paragraphs[0], way)
        if way == "even-off":
            first.even_page_header.is_linked_to_previous = False
            self._say(first.even_page_header.paragraphs[0], "Trang in nháp", "9 i")

    def _field(self, p: Any, way: str) -> None:
        self._shape(p, {"jc": "right" if way == "right" else "center", "first": 0, "after": 0, "line": 240})
        if way == "trang":
            self._say(p, "Trang ", "13")
        for kind in ("begin", None, "separate", "2", "end"):
            run = self._say(p, "2" if kind == "2" else "", "11" if way == "small" else "14" if self.party else "13")
            if kind is None:
                code = OxmlElement("w:instrText")
                code.text = "PAGE"
                run._r.append(code)
            elif kind != "2":
                char = OxmlElement("w:fldChar")
                char.set(qn("w:fldCharType"), kind)
                run._r.append(char)

    # -- words ---------------------------------------------------------------------------------

    def _say(self, p: Any, text: str, look: str) -> Any:
        """Type a text into a paragraph; **x** is bold, //x// italic, __x__ underlined, §x§ decomposed."""
        text = re.sub("§(.*?)§", lambda m: unicodedata.normalize("NFD", m[1]), text)
        run = None
        for bit in re.split(r"(\*\*.+?\*\*|//.+?//|__[^_]+?__)", text):
            mark = (
                bit[:2]
                if len(bit) > 4 and bit[:2] == bit[-2:] and bit[:2] in ("**", "//", "__") and bit.strip("_")
                else ""
            )
            words = bit[2:-2] if mark else bit
            step = self.one.get("pieces", 0) or len(words) or 1
            for at in range(0, len(words), step) or [0]:
                run = p.add_run(words[at : at + step])
                self._dress(run, look + {"**": " b", "//": " i", "__": " u", "": ""}[mark])
        return run

    def _dress(self, run: Any, look: str) -> None:
        for mark in look.split():
            if re.fullmatch(r"[\d.]+", mark):
                run.font.size = Pt(float(mark))
            elif mark in "biu":
                setattr(run.font, {"b": "bold", "i": "italic", "u": "underline"}[mark], True)
            elif mark.startswith("font="):
                name = mark[5:].replace("_", " ")
                run.font.name = name
                for kind in ("hAnsi", "cs", "eastAsia"):
                    run._r.rPr.rFonts.set(qn(f"w:{kind}"), name)
            elif mark.startswith("color="):
                run.font.color.rgb = RGBColor.from_string(mark[6:])

    def _shape(self, p: Any, how: dict[str, Any]) -> Any:
        shape = p._p.get_or_add_pPr()
        spacing = shape.get_or_add_spacing()
        spacing.set(qn("w:before"), str(how.get("before", 0)))
        spacing.set(qn("w:after"), str(how.get("after", 0)))
        spacing.set(qn("w:line"), str(how.get("line", 240)))
        spacing.set(qn("w:lineRule"), how.get("rule", "auto"))
        ind = shape.get_or_add_ind()
        for key, name in (("first", "firstLine"), ("left", "left"), ("right", "right")):
            if how.get(key):
                ind.set(qn(f"w:{name}"), str(how[key]))
        shape.get_or_add_jc().set(qn("w:val"), how.get("jc", "center"))
        return p

    def _put(self, home: Any, text: str, part: str, **how: Any) -> Any:
        p = home.add_paragraph()
        self._shape(p, {"jc": "center", **how})
        for n, line in enumerate(text.split("\n")):
            if n:
                p.add_run().add_break()
            self._say(p, line, self.look[part])
        return p

    # -- lines drawn ---------------------------------------------------------------------------

    def _draw(self, home: Any, length: float, room: float, under: Any = None) -> None:
        if self.rule == "border":
            p = home.add_paragraph()
            side = int((room - length) / 2 * 20)
            self._shape(p, {"left": side, "right": side, "after": 120})
            p._p.pPr.append(parse_xml(f'<w:rPr {NS}><w:sz w:val="8"/></w:rPr>'))
            p._p.pPr.insert_element_before(
                parse_xml(f'<w:pBdr {NS}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'),
                *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"),
            )
        elif self.rule == "underscore":
            self._put(home, "_" * round(length / 6), "score")
        else:
            p = under or self._shape(home.add_paragraph(), {})
            p.add_run()._r.append(parse_xml(_line(self.rule, length, room)))

    # -- head ----------------------------------------------------------------------------------

    def _head(self) -> None:
        one = self.one
        left = [("parent", n) for n in _split(one.get("parent"))] + [("agency", n) for n in _split(one.get("agency"))]
        score = [] if "ORG-RULE" in one.get("without", ()) else [("score", None)]
        left += [("number", "*")] if self.party else score
        low = [("number", one["number"])] if one.get("number") else []
        low += [("cv", n) for n in _split(one.get("cv"))] + [("draft", n) for n in _split(one.get("draft"))]
        right = (
            [("title", "ĐẢNG CỘNG SẢN VIỆT NAM")]
            if self.party
            else [("qh", one.get("qh", QUOC_HIEU)), ("tn", one.get("tn", TIEU_NGU))]
        )
        right += [] if "TN-RULE" in one.get("without", ()) else [("score", None)]
        day = [("date", one["date"])] if one.get("date") else []
        way = one.get("head", "table")
        getattr(self, f"_head_{way}")(left, low, right, day)

    def _cell(self, cell: Any, parts: list[tuple[str, Any]], room: float) -> None:
        cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p) if parts else None
        last: Any = None
        words = ""
        for part, text in parts:
            if part == "score":
                size = float(self.look[_part(parts, words)].split()[0])
                ratio = 1.0 if room > LEFT + 12 else self.one.get("ratio", 0.42)
                self._draw(cell, _width(words, size) * ratio, room, last)
            else:
                gap = 120 if part in ("number", "date") or (part == "cv" and words.startswith("Số")) else 0
                last, words = self._put(cell, text, part, before=gap), text
        if not cell.paragraphs:
            cell.add_paragraph()

    def _table(self, rows: int) -> Any:
        table = self.doc.add_table(rows, 2)
        table.autofit = False
        for column, width in zip(table.columns, (Mm(63), Mm(102)), strict=True):
            column.width = width
        return table

    def _head_table(self, left: list, low: list, right: list, day: list) -> None:
        table = self._table(2)
        for cell, parts, room in zip(table._cells, (left, right, low, day), (LEFT, RIGHT) * 2, strict=True):
            self._cell(cell, parts, room)
        self.doc.add_paragraph()

    def _head_cells(self, left: list, low: list, right: list, day: list) -> None:
        table = self._table(1)
        high = max(len(left), len(right))
        for cell, parts, rest, room in ((table.cell(0, 0), left, low, LEFT), (table.cell(0, 1), right, day, RIGHT)):
            self._cell(cell, parts + [("body", "")] * (high - len(parts)) + rest, room)
        self.doc.add_paragraph()

    def _head_break(self, left: list, low: list, right: list, day: list) -> None:
        table = self._table(2)
        for n, (cell, parts) in enumerate(zip(table._cells, (left, right, low, day), strict=True)):
            self._broken(cell.paragraphs[0], parts, n == 1)
        self.doc.add_paragraph()

    def _broken(self, p: Any, parts: list[tuple[str, Any]], right: bool) -> None:
        self._shape(p, {})
        words = ""
        for n, (part, text) in enumerate(parts):
            if n:
                p.add_run().add_break()
            if part == "score":
                text = self._score(parts, words, right)
            self._say(p, text, self.look[part])
            words = words if part == "score" else text

    def _score(self, parts: list, words: str, right: bool) -> str:
        size = float(self.look[_part(parts, words)].split()[0])
        return "_" * round(_width(words, size) * (1 if right else 0.42) / 6)

    def _paired(self, left: list, low: list, right: list, day: list) -> Any:
        high = max(len(left), len(right))
        over = [left + [("body", "")] * (high - len(left)) + low, right + [("body", "")] * (high - len(right)) + day]
        return over, zip_longest(*over, fillvalue=("body", ""))

    def _head_tabs(self, left: list, low: list, right: list, day: list) -> None:
        over, pairs = self._paired(left, low, right, day)
        words = ["", ""]
        for pair in pairs:
            p = self._shape(self.doc.add_paragraph(), {"jc": "left"})
            for at, place in ((0, Mm(30)), (1, Mm(115))):
                p.paragraph_format.tab_stops.add_tab_stop(place, 1)
                part, text = pair[at]
                if part == "score":
                    text = self._score(over[at], words[at], bool(at))
                else:
                    words[at] = text or words[at]
                self._say(p, "\t" + text, self.look[part])
        self.doc.add_paragraph()

    def _head_blanks(self, left: list, low: list, right: list, day: list) -> None:
        over, pairs = self._paired(left, low, right, day)
        words = ["", ""]
        for pair in pairs:
            p = self._shape(self.doc.add_paragraph(), {"jc": "left"})
            at_point = 0.0
            for at, middle in ((0, 80.0), (1, 325.0)):
                part, text = pair[at]
                if part == "score":
                    text = self._score(over[at], words[at], bool(at))
                else:
                    words[at] = text or words[at]
                wide = len(text) * 6 if part == "score" else _width(text, float(self.look[part].split()[0]))
                gap = max(2, round((middle - wide / 2 - at_point) / 3.5))
                self._say(p, " " * gap, "14")
                self._say(p, text, self.look[part])
                at_point = middle + wide / 2
        self.doc.add_paragraph()

    def _head_box(self, left: list, low: list, right: list, day: list) -> None:
        home = self.doc.add_paragraph()
        for n, (parts, x, wide) in enumerate(((left + low, 0, 178), (right + day, 178, 290))):
            xml = f'<w:r {NS}><w:pict><v:shape id="box{n}" type="#_x0000_t202" style="position:absolute;margin-left:{x}pt;margin-top:0;width:{wide}pt;height:110pt" stroked="f"><v:textbox inset="0,0,0,0"><w:txbxContent/></v:textbox></v:shape></w:pict></w:r>'
            run = parse_xml(xml)
            inside = run.find(".//" + qn("w:txbxContent"))
            table = self.doc.add_table(1, 1)
            self._cell(table.cell(0, 0), parts, wide)
            for p in table.cell(0, 0).paragraphs:
                inside.append(p._p)
            table._tbl.getparent().remove(table._tbl)
            home._p.append(run)
        for _ in range(6):
            self.doc.add_paragraph()

    # -- title, body, close --------------------------------------------------------------------

    def _title(self) -> None:
        one, doc = self.one, self.doc
        if one.get("type"):
            self._put(doc, one["type"], "type", before=120)
            for n, line in enumerate(_split(one.get("subject"))):
                self._put(doc, line, "author" if n == 0 and line.startswith("CỦA ") else "subject")
            words = (_split(one.get("subject")) or [one["type"]])[-1]
            if self.party:
                self._put(doc, "-----", "number") if "SUBJ-RULE" not in one.get("without", ()) else None
            elif "SUBJ-RULE" not in one.get("without", ()):
                self._draw(doc, min(_width(words, 14), self._text()) * one.get("ratio", 0.42), self._text())
        for line in _split(one.get("authority")):
            self._put(doc, line, "authority", before=120)
        for line in one.get("basis", []):
            self._put(doc, line, "basis", **self.para, **({"before": 120} if line == one["basis"][0] else {}))
        if one.get("decides"):
            self._put(doc, one["decides"], "authority", before=120, after=120)
        self._address(one.get("to", []))

    def _address(self, to: list[str]) -> None:
        label = self.one.get("to_label", "Kính gửi:")
        for n, line in enumerate(to):
            p = self.doc.add_paragraph()
            if len(to) == 1:
                self._shape(p, {"jc": "center", "before": 240, "after": 120})
                self._say(p, label, self.look["to_label"])
                self._say(p, " " + line, self.look["to"])
                continue
            if n == 0:
                self._shape(p, {"jc": "left", "left": 1701, "before": 240})
                self._say(p, label, self.look["to_label"])
                p = self.doc.add_paragraph()
            self._shape(p, {"jc": "left", "left": 2700, "after": 120 if n == len(to) - 1 else 0})
            self._say(p, line, self.look["to"])

    def _lines(self, lines: list[str]) -> None:
        row: list[list[str]] = []
        for line in [*self._told(lines), ""]:
            if line.startswith("|"):
                row.append(line.strip("|").split("|"))
                continue
            if row:
                self._grid(row)
                row = []
            if line:
                self._line(line)

    def _told(self, lines: list[str]) -> list[str]:
        told: list[str] = []
        for line in lines:
            span = re.fullmatch(r"@(- )?(\d+)-(\d+)", line)
            told += [(span[1] or "") + c for c in BANK["clauses"][int(span[2]) : int(span[3])]] if span else [line]
        return told

    def _line(self, line: str) -> None:
        flags: list[str] = []
        if line.startswith("{"):
            head, line = line[1:].split("}", 1)
            flags = head.split()
        how = dict(self.para)
        if "sec" in flags:
            self._paper(self.doc.add_section(WD_SECTION.NEW_PAGE), "land" in flags)
        look = self.look["body"]
        for flag in flags:
            if flag in JC:
                how.update(jc=JC[flag], **({"first": 0} if flag in "cr" else {}))
            elif "=" in flag and flag.split("=")[0] in ("first", "after", "line", "left", "before", "right"):
                how[flag.split("=")[0]] = int(flag.split("=")[1])
            elif flag not in ("sec", "land", "new"):
                look = f"{look} {flag}"
        if line.startswith("___"):
            self._draw(self.doc, TEXT * 0.2, self._text())
            return
        p = self._shape(self.doc.add_paragraph(), how)
        p.paragraph_format.page_break_before = True if "new" in flags else None
        self._say(p, line.replace("\\t", "\t").replace("\\n", "\n"), look)

    def _grid(self, rows: list[list[str]]) -> None:
        table = self.doc.add_table(0, len(rows[0]))
        table.style = "Table Grid"
        for n, cells in enumerate(rows):
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                self._shape(cell.paragraphs[0], {"jc": "center" if n == 0 else "left"})
                self._say(cell.paragraphs[0], text.strip(), "12 b" if n == 0 else "12")

    def _close(self) -> None:
        one = self.one
        for left, right in [(one.get("rcpt"), one.get("sign"))] if one.get("sign") or one.get("rcpt") else []:
            lines = [("label" if line.startswith(("Nơi nhận", "__Nơi")) else "list", line) for line in _split(left)]
            getattr(self, f"_close_{one.get('close', 'table')}")(lines, self._signed(right or ""))
        if one.get("pair"):
            self._pair(one["pair"])

    def _signed(self, sign: str) -> list[tuple[str, str]]:
        lines, _, name = sign.partition(" = ")
        parts = []
        for n, line in enumerate(_split(lines)):
            above = self.party and n > 0
            parts.append(("position" if above else "sign", line))
        return [*parts, *[("body", "")] * 4, *([("name", name)] if name else [])]

    def _close_table(self, left: list, right: list) -> None:
        self.doc.add_paragraph()
        table = self._table(1)
        for cell, parts, jc in ((table.cell(0, 0), left, "left"), (table.cell(0, 1), right, "center")):
            cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
            for part, text in parts or [("body", "")]:
                self._put(cell, text, part, jc=jc)

    def _close_tabs(self, left: list, right: list) -> None:
        self.doc.add_paragraph()
        for (part, text), (other, words) in zip_longest(left, right, fillvalue=("body", "")):
            p = self._shape(self.doc.add_paragraph(), {"jc": "left"})
            p.paragraph_format.tab_stops.add_tab_stop(Mm(118), 1)
            self._say(p, text, self.look[part])
            self._say(p, "\t" + words if words else "", self.look[other])

    def _pair(self, pair: list[str]) -> None:
        self.doc.add_paragraph()
        table = self.doc.add_table(1, 2)
        for cell, words in zip(table._cells, pair, strict=True):
            cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
            for part, text in self._signed(words):
                self._put(cell, text, "sign" if part == "position" else part)


def _split(text: str | None) -> list[str]:
    return text.split("|") if text else []


def _part(parts: list[tuple[str, Any]], words: str) -> str:
    return next((part for part, text in parts if text == words), "agency")


def _line(way: str, length: float, room: float) -> str:
    x = (room - length) / 2
    low = 4 if room > RIGHT + 12 else 18
    if way == "vml":
        return f'<w:pict {NS}><v:line id="l" style="position:absolute;z-index:1" from="{x:.1f}pt,{low}pt" to="{x + length:.1f}pt,{low}pt" strokeweight=".75pt"/></w:pict>'
    cx, at = int(length * 12700), int(x * 12700)
    return (
        f'<w:drawing {NS}><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{at}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{low * 12700}</wp:posOffset></wp:positionV><wp:extent cx="{cx}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="Line"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
