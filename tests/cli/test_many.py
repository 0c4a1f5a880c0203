"""`sheet`, `consolidate` and `batch` as they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

import sokert
from consolidate.test_consolidate import NHAN, unit
from sokert.cli import main

HEAD = """issuer: {name: Ủy ban nhân dân tỉnh Mẫu Sơn, place: Mẫu Sơn, code: UBND}
signatory: {position: CHỦ TỊCH}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "xa").mkdir()
    for at in (1, 2):
        report = unit(at, {**NHAN, "value": at * 10})
        (tmp_path / "xa" / f"xa-{at}.json").write_text(
            report.model_dump_json(exclude_unset=True, by_alias=True), "utf-8"
        )
    (tmp_path / "tinh.yaml").write_text(HEAD, "utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments, "--lang", "en"])
    return code, *capsys.readouterr()


def test_many_reports_become_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "consolidate", "xa", "--head", "tinh.yaml", "-o", "report.yaml")
    assert (code, out) == (0, "report.yaml\n")
    assert sokert.load(folder / "report.yaml").figures["nhan"].value == 30
    (folder / "xa" / "xa-3.pdf").write_bytes(b"")
    code, _, err = told(capsys, "consolidate", "xa", "--head", "tinh.yaml", "-o", "khac.yaml")
    assert (code, "xa-3.pdf [REPORTS-PASSED-OVER]" in err) == (1, True)
    (folder / "don-vi.txt").write_text("# đơn vị\nXã số 001\nXã số 002\nXã số 003\n", "utf-8")
    call = ("consolidate", "xa", "--head", "tinh.yaml", "-o", "report.yaml", "--units", "don-vi.txt", "--force")
    code, _, err = told(capsys, *call)
    assert code == 1
    assert "Xã số 003 has not reported" in err
    at = (folder / "report.yaml").read_text("utf-8").splitlines().index("    value: 30") + 1
    code, out, err = told(capsys, "render", "report.yaml")
    assert (code, out) == (0, "report.docx\n")
    assert f"report.yaml:{at}:" in err
    assert "Tiếp nhận: added up from 2 of 3 units; without Xã số 003 [FIGURE-PARTIAL]" in err


def test_a_head_without_an_issuer_and_a_day_that_is_none_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "tinh.yaml").write_text("signatory: {position: CHỦ TỊCH}\n", "utf-8")
    assert told(capsys, "consolidate", "xa", "--head", "tinh.yaml", "-o", "report.yaml")[0] == 2
    code, _, err = told(capsys, "consolidate", "xa", "--head", "tinh.yaml", "-o", "r.yaml", "--due", "mai")
    assert (code, '"mai" is no day' in err) == (2, True)


def test_a_folder_of_reports_is_rendered_and_resumed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("batch", "xa", "--out", "ra", "--workers", "1", "--resume")
    code, out, err = told(capsys, *call)
    assert (code, out, err) == (0, "ra\n", "2 written, 0 passed over, 0 failed\n")
    assert (folder / "ra" / "xa-1.docx").read_bytes() == sokert.render(sokert.load(folder / "xa" / "xa-1.json"))
    (folder / "ra" / "xa-2.docx").unlink()
    assert told(capsys, *call)[2] == "1 written, 1 passed over, 0 failed\n"
    (folder / "xa" / "known.json").write_text('{"sokert-baseline": 1, "findings": []}', "utf-8")  # no report at all
    (folder / "xa" / "xa-3.json").write_text("{}", "utf-8")
    code, _, err = told(capsys, *call)
    assert (code, "xa-3.json" in err, "0 written, 2 passed over, 1 failed" in err) == (2, True, True)
    assert "no file was written" not in err
    for done in (folder / "xa").glob("xa-[12].*"):
        done.unlink()
    assert "no file was written" in told(capsys, *call)[2]


def test_two_reports_for_one_file_and_an_empty_folder_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "khac").mkdir()
    assert told(capsys, "batch", "khac", "--out", "ra")[0] == 3
    (folder / "khac" / "xa-1.yaml").write_text("", "utf-8")
    code, _, err = told(capsys, "batch", "xa", "khac", "--out", "ra")
    assert (code, "CLI-SAME-TARGET" in err) == (2, True)


@pytest.mark.parametrize("given", ["0", "-1", "hai", "1.5", "²"])
def test_a_number_of_processes_that_is_none_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    code, _, err = told(capsys, "batch", "xa", "--out", "ra", "--workers", given)
    assert (code, f"--workers does not take '{given}'" in err, "use one of: 1, 2, 3, ..." in err) == (2, True, True)


def test_a_form_goes_out_and_comes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("xlsxwriter", reason="pip install 'sokert[workbooks]'")
    report = str(folder / "xa" / "xa-1.json")
    assert told(capsys, "sheet", report, "--unit", "Xã số 001", "-o", "bieu.xlsx")[:2] == (0, "bieu.xlsx\n")
    assert told(capsys, "render", report, "--metrics", "bieu.xlsx", "-o", "a.docx")[0] == 0
    assert told(capsys, "sheet", report, "-o", "bieu.txt")[0] == 2
    assert told(capsys, "sheet", report, "-o", "a.xlsx", "--unit", "A", "--units", "b.txt")[0] == 2
    assert told(capsys, "render", "--data", report, "--metrics", "bieu.xlsx", "-t", "half-year/office")[0] == 2


def test_each_unit_of_a_list_gets_a_form_with_its_own_figures_of_last_year(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("xlsxwriter", reason="pip install 'sokert[workbooks]'")
    (folder / "don-vi.txt").write_text("Xã số 001\nXã số 002\nXã số 003\n", "utf-8")
    (folder / "truoc").mkdir()
    for at in (1, 2):
        before = unit(at, {**NHAN, "value": at * 7}, period="2025-H1")
        (folder / "truoc" / f"{at}.json").write_text(before.model_dump_json(exclude_unset=True, by_alias=True), "utf-8")
    call = ("sheet", "xa/xa-1.json", "--units", "don-vi.txt", "--out", "bieu")
    code, out, err = told(capsys, *call, "--previous", "truoc")
    assert (code, out) == (0, "bieu\n")
    assert "no report of Xã số 003 of the same period last year" in err
    forms = [sokert.read_sheet(path) for path in sorted((folder / "bieu").iterdir())]
    assert [(one.issuer.name, one.figures["nhan"].previous, one.figures["nhan"].is_known) for one in forms] == [
        ("Xã số 001", 7, True),  # which is who the report file is of
        ("Xã số 002", 14, False),
        ("Xã số 003", None, False),
    ]
    assert told(capsys, *call, "--force", "--previous", "xa")[0] == 2  # the reports of this period
