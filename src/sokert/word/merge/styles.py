"""The styles of a file by id and by the name Word knows them by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from sokert.ooxml.names import MC, W
from sokert.ooxml.parts import Parts

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
EMPTY = f'<w:styles xmlns:w="{W.strip("{}")}"/>'.encode()
# Other producers' names of Word's built-in styles.
_ALIASES = {
    "standard": "normal",
    "default style": "normal",
    "default paragraph style": "normal",
    "text body": "body text",
    "first line indent": "body text first indent",
    "internet link": "hyperlink",
    "visited internet link": "followedhyperlink",
    "footnote": "footnote text",
    "footnote characters": "footnote reference",
    "footnote anchor": "footnote reference",
    "endnote": "endnote text",
    "endnote characters": "endnote reference",
    "endnote anchor": "endnote reference",
    "quotations": "quote",
    "strong emphasis": "strong",
    "default table": "normal table",
    "table normal": "normal table",
}


def known_as(name: str) -> str:
    """Return a style's name as it is compared: without case, by Word's own name.

    >>> known_as("Heading 1"), known_as("Text Body")
    ('heading 1', 'body text')
    """
    plain = re.sub(r"\s+", " ", name).strip().lower()
    return _ALIASES.get(plain, plain)


def value(element: etree._Element, path: str) -> str:
    """Return what a child of an element says, by the names on the way to it."""
    found = element.find("/".join(W + name for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


class Sheet:
    """The styles of one file."""

    def __init__(self, parts: Parts) -> None:
        part = parts.related("styles")
        self.tree = parts.tree(part) if part else None
        styles = [] if self.tree is None else self.tree.findall(f"{W}style")
        self.by_id: dict[str, etree._Element] = {}
        self.names: dict[tuple[str, str], str] = {}
        self.defaults: dict[str, str] = {}
        for style in styles:
            id, kind = style.get(f"{W}styleId", ""), kind_of(style)
            self.by_id.setdefault(id, style)
            if style.get(f"{W}default", "0") in ("1", "true", "on"):
                self.defaults.setdefault(kind, id)
        for style in styles:
            self._named(style, value(style, "name"))
        for style in styles:
            for alias in value(style, "aliases").split(","):
                self._named(style, alias)

    def _named(self, style: etree._Element, name: str) -> None:
        if name.strip():
            self.names.setdefault((kind_of(style), known_as(name)), style.get(f"{W}styleId", ""))

    @property
    def document(self) -> etree._Element | None:
        """What holds for all of the file."""
        return None if self.tree is None else self.tree.find(f"{W}docDefaults")

    def alike(self, style: etree._Element, theirs: Sheet) -> str | None:
        """Return the id of this file's style of another's type and name; None when it has none."""
        kind, id = kind_of(style), style.get(f"{W}styleId", "")
        if theirs.defaults.get(kind) == id and kind in self.defaults:
            return self.defaults[kind]
        return self.names.get((kind, known_as(value(style, "name"))))

    def chain(self, id: str) -> list[etree._Element]:
        """Return a style and all it is based on, the root first."""
        found: list[etree._Element] = []
        while id in self.by_id and self.by_id[id] not in found:
            found.append(self.by_id[id])
            id = value(self.by_id[id], "basedOn")
        return found[::-1]


def kind_of(style: etree._Element) -> str:
    """Return a style's type: paragraph when it says none."""
    return style.get(f"{W}type", "paragraph")


def pointed(style: etree._Element, ids: Mapping[str, str], copied: Mapping[str, str]) -> None:
    """Let a copied style's references lead to the main document's ids; those that lead nowhere are taken off."""
    for name in ("basedOn", "next", "link"):
        reference = style.find(W + name)
        if reference is None:
            continue
        # A link is mutual, and a style of the main document's is not linked to ours.
        new = (copied if name == "link" else ids).get(reference.get(f"{W}val", ""))
        if new:
            reference.set(f"{W}val", new)
        else:
            style.remove(reference)


def plain(element: etree._Element) -> None:
    """Take from a copy what is not Word's own of 2006: another file may not say how to read it."""
    for choice in list(element.iter(f"{MC}AlternateContent")):
        parent, at = choice.getparent(), 0
        if parent is None:
            continue
        at = parent.index(choice)
        fallback = choice.find(f"{MC}Fallback")
        parent[at : at + 1] = [] if fallback is None else list(fallback)
    for one in list(element.iter()):
        parent = one.getparent()
        if not isinstance(one.tag, str) or not one.tag.startswith(W):
            if parent is not None and one is not element:
                parent.remove(one)
            continue
        for key in [key for key in one.attrib if not str(key).startswith(W) or str(key).startswith(f"{W}rsid")]:
            del one.attrib[key]
    for revision in list(element.iter(f"{W}rPrChange", f"{W}pPrChange", f"{W}rsid", f"{W}tblPrChange")):
        parent = revision.getparent()
        if parent is not None:
            parent.remove(revision)
