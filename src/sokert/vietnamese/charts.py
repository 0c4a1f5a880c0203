"""Turns figures into charts: metrics by time, rows of any data; and a chart into the words that stand for it.

Where metrics stand side by side - columns, bars, a pie - a category is a metric and a series a time: the same period,
this one, the plans. Where parts stack or a line goes on, a category is a time and a series a metric.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from sokert.document.chart import NATURES, Chart, Kind, Point, Series
from sokert.errors import DataError, Finding, offered
from sokert.models import Absent, Earlier, Metric, Period, Settings, is_gap
from sokert.units import COUNT, moved, steps, unit_of
from sokert.vietnamese import cells
from sokert.vietnamese.changes import is_since_year_start, not_compared
from sokert.vietnamese.components import sentence_case
from sokert.vietnamese.figures import decimals_of, is_percent, united, with_unit
from sokert.vietnamese.naming import named
from sokert.vietnamese.numbers import HOUSE, MOST_DECIMALS, computed, exact, in_full, places, rate, trimmed
from sokert.vietnamese.periods import name, same_period_name, year_start_name
from sokert.vietnamese.plans import planned
from sokert.vietnamese.read.quantities import is_unit
from sokert.vietnamese.unknown import Unknown

KINDS: tuple[Kind, ...] = tuple(NATURES)
MOST_SLICES, MOST_CATEGORIES, MOST_SERIES = 7, 40, 8
UNKNOWN = "chưa có số liệu"
_NAMES: Mapping[Kind, str] = {
    "columns": "Biểu đồ cột",
    "stacked": "Biểu đồ cột chồng",
    "bars": "Biểu đồ thanh ngang",
    "lines": "Biểu đồ đường",
    "pie": "Biểu đồ tròn",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a tag asks of its chart; None: where the kind of chart has it and a figure is known."""

    kind: Kind = "columns"
    title: str = ""
    previous: bool | None = None
    plan: bool = False
    bases: bool | None = None
    unit: str = ""
    alt: str = ""
    width: float | None = None
    height: float | None = None


class _Time(NamedTuple):
    """What a metric is shown at: this period, the one before, a plan; and its figure there."""

    name: str
    """As a sentence says it."""
    point: Callable[[Metric], Point]
    now: bool = False


def metric_chart(
    metrics: Sequence[Metric],
    wanted: Wanted = Wanted(),
    period: Period | None = None,
    settings: Settings = HOUSE,
) -> Chart:
    """Return the chart of metrics; all that hinders it is told together.

    >>> metrics = [Metric(code="a", name="Thu", value=9, unit="tỷ đồng"), Metric(code="b", name="Chi", value=7)]
    >>> metric_chart(metrics).alt
    'Biểu đồ cột, thực hiện: Thu 9 tỷ đồng; Chi 7.'
    """
    found = [*_missing(metrics, wanted), *_unfit(metrics, wanted)]
    metrics, unit = _in_one_unit(metrics, wanted.unit, found)
    if found:
        raise DataError(found)
    times = list(_times(metrics, wanted, period, settings))
    labels, names = [_label(metric, bool(unit)) for metric in metrics], [sentence_case(time.name) for time in times]
    grid, said = [[time.point(metric) for metric in metrics] for time in times], [time.name for time in times]
    main = next(at for at, time in enumerate(times) if time.now)
    if NATURES[wanted.kind].by_time:
        grid, said, labels, names, main = [list(row) for row in zip(*grid, strict=True)], labels, names, labels, 0
    decimals = max((decimals_of(metric, settings) for metric in metrics if metric.is_known), default=0)
    series = tuple(Series(name_, tuple(points)) for name_, points in zip(names, grid, strict=True))
    return _with_words(Chart(wanted.kind, tuple(labels), series, unit, decimals, main=main), wanted, said, settings)


