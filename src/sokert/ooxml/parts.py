"""The parts of a Word file while it is read or grows: trees, relationships, content types, free names."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from sokert.ooxml.content_types import EXTENSIONS, ending_of
from sokert.ooxml.names import CONTENT_TYPES, MAIN, NAMESPACES, PACKAGE_RELATIONSHIPS, TYPES
from sokert.ooxml.relationships import name_of
from sokert.ooxml.unpacking import parsed

RELATED = NAMESPACES["r"]
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LINKS, _TYPES = f"{{{PACKAGE_RELATIONSHIPS}}}", f"{{{TYPES}}}"
_NO_LINKS = f'<Relationships xmlns="{_LINKS.strip("{}")}"/>'.encode()
_NO_TYPES = (
    f'<Types xmlns="{_TYPES.strip("{}")}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
).encode()


class Link(NamedTuple):
    """A relationship: its type, what it leads to, and whether that is outside the file."""

    kind: str
    target: str
    """A part's name, or as it stands when it is outside."""
    external: bool

    @property
    def name(self) -> str:
        """The last word of its type: image, hyperlink, header."""
        return self.kind.rsplit("/", 1)[-1]


class Parts:
    """Parts by name; what was given is never changed, what was edited is written by `written`."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.content = dict(parts)
        self._trees: dict[str, etree._Element] = {}
        self._edited: set[str] = set()

    def tree(self, part: str) -> etree._Element | None:
        """Return a part's XML to read; None when there is no such part."""
        if part not in self._trees and part in self.content:
            self._trees[part] = parsed(self.content[part], "", part)
        return self._trees.get(part)

    def edited(self, part: str, empty: bytes = b"") -> etree._Element:
        """Return a part's XML to change, made from `empty` when there is no such part."""
        self.content.setdefault(part, empty)
        self._edited.add(part)
        tree = self.tree(part)
        assert tree is not None
        return tree

    def replaced(self, part: str, tree: etree._Element) -> None:
        """Put another root in a part's place."""
        self._trees[part] = tree
        self._edited.add(part)

    def written(self) -> dict[str, bytes]:
        """Return every part's bytes."""
        for part in sorted(self._edited):
            self.content[part] = etree.tostring(
                self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return dict(self.content)

    def links(self, source: str) -> dict[str, Link]:
        """Return the relationships of a part by id; targets inside the file as part names."""
        tree = self.tree(name_of(source))
        found = {}
        for link in () if tree is None else tree.iter(f"{_LINKS}Relationship"):
            external = link.get("TargetMode") == "External"
            target = link.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
            kind = link.get("Type", "").replace(_STRICT, RELATED)
            found[link.get("Id", "")] = Link(kind, target if external else inside, external)
        return found

    def linked(self, source: str, wanted: str, link: Link) -> str:
        """Add a relationship under a wanted id, or the next that is free; return the id."""
        tree = self.edited(name_of(source), _NO_LINKS)
        used = {one.get("Id") for one in tree}
        id = (
            wanted
            if wanted not in used
            else next(f"{wanted}_{n}" for n in range(2, 10**6) if f"{wanted}_{n}" not in used)
        )
        one = etree.SubElement(tree, f"{_LINKS}Relationship", Id=id, Type=link.kind)
        one.set("Target", link.target if link.external else _relative(link.target, source))
        if link.external:
            one.set("TargetMode", "External")
        return id

    def related(self, name: str, source: str = MAIN) -> str | None:
        """Return the one part that the main text has for styles, numbering, settings, theme, footnotes."""
        for link in self.links(source).values():
            if link.name == name and not link.external and link.target in self.content:
                return link.target
        usual = "word/theme/theme1.xml" if name == "theme" else f"word/{name}.xml"
        return usual if usual in self.content else None

    def made(self, name: str, content_type: str, empty: bytes) -> str:
        """Return the one part of a kind; added with its relationship and content type where there is none."""
        part = self.related(name)
        if part is None:
            part = self.free(f"word/{name}.xml")
            self.edited(part, empty)
            self.typed(part, content_type)
        if not any(link.target == part for link in self.links(MAIN).values()):
            self.linked(MAIN, f"rId{name.capitalize()}", Link(f"{RELATED}/{name}", part, external=False))
        return part

    def free(self, wanted: str) -> str:
        """Return a part name that no part has, in upper or lower case."""
        used = {name.lower() for name in self.content}
        stem, dot, extension = wanted.rpartition(".")
        names = (wanted if n == 1 else f"{stem}_{n}{dot}{extension}" for n in range(1, 10**6))
        return next(name for name in names if name.lower() not in used)

    def type_of(self, part: str) -> str:
        """Return a part's content type."""
        tree = self.tree(CONTENT_TYPES)
        extension = ending_of(part)
        by_extension = ""
        for one in () if tree is None else tree:
            if one.tag == f"{_TYPES}Override" and one.get("PartName", "").lower() == f"/{part}".lower():
                return one.get("ContentType", "")
            if one.tag == f"{_TYPES}Default" and one.get("Extension", "").lower() == extension:
                by_extension = one.get("ContentType", "")
        return by_extension or EXTENSIONS.get(extension, "application/octet-stream")

    def typed(self, part: str, content_type: str) -> None:
        """Say a part's content type: by its extension where that is free, else by its name."""
        extension = ending_of(part)
        defaults = self.defaults()
        if defaults.get(extension) == content_type:
            return
        tree = self.edited(CONTENT_TYPES, _NO_TYPES)
        if extension in defaults or extension in ("", "xml"):
            overridden(tree, part, content_type)
            return
        one = etree.Element(f"{_TYPES}Default", Extension=extension, ContentType=content_type)
        tree.insert(len(defaults), one)

    def defaults(self) -> dict[str, str]:
        """Return the content types by extension."""
        tree = self.tree(CONTENT_TYPES)
        found = () if tree is None else tree.iter(f"{_TYPES}Default")
        return {one.get("Extension", "").lower(): one.get("ContentType", "") for one in found}


def no_links() -> etree._Element:
    """Return a part of relationships that holds none."""
    return etree.fromstring(_NO_LINKS)


def linked(links: etree._Element, stem: str, kind: str, target: str) -> str:
    """Add a relationship under the first free id that begins with a stem; return the id."""
    used = {one.get("Id") for one in links}
    id = next(name for number in range(1, 10**6) if (name := f"{stem}{number}") not in used)
    etree.SubElement(links, f"{_LINKS}Relationship", Id=id, Type=f"{RELATED}/{kind}", Target=target)
    return id


def overridden(types: etree._Element, part: str, content_type: str) -> None:
    """Say a part's content type beside its name."""
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)


def overrides(types: etree._Element | None) -> dict[str, str]:
    """Return the content types that stand beside a part's name, by part."""
    found = () if types is None else types.iter(f"{_TYPES}Override")
    return {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in found}


def _relative(target: str, source: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(source) or ".")
