"""TEXT-FIGURE-SWAPPED: a figure typed by hand has two digits of its metric swapped."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.explained import shuffled, swapped
from sokert.check.text.narrative import Narrative
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
    for passage, numerals in narrative.numerals if likely else ():
        for numeral in numerals:
            if numeral.code is not None or not numeral.counts or narrative.explains(numeral.value, 0):
                continue
            near = [
                metric
                for metric in likely.get(shuffled(numeral.value), ())
                if swapped(numeral.value, metric.value) and numeral.unit.lower().startswith((metric.unit or "").lower())
            ]
            if len(near) == 1:
                yield from RULE.at(
                    passage, numeral.start, numeral.end, name=near[0].name, metric=near[0].code, right=figure(near[0])
                )


BROKEN = {"body": "Văn phòng xử lý 20.780 văn bản đến.", "found": "20.780"}
RULE = Rule("TEXT-FIGURE-SWAPPED", "error", findings, BROKEN)
