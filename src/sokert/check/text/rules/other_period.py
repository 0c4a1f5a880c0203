"""TEXT-OTHER-PERIOD: what was done is told of another half, quarter or month, or of a whole year."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.periods import other_periods
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.periods import gathered, name


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the periods that are not the report's and told as done."""
    period = narrative.period
    for passage, start, end in other_periods(narrative.passages, period) if period else ():
        assert period is not None
        days = passage.text[start:end].lower().startswith("từ")
        right = gathered(*period.window).strip("()").removeprefix("số liệu tính ") if days else name(period)
        yield from RULE.at(passage, start, end, right=right)


BROKEN = {"body": "Trong 6 tháng cuối năm, Văn phòng đã phục vụ chu đáo các hội nghị.", "found": "6 tháng cuối năm"}
RULE = Rule("TEXT-OTHER-PERIOD", "warning", findings, BROKEN)
