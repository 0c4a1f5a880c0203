"""TEXT-TYPED-NUMBER: a title of a section, a group or an annex brings its number along, and gets another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Passage
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_STOP = "[.:)–-]"
_NUMBER = re.compile(
    rf"(?:(?i:phần)\s+(?:(?:[IVX]+|\d{{1,2}})\b\s*{_STOP}?|(?i:thứ)\s+\w+\s*{_STOP}?|(?i:nhất|hai|ba|tư)\s*{_STOP})"
    r"|(?:[IVX]{1,5}|\d{1,2}|[A-Za-zĐđ])\s*[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?)\s+(?=\S)"
)
_OF_ANNEX = re.compile(rf"(?i:phụ lục)\s+(?:(?i:số)\s+)?(?:[IVX]{{1,5}}|\d{{1,2}}|[A-ZĐ])\b\s*{_STOP}?\s+(?=\S)")
_GROUP = re.compile(r"metrics\[\d+\]\.(?:group|above\[\d+\])|annexes\[\d+\]\.groups.+")
_NAMES = ("issuer.", "addressees[")  # titles that are not numbered
_ANNEX = re.compile(r"annexes\[\d+\]\.title")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the numbers that are typed before what a report numbers itself: titles, groups of figures, annexes."""
    if narrative.report is None or narrative.printed:
        return  # in a finished file they stand as they were printed
    for passage in narrative.with_names.passages:
        match = _number(passage)
        if match and passage.typed(0, 1):
            yield from RULE.at(passage, 0, len(match[0].rstrip()))


def _number(passage: Passage) -> re.Match[str] | None:
    way = passage.place(0, 1).path
    if _ANNEX.fullmatch(way):
        return _OF_ANNEX.match(passage.text) or _NUMBER.match(passage.text)
    is_numbered = _GROUP.fullmatch(way) or (passage.kind == "title" and not way.startswith(_NAMES))
    return _NUMBER.match(passage.text) if is_numbered else None


BROKEN = {"body": "## 1. Kết quả\n\nĐã xử lý xong.", "found": "1."}
RULE = Rule("TEXT-TYPED-NUMBER", "warning", findings, BROKEN)
