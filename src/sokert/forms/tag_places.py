"""Where a tag stands in the tree: in a line, alone in its paragraph, in a cell; and how it is moved outward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from sokert.forms.form_tags import MARK, PRINTS
from sokert.forms.split_tags import SPACE, TEXT
from sokert.ooxml.names import W

PARAGRAPH, RUN, CELL, ROW, TABLE, CONTENT = (W + name for name in ("p", "r", "tc", "tr", "tbl", "sdtContent"))
_BLOCK_PARENTS = frozenset(
    W + name for name in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "comment")
)
# What shows nothing: a paragraph with nothing else is empty.
UNSEEN = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart"),
        *("commentRangeEnd", "commentReference", "sdtPr", "sdtEndPr", "tcPr", "trPr", "tblPr", "tblGrid", "permStart"),
        *("permEnd", "softHyphen", "tblPrEx"),
    )
)
SHELLS = frozenset(
    W + name for name in ("r", "t", "p", "hyperlink", "sdt", "sdtContent", "ins", "smartTag", "customXml", "tc", "tr")
)
ANCHORS = frozenset(W + name for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd"))


def is_form_tag(element: etree._Element) -> bool:
    """Return whether a node stands for a tag."""
    return getattr(element, "target", "") == MARK


def is_empty(element: etree._Element) -> bool:
    """Return whether an element shows nothing but what its tags may print: no words, no objects."""
    if is_form_tag(element):
        return not (element.text or "").endswith(PRINTS) and not (element.tail or "").strip()
    if element.tag in UNSEEN:
        return True
    if element.tag not in SHELLS:
        return False
    words = (element.text or "") if element.tag == TEXT else ""
    return not words.strip() and all(is_empty(child) for child in element)


def before(node: etree._Element, top: etree._Element) -> Iterable[etree._Element]:
    """Yield everything inside `top` that stands before a node, siblings of its ancestors."""
    while node is not top:
        yield from node.itersiblings(preceding=True)
        node = _parent(node)


def after(node: etree._Element, top: etree._Element) -> Iterable[etree._Element]:
    """Yield everything inside `top` that stands behind a node."""
    while node is not top:
        yield from node.itersiblings()
        node = _parent(node)


def at_start(node: etree._Element, top: etree._Element) -> bool:
    """Return whether nothing to be seen stands before a node in `top`; other tags that control may."""
    return all(is_empty(other) for other in before(node, top)) and not _words_before(node, top)


def at_end(node: etree._Element, top: etree._Element) -> bool:
    """Return whether nothing to be seen stands behind a node in `top`."""
    return all(is_empty(other) for other in after(node, top)) and not (node.tail or "").strip()


def _words_before(node: etree._Element, top: etree._Element) -> bool:
    while node is not top:
        node = _parent(node)
        if node.tag == TEXT and (node.text or "").strip():
            return True
    return False


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    assert parent is not None
    return parent


def holds(container: etree._Element) -> str:
    """Return what a container's children are: rows, cells, blocks or runs."""
    if container.tag == TABLE:
        return "rows"
    if container.tag == ROW:
        return "cells"
    if container.tag in _BLOCK_PARENTS:
        return "blocks"
    for child in container:
        if child.tag in (ROW, CELL, PARAGRAPH, TABLE):
            return {ROW: "rows", CELL: "cells"}.get(child.tag, "blocks")
        if child.tag == f"{W}sdt" and (content := child.find(CONTENT)) is not None:
            return holds(content)
    return "runs"


def common(nodes: Sequence[etree._Element]) -> etree._Element | None:
    """Return the innermost element that holds all nodes; None when they are of several trees."""
    lines = [[node, *node.iterancestors()] for node in nodes]
    others = [set(line) for line in lines[1:]]
    return next((one for one in lines[0][1:] if all(one in other for other in others)), None)


def child_of(container: etree._Element, node: etree._Element) -> etree._Element:
    """Return the child of a container that is or holds a node."""
    while _parent(node) is not container:
        node = _parent(node)
    return node


def cut_out(node: etree._Element) -> None:
    """Take a node out of its place, and the text and run it leaves empty; the words behind it stay."""
    parent = _parent(node)
    _lift(node)
    tidied(parent)


def _lift(node: etree._Element) -> None:
    parent, tail = _parent(node), node.tail
    if tail:
        previous = node.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def tidied(element: etree._Element) -> None:
    """Remove a text or run that nothing is left in."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tag == TEXT and not len(element) and not element.text:
        parent.remove(element)
        tidied(parent)
    elif element.tag == RUN and all(child.tag == f"{W}rPr" for child in element):
        parent.remove(element)


def put_before(target: etree._Element, nodes: Iterable[etree._Element]) -> None:
    """Move nodes to stand before an element; of all tags that do, each stands as it was typed."""
    for node in nodes:
        cut_out(node)
        place = target
        while (other := place.getprevious()) is not None and is_form_tag(other) and _number(other) > _number(node):
            place = other
        place.addprevious(node)


def put_after(target: etree._Element, nodes: Iterable[etree._Element]) -> None:
    """Move nodes to stand behind an element; of all tags that do, each stands as it was typed."""
    for node in nodes:
        cut_out(node)
        place = target
        while (other := place.getnext()) is not None and is_form_tag(other) and _number(other) < _number(node):
            place = other
        place.addnext(node)


def _number(node: etree._Element) -> int:
    """Return which tag of its form a node stands for."""
    return int((node.text or "").removesuffix(PRINTS))


def replaced(target: etree._Element, nodes: Sequence[etree._Element]) -> None:
    """Put nodes in the place of an element; its bookmarks stay beside them."""
    for node in nodes:
        _lift(node)
        target.addprevious(node)
    for anchor in list(target.iter(*ANCHORS)):
        target.addprevious(anchor)
    _parent(target).remove(target)


def split_up(node: etree._Element, top: etree._Element) -> bool:
    """Move a node outward until it is a child of `top`, its text and run cut in two around it.

    A wrapper that cannot be cut - a hyperlink, a control - is passed only at its edge; False where the
    node stands in its middle.
    """
    while (parent := _parent(node)) is not top:
        if parent.tag in (TEXT, RUN):
            _cut(node, parent)
        elif at_start(node, parent):
            _outward(node, parent, behind=False)
        elif at_end(node, parent):
            _outward(node, parent, behind=True)
        else:
            return False
    return True


def _outward(node: etree._Element, parent: etree._Element, behind: bool) -> None:
    parent.remove(node)
    (parent.addnext if behind else parent.addprevious)(node)


def _cut(node: etree._Element, parent: etree._Element) -> None:
    """Cut a text or run in two around a node; halves with nothing in them are not kept."""
    second = deepcopy(parent)
    for child in list(second):
        if child.tag != f"{W}rPr":
            second.remove(child)
    second.text = node.tail if parent.tag == TEXT else None
    node.tail = None
    for sibling in list(node.itersiblings()):
        second.append(sibling)
    parent.remove(node)
    parent.addnext(node)
    if parent.tag == TEXT:
        parent.set(SPACE, "preserve")
        second.set(SPACE, "preserve")
    if any(child.tag != f"{W}rPr" for child in second) or second.text:
        node.addnext(second)
    if all(child.tag == f"{W}rPr" for child in parent) and not parent.text:
        _parent(parent).remove(parent)
