"""Who reported what: the units' reports, read, compared and chosen."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sokert.check import report as judging
from sokert.check.figures import check
from sokert.errors import DataError, Finding, Place, SokertError, near, our_fault, takes
from sokert.fill.custom_filters import Own
from sokert.load import filler_of
from sokert.models import Period, Report, Section
from sokert.reports import named, report_in
from sokert.sources import Access
from sokert.vietnamese.tones import placed

Given = Report | str | Path
"""A unit's report, or the file of one."""

# How a table calls all of its rows together: a unit of such a name holds what the others report once more.
_ALL = frozenset((
    "tổng", "tổng số", "tổng cộng", "tổng chung", "cộng", "tất cả", "toàn bộ", "cả nước", "total",
    *(f"{lead}toàn {area}" for lead in ("", "tổng ", "tổng số ", "tổng cộng ", "cộng ") for area in (
        "tỉnh", "thành phố", "huyện", "quận", "xã", "phường", "ngành", "quốc",
    )),
))  # fmt: skip


def names_all(name: str) -> bool:
    """Return whether a name is that of all units together, not of one.

    >>> names_all("Toàn tỉnh"), names_all("TỔNG CỘNG:"), names_all("Tổng công ty Mẫu")
    (True, True, False)
    """
    return _key(name).rstrip(" :.") in _ALL


