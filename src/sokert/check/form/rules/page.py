"""The page: paper, how it lies, its four margins.

What they check: every section's paper and margins, gutter included; 0,18 mm are forgiven, because
Word rounds millimetres to twips. A page may lie down when it holds a table.
Why: Phụ lục I, Phần I, Mục I, khoản 1 to 3 of the decree; the Party's guides fix one value a side.
Right: A4, left margin 30 mm.   Wrong: Letter, left margin 25 mm.
Remedy: Layout > Size, Layout > Margins > Custom; `sokert fix` sets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault, millimetres, span, within
from sokert.resolved import Paragraph, Section, edit
from sokert.standards import Range

_A4 = (11906, 16838)


def _first(section: Section) -> Paragraph | None:
    return section.paragraphs[0] if section.paragraphs else None


def _size(page: Page) -> Iterator[Fault]:
    for section in page.document.sections:
        sides = sorted((section.width, section.height))
        if abs(sides[0] - _A4[0]) > 10 or abs(sides[1] - _A4[1]) > 10:
            yield Fault(_first(section), {"found": " x ".join(millimetres(side) for side in sides)})


def _lying(page: Page) -> Iterator[Fault]:
    tables = {piece.paragraph.section for piece in page.all("table_text", "annex") if piece.paragraph.cell}
    for at, section in enumerate(page.document.sections):
        if section.landscape and at not in tables:
            yield Fault(_first(section))


def _margin(side: str) -> Callable[[Page], Iterator[Fault]]:
    def find(page: Page) -> Iterator[Fault]:
        allowed: Range = getattr(page.form.page, side)
        for section in page.document.sections:
            if section.landscape:
                continue  # the decree rules the upright page; a page lying down keeps its binding edge on top
            width = abs(section.margins[side]) + (section.margins["gutter"] if side == "left" else 0)
            if not within(width, allowed.least, allowed.most):
                yield Fault(
                    _first(section),
                    {"found": millimetres(width), "allowed": span(allowed, lambda mm: f"{mm:g}")},
                )

    return find


def _break_size(page: Page) -> None:
    edit.section(page.document.sections[0], "pgSz", w="12240", h="15840")


def _break_lying(page: Page) -> None:
    edit.section(page.document.sections[0], "pgSz", w="16838", h="11906", orient="landscape")


def _break_margin(side: str) -> Callable[[Page], None]:
    return lambda page: edit.section(page.document.sections[0], "pgMar", **{side: edit.twips(12)})


RULES = (
    Check("ND30-PAGE-SIZE", "HD-PAGE-SIZE", _size, _break_size),
    Check("ND30-PAGE-ORIENT", "", _lying, _break_lying),
    *(
        Check(f"ND30-MARGIN-{side.upper()}", f"HD-MARGIN-{side.upper()}", _margin(side), _break_margin(side))
        for side in ("top", "bottom", "left", "right")
    ),
)
