"""Reads `w:rPr` and `w:pPr` into plain values, and lays one set over another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from sokert.ooxml.names import W

Values = dict[str, Any]

# On-off properties that toggle between style levels (ECMA-376 Part 1, 17.7.3).
TOGGLES = frozenset({"b", "i", "caps", "smallCaps", "strike", "vanish"})
_WORDS = frozenset({"color", "u", "jc", "vertAlign", "highlight", "rStyle", "pStyle"})
_SWITCHES = frozenset({"keepNext", "keepLines", "contextualSpacing", "pageBreakBefore", "beforeAutospacing"})
_OTHERS = frozenset({"outlineLvl", "sz", "rFonts", "ind", "spacing", "numPr", "pBdr", "shd", "tabs"})
_READ: Mapping[object, str] = {W + name: name for name in TOGGLES | _SWITCHES | _WORDS | _OTHERS}
_LARGEST = 2**31 - 1  # what is measured by it may be drawn, counted and multiplied
_FONTS = ("ascii", "hAnsi", "cs", "asciiTheme", "hAnsiTheme", "cstheme")


def on(element: etree._Element) -> bool:
    """Return whether an on-off element says on; a bare one does."""
    return element.get(f"{W}val", "true").lower() not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number from an attribute; a broken one, and one that Word has no room for, counts as absent.

    >>> number("240"), number("12.5"), number("x", 7), number("99999999999", 7)
    (240, 12, 7, 7)
    """
    try:
        said = int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default
    return said if abs(said) <= _LARGEST else default


def values(properties: etree._Element | None) -> Values:
    """Return the values a `w:rPr` or `w:pPr` states itself."""
    found: Values = {}
    for child in () if properties is None else properties:
        name = _READ.get(child.tag)
        if name is None:
            continue
        if name in TOGGLES or name in _SWITCHES:
            found[name] = on(child)
        elif name in _WORDS:
            found[name] = child.get(f"{W}val", "")
        elif name == "outlineLvl":
            found["outline"] = number(child.get(f"{W}val"), 9)
        elif name == "sz":
            found["sz"] = number(child.get(f"{W}val"), 20)
        elif name == "rFonts":
            found.update({f"font:{slot}": said for slot in _FONTS if (said := child.get(W + slot))})
        elif name in ("ind", "spacing"):
            found.update(_attributes(name, child))
        elif name == "numPr":
            found.update(_numbering(child))
        elif name == "pBdr":
            found["borders"] = frozenset(edge.tag[len(W) :] for edge in child if drawn(edge))
            found["edges"] = child
        elif name == "shd":
            found["fill"] = child.get(f"{W}fill", "auto")
        elif name == "tabs":
            found["tabs"] = {**found.get("tabs", {}), **_tabs(child)}
    return found


def _attributes(name: str, child: etree._Element) -> Values:
    said = {str(key).removeprefix(W): str(value) for key, value in child.attrib.items()}
    if name == "ind":
        said = {{"start": "left", "end": "right"}.get(key, key): value for key, value in said.items()}
        # One of the two wins outright: a style's hanging indent ends where a first line is said.
        if "firstLine" in said and "hanging" not in said:
            said["hanging"] = "0"
        elif "hanging" in said and "firstLine" not in said:
            said["firstLine"] = "0"
    return {f"{name}:{key}": value if key == "lineRule" else number(value) for key, value in said.items()}


def _numbering(child: etree._Element) -> Values:
    level, list_id = child.find(f"{W}ilvl"), child.find(f"{W}numId")
    found: Values = {}
    if level is not None:
        found["level"] = number(level.get(f"{W}val"))
    if list_id is not None:
        found["list"] = list_id.get(f"{W}val", "0")
    return found


def _tabs(child: etree._Element) -> dict[int, tuple[str, str]]:
    """Return tab stops by their place in twips: how words stand at one, and what leads to it."""
    stops = [stop for stop in child if isinstance(stop.tag, str)]
    return {number(one.get(f"{W}pos")): (one.get(f"{W}val", "left"), one.get(f"{W}leader", "")) for one in stops}


def drawn(edge: etree._Element) -> bool:
    """Return whether a border is there to be seen."""
    return isinstance(edge.tag, str) and edge.get(f"{W}val", "none") not in ("none", "nil")


def laid(*layers: Mapping[str, Any]) -> Values:
    """Return layers laid over each other, the last on top.

    A font named directly covers a theme's, and the other way round.

    >>> laid({"font:asciiTheme": "minorHAnsi", "sz": 22}, {"font:ascii": "Arial"})
    {'sz': 22, 'font:ascii': 'Arial'}
    """
    whole: Values = {}
    for layer in layers:
        if _TWIN.keys().isdisjoint(layer):
            whole.update(layer)
            continue
        for key, value in layer.items():
            whole.pop(_TWIN.get(key, ""), None)
            whole[key] = value
    return whole


_PAIRS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("cs", "cstheme"))
_TWIN = {f"font:{a}": f"font:{b}" for pair in _PAIRS for a, b in (pair, pair[::-1])}
