"""Colors as Word takes them: six hexadecimal digits, however they were said."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"#?([0-9A-Fa-f]{6})")
_SHORT = re.compile(r"#([0-9A-Fa-f]{3})")
# Words for colors: the markers of Word (ST_HighlightColor, ECMA-376 Part 1, 17.18.40) and the sixteen of HTML 4,
# which give green, and the dark ones, the same as Word's.
_NAMED = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "008000",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkblue": "000080",
    "darkcyan": "008080",
    "darkgreen": "008000",
    "darkmagenta": "800080",
    "darkred": "800000",
    "darkyellow": "808000",
    "darkgray": "808080",
    "lightgray": "C0C0C0",
    "aqua": "00FFFF",
    "fuchsia": "FF00FF",
    "gray": "808080",
    "grey": "808080",
    "lime": "00FF00",
    "maroon": "800000",
    "navy": "000080",
    "olive": "808000",
    "orange": "FFA500",
    "purple": "800080",
    "silver": "C0C0C0",
    "teal": "008080",
}
NAMES = tuple(_NAMED)


def hexadecimal(said: object) -> str | None:
    """Return a color's six hexadecimal digits; None for what is no color.

    >>> hexadecimal("#c00000"), hexadecimal("red"), hexadecimal("#fff"), hexadecimal("xyz")
    ('C00000', 'FF0000', 'FFFFFF', None)
    """
    if not isinstance(said, str):
        return None
    words = said.strip()
    if match := _DIGITS.fullmatch(words):
        return match[1].upper()
    if match := _SHORT.fullmatch(words):
        return "".join(2 * digit for digit in match[1]).upper()
    return _NAMED.get(words.replace(" ", "").replace("_", "").lower())
