"""Which tag printed what in a Word file: its passages as the map of a written file knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sokert.check.text.passage import Passage, typed_passage
from sokert.document.printed import Line, normal
from sokert.errors import Place
from sokert.fill.tracing import given_by


def as_printed(passages: Iterable[Passage], lines: Iterable[Line]) -> list[Passage]:
    """Return passages with what printed each sign of them, where a line of the map says the same words."""
    alike: dict[str, list[Line]] = defaultdict(list)
    for line in reversed([*lines]):
        alike[line.text].append(line)
    return [_known(one, same.pop()) if (same := alike.get(normal(one.text))) else one for one in passages]


def of_lines(lines: Sequence[Line]) -> list[Passage]:
    """Return the lines of a map as passages: what a file said when it was written."""
    said = (typed_passage(line.text, "cell" if line.cell else "body", _nowhere) for line in lines)
    return as_printed(said, lines)


def _nowhere(offset: int, length: int, words: str) -> Place:
    return Place(text=words)


def _known(passage: Passage, line: Line) -> Passage:
    """Return a passage with what a line of its words says was printed; a blank more belongs to the one before it."""
    if not line.printed:
        return passage
    origins: list[str | None] = [None] * len(line.text)
    for span in line.printed:
        origins[span.start : span.end] = [given_by(span.origin)] * (span.end - span.start)
    if len(passage.text) == len(line.text):
        return replace(passage, given=tuple(origins))
    given, at = list[str | None](), -1
    for n, sign in enumerate(passage.text):
        at += bool(normal(sign)) or (sign.isspace() and not passage.text[n - 1].isspace())
        given.append(origins[max(at, 0)])
    return replace(passage, given=tuple(given))
