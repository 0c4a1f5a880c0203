"""What a person who hears a document, or sees it poorly, needs: language, headings, heads of tables, alt text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Quoted, Stated
from sokert.ooxml.names import WP, A, C, W
from sokert.resolved import Paragraph

_TEXT = 9  # the outline level of what is no heading
_LONG = 4  # rows of a table that may go on over a page's end
_SHOWN = (f"{A}blip", f"{C}chart")


def _language(page: Page) -> Iterator[Fault]:
    language = page.document.language
    if language and not language.lower().startswith("vi"):
        yield Fault(None, Quoted("QUOTED-ACCESS-LANG", language))


def _order(page: Page) -> Iterator[Fault]:
    found = [one for one in page.document.paragraphs if one.outline < _TEXT and one.shown and not one.is_entry]
    for before, after in pairwise(found):
        if after.outline > before.outline + 1:
            yield Fault(after, Quoted("QUOTED-ACCESS-ORDER", after.shown))


def _heads(page: Page) -> Iterator[Fault]:
    """Yield the tables of many rows whose first is in bold and is not repeated as their head."""
    for own in _tables(page).values():
        first = [one for one in own if one.cell and one.cell.row == 0 and one.shown]
        rows = {one.cell.row for one in own if one.cell}
        row = next(first[0].element.iterancestors(f"{W}tr"), None) if first else None
        if row is None or len(first) < 2 or len(rows) < _LONG or row.find(f"{W}trPr/{W}tblHeader") is not None:
            continue
        if all(run.bold for one in first for run in one.runs if run.text.strip()):
            yield Fault(first[0], Stated("STATED-ACCESS-HEAD"), row)


def _tables(page: Page) -> dict[int, list[Paragraph]]:
    """Return the paragraphs of each table of the text, without those that only place what they hold."""
    tables: dict[int, dict[Paragraph, None]] = {}  # each once: it may be in several pieces
    for piece in page.all("table_text", "annex"):
        cell = piece.paragraph.cell
        if cell and cell.inside < 0:
            tables.setdefault(cell.table, {})[piece.paragraph] = None
    return {table: list(own) for table, own in tables.items()}


def _headed(page: Page, faults: list[Fault]) -> None:
    """Let the first row of each table be its head; the properties of a row stand in the schema's order."""
    for fault in faults:
        row: etree._Element = fault.it
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            before = row.find(f"{W}tblPrEx")
            row.insert(0 if before is None else 1, properties)
        etree.SubElement(properties, f"{W}tblHeader")


def _alt(page: Page) -> Iterator[Fault]:
    """Yield the pictures and charts of the text that say nothing; signatures and seals are another rule's."""
    for paragraph in page.document.paragraphs:
        for drawing in paragraph.element.iter(f"{WP}inline", f"{WP}anchor"):
            said = drawing.find(f"{WP}docPr")
            if not any(True for _ in drawing.iter(*_SHOWN)) or paragraph.cell or said is None:
                continue
            if not (said.get("descr") or said.get("title") or "").strip():
                yield Fault(paragraph, Stated("STATED-ACCESS-ALT"))


RULES = (
    Check("ND30-ACCESS-LANG", "HD-ACCESS-LANG", _language),
    Check("ND30-ACCESS-ORDER", "HD-ACCESS-ORDER", _order),
    Check("ND30-ACCESS-HEAD", "HD-ACCESS-HEAD", _heads, _headed),
    Check("ND30-ACCESS-ALT", "HD-ACCESS-ALT", _alt),
)
