"""Draws a chart as SVG: columns, bars, lines, slices; its words as text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from sokert.ooxml.font_metrics import width
from sokert.preview.chart_parts import Chart, Line, Paint, Plot
from sokert.vietnamese.numbers import number

_LINE = 1.25  # the height of a line in its type's size
_EDGE = 8.0
_GAP = 0.7  # between groups of columns, in columns


class Area(NamedTuple):
    """A rectangle in points."""

    left: float
    top: float
    wide: float
    high: float


def drawn(chart: Chart, wide: float, high: float, words: str) -> Markup:
    """Return a chart of a size as SVG."""
    inner = [Markup(_STRIPES).format(*_striped(paint)) for paint in _paints(chart) if paint.stripes]
    top = _EDGE
    for line in chart.title:
        inner.append(_text(wide / 2, top + line.size, line.text, line.size, "middle", line))
        top += line.size * _LINE
    legend = _legend(chart, wide, high) if chart.legend else []
    bottom = high - _EDGE - (chart.size * _LINE * len({y for y, _ in legend}) + 4 if legend else 0)
    inner += [one for _, one in legend]
    area = Area(_EDGE, top + 6, wide - 2 * _EDGE, max(bottom - top - 6, 10))
    inner += _plotted(chart, area)
    return Markup(
        '<figure class="chart"><svg role="img" aria-label="{}" viewBox="0 0 {:.1f} {:.1f}" '
        'width="{:.1f}pt" height="{:.1f}pt">{}</svg></figure>'
    ).format(words, wide, high, wide, high, Markup("").join(inner))


_STRIPES = (
    '<pattern id="{}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="5" height="5" fill="{}"/><rect width="2.5" height="5" fill="{}"/></pattern>'
)


def _striped(paint: Paint) -> tuple[str, str, str]:
    return f"p{paint.fill}{paint.stripes}".replace("#", "-"), paint.fill, paint.stripes


def _paints(chart: Chart) -> list[Paint]:
    """Return each manner of painting once."""
    return list(
        dict.fromkeys(one for plot in chart.plots for series in plot.series for one in (series.paint, *series.points))
    )


def _fill(paint: Paint) -> str:
    return f"url(#{_striped(paint)[0]})" if paint.stripes else paint.fill


def _text(x: float, y: float, words: str, size: float, anchor: str = "middle", line: Line | None = None) -> Markup:
    look = ' font-weight="700"' if line and line.bold else ""
    look += ' font-style="italic"' if line and line.italic else ""
    return Markup('<text x="{:.1f}" y="{:.1f}" font-size="{:g}" text-anchor="{}"{}>{}</text>').format(
        x, y, size, anchor, Markup(look), words
    )


def _rect(area: Area, paint: Paint) -> Markup:
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}" stroke="#262626" stroke-width=".75"/>'
    ).format(*area, _fill(paint))


def _legend(chart: Chart, wide: float, high: float) -> list[tuple[float, Markup]]:
    """Return the entries of the legend at the foot, each with its height; those of a pie are its slices."""
    pie = chart.plots[0].kind == "pie"
    first = chart.plots[0].series[0]
    entries = (
        list(zip(chart.categories, first.points, strict=False))
        if pie
        else [(series.name, series.paint) for plot in chart.plots for series in plot.series]
    )
    rows: list[list[tuple[str, Paint, float]]] = [[]]
    for name, paint in entries:
        taken = width(name, chart.size) + chart.size * 2.2
        if rows[-1] and sum(one[2] for one in rows[-1]) + taken > wide - 2 * _EDGE:
            rows.append([])
        rows[-1].append((name, paint, taken))
    found = []
    for at, row in enumerate(rows):
        y = high - _EDGE - chart.size * _LINE * (len(rows) - 1 - at)
        x = (wide - sum(one[2] for one in row)) / 2
        for name, paint, taken in row:
            box = Area(x, y - chart.size * 0.7, chart.size * 0.7, chart.size * 0.7)
            found.append((y, _rect(box, paint) + _text(x + chart.size, y, name, chart.size, "start")))
            x += taken
    return found


def _plotted(chart: Chart, area: Area) -> Iterator[Markup]:
    """Yield the plots of a chart."""
    if chart.plots[0].kind == "pie":
        yield from _pie(chart, chart.plots[0], area)
        return
    lying = chart.plots[0].lying
    scale = _Scale(chart)
    place = _inner(chart, area, lying)
    if chart.axis and not lying:
        yield from _ticks(chart, place, scale)
    yield from _names(chart, place, lying)
    for plot in chart.plots:
        yield from _bars(chart, plot, place, scale) if plot.kind == "bar" else _line(chart, plot, place, scale)
    base = scale.at(Decimal(0))
    x, y = place.left + place.wide * base, place.top + place.high * (1 - base)
    ends = (x, place.top, x, place.top + place.high) if lying else (place.left, y, place.left + place.wide, y)
    yield Markup('<path d="M{:.1f} {:.1f}L{:.1f} {:.1f}" stroke="#7f7f7f" fill="none"/>').format(*ends)


class _Scale:
    """Where a figure stands between the least and the greatest, from 0 to 1."""

    def __init__(self, chart: Chart) -> None:
        tops: list[Decimal] = [Decimal(0)]
        for plot in chart.plots:
            stacked = plot.kind == "bar" and plot.grouping != "clustered"
            if plot.grouping == "percentStacked":
                tops.append(Decimal(100))
            elif stacked:
                tops += [
                    sum((v for v in values if v), Decimal(0))
                    for values in zip(*(s.values for s in plot.series), strict=False)
                ]
            else:
                tops += [value for series in plot.series for value in series.values if value is not None]
        self.low, self.top = min(tops), max(tops)
        reach = (self.top - self.low) or Decimal(1)
        self.step = _step(float(reach) / 5)
        if chart.axis:
            self.top = Decimal(math.ceil(float(self.top) / self.step)) * Decimal(str(self.step))
            self.low = Decimal(math.floor(float(self.low) / self.step)) * Decimal(str(self.step))
        else:
            self.top += reach * Decimal("0.08")

    def at(self, value: Decimal) -> float:
        return float((value - self.low) / ((self.top - self.low) or Decimal(1)))


def _step(least: float) -> float:
    """Return a round step, not smaller.

    >>> _step(0.3), _step(1800.0), _step(7.0)
    (0.5, 2000.0, 10.0)
    """
    power = 10.0 ** math.floor(math.log10(least)) if least > 0 else 1.0
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * 0.999)


def _inner(chart: Chart, area: Area, lying: bool) -> Area:
    """Return where the figures are drawn, beside the names of the categories."""
    if lying:
        names = min(max((width(one, chart.size) for one in chart.categories), default=0) + 6, area.wide * 0.4)
        return Area(area.left + names, area.top, area.wide - names - 30, area.high)
    slot = area.wide / max(len(chart.categories), 1)
    lines = max((len(_wrapped(one, chart.size, slot)) for one in chart.categories), default=1)
    ticks = 36.0 if chart.axis else 0.0
    return Area(area.left + ticks, area.top + 8, area.wide - ticks, area.high - chart.size * _LINE * lines - 10)


def _wrapped(words: str, size: float, room: float) -> list[str]:
    """Return words in lines that fit a width, four at most."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room - 4 and len(lines) < 4:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _names(chart: Chart, area: Area, lying: bool) -> Iterator[Markup]:
    """Yield the names of the categories beside their places."""
    count = max(len(chart.categories), 1)
    slot = (area.high if lying else area.wide) / count
    for at, name in enumerate(chart.categories):
        room = area.left - _EDGE if lying else slot
        for row, words in enumerate(lines := _wrapped(name, chart.size, room)):
            if lying:
                middle = (
                    area.top
                    + slot * (_place(chart, at, chart.categories) + 0.5)
                    + chart.size * (0.35 - _LINE * (len(lines) - 1) / 2)
                )
                yield _text(area.left - 4, middle + row * chart.size * _LINE, words, chart.size, "end")
            else:
                down = area.top + area.high + chart.size * (1.1 + row * _LINE)
                yield _text(area.left + slot * (at + 0.5), down, words, chart.size)


