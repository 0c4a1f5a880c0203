"""TEXT-OTHER-PERIOD: what was done is told of another half, quarter or month."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.check.text.years import other_periods
from sokert.errors import Finding
from sokert.vietnamese.periods import name


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the periods that are not the report's and told as done."""
    period = narrative.period
    for passage in narrative.passages if period else ():
        assert period is not None
        for one in other_periods(passage, period):
            yield from RULE.at(passage, one.start, one.end, right=name(period))


BROKEN = {"body": "Trong 6 tháng cuối năm, Văn phòng đã phục vụ chu đáo các hội nghị.", "found": "6 tháng cuối năm"}
RULE = Rule("TEXT-OTHER-PERIOD", "warning", findings, BROKEN)
