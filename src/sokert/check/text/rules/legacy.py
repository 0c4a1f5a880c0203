"""TEXT-LEGACY: text is in an old code, TCVN3 or VNI."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.legacy import recognised
from sokert.vietnamese.syllables import syllable

_SIGN = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7]")  # where no word is odd and none holds a sign, none is in an old code
_SHOWN = 60  # characters of a paragraph that are told


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the paragraphs in an old code."""
    odd = {word for word in narrative.vocabulary if not (word.isascii() or syllable(word))}
    for passage in (one for one, words in narrative.words if _SIGN.search(one.text) or not odd.isdisjoint(words)):
        if found := recognised(passage.text):
            yield from RULE.at(
                passage, 0, min(len(passage.text), _SHOWN), coding=found.code.upper(), right=found.text[:_SHOWN]
            )


BROKEN = {"body": "Uû ban nh©n d©n tØnh b¸o c¸o kÕt qu¶", "found": "Uû ban nh©n d©n tØnh b¸o c¸o kÕt qu¶"}
RULE = Rule("TEXT-LEGACY", "error", findings, BROKEN, names=True)
