"""TEXT-HEDGE-DOUBLED: two hedges stand before one figure.

What it checks: two of gần, hơn, trên, dưới, khoảng, xấp xỉ in a row before a figure; "ước đạt khoảng" passes.
Why: "khoảng hơn 2.600" says both that it was more and that nobody knows.
Right: hơn 2.600 tin bài.
Wrong: khoảng hơn 2.600 tin bài.
Remedy: keep the one that is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SAID = re.compile(
    r"\b(?:gần|hơn|trên|dưới|khoảng|xấp xỉ)\s+(?:gần|hơn|trên|dưới|khoảng|xấp xỉ)(?=\s+\d)", re.IGNORECASE
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the hedges that stand before another."""
    for passage in narrative.passages:
        for match in _SAID.finditer(passage.text):
            yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Đăng tải khoảng {{ tin_bai }} tin bài.", "found": "khoảng gần"}
RULE = Rule("TEXT-HEDGE-DOUBLED", "warning", __doc__, findings, BROKEN)
