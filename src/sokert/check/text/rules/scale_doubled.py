"""TEXT-SCALE-DOUBLED: a full number carries a scale word as well, or a scale word stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

LARGEST = 10**16  # đồng: about what the whole country earns in a year
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_SAID = re.compile(r"(?P<number>\d{1,3}(?:\.\d{3})+)\s+(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)\b(?! (?:lệ|trọng|suất))")
_TWICE = re.compile(r"\b(nghìn|ngàn|triệu|tỷ|tỉ)\s+\1\b(?! (?:lệ|trọng|suất))")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the figures with a scale too many."""
    for passage in narrative.using(*_SCALES):
        for match in _SAID.finditer(passage.text):
            value, power = int(match["number"].replace(".", "")), _SCALES[match["scale"]]
            if value * 10**power >= LARGEST or (power > 3 and value % 10**power == 0):
                yield from RULE.at(passage, match.start(), match.end(), scale=match["scale"])
        for match in _TWICE.finditer(passage.text):
            yield from RULE.at(passage, match.start(), match.end(), scale=match[1])


BROKEN = {"body": "Tiết kiệm chi {{ 1|number }} tỷ tỷ đồng.", "found": "tỷ tỷ"}
RULE = Rule("TEXT-SCALE-DOUBLED", "error", findings, BROKEN)
