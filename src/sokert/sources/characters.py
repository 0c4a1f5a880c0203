"""Finds where each character of a value was written, through quotes, folded lines and escapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BLANK = frozenset(" \t\r\n")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][^\r\n]*")
_EACH = re.compile(r".", re.DOTALL)
_SINGLE = re.compile(r"''|.", re.DOTALL)
_DOUBLE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # JSON writes one character as two halves
    r"|\\(?:x..|u.{4}|U.{8}|(?:\r\n|[\r\n])[ \t]*|.)|.",  # a line end taken away takes the next line's indent along
    re.DOTALL,
)
_ESCAPES = dict(zip('0abtnvfre "/\\N_LP', '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))


def offsets(raw: str, style: str, value: str) -> list[int]:
    """Return where each character of a value stands in the raw text of its scalar, and where it ends.

    >>> offsets("'nhà  ''A'''", "'", "nhà  'A'")
    [1, 2, 3, 4, 5, 6, 8, 9, 11]
    >>> offsets('"a\\\\tb"', '"', "a\\tb")
    [1, 2, 4, 5]

    Blanks may have been folded, but what is printed keeps its order: the n-th letter of the value is
    the n-th letter of the raw text. A blank stands behind the letter before it.
    """
    start, end = _bounds(raw, style)
    written = _letters(_signs(raw, style, start, end))
    found, places = iter([letter for letter in written if letter[0] not in _BLANK]), [start]
    for letter, _, _ in _letters((character, 0, 0) for character in value):
        if letter in _BLANK:
            places.append(min(places[-1] + 1, len(raw) - 1))
            continue
        same, begins, ends = next(found, ("", 0, 0))
        if same != letter:
            return [0] * (len(value) + 1)
        places[-1] = begins
        places += [begins] * (len(letter) - 1) + [ends]
    return places


def _bounds(raw: str, style: str) -> tuple[int, int]:
    """Return where the text of a scalar starts and ends: behind its anchor, header and quote."""
    properties = _PROPERTIES.match(raw)
    start = properties.end() if properties else 0
    if style in ("'", '"'):
        return start + 1, len(raw) - 1
    header = _HEADER.match(raw, start) if style else None
    return header.end() if header else start, len(raw)


def _signs(raw: str, style: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the characters a scalar is made of, and where each is written."""
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(style, _EACH)
    for match in pattern.finditer(raw, start, end):
        sign = match[0]
        if style == '"' and len(sign) > 1:
            sign = _unescaped(sign)
        elif style == "'":
            sign = sign[:1]
        for character in sign:
            yield character, match.start(), match.end()


def _unescaped(escape: str) -> str:
    """Return the character an escape stands for; nothing for a line end that is taken away."""
    if escape.count("\\u") == 2:
        halves = chr(int(escape[2:6], 16)) + chr(int(escape[8:], 16))
        return halves.encode("utf-16", "surrogatepass").decode("utf-16")
    return chr(int(escape[2:], 16)) if escape[1] in "xuU" else _ESCAPES.get(escape[1], "")


def _letters(signs: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield each letter with the marks that follow it, in NFC, and where it is written."""
    letter, start, end = "", 0, 0
    for character, begins, ends in signs:
        joined = unicodedata.normalize("NFC", letter + character)
        apart = joined == letter + character and not unicodedata.combining(character)
        if letter and (apart or letter in _BLANK):
            yield letter, start, end
            letter, joined = "", unicodedata.normalize("NFC", character)
        start = start if letter else begins
        letter, end = joined, ends
    if letter:
        yield letter, start, end