def _place(chart: Chart, at: int, all_: Sequence[object]) -> int:
    """Return the row of a category of lying bars, or of a bar of one: the first is lowest unless the axis runs down."""
    return at if chart.upside_down else len(all_) - 1 - at


def _ticks(chart: Chart, area: Area, scale: _Scale) -> Iterator[Markup]:
    value = scale.low
    while value <= scale.top:
        y = area.top + area.high * (1 - scale.at(value))
        yield Markup('<path d="M{:.1f} {:.1f}h{:.1f}" stroke="#d9d9d9" fill="none"/>').format(area.left, y, area.wide)
        yield _text(area.left - 4, y + chart.size * 0.35, number(value.normalize() if value else 0), chart.size, "end")
        value += Decimal(str(scale.step))


def _bars(chart: Chart, plot: Plot, area: Area, scale: _Scale) -> Iterator[Markup]:
    """Yield columns, or bars that lie; side by side or on each other."""
    stacked = plot.grouping in ("stacked", "percentStacked")
    slot = (area.high if plot.lying else area.wide) / max(len(chart.categories), 1)
    thick = slot / ((1 if stacked else len(plot.series)) + _GAP)
    labels: list[Markup] = []
    for at in range(len(chart.categories)):
        values = [series.values[at] if at < len(series.values) else None for series in plot.series]
        whole = sum((abs(one) for one in values if one), Decimal(0)) or Decimal(1)
        base, begin = Decimal(0), slot * (_place(chart, at, chart.categories) if plot.lying else at) + thick * _GAP / 2
        for row, (series, value) in enumerate(zip(plot.series, values, strict=True)):
            if value is None:
                continue
            long = value * 100 / whole if plot.grouping == "percentStacked" else value
            across = begin + (0 if stacked else thick * (_place(chart, row, values) if plot.lying else row))
            ends = sorted((scale.at(base), scale.at(base + long)))
            yield _bar(area, across, thick, ends, plot.lying, series.points[at])
            words = _label(chart, area, across + thick / 2, ends, plot.lying, stacked, series.labels[at])
            labels.append(_backed(words, series.labels[at], chart.size, series.backing))
            base += long if stacked else 0
    yield from labels  # over all bars


