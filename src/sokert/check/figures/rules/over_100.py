"""FIGURE-OVER-100: a rate or share is over 100%.

What it checks: metrics in per cent, and stated shares that are right by their pair. Growth, indices, progress
and occupied beds may pass 100; a name that says so is let through.
Why: no more than all dossiers can be on time.
Right: 99,8%.
Wrong: 102,3% hồ sơ đúng hạn.
Remedy: look whether the pair is turned round or the base is another one; leave it where more than all is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.figures import is_percent
from sokert.vietnamese.numbers import number

MAY_PASS = re.compile(
    "so với|tăng|giảm|tốc độ|chỉ số|công suất|kế hoạch|dự toán|chỉ tiêu|hoàn thành|thực hiện|vượt", re.IGNORECASE
)


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rates and shares over 100."""
    for metric in ledger.metrics:
        over = metric.unit != "‰" and is_percent(metric) and metric.exact is not None and metric.value > 100
        if over and not MAY_PASS.search(metric.name):
            yield RULE.at(metric, given=number(metric.value))
    for judgement in ledger.wrong("right", "share"):
        metric = judgement.metric
        if judgement.stated.value > 100 and not metric.part_of and not MAY_PASS.search(metric.name):
            yield RULE.at(metric, given=number(judgement.stated.value))


BROKEN = {"metrics": [{"code": "vd_ty_le", "name": "Tỷ lệ đúng hạn", "value": "102.3", "unit": "%", "nature": "rate"}]}
RULE = Rule("FIGURE-OVER-100", "warning", __doc__, findings, BROKEN)
