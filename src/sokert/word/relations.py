"""Relations that values bring: links, and pictures with their parts; each belongs to the part it is in."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from sokert.ooxml.names import CONTENT_TYPES
from sokert.ooxml.relationships import entry, name_of, with_entries, with_pictures


class Target(NamedTuple):
    """What a relation leads to: a link's address, or a picture's bytes and the ending of its file."""

    kind: str
    content: str | bytes
    ending: str


class Relations:
    """The relations a document's values need; equal ones of a part are one."""

    def __init__(self) -> None:
        self._ids: dict[str, dict[Target, str]] = {}

    def add(self, part: str, target: Target) -> str:
        """Return the id of a part's relation to a target."""
        ids = self._ids.setdefault(part, {})
        return ids.setdefault(target, f"sokert{len(ids) + 1}")

    def written(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts that change: relations, pictures, content types."""
        changed: dict[str, bytes] = {}
        endings: set[str] = set()
        for part, ids in self._ids.items():
            folder, name = PurePosixPath(part).parent, name_of(part)
            entries = []
            for target, number in ids.items():
                if isinstance(target.content, bytes):
                    media = f"media/{sha256(target.content).hexdigest()[:16]}.{target.ending}"
                    changed[f"{folder}/{media}"] = target.content
                    endings.add(target.ending)
                    entries.append(entry(number, target.kind, media))
                else:
                    entries.append(entry(number, target.kind, target.content, external=True))
            changed[name] = with_entries(parts.get(name), "".join(entries))
        if endings:
            changed[CONTENT_TYPES] = with_pictures(parts[CONTENT_TYPES], endings)
        return changed
