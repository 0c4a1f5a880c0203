"""Numbered lists in loops: one that stands wholly in a loop starts again each turn.

A loop that prints one item a turn goes on counting; so does a list that has items before the loop. Of an outline
its highest items count: what stands below them starts again under each, as Word does by itself.
"""

from __future__ import annotations

from lxml import etree

from sokert.forms.enclosing import enclosing
from sokert.forms.form_tags import Sheet
from sokert.forms.placeholders import sign, sign_node
from sokert.forms.tag_places import PARAGRAPH
from sokert.ooxml import order
from sokert.ooxml.names import W
from sokert.ooxml.numbering import NUMBERING, said
from sokert.ooxml.order import child, properties


def _list_of(paragraph: etree._Element, sheet: Sheet) -> tuple[str, str]:
    """Return the list and level a paragraph belongs to: its own word goes before its style's."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    by_style = sheet.numbered.get("" if style is None else style.get(f"{W}val", ""), ("", "0"))
    number, level = said(paragraph.find(NUMBERING))
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
        levels = [int(level) if (level := _list_of(item, sheet)[1]).isdecimal() else 0 for item in items]
        highest = [index for index, level in enumerate(levels) if level == min(levels)]
        if shared and (len(highest) > 1 or len(loops[highest[0]]) > 1):
            # Of one item in a loop in a loop, the inner one counts on and the outer starts again.
            shared[0].addnext(sign_node("restart", number))
            for item in items:
                _set_number(item, number, _list_of(item, sheet)[1])


def _set_number(paragraph: etree._Element, number: str, level: str) -> None:
    """Let the list a paragraph belongs to be answered when it is written."""
    numbering = child(properties(paragraph, "pPr"), "numPr", order.PARAGRAPH)
    for name, value in (("ilvl", level), ("numId", sign("number", number))):
        child(numbering, name, ("ilvl", "numId")).set(f"{W}val", value)
