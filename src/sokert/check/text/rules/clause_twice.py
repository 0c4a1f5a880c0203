"""TEXT-CLAUSE-TWICE: a clause or a whole paragraph was pasted twice.

What it checks: a clause of seven words or more that comes again in the same paragraph, and a paragraph of fifteen words
or more that comes again in the document; tables, the line that binds each annex to its document, and how a figure
moved, are passed over.
Why: it is what remains of copying, and readers see it at once.
Right: each thing is said once.
Wrong: Sở đã hướng dẫn các đơn vị lập danh mục hồ sơ, Sở đã hướng dẫn các đơn vị lập danh mục hồ sơ.
Remedy: take one of the two away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_CLAUSE = re.compile(r"[^,;.:()]+")
_LINK = re.compile(r"\(?(?:ban hành )?kèm theo\b")  # every annex has it by the decree
_MOVED = re.compile(r"(?:tăng|giảm|bằng|đạt|vượt)\s+\d", re.IGNORECASE)  # two figures may move alike
_CLAUSE_WORDS, _PARAGRAPH_WORDS = 7, 15


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield what comes again."""
    seen: set[str] = set()
    for passage in narrative.passages:
        whole = _plain(passage.text)
        if _LINK.match(whole):
            continue
        if passage.kind == "body" and len(whole.split()) >= _PARAGRAPH_WORDS and whole in seen:
            yield from RULE.at(passage, 0, len(passage.text))
            continue
        seen.add(whole)
        own: set[str] = set()
        for match in _CLAUSE.finditer(passage.text):
            clause = _plain(match[0])
            if len(clause.split()) < _CLAUSE_WORDS or _MOVED.match(clause):
                continue
            if clause in own:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield from RULE.at(passage, start, start + len(match[0].strip()))
            own.add(clause)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" ./-")


_SAID = "đã hướng dẫn các đơn vị lập danh mục hồ sơ"
BROKEN = {"body": f"Văn phòng {_SAID}, Văn phòng {_SAID}.", "found": f"Văn phòng {_SAID}"}
RULE = Rule("TEXT-CLAUSE-TWICE", "warning", __doc__, findings, BROKEN)
