"""TEXT-CLAUSE-TWICE: a clause or a whole paragraph was pasted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Passage
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_CLAUSE = re.compile(r"[^,;.:()]+")
_LINK = re.compile(r"\(?(?:ban hành )?kèm theo\b")  # every annex has it by the decree
_MOVED = re.compile(r"(?:tăng|giảm|bằng|đạt|vượt)\s+\d", re.IGNORECASE)  # two figures may move alike
_NEAR, _FAR = 7, 20  # words of a clause that comes again at once, and elsewhere in the paragraph
_PARAGRAPH_NEAR, _PARAGRAPH_FAR, _APART = 15, 40, 3  # the same of paragraphs, and how many between are near


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield what comes again."""
    seen: dict[str, int] = {}
    for at, passage in enumerate(narrative.passages):
        whole = _plain(passage.text)
        if _LINK.match(whole):
            continue
        least = _PARAGRAPH_NEAR if at - seen.get(whole, -9) <= _APART else _PARAGRAPH_FAR
        if passage.kind == "body" and whole in seen and len(whole.split()) >= least:
            yield from RULE.at(passage, 0, len(passage.text))
        else:
            yield from _clauses(passage)
        seen[whole] = at


def _clauses(passage: Passage) -> Iterator[Finding]:
    own: list[str] = []
    for match in _CLAUSE.finditer(passage.text):
        clause = _plain(match[0])
        least = _NEAR if clause in own[-1:] else _FAR
        if clause in own and len(clause.split()) >= least and not _MOVED.match(clause):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield from RULE.at(passage, start, start + len(match[0].strip()))
        own.append(clause)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" ./-")


_SAID = "đã hướng dẫn các đơn vị lập danh mục hồ sơ"
BROKEN = {"body": f"Văn phòng {_SAID}, Văn phòng {_SAID}.", "found": f"Văn phòng {_SAID}"}
RULE = Rule("TEXT-CLAUSE-TWICE", "warning", findings, BROKEN)
