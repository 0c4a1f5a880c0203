"""The page and its typeface: paper, how it lies, its four margins; font and colour of every sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.form.blanks import is_blank
from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault, within
from sokert.check.form.sayings import Between, Font, Margin, Paper, Quoted, Stated, millimetres, points
from sokert.errors import Term
from sokert.resolved import Paragraph, Run, Section, edit
from sokert.standards import Range

_A4 = (11906, 16838)
_BLACK = re.compile(r"auto|black|(?:[01][\dA-F]){3}", re.IGNORECASE)  # the eye sees no grey so dark
_SYMBOLS = re.compile(
    r"Wingdings|Webdings|Symbol|Segoe UI (Symbol|Emoji)|Marlett|MT Extra|Cambria Math", re.IGNORECASE
)  # ticks, boxes, formulas
_STAMPED = ("urgency", "secrecy", "circulation")  # what may be red
SIDES = ("top", "bottom", "left", "right")


def _first(section: Section) -> Paragraph | None:
    return section.paragraphs[0] if section.paragraphs else None


def _paper(page: Page) -> Iterator[Fault]:
    for section in page.document.sections:
        sides = sorted((section.width, section.height))
        if any(abs(side - right) > 10 for side, right in zip(sides, _A4, strict=True)):
            yield Fault(_first(section), Paper(" × ".join(map(millimetres, sides))), section)


def _to_a4(page: Page, faults: list[Fault]) -> None:
    for fault in faults:
        width, height = reversed(_A4) if fault.it.landscape else _A4
        edit.section(fault.it, "pgSz", w=str(width), h=str(height))


def _lying(page: Page) -> Iterator[Fault]:
    tables = {piece.paragraph.section for piece in page.all("table_text", "annex") if piece.paragraph.cell}
    signed = max((piece.paragraph.section for piece in page.all("signer_name", "recipients_label")), default=None)
    for at, section in enumerate(page.document.sections):
        annexed = signed is not None and at > signed
        if section.landscape and at not in tables and not annexed:
            yield Fault(_first(section), Stated("STATED-LANDSCAPE"))


def _margin(side: str) -> Check:
    """Return the rule of one margin; the gutter counts as part of the left one."""

    def find(page: Page) -> Iterator[Fault]:
        allowed: Range = getattr(page.form.page, side)
        for section in page.document.sections:
            if section.landscape:
                continue  # the decree rules the upright page; a page lying down keeps its binding edge on top
            width = abs(section.margins[side]) + (section.margins["gutter"] if side == "left" else 0)
            if not within(width, allowed.least, allowed.most):
                names = Term(f"MARGIN-{side.upper()}"), Term(f"EDGE-{side.upper()}")
                said = Margin(*names, millimetres(width), Between(allowed), points(allowed.house))
                yield Fault(_first(section), said, section)

    def put(page: Page, faults: list[Fault]) -> None:
        house = edit.twips(getattr(page.form.page, side).house)
        for fault in faults:
            if side in ("left", "right") and page.halved and fault.it.margins[side] < int(house):
                continue  # a head typed with tabs or blanks has no room to give: its lines would break
            edit.section(fault.it, "pgMar", **{side: house})
            if side == "left" and fault.it.margins["gutter"]:
                edit.section(fault.it, "pgMar", gutter="0")

    return Check(f"ND30-MARGIN-{side.upper()}", f"HD-MARGIN-{side.upper()}", find, put)


def _shown(page: Page) -> Iterator[tuple[Paragraph, Run]]:
    """Yield every run that shows something, headers and footers once each."""
    seen: set[int] = set()
    stories = [page.document.paragraphs, page.document.notes]
    for section in page.document.sections:
        stories += [*section.headers.values(), *section.footers.values()]
    for story in stories:
        if id(story) in seen:
            continue
        seen.add(id(story))
        for paragraph in story:
            for run in paragraph.runs:
                if run.text.strip() and not run.hidden:
                    yield paragraph, run


def _font(page: Page) -> Iterator[Fault]:
    right = page.form.font
    for paragraph, run in _shown(page):
        if run.fonts != {right}:
            for font in sorted(font for font in run.fonts - {right} if not _SYMBOLS.match(font)):
                yield Fault(paragraph, Font(font or Term("FONT-UNNAMED"), right), run)


def _fonted(page: Page, faults: list[Fault]) -> None:
    for run in dict.fromkeys(fault.it for fault in faults):
        edit.fonted(run, page.form.font)


_WHITE = re.compile(r"white|(?:[EF][\dA-F]){3}", re.IGNORECASE)  # somebody hid it: a person shows or deletes it


def _colour(page: Page) -> Iterator[Fault]:
    """Yield what is not black; the Party's earlier guide names no colour."""
    if page.form.name == "hd36":
        return
    stamped = {id(piece.paragraph) for piece in page.all(*_STAMPED)}
    coloured = [(paragraph, run) for paragraph, run in _shown(page) if not _BLACK.fullmatch(run.color)]
    marking = {run.color for _, run in coloured if is_blank(run.text)}  # what is to be filled in
    for paragraph, run in coloured:
        if run.color not in marking and id(paragraph) not in stamped:
            hidden = _WHITE.fullmatch(run.color)
            yield Fault(paragraph, Quoted("QUOTED-COLOUR", run.color.upper()), None if hidden else run)


def _blackened(page: Page, faults: list[Fault]) -> None:
    for fault in faults:
        if fault.it is not None:
            edit.colored(fault.it, page.form.color)


RULES = (
    Check("ND30-PAGE-SIZE", "HD-PAGE-SIZE", _paper, _to_a4),
    Check("ND30-PAGE-ORIENT", "", _lying),
    *map(_margin, SIDES),
    Check("ND30-FONT", "HD-FONT", _font, _fonted),
    Check("ND30-COLOR", "HD-FONT", _colour, _blackened),
)
