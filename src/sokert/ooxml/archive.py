"""Opens any Word file as its parts, and refuses one that could harm: bombs, entities, broken zips.

The limits are far above what an office writes: a 200-page report is some 3 MB unpacked.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from sokert.errors import FileError, Finding, Place
from sokert.ooxml.package import zipped

MOST_BYTES = 300_000_000  # unpacked, all parts together
MOST_XML = 80_000_000  # one part of XML
MOST_PARTS = 5_000
MOST_RATIO = 200  # deflate gives prose about 10; only a bomb passes 200 on a large part

Source = str | os.PathLike[str] | bytes


@dataclass(frozen=True, slots=True)
class Archive:
    """A Word file as its parts' bytes by name, in the order they were found."""

    name: str
    parts: Mapping[str, bytes]

    def tree(self, part: str) -> etree._Element | None:
        """Return a part's XML; None when the file has no such part."""
        return parsed(self.parts[part], self.name, part) if part in self.parts else None


def _refused(code: str, name: str, **facts: object) -> FileError:
    return FileError(Finding(code, facts, Place(name)))


def opened(source: Source) -> Archive:
    """Return the parts of a file, given by path or as bytes.

    A file that is not a Word file, is damaged, locked by a password or built to do harm raises
    FileError.
    """
    name = "" if isinstance(source, bytes) else os.fspath(source)
    try:
        content = source if isinstance(source, bytes) else Path(source).read_bytes()
    except OSError as error:
        raise _refused("WORD-UNREADABLE", name, said=error.strerror or "") from error
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise _refused("WORD-OLD-OR-LOCKED", name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unpacked(archive, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise _refused("WORD-DAMAGED", name) from error
    if "word/document.xml" not in parts:
        raise _refused("WORD-NOT-WORD", name)
    return Archive(name, parts)


def _unpacked(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    """Return every part's bytes, counted while they are unpacked: a zip's own sizes can lie."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS:
        raise _refused("WORD-TOO-LARGE", name)
    left, parts = MOST_BYTES, {}
    for entry in entries:
        most = min(left, max(1_000_000, entry.compress_size * MOST_RATIO))
        if entry.filename.endswith((".xml", ".rels")):
            most = min(most, MOST_XML)
        with archive.open(entry) as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise _refused("WORD-TOO-LARGE", name)
        left -= len(content)
        parts[entry.filename] = content
    return parts


def parsed(content: bytes, name: str, part: str) -> etree._Element:
    """Return a part's XML; entities, networks and trees too deep are refused with FileError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileError(Finding("WORD-BAD-PART", {"part": part}, Place(name, part=part))) from error
    if b"<!DOCTYPE" in content or root.getroottree().docinfo.internalDTD is not None:
        raise FileError(Finding("WORD-BAD-PART", {"part": part}, Place(name, part=part)))
    return root


def rewritten(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return the file with some parts replaced or added, all others as they were and in their order."""
    parts = {**archive.parts, **changed}
    return zipped((part, parts[part]) for part in parts)
