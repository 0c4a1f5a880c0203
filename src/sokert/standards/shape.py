"""The shapes a standard of form is written in: a rule, a range, a style, a form.

Lengths are in millimetres, sizes and gaps in points, as the texts of law give them. Nothing here
knows Word: the house style draws from a form, and the checker judges by its rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Literal, NamedTuple

Strength = Literal["must", "template", "practice"]
Alignment = Literal["left", "center", "right", "both"]

# The 67 capital letters of Vietnamese beyond ASCII, written out because `re` has no \p{Lu}.
CAPITALS = "A-ZĐ" + "".join(
    letter
    for base, tone in product("AĂÂEÊIOÔƠUƯY", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"))
    if not (letter := unicodedata.normalize("NFC", base + tone)).isascii()
)


class Range(NamedTuple):
    """What the law allows from least to most, and the value the house style takes.

    >>> 32 in Range(30, 35, 30), 36 in Range(30, 35, 30)
    (True, False)
    """

    least: float
    most: float
    house: float

    def __contains__(self, value: object) -> bool:
        return isinstance(value, float | int) and self.least <= value <= self.most


def exactly(value: float) -> Range:
    """Return the range of one value.

    >>> exactly(13)
    Range(least=13, most=13, house=13)
    """
    return Range(value, value, value)


def nearest(size: float, allowed: Range) -> float:
    """Return the allowed size next to one.

    >>> nearest(12, Range(13, 14, 14)), nearest(16, Range(13, 14, 14))
    (13, 14)
    """
    return min(max(size, allowed.least), allowed.most)


class Rule(NamedTuple):
    """One rule of form: what it asks, how strongly, and where the text says so."""

    id: str
    text: str
    level: Strength
    citation: str
    value: object = None


class Style(NamedTuple):
    """How one component of the document is set; an alignment of None is not ruled."""

    size: Range
    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False
    align: Alignment | None = None


class Page(NamedTuple):
    """Paper and margins in millimetres; `header` is the page number's distance from the top edge."""

    width: float
    height: float
    top: Range
    bottom: Range
    left: Range
    right: Range
    header: Range


class Body(NamedTuple):
    """The running text: first-line indents in mm, the gap between paragraphs and line heights in pt.

    `line` is a multiple of the single line, `exact` a fixed line height; the one that is None is not
    how this standard gives it.
    """

    indents: tuple[float, ...]
    indent: float
    gap: Range
    line: Range | None
    exact: Range | None


@dataclass(frozen=True, slots=True)
class Form:
    """Everything a standard says about how a page looks, by the names of its components."""

    name: str
    title: str
    page: Page
    font: str
    color: str
    styles: Mapping[str, Style]
    body: Body
    lines: Mapping[str, Range]
    literals: Mapping[str, str]
    signing: Mapping[str, str]
    types: Mapping[str, str]
    patterns: Mapping[str, str]
    coherent: tuple[tuple[float, float, float], ...] = ()
    boxes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """By the words of an urgency mark: width and height of the box around them, in millimetres."""
    shared: Mapping[str, str] = field(default_factory=dict)
    """By the code of a type: the abbreviation its number bears, where that is another type's too."""
    either: Mapping[str, str] = field(default_factory=dict)
    """By the code of a type: another abbreviation that its number may bear."""
    letters: tuple[str, ...] = field(default=tuple("abcdđeghiklmnopqrstuvxy"))
