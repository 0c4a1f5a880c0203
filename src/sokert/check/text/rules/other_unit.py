"""TEXT-OTHER-UNIT: a body of another place, or another agency, stands where the report's own belongs."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.names import strangers
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the names that are not the report's own."""
    if narrative.report:
        for passage in narrative.passages:
            for stranger in strangers(passage, narrative.report.issuer):
                yield from RULE.at(passage, stranger.start, stranger.end, right=stranger.right)


BROKEN = {
    "body": "Được sự quan tâm chỉ đạo của UBND tỉnh Cao Bằng, công tác có chuyển biến.",
    "found": "UBND tỉnh Cao Bằng",
}
RULE = Rule("TEXT-OTHER-UNIT", "warning", findings, BROKEN)
