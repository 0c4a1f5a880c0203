"""The pages of rules are fresh in both languages, and no rule is forgotten."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sokert import messages
from sokert.check.form import rule_pages
from sokert.check.form.rules import FAMILIES, RULES
from sokert.check.form.unchecked import UNCHECKED
from sokert.standards import RULES as STANDARDS

DOCS = Path(__file__).parents[2] / "docs"
KNOWN = {id for rules in STANDARDS.values() for id in rules}


@pytest.mark.parametrize(("lang", "name"), [("en", "rules.md"), ("vi", "rules.vi.md")])
def test_the_page_of_rules_is_fresh(lang, name, request):
    if request.config.getoption("--accept"):
        (DOCS / name).write_text(rule_pages.page(lang), "utf-8")
    assert (DOCS / name).read_text("utf-8") == rule_pages.page(lang), (
        "run pytest tests/check/test_listing.py --accept, then read the diff"
    )


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_rule_is_checked_or_says_why_not(standard):
    checked = {rule.id(standard) for rule in RULES} - {""}
    assert set(STANDARDS[standard]) - checked - set(UNCHECKED) == set()
    assert not checked & set(UNCHECKED)


def test_every_check_answers_for_a_rule_of_some_standard():
    assert {id for rule in RULES for id in (rule.state, rule.party) if id} <= KNOWN
    assert all(rule.state.startswith("ND30-") or not rule.state for rule in RULES)
    assert all(rule.party.startswith("HD-") or not rule.party for rule in RULES)


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_rule_has_a_page(lang):
    heads = rule_pages._data(lang)["page"]
    for id in sorted(KNOWN):
        said = rule_pages.explained(id, lang).split("\n\n")
        wanted = ["left"] if id in UNCHECKED else ["checks", "why", "right", "wrong", "remedy"]
        wanted += ["clause"] * sum(bool(id in rules and rules[id].citation) for rules in STANDARDS.values())
        assert [part.partition(": ")[0] for part in said[1:]] == [heads[head] for head in wanted], id
        assert said[0], id
        assert all(part.partition(": ")[2] for part in said[1:]), id


def test_the_vietnamese_page_is_in_the_law_s_words():
    said = rule_pages.explained("ND30-MARGIN-LEFT", "vi")
    assert said.startswith("Lề trái từ 30 đến 35 mm, kể cả lề đóng gáy.\n\nKiểm tra: khổ giấy và lề")
    assert said.endswith("Điều khoản: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3")


def test_a_code_that_is_no_rule_of_form_has_no_page():
    assert rule_pages.explained("DATA-KEY") == ""


def test_both_languages_hold_the_same_pages():
    data = [
        tomllib.loads(Path(messages.__file__).with_name("locale").joinpath(f"rules.{lang}.toml").read_text("utf-8"))
        for lang in messages.LANGUAGES
    ]
    assert data[0]["family"].keys() == data[1]["family"].keys() == FAMILIES.keys()
    assert data[0]["page"].keys() == data[1]["page"].keys()
    assert data[0]["title"].keys() == KNOWN
