"""Pictures made for tests, small and whole; no program draws them."""

from __future__ import annotations

import struct
import zlib


def png(wide: int = 30, high: int = 20, dpi: int = 0) -> bytes:
    """Return a red picture; without dpi it does not say how large a dot is."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    dots = round(dpi / 0.0254)
    density = chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)) if dpi else b""
    rows = (b"\0" + b"\xc0\0\0" * wide) * high
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + density + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(wide: int = 30, high: int = 20, start: bytes | None = None) -> bytes:
    """Return the frame of a JPEG; `start` is what stands before it instead of JFIF."""
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1\1" + struct.pack(">2H", 300, 300) + b"\0\0"
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">2H", high, wide) + b"\3\1\x22\0\2\x11\1\3\x11\1"
    return b"\xff\xd8" + (jfif if start is None else start) + frame + b"\xff\xda\0\x0c" + b"\0" * 10 + b"\xff\xd9"


def gif(wide: int = 30, high: int = 20) -> bytes:
    return b"GIF89a" + struct.pack("<2H", wide, high) + b"\0\0\0;"


def bmp(wide: int = 30, high: int = 20) -> bytes:
    rows = (b"\0\0\xc0" * wide + b"\0" * (-3 * wide % 4)) * high
    info = struct.pack("<IiiHHIIiiII", 40, wide, high, 1, 24, 0, len(rows), 3937, 3937, 0, 0)  # 100 dots an inch
    return b"BM" + struct.pack("<IHHI", 54 + len(rows), 0, 0, 54) + info + rows


def tiff(wide: int = 30, high: int = 20) -> bytes:
    entries = [(256, 4, 1, wide), (257, 4, 1, high), (282, 5, 1, 74), (283, 5, 1, 74), (296, 3, 1, 2)]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<I", 8) + directory + b"\0\0\0\0" + struct.pack("<2I", 150, 1)


def emf(wide: int = 5000, high: int = 2500) -> bytes:
    """Return the header of a drawing, its sides in hundredths of a millimetre."""
    return struct.pack("<2I4i4i", 1, 88, 0, 0, 100, 50, 0, 0, wide, high) + b" EMF" + b"\0" * 44


def wmf(wide: int = 1440, high: int = 720, units: int = 1440) -> bytes:
    return b"\xd7\xcd\xc6\x9a\0\0" + struct.pack("<4hH", 0, 0, wide, high, units) + b"\0" * 6
