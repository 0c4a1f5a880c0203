"""TEXT-TONE-MISPLACED: a tone mark stands over a vowel that does not bear it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.tones import righted

_WORD = re.compile(r"[^\W\d_]+")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the syllables with their right spelling."""
    for passage in narrative.passages:
        words = set(_WORD.findall(passage.text))
        for match in _WORD.finditer(passage.text) if any(righted(word) != word for word in words) else ():
            if (right := righted(match[0])) != match[0]:
                yield from RULE.at(passage, match.start(), match.end(), right=right)


BROKEN = {"body": "Đã trích lập qũy khen thưởng của cơ quan.", "found": "qũy"}
RULE = Rule("TEXT-TONE-MISPLACED", "warning", findings, BROKEN)
