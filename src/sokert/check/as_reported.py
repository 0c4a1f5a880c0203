"""Holds the figures of the same period against the report of that period: FIGURE-NOT-AS-REPORTED."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.errors import Finding, Place
from sokert.models import Earlier, Metric, Report
from sokert.vietnamese.figures import shortened
from sokert.vietnamese.numbers import number

CODE = "FIGURE-NOT-AS-REPORTED"


def carried(report: Report, before: Report) -> Iterator[Finding]:
    """Yield the figures of the same period that the report of that period tells otherwise."""
    for metric in report.metrics:
        said, now = _said(metric, report, before), metric.earlier
        if said is None or now is None or metric.unlike:
            continue
        if (shortened(said.value), said.hedge) != (shortened(now.value), now.hedge):
            facts = {
                "name": metric.name,
                "given": _said_of(now),
                "reported": _said_of(said),
                "period": before.period.code,
            }
            yield Finding(CODE, facts, Place(metric=metric.code), "warning")


def _said(metric: Metric, report: Report, before: Report) -> Earlier | None:
    """Return what a report before says of the same period's figure; none where it does not say."""
    old = before.figures.get(metric.code)
    if old is None or (old.unit, old.scope, old.window, old.day) != (metric.unit, metric.scope, None, None):
        return None
    if metric.nature == "stock" and report.settings.stock_since == "year-start":
        return old.earlier if before.period.year == report.period.year else None
    if before.period != report.period.same_period or not old.is_known:
        return None
    return Earlier(value=old.value, hedge=old.hedge)


def _said_of(figure: Earlier) -> str:
    """Return a figure as it is written in Vietnamese."""
    written = number(shortened(figure.value))
    return f"{figure.hedge} {written}" if figure.hedge else written
