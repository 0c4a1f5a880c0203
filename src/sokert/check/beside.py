"""Finds what a report prints in a Word file: by the form of the call, else by the file's own map."""

from __future__ import annotations

from collections.abc import Sequence

from sokert.check.text import Passage, as_printed, of_lines, passages_of
from sokert.document.printed import Line
from sokert.edited import by_another
from sokert.errors import Finding, SokertError
from sokert.models import Report
from sokert.models.written import as_json
from sokert.ooxml.unpacking import Archive, opened
from sokert.remembered.data import lines_of, remembered, reread
from sokert.render import Template, render

OTHER = Finding("CHECK-OTHER-TEMPLATE", level="warning")


def made_by(report: Report, template: Template | None) -> Archive | None:
    """Return the Word file that a report makes; None where it cannot be made."""
    try:
        return opened(render(report, template=template, embed=True))
    except SokertError:
        return None


def printed(
    archive: Archive, report: Report, made: Archive | None, template: Template | None
) -> tuple[Sequence[Passage], Sequence[Finding]]:
    """Return the passages that a report prints in a Word file, each knowing its tags, and what is to be told of that.

    They are those of the file it makes. Where the Word file was written by another form its own map knows them, as long
    as the report still says the same; else nobody does, which is told.
    """
    now, was = lines_of(made) if made else (), lines_of(archive)
    if was and made is not archive and not _alike(now, was):
        if _is_of(archive, report):
            return of_lines(was), ()
        if _is_by_another(archive, report, template):
            return (), (OTHER.at(file=archive.name),)
    return as_printed(passages_of(made), now) if made else (), ()


def _alike(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Return whether two maps say the same words."""
    return [line.text for line in one] == [line.text for line in other]


def _is_of(archive: Archive, report: Report) -> bool:
    """Return whether a Word file was written from a report that says the same."""
    try:
        return remembered(archive).report == reread(as_json(report))
    except SokertError:
        return False


def _is_by_another(archive: Archive, report: Report, template: Template | None) -> bool:
    """Return whether a Word file was written by another form, as its own report shows."""
    try:
        return by_another(remembered(archive, report.own), template)
    except SokertError:
        return False
