"""TEXT-INCREASED-TIMES: a multiple is said with "tăng gấp"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SAID = re.compile(r"\btăng\s+gấp(?=\s+(?:đôi|ba|rưỡi|bội|nhiều|hơn|gần|\d))", re.IGNORECASE)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield each "tăng gấp"."""
    for passage in narrative.using("gấp"):
        for match in _SAID.finditer(passage.text):
            yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Số lượt truy cập tăng gấp đôi so với cùng kỳ.", "found": "tăng gấp"}
RULE = Rule("TEXT-INCREASED-TIMES", "warning", findings, BROKEN)
