"""TEXT-NAME-BY-DATE: a name was no longer in use in the report's period."""

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
RULE = Rule("TEXT-NAME-BY-DATE", "warning", findings, BROKEN, names=True)
