"""Moves page numbers: into the header, off the first page, from 1 again in an annex.

A number moves with its paragraph when that holds nothing else; other words stay where they are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree

from sokert.ooxml import order
from sokert.ooxml.names import CONTENT_TYPES, NAMESPACES, R, W
from sokert.ooxml.parts import linked, no_links, overridden
from sokert.ooxml.relationships import WORD
from sokert.resolved import edit
from sokert.resolved.model import LINKS, Document, Paragraph, Section

_CONTENT = f"{WORD}.header+xml"
_PAGE = re.compile(r"(?<![A-Z])PAGE(?![A-Z])")
# "Trang 2/6" is a number with its own words; anything more is text that belongs to its place.
_BARE = re.compile(r"(?i)(?:trang)?[\s\d/.\-\u2013\u2014|]*")


def number_paragraph(points: float) -> etree._Element:
    """Return a centred paragraph that shows the number of its page."""
    size = f'<w:rPr><w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/></w:rPr>'
    kinds = ['<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>']
    kinds += ['<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>", '<w:fldChar w:fldCharType="end"/>']
    runs = "".join(f"<w:r>{size}{kind}</w:r>" for kind in kinds)
    head = f'<w:p xmlns:w="{W.strip("{}")}"><w:pPr><w:jc w:val="center"/></w:pPr>'
    return etree.fromstring(f"{head}{runs}</w:p>")


def bare(paragraph: Paragraph) -> bool:
    """Return whether a paragraph holds a page number and nothing else."""
    return _BARE.fullmatch(paragraph.shown) is not None and not paragraph.pictures and not paragraph.shapes


def taken(paragraph: Paragraph) -> etree._Element | None:
    """Take a number out of its place and return the paragraph it fills; None where other words hold it."""
    element = paragraph.element
    if bare(paragraph):
        _removed(element)
        return element
    field = list(_field(element))
    if not field:
        return None
    moved = etree.Element(f"{W}p", nsmap={"w": W.strip("{}")})
    for part in field:
        moved.append(part)
    return moved


def _removed(element: etree._Element) -> None:
    """Take a paragraph away; what held it keeps an empty one, as the schema wants."""
    parent = element.getparent()
    if parent is None:
        return
    around = parent.getparent()
    if parent.tag == f"{W}sdtContent" and len(parent) == 1 and around is not None:
        element, parent = around, around.getparent()
        if parent is None:
            return
        parent.replace(around, empty := etree.Element(f"{W}p"))
        element = empty
    if any(other.tag == f"{W}p" for other in parent if other is not element):
        parent.remove(element)
    elif len(element):
        parent.replace(element, etree.Element(f"{W}p"))


def _field(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the pieces of the one PAGE field that stands straight in a paragraph."""
    for simple in paragraph.iterchildren(f"{W}fldSimple"):
        if _PAGE.search(simple.get(f"{W}instr", "")):
            yield simple
            return
    open_, said = list[etree._Element](), ""
    for run in list(paragraph.iterchildren(f"{W}r")):
        marks = [mark.get(f"{W}fldCharType") for mark in run.iterchildren(f"{W}fldChar")]
        if "begin" in marks or open_:
            open_.append(run)
            said += "".join(code.text or "" for code in run.iterchildren(f"{W}instrText"))
        if "end" in marks and open_:
            if _PAGE.search(said):
                yield from open_
                return
            open_, said = [], ""


def header(document: Document, section: Section) -> etree._Element:
    """Return the default header of a section, made where it has none."""
    story = section.headers.get("default")
    if story:
        return story[0].element.getroottree().getroot()
    part = next(name for n in range(1, 9999) if (name := f"word/header{n}.xml") not in _parts(document))
    root = etree.Element(f"{W}hdr", nsmap={prefix: NAMESPACES[prefix] for prefix in ("w", "r")})
    document.trees[part] = root
    id = linked(document.trees.setdefault(LINKS, no_links()), "rIdH", "header", part.removeprefix("word/"))
    overridden(document.trees[CONTENT_TYPES], part, _CONTENT)
    for old in section.element.findall(f"{W}headerReference[@{W}type='default']"):
        section.element.remove(old)
    reference = etree.Element(f"{W}headerReference")
    reference.set(f"{W}type", "default")
    reference.set(f"{R}id", id)
    section.element.insert(0, reference)
    return root


def put(document: Document, section: Section, number: etree._Element) -> None:
    """Put a number into the default header of a section, centred, in the place of an empty line."""
    root = header(document, section)
    properties = order.properties(number, "pPr")
    order.child(properties, "jc", order.PARAGRAPH).set(f"{W}val", "center")
    for name in ("pStyle", "framePr", "ind"):
        for old in properties.findall(W + name):
            properties.remove(old)
    first = root.find(f"{W}p")
    if first is not None and not any(child.tag != f"{W}pPr" for child in first):
        root.replace(first, number)
    else:
        root.insert(0, number)


def _parts(document: Document) -> set[str]:
    """Return the names that parts beside the main text already have."""
    targets = {link.get("Target", "") for link in document.trees.get(LINKS, ())}
    return {f"word/{target.removeprefix('/word/')}" for target in targets} | set(document.trees)


def own_section(document: Document, paragraph: Paragraph) -> None:
    """Begin a section of its own, numbered from 1, at a paragraph that stands straight in the text.

    Several paragraphs of one section are given from the last to the first.
    """
    element, section = paragraph.element, document.sections[paragraph.section]
    body = element.getparent()
    if body is None or body.tag != f"{W}body":
        return
    ending = copy.deepcopy(section.element)
    before = element.getprevious()
    if before is None or before.tag != f"{W}p" or before.find(f"{W}pPr/{W}sectPr") is not None:
        before = etree.Element(f"{W}p")
        element.addprevious(before)
    _without_page_break(before)
    own = order.properties(before, "pPr")
    own.replace(order.child(own, "sectPr", order.PARAGRAPH), ending)
    kind = order.child(section.element, "type", order.SECTION)
    kind.set(f"{W}val", "nextPage")
    edit.section(section, "pgNumType", start="1")
    section.element = ending  # what ends the section now, should another annex begin in it


def _without_page_break(paragraph: etree._Element) -> None:
    """Take away the break that began a new page: the section begins one."""
    for run in list(paragraph.iterchildren(f"{W}r")):
        for mark in run.findall(f"{W}br[@{W}type='page']"):
            run.remove(mark)
        if not any(child.tag != f"{W}rPr" for child in run):
            paragraph.remove(run)
