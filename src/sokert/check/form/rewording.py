"""Puts the words of a component into their literal form, where a rule knows it."""

from __future__ import annotations

import re
from collections.abc import Callable

from sokert.check.form.component_names import part
from sokert.check.form.page import Page, Piece
from sokert.check.form.rule import Fault
from sokert.check.form.sayings import Misspelt, Miswritten, words
from sokert.errors import Term
from sokert.ooxml.names import W
from sokert.resolved import edit


def miswritten(page: Page, name: str, piece: Piece, right: Callable[[str], str] = str) -> Fault:
    """Return the fault of a component whose words are wrong: with the right ones where `right` knows them."""
    wanted = right(piece.text)
    called: Term = part(page, name)
    if wanted == piece.text:
        return Fault(piece.paragraph, Misspelt(called, words(piece.text)))
    return Fault(piece.paragraph, Miswritten(called, words(piece.text), words(wanted)), (piece, wanted))


def reworded(page: Page, faults: list[Fault]) -> None:
    """Write the right words of each fault that knows them."""
    for fault in faults:
        piece, wanted = fault.it or (None, "")
        if piece is not None and wanted != piece.text:
            _replaced(piece, piece.text, wanted)


def _replaced(piece: Piece, text: str, wanted: str) -> None:
    """Put a text in another's place where it stands in the file, whatever its blanks are."""
    pattern = r"\s+".join(re.escape(word) for word in text.split())
    texts = "".join(t.text or "" for t in piece.paragraph.element.iter(f"{W}t"))
    for raw in (piece.paragraph.text, texts):
        match = re.search(pattern, raw)
        if match and edit.reworded(piece.paragraph, match[0], wanted):
            return
