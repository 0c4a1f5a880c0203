"""TEXT-FIGURE: a figure typed by hand is not that of the metric it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sokert.check.text.directions import planned
from sokert.check.text.explained import is_old
from sokert.check.text.mentions import contradictions
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.check.text.rules.figure_swapped import is_swap
from sokert.errors import Finding
from sokert.models import Report
from sokert.vietnamese.figures import figure, with_unit


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the typed figures that contradict their metric in no way that has a rule of its own."""
    for mention in contradictions(narrative.mentions):
        metric, numeral = mention.metric, mention.numeral
        if is_old(metric, mention.given) or is_swap(mention):
            continue
        facts = {"name": metric.name, "metric": metric.code, "right": figure(metric)}
        if mention.unit:
            facts |= {"given": mention.passage.text[numeral.start : mention.end], "right": with_unit(metric)}
        for finding in RULE.at(mention.passage, numeral.start, mention.end, RULE.level, 1, **facts):
            yield replace(finding, sentence="SAID-FIGURE-UNIT" if mention.unit else "")

    if narrative.report:
        yield from _plans(narrative, narrative.report)


def _plans(narrative: Narrative, report: Report) -> Iterator[Finding]:
    """Yield the plans that stand behind "đạt", each with the word that was typed."""
    for passage, numerals in narrative.numerals:
        for one, metric in planned(passage, numerals, report):
            start, facts = one.start - len("đạt "), {"name": metric.name, "metric": metric.code}
            facts |= {"given": passage.text[one.start : one.end], "right": figure(metric)}
            found = RULE.at(passage, start, one.end, "warning", 1, **facts)
            yield from (replace(finding, sentence="SAID-PLAN-REACHED") for finding in found)


BROKEN = {"body": "Văn phòng xử lý 21.500 văn bản đến.", "found": "21.500"}
RULE = Rule("TEXT-FIGURE", "error", findings, BROKEN)
