"""Marks a copy of a Word file with a comment at each finding."""

from __future__ import annotations

from collections.abc import Iterable

from sokert import messages
from sokert.errors import Finding
from sokert.ooxml.names import MAIN, W
from sokert.ooxml.unpacking import Source, opened
from sokert.resolved import Document, Paragraph, read
from sokert.resolved.comments import commented

AUTHOR = "sokert"
# A component that is missing belongs at the end of the text, all others at its beginning.
_LAST = ("RCPT", "SIGN", "END")


def mark(source: Source, findings: Iterable[Finding], lang: str | None = None) -> bytes:
    """Return a copy of a file with each finding as a comment where it was found.

    Word takes no comment in a header, footer or note: what was found there stands at the first
    paragraph of the pages that show it, or at the note's own sign. What is missing stands where it
    belongs: recipients and signature at the end, the rest at the beginning.
    """
    archive = opened(source)
    seen = read(archive)
    comments = []
    for finding in findings:
        at, where = _place(seen, finding)
        comments.append((at, "\n".join(_said(finding, where, lang))))
    return commented(archive, comments, AUTHOR)


def _place(seen: Document, finding: Finding) -> tuple[int, str]:
    """Return the paragraph of the main text a comment stands at, and the code of where it was found."""
    part = finding.where.part
    if part == MAIN and finding.where.paragraph:
        return finding.where.paragraph, ""
    if part.startswith(("word/footnotes", "word/endnotes")):
        return _note(seen, part, finding.where.paragraph), "MARK-NOTE"
    for section in seen.sections:
        for stories, code in ((section.headers, "MARK-HEADER"), (section.footers, "MARK-FOOTER")):
            if any(paragraph.part == part for story in stories.values() for paragraph in story):
                return _first(section.paragraphs), code
    last = finding.code.partition("-")[2].startswith(_LAST) and seen.paragraphs
    return (seen.paragraphs[-1].index if last else _first(seen.paragraphs)), ""


def _first(paragraphs: list[Paragraph]) -> int:
    """Return the first paragraph with words."""
    return next((paragraph.index for paragraph in paragraphs if paragraph.shown), 0)


def _note(seen: Document, part: str, at: int) -> int:
    """Return the paragraph that holds a note's sign."""
    kind = "footnote" if "footnotes" in part else "endnote"
    own = next((note.element for note in seen.notes if (note.part, note.index) == (part, at)), None)
    note = None if own is None else next(own.iterancestors(W + kind), None)
    for paragraph in seen.paragraphs if note is not None else ():
        signs = paragraph.element.iter(f"{W}{kind}Reference")
        if note is not None and any(sign.get(f"{W}id") == note.get(f"{W}id") for sign in signs):
            return paragraph.index
    return _first(seen.paragraphs)


def _said(finding: Finding, where: str, lang: str | None) -> list[str]:
    """Return where it was found, message, hint, clause and code, a line each."""
    place = f"{messages.text(where, lang=lang)} {finding.where.text}".rstrip() if where else ""
    said = (_sentence(finding.message(lang)), _sentence(finding.hint(lang)))
    return [line for line in (place, *said, finding.source, f"[{finding.code}]") if line]


def _sentence(words: str) -> str:
    """Return words as they stand in a comment, alone: with a capital, and a full stop.

    >>> _sentence("lề trái 20 mm"), _sentence("có phải là “a”?"), _sentence("viết /.")
    ('Lề trái 20 mm.', 'Có phải là “a”?', 'Viết /.')
    """
    return words[:1].upper() + words[1:] + "." * (words[-1:] not in ("", ".", "?", "!", "…"))
