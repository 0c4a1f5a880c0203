"""Relations that values bring: links, and pictures with their parts; each belongs to the part it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from sokert.ooxml.markup import quoted

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"}
_TYPES |= {"tiff": "image/tiff", "tif": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf"}


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
            path = PurePosixPath(part)
            name = f"{path.parent}/_rels/{path.name}.rels"
            entries = []
            for target, number in ids.items():
                if isinstance(target.content, bytes):
                    media = f"media/{sha256(target.content).hexdigest()[:16]}.{target.ending}"
                    changed[f"{path.parent}/{media}"] = target.content
                    endings.add(target.ending)
                    entries.append(_entry(number, target.kind, media, ""))
                else:
                    entries.append(_entry(number, target.kind, target.content, ' TargetMode="External"'))
            changed[name] = _before_end(parts.get(name) or _EMPTY.encode(), "".join(entries))
        if endings:
            changed["[Content_Types].xml"] = _with_endings(parts["[Content_Types].xml"], endings)
        return changed


def _entry(number: str, kind: str, target: str, mode: str) -> str:
    return f'<Relationship Id="{number}" Type="{_KINDS}/{kind}" Target={quoted(target)}{mode}/>'


def _before_end(content: bytes, entries: str) -> bytes:
    """Return a part of relations with more of them."""
    text = content.decode("utf-8")
    if "</" not in text:
        text = re.sub(r"/>\s*$", "></Relationships>", text)
    end = text.rindex("</")
    return (text[:end] + entries + text[end:]).encode("utf-8")


def _with_endings(content: bytes, endings: set[str]) -> bytes:
    """Return the content types with the endings of pictures among them."""
    text = content.decode("utf-8")
    known = {found.lower() for found in re.findall(r'Extension="([^"]+)"', text)}
    new = "".join(
        f'<Default Extension="{ending}" ContentType="{_TYPES[ending]}"/>' for ending in sorted(endings - known)
    )
    place = text.index(">", text.index("<Types")) + 1
    return (text[:place] + new + text[place:]).encode("utf-8")
