"""How wide words are in Times New Roman: what a drawn line's length is measured by.

Advance widths in thousandths of the type size, read from a font with the metrics of Times New Roman.
A letter with tone or vowel marks is as wide as the letter below them, save ơ, ư and đ.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SIGNS = "".join(map(chr, range(32, 127))) + "ĐđƠơƯư"
_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541 722 500 722 529 776 542"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 "
    "570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 "
    "722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 "
    "333 556 500 722 500 500 444 394 220 394 520 722 556 778 554 796 600"
)
_WIDTHS = {
    bold: dict(zip(_SIGNS, map(int, table.split()), strict=True)) for bold, table in ((False, _REGULAR), (True, _BOLD))
}
# Beyond the letters: what a typist or the setting of a page puts among them. As wide in bold, save the quotes.
_OTHERS = {
    "\u00a0": 250, "\u202f": 200, "–": 500, "—": 1000, "…": 1000, "‘": 333, "’": 333, "“": 444, "”": 444,
    "²": 300, "³": 300, "°": 400, "×": 564, "≥": 549, "≤": 549, "±": 549, "½": 750, "•": 350,
}  # fmt: skip
for _table in _WIDTHS.values():
    _table.update(_OTHERS)
_WIDTHS[True].update({"“": 500, "”": 500, "×": 570})
_UNKNOWN = 500  # a sign Times New Roman lacks is about a figure wide


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is, in points.

    >>> width("Độc lập", 10, bold=True) == width("Đôc lâp", 10, bold=True)
    True
    """
    return _thousandths(text, bold) * size / 1000


@lru_cache(maxsize=4096)  # a report says the same words again and again
def _thousandths(text: str, bold: bool) -> int:
    """Return how wide a text is, in thousandths of its size."""
    table = _WIDTHS[bold]
    return sum(table.get(sign) or table.get(_base(sign), _UNKNOWN) for sign in text)


def _base(sign: str) -> str:
    """Return the letter below the marks; ơ and ư keep their horn."""
    plain = unicodedata.normalize("NFD", sign)
    return unicodedata.normalize("NFC", plain[:2]) if plain[1:2] == "\u031b" else plain[0]


def last_line(text: str, measure: float, size: float, bold: bool = False) -> str:
    """Return the last line of a text set in a column `measure` points wide.

    >>> last_line("ỦY BAN NHÂN DÂN", 100, 13, bold=True)
    'DÂN'
    """
    line: list[str] = []
    for part in text.split("\n"):
        line, taken = [], 0
        for word in part.replace("\t", " ").split(" "):  # a no-break space parts no words
            if not word:
                continue
            own = _thousandths(word, bold)
            longer = taken + _WIDTHS[bold][" "] + own
            if line and longer * size / 1000 > measure:
                line, longer = [], own
            taken = longer if line else own
            line.append(word)
    return " ".join(line)
