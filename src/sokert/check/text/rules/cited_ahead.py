"""TEXT-CITED-AHEAD: a document is cited that is dated later than the one that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_CITED = re.compile(
    r"\bsố:? ?\d+[\w/.&-]*/[\w-]+,? ngày "
    r"(?P<whole>(?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>20\d\d))(?![\d/])"
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the dates that lie ahead."""
    own = narrative.signed
    for passage in narrative.passages if own else ():
        for match in _CITED.finditer(passage.text):
            try:
                cited = date(*(int(match[name]) for name in "ymd"))
            except ValueError:
                continue  # no such day: another rule's
            if own and cited > own:
                yield from RULE.at(passage, match.start("whole"), match.end("whole"), own=f"{own:%d/%m/%Y}")


BROKEN = {
    "document": "An Bình, ngày 05 tháng 7 năm 2026\nThực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2027 của tỉnh.",
    "found": "05/01/2027",
}
RULE = Rule("TEXT-CITED-AHEAD", "warning", findings, BROKEN)
