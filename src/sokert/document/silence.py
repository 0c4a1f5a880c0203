"""SILENCE: the marks a template typed around a tag that says nothing are taken away with it.

`đạt {{ x|with_unit }}, {{ x|change }}; còn lại ...` must not become "đạt 450 cuộc, ; còn lại". A filter that has
nothing to say prints a sign, and one that says it in brackets prints two around them. Here the commas, semicolons,
stops, brackets and blanks beside such a sign go, and the sign with them. No letter, no figure and no mark that a
value brought along is ever taken: a value that begins or ends with such a mark stands between signs of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# XML forbids these, so no words can hold them.
SILENT = "\x0e"
ASIDE, ASIDE_END = "\x0f", "\x10"
EDGE = "\x11"
SIGNS = re.compile(f"[{SILENT}-{EDGE}]")
_ALL = (SILENT, ASIDE, ASIDE_END, EDGE)
MARKS = " ,;.:()"
"""What a value that begins or ends with it is kept apart by EDGE for."""

_B = "[ \u00a0]"
_S = SILENT
_STOP = rf"(?={_B}*(?:[,;.:)!?…\n]|$))"

# What is cut are the groups, in this order, each as often as it is found.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_S}({_B}*[,;]?{_B}*{_S})",  # two in a row are one
        rf"({_B}*\({_B}*){_S}({_B}*\))",  # ( )
        rf"(?<=\(){_S}({_B}*[,;]{_B}*)",  # (, A)
        rf"({_B}*[,;]{_B}*){_S}({_B}*){_STOP}",  # A, ; B    A, .    (A, )
        rf"({_B}*:{_B}*){_S}(?={_B}*(?:[.;)!?…\n]|$))",  # A: .
        rf"[,;]{_B}{_S}({_B}+)",  # A,  B
        rf"(?:^|(?<=\n)){_B}*{_S}({_B}*[,;:.]?{_B}*)",  # a paragraph that begins with it
        rf"(?<=[.!?])({_B}+){_S}({_B}*\.)",  # A. .
        rf"(?<=[.!?:]){_B}{_S}({_B}*[,;]?{_B}*)(?=[^\s.;,])",  # A. , B
        rf"({_B}+){_S}{_STOP}",  # A , B
        rf"{_B}{_S}({_B}+)",  # A  B
    )
)
_CUTS_ASIDE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"({_B}*,)(?={_B}*{ASIDE})",  # A, (B)
        rf"(\({_B}*){ASIDE}[^{ASIDE_END}]*{ASIDE_END}({_B}*\))",  # ((A))
    )
)


def is_signed(text: str) -> bool:
    """Return whether a text holds any of the signs: four quick looks, where a search tries each letter."""
    return any(map(text.__contains__, _ALL))


def signs(text: str) -> list[int]:
    """Return where the signs of a text stand.

    >>> signs(f"a{EDGE}b{SILENT}{EDGE}")
    [1, 3, 4]
    """
    found = list[int]()
    for sign in _ALL:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    return sorted(found)


def cuts(text: str) -> list[int]:
    """Return the places of the characters of a text, without markup, that a silence takes with it.

    >>> text = f"đạt 450 cuộc, {SILENT}; còn lại"
    >>> "".join(sign for at, sign in enumerate(text) if at not in cuts(text))
    'đạt 450 cuộc; còn lại'
    """
    said, kept, cut = text, list(range(len(text))), set(signs(text))
    sought = (*(_CUTS if SILENT in text else ()), *(_CUTS_ASIDE if ASIDE in text else ()))
    changed = True
    while changed:
        changed = False
        for pattern in sought:
            if not pattern.search(said):
                continue
            if gone := {at for match in pattern.finditer(said) for at in _groups(match)}:
                cut.update(map(kept.__getitem__, gone))
                kept = [at for here, at in enumerate(kept) if here not in gone]
                said = "".join(text[at] for at in kept)
                changed = True
    return sorted(cut)


def _groups(match: re.Match[str]) -> Iterator[int]:
    for group in range(1, match.re.groups + 1):
        yield from range(*match.span(group))


def tidied(text: str, tokens: re.Pattern[str]) -> str:
    """Return a piece of marked-up text without its silences.

    A match of `tokens` is markup: its group `ends` ends a paragraph, its group `word` is a sign of words.

    >>> tidied(f"A, <b>{SILENT}</b>; B", re.compile(r"(?P<ends></p>)|<[^>]*>|(?P<word>&[a-z]+;)"))
    'A<b></b>; B'
    """
    if SILENT not in text and ASIDE not in text:
        return SIGNS.sub("", text)  # most values that begin or end with a mark stand beside no silence
    shown: list[str] = []
    places: list[int] = []
    at = 0
    for match in tokens.finditer(text):
        shown += text[at : match.start()]
        places += range(at, match.start())
        if match["ends"] or match["word"]:
            shown.append("\n" if match["ends"] else "x")
            places.append(-1)
        at = match.end()
    shown += text[at:]
    places += range(at, len(text))
    left, at = list[str](), 0
    for gone in sorted({places[cut] for cut in cuts("".join(shown))} - {-1}):
        left.append(text[at:gone])
        at = gone + 1
    return SIGNS.sub("", "".join((*left, text[at:])))
