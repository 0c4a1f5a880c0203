"""The rules of form in the reading order of a document."""

from collections.abc import Mapping
from types import MappingProxyType

from sokert.check.form.rule import Check
from sokert.check.form.rules import (
    access,
    annex,
    body,
    drawn_line,
    head,
    heading,
    looks,
    page,
    page_number,
    party,
    recipient,
    signature,
)

FAMILIES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "page": page.RULES,
        "page_number": page_number.RULES,
        "head": head.RULES,
        "looks": looks.RULES,
        "drawn_line": drawn_line.RULES,
        "body": body.RULES,
        "heading": heading.RULES,
        "signature": signature.RULES,
        "recipient": recipient.RULES,
        "annex": annex.RULES,
        "party": party.RULES,
        "access": access.RULES,
    }
)
RULES: tuple[Check, ...] = tuple(rule for family in FAMILIES.values() for rule in family)

# What `fix` mends; tone marks are moved before the rules are asked.
FIXED = frozenset(id for rule in RULES if rule.fix for id in (rule.state, rule.party) if id) | {"HD-TONE"}
