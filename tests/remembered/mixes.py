"""Mixes of edits drawn from a number: what a colleague may do to a report, and how each must be told."""

from __future__ import annotations

import copy
import io
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn

import hands
from sokert.document.printed import Line
from sokert.ooxml.unpacking import opened
from sokert.remembered.data import remembered
from sokert.remembered.edits import Edit
from sokert.remembered.said import said

MAIN = "word/document.xml"
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCES = (
    "Đã tổ chức đợt kiểm tra kỷ luật, kỷ cương hành chính tại các đơn vị.",
    "Chất lượng văn bản tham mưu được nâng lên rõ rệt.",
    "Phối hợp với Sở Tài chính rà soát kinh phí quý sau.",
    "Ban hành 03 quy chế phối hợp mới giữa các phòng.",
)


@dataclass(frozen=True)
class Made:
    """One thing that was done, and which edit tells it: by its kinds, the line it stood in, and words of it."""

    done: str
    kinds: tuple[str, ...]
    base: int
    new: str

    def is_told_by(self, edit: Edit) -> bool:
        """Return whether an edit tells this, at its place."""
        at = self.base in (-1, edit.base) if edit.base >= 0 else True
        return edit.kind in self.kinds and at and self.new in (edit.new or edit.old)


class Colleague:
    """Someone at work on one file; no two of their edits touch the same paragraph, nor one so near to it."""

    def __init__(self, content: bytes, seed: int, apart: int = 2) -> None:
        self.apart = apart
        self.drawn = random.Random(seed)
        archive = opened(content)
        self.lines = [line for line in remembered(archive).lines or () if line.part == MAIN]
        self.document = docx.Document(io.BytesIO(content))
        every = [paragraph._p for paragraph in hands.paragraphs(self.document)]
        self.at = [every[line.number - 1] for line in said(archive) if line.part == MAIN]
        self.free = {*range(len(self.lines))}

    def afternoon(self, most: int) -> Iterator[Made]:
        """Make up to so many edits, of any kinds."""
        ways = [getattr(self, f"_{name}") for name in KINDS]
        for way in self.drawn.choices(ways, k=self.drawn.randint(1, most)):
            yield from way()

    def saved(self) -> bytes:
        made = io.BytesIO()
        self.document.save(made)
        return made.getvalue()

    def _taken(self, fits: Callable[[int, Line], object]) -> int | None:
        """Take a line that nobody has touched yet, and its neighbours with it."""
        fitting = [at for at in sorted(self.free) if fits(at, self.lines[at])]
        if not fitting:
            return None
        at = self.drawn.choice(fitting)
        cell = self.lines[at].cell
        row = {n for n, line in enumerate(self.lines) if cell and line.cell and line.cell[:2] == cell[:2]}
        self.free -= {*range(at - self.apart, at + self.apart + 1), *row}
        return at

    def _say(self, at: int, text: str) -> None:
        """Type a paragraph over, as it stands in its first run; who types keeps no field."""
        first, *others = self.at[at].iter(qn("w:t"))
        first.text = text
        first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for one in others:
            one.text = ""
        for one in [one for one in self.at[at].iter(qn("w:tab"), qn("w:br")) if one.getparent().tag == qn("w:r")]:
            one.getparent().remove(one)

    def _alone(self, at: int) -> bool:
        """Return whether a paragraph's words stand once, outside tables, and without fields, tabs or pictures."""
        line, element = self.lines[at], self.at[at]
        odd = element.iter(*map(qn, ("w:fldChar", "w:fldSimple", "w:drawing", "w:footnoteReference", "w:sectPr")))
        signs = [one for one in element.iter(qn("w:tab"), qn("w:br")) if one.getparent().tag == qn("w:r")]
        once = sum(one.text == line.text for one in self.lines) == 1
        return once and line.cell is None and not signs and next(odd, None) is None

    def _prose(self, at: int, line: Line) -> bool:
        return self._alone(at) and len(line.text.split()) > 8

    def _figures(self, line: Line) -> list[tuple[int, int]]:
        """Return where a line's figures stand that a metric printed."""
        return [
            (match.start() + one.start, match.end() + one.start)
            for one in line.printed
            if not one.origin.startswith("=")
            for match in _FIGURE.finditer(line.text[one.start : one.end])
            if not re.search(r"năm $|tháng $|quý $", line.text[: match.start() + one.start])
        ]

    def _figure(self) -> Iterator[Made]:
        at = self._taken(lambda at, line: self._alone(at) and self._figures(line))
        if at is not None:
            yield self._raised(at, "figure")

    def _cell(self) -> Iterator[Made]:
        at = self._taken(lambda at, line: line.cell and self._figures(line))
        if at is not None:
            yield self._raised(at, "cell")

    def _raised(self, at: int, done: str) -> Made:
        text = self.lines[at].text
        start, end = self.drawn.choice(self._figures(self.lines[at]))
        last = str((int(text[end - 1]) + self.drawn.randint(1, 9)) % 10)
        self._say(at, text[: end - 1] + last + text[end:])
        return Made(done, ("figure",), at, text[start : end - 1] + last)

    def _word(self) -> Iterator[Made]:
        at = self._taken(lambda at, line: self._alone(at) and self._words(line))
        if at is not None:
            text = self.lines[at].text
            start, end = self.drawn.choice(self._words(self.lines[at]))
            self._say(at, text[:start] + "khác hẳn" + text[end:])
            yield Made("word", ("words",), at, "khác hẳn")

    def _words(self, line: Line) -> list[tuple[int, int]]:
        return [
            match.span()
            for match in _WORD.finditer(line.text)
            if not any(one.start - 1 <= match.end() and match.start() <= one.end + 1 for one in line.printed)
        ]

    def _sentence(self) -> Iterator[Made]:
        at = self._taken(self._prose)
        if at is not None:
            new = self.drawn.choice(_SENTENCES)
            self._say(at, f"{self.lines[at].text} {new}")
            yield Made("sentence", ("words",), at, new)

    def _new(self) -> Iterator[Made]:
        at = self._taken(lambda at, _: self._alone(at))
        if at is not None:
            new = f"{self.drawn.choice(_SENTENCES)} ({at})"
            self._behind(at, new)
            yield Made("new", ("new",), -1, new)

    def _behind(self, at: int, words: str) -> None:
        made = copy.deepcopy(self.at[at])
        self.at[at].addnext(made)
        first, *others = list(made.iter(qn("w:t")))
        first.text = words
        for one in others:
            one.text = ""

    def _gone(self) -> Iterator[Made]:
        at = self._taken(lambda at, _: self._alone(at))
        if at is not None:
            self.at[at].getparent().remove(self.at[at])
            yield Made("gone", ("gone",), at, self.lines[at].text)

    def _moved(self) -> Iterator[Made]:
        at = self._taken(lambda at, line: self._prose(at, line) and {at - 1, at + 1} <= self.free)
        if at is None:
            return
        self.free -= {at - 1, at + 1}  # else nothing might be left that it moved past
        to = self._taken(lambda to, line: abs(to - at) > 2 and self._prose(to, line))
        if to is not None:
            self.at[to].addnext(self.at[at])
            yield Made("moved", ("moved",), at, self.lines[at].text)

    def _split(self) -> Iterator[Made]:
        at = self._taken(lambda at, line: self._prose(at, line) and self._blanks(line))
        if at is not None:
            text, cut = self.lines[at].text, self.drawn.choice(self._blanks(self.lines[at]))
            self._behind(at, text[cut + 1 :])
            self._say(at, text[:cut])
            yield Made("split", ("split",), at, text[cut + 1 :])

    def _blanks(self, line: Line) -> list[int]:
        """Return where a line may be split: between typed words."""
        inside = {n for one in line.printed for n in range(one.start, one.end)}
        return [n for n, sign in enumerate(line.text) if sign == " " and n not in inside][1:-1]

    def _joined(self) -> Iterator[Made]:
        def fits(at: int, line: Line) -> bool:
            behind = at + 1
            return self._prose(at, line) and behind in self.free and self._prose(behind, self.lines[behind])

        at = self._taken(fits)
        if at is not None:
            self.free -= {at + 1}
            self._say(at, f"{self.lines[at].text} {self.lines[at + 1].text}")
            self.at[at + 1].getparent().remove(self.at[at + 1])
            yield Made("joined", ("joined",), at, self.lines[at + 1].text)

    def _row(self) -> tuple[int, Any] | None:
        """Take a row of a table of figures: of cells of one paragraph each, with a name that no other row has."""

        def fits(at: int, line: Line) -> bool:
            return bool(line.cell and self._figures(line) and line.cell.row > 0 and len(self._cells(at)) > 2)

        at = self._taken(fits)
        return None if at is None else (at, next(one for one in self.at[at].iterancestors(qn("w:tr"))))

    def _cells(self, at: int) -> list[str]:
        cell = self.lines[at].cell
        return [line.text for line in self.lines if cell and line.cell and line.cell[:2] == cell[:2]]

    def _row_gone(self) -> Iterator[Made]:
        if taken := self._row():
            at, row = taken
            row.getparent().remove(row)
            yield Made("row gone", ("gone",), -1, " | ".join(self._cells(at)))

    def _row_new(self) -> Iterator[Made]:
        if taken := self._row():
            at, row = taken
            made = copy.deepcopy(row)
            row.addnext(made)
            for number, cell in enumerate(made.iter(qn("w:tc"))):
                texts = list(cell.iter(qn("w:t")))
                for text in texts:
                    text.text = ""
                if texts:
                    texts[0].text = f"Chỉ tiêu mới {at}" if number == 1 else str(number + 31)
            yield Made("row new", ("new",), -1, f"Chỉ tiêu mới {at}")

    def _unseen(self) -> Iterator[Made]:
        """Save letters otherwise, as programs do: nothing is to be told."""
        at = self._taken(lambda at, _: self._alone(at))
        if at is not None:
            text = unicodedata.normalize("NFD", self.lines[at].text)
            self._say(at, text.replace(" ", "\u00a0 ", 1))
        yield from ()


