"""The content types of a package: complete, of a document, and of nothing that is not there."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lxml import etree

from sokert.ooxml.names import CONTENT_TYPES, TYPES
from sokert.ooxml.relationships import OFFICE, PICTURES, WORD

_T = f"{{{TYPES}}}"
_WORD = f"{WORD}."
_PLAIN = "application/xml"
# By the kind of relation that leads to a part.
_KINDS = {
    "officeDocument": f"{_WORD}document.main+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": f"{OFFICE}.extended-properties+xml",
    "custom-properties": f"{OFFICE}.custom-properties+xml",
    "theme": f"{OFFICE}.theme+xml",
    **{
        kind: f"{_WORD}{kind}+xml"
        for kind in (
            *("styles", "numbering", "settings", "webSettings", "fontTable", "footnotes", "endnotes", "comments"),
            *("header", "footer"),
        )
    },
}
_LEFT_OUT = ("vbaProject", "digital-signature")  # what a file is made without
# What a file's extension says when its content types do not.
EXTENSIONS = {
    **PICTURES,
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": _PLAIN,
    "bin": f"{OFFICE}.oleObject",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "docx": f"{WORD}.document",
}


class Types:
    """The content types of a package, by extension and by part."""

    def __init__(self, content: bytes) -> None:
        own = list(_read(content))
        self.defaults = _said(own, "Default", "Extension")
        self.overrides = _said(own, "Override", "PartName")
        self._given = (dict(self.defaults), dict(self.overrides)) if own else ({}, {})

    def of(self, part: str) -> str:
        """Return the content type of a part; empty when nothing says it."""
        return self.overrides.get(part) or self.defaults.get(ending_of(part), "")

    def fitted(self, parts: Mapping[str, bytes], renamed: Mapping[str, str]) -> None:
        """Let the types be those of these parts: renamed ones keep theirs, each has one, what is gone has none."""
        cased = {part.lower(): part for part in parts}
        said = {renamed.get(part, part): kind for part, kind in self.overrides.items()}
        self.overrides = {cased[part.lower()]: kind for part, kind in said.items() if part.lower() in cased}
        held = {ending_of(part) for part in parts}
        gone = [end for end, kind in self.defaults.items() if end not in held and any(one in kind for one in _LEFT_OUT)]
        for extension in gone:
            del self.defaults[extension]
        for part in parts:
            if part != CONTENT_TYPES and not self.of(part):
                kind = EXTENSIONS.get(ending_of(part), "application/octet-stream")
                self.defaults.setdefault(ending_of(part), kind) if ending_of(part) else self.overrides.setdefault(
                    part, kind
                )

    def known(self, part: str, kind: str) -> None:
        """Say what a part is that a relation of a kind leads to, where nothing says it; the text is a document."""
        wanted = _KINDS.get(kind, "")
        if wanted and (self.of(part) in ("", _PLAIN) or kind == "officeDocument"):
            self.overrides |= {part: wanted} if self.of(part) != wanted else {}

    def written(self) -> bytes | None:
        """Return the part that says them; None where it is as it was."""
        if self._given == (self.defaults, self.overrides):
            return None
        root = etree.Element(f"{_T}Types", nsmap={None: _T[1:-1]})  # type: ignore[dict-item]
        for extension, kind in self.defaults.items():
            etree.SubElement(root, f"{_T}Default", Extension=extension, ContentType=kind)
        for part, kind in self.overrides.items():
            etree.SubElement(root, f"{_T}Override", PartName=f"/{part}", ContentType=kind)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _said(own: list[etree._Element], name: str, key: str) -> dict[str, str]:
    rows = [one for one in own if one.tag == _T + name]
    found = {one.get(key, "").lstrip("/"): one.get("ContentType", "") for one in rows}
    return {name.lower(): kind for name, kind in found.items()} if key == "Extension" else found


def _read(content: bytes) -> etree._Element:
    """Return the part as a tree; an empty one where it is missing or damaged."""
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        return etree.Element("none")


def ending_of(part: str) -> str:
    """Return the ending of a part's name, in small letters; empty where it has none.

    >>> ending_of("word/media/A.PNG"), ending_of("_rels/.rels"), ending_of("word.d/b")
    ('png', 'rels', '')
    """
    _, dot, ending = posixpath.basename(part).rpartition(".")
    return ending.lower() if dot else ""
