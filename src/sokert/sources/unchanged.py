"""Tells the words of the last period, or of an example, that `sokert new --from` marked and nobody looked at yet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sokert.errors import Finding, Place
from sokert.models import Annex, Report, Section
from sokert.models.problems import Loc, way
from sokert.sources.nodes import Node
from sokert.sources.text_file import MEMORY, TextFile

CODE = "NEW-LEFT-UNCHANGED"
_MOST = 10  # places that are named in words
# How the sentences NEW-UNCHANGED* begin, in every language a file is made in: a file without them reads no catalogue.
_MARKS = re.compile(r"(?m)^ *(?P<mark># (?:chưa sửa|not changed yet): )")


def unchanged(file: TextFile) -> Iterator[Finding]:
    """Yield that marks are left above words of the last period, at the first of them, with the lines of all.

    >>> found = next(unchanged(TextFile("a.yaml", "sections:\\n  # chưa sửa: lời của kỳ 2026-H1\\n  - title: A\\n")))
    >>> found.code, found.facts, found.where.line
    ('NEW-LEFT-UNCHANGED', {'count': 1, 'lines': ''}, 2)
    """
    if places := [file.place(mark.start("mark")) for mark in _MARKS.finditer(file.text)]:
        lines = _several([str(one.line) for one in places])
        yield Finding(CODE, {"count": len(places), "lines": lines}, places[0], "warning", beside=tuple(places[1:]))


def unchanged_in(content: str | Path | bytes) -> Iterator[Finding]:
    """Yield what `unchanged` does of a report file by its path, or of its bytes."""
    yield from unchanged(TextFile.decoded(content) if isinstance(content, bytes) else TextFile.read(Path(content)))


def remarked(report: Report, file: TextFile, root: Node) -> Report:
    """Return a report that remembers the marks of its file, each with what stood below it."""
    left = list(unchanged(file))
    if not left:
        return report
    ways = list(_ways(file, root))
    if file.name == MEMORY:
        left = [_at(report, ways, one) for one in left]
    return report.remarked(left, tuple((loc, _value(report, loc)) for loc in ways))


def still_unchanged(report: Report) -> Iterator[Finding]:
    """Yield that a report still holds words of the last period as they were when it was read."""
    held = [loc for loc, then in report.marked if _holds(report, loc, then)]
    for one in report.remarks if held else ():
        if one.code == CODE and len(held) == len(report.marked):
            yield one
        elif one.code == CODE:
            yield replace(_at(report, held, one), where=Place(path=_way(report, held[0])))


def _at(report: Report, held: Sequence[Loc], finding: Finding) -> Finding:
    """Return what was found of marks at the places of a report that hold what stood below them."""
    ways = [_way(report, loc) for loc in held]
    facts = {"count": len(ways), "paths": _several(ways)}
    return replace(finding, facts=facts, beside=tuple(Place(path=one) for one in ways[1:])).at(path=ways[0])


def _several(names: Sequence[str]) -> str:
    """Return the names of several places, of many the first; nothing where there is one alone.

    >>> _several(["5", "9"]), _several(["5"]), _several(["1", "2", "3"] * 4)
    ('5, 9', '', '1, 2, 3, 1, 2, 3, 1, 2, 3, 1, ...')
    """
    return ", ".join([*names[:_MOST], *(["..."] if len(names) > _MOST else [])]) if len(names) > 1 else ""


def _ways(file: TextFile, root: Node) -> Iterator[Loc]:
    """Yield the way to what stands below each mark; a metric is named by its code, wherever it stands later."""
    starts = sorted(_starts(root, ()), key=lambda one: (one[0], len(one[1])))
    for mark in _MARKS.finditer(file.text):
        at = bisect_left(starts, mark.end(), key=lambda one: one[0])
        loc = starts[at][1] if at < len(starts) else ()
        yield ("metrics", _code(root, loc), *loc[2:]) if loc[:1] == ("metrics",) and len(loc) > 1 else loc


def _starts(node: Node, loc: Loc) -> Iterator[tuple[int, Loc]]:
    """Yield where each key and each item begins, with the way to it."""
    for name, part in node.parts.items():
        yield node.keys.get(str(name), part).start, (*loc, name)
        yield from _starts(part, (*loc, name))


def _code(root: Node, loc: Loc) -> str:
    metric = root.data["metrics"][loc[1]]
    return str(metric.get("code", "")) if isinstance(metric, Mapping) else ""


def _value(report: Report, loc: Loc) -> Any:
    """Return what a report holds somewhere, of a section or an annex its title; None where nothing is."""
    found: Any = report.figures.get(str(loc[1])) if loc[:1] == ("metrics",) and len(loc) > 1 else report
    for part in loc[2:] if found is not report else loc:
        items = found if isinstance(part, int) and isinstance(found, tuple) else ()
        found = items[part] if isinstance(part, int) and part < len(items) else getattr(found, str(part), None)
    return found.title if isinstance(found, Section | Annex) else found


def _holds(report: Report, loc: Loc, then: Any) -> bool:
    """Return whether a report holds what it held somewhere; words may have moved to another section."""
    if then is None or _value(report, loc) == then:
        return True
    return isinstance(then, str) and then in _texts(report)


def _texts(report: Report) -> Iterator[str]:
    for section in (one for top in report.sections for one in top.walk()):
        yield from (section.title, section.body)
    for annex in report.annexes or ():
        yield from (annex.title, annex.body)


def _way(report: Report, loc: Loc) -> str:
    """Return the way to a value from the top of a report."""
    codes = [metric.code for metric in report.metrics]
    named = loc[:1] == ("metrics",) and len(loc) > 1 and loc[1] in codes
    return way(("metrics", codes.index(str(loc[1])), *loc[2:]) if named else loc)
