"""Turns many units' reports into one: sums in one unit, rates from their pairs, who is missing, who is late.

given     who reported what, and what keeps a report from being counted in
totals    each figure of the whole from those of the units
words     the units' words by section; the annexes by unit and of who reported

consolidate(reports, issuer=...)    one Report
consolidated(reports, issuer=...)   with what was found on the way, and the parts of each total
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import NoneType
from typing import Any

from sokert.consolidate.narrative import Coverage, annexes, gathered, made_again, noted
from sokert.consolidate.received import Given, Unit, alike, chosen, distinct
from sokert.consolidate.totals import Part, Same, totals
from sokert.errors import DataError, Finding, takes
from sokert.fill.custom_filters import own_of
from sokert.models import Issuer, Metric, Report, Source, is_gap
from sokert.sources import Access

# What `check` tells of the report too: nothing that it says itself shows it.
_OF_ITS_FIGURES = (
    "CONSOLIDATE-TYPED",
    "CONSOLIDATE-NOUN",
    "CONSOLIDATE-NOT-ADDED",
    "CONSOLIDATE-SUM-OF-ALL",
    "CONSOLIDATE-NO-PREVIOUS",
    "CONSOLIDATE-PREVIOUS",
)


@dataclass(frozen=True, slots=True)
class Consolidation:
    """One report made of many, what was found on the way, and what each total is made of."""

    report: Report
    findings: tuple[Finding, ...]
    parts: Mapping[str, tuple[Part, ...]]
    data: Mapping[str, Any]
    """The report as a report file holds it: a rate that follows from its pair has no value of its own."""

    def _repr_html_(self) -> str | None:
        """Return how a notebook shows it: as the report, which tells what was found."""
        return self.report._repr_html_()


def consolidate(
    reports: Iterable[Given],
    *,
    issuer: Issuer | Mapping[str, Any],
    expected: Sequence[str] = (),
    due: datetime.date | str | None = None,
    previous: Iterable[Given] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    leave_out: bool = False,
    narratives: bool = True,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
    **head: Any,
) -> Report:
    """Return one report from many units' reports.

    >>> def commune(name, done, all):
    ...     return Report.model_validate({"period": "2026-H1", "issuer": {"name": name, "place": "A", "code": "UBND"},
    ...         "signatory": {"position": "CHỦ TỊCH"}, "sections": [{"title": "Kết quả"}], "metrics": [
    ...         {"code": "nhan", "name": "Tiếp nhận", "unit": "hồ sơ", "value": all},
    ...         {"code": "xong", "name": "Đã xong", "unit": "hồ sơ", "value": done},
    ...         {"code": "ty_le", "name": "Tỷ lệ", "of": "nhan", "done": "xong"}]})
    >>> whole = consolidate([commune("Xã số 001", 90, 100), commune("Xã số 002", 5, 10)],
    ...     issuer={"name": "Ủy ban nhân dân tỉnh", "place": "A", "code": "UBND"}, signatory={"position": "CHỦ TỊCH"})
    >>> [f"{metric.value:.3g}" for metric in whole.metrics]
    ['110', '95', '86.4']

    A unit is a Report, or the file of one. What does not go together - another period, window, unit of measure, two
    reports of one unit, figures that contradict each other - raises DataError that names every such unit.

    `expected` are the units that have to report, `due` the last day for it. `previous` are the reports of the same
    period last year; `merged` names the units that a new one was made of. With `leave_out` a unit with mistakes is left
    out and named. `narratives` gathers the units' words. `databases` and `allow_outside` are as in `load`, for the
    files; `filters` and `functions` too, for the files and for the new report. All else is that one's own: `signatory`,
    `sections` ...
    """
    choices: dict[str, Any] = {"expected": expected, "due": due, "previous": previous, "merged": merged}
    choices |= {"leave_out": leave_out, "narratives": narratives, **head}
    choices |= {"databases": databases, "allow_outside": allow_outside, "filters": filters, "functions": functions}
    return consolidated(reports, issuer=issuer, **choices).report


def _asked(
    reports: object, issuer: object, expected: object, due: object, previous: object, merged: object
) -> datetime.date | None:
    """Return the last day; refuse what is given in another kind than is asked for."""
    takes("issuer", issuer, Issuer, Mapping)
    takes("merged", merged, Mapping, NoneType)
    for name, many in (("reports", reports), ("previous", previous), ("expected", expected)):
        single = isinstance(many, str | bytes | Report | Mapping) or hasattr(many, "columns")  # a frame's are no files
        if single or not isinstance(many, Iterable):
            facts = {"name": name, "given": type(many).__name__, "wanted": "list"}
            raise DataError(Finding("CALL-ARGUMENT", facts, sentence=f"CONSOLIDATE-GIVEN-{name.upper()}"))
    if isinstance(due, str):
        due = _day(due)
    if isinstance(due, datetime.datetime):
        return due.date()
    takes("due", due, datetime.date, NoneType, wanted="date | '2026-06-15' | None")
    return due if isinstance(due, datetime.date) else None


def _day(text: str) -> object:
    """Return a day as report files and `--due` write it; other words as they are, to be refused."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text


