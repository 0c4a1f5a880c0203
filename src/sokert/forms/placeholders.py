"""Signs in the tree of a form for what is worked out while writing; XML cannot hold the writer's own."""

from __future__ import annotations

import re

from lxml import etree

from sokert.forms.form_tags import SIGNS
from sokert.ooxml.markup import END, SIGN
from sokert.word.regions import INSIDE, REGION, REGION_END

# Stand for SIGN and END in attributes: XML cannot hold those, so Unicode's noncharacters do, which no program
# exchanges; a form that holds one all the same is refused.
_FIRST, _LAST = "\ufdd2", "\ufdd3"
_OURS = re.compile(f"[{SIGNS[0]}{SIGNS[1]}{_FIRST}{_LAST}]")
_MADE = "made"
_TARGETS = {REGION: "region-begin", REGION_END: "region-end"}


def sign(name: str, argument: str = "") -> str:
    """Return a sign as it stands in an attribute until the tree is written as a string."""
    return f"{_FIRST}{name} {argument}{_LAST}"


def sign_node(name: str, argument: str = "") -> etree._Element:
    """Return a sign as a node of the tree."""
    return etree.PI(_MADE, f"{name} {argument}")


def held(tree: etree._Element) -> str:
    """Return a sign of ours that a form itself holds, or nothing; its processing instructions go: Word has none."""
    etree.strip_tags(tree, etree.PI)
    match = _OURS.search(etree.tostring(tree, encoding="unicode"))
    return match[0] if match else ""


def region(element: etree._Element, name: str, argument: str = "") -> None:
    """Put an element between the signs of a region, which the writer looks at once it is filled."""
    element.addprevious(etree.PI(_TARGETS[REGION], f"{name} {argument}"))
    tail, element.tail = element.tail, None
    end = etree.PI(_TARGETS[REGION_END], "")
    element.addnext(end)
    end.tail = tail


def written(xml: str) -> str:
    """Return a story's XML with the writer's own signs in place of those of the tree."""
    for first, opening, closing in (
        (f"<?{_MADE} ", SIGN, END),
        (f"<?{_TARGETS[REGION]} ", REGION, INSIDE),
        (f"<?{_TARGETS[REGION_END]}", REGION_END, ""),
    ):
        pieces = xml.split(first)
        xml = pieces[0] + "".join(
            opening + words.strip() + closing + rest
            for words, _, rest in (piece.partition("?>") for piece in pieces[1:])
        )
    return xml.replace(_FIRST, SIGN).replace(_LAST, END)
