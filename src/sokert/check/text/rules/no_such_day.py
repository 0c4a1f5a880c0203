"""TEXT-NO-SUCH-DAY: a date is not in the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_YEAR = r"(?:19|20)\d\d"
# Begins with a class of signs, to which the engine skips; what stands before a sign is asked behind it.
_DAY = re.compile(rf"\d(?:(?<![\d/].)\d?/\d{{1,2}}/{_YEAR}(?![\d/\-])|(?<=ngày .)\d? tháng \d{{1,2}} năm {_YEAR})")
_NUMBER = re.compile(r"\d+")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the dates that no calendar has."""
    for passage in narrative.passages:
        for match in _DAY.finditer(passage.text):
            day, month, year = map(int, _NUMBER.findall(match[0]))
            try:
                date(year, month, day)
            except ValueError:
                yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Hội nghị được tổ chức ngày 31/6/2023.", "found": "31/6/2023"}
RULE = Rule("TEXT-NO-SUCH-DAY", "error", findings, BROKEN)
