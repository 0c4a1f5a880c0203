"""Opens any Word file as its parts, and refuses one that could harm: bombs, entities, broken zips.

The limits are far above what an office writes: a 200-page report is some 3 MB unpacked, an annex of 100,000 rows
some 60 MB. What counts is what comes out of the zip: a white picture packs better than any bomb.
"""

from __future__ import annotations

import io
import os
import threading
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from sokert.errors import DataError, FileError, Finding, Place, held, unreadable
from sokert.ooxml.canonical import canonical
from sokert.ooxml.packing import zipped

READ = (".docx", ".docm", ".dotx", ".dotm")  # what Word saves a text as
MOST_BYTES = 500_000_000  # unpacked, all parts together
MOST_XML = 200_000_000  # one part of XML
MOST_PARTS = 5_000
_MOST_KEPT = 3_000_000  # bytes of the parts whose XML is kept for who looks at them next

Source = str | os.PathLike[str] | bytes


@dataclass(frozen=True, slots=True)
class Archive:
    """A Word file as its parts' bytes by name, in the order they were found."""

    name: str
    parts: Mapping[str, bytes]
    """In the shape the house reads (ooxml/canonical.py)."""
    findings: tuple[Finding, ...] = ()
    """What of the file was left out: macros, signatures."""
    as_given: bool = False
    """Whether the parts are those of a file as it was opened, signatures aside; what was changed since says no."""

    def tree(self, part: str) -> etree._Element | None:
        """Return a part's XML; None when the file has no such part."""
        return parsed(self.parts[part], self.name, part) if part in self.parts else None

    def seen(self, part: str) -> etree._Element | None:
        """Return a part's XML to be looked at and never changed: most files share their styles, and each is asked
        for its own again and again."""
        content = self.parts.get(part)
        return None if content is None else _KEPT.parsed(content, self.name, part)


def _refused(code: str, name: str, **facts: object) -> FileError:
    return FileError(Finding(code, facts, Place(name)))


def opened(
    source: Source, most_bytes: int = MOST_BYTES, most_xml: int = MOST_XML, most_parts: int = MOST_PARTS
) -> Archive:
    """Return the parts of a file, given by path or as bytes.

    A file that is not a Word file, is damaged, locked by a password or larger than the bounds raises FileError.
    """
    if not isinstance(source, str | os.PathLike | bytes):
        raise DataError(Finding("CALL-WORD-EXPECTED", {"given": type(source).__name__}))
    name = "" if isinstance(source, bytes) else os.fspath(source)
    content = held(source if isinstance(source, bytes) else _content(Path(source), most_bytes), name)
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise _refused("WORD-OLD-OR-LOCKED", name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unpacked(archive, name, most_bytes, most_xml, most_parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        if name and Path(name).suffix.lower() not in READ and not content.startswith(b"PK"):
            raise _refused("WORD-OTHER-KIND", name, word=", ".join(READ)) from error
        raise _refused("WORD-DAMAGED", name) from error
    found = canonical(parts)
    if found is None:
        raise _refused("WORD-NOT-WORD", name)
    return Archive(name, found.parts, tuple(one.at(file=name) for one in found.findings), found.as_given)


def _content(path: Path, most: int) -> bytes:
    """Return a file's bytes; one that is larger than what it may unpack to is not read to its end."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    if len(content) > most:
        raise _refused("DATA-FILE-TOO-LARGE", str(path), most=most // 1_000_000)
    return content


def _unpacked(archive: zipfile.ZipFile, name: str, most_bytes: int, most_xml: int, most_parts: int) -> dict[str, bytes]:
    """Return every part's bytes, counted while they are unpacked: a zip's own sizes can lie."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > most_parts:
        raise _refused("WORD-TOO-MANY-PARTS", name, count=len(entries), most=most_parts)
    left, parts = most_bytes, dict[str, bytes]()
    for entry in entries:
        part = entry.filename.replace("\\", "/").lstrip("/")
        is_xml = part.lower().endswith((".xml", ".rels")) and most_xml < left
        with archive.open(entry) as file:
            content = file.read((most_xml if is_xml else left) + 1)
        if len(content) > (most_xml if is_xml else left):
            most = most_xml if is_xml else most_bytes
            raise _refused("WORD-TOO-LARGE", name, part=part, most=most // 1_000_000)
        left -= len(content)
        parts[part] = content
    return parts


class _Parser(threading.local):
    """The parser of a thread: one that has read before is a quarter quicker than a new one."""

    def __init__(self) -> None:
        self.strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


_PARSER = _Parser()


def parsed(content: bytes, name: str, part: str) -> etree._Element:
    """Return a part's XML; entities, networks and trees too deep are refused with FileError."""
    try:
        root = etree.fromstring(content, _PARSER.strict)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileError(Finding("WORD-BAD-PART", {"part": part}, Place(name, part=part))) from error
    if b"<!DOCTYPE" in content or root.getroottree().docinfo.internalDTD is not None:
        raise FileError(Finding("WORD-BAD-PART", {"part": part}, Place(name, part=part)))
    return root


class _Kept:
    """The XML of parts that somebody looked at, the oldest given up where all together are too large."""

    def __init__(self, room: int) -> None:
        self._room, self._size, self._lock = room, 0, threading.Lock()
        self._trees = OrderedDict[bytes, etree._Element]()

    def parsed(self, content: bytes, name: str, part: str) -> etree._Element:
        """Return a part's XML, kept where it is not too large."""
        with self._lock:
            if (kept := self._trees.get(content)) is not None:
                self._trees.move_to_end(content)
                return kept
        tree = parsed(content, name, part)
        with self._lock:
            if content not in self._trees and len(content) <= self._room:
                self._trees[content] = tree
                self._size += len(content)
            while self._size > self._room:
                self._size -= len(self._trees.popitem(last=False)[0])
        return tree


_KEPT = _Kept(_MOST_KEPT)


def rewritten(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return the file with some parts replaced or added, all others as they were and in their order."""
    parts = {**archive.parts, **changed}
    return zipped((part, parts[part]) for part in parts)
