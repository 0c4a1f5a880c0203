"""Judges the form of any Word file by the standard it follows.

    check("bao-cao.docx")                    findings, each with its clause
    check("bao-cao.docx", standard="nd30")   the same by a standard told

The standard is the State's unless the head is a Party's; what holds is what holds for its kind of document.
A component that cannot be found is told by
the rule that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sokert.check.form.comments import mark
from sokert.check.form.finder import judged_as
from sokert.check.form.fix_rounds import Fixed, fix
from sokert.check.form.page import Page
from sokert.check.form.rule import judged
from sokert.check.form.rules import RULES
from sokert.check.form.rules.head import abbreviated, miscoded, stopped
from sokert.check.form.rules.recipient import unkept
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


class Given(NamedTuple):
    """The words that a document of the State which is not made yet is given; an empty one is not given."""

    agency: str = ""
    code: str = ""
    subject: str = ""
    copy: str = ""
    signer: str = ""


def misgiven(given: Given) -> Iterator[tuple[str, str, Saying]]:
    """Yield what is wrong with the words that a document is given: each rule, whose words, and what it says.

    >>> [code for code, _, _ in misgiven(Given("UBND xã An Bình", "VP UBND", "Sơ kết.", "Các phòng", "ThS. A"))]
    ['ND30-ORG-PARENT-ABBR', 'ND30-NO-FORMAT', 'ND30-SUBJ-NODOT', 'ND30-RCPT-LAST', 'ND30-SIGN-NAME-NOTITLE']
    """
    state = FORMS["nd30"]
    judged = (
        ("ND30-ORG-PARENT-ABBR", "agency", abbreviated(given.agency.upper())),
        ("ND30-NO-FORMAT", "code", miscoded(given.code, state)),
        ("ND30-SUBJ-NODOT", "subject", stopped(given.subject)),
        ("ND30-RCPT-LAST", "copy", unkept(given.copy, state)),
        ("ND30-SIGN-NAME-NOTITLE", "signer", titled(given.signer, state)),
    )
    yield from ((code, key, said) for code, key, said in judged if said)


__all__ = ["Fixed", "Given", "check", "findings", "fix", "mark", "misgiven", "page", "shown"]
