"""`--filters`: the office's own reach every form, also the one that a report's file names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hands
import sokert
from cli.calling import Ran, paragraphs, write_form

CALLS = (
    "check bao-cao.yaml",
    "check .",
    "check bao-cao.yaml --template mau.docx",
    "check bao-cao.yaml --previous bao-cao.yaml --fail-on error",
    "render bao-cao.yaml",
    "render bao-cao.yaml --missing blank",
    "render bao-cao.yaml --template mau.docx",
    "preview bao-cao.yaml",
    "preview bao-cao.yaml --template mau.docx",
    "compare bao-cao.yaml bao-cao.yaml",
    "compare . .",
    "compare bao-cao.yaml bao-cao.yaml --template mau.docx",
    "batch bao-cao.yaml --out ra",
    "sheet bao-cao.yaml --out so-lieu.xlsx",
    "new sau.yaml --from bao-cao.yaml --period 2099-H1",
    "consolidate bao-cao.yaml --head bao-cao.yaml --out chung.yaml",
    "template check mau.docx --report bao-cao.yaml",
)


@pytest.fixture
def own(run: Ran, report: Path) -> Path:
    """Return a report whose form uses a filter of the office's own; the filter lies beside it."""
    write_form("mau.docx", "Cơ quan: {{ issuer.name|gach }}")
    text = report.read_text("utf-8")
    file = report.rename("bao-cao.yaml")
    file.write_text(f"template: mau.docx\n{text}", "utf-8")
    Path("loc.py").write_text("def gach(words):\n    return f'[{words}]'\n", "utf-8")
    return file


@pytest.mark.parametrize("call", CALLS)
def test_filters_reach_the_form_that_a_report_names(run: Ran, own: Path, call: str) -> None:
    ended, out, err = run(*call.split(), "--filters", "loc.py", "--lang", "en")
    assert (ended, "TAG-UNKNOWN-FILTER" in out + err) == (0, False), err


def test_without_them_each_call_tells_of_the_filter_at_the_form(run: Ran, own: Path) -> None:
    for call in ("check", "render", "preview"):
        ended, _, err = run(call, str(own), "--lang", "en")
        assert (ended, err.count("TAG-UNKNOWN-FILTER")) == (2, 1)
        assert err.startswith("mau.docx, paragraph 1")


def test_edits_of_such_a_report_are_brought_back(run: Ran, own: Path) -> None:
    assert run("render", str(own), "--filters", "loc.py")[0] == 0
    assert paragraphs("bao-cao.docx")[0].startswith("Cơ quan: [")
    assert run("data", "bao-cao.docx", "--into", str(own), "--filters", "loc.py")[0] == 0


def test_word_files_whose_texts_use_them_are_compared_and_added_up_with_them(run: Ran, own: Path) -> None:
    text = own.read_text("utf-8").replace("template: mau.docx\n", "")
    own.write_text(text.replace("{{ van_ban_den|", "{{ 'xem'|gach }} {{ van_ban_den|", 1), "utf-8")
    assert run("render", str(own), "--filters", "loc.py", "--out", "truoc.docx")[0] == 0
    edited = hands.by(hands.typed("12.480", "12.490", most=9), Path("truoc.docx").read_bytes())
    Path("sau.docx").write_bytes(edited)
    ended, out, err = run("compare", "truoc.docx", "sau.docx", "--filters", "loc.py", "--format", "json")
    assert (ended, [one["new"] for one in json.loads(out)["figures"]]) == (0, ["12490"]), err
    Path("dau.yaml").write_text(
        "issuer: {name: Ủy ban nhân dân tỉnh, place: Mẫu, code: UBND}\nsignatory: {position: A}\n", "utf-8"
    )
    out_of = ("--head", "dau.yaml", "--filters", "loc.py", "--out", "chung.yaml")
    assert "TAG-UNKNOWN-FILTER" not in run("consolidate", "sau.docx", *out_of)[2]
    whole = {one["code"]: one.get("value") for one in sokert.load_data("chung.yaml")["metrics"]}
    assert whole["van_ban_den"] == 12490


def test_a_call_of_python_reads_such_a_report_with_them(run: Ran, own: Path) -> None:
    tools = {"gach": lambda words: f"[{words}]"}
    report = sokert.load(own, filters=tools)
    assert sokert.check(report) == sokert.check_file(own, filters=tools) == ()
    made = sokert.render(report.model_copy(update={"draft": True}))
    assert sokert.render(sokert.parse(own.read_bytes(), folder=".", filters=tools)) == sokert.render(report) != made
    assert not sokert.compare(report, report)
    with pytest.raises(sokert.TemplateError, match="OWN-TAKEN"):
        sokert.load(own, filters={"money": str})


def test_no_journal_and_no_cluster_takes_filters(run: Ran, own: Path) -> None:
    for other in (("--resume",), ("--scheduler", "tcp://may:1")):
        ended, _, err = run("batch", str(own), "--out", "ra", "--filters", "loc.py", *other)
        assert (ended, "CLI-EITHER" in err) == (2, True)


def test_a_function_that_no_call_names_is_told_with_the_option_that_names_it(run: Ran, own: Path) -> None:
    write_form("mau.docx", "Năm {{ nam_nay() }}")
    text = own.read_text("utf-8").replace("{{ van_ban_den|", "{{ ham(2) }} {{ van_ban_den|", 1)
    for calls in (("check", str(own)), ("render", str(own)), ("template", "check", "mau.docx", "--report", str(own))):
        ended, _, err = run(*calls, "--lang", "en")
        assert (ended in (1, 2), "there is no function 'nam_nay' [TAG-UNDEFINED]" in err) == (True, True), err
        assert "--filters FILE" in err
    own.write_text(text, "utf-8")
    assert "không có hàm “ham” [TAG-UNDEFINED]" in run("check", str(own), "--lang", "vi")[2]
    Path("loc.py").write_text("def nam_nya():\n    return '2026'\n\n\ndef hamm(x):\n    return x\n", "utf-8")
    for calls in (("check", str(own)), ("template", "check", "mau.docx"), ("check", ".")):
        ended, _, err = run(*calls, "--filters", "loc.py", "--lang", "en")
        assert (ended > 0, "did you mean 'nam_nya'?" in err or "did you mean 'hamm'?" in err) == (True, True), err
    write_form("le.docx", "Năm {{ nam_nay() }}")  # that no report names
    assert "did you mean 'nam_nya'?" in run("template", "check", "le.docx", "--filters", "loc.py", "--lang", "en")[2]


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("def a(:\n    pass\n", 1, "SyntaxError: invalid syntax"),
        ("import khong_co_dau\n", 1, "ModuleNotFoundError: No module named 'khong_co_dau'"),
        ("x = 1\ny = x[0]\n", 2, "TypeError: 'int' object is not subscriptable"),
    ],
)
def test_a_file_of_filters_that_does_not_run_says_why(run: Ran, own: Path, source: str, line: int, said: str) -> None:
    Path("hong.py").write_text(source, "utf-8")
    code, _, err = run("check", "bao-cao.yaml", "--filters", "hong.py", "--lang", "en")
    assert (code, err.count(f"hong.py:{line}:"), err.count(f": {said} [OWN-FILE]")) == (2, 1, 1), err
