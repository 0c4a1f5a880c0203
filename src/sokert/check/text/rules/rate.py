"""TEXT-RATE: a rise, fall, progress or share typed by hand does not follow from its metric."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.figures.findings import facts_of
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.check.text.sums import site_of
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the typed rates, and words of rise and fall, that the metric before them does not give."""
    for claim in narrative.faults:
        if claim.metric and claim.judgement.level:
            site, first = site_of(claim), claim.beside or claim
            metric, said = first.metric or claim.metric, facts_of(first.judgement)
            turned = said["right_way"] and said["way"] != said["right_way"]
            yield from RULE.at(
                site.passage,
                site.start,
                site.end,
                claim.judgement.level,
                sum=said["sum"],
                name=metric.name,
                metric=metric.code,
                way=said["way"] if turned else "",
                right_way=said["right_way"] if turned else "",
                whole=f"{claim.metric.name}: {facts_of(claim.judgement)['sum']}" if claim.beside else "",
            )
    for way in narrative.ways:
        facts = {
            "sum": way.sum,
            "name": way.metric.name,
            "metric": way.metric.code,
            "way": "",
            "right_way": "",
            "whole": "",
        }
        yield from RULE.at(way.passage, way.start, way.end, RULE.level, 1, **facts)


BROKEN = {
    "body": "Văn phòng tiếp 12.480 lượt người dân, tăng 6,7% so với cùng kỳ.",
    "found": "6,7%",
    "metrics": [{"code": "vd_dan", "name": "Lượt người dân", "value": 12480, "unit": "lượt người", "previous": 11600}],
}
RULE = Rule("TEXT-RATE", "error", findings, BROKEN)
