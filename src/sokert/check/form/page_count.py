"""How many pages a document fills, reckoned from its lines: no word processor is asked."""

from __future__ import annotations

from itertools import groupby
from math import ceil

from sokert.check.form.page import Page
from sokert.ooxml.font_metrics import width
from sokert.ooxml.names import W
from sokert.resolved import Cell, Paragraph

_SINGLE = 1.15  # the height of one line of Times New Roman, in sizes


def pages(page: Page) -> float:
    """Return how many pages the main text fills, in parts of a page; a break or another section makes two at least."""
    document = page.document
    section = document.sections[0]
    room = section.height - abs(section.margins["top"]) - abs(section.margins["bottom"])
    if len(document.sections) > 1 or any(map(_broken, document.paragraphs[1:])):
        return 2.0
    rows = groupby(document.paragraphs, key=lambda one: one.cell and (one.cell.table, one.cell.row))
    high = sum(_row(list(own), section.measure) if row else _stack(list(own), section.measure) for row, own in rows)
    return high / max(room, 1)


def _broken(paragraph: Paragraph) -> bool:
    breaks = paragraph.element.iter(f"{W}br")
    return paragraph.break_before or any(one.get(f"{W}type") == "page" for one in breaks)


def _row(paragraphs: list[Paragraph], measure: int) -> float:
    """Return the height of a table's row: that of its highest cell."""
    cells: dict[int, list[Paragraph]] = {}
    for paragraph in paragraphs:
        cells.setdefault(paragraph.cell.column if paragraph.cell else 0, []).append(paragraph)
    return max(_stack(own, _room(own[0].cell, measure)) for own in cells.values())


def _room(cell: Cell | None, measure: int) -> int:
    return cell.width - cell.padding if cell and cell.width else measure


def _stack(paragraphs: list[Paragraph], measure: int) -> float:
    return sum(_height(paragraph, measure) for paragraph in paragraphs if not paragraph.box)


def _height(paragraph: Paragraph, measure: int) -> float:
    """Return the height of a paragraph in twips."""
    size = max((run.size for run in paragraph.runs), default=13.0)
    room = max(measure - paragraph.left - paragraph.right, 400) / 20
    first, *others = [width(line, size) for line in paragraph.shown.split("\n")]
    lines = sum(max(ceil(wide / room), 1) for wide in (first + max(paragraph.first_line, 0) / 20, *others))
    high = paragraph.line / 240 * _SINGLE * size * 20 if paragraph.line_rule == "auto" else paragraph.line
    return lines * high + paragraph.before + paragraph.after
