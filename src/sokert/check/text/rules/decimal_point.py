"""TEXT-DECIMAL-POINT: a figure has a point where the decimal comma belongs, or commas between thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.numbers import number, trimmed

_SAID = re.compile(  # begins with a digit, to which the engine skips; what stands before it is asked behind it
    r"\d(?:(?<![\d.,/].)(?:"
    r"\d*\.\d{1,2}(?=\s?(?:%|(?:tỷ|tỉ|triệu|nghìn|đồng|ha|tấn|tạ|kg|km|m2|m3|điểm phần trăm|lần)\b))"
    r"|\d{0,2}(?:,\d{3}){2,}(?![\d.,/]))"
    r"|(?<![\w.,/-].)(?<!0)(?!(?<=1)9\d\d\.|(?<=2)0\d\d\.)\d{3,8}\.\d{1,2}(?![\w/-]|[.,]\d))"  # 12480.0, of a program
)


_ALONE = re.compile(r"(\d{1,3})\.(\d{2})")


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the figures with a foreign mark."""
    cells = {passage.text for passage in narrative.passages if passage.kind == "cell"}
    for passage in narrative.passages:
        alone = _ALONE.fullmatch(passage.text) if passage.kind == "cell" else None
        if alone and f"{alone[1]}.1" not in cells:
            yield from RULE.at(passage, 0, len(passage.text), right=f"{alone[1]},{alone[2]}")
            continue
        for match in _SAID.finditer(passage.text):
            whole = match[0].partition(".")[0]
            is_long = len(whole) > 3 and "," not in whole
            right = trimmed(number(Decimal(match[0]))) if is_long else match[0].translate(str.maketrans(".,", ",."))
            yield from RULE.at(passage, match.start(), match.end(), right=right)


BROKEN = {"body": "Diện tích rừng trồng đạt 12.5 ha.", "found": "12.5"}
RULE = Rule("TEXT-DECIMAL-POINT", "warning", findings, BROKEN, manner=True)
