"""What is wrong with a Word form itself: styles it does not have, tables whose head is on one page only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from sokert.errors import Finding, Place
from sokert.ooxml.counted_tables import spot_of, spots
from sokert.ooxml.headings import headings
from sokert.ooxml.names import W
from sokert.ooxml.unpacking import Archive
from sokert.resolved import read
from sokert.vietnamese.legacy import code_of

_STYLES = "word/styles.xml"
_USES = tuple(W + name for name in ("pStyle", "rStyle", "tblStyle"))
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_LOOPS = re.compile(r"\{%-?\s*(?:p|tr|tc|r)?\s*(for|endfor)\b")


def in_form(form: Archive, name: str) -> list[Finding]:
    """Return what is wrong with a form beside its tags."""
    found = list(_in_old_fonts(form, name))
    known, seen = _styles(form), set[str]()
    for part in sorted(form.parts):
        tree = form.seen(part) if _PARTS.fullmatch(part) else None
        if tree is None:
            continue
        places = _places(tree, name, part, form.seen(_STYLES))
        for use in tree.iter(*_USES):
            style = use.get(f"{W}val", "")
            if style not in known and style not in seen:
                seen.add(style)
                found.append(Finding("FORM-STYLE-MISSING", {"style": style}, _near(use, places, name), "warning"))
        for table in tree.iter(f"{W}tbl"):
            if _head_stays_behind(table):
                found.append(Finding("FORM-HEAD-ONCE", {}, _near(table, places, name), "info"))
    return found


def _in_old_fonts(form: Archive, name: str) -> Iterator[Finding]:
    """Yield the fonts of the years before Unicode that tags stand in, each once."""
    document = read(form)
    heads = [
        one for section in document.sections for edge in (section.headers, section.footers) for one in edge.values()
    ]
    seen = set[str]()
    for paragraph in chain(document.paragraphs, *heads, document.notes):
        for run in paragraph.runs:
            for font in sorted(font for font in run.fonts if code_of(font)) if "{" in run.text else ():
                where = paragraph.place(name, paragraph.shown[:80])
                if font not in seen:
                    yield Finding("FORM-OLD-FONT", {"font": font, "tag": run.text.strip()[:40]}, where, "warning")
                seen.add(font)


def _styles(form: Archive) -> set[str]:
    tree = form.seen(_STYLES)
    return set() if tree is None else {style.get(f"{W}styleId", "") for style in tree.iter(f"{W}style")}


def _places(tree: etree._Element, name: str, part: str, styles: etree._Element | None) -> dict[etree._Element, Place]:
    """Return where each paragraph of a story stands, counted as the reading of a form counts."""
    paragraphs = list(tree.iter(f"{W}p"))
    seen = headings((_words(paragraph), paragraph.find(f".//{W}b") is not None) for paragraph in paragraphs)
    cells = spots(tree, styles)
    return {
        paragraph: Place(
            name,
            part=part,
            paragraph=number,
            text=_words(paragraph)[:80],
            heading=heading,
            **spot_of(paragraph, cells),  # type: ignore[arg-type]
        )
        for number, (paragraph, heading) in enumerate(zip(paragraphs, seen, strict=True), 1)
    }


def _near(element: etree._Element, places: dict[etree._Element, Place], name: str) -> Place:
    """Return the paragraph an element stands in, or the first inside or beside it."""
    around = next(element.iterancestors(f"{W}p"), None)
    if around is None or element.tag == f"{W}tbl":
        table = element if element.tag == f"{W}tbl" else next(element.iterancestors(f"{W}tbl"), None)
        around = None if table is None else next(table.iter(f"{W}p"), None)
    return places.get(around, Place(name)) if around is not None else Place(name)


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t")).strip()


def _head_stays_behind(table: etree._Element) -> bool:
    """Return whether rows loop under a head that is not marked to come again on the next page."""
    rows = table.findall(f"{W}tr")
    if len(rows) < 2 or _loops(rows[0]) or rows[0].find(f"{W}trPr/{W}tblHeader") is not None:
        return False
    return any(map(_loops, rows[1:]))


def _loops(row: etree._Element) -> bool:
    """Return whether a loop opens in a row and closes in another cell."""
    return any(list(_open(cell)) for cell in row.findall(f"{W}tc"))


def _open(cell: etree._Element) -> Iterator[str]:
    """Yield the loops of a cell that open or close elsewhere."""
    depth = 0
    for word in _LOOPS.findall(_words(cell)):
        depth += 1 if word == "for" else -1
    if depth:
        yield "for"
