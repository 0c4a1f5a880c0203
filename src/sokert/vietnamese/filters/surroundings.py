"""What a filter finds around its tag: the report's period, metrics and settings, where there is a report."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jinja2 import Undefined
from jinja2.runtime import Context

from sokert.errors import DataError, Finding, MissingValueError
from sokert.models import Absent, Metric, Period, Report, Settings, is_gap
from sokert.vietnamese.naming import named
from sokert.vietnamese.numbers import HOUSE, exact
from sokert.vietnamese.unknown import Unknown


def settings_of(context: Context) -> Settings:
    """Return the report's settings; the house's own where there is no report."""
    report = context.get("report")
    return report.settings if isinstance(report, Report) else HOUSE


def period_of(context: Context) -> Period | None:
    """Return the report's period; None where there is no report."""
    period = context.get("period")
    if isinstance(period, Period):
        return period
    report = context.get("report")
    return report.period if isinstance(report, Report) else None


def figures_of(context: Context) -> Mapping[str, Metric]:
    """Return the report's metrics by code; none where there is no report."""
    report = context.get("report")
    return report.figures if isinstance(report, Report) else {}


def given(value: object) -> object:
    """Return a value that is there; what is undefined or None is told as missing."""
    if isinstance(value, Undefined):
        str(value)  # a strict one tells its own name
    if isinstance(value, Undefined) or is_gap(value):
        raise MissingValueError(Finding("WORDS-NO-VALUE"))
    return value.bare if type(value) is Unknown else value


def metric_of(value: object, **facts: object) -> Metric:
    """Return a metric; a plain number becomes one that has nothing but its value and the facts given."""
    value = given(value)
    if not isinstance(value, Metric):
        value = Metric(code="số", name="số", value=exact(value))
    known = {key: fact for key, fact in facts.items() if fact is not None}
    return value.with_facts(known) if known else value


def is_unknown(value: object) -> bool:
    """Return whether a value is a figure that is not known yet."""
    return type(value) is Unknown or (isinstance(value, Metric) and not value.is_known)


def number_of(value: object) -> Decimal:
    """Return an exact number: a plain one, or a metric's where it is known."""
    value = given(value)
    if not isinstance(value, Metric):
        return exact(value)
    if value.exact is None:
        facts = {"metric": value.code, "hedge": value.hedge or "", "unknown": "" if value.is_known else value.code}
        raise DataError(Finding("WORDS-NOT-EXACT", facts))
    return value.exact


def previous_of(value: object) -> Decimal | Absent | None:
    """Return the figure to compare with that a tag names itself; None when it names none."""
    return value if value is None or isinstance(value, Absent) else number_of(value)


def whole_of(value: object) -> int:
    """Return a whole number; a fraction is refused."""
    number = number_of(value)
    if number != int(number):
        raise DataError(Finding("WORDS-NOT-WHOLE", {"given": named(number)}))
    return int(number)
