"""The looks of the house's charts: fills and lines that a grey printer keeps apart, letters of the report's font."""

from __future__ import annotations

from sokert.document.chart import Chart

_EDGE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln>'
_SOLID = '<a:solidFill><a:srgbClr val="{0}"/></a:solidFill>'
_HATCH = (
    '<a:pattFill prst="{0}"><a:fgClr><a:srgbClr val="{1}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
    "</a:pattFill>"
)
# The first is the strongest; neighbours differ in pattern as well as in shade.
_FILLS = (
    _SOLID.format("1F4E79"),
    _HATCH.format("wdUpDiag", "2E75B6"),
    _SOLID.format("D9D9D9"),
    _HATCH.format("dkHorz", "595959"),
    _SOLID.format("8FAADC"),
    _HATCH.format("wdDnDiag", "262626"),
    _HATCH.format("pct25", "1F4E79"),
    _HATCH.format("narVert", "7F7F7F"),
)
_LINES = (
    ("1F4E79", "solid", "circle"),
    ("2E75B6", "dash", "square"),
    ("595959", "sysDot", "triangle"),
    ("262626", "dashDot", "diamond"),
    ("8FAADC", "lgDash", "x"),
    ("7F7F7F", "lgDashDot", "plus"),
    ("1F4E79", "sysDash", "star"),
    ("595959", "lgDashDotDot", "dash"),
)
GRID = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>'
AXIS = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
PLAIN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
PAPER = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
SIZE = 11  # points; a caption below is as large as the body


def rank(chart: Chart, at: int) -> int:
    """Return how strongly a series is drawn, 0 the strongest: the main one first, the others in their order.

    >>> [rank(Chart("columns", (), (), main=1), at) for at in range(3)]
    [1, 0, 2]
    """
    return 0 if at == chart.main else at + (at < chart.main)


def fill(number: int) -> str:
    """Return the look of a column, a bar or a slice."""
    return f"<c:spPr>{_FILLS[number % len(_FILLS)]}{_EDGE}</c:spPr>"


def line(number: int) -> str:
    """Return the look of a line, and of its markers."""
    color, dash, marker = _LINES[number % len(_LINES)]
    solid = _SOLID.format(color)
    return (
        f'<c:spPr><a:ln w="25400" cap="rnd">{solid}<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{marker}"/><c:size val="7"/><c:spPr>{solid}'
        f'<a:ln w="9525">{solid}</a:ln></c:spPr></c:marker>'
    )


def letters(font: str, size: int = SIZE, bold: bool = False, italic: bool = False) -> str:
    """Return the properties of letters, inside of `a:defRPr` or `a:rPr`."""
    marks = f'b="{int(bold)}" i="{int(italic)}"'
    fonts = "".join(f'<a:{kind} typeface="{font}"/>' for kind in ("latin", "ea", "cs"))
    return f' sz="{size * 100}" {marks}><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{fonts}'
