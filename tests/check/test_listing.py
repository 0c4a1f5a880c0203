"""The page of rules is fresh, and no rule is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from sokert.check.form import listing
from sokert.check.form.rules import RULES
from sokert.check.form.unchecked import UNCHECKED
from sokert.messages import catalogue
from sokert.standards import RULES as STANDARDS

ROOT = Path(__file__).parents[2]


def test_the_page_of_rules_is_fresh():
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == listing.page(), (
        "write it anew: python -m sokert.check.form.listing > docs/rules.md"
    )


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_rule_is_checked_or_says_why_not(standard):
    checked = {rule.id(standard) for rule in RULES} - {""}
    known = set(STANDARDS[standard])
    assert known - checked - set(UNCHECKED) == set()
    # A rule of the later guide has an id the earlier one does not know.
    assert checked <= (known if standard == "nd30" else set(STANDARDS["hd05"]))
    assert not checked & set(UNCHECKED)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_has_its_words(lang):
    ids = {id for rule in RULES for id in (rule.state, rule.party) if id}
    words = catalogue(lang)
    assert [id for id in sorted(ids) if id not in words or f"{id}.hint" not in words] == []


def test_every_family_says_what_why_right_wrong_and_remedy():
    for said in listing._families():
        assert all(word in said for word in ("What", "Why:", "Right:", "Wrong:", "Remedy:")), said[:60]
