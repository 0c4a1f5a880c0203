"""`compare` of two files and of two folders, in each shape it is told in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import sokert
from cli.calling import Ran
from cli.test_targets import CLEAN, REPORT, pipe
from small_forms import form, p


@pytest.fixture
def drafts() -> None:
    """Make two folders: one report is the same, one has moved, one is new, one gone, one cannot be read."""
    for folder in ("trước", "nay"):
        Path(folder, "phòng").mkdir(parents=True)
        Path(folder, "phòng", "a.yaml").write_text(CLEAN, "utf-8")
        Path(folder, "b.yaml").write_text(CLEAN.replace("value: 12480", "value: 12490") if folder == "nay" else CLEAN)
    Path("nay/mới.yaml").write_text(REPORT, "utf-8")
    Path("trước/cũ.yaml").write_text(REPORT, "utf-8")


@pytest.mark.usefixtures("drafts")
def test_reports_of_two_folders_are_compared_by_their_names(run: Ran) -> None:
    code, out, err = run("compare", "trước", "nay", "--exit-code", "--format", "markdown")
    assert (code, err) == (1, "Đã xem 6 tệp.\n")
    assert [line for line in out.splitlines() if line.startswith("## ")] == ["## b.yaml", "## cũ.yaml", "## mới.yaml"]
    assert "12.480 văn bản | 12.490 văn bản | +10" in out
    assert "Báo cáo không còn nữa: chính tệp này nay là mới.yaml." in out
    assert "Báo cáo mới, chính là tệp cũ.yaml trước đây." in out
    assert {name: one if isinstance(one, str) else len(one["figures"]) for name, one in _json(run).items()} == {
        "b.yaml": 1,
        "cũ.yaml": "gone",
        "mới.yaml": "new",
    }
    same = (0, "Không có báo cáo nào thay đổi.\n", "Đã xem 3 tệp.\n")
    assert run("compare", "nay", "nay", "--exit-code") == same


@pytest.mark.usefixtures("drafts")
def test_only_a_file_that_one_other_is_was_renamed(run: Ran) -> None:
    Path("nay/mới-2.yaml").write_text(REPORT, "utf-8")
    assert "chính" not in run("compare", "trước", "nay")[1]
    Path("nay/mới-2.yaml").unlink()
    Path("nay/mới.yaml").write_text(REPORT + "\n", "utf-8")
    assert "Báo cáo mới.\n" in run("compare", "trước", "nay")[1]


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("shape", ["text", "markdown", "html", "json"])
def test_what_was_carried_over_may_be_left_out_in_every_shape(run: Ran, shape: str) -> None:
    files = ("trước/b.yaml", "nay/b.yaml") if shape == "html" else ("trước", "nay")
    whole = run("compare", *files, "--format", shape)[1]
    short = run("compare", *files, "--format", shape, "--no-carried")[1]
    said = '"carried"' if shape == "json" else "Đoạn dài giữ nguyên từng chữ"
    assert [(said in one, "12490" in one or "12.490" in one) for one in (whole, short)] == [(True, True), (False, True)]


@pytest.mark.usefixtures("drafts")
def test_word_files_of_two_folders_are_compared_beside_their_report_files_or_alone(run: Ran) -> None:
    for folder in ("trước", "nay"):
        for name in ("phòng/a", "b"):
            Path(folder, f"{name}.docx").write_bytes(sokert.render(sokert.load(Path(folder, f"{name}.yaml"))))
        Path(folder, "khác.docx").write_bytes(form(p("Một đoạn." if folder == "nay" else "Một dòng.")))
    assert list(_json(run)) == ["b.yaml", "cũ.yaml", "khác.docx", "mới.yaml"]  # of a pair once
    Path("nay/b.yaml").unlink()
    Path("trước/phòng/a.yaml").unlink()
    assert len(_json(run)["b.docx"]["figures"]) == 1  # a draft against the report file of its name
    Path("trước/b.yaml").unlink()
    Path("nay/phòng/a.yaml").unlink()
    assert list(_json(run)) == ["b.docx", "cũ.yaml", "khác.docx", "mới.yaml"]


@pytest.mark.usefixtures("drafts")
def test_a_folder_with_nothing_to_compare_is_told(run: Ran) -> None:
    Path("trống").mkdir()
    code, out, err = run("compare", "trống", "trống")
    assert (code, out, err.count("[CLI-EMPTY-FOLDER]")) == (3, "", 2)
    code, out, err = run("compare", "trống", "nay")
    assert (code, out.count("Báo cáo mới."), err.count("trống: cảnh báo: ")) == (0, 3, 1)


@pytest.mark.usefixtures("drafts")
def test_a_fault_of_our_own_in_one_stops_no_other(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(sokert, "compare", fail)
    code, out, err = run("compare", "trước", "nay")
    assert (code, "mới.yaml:\nBáo cáo mới," in out, "Không so được: nay/b.yaml có lỗi." in out) == (70, True, True)
    assert "nay/b.yaml: lỗi: lỗi của sokert" in err


@pytest.mark.usefixtures("drafts")
def test_a_file_is_written_as_its_ending_says(run: Ran) -> None:
    for name, begins in {
        "a.md": "| Báo cáo | Số liệu thay đổi | Lời văn thay đổi |\n|---|---:|---:|\n| b.yaml | 1 |",
        "a.json": "{\n",
        "a.txt": "b.yaml:\n",
    }.items():
        run("compare", "trước", "nay", "--out", name)
        assert Path(name).read_text("utf-8").startswith(begins)
    run("compare", "trước", "nay", "--out", "b.md", "--format", "text")
    assert Path("b.md").read_text("utf-8").startswith("b.yaml:\n")


@pytest.mark.usefixtures("drafts")
def test_what_is_not_there_is_told_and_nothing_else(run: Ran) -> None:
    for given, gone in ((("trước", "may"), ["may"]), (("trươc", "nay"), ["trươc"]), (("a.yaml", "b"), ["a.yaml", "b"])):
        code, out, err = run("compare", *given)
        assert (code, out) == (3, "")
        assert [line.partition(":")[0] for line in err.splitlines() if "[FILE-NOT-FOUND]" in line] == gone
        assert "FILE-IS-FOLDER" not in err


@pytest.mark.usefixtures("drafts")
def test_one_that_cannot_be_read_stops_no_other(run: Ran) -> None:
    Path("trước/b.yaml").write_text("period: 2023\nissuer: {}\nsections: []\n", "utf-8")
    code, out, err = run("compare", "trước", "nay")
    assert code == 2
    assert "mới.yaml:\nBáo cáo mới," in out
    assert "Không so được: trước/b.yaml có lỗi." in out
    assert "trước/b.yaml:" in err
    assert run("compare", "trước", "nay", "--format", "html")[0] == 2
    code, out, err = run("compare", "trước", "nay", "--format", "json")
    assert (code, json.loads(out)["b.yaml"]) == (2, "wrong")  # one document, what is wrong beside it
    assert "trước/b.yaml:" in err
    assert run("compare", "trước", "nay/b.yaml")[0] == 3


def test_a_report_of_a_pipe_is_told_to_be_read_with_the_files_of_today(
    run: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("so.csv").write_text("Mã;Chỉ tiêu;Thực hiện\nthem;Đơn;12\n", "utf-8")
    reading = CLEAN.replace("\nsections:", "\nsources:\n  - {file: so.csv}\nsections:")
    for said, told in ((CLEAN, ""), (reading, "[CLI-COMPARE-PIPED]")):
        Path("r.yaml").write_text(said, "utf-8")
        pipe(monkeypatch, said.encode())
        code, _, err = run("compare", "-", "r.yaml", "--exit-code")
        assert (code, told in err, "so.csv" in err) == (0, True, bool(told))
    Path("ở").mkdir()
    for file in ("r.yaml", "so.csv"):
        Path(file).rename(Path("ở", file))
    pipe(monkeypatch, reading.encode())
    assert "[CLI-COMPARE-PIPED]" in run("compare", "-", "ở/r.yaml", "--exit-code")[2]  # from another folder too
    assert run("compare", "ở/r.yaml", "ở/r.yaml")[2] == ""  # two that name the same files were both read as they are


def _json(run: Ran) -> dict[str, dict[str, list[object]] | str]:
    said: dict[str, dict[str, list[object]] | str] = json.loads(run("compare", "trước", "nay", "--format", "json")[1])
    return said
