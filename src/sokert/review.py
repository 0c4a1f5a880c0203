"""Turns a report file into what is wrong with its figures, each finding at its line."""

from __future__ import annotations

from pathlib import Path

from sokert.check import check
from sokert.errors import Finding
from sokert.load import load
from sokert.sources import Draft, read


def check_file(path: str | Path) -> tuple[Finding, ...]:
    """Return what is wrong with the figures of a report file, with file, line and column.

    A file that makes no report raises what `load` raises.
    """
    report, draft = load(path), read(path)
    codes = [metric.code for metric in report.metrics]
    return tuple(_at(finding, codes, draft) for finding in check(report))


def _at(finding: Finding, codes: list[str], draft: Draft) -> Finding:
    """Return a finding at the figure it is about; one about no single metric at the identities."""
    metric = finding.where.metric
    place = draft.place(("metrics", codes.index(metric), "value") if metric in codes else ("identities",))
    return finding.at(file=place.file, line=place.line, column=place.column)
