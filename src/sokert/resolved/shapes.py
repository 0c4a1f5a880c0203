"""Finds drawn lines, in DrawingML and in the older VML, and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sokert.ooxml.names import MC, PIC, WP, A, V
from sokert.ooxml.properties import number

_FRAMES = (f"{WP}anchor", f"{WP}inline")
_LINES = (f"{V}line", f"{V}shape")
_PICTURES = (f"{PIC}pic", f"{V}imagedata")
_EMU_A_POINT = 12_700
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75, "pc": 12.0}
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))\s*(pt|in|cm|mm|px|pc)?")


def straight_lines(paragraph: etree._Element) -> Iterator[float]:
    """Yield the length in points of each horizontal line anchored in a paragraph."""
    for frame in paragraph.iter(*_FRAMES):
        shape, extent = frame.find(f".//{A}prstGeom"), frame.find(f"{WP}extent")
        if shape is None or extent is None or not re.search("line|Connector1", shape.get("prst", "")):
            continue
        wide, high = (number(extent.get(side)) / _EMU_A_POINT for side in ("cx", "cy"))
        if high <= 4:
            yield wide
    for line in paragraph.iter(*_LINES):
        if any(True for _ in line.iterancestors(f"{MC}Fallback")):
            continue
        if line.tag == f"{V}line":
            yield abs(_x(line.get("to", "0")) - _x(line.get("from", "0")))
        elif line.get("type", "") in ("#_x0000_t32", "#_x0000_t20"):
            yield vml_width(line)


def vml_width(shape: etree._Element) -> float:
    """Return how wide a VML shape says it is, in points; 0 where it does not."""
    match = re.search(r"(?:^|;)\s*width:([^;]+)", shape.get("style", ""))
    return _x(match[1]) if match else 0.0


_INSET = 7.2  # points between a box's edge and its words, where it does not say


def box_width(paragraph: etree._Element) -> float:
    """Return how wide the words of a text box run, in points; 0 for a paragraph in none, or where it does not say."""
    for around in paragraph.iterancestors():
        extent = around.find(f"{WP}extent") if around.tag in (f"{WP}anchor", f"{WP}inline") else None
        if extent is not None:
            body = next((one for one in around.iter() if str(one.tag).endswith("}bodyPr")), None)
            edges = [None if body is None else body.get(side) for side in ("lIns", "rIns")]
            insets = [_INSET if edge is None else number(edge) / _EMU_A_POINT for edge in edges]
            return number(extent.get("cx")) / _EMU_A_POINT - sum(insets)
        if str(around.tag).startswith(V) and (wide := vml_width(around)):
            box = around.find(f"{V}textbox")
            said = "" if box is None else box.get("inset", "")
            insets = [_x(edge) if edge else _INSET for edge in (said.split(",") + [""] * 3)[0:3:2]]
            return wide - sum(insets)
    return 0.0


def _x(said: str) -> float:
    """Return the first length of a VML value, in points.

    >>> _x("10pt,5pt"), _x("1in")
    (10.0, 72.0)
    """
    match = _LENGTH.match(said.strip())
    return float(match[1]) * _POINTS[match[2] or ""] if match else 0.0


def pictures(paragraph: etree._Element) -> int:
    """Return how many pictures and other drawn things a paragraph holds, lines aside."""
    return sum(1 for _ in paragraph.iter(*_PICTURES))
