"""TEXT-POINTS: the change of a rate is said in per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_SAID = re.compile(
    r"\bt[ỷỉ] (?:lệ|trọng|suất)\b[^.;%]*?\d%(?!\s*(?:so với )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu))"
    r"(?:\s+(?:xuống|lên|còn|đến|tới)[^.;%\d]{0,25}\d+(?:,\d+)?%)?[^.;%]{0,25}?"  # "từ 2,35% xuống còn 2,01%"
    r"\b(?:tăng|giảm|cao hơn|thấp hơn)\s+(?:gần |hơn |trên |khoảng )?(?P<rate>\d+(?:,\d+)?%)",
    re.IGNORECASE,
)
_RATE = re.compile(r"t[ỷỉ] [lts]", re.IGNORECASE)
_STOP = re.compile(r"(?<!\d)[.;]|[.;](?!\d)")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the changes of rates that are said in per cent."""
    for passage in (one for one in narrative.passages if _RATE.search(one.text)):
        for match in _SAID.finditer(_STOP.sub(";", passage.text)):
            yield from RULE.at(passage, match.start("rate"), match.end("rate"))


BROKEN = {
    "body": "Tỷ lệ giải quyết đúng hạn đạt {{ 99.8|percent }}, tăng 0,6% so với cùng kỳ.",
    "found": "0,6%",
    "metrics": [
        {"code": "vd_han", "name": "Đúng hạn", "value": "99.8", "previous": "99.2", "unit": "%", "nature": "rate"}
    ],
}
RULE = Rule("TEXT-POINTS", "info", findings, BROKEN)
