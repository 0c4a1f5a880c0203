"""What a rule of figures is to the checker: its code, its page, what finds a fault, and a way to be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sokert.check.figures.ledger import Ledger
from sokert.errors import Finding, Level, Place
from sokert.models import Metric, Report


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how grave it is, its page, what finds its fault, and metrics that show it."""

    code: str
    level: Level
    page: str | None
    findings: Callable[[Ledger], Iterator[Finding]]
    broken: Mapping[str, Any]

    def at(self, metric: Metric, **facts: object) -> Finding:
        """Return the finding that a metric breaks this rule."""
        return Finding(self.code, {"name": metric.name, **facts}, Place(metric=metric.code), self.level)


def added(report: Report, more: Mapping[str, Any]) -> Report:
    """Return a report with more metrics and identities after its own."""
    data = {**more, "metrics": tuple(Metric.model_validate(metric) for metric in more.get("metrics", ()))}
    joined = {name: (*getattr(report, name), *values) for name, values in data.items()}
    return report.model_copy(update=joined)
