"""The units of OOXML, from those of the law: millimetres and points."""

from __future__ import annotations


def twips(mm: float) -> int:
    """Return millimetres in twentieths of a point.

    >>> twips(210), twips(20)
    (11906, 1134)
    """
    return round(mm * 1440 / 25.4)


def points(mm: float) -> float:
    """Return millimetres in points.

    >>> points(25.4)
    72.0
    """
    return mm * 72 / 25.4


def half_points(size: float) -> int:
    """Return a type size in half points, as `w:sz` gives it.

    >>> half_points(14)
    28
    """
    return round(size * 2)


def twentieths(size: float) -> int:
    """Return points in twentieths of a point, as `w:spacing` gives them.

    >>> twentieths(6)
    120
    """
    return round(size * 20)
