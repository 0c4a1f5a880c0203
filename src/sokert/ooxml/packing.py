"""Turns the parts of a Word file into its bytes, the same on every machine, and knows when one was changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256

from sokert.ooxml.names import CONTENT_TYPES

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; the library never asks the clock
_FIRST = (CONTENT_TYPES, "_rels/.rels")
LEVEL = 6
_SEAL, _DIGITS = b"sokert sha256 ", 64


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a zip: fixed order, fixed time, no trace of the machine.

    >>> packed({"b": b"2", "a": b"1"}) == packed({"a": b"1", "b": b"2"})
    True
    """
    return zipped((name, parts[name]) for name in sorted(parts, key=lambda name: (name not in _FIRST, name)))


def zipped(parts: Iterable[tuple[str, bytes]], seal: bool = True) -> bytes:
    """Return parts as a zip in the order they come in; nothing in it tells when or where it was made.

    `seal` says that it is as we wrote it (`untouched`).
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=LEVEL)
    return sealed(buffer.getvalue()) if seal else buffer.getvalue()


def sealed(content: bytes) -> bytes:
    """Return a zip whose comment says the digest of all that stands before it.

    Word and its kin leave the comment out when they save, so it tells whether a file is still as it was written.
    """
    whole = content[:-2] + (len(_SEAL) + _DIGITS).to_bytes(2, "little") + _SEAL  # the last two say how long it is
    return whole + sha256(whole).hexdigest().encode()


def untouched(content: bytes) -> bool:
    """Return whether a file is one of ours, every byte as it was written.

    >>> untouched(packed({"a": b"1"})), untouched(packed({"a": b"1"}).replace(b"1", b"2")), untouched(b"PK")
    (True, False, False)
    """
    whole, digest = content[:-_DIGITS], content[-_DIGITS:]
    return whole.endswith(_SEAL) and sha256(whole).hexdigest().encode() == digest
