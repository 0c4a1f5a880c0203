"""A CHART as data: what is drawn and what it says in words; how it looks is the page's affair.

Chart("columns", ("Thu", "Chi"), (Series("Thực hiện", (Point(Decimal(9), "9 tỷ đồng"), Point())),))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from sokert.document.blocks import Value

Kind = Literal["columns", "stacked", "bars", "lines", "pie"]


class Nature(NamedTuple):
    """What holds of a kind of chart, for whoever orders its figures, says them or draws them."""

    plot: Literal["bar", "line", "pie"]
    """What draws it, as DrawingML calls it."""
    labels: str
    """Where a figure stands beside its mark, as `c:dLblPos` says it."""
    across: bool = False
    """Whether its bars lie."""
    by_time: bool = False
    """Whether a category is a time; else it is what is counted."""
    adds_up: bool = False
    """Whether what stands in one is added up by the eye."""


NATURES: Mapping[Kind, Nature] = {
    "columns": Nature("bar", "outEnd"),
    "stacked": Nature("bar", "ctr", by_time=True, adds_up=True),
    "bars": Nature("bar", "outEnd", across=True),
    "lines": Nature("line", "t", by_time=True),
    "pie": Nature("pie", "outEnd", adds_up=True),
}


class Point(NamedTuple):
    """One figure of a chart: the exact value or a gap, how a text says it, and the word before it."""

    value: Decimal | None = None
    words: str = ""
    hedge: str = ""


class Series(NamedTuple):
    """Figures that belong together: one for each category."""

    name: str
    points: tuple[Point, ...]
    decimals: int | None = None
    """How many its figures are told with; None: as many as those of its chart."""


@dataclass(frozen=True, slots=True)
class Chart(Value):
    """Figures ready to draw where a tag stands; its plain words are its alternative text."""

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimals: int = 0
    title: str = ""
    alt: str = ""
    main: int = 0
    """Which series is drawn strongest: this period among others."""
    width: float | None = None
    """In millimetres; None: as wide as the text."""
    height: float | None = None
    """In millimetres; None: as high as its figures need."""

    def __str__(self) -> str:
        return self.alt

    @property
    def nature(self) -> Nature:
        """What holds of a chart of its kind."""
        return NATURES[self.kind]
