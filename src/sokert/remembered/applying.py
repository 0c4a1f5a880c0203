"""Edits of a written file brought back into the report file that it was rendered from.

Nothing is believed that is not proved: a slice may change its own value alone, the file must still make a report, and a
new rendering of that report must say what the person wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sokert.document.printed import Line
from sokert.errors import FileError, Finding, Place, SokertError
from sokert.load import load
from sokert.models import Report
from sokert.models.written import as_json
from sokert.ooxml.carried import carried
from sokert.ooxml.embedded import fingerprint
from sokert.ooxml.target import ANY, put
from sokert.ooxml.unpacking import Archive, opened
from sokert.remembered.candidates import SHAPE, candidate
from sokert.remembered.data import remembered
from sokert.remembered.edits import Edit, edits
from sokert.remembered.said import has_pending, said
from sokert.remembered.writing import File, Slice
from sokert.render import render

CONFLICT, UNPROVED = "REMEMBER-CONFLICT", "REMEMBER-UNPROVED"


@dataclass(frozen=True)
class Applied:
    """What came of bringing the edits of a Word file back: nothing is written before `write`."""

    path: Path
    content: bytes
    """The report file as it would be."""
    done: tuple[Finding, ...]
    """Each edit that is brought back, at its place in the report file, with both texts."""
    left: tuple[Finding, ...]
    """Each edit that is not, and why."""
    elsewhere: tuple[Finding, ...]
    """What else a new rendering will say otherwise than the Word file does: other places of the same figure."""

    def write(self) -> None:
        """Write the report file, whole or not at all."""
        put(self.path, self.content, ANY)


def applied(source: str | Path | bytes, into: str | Path) -> Applied:
    """Return what a person changed in a Word file as changes of the report file it came from."""
    archive = opened(source)
    report = load(into)
    before, findings = _written(archive, report, Path(into))
    after = said(archive)
    if has_pending(archive):
        findings.append(Finding("REMEMBER-PENDING", {}, Place(archive.name), "info"))
    work = _Applying(File.read(Path(into)), report, before, after)
    return work.result(archive.name, findings)


def _written(archive: Archive, report: Report, into: Path) -> tuple[Sequence[Line], list[Finding]]:
    """Return the lines as they were written: the map's, else those of a new rendering of the very same report."""
    known = carried(archive)
    own = fingerprint(as_json(report))
    if known is not None and known.source is None and known.fingerprint == own:
        return remembered(opened(render(report, embed=True))).lines or (), []
    memory = remembered(archive)
    lines = memory.lines
    if lines is None:
        lines = remembered(opened(render(report, embed=True))).lines or ()
    changed = Finding("REMEMBER-OTHER-REPORT", {"file": str(into)}, Place(str(into)), "info")
    return lines, [] if memory.fingerprint == own else [changed]


class _Applying:
    """One attempt: slices are applied from the end of the file to its beginning, and proved by rendering."""

    def __init__(self, file: File, report: Report, before: Sequence[Line], after: Sequence[Line]) -> None:
        self.file, self.report, self.before, self.after = file, report, before, after
        self.edits = edits(before, after)
        self.why: dict[int, str] = {}
        self.slices: dict[int, Slice] = {}
        for at, edit in enumerate(self.edits):
            made = candidate(edit, file, report, before, after)
            if isinstance(made, str):
                self.why[at] = made
            else:
                self.slices[at] = made
        self._conflicts()

    def _conflicts(self) -> None:
        """Leave what two edits want to say differently."""
        wanted: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        for one in self.slices.values():
            if one.start < one.end:
                wanted[one.start, one.end].add(one.text)
        for at, one in list(self.slices.items()):
            own = (one.start, one.end)
            crossing = any(other != own and other[0] < one.end and one.start < other[1] for other in wanted)
            if crossing or len(wanted[own]) > 1:
                self.why[at] = CONFLICT
                del self.slices[at]

    def result(self, name: str, findings: list[Finding]) -> Applied:
        """Return what holds: what a new rendering does not say is left, and the rest is tried again."""
        while True:
            file, report = self._applied()
            again = self._again(report) if self.slices else self.edits
            failed = [at for at in self.slices if any(_same(self.edits[at], one) for one in again)]
            for at in failed:
                self.why[at] = UNPROVED
                del self.slices[at]
            if not failed:
                break
        known = list(self.edits)
        elsewhere = [one for one in again if not any(_same(one, other) for other in known)]
        return Applied(
            file.path,
            file.raw,
            tuple(self._done(at) for at in sorted(self.slices)),
            (*findings, *(_finding(self.why[at], self.edits[at], Place(name), "warning") for at in sorted(self.why))),
            tuple(_finding("REMEMBER-ELSEWHERE", one, Place(name), "info") for one in elsewhere),
        )

    def _applied(self) -> tuple[File, Report]:
        """Return the file with every slice that changes its own value alone, and its report."""
        file, report = self.file, self.report
        done: set[tuple[int, int]] = set()
        for at, one in sorted(self.slices.items(), key=lambda item: (item[1].start, item[0]), reverse=True):
            if (one.start, one.end) in done and one.start < one.end:
                continue  # the same figure, corrected at two places alike
            made = file.with_slice(one)
            if made is None:
                self.why[at] = UNPROVED
                del self.slices[at]
                continue
            done.add((one.start, one.end))
            file, report = made
        lying = report.lying_in(self.report.folder) if self.report.folder else report
        return file, lying

    def _again(self, report: Report) -> list[Edit]:
        """Return what would still differ from a new rendering; all of it where that cannot be made."""
        try:
            lines = remembered(opened(render(report, embed=True))).lines
        except SokertError:
            return self.edits
        return edits(lines or (), self.after)

    def _done(self, at: int) -> Finding:
        line, column = self.file.place(self.slices[at].start)
        return _finding("REMEMBER-BROUGHT", self.edits[at], Place(str(self.file.path), line, column), "info")


def _same(one: Edit, other: Edit) -> bool:
    """Return whether two comparisons tell the same place of the file as it is now."""
    if one.line < 0 or other.line < 0:
        return one.line == other.line and one.old == other.old
    if one.line != other.line:
        return False
    return one.start <= other.start + len(other.new) and other.start <= one.start + len(one.new)


def _finding(code: str, edit: Edit, place: Place, level: str) -> Finding:
    facts = {"old": _short(edit.old), "new": _short(edit.new), "origin": edit.origin.lstrip("=?")}
    findings = Finding(code, facts, place, level)  # type: ignore[arg-type]
    return findings if place.line else findings.at(paragraph=edit.line + 1, text=_short(edit.new or edit.old))


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "..."


__all__ = ["SHAPE", "Applied", "FileError", "applied"]
