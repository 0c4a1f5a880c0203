"""Turns the parts of a Word file into its bytes, the same on every machine, and knows when one was changed."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from struct import Struct, pack
from threading import Lock
from typing import NamedTuple

from sokert.ooxml.names import CONTENT_TYPES

_FIRST = (CONTENT_TYPES, "_rels/.rels")
LEVEL = 6
_MOST, _KEPT = 2_000_000, 16_000_000  # bytes of a part that is kept deflated, and of all that are: most never change
_EPOCH = (1 << 5) | 1  # 1.1.1980, the earliest a zip can say; the library never asks the clock
_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800
_RIGHTS = 0o600 << 16
_SAID, _WHERE, _HEAD = Struct("<5H3L2H").pack, Struct("<3H2L").pack, 30
_LISTED = b"PK\1\2" + pack("<H", _VERSION)
_SEAL, _DIGITS = b"sokert sha256 ", 64


class Packed(NamedTuple):
    """A part as it lies in a zip."""

    content: bytes
    size: int
    checksum: int


class Packing:
    """Deflates a part while it is made, so that it never stands whole anywhere.

    >>> packing = Packing()
    >>> packing.take(b"a" * 500), packing.take(b"a" * 500)
    (None, None)
    >>> packing.done() == deflated(b"a" * 1000)
    True
    """

    def __init__(self) -> None:
        self._deflating = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._pieces: list[bytes] = []
        self._size = self._checksum = 0

    def take(self, content: bytes) -> None:
        """Take the next bytes of the part."""
        self._size += len(content)
        self._checksum = zlib.crc32(content, self._checksum)
        self._pieces.append(self._deflating.compress(content))

    def done(self) -> Packed:
        """Return the part."""
        return Packed(b"".join((*self._pieces, self._deflating.flush())), self._size, self._checksum)


def deflated(content: bytes) -> Packed:
    """Return a part as it lies in a zip."""
    packing = Packing()
    packing.take(content)
    return packing.done()


class Kept:
    """Deflates parts and keeps those that were asked for last, up to so many bytes.

    >>> kept = Kept(100)
    >>> [kept.deflated(sign * 50).size for sign in (b"a", b"b", b"c")], len(kept)
    ([50, 50, 50], 1)
    """

    def __init__(self, most: int) -> None:
        self._left, self._parts, self._lock = most, OrderedDict[bytes, Packed](), Lock()

    def __len__(self) -> int:
        return len(self._parts)

    def deflated(self, content: bytes) -> Packed:
        """Return a part as it lies in a zip."""
        with self._lock:
            if found := self._parts.get(content):
                self._parts.move_to_end(content)
                return found
        made = deflated(content)
        with self._lock:
            if len(content) <= _MOST and content not in self._parts:
                self._parts[content] = made
                self._left -= len(content) + len(made.content)
            while self._left < 0:
                old, gone = self._parts.popitem(last=False)
                self._left += len(old) + len(gone.content)
        return made


_KEPT_PARTS = Kept(_KEPT)
_ZLIB = b"\x78\x9c"  # what a stream of zlib begins with at this level


def compressed(content: bytes) -> bytes:
    """Return a part as zlib writes it, deflated once for this and for the zip that holds the part too.

    >>> compressed(b"a" * 1000) == zlib.compress(b"a" * 1000, LEVEL)
    True
    """
    return _ZLIB + _KEPT_PARTS.deflated(content).content + zlib.adler32(content).to_bytes(4, "big")


def packed(parts: Mapping[str, bytes | Packed]) -> bytes:
    """Return the parts as a zip: fixed order, fixed time, no trace of the machine.

    >>> packed({"b": b"2", "a": b"1"}) == packed({"a": b"1", "b": b"2"})
    True
    """
    return zipped((name, parts[name]) for name in sorted(parts, key=lambda name: (name not in _FIRST, name)))


def zipped(parts: Iterable[tuple[str, bytes | Packed]], seal: bool = True) -> bytes:
    """Return parts as a zip in the order they come in; nothing in it tells when or where it was made.

    `seal` says that it is as we wrote it (`untouched`).
    """
    files, directory, at = list[bytes](), list[bytes](), 0
    for name, part in parts:
        content, size, checksum = part if isinstance(part, Packed) else _KEPT_PARTS.deflated(part)
        called, deflated_size = name.encode("utf-8"), len(content)
        utf8, long = 0 if name.isascii() else _UTF8, len(called)
        said = _SAID(_VERSION, utf8, _DEFLATED, 0, _EPOCH, checksum, deflated_size, size, long, 0)
        directory += (_LISTED, said, _WHERE(0, 0, 0, _RIGHTS, at), called)
        files += (b"PK\3\4", said, called, content)
        at += _HEAD + long + deflated_size
    listed, count = b"".join(directory), len(directory) // 4
    end = pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(listed), at, 0)
    content = b"".join((*files, listed, end))
    return sealed(content) if seal else content


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
