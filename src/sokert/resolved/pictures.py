"""Looks at the pictures of a paragraph: their kind, ground, main colour and place."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from sokert.ooxml.names import WP, A, R
from sokert.ooxml.properties import number
from sokert.resolved.model import LINKS, Document, Paragraph

_PNG = b"\x89PNG\r\n\x1a\n"
_KINDS = {b"\xff\xd8": "JPEG", b"GI": "GIF", b"BM": "BMP", b"\x89P": "PNG"}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_MOST = 600_000  # bytes of a picture unpacked; a scanned page is not looked at dot by dot


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its kind, whether its ground is clear, its main colour ("" unknown), its left edge and width."""

    kind: str
    clear: bool
    colour: str
    left: int | None
    wide: int


def pictures_of(document: Document, paragraph: Paragraph) -> Iterator[Picture]:
    """Yield the pictures anchored in a paragraph, those that lie in the file."""
    targets = {link.get("Id"): link.get("Target", "") for link in document.trees.get(LINKS, ())}
    for blip in paragraph.element.iter(f"{A}blip"):
        target = targets.get(blip.get(f"{R}embed"), "")
        content = document.media.get(f"word/{target.removeprefix('/word/')}")
        if content is not None:
            yield _seen(content, blip)


def _seen(content: bytes, blip: etree._Element) -> Picture:
    frame = next(blip.iterancestors(f"{WP}anchor", f"{WP}inline"), None)
    extent = None if frame is None else frame.find(f"{WP}extent")
    offset = None if frame is None else frame.findtext(f"{WP}positionH/{WP}posOffset")
    left = number(offset) if offset else None
    wide = 0 if extent is None else number(extent.get("cx"))
    clear, colour = _png(content) if content.startswith(_PNG) else (False, "")
    return Picture(_KINDS.get(content[:2], "?"), clear, colour, left, wide)


def _png(content: bytes) -> tuple[bool, str]:
    """Return whether a PNG's ground is clear, and the main colour of its ink; empty where it cannot be told."""
    chunks = dict[bytes, bytes]()
    at = len(_PNG)
    while at + 8 <= len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + content[at + 8 : at + 8 + size]
        at += size + 12
    head = chunks.get(b"IHDR", b"").ljust(13, b"\0")
    wide, high = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, kind, laced = head[8], head[9], head[12]
    clear = kind in (4, 6) or b"tRNS" in chunks
    channels = _CHANNELS.get(kind, 0)
    if depth != 8 or laced or not channels or not 0 < wide * high * channels < _MOST:
        return clear, ""
    try:
        rows = _rows(zlib.decompressobj().decompress(chunks.get(b"IDAT", b""), _MOST), wide * channels, channels)
    except zlib.error:
        return clear, ""
    return clear, _main(rows, kind, channels, chunks)


def _rows(raw: bytes, length: int, step: int) -> Iterator[bytes]:
    """Yield the rows of a PNG with its filters undone."""
    before = bytearray(length)
    for start in range(0, len(raw) - length, length + 1):
        how, row = raw[start], bytearray(raw[start + 1 : start + 1 + length])
        for at in range(length):
            a, b = row[at - step] if at >= step else 0, before[at]
            c = before[at - step] if at >= step else 0
            guess = (0, a, b, (a + b) // 2, _nearest(a, b, c))[how] if how < 5 else 0
            row[at] = (row[at] + guess) & 255
        before = row
        yield bytes(row)


def _nearest(a: int, b: int, c: int) -> int:
    near = a + b - c
    return min((a, b, c), key=lambda side: abs(near - side))


def _main(rows: Iterator[bytes], kind: int, channels: int, chunks: dict[bytes, bytes]) -> str:
    """Return the mean colour of what is inked, named: blue, red, or as hex."""
    total, count = [0, 0, 0], 0
    for row in rows:
        for at in range(0, len(row), channels):
            dot = row[at : at + channels]
            if kind == 3:
                dot = chunks.get(b"PLTE", b"")[dot[0] * 3 : dot[0] * 3 + 3]
            red, green, blue = dot[:3] if len(dot) >= 3 else (dot[:1] or b"\0") * 3
            if (kind in (4, 6) and dot[-1] < 128) or min(red, green, blue) > 220:
                continue
            total, count = [total[0] + red, total[1] + green, total[2] + blue], count + 1
    if not count:
        return ""
    red, green, blue = (part // count for part in total)
    if blue > red + 30 and blue > green:
        return "blue"
    return "red" if red > green + 40 and red > blue + 40 else f"#{red:02X}{green:02X}{blue:02X}"
