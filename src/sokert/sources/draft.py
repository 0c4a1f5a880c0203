"""Reads a report file into what it says so far, every problem of it with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sokert.errors import Finding, Place, Term
from sokert.models import Metric, Report, fields_of
from sokert.models.computed import UNKNOWN_METRIC, OfRecord
from sokert.models.fields import rows_of
from sokert.models.problems import ByPath, Loc, report_of, steps, way
from sokert.sources.access import Access
from sokert.sources.characters import offsets
from sokert.sources.nodes import Node, nodes
from sokert.sources.text_file import MEMORY, TextFile
from sokert.sources.unchanged import remarked

if TYPE_CHECKING:
    from sokert.sources.gathering import Origin
    from sokert.sources.records import Record

SCHEMA = "$schema"  # by which editors find the schema of a JSON file; it says nothing of the report


@dataclass(frozen=True)
class Draft:
    """What a report file says, whether or not it makes a report.

    `data` holds plain values: decimals and dates are the text that was written; its metrics are those that are
    typed and those that its sources give. `report` is None when there are findings. `remarks` are worth telling
    and stop nothing. `is_whole` says that the sources could be read, so that all codes are known.
    """

    path: Path
    data: dict[str, Any]
    findings: tuple[Finding, ...]
    report: Report | None
    remarks: tuple[Finding, ...] = ()
    is_whole: bool = True
    _places: _Gathered | None = field(default=None, repr=False)

    @property
    def records(self) -> dict[str, Record]:
        """The metrics that sources give, by code, each as it stands in its table."""
        origins = self._places.origins if self._places else ()
        return {one.record.code: one.record for one in origins if one.record is not None}

    def located(self, finding: Finding, key: str = "value") -> Finding:
        """Return a finding that brings its way there, one of a metric at one of its keys; others at the identities."""
        metrics = self.data.get("metrics") or ()
        index = {one.get("code"): at for at, one in enumerate(metrics) if isinstance(one, dict)}
        where, identities = finding.where, list(self.data.get("identities") or ())
        of_all: Loc = ("identities", *([identities.index(said)] if (said := where.text) in identities else []))
        of_one: Loc = ("metrics", index[where.metric], key) if where.metric in index else of_all
        loc = steps(where.path) or of_one
        beside = tuple(
            replace(self.place(("metrics", index[one.metric], one.path)), metric=one.metric)
            for one in finding.beside
            if one.metric in index
        )
        place = self.place(loc, *self._stretch(loc, where.text))
        here = finding.at(file=place.file, line=place.line, column=place.column, part=place.part, path=place.path)
        return replace(here, beside=beside)

    def _stretch(self, loc: Loc, words: str) -> tuple[int | None, int]:
        """Return where words begin in the longer text at the end of a way, and how long they are."""
        at: Any = self.data
        with suppress(KeyError, IndexError, TypeError):  # the way may lead to what is not there
            for step in loc:
                at = at[step]
            if words and isinstance(at, str) and words != at and words in at:
                return at.index(words), len(words)
        return None, 0

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        """Return where a value stands; with an offset, where that character of its text was written.

        A part that is not there is passed over. `length` characters become the place's text.
        """
        assert self._places is not None
        return self._places.place(loc, offset, length)


@dataclass(frozen=True)
class _Places:
    """Where the values of a file were written."""

    file: TextFile
    root: Node | None
    _offsets: dict[int, list[int]] = field(default_factory=dict, repr=False, compare=False)
    """Of each text that was asked about, by where it begins: a long one is asked about again and again."""

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        return self._on_way(self._written(loc, offset, length), loc)

    def _on_way(self, place: Place, loc: Loc) -> Place:
        """Return a place with the way to it, by which a program looks for it."""
        return replace(place, path=way(loc))

    def _written(self, loc: Loc, offset: int | None, length: int) -> Place:
        node = self._node(loc)
        if node is None:
            return Place(self.file.name)
        metric = self._metric(loc)
        if offset is None or not isinstance(node.data, str):
            return self.file.place(node.start, metric=metric)
        if node.start not in self._offsets:
            self._offsets[node.start] = offsets(self.file.text[node.start : node.end], node.style, node.data)
        written = self._offsets[node.start]
        index = node.start + written[min(max(offset, 0), len(node.data))]
        return self.file.place(index, node.data[offset : offset + length], metric)

    def key(self, loc: Loc) -> Place:
        mapping = self._node(loc[:-1])
        key = mapping.keys.get(str(loc[-1])) if mapping else None
        return self._on_way(self.file.place(key.start) if key else self.place(loc[:-1]), loc)

    def _node(self, loc: Loc) -> Node | None:
        node = self.root
        for part in loc:
            if node is not None:
                node = node.parts.get(part, node)
        return node

    def _metric(self, loc: Loc) -> str:
        """Return the code of the metric that a value belongs to."""
        if loc[:1] != ("metrics",) or len(loc) < 2:
            return ""
        node = self._node((*loc[:2], "code"))
        return node.data if node and isinstance(node.data, str) else ""


@dataclass(frozen=True)
class _Gathered:
    """Where the values of a report were written; those of a metric out of a source stand in its cells."""

    written: _Places | ByPath
    data: Mapping[str, Any]
    """What was typed."""
    origins: tuple[Origin, ...] = ()

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        if loc[:1] == ("metrics",) and len(loc) > 1 and self.origins:
            origin, key = self.origins[int(loc[1])], str(loc[2]) if len(loc) > 2 else ""
            typed = ("metrics", -1 if origin.typed is None else origin.typed, *loc[2:])
            if origin.record is not None and not _stands(typed[:3], self.data):
                return origin.record.place(key)
            loc = typed
        return self.written.place(loc, offset, length)

    def key(self, loc: Loc) -> Place:
        if loc[:1] == ("metrics",) and len(loc) > 2 and self.origins:
            return self.place(loc)
        return self.written.key(loc)


def _stands(loc: Loc, data: Any) -> bool:
    """Return whether a key of a metric is typed."""
    for part in loc:
        there = isinstance(part, int) and isinstance(data, list) and 0 <= part < len(data)
        data = data[part] if there or (isinstance(data, Mapping) and part in data) else None
        if data is None and part != loc[-1]:
            return False
    return len(loc) > 2


def read(path: Path | str, access: Access | None = None) -> Draft:
    """Read a report file, YAML or JSON, and the sources it names; raise FileError when it cannot be opened.

    What is wrong with the words in it is not raised: it stands in the draft's findings.
    """
    return drafted(TextFile.read(Path(path)), Path(path), access)


def drafted(file: TextFile, path: Path, access: Access | None = None, of_records: bool = False) -> Draft:
    """Return what a text says that stands in a report file, or shall; `of_records`, that was made of a report."""
    root, findings = nodes(file)
    findings = [*file.findings, *findings]
    draft = Draft(path, {}, (), None, _places=_Gathered(_Places(file, root), {}))
    if root is None:
        findings = findings or [Finding("DATA-EMPTY-FILE", where=Place(file.name))]
    elif not isinstance(root.data, dict):
        code = "DATA-EMPTY-FILE" if root.data is None else "DATA-NO-KEYS"
        findings.append(Finding(code, where=file.place(root.start)))
    else:
        known = set(map(_order, findings))  # what a value's signs are wrong by, makes it wrong as a value too
        data = _as_records(root.data) if of_records else root.data
        draft = _judged(replace(draft, data=data, _places=_Gathered(_Places(file, root), data)), access)
        findings += [one for one in draft.findings if _order(one) not in known]
    ordered = sorted(findings, key=_order)
    report = None if ordered else draft.report
    if report is not None and root is not None:
        report = remarked(report, file, root)
    remarks = report.remarks if report is not None and not report.draft else ()
    return replace(draft, findings=tuple(ordered), report=report, remarks=(*draft.remarks, *remarks))


def _as_records(data: dict[str, Any]) -> dict[str, Any]:
    """Return a report's data whose metrics are known to come of records."""
    metrics = data.get("metrics")
    rows = metrics if isinstance(metrics, list) else []
    return {**data, "metrics": [OfRecord(one) if isinstance(one, dict) else one for one in rows]} if rows else data


