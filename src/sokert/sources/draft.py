"""Reads a report file into what it says so far, every problem of it with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sokert.errors import DataError, Finding, Place
from sokert.models import Report
from sokert.sources.characters import offsets
from sokert.sources.nodes import Node, nodes
from sokert.sources.problems import Loc, report_of
from sokert.sources.text_file import TextFile


@dataclass(frozen=True)
class Draft:
    """What a report file says, whether or not it makes a report.

    `data` holds plain values: decimals and dates are the text that was written. `report` is None
    when there are findings.
    """

    path: Path
    data: dict[str, Any]
    findings: tuple[Finding, ...]
    report: Report | None
    _file: TextFile = field(repr=False)
    _root: Node | None = field(repr=False)

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        """Return where a value stands; with an offset, where that character of its text was written.

        A part that is not there is passed over. `length` characters become the place's text.
        """
        return _Places(self._file, self._root).place(loc, offset, length)


@dataclass(frozen=True)
class _Places:
    """Where the values of a file were written."""

    file: TextFile
    root: Node | None

    def place(self, loc: Loc, offset: int | None = None, length: int = 0) -> Place:
        node = self._node(loc)
        if node is None:
            return Place(self.file.name)
        metric = self._metric(loc)
        if offset is None or not isinstance(node.data, str):
            return self.file.place(node.start, metric=metric)
        written = offsets(self.file.text[node.start : node.end], node.style, node.data)
        index = node.start + written[min(max(offset, 0), len(node.data))]
        return self.file.place(index, node.data[offset : offset + length], metric)

    def key(self, loc: Loc) -> Place:
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


def read(path: Path | str) -> Draft:
    """Read a report file, YAML or JSON; raise FileError when it cannot be opened.

    What is wrong with the words in it is not raised: it stands in the draft's findings.
    """
    return drafted(TextFile.read(Path(path)), Path(path))


def drafted(file: TextFile, path: Path) -> Draft:
    """Return what a text says that stands in a report file, or shall."""
    root, findings = nodes(file)
    findings = [*file.findings, *findings]
    data: dict[str, Any] = {}
    report = None
    if root is None:
        findings = findings or [Finding("DATA-EMPTY-FILE", where=Place(file.name))]
    elif not isinstance(root.data, dict):
        code = "DATA-EMPTY-FILE" if root.data is None else "DATA-NO-KEYS"
        findings.append(Finding(code, where=file.place(root.start)))
    else:
        data = root.data
        report, told = report_of(data, _Places(file, root))
        findings += told
    ordered = sorted(findings, key=_order)
    return Draft(path, data, tuple(ordered), None if ordered else report, file, root)


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
