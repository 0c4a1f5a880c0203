"""Draws a table: its grid, its borders, its cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree
from markupsafe import Markup

from sokert.ooxml.grid import span, unwrapped
from sokert.ooxml.names import W
from sokert.ooxml.properties import number, on
from sokert.preview.looks import border, color, edges, points
from sokert.resolved.reader import local

if TYPE_CHECKING:
    from sokert.preview.story import Story

_SIDES = ("top", "right", "bottom", "left")
_ENDS = {"start": "left", "end": "right"}
_VERTICAL = {"center": "middle", "bottom": "bottom"}
_PADDING = 108  # Word's own, left and right
_PIXEL = 15  # twips of half a line on a page at two fifths


class Table:
    """One table of a file, as it is drawn."""

    def __init__(self, story: Story, element: etree._Element) -> None:
        self._story = story
        self._element = element
        named = element.find(f"{W}tblPr/{W}tblStyle")
        styles = story.document.styles
        self._style = ("" if named is None else named.get(f"{W}val", "")) or styles.default.get("table", "")
        self._rows = [row for row in unwrapped(element) if local(row) == "tr"]
        self._grid = [number(column.get(f"{W}w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]

    def html(self) -> Markup:
        """Return the table; rows that are repeated on each page are its head."""
        rows = [self._row(at, row) for at, row in enumerate(self._rows)]
        heads = next((at for at, row in enumerate(self._rows) if not _said(row, "tblHeader")), len(rows))
        heads = 0 if heads == len(rows) else heads
        head = Markup("<thead>{}</thead>").format(Markup("").join(rows[:heads])) if heads else Markup("")
        widths = Markup("").join(Markup('<col style="width:{}">').format(points(one)) for one in self._grid)
        bordered = any(one != "0" for one in self._borders.values())
        role = Markup("") if bordered else Markup(' role="presentation"')
        return Markup("<table{} class='t {}'><colgroup>{}</colgroup>{}<tbody>{}</tbody></table>\n").format(
            role, self._story.classes.name(self._look()), widths, head, Markup("").join(rows[heads:])
        )

    def _look(self) -> dict[str, str]:
        """Return how wide a table is and where it stands."""
        margin = {"center": "0 auto", "right": "0 0 0 auto"}.get(self._value("jc"), f"0 0 0 {points(self._indent())}")
        return {"width": points(sum(self._grid)), "margin": margin}

    def _indent(self) -> int:
        """Return how far a table stands from the margin; before Word 2013 its words stood there, not its edge."""
        said = self._find("tblInd")
        indent = number(said.get(f"{W}w")) if said is not None else 0
        return indent if self._story.edge_at_margin else indent - self._padding["left"]

    def _find(self, name: str) -> etree._Element | None:
        """Return a property of the table, of its own or of its style."""
        own = self._element.find(f"{W}tblPr/{W}{name}")
        styled = self._story.document.styles.said(self._style, f"{W}tblPr/{W}{name}")
        return own if own is not None else next(styled, None)

    def _value(self, name: str) -> str:
        said = self._find(name)
        return "" if said is None else said.get(f"{W}val", said.get(f"{W}type", ""))

    @cached_property
    def _borders(self) -> dict[str, str]:
        """Return the table's borders by side, those inside too."""
        found: dict[str, str] = {}
        styled = [*self._story.document.styles.said(self._style, f"{W}tblPr/{W}tblBorders")]
        for said in [*reversed(styled), *self._element.iterfind(f"{W}tblPr/{W}tblBorders")]:
            found |= {_side(edge): border(edge) for edge in said if isinstance(edge.tag, str)}
        return found

    @cached_property
    def _padding(self) -> dict[str, int]:
        """Return what cells keep free inside, by side."""
        found = {"top": 0, "right": _PADDING, "bottom": 0, "left": _PADDING}
        styled = [*self._story.document.styles.said(self._style, f"{W}tblPr/{W}tblCellMar")]
        for said in [*reversed(styled), *self._element.iterfind(f"{W}tblPr/{W}tblCellMar")]:
            found |= _lengths(said)
        return found

    def _row(self, at: int, row: etree._Element) -> Markup:
        cells = Markup("").join(self._cells(at, row))
        height = row.find(f"{W}trPr/{W}trHeight")
        look = {} if height is None else {"height": points(number(height.get(f"{W}val")))}
        return Markup('<tr class="{}">{}</tr>\n').format(self._story.classes.name(look) if look else "", cells)

    def _cells(self, at: int, row: etree._Element) -> Iterator[Markup]:
        """Yield the cells of a row; one that goes on with the cell above is not there."""
        column = _skipped(row)
        if column:
            yield Markup('<td colspan="{}" class="none"></td>').format(column)
        for cell in (one for one in unwrapped(row) if local(one) == "tc"):
            wide = span(cell)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is None or merge.get(f"{W}val") == "restart":
                high = 1 if merge is None else self._height(at, column)
                yield self._cell(cell, at, column, wide, high)
            column += wide

    def _height(self, at: int, column: int) -> int:
        """Return how many rows a cell takes that is merged down."""
        high = 1
        for row in self._rows[at + 1 :]:
            merge = next((cell.find(f"{W}tcPr/{W}vMerge") for where, cell in _placed(row) if where == column), None)
            if merge is None or merge.get(f"{W}val") == "restart":
                break
            high += 1
        return high

    def _cell(self, cell: etree._Element, at: int, column: int, wide: int, high: int) -> Markup:
        look = self._sides(at, column, wide, high)
        padding = {**self._padding}
        for said in cell.iterfind(f"{W}tcPr/{W}tcMar"):
            padding |= _lengths(said)
        for said in cell.iterfind(f"{W}tcPr/{W}tcBorders"):
            look |= edges(said, {**dict(zip(_SIDES, _SIDES, strict=True)), **_ENDS})
        look["padding"] = " ".join(points(max(padding[side] - _thickness(look, side), 0)) for side in _SIDES)
        shade, vertical = cell.find(f"{W}tcPr/{W}shd"), cell.find(f"{W}tcPr/{W}vAlign")
        if shade is not None and (fill := color(shade.get(f"{W}fill"))):
            look["background"] = fill
        look["vertical-align"] = _VERTICAL.get("" if vertical is None else vertical.get(f"{W}val", ""), "top")
        spans = Markup(f' colspan="{wide}"' if wide > 1 else "") + Markup(f' rowspan="{high}"' if high > 1 else "")
        tag = Markup("th" if _said(self._rows[at], "tblHeader") else "td")
        scope = Markup(' scope="col"') if tag == "th" else Markup("")
        inner = self._story.blocks(cell)
        return Markup('<{}{}{} class="{}">{}</{}>').format(
            tag, scope, spans, self._story.classes.name(look), inner, tag
        )

    def _sides(self, at: int, column: int, wide: int, high: int) -> dict[str, str]:
        """Return the borders that the table gives a cell: its own at the edge, those inside elsewhere."""
        all_ = self._borders
        at_edge = {
            "top": at == 0,
            "right": column + wide >= len(self._grid),
            "bottom": at + high >= len(self._rows),
            "left": column == 0,
        }
        inside = {"top": "insideH", "right": "insideV", "bottom": "insideH", "left": "insideV"}
        chosen = {side: all_.get(side if at_edge[side] else inside[side], "0") for side in _SIDES}
        return {f"border-{side}": said for side, said in chosen.items() if said != "0"}


def _thickness(look: dict[str, str], side: str) -> float:
    """Return what half a border takes from a cell, in twips: in Word it takes nothing from the words' width.

    A browser draws a line of a pixel at least, also on a page that is shown smaller.
    """
    said = float(look.get(f"border-{side}", "0").partition("pt")[0])
    return said * 10 + _PIXEL if said and side in ("left", "right") else 0.0


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield the cells of a row, each with the column it begins in."""
    column = _skipped(row)
    for cell in (one for one in unwrapped(row) if local(one) == "tc"):
        yield column, cell
        column += span(cell)


def _skipped(row: etree._Element) -> int:
    said = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if said is None else number(said.get(f"{W}val"))


def _said(row: etree._Element, name: str) -> bool:
    switch = row.find(f"{W}trPr/{W}{name}")
    return switch is not None and on(switch)


def _side(edge: etree._Element) -> str:
    name = local(edge)
    return _ENDS.get(name, name)


def _lengths(said: etree._Element) -> dict[str, int]:
    """Return the margins of cells that an element states, by side."""
    return {_side(one): number(one.get(f"{W}w")) for one in said if isinstance(one.tag, str)}
