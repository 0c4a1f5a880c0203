"""Judges words: those of a report beside its figures, and those of any Word file.

    check(Narrative(passages, report))    findings, each at the words it is about

What a tag gave is its metric's, so only what was typed by hand is judged by itself; sums are those of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from sokert.check.text import sums
from sokert.check.text.document import passages_of, running_of
from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Cell, Kind, Passage, passage
from sokert.check.text.printed import as_printed, of_lines
from sokert.check.text.rule import Rule
from sokert.check.text.rules import RULES
from sokert.errors import Finding


def check(narrative: Narrative) -> tuple[Finding, ...]:
    """Return what is wrong with the words, rule by rule in the order of `docs/rules-text.md`, each place once."""
    read = ((rule, narrative.with_names if rule.names else narrative) for rule in RULES)
    worded = (finding for rule, words in read for finding in _grouped(rule, rule.findings(words)))
    edited = tuple(sums.contradictions(narrative))
    others = (
        one for one in chain(worded, sums.findings(narrative), sums.over_whole(narrative)) if not _covered(one, edited)
    )
    findings = tuple(_once(chain(edited, others)))
    return tuple(one for one in findings if not _asked_again(one, findings))


def _grouped(rule: Rule, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of a rule, those of a Word file that are alike once, with their count: at the first place."""
    alike: dict[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        what = rule.code if rule.manner else sorted((name, str(fact)) for name, fact in finding.facts.items())
        key = (finding.level, str(what)) if finding.where.paragraph else finding.where
        alike[key].append(finding)
    for own in alike.values():
        beside = tuple(place for place in dict.fromkeys(one.where for one in own) if place != own[0].where)
        yield replace(own[0], times=sum(one.times for one in own), beside=own[0].beside or beside)


def _covered(finding: Finding, edited: tuple[Finding, ...]) -> bool:
    """Return whether what is told of a figure is told already: the report would print another one there."""
    if not finding.code.startswith(("TEXT-FIGURE", "TEXT-RATE", "TEXT-UNEXPLAINED")):
        return False
    place = (finding.where.part, finding.where.paragraph)
    words = finding.where.text
    alike = (str(one.facts["given"]) for one in edited if (one.where.part, one.where.paragraph) == place)
    return any(said in words or words in said for said in alike)


def _asked_again(finding: Finding, findings: tuple[Finding, ...]) -> bool:
    """Return whether it is asked if a figure is that of a table, of which it is told already what it should be."""
    if finding.code != "FIGURE-TWO-VALUES" or not finding.where.paragraph:
        return False
    place = (finding.where.part, finding.where.paragraph)
    alike = (one for one in findings if one.code.startswith("TEXT-FIGURE"))
    return any((one.where.part, one.where.paragraph) == place and one.where.text in finding.where.text for one in alike)


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that a loop of the template repeats at the same words."""
    seen = set()
    for finding in findings:
        key = (finding.code, finding.where)
        if key not in seen:
            seen.add(key)
            yield finding


__all__ = [
    "RULES",
    "Cell",
    "Kind",
    "Narrative",
    "Passage",
    "as_printed",
    "check",
    "of_lines",
    "passage",
    "passages_of",
    "running_of",
]
