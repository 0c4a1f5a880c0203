"""Judges what a template asks of one name: what no plain data can be at once.

A value that is called would be a function, and data has none. A value that is printed bare and has fields as well would
be words and a record; only a figure of a report is both. A list whose items have fields has none itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from decimal import Decimal

from sokert.errors import Finding, Level
from sokert.models import Metric
from sokert.template.analysis.needs import Need

# Methods that a value may have which Python gives, though none that comes from a file.
_METHODS = frozenset(
    name for kind in (str, int, float, Decimal, list, dict, datetime.datetime, datetime.timedelta) for name in dir(kind)
)


def unfillable(need: Need, ours: Collection[str], figures: Collection[str], for_report: bool) -> Iterator[Finding]:
    """Yield what is asked of names that no data can give.

    `ours` are the names a report has, `figures` its metrics; in a form `for_report` others may be metrics too.
    """
    seen: set[Need] = set()
    for name, one in need.fields.items():
        if name not in ours and name not in figures:
            is_figure = for_report and one.real().fields.keys() <= Metric.model_fields.keys()
            yield from _judged(one.real(), "", name, seen, "info" if is_figure else "error")


def _judged(need: Need, method: str, path: str, seen: set[Need], level: Level) -> Iterator[Finding]:
    if need in seen:
        return
    seen.add(need)
    for place in dict.fromkeys(need.called):
        yield Finding("TEMPLATE-CALLED", {"name": path}, place, "warning" if method in _METHODS else "error")
    fields = ", ".join(name for name, one in need.fields.items() if not one.real().called)
    code = "TEMPLATE-RECORD-PRINTED" if fields or need.values else "TEMPLATE-LIST-PRINTED"
    if fields or need.values or need.items or need.loops:
        yield from (Finding(code, {"name": path, "fields": fields}, place, level) for place in dict.fromkeys(need.said))
    if need.holds_records:
        yield from _of_list(need, path)
    for field, one in need.fields.items():
        yield from _judged(one.real(), field, f"{path}.{field}", seen, "error")
    for inner, sign in ((need.items, "[]"), (need.values, ".*")):
        if inner is not None:
            yield from _judged(inner.real(), "", path + sign, seen, "error")


def _of_list(need: Need, path: str) -> Iterator[Finding]:
    """Yield each field that is asked of a list; its item in a loop may be meant."""
    for name, one in need.fields.items():
        field = one.real()
        if field.required and not field.called:
            near = f"{need.turn}.{name}" if need.turn else ""
            yield from (
                Finding("TEMPLATE-LIST-FIELD", {"name": path, "field": name, "near": near}, place)
                for place in field.places
            )
