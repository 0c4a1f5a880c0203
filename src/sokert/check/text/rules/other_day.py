"""TEXT-OTHER-DAY: the day of signing belongs to another report."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding, Place
from sokert.models import Period
from sokert.vietnamese.periods import name

_LATE = datetime.timedelta(183)  # half a year: by then the next report is written
_MONTH = datetime.timedelta(31)  # a report of a month may be signed in its first half: its days often begin before
_HEAD = 15  # passages of a document among which the name of its type stands
_REVIEWED = re.compile(r"sơ kết|tổng kết|kết quả|tình hình|công tác")
_LATER = re.compile(r"giai đoạn|nhiệm kỳ|quyết toán|kiểm toán")
_LONGER = re.compile(rf"{_LATER.pattern}|chiến lược|chương trình|đề án|nghị quyết|phương hướng năm")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the date line, or the report's own day, on which a report of its period is not signed."""
    period, line = narrative.period, narrative.date_line
    if period is None or not _reports(narrative):
        return
    begin, end = _usual(period)
    facts = {"period": name(period), "since": f"{begin:%d/%m/%Y}", "until": f"{end:%d/%m/%Y}"}
    day = narrative.report.date if narrative.report else None
    if line and (line[2] < begin or line[1] > end):
        where = line[0].place(line[0].text.lower().index("ngày"), len(line[0].text))
        yield Finding(RULE.code, {"said": where.text, **facts}, where, RULE.level)
    elif day and not line and not begin <= day <= end:
        yield Finding(RULE.code, {"said": f"{day:%d/%m/%Y}", **facts}, Place(path="date"), RULE.level)


def _usual(period: Period) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day on which a report may well be signed: half of its period is over at least."""
    length = period.ends - period.starts
    return period.starts + (length / 2 if length > _MONTH else 0 * length), period.ends + _LATE


def _reports(narrative: Narrative) -> bool:
    """Return whether a document is a report on its period: a plan comes before it, a strategy's review long after."""
    if narrative.report:
        return not _LATER.search((narrative.report.subject or "").casefold())
    said = [one.text.strip().casefold() for one in narrative.passages[:_HEAD]]
    subject = said[said.index("báo cáo") + 1 :][:1] if "báo cáo" in said else []
    return any(_REVIEWED.search(one) and not _LONGER.search(one) for one in subject)


BROKEN = {
    "document": "An Bình, ngày 05 tháng 7 năm 2025\nBÁO CÁO\nSơ kết công tác 6 tháng đầu năm 2026",
    "found": "ngày 05 tháng 7 năm 2025",
}
RULE = Rule("TEXT-OTHER-DAY", "warning", findings, BROKEN)
