"""Every rule of figures: the clean report is silent, one break gives one finding, and it is told in both tongues."""

from __future__ import annotations

import re
from functools import cache

import pytest

import sokert
from check.figures.broken import BROKEN, SENTENCES
from check.figures.reports import clean, report_of, with_stated
from check.text import narratives
from judges import ROOT
from sokert.check.figures import RULES, check
from sokert.check.figures.rule import Rule, added
from sokert.load import load
from sokert.messages import LANGUAGES, catalogue
from told import as_golden, said

# What words say of a list, of what is left and of an output is asked (docs/decisions/0017-alarms-and-questions.md).
ASKED = {"FIGURE-SUM", "FIGURE-REST", "FIGURE-PRODUCT"}
each_rule = pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code in BROKEN], ids=lambda rule: rule.code)


def test_the_clean_report_is_silent() -> None:
    assert check(clean()) == ()


@cache
def found_of(code: str) -> tuple[sokert.Finding, ...]:
    """Return what is found in the clean report with one break."""
    return check(added(clean(), BROKEN[code]))


@each_rule
def test_one_break_gives_one_finding(rule: Rule) -> None:
    (finding,) = found_of(rule.code)
    assert (finding.code, finding.level) == (rule.code, rule.level)


def test_what_is_said_of_each_break_is_the_golden(request: pytest.FixtureRequest) -> None:
    as_golden("figures", {code: said(one) for code in BROKEN for one in found_of(code)}, request)


@each_rule
def test_the_finding_does_not_need_the_rest_of_the_report(rule: Rule) -> None:
    assert [finding.code for finding in check(added(report_of(), BROKEN[rule.code]))] == [rule.code]


@each_rule
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_finding_tells_what_and_what_to_do(rule: Rule, lang: str) -> None:
    (finding,) = found_of(rule.code)
    assert finding.message(lang)
    assert finding.hint(lang)
    assert not re.search(r"[{}]", finding.message(lang) + finding.hint(lang))
    assert finding.where.metric or finding.where.text
    for fact, value in finding.facts.items():
        if fact in ("sum", "name"):
            assert str(value) in finding.message(lang)


def test_one_name_under_two_headings_is_two_figures() -> None:
    totals = [
        {"code": code, "name": "Tổng số", "value": value, "unit": "tỷ đồng", "group": group}
        for code, value, group in (("thu", 500, "Thu"), ("chi", 420, "Chi"))
    ]
    assert check(added(report_of(), {"metrics": totals})) == ()
    same = [{**one, "group": "Thu", "above": ["A. NGÂN SÁCH"]} for one in totals]
    assert [one.code for one in check(added(report_of(), {"metrics": same}))] == ["FIGURE-TWO-VALUES"]


def test_a_level_is_not_told_for_the_plan_of_the_year() -> None:
    window = {"from": "2024-04-01", "to": "2024-06-30"}
    levels = [
        {"code": "vd_lua", "name": "Năng suất lúa", "value": "55.8", "unit": "tạ/ha"},
        {"code": "vd_thu", "name": "Thu nhập bình quân", "value": 31, "unit": "triệu đồng"},
        {"code": "vd_bo", "name": "Tổng đàn bò", "value": 8190, "unit": "con", "nature": "stock"},
    ]
    assert check(added(report_of(), {"metrics": [{**one, "window": window, "plan": 9000} for one in levels]})) == ()


def test_every_rule_has_what_breaks_it() -> None:
    besides = {
        "FIGURE-NOT-REPORT",
        "FIGURE-NOT-AS-REPORTED",
        "FIGURE-NOT-TOLD",
        "FIGURE-HEDGE-LOST",
    }  # of which no figure alone can tell
    assert {rule.code for rule in RULES} == {*BROKEN, *SENTENCES, *besides}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_breaks_a_rule(code: str, sentence: str, lang: str) -> None:
    report = narratives.report_of(sentence)
    found = [one for one in sokert.check(report) if one.code.startswith("FIGURE-")]
    level = "info" if code in ASKED else "error"
    assert [(one.code, one.level, one.sentence == "SAID-ASKED") for one in found] == [(code, level, code in ASKED)]
    assert found[0].message(lang)
    assert found[0].hint(lang)


def test_codes_are_unique_and_every_message_belongs_to_a_rule() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for lang in LANGUAGES:
        told = {code.removesuffix(".hint") for code in catalogue(lang) if code.startswith("FIGURE-")}
        assert told == set(codes)


@pytest.mark.parametrize(
    ("name", "told"),
    [("van-phong-ubnd", ["FIGURE-HEDGE-NOT-ROUND"]), ("so-sanh", []), ("du-thao", []), ("mau-rieng", [])],
)
def test_the_examples_are_clean_but_for_a_hedge_kept_as_it_was_written(name: str, told: list[str]) -> None:
    found = check(load(ROOT / "examples" / name / "report.yaml"))
    assert [finding.code for finding in found] == told


