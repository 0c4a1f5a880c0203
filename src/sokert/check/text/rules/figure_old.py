"""TEXT-FIGURE-OLD: a figure typed by hand is the metric's of the same period."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.explained import is_old
from sokert.check.text.mentions import contradictions
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.figures import figure


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the figures of the same period that are told as this one's."""
    for mention in contradictions(narrative.mentions):
        metric, numeral = mention.metric, mention.numeral
        if is_old(metric, mention.given):
            yield from RULE.at(
                mention.passage, numeral.start, numeral.end, name=metric.name, metric=metric.code, right=figure(metric)
            )


BROKEN = {
    "body": "Nhà khách tiếp đón 1.020 lượt khách lưu trú.",
    "found": "1.020",
    "metrics": [
        {"code": "vd_khach", "name": "Lượt khách lưu trú", "value": 1164, "unit": "lượt khách", "previous": 1020}
    ],
}
RULE = Rule("TEXT-FIGURE-OLD", "error", findings, BROKEN)
