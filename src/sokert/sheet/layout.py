"""Where everything stands on the form."""

from __future__ import annotations

from enum import IntEnum

FIGURES, WORDS, HIDDEN = "Số liệu", "Thuyết minh", "_sokert"
"""The sheets: what is filled in, and the one nobody sees, which holds the report as JSON."""
VERSION = 1
CHUNK = 32_000  # characters of JSON in a cell; Excel takes 32,767
DIGITS = 15
"""What a spreadsheet keeps of a figure; what a sum has behind them is noise."""
UNIT, DAY = (1, 3), (2, 3)
"""The cells of the unit's name and of the day it reports, as row and column from 0."""
HEAD = 4
"""The row of the column heads; the figures follow."""


class Column(IntEnum):
    """The columns of the figures; the code is hidden."""

    CODE = 0
    NUMBER = 1
    NAME = 2
    UNIT = 3
    PREVIOUS = 4
    PLAN = 5
    HEDGE = 6
    VALUE = 7
    RESULT = 8


def cell(row: int, column: int, absolute: bool = False) -> str:
    """Return what Excel calls a cell, of a row and column from 0.

    >>> cell(6, 1), cell(6, 1, absolute=True)
    ('B7', '$B$7')
    """
    sign = "$" if absolute else ""
    return f"{sign}{chr(ord('A') + column)}{sign}{row + 1}"
