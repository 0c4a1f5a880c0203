"""The letters of a tag as Word leaves them, turned into the letters Jinja reads.

Word makes quotes curly, blanks wide and hyphens soft; keyboards type a letter and its tone apart. Only
what stands inside a tag is touched, and nothing inside its string literals but the letters' form (NFC).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_DOUBLE, _SINGLE = '"“”„‟«»', "'‘’‚‛"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n"
# A picture or other object inside a tag (U+FFFC stands for it) is no letter of it either.
_NOTHING = "\ufffc\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DASHES = "\u2010\u2011\u2012\u2013\u2212"
_INSIDE = {"\n": "\\n", "\t": "\\t", "\ufffc": ""}
_OPEN, _SHUT = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Letters:
    """A text with its tags made readable; `origins` says where each letter stood in the text as typed."""

    text: str
    origins: tuple[int, ...] | None
    """None when nothing was changed: each letter stands where it stood."""

    def origin(self, offset: int) -> int:
        """Return where a letter stood before; the end of the text for one behind the last."""
        return offset if self.origins is None else self.origins[offset]


def readable(raw: str) -> Letters:
    """Return a paragraph's text with the letters of its tags made readable.

    >>> readable("“A” {{ x|default(“–”)\\u00a0}}").text
    '“A” {{ x|default("–") }}'

    A tag that never closes stays as it is: it will be told as unclosed.
    """
    if "{" not in raw:
        return Letters(raw, None)
    letters: list[tuple[str, int]] = []
    place = 0
    while place < len(raw):
        closer = _CLOSERS.get(raw[place : place + 2])
        inside = _tag(raw, place, closer) if closer else None
        if inside:
            letters += inside[0]
            place = inside[1]
        else:
            letters.append((raw[place], place))
            place += 1
    text = "".join(letter for letter, _ in letters)
    if text == raw:
        return Letters(raw, None)
    return Letters(text, (*(origin for letter, origin in letters for _ in letter), len(raw)))


def _tag(raw: str, start: int, closer: str) -> tuple[list[tuple[str, int]], int] | None:
    """Return the readable letters of the tag that opens at `start`, and where it ends; None if it never does."""
    letters, place, depth = [(raw[start : start + 2], start)], start + 2, 0
    while place < len(raw):
        if not depth and raw.startswith(closer, place):
            return _composed([*letters, (closer, place)]), place + 2
        letter = raw[place]
        if closer != "#}" and letter in _DOUBLE + _SINGLE:
            literal = _literal(raw, place)
            if literal is None:
                return None
            letters += literal[0]
            place = literal[1]
            continue
        depth = max(depth + (letter in _OPEN) - (letter in _SHUT), 0) if closer != "#}" else 0
        letters.append((_outside(letter), place))
        place += 1
    return None


def _outside(letter: str) -> str:
    """Return a letter as it reads outside a string literal; an empty text for one that shows nothing."""
    if letter.isalnum():
        return letter
    if letter in _BLANKS:
        return " "
    if letter in _NOTHING:
        return ""
    return "-" if letter in _DASHES else letter


def _literal(raw: str, start: int) -> tuple[list[tuple[str, int]], int] | None:
    """Return a string literal between straight quotes, and where it ends; None if it never does."""
    family = _DOUBLE if raw[start] in _DOUBLE else _SINGLE
    quote = family[0]
    closers = quote if raw[start] == quote else family
    letters, place = [(quote, start)], start + 1
    while place < len(raw):
        letter = raw[place]
        if letter == "\\" and place + 1 < len(raw):
            letters.append((raw[place : place + 2], place))
            place += 2
        elif letter in closers:
            return [*letters, (quote, place)], place + 1
        else:
            # A break typed inside a literal is a break of the literal, and the tag stays on one line.
            letters.append((_INSIDE.get(letter, letter) if letter != quote else f"\\{quote}", place))
            place += 1
    return None


def _composed(letters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return letters with each tone joined to the letter before it (NFC)."""
    if all(letter.isascii() for letter, _ in letters):
        return letters
    clusters: list[tuple[str, int]] = []
    for letter, origin in letters:
        if clusters and letter and unicodedata.combining(letter[0]):
            before, first = clusters[-1]
            clusters[-1] = (before + letter, first)
        else:
            clusters.append((letter, origin))
    return [(unicodedata.normalize("NFC", letter), origin) for letter, origin in clusters]
