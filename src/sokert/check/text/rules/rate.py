"""TEXT-RATE: a rise, fall, progress or share typed by hand does not follow from its metric.

What it checks: what a sentence says of a metric's figure, typed or given by its tag: tăng, giảm with a figure, % or
điểm phần trăm, gấp ... lần, đạt ...% kế hoạch (dự toán, chỉ tiêu), chiếm ...%. One of several plans has to agree.
Why: it is the sentence every reader looks for, and it is computed on a scrap of paper.
Right: {{ vb_den }} văn bản đến, {{ vb_den|change }}.
Wrong: {{ vb_den }} văn bản đến, tăng 6,7% so với cùng kỳ, where 12.480 against 11.600 is 7,6%.
Remedy: let the tag compute it: |change, |progress, |share.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.check.text.sums import site_of
from sokert.errors import Finding
from sokert.vietnamese.sums import sum_of


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the typed rates that the metric before them does not give."""
    for claim in narrative.faults:
        if claim.metric and claim.judgement.level:
            site, metric = site_of(claim), claim.metric
            level, sum = claim.judgement.level, sum_of(claim.judgement)
            yield from RULE.at(site.passage, site.start, site.end, level, sum=sum, name=metric.name, metric=metric.code)


BROKEN = {
    "body": "Văn phòng tiếp 12.480 lượt người dân, tăng 6,7% so với cùng kỳ.",
    "found": "6,7%",
    "metrics": [{"code": "vd_dan", "name": "Lượt người dân", "value": 12480, "unit": "lượt người", "previous": 11600}],
}
RULE = Rule("TEXT-RATE", "error", __doc__, findings, BROKEN)
