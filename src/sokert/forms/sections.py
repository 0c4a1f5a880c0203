"""Sections that tags begin: pages like the form's own, upright or on their side, numbered from 1."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from sokert.forms.placeholders import sign_node
from sokert.ooxml.names import MAIN, W
from sokert.ooxml.properties import number

_AFTER_NUMBERS = frozenset(
    W + name
    for name in ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid")
)


class Page(NamedTuple):
    """The page of a section: its XML, and how wide its text is, in twentieths of a point."""

    xml: str
    measure: int


def taken_out(trees: Mapping[str, etree._Element]) -> dict[str, Page]:
    """Return the pages a form may have, its own first; none where its body says nothing of a page.

    The page that ends the body is answered when it is known which section is the last.
    """
    body = None if (main := trees.get(MAIN)) is None else main.find(f"{W}body")
    own = None if body is None else body.find(f"{W}sectPr")
    if body is None or own is None:
        return {}
    own.addprevious(sign_node("page"))
    body.remove(own)
    own.tail = None
    if any((one.text or "").startswith("section ") for one in body.iter(etree.PI)):
        for table in body.iter(f"{W}tbl"):
            _fitted(table)
    return {
        "report": _page(own),
        "portrait": _page(_turned(own, landscape=False)),
        "landscape": _page(_turned(own, landscape=True)),
    }


def _page(section: etree._Element) -> Page:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = number(None if size is None else size.get(f"{W}w"), 11906)
    sides = [0 if margins is None else number(margins.get(W + side)) for side in ("left", "right", "gutter")]
    section.text = section.text or ""  # so that an empty one is written with both its tags
    xml = etree.tostring(section, encoding="unicode")
    opening = xml[: xml.index(">")].split(" ")[0]  # the namespaces are declared where the section is put
    return Page(opening + xml[xml.index(">") :], width - sum(sides))


def _turned(own: etree._Element, landscape: bool) -> etree._Element:
    """Return a section like the form's own, numbered from 1, with its page upright or on its side."""
    section = deepcopy(own)
    size = section.find(f"{W}pgSz")
    if size is not None:
        sides = sorted(number(size.get(W + side)) for side in ("w", "h"))
        wide, high = reversed(sides) if landscape else sides
        size.set(f"{W}w", str(wide))
        size.set(f"{W}h", str(high))
        if f"{W}orient" in size.attrib:
            del size.attrib[f"{W}orient"]
        if landscape:
            size.set(f"{W}orient", "landscape")
    numbers = section.find(f"{W}pgNumType")
    if numbers is None:
        numbers = etree.Element(f"{W}pgNumType")
        place = next((at for at, child in enumerate(section) if child.tag in _AFTER_NUMBERS), len(section))
        section.insert(place, numbers)
    numbers.set(f"{W}start", "1")
    return section


def _fitted(table: etree._Element) -> None:
    """Let a table as wide as its page have the grid of the page it comes to stand on."""
    width = table.find(f"{W}tblPr/{W}tblW")
    grid = table.find(f"{W}tblGrid")
    if (
        width is None
        or grid is None
        or (width.get(f"{W}type"), width.get(f"{W}w")) not in {("pct", "5000"), ("pct", "100%")}
    ):
        return
    shares = [max(number(column.get(f"{W}w")), 1) for column in grid]
    grid.addprevious(sign_node("grid", "-".join(map(str, shares))))
    table.remove(grid)
