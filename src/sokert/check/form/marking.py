"""Marks a copy of a Word file with a comment at each finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sokert.errors import Finding
from sokert.word.archive import Source, opened
from sokert.word.comments import commented

AUTHOR = "sokert"
_MAIN = "word/document.xml"


def mark(source: Source, findings: Iterable[Finding], lang: str | None = None) -> bytes:
    """Return a copy of a file with each finding as a comment where it was found.

    What was found in a header or a note stands as near as Word lets a comment stand, what was found
    nowhere because it is missing at the first paragraph; each then says where it was found.
    """
    comments = [(finding.where.part or _MAIN, finding.where.paragraph, _said(finding, lang)) for finding in findings]
    return commented(opened(source), comments, AUTHOR)


def _said(finding: Finding, lang: str | None) -> str:
    """Return place where the comment cannot stand at it, message, hint, clause and code, a line each."""
    elsewhere = finding.where.part not in ("", _MAIN)
    where = str(replace(finding.where, file="", line=0, column=0)).removeprefix(", ") if elsewhere else ""
    lines = (where, finding.message(lang), finding.hint(lang), finding.source, f"[{finding.code}]")
    return "\n".join(line for line in lines if line)
