"""TEXT-STALE-YEAR: a year belongs to another report.

What it checks: years that the narrative names before the report's own. A warning where the words can only mean the
report's own period or the one it is compared with: a period with its year, "cùng kỳ năm", a plan that is being
fulfilled, a heading. A note elsewhere. Citations of documents and laws, terms, stages, school years, and what is told
of last year alone (tổng kết, quyết toán, xếp loại, chuyển sang) are passed over.
Why: reports are written over last year's file, and a year that stays behind is seen by every reader but the writer.
Right: tăng 7,6% so với cùng kỳ năm 2022, in a report of 2023.
Wrong: tăng 7,6% so với cùng kỳ năm 2021, in a report of 2023.
Remedy: write the year that is meant; a tag such as period.same_period never stays behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.check.text.years import years
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the years that stayed behind."""
    period = narrative.period
    for passage in narrative.passages if period else ():
        assert period is not None
        for year in years(passage, period):
            yield from RULE.at(
                passage,
                year.start,
                year.end,
                None if year.sure else "info",
                period=str(period.year),
                right=str(year.right),
            )


BROKEN = {"body": "Số cuộc họp bằng cùng kỳ năm 2021.", "found": "2021"}
RULE = Rule("TEXT-STALE-YEAR", "warning", __doc__, findings, BROKEN)
