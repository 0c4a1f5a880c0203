"""Finds the styles of a file by the names an office sees in Word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sokert.errors import Finding, TemplateError, offered
from sokert.ooxml.names import W

if TYPE_CHECKING:
    from lxml import etree


class StyleNames:
    """The styles of a file: name and type in, id out.

    >>> xml = '<w:styles xmlns:w="%s"><w:style w:type="character" w:styleId="Nhan"><w:name w:val="Nhấn"/></w:style>'
    >>> StyleNames((xml % W[1:-1] + "</w:styles>").encode()).id("nhấn", "character")
    'Nhan'

    Names are compared as Word does, whatever the case; another name of a style (w:aliases) and its id are found
    too. A paragraph style asked for as a character style gives the character style Word keeps beside it.
    """

    def __init__(self, part: bytes) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._names: dict[str, list[str]] = {"paragraph": [], "character": []}
        styles = _styles(part) if part else []
        for by in (self._by_name, self._by_other_name, self._by_link):  # the first that says it wins
            for style in styles:
                by(style, style.get(f"{W}type", "paragraph"), style.get(f"{W}styleId", ""))

    def id(self, name: str, kind: str) -> str:
        """Return the id of a style; a name the file does not have raises TemplateError with the nearest it has."""
        found = self._ids.get((kind, name.casefold()))
        if found is None:
            known = self._names.get(kind, [])
            code = "VALUE-NO-CHARACTER-STYLE" if kind == "character" else "VALUE-NO-PARAGRAPH-STYLE"
            facts = {"name": name, **offered(name, known)}
            raise TemplateError(Finding(code, facts))
        return found

    def _by_name(self, style: etree._Element, kind: str, id: str) -> None:
        if name := _value(style, "name"):
            self._names.setdefault(kind, []).append(name)
            self._ids.setdefault((kind, name.casefold()), id)

    def _by_other_name(self, style: etree._Element, kind: str, id: str) -> None:
        for name in (*_value(style, "aliases").split(","), id):
            self._ids.setdefault((kind, name.strip().casefold()), id)

    def _by_link(self, style: etree._Element, kind: str, id: str) -> None:
        if kind == "paragraph" and (linked := _value(style, "link")):
            self._ids.setdefault(("character", _value(style, "name").casefold()), linked)


def _value(style: etree._Element, name: str) -> str:
    child = style.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _styles(part: bytes) -> list[etree._Element]:
    from sokert.ooxml.unpacking import parsed  # lxml, 20 ms that only a value with a style has to pay

    return list(parsed(part, "", "word/styles.xml").iterchildren(f"{W}style"))


@lru_cache(maxsize=32)
def style_names(part: bytes) -> StyleNames:
    """Return the styles of a file by its part of styles, which is empty when the file has none; read once."""
    return StyleNames(part)
