"""Holds the tables of a Word file that sokert did not write against a report: by their words, never by their order.

A table with the very words of a printed one is that one. In any other a figure is a metric's where its row has the
name and the unit of that metric alone and its heading says the report's own time; a column counts only where most of
its figures are the report's. Where that is not sure, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sokert.check.text.against_report import Edit, Pair, paired
from sokert.check.text.claimed import Site, grid
from sokert.check.text.passage import Passage
from sokert.models import Metric, Period, Report
from sokert.sources.heads import Column, Head
from sokert.sources.records import Record, giver, records_of
from sokert.sources.table import Table, cells, spot
from sokert.vietnamese.figures import shortened
from sokert.vietnamese.numbers import number, places
from sokert.vietnamese.periods import name as name_of
from sokert.vietnamese.read.tokens import key_of

_FIGURE = re.compile(r"[\d.,%\s()+–-]*\d[\d.,%\s()+–-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAME_PERIOD = re.compile(r"\bcùng kỳ\b|\btrước\b")
_PLAN = re.compile(r"\b(?:kế hoạch|kh|dự toán|dt|mục tiêu|chỉ tiêu)\b")
_AGREEING = 2  # figures of a column that the report has too, at least: then it is a column of the report's
_ROLES = ("value", "previous", "plan")

Cells = list[Passage]


@dataclass(frozen=True, slots=True)
class _Held:
    """A figure of a table, and what the report has for it."""

    passage: Passage
    given: Decimal
    right: Decimal

    @property
    def agrees(self) -> bool:
        """Whether both are the same, as far as the table writes it out."""
        return abs(self.given - self.right) < Decimal(1).scaleb(-places(self.given)) or self.given == self.right


def paired_by_words(passages: Sequence[Passage], printed: Sequence[Passage]) -> Iterator[Pair]:
    """Yield each passage with the one that the report prints for it; of tables of figures those with the same words."""
    ours, theirs = _tables(passages), _tables(printed)
    yield from paired(_outside(passages, ours), _outside(printed, theirs))
    known: dict[object, list[Cells]] = defaultdict(list)
    for table in reversed(theirs.values()):
        known[_words(table)].append(table)
    for table in ours.values():
        if same := known.get(_words(table)):
            yield from zip(table, same.pop(), strict=True)


def edits_by_name(passages: Sequence[Passage], paired: set[int], report: Report) -> Iterator[Edit]:
    """Yield the figures of tables that are not `paired` where the report has another for that row and column."""
    names = _names(report)
    for table in _tables(passages).values():
        if id(table[0]) not in paired:
            yield from _differing(table, names, report)


def _tables(passages: Sequence[Passage]) -> dict[Hashable, Cells]:
    """Return the tables that hold figures in cells of their own; others only place words on the page."""
    found: dict[Hashable, Cells] = defaultdict(list)
    for one in passages:
        if one.cell:
            found[one.cell.table].append(one)
    return {key: table for key, table in found.items() if any(_FIGURE.fullmatch(one.text) for one in table)}


def _outside(passages: Sequence[Passage], tables: Mapping[Hashable, Cells]) -> Cells:
    return [one for one in passages if one.cell is None or one.cell.table not in tables]


def _words(table: Cells) -> tuple[object, ...]:
    """Return what a table is known by: all its words and years, and where its figures stand."""
    kept = ("#" if _FIGURE.fullmatch(one.text) and not _YEAR.fullmatch(one.text) else one.text for one in table)
    return tuple((one.cell.row, one.cell.column, text) for one, text in zip(table, kept, strict=True) if one.cell)


def _names(report: Report) -> dict[str, Metric]:
    """Return metrics by their names, as far as a name is one metric's of the whole period and the whole territory."""
    named: dict[str, list[Metric]] = defaultdict(list)
    for one in report.metrics:
        named[key_of(one.name)].append(one)
    single = {name: found[0] for name, found in named.items() if len(found) == 1}
    return {name: one for name, one in single.items() if not (one.window or one.day or one.scope)}


def _differing(table: Cells, names: Mapping[str, Metric], report: Report) -> Iterator[Edit]:
    rows, where = grid(table)
    found = records_of(Table("", [cells(row, at) for at, row in enumerate(rows)]), period=report.period)
    if found.head is None or any(one.code == "SOURCE-SAME-NAME" for one in found.findings):
        return
    spots = {spot(*place): one for place, one in where.items()}  # type: ignore[misc]
    parents = {one.code: key_of(one.data["name"]) for one in found.records}
    for role in _roles(found.head, report.period):
        held = [one for record in found.records if (one := _held(record, role, spots, parents, names, report))]
        wrong = [one for one in held if not one.agrees]
        agreeing = len(held) - len(wrong)
        for one in wrong if agreeing >= _AGREEING and agreeing > len(wrong) else ():
            yield Edit(Site(one.passage, 0, len(one.passage.text)), number(shortened(one.right)))


def _held(
    record: Record,
    role: str,
    spots: Mapping[str, Passage],
    parents: Mapping[str, str],
    names: Mapping[str, Metric],
    report: Report,
) -> _Held | None:
    """Return a figure of a row beside the report's own; None where it is not sure which one that is."""
    metric, given = names.get(key_of(record.data["name"])), record.data.get(role)
    if metric is None or "hedge" in record.data or not isinstance(given, Decimal):
        return None
    whole = report.figures.get(metric.part_of or "")
    is_same_part = (key_of(whole.name) if whole else None) == parents.get(record.data.get("part_of", ""))
    if not is_same_part or record.data.get("unit") != metric.unit:
        return None
    passage, right = spots.get(record.place(role).part), _of(metric, role, report)
    return _Held(passage, given, right) if passage and right is not None else None


def _of(metric: Metric, role: str, report: Report) -> Decimal | None:
    """Return a metric's figure of a role; None where it has none that is one plain number."""
    if role == "plan":
        alone = metric.plan[0] if len(metric.plan) == 1 else None
        return alone.value if alone and not (alone.by or alone.unit) else None
    if role == "value":
        return metric.exact
    is_of_year_start = metric.nature == "stock" and report.settings.stock_since == "year-start"
    return None if is_of_year_start else metric.exact_previous


def _roles(head: Head, period: Period) -> Iterator[str]:
    """Yield what the columns of a head are of the report, where each is one alone and says no other time."""
    for role in _ROLES:
        columns = head.chosen.get(role, ())
        if len(columns) == 1 and _is_of(columns[0], role, period):
            yield role


def _is_of(column: Column, role: str, period: Period) -> bool:
    """Return whether a heading says the time of the report's figures of a role, or none."""
    year = str((period.same_period if role == "previous" else period).year)
    own, years, window = Column(0, (name_of(period),)).window, set(column.years), column.window
    if role == "plan":
        return years <= {year} and not _PLAN.sub("", window).strip() and not giver(column)
    without = " ".join(_SAME_PERIOD.sub(" ", window).split())
    if role == "previous" and "cùng kỳ" in window:
        return years <= {year} and without in ("", own)
    if years:
        return years == {year} and window == own
    return role == "value" and window in ("", own)