def row_chart(
    rows: Iterable[object],
    columns: Mapping[str, object],
    wanted: Wanted = Wanted(),
    settings: Settings = HOUSE,
) -> Chart:
    """Return the chart of any rows: the first column names the categories, each other one is a series.

    >>> chart = row_chart([{"xa": "Xã A", "ho": 1200}, {"xa": "Xã B"}], {"Xã": "xa", "Số hộ": "ho"})
    >>> chart.categories, [point.value for point in chart.series[0].points]
    (('Xã A', 'Xã B'), [Decimal('1200'), None])
    """
    given = [_row(row) for row in rows]
    keys = list(columns.values())
    if len(keys) < 2 or any(isinstance(key, Mapping) for key in keys):
        raise DataError(Finding("CHART-COLUMNS"))
    held = list(dict.fromkeys(key for row in given for key in row))
    absent = [key for key in keys if given and key not in held]
    if absent:
        raise DataError(
            [Finding("CHART-NO-COLUMN", {"key": key, **offered(str(key), map(str, held))}) for key in absent]
        )
    _no_words(given, columns)
    _no_other_unit(columns)
    labels = [_said(row.get(keys[0]), settings) for row in given]
    grid = [[_cell(row.get(key), wanted.unit, settings) for row in given] for key in keys[1:]]
    names = list(columns)[1:]
    series = tuple(
        Series(name_, tuple(points), _most_places((row.get(key) for row in given), points, settings))
        for name_, key, points in zip(names, keys[1:], grid, strict=True)
    )
    decimals = max((one.decimals or 0 for one in series), default=0)
    return _with_words(Chart(wanted.kind, tuple(labels), series, wanted.unit, decimals), wanted, names, settings)


def _no_words(rows: Sequence[Mapping[Any, object]], columns: Mapping[str, object]) -> None:
    """Refuse a column of words among the figures of rows, with the columns that can be drawn."""
    first, *others = columns
    held = {head: [row.get(columns[head]) for row in rows] for head in others}
    words = {head: next((cell for cell in cells if _is_word(cell)), None) for head, cells in held.items()}
    odd = next((head for head in others if words[head] is not None), None)
    if odd is not None:
        kept = [first, *(head for head in others if words[head] is None)]
        named = [kept[0], *(kept[1:] or ["..."])]
        said = ", ".join(f'"{head}": "{columns.get(head, head)}"' for head in named)
        facts = {"key": odd, "given": words[odd], "columns": said}
        raise DataError(Finding("WORDS-NOT-A-NUMBER", facts, sentence="CHART-WORD-COLUMN"))


def _no_other_unit(columns: Mapping[str, object]) -> None:
    """Refuse columns whose heads name two units, "Sản lượng (tấn)" and "Tỷ trọng (%)", with those of the first."""
    first, *others = columns
    named = {head: unit for head in others if (unit := _unit_of_head(head))}
    measure, unit = next(iter(named.items()), ("", ""))
    odd = next((head for head, own in named.items() if steps(own, unit) != 0), None)
    if odd is not None:
        kept = [first, *(head for head in others if steps(named.get(head, unit), unit) == 0)]
        said = ", ".join(f'"{head}": "{columns[head]}"' for head in kept)
        facts = {"name": odd, "unit": named[odd], "other": measure, "wanted": unit, "columns": said}
        raise DataError(Finding("CHART-UNITS", facts, sentence="CHART-UNITS-OF-ROWS"))


def _unit_of_head(head: str) -> str:
    """Return the unit that a head has in brackets behind its words."""
    match = re.fullmatch(r".*\S ?\(([^()]+)\)\s*", head)
    named = match[1].strip().casefold() if match else ""
    return named if named and is_unit(named) else ""


def _is_word(cell: object) -> bool:
    return isinstance(cell, str) and bool(cell) and not any(sign.isdigit() for sign in cell)


def _most_places(cells: Iterable[object], points: Iterable[Point], settings: Settings) -> int:
    """Return how many decimals the figures of a column are told with."""
    each = (_places(cell, point, settings) for cell, point in zip(cells, points, strict=True))
    return min(max(each, default=0), MOST_DECIMALS)


