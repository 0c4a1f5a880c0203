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
    wrong = {word: right for word in narrative.vocabulary if (right := righted(word)) != word}
    for passage in narrative.holding(wrong):
        for match in _WORD.finditer(passage.text):
            if match[0] in wrong:
                yield from RULE.at(passage, match.start(), match.end(), right=wrong[match[0]])


BROKEN = {"body": "Đã trích lập qũy khen thưởng của cơ quan.", "found": "qũy"}
RULE = Rule("TEXT-TONE-MISPLACED", "warning", findings, BROKEN, names=True)
