"""Turns the parts of a Word file into its bytes, the same on every machine, and puts it in its place."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from sokert.errors import FileError, Finding, Place
from sokert.ooxml.names import CONTENT_TYPES

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; the library never asks the clock
_FIRST = (CONTENT_TYPES, "_rels/.rels")
LEVEL = 6


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a zip: fixed order, fixed time, no trace of the machine.

    >>> packed({"b": b"2", "a": b"1"}) == packed({"a": b"1", "b": b"2"})
    True
    """
    return zipped((name, parts[name]) for name in sorted(parts, key=lambda name: (name not in _FIRST, name)))


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return parts as a zip in the order they come in; nothing in it tells when or where it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.external_attr = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved over the old one.

    A full disk, a missing folder or a missing right raises FileError; the old file stays.
    """
    beside: str | None = None
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _mode(path))
        os.replace(beside, path)
    except OSError as error:
        if beside:
            with suppress(OSError):
                os.unlink(beside)
        raise FileError(Finding("FILE-UNWRITABLE", {"said": error.strerror or ""}, Place(str(path)))) from error


def _mode(path: Path) -> int:
    """Return the rights the file has, or those a new file is given here."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
