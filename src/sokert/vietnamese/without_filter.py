"""What a tag prints where it names no filter: Jinja asks here for the words of a bare value."""

from __future__ import annotations

import datetime
import numbers as kinds
import os
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from sokert.errors import DataError, Finding, MissingValueError
from sokert.models import Metric, Period, Plan, Settings, is_gap
from sokert.vietnamese import dates, periods
from sokert.vietnamese.figures import figure
from sokert.vietnamese.naming import named
from sokert.vietnamese.numbers import HOUSE, in_full
from sokert.vietnamese.unknown import Unknown


def said(value: object, settings: Settings = HOUSE) -> str:
    """Return how a value prints where a tag names no filter.

    >>> said(Metric(code="tin", name="Tin bài", value=2600, hedge="gần")), said(Decimal("1234.5")), said(2023)
    ('gần 2.600', '1.234,5', '2023')
    >>> said(datetime.date(2023, 7, 5)), said(Period.of("2023-H1")), said(True)
    ('05/7/2023', '6 tháng đầu năm 2023', 'có')

    A whole number stands as it is: it may be a year. Lists and records do not print.
    """
    if type(value) is int:
        return str(value)
    if isinstance(value, str | Unknown):
        return value if isinstance(value, str) else str(value)
    if isinstance(value, Metric):
        return figure(value, settings)
    if isinstance(value, bool) or _is_numpys(value):
        return "có" if value else "không"
    if isinstance(value, kinds.Integral):
        return str(int(value))
    if is_gap(value):
        raise MissingValueError(Finding("WORDS-NO-VALUE"))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else in_full(value, settings)
    if isinstance(value, Decimal | Fraction):
        return in_full(value, settings)
    if isinstance(value, datetime.datetime):
        return dates.moment(value)
    if isinstance(value, datetime.date):
        return dates.short_date(value)
    if isinstance(value, Period):
        return periods.name(value, settings)
    raise _refused(value)


def _refused(value: object) -> DataError:
    """Return why a value does not print as it stands, with what does."""
    facts, sentence = {"given": named(value)}, ""
    if callable(value):
        sentence = "WORDS-NOT-PRINTABLE-FUNCTION"
    elif facts["given"] == "GIVEN-OTHER":  # no list and no record, into which a tag could go further
        is_file = isinstance(value, bytes | bytearray | os.PathLike)
        facts["how"] = "sokert.Image(...)" if is_file else "(...).value" if isinstance(value, Enum) else "str(...)"
        sentence = "WORDS-NOT-PRINTABLE-KIND"
    elif isinstance(value, list | tuple) and any(isinstance(one, Plan) for one in value):  # {{ san_luong.plan }}
        facts["how"], sentence = "{{ ...|plan }}", "WORDS-NOT-PRINTABLE-KIND"
    return DataError(Finding("WORDS-NOT-PRINTABLE", facts, sentence=sentence))


def _is_numpys(value: object) -> bool:
    """Return whether a value is true or false as numpy has it, which is no bool of Python's."""
    kind = type(value)
    return kind.__module__ == "numpy" and kind.__name__ in ("bool", "bool_")
