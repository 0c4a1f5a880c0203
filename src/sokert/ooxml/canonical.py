"""Brings a package, whoever wrote it, to the one shape that the rest of the house reads.

Strict files become transitional; prefixes are those that Word writes; the main text and the parts a file has one of
stand under their usual names; every part has a content type, and the file is a document, not a template or one with
macros. A part that is as it should be keeps its bytes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from sokert.errors import Finding, Place
from sokert.ooxml.content_types import Types
from sokert.ooxml.names import CONTENT_TYPES, MAIN, NAMESPACES, PACKAGE_RELATIONSHIPS
from sokert.ooxml.namespaces import usual
from sokert.ooxml.relationships import name_of

_STARTS = "_rels/.rels"
_LINKS = f"{{{PACKAGE_RELATIONSHIPS}}}"
_KINDS = NAMESPACES["r"]
_PROPERTIES = {
    "docProps/core.xml": f"{PACKAGE_RELATIONSHIPS}/metadata/core-properties",
    "docProps/app.xml": f"{_KINDS}/extended-properties",
}
# Of these a file has one each; Word on the web numbers them: document2.xml, styles2.xml.
_ONE = ("styles", "numbering", "settings", "footnotes", "endnotes")
_MACROS = frozenset({"vbaProject", "wordVbaData"})
_SIGNATURE = "digital-signature/"


class _Package:
    """A package on its way: its parts, and the relations of each as trees once they are asked for."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = {name: usual(name, content) for name, content in parts.items()}
        self.links: dict[str, etree._Element] = {}
        for name, content in self.parts.items():
            if name.endswith(".rels") and (tree := _read(content)) is not None:
                self.links[name] = tree
        self.lower = {name.lower(): name for name in self.parts}
        self.findings: list[Finding] = []

    def target(self, rels: str, link: etree._Element) -> str:
        """Return the part a relation leads to, however its letters are cased; empty when it leads outside."""
        if link.get("TargetMode") == "External":
            return ""
        folder = posixpath.dirname(_source(rels))
        path = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
        return self.lower.get(path.lstrip("/").lower(), "")

    def related(self, rels: str, name: str) -> str:
        """Return the first part that relations of a kind lead to."""
        for link in self.links.get(rels, ()):
            if _kind(link) == name and (part := self.target(rels, link)):
                return part
        return ""

    def main(self) -> str:
        """Return the part that holds the text; empty when there is none."""
        found = self.related(_STARTS, "officeDocument")
        return found or next((name for name in (MAIN, "word/document2.xml") if name in self.parts), "")

    def start(self, main: str) -> None:
        """Say what the file begins with, where its own list is missing or damaged."""
        if self.related(_STARTS, "officeDocument"):
            return
        root = etree.Element(f"{_LINKS}Relationships", nsmap={None: _LINKS[1:-1]})  # type: ignore[dict-item]
        wanted = {main: f"{_KINDS}/officeDocument", **_PROPERTIES}
        for number, (part, kind) in enumerate(wanted.items(), 1):
            if part in self.parts:
                etree.SubElement(root, f"{_LINKS}Relationship", Id=f"rId{number}", Type=kind, Target=part)
        self.links[_STARTS] = root
        self.parts[_STARTS] = b""
        self.write(_STARTS)

    def write(self, rels: str) -> None:
        """Put changed relations into their part."""
        self.parts[rels] = _bytes(self.links[rels])

    def rename(self, names: Mapping[str, str]) -> None:
        """Give parts other names; relations are led to them, and theirs go with them."""
        moved = {**names, **{name_of(old): name_of(new) for old, new in names.items() if name_of(old) in self.parts}}
        targets = {rels: [self.target(rels, link) for link in tree] for rels, tree in self.links.items()}
        led = {part for parts in targets.values() for part in parts}
        stale = {name for name in names if name not in led}  # which no reader has ever seen
        self.parts = {moved.get(name, name): content for name, content in self.parts.items() if name not in stale}
        self.links = {moved.get(name, name): tree for name, tree in self.links.items()}
        self.lower = {name.lower(): name for name in self.parts}
        back = {new: old for old, new in moved.items()}
        for rels, tree in self.links.items():
            for link, part in zip(tree, targets[back.get(rels, rels)], strict=True):
                if part and self.target(rels, link) != moved.get(part, part):
                    folder = posixpath.dirname(_source(rels)) or "."
                    link.set("Target", posixpath.relpath(moved.get(part, part), folder))
                    self.write(rels)

    def places(self, main: str) -> dict[str, str]:
        """Return the usual names of parts that stand under others; what stood there makes room."""
        wanted = {main: MAIN}
        rels = name_of(main)
        for name in _ONE:
            if part := self.related(rels, name):
                wanted[part] = f"word/{name}.xml"
        names = {old: new for old, new in wanted.items() if old != new}
        for new in set(names.values()) & self.parts.keys() - names.keys():
            free = (f"{new[:-4]}-{n}.xml" for n in range(2, 10**6))
            names[new] = next(name for name in free if name not in self.parts)
        return names

    def drop(self, code: str, parts: frozenset[str]) -> None:
        """Take parts away, with the relations that lead to them, and tell of it."""
        if not parts:
            return
        for rels, tree in self.links.items():
            for link in [link for link in tree if self.target(rels, link) in parts]:
                tree.remove(link)
                self.write(rels)
        gone = parts | {name_of(part) for part in parts}
        self.parts = {name: content for name, content in self.parts.items() if name not in gone}
        self.links = {name: tree for name, tree in self.links.items() if name not in gone}
        self.findings.append(Finding(code, {}, Place(), "info"))

    def say_types(self, renamed: Mapping[str, str]) -> None:
        """Let every part have a content type, and the text that of a document."""
        types = Types(self.parts.get(CONTENT_TYPES, b""))
        types.fitted(self.parts, renamed)
        for rels, tree in self.links.items():
            for link in tree:
                if part := self.target(rels, link):
                    types.known(part, _kind(link))
        if (said := types.written()) is not None:
            self.parts[CONTENT_TYPES] = said

    def of_kind(self, kinds: frozenset[str]) -> frozenset[str]:
        """Return the parts that relations of some kinds lead to."""
        found = {self.target(rels, link) for rels, tree in self.links.items() for link in tree if _kind(link) in kinds}
        return frozenset(found - {""})

    def signed(self) -> frozenset[str]:
        """Return the parts of digital signatures."""
        links = [(rels, link) for rels, tree in self.links.items() for link in tree]
        found = {self.target(rels, link) for rels, link in links if _SIGNATURE in link.get("Type", "")}
        return frozenset(found - {""})