def test_many_parts_of_one_whole_are_silent() -> None:  # how the work grows: tests/test_linear.py
    parts = [with_stated(f"phan_{n}", 123, previous=100 + n % 7, part_of="tong") for n in range(1_000)]
    assert check(report_of(with_stated("tong", 123_000), *parts)) == ()


def test_a_computed_rate_is_told_with_few_digits() -> None:
    metrics = [
        {"code": "nhan", "name": "Hồ sơ nhận", "unit": "hồ sơ", "value": 12480},
        {"code": "xong", "name": "Hồ sơ xong", "unit": "hồ sơ", "value": 13000, "previous": 7},
        {
            "code": "rate",
            "name": "Tỷ lệ đúng hạn",
            "unit": "%",
            "done": "xong",
            "of": "nhan",
            "previous": 90,
            "plan": 95,
        },
    ]
    body = "Tỷ lệ đúng hạn đạt {{ rate|with_unit }}, giảm so với cùng kỳ, chưa đạt kế hoạch năm."
    report = narratives.report_of(metrics=metrics, sections=[{"title": "Kết quả", "body": body}])
    found = sokert.check(report)
    told = {one.code for one in found if "104,1667" in one.message("vi")}
    assert told >= {"FIGURE-OVER-100", "TEXT-RATE"}
    assert not [one.message("vi") for one in found if "104,16666" in one.message("vi")]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"value": 20870, "previous": "19.51"}, ["cùng kỳ"]),
        ({"value": 20870, "previous": 19510, "plan": "40.5"}, ["kế hoạch"]),
        ({"value": "20.87", "previous": "19.51"}, ["", "cùng kỳ"]),
        ({"value": 20870, "previous": 19510, "plan": [{"by": "UBND tỉnh", "value": 40000}]}, []),
    ],
)
def test_every_figure_of_a_count_is_whole(more: dict[str, object], told: list[str]) -> None:
    metric = {"code": "vd", "name": "Văn bản ví dụ", "unit": "văn bản", **more}
    found = [one for one in check(added(report_of(), {"metrics": [metric]})) if one.level != "info"]
    assert [one.code for one in found] == ["FIGURE-FRACTION-OF-COUNT"] * len(told)
    assert [one.message("vi").partition(":")[0].partition(", ")[2] for one in found] == told


@pytest.mark.parametrize(
    ("value", "previous", "unit", "asked"),
    [
        (12500, "13.1", "triệu đồng", True),
        ("12.5", 11250, "tỷ đồng", True),
        (20870, 21, "văn bản", True),
        (2100, 2, "lượt", False),  # a few may become many
        (5000, 12, "lượt", False),
        (12500, 11250, "tỷ đồng", False),
    ],
)
def test_a_thousandfold_is_asked_about(value: object, previous: object, unit: str, asked: bool) -> None:
    metric = {"code": "vd", "name": "Ví dụ", "unit": unit, "value": value, "previous": previous}
    told = {one.code for one in check(added(report_of(), {"metrics": [metric]}))}
    assert told == ({"FIGURE-THOUSANDFOLD"} if asked else set())


@pytest.mark.parametrize(
    ("value", "previous", "plan", "said"),
    [
        ("2010.5", "1850.5", "5.2", "5,2 tỷ đồng, 38.663,5%"),
        ("2010.5", None, "5.2", "5,2 tỷ đồng, 38.663,5%"),
        ("2.0105", "1.85", 5200, "5.200 tỷ đồng, 0,04%"),
        ("12.5", 11250, 25000, "11.250 tỷ đồng in the same period"),  # told once
        ("2010.5", "1850.5", 5200, None),
        (800, 700, 9, None),  # a few may become many
        (900, 850, 30, None),
        (20, 15, 6000, None),  # only begun
    ],
)
def test_a_plan_of_another_thousand_is_asked_about(
    value: object, previous: object, plan: object, said: str | None
) -> None:
    metric = {"code": "vd", "name": "Ví dụ", "unit": "tỷ đồng", "value": value, "previous": previous, "plan": plan}
    found = [one for one in check(added(report_of(), {"metrics": [metric]})) if one.code == "FIGURE-THOUSANDFOLD"]
    assert [said in one.message("en") for one in found if said] == [True] * bool(said)
    assert len(found) == bool(said)


def test_what_the_same_figures_claim_twice_is_told_once() -> None:
    """`part_of` beside an identity of the part and the whole alone is no second relation."""
    whole, part = (
        {"code": code, "name": name, "value": value, "unit": "việc"}
        for code, name, value in (("giao", "Việc được giao", 22), ("dat", "Việc đạt", 25))
    )
    metrics = [whole, {**part, "part_of": "giao"}]
    (one,) = check(report_of(*metrics, identities=["dat <= giao"]))
    assert (one.code, "also" in one.facts) == ("FIGURE-IDENTITY", False)
    (one,) = check(
        report_of(
            *metrics, {**whole, "code": "tong", "name": "Tổng việc", "value": 44}, identities=["tong = dat + giao"]
        )
    )
    assert (one.code, one.facts["also"]) == ("FIGURE-IDENTITY", "Việc đạt 25 > 22")
