"""TEXT-RATE: a rise, fall or progress typed by hand does not follow from its metric.

What it checks: "tăng" or "giảm" with % or điểm phần trăm before "cùng kỳ", and "đạt ...% kế hoạch (dự toán, chỉ tiêu)",
in the sentence after a metric's figure and before the next one's; one of the plans has to agree.
Why: it is the sentence every reader looks for, and it is computed on a scrap of paper.
Right: {{ vb_den }} văn bản đến, {{ vb_den|change }}.
Wrong: {{ vb_den }} văn bản đến, tăng 6,7% so với cùng kỳ, where 12.480 against 11.600 is 7,6%.
Remedy: let the tag compute it: |change, |progress.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rates import wrong_rates
from sokert.check.text.rule import Rule
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the typed rates that the metric before them does not give."""
    for mention, rate in wrong_rates(narrative.mentions):
        yield from RULE.at(
            mention.passage, rate.start, rate.end, name=mention.metric.name, metric=mention.metric.code, sum=rate.sum
        )


BROKEN = {
    "body": "Văn phòng tiếp 12.480 lượt người dân, tăng 6,7% so với cùng kỳ.",
    "found": "6,7%",
    "metrics": [{"code": "vd_dan", "name": "Lượt người dân", "value": 12480, "unit": "lượt người", "previous": 11600}],
}
RULE = Rule("TEXT-RATE", "error", __doc__, findings, BROKEN)
