"""Lets the headings that are typed in a section's body stand below the section, whichever level it has.

Who types a text for a section need not know how deep it stands: the highest heading of a body is the level below its
section, every other as much deeper as it was typed.
"""

from __future__ import annotations

import re

from sokert.document.blocks import CLOSE, OPEN, fence

_UNDER = re.compile(f"{OPEN}under/(\\d+){CLOSE}")
_TYPED = re.compile(r"^[^\w\n#]*#{1,6}[ \t]", re.MULTILINE)
_MARK = re.compile(f"({OPEN}/?heading-)(\\d){CLOSE}")
_DEEPEST = 5  # levels of headings that a template has


def under(level: int, body: str) -> str:
    """Return a body with the level of its section before it, where it may hold a heading."""
    return fence(f"under/{level}") + body if "#" in body and _TYPED.search(body) else body


def under_of(text: str) -> tuple[int, str]:
    """Return the level of the section that a body stands in, 0 where it holds no heading, and the body.

    >>> under_of(under(2, "# Một")), under_of(under(2, "Một"))
    ((2, '# Một'), (0, 'Một'))
    """
    match = _UNDER.match(text)
    return (int(match[1]), text[match.end() :]) if match else (0, text)


def below(fenced: str, level: int) -> str:
    """Return a body's fenced lines with its headings below a section of this level; of none, as they are.

    >>> lines = fence("heading-1") + "A" + fence("/heading-1") + fence("heading-2") + "B" + fence("/heading-2")
    >>> below(lines, 2).translate({0xFFFF: "<", 0xFFFE: ">"})
    '<heading-3>A</heading-3><heading-4>B</heading-4>'
    """
    typed = [int(match[2]) for match in _MARK.finditer(fenced)] if level else []
    if not typed:
        return fenced
    deeper = level + 1 - min(typed)
    return _MARK.sub(lambda match: f"{match[1]}{min(int(match[2]) + deeper, _DEEPEST)}{CLOSE}", fenced)
