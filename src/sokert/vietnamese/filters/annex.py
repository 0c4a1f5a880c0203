"""Filters of the page that follow the house's settings: the subject, and the cells of the annex."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from pydantic import BaseModel

from sokert.document.table import Table
from sokert.errors import DataError, Finding, offered
from sokert.models import Annex, Metric, Period
from sokert.vietnamese import annexes, cells, components
from sokert.vietnamese.filters.declared import takes
from sokert.vietnamese.filters.surroundings import figures_of, period_of, settings_of


@takes("period")
@pass_context
def default_subject(context: Context, period: Period, work: str = "công tác", begins: str = "") -> str:
    """Return the subject of a report that names none: what was done of an office's `work`, and the tasks ahead.

    >>> shown("{{ period|default_subject }}")
    'Sơ kết công tác 6 tháng đầu năm 2024, phương hướng, nhiệm vụ 6 tháng cuối năm 2024'
    """
    return components.default_subject(period, settings_of(context), work, begins)


@takes("text")
@pass_context
def sentence_case(context: Context, value: object) -> str:
    """Return a text or the name of a period with its first letter large.

    >>> shown("{{ 'văn bản đến'|sentence_case }}")
    'Văn bản đến'
    """
    return components.sentence_case(value, settings_of(context))


@takes("metric")
@pass_context
def unit(context: Context, metric: Metric) -> str:
    """Return a metric's unit for a table.

    >>> shown("{{ van_ban_den|unit }}")
    'văn bản đến'
    """
    return cells.unit(metric, settings_of(context))


@takes("metric")
@pass_context
def previous(context: Context, metric: Metric) -> str:
    """Return the same period's figure for a table; "-" where there is none.

    >>> shown("{{ van_ban_den|previous }}")
    '11.600'
    """
    return cells.previous(metric, settings_of(context))


@takes("metric")
@pass_context
def plan(context: Context, metric: Metric) -> str:
    """Return the plan for a table, one a line with who set it; "-" where there is none.

    >>> shown("{{ noi_dung|plan }}")
    '90'
    """
    return cells.plan(metric, settings_of(context))


@takes("metric")
@pass_context
def completion(context: Context, metric: Metric) -> str:
    """Return the figure as a percentage of each plan, for a table; "-" where it cannot be told.

    >>> shown("{{ noi_dung|completion }}")
    '68,9'
    """
    return cells.completion(metric, settings_of(context))


@takes("metric")
@pass_context
def index(context: Context, metric: Metric) -> str:
    """Return the figure as a percentage of the same period's, for a table; "-" where it cannot be told.

    >>> shown("{{ van_ban_den|index }}")
    '107,6'
    """
    return cells.index(metric, settings_of(context))


@takes("any")
@pass_context
def table(
    context: Context,
    value: object,
    columns: Mapping[str, object] | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
    total: str = "",
) -> Table:
    """Return a table, to stand on a line of its own: of an annex, of metrics as in `[a, b]|table`, of any rows.

    >>> [row.cells for row in table({}, [{"ten": "Xã A", "so": 1200}], {"Đơn vị": "ten", "Số hộ": "so"}).rows]
    [('Xã A', '1.200')]

    `columns` says for each head of any rows the key below it, or the heads it spans; `groups` puts metrics below
    headings, by their codes; `total` names a last row of sums.
    """
    settings, period = settings_of(context), period_of(context)
    if isinstance(value, Annex):
        issuer = context.get("issuer")
        metrics = tuple(figures_of(context).values())
        return annexes.annex_table(value, metrics, period, getattr(issuer, "name", ""), settings)
    value = [value] if isinstance(value, Metric) else value
    if not isinstance(value, Iterable) or isinstance(value, str | BaseModel):
        raise DataError(Finding("WORDS-NOT-ROWS", {"kind": type(value).__name__}))
    rows = list(value)
    if not rows and columns is None:
        raise DataError(Finding("WORDS-NO-ROWS"))
    if rows and columns is None and all(isinstance(row, Metric) for row in rows):
        return annexes.metric_table(rows, period, groups, settings)
    if isinstance(columns, list | tuple):
        columns = {str(key): key for key in columns}
    _judge_rows(rows, columns or {})
    return annexes.plain_table(rows, columns, total, settings)


def _judge_rows(rows: Sequence[object], columns: Mapping[str, object]) -> None:
    """Refuse texts, which would be gone through by their letters, and columns that no row has."""
    if any(isinstance(row, str) for row in rows):
        raise DataError(Finding("WORDS-ROWS-OF-TEXT"))
    asked = [one for key in columns.values() for one in (key.values() if isinstance(key, Mapping) else (key,))]
    if not all(isinstance(row, Mapping | Sequence | Metric) for row in rows):
        return  # rows that are gone through once
    held: dict[object, None] = {}
    for row in rows:
        held |= dict.fromkeys(row if isinstance(row, Mapping) else range(len(row) if isinstance(row, Sequence) else 0))
    absent = [key for key in asked if rows and key not in held]
    if absent:
        raise DataError(
            [Finding("WORDS-NO-COLUMN", {"key": key, **offered(str(key), map(str, held))}) for key in absent]
        )


FILTERS: dict[str, Callable[..., Any]] = {
    "default_subject": default_subject,
    "sentence_case": sentence_case,
    "label": cells.label,
    "unit": unit,
    "with_previous": cells.with_previous,
    "with_plan": cells.with_plan,
    "previous": previous,
    "plan": plan,
    "completion": completion,
    "index": index,
    "table": table,
}
