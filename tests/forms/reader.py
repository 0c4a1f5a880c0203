"""Prints every word of a Word file, each story part by part, as text that a person can read in a diff.

It knows nothing of the library: it walks the XML itself. A paragraph is a line, `(Heading1) ` its style, `1. ` its
number as a reader of the page would count it, `| a | b |` a row, ` ¶ ` parts the paragraphs of a cell, `[a / b; c]`
is a table inside a cell, `·` an empty cell, `‹2›` a cell over two columns, `▾` `▴` cells merged down, `(#FFFF00)` a
cell's colour. In a line: `**bold**`, `//italic//`, `⏎` `⇥` `⤓` line break, tab, page break, `⚑name` a bookmark,
`[words](target)` a link, `⟨PAGE:1⟩` a field, `[-gone-]` deleted words, `⟦words⟧` a content control (`⟦?` shows its
placeholder, `⟦=` is bound), `[pic: alt]`, `[^1]` a note by its number, `[c1]` a comment. The paragraphs of a text box
follow theirs: `□ ` DrawingML, `■ ` the VML behind it. `§` ends a paragraph with a section break. Bookmarks whose name
begins with `_` are Word's own.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SIGNS = {"tab": "⇥", "cr": "⏎", "noBreakHyphen": "‑", "softHyphen": "\u00ad", "sym": "☐", "ptab": "⇥"}
_STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$")
_SAID = {"title", "subject", "creator", "keywords", "description", "category", "contentStatus", "Company", "Manager"}


def printed(content: bytes, widths: bool = False) -> str:
    """Return the words of every story and property of a package; with `widths` also the columns of each table."""
    return "\n".join(line.rstrip() for line in _Reader(content, widths).lines()).strip() + "\n"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def on(node: etree._Element | None) -> bool:
    return node is not None and node.get(W + "val") not in ("0", "false", "off", "none")


class _Reader:
    def __init__(self, content: bytes, widths: bool) -> None:
        self.parts = parts(content)
        self.widths = widths
        self.trees = {name: etree.fromstring(data) for name, data in self.parts.items() if name.endswith(".xml")}
        body = self.trees["word/document.xml"]
        self.notes: dict[str, dict[str, int]] = {
            kind: {
                node.get(W + "id"): number
                for number, node in enumerate(self._seen(body, f"{W}{kind}Reference"), start=1)
            }
            for kind in ("footnote", "endnote", "comment")
        }
        self.numbers = _Numbers(self.trees.get("word/numbering.xml"))

    @staticmethod
    def _seen(body: etree._Element, tag: str) -> list[etree._Element]:
        return [node for node in body.iter(tag) if not any(one.tag == MC + "Fallback" for one in node.iterancestors())]

    def lines(self) -> Iterator[str]:
        stories = sorted(
            (name for name in self.trees if _STORIES.search(name)), key=lambda name: ("document" not in name, name)
        )
        for name in stories:
            self.part, self.targets = name, self._targets(name)
            lines = list(self._story(self.trees[name]))
            if "document" not in name and any(lines):
                yield f"--- {name}"
            if "document" in name or any(lines):
                yield from lines
        yield from self._properties()

    def _targets(self, name: str) -> dict[str, str]:
        folder, base = posixpath.split(name)
        rels = self.parts.get(f"{folder}/_rels/{base}.rels")
        if rels is None:
            return {}
        return {one.get("Id", ""): one.get("Target", "") for one in etree.fromstring(rels)}

    def _story(self, root: etree._Element) -> Iterator[str]:
        kind = etree.QName(root).localname[:-1]
        if kind not in ("footnote", "endnote", "comment"):
            body = root.find(W + "body")
            yield from self._blocks(root if body is None else body)
            return
        known = self.notes[kind]
        for note in sorted(root, key=lambda one: known.get(one.get(W + "id"), 0)):
            if note.get(W + "type") is None:
                number = known.get(note.get(W + "id"), 0)
                yield from (f"{'c' if kind == 'comment' else '^'}{number} {line}" for line in self._blocks(note))

    def _properties(self) -> Iterator[str]:
        for name in ("docProps/app.xml", "docProps/core.xml", "docProps/custom.xml"):
            root = self.trees.get(name)
            lines = []
            for node in () if root is None else root:
                text = "".join(node.itertext())
                label = node.get("name") or etree.QName(node).localname
                if text and (label in _SAID or "custom" in name):
                    lines.append(f"{label}: {text}")
            yield from [f"--- {name}", *lines] if lines else []

    # blocks

    def _blocks(self, parent: Iterable[etree._Element]) -> Iterator[str]:
        for node in parent:
            name = _name(node)
            if name == "p":
                yield from self._paragraph(node)
            elif name == "tbl":
                yield from self._table(node)
            elif name == "sdt":
                opening = "⟦" + _control(node)
                yield opening
                yield from self._blocks(node.find(W + "sdtContent"))
                yield "⟧"
            elif name in ("customXml", "ins", "smartTag"):
                yield from self._blocks(node)
            elif name == "AlternateContent":
                yield from self._blocks(node.find(MC + "Choice"))

    def _table(self, table: etree._Element) -> Iterator[str]:
        if self.widths:
            yield "+ " + " ".join(one.get(W + "w", "?") for one in table.iterfind(f"{W}tblGrid/{W}gridCol"))
        for row in _inside(table, "tr"):
            widths = [one.find(f"{W}tcPr/{W}tcW") for one in _inside(row, "tc")] if self.widths else []
            measured = " ".join(one.get(W + "w", "?") if one is not None else "?" for one in widths)
            yield f"| {' | '.join(self._cell(one) for one in _inside(row, 'tc'))} |" + (measured and f" {measured}")

    def _cell(self, cell: etree._Element) -> str:
        properties = cell.find(W + "tcPr")
        sign = ""
        if properties is not None:
            span, merge, shade = (properties.find(W + one) for one in ("gridSpan", "vMerge", "shd"))
            sign = f"‹{span.get(W + 'val')}›" if span is not None and span.get(W + "val") != "1" else ""
            sign += "" if merge is None else "▾" if merge.get(W + "val") == "restart" else "▴"
            fill = "auto" if shade is None else shade.get(W + "fill", "auto")
            sign += f"(#{fill})" if fill not in ("auto", "FFFFFF") else ""
        said = []
        for node in cell:
            name = _name(node)
            if name == "tbl":
                rows = "; ".join(" / ".join(self._cell(c) for c in _inside(row, "tc")) for row in _inside(node, "tr"))
                said.append(f"[{rows}]")
            elif name != "tcPr":
                said += list(self._blocks([node]))
        while len(said) > 1 and said[-1] == "" and said[-2].startswith("["):
            said.pop()
        return sign + " ¶ ".join(one.strip() or "·" for one in said).removesuffix("·" * bool(sign))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        boxes: list[str] = []
        words = _joined(self._pieces(paragraph, boxes))
        properties = paragraph.find(W + "pPr")
        style = section = label = ""
        if properties is not None:
            named = properties.find(W + "pStyle")
            style = "" if named is None or named.get(W + "val") == "Normal" else f"({named.get(W + 'val')}) "
            section = " §" if properties.find(W + "sectPr") is not None else ""
            label = self.numbers.label(properties.find(W + "numPr"))
        yield (style + label + words + section).strip(" ")
        yield from boxes

    def _pieces(self, parent: etree._Element, boxes: list[str]) -> Iterator[tuple[str, bool, bool]]:
        """Yield words with bold and italic, in order; the paragraphs of text boxes go to `boxes`."""
        for node in parent:
            name = _name(node)
            if name == "r":
                properties = node.find(W + "rPr")
                bold = properties is not None and on(properties.find(W + "b"))
                italic = properties is not None and on(properties.find(W + "i"))
                yield from ((text, bold, italic) for text in self._run(node, boxes))
            elif name == "hyperlink":
                target = self.targets.get(node.get(R + "id", ""), "#" + node.get(W + "anchor", ""))
                yield "[", False, False
                yield from self._pieces(node, boxes)
                yield f"]({target})", False, False
            elif name == "fldSimple":
                yield f"⟨{node.get(W + 'instr', '').strip()}:", False, False
                yield from self._pieces(node, boxes)
                yield "⟩", False, False
            elif name == "sdt":
                yield "⟦" + _control(node), False, False
                yield from self._pieces(node.find(W + "sdtContent"), boxes)
                yield "⟧", False, False
            elif name == "bookmarkStart" and not node.get(W + "name", "_").startswith("_"):
                yield "⚑" + node.get(W + "name", ""), False, False
            elif name == "del":
                yield "[-" + "".join(one.text or "" for one in node.iter(W + "delText")) + "-]", False, False
            elif name in ("ins", "smartTag", "customXml", "moveTo"):
                yield from self._pieces(node, boxes)

    def _run(self, run: etree._Element, boxes: list[str]) -> Iterator[str]:
        for node in run:
            name = _name(node)
            if name == "t":
                yield node.text or ""
            elif name == "instrText":
                yield (node.text or "").strip()
            elif name == "br":
                yield "⤓" if node.get(W + "type") in ("page", "column") else "⏎"
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "fldChar":
                yield {"begin": "⟨", "separate": ":", "end": "⟩"}[node.get(W + "fldCharType", "")]
            elif name in ("footnoteReference", "endnoteReference"):
                yield f"[^{self.notes[name[:-9]].get(node.get(W + 'id'), '?')}]"
            elif name == "commentReference":
                yield f"[c{self.notes['comment'].get(node.get(W + 'id'), '?')}]"
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                yield from self._drawn(node, boxes)

    def _drawn(self, node: etree._Element, boxes: list[str]) -> Iterator[str]:
        for properties in node.iter(WP + "docPr"):
            if properties.get("descr"):
                yield f"[pic: {properties.get('descr')}]"
        for box in node.iter(W + "txbxContent"):
            vml = any(one.tag in (MC + "Fallback", W + "pict") for one in box.iterancestors())
            boxes += [("■ " if vml else "□ ") + line for line in self._blocks(box)]


class _Numbers:
    """Counts the lists of a document as Word does: by abstract numbering, anew where a number's start is overridden."""

    def __init__(self, root: etree._Element | None) -> None:
        self.abstract: dict[str, str] = {}
        self.restarts: dict[str, set[str]] = {}
        self.levels: dict[tuple[str, str], tuple[str, str]] = {}
        self.counts: dict[str, Counter[str]] = {}
        self.begun: set[str] = set()
        for node in () if root is None else root.iterfind(W + "num"):
            number = node.get(W + "numId", "")
            self.abstract[number] = node.find(W + "abstractNumId").get(W + "val")
            overrides = node.iterfind(f"{W}lvlOverride[{W}startOverride]")
            self.restarts[number] = {one.get(W + "ilvl", "0") for one in overrides}
        for node in () if root is None else root.iterfind(W + "abstractNum"):
            for level in node.iterfind(W + "lvl"):
                kind, text = (level.find(W + one) for one in ("numFmt", "lvlText"))
                sign = "" if text is None else text.get(W + "val", "")
                key = (node.get(W + "abstractNumId", ""), level.get(W + "ilvl", ""))
                self.levels[key] = ("" if kind is None else kind.get(W + "val", ""), sign)

    def label(self, properties: etree._Element | None) -> str:
        if properties is None or properties.find(W + "numId") is None:
            return ""
        number = properties.find(W + "numId").get(W + "val")
        level = properties.find(W + "ilvl")
        depth = "0" if level is None else level.get(W + "val")
        if number not in self.abstract:
            return ""
        counts = self.counts.setdefault(self.abstract[number], Counter())
        if number not in self.begun:
            self.begun.add(number)
            for one in self.restarts[number]:
                counts[one] = 0
        counts[depth] += 1
        for one in list(counts):
            if int(one) > int(depth):
                counts[one] = 0
        kind, text = self.levels.get((self.abstract[number], depth), ("decimal", f"%{int(depth) + 1}."))
        if kind in ("bullet", "none"):
            return "• "
        return re.sub(r"%(\d)", lambda found: str(counts[str(int(found[1]) - 1)]), text) + " "


def _joined(pieces: Iterator[tuple[str, bool, bool]]) -> str:
    """Return words with their bold and italic marked, neighbours of one kind joined."""
    made, bold, italic = "", False, False
    for text, is_bold, is_italic in pieces:
        if not text:
            continue
        made += ("//" if italic and not is_italic else "") + ("**" if bold != is_bold else "")
        made += "//" if is_italic and not italic else ""
        bold, italic = is_bold, is_italic
        made += text
    return made + "//" * italic + "**" * bold


def _control(node: etree._Element) -> str:
    properties = node.find(W + "sdtPr")
    if properties is None:
        return ""
    return "?" * on(properties.find(W + "showingPlcHdr")) + "=" * (properties.find(W + "dataBinding") is not None)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield rows or cells, those in content controls too."""
    for node in parent:
        if _name(node) == name:
            yield node
        elif _name(node) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(node, name)


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