def _places(cell: object, point: Point, settings: Settings) -> int:
    """Return how many decimals a cell is told with."""
    return settings.rate_decimals if computed(cell) else places(point.value or Decimal(0))


def _row(row: object) -> Mapping[Any, object]:
    """Return a row as what stands under each key; one that is a list has numbers for keys."""
    if isinstance(row, Mapping):
        return row
    if isinstance(row, list | tuple):
        return dict(enumerate(row))
    raise DataError(Finding("CHART-ROW", {"given": named(row)}))


def _with_words(chart: Chart, wanted: Wanted, said: Sequence[str], settings: Settings) -> Chart:
    """Return a chart that can be drawn, with what its tag says of it and its alternative text."""
    if found := list(_undrawable(chart)):
        raise DataError(found)
    chart = replace(chart, title=wanted.title, width=wanted.width, height=wanted.height)
    return replace(chart, alt=wanted.alt or _in_words(chart, said, settings))


def _undrawable(chart: Chart) -> Iterator[Finding]:
    """Yield what no chart of its kind can show."""
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    if not values or (chart.nature.plot == "pie" and not any(values)):
        yield Finding("CHART-EMPTY")
    for code, count, most in (
        ("CHART-CATEGORIES", len(chart.categories), MOST_CATEGORIES),
        ("CHART-SERIES", len(chart.series), MOST_SERIES),
    ):
        if count > most:
            yield Finding(code, {"count": count, "most": most})
    if chart.nature.plot == "line" and len(chart.categories) == 1:
        yield Finding("CHART-ONE-TIME", {"name": chart.categories[0]})
    if chart.nature.plot == "pie":
        yield from _no_pie(chart)


def _no_pie(chart: Chart) -> Iterator[Finding]:
    if len(chart.series) > 1:
        yield Finding("CHART-PIE-SERIES", {"names": ", ".join(series.name for series in chart.series)})
    if MOST_CATEGORIES >= len(chart.categories) > MOST_SLICES:
        yield Finding("CHART-PIE-SLICES", {"count": len(chart.categories), "most": MOST_SLICES})
    for name_, point in zip(chart.categories, chart.series[0].points, strict=True):
        if point.value is not None and point.value < 0:
            yield Finding("CHART-PIE-NEGATIVE", {"name": name_})


def _missing(metrics: Sequence[Metric], wanted: Wanted) -> Iterator[Finding]:
    """Yield what a tag asks for and nobody typed; a reason why there is none will do for the same period."""
    for metric in metrics:
        facts = {"code": metric.code, "name": metric.name}
        if wanted.plan and not metric.plan:
            yield Finding("CHART-NO-PLAN", facts)
        if wanted.previous and metric.previous is None:
            yield Finding("CHART-NO-PREVIOUS", facts)
        if wanted.bases and not metric.bases:
            yield Finding("CHART-NO-BASES", facts)


def _unfit(metrics: Sequence[Metric], wanted: Wanted) -> Iterator[Finding]:
    """Yield the parts that stand beside their whole where all is added up."""
    if not NATURES[wanted.kind].adds_up:
        return
    codes = {metric.code: metric.name for metric in metrics}
    for metric in metrics:
        wholes = [metric.part_of] if metric.part_of else []
        pairs = [(metric.name, codes[code]) for code in wholes if code in codes]
        pairs += [(codes[code], metric.name) for code in metric.sum_of if code in codes]
        yield from (Finding("CHART-PART-AND-WHOLE", {"part": part, "whole": whole}) for part, whole in pairs)


def _in_one_unit(metrics: Sequence[Metric], wanted: str, findings: list[Finding]) -> tuple[list[Metric], str]:
    """Return the metrics in one unit, and that unit; empty where each thing counted keeps its own name."""
    units: dict[str, Metric] = {}
    for metric in metrics:
        units.setdefault(_unit(metric), metric)
    first = wanted or next(filter(None, units), "")
    together = list[Metric]()
    for metric in metrics:
        own = _unit(metric)
        power = _power(own, first)
        if power is None:
            other = units.get(first)
            facts = {"name": metric.name, "unit": own, "other": other.name if other else "", "wanted": first}
            findings.append(Finding("CHART-UNITS", facts))
        elif own and own != first and not _counts(own, first):
            metric = _moved(metric, power, first)
        together.append(metric)
    several = any(_unit(metric) not in ("", first) for metric in together)
    return together, "" if several else first


