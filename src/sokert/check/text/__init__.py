"""Judges words: those of a report beside its figures, and those of any Word file.

    check(Narrative(passages, report))    findings, each at the words it is about

What tags gave is right by itself and only read; what was typed by hand is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sokert.check.text import sums
from sokert.check.text.document import passages_of
from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Cell, Kind, Passage, passage
from sokert.check.text.rules import RULES
from sokert.errors import Finding


def check(narrative: Narrative) -> tuple[Finding, ...]:
    """Return what is wrong with the words, rule by rule in the order of `docs/rules-text.md`, each place once."""
    worded = (finding for rule in RULES for finding in rule.findings(narrative))
    return tuple(_once(chain(worded, sums.findings(narrative))))


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that a loop of the template repeats at the same words."""
    seen = set()
    for finding in findings:
        key = (finding.code, finding.where)
        if key not in seen:
            seen.add(key)
            yield finding


__all__ = ["RULES", "Cell", "Kind", "Narrative", "Passage", "check", "passage", "passages_of"]
