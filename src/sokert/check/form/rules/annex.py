"""Annexes: that the text points to them, their numbers, their own page numbers.

What they check: labels "Phụ lục ..." that stand alone after the signature.
Why: Phụ lục I, Phần I, Mục III, khoản 1.
Right: (Phụ lục I kèm theo) in the text; Phụ lục I, Phụ lục II; each numbered from 1.
Wrong: Phụ lục 1; one annex called Phụ lục I; page numbers that run on.
Remedy: Layout > Breaks > Next Page, Format Page Numbers > Start at 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.form import drawn
from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.check.form.rules.body import text
from sokert.check.form.words import fold
from sokert.ooxml.names import W
from sokert.resolved import edit
from sokert.resolved.numbering import formatted


def _pointed(page: Page) -> Iterator[Fault]:
    labels = page.all("annex_label")
    flow = [*text(page), *page.all("roman_heading", "table_text", "caption")]
    if labels and flow and not any("phụ lục" in fold(piece.text) for piece in flow):
        yield Fault(labels[0].paragraph)


def _numbers(page: Page) -> Iterator[Fault]:
    labels = page.all("annex_label")
    for at, piece in enumerate(labels):
        found = re.match(r"(?i)phụ lục(?: số)? ?(\w*)", piece.text)
        number = found[1] if found else ""
        right = "" if len(labels) == 1 else ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[at % 10]
        if number != right or not re.fullmatch(r"(?i)phụ lục( \w+)?", piece.text):
            yield Fault(piece.paragraph, {"found": piece.text})


def _own_pages(page: Page) -> Iterator[Fault]:
    main = page.all("body")[0].paragraph.section if page.found.get("body") else 0
    taken = {main}
    for piece in page.all("annex_label"):
        at = piece.paragraph.section
        if at in taken or page.document.sections[at].starts_at != 1:
            yield Fault(piece.paragraph)
        taken.add(at)


def _ended(page: Page) -> Iterator[Fault]:
    lines = page.all("annex")
    prose = [piece for piece in lines if piece.paragraph.cell is None and len(piece.text) > 120]
    if prose and prose[-1] is lines[-1] and not prose[-1].text.endswith("./."):
        yield Fault(prose[-1].paragraph)


def _lined(page: Page) -> Iterator[Fault]:
    for piece in page.all("annex_link"):
        alone = Page(page.document, page.form, {"annex_link": [piece]})
        if drawn.below(alone, "annex_link") is None:
            yield Fault(piece.paragraph)


def _one_manner(page: Page) -> Iterator[Fault]:
    """Yield the label that leaves the manner or the order of the first."""
    labels = page.all("annex_label")
    found = [re.match(r"(?i)phụ lục(?: số)? ?(?:([IVXLC]+)|(\d+))?", piece.text) for piece in labels]
    roman = bool(found and found[0] and found[0][1])
    for at, (piece, each) in enumerate(zip(labels, found, strict=True), 1):
        right = formatted(at, "upperRoman" if roman else "decimal")
        if len(labels) > 1 and (each is None or (each[1] or each[2] or "") != right):
            yield Fault(piece.paragraph, {"found": piece.text})


def _unline(page: Page) -> None:
    for piece in page.all("annex_link"):
        alone = Page(page.document, page.form, {"annex_link": [piece]})
        line = drawn.below(alone, "annex_link")
        for part in [] if line is None else list(line.paragraph.element.iter(f"{W}pBdr", f"{W}drawing", f"{W}pict")):
            part.getparent().remove(part)  # type: ignore[union-attr]


def _unpoint(page: Page) -> None:
    for piece in text(page):
        edit.reworded(piece.paragraph, "Phụ lục", "Biểu")


def _continue(page: Page) -> None:
    for piece in page.all("annex_label"):
        numbers = page.document.sections[piece.paragraph.section].element.find(f"{W}pgNumType")
        if numbers is not None and f"{W}start" in numbers.attrib:
            del numbers.attrib[f"{W}start"]


def _renumber(page: Page) -> None:
    label = page.all("annex_label")[0]
    edit.reworded(label.paragraph, label.runs[0].text, label.runs[0].text + " 1")


RULES = (
    Check("ND30-ANNEX-REF", "", _pointed, _unpoint),
    Check("ND30-ANNEX-NUM", "", _numbers, _renumber),
    Check("ND30-ANNEX-PAGENO", "", _own_pages, _continue),
    Check("ND30-ANNEX-RULE", "", _lined, _unline),
    Check("", "HD-ANNEX-NUM", _one_manner, lambda page: None),
    Check("ND30-ANNEX-END", "", _ended, lambda page: None),
)
