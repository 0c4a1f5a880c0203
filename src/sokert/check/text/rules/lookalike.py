"""TEXT-LOOKALIKE: a letter of another alphabet looks like one of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.legacy import recognised

_WORD = re.compile(r"[^\W\d_]+")
_ALIEN = re.compile("[\u0370-\u03ff\u0400-\u04ff\u00d0\u00f0\u0189]")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏẠ-ỹ]")
_ALWAYS = re.compile("[\u00d0\u00f0\u0189]")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the words that mix alphabets."""
    for passage in narrative.passages:
        if not _ALIEN.search(passage.text) or recognised(passage.text):
            continue
        for match in _WORD.finditer(passage.text):
            sign = _ALIEN.search(match[0])
            if sign and (_ALWAYS.search(match[0]) or _LATIN.search(match[0])):
                yield from RULE.at(passage, match.start(), match.end(), sign=f"U+{ord(sign[0]):04X}")


BROKEN = {"body": "Đại hội \u00d0oàn Thanh niên thành công.", "found": "\u00d0oàn"}
RULE = Rule("TEXT-LOOKALIKE", "warning", findings, BROKEN, names=True)