class Usual(NamedTuple):
    """A package in its usual shape."""

    parts: dict[str, bytes]
    findings: tuple[Finding, ...]
    """What was left out of it."""
    as_given: bool
    """Whether its parts are those that were given, signatures aside."""


def canonical(parts: Mapping[str, bytes]) -> Usual | None:
    """Return a package in its usual shape; None when it holds no text.

    Left out are macros, and signatures, which hold of the file as it was signed and of no other.
    """
    package = _Package(parts)
    main = package.main()
    if not main:
        return None
    package.start(main)
    package.drop("WORD-MACROS", package.of_kind(_MACROS))
    names = package.places(main)
    if names:
        package.rename(names)
    package.say_types(names)
    as_given = package.parts == parts
    if signed := package.signed():
        package.drop("WORD-SIGNED", signed)
        package.say_types({})
    return Usual(package.parts, tuple(package.findings), as_given)


def _kind(link: etree._Element) -> str:
    return link.get("Type", "").rsplit("/", 1)[-1] if isinstance(link.tag, str) else ""


def _source(rels: str) -> str:
    """Return the part whose relations a part holds; empty for those of the package."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _read(content: bytes) -> etree._Element | None:
    """Return the relations of a part; None where they cannot be read, which is told where they are needed."""
    try:
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        return None
    for one in list(tree):
        if not isinstance(one.tag, str):
            tree.remove(one)
    return tree


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
