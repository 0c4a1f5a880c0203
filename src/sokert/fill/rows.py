"""Gathers what the tags of a form fail with, row by row, so that a column's mistakes are told together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from jinja2 import UndefinedError

from sokert.errors import Finding, MissingValueError, Place, SokertError, TemplateError
from sokert.fill.failures import LACKING, undefined, way_to

_ALIKE = 5  # rows that lack the same which are told each; more are counted at the first
_MOST = 20  # ways in which the rows of one place are wrong that are told
_READ = 1_000  # rows of one place that are looked into; more are counted
_NO_RECORD = frozenset({"FILL-OF-NOTHING", "FILL-NOT-A-RECORD"})
_ROW = re.compile(r"\[(\d+)\]$")


@dataclass(slots=True)
class _Place:
    """What is wrong at one place of a form: each way with its first rows and how many there are."""

    ways: dict[object, list[Finding]] = field(default_factory=dict)
    counts: dict[object, int] = field(default_factory=dict)
    seen: int = 0
    more: int = 0

    def add(self, finding: Finding) -> None:
        """Keep a finding, or count it where as much as is told is kept."""
        way = (finding.code, *((name, repr(getattr(one, "facts", one))) for name, one in finding.facts.items()))
        rows = self.ways.get(way)
        if rows is None and len(self.ways) >= _MOST:
            self.more += 1
        elif rows is None:
            self.ways[way], self.counts[way] = [finding], 1
        elif rows[-1].where == finding.where:  # the same row, or one without words
            rows[-1], self.counts[way] = replace(rows[-1], times=rows[-1].times + 1), self.counts[way] + 1
        else:
            self.counts[way] += 1
            rows += [finding] if len(rows) <= _ALIKE else []

    def reported(self) -> Iterator[Finding]:
        """Yield what is told of this place."""
        for way, rows in self.ways.items():
            yield from rows if len(rows) <= _ALIKE else [replace(rows[0], times=self.counts[way])]
        if self.more:
            first = next(iter(self.ways.values()))[0]
            yield Finding("FILL-MORE-ROWS", {"count": self.more}, replace(first.where, row=""), first.level)


@dataclass(slots=True)
class Rows:
    """What is wrong with the values of a form, in the order in which it was come upon."""

    found: dict[tuple[str, int], _Place] = field(default_factory=dict)
    kinds: set[type[SokertError]] = field(default_factory=set)
    is_ended: bool = False
    """Whether something ended the filling, so that what stands behind it was not asked."""

    def note(self, error: Exception, where: Place, row: Callable[[], str]) -> None:
        """Keep what ended a tag at a place, in a row that is looked for where it is told."""
        place = self.found.setdefault((where.file, where.line), _Place())
        if place.seen >= _READ:
            place.more += 1
            return
        place.seen += 1
        if isinstance(error, UndefinedError):
            error = MissingValueError(undefined(error).at(path=way_to(error)))
        if isinstance(error, SokertError):
            here, said = {"file": where.file, "line": where.line}, row()
            self.add(error, [one.at(**here, row=said or numbered(one)) for one in error.findings])

    def add(self, error: SokertError, findings: Iterable[Finding]) -> None:
        """Keep what an error tells."""
        self.kinds.add(type(error))
        for one in findings:
            self.keep(one)

    def keep(self, finding: Finding) -> None:
        """Keep one finding at its place."""
        self.found.setdefault((finding.where.file, finding.where.line), _Place()).add(finding)

    def reported(self) -> Iterator[Finding]:
        """Yield all that is told, row by row at each place."""
        for place in self.found.values():
            yield from place.reported()

    def error(self, findings: list[Finding]) -> SokertError:
        """Return the error that tells findings: as values that are missing only where nothing else is wrong."""
        if {one.code for one in findings} <= LACKING | {"FILL-MORE-ROWS"}:
            return MissingValueError(findings)
        return next(iter(self.kinds))(findings) if len(self.kinds) == 1 else TemplateError(findings)


def numbered(finding: Finding) -> str:
    """Return which row is no record, of one that has no words to be told by.

    >>> numbered(Finding("FILL-OF-NOTHING", {}, Place(path="don_vi[1]"))), numbered(Finding("FILL-TOO-FEW", {}))
    ('#2', '')
    """
    match = _ROW.search(finding.where.path) if finding.code in _NO_RECORD else None
    return f"#{int(match[1]) + 1}" if match else ""
