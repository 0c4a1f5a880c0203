"""Numbered lists in loops: one that stands wholly in a loop starts again each turn.

A loop that prints one item a turn goes on counting; so does a list that has items before the loop. Of an outline
its highest items count: what stands below them starts again under each, as Word does by itself.
"""

from __future__ import annotations

from lxml import etree

from sokert.word.effective.properties import W
from sokert.word.effective.properties import number as number_of
from sokert.word.mend import PARAGRAPH_ORDER, child
from sokert.word.reading.enclosing import enclosing
from sokert.word.reading.marks import Sheet
from sokert.word.reading.signs import sign, sign_node
from sokert.word.reading.standing import PARAGRAPH

_NUMBERING = f"{W}pPr/{W}numPr"


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
            own_number, own_level = _said(found[style].find(_NUMBERING))
            number, level = number or own_number, level or own_level
            base = found[style].find(f"{W}basedOn")
            style = "" if base is None else base.get(f"{W}val", "")
        if number not in ("", "0"):
            numbered[name] = (number, level or "0")
    return numbered


def _said(properties: etree._Element | None) -> tuple[str, str]:
    """Return the number of a list and the level that numbering properties name; empty texts for neither."""
    said = [None if properties is None else properties.find(W + name) for name in ("numId", "ilvl")]
    number, level = ("" if one is None else one.get(f"{W}val", "") for one in said)
    return number, level


def _list_of(paragraph: etree._Element, sheet: Sheet) -> tuple[str, str]:
    """Return the list and level a paragraph belongs to: its own word goes before its style's."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    by_style = sheet.numbered.get("" if style is None else style.get(f"{W}val", ""), ("", "0"))
    number, level = _said(paragraph.find(_NUMBERING))
    return number or by_style[0], level or by_style[1]


def restart_lists(story: etree._Element, sheet: Sheet) -> None:
    """Ask for a new list at each turn of the outermost loop that holds all of a list."""
    lists: dict[str, list[etree._Element]] = {}
    for paragraph in story.iter(PARAGRAPH):
        number, _ = _list_of(paragraph, sheet)
        if number not in ("0", ""):
            lists.setdefault(number, []).append(paragraph)
    for number, items in lists.items():
        loops = [enclosing(item, sheet) for item in items]
        shared = [loop for loop in loops[0] if all(loop in other for other in loops)]
        levels = [number_of(_list_of(item, sheet)[1]) for item in items]
        highest = [index for index, level in enumerate(levels) if level == min(levels)]
        if shared and (len(highest) > 1 or len(loops[highest[0]]) > 1):
            # Of one item in a loop in a loop, the inner one counts on and the outer starts again.
            shared[0].addnext(sign_node("restart", number))
            for item in items:
                _set_number(item, number, _list_of(item, sheet)[1])


def _set_number(paragraph: etree._Element, number: str, level: str) -> None:
    """Let the list a paragraph belongs to be answered when it is written."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    numbering = child(properties, "numPr", PARAGRAPH_ORDER)
    for name, value in (("ilvl", level), ("numId", sign("number", number))):
        child(numbering, name, ["ilvl", "numId"]).set(f"{W}val", value)
