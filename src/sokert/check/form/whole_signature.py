"""Keeps the signature block whole and on the page of the end of the text, where mending moved what stands on a page."""

from __future__ import annotations

from lxml import etree

from sokert.check.form.page import Page
from sokert.ooxml.names import W
from sokert.resolved import Paragraph, edit

_BLOCK = ("recipients_label", "recipients", "authority", "position", "signer_name")


def kept(page: Page) -> bool:
    """Let no page end in the signature block or between it and the text; return whether that was still to be said.

    A row of a table breaks over pages like any text, unless it says that it may not.
    """
    paragraphs = page.document.paragraphs
    block = {id(piece.paragraph) for piece in page.all(*_BLOCK)}
    places = [at for at, paragraph in enumerate(paragraphs) if id(paragraph) in block and not paragraph.box]
    if not places:
        return False
    above = next((at for at in range(places[0] - 1, -1, -1) if paragraphs[at].shown), places[0])
    own = {paragraph.element for paragraph in paragraphs[above : places[-1] + 1]}
    held = [_held(paragraph, own) for paragraph in paragraphs[above : places[-1]]]
    return any(held)


def _held(paragraph: Paragraph, own: set[etree._Element]) -> bool:
    """Keep a paragraph with the next, or its row of a table whole; return whether it was not yet.

    Of a table in a table the outer row is held, where it holds nothing else: who draws the inner one whole may cut it.
    """
    rows = list(paragraph.element.iterancestors(f"{W}tr"))
    row = rows[-1] if rows else None
    if len(rows) > 1 and any(_says(one) and one not in own for one in rows[-1].iter(f"{W}p")):
        return False
    if row is None:
        was = paragraph.keep_next
        edit.paragraph(paragraph, "keepNext", val=None)
        return not was
    said = row.find(f"{W}trPr/{W}cantSplit")
    edit.whole(row)
    return said is None or said.get(f"{W}val") in ("0", "false", "off")


def _says(paragraph: etree._Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(f"{W}t"))
