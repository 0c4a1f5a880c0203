"""Every code a rule can be switched off by, and what each rule says of itself."""

from __future__ import annotations

from sokert.check import figures, pages, text
from sokert.check.form import pages as form_pages
from sokert.standards import RULES

CODES: frozenset[str] = frozenset(
    [rule.code for rule in figures.RULES]
    + [rule.code for rule in text.RULES]
    + [id for rules in RULES.values() for id in rules]
)


def explain(code: str, lang: str | None = "en") -> str:
    """Return what a rule says of itself: what is wrong, then what it checks, why, right, wrong, the remedy.

    >>> print(explain("TEXT-INCREASED-TIMES").splitlines()[0])
    a multiple is said with "tăng gấp"
    >>> explain("ND30-NO-COLON", "vi").splitlines()[0]
    'Sau chữ “Số” có dấu hai chấm.'

    A rule of form says what its clause asks for, in either language. A code without a page gives an empty text.
    """
    told: list[pages.Told] = [*figures.RULES, *text.RULES]
    for rule in told:
        if rule.code == code:
            return f"{pages.title(rule)}\n\n{pages.said(rule)}"
    return form_pages.explained(code, lang)
