"""Sets one property of a run, a paragraph or a section in place, where the schema wants it.

Nothing here touches a word of text, save `reworded`, which says so.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import groupby

from lxml import etree

from sokert.ooxml import order
from sokert.ooxml.names import W
from sokert.ooxml.order import child, properties
from sokert.resolved.model import TWIPS_A_MM, Paragraph, Run, Section

_BETWEEN = (f"{W}br", f"{W}cr", f"{W}tab")


def _without(element: etree._Element, key: str) -> None:
    if key in element.attrib:
        del element.attrib[key]


def run(it: Run, name: str, **attributes: str) -> None:
    """Set a property of a run by its own name: `run(it, "sz", val="26")`."""
    element = child(properties(it.element, "rPr"), name, order.RUN)
    for key, value in attributes.items():
        element.set(W + key, value)


def switched(it: Run, name: str, on: bool) -> None:
    """Switch bold, italic or capitals of a run on or off."""
    element = child(properties(it.element, "rPr"), name, order.RUN)
    element.attrib.clear()
    if not on:
        element.set(f"{W}val", "0")
    setattr(it, {"b": "bold", "i": "italic", "caps": "caps", "smallCaps": "small_caps"}[name], on)


def sized(it: Run, points: float) -> None:
    """Set the size of a run."""
    for name in ("sz", "szCs"):
        run(it, name, val=str(round(points * 2)))
    it.size = points


def fonted(it: Run, font: str) -> None:
    """Set the font of a run for every script, and take a theme's away."""
    element = child(properties(it.element, "rPr"), "rFonts", order.RUN)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        _without(element, W + theme)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        element.set(W + script, font)


def paragraph(it: Paragraph, name: str, **attributes: str | None) -> None:
    """Set a property of a paragraph; an attribute of None is taken away."""
    element = child(properties(it.element, "pPr"), name, order.PARAGRAPH)
    for key, value in attributes.items():
        if value is None:
            _without(element, W + key)
        else:
            element.set(W + key, value)


def whole(row: etree._Element) -> None:
    """Let a row of a table stand on one page."""
    look = row.find(f"{W}trPr")
    if look is None:
        look = row.makeelement(f"{W}trPr")
        row.insert(int(row.find(f"{W}tblPrEx") is not None), look)
    for said in look.findall(f"{W}cantSplit"):
        look.remove(said)
    look.insert(0, look.makeelement(f"{W}cantSplit"))


# How far Word keeps headers and footers from the edge where a file does not say, in twips.
_EDGES = {"header": 720, "footer": 720}


def section(it: Section, name: str, **attributes: str) -> None:
    """Set a property of a section: `section(it, "pgMar", left="1701")`; margins that are said are said all."""
    element = child(it.element, name, order.SECTION)
    for side, length in it.margins.items() if name == "pgMar" else ():
        if W + side not in element.attrib:
            element.set(W + side, str(length or _EDGES.get(side, 0)))
    for key, value in attributes.items():
        element.set(W + key, value)


def twips(mm: float) -> str:
    """Return a length as Word writes it.

    >>> twips(20), twips(30)
    ('1134', '1701')
    """
    return str(round(mm * TWIPS_A_MM))


def reworded(it: Paragraph, old: str, new: str) -> bool:
    """Put one text in another's place, also where it runs over several runs; return whether it was there."""
    texts = [text for text in it.element.iter(f"{W}t") if not _elsewhere(text, it)]
    whole = "".join(text.text or "" for text in texts)
    start = whole.find(old)
    if start < 0 or not old:
        return False
    left, at, given = len(old), 0, new
    for text in texts:
        said = text.text or ""
        cut = max(start - at, 0)
        at += len(said)
        if left and cut < len(said):
            taken = min(left, len(said) - cut)
            text.text = said[:cut] + given + said[cut + taken :] or None
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            left, given = left - taken, ""
            start += taken
    return True


def _elsewhere(text: etree._Element, it: Paragraph) -> bool:
    """Return whether a text stands in a box anchored here, or was deleted, so is none of this paragraph's."""
    nearest = next(text.iterancestors(f"{W}p"), None)
    return nearest is not it.element


def colored(it: Run, color: str) -> None:
    """Set the colour of a run, and take a theme's away."""
    element = child(properties(it.element, "rPr"), "color", order.RUN)
    element.attrib.clear()
    element.set(f"{W}val", color)


def without_leading_tabs(it: Paragraph) -> None:
    """Take away tabs and blanks that stand where an indent belongs."""
    for run_ in it.runs:
        for element in list(run_.element):
            if element.tag == f"{W}tab":
                run_.element.remove(element)
            elif element.tag == f"{W}t" and not (element.text or "").strip():
                element.text = None
            elif element.tag != f"{W}rPr":
                element.text = (element.text or "").lstrip() or None if element.tag == f"{W}t" else element.text
                return


def lines_apart(tree: etree._Element) -> bool:
    """Give each line and each stretch between tabs a run of its own, so that one can be set without the others.

    What is seen stays: only where one run ends and the next begins changes. Returns whether any was put apart.
    """
    parted = False
    for run_ in list(tree.iter(f"{W}r")):
        parts = [child for child in run_ if child.tag != f"{W}rPr"]
        look = run_.find(f"{W}rPr")
        groups = [list(group) for _, group in groupby(parts, lambda child: child.tag in _BETWEEN)]
        if len(groups) < 2 or run_.getparent() is None or (look is not None and look.find(f"{W}rPrChange") is not None):
            continue
        parted = True
        for group in reversed(groups[1:]):
            own = etree.Element(f"{W}r", {str(name): str(value) for name, value in run_.attrib.items()})
            own.extend([*([] if look is None else [deepcopy(look)]), *group])
            run_.addnext(own)
    return parted
