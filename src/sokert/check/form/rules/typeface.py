"""The typeface: font and colour of every sign.

What they check: each run that shows something, in the text, tables, headers, notes and annexes. A picture
is not text; the urgency mark may be red.
Why: Phụ lục I, Phần I, Mục I, khoản 4.
Right: Times New Roman, black.   Wrong: Arial; blue.
Remedy: select all, choose the font; `sokert fix` does both.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.resolved import Paragraph, Run, edit

_BLACK = frozenset({"auto", "000000", "black"})


def shown(page: Page) -> Iterator[tuple[Paragraph, Run]]:
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
    for paragraph, run in shown(page):
        for font in sorted(run.fonts - {page.form.font}):
            yield Fault(paragraph, {"found": font or "?"})


def _color(page: Page) -> Iterator[Fault]:
    stamped = {id(piece.paragraph) for piece in page.all("urgency", "secrecy", "circulation")}
    for paragraph, run in shown(page):
        if run.color not in _BLACK and id(paragraph) not in stamped:
            yield Fault(paragraph, {"found": run.color.upper()})


def _break_font(page: Page) -> None:
    edit.fonted(page.all("body")[0].runs[0], "Arial")


def _break_color(page: Page) -> None:
    edit.run(page.all("body")[0].runs[0], "color", val="0000FF")


RULES = (
    Check("ND30-FONT", "HD-FONT", _font, _break_font),
    Check("ND30-COLOR", "", _color, _break_color),
)
