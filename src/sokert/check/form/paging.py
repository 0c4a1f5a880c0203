"""Mends page numbers: where they stand, how they are set, where they begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sokert.check.form.page import Page
from sokert.check.form.rules import page_number
from sokert.ooxml import order
from sokert.resolved import Paragraph, edit, page_numbers
from sokert.standards import nearest


def sized(page: Page) -> None:
    """Set the size of page numbers, upright and light."""
    style = page.form.styles["page_number"]
    for section in page.document.sections:
        for paragraph in page_number.numbered(section.headers):
            for run in paragraph.runs:
                if run.size not in style.size:
                    edit.sized(run, nearest(run.size, style.size))
                for name, on in (("b", run.bold), ("i", run.italic)):
                    if on:
                        edit.switched(run, name, False)


def placed(page: Page) -> None:
    """Move numbers from the foot into the header, centre them, and number a file that has none."""
    done: set[int] = set()
    none = not any(page_number.numbered(section.footers) for section in page.document.sections)
    for at, section in enumerate(page.document.sections):
        story = id(section.headers.get("default", page))
        free = story not in done and not page_number.numbered(section.headers, "default")
        for paragraph in _fresh(page_number.numbered(section.footers, "default"), done):
            number = page_numbers.taken(paragraph) if free or not _worded(paragraph) else None
            if number is not None and free:
                page_numbers.put(page.document, section, number)
                free = False
        for paragraph in _fresh(page_number.numbered(section.footers, "first"), done):
            _dropped(paragraph)
        if free and none and not at:
            size = page.form.styles["page_number"].size.house
            page_numbers.put(page.document, section, page_numbers.number_paragraph(size))
        done.add(story)
        for paragraph in page_number.numbered(section.headers, "default"):
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


def hidden(page: Page) -> None:
    """Leave page one without its number; a header with other words stays, for a person to part."""
    section = page.document.sections[0]
    for paragraph in page_number.numbered(section.headers, "first"):
        _dropped(paragraph)
    numbers = page_number.numbered(section.headers, "default")
    others = [it for it in section.headers.get("default", ()) if it not in numbers and not it.empty]
    if not others and all(page_numbers.bare(it) for it in numbers):
        order.child(section.element, "titlePg", order.SECTION).attrib.clear()


def from_one(page: Page) -> None:
    """Begin the numbers of the first section at 1, in Arabic digits."""
    edit.section(page.document.sections[0], "pgNumType", start="1", fmt="decimal")


def restarted(page: Page) -> None:
    """Give each annex a section of its own, numbered from 1."""
    for piece in reversed(page.all("annex_label")):
        section = page.document.sections[piece.paragraph.section]
        before = section.paragraphs[: section.paragraphs.index(piece.paragraph)]
        if piece.paragraph.section and all(paragraph.empty for paragraph in before):
            edit.section(section, "pgNumType", start="1")
        else:
            page_numbers.own_section(page.document, piece.paragraph)


def _party(page: Page) -> None:
    placed(page)
    sized(page)
    hidden(page)
    edit.section(page.document.sections[0], "pgMar", header="567")


MENDERS: Mapping[str, Callable[[Page], None]] = {
    "ND30-PAGENO-SIZE": sized,
    "ND30-PAGENO-POS": placed,
    "ND30-PAGENO-FIRST": hidden,
    "ND30-PAGENO-START": from_one,
    "ND30-ANNEX-PAGENO": restarted,
    "HD-PAGENO": _party,
}
