"""Judges the form of any Word file by the standard it follows.

    check("bao-cao.docx")                    findings, each with its clause
    check("bao-cao.docx", standard="nd30")   the same by a standard told

The standard is the State's unless the head is a Party's. A component that cannot be found is told by
the rule that asks for it.
"""

from __future__ import annotations

from sokert.check.form.finder import found, standard_of
from sokert.check.form.fixing import Fixed, fix
from sokert.check.form.marking import mark
from sokert.check.form.page import Page
from sokert.check.form.rule import judged
from sokert.check.form.rules import RULES
from sokert.check.form.unicoding import unicoded
from sokert.errors import Finding
from sokert.ooxml.archive import Archive, Source, opened
from sokert.resolved import read
from sokert.standards import FORMS


def page(source: Source | Archive, standard: str | None = None) -> Page:
    """Return a file with its components found, by a standard or by the one it seems to follow.

    Text of the codes before Unicode is read as its font shows it.
    """
    archive = source if isinstance(source, Archive) else opened(source)
    document = read(unicoded(archive)[0])
    return found(document, FORMS[standard or standard_of(document)])


def check(source: Source | Archive, standard: str | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a file's form, in the reading order of a document.

    The file is given by path or as bytes; one that cannot be read raises FileError.
    """
    seen = page(source, standard)
    return tuple(finding for rule, faults in judged(seen, RULES) for finding in rule.findings(seen, faults))


__all__ = ["Fixed", "check", "fix", "mark", "page"]
