"""TEXT-SIGN-DOUBLED: a minus stands after tăng or giảm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SAID = re.compile(r"\b(?:tăng|giảm)\s+[-−–]\s?\d[\d.,]*\d?%?", re.IGNORECASE)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the signs that say twice what the word says."""
    for passage in narrative.using("tăng", "giảm"):
        for match in _SAID.finditer(passage.text):
            yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Số đơn giảm -{{ 5|number }} đơn so với cùng kỳ.", "found": "giảm -5"}
RULE = Rule("TEXT-SIGN-DOUBLED", "warning", findings, BROKEN)
