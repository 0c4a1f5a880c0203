"""BESIDE: findings on a report's figures, on its words, and on the form of any Word file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sokert.check import form
from sokert.errors import DataError, Finding, near, takes
from sokert.saving import WORD, put
from sokert.vietnamese.tones import Manner


def fix(
    document: str | Path | bytes,
    path: str | Path | None = None,
    standard: str | None = None,
    tones: Manner | None = None,
    *,
    type: str | None = None,
    off: Iterable[str] = (),
    overwrite: bool = False,
) -> form.Fixed:
    """Return a Word file with its form mended and not a word touched, and write it to `path` if given.

    Text in TCVN3 or VNI fonts becomes Unicode. Tone marks are placed in one manner: "older" (hòa),
    "newer" (hoà), or that of most words. Only what is sure for its type is mended: the one it shows, or `type` by its
    abbreviation (BC, CV, QĐ). `off` are codes of rules: what they ask for stays as it is, and is not told. The result
    holds the bytes, the findings that were mended, what else was changed, and the findings left for a person. A file
    at `path` that somebody changed stays and raises FileError, unless `overwrite` says that it may go.
    """
    fixed = form.fix(_source(document), standard, tones, type, _rules(off))
    if path is not None:
        put(Path(path), fixed.content, WORD, overwrite)
    return fixed


def _rules(codes: Iterable[str]) -> frozenset[str]:
    """Return the codes of rules; one that nobody knows raises DataError."""
    takes("off", codes, Iterable, wanted="Iterable[str]")
    if not (asked := frozenset(codes)):
        return asked
    from sokert.check.codes import CODES  # every rule, which only who switches one off needs

    if unknown := sorted(asked - CODES):
        raise DataError([Finding("CHECK-UNKNOWN-CODE", {"given": code, "near": near(code, CODES)}) for code in unknown])
    return asked


def type_of(document: str | Path | bytes, standard: str | None = None) -> str:
    """Return the type of document a Word file is judged as, by the signs it shows.

    It is a name of Nghị định 30/2020/NĐ-CP ("công văn", "quyết định"), or of what is no document by itself: "phụ lục",
    "mẫu biểu", "bài phát biểu", "chưa rõ". A file that cannot be read raises FileError.
    """
    return form.page(_source(document), standard).kind.name


def mark(
    document: str | Path | bytes,
    findings: tuple[Finding, ...],
    path: str | Path | None = None,
    lang: str | None = None,
    *,
    overwrite: bool = False,
) -> bytes:
    """Return a copy of a Word file with each finding as a Word comment beside its place.

    It is written to `path` if given; a file there that somebody changed stays, as in `fix`.
    """
    content = form.mark(_source(document), findings, lang)
    if path is not None:
        put(Path(path), content, WORD, overwrite)
    return content


def _source(document: str | Path | bytes) -> Path | bytes:
    return Path(document) if isinstance(document, str) else document
