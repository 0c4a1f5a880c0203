"""Every code a rule can be switched off by."""

from __future__ import annotations

from sokert.check import figures, text
from sokert.standards import RULES

CODES: frozenset[str] = frozenset(
    [rule.code for rule in figures.RULES]
    + [rule.code for rule in text.RULES]
    + [id for rules in RULES.values() for id in rules]
)
