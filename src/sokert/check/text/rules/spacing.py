"""TEXT-SPACING: a blank is missing, stands where none belongs, or a mark stands twice.

What it checks: a blank before , . ; : ! ? % and the closing bracket; no blank between a comma or semicolon and the next
word; two commas, semicolons, colons or stops in a row, brackets with nothing between them. Dots that stand for what is
left open, and a mark in brackets that a sentence names, as (;), are passed over.
Why: lines break at such places, and a figure parts from its sign; two marks in a row show that something is missing.
Right: 12,5%; các xã, phường.
Wrong: 12,5 %; các xã ,phường.
Remedy: set the blank after the mark, not before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding, Term

_WRONG = re.compile(
    r"(?<=[\w)\]”])[ \u00a0]+[,;:!?%]|(?<=[\w)\]”])[ \u00a0]+\.(?![\w./…])|(?<=\w)[ \u00a0]+\)"
    r"|[,;](?=[^\W\d_])|[,;:][ \u00a0]*[,;:!?]|[,;:][ \u00a0]+\.(?![.\w])|[,;:]\.(?![.\d])|\((?![,;]\))[ \u00a0,;]*\)"
)


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the marks that stand wrong."""
    for passage in narrative.passages:
        if passage.kind != "cell":
            for match in _WRONG.finditer(passage.text):
                around = passage.around(match.start(), match.end())
                yield from RULE.at(passage, match.start(), match.end(), around=around, fault=_fault(match[0]))


def _fault(said: str) -> Term:
    """Return what is wrong with a mark: the blank before it, the blank missing behind it, or a second mark."""
    mark = said.strip()
    if mark != said:
        return Term("SPACING-EXTRA", mark=mark)
    return Term("SPACING-MISSING" if len(said) == 1 else "SPACING-DOUBLED", mark=mark)


BROKEN = {"body": "Phối hợp với các xã ,các phòng.", "found": " ,"}
RULE = Rule("TEXT-SPACING", "info", __doc__, findings, BROKEN)
