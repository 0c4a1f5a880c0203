"""TEXT-DECOMPOSED: letters and their marks are stored apart."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the first letter of each paragraph that is stored in parts."""
    for passage in narrative.passages:
        for start, end in passage.decomposed[:1]:
            yield from RULE.at(passage, start, end, times=len(passage.decomposed))


BROKEN = {"document": "Ho\u0323\u0302i nghị giao ban.", "found": "ộ"}
RULE = Rule("TEXT-DECOMPOSED", "warning", findings, BROKEN, manner=True)
