"""Rules are switched off by code for a report, a metric, a section, a paragraph, a call; a useless switch is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from check.text.narratives import document, report_of
from sokert.cli import main
from specimens import SMALL

FAULT = "Việc của của ai."
SMALL_BASE = {
    "code": "vu",
    "name": "Vụ việc",
    "value": 9,
    "previous": 2,
    "unit": "vụ",
    "stated": [{"kind": "change", "value": 350}],
}


def codes(*found: sokert.Finding) -> list[str]:
    return [finding.code for finding in found]


def test_nothing_is_off_unless_somebody_says_so() -> None:
    assert codes(*sokert.check(report_of(FAULT))) == ["TEXT-DOUBLED-WORD"]


def test_off_for_the_report() -> None:
    assert sokert.check(report_of(FAULT, checks={"off": ["TEXT-DOUBLED-WORD"]})) == ()


def test_off_for_a_call() -> None:
    assert sokert.check(report_of(FAULT), off=["TEXT-DOUBLED-WORD"]) == ()
    assert sokert.check(report_of(FAULT), off="TEXT-DOUBLED-WORD") == ()


def test_off_for_a_paragraph_and_no_other() -> None:
    switch = "{# sokert: off TEXT-DOUBLED-WORD #}"
    assert sokert.check(report_of(f"{FAULT} {switch}")) == ()
    assert sokert.check(report_of(f"{switch}\n\n{FAULT}")) == ()
    assert sokert.check(report_of(f"{switch}\n{FAULT}")) == ()
    assert codes(*sokert.check(report_of(f"{switch}\n\n{FAULT}\n\n{FAULT}"))) == ["TEXT-DOUBLED-WORD"]


def test_off_in_a_text_holds_for_the_word_file_made_of_it() -> None:
    for switch, found in (("", ["TEXT-DOUBLED-WORD"]), (" {# sokert: off TEXT-DOUBLED-WORD #}", [])):
        report = report_of(f"{FAULT}{switch}")
        assert codes(*sokert.check(sokert.render(report, embed=False), report=report)) == found


def test_off_in_the_words_of_a_unit_holds_for_a_file_that_gathers_them() -> None:
    told = f"{{# sokert: unit Xã số 001 #}}{FAULT} {{# sokert: off TEXT-DOUBLED-WORD #}}"
    for body, found in ((told, []), (FAULT, ["TEXT-DOUBLED-WORD"])):
        assert codes(*sokert.check(sokert.render(report_of(body)))) == found


def test_several_codes_in_one_comment() -> None:
    both = "{#- sokert: off TEXT-DOUBLED-WORD, TEXT-INCREASED-TIMES -#}"
    assert sokert.check(report_of(f"{FAULT[:-1]} tăng gấp đôi.{both}")) == ()


def test_off_for_a_section_and_those_below() -> None:
    section = {"title": "A", "off": ["TEXT-DOUBLED-WORD"], "sections": [{"title": "B", "body": FAULT}]}
    assert sokert.check(report_of(sections=[section])) == ()


def test_off_for_a_metric_and_no_other() -> None:
    assert codes(*sokert.check(report_of(metrics=[*SMALL["metrics"], SMALL_BASE]))) == ["FIGURE-SMALL-BASE"]
    silent = {**SMALL_BASE, "off": ["FIGURE-SMALL-BASE"]}
    assert sokert.check(report_of(metrics=[*SMALL["metrics"], silent])) == ()
    found = sokert.check(report_of(metrics=[*SMALL["metrics"], silent, {**SMALL_BASE, "code": "vu_khac"}]))
    assert [(one.code, one.where.metric) for one in found] == [("FIGURE-SMALL-BASE", "vu_khac")]


def test_off_for_a_metric_silences_what_the_words_say_of_it() -> None:
    first = {**SMALL["metrics"][0], "off": ["TEXT-FIGURE"]}
    assert sokert.check(report_of("Xử lý 21.500 văn bản đến.", metrics=[first, SMALL["metrics"][1]])) == ()


def test_an_unknown_code_is_an_error_with_the_near_one() -> None:
    (finding,) = sokert.check(report_of(checks={"off": ["TEXT-DOUBLE-WORD"]}))
    assert (finding.code, finding.level, finding.where.path) == ("CHECK-UNKNOWN-CODE", "error", "checks.off[0]")
    assert "TEXT-DOUBLED-WORD" in finding.hint("en")


@pytest.mark.parametrize(
    "report",
    [
        report_of(checks={"off": ["TEXT-LEGACY"]}),
        report_of("Một việc. {# sokert: off TEXT-LEGACY #}"),
        report_of(sections=[{"title": "A", "off": ["TEXT-LEGACY"]}]),
        report_of(metrics=[*SMALL["metrics"], {**SMALL_BASE, "previous": 8, "stated": [], "off": ["TEXT-LEGACY"]}]),
    ],
)
def test_a_switch_that_silences_nothing_is_a_note(report: sokert.Report) -> None:
    (finding,) = sokert.check(report)
    assert (finding.code, finding.level) == ("CHECK-OFF-UNUSED", "info")


def test_a_rule_that_could_not_be_judged_is_not_told_as_useless() -> None:
    assert sokert.check(report_of(checks={"off": ["TEXT-UNCHANGED", "TEXT-DECOMPOSED", "ND30-DRAFT"]})) == ()


def test_a_word_file_obeys_its_report_and_the_call() -> None:
    content = document(FAULT)
    wrong = [one.code for one in sokert.check(content) if one.code.startswith("TEXT-")]
    assert wrong == ["TEXT-DOUBLED-WORD"]
    silent = report_of(checks={"off": ["TEXT-DOUBLED-WORD"]})
    for found in (sokert.check(content, report=silent), sokert.check(content, off=["TEXT-DOUBLED-WORD"])):
        assert [one.code for one in found if one.code.startswith("TEXT-")] == []
    form = [one.code for one in sokert.check(content) if one.code.startswith("ND30-")]
    assert form[0] not in [one.code for one in sokert.check(content, off=[form[0]])]


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(
        "period: 2023-H1\nissuer: {name: Văn phòng, place: Bắc Kạn, code: VP}\n"
        'signatory: {position: Chánh Văn phòng}\nrecipients: ["Lưu: VT"]\n'
        f"sections:\n  - {{title: A, body: {FAULT}}}\n",
        "utf-8",
    )
    assert main(["check", str(file)]) == 1
    assert main(["check", str(file), "--off", "TEXT-DOUBLED-WORD"]) == 0
    assert main(["check", str(file), "--off", "TEXT-DOUBLED-WORDS"]) == 2, "the call is wrong, not the report"
    assert main(["check", str(file), "--previous", str(file), "--off", "TEXT-DOUBLED-WORD"]) == 0
    word = tmp_path / "a.docx"
    word.write_bytes(document(FAULT))
    assert main(["check", str(word), "--report", str(file)]) == 1
    assert "[TEXT-DOUBLED-WORD]" in capsys.readouterr().err
    assert main(["check", str(file), "--report", str(file)]) == 2
    assert "[CLI-REPORT-BESIDE-REPORT]" in capsys.readouterr().err
