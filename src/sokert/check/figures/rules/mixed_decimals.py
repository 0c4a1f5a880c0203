"""FIGURE-MIXED-DECIMALS: rates of one report have different numbers of decimals.

What it checks: metrics in per cent as they were typed; a rate without decimals goes with all others (57%, 100%).
Why: 99,8% beside 72,35% look as if they came from two hands, and a column of them does not line up.
Right: 99,8%, 72,4%, 100%.
Wrong: 99,8%, 72,35%.
Remedy: give all rates one decimal, or all two; `decimals` prints one rate otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import MOST_DECIMALS, is_percent
from sokert.vietnamese.numbers import number, places


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates that differ from most, where they differ at all."""
    rates = [metric for metric in ledger.metrics if _is_typed(metric)]
    counts = Counter(_shown(metric) for metric in rates)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda decimals: (counts[decimals], -decimals))
    odd = next(metric for metric in rates if _shown(metric) != usual)
    yield RULE.at(odd, given=number(odd.value), decimals=usual)


def _shown(metric: Metric) -> int:
    return places(metric.value) if metric.decimals is None else metric.decimals


def _is_typed(metric: Metric) -> bool:
    """Return whether a metric is a rate that somebody typed with decimals."""
    return is_percent(metric) and 0 < _shown(metric) <= MOST_DECIMALS and not metric.hedge


BROKEN = {
    "metrics": [
        {"code": f"vd_{at}", "name": f"Tỷ lệ ví dụ {at}", "value": value, "unit": "%", "nature": "rate"}
        for at, value in enumerate(("99.8", "88.1", "72.35"))
    ]
}
RULE = Rule("FIGURE-MIXED-DECIMALS", "info", __doc__, findings, BROKEN)
