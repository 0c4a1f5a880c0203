"""Many files, folders and pipes in one call: what is looked at or passed over, where results go, how it ends."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from pathlib import Path

import docx
import pytest

import sokert
from cli.calling import Ran, Terminal, comments, document, write_form
from judges import ROOT
from sokert.cli import main

REPORT = (ROOT / "examples/van-phong-ubnd/report.yaml").read_text("utf-8")
CLEAN = (ROOT / "examples/so-sanh/report.yaml").read_text("utf-8")


@pytest.fixture
def office(run: Ran) -> Path:
    """Return a folder as offices keep them: two reports, one with a finding, a Word file, a form, and much else."""
    files = {
        "bc/quy-1/report.yaml": CLEAN,
        "bc/quy-2/report.yaml": REPORT,
        "bc/ma.yaml": "vb_den: Văn bản đến\n",
        "bc/nam-truoc.doc": "",
        "bc/tinh.yaml": REPORT.replace("period:", "#").replace("metrics:", "figures:"),
        "bc/mau.md": ":agency: {{ issuer.name }}\n",
        "bc/ghi-chu.md": "Xem `{{ vb_den }}`.\n",
        "bc/.git/report.yaml": CLEAN,
        "bc/~$report.yaml": CLEAN,
    }
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    Path("bc/cu.docx").write_bytes(
        document("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO", "Kết quả công tác 6 tháng đầu năm 2026")
    )
    write_form("bc/mau.docx", "Có {{ vb_den }} văn bản")
    return Path("bc")


def pipe(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def test_a_folder_is_searched_for_reports_and_word_files_and_says_what_it_passed_over(run: Ran, office: Path) -> None:
    code, out, err = run("check", "bc", "--format", "json")
    assert code == 1
    assert {one["where"]["file"] for one in json.loads(out)} == {"bc/cu.docx", "bc/mau.docx", "bc/quy-2/report.yaml"}
    passed = "bc/mau.docx (mẫu), bc/mau.md (mẫu), bc/nam-truoc.doc (không phải .docx), bc/tinh.yaml (không có period)"
    assert err == f"Đã xem 3 tệp; bỏ qua {passed}.\n"
    code, out, _ = run("template", "check", "bc", "--format", "json")
    assert (code, out) == (0, "[]\n")
    assert run("template", "check", "bc")[2].endswith("Đã xem 2 tệp.\n")


def test_a_folder_of_forms_beside_others_is_no_empty_one(run: Ran, office: Path) -> None:
    Path("mau").mkdir()
    write_form("mau/mau.docx", "Có {{ vb_den }} văn bản")
    code, _, err = run("check", "bc/quy-1", "mau", "--fail-on", "error")
    assert (code, "[CLI-EMPTY-FOLDER]" in err, "mau/mau.docx: lưu ý: tệp này là mẫu" in err) == (0, False, True)
    assert run("check", "mau")[0] == 3


def test_a_broken_report_in_a_folder_is_told_and_not_taken_for_something_else(run: Ran, office: Path) -> None:
    Path("bc/quy-1/report.yaml").write_text("issuer: [\nperiod: 2023-H1\nsections: []\n", "utf-8")
    Path("bc/hong.docx").write_bytes(b"PK")
    code, out, _ = run("check", "bc", "--format", "json")
    told = {(one["where"]["file"], one["code"]) for one in json.loads(out)}
    assert code == 3  # the worst of all: a Word file that cannot be read
    assert ("bc/hong.docx", "WORD-DAMAGED") in told
    assert any(file == "bc/quy-1/report.yaml" and code.startswith("DATA-") for file, code in told)
    assert "bc/cu.docx" in {file for file, _ in told}


@pytest.mark.parametrize(
    "names", [(".",), (".", "--skip-others", "found.json"), ("--skip-others", "r.yaml", "found.json")]
)
@pytest.mark.parametrize("stream", [1, 2])
def test_what_the_call_itself_writes_is_no_report(names: tuple[str, ...], stream: int) -> None:
    Path("r.yaml").write_text(CLEAN, "utf-8")
    kept = os.dup(stream)
    with Path("found.json").open("wb") as found:  # `> found.json`, as a shell does it
        os.dup2(found.fileno(), stream)
        try:
            assert main(["check", *names]) == 0
        finally:
            os.dup2(kept, stream)
            os.close(kept)
    assert main(["check", *names]) == 2  # an empty file that nobody writes to is a report that lost its words


def test_a_folder_that_cannot_be_searched_stops_no_other(
    run: Ran, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("quy-2"):
            raise PermissionError(errno.EACCES, "denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    code, out, _ = run("check", "bc", "--format", "json")
    told = {(one["where"]["file"], one["code"]) for one in json.loads(out)}
    assert (code, ("bc/quy-2", "FILE-NO-PERMISSION") in told, "bc/cu.docx" in {file for file, _ in told}) == (
        3,
        True,
        True,
    )
    assert run("--lang", "en", "check", "bc")[2].count("bc/quy-2: error: no right to read this folder") == 1
    code, out, err = run("compare", "bc", "bc")
    assert (code, out, err.count("bc/quy-2: ")) == (3, "Không có báo cáo nào thay đổi.\n", 2)


def test_a_fault_of_our_own_in_one_file_names_it_and_stops_no_other(
    run: Ran, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(sokert, "check", fail)
    code, out, err = run("check", "bc", "--format", "json", "--debug")
    told = {(one["where"].get("file"), one["code"]) for one in json.loads(out)}
    assert (code, ("bc/cu.docx", "CLI-OUR-FAULT") in told, err.count("ZeroDivisionError: oh\nbc/cu.docx\n")) == (
        70,
        True,
        1,
    )
    assert "bc/quy-2/report.yaml" in {file for file, _ in told}
    assert run("check", "bc/cu.docx")[2].startswith("bc/cu.docx: lỗi: lỗi của sokert")


def test_drafts_are_held_against_the_reports_that_lie_as_they_do(run: Ran) -> None:
    for name in ("bc/xa/report.yaml", "bc/tinh/bao-cao.yaml"):
        Path(name).parent.mkdir(parents=True)
        Path(name).write_text(CLEAN, "utf-8")
    assert run("render", "bc", "--out", "ra/")[0] == 0
    assert run("check", "ra", "--report", "bc", "--fail-on", "error")[0] == 0
    Path("bc/xa/report.yaml").write_text(CLEAN.replace("value: 12480", "value: 12490"), "utf-8")
    code, out, _ = run("check", "ra", "--report", "bc", "--format", "json")
    stale = {one["where"]["file"] for one in json.loads(out) if one["code"] == "FIGURE-NOT-REPORT"}
    assert (code, stale) == (1, {"ra/xa/report.docx"})
    Path("ra/xa/report.docx").rename("bc/xa/report.docx")  # beside its report
    code, out, err = run("check", "bc", "--report", "bc", "--format", "json")
    assert (code, err.endswith("Đã xem 3 tệp.\n")) == (1, True)
    assert "bc/xa/report.docx" in {one["where"]["file"] for one in json.loads(out)}
    listed = ("check", "--skip-others", "ra/tinh/bao-cao.docx", "--report", "bc", "--fail-on", "error")
    code, _, err = run(*listed)  # as a hook calls it: its commit may bring Word files of others
    assert (code, "[CLI-NO-REPORT-BESIDE]" in err) == (0, True)
    Path("bc/tinh").rename("bc/khac")
    code, _, err = run("check", "ra", "bc/xa", "--report", "bc", "--fail-on", "error", "--lang", "en")
    assert (code, err.count("[CLI-NO-REPORT-BESIDE]")) == (2, 1)  # the folder that both have in common is another one
    Path("ra/tinh").rename("ra/khac-nua")
    Path("bc/xa/report.docx").rename("ra/report.docx")
    Path("bc/report.yaml").write_text(CLEAN, "utf-8")
    code, _, err = run("check", "ra", "--report", "bc", "--fail-on", "error", "--lang", "en")
    assert (code, "no report in bc has the name of: ra/khac-nua/bao-cao.docx [" in err) == (0, True)
    assert "here bc/khac-nua/bao-cao.yaml (or" in err
    Path("bc/report.yaml").write_text(f"{CLEAN}x: [\n", "utf-8")
    Path("ra/report.docx").rename("bc/report.docx")
    code, _, err = run("check", "bc", "--report", "bc")
    assert (code, err.count("[DATA-UNCLOSED-BRACKET]")) == (2, 1)  # told of the report once, not of its draft again


def test_a_file_that_is_named_twice_is_looked_at_once(run: Ran, office: Path) -> None:
    assert run("check", "bc/quy-1", "./bc/quy-1/report.yaml")[2].endswith("Đã xem 1 tệp.\n")


def test_a_rule_is_switched_off_in_any_letters_and_an_unknown_one_told_once(run: Ran, office: Path) -> None:
    assert run("check", "bc/quy-2", "--fail-on", "info", "--off", "figure-hedge-not-round")[0] == 0
    code, _, err = run("check", "bc", "--off", "abc", "--off", "xyz")
    assert (code, err.count("[CHECK-UNKNOWN-CODE]")) == (2, 2)
    assert "CHECK-OFF-UNUSED" not in run("check", "bc", "--off", "FIGURE-HEDGE-NOT-ROUND")[2]
    assert run("check", "bc", "--off", "TEXT-DOUBLED-WORD")[2].count("[CHECK-OFF-UNUSED]") == 1


def test_a_language_that_there_is_not_is_told(run: Ran, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOKERT_LANG", "fr")
    assert run("check", "bc/quy-1")[2].startswith("SOKERT_LANG=fr: thông báo chỉ có tiếng vi, en\n")


@pytest.mark.parametrize(
    ("names", "ended"),
    [
        (("bc/quy-1/report.yaml",), 0),
        (("bc/quy-1/report.yaml", "bc/cu.docx"), 1),
        (("bc/quy-1/report.yaml", "bc/ma.yaml", "bc/cu.docx"), 2),
        (("bc/cu.docx", "nowhere.yaml", "bc/ma.yaml"), 3),
    ],
)
def test_a_call_ends_with_the_worst_of_its_files(run: Ran, office: Path, names: tuple[str, ...], ended: int) -> None:
    assert run("check", *names)[0] == ended


def test_named_files_of_other_kinds_are_passed_over_where_a_hook_asks_for_it(run: Ran, office: Path) -> None:
    names = [str(path) for path in sorted(office.rglob("*")) if path.is_file()]
    code, out, _ = run("check", "--skip-others", "--format", "json", *names)
    assert code == 1
    assert "bc/ma.yaml" not in out
    assert run("check", "--skip-others", "bc/ma.yaml")[0] == 0
    assert run("check", "--skip-others", "bc/khong-co")[0] == 3
    assert run("fix", "--skip-others", "--in-place", "bc/ma.yaml")[:2] == (0, "")


def test_the_reports_that_read_a_named_table_are_looked_at_in_its_place(run: Ran) -> None:
    table = "Chỉ tiêu;Thực hiện\nĐơn;12.x\n"
    files = {
        "r.yaml": CLEAN.replace("\nsections:", "\nsources:\n  - {file: bieu/so.csv}\nsections:"),
        "bieu/so.csv": table,
        "bieu/khac.yaml": CLEAN,
        "khac.csv": table,
        "mau.md": '{% extends "half-year/office" %}\n{% block mo %}{% endblock %}\n',
        "rieng.md": '{% extends "mau.md" %}\n',
        "rieng.yaml": CLEAN.replace("period:", "template: rieng.md\nperiod:"),
    }
    for name, text in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    code, out, err = run("check", "--skip-others", "bieu/so.csv", "khac.csv", "--format", "json")
    assert (code, {one["where"]["file"] for one in json.loads(out)}, err) == (2, {"bieu/so.csv"}, "Đã xem 1 tệp.\n")
    assert run("check", "--skip-others", "bieu/so.csv", "r.yaml")[2].endswith("Đã xem 1 tệp.\n")
    assert run("check", "--skip-others", "mau.md")[2].endswith("Đã xem 1 tệp; bỏ qua mau.md (mẫu).\n")
    assert "bieu/so.csv" in run("render", "--skip-others", "bieu/so.csv", "--out", "ra/")[2]
    assert run("check", "--skip-others", "khac.csv")[0] == 0


def test_a_table_under_another_name_leads_to_the_report_that_misses_it(run: Ran) -> None:
    Path("r.yaml").write_text(CLEAN.replace("\nsections:", "\nsources:\n  - {file: số liệu.csv}\nsections:"), "utf-8")
    Path("số liệu.csv").write_text("Chỉ tiêu;Thực hiện\nĐơn;12\n", "utf-8")
    Path("khac.csv").write_text("Chỉ tiêu;Thực hiện\nĐơn;12\n", "utf-8")
    assert run("check", "--skip-others", "khac.csv")[2].endswith("Đã xem 0 tệp.\n")
    Path("số liệu.csv").rename("số liệu q2.csv")
    code, _, err = run("check", "--skip-others", "số liệu q2.csv")
    assert (code, "SOURCE-NO-FILE" in err) == (2, True)


def test_the_level_that_fails_a_call_is_chosen(run: Ran, office: Path) -> None:
    hedged = "bc/quy-2/report.yaml"  # one note
    assert [run("check", hedged, "--fail-on", level)[0] for level in ("error", "warning", "info")] == [0, 0, 1]
    assert run("fix", "bc/cu.docx", "--type", "BC", "-o", "a.docx")[0] == 0
    assert run("fix", "bc/cu.docx", "--type", "BC", "-o", "a.docx", "--fail-on", "error")[0] == 1


def test_many_are_rendered_beside_their_files_or_as_they_lie_into_a_folder(run: Ran, office: Path) -> None:
    assert run("render", "bc")[:2] == (0, "bc/quy-1/report.docx\nbc/quy-2/report.docx\n")
    assert run("render", "bc", "--out", "ra")[:2] == (0, "ra/quy-1/report.docx\nra/quy-2/report.docx\n")
    assert Path("ra/quy-1/report.docx").read_bytes() == sokert.render(sokert.load("bc/quy-1/report.yaml"))
    assert run("render", "bc/quy-1/report.yaml", "-o", "mot/")[:2] == (0, "mot/report.docx\n")
    assert "và ghi --pdf\n" in run("render", "bc", "-o", "ra.pdf")[2]
    assert run("render", "bc/quy-1", "-o", "mot.docx")[:2] == (0, "mot.docx\n")
    assert "thì viết moi/\n" in run("render", "bc/quy-1/report.yaml", "-o", "moi")[2]
    assert run("fix", "ra", "--out", "sua")[:2] == (0, "sua/quy-1/report.docx\nsua/quy-2/report.docx\n")
    Path("bc/quy-1/report.yaml").write_text("period: 2023\nissuer: {}\nsections: []\n", "utf-8")
    code, out, err = run("render", "bc", "--out", "moi", "--force")
    assert (code, out) == (2, "moi/quy-2/report.docx\n")
    assert "chưa ghi tệp nào" not in err
    assert not Path("moi/quy-1").exists()
    for call in (("render", "bc/quy-1"), ("batch", "bc/quy-1/report.yaml"), ("render", "bc/quy-1/report.yaml")):
        assert run(*call, "--out", "khong/")[0] == 2
        assert not Path("khong").exists(), call


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (("bc/quy-1", "bc/quy-2/"), ("quy-1/report.docx", "quy-2/report.docx")),
        (("bc/quy-1/report.yaml", "./bc/quy-2/report.yaml"), ("quy-1/report.docx", "quy-2/report.docx")),
        (("bc", "bc/quy-2"), ("quy-1/report.docx", "quy-2/report.docx")),
        (("bc/quy-2", "them.yaml"), ("bc/quy-2/report.docx", "them.docx")),
        (("them.yaml", "nua.yaml"), ("them.docx", "nua.docx")),
        (("--skip-others", "bc"), ("quy-1/report.docx", "quy-2/report.docx")),
        (("--skip-others", "bc/quy-1/report.yaml"), ("bc/quy-1/report.docx",)),
        (("--skip-others", "bc/quy-1/bieu.csv", "bc/ma.yaml"), ("bc/quy-1/report.docx",)),
    ],
)
def test_each_of_several_keeps_its_folder(
    run: Ran, office: Path, names: tuple[str, ...], written: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sokert, "render", lambda *_, **__: document("BÁO CÁO"))
    monkeypatch.setattr("sokert.cli.commands.remarks_on", lambda _: [])
    Path("bc/quy-1/report.yaml").write_text(CLEAN + "# bieu.csv\n", "utf-8")
    Path("bc/quy-1/bieu.csv").write_text("", "utf-8")
    for name in ("them.yaml", "nua.yaml"):
        Path(name).write_text(CLEAN, "utf-8")
    assert run("render", *names, "--out", "ra")[:2] == (0, "".join(f"ra/{one}\n" for one in written))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("render", "bc/quy-1/report.yaml", "bc/quy-1/report.json", "-o", "ra"), "CLI-SAME-TARGET"),
        (("render", "bc", "-o", "ra.docx"), "CLI-OUT-FOLDER"),
        (("render", "-", "bc", "-o", "ra"), "CLI-PIPE-FOLDER"),
        (("fix", "-", "-o", "ra/"), "CLI-PIPE-FOLDER"),
        (("render", "bc", "-o", "-"), "CLI-ONE-FILE"),
        (("render", "bc", "--metrics", "a.xlsx"), "CLI-ONE-FILE"),
        (("check", "bc", "--previous", "bc/cu.docx"), "CLI-ONE-FILE"),
        (("check", "bc", "--report", "bc/quy-1/report.yaml"), "CLI-ONE-FILE"),
        (("check", "bc", "--report", "nowhere"), "FILE-NOT-FOUND"),
        (("check", "bc/quy-1/report.yaml", "--report", "bc"), "CLI-REPORT-BESIDE-REPORT"),
        (("check", "bc", "--figures"), "CLI-ONE-FILE"),
        (("fix", "bc"), "CLI-MISSING"),
        (("fix", "bc", "-i", "-o", "ra"), "CLI-EITHER"),
        (("fix", "bc", "--check", "-o", "ra"), "CLI-EITHER"),
        (("check", "bc", "--write-baseline"), "CLI-MISSING"),
        (("fix", "bc/.git", "--in-place"), "CLI-EMPTY-FOLDER"),
    ],
)
def test_what_is_meant_for_one_file_is_refused_for_several(
    run: Ran, office: Path, arguments: tuple[str, ...], code: str
) -> None:
    before = sorted(office.parent.rglob("*"))
    ended, out, err = run(*arguments)
    assert (ended > 1, out) == (True, "")
    assert f"[{code}]" in err
    assert sorted(office.parent.rglob("*")) == before


def test_of_many_files_the_word_files_are_marked_in_a_folder(run: Ran, office: Path) -> None:
    assert run("check", "bc", "--mark", "ra")[0] == 1
    assert [path.name for path in sorted(Path("ra").rglob("*.docx"))] == ["cu.docx"]
    assert any("ND30-" in one for one in comments("ra/cu.docx"))


def test_a_terminal_is_not_sent_a_word_file(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["render", "bc/quy-1/report.yaml", "-o", "-"]) == 2
    assert screen.getvalue() == ""


def test_a_word_file_is_mended_in_its_place_and_left_alone_where_nothing_is_wrong(run: Ran, office: Path) -> None:
    file = Path("bc/cu.docx")
    before = file.read_bytes()
    code, out, err = run("fix", "bc", "--check", "--type", "BC")
    assert (code, out, file.read_bytes()) == (1, "", before)
    assert "chưa ghi tệp nào. Lệnh fix sẽ báo:\n  - đã đổi khổ giấy" in err
    code, out, _ = run("fix", "bc", "--check", "--type", "BC", "--format", "json")
    assert (code, "ND30-MARGIN-RIGHT" in out) == (1, True)
    assert run("fix", "bc", "-i", "--type", "BC")[:2] == (0, "bc/cu.docx\n")
    mended = file.read_bytes()
    assert run("fix", "bc", "--check", "--type", "BC")[:2] == (0, "")
    assert mended not in (before, b"")
    assert run("fix", "bc", "-i", "--type", "BC")[:2] == (0, "")
    assert file.read_bytes() == mended
    assert run("fix", "bc/mau.docx", "bc/quy-1/report.yaml", "-i")[0] == 2  # a report file is mended by its author


def test_what_a_rule_asks_for_is_left_where_it_is_switched_off(run: Ran, office: Path) -> None:
    off = ("--off", "nd30-margin-right", "--off", "ND30-FONT")
    args = ("fix", "bc/cu.docx", "--type", "BC", "--lang", "en")
    code, out, _ = run(*args, "--check", "--format", "json", *off)
    told = json.loads(out)
    would = {one["code"] for one in told if "fix" in one}
    assert (code, {"ND30-MARGIN-RIGHT", "ND30-FONT"} & {one["code"] for one in told}) == (1, set())
    assert {"ND30-PAGE-SIZE", "ND30-MARGIN-BOTTOM"} <= would < {one["code"] for one in told}  # what is left is no such
    (size,) = [one for one in told if one["code"] == "ND30-PAGE-SIZE"]
    assert size["hint"] == f"'sokert fix' mends it, and says: {size['fix']}"
    annotated = run(*args, "--check", "--format", "github", *off)[1].count("'sokert fix' mends it")
    assert annotated == sum("fix" in one for one in told) > 0
    assert run(*args, "--out", "ra.docx", *off)[0] == 0
    left = {one.code for one in sokert.check("ra.docx", type="BC")}
    assert ({"ND30-MARGIN-RIGHT", "ND30-FONT"} <= left, left & would) == (True, set())
    assert run(*args, "--check", "--off", "ND30-FNT")[0] == 2
    same = sokert.fix("bc/cu.docx", type="BC", off=["ND30-MARGIN-RIGHT", "ND30-FONT"])
    assert same.content == Path("ra.docx").read_bytes()
    with pytest.raises(sokert.DataError, match="CHECK-UNKNOWN-CODE"):
        sokert.fix("bc/cu.docx", off=["ND30-FNT"])


def test_a_report_comes_in_and_its_word_file_goes_out_through_pipes(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("bc").mkdir()
    write_form("bc/mau.docx", "Có {{ vb_den }} văn bản")
    pipe(monkeypatch, REPORT.encode())
    assert main(["render", "-"]) == 0
    content, err = capsysbinary.readouterr()
    assert content == sokert.render(sokert.parse(REPORT))
    assert err == b""
    pipe(monkeypatch, content)
    assert main(["fix", "-", "--out", "-", "--format", "json"]) == 0
    mended, err = capsysbinary.readouterr()
    assert sokert.check(mended) == ()
    assert json.loads(err.partition(b"\n")[2]) == []
    Path("r.yaml").write_text(REPORT, "utf-8")
    for given, listing in ((content, b"period: 2023-H1"), (REPORT.encode(), b"20.870")):
        pipe(monkeypatch, given)
        assert main(["data", "-"]) == 0
        assert listing in capsysbinary.readouterr().out
        pipe(monkeypatch, given.replace(b"value: 20870", b"value: 20880"))
        assert main(["compare", "-", "r.yaml", "--exit-code"]) == (1 if given != content else 0)
        capsysbinary.readouterr()
    pipe(monkeypatch, mended)
    assert main(["check", "-"]) == 0
    capsysbinary.readouterr()
    pipe(monkeypatch, REPORT.replace("period:", "perid:").encode())
    assert main(["check", "-", "--format", "json"]) == 2
    (unknown, *_) = json.loads(capsysbinary.readouterr().out)
    assert (unknown["code"], unknown["where"]["file"]) == ("DATA-UNKNOWN-KEY", "-")
    pipe(monkeypatch, b'{"vb_den": 12}')
    assert main(["render", "--data", "-", "-t", "bc/mau.docx", "-o", "-"]) == 0
    assert "Có 12 văn bản" in [one.text for one in docx.Document(io.BytesIO(capsysbinary.readouterr().out)).paragraphs]
    pipe(monkeypatch, Path("bc/mau.docx").read_bytes())
    assert main(["template", "check", "-"]) == 0
    write_form("sai.docx", "{{ a|khong_co }}")
    for call in (["template", "check", "-"], ["render", "--data", "d.json", "-t", "-", "-o", "x.docx"]):
        Path("d.json").write_text('{"a": 1}', "utf-8")
        pipe(monkeypatch, Path("sai.docx").read_bytes())
        capsysbinary.readouterr()
        assert main([*call, "--format", "json"]) > 0
        (wrong,) = json.loads(capsysbinary.readouterr().out)
        assert (wrong["code"], wrong["where"]["file"]) == ("TAG-UNKNOWN-FILTER", "-")


def test_progress_is_shown_to_a_person_and_to_nobody_else(
    run: Ran, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    main(["check", "bc"])
    assert "3/3" in terminal.getvalue()
    main(["check", "bc/cu.docx"])
    assert terminal.getvalue().count("1/1") == 0
    main(["render", "bc"])
    assert "2/2" in terminal.getvalue()
    monkeypatch.setattr(sys, "stdout", Terminal())
    main(["render", "bc"])  # says each file itself
    assert terminal.getvalue().count("2/2") == 1


def test_a_folder_without_a_report_is_told_with_what_it_holds_and_stops_no_other(run: Ran, office: Path) -> None:
    Path("trống").mkdir()
    Path("riêng").mkdir()
    Path("riêng/tinh.yaml").write_text(Path("bc/tinh.yaml").read_text("utf-8"), "utf-8")
    code, _, err = run("check", "trống", "riêng", "bc/quy-2", "--lang", "en")
    assert code == 3
    assert "trống: error: the folder holds none of these: report file, Word file [CLI-EMPTY-FOLDER]" in err
    assert "riêng: error: the folder holds none of these: report file, Word file; passed over: riêng/tinh.yaml (" in err
    assert "bc/quy-2/report.yaml:" in err


def test_check_alone_looks_at_the_folder_it_is_called_in(run: Ran, office: Path) -> None:
    assert run("check") == run("check", ".")
