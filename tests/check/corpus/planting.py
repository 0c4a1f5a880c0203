"""What plants one mistake in a report's data: a small change to the report's own figures or words.

Each change takes the data of a clean report, read from its file, and turns one right thing into a wrong one;
it raises `NoRoomError` where the report has nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sokert.vietnamese.numbers import number, rounded

Data = dict[str, Any]
Metric = dict[str, Any]
Change = Callable[[Data], None]


class NoRoomError(Exception):
    """A report has nothing that this mistake could be made with."""


def metrics(data: Data, test: Callable[[Metric], Any]) -> Iterator[Metric]:
    """Yield the metrics of a report of which something holds."""
    return (metric for metric in data["metrics"] if test(metric))


def first(data: Data, test: Callable[[Metric], Any]) -> Metric:
    """Return the first metric of which something holds."""
    for metric in metrics(data, test):
        return metric
    raise NoRoomError


def named(data: Data, *codes: str) -> Metric:
    """Return the first of some metrics that the report has."""
    for code in codes:
        for metric in metrics(data, lambda one, code=code: one["code"] == code):
            return metric
    raise NoRoomError


def visits(data: Data) -> Metric:
    """Return the metric with a stated average."""
    return first(data, lambda metric: _stated(metric, "average"))


def rate(data: Data, at: int = 0) -> Metric:
    """Return a rate that names no pair; of several the one at a place."""
    found = list(
        metrics(data, lambda one: one.get("unit") == "%" and "done" not in one and "công suất" not in _low(one))
    )
    return found[at]


def money(data: Data) -> tuple[Metric, Metric, Metric]:
    """Return a closed list of money: the whole and its two parts."""
    whole = first(data, lambda metric: metric.get("closed"))
    return (whole, *metrics(data, lambda metric: metric.get("part_of") == whole["code"]))  # type: ignore[return-value]


def hedged(data: Data) -> tuple[Metric, Metric, Metric]:
    """Return a hedged whole and its two exact parts."""
    whole = first(data, lambda metric: metric.get("hedge"))
    return whole, named(data, f"{whole['code']}_moi"), named(data, f"{whole['code']}_khac")


def stated(data: Data, kind: str, off: str, test: Callable[[Metric], Any] = bool) -> None:
    """Move the first stated figure of a kind by some amount."""
    metric = first(data, lambda one: _stated(one, kind) and test(one))
    said = _stated(metric, kind)
    said["value"] = str(Decimal(str(said["value"])) + Decimal(off))


def state(metric: Metric, kind: str, value: object, **more: object) -> None:
    """Write one stated figure over all that a metric has."""
    metric["stated"] = [{"kind": kind, "value": str(value), **more}]


def moved(metric: Metric, by: int, key: str = "value") -> None:
    """Move a figure by some amount."""
    metric[key] = int(metric[key]) + by


def added(data: Data, text: str) -> None:
    """Put a paragraph at the end of the first part, which tells of the period's results."""
    data["sections"][0]["sections"][-1]["body"] += f"\n{text}\n"


def renamed(data: Data, code: str, other: str) -> None:
    """Give a metric another code, in every text and identity as well."""

    def changed(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: changed(value) for key, value in part.items()}
        if isinstance(part, list):
            return [changed(value) for value in part]
        return re.sub(rf"\b{code}\b", other, part) if isinstance(part, str) else part

    data.update(changed(data))


def ratio(metric: Metric, key: str, kind: str = "index") -> Fraction:
    """Return how a metric stands against another of its figures, in per cent; "growth": less a hundred."""
    return Fraction(metric["value"]) * 100 / Fraction(metric[key]) - (100 if kind == "growth" else 0)


def year(data: Data) -> int:
    """Return the year a report is of."""
    return int(str(data["period"])[:4])


def cut(metric: Metric) -> Decimal:
    """Return a metric's progress with its last digit cut off where it should be rounded up."""
    value = ratio(metric, "plan")
    for decimals in (1, 2, 4, 5):  # three could be read as thousands
        low = Decimal(int(value * 10**decimals)).scaleb(-decimals)
        if low != rounded(value, decimals):
            return low
    raise NoRoomError


def swapped(value: int) -> int:
    """Return a figure with two neighbouring digits in the wrong order."""
    digits = str(value)
    for at in range(1, len(digits) - 1):
        if digits[at] != digits[at + 1]:
            return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    raise NoRoomError


def told(data: Data, value: Callable[[Metric], object], rest: str = "") -> None:
    """Type a figure of the documents received by hand."""
    metric = named(data, "van_ban_den")
    figure = value(metric)
    said = number(figure) if isinstance(figure, int) else figure
    added(data, f"Trong kỳ, cơ quan đã xử lý {said} văn bản đến{rest}.")


def _stated(metric: Metric, kind: str) -> Any:
    return next((said for said in metric.get("stated", ()) if said["kind"] == kind), None)


def _low(metric: Metric) -> str:
    return str(metric["name"]).lower()
