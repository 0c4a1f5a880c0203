"""FIGURE-RATE-BASES: rates side by side are measured against different bases.

What it checks: rates of the same thing (`done`) with different `of`; parts of one whole, and their stated shares,
that name different bases.
Why: 99,8% of those resolved and 95,7% of those received are one and the same on-time rate; side by side they lie.
Right: đúng hạn 72,9%, trước hạn 26,9%, both of those resolved.
Wrong: đúng hạn 72,9% of those resolved, trước hạn 25,8% of those received.
Remedy: measure both against one base, the one the report declares.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates whose base differs from that of the first of their kind."""
    met: dict[tuple[str, str], tuple[Metric, str]] = {}
    for metric in ledger.metrics:
        for group, base in _bases(metric):
            first, other = met.setdefault(group, (metric, base))
            if base != other:
                yield RULE.at(metric, given=_name(base, ledger), other=_name(other, ledger), first=first.name)
                break


def _bases(metric: Metric) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what a metric is a rate of, and the base it is measured against."""
    if metric.done and metric.of:
        yield ("done", metric.done), metric.of
    shares = [stated for stated in metric.stated if stated.kind == "share"]
    for base in [stated.of or metric.of or metric.part_of for stated in shares] or [metric.of]:
        if metric.part_of and base:
            yield ("part", metric.part_of), base


def _name(code: str, ledger: Ledger) -> str:
    """Return what a base is called."""
    metric = ledger.figures.get(code)
    return metric.name if metric else code


BROKEN = {
    "metrics": [
        {"code": "vd_nhan", "name": "Hồ sơ tiếp nhận", "value": 10045, "unit": "hồ sơ"},
        {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
        {
            "code": "vd_truoc",
            "name": "Giải quyết trước hạn",
            "value": 7002,
            "unit": "hồ sơ",
            "part_of": "vd_xong",
            "stated": [{"kind": "share", "value": "72.9", "of": "vd_xong"}],
        },
        {
            "code": "vd_dung",
            "name": "Giải quyết đúng hạn",
            "value": 2590,
            "unit": "hồ sơ",
            "part_of": "vd_xong",
            "stated": [{"kind": "share", "value": "25.8", "of": "vd_nhan"}],
        },
    ]
}
RULE = Rule("FIGURE-RATE-BASES", "warning", __doc__, findings, BROKEN)
