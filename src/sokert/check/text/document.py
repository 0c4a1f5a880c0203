"""Reads the passages of a Word file: each paragraph and cell with its place."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.form import shown
from sokert.check.text.passage import Cell, Kind, Passage, typed_passage
from sokert.errors import Place
from sokert.ooxml.names import NAMESPACES, W
from sokert.ooxml.unpacking import Archive, Source
from sokert.resolved import Document, Paragraph

_MARKS = tuple(W + name for name in ("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef"))
_FORMULA = "{" + NAMESPACES["m"] + "}oMath"
_OBJECT = f"{W}object"
SHOWN = 60  # characters of the paragraph that a place shows


def passages_of(source: Source | Archive | Document) -> list[Passage]:
    """Return the passages of a Word file; one that cannot be read raises FileError.

    Text of an old code in its own font is read as that font shows it: the rule of fonts tells of it.
    """
    return list(_passages(source if isinstance(source, Document) else shown(source)))


def running_of(document: Document) -> list[Passage]:
    """Return the passages of the headers and footers of a Word file, of those that several pages share once."""
    stories = [story for one in document.sections for pages in (one.headers, one.footers) for story in pages.values()]
    once = {(paragraph.part, paragraph.index): paragraph for story in stories for paragraph in story}
    return [made for paragraph in once.values() for made in _parts(document, paragraph)]


def _passages(document: Document) -> Iterator[Passage]:
    for paragraph in (one for one in (*document.paragraphs, *document.notes) if not one.is_entry):
        yield from _parts(document, paragraph)


def _parts(document: Document, paragraph: Paragraph) -> Iterator[Passage]:
    for part in _text(paragraph).replace("\t", "\n").split("\n"):
        kind: Kind = "cell" if paragraph.cell else "body"
        made = typed_passage(part, kind, _Locate(document.name, paragraph), _cell(paragraph))
        if made.text:
            yield made


def _text(paragraph: Paragraph) -> str:
    """Return the words of a paragraph, a sign for a formula, and a mark of a note where brackets hold nothing else."""
    text = ""
    for run in paragraph.runs:
        if text.endswith("(") and next(run.element.iter(*_MARKS), None) is not None:
            text += "*"
        before = run.element.getprevious()
        if (before is not None and before.tag == _FORMULA) or next(run.element.iter(_OBJECT), None) is not None:
            text += "□"
        text += "" if run.hidden else run.text
    return text


def _cell(paragraph: Paragraph) -> Cell | None:
    at = paragraph.cell
    return Cell(at.table, at.row, at.column, at.span) if at else None


class _Locate:
    """Where a stretch of a paragraph is: the paragraph's number, and the words."""

    def __init__(self, name: str, paragraph: Paragraph) -> None:
        self.name, self.paragraph = name, paragraph

    def __call__(self, offset: int, length: int, words: str) -> Place:
        return self.paragraph.place(self.name, words[:SHOWN])
