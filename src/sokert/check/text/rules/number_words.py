"""TEXT-NUMBER-WORDS: a number in words is not the figure it stands beside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sokert.check.text.mentions import contradictions, mentions
from sokert.check.text.narrative import Narrative
from sokert.check.text.numerals import Numeral, numerals
from sokert.check.text.passage import Passage
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.figures import figure
from sokert.vietnamese.numbers import number, power_of
from sokert.vietnamese.spelled import SPELLED, may_spell, value_of

_BRACKET = re.compile(r"[^().;]{0,40}\(\s*(?:(?:viết |ghi )?bằng chữ\s*:?\s*)?$", re.IGNORECASE)
_UNIT = re.compile(r"\s*([^\d.,;:()]*)")
_OF_OTHERS = re.compile(r"\s*(?!phần (?:trăm|nghìn)\b)\w")  # 40% (hai trăm gam so với ...): how it was reckoned


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the numbers in words that their figure or their metric contradicts."""
    for passage in (passage for passage, words in narrative.words if may_spell(words)):
        figures: tuple[Numeral, ...] | None = None
        for match in SPELLED.finditer(passage.text):
            value = value_of(match[0])
            if value is None:
                continue
            figures = numerals(passage) if figures is None else figures
            beside = _beside(passage, match.start(), figures)
            if beside and beside.unit[:1] in ("%", "‰") and _OF_OTHERS.match(passage.text, match.end()):
                continue
            if beside and value not in _read(beside):
                said = passage.text[beside.start : beside.end]
                yield from RULE.at(passage, match.start(), match.end(), value=number(value), right=said)
            elif not beside and narrative.report and not passage.unit:
                unit = _UNIT.match(passage.text, match.end())
                spelled = Numeral(value, match.start(), match.end(), unit[1].strip() if unit else "", True)
                for mention in contradictions(tuple(mentions([(passage, (spelled,))], narrative.names))):
                    right = figure(mention.metric)
                    yield from RULE.at(passage, *match.span(), value=number(value), right=right)


def _beside(passage: Passage, start: int, figures: tuple[Numeral, ...]) -> Numeral | None:
    """Return the figure whose words these are: the one before the bracket that they open."""
    at = bisect_right(figures, start, key=lambda numeral: numeral.end)
    return figures[at - 1] if at and _BRACKET.fullmatch(passage.text[figures[at - 1].end : start]) else None


def _read(numeral: Numeral) -> set[object]:
    """Return what a figure may be read as: as it stands, or in full where its unit is a scale of money."""
    scales = [" ".join(numeral.unit.lower().split()[:size]) for size in (1, 2, 3)]
    powers = {power for scale in scales if (power := power_of(scale)) is not None}
    return {numeral.value, *(numeral.value * 10**power for power in powers)}


BROKEN = {
    "body": "Kinh phí hỗ trợ {{ 1250000|number }} đồng (Bằng chữ: một triệu hai trăm năm mươi đồng).",
    "found": "một triệu hai trăm năm mươi",
}
RULE = Rule("TEXT-NUMBER-WORDS", "error", findings, BROKEN)
