"""TEXT-UNCHANGED: a paragraph is the same as in the previous report."""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.form.spelling import fold
from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

FIXED = ("trên đây là",)  # how the last sentence of every report begins
SHORTEST = 15  # words: shorter sentences are the fixed phrases of the kind


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the paragraphs that stood in the previous report."""
    before = {fold(passage.text) for passage in narrative.previous}
    for passage in narrative.passages if before else ():
        text = fold(passage.text)
        is_long = passage.kind == "body" and len(text.split()) >= SHORTEST
        if is_long and text in before and not text.startswith(FIXED):
            yield from RULE.at(passage, 0, _first_words(passage.text))


def _first_words(text: str) -> int:
    """Return where the first words of a paragraph end: enough to find it by."""
    return len(" ".join(text.split(" ")[:8]))


BROKEN = {
    "body": "Cấp ủy đã lãnh đạo, chỉ đạo đảng viên trong cơ quan thực hiện tốt nhiệm vụ chính trị được giao.",
    "previous": "Cấp ủy đã lãnh đạo, chỉ đạo đảng viên trong cơ quan thực hiện tốt nhiệm vụ chính trị được giao.",
    "found": "Cấp ủy đã lãnh đạo, chỉ đạo đảng",
}
RULE = Rule("TEXT-UNCHANGED", "warning", findings, BROKEN)
