"""What a rule of form is to the checker: its ids, what finds a fault, and what makes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sokert.check.form.page import Page, Piece
from sokert.errors import Finding, Level, Place
from sokert.resolved import Paragraph
from sokert.standards import RULES, Range

LEVELS: Mapping[str, Level] = {"must": "error", "template": "warning", "practice": "info"}
TOLERANCE = 10  # twips: the Government's own file rounds 25 mm to 1418 (nd30 0.1)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault found: where, with what facts; `level` only where it is not the rule's own."""

    at: Paragraph | None
    facts: Mapping[str, object] = field(default_factory=dict)
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: its id for the State, its id for the Party, what finds it and what breaks a good page."""

    state: str
    party: str
    find: Callable[[Page], Iterable[Fault]]
    broken: Callable[[Page], object]

    def id(self, standard: str) -> str:
        """Return its id in a standard; empty where that standard has no such rule."""
        return self.state if standard == "nd30" else self.party

    def findings(self, page: Page) -> Iterator[Finding]:
        """Yield what is wrong by this rule, faults with the same facts told once with their count."""
        id = self.id(page.form.name)
        rule = RULES[page.form.name].get(id)
        if not id or rule is None:
            return
        told: dict[str, list[Fault]] = {}
        for fault in self.find(page):
            told.setdefault(repr(sorted(fault.facts.items(), key=str)), []).append(fault)
        for faults in told.values():
            first = faults[0]
            where = Place(page.document.name)
            if first.at is not None:
                text = first.at.shown[:60]
                where = Place(page.document.name, part=first.at.part, paragraph=first.at.index, text=text)
            facts = {**first.facts, "times": len(faults)}
            yield Finding(id, facts, where, first.level or LEVELS[rule.level], rule.citation)


def within(twips: float, least: float, most: float) -> bool:
    """Return whether a length in twips lies in a range in millimetres, rounding forgiven."""
    millimetre = 1440 / 25.4
    return least * millimetre - TOLERANCE <= twips <= most * millimetre + TOLERANCE


def millimetres(twips: float) -> str:
    """Return a length in twips as millimetres a person reads.

    >>> millimetres(1701), millimetres(1440)
    ('30', '25,4')
    """
    return f"{twips * 25.4 / 1440:.1f}".removesuffix(".0").replace(".", ",")


def points(size: float) -> str:
    """Return a size in points as a person reads it.

    >>> points(13.5), points(14.0)
    ('13,5', '14')
    """
    return f"{size:g}".replace(".", ",")


def span(allowed: Range, shown: Callable[[float], str] = points) -> str:
    """Return a range as a person reads it: 13-14, or 13 alone."""
    ends = (shown(allowed.least), shown(allowed.most))
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def look(piece: Piece) -> str:
    """Return how a piece is set, in the signs of Word's own buttons: 12 pt B I U."""
    sizes = "/".join(points(size) for size in sorted(piece.sizes))
    traits = [sign for sign, trait in (("B", "bold"), ("I", "italic")) if piece.mostly(trait)]
    return " ".join([f"{sizes} pt", *traits, *(["U"] if piece.underlined else [])])
