"""Puts Word comments beside paragraphs, in a copy of a file; its words and marks stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from lxml import etree

from sokert.ooxml.archive import Archive, parsed, rewritten
from sokert.ooxml.properties import W, number

_NAMESPACE = W.strip("{}")
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MAIN = "word/document.xml"
_OUTER = (f"{W}pPr", f"{W}bookmarkStart")

Comment = tuple[int, str]
"""A paragraph of the main text, counted from 1 as findings count, and what is said."""


def commented(archive: Archive, comments: Iterable[Comment], author: str) -> bytes:
    """Return a copy of a file with its comments, each at its paragraph; one for paragraph 0 at the first.

    Word takes no comment in a text box: it stands at the box.
    """
    body = parsed(archive.parts[_MAIN], archive.name, _MAIN)
    paragraphs = list(body.iter(f"{W}p"))
    links, part = _links(archive)
    notes = _notes(archive, part)
    first = max((number(note.get(f"{W}id"), -1) for note in notes), default=-1) + 1
    for id, (at, said) in enumerate(comments, first):
        if paragraphs:
            _anchor(_outermost(paragraphs[at - 1 if 0 < at <= len(paragraphs) else 0]), str(id))
            notes.append(_comment(str(id), said, author))
    changed = {_MAIN: body, part: notes, "word/_rels/document.xml.rels": links}
    changed["[Content_Types].xml"] = _typed(archive, part)
    return rewritten(archive, {name: _bytes(tree) for name, tree in changed.items()})


def _outermost(paragraph: etree._Element) -> etree._Element:
    """Return a paragraph, or the one that holds the text box it stands in: Word takes no comments in there."""
    boxes = list(paragraph.iterancestors(f"{W}txbxContent"))
    return next(boxes[-1].iterancestors(f"{W}p"), paragraph) if boxes else paragraph


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _links(archive: Archive) -> tuple[etree._Element, str]:
    """Return the main text's links, with one to the comments, and the part it leads to."""
    links = archive.tree("word/_rels/document.xml.rels")
    if links is None:
        links = etree.Element(f"{{{_LINKS}}}Relationships")
    for link in links:
        if link.get("Type") == _KIND:
            target = link.get("Target", "")
            return links, target.lstrip("/") if target.startswith("/") else f"word/{target}"
    used = {link.get("Id") for link in links}
    id = next(f"rIdC{count}" for count in range(1, 9999) if f"rIdC{count}" not in used)
    etree.SubElement(links, f"{{{_LINKS}}}Relationship", Id=id, Type=_KIND, Target="comments.xml")
    return links, "word/comments.xml"


def _notes(archive: Archive, part: str) -> etree._Element:
    notes = archive.tree(part)
    return etree.Element(f"{W}comments", nsmap={"w": _NAMESPACE}) if notes is None else notes


def _typed(archive: Archive, part: str) -> etree._Element:
    """Return the list of content types, with the comments'."""
    name = "[Content_Types].xml"
    types = parsed(archive.parts[name], archive.name, name)
    if not any(each.get("PartName") == f"/{part}" for each in types):
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=_CONTENT)
    return types


def _anchor(paragraph: etree._Element, id: str) -> None:
    """Set a comment's range around a paragraph's runs, and its mark after them."""
    at = next((i for i, child in enumerate(paragraph) if child.tag not in _OUTER), len(paragraph))
    start, end = (etree.Element(f"{W}commentRange{edge}") for edge in ("Start", "End"))
    mark = etree.Element(f"{W}r")
    reference = etree.SubElement(mark, f"{W}commentReference")
    for element in (start, end, reference):
        element.set(f"{W}id", id)
    paragraph.insert(at, start)
    paragraph.append(end)
    paragraph.append(mark)


def _comment(id: str, said: str, author: str) -> etree._Element:
    """Return a comment; it has no date, because the library never asks the clock."""
    lines = "".join(
        f"<w:p><w:r><w:t xml:space='preserve'>{_escaped(line)}</w:t></w:r></w:p>" for line in said.split("\n")
    )
    opening = f"<w:comment xmlns:w={quoteattr(_NAMESPACE)} w:id={quoteattr(id)} w:author={quoteattr(author)}"
    return etree.fromstring(f"{opening} w:initials={quoteattr(author[:1])}>{lines}</w:comment>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
