"""Every code a rule can be switched off by, and what each rule says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sokert import messages
from sokert.check import figures, rule_pages, text
from sokert.check.form import rule_pages as form_rule_pages
from sokert.check.form.rule import LEVELS
from sokert.errors import DataError, Finding, Level, near, takes
from sokert.standards import RULES

CODES: frozenset[str] = frozenset(
    [rule.code for rule in figures.RULES]
    + [rule.code for rule in text.RULES]
    + [id for rules in RULES.values() for id in rules]
)


def level_of(code: str) -> Level:
    """Return how grave a rule is; a code that is no rule's tells of what keeps a call from its end.

    >>> level_of("TEXT-DOUBLED-WORD"), level_of("ND30-MARGIN-LEFT"), level_of("DATA-TAB")
    ('warning', 'error', 'error')
    """
    words: Sequence[rule_pages.Documented] = text.RULES
    own = {rule.code: rule.level for rule in figures.RULES} | {rule.code: rule.level for rule in words}
    lawful = next((rules[code] for rules in RULES.values() if code in rules), None)
    return LEVELS[lawful.level] if lawful else own.get(code, "error")


def explain(code: str, lang: str | None = None) -> str:
    """Return what a code says of itself: what is wrong, then what is checked, why, right, wrong, the remedy.

    >>> print(explain("TEXT-INCREASED-TIMES", "en").splitlines()[0])
    a multiple is said with "tăng gấp"
    >>> print(explain("DATA-TAB", "vi"))
    đầu dòng thụt bằng phím Tab, phải thụt bằng dấu cách
    <BLANKLINE>
    thay phím Tab bằng dấu cách, mỗi cấp hai dấu cách

    Of a code that is no rule's it is what is told when it is met, and what to do. A code that sokert does not have
    raises DataError with the nearest one.
    """
    takes("code", code, str)
    return form_rule_pages.explained(code, lang) or rule_pages.explained(code, lang) or _met(code, lang)


def listing(lang: str | None = None) -> str:
    """Return every rule by its code, with its level and what is wrong where it is met, a line each.

    >>> print(listing("en").splitlines()[0])
    FIGURE-AVERAGE-WINDOW      warning  a stated monthly average is taken over another number of months
    """
    rows = [
        (code, messages.text(f"LEVEL-{level_of(code)}", lang=lang), explain(code, lang).partition("\n")[0])
        for code in sorted(CODES)
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return "\n".join(f"{code:{widths[0]}}  {level:{widths[1]}}  {title}" for code, level, title in rows)


def _met(code: str, lang: str | None) -> str:
    """Return what is told where a code is met, its facts left open, and what to do.

    What only a reader of this needs stands under `CODE.more`: how a figure is written, where a finding names the one
    that is meant.
    """
    known = messages.catalogue(messages.language(lang))
    if code not in known or not re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)+", code):
        codes = [name for name in (*CODES, *known) if re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)+", name)]
        raise DataError(Finding("CHECK-UNKNOWN-CODE", {"given": code, "near": near(code, sorted(codes))}))
    sentences = filter(None, (known[code], known.get(f"{code}.hint"), known.get(f"{code}.more")))
    return "\n\n".join(filter(str.strip, map(messages.left_open, sentences)))
