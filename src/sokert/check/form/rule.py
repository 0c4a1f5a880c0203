"""What a rule of form is to the checker: its ids, what finds its faults, and what mends them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sokert.check.form.blanks import is_all_blank, is_blank
from sokert.check.form.page import Page
from sokert.check.form.sayings import Line, Margin, Paper, Saying
from sokert.errors import Finding, Level, Place
from sokert.ooxml.names import MAIN
from sokert.resolved import Paragraph
from sokert.standards import RULES

LEVELS: Mapping[str, Level] = {"must": "error", "template": "warning", "practice": "info"}
TOLERANCE = 10  # twips: the Government's own file rounds 25 mm to 1418 (nd30 0.1)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault found: where, what is said of it, what is to be mended; `level` only where it is not the rule's."""

    at: Paragraph | None
    said: Saying
    it: Any = None
    level: Level | None = None


class Check(NamedTuple):
    """A rule: its id for the State, its id for the Party, what finds its faults, and what mends those found.

    Level and citation stand with the rule's own words in the room of standards.
    """

    state: str
    party: str
    find: Callable[[Page], Iterable[Fault]]
    fix: Callable[[Page, list[Fault]], None] | None = None

    def id(self, standard: str) -> str:
        """Return its id in a standard; empty where that standard has no such rule."""
        id = self.state if standard == "nd30" else self.party
        return id if id in RULES[standard] else ""

    def faults(self, page: Page) -> list[Fault]:
        """Return what is wrong by this rule."""
        id = self.id(page.form.name)
        found = self.find(page) if id and page.kind.holds(id) else ()
        return [fault for fault in found if not _unwritten(fault)]

    def findings(self, page: Page, faults: Iterable[Fault]) -> Iterator[Finding]:
        """Yield its faults as findings, those that say the same once, with their count."""
        id = self.id(page.form.name)
        alike: dict[Saying, list[Fault]] = {}
        for fault in faults:
            alike.setdefault(fault.said, []).append(fault)
        for said, own in alike.items():
            rule, first = RULES[page.form.name][id], own[0]
            where = _place(page.document.name, first.at)
            level = page.kind.level(id, first.level or LEVELS[rule.level])
            if id in page.doubtful and level == "error":
                level = "warning"
            every = (_place(page.document.name, one.at) for one in own if one.at is not None)
            beside = tuple(one for one in dict.fromkeys(every) if one != where)
            yield Finding(id, said.facts, where, level, rule.citation, said.sentence, len(own), beside)


def _unwritten(fault: Fault) -> bool:
    """Return whether what is judged is not written yet: its words, how long they are, or the whole paragraph."""
    if fault.at is None or isinstance(fault.said, (Margin, Paper)):
        return False
    quoted = [fact for fact in fault.said.facts.values() if isinstance(fact, str)]
    if isinstance(fault.said, Line) or any(len(fact) == 1 and not fact.isalnum() for fact in quoted):  # a last stop
        return is_blank(fault.at.shown)
    return is_all_blank(fault.at.shown) or any(map(is_blank, quoted))


def _place(name: str, at: Paragraph | None) -> Place:
    if at is None:
        return Place(name)
    return at.place(name, at.shown[:60])


def on_page(finding: Finding) -> tuple[int, int]:
    """Return where a finding stands on the pages: what is of the whole file first, then margins, then the text.

    A component that is missing has no place of its own: what closes a document is missed at its end.
    """
    if finding.where.paragraph:
        return (finding.where.part == MAIN) + 1, finding.where.paragraph
    return (3 if finding.code.partition("-")[2].startswith(("RCPT", "SIGN", "END")) else 0), 0


def judged(page: Page, checks: Iterable[Check]) -> list[tuple[Check, list[Fault]]]:
    """Return the checks that find something on a page, each with its faults."""
    return [(check, faults) for check in checks if (faults := check.faults(page))]


def within(twips: float, least: float, most: float) -> bool:
    """Return whether a length in twips lies in a range in millimetres, rounding forgiven."""
    millimetre = 1440 / 25.4
    return least * millimetre - TOLERANCE <= twips <= most * millimetre + TOLERANCE
