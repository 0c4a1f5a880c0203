"""What a sentence of form must be: whole, with nothing empty in it and, in Vietnamese, no foreign word."""

from __future__ import annotations

import re

from sokert import messages
from sokert.errors import Finding
from sokert.messages import Term, Worded
from sokert.vietnamese.syllables import syllable

# What is not Vietnamese in a Vietnamese sentence of form: Word's commands and keys, fonts, kinds of files, units.
COMMANDS = (
    "Layout > Size; Layout > Orientation > Portrait; Layout > Margins > Custom Margins; Home > Font Color > Automatic; "
    "Insert > Page Number > Format Page Numbers > Start at; Number format; Insert > Page Number > Top of Page; "
    "Header & Footer > Different First Page; Header & Footer > Header from Top; Center (Ctrl+E); Justify (Ctrl+J); "
    "(Ctrl+R); Small caps; Home > Line and Paragraph Spacing; Insert > Shapes > Line; Home > Borders > Top Border; "
    "Paragraph > Special > First line; Paragraph > Spacing > After; Paragraph > Line spacing > Single; "
    "Exactly; At least; "
    "Paragraph > Line and Page Breaks > Keep with next; Layout > Breaks > Next Page; "
    "Layout > Repeat Header Rows; View Alt Text; "
    "Review > Language > Set Proofing Language > Vietnamese; (B); (I); (U); Tab; "
    "Times New Roman; .Vn; VNI; sokert fix; .png; JPEG; GIF; BMP; VT; mm; pt; x"
)
FOREIGN = set(re.findall(r"\w+", COMMANDS))


def wrong(said: str) -> str:
    """Return what is wrong with a sentence in either language; empty when nothing is."""
    bare = re.sub(r"“[^”]+”", "“x”", said)
    for sign in ("{", "}", "§", "“”", "()", "(-)", ": ;", "  ", "None", "(1 ", "Term"):
        if sign in bare:
            return sign
    return "" if said == said.strip() and said[-1] not in ":;," else "its ends"


def foreign(said: str, facts: dict[str, object]) -> set[str]:
    """Return the words of a Vietnamese sentence that are not Vietnamese, what it quotes left out."""
    for fact in facts.values():
        if isinstance(fact, str) and not isinstance(fact, Term):
            said = said.replace(fact, "")
    bare = re.sub(r"“[^”]*”|\b[a-zđ]\)", "", said)
    return {word for word in re.findall(r"[^\W\d_]+", bare) if not syllable(word) and word not in FOREIGN}


def ill(finding: Finding) -> list[str]:
    """Return what is wrong with all that is told of a finding: message, hint, what was done, in both languages."""
    found = []
    for lang in messages.LANGUAGES:
        for said in (finding.message(lang), finding.hint(lang) or "no hint:", finding.done(lang)):
            sign = wrong(said) or (lang == "vi" and foreign(said, dict(finding.facts)))
            found += [f"{sign} in {said}"] if sign else []
    return found


def of(saying: Worded) -> Finding:
    """Return a finding that says something, by a rule that has a hint of its own."""
    return Finding("ND30-QH-TEXT", saying.facts, sentence=saying.sentence)
