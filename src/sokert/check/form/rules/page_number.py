"""Page numbers: from 1, digits alone, centred in the header, not on the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sokert.check.form.component_names import edge, part
from sokert.check.form.page import Page, whole
from sokert.check.form.page_count import pages
from sokert.check.form.rule import Check, Fault, within
from sokert.check.form.rules.looks import looked, put_right
from sokert.check.form.sayings import Aligned, Numbered, Quoted, Stated, millimetres, words
from sokert.ooxml import order
from sokert.ooxml.names import W
from sokert.resolved import Paragraph, edit, page_numbers

Stories = Mapping[str, list[Paragraph]]
_SURE = 1.1  # pages: how far text reaches is reckoned, and what may end on page one is left alone
_EDGE = 567  # twips: 10 mm from the edge of the page, the Party's


def numbered(stories: Stories, *kinds: str) -> list[Paragraph]:
    """Return the paragraphs of some headers that hold a PAGE field."""
    wanted = kinds or tuple(stories)
    return [
        paragraph
        for kind in wanted
        for paragraph in stories.get(kind, ())
        if any(re.search(r"(?<![A-Z])PAGE(?![A-Z])", said) for said in paragraph.fields)
    ]


def _all(page: Page) -> list[Paragraph]:
    found = {id(p): p for section in page.document.sections for p in numbered(section.headers)}
    return list(found.values())


def _start(page: Page) -> Iterator[Fault]:
    section = page.document.sections[0]
    if above := numbered(section.headers):
        if section.starts_at not in (None, 1):
            yield Fault(above[0], Numbered("NUMBERED-FROM", str(section.starts_at)))
        elif section.number_format not in ("decimal", "numberInDash"):
            yield Fault(above[0], Stated("STATED-NOT-ARABIC"))


def _from_one(page: Page, faults: list[Fault]) -> None:
    edit.section(page.document.sections[0], "pgNumType", start="1", fmt="decimal")


def _look(page: Page) -> Iterator[Fault]:
    style = page.form.styles["page_number"]
    unseen = page.document.sections[0].first_differs and pages(page) <= _SURE  # it may end on page one
    for paragraph in _all(page):
        piece = whole(paragraph)
        # A field that was never counted out shows nothing yet: it will look as its own signs do.
        piece.runs = piece.runs or [run for run in paragraph.runs if run.element.find(f"{W}fldChar") is not None]
        for fault in looked(part(page, "page_number"), piece, style._replace(align=None)):
            yield replace(fault, level="info") if unseen else fault


def _set(page: Page, faults: list[Fault]) -> None:
    """Set the whole field, not only its number: Word counts out the next one as the field's own signs are set."""
    for fault in faults:
        piece = fault.it[0]
        piece.runs = piece.paragraph.runs
    put_right(page, faults)


def _place(page: Page) -> Iterator[Fault]:
    first = page.document.sections[0]
    above, below = numbered(first.headers, "default"), numbered(first.footers)
    if below:
        yield Fault(below[0], Stated("STATED-NUMBER-AT-FOOT"))
    elif not above and pages(page) > _SURE:
        yield Fault(None, Stated("STATED-NO-NUMBER"))
    elif above and above[0].align != "center" and not above[0].box:
        yield Fault(above[0], Aligned("ALIGNED-NOT-CENTRED", part(page, "page_number"), edge(above[0])))


def _placed(page: Page, faults: list[Fault]) -> None:
    """Move numbers from the foot into the header, centre them, and number a file that has none."""
    done: set[int] = set()
    none = not any(numbered(section.footers) for section in page.document.sections)
    for at, section in enumerate(page.document.sections):
        story = id(section.headers.get("default", page))
        free = story not in done and not numbered(section.headers, "default")
        for paragraph in _fresh(numbered(section.footers, "default"), done):
            number = page_numbers.taken(paragraph) if free or not _worded(paragraph) else None
            if number is not None and free:
                page_numbers.put(page.document, section, number)
                free = False
        for paragraph in _fresh(numbered(section.footers, "first"), done):
            _dropped(paragraph)
        if free and none and not at:
            size = page.form.styles["page_number"].size.house
            page_numbers.put(page.document, section, page_numbers.number_paragraph(size))
        done.add(story)
        for paragraph in numbered(section.headers, "default"):
            edit.paragraph(paragraph, "jc", val="center")


def _fresh(paragraphs: list[Paragraph], done: set[int]) -> list[Paragraph]:
    """Return the paragraphs not met before: sections share their footers."""
    found = [paragraph for paragraph in paragraphs if id(paragraph) not in done]
    done.update(map(id, found))
    return found


def _worded(paragraph: Paragraph) -> bool:
    """Return whether words would be lost with a number: "Trang 2"."""
    return page_numbers.bare(paragraph) and any(sign.isalpha() for sign in paragraph.shown)


def _dropped(paragraph: Paragraph) -> None:
    if not _worded(paragraph):
        page_numbers.taken(paragraph)


def _on_first(page: Page) -> Iterator[Fault]:
    section = page.document.sections[0]
    above = numbered(section.headers, "default")
    if above and (not section.first_differs or numbered(section.headers, "first")):
        yield Fault(above[0], Stated("STATED-NUMBER-ON-FIRST"))


def _hidden(page: Page, faults: list[Fault]) -> None:
    """Leave page one without its number; a header with other words stays, for a person to part."""
    section = page.document.sections[0]
    for paragraph in numbered(section.headers, "first"):
        _dropped(paragraph)
    numbers = numbered(section.headers, "default")
    others = [it for it in section.headers.get("default", ()) if it not in numbers and not it.empty]
    if not others and all(page_numbers.bare(it) for it in numbers):
        order.child(section.element, "titlePg", order.SECTION).attrib.clear()


def added(page: Page) -> bool:
    """Number a file without a header from page two on, which shows nothing where there is but one; return whether."""
    section = page.document.sections[0]
    said = any(one.shown or one.fields for story in section.headers.values() for one in story)
    if said or numbered(section.footers) or not page.kind.holds("ND30-PAGENO-POS"):
        return False
    _placed(page, [])
    _hidden(page, [])
    return True


def _bare(page: Page) -> Iterator[Fault]:
    for paragraph in _all(page):
        if re.search(r"[^\d\s]", paragraph.shown):
            yield Fault(paragraph, Quoted("QUOTED-NUMBER-WORDS", words(paragraph.shown)))


def _far(page: Page) -> Iterator[Fault]:
    section = page.document.sections[0]
    above = numbered(section.headers)
    if above and not within(section.margins["header"], 7, 12):
        yield Fault(above[0], Numbered("NUMBERED-FROM-EDGE", millimetres(section.margins["header"])))


def _nearer(page: Page, faults: list[Fault]) -> None:
    edit.section(page.document.sections[0], "pgMar", header=str(_EDGE))


RULES = (
    Check("ND30-PAGENO-START", "", _start, _from_one),
    Check("ND30-PAGENO-SIZE", "HD-PAGENO", _look, _set),
    Check("ND30-PAGENO-POS", "HD-PAGENO", _place, _placed),
    Check("ND30-PAGENO-FIRST", "HD-PAGENO", _on_first, _hidden),
    Check("ND30-PAGENO-BARE", "", _bare),
    Check("", "HD-PAGENO", _far, _nearer),
)
