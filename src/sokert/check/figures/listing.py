"""Writes the page of all rules of figures, docs/rules-figures.md, from the rules themselves.

python -m sokert.check.figures.listing > docs/rules-figures.md
"""

from __future__ import annotations

import sys

from sokert.check.figures.rule import Rule
from sokert.check.figures.rules import RULES

HEAD = """# The rules of figures

A report's figures are judged by each other, exactly, and changed by none of these rules. What cannot be
known from the report is passed over: a hedged figure has no exact value. The page is written by
`python -m sokert.check.figures.listing`; a test fails when it is stale.

Figures of things counted one by one are taken as exact. Money, areas, weights and rates may have been
rounded when they were written, each by half of its last digit; plans are exact. Rounding is half up."""


def page() -> str:
    """Return the whole page, as Markdown."""
    rows = [f"| [{rule.code}](#{rule.code.lower()}) | {rule.level} | {_title(rule)} |" for rule in RULES]
    table = "\n".join(["| code | level | what is wrong |", "|---|---|---|", *rows])
    return "\n\n".join([HEAD, table, *map(_section, RULES)]) + "\n"


def _title(rule: Rule) -> str:
    """Return what is wrong when a rule is broken, from the first line of its page."""
    return (rule.page or "").splitlines()[0].partition(": ")[2].rstrip(".")


def _section(rule: Rule) -> str:
    """Return a rule's own page."""
    said = (rule.page or "").strip().partition("\n\n")[2]
    for head in ("What it checks:", "Why:", "Right:", "Wrong:", "Remedy:"):
        said = said.replace(f"\n{head}", f"\n\n{head}", 1)
    return f"## {rule.code}\n\nLevel: {rule.level}. What is wrong: {_title(rule)}.\n\n{said}"


if __name__ == "__main__":
    sys.stdout.write(page())
