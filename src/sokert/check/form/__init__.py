"""Judges the form of any Word file by the standard it follows.

    check("bao-cao.docx")                    findings, each with its clause
    check("bao-cao.docx", standard="nd30")   the same by a standard told

The standard is the State's unless the head is a Party's; what holds is what holds for its kind of document.
A component that cannot be found is told by
the rule that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.form.comments import mark
from sokert.check.form.finder import judged_as
from sokert.check.form.fix_rounds import Fixed, fix
from sokert.check.form.page import Page
from sokert.check.form.rule import judged
from sokert.check.form.rules import RULES
from sokert.check.form.rules.head import abbreviated
from sokert.check.form.rules.signature import titled
from sokert.check.form.sayings import Saying
from sokert.check.form.to_unicode import unicoded
from sokert.errors import Finding
from sokert.ooxml.unpacking import Archive, Source, opened
from sokert.resolved import Document, read
from sokert.standards import FORMS


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


def misnamed(agency: str, signer: str) -> Iterator[tuple[str, Saying]]:
    """Yield what is wrong with two names of a document of the State that is not made yet: each rule, and what it says.

    >>> [code for code, _ in misnamed("UBND xã An Bình", "ThS. Nguyễn Văn A")]
    ['ND30-ORG-PARENT-ABBR', 'ND30-SIGN-NAME-NOTITLE']
    """
    if said := abbreviated(agency.upper()):
        yield "ND30-ORG-PARENT-ABBR", said
    if said := titled(signer, FORMS["nd30"]):
        yield "ND30-SIGN-NAME-NOTITLE", said


__all__ = ["Fixed", "check", "findings", "fix", "mark", "misnamed", "page", "shown"]
