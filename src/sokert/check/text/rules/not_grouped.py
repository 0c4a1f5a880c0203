"""TEXT-NOT-GROUPED: a figure of four digits and more has no dots between its thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.numerals import numerals
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.numbers import number

_PLAIN = re.compile(r"[1-9]\d{3,}")
_LONG = re.compile(r"[1-9](?<![\w.,/].)(?<!năm .)\d{3}")  # the first sign may be looked for, what is before it not
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOUN = re.compile(
    r"(?:%|đồng|triệu|tỷ|văn bản|hồ sơ|lượt|người|hộ|ha|con|cuộc|vụ|tin|cây|đơn|tấn|học sinh|đại biểu|đoàn viên)"
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the figures without dots."""
    for passage in (one for one in narrative.passages if _LONG.search(one.text)):
        for numeral in numerals(passage):
            said = passage.text[numeral.start : numeral.end]
            if not numeral.counts or not _PLAIN.fullmatch(said) or not _NOUN.match(numeral.unit):
                continue
            if not _YEAR.fullmatch(said) or numeral.unit.startswith(("văn bản", "hồ sơ", "lượt", "đồng")):
                yield from RULE.at(passage, numeral.start, numeral.end, right=number(numeral.value))


BROKEN = {"body": "Văn phòng đã xử lý 20870 văn bản đến.", "found": "20870"}
RULE = Rule("TEXT-NOT-GROUPED", "info", findings, BROKEN, manner=True)