def _unit(metric: Metric) -> str:
    return metric.unit or ("%" if is_percent(metric) else "")


def _counts(own: str, other: str) -> bool:
    """Return whether two units count things by different names: neither is the other's scale."""
    one, two = unit_of(own), unit_of(other)
    return one.kind == two.kind == COUNT and one.base != two.base


def _power(own: str, other: str) -> int | None:
    """Return the power of ten between two units; none of which is needed where things go by their own names."""
    power = steps(own or None, other or None)
    return None if power and _counts(own, other) else power


def _moved(metric: Metric, power: int, unit: str) -> Metric:
    """Return a metric in another unit, and all it is compared with."""

    def value(given: Decimal) -> Decimal:
        after = moved(given, power)
        return Decimal(trimmed(format(after, "f"), ".")) if after.is_finite() and power < 0 else after

    def held(part: Any) -> Any:
        return part.with_facts({"value": value(part.value)})

    before = metric.previous
    facts = {
        "value": value(metric.value),
        "unit": unit,
        "previous": held(before)
        if isinstance(before, Earlier)
        else value(before)
        if isinstance(before, Decimal)
        else before,
        "plan": tuple(map(held, metric.plan)),
        "bases": tuple(map(held, metric.bases)),
        "decimals": None if metric.decimals is None else max(0, metric.decimals - power),
    }
    return metric.with_facts(facts if power else {"unit": unit})


def _label(metric: Metric, one_unit: bool) -> str:
    """Return what a metric is called in a chart, with its unit where not all have the same."""
    unit = "" if one_unit else _unit(metric)
    return cells.label(metric) + (f" ({unit})" if unit else "")


def _times(metrics: Sequence[Metric], wanted: Wanted, period: Period | None, settings: Settings) -> Iterator[_Time]:
    """Yield the times of a chart in their order: other bases, the same period, this one, each plan."""
    through = NATURES[wanted.kind].plot == "line"

    def shown(asked: bool | None, known: Iterable[object]) -> bool:
        return through and any(known) if asked is None else asked

    if shown(wanted.bases, (metric.bases for metric in metrics)):
        for of in dict.fromkeys(base.of for metric in metrics for base in metric.bases):
            yield _Time(of, partial(_at_base, of=of, settings=settings))
    if shown(wanted.previous, (metric.earlier for metric in metrics)):
        yield _Time(_before(metrics, period, settings), partial(_at_previous, settings=settings))
    now = name(period, settings) if period else ""
    said = f"thực hiện {now}".rstrip() if wanted.plan or not now else now
    yield _Time(said, partial(_point, settings=settings), now=True)
    if wanted.plan:
        yield from _plans(metrics, settings)


def _before(metrics: Sequence[Metric], period: Period | None, settings: Settings) -> str:
    """Return what the figures before are of: the same period, and of what is counted on a day the year's start."""
    since = {is_since_year_start(metric, settings) for metric in metrics if metric.earlier}
    start = year_start_name(period)
    if since == {True}:
        return f"ngày {start}" if start[0].isdigit() else start
    same = same_period_name(period)
    return f"{same} (số thời điểm: {start})" if True in since else same


def _plans(metrics: Sequence[Metric], settings: Settings) -> Iterator[_Time]:
    """Yield the plans by who set them."""
    givers = dict.fromkeys(plan.by or "" for metric in metrics for plan in metric.plan)
    for giver in givers:
        names = {planned(metric, plan) for metric in metrics for plan in metric.plan if (plan.by or "") == giver}
        said = names.pop() if len(names) == 1 else f"kế hoạch {giver} giao" if giver else "kế hoạch năm"
        yield _Time(said, partial(_at_plan, giver=giver, settings=settings))


