"""What the Party's form asks for of its own, marks that a finished document has not, and forms that are mixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sokert.check.form.component_names import part
from sokert.check.form.page import Page
from sokert.check.form.rule import Check, Fault
from sokert.check.form.sayings import Missing, Quoted, Tones, words
from sokert.check.form.tone_marks import movable
from sokert.errors import Level
from sokert.resolved import Paragraph
from sokert.vietnamese.tones import manner_of


def _star(page: Page) -> Iterator[Fault]:
    if page.found.get("agency") and not page.found.get("star"):
        yield Fault(page.all("agency")[-1].paragraph, Missing(part(page, "star")))


def _hyphens(page: Page) -> Iterator[Fault]:
    line = page.first("subject_line")
    if page.found.get("subject") and (line is None or line.text != page.form.literals["subject_line"]):
        yield Fault(page.all("subject")[-1].paragraph, Missing(part(page, "subject_line")))


def _met(said: str, *names: str, level: Level | None = None) -> Callable[[Page], Iterator[Fault]]:
    """Return what finds components that should not be there."""

    def find(page: Page) -> Iterator[Fault]:
        for piece in page.all(*names):
            yield Fault(piece.paragraph, Quoted(said, words(piece.text)), level=level)

    return find


def _toned(page: Page) -> Iterator[Fault]:
    """Yield the first word in the rarer manner of placing tone marks; names are left alone."""
    seen: dict[str, list[tuple[Paragraph, str]]] = {}
    for paragraph in page.document.paragraphs:
        for found in movable(paragraph.text):
            seen.setdefault(str(manner_of(found[0])), []).append((paragraph, found[0]))
    if len(seen) > 1:
        few, many = sorted(seen.values(), key=len)
        yield Fault(few[0][0], Tones(few[0][1], many[0][1], len(few), len(many)))


RULES = (
    Check("", "HD-STAR", _star),
    Check("", "HD-SUBJ-RULE", _hyphens),
    Check("ND30-DRAFT", "HD-DRAFT", _met("QUOTED-DRAFT", "draft", level="info")),
    Check("ND30-SECRET", "", _met("QUOTED-SECRET", "secrecy", level="info")),
    Check("", "HD-TONE", _toned),
    Check("", "HD-VS-ND30", _met("QUOTED-STATE-PART", "country", "motto")),
)
