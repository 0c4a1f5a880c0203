"""The text of a whole document as pieces to insert: what stands in its body, without what is its file's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from sokert.ooxml import order
from sokert.ooxml.markup import TAG
from sokert.ooxml.names import MAIN, W14, R, W
from sokert.ooxml.parts import Parts
from sokert.word.merge.references import attributes

_COMMENTS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def body_of(parts: Mapping[str, bytes]) -> str:
    """Return what stands in a document's body, without its last `w:sectPr` unless that is a page of its own kind.

    A page on its side, or with words in its header, ends the last paragraph. Section breaks inside are kept. Left
    out are revision and paragraph ids, marks of comments, and the declarations of prefixes on the document's root,
    which `merged` gives as `namespaces`.

    >>> xml = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/><w:sectPr/></w:body></w:document>'
    >>> body_of({"word/document.xml": xml.encode()})
    '<w:p/>'
    """
    file = Parts(parts)
    root = file.tree(MAIN)
    body = None if root is None else root.find(f"{W}body")
    children = [] if body is None else [one for one in body if isinstance(one.tag, str)]
    if children and children[-1].tag == f"{W}sectPr":
        page = children.pop()
        if children and _is_its_own(page, file):
            children = [*children[:-1], *_ended(children[-1], page)]
    known = {} if root is None else dict(root.nsmap)
    return "".join(_undeclared(bare(child), known) for child in children)


def _is_its_own(page: etree._Element, file: Parts) -> bool:
    """Return whether a section is more than paper: it lies on its side, or its header shows something."""
    size = page.find(f"{W}pgSz")
    if size is not None and size.get(f"{W}orient") == "landscape":
        return True
    links = file.links(MAIN)
    headers = [links.get(one.get(f"{R}id", "")) for one in page.findall(f"{W}headerReference")]
    trees = [file.tree(link.target) for link in headers if link is not None]
    return any(next(_shown(tree), None) is not None for tree in trees if tree is not None)


def _shown(tree: etree._Element) -> Iterator[etree._Element]:
    yield from (one for one in tree.iter(f"{W}t", f"{W}drawing", f"{W}pict") if one.tag != f"{W}t" or one.text)


def _ended(last: etree._Element, page: etree._Element) -> list[etree._Element]:
    """Return the end of a section with its page: in its last paragraph, or in one more."""
    fits = last.tag == f"{W}p" and last.find(f"{W}pPr/{W}sectPr") is None
    paragraph = deepcopy(last) if fits else last.makeelement(f"{W}p")
    order.put(order.properties(paragraph, "pPr"), deepcopy(page), order.PARAGRAPH)
    return [paragraph] if fits else [last, paragraph]


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

    return TAG.sub(lambda match: tag(match[0], match[3]) if "xmlns" in match[3] else match[0], xml)
