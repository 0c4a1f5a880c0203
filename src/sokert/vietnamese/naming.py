"""Names a value in a message as a person would: by what it is, never as Python prints it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal

from pydantic import BaseModel

from sokert.errors import DataError, Finding, Term, near
from sokert.models import Metric, Period, Report

_LONGEST = 40  # characters of a text that are told


def named(value: object) -> str:
    """Return what a value is called in a message.

    >>> named(Metric(code="vb_den", name="Văn bản đến", value=1)).facts, named([1]), named("xin chào").facts
    ({'code': 'vb_den'}, 'GIVEN-LIST', {'words': 'xin chào'})
    """
    if isinstance(value, Metric):
        return Term("GIVEN-METRIC", code=value.code)
    if isinstance(value, str):
        words = value if len(value) <= _LONGEST else value[:_LONGEST].rstrip() + "…"
        return Term("GIVEN-WORDS", words=words) if words.strip() else Term("GIVEN-NOTHING")
    if isinstance(value, bool):
        return Term("GIVEN-YES")
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(value) if isinstance(value, int) else Decimal(str(value)))
    if isinstance(value, datetime.date):
        return Term("GIVEN-DAY", day=f"{value.day:02}/{value.month}/{value.year}")
    kind = _KINDS.get(type(value)) or _kind(value)
    return Term(kind, kind=type(value).__name__) if kind == "GIVEN-OTHER" else Term(kind)


def _number(value: Decimal) -> str:
    """Return a number as reports write it; one that is no number, or is beyond all reports, by what it is."""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return Term("GIVEN-NO-NUMBER")
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def one_of(filter_: str, forms: Collection[str]) -> Callable[[object], None]:
    """Return what refuses every form that a filter does not have."""

    def judge(given: object) -> None:
        if given and given not in forms:
            raise DataError(unknown_form(filter_, given, forms))

    return judge


def unknown_form(filter_: str, given: object, forms: Iterable[str]) -> Finding:
    """Return the finding for a form that a filter does not have.

    >>> unknown_form("date", "shrt", ["short"]).facts
    {'filter': 'date', 'given': 'shrt', 'near': 'short', 'known': 'short'}
    """
    known = [form for form in forms if form]
    facts = {"filter": filter_, "given": str(given), "near": near(str(given), known), "known": ", ".join(known)}
    return Finding("WORDS-UNKNOWN-FORM", facts)


_KINDS = {Report: "GIVEN-REPORT", Period: "GIVEN-PERIOD", type(None): "GIVEN-NOTHING"}


def _kind(value: object) -> str:
    if isinstance(value, Mapping | BaseModel) or hasattr(value, "_asdict") or hasattr(value, "__dataclass_fields__"):
        return "GIVEN-RECORD"
    return "GIVEN-LIST" if isinstance(value, list | tuple | set | frozenset) else "GIVEN-OTHER"
