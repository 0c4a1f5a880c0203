"""Walks the main text and the headers of a Word file, and resolves each paragraph as it is met."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from lxml import etree

from sokert.ooxml.counted_tables import table_numbers
from sokert.ooxml.grid import skipped
from sokert.ooxml.names import MC, W
from sokert.ooxml.properties import Values, number, on, values
from sokert.ooxml.unpacking import Archive
from sokert.resolved.model import Cell, Paragraph, Run
from sokert.resolved.numbering import Numbering
from sokert.resolved.shapes import pictures, straight_lines
from sokert.resolved.styles import part_of, styles_of

_THROUGH = frozenset(
    {"ins", "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "moveTo", "footnote", "endnote"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_ALIGNED = {"start": "left", "end": "right", "": "left"}
DEEPEST = 60


def local(element: etree._Element) -> str:
    """Return an element's name without WordprocessingML's namespace; others keep theirs."""
    return element.tag.removeprefix(W) if isinstance(element.tag, str) else ""


class Reader:
    """Resolves the paragraphs of one file; labels count on from call to call."""

    def __init__(self, archive: Archive) -> None:
        theme = next((part for part in archive.parts if part.startswith("word/theme/theme")), "")
        self.sheet = archive.seen("word/styles.xml")
        self.styles = styles_of(self.sheet, archive.seen(theme))
        self._numbering = Numbering(archive.seen("word/numbering.xml"))
        self._tables = 0
        self._boxes = 0
        self._numbers: dict[etree._Element, int] = {}
        self.bordered: set[tuple[int, int, int]] = set()
        self._manners: dict[Hashable, dict[str, Any]] = {}
        self._geometries: dict[Hashable, dict[str, Any]] = {}

    def paragraphs(self, root: etree._Element, part: str) -> Iterator[Paragraph]:
        """Yield every paragraph below a body, header or footer, text boxes after their anchor."""
        index = {element: at for at, element in enumerate(root.iter(f"{W}p"), 1)}
        self._numbers = table_numbers(root, self.sheet)
        for element, cell, table, box in self._walk(root, None, "", 0, 0):
            yield self._paragraph(element, part, index[element], cell, table, box)

    def _walk(
        self, parent: etree._Element, cell: Cell | None, table: str, box: int, depth: int
    ) -> Iterator[tuple[etree._Element, Cell | None, str, int]]:
        for child in parent if depth < DEEPEST else ():
            name = local(child)
            if name == "p":
                yield child, cell, table, box
                for content in _boxes(child):
                    self._boxes += 1
                    yield from self._walk(content, cell, table, self._boxes, depth + 1)
            elif name == "tbl":
                yield from self._table(child, cell, box, depth + 1)
            elif name in _THROUGH:
                yield from self._walk(child, cell, table, box, depth + 1)

    def _table(
        self, table: etree._Element, outer: Cell | None, box: int, depth: int
    ) -> Iterator[tuple[etree._Element, Cell | None, str, int]]:
        self._tables += 1
        id = self._tables
        named = table.find(f"{W}tblPr/{W}tblStyle")
        style = ("" if named is None else named.get(f"{W}val", "")) or self.styles.default.get("table", "")
        grid = [number(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        padding = _padding(table)
        counted = self._numbers.get(table, 0)
        look, rows = _look(table), list(_through(table, "tr"))
        for at, row in enumerate(rows):
            column, before = 0, skipped(row)
            for cell in _through(row, "tc"):
                span_of = cell.find(f"{W}tcPr/{W}gridSpan")
                span = 1 if span_of is None else max(1, number(span_of.get(f"{W}val"), 1))
                width, inside = sum(grid[column : column + span]), outer.table if outer else -1
                spot = (counted, at + 1, column + before + 1) if counted else None
                place = Cell(id, at, column, width, inside, padding, span, spot)
                self._border(cell, id, at, column)
                ends = {
                    "firstCol": column == 0,
                    "lastCol": column + span >= len(grid),
                    "firstRow": at == 0,
                    "lastRow": at == len(rows) - 1,
                }
                parts = [part for part, there in ends.items() if there and part in look]
                yield from self._walk(cell, place, part_of(style, parts), box, depth)
                column += span

    def _border(self, cell: etree._Element, table: int, row: int, column: int) -> None:
        for edge, shift in (("bottom", 0), ("top", -1)):
            border = cell.find(f"{W}tcPr/{W}tcBorders/{W}{edge}")
            if border is not None and border.get(f"{W}val") not in ("nil", "none", None):
                self.bordered.add((table, row + shift, column))

    def _paragraph(
        self, element: etree._Element, part: str, index: int, cell: Cell | None, table: str, box: int
    ) -> Paragraph:
        direct = values(element.find(f"{W}pPr"))
        style = direct.get("pStyle", "")
        listed = {**self.styles.chain(style or self.styles.default.get("paragraph", ""), "pPr"), **direct}
        numbered = listed.get("list", "0") != "0"
        instructions: list[str] = []
        runs = list(self._runs(element, style, table, instructions, 0))
        on_level = self._numbering.level(listed) if numbered else None
        return Paragraph(
            element=element,
            part=part,
            index=index,
            runs=runs,
            label=self._numbering.label(listed) if numbered else "",
            **self._stands(style, table, direct, listed if numbered else None),
            style=self.styles.names.get(style, ""),
            cell=cell,
            section=0,
            box=box,
            fields=("".join(instructions),) if instructions else (),
            shapes=tuple(straight_lines(element)),
            pictures=pictures(element),
            level=on_level,
            mark=self._mark(element, style, table) if on_level is not None or not runs else None,
        )

    def _stands(self, style: str, table: str, direct: Values, listed: Values | None) -> dict[str, Any]:
        """Return how a paragraph stands on the page, worked out once for all of one style that say the same."""
        key = (style, table, str(direct))
        if key in self._geometries:
            return self._geometries[key]
        level = self._numbering.indents(listed) if listed is not None else {}
        geometry = _geometry(self.styles.paragraph(style, table, level, direct))
        if "edges" not in direct:  # an element of its own is nothing that others say too
            self._geometries[key] = geometry
        return geometry

    def _mark(self, element: etree._Element, style: str, table: str) -> Run:
        """Return how the mark that ends a paragraph is set."""
        return Run(element, "", **self._manner(element.find(f"{W}pPr/{W}rPr"), style, table))

    def _manner(self, properties: etree._Element | None, style: str, table: str) -> dict[str, Any]:
        """Return how text is set, worked out once for all that says the same in paragraphs of one style."""
        direct = values(properties)
        key = (style, table, str(direct))
        if key not in self._manners:
            self._manners[key] = _manner(self.styles.run(direct.get("rStyle", ""), style, table, direct))
        return self._manners[key]

    def _runs(
        self, parent: etree._Element, style: str, table: str, instructions: list[str], depth: int
    ) -> Iterator[Run]:
        for child in parent if depth < DEEPEST else ():
            name = local(child)
            if name == "r":
                yield self._run(child, style, table, instructions)
            elif name in _THROUGH:
                if name == "fldSimple":
                    instructions.append(child.get(f"{W}instr", ""))
                yield from self._runs(child, style, table, instructions, depth + 1)

    def _run(self, element: etree._Element, style: str, table: str, instructions: list[str]) -> Run:
        text = ""
        for child in element:
            name = local(child)
            if name == "t":
                text += child.text or ""
            elif name == "instrText":
                instructions.append(child.text or "")
            else:
                text += _SIGNS.get(name, "")
        return Run(element, text, **self._manner(element.find(f"{W}rPr"), style, table))


def _manner(whole: Values) -> dict[str, Any]:
    """Return how text is set, from its effective values."""
    return {
        "fonts": frozenset({whole["ascii"], whole["hAnsi"]}),
        "size": whole.get("sz", 20) / 2,
        "bold": whole.get("b", False),
        "italic": whole.get("i", False),
        "caps": whole.get("caps", False),
        "small_caps": whole.get("smallCaps", False),
        "underline": whole.get("u", "none"),
        "color": (whole.get("color") or "auto").lower(),
        "hidden": whole.get("vanish", False),
        "strike": whole.get("strike", False),
        "raised": whole.get("vertAlign", ""),
        "fill": whole.get("highlight") or whole.get("fill", ""),
    }


def paired(archive: Archive) -> bool:
    """Return whether even pages have headers of their own: the setting switches them on."""
    settings = archive.seen("word/settings.xml")
    switch = None if settings is None else settings.find(f"{W}evenAndOddHeaders")
    return switch is not None and on(switch)


def _through(parent: etree._Element, wanted: str, depth: int = 0) -> Iterator[etree._Element]:
    """Yield rows or cells, also those inside content controls and insertions."""
    for child in parent if depth < DEEPEST else ():
        name = local(child)
        if name == wanted:
            yield child
        elif name in _THROUGH:
            yield from _through(child, wanted, depth + 1)


def _geometry(whole: Values) -> dict[str, Any]:
    """Return how a paragraph stands on the page, from its effective values."""
    return {
        "align": _ALIGNED.get(whole.get("jc", ""), str(whole.get("jc", "left"))),
        "first_line": whole.get("ind:firstLine", 0) - whole.get("ind:hanging", 0),
        "left": whole.get("ind:left", 0),
        "right": whole.get("ind:right", 0),
        "before": whole.get("spacing:before", 0),
        "after": whole.get("spacing:after", 0),
        "line": whole.get("spacing:line", 240),
        "line_rule": whole.get("spacing:lineRule", "auto"),
        "contextual": whole.get("contextualSpacing", False),
        "borders": whole.get("borders", frozenset()),
        "outline": whole.get("outline", 9),
        "keep_next": whole.get("keepNext", False),
        "break_before": whole.get("pageBreakBefore", False),
        "keep_lines": whole.get("keepLines", False),
        "fill": whole.get("fill", ""),
        "tabs": whole.get("tabs", {}),
        "edges": whole.get("edges"),
    }


_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100}


def _look(table: etree._Element) -> frozenset[str]:
    """Return which parts of a table its style may set apart; bands are not, as no rule of form asks for them."""
    said = table.find(f"{W}tblPr/{W}tblLook")
    if said is None:
        return frozenset()
    try:
        bits = int(said.get(f"{W}val", "0"), 16)
    except ValueError:
        bits = 0
    named = {part: said.get(W + part.replace("Col", "Column")) for part in _LOOKS}
    return frozenset(
        part for part, bit in _LOOKS.items() if (named[part] in ("1", "true", "on") if named[part] else bits & bit)
    )


def _padding(table: etree._Element) -> int:
    """Return what cells keep free on both sides: Word's own 108 twips a side unless the table says."""
    found = 0
    for side, other in (("left", "start"), ("right", "end")):
        margins = table.find(f"{W}tblPr/{W}tblCellMar")
        said = None if margins is None else margins.find(W + side)
        if said is None and margins is not None:
            said = margins.find(W + other)
        found += 108 if said is None else number(said.get(f"{W}w"), 108)
    return found


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the content of text boxes anchored here, once each: a fallback repeats its choice."""
    for content in paragraph.iter(f"{W}txbxContent"):
        nearest = next(content.iterancestors(f"{MC}Fallback", f"{W}p", f"{W}txbxContent"), None)
        if nearest is paragraph:
            yield content
