"""Edits of a written file brought back into the report file that it was rendered from.

Nothing is believed that is not proved: a slice may change its own value alone, the file must still make a report, and a
new rendering of that report must say what the person wrote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sokert.document.printed import Line
from sokert.errors import FileError, Finding, Place, SokertError
from sokert.fill.custom_filters import Own, own_of
from sokert.load import loaded
from sokert.models import Report
from sokert.models.written import as_json
from sokert.ooxml.counted_tables import spot_of, spots
from sokert.ooxml.custom_data import fingerprint
from sokert.ooxml.custom_data_reading import carried
from sokert.ooxml.names import MAIN, W
from sokert.ooxml.packing import untouched
from sokert.ooxml.unpacking import Archive, opened
from sokert.remembered.candidates import (
    INEXACT,
    SHAPE,
    UNNUMBERED,
    as_printed,
    as_we_write,
    candidate,
    dropped_hedge,
    key_of,
    new_hedge,
    registered,
    typed_value,
)
from sokert.remembered.data import Remembered, remembered, reread
from sokert.remembered.edits import Edit, denied, edits, same, still_open
from sokert.remembered.report_file import as_yaml
from sokert.remembered.said import has_pending, said
from sokert.remembered.writing import File, Slice
from sokert.render import Form, filler_with, ready, render, template_for
from sokert.saving import ANY, put
from sokert.sources.access import Access
from sokert.sources.draft import Draft, drafted
from sokert.sources.text_file import TextFile

CONFLICT, UNPROVED, OTHER = "REMEMBER-CONFLICT", "REMEMBER-UNPROVED", "REMEMBER-OTHER-TEMPLATE"
OWN, PLACES = "REMEMBER-OWN-FILTERS", "REMEMBER-OTHER-PLACES"
_NOT_KNOWN = ("TAG-UNKNOWN-FILTER", "TAG-UNDEFINED")  # of a function that was not given, the name alone is known


@dataclass(frozen=True)
class Applied:
    """What came of bringing the edits of a Word file back: nothing is written before `write`."""

    path: Path
    content: bytes
    """The report file as it would be."""
    report: Report
    """The report that it would hold."""
    done: tuple[Finding, ...]
    """Each edit that is brought back, at its place in the report file, with both texts."""
    left: tuple[Finding, ...]
    """Each edit that is not, and why."""
    elsewhere: tuple[Finding, ...]
    """What else a new rendering will say otherwise than the Word file does: other places of the same figure."""
    is_as_written: bool = False
    """Whether the Word file is as sokert wrote it, every byte."""

    def write(self) -> None:
        """Write the report file, whole or not at all."""
        put(self.path, self.content, ANY)


def applied(
    source: str | Path | bytes,
    into: str | Path,
    access: Access | None = None,
    template: Form = None,
    own: Own | None = None,
) -> Applied:
    """Return what a person changed in a Word file as changes of the report file it came from.

    `access` is what the report's sources may read; `template` is as in `read_edited`, and `own` what an
    office adds to the words of its form.
    """
    archive, template = opened(source), ready(template, own=own)
    report, draft, _ = loaded(into, access=access, own=own)
    before, is_own = _written(archive, report, template)
    after = said(archive)
    open_ = edits(before, after) if is_own else still_open(edits(before, after), _rendered(report, template), after)
    findings = [] if is_own else list(_since(len(edits(before, after)), len(open_), Path(into)))
    work = _Applying(File.read(Path(into), access), report, draft, before, after, open_, template=template)
    whole = _placed(work.result(archive.name, [*findings, *_pending(archive)]), archive)
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    return replace(whole, left=_explained(whole, archive, template, own), is_as_written=untouched(content))


def _placed(whole: Applied, archive: Archive) -> Applied:
    """Return what came of it with the cell of each finding that stands in a table of the main text."""
    tree = archive.seen(MAIN)
    if tree is None or not any(one.where.part == MAIN for one in (*whole.left, *whole.elsewhere)):
        return whole
    cells = spots(tree, archive.seen("word/styles.xml"))
    places = dict(enumerate((spot_of(one, cells) for one in tree.iter(f"{W}p")), 1))

    def seated(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(
            one.at(**places.get(one.where.paragraph, {})) if one.where.part == MAIN else one for one in findings
        )

    return replace(whole, left=seated(whole.left), elsewhere=seated(whole.elsewhere))


def _since(changed: int, left: int, into: Path) -> Iterator[Finding]:
    """Yield what is to be known where the report file is another one than when the Word file was written."""
    if changed > left:
        yield Finding("REMEMBER-ALREADY", {"count": changed - left, "file": str(into)}, Place(str(into)), "info")
    if left:
        yield Finding("REMEMBER-OTHER-REPORT", {"file": str(into)}, Place(str(into)), "info")


def read_edited(
    source: str | Path | bytes,
    *,
    template: Form = None,
    filters: Mapping[str, Callable[..., object]] | None = None,
    functions: Mapping[str, Callable[..., object]] | None = None,
) -> tuple[Report, tuple[Finding, ...]]:
    """Return the report of a Word file with what a person changed in it since, and what of that it could not take.

    An edit of a figure that it could not take is an error: nobody can say which of the two figures holds. Where a
    figure that was taken stands elsewhere too, as it was, a note says what a new rendering makes of it. `template` is
    the one that `render` was given; None takes the report's own, as there. `filters` and `functions` are as in `load`.
    """
    return read_with(source, template, own_of(filters, functions))


def read_with(source: str | Path | bytes, template: Form, own: Own | None) -> tuple[Report, tuple[Finding, ...]]:
    """Return what `read_edited` does, with the filters and functions that the report was read with."""
    archive, template = opened(source), ready(template, own=own)
    memory = remembered(archive, own)
    before, after = _lines(memory, memory.report, template), said(archive)
    changed = edits(before, after)
    if not changed:
        return memory.report, ()
    typed = memory.report.model_copy(update={"sources": ()})  # its figures are here, their tables are elsewhere
    path, text = Path(archive.name), as_yaml(typed)
    file = TextFile.of(text, archive.name)
    draft = drafted(file, path, of_records=True)
    held = File.of(path, text.encode(), file)
    work = _Applying(held, typed, draft, before, after, changed, is_final=True, template=template)
    whole = _placed(work.result(archive.name, list(_pending(archive))), archive)
    figures = whole.report.figures
    follow = (one for one in whole.elsewhere if _code(str(one.facts["origin"])) in figures or not one.facts["new"])
    return whole.report, (*_explained(whole, archive, template, own), *follow)


def by_another(memory: Remembered, template: Form = None) -> bool:
    """Return whether a file was not written by this template: of its own report it says something else."""
    if memory.lines is None:
        return False
    try:
        now = _rendered(memory.report, template)
    except SokertError:
        return False  # the template lies elsewhere now
    return [line.text for line in now] != [line.text for line in memory.lines]


def _explained(whole: Applied, archive: Archive, template: Form, own: Own | None) -> tuple[Finding, ...]:
    """Return what is left, with the reason where no edit could be proved: another template, filters nobody gave.

    By another template it is not known either where else stands what was brought back, which is told.
    """
    left, is_unproved = whole.left, any(one.code == UNPROVED for one in whole.left)
    if not (is_unproved or whole.done):
        return left
    try:
        memory = remembered(archive, own)
    except SokertError:
        return left  # its data was taken out
    if is_unproved and (unknown := _unknown(memory, template)):
        return _because(left, OWN, {"names": unknown})
    if not by_another(memory, template):
        return left
    notes = (Finding(PLACES, {}, Place(archive.name), "info"),) if whole.done else ()
    return (*_because(left, OTHER, {}), *notes)


def _because(left: Sequence[Finding], code: str, facts: Mapping[str, object]) -> tuple[Finding, ...]:
    """Return findings, those of edits that could not be proved with the reason."""
    return tuple(replace(one, code=code, facts={**one.facts, **facts}) if one.code == UNPROVED else one for one in left)


def _unknown(memory: Remembered, template: Form) -> tuple[str, ...]:
    """Return the filters and functions in a file's texts that the call does not know, so nothing can be rendered."""
    report = memory.report
    try:
        _rendered(report, template)
    except SokertError as error:
        form = template_for(report, template)
        found = (
            *error.findings,
            *form.check(report),
            *filler_with(form).faults(report),
        )  # it ended before all was asked
        return tuple(dict.fromkeys(str(one.facts["name"]) for one in found if one.code in _NOT_KNOWN))
    return ()


