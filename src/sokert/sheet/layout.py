"""Where everything stands on the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from sokert.models import Metric, Report
from sokert.models.metric import grouped, under
from sokert.vietnamese.annexes import headed

FIGURES, WORDS, HIDDEN = "Số liệu", "Thuyết minh", "_sokert"
"""The sheets: what is filled in, and the one nobody sees, which holds the report as JSON."""
VERSION = 1
CHUNK = 32_000  # characters of JSON in a cell; Excel takes 32,767
DIGITS = 15
"""What a spreadsheet keeps of a figure; what a sum has behind them is noise."""
UNIT, DAY = (1, 3), (2, 3)
"""The cells of the unit's name and of the day it reports, as row and column from 0."""
HEAD = 4
"""The row of the column heads; the figures follow."""


class Column(IntEnum):
    """The columns of the figures; the code is hidden."""

    CODE = 0
    NUMBER = 1
    NAME = 2
    UNIT = 3
    PREVIOUS = 4
    PLAN = 5
    HEDGE = 6
    VALUE = 7
    RESULT = 8


@dataclass(slots=True)
class Lines:
    """The lines below the head: each metric's row, number and depth; the rows that name a group, with their signs."""

    rows: dict[str, int] = field(default_factory=dict)
    signs: dict[str, tuple[str, int]] = field(default_factory=dict)
    titles: dict[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """The row behind the last."""
        return max([*self.rows.values(), *self.titles], default=HEAD) + 1

    @classmethod
    def of(cls, report: Report) -> Lines:
        """Return the lines of a report's form: its groups in order, in each the parts below their whole."""
        lines = cls()
        known = [
            metric.with_facts({"above": (), **under(report.headings.get(metric.code, metric.heading))})
            for metric in report.metrics
        ]
        groups = grouped(known)
        for begun, codes in zip(headed(list(groups)), groups.values(), strict=True):
            for one in begun:
                lines.titles[lines.end] = one
            for metric, sign, depth in nested([report.figures[code] for code in codes]):
                lines.signs[metric.code] = sign, depth
                lines.rows[metric.code] = lines.end
        return lines


def nested(metrics: Sequence[Metric]) -> Iterator[tuple[Metric, str, int]]:
    """Yield metrics with the sign before each and how deep it stands: parts below their whole, wherever it is typed.

    >>> parts = [Metric(code="b", name="Phí", part_of="a"), Metric(code="a", name="Thu")]
    >>> [(metric.name, sign, depth) for metric, sign, depth in nested(parts)]
    [('Thu', '1', 0), ('Phí', '-', 1)]
    """
    left = {metric.code: metric for metric in metrics}

    def below(metric: Metric, sign: str, depth: int) -> Iterator[tuple[Metric, str, int]]:
        yield left.pop(metric.code), sign, depth
        for part in [one for one in metrics if one.part_of == metric.code]:
            if part.code in left:
                yield from below(part, "+" if depth else "-", depth + 1)

    for place, metric in enumerate([one for one in metrics if one.part_of not in left or one.part_of == one.code], 1):
        yield from below(metric, str(place), 0)
    for metric in metrics:  # parts of each other, which check tells: no row is lost for that
        if metric.code in left:
            yield from below(metric, "", 0)


def cell(row: int, column: int, absolute: bool = False) -> str:
    """Return what Excel calls a cell, of a row and column from 0.

    >>> cell(6, 1), cell(6, 1, absolute=True)
    ('B7', '$B$7')
    """
    sign = "$" if absolute else ""
    return f"{sign}{chr(ord('A') + column)}{sign}{row + 1}"