def _judged(draft: Draft, access: Access | None) -> Draft:
    """Return what plain data says with the metrics that its sources give, and whether it makes a report."""
    data = {key: value for key, value in draft.data.items() if key != SCHEMA} if SCHEMA in draft.data else draft.data
    whole = _with_sources(replace(draft, data=data), access or Access())
    assert whole._places is not None
    report, problems = report_of(whole.data, whole._places)
    if not whole.is_whole and whole.findings:
        problems = [one for one in problems if not _is_of_a_source(one)]
    report = report and report.read_from(whole.remarks)
    return replace(whole, report=report, findings=(*whole.findings, *problems))


def _is_of_a_source(finding: Finding) -> bool:
    """Return whether a metric lacks its name, or another it is computed from, which a source may well give."""
    if finding.code in ("DATA-NOT-COMPUTED", UNKNOWN_METRIC):
        return True
    owner = finding.facts.get("owner")
    is_metric = isinstance(owner, Term) and owner.facts.get("key") == "metrics"
    return finding.code == "DATA-MISSING-KEY" and finding.facts["key"] == "name" and is_metric


def _with_sources(draft: Draft, access: Access) -> Draft:
    """Return what is said with the metrics that sources give."""
    places = draft._places
    if not draft.data.get("sources") or places is None:
        return draft
    from sokert.sources.gathering import merged  # workbooks and databases, which most files do not name

    found = merged(draft.data, draft.path.parent, access, places)
    wrong = tuple(one for one in found.findings if one.level == "error")
    return replace(
        draft,
        data={**draft.data, "metrics": found.metrics},
        findings=wrong,
        remarks=tuple(one for one in found.findings if one.level != "error"),
        is_whole=found.is_whole,
        _places=replace(places, origins=found.origins),
    )


def in_memory(data: Mapping[str, Any] | str | bytes, folder: Path, access: Access | None = None) -> Draft:
    """Return what data in memory says; the files that its sources name lie in a folder."""
    if isinstance(data, Mapping):
        plain = {key: fields_of(value) for key, value in data.items()}
        typed = {key: _rows(value) if isinstance(value, list | tuple) else value for key, value in plain.items()}
        return _judged(Draft(folder / MEMORY, typed, (), None, _places=_Gathered(ByPath(), typed)), access)
    file = TextFile.decoded(data) if isinstance(data, bytes) else TextFile.of(data, MEMORY)
    return drafted(file, folder / MEMORY, access)


def _rows(items: Sequence[Any]) -> list[Any]:
    """Return a list whose metrics are plain data, as those that a source adds to."""
    typed = rows_of(items)
    assert isinstance(typed, list)
    return [_row(one) for one in typed]


def _row(one: Any) -> Any:
    if isinstance(one, Metric):
        return OfRecord(one.model_dump(by_alias=True, exclude_unset=True))
    return dict(one) if isinstance(one, Mapping) else one


def _order(finding: Finding) -> tuple[int, int]:
    return finding.where.line, finding.where.column
