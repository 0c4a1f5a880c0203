"""Writes the page of all rules of words, docs/rules-text.md, from the rules themselves.

python -m sokert.check.text.listing > docs/rules-text.md
python -m sokert.check.text.listing vi > docs/rules-text.vi.md
"""

from __future__ import annotations

import sys

from sokert.check import pages
from sokert.check.text.rules import RULES

HEAD = """# The rules of words

The words of a report are judged as they will be printed: tags filled, loops run. What a tag gave is right by
itself; what was typed by hand is told with file, line and column. The same rules read any Word file; those that
need figures or the names of the agency need the report beside it (`--report`). The page is written by
`python -m sokert.check.text.listing`; a test fails when it is stale.

A rule is switched off for a report (`checks: {off: [CODE]}`), for one metric or one section (`off: [CODE]`), for one
paragraph (`{# sokert: off CODE #}` in it, or on a line of its own before it), or for one call (`--off CODE`). A code
that no rule has is an error, one that silences nothing is told as a note."""


def page(lang: str = "en") -> str:
    """Return the whole page, as Markdown."""
    return pages.page_vi(RULES) if lang == "vi" else pages.page(HEAD, RULES)


if __name__ == "__main__":
    sys.stdout.write(page((sys.argv[1:] or ["en"])[0]))
