"""Regions of a filled document that are looked at once more: what is left of them decides what stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sokert.ooxml.grid import merged, refitted
from sokert.ooxml.markup import prefixes
from sokert.ooxml.names import W

if TYPE_CHECKING:
    from lxml import etree

REGION, INSIDE, REGION_END = "\x05", "\x06", "\x07"  # XML forbids them: no words can hold them
_SIGNS = re.compile(f"({REGION}[^{INSIDE}]*{INSIDE}|{REGION_END})")
_HOLDS_CELLS = re.compile("<w:tc[ >]")
# What must end in a paragraph, or hold something, and does not once a paragraph has gone.
_BARE = re.compile(
    r"(?:</w:tcPr>|<w:tc>|</w:tbl>)(?=</w:tc>)|<w:(txbxContent|sdtContent|hdr|ftr|footnote|endnote)\b[^<>]*(?<!/)>(?=</w:\1>)"
)
SEEN = re.compile(
    r"<w:t(?: [^>]*)?>[^<]|<w:(?:drawing|pict|object|br|sym|fldChar|footnoteReference|endnoteReference)\b"
)


def settled(text: str, notes: dict[str, list[str]]) -> str:
    """Return a part with every region settled, the inner ones first.

    >>> settled(f"a{REGION}once 1{INSIDE}b{REGION_END}{REGION}once 1{INSIDE}b{REGION_END}", {})
    'ab'

    What belongs into another part is added to `notes`, by the part's name.
    """
    if REGION not in text:
        return text.replace(REGION_END, "")
    regions = Regions(notes)
    regions.take(text)
    return filled(regions.rest())


def filled(xml: str) -> str:
    """Return XML with a paragraph where its regions left none that must be."""
    return _BARE.sub(r"\g<0><w:p/>", xml)


class Regions:
    """Settles the regions of a part while it is written, each when it ends.

    A sign whose other end is not there is nothing, so that the end of a part is always reached.
    """

    def __init__(self, notes: dict[str, list[str]]) -> None:
        self._notes = notes
        self._seen: set[str] = set()
        self._around: list[tuple[str, list[str]]] = []
        """The regions that have begun: what each is, and what stood before it."""
        self._pieces: list[str] = []

    def take(self, text: str) -> None:
        """Take up what comes next."""
        for piece in _SIGNS.split(text):
            if piece.startswith(REGION):
                self._around.append((piece[1:-1], self._pieces))
                self._pieces = []
            elif piece != REGION_END:
                self._pieces.append(piece)
            elif self._around:
                said, before = self._around.pop()
                before.append(_settled(said, "".join(self._pieces), self._seen, self._notes))
                self._pieces = before

    def settled(self) -> str:
        """Return what is settled so far, and keep it no longer; a table that has a cell will stay."""
        while self._around and self._around[0][0].startswith("cells") and any(map(_HOLDS_CELLS.search, self._at(1))):
            inner = [said for said, _ in self._around[1:]]
            levels = [self._at(level) for level in range(len(self._around) + 1)]
            levels[0:2] = [levels[0] + levels[1]]
            self._around, self._pieces = list(zip(inner, levels, strict=False)), levels[-1]
        ready = self._at(0)
        xml = "".join(ready)
        ready.clear()
        return xml

    def _at(self, depth: int) -> list[str]:
        """Return what stands within so many regions, so far."""
        return self._around[depth][1] if depth < len(self._around) else self._pieces

    def rest(self) -> str:
        """Return what is left at the end."""
        while self._around:
            self._pieces = [*self._around.pop()[1], *self._pieces]
        return "".join(self._pieces)


def _settled(said: str, content: str, seen: set[str], notes: dict[str, list[str]]) -> str:
    """Return what is left of one region; `said` is its name and argument."""
    name, _, argument = said.partition(" ")
    if name == "once":
        first = said not in seen
        seen.add(said)
        return content if first else ""
    if name == "note":
        notes.setdefault(argument, []).append(content)
        return ""
    if name == "maybe":
        return content if SEEN.search(content) else ""
    if name == "cells":
        return content if _HOLDS_CELLS.search(content) else ""
    return _as_tables(content, _REPAIRS[name])


# What is put right in a table whose rows or columns were repeated or dropped.
_REPAIRS: dict[str, Callable[[etree._Element], None]] = {"columns": refitted, "merges": merged}


def _as_tables(xml: str, repair: Callable[[etree._Element], None]) -> str:
    """Return the XML of tables, each repaired; its namespaces are declared for reading only."""
    from lxml import etree  # 20 ms that only a table whose columns or merges changed has to pay

    declared = "".join(
        f' xmlns:{prefix}="{W[1:-1] if prefix == "w" else "urn:" + prefix}"'
        for prefix in sorted(set(prefixes(xml)) - {"xml"})
    )
    root = etree.fromstring(f"<r{declared}>{xml}</r>")
    for table in root.findall(f"{W}tbl"):
        repair(table)
    repaired = etree.tostring(root, encoding="unicode")
    return repaired[repaired.index(">") + 1 : -len("</r>")]
