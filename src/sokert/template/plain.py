"""Reads texts that are plain, as most of a report is: paragraphs and simple bullets, nothing else in them.

What comes out is what markdown-it makes of the same text, token for token, without importing it, which
takes longer than reading a whole report. A text with any sign that could mean more is left to markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_MORE = re.compile(
    r"[\\*_|\x00]|\]\(|~~|<[^\s<>]*[:@]"  # emphasis, escapes, tables, links
    r"|[^\S \n]| $"  # blanks other than single ones between words: tabs, hard breaks
    r"|^(?:[ #+:>]|-(?! \S)|\d+[.)](?: |$))"  # indents, headings, lists of other kinds, rules of tables
    r"|^- (?:[ #+:>-]|\d+[.)](?: |$))",  # the same within a bullet
    re.MULTILINE,
)
_NO_ATTRIBUTES: Mapping[str, str | int | float] = {}


class Token(NamedTuple):
    """A token with the names that markdown-it gives it, as far as they are read here."""

    type: str
    content: str = ""
    children: list[Token] | None = None
    map: list[int] | None = None
    tag: str = ""
    info: str = ""
    markup: str = ""
    attrs: Mapping[str, str | int | float] = _NO_ATTRIBUTES


def tokens(text: str) -> list[Token] | None:
    """Return the tokens of a plain text; None when it is not plain.

    >>> [token.type for token in tokens("Hai") or ()]
    ['paragraph_open', 'inline', 'paragraph_close']
    >>> tokens("**Hai**") is None
    True
    """
    if _MORE.search(text):
        return None
    found: list[Token] = []
    for first, lines in _paragraphs(text):
        is_item = lines[0].startswith("- ")
        in_list = bool(found) and found[-1].type == "list_item_close"
        if in_list and not is_item:
            found.append(Token("bullet_list_close"))
        if is_item and not in_list:
            found.append(Token("bullet_list_open"))
        paragraph = [Token("paragraph_open"), _inline(first, lines), Token("paragraph_close")]
        found += [Token("list_item_open"), *paragraph, Token("list_item_close")] if is_item else paragraph
    if found and found[-1].type == "list_item_close":
        found.append(Token("bullet_list_close"))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each paragraph or bullet: the index of its first line, and its lines."""
    first, lines = 0, list[str]()
    for index, line in enumerate([*text.split("\n"), ""]):
        if lines and (not line or line.startswith("- ")):
            yield first, lines
            lines = []
        if line:
            first, lines = (first, lines) if lines else (index, [])
            lines.append(line)


def _inline(first: int, lines: list[str]) -> Token:
    """Return the words of a paragraph, its lines joined by soft breaks."""
    said = [lines[0].removeprefix("- "), *lines[1:]]
    children = [token for line in said for token in (Token("softbreak"), Token("text", line))][1:]
    return Token("inline", "\n".join(said), children, [first, first + len(said)])
