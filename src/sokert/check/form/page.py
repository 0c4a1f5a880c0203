"""The components of a page, as a rule sees them: pieces of text with how each is set."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sokert.check.form.spelling import tidy
from sokert.resolved import Document, Paragraph, Run
from sokert.standards import Form
from sokert.standards.kinds import UNKNOWN, Kind

_BREAKS = re.compile(r"([\t\n])")


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of a paragraph between tabs and line breaks; `column` counts its tabs, `row` its lines.

    One that is `shared` has runs that go on beyond it, so that it cannot be set by itself.
    """

    paragraph: Paragraph
    runs: list[Run]
    text: str
    column: int = 0
    alone: bool = True
    shared: bool = False
    row: int = 0

    @property
    def sizes(self) -> set[float]:
        """The sizes met in it, in points."""
        return {run.size for run in self.runs}

    @property
    def size(self) -> float:
        """The size most of its signs have."""
        return max(self.sizes, key=lambda size: self._signs(size), default=0.0)

    def _signs(self, size: float) -> int:
        return sum(len(run.text) for run in self.runs if run.size == size)

    def mostly(self, trait: str) -> bool:
        """Return whether most of its signs are bold, italic, or what `trait` names."""
        signs = sum(len(run.text) for run in self.runs if getattr(run, trait))
        return signs * 2 > sum(len(run.text) for run in self.runs)

    @property
    def underlined(self) -> bool:
        """Whether its text itself is underlined."""
        return any(run.underline not in ("none", "") for run in self.runs)


def whole(paragraph: Paragraph) -> Piece:
    """Return a paragraph as one piece."""
    runs = [run for run in paragraph.runs if run.text.strip() and not run.hidden]
    return Piece(paragraph, runs, tidy(paragraph.shown))


def pieces(paragraph: Paragraph, apart: re.Pattern[str] | None = None) -> Iterator[Piece]:
    """Yield the stretches of a paragraph: a head made with tabs holds two components a line.

    `apart` finds the blanks that stand for a tab, where they may.
    """
    runs = [(run, run.shown if not run.hidden else "") for run in paragraph.runs]
    said = "".join(text for _, text in runs)
    tabs = {match.end() - 1 for match in apart.finditer(said)} if apart else set()
    if not (tabs or "\t" in said or "\n" in said):  # as most are: one stretch, or none
        if said.strip():
            label = f"{paragraph.label} " if paragraph.label else ""
            yield Piece(paragraph, [run for run, text in runs if text.strip()], label + tidy(said))
        return
    rows: list[list[list[tuple[Run, str]]]] = [[[]]]
    for run, text in _tabbed(runs, tabs):
        for token in _BREAKS.split(text):
            if token == "\n":
                rows.append([[]])
            elif token == "\t":
                rows[-1].append([])
            elif token:
                rows[-1][-1].append((run, token))
    if paragraph.label and len(rows) > 1 and not any(said.strip() for row in rows[0] for _, said in row):
        # The list's label stands on a line of its own, set as the paragraph is.
        yield Piece(paragraph, [run for run in paragraph.runs if run.text.strip()], paragraph.label)
    for line, row in enumerate(rows):
        filled = [stretch for stretch in row if "".join(said for _, said in stretch).strip()]
        for column, stretch in enumerate(filled):
            own = [run for run, said in stretch if said.strip()]
            text = tidy("".join(said for _, said in stretch))
            label = f"{paragraph.label} " if paragraph.label and line == column == 0 else ""
            shared = any(run.shown.strip() != said.strip() for run, said in stretch if said.strip())
            yield Piece(paragraph, own, label + text, column, len(row) == 1, shared, line)


def _tabbed(runs: Iterable[tuple[Run, str]], tabs: Collection[int]) -> Iterator[tuple[Run, str]]:
    """Yield the runs with their words, what stands at some places turned into a tab."""
    if not tabs:
        yield from runs
        return
    at = 0
    for run, text in runs:
        yield run, "".join("\t" if at + n in tabs else sign for n, sign in enumerate(text))
        at += len(text)


@dataclass(slots=True, eq=False)
class Page:
    """A document with its components found, by the standard and the kind it is judged by."""

    document: Document
    form: Form
    found: dict[str, list[Piece]] = field(default_factory=dict)
    kind: Kind = UNKNOWN
    doubtful: frozenset[str] = frozenset()
    """Rules that may be another guide's: nothing tells which is in force."""

    def all(self, *names: str) -> list[Piece]:
        """Return the pieces found under some names, in that order."""
        return [piece for name in names for piece in self.found.get(name, ())]

    def first(self, name: str) -> Piece | None:
        """Return the first piece of a component; None when it was not found."""
        return next(iter(self.found.get(name, ())), None)

    def lacks(self, name: str) -> bool:
        """Return whether a component is missing that this kind of document must have."""
        return not self.found.get(name) and name not in self.kind.spares

    @property
    def halved(self) -> bool:
        """Whether the halves of the head are parted by tabs or blanks, in one paragraph."""
        return any(one.column > 0 and one.paragraph.cell is None for one in self.all("country", "motto", "party"))

    @property
    def state(self) -> bool:
        """Whether it is judged as a State document."""
        return self.form.name == "nd30"

    def put(self, name: str, found: Sequence[Piece]) -> None:
        """Add pieces to a component."""
        if found:
            self.found.setdefault(name, []).extend(found)
