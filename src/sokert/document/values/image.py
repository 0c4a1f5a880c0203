"""Images: their bytes, their kind, and how large they are drawn."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Real

from sokert.document.blocks import Value
from sokert.document.values.files import Source, content_of
from sokert.document.values.links import address
from sokert.document.values.pictures import is_svg, seen
from sokert.document.values.wording import Problems

EMU = 36_000  # English metric units in a millimetre
MOST_MM = 558  # Word draws nothing longer than 22 inches


@dataclass(frozen=True, slots=True, init=False)
class Image(Value):
    """A picture: PNG, JPEG, GIF, BMP, TIFF, EMF or WMF, from a path, bytes or an open file.

    >>> dot = bytes.fromhex("424d3a0000000000000036000000280000000100000001000000010018000000000004000000")
    >>> stamp = Image(dot + bytes(16) + bytes(4), width=30, alt="Con dấu")
    >>> (stamp.kind, stamp.width, stamp.height, str(stamp))
    ('bmp', 30.0, 30.0, 'Con dấu')

    Sizes are in millimetres, or lengths of python-docx. One side given keeps the ratio; both are taken as they
    are; with none the picture's own pixels and dots an inch say, and it is never wider than the text. `alt`
    says to those who do not see it what it shows; leave it empty for mere ornament. `link` is where a click
    leads. The bytes are read once, on making, so a missing or broken file is told there. Two images are equal
    when their bytes, sizes and words are.
    """

    content: bytes = field(repr=False)
    kind: str
    """Also the ending of its file: png, jpeg, gif, bmp, tiff, emf, wmf."""
    width: float
    """In millimetres."""
    height: float
    """In millimetres."""
    alt: str
    link: str | None
    sized: bool
    """Whether a side was asked for."""
    name: str = field(compare=False)
    """The file it came from, without its folder."""

    def __init__(
        self,
        source: Source,
        width: float | Decimal | None = None,
        height: float | Decimal | None = None,
        alt: str = "",
        link: str | None = None,
    ) -> None:
        problems = Problems("Image")
        content = content_of(problems, source)
        kind, own = ("", (0.0, 0.0)) if problems.found else _seen(problems, content)
        asked = [_length(problems, "width", width), _length(problems, "height", height)]
        values = {
            "content": content,
            "kind": kind,
            "alt": problems.words("alt", alt),
            "link": None if link is None else address(problems, "link", link),
            "sized": any(asked),
            "name": os.path.basename(problems.file),
        }
        problems.refuse()
        sides = _sides(own, *asked)
        if max(sides) > MOST_MM and any(asked):
            problems.note("VALUE-LENGTH", "width" if sides[0] > MOST_MM else "height", round(max(sides)), most=MOST_MM)
            problems.refuse()
        for key, value in {**values, "width": sides[0], "height": sides[1]}.items():
            object.__setattr__(self, key, value)

    def extent(self, measure: float) -> tuple[int, int]:
        """Return width and height in English metric units; unasked, no wider than a measure in millimetres.

        >>> Image(bytes.fromhex("d7cdc69a000000000000a005d002a005" + "00" * 6)).extent(measure=20)
        (720000, 360000)
        """
        most = MOST_MM / max(self.width, self.height)
        scale = 1.0 if self.sized else min(1.0, measure / self.width, most)
        return max(1, int(self.width * scale * EMU)), max(1, int(self.height * scale * EMU))

    def __str__(self) -> str:
        return self.alt


def _length(problems: Problems, key: str, given: float | Decimal | None) -> float:
    """Return a length in millimetres; 0 when none is asked for."""
    if given is None:
        return 0.0
    length = getattr(given, "mm", given)  # python-docx's Mm, Cm and Inches say it so
    if isinstance(length, Real | Decimal) and not isinstance(length, bool) and 0 < float(length) <= MOST_MM:
        return float(length)
    problems.note("VALUE-LENGTH", key, given, most=MOST_MM)
    return 0.0


def _sides(own: tuple[float, float], width: float, height: float) -> tuple[float, float]:
    """Return width and height in millimetres: what is asked for, the rest by the picture's ratio."""
    if width and height:
        return width, height
    if width:
        return width, round(width * own[1] / own[0], 6)
    if height:
        return round(height * own[0] / own[1], 6), height
    return own


def _seen(problems: Problems, content: bytes) -> tuple[str, tuple[float, float]]:
    """Return a picture's kind and its own size in millimetres; what cannot be shown is noted."""
    if is_svg(content):
        problems.note("IMAGE-SVG", "source")
        return "", (0, 0)
    picture = seen(content)
    if picture is None:
        problems.note("IMAGE-UNKNOWN-KIND", "source")
        return "", (0, 0)
    if not picture.whole:
        problems.note("IMAGE-DAMAGED", "source")
    return picture.kind, (picture.width, picture.height)
