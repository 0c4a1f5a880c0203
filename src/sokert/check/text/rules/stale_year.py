"""TEXT-STALE-YEAR: a year belongs to another report."""

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
RULE = Rule("TEXT-STALE-YEAR", "warning", findings, BROKEN)
