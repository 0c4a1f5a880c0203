"""What a rule of figures is to the checker: its code, how grave it is, and what finds its fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sokert.check.figures.ledger import Ledger
from sokert.errors import Finding, Level, Place
from sokert.models import Metric, Report

_GRAVITY: tuple[Level, ...] = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how grave a fault of it is at most, and what finds it.

    A rule without `find` is broken by a claim that the one judge found false (`claims.ROWS`), or beside another
    document.
    """

    code: str
    level: Level
    find: Callable[[Ledger], Iterator[Finding]] | None = None

    def limited(self, found: Finding) -> Finding:
        """Return a finding of this rule no graver than the rule is."""
        return replace(found, level=min(found.level, self.level, key=_GRAVITY.index))


def finding(code: str, metric: Metric, /, **facts: object) -> Finding:
    """Return the finding that a metric breaks a rule."""
    return Finding(code, {"name": metric.name, **facts}, Place(metric=metric.code))


def added(report: Report, more: Mapping[str, Any]) -> Report:
    """Return a report with more metrics and identities after its own."""
    data = {**more, "metrics": tuple(Metric.model_validate(metric) for metric in more.get("metrics", ()))}
    joined = {name: (*getattr(report, name), *values) for name, values in data.items()}
    return report.model_copy(update=joined)
