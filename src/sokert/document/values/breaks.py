"""Breaks as values: of the line, the column, the page."""

from __future__ import annotations

from dataclasses import dataclass

from sokert.document.blocks import Value


@dataclass(frozen=True, slots=True)
class LineBreak(Value):
    """A new line in the same paragraph.

    >>> str(LineBreak())
    '\\n'
    """

    def __str__(self) -> str:
        return "\n"


@dataclass(frozen=True, slots=True)
class PageBreak(Value):
    """A new page; what follows in the paragraph stands there.

    >>> PageBreak() == PageBreak()
    True
    """

    def __str__(self) -> str:
        return "\n"


@dataclass(frozen=True, slots=True)
class ColumnBreak(Value):
    """A new column, in text set in columns.

    >>> str(ColumnBreak())
    '\\n'
    """

    def __str__(self) -> str:
        return "\n"
