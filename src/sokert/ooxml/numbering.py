"""Which list a paragraph or a style says it belongs to."""

from __future__ import annotations

from lxml import etree

from sokert.ooxml.names import W

NUMBERING = f"{W}pPr/{W}numPr"


def numbered_styles(styles: etree._Element | None) -> dict[str, tuple[str, str]]:
    """Return for each paragraph style that belongs to a list the list's number and the level.

    What a style does not say, the style it is based on does.
    """
    found = {} if styles is None else {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}
    numbered: dict[str, tuple[str, str]] = {}
    for name in found:
        number = level = ""
        style, met = name, set[str]()
        while style in found and style not in met:
            met.add(style)
            own_number, own_level = said(found[style].find(NUMBERING))
            number, level = number or own_number, level or own_level
            base = found[style].find(f"{W}basedOn")
            style = "" if base is None else base.get(f"{W}val", "")
        if number not in ("", "0"):
            numbered[name] = (number, level or "0")
    return numbered


def said(properties: etree._Element | None) -> tuple[str, str]:
    """Return the number of a list and the level that numbering properties name; empty texts for neither."""
    said = [None if properties is None else properties.find(W + name) for name in ("numId", "ilvl")]
    number, level = ("" if one is None else one.get(f"{W}val", "") for one in said)
    return number, level