def _key(name: str) -> str:
    """Return what two hands write alike of one name: not capitals, blanks, where tone marks stand.

    >>> _key("Xã  Hoà An") == _key("xã Hòa An")
    True
    """
    return " ".join(placed(word, "older") for word in unicodedata.normalize("NFC", name).casefold().split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that reported: what it is called, its report, and where that came from."""

    name: str
    report: Report = field(repr=False)
    source: str = ""

    @property
    def place(self) -> Place:
        """Where its report is, or who it is."""
        return Place(self.source or self.name)


def read(
    given: Iterable[Given],
    findings: list[Finding],
    leave_out: bool = False,
    own: Own | None = None,
    access: Access | None = None,
) -> Iterator[Unit]:
    """Yield the units whose reports can be read; what is wrong with the others is found.

    A fault of sokert's own in one of them ends the call, with its file; where units may be left out, that unit alone.
    """
    for one in given:
        if isinstance(one, Report):
            yield Unit(one.issuer.name, one)
            continue
        takes("reports", one, str, os.PathLike, wanted="Report | str | Path")
        try:
            report = report_in(one, findings, own, access)
        except SokertError as error:
            findings += [replace(problem, level="error") for problem in error.findings]
            findings.append(_left_out(named(one), Place(str(one))))
        except Exception as error:
            if not leave_out:
                error.add_note(str(one))
                raise
            findings += [our_fault(error, str(one)), _left_out(Path(one).name, Place(str(one)))]
        else:
            yield Unit(report.issuer.name, report, str(one))


def _left_out(name: str, place: Place) -> Finding:
    return Finding("CONSOLIDATE-LEFT-OUT", {"name": name}, place, "warning")


def chosen(
    given: Iterable[Given],
    expected: Sequence[str],
    due: datetime.date | None,
    period: Any,
    leave_out: bool,
    narratives: bool,
    own: Own | None = None,
    access: Access | None = None,
) -> tuple[list[Unit], list[Finding], list[Finding]]:
    """Return the units to be counted in, in the order they are expected, what was found of all, and of their words.

    Without `leave_out` a mistake of one unit raises DataError with the mistakes of all. Words whose tags cannot be
    filled are such a mistake where the units' words are gathered (`narratives`).
    """
    findings: list[Finding] = []
    listed = {_key(name): name for name in expected}
    known = read(given, findings, leave_out, own, access)
    units = [replace(one, name=listed.get(_key(one.name), one.name)) for one in known]
    if not units and not findings:
        raise DataError(Finding("CONSOLIDATE-NONE"))
    wanted = Period.model_validate(period) if period is not None else None
    worded = [[*_misworded(unit)] for unit in units]
    judged = [
        (unit, [*own, *_wrong(unit), *(_unfilled(unit, words) if narratives else ())])
        for (unit, own), words in zip(_judged(units, expected, wanted), worded, strict=True)
    ]
    for unit, wrong in judged:
        findings += [*wrong, *([_left_out(unit.name, unit.place)] if wrong and not names_all(unit.name) else [])]
    good = [unit for unit, wrong in judged if not wrong]
    if any(one.level == "error" for one in findings) and not (leave_out and good):
        raise DataError([one for one in findings if one.level == "error"])
    words = [one for (_, wrong), found in zip(judged, worded, strict=True) if not wrong for one in found]
    missing = _missing(expected, units, findings)
    lowered = [replace(one, level="warning") for one in findings]
    order = {name: at for at, name in enumerate(expected)}
    good.sort(key=lambda unit: order.get(unit.name, len(order)))
    return good, [*lowered, *missing, *_late(units, due)], words


def _judged(
    units: Sequence[Unit], expected: Sequence[str], wanted: Period | None
) -> Iterator[tuple[Unit, list[Finding]]]:
    """Yield each unit with what is wrong with it beside the others."""
    windows = Counter(unit.report.period.window for unit in units)
    window = wanted.window if wanted else windows.most_common(1)[0][0] if windows else ()
    first: dict[str, Unit] = {}
    absent = [name for name in expected if name not in {unit.name for unit in units}]
    for unit in units:
        own: list[Finding] = []
        if names_all(unit.name):
            own.append(Finding("CONSOLIDATE-NAMES-ALL", {"name": unit.name}, unit.place))
        if (period := unit.report.period).window != window:
            facts = {"name": unit.name, "given": _days(period.window), "other": _days(window)}
            own.append(Finding("CONSOLIDATE-PERIOD", facts, unit.place))
        if expected and unit.name not in expected:
            facts = {"name": unit.name, "near": _near(unit.name, absent)}
            own.append(Finding("CONSOLIDATE-UNEXPECTED", facts, unit.place))
        if (before := first.setdefault(_key(unit.name), unit)) is not unit:
            facts = {"name": unit.name, "other": before.source}
            own.append(Finding("CONSOLIDATE-TWICE", facts, unit.place))
        yield unit, own


def _near(name: str, absent: Sequence[str]) -> str:
    """Return the listed unit that did not report and is called so but for a slip in a word, with its kind or without.

    >>> _near("Xã Đông Hà", ["Xã An Bình", "Xã Đồng Hà"]), _near("Xã Hòa Bình", ["Xã An Bình"])
    ('Xã Đồng Hà', '')
    """
    typed = name.split()[::-1]
    words = {one: one.split()[::-1] for one in absent}
    close = (one for one, own in words.items() if abs(len(own) - len(typed)) <= 1 and all(map(_alike, typed, own)))
    return next(close, "")


def _alike(typed: str, word: str) -> bool:
    return typed == word or bool(near(typed, [word]))


def _wrong(unit: Unit) -> Iterator[Finding]:
    """Yield what is wrong with a unit's own figures, so that it cannot be counted in."""
    for one in check(unit.report):
        if one.level == "error":
            yield one.at(file=unit.place.file, part=_cell(unit, one.where.metric))


def _cell(unit: Unit, code: str) -> str:
    """Return the cell of a figure in the form that its unit filled in; empty where it came from elsewhere."""
    metric = unit.report.figures.get(code)
    file, _, cell = (metric.source or "").partition("!") if metric else ("", "", "")
    return cell if file and file == Path(unit.source).name else ""


def _misworded(unit: Unit) -> Iterator[Finding]:
    """Yield where a unit's words contradict its own figures: told, and no reason to leave the figures out."""
    says = any(section.body for top in unit.report.sections for section in top.walk())
    for one in judging.check(unit.report) if says else ():
        if one.level == "error" and one.where.path.startswith("sections"):
            titles = [section.title for section in _on_the_way(unit.report, one.where.path)]
            place = replace(one.where, file=unit.place.file, path="", heading=" > ".join(titles))
            yield replace(one, where=place, level="warning")


def _unfilled(unit: Unit, worded: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what keeps a unit's words from being filled, as its own check tells it."""
    engine = filler_of(unit.report.template_file, unit.report.own)
    for section in (one for top in unit.report.sections for one in top.walk()):
        for text in (section.title, section.body):
            try:
                engine.worded(text, unit.report)
            except SokertError as error:
                codes = {one.code for one in error.findings}
                known = [one for one in worded if one.code in codes]
                known = known or [one.at(file=unit.place.file, heading=section.title) for one in error.findings]
                yield from (replace(one, level="error") for one in known)
                return


def _on_the_way(report: Report, path: str) -> Iterator[Section]:
    """Yield the sections that a path leads through: sections[0].sections[2].body."""
    sections = report.sections
    for at in map(int, re.findall(r"sections\[(\d+)\]", path)):
        yield sections[at]
        sections = sections[at].sections


def _missing(expected: Sequence[str], units: Sequence[Unit], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the units that did not report at all; one whose file cannot be read did."""
    here = {unit.name for unit in units} | {one.facts["name"] for one in findings if one.code == "CONSOLIDATE-LEFT-OUT"}
    for name in expected:
        if name not in here:
            yield Finding("CONSOLIDATE-MISSING", {"name": name}, Place(name), "warning")


def _late(units: Sequence[Unit], due: datetime.date | None) -> Iterator[Finding]:
    for unit in units:
        if due and unit.report.date is None:
            yield Finding("CONSOLIDATE-NO-DATE", {"name": unit.name, "due": _day(due)}, unit.place, "info")
        if due and unit.report.date and unit.report.date > due:
            facts = {"name": unit.name, "given": _day(unit.report.date), "due": _day(due)}
            yield Finding("CONSOLIDATE-LATE", facts, unit.place, "warning")


def _day(day: datetime.date) -> str:
    return f"{day.day:02}/{day.month}/{day.year}"


def _days(window: Sequence[datetime.date]) -> str:
    return " - ".join(map(_day, window))


def distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings without those that say the same of the same place again."""
    seen: set[str] = set()
    for one in findings:
        key = f"{one.code} {one.facts} {one.where}"
        if key not in seen:
            seen.add(key)
            yield one


def alike(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what was found of many units' tables, what is the same once, with its count: one head serves them all."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(f"{one.code} {one.facts} {one.level}", []).append(one)
    for first, *others in groups.values():
        yield replace(first, times=first.times + sum(one.times for one in others))
