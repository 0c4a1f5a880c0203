"""Writes the page of all rules of figures, docs/rules-figures.md, from the rules themselves.

python -m sokert.check.figures.listing > docs/rules-figures.md
"""

from __future__ import annotations

import sys

from sokert.check import pages
from sokert.check.figures.rules import RULES

HEAD = """# The rules of figures

A report's figures are judged by each other, exactly, and changed by none of these rules. What cannot be
known from the report is passed over: a hedged figure has no exact value. The page is written by
`python -m sokert.check.figures.listing`; a test fails when it is stale.

Figures of things counted one by one are taken as exact. Money, areas, weights and rates may have been
rounded when they were written, each by half of its last digit; plans are exact. Rounding is half up."""


def page() -> str:
    """Return the whole page, as Markdown."""
    return pages.page(HEAD, RULES)


if __name__ == "__main__":
    sys.stdout.write(page())
