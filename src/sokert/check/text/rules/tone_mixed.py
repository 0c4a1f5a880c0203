"""TEXT-TONE-MIXED: tone marks stand in two manners.

What it checks: small-letter syllables in oa, oe, uy that carry a tone, in the older manner (hòa, khỏe, thủy) and the
newer (hoà, khoẻ, thuỷ); the rarer of the two is told once, at its first place. Words with capitals may be names and
are passed over, and so is uy after q.
Why: no rule binds a report to either, but the two are different letters for search and sorting.
Right: hòa giải ... thủy lợi.
Wrong: hòa giải ... thuỷ lợi.
Remedy: choose one manner for the whole document: the older is usual in State documents, the newer in the Party's.
"""

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
    for passage in narrative.passages:
        for match in pattern.finditer(passage.text):
            if passage.typed(*match.span()):
                yield passage, *match.span()


BROKEN = {"body": "Tổ chức hòa giải; kiểm tra công trình thuỷ lợi.", "found": "thuỷ"}
RULE = Rule("TEXT-TONE-MIXED", "info", __doc__, findings, BROKEN)
