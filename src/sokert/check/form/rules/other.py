"""Marks and mixtures: DỰ THẢO, secrecy marks, State words in a Party document.

What they check: marks found in the head, signs of the other standard anywhere in it, and whether tone
marks are placed in one manner (hòa or hoà), proper names aside.
Why: the decree is silent on drafts; secrecy follows its own law; the two forms are never mixed.
Right: a final report without DỰ THẢO.   Wrong: "Số: 12-BC/ĐU" below ĐẢNG CỘNG SẢN VIỆT NAM.
Remedy: take the mark away, or keep to one standard.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.check.form.rules.head import reworded
from sokert.check.form.toning import movable
from sokert.resolved import Paragraph
from sokert.vietnamese.tones import manner_of


def _draft(page: Page) -> Iterator[Fault]:
    for piece in page.all("draft"):
        yield Fault(piece.paragraph, {"found": piece.text})


def _secret(page: Page) -> Iterator[Fault]:
    for piece in page.all("secrecy"):
        yield Fault(piece.paragraph, {"found": piece.text}, "info")


def _mixed(page: Page) -> Iterator[Fault]:
    for name in ("country", "motto"):
        for piece in page.all(name):
            yield Fault(piece.paragraph, {"found": piece.text})


def _toned(page: Page) -> Iterator[Fault]:
    """Yield the first word in the rarer manner; names are left alone."""
    seen: dict[str, list[tuple[Paragraph, str]]] = {}
    for paragraph in page.document.paragraphs:
        for found in movable(paragraph.text):
            seen.setdefault(str(manner_of(found[0])), []).append((paragraph, found[0]))
    if len(seen) > 1:
        few, many = sorted(seen.values(), key=len)
        yield Fault(few[0][0], {"found": few[0][1], "other": many[0][1], "rare": len(few), "usual": len(many)})


RULES = (
    Check("ND30-DRAFT", "HD-DRAFT", _draft, reworded("parent", "", "")),
    Check("ND30-SECRET", "", _secret, lambda page: None),
    Check("", "HD-TONE", _toned, lambda page: None),
    Check("", "HD-VS-ND30", _mixed, lambda page: None),
)
