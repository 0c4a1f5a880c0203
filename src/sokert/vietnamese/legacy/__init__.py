"""Reads text of the years before Unicode: TCVN3 (ABC) and VNI, known by their fonts or by their look.

    code_of(".VnTimeH")                     which code a font's text is in
    unicode_of("Céng hßa", "tcvn3")         the text in Unicode, NFC
    recognised("Coäng hoøa xaõ hoäi")       which code a text is in, by the text alone

The letters of both codes are Latin-1 signs that only their own fonts draw as Vietnamese. TCVN3 has no
code for most capitals: a font whose name ends in H draws its small letters as capitals.
"""

from __future__ import annotations

import re
import unicodedata

from sokert.vietnamese.legacy.looks import Recognised, recognised
from sokert.vietnamese.legacy.mixed import coded, leaning
from sokert.vietnamese.legacy.tables import CODES, Code, letters, unicode_of

_TCVN3 = re.compile(r"\.Vn|VnTime", re.IGNORECASE)
_VNI = re.compile(r"VNI[- ]", re.IGNORECASE)


def code_of(font: str) -> Code | None:
    """Return the code that text in a font is written in; None for a font of Unicode.

    >>> code_of(".VnTime"), code_of(".VnArial NarrowH"), code_of("VNI-Times"), code_of("Times New Roman")
    ('tcvn3', 'tcvn3', 'vni', None)
    """
    if _VNI.match(font):
        return "vni"
    return "tcvn3" if _TCVN3.match(font) else None


def capital(font: str) -> bool:
    """Return whether a font draws small letters as capitals: .VnTimeH does.

    >>> capital(".VnTimeH"), capital(".VnTime"), capital("VNI-Times"), capital("Gigi H")
    (True, False, False, False)
    """
    return code_of(font) == "tcvn3" and font.rstrip().endswith(("H", "h"))


def read(text: str, font: str) -> str:
    """Return a text as its font shows it, in Unicode; text of any other font stays as it is.

    >>> read("Uû ban nh©n d©n", ".VnTime"), read("uû ban nh©n d©n", ".VnTimeH")
    ('Uỷ ban nhân dân', 'UỶ BAN NHÂN DÂN')
    >>> read("Uûy ban nhaân daân", "VNI-Times"), read("thé", "Times New Roman")
    ('Ủy ban nhân dân', 'thé')
    """
    code = code_of(font)
    if code is None:
        return text
    pieces, at = [], 0
    for start, end in coded(text, code):
        said = unicode_of(text[start:end], code)
        pieces += [text[at:start], said.upper() if capital(font) else said]
        at = end
    return unicodedata.normalize("NFC", "".join([*pieces, text[at:]]))


__all__ = [
    "CODES",
    "Code",
    "Recognised",
    "capital",
    "code_of",
    "coded",
    "leaning",
    "letters",
    "read",
    "recognised",
    "unicode_of",
]
