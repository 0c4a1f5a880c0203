"""Reads a chart's part: its kind, its series and the figures that it keeps of its workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from sokert.ooxml.names import A, C
from sokert.ooxml.parts import Parts
from sokert.ooxml.properties import number
from sokert.preview.looks import color
from sokert.vietnamese.numbers import number as said

_PLOTS = ("barChart", "lineChart", "pieChart", "doughnutChart", "areaChart", "bar3DChart", "pie3DChart", "line3DChart")
# What Office paints series with that say nothing themselves.
_OFFICE = ("4472c4", "ed7d31", "a5a5a5", "ffc000", "5b9bd5", "70ad47", "264478", "9e480e")


@dataclass(frozen=True, slots=True)
class Paint:
    """What an area is filled with: a colour, and that of the stripes on it."""

    fill: str
    stripes: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its name, a figure for each category, how they are painted and said."""

    name: str
    values: tuple[Decimal | None, ...]
    paint: Paint
    points: tuple[Paint, ...]
    labels: tuple[str, ...]
    backing: str
    """What lies behind the labels; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Series drawn in one manner: `kind` is bar, line, pie or area, `grouping` clustered, stacked or percentStacked."""

    kind: str
    lying: bool
    grouping: str
    series: tuple[Series, ...]
    names_points: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a title."""

    text: str
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as it is drawn."""

    title: tuple[Line, ...]
    categories: tuple[str, ...]
    plots: tuple[Plot, ...]
    legend: bool
    axis: bool
    upside_down: bool
    size: float


def chart_of(part: str, parts: Parts) -> Chart | None:
    """Return the chart of a part of a file; None where there is nothing to draw, or it cannot be read."""
    tree = parts.tree(part) if part in parts.content else None
    chart = None if tree is None else read(tree)
    return chart if chart and chart.plots and chart.categories else None


def read(tree: etree._Element) -> Chart:
    """Return what a chart's part says."""
    plots = tuple(_plot(one) for name in _PLOTS for one in tree.iter(C + name))
    axis = tree.find(f".//{C}valAx")
    return Chart(
        title=tuple(_title(tree)),
        categories=_categories(tree),
        plots=tuple(plot for plot in plots if plot.series),
        legend=tree.find(f".//{C}legend") is not None,
        axis=axis is not None and _value(axis, "delete") not in ("1", "true"),
        upside_down=_value(tree.find(f".//{C}catAx/{C}scaling"), "orientation") == "maxMin",
        size=_size(tree.find(f"{C}txPr")),
    )


def _title(tree: etree._Element) -> Iterator[Line]:
    for paragraph in tree.iterfind(f"{C}chart/{C}title/{C}tx/{C}rich/{A}p"):
        words = "".join(one.text or "" for one in paragraph.iter(f"{A}t"))
        look = next(paragraph.iter(f"{A}rPr", f"{A}defRPr"), None)
        on = {name: look is not None and look.get(name) in ("1", "true") for name in ("b", "i")}
        yield Line(words, number(None if look is None else look.get("sz"), 1200) / 100, on["b"], on["i"])


def _size(properties: etree._Element | None) -> float:
    look = None if properties is None else next(properties.iter(f"{A}defRPr"), None)
    return number(None if look is None else look.get("sz"), 1000) / 100


def _categories(tree: etree._Element) -> tuple[str, ...]:
    """Return the names of the categories, as the first series that has any keeps them."""
    cache = next(tree.iter(f"{C}cat"), None)
    return () if cache is None else tuple(one or "" for one in _points(cache))


def _points(cache: etree._Element) -> list[str | None]:
    """Return the points that a cache keeps, by their places; None where there is none."""
    count = number(_value(next((one for one in cache.iter(f"{C}ptCount")), None), ""), 0)
    found: dict[int, str] = {}
    for point in cache.iter(f"{C}pt"):
        value = point.find(f"{C}v")
        found[number(point.get("idx"))] = "" if value is None else value.text or ""
    return [found.get(at) for at in range(min(max([count, *(at + 1 for at in found)]), 1000))]


