"""Shows a report as its pages, metrics and findings as tables, in a notebook.

The pages stand in a frame of their own: a page put into a cell as it is would change the notebook around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from markupsafe import Markup

from sokert.errors import Finding, Findings, SokertError
from sokert.messages import text
from sokert.models import Metric, Metrics, Report
from sokert.preview import Pages, preview
from sokert.vietnamese.cells import plan, previous
from sokert.vietnamese.changes import change
from sokert.vietnamese.figures import figure

MOST_ROWS = 200  # a notebook keeps what it shows
_CELL = "text-align:left;vertical-align:top;white-space:normal"
_FRAME = (
    '<iframe title="{}" sandbox="allow-scripts" style="width:100%;height:70vh;border:1px solid #dadce0" srcdoc="{}">'
    "</iframe>"
)


@singledispatch
def html(shown: object) -> str | None:
    """Return how a notebook shows something; None for what it prints as it is."""
    return None


@html.register
def _pages(pages: Pages) -> str:
    return _framed(pages, "")


@html.register
def _report(report: Report) -> str:
    """Return the pages of a report; one that makes none yet is shown as what is wrong with it."""
    try:
        return _framed(preview(report), report.issuer.name)
    except SokertError as error:
        return _findings(Findings(error.findings))


def _framed(page: str, title: str) -> str:
    return str(Markup(_FRAME).format(title, str(page)))


@html.register
def _metrics(metrics: Metrics) -> str:
    planned = ["PLANNED"] if any(metric.plan for metric in metrics) else []
    names = ("CODE", "NAME", "VALUE", "UNIT", "PREVIOUS", "CHANGE", *planned, "SOURCE")
    rows = (_metric(metric, bool(planned)) for metric in metrics[:MOST_ROWS])
    table = _table([text(f"PREVIEW-{name}") for name in names], rows, len(metrics))
    return table + (_findings(Findings(metrics.findings)) if metrics.findings else "")


def _metric(metric: Metric, planned: bool) -> Sequence[str]:
    return (
        metric.code,
        metric.name,
        figure(metric) if metric.is_known else "",
        metric.unit or "",
        previous(metric) if metric.earlier else "",
        change(metric, form="short"),
        *([plan(metric) if metric.plan else ""] if planned else ()),
        metric.source or "",
    )


@html.register
def _findings(findings: Findings) -> str:
    names = ("LEVEL", "FINDING", "HINT", "PLACE", "CODE")
    return _table([text(f"PREVIEW-{name}") for name in names], map(_finding, findings[:MOST_ROWS]), len(findings))


def _finding(finding: Finding) -> Sequence[str]:
    where = finding.where
    level = text(f"LEVEL-{finding.level}")
    return level, finding.message(), finding.hint(), where.worded() or where.metric, finding.code


def _table(names: Iterable[str], rows: Iterable[Sequence[str]], count: int) -> str:
    """Return a table with its looks in place, as a notebook that is not trusted takes away all others."""
    head = Markup("").join(Markup('<th scope="col" style="{}">{}</th>').format(_CELL, name) for name in names)
    body = Markup("").join(Markup("<tr>{}</tr>").format(Markup("").join(_cells(row))) for row in rows)
    more = text("PREVIEW-MORE", {"count": count - MOST_ROWS}) if count > MOST_ROWS else ""
    return str(Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}").format(head, body, more))


def _cells(row: Sequence[str]) -> Iterator[Markup]:
    for words in row:
        yield Markup('<td style="{}">{}</td>').format(_CELL, words)
