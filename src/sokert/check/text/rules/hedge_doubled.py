"""TEXT-HEDGE-DOUBLED: two hedges stand before one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SAID = re.compile(
    r"\b(?:gần|hơn|trên|dưới|khoảng|xấp xỉ)\s+(?:gần|hơn|trên|dưới|khoảng|xấp xỉ)(?=\s+\d)", re.IGNORECASE
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the hedges that stand before another."""
    for passage in narrative.passages:
        for match in _SAID.finditer(passage.text):
            yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Đăng tải khoảng {{ tin_bai }} tin bài.", "found": "khoảng gần"}
RULE = Rule("TEXT-HEDGE-DOUBLED", "warning", findings, BROKEN)
