"""The function `chart`: what a tag hands over as figures to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import normalize

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from sokert.document.chart import Chart
from sokert.errors import DataError, Finding, offered
from sokert.models import Metric
from sokert.vietnamese import charts
from sokert.vietnamese.filters.surroundings import figures_of, given, period_of, settings_of
from sokert.vietnamese.naming import named

_OPTIONS = ("kind", "title", "previous", "plan", "bases", "unit", "alt", "width", "height")
_LEAST, _MOST = 30, 500  # millimetres of a side


@pass_context
def chart(
    context: Context,
    *figures: object,
    kind: str = "columns",
    title: object = "",
    previous: bool | None = None,
    plan: bool = False,
    bases: bool | None = None,
    unit: str = "",
    alt: str = "",
    width: float | None = None,
    height: float | None = None,
    **others: object,
) -> Chart:
    """Return a chart, to stand on a line of its own: of metrics by their codes, or of any rows.

    >>> chart({}, [{"xa": "Xã A", "ho": 1200}], {"Xã": "xa", "Số hộ": "ho"}).alt
    'Biểu đồ cột, Số hộ: Xã A 1.200.'

    `kind` is columns, stacked, bars, lines or pie. `previous=true` draws the same period beside this one, `plan=true`
    the plans, `bases=true` the other figures a metric is compared with; lines take what is known of themselves.
    `unit` is what all is brought to. `alt` stands for the words made of the figures; `width` and `height` are in mm.
    """
    known = {"title": _text("title", title), "unit": _text("unit", unit), "alt": _text("alt", alt)}
    sizes = {"width": width, "height": height}
    if found := [*_unknown(others), *_wrong(kind, sizes)]:
        raise DataError(found)
    wanted = charts.Wanted(kind, previous=previous, plan=plan, bases=bases, **known, **sizes)  # type: ignore[arg-type]
    settings = settings_of(context)
    if len(figures) == 1 and (own := _columns(given(figures[0]))):
        figures = (figures[0], own)
    if len(figures) == 2 and isinstance(figures[1], Mapping):
        rows, columns = given(figures[0]), figures[1]
        if not isinstance(rows, Iterable) or isinstance(rows, str):
            raise DataError(Finding("CHART-NOT-FIGURES", {"given": named(rows)}))
        return charts.row_chart(rows, columns, wanted, settings)
    metrics = _metrics(context, figures)
    return charts.metric_chart(metrics, wanted, period_of(context), settings)


def _columns(rows: object) -> dict[str, object]:
    """Return all columns of records by their names, as a table has them; none of what is no list of records."""
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) for row in rows):
        return {}
    return {str(key): key for key in (rows[0] if rows else ())}


def _text(key: str, value: object) -> str:
    """Return what a tag says in words, in NFC."""
    if isinstance(value, Undefined):
        str(value)  # a strict one tells its own name
    if not isinstance(value, str):
        raise DataError(Finding("CHART-TEXT", {"key": key, "given": named(value)}))
    return normalize("NFC", " ".join(value.split()))


def _unknown(others: Iterable[str]) -> Iterator[Finding]:
    """Yield the options that a chart does not have."""
    for name in others:
        known = {"options": ", ".join(_OPTIONS), **offered(name, _OPTIONS)}
        yield Finding("CHART-OPTION", {"given": name, **known})


def _wrong(kind: str, sizes: Mapping[str, object]) -> Iterator[Finding]:
    """Yield what is wrong with how a chart shall look."""
    if kind not in charts.KINDS:
        yield Finding(
            "CHART-KIND", {"given": str(kind), "kinds": ", ".join(charts.KINDS), **offered(str(kind), charts.KINDS)}
        )
    for key, size in sizes.items():
        fits = isinstance(size, int | float) and not isinstance(size, bool) and _LEAST <= size <= _MOST
        if size is not None and not fits:
            yield Finding("CHART-SIZE", {"key": key, "least": _LEAST, "most": _MOST})


def _metrics(context: Context, figures: Iterable[object]) -> list[Metric]:
    """Return the metrics that a tag names by code, hands over, or gives in a list; what is none of it is told."""
    known, found, metrics = figures_of(context), list[Finding](), list[Metric]()
    for one in _flat(figures):
        if isinstance(one, Metric):
            metrics.append(one)
        elif isinstance(one, str):
            code = normalize("NFC", one.strip())
            metric = known.get(code) or context.get(code)
            if isinstance(metric, Metric):
                metrics.append(metric)
            else:
                found.append(charts.unknown(code, known))
        else:
            found.append(Finding("CHART-NOT-FIGURES", {"given": named(one)}))
    if not metrics and not found:
        found.append(Finding("CHART-NOTHING"))
    if found:
        raise DataError(found)
    return metrics


def _flat(figures: Iterable[Any]) -> Iterator[object]:
    for one in map(given, figures):
        if isinstance(one, list | tuple):
            yield from map(given, one)
        else:
            yield one
