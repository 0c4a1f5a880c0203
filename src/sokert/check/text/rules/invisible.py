"""TEXT-INVISIBLE: a sign that cannot be seen stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SIGNS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the signs that nobody sees."""
    for passage in narrative.passages:
        for match in _SIGNS.finditer(passage.text):
            around = passage.around(*match.span())
            sign = f"U+{ord(match[0]):04X}"
            yield from RULE.at(passage, *match.span(), sign=sign, around=_SIGNS.sub("·", around))


BROKEN = {"body": "Phục vụ chu đáo các hội\u200b nghị.", "found": "\u200b"}
RULE = Rule("TEXT-INVISIBLE", "warning", findings, BROKEN, names=True)
