"""FIGURE-SAME-VALUE: two metrics have the same figure and different previous ones.

What it checks: exact counts and sums of three digits and more, not round, whose previous figures are known and
differ. Metrics tied by identities, `part_of` or `of`, even through others, may well be equal.
Why: a figure copied into the wrong row is found no other way.
Right: 8.223 văn bản đi, 1.164 lượt khách.
Wrong: 8.223 văn bản đi, 8.223 lượt khách, against 7.910 and 1.020.
Remedy: look both up at their source; where they are equal, leave them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sokert.check.figures.identities import known
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric, Report
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import number

SMALLEST = 100  # smaller figures meet by chance


def findings(report: Report) -> Iterator[Finding]:
    """Yield the metrics whose figure another one has too."""
    groups = _groups(report)
    chosen = [metric for metric in report.metrics if _speaks(metric)]
    for first, second in combinations(chosen, 2):
        if first.value != second.value or first.previous == second.previous:
            continue
        if not any({first.code, second.code} <= group for group in groups):
            yield RULE.at(second, given=number(second.value), other=first.name)


def _speaks(metric: Metric) -> bool:
    """Return whether a figure is exact and long enough to be met by chance only seldom."""
    if metric.exact is None or metric.exact_previous is None or is_percent(metric) or metric.nature == "rank":
        return False
    return abs(metric.exact) >= SMALLEST and metric.exact % 10 != 0


def _groups(report: Report) -> list[set[str]]:
    """Return the metrics tied to each other, by one identity, whole or base or by a chain of them."""
    ties = [set(identity.codes) for identity in known(report)]
    ties += [{metric.code, *filter(None, (metric.part_of, metric.of))} for metric in report.metrics]
    groups: list[set[str]] = []
    for tie in ties:
        touched = [group for group in groups if group & tie]
        groups = [group for group in groups if not group & tie]
        groups.append(tie.union(*touched))
    return groups


BROKEN = {
    "metrics": [
        {"code": "vd_di", "name": "Văn bản đi", "value": 8223, "unit": "văn bản", "previous": 7910},
        {"code": "vd_khach", "name": "Lượt khách", "value": 8223, "unit": "lượt", "previous": 1020},
    ]
}
RULE = Rule("FIGURE-SAME-VALUE", "warning", __doc__, findings, BROKEN)
