"""Reads official Vietnamese: a passage into its figures, and what it claims of them.

The way back from what the rest of this room says, and from what offices write by hand (`tests/figures`).
"""

from __future__ import annotations

from dataclasses import replace

from sokert.vietnamese.read.claims import claims_of
from sokert.vietnamese.read.reading import Reader, Reading
from sokert.vietnamese.read.tables import read_table

__all__ = ["Reading", "read", "read_table"]


def read(text: str) -> Reading:
    """Return what a passage says of its figures.

    >>> found = read("Phát hiện 214 vụ, giảm 37 vụ (214/251) so với năm trước.")
    >>> [(statement.name, statement.stated.value) for statement in found.statements]
    [('difference', Fraction(-37, 1))]
    """
    reading = Reading()
    reader = Reader(reading)
    reader.read(text)
    reading.quantities = [replace(one, text=one.place.within(text)) for one in reading.quantities]
    reading.statements = list(dict.fromkeys(claims_of(reading, reader.total)))
    return reading
