"""Gives the stories of a file - text, headers, footers, notes, comments - and rewrites words across runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from sokert.ooxml.names import W
from sokert.ooxml.unpacking import Archive, parsed

_ROOTS = frozenset(W + name for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))
_PART = re.compile(r"word/[^/]+\.xml")
_NAMED = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml")  # stories by their names
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXTS = (f"{W}t", f"{W}delText")
_PARTS = tuple(W + name for name in ("tab", "br", "cr", "drawing", "pict", "footnoteReference", "fldChar", "sym"))


def stories(archive: Archive) -> dict[str, etree._Element]:
    """Return the XML of every part that holds words a reader sees, by its name."""
    found = {}
    for part in archive.parts:
        if _PART.fullmatch(part):
            tree = archive.tree(part) if _NAMED.match(part) else archive.seen(part)
            if tree is not None and tree.tag in _ROOTS:
                found[part] = tree if _NAMED.match(part) else parsed(archive.parts[part], archive.name, part)
    return found


def stretches(paragraph: etree._Element) -> list[list[etree._Element]]:
    """Return the elements that hold a paragraph's own words, parted where a tab, break or picture stands.

    Deleted words make stretches of their own; a text box has its own paragraphs.
    """
    found: list[list[etree._Element]] = [[]]
    for element in paragraph.iter(*TEXTS, *_PARTS):
        run = element.getparent()
        if next(element.iterancestors(f"{W}p"), None) is not paragraph or run is None or run.tag != f"{W}r":
            continue
        if element.tag in _PARTS:
            found.append([])
        elif found[-1] and found[-1][-1].tag != element.tag:
            found.append([element])
        else:
            found[-1].append(element)
    return [stretch for stretch in found if stretch]


def joined(elements: Sequence[etree._Element]) -> str:
    """Return the words of some elements as one text."""
    return "".join(element.text or "" for element in elements)


def respelt(elements: Sequence[etree._Element], changed: Mapping[tuple[int, int], str]) -> None:
    """Put new words in the place of stretches of the joined text; each goes where its stretch begins.

    A new word as long as its stretch goes letter by letter, so that a run keeps the letters it had.
    """
    signs = [list(element.text or "") for element in elements]
    places = [(at, index) for at, own in enumerate(signs) for index in range(len(own))]
    for (start, end), new in changed.items():
        spread = list(new) if len(new) == end - start else [new, *[""] * (end - start - 1)]
        for (at, index), sign in zip(places[start:end], spread, strict=True):
            signs[at][index] = sign
    for element, own in zip(elements, signs, strict=True):
        text = "".join(own)
        if text != (element.text or ""):
            element.text = text
            element.set(_SPACE, "preserve")


def paragraphs(trees: Mapping[str, etree._Element]) -> Iterator[tuple[str, int, etree._Element]]:
    """Yield each paragraph with its part and its place in it, counted from 1."""
    for part, tree in trees.items():
        for at, paragraph in enumerate(tree.iter(f"{W}p"), 1):
            yield part, at, paragraph


def serialised(tree: etree._Element) -> bytes:
    """Return a part's XML as it stands in a file."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
