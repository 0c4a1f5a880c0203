"""TEXT-MONEY-SIGN: đồng is written by a sign that no law gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SIGN = re.compile(r"(?<![^\W\d_])(?:(?:VN|vn|Vn)[Đđ]|VNd)(?![^\W\d_])|₫")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the signs that are none of the law's."""
    words = {word for word in narrative.vocabulary if _SIGN.fullmatch(word)}
    for passage, own in narrative.words:
        for match in _SIGN.finditer(passage.text) if "₫" in passage.text or not words.isdisjoint(own) else ():
            yield from RULE.at(passage, match.start(), match.end())


BROKEN = {"body": "Kinh phí thực hiện là {{ 35000|number }} VNĐ.", "found": "VNĐ"}
RULE = Rule("TEXT-MONEY-SIGN", "info", findings, BROKEN, manner=True)
