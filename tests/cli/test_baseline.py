"""Known findings: not told again while lines move, told once their words change; stale lines are named."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt

from cli.calling import Ran, write_form
from cli.test_targets import CLEAN
from rendered import ROOT, content
from sokert import Finding, Place
from sokert.cli.fingerprints import fingerprints
from sokert.messages import Term

WRONG = CLEAN.replace("Đôn đốc hằng tuần các", "Đôn đốc hằng tuần các các")
assert WRONG != CLEAN


def kept(run: Ran) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads(Path("co-san.json").read_text("utf-8"))["findings"]
    return held


@pytest.fixture
def baseline(run: Ran) -> str:
    """Return a baseline of two reports with a doubled word each."""
    for name in ("a.yaml", "b.yaml"):
        Path(name).write_text(WRONG, "utf-8")
    code, out, err = run("check", "a.yaml", "b.yaml", "--baseline", "co-san.json", "--write-baseline")
    assert (code, out) == (0, "")
    assert err.startswith("Đã ghi 2 điểm vào co-san.json.")
    return "co-san.json"


def test_what_is_known_is_not_told_again_from_wherever_one_calls(run: Ran, baseline: str) -> None:
    code, out, err = run("check", "a.yaml", "b.yaml", "--baseline", baseline, "--format", "json")
    assert (code, out) == (0, "[]\n")
    assert "Không báo lại 2 điểm" in err
    Path("nơi khác").mkdir()
    os.chdir("nơi khác")
    assert run("check", "../a.yaml", "--baseline", f"../{baseline}", "--fail-on", "info")[0] == 0


def test_lines_may_move_but_words_may_not_change(run: Ran, baseline: str) -> None:
    Path("a.yaml").write_text("# một dòng mới\n\n" + WRONG, "utf-8")
    assert run("check", "a.yaml", "--baseline", baseline, "--fail-on", "info")[0] == 0
    Path("a.yaml").write_text(WRONG.replace("tuần các các", "tuần các các đang đang"), "utf-8")
    code, out, _ = run("check", "a.yaml", "--baseline", baseline, "--format", "json")
    assert code == 1
    assert [one["code"] for one in json.loads(out)].count("TEXT-DOUBLED-WORD") == 2


def test_a_line_that_nothing_answers_to_is_told_and_taken_out(run: Ran, baseline: str) -> None:
    Path("a.yaml").write_text(CLEAN, "utf-8")
    code, out, _ = run("check", "a.yaml", "--baseline", baseline, "--format", "json")
    (stale,) = json.loads(out)
    assert (code, stale["code"], stale["level"]) == (0, "CLI-BASELINE-STALE", "info")
    assert stale["where"] == {"file": baseline, "line": 2}
    assert run("check", "a.yaml", "--baseline", baseline, "--fail-on", "info")[0] == 0
    Path("b.yaml").unlink()
    told = json.loads(run("check", "a.yaml", "--baseline", baseline, "--format", "json")[1])
    assert [one["where"]["line"] for one in told] == [2, 3]  # b.yaml is gone altogether
    run("check", "a.yaml", "--baseline", baseline, "--write-baseline")
    assert kept(run) == []


def test_files_that_are_not_looked_at_keep_their_lines(run: Ran, baseline: str) -> None:
    run("check", "a.yaml", "--baseline", baseline, "--write-baseline")
    assert [one["file"] for one in kept(run)] == ["a.yaml", "b.yaml"]
    assert set(kept(run)[0]) == {"file", "code", "text", "fingerprint"}
    Path("b.yaml").write_text("period: [", "utf-8")  # of what cannot be read nothing is known to be gone
    code, out, _ = run("check", "b.yaml", "--baseline", baseline, "--format", "json")
    assert (code, "CLI-BASELINE-STALE" in out) == (2, False)


def test_what_another_command_found_or_a_rule_switched_off_is_not_gone(run: Ran, baseline: str) -> None:
    Path("mau").mkdir()
    write_form("mau/mau.docx", "Có {{ report.subjct }} và {{ report.subject|uper }} hay {{ ten }} {{ tuoi }}")
    calls = ("check", "."), ("template", "check", "."), ("template", "check", ".", "--from", "docxtpl")
    for call in calls:
        run(*call, "--baseline", baseline, "--write-baseline")
    before = kept(run)
    found = [one.get("by", "check") for one in before]
    assert set(found) == {"check", "template check", "template check --from docxtpl"}
    for call in (*calls, (*calls[0], "--off", "TEXT-DOUBLED-WORD")):
        code, _, err = run(*call, "--baseline", baseline, "--fail-on", "info")
        assert (code, "CLI-BASELINE-STALE" in err) == (0, False), call
        run(*call, "--baseline", baseline, "--write-baseline")
        assert kept(run) == before
    Path("a.yaml").write_text(CLEAN, "utf-8")
    write_form("mau/mau.docx", "Có {{ report.subject }} hay {{ ten }} {{ tuoi }}")
    ours = found.count("template check")
    assert [run(*call, "--baseline", baseline)[2].count("[CLI-BASELINE-STALE]") for call in calls[:2]] == [1, ours]


@pytest.mark.parametrize(("text", "ended"), [(None, 3), ("period: 2023\n", 2), ('{"sokert-baseline": 99}', 2)])
def test_a_file_that_is_no_baseline_is_told_and_kept(run: Ran, text: str | None, ended: int) -> None:
    Path("a.yaml").write_text(CLEAN, "utf-8")
    if text is not None:
        Path("x.json").write_text(text, "utf-8")
        assert run("check", "a.yaml", "--baseline", "x.json", "--write-baseline")[0] == ended
        assert Path("x.json").read_text("utf-8") == text
    assert run("check", "a.yaml", "--baseline", "x.json")[0] == ended


def test_two_versions_of_a_baseline_are_merged_as_the_message_says(run: Ran, baseline: str) -> None:
    head, first, second, foot = Path(baseline).read_text("utf-8").splitlines()
    halves = ["<<<<<<< HEAD", first.rstrip(","), "=======", second, ">>>>>>> b"]
    Path(baseline).write_text("\n".join([head, *halves, foot]) + "\n", "utf-8")
    code, _, err = run("check", "a.yaml", "--baseline", baseline)
    assert (code, "co-san.json:2:1: lỗi: còn dấu “<<<<<<<”" in err) == (2, True)
    Path(baseline).write_text("\n".join([head, halves[1], halves[3], foot]) + "\n", "utf-8")
    assert run("check", "a.yaml", "b.yaml", "--baseline", baseline, "--write-baseline")[0] == 0
    assert Path(baseline).read_text("utf-8").splitlines() == [head, first, second, foot]


def test_a_fingerprint_tells_what_is_alike_apart_and_takes_no_language() -> None:
    where = Place("a.docx", part="word/document.xml", paragraph=3, text="của của")
    one = Finding("TEXT-DOUBLED-WORD", {"once": "của", "where": (Term("PLACE-PARAGRAPH", number=3), "x")}, where)
    first, second, moved = fingerprints([one, one, one.at(file="b.docx")])
    assert first.removesuffix(":1") == second.removesuffix(":2")
    assert moved.endswith(":1")
    assert list(fingerprints([one.at(paragraph=9)])) == [first]
    assert list(fingerprints([one.at(text="đã đã")])) != [first]


def test_a_word_file_s_further_places_are_new_and_one_that_is_mended_makes_no_other_new(run: Ran) -> None:
    def small(*places: int) -> None:
        """Write the draft with some of its paragraphs in small letters."""
        document = docx.Document(BytesIO(content(ROOT / "examples" / "van-phong-ubnd" / "report.yaml")))
        long = [one for one in document.paragraphs if len(one.text) > 120]
        for at in places:
            for part in long[at].runs:
                part.font.size = Pt(12)
        document.save("a.docx")

    small(1, 2)
    run("check", "a.docx", "--baseline", "co-san.json", "--write-baseline")
    assert [one.get("times") for one in kept(run) if one["code"] == "ND30-BODY-STYLE"] == [2]
    for places in ((1, 2), (2,), (1,)):
        small(*places)
        assert run("check", "a.docx", "--baseline", "co-san.json", "--format", "json")[:2] == (0, "[]\n")
    small(1, 2, 3)
    assert (
        ": lỗi: nội dung văn bản cỡ 12; phải cỡ từ 13 đến 14 (3 chỗ) [ND30-BODY-STYLE]\n    còn ở các đoạn "
        in (run("check", "a.docx", "--baseline", "co-san.json")[2])
    )
    code, out, _ = run("check", "a.docx", "--baseline", "co-san.json", "--format", "json")
    (told,) = json.loads(out)
    assert (code, told["code"], "(3 chỗ)" in told["message"]) == (1, "ND30-BODY-STYLE", True)
