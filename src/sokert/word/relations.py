"""Relations that values bring: links, and pictures and charts with their parts; each belongs to the part it is in."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from sokert.ooxml.names import CONTENT_TYPES
from sokert.ooxml.relationships import entry, name_of, with_entries, with_types

_FOLDERS = {"image": "media", "package": "embeddings"}  # of all others: charts


class Target(NamedTuple):
    """What a relation leads to: a link's address, or a part's bytes and the ending of its file."""

    kind: str
    content: str | bytes
    ending: str = ""
    type: str = ""
    """The part's content type, where the ending does not say it."""
    inside: tuple[tuple[str, Target], ...] = ()
    """What the part itself leads to, each by its id there."""
    own: int = 0
    """Tells parts with the same content apart that must not be one."""


class Relations:
    """The relations a document's values need; equal ones of a part are one."""

    def __init__(self) -> None:
        self._ids: dict[str, dict[Target, str]] = {}

    def add(self, part: str, target: Target) -> str:
        """Return the id of a part's relation to a target."""
        ids = self._ids.setdefault(part, {})
        return ids.setdefault(target, f"sokert{len(ids) + 1}")

    def written(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts that change: relations, pictures, charts, content types."""
        made = _Made()
        for part, ids in self._ids.items():
            entries = "".join(made.entry(number, target, part) for target, number in ids.items())
            made.parts[name_of(part)] = with_entries(parts.get(name_of(part)), entries)
        if made.endings or made.types:
            made.parts[CONTENT_TYPES] = with_types(parts[CONTENT_TYPES], made.endings, made.types)
        return made.parts


class _Made:
    """The parts that relations lead to, while they are put together."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.endings: set[str] = set()
        self.types: dict[str, str] = {}

    def entry(self, id: str, target: Target, part: str, own: int = 0) -> str:
        """Return the relation of a part to a target, whose own part is put beside."""
        if isinstance(target.content, str):
            return entry(id, target.kind, target.content, external=True)
        name = self._part(target, target.content, target.own or own)
        return entry(id, target.kind, posixpath.relpath(name, posixpath.dirname(part)))

    def _part(self, target: Target, content: bytes, own: int) -> str:
        whole = content + "".join(map(repr, target.inside)).encode()
        ending = f"{sha256(whole).hexdigest()[:16]}{f'-{own}' if own else ''}.{target.ending}"
        name = f"word/{_FOLDERS.get(target.kind, 'charts')}/{ending}"
        self.parts[name] = content
        if target.type:
            self.types[name] = target.type
        else:
            self.endings.add(target.ending)
        if target.inside:
            entries = "".join(self.entry(id, one, name, own) for id, one in target.inside)
            self.parts[name_of(name)] = with_entries(None, entries)
        return name