def _point(metric: Metric, settings: Settings) -> Point:
    """Return a metric's figure as a point, said as the text says it."""
    if not metric.is_known:
        return Point(None, metric.written or UNKNOWN)
    hedge = "" if metric.written else metric.hedge or ("ước" if metric.estimate else "")
    return Point(metric.value, with_unit(metric, settings=settings), hedge)


def _at(metric: Metric, value: Decimal, settings: Settings, hedge: object = None) -> Point:
    """Return another figure of a metric's as a point."""
    facts = {"value": value, "hedge": hedge, "estimate": False, "written": None}
    return _point(metric.with_facts(facts), settings)


def _at_previous(metric: Metric, settings: Settings) -> Point:
    if metric.unlike or isinstance(metric.previous, Absent):
        return Point(None, f"không so sánh ({not_compared(metric)})")
    before = metric.earlier
    return _at(metric, before.value, settings, before.hedge) if before else Point(None, UNKNOWN)


def _at_base(metric: Metric, of: str, settings: Settings) -> Point:
    values = [base.value for base in metric.bases if base.of == of]
    return _at(metric, values[0], settings) if values else Point(None, UNKNOWN)


def _at_plan(metric: Metric, giver: str, settings: Settings) -> Point:
    values = [plan.value for plan in metric.plan if (plan.by or "") == giver]
    return _at(metric, values[0], settings) if values else Point(None, "không giao")


def _cell(value: object, unit: str, settings: Settings) -> Point:
    """Return a cell of any rows as a point."""
    if isinstance(value, Metric):
        return _point(value, settings)
    if is_gap(value) or type(value) is Unknown or value == "":
        return Point(None, UNKNOWN)
    return Point(exact(value), united(in_full(value, settings), unit or None, settings))


def _said(value: object, settings: Settings) -> str:
    """Return what a category is called."""
    if isinstance(value, Metric):
        return cells.label(value)
    if isinstance(value, Period):
        return sentence_case(value, settings)
    if is_gap(value) or isinstance(value, Mapping | list | tuple):
        raise DataError(Finding("CHART-CATEGORY", {"given": named(value)}))
    return str(value)


def _in_words(chart: Chart, said: Sequence[str], settings: Settings) -> str:
    """Return a chart's alternative text: all it shows, as a text would say it; `said` are its series in a sentence."""
    title = f" “{chart.title}”" if chart.title else ""
    if len(chart.series) > 1:
        several = list(zip(said, chart.series, strict=True))
        pairs_said = [
            f"{category}: {', '.join(f'{name_} {series.points[at].words}' for name_, series in several)}"
            for at, category in enumerate(chart.categories)
        ]
        return f"{_NAMES[chart.kind]}{title}: {'; '.join(pairs_said)}."
    pairs = zip(chart.categories, chart.series[0].points, _shares(chart, settings), strict=True)
    pairs_said = [f"{category} {point.words}{share}" for category, point, share in pairs]
    return f"{_NAMES[chart.kind]}{title}, {said[0]}: {'; '.join(pairs_said)}."


def _shares(chart: Chart, settings: Settings) -> list[str]:
    """Return each slice's part of its pie in brackets, where every figure is exact."""
    points = chart.series[0].points
    values = [Fraction(point.value) for point in points if point.value is not None and not point.hedge]
    if chart.nature.plot != "pie" or len(values) < len(points):
        return [""] * len(points)
    return [f" ({rate(value * 100 / sum(values), settings)}%)" for value in values]


def unknown(code: str, known: Iterable[str]) -> Finding:
    """Return what is wrong with a code that no metric has.

    >>> unknown("vb_dn", ["vb_den"]).facts
    {'code': 'vb_dn', 'near': 'vb_den', 'known': ''}
    """
    return Finding("CHART-UNKNOWN-CODE", {"code": code, **offered(code, known)})


__all__ = ["KINDS", "Wanted", "metric_chart", "row_chart", "unknown"]
