"""`new`: asks a person a few questions, never asks anybody else, and writes what renders at once."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import sokert
from cli.calling import Ran, Terminal
from sokert.cli import main


def answered(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Terminal:
    """Sit down at a terminal and answer; give what it shows."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{one}\n" for one in answers)))
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def test_a_person_is_asked_and_what_cannot_be_taken_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ("9", "department", "2026-Q5", "2026-Q3", "Sở Y tế", "", "Mẫu Hạ", "SYT")
    screen = answered(monkeypatch, *answers)
    assert main(["new", "quý 3.yaml"]) == 0
    report = sokert.load("quý 3.yaml")
    issuer = report.issuer
    assert (report.template, report.period.code) == ("half-year/department", "2026-Q3")
    assert (issuer.name, issuer.parent, issuer.place, issuer.code) == ("Sở Y tế", "UBND tỉnh Mẫu Sơn", "Mẫu Hạ", "SYT")
    assert "sokert render 'quý 3.yaml'" in Path("quý 3.yaml").read_text("utf-8")
    assert main(["render", "quý 3.yaml"]) == 0
    assert [code for code in ("CLI-CHOICE", "DATA-PERIOD") if f"[{code}]" in screen.getvalue()] == [
        "CLI-CHOICE",
        "DATA-PERIOD",
    ]


def test_enter_takes_what_is_proposed_and_a_number_a_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, "6", "", "", "", "", "")
    assert main(["new", "a.yaml"]) == 0
    assert main(["new", "b.yaml", "--kind", "school"]) == 0
    assert sokert.load("a.yaml") == sokert.load("b.yaml")


def test_who_gives_up_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, "office")
    assert main(["new", "a.yaml"]) == 130
    assert not Path("a.yaml").exists()


@pytest.mark.parametrize("option", [("--kind", "school"), ("--period", "2026"), ("--name", "Sở Y tế")])
def test_an_option_asks_nothing(monkeypatch: pytest.MonkeyPatch, option: tuple[str, str]) -> None:
    screen = answered(monkeypatch)
    assert main(["new", "a.yaml", *option]) == 0
    assert screen.getvalue() == ""


def test_a_name_of_any_length_keeps_its_comment(run: Ran) -> None:
    for length in range(20, 34):  # the comment stands in the same column until the name reaches it
        name = f"{'Trường':x<{length}}"
        told = run("new", f"{length}.yaml", "--kind", "school", "--name", name, "--parent", name, "--place", name)
        assert told == (0, f"{length}.yaml\n", "")
        assert sokert.load(f"{length}.yaml").issuer.name == name


def test_where_nobody_sits_nothing_is_asked(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("school\n"))
    assert run("new", "a.yaml") == (0, "a.yaml\n", "")
    assert sokert.load("a.yaml").template == "half-year/office"


def test_an_agency_that_makes_no_report_is_told_and_nothing_is_written(run: Ran) -> None:
    code, _, err = run("new", "a.yaml", "--code", "a\tb\x07")
    assert (code, "a.yaml:" in err) == (2, True)
    assert not Path("a.yaml").exists()


def test_a_list_of_records_in_json_is_a_table(run: Ran) -> None:
    Path("so-lieu.json").write_text('[{"Chỉ tiêu": "Văn bản đến", "ĐVT": "văn bản", "Thực hiện": 7}]', "utf-8")
    assert run("new", "--from", "so-lieu.json", "--period", "2024-H1", "r.yaml")[0] == 0
    assert sokert.load("r.yaml").figures["van_ban_den"].value == 7


@pytest.mark.parametrize("given", ["--name", "--place", "--kind"])
def test_what_the_report_before_brings_along_is_refused(run: Ran, given: str) -> None:
    run("new", "a.yaml", "--period", "2025-H1")
    call = ("new", "b.yaml", "--from", "a.yaml", "--period", "2026-H1")
    code, _, err = run(*call, given, "school" if given == "--kind" else "X")
    assert (code, "[CLI-AGENCY-CARRIED]" in err, given in err, Path("b.yaml").exists()) == (2, True, True, False)
    assert run(*call)[0] == 0


def test_a_name_of_any_signs_is_kept_and_found_on_the_page(run: Ran) -> None:
    run("new", "a.yaml", "--kind", "office", "--name", 'Trung tâm: "Mai & Lan"', "--parent", "Sở Nội vụ")
    assert run("render", "a.yaml")[0] == 0
    told = {one.code for one in sokert.check("a.docx")}
    assert {code for code in told if code.startswith("ND30-ORG")} == set()
