"""Numbered lists in loops: one that stands wholly in a loop starts again each turn.

A loop that prints one item a turn goes on counting; so does a list that has items before the loop.
"""

from __future__ import annotations

from lxml import etree

from sokert.word.effective.properties import W
from sokert.word.reading.marks import Sheet
from sokert.word.reading.signs import sign, sign_node
from sokert.word.reading.standing import PARAGRAPH, is_mark

_NUMBER = f"{W}pPr/{W}numPr/{W}numId"


def restart_lists(story: etree._Element, sheet: Sheet) -> None:
    """Ask for a new list at each turn of the outermost loop that holds all of a list."""
    lists: dict[str, list[etree._Element]] = {}
    for paragraph in story.iter(PARAGRAPH):
        said = paragraph.find(_NUMBER)
        if said is not None and said.get(f"{W}val", "0") not in ("0", ""):
            lists.setdefault(said.get(f"{W}val", ""), []).append(paragraph)
    for number, items in lists.items():
        loops = [_loops(item, sheet) for item in items]
        shared = [loop for loop in loops[0] if all(loop in other for other in loops)]
        if shared and (len(items) > 1 or len(loops[0]) > 1):
            outer = shared[0]
            # Of one item in a loop in a loop, the inner one counts on and the outer starts again.
            outer.addnext(sign_node("restart", number))
            for item in items:
                item.find(_NUMBER).set(f"{W}val", sign("number", number))  # type: ignore[union-attr]


def _loops(element: etree._Element, sheet: Sheet) -> list[etree._Element]:
    """Return the tags of the loops an element stands in, the outermost first."""
    found: list[etree._Element] = []
    for place in [element, *element.iterancestors()]:
        depth, loops = 0, []
        for sibling in place.itersiblings(preceding=True):
            if not is_mark(sibling):
                continue
            mark = sheet.of(sibling)
            depth += (mark.closes and mark.word == "endfor") - (mark.word == "for")
            if depth < 0:
                loops.append(sibling)
                depth = 0
        found = [*reversed(loops), *found]
    return found
