"""The examples: each becomes a Word file, and the words of the first come out in order in other readers."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

import sokert
from draws import covering
from judges import ROOT, made_of, program, schemas_refuse, sdk_refuses
from office import Office
from page import words
from rendered import EXAMPLES, content, each_example, report

SEED = ROOT / "examples" / "van-phong-ubnd" / "report.yaml"
IN_ORDER = (
    "Số: /BC-VP",
    "BÁO CÁO",
    "Sơ kết công tác Đảng, công tác văn phòng 6 tháng đầu năm 2023, phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
    "Kết quả công tác 6 tháng đầu năm 2023",
    "Công tác Đảng",
    "Công tác văn phòng",
    "Tham mưu, xử lý văn bản",
    "tham mưu xử lý 20.870 văn bản đến",
    "trình ký ban hành 8.223 văn bản đi",
    "Hệ thống thông tin, hội nghị trực tuyến và quản lý văn bản",
    "Thông tin, tuyên truyền và công báo",
    "đăng tải gần 2.600 tin bài",
    "hơn 612 văn bản chỉ đạo, điều hành của UBND tỉnh",
    "phát hành 20 số công báo",
    "Trung tâm Phục vụ hành chính công",
    "tiếp nhận, giải quyết và trả kết quả 29.449 hồ sơ thủ tục hành chính",
    "mã QR",
    "Công tác Nhà khách",
    "Xây dựng đội ngũ",
    "từ thiện",
    "xã Văn Vũ, huyện Na Rì",
    "Tồn tại, hạn chế",
    "phối hợp giữa các phòng",
    "phối hợp với các sở, ngành",
    "Phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
    "Chấp hành Quy chế làm việc",
    "Nâng cao trách nhiệm, giữ gìn đoàn kết",
    "Tăng cường phối hợp",
    "trân trọng báo cáo./.",
    "Nơi nhận:",
    "Lưu: VT, TH.",
    "KT. CHÁNH VĂN PHÒNG",
    "PHÓ CHÁNH VĂN PHÒNG",
    "Hoàng Văn Minh",
    "20.870",
    "8.223",
    "gần 2.600",
    "hơn 612",
    "20",
    "29.449",
)
# The head is two columns: a reader goes down one of them or across both.
HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "UBND TỈNH BẮC KẠN",
    "VĂN PHÒNG",
    "Số: /BC-VP",
    "Bắc Kạn, ngày 25 tháng 7 năm 2023",
)


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seed") / "bao-cao.docx"
    sokert.render(sokert.load(SEED), path)
    return path


def one_line(text: str) -> str:
    return " ".join(text.split())


def assert_in_order(text: str, expected: tuple[str, ...] = IN_ORDER) -> None:
    """Fail at the first words that do not follow the ones before; capitals are a matter of style."""
    read, at = one_line(text).casefold(), 0
    for phrase in expected:
        found = read.find(phrase.casefold(), at)
        assert found >= 0, f"{phrase!r} does not follow {read[max(at - 80, 0) : at]!r}"
        at = found + len(phrase)


def assert_whole(text: str) -> None:
    """Fail unless the head stands before the title, and everything else follows in order."""
    head, _, _ = one_line(text).partition("BÁO CÁO")
    missing = [phrase for phrase in HEAD if phrase not in head]
    assert missing == []
    assert_in_order(text)


def written(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Return the Word files of examples, each under the name of its own."""
    made = [folder / f"{path.parent.name}.docx" for path in paths]
    for path, file in zip(paths, made, strict=True):
        file.write_bytes(content(path))
    return made


def test_every_example_becomes_a_word_file_that_the_schemas_accept(tmp_path: Path) -> None:
    assert schemas_refuse(*written(EXAMPLES, tmp_path)) == ""


def test_the_sdk_accepts_every_kind_of_part_that_an_example_has(tmp_path: Path) -> None:
    for file in written(covering(EXAMPLES, lambda path: made_of(content(path)), richest_first=True), tmp_path):
        assert sdk_refuses(file) == "", file.name


@each_example
def test_an_example_prints_no_tag_and_nothing_empty_in_its_place(path: Path) -> None:
    text = words(content(path))
    for sign in ("{{", "}}", "{%", " ,", " .", ",,", "()", "None"):
        assert sign not in text.replace("Số:      ", "")


def test_the_first_example_holds_its_words_in_order(seed: Path) -> None:
    assert_whole(words(seed.read_bytes()))


def test_the_first_example_compares_with_nothing() -> None:
    assert all(not metric.plan and metric.previous is None for metric in report(SEED).metrics)
    assert "cùng kỳ" not in words(content(SEED))


def test_pandoc_reads_the_words_of_the_first_example(seed: Path) -> None:
    done = subprocess.run([program("pandoc"), str(seed), "--to", "json"], capture_output=True, text=True, check=True)
    assert_whole(pandoc_words(json.loads(done.stdout)["blocks"]))


@each_example
def test_pandoc_reads_every_word_of_every_example_in_order(path: Path, tmp_path: Path) -> None:
    made = tmp_path / "bao-cao.docx"
    made.write_bytes(content(path))
    done = subprocess.run([program("pandoc"), str(made), "--to", "json"], capture_output=True, text=True, check=True)
    assert pandoc_words(json.loads(done.stdout)["blocks"]).split() == words(content(path)).split()


def pandoc_words(node: object) -> str:
    """Return the words in pandoc's tree, in order; a paragraph, cell or heading ends with a space."""
    if isinstance(node, dict):
        kind = node.get("t")
        if kind == "Str":
            return str(node["c"])
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind == "Note":  # stands in a part of its own
            return ""
        return pandoc_words(node.get("c", [])) + ("" if kind in ("Strong", "Emph") else " ")
    return "".join(map(pandoc_words, node)) if isinstance(node, list) else ""


def test_libreoffice_reads_the_words_of_the_first_example(seed: Path, tmp_path: Path, office: Office) -> None:
    made = tmp_path / "made.pdf"
    assert office([(seed, made, [])]) == ""
    done = subprocess.run([program("pdftotext"), "-raw", str(made), "-"], capture_output=True, text=True, check=True)
    # The page number stands between the pages' words.
    assert_whole("\n".join(line for line in done.stdout.splitlines() if line.strip() != "2"))


each_form = pytest.mark.parametrize("folder", sorted(path.parent for path in ROOT.glob("examples/*/mau.docx")))


@each_form
def test_the_form_of_the_example_is_what_its_script_draws(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["lam_mau.py", str(tmp_path / "mau.docx")])
    monkeypatch.setattr(sys, "path", [*sys.path])  # which the script lengthens
    runpy.run_path(str(folder / "lam_mau.py"), run_name="__main__")
    assert parts(tmp_path / "mau.docx") == parts(folder / "mau.docx"), f"run python {folder}/lam_mau.py"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith(("word/doc", "docProps"))}


@each_form
def test_the_form_of_the_example_has_no_mistake_that_can_be_seen(folder: Path) -> None:
    path = folder / "report.yaml"
    assert sokert.Template(folder / "mau.docx").check(report(path)) == ()
    assert sokert.check(content(path)) == ()
