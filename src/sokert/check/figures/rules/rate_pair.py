"""FIGURE-RATE-PAIR: a rate does not follow from the pair it names.

What it checks: a rate with a value of its own, and with `done` and `of`: done / of × 100, to the decimals it has.
A last digit that is cut passes.
Why: a rate stands beside its pair, and everyone can divide.
Right: 9.592/9.610 hồ sơ, đạt 99,8%.
Wrong: 9.592/9.610 hồ sơ, đạt 98,9%.
Remedy: take the value away and let it be computed, or correct one of the pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.check.figures.sums import shared
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import MOST_DECIMALS, is_percent
from sokert.vietnamese.numbers import number, places, rounded


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates that their pair contradicts."""
    for metric in ledger.metrics:
        done, base = ledger.figures.get(metric.done or ""), ledger.figures.get(metric.of or "")
        if not done or not base or not is_percent(metric) or metric.unit == "‰" or not _is_written(metric):
            continue
        sum = shared(done, base)
        if sum and not sum.agrees(metric.value) and not sum.cut(metric.value):
            right = number(rounded(sum.value, places(metric.value)))
            yield RULE.at(metric, sum=sum.told(), given=number(metric.value), right=right)


def _is_written(metric: Metric) -> bool:
    """Return whether a rate was typed: one that was computed has more decimals than anybody types."""
    return metric.exact is not None and places(metric.value) <= MOST_DECIMALS


BROKEN = {
    "metrics": [
        {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
        {"code": "vd_dung_han", "name": "Hồ sơ đúng hạn", "value": 9592, "unit": "hồ sơ"},
        {
            "code": "vd_ty_le",
            "name": "Tỷ lệ đúng hạn",
            "value": "98.9",
            "unit": "%",
            "nature": "rate",
            "done": "vd_dung_han",
            "of": "vd_xong",
        },
    ]
}
RULE = Rule("FIGURE-RATE-PAIR", "error", __doc__, findings, BROKEN)
