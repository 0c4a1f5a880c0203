"""FIGURE-SAME-VALUE: two metrics have the same figure and different previous ones.

What it checks: exact counts and sums of three digits and more, not round, whose previous figures are known and
differ. Metrics tied by identities, `part_of` or `of`, even through others, may well be equal.
Why: a figure copied into the wrong row is found no other way.
Right: 8.223 văn bản đi, 1.164 lượt khách.
Wrong: 8.223 văn bản đi, 8.223 lượt khách, against 7.910 and 1.020.
Remedy: look both up at their source; where they are equal, leave them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import number

SMALLEST = 100  # smaller figures meet by chance


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the metrics whose figure another one had before them."""
    tied = _tied(ledger)
    met: dict[Decimal, dict[tuple[object, str], Metric]] = defaultdict(dict)
    for metric in filter(_speaks, ledger.metrics):
        previous, group = key = metric.exact_previous, _first(metric.code, tied)
        others = met[metric.value]
        other = next((others[seen] for seen in others if seen[0] != previous and seen[1] != group), None)
        if other:
            yield RULE.at(metric, given=number(metric.value), other=other.name)
        others.setdefault(key, metric)


def _speaks(metric: Metric) -> bool:
    """Return whether a figure is exact and long enough to be met by chance only seldom."""
    if metric.exact is None or metric.exact_previous is None or is_percent(metric) or metric.nature == "rank":
        return False
    return abs(metric.exact) >= SMALLEST and metric.exact % 10 != 0


def _tied(ledger: Ledger) -> dict[str, str]:
    """Return for each metric one that it is tied to, by an identity, as part or by its base."""
    tied: dict[str, str] = {}
    ties = [identity.codes for identity in ledger.identities]
    ties += [(base, metric.code) for metric in ledger.metrics for base in (metric.part_of, metric.of) if base]
    for first, *others in ties:
        for other in others:
            ends = _first(other, tied), _first(first, tied)
            tied[ends[0]] = ends[1]
    return tied


def _first(code: str, tied: dict[str, str]) -> str:
    """Return the metric that stands for all that are tied together, even through others."""
    while tied.get(code, code) != code:
        code = tied[code]
    return code


BROKEN = {
    "metrics": [
        {"code": "vd_di", "name": "Văn bản đi", "value": 8223, "unit": "văn bản", "previous": 7910},
        {"code": "vd_khach", "name": "Lượt khách", "value": 8223, "unit": "lượt", "previous": 1020},
    ]
}
RULE = Rule("FIGURE-SAME-VALUE", "warning", __doc__, findings, BROKEN)
