"""TEXT-NO-SUCH-DAY: a date is not in the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_DAY = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/\-])"
    r"|(?<=ngày )(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2}) năm (?P<y2>(?:19|20)\d\d)"
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the dates that no calendar has."""
    for passage in narrative.passages:
        for match in _DAY.finditer(passage.text):
            day, month, year = (int(match[name] or match[f"{name}2"]) for name in "dmy")
            try:
                date(year, month, day)
            except ValueError:
                yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Hội nghị được tổ chức ngày 31/6/2023.", "found": "31/6/2023"}
RULE = Rule("TEXT-NO-SUCH-DAY", "error", findings, BROKEN)
