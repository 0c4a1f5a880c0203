"""Sets the titles of the house in balanced lines: the subject, the agencies, what an annex is called."""

from __future__ import annotations

from functools import lru_cache

from sokert.document.blocks import Blocks
from sokert.word.breaking import broken
from sokert.word.gluing import GLUE
from sokert.word.samples import Samples

_LOOSE = {"annex-link": 8}  # points on both sides: no-break spaces in italics come out wider than their font says
_SECTIONS = {"annex-landscape": "landscape", "annex-portrait": "portrait"}
# What a file's list shows, where a search finds no no-break space; and lines of the edges that never break.
_PLAIN = frozenset({"title", "creator", "number", "place-date", "address", "circulation", "draft"})


def balanced(blocks: Blocks, texts: list[str], shells: list[str], samples: Samples) -> None:
    """Let the titles among the blocks break by meaning; what stands in the file's properties has plain blanks."""
    section, marks = next(iter(samples.measures), ""), blocks.marks
    for at in blocks.places(samples.balanced.keys() | _SECTIONS.keys() | _PLAIN):
        mark = marks[at]
        if mark in _SECTIONS:
            section = _SECTIONS[mark]
        elif mark in _PLAIN:
            texts[at] = texts[at].replace(GLUE, " ")
        elif marks[at + 1] == f"/{mark}":
            measure, size, bold = samples.balanced[mark]
            title = broken(texts[at], measure or samples.measures[section] / 20, size, bold)
            indent = max(0, title.indent - _LOOSE.get(mark, 0))
            texts[at], shells[at] = title.text, _narrowed(shells[at], round(indent * 20))


@lru_cache(maxsize=256)
def _narrowed(shell: str, by: int) -> str:
    """Return a paragraph's shell moved in on both sides."""
    return shell.replace("</w:pPr>", f'<w:ind w:left="{by}" w:right="{by}"/></w:pPr>', 1) if by else shell
