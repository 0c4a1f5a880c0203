"""TEXT-FIGURE: a figure typed by hand is not that of the metric it names."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.known import is_old, swapped
from sokert.check.text.mentions import contradictions
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.figures import figure


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the typed figures that contradict their metric in no way that has a rule of its own."""
    for mention in contradictions(narrative.mentions):
        metric, numeral = mention.metric, mention.numeral
        if not (is_old(metric, numeral.value) or swapped(numeral.value, metric.value)):
            yield from RULE.at(
                mention.passage, numeral.start, numeral.end, name=metric.name, metric=metric.code, right=figure(metric)
            )


BROKEN = {"body": "Văn phòng xử lý 21.500 văn bản đến.", "found": "21.500"}
RULE = Rule("TEXT-FIGURE", "error", findings, BROKEN)
