"""Marks a copy of a Word file with a comment at each finding."""

from __future__ import annotations

from collections.abc import Iterable

from sokert.errors import Finding
from sokert.word.archive import Source, opened
from sokert.word.comments import commented

AUTHOR = "sokert"
_MAIN = "word/document.xml"


def mark(source: Source, findings: Iterable[Finding], lang: str | None = None) -> bytes:
    """Return a copy of a file with each finding as a comment where it was found.

    What was found in a header, or nowhere because it is missing, stands at the first paragraph.
    """
    comments = [
        (finding.where.paragraph if finding.where.part == _MAIN else 0, _said(finding, lang)) for finding in findings
    ]
    return commented(opened(source), comments, AUTHOR)


def _said(finding: Finding, lang: str | None) -> str:
    """Return message, hint, clause and code, a line each."""
    lines = (finding.message(lang), finding.hint(lang), finding.source, f"[{finding.code}]")
    return "\n".join(line for line in lines if line)
