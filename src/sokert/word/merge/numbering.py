"""Copies lists from the inserted document to the main document: instances, their definitions, picture bullets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

from sokert.ooxml import order
from sokert.ooxml.names import W
from sokert.ooxml.parts import RELATED, Parts
from sokert.ooxml.properties import number
from sokert.ooxml.unpacking import parsed
from sokert.word.merge.links import Carrier
from sokert.word.merge.styles import plain, value

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
EMPTY = f'<w:numbering xmlns:w="{W.strip("{}")}"/>'.encode()
_ID = {"numPicBullet": "numPicBulletId", "abstractNum": "abstractNumId", "num": "numId"}


def labelled(file: Mapping[str, bytes], filled: bytes) -> bytes:
    """Return a file's part of lists with the labels of one in which tags were filled."""
    parts = Parts(file)
    labels = {where: label.get(f"{W}val", "") for where, label in _labels(parsed(filled, "", "word/numbering.xml"))}
    for where, label in _labels(parts.edited("word/numbering.xml")):
        if where in labels:
            label.set(f"{W}val", labels[where])
    return parts.written()["word/numbering.xml"]


def _labels(tree: etree._Element) -> Iterator[tuple[tuple[str, str], etree._Element]]:
    """Yield the words before a list's paragraphs, each with its list and level."""
    for label in tree.iter(f"{W}lvlText"):
        level = next(label.iterancestors(f"{W}lvl"), None)
        whose = next(label.iterancestors(f"{W}abstractNum", f"{W}num"), None)
        if level is not None and whose is not None:
            id = whose.get(f"{W}abstractNumId") or f"of {whose.get(f'{W}numId')}"
            yield (id, level.get(f"{W}ilvl", "")), label


class Lists:
    """The main document's ids of the inserted document's lists."""

    def __init__(self, main: Parts, inserted: Parts, key: str) -> None:
        self.main, self.inserted, self.key = main, inserted, key
        self.part = inserted.related("numbering")
        self.theirs = {name: _by_id(inserted.tree(self.part) if self.part else None, name) for name in _ID}
        ours = main.related("numbering")
        tree = main.tree(ours) if ours else None
        self._next = {name: _next(_by_id(tree, name), 1 if name == "num" else 0) for name in _ID}
        self._used = {(one.tag, one.get(f"{W}val", "").upper()) for one in _signs(tree)}
        self.ids: dict[str, dict[str, str]] = {name: {} for name in _ID}

    @property
    def numbers(self) -> Mapping[str, str]:
        """The main document's list instances by the inserted one's; 0, no list, stays, and so does a dangling one."""
        return {"0": "0", **self.ids["num"]}

    def want(self, id: str) -> list[str]:
        """Take a list into the plan; return the styles it follows."""
        found = self.theirs["num"].get(id)
        if id in self.ids["num"] or id == "0":
            return []
        if found is None:
            # Word shows no number for a list that is not there; the main document may have one by chance.
            if "\uffff" not in id:
                self.ids["num"][id] = "0"
            return []
        self._give("num", id)
        return self.want_definition(value(found, "abstractNumId"))

    def want_definition(self, id: str) -> list[str]:
        """Take a list's definition into the plan; return the styles it follows."""
        found = self.theirs["abstractNum"].get(id)
        if found is None or id in self.ids["abstractNum"]:
            return []
        self._give("abstractNum", id)
        for one in found.iter(f"{W}lvlPicBulletId"):
            self._picture(one.get(f"{W}val", ""))
        followed = value(found, "numStyleLink")
        return [followed] if followed else []

    def _picture(self, id: str) -> None:
        if id in self.theirs["numPicBullet"] and id not in self.ids["numPicBullet"]:
            self._give("numPicBullet", id)

    def _give(self, name: str, id: str) -> None:
        self.ids[name][id] = str(self._next[name])
        self._next[name] += 1

    def carry(self, styles: Mapping[str, str], copied: Mapping[str, str]) -> None:
        """Add what was planned to the main document, each kind behind its own."""
        real = [id for id in self.ids["num"] if id in self.theirs["num"]]
        for id in real:
            for one in self.theirs["num"][id].iter(f"{W}lvlPicBulletId"):
                self._picture(one.get(f"{W}val", ""))
        if not real and not self.ids["abstractNum"]:
            return
        part = self.main.made("numbering", TYPE, EMPTY)
        tree = self.main.edited(part)
        for name in _ID:
            for id, new in self.ids[name].items():
                if id in self.theirs[name]:
                    copy = self._bullet(id, part) if name == "numPicBullet" else deepcopy(self.theirs[name][id])
                    copy.tail = None
                    copy.set(W + _ID[name], new)
                    if name != "numPicBullet":
                        self._settled(copy, styles, copied)
                    order.put(tree, copy, order.NUMBERING)

    def _settled(self, copy: etree._Element, styles: Mapping[str, str], copied: Mapping[str, str]) -> None:
        """Let a copy lead to the main document's ids."""
        plain(copy)
        for one in list(copy.iter()):
            said, local = one.get(f"{W}val", ""), str(one.tag).removeprefix(W)
            if local in ("nsid", "tmpl"):
                one.set(f"{W}val", self._unique(str(one.tag), said))
            elif local == "abstractNumId":
                one.set(f"{W}val", self.ids["abstractNum"].get(said, "0"))
            elif local == "lvlPicBulletId":
                _set(one, self.ids["numPicBullet"].get(said))
            elif local in ("pStyle", "styleLink"):
                # A style of the main document's keeps its own numbering.
                _set(one, copied.get(said))
            elif local in ("rStyle", "numStyleLink"):
                _set(one, styles.get(said))

    def _unique(self, tag: str, said: str) -> str:
        free, turn = said.upper(), 0
        while (tag, free) in self._used:
            turn += 1
            free = hashlib.sha256(f"{self.key} {said} {turn}".encode()).hexdigest()[:8].upper()
        self._used.add((tag, free))
        return free

    def _bullet(self, id: str, part: str) -> etree._Element:
        """Return a copy of a picture bullet whose pictures are in the main document."""
        copy = deepcopy(self.theirs["numPicBullet"][id])
        assert self.part is not None
        carrier = Carrier(self.main, self.inserted, self.key)
        for one in copy.iter():
            for key in [key for key in one.attrib if str(key).startswith(f"{{{RELATED}}}")]:
                given = carrier.linked(self.part, part, [one.get(key, "")])
                one.set(key, given.get(one.get(key, ""), ""))
        return copy


def _set(one: etree._Element, new: str | None) -> None:
    """Give a reference its new id, or take it off when it leads nowhere."""
    parent = one.getparent()
    if new is not None:
        one.set(f"{W}val", new)
    elif parent is not None:
        parent.remove(one)


def _by_id(tree: etree._Element | None, name: str) -> dict[str, etree._Element]:
    found = [] if tree is None else tree.findall(W + name)
    return {one.get(W + _ID[name], ""): one for one in found}


def _next(used: Iterable[str], first: int) -> int:
    return max([first - 1, *(number(id) for id in used)]) + 1


def _signs(tree: etree._Element | None) -> list[etree._Element]:
    return [] if tree is None else list(tree.iter(f"{W}nsid", f"{W}tmpl"))


def first_free_list(parts: Mapping[str, bytes]) -> int:
    """Return the least number of a list that no list of a file has, nor any below another."""
    growing = Parts(parts)
    part = growing.related("numbering")
    return _next(_by_id(growing.tree(part) if part else None, "num"), 1)
