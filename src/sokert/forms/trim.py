"""Tags that take away the blanks beside them: `{%- … -%}`, at a paragraph's edge the edge itself."""

from __future__ import annotations

from lxml import etree

from sokert.forms.form_tags import Sheet, nodes
from sokert.forms.split_tags import TEXT
from sokert.forms.tag_places import ANCHORS, PARAGRAPH, at_end, at_start
from sokert.ooxml.names import W


def join_lines(story: etree._Element, sheet: Sheet) -> None:
    """Carry out the minus signs of all tags: blanks go, and a paragraph joins the one beside it."""
    for node in list(nodes(story)):
        source = sheet.of(node).source
        paragraph = next(node.iterancestors(PARAGRAPH), None)
        if paragraph is None:
            continue
        if source[2:3] == "-":
            _trim_before(node)
            if at_start(node, paragraph) and (other := _neighbour(paragraph, preceding=True)) is not None:
                _join(other, paragraph)
                paragraph = other
        if source[-3:-2] == "-":
            node.tail = (node.tail or "").lstrip() or None
            if at_end(node, paragraph) and (other := _neighbour(paragraph, preceding=False)) is not None:
                _join(paragraph, other)


def _trim_before(node: etree._Element) -> None:
    previous, parent = node.getprevious(), node.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip() or None
    elif parent is not None and parent.tag == TEXT:
        parent.text = (parent.text or "").rstrip() or None


def _neighbour(paragraph: etree._Element, preceding: bool) -> etree._Element | None:
    """Return the paragraph right beside one; bookmarks between them do not count, tables do."""
    for other in paragraph.itersiblings(preceding=preceding):
        if other.tag == PARAGRAPH:
            return None if other.find(f"{W}pPr/{W}sectPr") is not None else other
        if other.tag not in ANCHORS:
            return None
    return None


def _join(first: etree._Element, second: etree._Element) -> None:
    """Move the content of the second paragraph to the end of the first, which keeps its look."""
    for child in list(second):
        if child.tag != f"{W}pPr":
            first.append(child)
    parent = second.getparent()
    assert parent is not None
    parent.remove(second)