KINDS = (
    *("figure",) * 4,
    *("cell",) * 2,
    *("word",) * 2,
    "sentence",
    "new",
    "gone",
    "moved",
    "split",
    "joined",
    "row_gone",
    "row_new",
    "unseen",
)


@dataclass(frozen=True)
class Judged:
    """How a mix was told."""

    unseen: tuple[Made, ...]
    """What no edit tells: neither at its place nor by its words."""
    misplaced: tuple[Made, ...]
    """What is told, but otherwise: as gone and new, or at another line."""
    besides: tuple[Edit, ...]
    """What is told and nobody did."""


def judged(made: Sequence[Made], told: Sequence[Edit]) -> Judged:
    """Return how a mix was told: each edit tells one thing that was done."""
    left, wrong = list(told), []
    for one in made:
        edit = next((edit for edit in left if one.is_told_by(edit)), None)
        wrong += [one] if edit is None else []
        left = [other for other in left if other is not edit]
    # of two that changed places either may be told as moved
    turned = sum(edit.kind == "moved" for edit in left)
    unseen = [one for one in wrong if not any(_names(edit, one) for edit in told)]
    unseen = [one for one in unseen if one.done != "moved" or not turned]
    return Judged(tuple(unseen), tuple(one for one in wrong if one not in unseen), tuple(left))


def _names(edit: Edit, made: Made) -> bool:
    """Return whether an edit tells the line where something was done, or its words anywhere, of any kind."""
    words = made.new.split(" | ")
    return edit.base == made.base >= 0 or any(word in f"{edit.old}\n{edit.new}" for word in words)
