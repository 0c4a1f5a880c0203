"""BESIDE: findings on a report's figures, on its words, and on the form of any Word file."""

from __future__ import annotations

from pathlib import Path

from sokert.check import form
from sokert.errors import Finding
from sokert.ooxml.package import put
from sokert.vietnamese.tones import Manner


def fix(
    document: str | Path | bytes,
    path: str | Path | None = None,
    standard: str | None = None,
    tones: Manner | None = None,
) -> form.Fixed:
    """Return a Word file with its form mended and not a word touched, and write it to `path` if given.

    Text in TCVN3 or VNI fonts becomes Unicode. Tone marks are placed in one manner: "older" (hòa),
    "newer" (hoà), or that of most words. The result holds the bytes, the findings that were mended,
    what else was changed, and the findings left for a person.
    """
    fixed = form.fix(_source(document), standard, tones)
    if path is not None:
        put(Path(path), fixed.content)
    return fixed


def mark(
    document: str | Path | bytes,
    findings: tuple[Finding, ...],
    path: str | Path | None = None,
    lang: str | None = None,
) -> bytes:
    """Return a copy of a Word file with each finding as a Word comment beside its place."""
    content = form.mark(_source(document), findings, lang)
    if path is not None:
        put(Path(path), content)
    return content


def _source(document: str | Path | bytes) -> Path | bytes:
    return Path(document) if isinstance(document, str) else document
