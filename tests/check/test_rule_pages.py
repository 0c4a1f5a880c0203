"""The pages of the rules of figures and of words are fresh in both languages, and say all there is to say."""

from __future__ import annotations

import pytest

from judges import ROOT
from sokert.check import rule_pages
from sokert.check.figures.levels import ways_of
from sokert.check.form import rule_pages as form_rule_pages
from sokert.messages import LANGUAGES

each_page = pytest.mark.parametrize(
    ("book", "lang", "name"),
    [
        (book, lang, f"rules-{book}{'' if lang == 'en' else f'.{lang}'}.md")
        for book in rule_pages.BOOKS
        for lang in LANGUAGES
    ],
)


@each_page
def test_the_page_of_rules_is_fresh(book: str, lang: str, name: str, request: pytest.FixtureRequest) -> None:
    path = ROOT / "docs" / name
    if request.config.getoption("--accept"):
        path.write_text(rule_pages.page(book, lang), "utf-8")
    assert path.read_text("utf-8") == rule_pages.page(book, lang), (
        "run pytest tests/check/test_rule_pages.py --accept, then read the diff"
    )


@each_page
def test_every_rule_has_its_section_and_no_other_has(book: str, lang: str, name: str) -> None:
    codes = [rule.code for rule in rule_pages.BOOKS[book]]
    heads = [line.removeprefix("## ") for line in rule_pages.page(book, lang).splitlines() if line.startswith("## ")]
    assert heads == codes
    assert [*rule_pages._data(book, lang)] == ["page", *codes]
    for code in codes:
        said = rule_pages.explained(code, lang).split("\n\n")
        assert len(said) == 2 + len(rule_pages.HEADS)
        assert all(part.partition(": ")[2] for part in said[1:]), code


def test_a_rule_tells_at_which_levels_it_is_told_and_when() -> None:
    said = rule_pages.explained("FIGURE-SUM", "en").split("\n\n")[1]
    assert said.startswith(
        "Level: error, warning, info. Metrics and tables: warning where the sum is off by five at most, or "
    )
    assert said.endswith(
        "; else error. Sentences: warning where two swapped digits of a figure of five digits or more "
        "explain it; else info."
    )
    assert rule_pages.explained("FIGURE-CUT", "en").split("\n\n")[1] == "Level: info."
    assert rule_pages.explained("TEXT-STALE-YEAR", "en").split("\n\n")[1] == "Level: warning, info."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_that_can_decide_has_its_words(lang: str) -> None:
    told = {name for rule in rule_pages.BOOKS["figures"] for way in ways_of(rule.code).values() for _, name in way[:-1]}
    words = {key.removeprefix("when-") for key in rule_pages._data("figures", lang)["page"] if key.startswith("when-")}
    assert words == told


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["HD-DRAFT", "ND30-DRAFT", "ND30-SECRET"])
def test_a_rule_whose_family_speaks_of_another_speaks_for_itself(code: str, lang: str) -> None:
    said = form_rule_pages.explained(code, lang)
    family = form_rule_pages._data(lang)["family.party"]
    assert not any(family[head] in said for head in ("checks", "wrong", "remedy"))
    assert not any(form_rule_pages._data(lang)["family.looks"][head] in said for head in ("checks", "wrong", "remedy"))
    assert code == "ND30-SECRET" or f"--off {code}" in said


def test_what_two_guides_ask_otherwise_is_told_of_each() -> None:
    for lang in LANGUAGES:
        first = form_rule_pages.explained("HD-BASIS", lang).splitlines()[0]
        assert "Hướng dẫn 36" in first
        assert "Hướng dẫn 05" in first
    assert "Hướng dẫn" not in form_rule_pages.explained("HD-STAR", "en").splitlines()[0]
