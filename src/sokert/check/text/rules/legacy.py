"""TEXT-LEGACY: text is in an old code, TCVN3 or VNI.

What it checks: paragraphs whose words make Vietnamese syllables only when they are read in TCVN3 (ABC) or VNI.
Why: official text is Unicode (TCVN 6909:2001, QĐ 72/2002/QĐ-TTg); in a Unicode font the old codes cannot be read.
Right: Ủy ban nhân dân tỉnh báo cáo.
Wrong: Uû ban nh©n d©n tØnh b¸o c¸o.
Remedy: put the text as it is told here in its place; in a Word file choose the right font again, then convert.
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.vietnamese.legacy import recognised

_SHOWN = 60  # characters of a paragraph that are told


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the paragraphs in an old code."""
    for passage in narrative.passages:
        if found := recognised(passage.text):
            yield from RULE.at(
                passage, 0, min(len(passage.text), _SHOWN), coding=found.code.upper(), right=found.text[:_SHOWN]
            )


BROKEN = {"body": "Uû ban nh©n d©n tØnh b¸o c¸o kÕt qu¶", "found": "Uû ban nh©n d©n tØnh b¸o c¸o kÕt qu¶"}
RULE = Rule("TEXT-LEGACY", "error", __doc__, findings, BROKEN)
