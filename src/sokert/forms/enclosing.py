"""Which pairs stand around an element, once every tag stands where it controls."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from sokert.forms.form_tags import Sheet
from sokert.forms.tag_places import is_form_tag

LOOPS = frozenset({"for"})


def enclosing(element: etree._Element, sheet: Sheet, words: Collection[str] = LOOPS) -> list[etree._Element]:
    """Return the tags that open the pairs around an element, the outermost first: loops, if nothing else is asked."""
    found: list[etree._Element] = []
    for place in [element, *element.iterancestors()]:
        depth, openers = 0, []
        for sibling in place.itersiblings(preceding=True):
            if not is_form_tag(sibling):
                continue
            tag = sheet.of(sibling)
            depth += (tag.closes and tag.word[3:] in words) - (tag.opens and tag.word in words)
            if depth < 0:
                openers.append(sibling)
                depth = 0
        found = [*reversed(openers), *found]
    return found
