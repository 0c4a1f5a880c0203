"""TEXT-DECOMPOSED: letters and their marks are stored apart.

What it checks: the text of Word files for letters followed by combining marks (NFD); told once a Word file. A report
file is put together (NFC) when it is read and cannot have them.
Why: such text looks right, and no search finds it.
Right: "hội" in three signs.
Wrong: "hội" in five: h, o, a circumflex, a dot below, i.
Remedy: `sokert fix`, or type the words again with a Unicode keyboard (Unicode dựng sẵn).
"""

from __future__ import annotations

from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the first letter of each paragraph that is stored in parts."""
    for passage in narrative.passages:
        for start, end in passage.decomposed[:1]:
            yield from RULE.at(passage, start, end, times=len(passage.decomposed))


BROKEN = {"document": "Ho\u0323\u0302i nghị giao ban.", "found": "ộ"}
RULE = Rule("TEXT-DECOMPOSED", "warning", __doc__, findings, BROKEN, manner=True)
