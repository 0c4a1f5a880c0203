"""TEXT-TONE-MIXED: tone marks stand in two manners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Passage
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_ONSET = r"(?<![^\W\d_])(?!q)[bcdđghklmnprstvx]{0,3}"
_OLDER = re.compile(rf"{_ONSET}(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![^\W\d_])")
_NEWER = re.compile(rf"{_ONSET}(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the first word in the rarer manner."""
    older, newer = ([*_met(narrative, pattern)] for pattern in (_OLDER, _NEWER))
    if older and newer:
        rare, usual = (older, newer) if len(older) < len(newer) else (newer, older)
        passage, start, end = rare[0]
        other, begin, stop = usual[0]
        yield from RULE.at(passage, start, end, count=len(rare), other=other.text[begin:stop], others=len(usual))


def _met(narrative: Narrative, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, int, int]]:
    """Yield the typed words of a manner."""
    words = [word for word in narrative.vocabulary if pattern.fullmatch(word)]
    for passage in narrative.holding(words):
        for match in pattern.finditer(passage.text):
            if passage.typed(*match.span()):
                yield passage, *match.span()


BROKEN = {"body": "Tổ chức hòa giải; kiểm tra công trình thuỷ lợi.", "found": "thuỷ"}
RULE = Rule("TEXT-TONE-MIXED", "info", findings, BROKEN, names=True)
