"""The commands that read what a Word file carries: data, compare, new --from; and what render says of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest

import hands
import sokert
from sokert.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOKERT_LANG", "en")
    shutil.copy(EXAMPLES / "so-sanh" / "report.yaml", "r.yaml")
    sokert.render(sokert.load("r.yaml"), "r.docx")


def edit(hand: hands.Hand) -> None:
    Path("r.docx").write_bytes(hands.by(hand, Path("r.docx").read_bytes()))


def test_data_prints_the_report_that_the_file_carries(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "r.docx"]) == 0
    Path("again.yaml").write_text(capsys.readouterr().out, "utf-8")
    assert sokert.load("again.yaml") == sokert.load("r.yaml")


def test_data_writes_the_report_where_out_says_so_and_nothing_goes_elsewhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["data", "r.docx", "--out", "again.yaml"]) == 0
    assert capsys.readouterr().out == "again.yaml\n"
    assert sokert.load("again.yaml") == sokert.load("r.yaml")
    for call in (
        ["r.docx", "--out", "b.docx"],
        ["r.docx", "--strip", "--out", "b.yaml"],
        ["r.yaml", "--out", "b.yaml"],
    ):
        assert main(["data", *call]) == 2
        assert "CLI-DATA-OUT" in capsys.readouterr().err
    assert main(["data", "r.docx", "--out", "b.json"]) == 2
    assert not [*Path().glob("b.*")]


def test_edits_are_shown_and_written_only_where_somebody_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    edit(hands.typed("12.480", "12.490"))
    before = Path("r.yaml").read_bytes()
    assert main(["data", "r.docx", "--into", "r.yaml"]) == 1  # edits are left: nobody sits at the keyboard
    told = capsys.readouterr()
    assert told.out == ""
    assert "r.yaml:28:12: “12.480 văn bản” becomes “12.490 văn bản”" in told.err
    assert "add --yes" in told.err
    assert Path("r.yaml").read_bytes() == before
    assert main(["data", "r.docx", "--into", "r.yaml", "--yes"]) == 0
    assert capsys.readouterr().out == "r.yaml\n"
    assert Path("r.yaml").read_bytes() == before.replace(b"value: 12480", b"value: 12490")


def test_an_edit_that_is_left_ends_with_findings(capsys: pytest.CaptureFixture[str]) -> None:
    edit(hands.typed("tăng 7,6% so với", "giảm 7,6% so với"))
    assert main(["data", "r.docx", "--into", "r.yaml", "--yes", "--format", "json"]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == ["REMEMBER-COMPUTED"]


@pytest.mark.parametrize("how", [("--into", "report.docx"), ("--strip",)])
def test_what_only_a_word_file_takes_is_told_of_a_report_file(
    how: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Files in the wrong places: the figures were listed, as if the edits had been brought back."""
    assert main(["data", "report.yaml", *how]) == 2
    assert "CLI-DATA-NO-WORD" in capsys.readouterr().err


def test_a_file_nobody_touched_has_nothing_to_bring_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "r.docx", "--into", "r.yaml"]) == 0
    assert "nothing to bring back" in capsys.readouterr().err


def test_render_says_how_to_keep_the_edits_it_does_not_write_over(capsys: pytest.CaptureFixture[str]) -> None:
    edit(hands.typed("12.480", "12.490"))
    assert main(["render", "r.yaml"]) == 3
    assert "sokert data FILE --into REPORT" in capsys.readouterr().err


def test_after_the_edits_were_brought_back_the_report_is_rendered_and_the_edited_file_is_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(hands.typed("12.480", "12.490"))
    edited = Path("r.docx").read_bytes()
    assert main(["data", "r.docx", "--into", "r.yaml", "--yes"]) == 0
    assert main(["data", "r.docx", "--into", "r.yaml", "--yes"]) == 0  # a second time there is nothing to do
    assert "1 edit already in r.yaml" in capsys.readouterr().err
    assert main(["render", "r.yaml"]) == 0
    assert "kept as r.da-sua.docx" in capsys.readouterr().err
    assert Path("r.da-sua.docx").read_bytes() == edited
    assert sokert.read_data("r.docx") == sokert.load("r.yaml")
    assert main(["data", "r.docx", "--into", "r.yaml"]) == 0
    edit(hands.typed("12.490", "12.500"))
    again = Path("r.docx").read_bytes()
    for arguments in (["render", "r.yaml"], ["render", "r.yaml", "--no-embed"]):  # not brought back
        assert main(arguments) == 3
    assert Path("r.docx").read_bytes() == again
    assert main(["data", "r.docx", "--into", "r.yaml", "--yes"]) == 0
    assert main(["render", "r.yaml"]) == 0
    assert Path("r.da-sua-2.docx").read_bytes() == again
    capsys.readouterr()


