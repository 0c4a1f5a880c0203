"""Judges the form of any Word file by the standard it follows.

    check("bao-cao.docx")                    findings, each with its clause
    check("bao-cao.docx", standard="nd30")   the same by a standard told

The standard is the State's unless the head is a Party's; what holds is what holds for its kind of document.
A component that cannot be found is told by
the rule that asks for it.
"""

from __future__ import annotations

from sokert.check.form.comments import mark
from sokert.check.form.finder import judged_as
from sokert.check.form.fix_rounds import Fixed, fix
from sokert.check.form.page import Page
from sokert.check.form.rule import judged
from sokert.check.form.rules import RULES
from sokert.check.form.to_unicode import unicoded
from sokert.errors import Finding
from sokert.ooxml.unpacking import Archive, Source, opened
from sokert.resolved import Document, read


def shown(source: Source | Archive) -> Document:
    """Return a file as it looks, text of the codes before Unicode as its font shows it."""
    archive = source if isinstance(source, Archive) else opened(source)
    return read(unicoded(archive)[0])


def page(source: Source | Archive | Document, standard: str | None = None, type: str | None = None) -> Page:
    """Return a file with its components found, by a standard and a type or by those it seems to be of."""
    return judged_as(source if isinstance(source, Document) else shown(source), standard, type)


def check(
    source: Source | Archive | Document, standard: str | None = None, type: str | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with a file's form, in the reading order of a document.

    The file is given by path or as bytes; one that cannot be read raises FileError. `type` is the abbreviation of
    a type of document (BC, CV, QĐ), else the one it shows.
    """
    return findings(page(source, standard, type))


def findings(seen: Page) -> tuple[Finding, ...]:
    """Return what is wrong with a page that was found."""
    return tuple(finding for rule, faults in judged(seen, RULES) for finding in rule.findings(seen, faults))


__all__ = ["Fixed", "check", "findings", "fix", "mark", "page", "shown"]
