"""TEXT-NAME-BY-DATE: a name was no longer in use in the report's period.

What it checks: in periods from 01/7/2025, districts and their bodies (cấp huyện, UBND huyện, quận, thị xã, thị trấn)
and the provinces that were merged that day; "cũ", "trước đây", "trước sắp xếp", "sau sắp xếp", "sáp nhập"
beside them pass.
Why: from that day there are 34 provinces and, below them, communes only; old names come in with last year's sentences.
Right: UBND các xã, phường, in a report of the second half of 2025.
Wrong: UBND các huyện, in the same.
Remedy: name the body that took over, or say that the old one is meant (cũ).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sokert.check.text.names import outdated
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

TWO_LEVELS = date(2025, 7, 1)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the names that went out of use before the period began."""
    if narrative.day and narrative.day >= TWO_LEVELS:
        for passage in narrative.passages:
            for start, end in outdated(passage):
                yield from RULE.at(passage, start, end)


BROKEN = {
    "body": "Văn phòng đã hướng dẫn UBND các huyện thực hiện chế độ báo cáo.",
    "found": "UBND các huyện",
    "period": "2025-H2",
}
RULE = Rule("TEXT-NAME-BY-DATE", "warning", __doc__, findings, BROKEN)
