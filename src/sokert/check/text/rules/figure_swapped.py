"""TEXT-FIGURE-SWAPPED: a figure typed by hand has two digits of its metric swapped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sokert.check.text.explained import is_old, shuffled, swapped
from sokert.check.text.mentions import Mention, contradictions
from sokert.check.text.narrative import Narrative
from sokert.check.text.numerals import Numeral
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.models import Metric
from sokert.vietnamese.figures import figure


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the typed figures that are a metric's with two digits swapped."""
    likely: dict[tuple[str, int], list[Metric]] = {}
    for metric in narrative.report.metrics if narrative.report else ():
        if not metric.value.is_nan():
            likely.setdefault(shuffled(metric.value), []).append(metric)
    named = {(one.passage, one.numeral.start): one.metric for one in contradictions(narrative.mentions) if is_swap(one)}
    for passage, numerals in narrative.numerals if likely else ():
        for numeral in numerals:
            meant = named.get((passage, numeral.start)) or _alone(narrative, numeral, likely)
            if meant:
                facts = {"name": meant.name, "metric": meant.code, "right": figure(meant)}
                yield from RULE.at(passage, numeral.start, numeral.end, RULE.level, 1, **facts)


def is_swap(mention: Mention) -> bool:
    """Return whether a figure beside a metric's name is the metric's with two digits swapped."""
    same_unit = not mention.unit and not is_old(mention.metric, mention.given)
    return same_unit and swapped(mention.numeral.value, mention.metric.value)


def _alone(narrative: Narrative, numeral: Numeral, likely: Mapping[tuple[str, int], list[Metric]]) -> Metric | None:
    """Return the one metric of its unit that a figure is but for two digits; None where some metric explains it."""
    if numeral.code is not None or not numeral.counts or narrative.explains(numeral.value, 0):
        return None
    near = [
        metric
        for metric in likely.get(shuffled(numeral.value), ())
        if swapped(numeral.value, metric.value) and numeral.unit.lower().startswith((metric.unit or "").lower())
    ]
    return near[0] if len(near) == 1 else None


BROKEN = {"body": "Văn phòng xử lý 20.780 văn bản đến.", "found": "20.780"}
RULE = Rule("TEXT-FIGURE-SWAPPED", "error", findings, BROKEN)
