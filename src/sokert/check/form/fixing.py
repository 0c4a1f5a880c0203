"""Mends the form of a Word file without touching a word, and says what it mended and what it left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sokert.check.form.finder import found, standard_of
from sokert.check.form.mending import MENDERS
from sokert.check.form.page import Page
from sokert.check.form.rules import RULES
from sokert.check.form.toning import toned, usual
from sokert.check.form.unicoding import unicoded
from sokert.errors import Finding
from sokert.ooxml.archive import Archive, Source, opened, rewritten
from sokert.resolved import read
from sokert.resolved.stories import serialised
from sokert.standards import FORMS
from sokert.vietnamese.tones import Manner

# Tone marks are moved before the rules are asked, the rest by a mender each.
MENDED = frozenset(MENDERS) | {"HD-TONE"}
ROUNDS = 4  # a mended line can show the next fault: its size first, then the gap above it


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended file: its bytes, the findings that are gone, what else was changed, and what is left to do.

    `changed` tells of the words whose spelling changed: text of old codes, tone marks.
    """

    content: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]
    changed: tuple[Finding, ...] = ()


def fix(source: Source, standard: str | None = None, tones: Manner | None = None) -> Fixed:
    """Return a file with its form mended: page, fonts, sizes, spacing, numbers, literal forms, old codes.

    Words, their order, pictures, comments and tracked changes stay. Tone marks are placed in one
    manner: `tones`, or that of most words. Mending a mended file changes nothing. A file that cannot be
    read raises FileError.
    """
    given = opened(source)
    readable, _ = unicoded(given)
    standard = standard or standard_of(read(readable))
    form = FORMS[standard]
    before, _ = _judged(readable, standard)
    archive, respelt = unicoded(given, form.font)
    archive, moved = toned(archive, tones or usual(archive, "older" if standard == "nd30" else "newer"))
    archive, now = _mended(archive, standard)
    gone = {_key(finding) for finding in before} - {_key(finding) for finding in now}
    mended = tuple(finding for finding in before if _key(finding) in gone)
    return Fixed(_content(source, given, archive), mended, now, respelt + moved)


def _mended(archive: Archive, standard: str) -> tuple[Archive, tuple[Finding, ...]]:
    """Return the archive with every mender run that a finding asks for, and the findings left."""
    now, page = _judged(archive, standard)
    seen = set[tuple[str, ...]]()
    for _ in range(ROUNDS):
        codes = tuple(finding.code for finding in now)
        if codes in seen or not set(codes) & set(MENDERS):
            break
        seen.add(codes)
        for code in dict.fromkeys(codes):
            if code in MENDERS:
                MENDERS[code](page)
        archive = _written(archive, page)
        now, page = _judged(archive, standard)
    return archive, now


def _key(finding: Finding) -> tuple[str, int]:
    return finding.code, finding.where.paragraph


def _judged(archive: Archive, standard: str) -> tuple[tuple[Finding, ...], Page]:
    page = found(read(archive), FORMS[standard])
    return tuple(finding for rule in RULES for finding in rule.findings(page)), page


def _written(archive: Archive, page: Page) -> Archive:
    """Return the archive with the parts that were mended."""
    parts = {part: serialised(tree) for part, tree in page.document.trees.items()}
    return Archive(archive.name, {**archive.parts, **parts})


def _content(source: Source, given: Archive, archive: Archive) -> bytes:
    """Return the file's bytes; one in which nothing had to be mended stays as it is."""
    if archive is not given:
        return rewritten(archive, {})
    return source if isinstance(source, bytes) else Path(source).read_bytes()
