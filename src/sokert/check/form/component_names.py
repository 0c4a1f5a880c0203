"""What the components of a page are called in a sentence."""

from __future__ import annotations

from sokert.check.form.page import Page
from sokert.errors import Term
from sokert.resolved import Paragraph

_PARTY = frozenset({"parent", "agency", "subject_line", "star"})  # called otherwise in the Party's texts

SIGNS = {";": Term("SIGN-SEMICOLON"), ",": Term("SIGN-COMMA"), ".": Term("SIGN-STOP")}


def part(page: Page, name: str) -> Term:
    """Return the term of a component, in the words of the page's own standard."""
    called = f"party-{name}" if name in _PARTY and not page.state else name
    return Term(f"PART-{called.replace('_', '-').upper()}")


def edge(paragraph: Paragraph) -> Term:
    """Return the term of the edge a paragraph is set to."""
    known = {"start": "left", "left": "left", "right": "right", "end": "right", "center": "center", "both": "both"}
    return Term(f"ALIGNED-{known.get(paragraph.align, 'other').upper()}")
