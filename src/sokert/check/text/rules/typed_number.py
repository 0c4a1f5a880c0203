"""TEXT-TYPED-NUMBER: a title brings its number along, and gets another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_STOP = "[.:)–-]"
_NUMBER = re.compile(
    rf"(?:(?i:phần)\s+(?:(?:[IVX]+|\d{{1,2}})\b\s*{_STOP}?|(?i:thứ)\s+\w+\s*{_STOP}?|(?i:nhất|hai|ba|tư)\s*{_STOP})"
    r"|(?:[IVX]{1,5}|\d{1,2}|[A-Za-zĐđ])\s*[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?)\s+(?=\S)"
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the numbers that are typed before the titles of a report, whose numbers are made."""
    if narrative.report is None or narrative.printed:
        return  # in a finished file they stand as they were printed
    for passage in narrative.passages:
        match = _NUMBER.match(passage.text) if passage.kind == "title" else None
        if match and passage.typed(0, 1):
            yield from RULE.at(passage, 0, len(match[0].rstrip()))


BROKEN = {"body": "## 1. Kết quả\n\nĐã xử lý xong.", "found": "1."}
RULE = Rule("TEXT-TYPED-NUMBER", "warning", findings, BROKEN)
