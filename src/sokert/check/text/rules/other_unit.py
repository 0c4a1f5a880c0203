"""TEXT-OTHER-UNIT: a body of another place, or another agency, stands where the report's own belongs.

What it checks: bodies (UBND, HĐND, Tỉnh ủy, Văn phòng ...) of a province, district or commune of the report's own level
or above, whose place the report's issuer names otherwise; schools and hospitals of the issuer's own kind with another
name; and who "trân trọng báo cáo". Sentences that tell of working with others (phối hợp, học tập, thăm, các tỉnh ...)
are passed over.
Why: files are copied from the neighbour, and the neighbour's name stays in one sentence.
Right: sự chỉ đạo của UBND tỉnh Bắc Kạn, in a report of an office of that province.
Wrong: sự chỉ đạo của UBND tỉnh Cao Bằng, in the same.
Remedy: write the report's own names; {{ issuer.parent }} never stays behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.names import strangers
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the names that are not the report's own."""
    if narrative.report:
        for passage in (one for one in narrative.passages if not one.unit):
            for stranger in strangers(passage, narrative.report.issuer):
                yield from RULE.at(passage, stranger.start, stranger.end, right=stranger.right)


BROKEN = {
    "body": "Được sự quan tâm chỉ đạo của UBND tỉnh Cao Bằng, công tác có chuyển biến.",
    "found": "UBND tỉnh Cao Bằng",
}
RULE = Rule("TEXT-OTHER-UNIT", "warning", __doc__, findings, BROKEN)
