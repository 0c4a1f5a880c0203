"""One judge of words: a report, its page and its Word file beside it are told the same of the same passages."""

from __future__ import annotations

import re
from functools import cache

import pytest

import sokert
from check.text.narratives import document, report_of
from check.text.test_clean_texts import CLEAN
from check.text.test_typed_figures import METRICS, RIGHT, WRONG
from small_forms import form, p
from specimens import SMALL

# The tag says which metric it is: the sentence names it by less than its name, or not at all.
BY_ITS_TAG = {
    "Thu được {{ thu|with_unit }}, giảm 5% so với cùng kỳ.": "TEXT-RATE",
    "Nguồn thu {{ thu|with_unit }}, đạt 75% dự toán giao.": "TEXT-RATE",
    "Đã nhận {{ vb_den|with_unit }}, giảm 880 văn bản so với cùng kỳ.": "TEXT-RATE",
    "Nguồn thu {{ thu|with_unit }}, tăng so với cùng kỳ; gửi {{ vb_di|with_unit }}, tăng so với cùng kỳ.": "TEXT-RATE",
    "Có **{{ vb_den }}** văn bản, tăng 28% so với cùng kỳ.": "TEXT-RATE",
    "{% for m in [vb_di] %}Gửi {{ m|with_unit }}, tăng 9,3% so với cùng kỳ.{% endfor %}": "TEXT-RATE",
}
# What a filter works out is no figure that somebody typed.
WORKED_OUT = (
    "Giải quyết {{ vb_di|done_of(vb_den, rate=true) }}.",
    "Chi tiết: {{ vb_den|sentence }}; {{ thu|progress }}.",
    "Chênh lệch {{ vb_den|difference }}; {{ thu|money('triệu đồng') }}.",
    "Bằng chữ: {{ vb_den|words }}; còn {{ vb_den|average }}.",
    "Trong đó {{ thu|plan }} là dự toán; {{ 41.37|percent }} khác.",
)
OFF = "{# sokert: off TEXT-UNEXPLAINED #}\nTổ chức 35 hội nghị trực tuyến."
SAME = {"code": "thu", "name": "Thu ngân sách", "value": 285, "unit": "tỷ đồng", "plan": 500, "previous": 250}


@cache
def report() -> sokert.Report:
    own = [SAME if one["code"] == "thu" else one for one in METRICS]
    known = {one["code"] for one in own}
    metrics = [*own, *(one for one in SMALL["metrics"] if one["code"] not in known)]
    bodies = [*BY_ITS_TAG, *WORKED_OUT, OFF, *WRONG, *RIGHT, *CLEAN.values()]
    return report_of(*bodies, metrics=metrics, annexes=[])


def of_words(findings: tuple[sokert.Finding, ...]) -> set[tuple[str, str, str]]:
    """Return what is said of words: the code, how grave it is, the words; a number before a title is the report's."""
    told = (one for one in findings if re.match("TEXT|FIGURE", one.code) and not one.where.metric)
    return {(one.code, one.level, one.where.text[:60]) for one in told if one.code != "TEXT-TYPED-NUMBER"}


@cache
def told() -> dict[str, set[tuple[str, str, str]]]:
    return {
        "report": of_words(sokert.check(report())),
        "file": of_words(sokert.check(sokert.render(report()), report=report())),
    }


def test_a_report_and_its_word_file_are_told_the_same() -> None:
    assert told()["file"] == told()["report"] != set()


def test_the_page_shows_the_same_codes() -> None:
    shown = set(re.findall(r"<code>((?:TEXT|FIGURE)-[A-Z-]+)</code>", sokert.preview(report())))
    assert {code for code, _, _ in told()["report"]} <= shown


@pytest.mark.parametrize(("text", "code"), BY_ITS_TAG.items())
def test_a_tag_says_which_metric_it_is(text: str, code: str) -> None:
    alone = report_of(text, metrics=report().metrics, annexes=[])
    assert [one[:2] for one in of_words(sokert.check(sokert.render(alone), report=alone))] == [(code, "error")]


@pytest.mark.parametrize("text", WORKED_OUT)
def test_a_figure_that_was_worked_out_is_not_typed(text: str) -> None:
    alone = report_of(text, metrics=report().metrics, annexes=[])
    assert of_words(sokert.check(sokert.render(alone), report=alone)) == set()


def test_the_page_knows_the_tags_of_an_offices_own_form() -> None:
    body = p("Nguồn thu {{ thu|with_unit }}, giảm 6,5% so với cùng kỳ.")
    page = sokert.preview(report(), template=form(p("BÁO CÁO"), body))
    assert "<code>TEXT-RATE</code>" in page


def test_a_figure_that_somebody_changed_is_typed_and_the_tags_beside_it_are_known() -> None:
    alone = report_of("Nguồn thu {{ thu|with_unit }}, giảm 6,5% so với cùng kỳ.", metrics=report().metrics, annexes=[])
    printed = "Nguồn thu đạt 285 tỷ đồng, giảm 7,5% so với cùng kỳ."
    told = of_words(sokert.check(document("BÁO CÁO", printed), report=alone))
    assert {code for code, _, words in told if "7,5%" in words} == {"FIGURE-NOT-REPORT"}
    told = of_words(sokert.check(document("BÁO CÁO", printed.replace("7,5%", "6,5%")), report=alone))
    assert [(code, words) for code, _, words in told] == [("TEXT-RATE", "6,5%")]
