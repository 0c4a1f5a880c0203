"""Finds the rises, falls and progress typed after a metric's figure, and recomputes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sokert.check.figures.sums import Sum, compared, planned
from sokert.check.text.mentions import Mention
from sokert.check.text.numerals import value_of
from sokert.models import Metric, Stated
from sokert.vietnamese.figures import MOST_DECIMALS
from sokert.vietnamese.numbers import places

_HEDGE = r"(?P<hedge>(?:gần|hơn|trên|khoảng|dưới)\s+)?"
_CHANGE = re.compile(
    rf"\b(?P<way>tăng|giảm)\s+{_HEDGE}(?P<rate>\d+(?:,\d+)?(?P<unit>%|\s+điểm phần trăm))"
    r"\s+(?:so\s+(?:với\s+)?)?cùng kỳ",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    rf"\b(?:đạt|bằng)\s+{_HEDGE}(?P<rate>\d+(?:,\d+)?%)\s+(?:so với\s+)?(?:kế hoạch|dự toán|chỉ tiêu)", re.IGNORECASE
)
_STOP = re.compile(r"[;.](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate that was typed, where, and the sum that gives another one."""

    start: int
    end: int
    sum: str


def wrong_rates(told: Sequence[Mention]) -> Iterator[tuple[Mention, Rate]]:
    """Yield the typed rates that follow a metric's figure in its sentence and do not follow from it."""
    for one, following in pairwise([*told, None]):
        assert one is not None
        text, begin = one.passage.text, one.numeral.end
        if one.typed and not one.agrees:
            continue
        stop = _STOP.search(text, begin)
        end = stop.start() if stop else len(text)
        if following and following.passage is one.passage:
            end = min(end, following.numeral.start)
        yield from ((one, rate) for rate in _wrong(one.metric, text, begin, end))


def _wrong(metric: Metric, text: str, begin: int, end: int) -> Iterator[Rate]:
    """Yield the wrong rates of a stretch; hedged ones pass."""
    for found in _CHANGE.finditer(text, begin, end + len(" so với cùng kỳ")):
        kind = "change" if found["unit"] == "%" else "points"
        sum = compared(kind, metric)
        given = value_of(re.split(r"[%\s]", found["rate"])[0])
        signed = given if found["way"].lower() == "tăng" else -given
        if found["hedge"] or sum is None or _follows(sum, signed):
            continue
        if kind == "change" and _is_points(metric, signed):
            continue  # told as points that are called per cent
        yield Rate(found.start("rate"), found.end("rate"), sum.told())
    for found in _PROGRESS.finditer(text, begin, end):
        sums = list(planned("progress", metric, Stated.model_validate({"kind": "progress", "value": 0})))
        given = value_of(found["rate"].removesuffix("%"))
        if sums and not found["hedge"] and not any(_follows(sum, given) for sum in sums):
            yield Rate(found.start("rate"), found.end("rate"), "; ".join(sum.told() for sum in sums))


def _follows(sum: Sum, given: Decimal) -> bool:
    """Return whether a rate follows from a sum; one with more decimals than are ever printed does not."""
    return places(given) <= MOST_DECIMALS and (sum.agrees(given) or sum.cut(given))


def _is_points(metric: Metric, given: Decimal) -> bool:
    points = compared("points", metric) if metric.unit in ("%", "‰") else None
    return points is not None and _follows(points, given)
