"""TEXT-NAME-BY-DATE: a name was no longer in use in the report's period.

What it checks: in periods from 01/7/2025 - where a document names none, from the day, month or year of its date line -
districts and their bodies (cấp huyện, UBND huyện, quận, thị xã, thị trấn)
the cities below a province, and the provinces that were merged that day; provinces that have become cities since;
older documents and days before that are cited, articles of law, and associations and companies keep their names, and
"cũ", "nay là", "trước đây", "trước sắp xếp", "sau sắp xếp", "sáp nhập", "đổi tên" beside them pass.
Why: from that day there are 34 provinces and, below them, communes only; old names come in with last year's sentences.
Right: UBND các xã, phường, in a report of the second half of 2025.
Wrong: UBND các huyện, in the same.
Remedy: name the body that took over, or say that the old one is meant (cũ).
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.names import outdated
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding, Term


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the names that were out of use by then, each with the one that took over."""
    if narrative.day:
        for passage in narrative.passages:
            for start, end, since, right in outdated(passage, narrative.day):
                now = right or Term("UNIT-BELOW")
                yield from RULE.at(passage, start, end, since=f"{since:%d}/{since.month}/{since.year}", right=now)


BROKEN = {
    "body": "Văn phòng đã hướng dẫn UBND các huyện thực hiện chế độ báo cáo.",
    "found": "UBND các huyện",
    "period": "2025-H2",
}
RULE = Rule("TEXT-NAME-BY-DATE", "warning", __doc__, findings, BROKEN)
