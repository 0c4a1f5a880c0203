"""What a style looks like with all it stands on, as far as a copy in another file would lose it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from sokert.ooxml import order
from sokert.ooxml.names import A, W
from sokert.ooxml.order import child
from sokert.ooxml.parts import Parts

Look = dict[tuple[str, str, str], str]
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_OLD = {"start": "left", "end": "right"}
# What Word takes where nobody says anything (ECMA-376 Part 1, 17.3.1 and 17.3.2).
_PLAIN: Look = {
    **{("rPr", "rFonts", slot): "Times New Roman" for slot in _SLOTS},
    ("rPr", "sz", "val"): "20",
    ("rPr", "szCs", "val"): "20",
    ("pPr", "spacing", "before"): "0",
    ("pPr", "spacing", "after"): "0",
    ("pPr", "spacing", "line"): "240",
    ("pPr", "spacing", "lineRule"): "auto",
    ("pPr", "ind", "left"): "0",
    ("pPr", "ind", "right"): "0",
    ("pPr", "ind", "firstLine"): "0",
    ("pPr", "jc", "val"): "left",
}
_KEPT = {(group, name) for group, name, _ in _PLAIN}


def theme_fonts(parts: Parts) -> dict[str, str]:
    """Return the fonts of a file's theme by their names in `w:rFonts`: majorHAnsi, minorEastAsia."""
    theme = parts.related("theme")
    tree = parts.tree(theme) if theme else None
    fonts = {}
    for size in ("major", "minor"):
        for name, slots in (("latin", ("Ascii", "HAnsi")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            found = None if tree is None else tree.find(f".//{A}{size}Font/{A}{name}")
            said = "" if found is None else found.get("typeface", "")
            fonts.update({f"{size}{slot}": said for slot in slots if said})
    return fonts


def named(element: etree._Element, fonts: Mapping[str, str]) -> None:
    """Put fonts and colours in the place of a theme's, which another file does not have."""
    for found in element.iter(f"{W}rFonts"):
        for theme, slot in _THEMES.items():
            said = str(found.attrib.pop(W + theme, ""))
            if fonts.get(said):
                found.set(W + slot, fonts[said])
    for found in element.iter():
        for key in [key for key in found.attrib if str(key).startswith(f"{W}theme")]:
            del found.attrib[key]


def look(chain: list[etree._Element], defaults: etree._Element | None, fonts: Mapping[str, str]) -> Look:
    """Return how a style comes out: the file's defaults, then its chain from the root on."""
    found = dict(_PLAIN)
    for group, path in (("rPr", "rPrDefault/rPr"), ("pPr", "pPrDefault/pPr")):
        where = f"{W}{path.replace('/', '/' + W)}"
        stated(None if defaults is None else defaults.find(where), group, fonts, found)
    for style in chain:
        for group in ("pPr", "rPr"):
            stated(style.find(W + group), group, fonts, found)
    return found


def stated(properties: etree._Element | None, group: str, fonts: Mapping[str, str], found: Look) -> None:
    """Lay what properties state themselves over what is known."""
    for one in () if properties is None else properties:
        if not isinstance(one.tag, str) or (group, name := one.tag.removeprefix(W)) not in _KEPT:
            continue
        for key, given in one.attrib.items():
            value = str(given)
            local = str(key).removeprefix(W)
            local = _OLD.get(local, local)
            if local in _THEMES:
                if font := fonts.get(value):
                    found[group, name, _THEMES[local]] = font
            elif local == "hanging":
                found[group, name, "firstLine"] = f"-{value}"
            elif (group, name, local) in _PLAIN and not _themed(one, local, fonts):
                found[group, name, local] = _OLD.get(value, value)


def _themed(one: etree._Element, slot: str, fonts: Mapping[str, str]) -> bool:
    """Return whether a theme's font goes before the one named."""
    return any(slot == name and fonts.get(one.get(W + theme, "")) for theme, name in _THEMES.items())


def explicit(style: etree._Element, was: Look, now: Look) -> None:
    """State in a copied style what it stood on where it comes from and does not stand on any more."""
    own: Look = {}
    for group in ("pPr", "rPr"):
        stated(style.find(W + group), group, {}, own)
    numbered = style.find(f"{W}pPr/{W}numPr") is not None
    line = {("pPr", "spacing", "line"), ("pPr", "spacing", "lineRule")}
    differing = {key for key in was if was[key] != now[key]}
    if differing & line:
        differing |= line
    for key in _PLAIN:
        group, name, attribute = key
        # The indents of a list come from its level, and an indent stated here would go before it.
        if key not in differing or key in own or (name == "ind" and numbered) or (key in line and line & own.keys()):
            continue
        parent = child(style, group, order.STYLE)
        element = child(parent, name, order.PARAGRAPH if group == "pPr" else order.RUN)
        hanging = attribute == "firstLine" and was[key].startswith("-")
        element.set(W + ("hanging" if hanging else attribute), was[key].lstrip("-") if hanging else was[key])
