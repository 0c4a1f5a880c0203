"""What a picture's bytes say of it: its kind and its own size."""

from __future__ import annotations

import struct
from typing import NamedTuple

_INCH = 25.4
_DPI = 72  # of a picture that does not say; python-docx and docxtpl take the same
_KINDS = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
}
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"


class Picture(NamedTuple):
    """A picture's kind and size in millimetres; a damaged one has no size."""

    kind: str
    width: float = 0
    height: float = 0
    cut_off: bool = False

    @property
    def whole(self) -> bool:
        """Whether it has a size and an end."""
        return self.width > 0 and self.height > 0 and not self.cut_off


def is_svg(content: bytes) -> bool:
    """Return whether a file is a drawing in SVG.

    >>> is_svg(b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')
    True
    """
    start = content[:5000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!")) and b"<svg" in start)


def seen(content: bytes) -> Picture | None:
    """Return what a file's bytes say of the picture in it; None when it is none that Word shows.

    >>> seen(bytes.fromhex("d7cdc69a000000000000a005d002a005" + "00" * 6))
    Picture(kind='wmf', width=25.4, height=12.7, cut_off=False)
    """
    return _metafile(content) or _pixels(content)


def _metafile(content: bytes) -> Picture | None:
    """Return a drawing of Windows: EMF, or WMF with a size before it."""
    if len(content) >= 44 and content[:4] == b"\x01\0\0\0" and content[40:44] == b" EMF":
        left, top, right, bottom = struct.unpack("<4i", content[24:40])  # hundredths of a millimetre
        return Picture("emf", (right - left) / 100, (bottom - top) / 100)
    if len(content) >= 22 and content[:4] == b"\xd7\xcd\xc6\x9a":
        left, top, right, bottom, units = struct.unpack("<4hH", content[6:16])
        scale = _INCH / (units or 1440)
        return Picture("wmf", (right - left) * scale, (bottom - top) * scale)
    return None


def _pixels(content: bytes) -> Picture | None:
    """Return a picture of pixels, as python-docx reads it."""
    from docx.image.exceptions import UnrecognizedImageError
    from docx.image.image import Image

    try:
        header = Image.from_blob(content)
        kind = _KINDS[header.content_type]
        wide, high = header.px_width, header.px_height
        if not wide or not high:
            return Picture(kind)
        across, down = header.horz_dpi or _DPI, header.vert_dpi or _DPI
    except UnrecognizedImageError:
        return _bare_jpeg(content) if content.startswith(_JPEG) else None
    except Exception:  # its readers raise whatever a broken header leads to
        return Picture("")
    return Picture(kind, wide * _INCH / across, high * _INCH / down, _cut_off(kind, content))


def _bare_jpeg(content: bytes) -> Picture:
    """Return a JPEG that begins neither as JFIF nor as Exif, as some programs write it; python-docx knows none such."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">2H", content[at + 5 : at + 9])
            return Picture("jpeg", wide * _INCH / _DPI, high * _INCH / _DPI, _cut_off("jpeg", content))
        at += 2 + length
    return Picture("jpeg")


def _cut_off(kind: str, content: bytes) -> bool:
    """Return whether a file ends too early, as one does whose copying was broken off."""
    if kind == "png":
        return b"IEND" not in content
    # A small preview at the beginning has an end of its own.
    return kind == "jpeg" and content.rfind(_JPEG_END) < len(content) // 2
