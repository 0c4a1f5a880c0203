"""Draws a chart of the house as `c:chartSpace` (ECMA-376 Part 1, 21.2), with its workbook."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.document.chart import Chart
from sokert.ooxml.markup import quoted
from sokert.ooxml.names import declared
from sokert.ooxml.relationships import HEAD
from sokert.word.charts import figures, looks
from sokert.word.relations import Target

FONT = "Times New Roman"
_LABELLED = 24  # more figures than these are read off an axis
_LEAST, _MOST = 60, 230  # millimetres a chart is high, of itself
_AXES = '<c:axId val="1"/><c:axId val="2"/>'
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="{category}"/><c:showSerName val="0"/>'
    '<c:showPercent val="{percent}"/><c:showBubbleSize val="0"/>'
)


def target(chart: Chart, own: int) -> Target:
    """Return the part that shows a chart; `own` tells it from others that show the same."""
    return Target("chart", _space(chart).encode("utf-8"), "xml", figures.KIND, (("rId1", figures.book(chart)),), own)


def height(chart: Chart) -> float:
    """Return how high a chart is in millimetres, of itself: bars need a line each."""
    if chart.height:
        return chart.height
    above = 7 * bool(chart.title) + 6 * bool(_unit(chart))
    rows = len(chart.categories) * (3 + 5 * len(chart.series)) + 12 if chart.nature.across else 75
    return min(max(rows + above, _LEAST), _MOST)


def _space(chart: Chart) -> str:
    """Return the whole part."""
    head = _heading(chart)
    legend = (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters()}</c:legend>' if len(chart.series) > 1 else ""
    )
    return (
        f'{HEAD}<c:chartSpace {declared("c", "a", "r")}><c:date1904 val="0"/><c:lang val="vi-VN"/>'
        f'<c:roundedCorners val="0"/><c:chart>{head}<c:autoTitleDeleted val="{int(not head)}"/><c:plotArea><c:layout/>'
        f'{_PLOTS[chart.nature.plot](chart)}{looks.PLAIN}</c:plotArea>{legend}<c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart>{looks.PAPER}{_letters()}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _unit(chart: Chart) -> str:
    """Return the unit as it stands above a chart; the sign of per cent stands at each figure."""
    return f"(Đơn vị tính: {chart.unit})" if chart.unit and chart.unit not in ("%", "‰") else ""


def _heading(chart: Chart) -> str:
    """Return the title and below it the unit; nothing where there is neither."""
    lines = [(chart.title, looks.letters(FONT, looks.SIZE + 1, bold=True))] if chart.title else []
    lines += [(unit, looks.letters(FONT, italic=True))] if (unit := _unit(chart)) else []
    said = "".join(
        f'<a:p><a:pPr><a:defRPr{look}</a:defRPr></a:pPr><a:r><a:rPr lang="vi-VN"{look}</a:rPr>'
        f"<a:t>{quoted(words)[1:-1]}</a:t></a:r></a:p>"
        for words, look in lines
    )
    return f'<c:title><c:tx><c:rich><a:bodyPr/>{said}</c:rich></c:tx><c:overlay val="0"/></c:title>' if said else ""


def _letters() -> str:
    said = f'<a:pPr><a:defRPr{looks.letters(FONT)}</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/>'
    return f"<c:txPr><a:bodyPr/><a:p>{said}</a:p></c:txPr>"


def _labels(chart: Chart, at: int) -> str:
    """Return the figures beside a series' marks; each hedge stands in the number format of its own."""
    if not _is_labelled(chart):
        return f"<c:dLbls>{_SHOWN.format(value=0, category=0, percent=0)}</c:dLbls>"
    decimals = chart.series[at].decimals
    pie = int(
        chart.nature.plot == "pie"
    )  # its parts per cent stand in no program beside the figures, each in its format
    ground = looks.PAPER if chart.nature.labels == "ctr" else looks.PLAIN
    shown = f'<c:dLblPos val="{chart.nature.labels}"/>{_SHOWN.format(value=1, category=pie, percent=0)}'
    shown += "<c:separator>\n</c:separator>" if pie else ""

    def form(code: str) -> str:
        return f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/>{ground}{_letters()}{shown}'

    hedged = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{form(figures.number_format(chart, point, decimals))}</c:dLbl>'
        for place, point in enumerate(chart.series[at].points)
        if point.hedge and point.value is not None
    )
    lines = '<c:showLeaderLines val="1"/>' if pie else ""
    return f"<c:dLbls>{hedged}{form(figures.number_format(chart, decimals=decimals))}{lines}</c:dLbls>"


