"""A CHART as data: what is drawn and what it says in words; how it looks is the page's affair.

Chart("columns", ("Thu", "Chi"), (Series("Thực hiện", (Point(Decimal(9), "9 tỷ đồng"), Point())),))
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from sokert.document.blocks import Value

Kind = Literal["columns", "stacked", "bars", "lines", "pie"]


class Point(NamedTuple):
    """One figure of a chart: the exact value or a gap, how a text says it, and the word before it."""

    value: Decimal | None = None
    words: str = ""
    hedge: str = ""


class Series(NamedTuple):
    """Figures that belong together: one for each category."""

    name: str
    points: tuple[Point, ...]


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
