"""Resolves what styles, defaults and the theme give a run or a paragraph, chain by chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

from sokert.ooxml.names import A, W
from sokert.ooxml.properties import TOGGLES, Values, laid, on, values

_PARTS = "\0"  # no id of a style holds it
DEEPEST_CHAIN = 32  # a style can claim to be its own ancestor


class Styles:
    """The style sheet of a file: `paragraph` and `run` give effective values."""

    def __init__(self, sheet: etree._Element | None, theme: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self.default: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self._cache: dict[tuple[str, str], Values] = {}
        self._bases: dict[tuple[str, str, str], Values] = {}
        self._theme = _theme_fonts(theme)
        self._defaults: dict[str, Values] = {"rPr": {}, "pPr": {}}
        if sheet is not None:
            self._read(sheet)

    def _read(self, sheet: etree._Element) -> None:
        for kind in ("rPr", "pPr"):
            self._defaults[kind] = values(sheet.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}"))
        for style in sheet.iterchildren(f"{W}style"):
            id = style.get(f"{W}styleId", "")
            self._elements[id] = style
            name = style.find(f"{W}name")
            self.names[id] = "" if name is None else name.get(f"{W}val", "")
            if style.get(f"{W}default", "0") in ("1", "true", "on"):
                self.default.setdefault(style.get(f"{W}type", "paragraph"), id)

    def chain(self, id: str, kind: str) -> Values:
        """Return what a style and its ancestors say, without defaults.

        A table style may name the parts of the table a cell lies in, as `part_of` gives it.
        """
        key = (id, kind)
        if key not in self._cache and _PARTS in id:
            id, *parts = id.split(_PARTS)
            self._cache[key] = laid(self.chain(id, kind), *(self._conditional(id, part, kind) for part in parts))
        if key not in self._cache:
            self._cache[key] = self._inherited(id, f"{W}{kind}")
        return self._cache[key]

    def _conditional(self, id: str, part: str, kind: str) -> Values:
        """Return what a table style says of one part of its tables: the first row, the last column ..."""
        return self._inherited(id, f"{W}tblStylePr[@{W}type='{part}']/{W}{kind}")

    def _inherited(self, id: str, path: str) -> Values:
        """Return what a style says at a path, laid over what those say that it is based on."""
        return laid(*reversed([values(said) for said in self.said(id, path)]))

    def said(self, id: str, path: str) -> Iterator[etree._Element]:
        """Yield what a style, and those it is based on, say at a path; the nearest first."""
        at: str | None = id
        for _ in range(DEEPEST_CHAIN):
            if not at or at not in self._elements:
                return
            style = self._elements[at]
            if (found := style.find(path)) is not None:
                yield found
            parent = style.find(f"{W}basedOn")
            at = None if parent is None else parent.get(f"{W}val")

    def paragraph(self, style: str, table: str, level: Values, direct: Values) -> Values:
        """Return a paragraph's effective values; `level` is what its numbering gives."""
        own = self.chain(style or self.default.get("paragraph", ""), "pPr")
        # Numbering in the style lies below the style's own indents; direct numbering above them.
        order = (own, level) if "list" in direct else (level, own)
        return laid(self._defaults["pPr"], self.chain(table, "pPr"), *order, direct)

    def run(self, style: str, paragraph_style: str, table: str, direct: Values) -> Values:
        """Return a run's effective values; on-off ones of two style levels cancel each other."""
        names = (
            table,
            paragraph_style or self.default.get("paragraph", ""),
            style or self.default.get("character", ""),
        )
        if names not in self._bases:
            self._bases[names] = self._base([self.chain(name, "rPr") for name in names])
        whole = laid(self._bases[names], direct)
        for slot in ("ascii", "hAnsi", "cs"):
            theme = whole.get(f"font:{slot}Theme" if slot != "cs" else "font:cstheme")
            whole[slot] = self._theme.get(theme, "") if theme else whole.get(f"font:{slot}", "Times New Roman")
        return whole

    def _base(self, levels: list[Values]) -> Values:
        """Return what the defaults and three levels of styles give a run that says nothing itself."""
        whole = laid(self._defaults["rPr"], *levels)
        for name in TOGGLES:
            odd = sum(bool(level.get(name)) for level in levels) % 2 == 1
            whole[name] = bool(self._defaults["rPr"].get(name)) or odd
        return whole


@lru_cache(maxsize=4)  # a file that is mended is read again and again
def styles_of(sheet: etree._Element | None, theme: etree._Element | None) -> Styles:
    """Return the styles of a sheet and a theme that nobody changes."""
    return Styles(sheet, theme)


def part_of(style: str, parts: Iterable[str]) -> str:
    """Return a table style's id together with the parts of the table a cell lies in."""
    return _PARTS.join([style, *parts])


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Return the typeface of each theme name: minorHAnsi, majorBidi ..."""
    found = {}
    for kind in () if theme is None else ("major", "minor"):
        for tag, ends in (("latin", ("HAnsi", "Ascii")), ("cs", ("Bidi",)), ("ea", ("EastAsia",))):
            font = theme.find(f".//{A}{kind}Font/{A}{tag}")  # type: ignore[union-attr]
            for end in ends:
                found[kind + end] = "" if font is None else font.get("typeface", "")
    return found


__all__ = ["Styles", "on", "part_of", "styles_of"]
