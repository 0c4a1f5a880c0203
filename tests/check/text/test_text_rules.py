"""Every rule of words: one break gives one finding at its very words, told in both tongues."""

from __future__ import annotations

import re
from functools import cache

import pytest

from check.text.narratives import broken, report_of
from sokert import check
from sokert.check.text import RULES
from sokert.check.text.rule import Rule
from sokert.errors import Finding
from sokert.messages import LANGUAGES, catalogue
from told import as_golden, said

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_the_clean_report_is_silent() -> None:
    assert check(report_of()) == ()


@cache
def found_of(code: str) -> tuple[Finding, ...]:
    return broken(next(rule.broken for rule in RULES if rule.code == code))


@each_rule
def test_one_break_gives_one_finding_at_its_words(rule: Rule) -> None:
    (finding,) = found_of(rule.code)
    assert (finding.code, finding.level) == (rule.code, rule.level)
    assert finding.where.text == rule.broken["found"]


def test_what_is_said_of_each_break_is_the_golden(request: pytest.FixtureRequest) -> None:
    as_golden("words", {rule.code: said(one) for rule in RULES for one in found_of(rule.code)}, request)


@each_rule
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_finding_tells_what_and_what_to_do(rule: Rule, lang: str) -> None:
    (finding,) = found_of(rule.code)
    assert not re.search(r"[{}]", finding.message(lang).replace(rule.broken["found"], ""))
    assert finding.hint(lang)
    assert not re.search(r"[{}](?<!{{)(?<!}})", finding.hint(lang).replace("{{", "").replace("}}", ""))


def test_codes_are_unique_and_every_message_belongs_to_a_rule() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for lang in LANGUAGES:
        told = {
            code.removesuffix(".word").removesuffix(".hint") for code in catalogue(lang) if code.startswith("TEXT-")
        }
        assert told == set(codes)


def test_the_words_around_a_fault_are_whole() -> None:
    (finding,) = (
        one for one in check(report_of("Đã phục vụ các hội nghị , trực tuyến.")) if one.code == "TEXT-SPACING"
    )
    assert finding.message("vi") == "thừa dấu cách trước dấu “,”: “các hội nghị , trực tuyến.”"


def test_the_last_sentence_of_every_report_may_stay_as_it_is() -> None:
    closing = "Trên đây là Báo cáo kết quả công tác văn phòng và phương hướng, nhiệm vụ. Văn phòng trân trọng báo cáo."
    assert "TEXT-UNCHANGED" not in {one.code for one in check(report_of(closing), previous=report_of(closing))}
