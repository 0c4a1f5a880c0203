"""Any Word file as the lines that are compared: its own words, whatever program saved it last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sokert.document.printed import NAMED, STRUCTURE, Line, lines
from sokert.ooxml.names import MAIN, MC, W
from sokert.ooxml.unpacking import Archive

_STORIES = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_AROUND = {
    W + "p": "pP",
    W + "tbl": "tT",
    W + "tr": "rR",
    W + "tc": "cC",
    W + "moveFrom": "xX",
    W + "fldSimple": "xX",
    MC + "Fallback": "xX",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "", "sym": "\ufffd"}
_FIELDS = {"begin": "f", "separate": "s", "end": "e"}
_PENDING = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")


def said(archive: Archive) -> list[Line]:
    """Return the lines of a Word file: tracked changes read as accepted, the results of fields left out."""

    def tokens() -> Iterator[str]:
        for name in (MAIN, *sorted(name for name in archive.parts if _STORIES.fullmatch(name))):
            tree = archive.seen(name)
            if tree is not None:
                yield f"{STRUCTURE}o{name}{NAMED}"
                yield from _tokens(tree)

    return lines(tokens(), MAIN)


def has_pending(archive: Archive) -> bool:
    """Return whether a Word file holds tracked changes that nobody has accepted yet."""
    tree = archive.seen(MAIN)
    return tree is not None and next(tree.iter(*_PENDING), None) is not None


def _tokens(tree: etree._Element) -> Iterator[str]:
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if (around := _AROUND.get(element.tag)) is not None:
            yield STRUCTURE + around[event == "end"]
        elif event == "start" and isinstance(element.tag, str) and element.tag.startswith(W):
            yield _said(element, element.tag[len(W) :])


def _said(element: etree._Element, name: str) -> str:
    """Return the words of an element of a run, or the sign it stands for."""
    if name == "t":
        return (element.text or "").replace(STRUCTURE, "")
    if name == "fldChar":
        return STRUCTURE + _FIELDS.get(element.get(f"{W}fldCharType", ""), "-")
    parent = element.getparent()
    return _SIGNS[name] if name in _SIGNS and parent is not None and parent.tag == f"{W}r" else ""
