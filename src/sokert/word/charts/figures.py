"""What a chart of either kind holds: its workbook, and for each name and figure the cell and a copy of it."""

from __future__ import annotations

from collections.abc import Iterable

from sokert.document.chart import Chart, Point
from sokert.ooxml.markup import quoted
from sokert.ooxml.workbook import Cell, column, figure, workbook
from sokert.word.relations import Target

SHEET = "Số liệu"
KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_VIETNAMESE = "[$-42A]"  # the reader's program decides on the separators where nothing names a language


def book(chart: Chart) -> Target:
    """Return the workbook of a chart: categories down, series across."""
    rows: list[list[Cell]] = [[None, *(series.name for series in chart.series)]]
    rows += [
        [category, *(series.points[at].value for series in chart.series)]
        for at, category in enumerate(chart.categories)
    ]
    return Target("package", workbook(SHEET, rows, number_format(chart)), "xlsx")


def number_format(chart: Chart, point: Point = Point(), decimals: int | None = None) -> str:  # noqa: B008 - it is frozen
    """Return the number format of a chart's figures, or of one with the word before it.

    >>> chart = Chart("pie", (), (), unit="%", decimals=1)
    >>> number_format(chart), number_format(chart, Point(hedge="gần"), 0)
    ('[$-42A]#,##0.0"%"', '[$-42A]"gần "#,##0"%"')
    """
    places = chart.decimals if decimals is None else decimals
    hedge = f'"{point.hedge} "' if point.hedge else ""
    sign = f'"{chart.unit}"' if chart.unit in ("%", "‰") else ""
    return f"{_VIETNAMESE}{hedge}#,##0{'.' if places else ''}{'0' * places}{sign}"


def name(chart: Chart, at: int) -> str:
    """Return a series' name, as `c:tx` holds it."""
    cached = _cache("str", [chart.series[at].name])
    return f"<c:tx><c:strRef><c:f>{_cells(at + 1, 1, 1)}</c:f>{cached}</c:strRef></c:tx>"


def categories(chart: Chart) -> str:
    """Return the categories, as `c:cat` holds them."""
    cached = _cache("str", chart.categories)
    return f"<c:cat><c:strRef><c:f>{_cells(0, 2, len(chart.categories) + 1)}</c:f>{cached}</c:strRef></c:cat>"


def values(chart: Chart, at: int) -> str:
    """Return the figures of a series, as `c:val` holds them; a gap has no point."""
    said = [None if point.value is None else figure(point.value) for point in chart.series[at].points]
    cached = _cache(
        "num",
        said,
        f"<c:formatCode>{quoted(number_format(chart, decimals=chart.series[at].decimals))[1:-1]}</c:formatCode>",
    )
    return f"<c:val><c:numRef><c:f>{_cells(at + 1, 2, len(said) + 1)}</c:f>{cached}</c:numRef></c:val>"


def _cells(at: int, first: int, last: int) -> str:
    letters = column(at)
    end = f":${letters}${last}" if last > first else ""
    return f"'{SHEET}'!${letters}${first}{end}"


def _cache(kind: str, said: Iterable[str | None], head: str = "") -> str:
    held = list(said)
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{quoted(one)[1:-1]}</c:v></c:pt>' for at, one in enumerate(held) if one is not None
    )
    return f'<c:{kind}Cache>{head}<c:ptCount val="{len(held)}"/>{points}</c:{kind}Cache>'
