"""Puts Word comments beside paragraphs, in a copy of a file; its words and marks stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from lxml import etree

from sokert.ooxml.names import MAIN, W, declared
from sokert.ooxml.parts import Parts
from sokert.ooxml.properties import number
from sokert.ooxml.relationships import WORD
from sokert.ooxml.unpacking import Archive, rewritten

_CONTENT = f"{WORD}.comments+xml"
_EMPTY = f"<w:comments {declared('w')}/>".encode()
_OUTER = (f"{W}pPr", f"{W}bookmarkStart")

Comment = tuple[int, str]
"""A paragraph of the main text, counted from 1 as findings count, and what is said."""


def commented(archive: Archive, comments: Iterable[Comment], author: str) -> bytes:
    """Return a copy of a file with its comments, each at its paragraph; one for paragraph 0 at the first.

    Word takes no comment in a text box: it stands at the box.
    """
    parts = Parts(archive.parts)
    body = parts.edited(MAIN)
    paragraphs = list(body.iter(f"{W}p"))
    notes = parts.edited(parts.made("comments", _CONTENT, _EMPTY))
    first = max((number(note.get(f"{W}id"), -1) for note in notes), default=-1) + 1
    for id, (at, said) in enumerate(comments, first):
        if paragraphs:
            _anchor(_outermost(paragraphs[at - 1 if 0 < at <= len(paragraphs) else 0]), str(id))
            notes.append(_comment(str(id), said, author))
    return rewritten(archive, parts.written())


def _outermost(paragraph: etree._Element) -> etree._Element:
    """Return a paragraph, or the one that holds the text box it stands in: Word takes no comments in there."""
    boxes = list(paragraph.iterancestors(f"{W}txbxContent"))
    return next(boxes[-1].iterancestors(f"{W}p"), paragraph) if boxes else paragraph


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
    opening = f"<w:comment {declared('w')} w:id={quoteattr(id)} w:author={quoteattr(author)}"
    return etree.fromstring(f"{opening} w:initials={quoteattr(author[:1])}>{lines}</w:comment>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
