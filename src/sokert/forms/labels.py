"""What stands beside each paragraph of a form: its words, and in a table those that head its row and its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from lxml import etree

from sokert.forms.stories import stories
from sokert.forms.tag_places import CELL, PARAGRAPH, ROW, TABLE
from sokert.ooxml.names import W
from sokert.ooxml.unpacking import Archive
from sokert.template.analysis.labels import Beside

_LONGEST = 80  # letters of what heads a row or a column


def beside(archive: Archive) -> Mapping[tuple[str, int], Beside]:
    """Return what stands beside each paragraph, by its part and its number there."""
    found: dict[tuple[str, int], Beside] = {}
    for part, kind in stories(archive):
        tree = archive.seen(part) if kind == "text" else None
        if tree is None:
            continue
        cells = {cell: said for table in tree.iter(TABLE) for cell, said in _headed(table)}
        for number, paragraph in enumerate(tree.iter(PARAGRAPH), 1):
            cell = next(paragraph.iterancestors(CELL), None)
            found[part, number] = Beside(_words(paragraph, PARAGRAPH), "" if cell is None else cells.get(cell, ""))
    return found


def _headed(table: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield each cell that holds a tag with the words of its row and its column."""
    rows = [list(_cells(row)) for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
    heads = list(takewhile(lambda row: all("{" not in said for _, _, _, said in row), rows))
    for row in rows[len(heads) :]:
        left = ""
        for cell, column, _, said in row:
            if "{" not in said:
                left = said if any(map(str.isalpha, said)) else left
                continue
            above = [said for one in heads for _, first, end, said in one if first <= column < end and said]
            words = dict.fromkeys(one for one in (left, *above) if one and len(one) <= _LONGEST)
            yield cell, ": ".join(words)


def _cells(row: etree._Element) -> Iterator[tuple[etree._Element, int, int, str]]:
    """Yield each cell of a row with its first column, the one behind its last, and its words."""
    column = 0
    for cell in row.iter(CELL):
        if next(cell.iterancestors(ROW)) is row:
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            end = column + (1 if span is None else int(span.get(f"{W}val", "1")))
            yield cell, column, end, " ".join(_words(cell, CELL).split())
            column = end


def _words(element: etree._Element, kind: str) -> str:
    """Return the words that stand in an element itself, not in one of its kind inside it."""
    own = (text.text or "" for text in element.iter(f"{W}t") if next(text.iterancestors(kind)) is element)
    return "".join(own).strip()
