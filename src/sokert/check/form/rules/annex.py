"""Annexes, their numbers, links and pages; the address line; the text of electronic signing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from sokert.check.form import drawn
from sokert.check.form.component_names import part
from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Check, Fault
from sokert.check.form.rules.body import text
from sokert.check.form.rules.looks import looked
from sokert.check.form.sayings import Instead, Missing, OfPart, Stated, Trait, words
from sokert.check.form.spelling import fold
from sokert.resolved import Paragraph, edit, page_numbers
from sokert.resolved.numbering import formatted


def _pointed(page: Page) -> Iterator[Fault]:
    labels = page.all("annex_label")
    # A regulation that is issued with a decision, below its signature, may be what names its annexes.
    above = takewhile(lambda paragraph: paragraph is not labels[0].paragraph, page.document.paragraphs)
    if labels and text(page) and not any("phụ lục" in fold(paragraph.shown) for paragraph in above):
        yield Fault(labels[0].paragraph, Stated("STATED-ANNEX-UNNAMED"))


def _numbers(page: Page) -> Iterator[Fault]:
    """Yield labels other than Phụ lục alone; of several, the State's have Roman numbers, the Party's Arabic."""
    labels, manner = page.all("annex_label"), "upperRoman" if page.state else "decimal"
    for at, piece in enumerate(labels, 1):
        wanted = "Phụ lục" if len(labels) == 1 else f"Phụ lục {formatted(at, manner)}"
        if page.kind.name == "phụ lục" and len(labels) == 1:  # in a file of its own it is one of several
            number = re.search(r"\d+", piece.text)
            wanted = f"Phụ lục {formatted(int(number[0]), manner)}" if number else piece.text
        if piece.text.casefold() != wanted.casefold():
            yield Fault(piece.paragraph, Instead("INSTEAD-ANNEX", words(piece.text), wanted))


def _unlinked(page: Page) -> Iterator[Fault]:
    labels = page.all("annex_label")
    if len(page.all("annex_link")) < len(labels):
        yield Fault(labels[0].paragraph, Missing(part(page, "annex_link")))


def _own_pages(page: Page) -> Iterator[Fault]:
    main = page.all("body")[0].paragraph.section if page.found.get("body") else 0
    taken = {main}
    for piece in page.all("annex_label"):
        at = piece.paragraph.section
        if at in taken or page.document.sections[at].starts_at != 1:
            yield Fault(piece.paragraph, Stated("STATED-ANNEX-PAGES"))
        taken.add(at)


def _restarted(page: Page, faults: list[Fault]) -> None:
    """Give each annex a section of its own, numbered from 1."""
    for piece in reversed(page.all("annex_label")):
        section = page.document.sections[piece.paragraph.section]
        before = section.paragraphs[: section.paragraphs.index(piece.paragraph)]
        if piece.paragraph.section and all(paragraph.empty for paragraph in before):
            edit.section(section, "pgNumType", start="1")
        else:
            page_numbers.own_section(page.document, piece.paragraph)


def _lined(page: Page) -> Iterator[Fault]:
    for piece in page.all("annex_link"):
        alone = Page(page.document, page.form, {"annex_link": [piece]})
        if drawn.below(alone, "annex_link") is None:
            yield Fault(piece.paragraph, OfPart("OF-NO-LINE", part(page, "annex_link")))


def _ended(page: Page) -> Iterator[Fault]:
    lines = page.all("annex")
    prose = [piece for piece in lines if piece.paragraph.cell is None and len(piece.text) > 120]
    if prose and prose[-1] is lines[-1] and not prose[-1].text.endswith("./."):
        yield Fault(prose[-1].paragraph, Stated("STATED-ANNEX-END"))


def _address(page: Page) -> Iterator[Fault]:
    lines = page.all("address")
    for piece in lines:
        yield from looked(part(page, "address"), piece, page.form.styles["address"], small=True)
    if lines and not _ruled(page, lines[0].paragraph):
        yield Fault(lines[0].paragraph, OfPart("OF-NO-LINE-ABOVE", part(page, "address")))


def _ruled(page: Page, paragraph: Paragraph) -> bool:
    """Return whether a line is drawn over a paragraph of the footer."""
    footers = page.document.sections[0].footers.values()
    story = next(story for story in footers if any(each is paragraph for each in story))
    above = story[: next(at for at, each in enumerate(story) if each is paragraph)]
    lined = any(each.shapes or each.borders & {"bottom", "top"} or set(each.shown) == {"_"} for each in above)
    return lined or "top" in paragraph.borders or bool(paragraph.shapes)


def _signing(name: str) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds the text of electronic signing set otherwise than in 10 pt, upright, black, at the right."""

    def find(page: Page) -> Iterator[Fault]:
        for piece in page.all(name):
            style = page.form.styles["electronic"]._replace(bold=piece.mostly("bold"))
            black = all(run.color in ("auto", "000000") for run in piece.runs)
            more = [Trait("LOOK-COLOURED")] * (not black) + [Trait("LOOK-NOT-AT-RIGHT")] * (not _at_right(piece))
            yield from looked(part(page, name), piece, style, more=tuple(more))

    return find


def _at_right(piece: Piece) -> bool:
    paragraph = piece.paragraph
    beside = piece.column or paragraph.box or (paragraph.cell and paragraph.cell.column) or paragraph.left > 2500
    return bool(beside) or paragraph.align == "right"


RULES = (
    Check("ND30-ANNEX-REF", "", _pointed),
    Check("ND30-ANNEX-NUM", "HD-ANNEX-NUM", _numbers),
    Check("ND30-ANNEX-PAGENO", "HD-ANNEX-PAGENO", _own_pages, _restarted),
    Check("", "HD-ANNEX-LINK", _unlinked),
    Check("ND30-ANNEX-RULE", "", _lined),
    Check("ND30-ANNEX-END", "", _ended),
    Check("ND30-ADDR", "", _address),
    Check("ND30-ESIGN-COPY", "", _signing("electronic")),
    Check("ND30-ANNEX-ESIGN", "", _signing("annex_electronic")),
)
