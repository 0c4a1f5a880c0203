"""`check` and `fix`: of a Word file and of a report file."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

import sokert
from cli.calling import Ran, comments
from sokert.cli import checking, main
from sokert.standards import kinds
from specimens import SMALL

REPOSITORY = Path(__file__).parents[2]


def test_what_we_render_passes_our_own_check(run: Ran, report: Path) -> None:
    assert run("render", "report.yaml")[0] == 0
    assert run("check", "report.docx")[:2] == (0, "")
    assert run("check", "report.docx", "--format", "json")[1].startswith("[")


def test_a_form_that_is_wrong_is_told_and_ends_with_one(run: Ran, careless: str) -> None:
    code, out, err = run("check", careless)
    assert (code, out) == (1, "")
    assert "[ND30-" in err
    code, out, err = run("check", careless, "--format", "json")
    assert (code, err) == (1, "")
    assert all(one["where"]["file"] == careless for one in json.loads(out))


@pytest.mark.parametrize(("lang", "said"), [("vi", "Xem như: chưa rõ."), ("en", "Judged as: not certain.")])
def test_the_kind_of_a_word_file_is_told_in_the_readers_language(
    run: Ran, tmp_path: Path, lang: str, said: str
) -> None:
    document = docx.Document()
    document.add_paragraph("Hồ sơ gồm hai phần.")
    document.save("loi.docx")
    assert run("check", "loi.docx", "--lang", lang)[2].splitlines()[0] == said


def test_a_tag_that_is_left_is_told_wherever_the_file_is_looked_at(run: Ran, report: Path) -> None:
    Path("ra").mkdir()
    run("render", "report.yaml", "--out", "ra/bc.docx")
    document = docx.Document("ra/bc.docx")
    document.sections[0].footer.paragraphs[0].text = "Số {{ so_ho_so }}"
    next(one for one in document.paragraphs if len(one.text) > 40).add_run(" Còn {{ so_ho_so }} hồ sơ.")
    document.save("ra/bc.docx")
    for call in (("ra/bc.docx",), ("ra",), ("--skip-others", "ra/bc.docx"), ("ra/bc.docx", "--report", "report.yaml")):
        code, _, err = run("check", *call)
        assert (code, err.count("[TEXT-TAG-LEFT]")) == (1, 1), call
        assert "(2 chỗ)" in err
    assert run("check", "ra", "--off", "TEXT-TAG-LEFT")[0] == 0


def test_a_form_is_told_as_one_and_its_lines_are_those_that_its_tags_draw(run: Ran, report: Path) -> None:
    Path("mau").mkdir()
    sokert.Template("half-year/office").export("mau/mau.docx")
    code, _, err = run("check", "mau/mau.docx")
    assert (code, "[TEXT-TAG-LEFT]" in err, "sokert template check" in err, "-RULE]" in err) == (1, True, True, False)
    code, _, err = run("check", ".", "--fail-on", "info")
    assert (code, "mau/mau.docx: lưu ý: tệp này là mẫu để điền" in err) == (1, True)
    assert run("check", ".", "--fail-on", "info", "--off", "TEXT-TAG-LEFT")[0] == 0
    code, _, err = run("check", "mau")
    assert (code, "sokert template check mau;" in err) == (3, True)
    Path("mau.yaml").write_text(Path("report.yaml").read_text("utf-8") + "template: mau/mau.docx\n", "utf-8")
    assert "tệp này là mẫu để điền" not in run("check", ".")[2]


def test_a_word_file_without_words_is_told(run: Ran, tmp_path: Path) -> None:
    docx.Document().save("trong.docx")
    assert "[CHECK-NO-WORDS]" in run("check", "trong.docx")[2]


def test_every_kind_that_is_no_type_of_the_decree_has_its_words() -> None:
    assert set(checking._KINDS) == {kind.name for kind in kinds.KINDS.values() if not kind.code}


def test_fix_writes_another_file_and_tells_what_is_left(run: Ran, careless: str) -> None:
    before = Path(careless).read_bytes()
    code, out, err = run("fix", careless, "--out", "sửa.docx")
    assert (code, out) == (0, "sửa.docx\n")
    assert "Đã sửa" in err
    assert Path(careless).read_bytes() == before
    code, out, err = run("fix", careless, "--out", "sửa.docx", "--format", "json")
    assert code == 0
    assert isinstance(json.loads(out), list)
    assert "sửa.docx" in err


@pytest.mark.parametrize("command", [("check",), ("fix", "--out", "x.docx")])
def test_what_is_no_word_file_is_told(run: Ran, report: Path, command: tuple[str, ...]) -> None:
    # `check` judges the figures of a report file, so only `fix` takes it for a broken Word file.
    Path("trống").mkdir()
    for file in ("nowhere.docx", "trống", *(["report.yaml"] if command[0] == "fix" else [])):
        code, out, err = run(command[0], file, *command[1:])
        assert (code, out) in ((2, ""), (3, ""))
        assert err.startswith(f"{file}: lỗi: ")
    assert not Path("x.docx").exists()


def bad_form(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Kết quả công tác 6 tháng đầu năm 2026")
    document.save(str(tmp_path / "xau.docx"))
    return tmp_path / "xau.docx"


def test_check_tells_what_is_wrong_with_a_form_and_leaves_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, marked = bad_form(tmp_path), tmp_path / "ghi-chu.docx"
    assert main(["check", str(file), "--lang", "vi", "--mark", str(marked)]) == 1
    said = capsys.readouterr()
    assert "[ND30-MARGIN-RIGHT]" in said.err
    assert said.out == f"{marked}\n"
    assert any("ND30-MARGIN-RIGHT" in comment for comment in comments(marked))


def test_fix_mends_a_form_and_says_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, mended = bad_form(tmp_path), tmp_path / "da-sua.docx"
    assert main(["fix", str(file), "--type", "BC", "-o", str(mended), "--lang", "vi"]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(mended)
    assert "[ND30-MARGIN-RIGHT]" not in said.err
    assert "  - đã đổi lề phải 31,8 mm → 15 mm" in said.err
    assert round(docx.Document(str(mended)).sections[0].right_margin.mm) in range(15, 21)


def test_check_says_that_a_form_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sokert.render(sokert.Report.model_validate(SMALL), tmp_path / "dung.docx")
    assert main(["check", str(tmp_path / "dung.docx")]) == 0
    assert capsys.readouterr() == ("", "Xem như: báo cáo.\nKhông có điểm nào cần xem lại.\n")


@pytest.fixture
def sheet() -> str:
    """Return a Word file that shows no sign of an office, with a rise that cannot be."""
    made = docx.Document()
    for number in range(14):
        made.add_paragraph(f"Đây là dòng thứ {number} của bài.")
    made.add_paragraph("Thu ngân sách đạt 125 triệu đồng, tăng 35% so với cùng kỳ (100 triệu đồng).")
    made.save("ket-qua.docx")
    return "ket-qua.docx"


def test_check_says_of_which_files_it_judged_sums_and_letters_alone(run: Ran, sheet: str, tmp_path: Path) -> None:
    sokert.render(sokert.Report.model_validate(SMALL), tmp_path / "dung.docx")
    code, _, err = run("check", sheet)
    assert (code, err.splitlines()[0]) == (1, "Xem như: tài liệu khác: chỉ xem phép tính và chính tả.")
    assert "[FIGURE-STATED-CHANGE]" in err
    code, out, err = run("check", sheet, str(tmp_path / "dung.docx"), "--lang", "en")
    assert (code, out) == (1, "")
    assert err.splitlines()[-2:] == [
        "Judged as: báo cáo, another document than an office's: sums and spelling only (ket-qua.docx).",
        "Files looked at: 2.",
    ]


def test_check_says_when_it_is_not_certain_of_a_kind_and_what_it_judged(run: Ran) -> None:
    made = docx.Document()
    for said in (
        "TỜ TRÌNH",
        "Về việc mua sắm",
        "Kính gửi: Ủy ban nhân dân xã",
        "Tổ dân phố đề nghị mua 12 bộ bàn ghế.",
    ):
        made.add_paragraph(said)
    made.save("de-nghi.docx")
    said = "khổ giấy, phông chữ, phép tính và lời văn, vì chưa đủ dấu hiệu của loại này"
    assert run("check", "de-nghi.docx")[2].splitlines()[0] == f"Xem như: tờ trình: chỉ xem {said}."
    assert "certain" in run("check", "de-nghi.docx", "--lang", "en", "--format", "json")[2]
    assert "certain" not in run("check", "de-nghi.docx", "--lang", "en", "--type", "TTr")[2]


@pytest.mark.parametrize("format", ["json", "github"])
def test_a_program_is_told_of_the_files_whose_form_was_not_judged(run: Ran, sheet: str, format: str) -> None:
    code, out, err = run("check", sheet, "--format", format)
    assert (code, err) == (1, "Xem như: tài liệu khác: chỉ xem phép tính và chính tả.\n")
    assert "FIGURE-STATED-CHANGE" in out
    assert "tài liệu khác" not in run("check", sheet, "--format", format, "--type", "BC")[2]


def test_check_judges_the_figures_of_a_report_file_at_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sections = "sections: [{title: T}]\nperiod: 2023-H1\nsignatory: {position: x}\n"
    metrics = "metrics:\n  - {code: a, name: A, value: 9, unit: hồ sơ}\n  - {code: b, name: B, value: 4, unit: hồ sơ}\n"
    file = tmp_path / "report.yaml"
    issuer = "issuer: {name: N, place: P, code: C}\n"
    file.write_text(f"{sections}{issuer}{metrics}identities: [a = b + b]\n", "utf-8")
    assert main(["check", str(file), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert f"{file}:6:" in said or f"{file}:8:" in said
    assert "[FIGURE-IDENTITY]" in said


@pytest.mark.parametrize("name", ["van-phong-ubnd", "so-sanh", "du-thao", "mau-rieng"])
def test_the_figures_of_every_example_hold(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(REPOSITORY / "examples" / name / "report.yaml"), "--lang", "en"])
    said = capsys.readouterr().err
    assert (code, "error:" in said) == (0 if "warning" not in said else 1, False)


def test_only_a_command_that_writes_says_that_nothing_was_written(run: Ran) -> None:
    Path("r.yaml").write_text("period: x\nsections: []\n", "utf-8")
    assert "chưa ghi tệp nào" in run("render", "r.yaml")[2]
    assert "chưa ghi tệp nào" not in run("check", "r.yaml")[2]


def test_mark_of_a_report_file_says_that_it_is_none(run: Ran, report: Path) -> None:
    code, out, err = run("check", str(report), "--mark", "x.docx")
    assert (code, out, Path("x.docx").exists()) == (2, "", False)
    assert "[CLI-MARK-OF-WORD]" in err
