"""Parts lines that Markdown would run together although whoever typed them meant lines of their own.

People type "– ", "a)" and "(1)" as Word shows them, one below the other, and a table right below another.
Between such lines a blank one is put in; nothing else is changed, so what was typed is what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

# How a line of a list begins that is none of Markdown's: a dash of Word's, a sign of its lists, a letter, a number.
_LABEL = re.compile(
    r"\s*(?:[–—•·▪▫◦‣●○■□➢✓✔\uf0b7\uf0a7]\s*\S"
    r"|[-+](?=[^\W\d_])"  # no blank behind the dash
    r"|\(?(?:[a-zđ]|[ivx]{1,4})\)\s"
    r"|\(\d{1,2}\)\s"
    r"|\d{1,2}(?:\.\d{1,2})+\.\s)"
)
DELIMITER = re.compile(r"\s*(?=[^|]*\|)\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")


def parted(lines: Sequence[str], is_control: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    """Yield each line with its place, and blank ones where lines belong apart.

    >>> [line for line, _ in parted(["Kết quả:", "– Đã họp;", "a) Việc một"], lambda line: False)]
    ['Kết quả:', '', '– Đã họp;', '', 'a) Việc một']
    """
    in_table = False
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else ""
        if not line.strip():
            in_table = False
        elif not before.strip():
            pass
        elif DELIMITER.fullmatch(line):
            in_table = True
        elif in_table and (_heads(lines, at) or not (_BAR.search(line) or is_control(line))):
            in_table = False
            yield "", at
        elif not in_table and _LABEL.match(line):
            yield "", at
        yield line, at


def _heads(lines: Sequence[str], at: int) -> bool:
    """Return whether a row is the head of a table, though it stands right below the rows of another."""
    return at + 1 < len(lines) and bool(DELIMITER.fullmatch(lines[at + 1])) and not DELIMITER.fullmatch(lines[at - 1])


def cells(line: str) -> list[str]:
    """Return what stands in each cell of a row as it was typed.

    >>> cells("| A | 5 \\\\| 6 |"), cells("A | 5")
    (['A', '5 \\\\| 6'], ['A', '5'])
    """
    found = [cell.strip() for cell in _BAR.split(line.strip())]
    return found[not found[0] : len(found) - (not found[-1] and len(found) > 1)]
