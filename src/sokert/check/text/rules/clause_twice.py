"""TEXT-CLAUSE-TWICE: a clause or a whole paragraph was pasted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.passage import Passage
from sokert.check.text.rule import Rule
from sokert.errors import Finding

_CLAUSE, _SENTENCE = re.compile(r"[^,;.:()]+"), re.compile(r"[^.]+")
_LINK = re.compile(r"\(?(?:ban hành )?kèm theo\b")  # every annex has it by the decree
_MOVED = re.compile(r"(?:tăng|giảm|bằng|đạt|vượt)\s+\d", re.IGNORECASE)  # two figures may move alike
# Each article of a regulation, each form and annex stands for itself, and says what another said.
_ARTICLE = re.compile(r"“?điều \d+[a-zđ]?\s*[.:]")
_BEGINS = re.compile(rf"{_ARTICLE.pattern}|(?:mẫu|biểu|phụ lục)(?: số)? [\divxlc]+|[“\"]?mẫu\b.{{0,12}}$")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]? ")  # so does each clause of a regulation
_PROCEDURE = re.compile(r"[\d.]* ?trình tự thực hiện\b")
_FEW, _SEVERAL = (
    3,
    1,
)  # articles of a document that is no regulation but a decision, procedures of one that tells of one
_ENDS = " ./-"
_NEAR, _FAR = 7, 20  # words of a clause that comes again at once, and of a sentence that comes again in the paragraph
_PARAGRAPH_NEAR, _PARAGRAPH_FAR, _APART = 15, 40, 3  # the same of paragraphs, and how many between are near


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield what comes again."""
    plain = [_plain(passage.text) for passage in narrative.passages]
    articles, procedures = (sum(bool(kind.match(whole)) for whole in plain) for kind in (_ARTICLE, _PROCEDURE))
    regulates = articles > _FEW or procedures > _SEVERAL
    seen: dict[str, int] = {}
    for at, (whole, passage) in enumerate(zip(plain, narrative.passages, strict=True)):
        if regulates and (_BEGINS.match(whole) or (_NUMBERED.match(whole) and whole not in seen)):
            seen.clear()
        if _LINK.match(whole):
            continue
        least = _PARAGRAPH_NEAR if at - seen.get(whole, -9) <= _APART else _PARAGRAPH_FAR
        if passage.kind == "body" and whole in seen and len(whole.split()) >= least:
            yield from RULE.at(passage, 0, len(passage.text))
        elif _comes_again(whole):
            yield from _said_again(passage)
        seen[whole] = at


def _comes_again(whole: str) -> bool:
    """Return whether a clause stands twice in a paragraph: quick, and never less."""
    clauses = [clause.strip(_ENDS) for clause in _CLAUSE.findall(whole)]
    return len(set(clauses)) < len(clauses)


def _said_again(passage: Passage) -> Iterator[Finding]:
    """Yield a clause that comes again at once, and a sentence that comes again."""
    before, end, sentences = "", "", set[str]()
    for match in _CLAUSE.finditer(passage.text):
        clause, stop = _plain(match[0]), passage.text[match.end() : match.end() + 1]
        if clause == before and stop in ("", ".", end) and len(clause.split()) >= _NEAR and not _MOVED.match(clause):
            yield from _at(passage, match)
        before, end = clause, stop
    for match in _SENTENCE.finditer(passage.text):
        sentence = _plain(match[0])
        if sentence in sentences and len(sentence.split()) >= _FAR:
            yield from _at(passage, match)
        sentences.add(sentence)


def _at(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    yield from RULE.at(passage, start, start + len(match[0].strip()))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_ENDS)


_SAID = "đã hướng dẫn các đơn vị lập danh mục hồ sơ"
BROKEN = {"body": f"Văn phòng {_SAID}, Văn phòng {_SAID}.", "found": f"Văn phòng {_SAID}"}
RULE = Rule("TEXT-CLAUSE-TWICE", "warning", findings, BROKEN)
