"""Page numbers: from 1, digits alone, centred in the header, not on the first page.

What they check: the PAGE fields of headers and footers. A file of one section with no PAGE field at
all is told by its place (`PAGENO-POS`).
Why: Phụ lục I, Phần I, Mục I, khoản 7 of the decree; 14 pt and 10 mm from the edge for the Party.
Right: 2 in the middle of the top margin.   Wrong: "Trang 2/6" at the foot.
Remedy: Insert > Page Number > Top of Page, Different First Page; `sokert fix` sets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sokert.check.form.page import Page, whole
from sokert.check.form.rule import Check, Fault, look, span
from sokert.ooxml.names import W
from sokert.resolved import Paragraph, edit

Stories = Mapping[str, list[Paragraph]]


def numbered(stories: Stories, *kinds: str) -> list[Paragraph]:
    """Return the paragraphs of some headers that hold a PAGE field."""
    wanted = kinds or tuple(stories)
    return [
        paragraph
        for kind in wanted
        for paragraph in stories.get(kind, ())
        if any(re.search(r"(?<![A-Z])PAGE(?![A-Z])", said) for said in paragraph.fields)
    ]


def _start(page: Page) -> Iterator[Fault]:
    section = page.document.sections[0]
    started = section.starts_at not in (None, 1)
    digits = section.number_format in ("decimal", "numberInDash")
    if (started or not digits) and numbered(section.headers):
        yield Fault(numbered(section.headers)[0], {"found": section.starts_at or section.number_format})


def _looks(page: Page) -> Iterator[Fault]:
    style = page.form.styles["page_number"]
    for paragraph in _all(page):
        piece = whole(paragraph)
        # A field that was never counted out shows nothing yet: it will look as its own signs do.
        piece.runs = piece.runs or [run for run in paragraph.runs if run.element.find(f"{W}fldChar") is not None]
        if not piece.runs:
            continue
        if any(size not in style.size for size in piece.sizes) or piece.mostly("bold") or piece.mostly("italic"):
            yield Fault(paragraph, {"found": look(piece), "size": span(style.size)})


def _all(page: Page) -> list[Paragraph]:
    found = {id(p): p for section in page.document.sections for p in numbered(section.headers)}
    return list(found.values())


def _place(page: Page) -> Iterator[Fault]:
    first = page.document.sections[0]
    above = numbered(first.headers, "default")
    below = numbered(first.footers)
    if below:
        yield Fault(below[0], {"found": "footer"})
    elif not above:
        yield Fault(None, {"found": "-"})
    elif above[0].align != "center" and not above[0].box:
        yield Fault(above[0], {"found": above[0].align})


def _on_first(page: Page) -> Iterator[Fault]:
    section = page.document.sections[0]
    above = numbered(section.headers, "default")
    if above and (not section.first_differs or numbered(section.headers, "first")):
        yield Fault(above[0])


def _bare(page: Page) -> Iterator[Fault]:
    for paragraph in _all(page):
        if re.search(r"[^\d\s]", paragraph.shown):
            yield Fault(paragraph, {"found": paragraph.shown[:30]})


def _party(page: Page) -> Iterator[Fault]:
    yield from _place(page)
    yield from _on_first(page)
    yield from _looks(page)
    section = page.document.sections[0]
    if numbered(section.headers) and abs(section.margins["header"] - 567) > 30:
        yield Fault(numbered(section.headers)[0], {"found": section.margins["header"]})


def _break_start(page: Page) -> None:
    edit.section(page.document.sections[0], "pgNumType", start="3")


def _break_looks(page: Page) -> None:
    for run in numbered(page.document.sections[0].headers, "default")[0].runs:
        edit.sized(run, 10)


def _break_place(page: Page) -> None:
    edit.paragraph(numbered(page.document.sections[0].headers, "default")[0], "jc", val="right")


def _break_first(page: Page) -> None:
    title = page.document.sections[0].element.find(f"{W}titlePg")
    if title is not None:
        page.document.sections[0].element.remove(title)


def _break_bare(page: Page) -> None:
    paragraph = numbered(page.document.sections[0].headers, "default")[0]
    texts = list(paragraph.element.iter(f"{W}t"))
    texts[0].text = "Trang " + (texts[0].text or "")


RULES = (
    Check("ND30-PAGENO-START", "", _start, _break_start),
    Check(
        "ND30-PAGENO-SIZE",
        "HD-PAGENO",
        lambda page: _looks(page) if page.state else _party(page),
        _break_looks,
    ),
    Check("ND30-PAGENO-POS", "", _place, _break_place),
    Check("ND30-PAGENO-FIRST", "", _on_first, _break_first),
    Check("ND30-PAGENO-BARE", "", _bare, _break_bare),
)