def test_a_file_that_was_only_saved_again_is_told_what_render_takes(capsys: pytest.CaptureFixture[str]) -> None:
    docx.Document("r.docx").save("r.docx")
    assert main(["render", "r.yaml"]) == 3
    assert main(["data", "r.docx", "--into", "r.yaml", "--yes"]) == 0
    assert "it was saved again, or its form changed: render with --force" in capsys.readouterr().err
    assert main(["render", "r.yaml", "--force"]) == 0


def test_a_file_is_cleaned_in_its_place_or_as_a_copy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "r.docx", "--strip", "--out", "gui.docx"]) == 0
    assert main(["data", "gui.docx"]) == 3
    assert main(["data", "r.docx"]) == 0
    assert main(["data", "r.docx", "--strip"]) == 0
    assert main(["data", "r.docx"]) == 3
    assert main(["data", "r.docx", "--strip", "--into", "r.yaml"]) == 2
    capsys.readouterr()


def test_a_final_file_tells_the_figures_it_does_not_print(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "mau-rieng", "rieng"))
    file = folder / "report.yaml"
    more = "metrics:\n  - {code: an, name: Số ẩn, value: 5}\n"
    file.write_text(file.read_text("utf-8").replace("metrics:\n", more, 1) + "\nannexes: []\n", "utf-8")
    assert main(["render", str(file), "-o", "ra.docx"]) == 0
    assert "carries 1 figures that it does not print: an" in capsys.readouterr().err
    assert main(["render", str(file), "-o", "ra.docx", "--no-embed"]) == 0
    assert capsys.readouterr().err == ""


def test_compare_ends_with_one_where_it_is_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    Path("s.yaml").write_text(Path("r.yaml").read_text("utf-8").replace("value: 12480", "value: 12490"), "utf-8")
    assert main(["compare", "r.docx", "s.yaml"]) == 0
    assert "12.480 → 12.490 văn bản (+10)" in capsys.readouterr().out
    assert main(["compare", "r.docx", "s.yaml", "--exit-code", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["figures"][0]["code"] == "vb_den"
    assert main(["compare", "r.docx", "r.yaml", "--exit-code"]) == 0


def test_the_next_period_is_started_from_the_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "s.yaml", "--from", "r.docx", "--period", "2025-H1"]) == 0
    assert sokert.load("s.yaml").figures["vb_den"].previous == 12480
    assert main(["new", "t.yaml", "--from", "r.docx"]) == 2
    assert main(["new", "t.yaml", "--from", "r.docx", "--period", "2025-H7"]) == 2
    assert not Path("t.yaml").exists()
    capsys.readouterr()


def test_a_file_that_was_made_by_a_form_of_the_call_is_read_and_compared_by_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    form = docx.Document()
    form.add_paragraph("Đã nhận {{ vb_den|with_unit }} đến trong kỳ.")
    form.save("mau.docx")
    assert main(["render", "r.yaml", "--template", "mau.docx", "--out", "r.docx", "--force"]) == 0
    edit(hands.typed("12.480", "12.490"))
    by = ["--template", "mau.docx"]
    assert main(["compare", "r.yaml", "r.docx", *by, "--format", "json"]) == 0
    compared = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert [one["new"] for one in compared["figures"]] == ["12490"]
    assert compared["words"] == []
    assert main(["check", "r.docx", "--report", "r.yaml", *by]) == 1
    assert "FIGURE-NOT-REPORT" in capsys.readouterr().err
    assert main(["data", "r.docx", "--into", "r.yaml", *by, "--yes"]) == 0
    assert "value: 12490" in Path("r.yaml").read_text("utf-8")