def _pending(archive: Archive) -> Iterator[Finding]:
    if has_pending(archive):
        yield Finding("REMEMBER-PENDING", {}, Place(archive.name), "info")


def _lines(memory: Remembered, report: Report, template: Form) -> Sequence[Line]:
    """Return the lines of a file as they were written; where the map is lost, those of the report's new rendering."""
    return _rendered(report, template) if memory.lines is None else memory.lines


def _rendered(report: Report, template: Form) -> Sequence[Line]:
    return remembered(opened(render(report, template=template, embed=True))).lines or ()


def _written(archive: Archive, report: Report, template: Form) -> tuple[Sequence[Line], bool]:
    """Return the lines as they were written, and whether from a report that says the same.

    They are the map's, else those of a new rendering.
    """
    known = carried(archive)
    own = as_json(report)
    if known is not None and known.source is None and known.fingerprint == fingerprint(own):
        return _rendered(report, template), True
    memory = remembered(archive)
    return _lines(memory, report, template), memory.report == reread(own)


class _Applying:
    """One attempt: slices are applied from the end of the file to its beginning, and proved by rendering."""

    def __init__(
        self,
        file: File,
        report: Report,
        draft: Draft,
        before: Sequence[Line],
        after: Sequence[Line],
        changed: list[Edit],
        is_final: bool = False,
        template: Form = None,
    ) -> None:
        self.file, self.report, self.draft, self.before, self.after = file, report, draft, before, after
        self.template = template
        self.is_final = is_final  # nobody will correct by hand what cannot be taken back
        self.edits = changed
        self.why: dict[int, str] = {}
        self.instead: dict[int, str] = {}  # how a figure is printed that was typed in other signs
        self.slices: dict[int, Slice] = {}
        for at, edit in enumerate(self.edits):
            made = candidate(edit, file, report, before, after, draft.records)
            if isinstance(made, str):
                self.why[at] = made
            else:
                self.slices[at] = made
        self._conflicts()

    def _conflicts(self) -> None:
        """Leave what two edits want to say differently."""
        wanted: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        for one in self.slices.values():
            if one.is_single:
                wanted[one.place].add(one.text)
        replaced = {(one.start, one.end) for one in self.slices.values() if one.start < one.end}
        for at, one in list(self.slices.items()):
            own = (one.start, one.end)
            crossing = any(other != own and other[0] < one.end and one.start < other[1] for other in replaced)
            if crossing or len(wanted[one.place]) > 1:
                self.why[at] = CONFLICT
                del self.slices[at]

    def result(self, name: str, findings: list[Finding]) -> Applied:
        """Return what holds: what a new rendering does not say is left, and the rest is tried again."""
        while True:
            file, report = self._applied()
            again = self._again(report) if self.slices else self.edits
            failed = [at for at in self.slices if any(denied(self.edits[at], one) for one in again)]
            typed = [at for at in failed if not self.edits[at].origin]
            for at in typed or failed:  # words that a figure brought back says by itself keep it from being proved
                self.why[at] = UNPROVED
                self.instead[at] = next((words for one in again if (words := as_printed(self.edits[at], one))), "")
                del self.slices[at]
            if not failed:
                break
        self._follow(again)
        known = list(self.edits)
        elsewhere = [one for one in again if not any(denied(other, one) for other in known)]
        return Applied(
            file.path,
            file.raw,
            report,
            tuple(self._done(at) for at in sorted(self.slices)),
            (*findings, *(self._left(at, name) for at in sorted(self.why))),
            tuple(_finding("REMEMBER-ELSEWHERE", one, Place(name), "info") for one in elsewhere),
        )

    def _follow(self, again: Sequence[Edit]) -> None:
        """Forget the edits that a new rendering says without them: they follow from what was brought back.

        So do figures that are computed, the clause behind a figure that was written in its blank, and the stop behind
        the item of a list that is no more the last.
        """
        for at in list(self.why):
            if not any(same(self.edits[at], one) for one in again):
                del self.why[at]

    def _left(self, at: int, name: str) -> Finding:
        edit = self.edits[at]
        lines = [one[index] for one, index in ((self.before, edit.base), (self.after, edit.line)) if index >= 0]
        level = "error" if self._is_doubtful(edit, any(line.cell for line in lines)) else "warning"
        found = _finding(self.why[at], edit, Place(name), level, self.instead.get(at, ""))
        return replace(found, facts={**found.facts, "source": self._gathered(edit)})

    def _is_doubtful(self, edit: Edit, in_table: bool = False) -> bool:
        """Return whether nobody can say any more which of two figures holds."""
        return self.is_final and (in_table or edit.origin[:1] not in ("", "="))

    def _gathered(self, edit: Edit) -> str:
        """Return where the figure stands that an edit is of; empty where it is typed in the report file."""
        code = _code(edit.origin)
        if not (record := self.draft.records.get(code)):
            return ""
        key = key_of(edit) or "value"
        return "" if self.file.node("metrics", self.file.metric(code), key) else record.place(key).worded()

    def _applied(self) -> tuple[File, Report]:
        """Return the file with every slice that changes its own value alone, and its report."""
        file, report = self.file, self.report
        done: set[tuple[object, ...]] = set()
        for at, one in sorted(self.slices.items(), key=lambda item: (item[1].start, item[0]), reverse=True):
            if one.place in done and one.is_single:
                continue  # the same figure, corrected at two places alike
            made = file.with_slice(one)
            if made is None:
                self.why[at] = UNPROVED
                del self.slices[at]
                continue
            done.add(one.place)
            file, report = made
        lying = report.lying_in(self.report.folder) if self.report.folder else report
        return file, lying.with_own(self.report.own)

    def _again(self, report: Report) -> list[Edit]:
        """Return what would still differ from a new rendering; all of it where that cannot be made."""
        try:
            return edits(_rendered(report, self.template), self.after)
        except SokertError:
            return self.edits

    def _done(self, at: int) -> Finding:
        line, column = self.file.place(self.slices[at].start)
        return _finding("REMEMBER-BROUGHT", self.edits[at], Place(str(self.file.path), line, column), "info")


def _code(origin: str) -> str:
    """Return the metric whose tag printed something; empty for words that somebody typed."""
    return re.match(r"\w*", origin)[0]  # type: ignore[index]


def _finding(code: str, edit: Edit, place: Place, level: str, instead: str = "") -> Finding:
    facts = {"old": _short(edit.old), "new": _short(edit.new), "origin": edit.origin.lstrip("=?")}
    if code in (UNPROVED, INEXACT):
        instead = instead or (as_we_write(edit.new) if edit.origin[:1] not in ("", "=") else "")
        facts |= {"instead": _short(instead), "hedge": new_hedge(edit)}
        facts |= {"value": typed_value(edit), "dropped": dropped_hedge(edit)}
    if code == UNNUMBERED:
        facts["instead"] = "{}: {}".format(*registered(edit))
    findings = Finding(code, facts, place, level)  # type: ignore[arg-type]
    if place.line:
        return findings
    part = MAIN if edit.part == MAIN else ""  # of other stories the kind alone is known
    return findings.at(part=part, paragraph=edit.paragraph, text=_short(edit.new or edit.old))


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "..."


__all__ = ["SHAPE", "Applied", "FileError", "applied"]
