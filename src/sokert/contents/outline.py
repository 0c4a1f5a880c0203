"""The headings and named places of a document as its reader counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sokert.ooxml.names import W
from sokert.resolved import Document, Paragraph

_ENDS = ".-) "
_NO_BREAK = re.compile(r"(?<!\d)\u00a0(?![\dIVX])|[ \t\n]+")
_LABEL, _TITLE = "AnnexLabel", "AnnexTitle"
NONE = 9  # an outline level beyond all headings


@dataclass(slots=True)
class Heading:
    """A heading: its paragraph, its level from 1, what stands before its words, the labels it stands under."""

    paragraph: Paragraph
    level: int
    words: str
    path: tuple[str, ...] = ()
    annex: bool = False
    bookmark: str = field(default="")


def headings(document: Document) -> list[Heading]:
    """Return the headings of a document in reading order; an annex is called by its label and its title."""
    found = list[Heading]()
    path: dict[int, str] = {}
    body = [one for one in document.paragraphs if one.cell is None and not one.box]
    for at, paragraph in enumerate(body):
        level = paragraph.outline
        if level >= NONE or not paragraph.text.strip():
            continue
        style = _style(paragraph)
        if style == _LABEL:
            title = body[at + 1] if at + 1 < len(body) and _style(body[at + 1]) == _TITLE else None
            words = _said(paragraph) + (f". {_said(title)}" if title else "")
            found.append(Heading(paragraph, 1, words, annex=True))
            continue
        path = {depth: label for depth, label in path.items() if depth < level} | {level: paragraph.label}
        found.append(Heading(paragraph, level + 1, _labelled(paragraph), tuple(path[depth] for depth in sorted(path))))
    return found


def _labelled(paragraph: Paragraph) -> str:
    """Return a heading's label and its words; "Phần I" is parted from them by a stop."""
    words, label = _said(paragraph), paragraph.label
    return f"{label}{' ' if label[-1] in _ENDS else '. '}{words}" if label else words


def _said(paragraph: Paragraph) -> str:
    words = "".join(run.text for run in paragraph.runs if not run.hidden)
    # A title set in lines of its own has more no-break spaces than a figure asks for.
    return " ".join(_NO_BREAK.sub(" ", words).split(" ")).strip()


def place_of(path: tuple[str, ...]) -> str:
    """Return how a text names a numbered heading by the labels it stands under.

    >>> place_of(("Phần I",)), place_of(("Phần II", "I.", "2.")), place_of(("III.", "1.", "a)"))
    ('Phần I', 'mục I.2 Phần II', 'mục III.1.a')
    """
    parts = [label for label in path if label.startswith("Phần")]
    steps = [label.rstrip(_ENDS) for label in path if label not in parts and label.strip(_ENDS)]
    return " ".join(filter(None, [f"mục {'.'.join(steps)}" if steps else "", *parts]))


def _style(paragraph: Paragraph) -> str:
    named = paragraph.element.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.get(f"{W}val", "")
