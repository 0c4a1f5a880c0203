"""`--filters`: the office's own reach every form, also the one that a report's file names."""

from __future__ import annotations

from pathlib import Path

import pytest

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
