"""Lints a template: everything wrong with it that can be seen without data, in one list.

names    names and fields, against what a report has
lost     sub-sections of a report that no loop prints
form     styles a Word form lacks, tables whose head does not come again on the next page
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sokert.errors import Finding, near
from sokert.fill import Filler
from sokert.lint.form import in_form
from sokert.lint.lost import lost_sections
from sokert.lint.names import wrong_names
from sokert.models import Report
from sokert.ooxml.unpacking import Archive
from sokert.template import BODY, FORM_SUFFIXES


def _with_function(one: Finding, functions: Collection[str]) -> Finding:
    """Return a finding of what is called with the function that may be meant, where no other name is."""
    if (one.code != "TEMPLATE-CALLED" and one.sentence != "TAG-CALLED") or one.facts.get("near"):
        return one
    return replace(one, facts={**one.facts, "near": near(str(one.facts["name"]), functions)})


def lint(filler: Filler, name: str, form: Archive | None, report: Report | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a template, and with all it extends, includes and imports, in order of place.

    `form` is the file of a Word form. With a report its metrics are the only names that may come beside
    `report` and its kin; without one any name may, and only what looks like a report's own is judged.
    """
    asked = filler.asked(name)
    found = filler.problems(name)
    for other in asked.files[1:]:
        if other.removesuffix(BODY).endswith(FORM_SUFFIXES):  # built-in templates are our own affair
            found += filler.problems(other)
    found += asked.findings
    found += [_with_function(one, filler.environment.globals) for one in wrong_names(asked, report)]
    found += [*lost_sections(asked.need, report), *filler.unknown_asked(asked.files, report)] if report else []
    found += [replace(one, level="warning") for one in filler.cuts(name)]  # by the data a paragraph is cut, or none
    found += [*(one.at(file=name) for one in form.findings), *in_form(form, name)] if form is not None else []
    found = [one.at(file=one.where.file.removesuffix(BODY)) for one in found]
    return tuple(sorted(_once(found), key=lambda one: _order(one, asked.files)))


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that say the same again of the same place."""
    return list({(one.code, repr(one.facts), one.where): one for one in findings}.values())


def _order(finding: Finding, files: list[str]) -> tuple[object, ...]:
    """Return where a finding stands: the template before what it includes, the body before its other parts."""
    where = finding.where
    file = next((index for index, name in enumerate(files) if where.file.endswith(name.removesuffix(BODY))), len(files))
    part = where.part not in ("", "word/document.xml"), where.part
    return file, *part, where.paragraph, where.line, where.column, finding.code
