"""Pieces of XML as Word writes them, short enough for the rows of a table."""

from __future__ import annotations

import re

from lxml import etree

from sokert.ooxml.names import NAMESPACES

_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def xml(words: str) -> etree._Element:
    """Return the element of a piece: `<w:p/>`, its namespace known."""
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf"<\1 {_DECLARED}", words))


def said(element: etree._Element) -> str:
    """Return the piece of an element, its namespaces left out."""
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", etree.tostring(element, encoding="unicode"))
