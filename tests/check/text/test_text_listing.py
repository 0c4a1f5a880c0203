"""The page of the rules of words is fresh."""

from __future__ import annotations

from judges import ROOT
from sokert.check.text import RULES, listing


def test_the_page_of_rules_is_fresh() -> None:
    assert (ROOT / "docs" / "rules-text.md").read_text("utf-8") == listing.page(), (
        "write it anew: python -m sokert.check.text.listing > docs/rules-text.md"
    )


def test_every_rule_has_its_section() -> None:
    heads = [line.removeprefix("## ") for line in listing.page().splitlines() if line.startswith("## ")]
    assert heads == [rule.code for rule in RULES]
