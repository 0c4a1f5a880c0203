"""Tags that take away the blanks beside them: `{%- … -%}`, at a paragraph's edge the edge itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from sokert.forms.form_tags import Sheet, nodes
from sokert.forms.split_tags import TEXT
from sokert.forms.tag_places import ANCHORS, PARAGRAPH, SHELLS, UNSEEN, is_form_tag, tidied
from sokert.ooxml import order
from sokert.ooxml.names import W

_BLANKS = " \t\r\n"  # a no-break space was typed to be kept
_BREAKS = frozenset(W + name for name in ("br", "cr", "tab", "ptab"))
_Step = tuple[etree._Element, str]
"""An element in a line, and what of it is met: its text, its tail, a break or a thing."""


def join_lines(story: etree._Element, sheet: Sheet) -> None:
    """Carry out the minus signs of all tags: blanks and breaks go, and a paragraph joins the one beside it.

    Another tag is no blank: where one stands between, the paragraph keeps its edge.
    """
    for node in list(nodes(story)):
        source = sheet.of(node).source
        paragraph = next(node.iterancestors(PARAGRAPH), None)
        if paragraph is None:
            continue
        if source[2:3] == "-" and _trimmed(_steps(paragraph, node)[0][::-1], back=True):
            other = _neighbour(paragraph, preceding=True)
            if other is not None:
                _join(other, paragraph)
                paragraph = other
        if source[-3:-2] == "-" and _trimmed(_steps(paragraph, node)[1], back=False):
            other = _neighbour(paragraph, preceding=False)
            if other is not None:
                _join(paragraph, other)


def _steps(paragraph: etree._Element, node: etree._Element) -> tuple[list[_Step], list[_Step]]:
    """Return what is met in a paragraph before a tag, and behind it."""
    steps = list(_line(paragraph))
    at = next(index for index, (element, _) in enumerate(steps) if element is node)
    return steps[:at], steps[at + 1 :]


def _line(container: etree._Element) -> Iterator[_Step]:
    for child in container:
        if child.tag == TEXT:
            yield child, "text"
            yield from _line(child)
        elif is_form_tag(child):
            yield child, "thing"
            yield child, "tail"
        elif child.tag in SHELLS:
            yield from _line(child)
        elif child.tag not in UNSEEN:
            is_break = child.tag in _BREAKS and child.get(f"{W}type", "textWrapping") == "textWrapping"
            yield child, "break" if is_break else "thing"


def _trimmed(steps: Iterable[_Step], back: bool) -> bool:
    """Take away the blanks and breaks on the way from a tag; return whether the paragraph's edge was met."""
    for element, what in steps:
        if what == "thing":
            return False
        if what == "break":
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)
            tidied(parent)
            continue
        words = getattr(element, what) or ""
        left = words.rstrip(_BLANKS) if back else words.lstrip(_BLANKS)
        setattr(element, what, left or None)
        if left:
            return False
    return True


def _neighbour(paragraph: etree._Element, preceding: bool) -> etree._Element | None:
    """Return the paragraph right beside one; bookmarks between them do not count, tables and a section's end do."""
    for other in paragraph.itersiblings(preceding=preceding):
        if other.tag == PARAGRAPH:
            return None if _section_of(other if preceding else paragraph) is not None else other
        if other.tag not in ANCHORS:
            return None
    return None


def _section_of(paragraph: etree._Element) -> etree._Element | None:
    """Return the section that a paragraph ends."""
    return paragraph.find(f"{W}pPr/{W}sectPr")


def _join(first: etree._Element, second: etree._Element) -> None:
    """Move the content of the second paragraph to the end of the first, which keeps its look.

    What the second ends, the first ends now: a section is never lost.
    """
    if (section := _section_of(second)) is not None:
        order.put(order.properties(first, "pPr"), section, order.PARAGRAPH)
    for child in list(second):
        if child.tag != f"{W}pPr":
            first.append(child)
    parent = second.getparent()
    assert parent is not None
    parent.remove(second)