def _plot(plot: etree._Element) -> Plot:
    kind = etree.QName(plot).localname.replace("3D", "").removesuffix("Chart").replace("doughnut", "pie")
    varied = _value(plot, "varyColors") in ("1", "true")
    series = tuple(_series(one, at, varied or kind == "pie") for at, one in enumerate(plot.iterfind(f"{C}ser")))
    names = plot.find(f".//{C}dLbls/{C}showCatName[@val='1']") is not None
    return Plot(kind, _value(plot, "barDir") == "bar", _value(plot, "grouping") or "clustered", series, names)


def _series(series: etree._Element, at: int, varied: bool) -> Series:
    name = series.find(f"{C}tx")
    values = series.find(f"{C}val")
    figures = [] if values is None else [_figure(one) for one in _points(values)]
    own = _paint(series.find(f"{C}spPr"), at)
    painted = {number(_value(one, "idx")): _paint(one.find(f"{C}spPr"), at) for one in series.iterfind(f"{C}dPt")}
    points = tuple(painted.get(place, _paint(None, place) if varied else own) for place in range(len(figures)))
    shown = series.find(f".//{C}dLbls/{C}showVal[@val='1']") is not None
    code = _value(series.find(f"{C}dLbls/{C}numFmt"), "formatCode") or "".join(
        one.text or "" for one in ([] if values is None else values.iter(f"{C}formatCode"))
    )
    labels = tuple(formatted(one, code) if shown and one is not None else "" for one in figures)
    called = "" if name is None else "".join(one or "" for one in _points(name))
    backing = series.find(f"{C}dLbls/{C}spPr/{A}solidFill/{A}srgbClr")
    return Series(called, tuple(figures), own, points, labels, "" if backing is None else _rgb(backing, ""))


def _figure(said: str | None) -> Decimal | None:
    try:
        value = Decimal(said or "")
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 30 else None


def formatted(value: Decimal, code: str) -> str:
    """Return a figure as a format of a workbook says it, in Vietnamese.

    >>> formatted(Decimal("12480"), "[$-42A]#,##0"), formatted(Decimal("0.125"), "0.0%"), formatted(Decimal("7.50"), "")
    ('12.480', '12,5%', '7,5')
    """
    plain = re.sub(r"\[[^]]*\]", "", code).partition(";")[0]
    per_cent = 100 if "%" in plain else 1
    if not plain or plain == "General":
        return said(value.normalize() if value else 0)
    decimals = re.search(r"\.([0#]+)", plain)
    return said(value * per_cent, len(decimals[1]) if decimals else 0) + ("%" if per_cent > 1 else "")


def _paint(properties: etree._Element | None, at: int) -> Paint:
    """Return what shape properties paint with; nothing said is Office's own colour at that place."""
    pattern = None if properties is None else properties.find(f"{A}pattFill")
    if pattern is not None:
        front, back = (pattern.find(f"{A}{side}Clr/{A}srgbClr") for side in ("fg", "bg"))
        return Paint(_rgb(back, "#fff"), _rgb(front, "#000"))
    solid = None if properties is None else properties.find(f"{A}solidFill/{A}srgbClr")
    line = None if properties is None else properties.find(f"{A}ln/{A}solidFill/{A}srgbClr")
    return Paint(_rgb(solid if solid is not None else line, f"#{_OFFICE[at % len(_OFFICE)]}"))


def _rgb(element: etree._Element | None, otherwise: str) -> str:
    return otherwise if element is None else color(element.get("val"), otherwise)


def _value(element: etree._Element | None, name: str) -> str:
    """Return the value of an element's child, or of itself."""
    if element is None:
        return ""
    child = element.find(C + name) if name else element
    return element.get(name, "") if child is None else child.get("val", "")
