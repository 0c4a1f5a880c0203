"""Reads a report file into what it says so far, every problem of it with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sokert.errors import DataError, Finding, Place
from sokert.models import Report
from sokert.sources.characters import offsets
from sokert.sources.nodes import Node, nodes
from sokert.sources.problems import Loc, report_of
from sokert.sources.text_file import TextFile

if TYPE_CHECKING:
    from sokert.sources.gathering import Origin
    from sokert.sources.records import Record


@dataclass(frozen=True)
class Access:
    """What a call allows its report files: the addresses of databases by name, and files outside their folder."""

    databases: Mapping[str, str] = field(default_factory=dict)
    allow_outside: bool = False


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
    _places: _Places | None = field(default=None, repr=False)

    @property
    def records(self) -> dict[str, Record]:
        """The metrics that sources give, by code, each as it stands in its table."""
        origins = self._places.origins if self._places else ()
        return {one.record.code: one.record for one in origins if one.record is not None}

    def located(self, finding: Finding, key: str = "value") -> Finding:
        """Return a finding of a metric at one of its keys; one of no single metric at the identities."""
        codes = [one.get("code") for one in self.data.get("metrics") or () if isinstance(one, dict)]
        metric = finding.where.metric
        place = self.place(("metrics", codes.index(metric), key) if metric in codes else ("identities",))
        return finding.at(file=place.file, line=place.line, column=place.column, part=place.part)

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        """Return where a value stands; with an offset, where that character of its text was written.

        A part that is not there is passed over. `length` characters become the place's text.
        """
        assert self._places is not None
        return self._places.place(loc, offset, length)


@dataclass(frozen=True)
class _Places:
    """Where the values of a file were written; those of a metric out of a source stand in its cells."""

    file: TextFile
    root: Node | None
    origins: tuple[Origin, ...] = ()

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        if loc[:1] == ("metrics",) and len(loc) > 1 and self.origins:
            origin, key = self.origins[int(loc[1])], str(loc[2]) if len(loc) > 2 else ""
            typed = ("metrics", -1 if origin.typed is None else origin.typed, *loc[2:])
            if origin.record is not None and not self._is_typed(typed[:3]):
                return origin.record.place(key)
            loc = typed
        node = self._node(loc)
        if node is None:
            return Place(self.file.name)
        metric = self._metric(loc)
        if offset is None or not isinstance(node.data, str):
            return self.file.place(node.start, metric=metric)
        written = offsets(self.file.text[node.start : node.end], node.style, node.data)
        index = node.start + written[min(max(offset, 0), len(node.data))]
        return self.file.place(index, node.data[offset : offset + length], metric)

    def _is_typed(self, loc: Loc) -> bool:
        """Return whether a key of a metric is written in the file itself."""
        node = self.root
        for part in loc:
            node = node.parts.get(part) if node is not None else None
        return node is not None and len(loc) > 2

    def key(self, loc: Loc) -> Place:
        if loc[:1] == ("metrics",) and len(loc) > 2 and self.origins:
            return self.place(loc)
        mapping = self._node(loc[:-1])
        key = mapping.keys.get(str(loc[-1])) if mapping else None
        return self.file.place(key.start) if key else self.place(loc[:-1])

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


class _Named:
    """Where the values of data in memory are: their way from the top."""

    def place(self, loc: Loc, offset: int | None = None) -> Place:
        way = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
        return Place(part=way.removeprefix("."))

    def key(self, loc: Loc) -> Place:
        return self.place(loc)


def read(path: Path | str, access: Access | None = None) -> Draft:
    """Read a report file, YAML or JSON, and the sources it names; raise FileError when it cannot be opened.

    What is wrong with the words in it is not raised: it stands in the draft's findings.
    """
    return drafted(TextFile.read(Path(path)), Path(path), access)


def drafted(file: TextFile, path: Path, access: Access | None = None) -> Draft:
    """Return what a text says that stands in a report file, or shall."""
    root, findings = nodes(file)
    findings = [*file.findings, *findings]
    draft = Draft(path, {}, (), None, _places=_Places(file, root))
    if root is None:
        findings = findings or [Finding("DATA-EMPTY-FILE", where=Place(file.name))]
    elif not isinstance(root.data, dict):
        code = "DATA-EMPTY-FILE" if root.data is None else "DATA-NO-KEYS"
        findings.append(Finding(code, where=file.place(root.start)))
    else:
        draft = _with_sources(replace(draft, data=root.data), _Places(file, root), access or Access())
        report, problems = report_of(draft.data, draft._places or _Places(file, root))
        draft = replace(draft, report=report)
        known = set(map(_order, findings))  # what a value's signs are wrong by, makes it wrong as a value too
        findings += [one for one in (*draft.findings, *problems) if _order(one) not in known]
    ordered = sorted(findings, key=_order)
    return replace(draft, findings=tuple(ordered), report=None if ordered else draft.report)


def _with_sources(draft: Draft, places: _Places, access: Access) -> Draft:
    """Return what a file says with the metrics that its sources give."""
    if not draft.data.get("sources"):
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


def of(data: Mapping[str, Any]) -> Report:
    """Return the report that plain data makes; raise DataError with every problem and its key.

    >>> try:
    ...     of({"period": "2023-H1", "sections": [{"title": "Kết quả", "bdy": "..."}]})
    ... except DataError as error:
    ...     [str(finding.where) for finding in error.findings]
    ['issuer', 'signatory', 'sections[0].bdy']
    """
    report, findings = report_of(data, _Named())
    if report is None:
        raise DataError(findings)
    return report


def _order(finding: Finding) -> tuple[int, int]:
    return finding.where.line, finding.where.column
