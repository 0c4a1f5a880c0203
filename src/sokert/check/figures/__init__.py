"""Judges a report's figures by each other: identities, parts, stated rates, hedges, units.

    check(report)    findings, each with the sum as it was done

What cannot be known from the report is passed over in silence: a hedged figure has no exact value.
"""

from __future__ import annotations

from sokert.check.figures.ledger import Ledger
from sokert.check.figures.rules import RULES
from sokert.errors import Finding
from sokert.models import Report


def check(report: Report) -> tuple[Finding, ...]:
    """Return what is wrong with a report's figures, rule by rule in the order of `docs/rules-figures.md`."""
    ledger = Ledger(report)
    return tuple(finding for rule in RULES for finding in rule.findings(ledger))


__all__ = ["RULES", "check"]
