"""The pages of the rules of figures are fresh, in both languages."""

from __future__ import annotations

import pytest

from judges import ROOT
from sokert.check.figures import RULES, pages
from sokert.messages import LANGUAGES

PAGES = {"en": "rules-figures.md", "vi": "rules-figures.vi.md"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_rules_is_fresh(lang: str) -> None:
    assert (ROOT / "docs" / PAGES[lang]).read_text("utf-8") == pages.page(lang), (
        f"write it anew: python -m sokert.check.figures.pages {lang} > docs/{PAGES[lang]}"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_has_its_section_and_says_all_there_is_to_say(lang: str) -> None:
    heads = [line.removeprefix("## ") for line in pages.page(lang).splitlines() if line.startswith("## ")]
    assert heads == [rule.code for rule in RULES]
    for rule in RULES:
        assert len(pages.explained(rule.code, lang).split("\n\n")) == 1 + len(pages.HEADS)
