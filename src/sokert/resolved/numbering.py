"""Gives each numbered paragraph the label Word prints before it: "I.", "a)", "-"."""

from __future__ import annotations

import re

from lxml import etree

from sokert.ooxml.names import W
from sokert.ooxml.properties import Values, laid, number, values

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def formatted(value: int, how: str) -> str:
    """Return a counter as Word prints it.

    >>> formatted(4, "upperRoman"), formatted(5, "lowerLetter"), formatted(28, "upperLetter")
    ('IV', 'e', 'BB')
    """
    if how.endswith("Roman"):
        text = ""
        for worth, sign in _ROMAN:
            count, value = divmod(value, worth) if value < 10_000 else (0, value)
            text += sign * count
        return text if how == "upperRoman" else text.lower()
    if how.endswith("Letter") and value > 0:
        text = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 9)
        return text.upper() if how == "upperLetter" else text
    return f"{value:02}" if how == "decimalZero" else "" if how == "none" else str(value)


class Numbering:
    """The lists of a file, counting as the paragraphs are read in order."""

    def __init__(self, part: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()
        if part is not None:
            self._read(part)

    def _read(self, part: etree._Element) -> None:
        for abstract in part.iterchildren(f"{W}abstractNum"):
            levels = {number(lvl.get(f"{W}ilvl")): lvl for lvl in abstract.iterchildren(f"{W}lvl")}
            if id := abstract.get(f"{W}abstractNumId", ""):  # what has none is no list's, not that of lists without one
                self._levels[id] = levels
        for num in part.iterchildren(f"{W}num"):
            id, link = num.get(f"{W}numId", ""), num.find(f"{W}abstractNumId")
            self._abstract[id] = "" if link is None else link.get(f"{W}val", "")
            for override in num.iterchildren(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._starts[id, number(override.get(f"{W}ilvl"))] = number(start.get(f"{W}val"), 1)

    def level(self, said: Values) -> etree._Element | None:
        """Return the level of a list that a paragraph stands on."""
        return self._levels.get(self._abstract.get(said.get("list", "0"), ""), {}).get(said.get("level", 0))

    def indents(self, said: Values) -> Values:
        """Return the indents a list's level gives its paragraphs."""
        level = self.level(said)
        return {} if level is None else laid(values(level.find(f"{W}pPr")))

    def label(self, said: Values) -> str:
        """Return the next label of a paragraph's list; empty for bullets without a plain sign."""
        level = self.level(said)
        if level is None:
            return ""
        id, depth = said.get("list", "0"), said.get("level", 0)
        counts = self._counts.setdefault(self._abstract[id], {})
        if id not in self._met:
            self._met.add(id)
            for (owner, at), start in self._starts.items():
                if owner == id:
                    counts[at] = start - 1
        counts[depth] = counts.get(depth, _start(level) - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        text = _value(level, "lvlText")
        if _value(level, "numFmt") == "bullet":
            return text if text in ("-", "+", "*") else "•"
        return re.sub(r"%([1-9])", lambda match: self._part(said, counts, int(match[1]) - 1), text)

    def _part(self, said: Values, counts: dict[int, int], depth: int) -> str:
        level = self.level({**said, "level": depth})
        how = "decimal" if level is None else _value(level, "numFmt") or "decimal"
        return formatted(counts.get(depth, 1 if level is None else _start(level)), how)


def _value(level: etree._Element, name: str) -> str:
    child = level.find(W + name)
    return "" if child is None else child.get(f"{W}val", "")


def _start(level: etree._Element) -> int:
    return number(_value(level, "start"), 1)
