"""Which signs of a paragraph a tag printed, and which a finding is about."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from sokert.document.printed import Line, normal
from sokert.ooxml.names import W
from sokert.resolved import Paragraph, Run


class Said(NamedTuple):
    """What a sign of a run belongs to: the origin that printed it, and the finding about it by its number."""

    origin: str = ""
    finding: int = 0


class _Sign(NamedTuple):
    """A sign as it is compared, and its place in the element of its run."""

    text: str
    run: etree._Element
    offset: int


class Spans:
    """What the signs of a paragraph belong to, run by run."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self._said: dict[tuple[etree._Element, int], Said] = {}

    def printed(self, line: Line) -> None:
        """Mark what the map of a written file says was printed."""
        signs, _ = _compared(outside_fields(self._paragraph))
        for span in line.printed:
            for sign in signs[span.start : span.end]:
                self._said[sign.run, sign.offset] = Said(span.origin)

    def found(self, text: str, finding: int) -> bool:
        """Mark the words that a finding is about; return whether they stand here."""
        signs, whole = _compared(self._paragraph.runs)
        wanted = normal(text)
        start = whole.find(wanted) if wanted else -1
        for sign in signs[start : start + len(wanted)] if start >= 0 else ():
            place = (sign.run, sign.offset)
            self._said[place] = self._said.get(place, Said())._replace(finding=finding)
        return start >= 0

    def codes(self) -> list[str]:
        """Return the metrics whose figures are printed here, in their order."""
        return list(dict.fromkeys(code_of(said.origin) for said in self._said.values() if said.origin))

    def figure(self, code: str, finding: int) -> None:
        """Mark the figures of a metric as what a finding is about."""
        for place, said in self._said.items():
            if code and code_of(said.origin) == code:
                self._said[place] = said._replace(finding=finding)

    def pieces(self, run: Run) -> Iterator[tuple[Said, int, int]]:
        """Yield the stretches of a run that belong to one thing, from where to where."""
        if not self._said:
            yield Said(), 0, len(run.text)
            return
        for said, stretch in groupby(
            range(len(run.text)), lambda offset: self._said.get((run.element, offset), Said())
        ):
            places = list(stretch)
            yield said, places[0], places[-1] + 1


def _compared(runs: Iterable[Run]) -> tuple[list[_Sign], str]:
    """Return the signs of runs as they are compared, and their text: blanks are one, hyphens alike."""
    signs: list[_Sign] = []
    for run in runs:
        for offset, sign in enumerate(run.text):
            if sign.isspace():
                if signs and signs[-1].text != " ":
                    signs.append(_Sign(" ", run.element, offset))
            elif sign not in "\xad\u200b":
                signs.append(_Sign("-" if sign == "\u2011" else sign, run.element, offset))
    return signs, "".join(sign.text for sign in signs)


class Lines:
    """The lines of the map of a written file, each given away once, to the paragraph that says it.

    Only what metrics printed is a figure; the name of the agency is none.
    """

    def __init__(self, lines: Iterable[Line], codes: Container[str]) -> None:
        self._codes = codes
        self._by_text: dict[str, list[Line]] = {}
        for line in reversed([*lines]):
            self._by_text.setdefault(line.text, []).append(line)

    def of(self, paragraph: Paragraph) -> Line | None:
        """Return the line that a paragraph says; None where it says what was not written."""
        alike = self._by_text and self._by_text.get(normal("".join(run.text for run in outside_fields(paragraph))))
        if not alike:
            return None
        line = alike.pop()
        figures = [one for one in line.printed if code_of(one.origin) in self._codes]
        return replace(line, printed=figures)


def code_of(origin: str) -> str:
    """Return the metric of an origin.

    >>> code_of("vb_den|change")
    'vb_den'
    """
    return origin.partition("|")[0]


def outside_fields(paragraph: Paragraph) -> Iterator[Run]:
    """Yield the runs of a paragraph that no field works out."""
    depth = 0
    for run in paragraph.runs:
        marks = [mark.get(f"{W}fldCharType") for mark in run.element.iterchildren(f"{W}fldChar")]
        depth += marks.count("begin")
        if not depth and next(run.element.iterancestors(f"{W}fldSimple", f"{W}p"), run.element).tag == f"{W}p":
            yield run
        depth -= marks.count("end")
