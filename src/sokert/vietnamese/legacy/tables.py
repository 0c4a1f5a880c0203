"""The letters of TCVN3 (TCVN 5712:1993, VN3) and of VNI for Windows, as their Latin-1 signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

Code = Literal["tcvn3", "vni"]
CODES: tuple[Code, ...] = get_args(Code)

# One sign a letter, in the order of the code.
TCVN3: Mapping[str, str] = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

# A vowel and a mark: the marks of a plain vowel, of a circumflexed one and of ă.
_PLAIN = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ROOF = dict(zip("âáàåãä", ["\u0302", *(f"\u0302{tone}" for tone in "\u0301\u0300\u0309\u0303\u0323")], strict=True))
_BREVE = dict(zip("êéèúüë", ["\u0306", *(f"\u0306{tone}" for tone in "\u0301\u0300\u0309\u0303\u0323")], strict=True))
# Letters that are one sign; ơ and ư take the marks of a plain vowel.
_SINGLE = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_ROOFED = {**_PLAIN, **_ROOF}
_TAKES = {"a": {**_ROOFED, **_BREVE}, "e": _ROOFED, "o": _ROOFED, "u": _PLAIN, "y": _PLAIN, "ô": _PLAIN, "ö": _PLAIN}


def _paired() -> dict[str, str]:
    """Return what VNI writes with one or two signs, small letters only."""
    pairs = {
        vowel + sign: unicodedata.normalize("NFC", _SINGLE.get(vowel, vowel) + mark)
        for vowel, marks in _TAKES.items()
        for sign, mark in marks.items()
    }
    return {**_SINGLE, **pairs}


VNI: Mapping[str, str] = _paired()
_SIGNS = re.compile("|".join(sorted(VNI, key=len, reverse=True)), re.IGNORECASE)
_TRANSLATED = str.maketrans(dict(TCVN3))


def unicode_of(text: str, code: Code) -> str:
    """Return a text of an old code in Unicode, NFC; signs that are no letters of the code stay.

    >>> unicode_of("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> unicode_of("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam - ÑOÄC LAÄP", "vni")
    'Cộng hòa xã hội chủ nghĩa Việt Nam - ĐỘC LẬP'
    """
    said = text.translate(_TRANSLATED) if code == "tcvn3" else _SIGNS.sub(_letter, text)
    return unicodedata.normalize("NFC", said)


def _letter(match: re.Match[str]) -> str:
    """Return one letter; the case of its first sign is its own, whatever its mark's."""
    letter = VNI[match[0].lower()]
    return letter.upper() if match[0][0].isupper() else letter


def letters(text: str, code: Code) -> Iterator[tuple[int, int, str]]:
    """Yield each letter of an old code in a text: where it begins and ends, and what it is.

    >>> list(letters("hoøa", "vni")), list(letters("hßa", "tcvn3"))
    ([(1, 3, 'ò')], [(1, 2, 'ò')])
    """
    if code == "vni":
        yield from ((match.start(), match.end(), _letter(match)) for match in _SIGNS.finditer(text))
    else:
        yield from ((at, at + 1, TCVN3[sign]) for at, sign in enumerate(text) if sign in TCVN3)
