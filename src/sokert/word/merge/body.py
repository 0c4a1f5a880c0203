"""The text of a whole document as pieces to insert: what stands in its body, without what is its file's own."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from sokert.ooxml.names import MAIN, W14, W
from sokert.ooxml.parts import Parts
from sokert.word.merge.references import TAG, attributes

_COMMENTS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def body_of(parts: Mapping[str, bytes]) -> str:
    """Return what stands in a document's body, without its last `w:sectPr`.

    Section breaks inside are kept. Left out are revision and paragraph ids, marks of comments, and the
    declarations of prefixes on the document's root, which `adopted` gives as `namespaces`.

    >>> xml = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/><w:sectPr/></w:body></w:document>'
    >>> body_of({"word/document.xml": xml.encode()})
    '<w:p/>'
    """
    root = Parts(parts).tree(MAIN)
    body = None if root is None else root.find(f"{W}body")
    children = [] if body is None else [one for one in body if isinstance(one.tag, str)]
    if children and children[-1].tag == f"{W}sectPr":
        children.pop()
    known = {} if root is None else dict(root.nsmap)
    return "".join(_undeclared(bare(child), known) for child in children)


def bare(element: etree._Element) -> str:
    """Return an element as XML without revision ids, paragraph ids and marks of comments."""
    copy = deepcopy(element)
    for one in list(copy.iter()):
        for key in [str(key) for key in one.attrib]:
            if key.startswith(f"{W}rsid") or key in (f"{W14}paraId", f"{W14}textId"):
                del one.attrib[key]
        if one.tag in _COMMENTS:
            _taken(one)
    copy.tail = None
    return etree.tostring(copy, encoding="unicode", with_tail=False)


def _taken(mark: etree._Element) -> None:
    """Take off a comment's mark, and its run when that holds nothing else."""
    parent = mark.getparent()
    if parent is None:
        return
    _without(parent, mark)
    if parent.tag == f"{W}r" and all(one.tag == f"{W}rPr" for one in parent) and parent.getparent() is not None:
        _without(parent.getparent(), parent)


def _without(parent: etree._Element | None, one: etree._Element) -> None:
    if parent is None:
        return
    if one.tail:
        before = one.getprevious()
        if before is None:
            parent.text = (parent.text or "") + one.tail
        else:
            before.tail = (before.tail or "") + one.tail
    parent.remove(one)


def _undeclared(xml: str, known: Mapping[str | None, str]) -> str:
    """Return XML without the declarations that stand on the root."""
    own = {f"xmlns:{prefix}" if prefix else "xmlns": uri for prefix, uri in known.items()}

    def tag(found: str, given: str) -> str:
        declared = [(key, value) for key, value in attributes(given) if own.get(key) == value]
        for key, value in declared:
            found = found.replace(f' {key}="{value}"', "", 1)
        return found

    return TAG.sub(lambda found: tag(found[0], found[3]) if "xmlns" in found[3] else found[0], xml)
