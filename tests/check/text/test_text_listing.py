"""The pages of the rules of words are fresh in both languages, and no rule is forgotten."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import sokert
from judges import ROOT
from sokert import messages
from sokert.check.text import RULES, listing


@pytest.mark.parametrize(("lang", "name"), [("en", "rules-text.md"), ("vi", "rules-text.vi.md")])
def test_the_page_of_rules_is_fresh(lang: str, name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == listing.page(lang), (
        f"write it anew: python -m sokert.check.text.listing {lang} > docs/{name}"
    )


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_rule_has_its_section(lang: str) -> None:
    heads = [line.removeprefix("## ") for line in listing.page(lang).splitlines() if line.startswith("## ")]
    assert heads == [rule.code for rule in RULES]


def test_every_rule_explains_itself_in_vietnamese_under_the_same_heads_and_no_other_is_there() -> None:
    file = Path(messages.__file__).with_name("locale") / "words.vi.toml"
    assert set(tomllib.loads(file.read_text("utf-8"))) == {"page", *(rule.code for rule in RULES)}
    for rule in RULES:
        heads = [part.partition(": ")[0] for part in sokert.explain(rule.code, "vi").split("\n\n")[1:]]
        assert heads == ["Kiểm tra", "Vì sao", "Đúng", "Sai", "Cách sửa"], rule.code
