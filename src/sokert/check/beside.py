"""Finds what a report prints in a Word file: by the form of the call, else by the file's own map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sokert.check.text import Passage, as_printed, of_lines, passages_of
from sokert.document.printed import Line
from sokert.edited import by_another
from sokert.errors import Finding, SokertError
from sokert.fill.unhedged import CODE, level_of
from sokert.models import Metric, Report
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


def unhedged(passages: Sequence[Passage], printed: Sequence[Passage], report: Report) -> Iterator[Finding]:
    """Yield the hedged figures that stand in a Word file as exact ones, as its report prints them."""
    known = {(one.text, one.cell): one.given for one in printed}
    before = ""
    for passage in passages:
        for code, start, end in _runs(known.get((passage.text, passage.cell), ())):
            metric, words = report.figures.get(code), passage.text[start:end]
            if metric and _is_bare(metric, words, f"{before} {passage.text[:start]}"):
                facts = {"name": metric.name, "printed": words, "hedge": metric.hedge}
                facts["instead"] = f"{{{{ {metric.code} }}}}"
                where = replace(passage.place(start, end), metric=metric.code)
                yield Finding(CODE, facts, where, level_of(metric.hedge or ""), sentence="SAID-HEDGE-LOST")
        before = passage.text


def _runs(given: Sequence[str | None]) -> Iterator[tuple[str, int, int]]:
    """Yield each stretch of signs that one metric gave, with where it begins and ends.

    >>> [*_runs((None, "thu", "thu", "", "chi"))]
    [('thu', 1, 3), ('chi', 4, 5)]
    """
    start = 0
    for code, signs in groupby(given):
        end = start + sum(1 for _ in signs)
        if code:
            yield code, start, end
        start = end


def _is_bare(metric: Metric, words: str, before: str) -> bool:
    """Return whether a tag printed a figure of a metric without its hedge, and nothing before it says that."""
    hedge = metric.hedge
    is_figure = hedge and not metric.written and any(map(str.isdigit, words))
    return bool(is_figure and hedge and hedge not in words and not before.rstrip().lower().endswith(hedge))


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
