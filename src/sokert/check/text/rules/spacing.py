"""TEXT-SPACING: a blank is missing, stands where none belongs, or a mark stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sokert.check.text.narrative import Narrative
from sokert.check.text.rule import Rule
from sokert.errors import Finding, Term
from sokert.standards.shape import CAPITALS
from sokert.vietnamese.syllables import syllable

# A stop joined to the next word ends a sentence where that begins one: "giữ vững .Học sinh", and no .docx or .NET.
_STOP = rf"\.(?![\w./…])|\.(?=[{CAPITALS}](?:[^\W\d_{CAPITALS}]|[ \u00a0]))(?!Net\b)"
# Each of the two begins with a class of signs, to which the engine skips; what stands before a sign is asked behind it.
_WRONG = re.compile(
    r"[ \u00a0,;:.(](?:(?<=[ \u00a0])(?=[ \u00a0]*[,;:!?.%)])(?:"
    rf"(?<=[\w)\]”].)[ \u00a0]*(?:[,;:!?]|{_STOP})|(?<=\d.)[ \u00a0]*%|(?<=\w.)[ \u00a0]*\))"
    r"|(?<=[,;])(?<![“\"].)(?=[^\W\d_])"
    r"|(?<=[,;:])(?:[ \u00a0]*[,;:!?]|[ \u00a0]+\.(?![.…\w])|\.(?![.…\d]))|(?<=\()(?![,;]\))[ \u00a0,;]*\)"
    rf"|(?<=[^\W\d_{CAPITALS}]\.)(?=[{CAPITALS}][^\W\d_{CAPITALS}]))"
)
_BEFORE = re.compile(r"(?:(?<=[^\w.@/-])|^)[^\W\d_]+$")  # a word of its own, no piece of a name on the web

# Two tags without a blank between them: 5.490 việctăng 0,2%. No syllable begins with a letter and ends so.
_GLUED = re.compile(
    r"(?:(?:tăng|giảm)(?<=[^\W\d_]....)|đạt(?<=[^\W\d_]...)|chiếm(?<=[^\W\d_].....))"
    r"(?= (?:(?:gần|hơn|trên|dưới|khoảng) )?\d)"
)

_ROOM = re.compile(r"[ \u00a0]{3}")  # is left to be filled in by hand
# A line of a program or a formula has marks of its own.
_CODE = re.compile(
    r"[=>&|)/#;{(,?](?:(?<=[!=:<>]=)|(?<=[=/-]>)|(?<=&&)|(?<=\|\|)|(?<=\w\(\))|(?<=</)"
    r"|(?<=\{)(?<![{$]\{)(?!\{|\w+\})|(?<=\w\()\w+,\w+[\[)]|(?<=\w,)\w+_\w|(?<=\?)\w+=)|&#?\w+;"
)
_WORD = 12  # letters and the sign before them: no syllable is longer
_BLANKS = ("__", "..", "…", "}}")  # and so is this


def findings(narrative: Narrative) -> Iterator[Finding]:
    """Yield the marks that stand wrong."""
    for passage in narrative.passages:
        if passage.kind != "cell" and not _CODE.search(passage.text):
            for match in _WRONG.finditer(passage.text):
                before = passage.text[: match.start()]
                if _ROOM.match(match[0]) or before.endswith(_BLANKS) or (match[0] == "." and not _ends(before)):
                    continue
                around = passage.around(match.start(), match.end())
                yield from RULE.at(passage, match.start(), match.end(), around=around, fault=_fault(match[0]))
            for match in _GLUED.finditer(passage.text):
                around, fault = passage.around(match.start(), match.end()), Term("SPACING-GLUED", word=match[0])
                yield from RULE.reported(passage, *match.span(), None, 1, {"around": around, "fault": fault})


def _ends(before: str) -> bool:
    """Return whether a stop that is joined to a capital ends a sentence: behind a syllable, no "TP" or "ThS"."""
    word = _BEFORE.search(before[-_WORD:])
    return word is not None and len(word[0]) > 1 and syllable(word[0])


def _fault(said: str) -> Term:
    """Return what is wrong with a mark: the blank before it, the blank missing behind it, or a second mark."""
    mark = said.strip()
    if mark != said:
        return Term("SPACING-EXTRA", mark=mark)
    return Term("SPACING-MISSING" if len(said) == 1 else "SPACING-DOUBLED", mark=mark)


BROKEN = {"body": "Phối hợp với các xã ,các phòng.", "found": " ,"}
RULE = Rule("TEXT-SPACING", "info", findings, BROKEN, names=True)
