"""TEXT-HEDGE-DOUBLED: two hedges stand before one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_NEAR = r"gần|hơn|trên|dưới|khoảng|xấp xỉ"
_ESTIMATED = r"ước(?:\s+(?:đạt|tính|thực hiện|được|có|là)){0,2}"  # before a tag that prints "ước" itself
_SAID = re.compile(
    rf"\b(?:(?:{_NEAR})\s+(?:{_NEAR})|(?:{_NEAR}|{_ESTIMATED}(?:\s+(?:{_NEAR}))?)\s+ước)(?=\s+\d)", re.IGNORECASE
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the hedges that stand before another."""
    for passage in narrative.using("ước", "xấp", *_NEAR.split("|")):
        for match in _SAID.finditer(passage.text):
            yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Đăng tải khoảng {{ tin_bai }} tin bài.", "found": "khoảng gần"}
RULE = Rule("TEXT-HEDGE-DOUBLED", "warning", findings, BROKEN)