def _backed(drawn: Markup, words: str, size: float, fill: str) -> Markup:
    """Return a label on its backing."""
    if not (fill and words):
        return drawn
    wide = width(words, size) + 3
    x, y = (float(re.search(rf' {name}="([-\d.]+)"', drawn)[1]) for name in "xy")  # type: ignore[index]
    look = (x - wide / 2, y - size * 0.85, wide, size * 1.1, fill)
    return Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"/>').format(*look) + drawn


def _bar(area: Area, across: float, thick: float, ends: list[float], lying: bool, paint: Paint) -> Markup:
    low, top = ends
    if lying:
        return _rect(Area(area.left + area.wide * low, area.top + across, area.wide * (top - low), thick), paint)
    return _rect(Area(area.left + across, area.top + area.high * (1 - top), thick, area.high * (top - low)), paint)


def _label(
    chart: Chart, area: Area, across: float, ends: list[float], lying: bool, stacked: bool, words: str
) -> Markup:
    """Return the figure of a bar: within it where bars stand on each other, else at its end."""
    if not words:
        return Markup("")
    at = sum(ends) / 2 if stacked else ends[1]
    if lying:
        return _text(
            area.left + area.wide * at + (0 if stacked else 3),
            area.top + across + chart.size * 0.35,
            words,
            chart.size,
            "middle" if stacked else "start",
        )
    down = area.top + area.high * (1 - at) + (chart.size * 0.35 if stacked else -3)
    return _text(area.left + across, down, words, chart.size)


def _line(chart: Chart, plot: Plot, area: Area, scale: _Scale) -> Iterator[Markup]:
    """Yield the lines of series, broken where a figure is not known."""
    slot = area.wide / max(len(chart.categories), 1)
    for series in plot.series:
        path, pen = [], "M"
        stroke = series.paint.stripes or series.paint.fill
        for at, value in enumerate(series.values):
            if value is None:
                pen = "M"
                continue
            x, y = area.left + slot * (at + 0.5), area.top + area.high * (1 - scale.at(value))
            path.append(f"{pen}{x:.1f} {y:.1f}")
            pen = "L"
            yield Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3" fill="{}"/>').format(x, y, stroke)
            if at < len(series.labels) and series.labels[at]:
                yield _text(x, y - 6, series.labels[at], chart.size)
        yield Markup('<path d="{}" stroke="{}" stroke-width="2" fill="none"/>').format("".join(path), stroke)


def _pie(chart: Chart, plot: Plot, area: Area) -> Iterator[Markup]:
    """Yield the slices of a pie, clockwise from the top, and what is said beside them."""
    series = plot.series[0]
    values = [max(value or Decimal(0), Decimal(0)) for value in series.values]
    whole = float(sum(values)) or 1.0
    middle = (area.left + area.wide / 2, area.top + area.high / 2)
    radius = max(min(area.wide * 0.3, area.high / 2 - chart.size * 2.2), 10.0)
    turned = 0.0
    for at, value in enumerate(values):
        share = float(value) / whole
        ends = [_round(middle, radius, turn) for turn in (turned, turned + min(share, 0.99999))]
        yield Markup(
            '<path d="M{:.1f} {:.1f}L{:.1f} {:.1f}A{:.1f} {:.1f} 0 {} 1 {:.1f} {:.1f}Z" fill="{}" stroke="#262626" '
            'stroke-width=".75"/>'
        ).format(*middle, *ends[0], radius, radius, int(share > 0.5), *ends[1], _fill(series.points[at]))
        x, y = _round(middle, radius + 6, turned + share / 2)
        name = chart.categories[at] if plot.names_points and at < len(chart.categories) else ""
        anchor = "start" if x > middle[0] + 5 else "end" if x < middle[0] - 5 else "middle"
        lines = [one for one in (name, series.labels[at]) if one]
        for row, words in enumerate(lines):
            yield _text(
                x,
                y + chart.size * (row * _LINE + (0.4 if y > middle[1] else -_LINE * (len(lines) - 1))),
                words,
                chart.size,
                anchor,
            )
        turned += share


def _round(middle: tuple[float, float], radius: float, turn: float) -> tuple[float, float]:
    """Return a place on a circle, a turn away from its top."""
    angle = math.tau * turn
    return middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)
