"""Mends the form of a Word file without touching a word, and says what it mended and what it left."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from sokert.check.form.finder import found, standard_of
from sokert.check.form.mending import MENDERS
from sokert.check.form.page import Page
from sokert.check.form.rules import RULES
from sokert.errors import Finding
from sokert.standards import FORMS
from sokert.word.archive import Archive, Source, opened, rewritten
from sokert.word.effective import read

ROUNDS = 4  # a mended line can show the next fault: its size first, then the gap above it


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended file: its bytes, the findings that are gone, and those a person has to see to."""

    content: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fix(source: Source, standard: str | None = None) -> Fixed:
    """Return a file with its form mended: page, fonts, sizes, spacing, numbers, literal forms.

    Words, their order, pictures, comments and tracked changes stay. Mending a mended file changes
    nothing. A file that cannot be read raises FileError.
    """
    archive = opened(source)
    standard = standard or standard_of(read(archive))
    before, page = _judged(archive, standard)
    now, seen = before, set[tuple[str, ...]]()
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
    gone = [_key(finding) for finding in now]
    mended = tuple(finding for finding in before if _key(finding) not in gone)
    return Fixed(_content(source, archive, changed=bool(seen)), mended, now)


def _key(finding: Finding) -> tuple[str, int]:
    return finding.code, finding.where.paragraph


def _judged(archive: Archive, standard: str) -> tuple[tuple[Finding, ...], Page]:
    page = found(read(archive), FORMS[standard])
    return tuple(finding for rule in RULES for finding in rule.findings(page)), page


def _written(archive: Archive, page: Page) -> Archive:
    """Return the archive with the parts that were mended."""
    parts = {
        part: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        for part, tree in page.document.trees.items()
    }
    return Archive(archive.name, {**archive.parts, **parts})


def _content(source: Source, archive: Archive, changed: bool) -> bytes:
    """Return the file's bytes; one in which nothing had to be mended stays as it is."""
    if changed:
        return rewritten(archive, {})
    if isinstance(source, bytes):
        return source
    with open(source, "rb") as file:
        return file.read()
