"""Finds which styles and lists the inserted document's content needs, and adds them to the main document.

The two need each other: a style may number its paragraphs, a list may follow a style.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from itertools import chain, count

from lxml import etree

from sokert.ooxml.names import W
from sokert.ooxml.parts import Parts
from sokert.word.merge.looks import explicit, look, named, theme_fonts
from sokert.word.merge.numbering import Lists
from sokert.word.merge.styles import EMPTY, TYPE, Sheet, kind_of, plain, pointed, value


class Plan:
    """The main document's ids of the inserted document's styles and lists."""

    def __init__(self, main: Parts, inserted: Parts, key: str) -> None:
        self.main, self.inserted, self.key = main, inserted, key
        self.ours, self.theirs = Sheet(main), Sheet(inserted)
        self.fonts = theme_fonts(inserted)
        self.lists = Lists(main, inserted, key)
        self.styles: dict[str, str] = {}
        self.copied: dict[str, str] = {}
        self._taken = {id.lower() for id in self.ours.by_id}

    def want(self, styles: Iterable[str], numbers: Iterable[str]) -> None:
        """Take styles and lists into the plan, with all they lead to."""
        queue = [("style", id) for id in styles] + [("number", id) for id in numbers]
        while queue:
            kind, id = queue.pop(0)
            queue += self._style(id) if kind == "style" else self._number(id)

    def _style(self, id: str) -> list[tuple[str, str]]:
        """Decide on one style; return what it leads to."""
        style = self.theirs.by_id.get(id)
        if id in self.styles or (style is None and id not in self.ours.by_id):
            return []
        found = id if style is None else self.ours.alike(style, self.theirs)
        if found is not None or style is None:
            self.styles[id] = found or id
            return []
        self.styles[id] = self.copied[id] = self._free(id)
        more = [("style", value(style, name)) for name in ("basedOn", "link", "next")]
        more += [("number", number.get(f"{W}val", "")) for number in style.iter(f"{W}numId")]
        return [one for one in more if one[1]]

    def _free(self, id: str) -> str:
        names = chain([id, f"{id}-{self.key}"], (f"{id}-{self.key}{n}" for n in count(2)))
        free = next(name for name in names if name.lower() not in self._taken)
        self._taken.add(free.lower())
        return free

    def _number(self, id: str) -> list[tuple[str, str]]:
        return [("style", style) for style in self.lists.want(id)]

    def carry(self) -> None:
        """Add what was planned to the main document."""
        self.lists.carry(self.styles, self.copied)
        if not self.copied:
            return
        sheet = self.main.edited(self.main.made("styles", TYPE, EMPTY))
        names = {value(style, "name").lower() for style in self.ours.by_id.values()}
        fonts = theme_fonts(self.main)
        for id, new in self.copied.items():
            style = self._copy(id, new)
            self._rename(style, names)
            if kind_of(style) == "paragraph" and self._stood_on_normal(self.theirs.by_id[id]):
                self._state(style, id, fonts)
            sheet.append(style)

    def _copy(self, id: str, new: str) -> etree._Element:
        style = deepcopy(self.theirs.by_id[id])
        style.tail = None
        style.set(f"{W}styleId", new)
        style.attrib.pop(f"{W}default", "")
        plain(style)
        named(style, self.fonts)
        pointed(style, self.styles, self.copied)
        for number in style.iter(f"{W}numId"):
            number.set(f"{W}val", self.lists.numbers.get(number.get(f"{W}val", ""), "0"))
        return style

    def _rename(self, style: etree._Element, names: set[str]) -> None:
        """Give a copy a name that no style of the main document has, of whatever type."""
        name = style.find(f"{W}name")
        aliases = style.find(f"{W}aliases")
        if aliases is not None:
            style.remove(aliases)
        if name is None:
            name = etree.Element(f"{W}name", {f"{W}val": style.get(f"{W}styleId", "")})
            style.insert(0, name)
        said = name.get(f"{W}val", "")
        tries = chain([said, f"{said} ({self.key})"], (f"{said} ({self.key} {n})" for n in count(2)))
        free = next(one for one in tries if one.lower() not in names)
        names.add(free.lower())
        name.set(f"{W}val", free)

    def _stood_on_normal(self, style: etree._Element) -> bool:
        """Return whether a style stands on nothing but what holds for all paragraphs of its file."""
        base = value(style, "basedOn")
        return not base or base not in self.theirs.by_id or base == self.theirs.defaults.get("paragraph")

    def _state(self, style: etree._Element, id: str, fonts: dict[str, str]) -> None:
        was = look(self.theirs.chain(id)[:-1], self.theirs.document, self.fonts)
        base = value(style, "basedOn")
        now = look(self.ours.chain(base), self.ours.document, fonts)
        explicit(style, was, now)