def _is_labelled(chart: Chart) -> bool:
    return len(chart.categories) * len(chart.series) <= _LABELLED


def _series(chart: Chart) -> Iterator[tuple[int, str, str]]:
    """Yield each series: its number, how it begins, and how it ends."""
    for at in range(len(chart.series)):
        begins = f'<c:idx val="{at}"/><c:order val="{at}"/>{figures.name(chart, at)}'
        yield at, begins, f"{_labels(chart, at)}{figures.categories(chart)}{figures.values(chart, at)}"


def _bars(chart: Chart) -> str:
    """Return columns, stacked columns or bars."""
    across, stacked = chart.nature.across, chart.nature.adds_up
    drawn = "".join(
        f'<c:ser>{begins}{looks.fill(looks.rank(chart, at))}<c:invertIfNegative val="0"/>{ends}</c:ser>'
        for at, begins, ends in _series(chart)
    )
    overlap = 100 if stacked else -5 if len(chart.series) > 1 else 0
    return (
        f'<c:barChart><c:barDir val="{"bar" if across else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>{drawn}'
        f'<c:gapWidth val="{70 if len(chart.series) > 1 else 90}"/><c:overlap val="{overlap}"/>{_AXES}</c:barChart>'
        f"{_axes(chart, across)}"
    )


def _lines(chart: Chart) -> str:
    drawn = "".join(
        f'<c:ser>{begins}{looks.line(looks.rank(chart, at))}{ends}<c:smooth val="0"/></c:ser>'
        for at, begins, ends in _series(chart)
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>{_AXES}'
        f"</c:lineChart>{_axes(chart)}"
    )


def _pie(chart: Chart) -> str:
    """Return a pie, each slice with a look of its own."""
    _, begins, ends = next(_series(chart))
    slices = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>{looks.fill(at)}</c:dPt>'
        for at in range(len(chart.categories))
    )
    return (
        f'<c:pieChart><c:varyColors val="1"/><c:ser>{begins}{slices}{ends}</c:ser><c:firstSliceAng val="0"/>'
        "</c:pieChart>"
    )


def _axes(chart: Chart, across: bool = False) -> str:
    """Return the axes; the one of figures is not shown where every mark has its own."""
    hidden = _is_labelled(chart) and chart.nature.plot != "line"
    grid = "" if hidden else f"<c:majorGridlines>{looks.GRID}</c:majorGridlines>"
    below = any(point.value is not None and point.value < 0 for series in chart.series for point in series.points)
    least = '<c:min val="0"/>' if chart.nature.plot != "line" and not below else ""
    most = max(abs(point.value) for series in chart.series for point in series.points if point.value is not None)
    form = quoted(figures.number_format(chart, decimals=0 if most >= 10 else chart.decimals))
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{"maxMin" if across else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if across else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{looks.AXIS}{_letters()}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{"b" if across else "l"}"/>{grid}'
        f'<c:numFmt formatCode={form} sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{looks.PLAIN}{_letters()}<c:crossAx val="1"/>'
        f'<c:crosses val="{"max" if across else "autoZero"}"/><c:crossBetween val="between"/></c:valAx>'
    )


_PLOTS = {"bar": _bars, "line": _lines, "pie": _pie}
