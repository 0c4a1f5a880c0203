"""TEXT-OTHER-PERIOD: what was done is told of another half, quarter or month, or of a whole year.

What it checks: halves, quarters, months and terms of the report's year (named, or meant where no year is), in
headings of results and in sentences that tell what was done (đã, đạt, kết quả) and compare or plan nothing: a half
other than the report's own, a quarter or a month that is not over with the report's period or was over before it. The
whole year in the same places, where the report's figures are of a part of it; a part of the year in the subject of a
report of the whole. The days in an opening sentence (số liệu tính từ ngày ... đến ngày ...) that are another
period's.
Why: "6 tháng cuối năm" left from the last report turns its results into promises, and "tổng kết năm" over the figures
of half a year halves them.
Right: Trong 6 tháng đầu năm, Văn phòng đã tham mưu 20.870 văn bản, in a report of the first half.
Wrong: Trong 6 tháng cuối năm, Văn phòng đã tham mưu 20.870 văn bản, in the same; Tổng kết công tác năm 2026, in a
report of 2026-H2.
Remedy: name the report's own period, best by its tag; where the figures are the whole year's, `period: 2026`.
"""

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
RULE = Rule("TEXT-OTHER-PERIOD", "warning", __doc__, findings, BROKEN)