def consolidated(
    reports: Iterable[Given],
    *,
    issuer: Issuer | Mapping[str, Any],
    expected: Sequence[str] = (),
    due: datetime.date | str | None = None,
    previous: Iterable[Given] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    leave_out: bool = False,
    narratives: bool = True,
    databases: Mapping[str, str] | None = None,
    allow_outside: bool = False,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
    **head: Any,
) -> Consolidation:
    """Return one report from many, with what was found on the way and the parts of each total.

    `expected` are the units that have to report, `due` the last day for it. `previous` are the reports of the same
    period last year, for units that give no figure of it; `merged` names the units that a new one was made of. With
    `leave_out` a unit with mistakes is left out and named, instead of raising DataError. `narratives` gathers the
    units' words by section. `databases`, `allow_outside`, `filters` and `functions` are as in `load`, for the files;
    the last two for the new report too. All else (`period`, `signatory`, `sections` ...) is that one's own;
    of `metrics`, what its codes hold stands for the total: a figure that does not add up, given by hand.
    """
    own, access = own_of(filters, functions), Access(databases or {}, allow_outside)
    until = _asked(reports, issuer, expected, due, previous, merged)
    expected = list(expected)  # of a column of a frame nobody asks whether there is one
    head["metrics"] = [*map(_figure, head.get("metrics", ()))]
    units, found, words = chosen(reports, expected, until, head.get("period"), leave_out, narratives, own, access)
    same = Same.of(previous, merged or {}, units[0].report.period.same_period, own, access)
    coverage = Coverage.of(found, expected, units)
    figures = totals(units, same, head.get("metrics", ()), coverage.absent, coverage.order)
    found += figures.findings
    if wrong := [one for one in (*same.findings, *found) if one.level == "error"]:
        raise DataError(wrong)
    found += _taken_out(head)
    data: dict[str, Any] = {
        "period": units[0].report.period.model_dump(mode="json"),
        "issuer": issuer.model_dump(exclude_unset=True) if isinstance(issuer, Issuer) else dict(issuer),
        **_kind(units),
        **head,
        "metrics": figures.data,
        **_identities((*head.get("identities", ()), *figures.identities)),
        "sections": noted(gathered(units if narratives else (), head.get("sections", ())), coverage, figures),
        "annexes": annexes(figures, coverage, head.get("annexes"), until),
    }
    read = list(alike(one for unit in units for one in unit.report.read_with))
    findings = tuple(distinct([*read, *words, *found]))
    report = Report.model_validate(data)
    remarks = [one for one in findings if one.code in _OF_ITS_FIGURES or (narratives and one in words)]
    report = report.remarked(_compared(remarks, report, head["metrics"]))
    report = report.read_from(read)
    return Consolidation(report.with_own(own) if own else report, findings, figures.parts, data)


def _figure(given: Any) -> dict[str, Any]:
    """Return a figure of the whole's own; a key that was left blank says nothing, and so stands for no total."""
    takes("metrics", given, Metric, Mapping)
    if isinstance(given, Metric):
        given = {key: getattr(given, key) for key in given.model_fields_set}
    elif "code" not in given:
        Metric.model_validate(given)  # which tells what it is, and what it lacks
    return {key: given[key] for key in given if not is_gap(given[key])}


def _taken_out(head: dict[str, Any]) -> Iterator[Finding]:
    """Take out of a head what the whole has otherwise: the sources of one unit, the annexes that are made; tell it."""
    if sources := head.pop("sources", ()):
        given = [Source.model_validate(one) for one in sources]
        names = ", ".join(str(one.file or one.database) for one in given)
        yield Finding("CONSOLIDATE-SOURCES", {"names": names}, level="info")
    if again := made_again(head.get("annexes") or ()):
        head["annexes"] = [one for one in head["annexes"] if not made_again([one])]
        yield Finding("CONSOLIDATE-ANNEX", {"names": ", ".join(again)}, level="info")


def _compared(remarks: Iterable[Finding], report: Report, own: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    """Yield remarks; of two figures of the same period with the total that holds one, unless the head gives its own."""
    given = {one["code"] for one in own if "previous" in one}
    for one in remarks:
        if one.code != "CONSOLIDATE-PREVIOUS":
            yield one
        elif one.where.metric not in given:
            yield replace(one, facts={**one.facts, "total": report.figures[one.where.metric].exact_previous})


def _identities(given: Sequence[str]) -> dict[str, Any]:
    """Return what has to hold between the figures, each once; nothing where nothing has to."""
    return {"identities": [*dict.fromkeys(given)]} if given else {}


def _kind(units: Sequence[Unit]) -> dict[str, Any]:
    """Return what kind of office all units are, where they all are of one."""
    kinds = {unit.report.kind for unit in units}
    return {"kind": kinds.pop()} if len(kinds) == 1 and None not in kinds else {}


__all__ = ["Consolidation", "consolidate", "consolidated"]
