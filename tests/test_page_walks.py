"""The pages walked through: each command typed in its order and each Python block run, in a folder of their own."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import polars
import pytest

import hands
import sokert
import test_docs
import test_page_blocks
from judges import ROOT
from small_forms import form, p
from sokert.cli import main
from test_page_blocks import PAGES, blocks

EXAMPLES = ROOT / "examples"
# Lines that no walk types, and texts that are only shown (by their first line), each with the reason.
NOT_RUN = {
    "python3 -m venv .venv && .venv/bin/pip install --quiet .": "installs; CI runs it",
    "python3 -m venv --upgrade-deps .venv && .venv/bin/pip install --quiet --no-compile -e '.[test]'": "the same",
    "sokert preview report.yaml --watch": "goes on until Ctrl+C",
    "sokert render report.yaml --out bao-cao.pdf": "LibreOffice takes seconds; test_pdf.py runs it",
    "sokert render bao-cao/ --out ra/ --pdf": "LibreOffice takes seconds; test_pdf.py runs it",
    "sokert render bao-cao/ --out ra/ --pdf --docx": "the same",
    "SOKERT_DATABASE_SO_LIEU=postgresql+psycopg://... sokert render report.yaml": "asks for a server",
    "repos:": "pre-commit reads it; test_ci.py calls its hooks",
    "name: Reports": "GitHub reads it; test_ci.py judges the workflow it names",
    "- run: sokert check . --format github --out sokert.sarif": "GitHub reads it",
}
# Pages whose blocks are run by a test of their own, which looks closer at what comes out.
ELSEWHERE = {
    "charts": test_page_blocks.test_each_tag_of_the_page_of_charts_is_a_chart,
    "forms": test_docs.test_the_python_and_the_commands_of_the_page_of_forms_run,
    "from-docxtpl": test_docs.test_each_example_for_those_who_come_from_docxtpl_goes_into_a_form,
    "library": test_docs.test_the_python_of_the_pages_of_the_library_runs_and_is_the_same_in_both_languages,
    "notebook": test_docs.test_the_cells_of_the_pages_of_notebooks_run_one_after_another,
    "quickstart": test_page_blocks.test_who_follows_the_first_steps_has_a_report,
    "word-guide": test_page_blocks.test_who_follows_the_guide_for_clerks_has_its_report,
}
DRAWN = set(test_docs.DRAWN)

Hand = Callable[[], object]
Step = int | dict[str, Any] | Hand
"""How the next command ends, what the next Python block is given, or what the reader does in between."""


class Keyboard(io.TextIOWrapper):
    """A standard input before which a person sits."""

    def isatty(self) -> bool:
        return True


def named(line: str) -> str:
    """Return what is typed of a line, without what is said about it."""
    return re.sub(r" +# .*", "", line.strip().removeprefix("$ "))


def not_run(line: str) -> bool:
    return any(line == one or line.startswith(f"{one} &&") for one in NOT_RUN)


def steps(page: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each command and each Python block of a page in order, a command with what the page prints below it."""
    for kind, block in blocks(page):
        if kind == "console":
            for typed in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
                yield kind, typed[1], typed[2]
        elif kind == "python":
            yield kind, block, ""


def typed(line: str, asks: bool) -> tuple[int, str]:
    """Run a line as a shell does, its pipes and files too; return how it ended and what stood on the screen.

    Where it `asks`, a person sits at the keyboard and says yes.
    """
    cut = shlex.shlex(line, posix=True, punctuation_chars="|<>")
    cut.whitespace_split = True
    screen, piped, code = io.BytesIO(), b"y\n" if asks else b"", 0
    stages = [list(words) for bar, words in groupby(cut, "|".__eq__) if not bar]
    for at, words in enumerate(stages):
        files = {mark: words[words.index(mark) + 1] for mark in "<>" if mark in words}
        call = words[: min([words.index(mark) for mark in files], default=None)]
        piped = Path(files["<"]).read_bytes() if "<" in files else piped
        out = io.BytesIO() if at < len(stages) - 1 or ">" in files else screen
        stdin = (Keyboard if asks else io.TextIOWrapper)(io.BytesIO(piped), "utf-8")
        code = program(call, stdin, out, screen) or code
        piped = out.getvalue()
        if ">" in files:
            Path(files[">"]).write_bytes(piped)
    return code, screen.getvalue().decode()


def program(call: list[str], stdin: io.TextIOWrapper, out: io.BytesIO, screen: io.BytesIO) -> int:
    """Run one program of a line in this process: ours, or one of the reader's own that prints a report."""
    if call in (["make-report"], ["git", "show", "main:report.yaml"]):
        out.write((EXAMPLES / "so-sanh" / "report.yaml").read_bytes())
        return 0
    assert call[0] == "sokert"
    told, printed = (io.TextIOWrapper(one, "utf-8", write_through=True) for one in (screen, out))
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", stdin)
        code = main(call[1:])
    for stream in (told, printed):
        stream.flush()
        stream.detach()
    return code


# --- what each page says is there, and what its reader does in between ---------------------------------------------


def take(source: str, *names: str) -> Hand:
    """Copy an example to each of the names."""

    def hand() -> None:
        for name in names:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(EXAMPLES / source, name)

    return hand


def write(name: str, text: str) -> Hand:
    return lambda: (Path(name).parent.mkdir(parents=True, exist_ok=True), Path(name).write_text(text, "utf-8"))


def there(*names: str) -> Hand:
    """See that files have been made."""

    def hand() -> None:
        assert [name for name in names if not Path(name).exists()] == []

    return hand


def render(source: str, *names: str, **changed: Any) -> Hand:
    """Write the Word file of an example under each of the names."""

    def hand() -> None:
        report = sokert.load(EXAMPLES / source)
        for name in names:
            sokert.render(report.model_copy(update=changed), name)

    return hand


def careless(name: str) -> Hand:
    """Write a Word file of somebody who never heard of the decree."""

    def hand() -> None:
        document = docx.Document()
        document.add_paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        document.add_paragraph("BÁO CÁO")
        document.add_paragraph("Sơ kết công tác 6 tháng đầu năm")
        Path(name).parent.mkdir(exist_ok=True)
        document.save(name)

    return hand


def plain() -> None:
    """Put a Word file there that shows no sign of an office."""
    document = docx.Document()
    for number in range(14):
        document.add_paragraph(f"Đây là dòng thứ {number} của bài.")
    document.save("ket-qua.docx")


def filled_in() -> None:
    """Send the forms of two units back filled in, each under its name; of the third nothing comes."""
    typed_in = {"ho_so": 30, "truc_tuyen": 20, "truc_tiep": 10, "da_giai_quyet": 20, "dung_han": 10}
    typed_in |= {"thu_ngan_sach": 5, "ho_ngheo": 4, "tiep_cong_dan": 3, "nang_suat_lua": 55}
    data = sokert.load("bieu.yaml").model_dump(by_alias=True, exclude_unset=True)
    metrics = [metric | {"value": typed_in.get(metric["code"])} for metric in data["metrics"]]
    for name, file in (("Xã A", "xa-a"), ("Xã B", "xa-b")):
        issuer = data["issuer"] | {"name": name}
        unit = sokert.Report.model_validate({**data, "issuer": issuer, "metrics": metrics, "date": "2026-06-12"})
        Path(f"bieu/{file}.xlsx").write_bytes(sokert.sheet(unit))
    Path("bieu/xa-c.xlsx").unlink()


def edited() -> None:
    """Type over the Word file what the page tells of: a figure in the text, and a word."""
    hand = hands.several(hands.typed("12.480 văn bản", "12.490 văn bản"), hands.typed("; ban hành", "; phát hành"))
    Path("bao-cao.docx").write_bytes(hands.by(hand, Path("bao-cao.docx").read_bytes()))


def last_time() -> None:
    """Put the last version of the report beside this folder, as git worktree would."""
    text = (EXAMPLES / "so-sanh" / "report.yaml").read_text("utf-8")
    write("../last/report.yaml", text.replace("value: 12480", "value: 12470"))()


def warned() -> None:
    """Write a report that breaks no rule and has a warning: a total that lacks a unit."""
    text = (EXAMPLES / COMPARED).read_text("utf-8")
    lacking = "value: 62\n    coverage: {units: 2, of: 3, without: [Xã C]}"
    write("bao-cao/b.yaml", text.replace("value: 62", lacking))()


def year_before() -> None:
    """Keep what a unit reported of the same period of last year."""
    text = (EXAMPLES / "tong-hop-xa" / "bieu.yaml").read_text("utf-8")
    for old, new in (("2026-", "2025-"), ("UBND xã", "Xã A"), ("hồ sơ, closed", "hồ sơ, value: 25, closed")):
        text = text.replace(old, new)
    write("nam-truoc/xa-a.yaml", text)()


def database() -> None:
    with contextlib.closing(sqlite3.connect("so-lieu.db")) as base, base:
        base.execute("create table figures (name text, value integer)")
        base.execute("insert into figures values ('Văn bản đến', 20870)")


def form_of(name: str) -> Hand:
    return lambda: Path(name).write_bytes(form(p("{% for d in don_vi %}"), p("{{ d.ten }}"), p("{% endfor %}")))


OFFICE, COMPARED = "van-phong-ubnd/report.yaml", "so-sanh/report.yaml"
GONE = Path("report.yaml").unlink  # the next command writes it anew
FRAME = polars.DataFrame({"Chỉ tiêu": ["Văn bản đến"], "Thực hiện": [20870]})
NEXT = {"period": sokert.Period.of("2023-H2")}
WALKS: dict[str, list[Step]] = {
    "README": [
        *(form_of("mau.docx"), write("du-lieu.json", '{"don_vi": [{"ten": "Phòng Mẫu"}]}')),
        *(0, 0, 0, Path("mau.docx").unlink, 0),
        *(take(OFFICE, f"examples/{OFFICE}"), {}, there("bao-cao.docx", "bao-cao-sua.docx")),
        *(take(COMPARED, "report.yaml", "old.yaml"), 0, 0, 0, 0, 0),
        *(take("bieu-excel/so-lieu.xlsx", "so-lieu.xlsx"), GONE, 0, 0, 0),
        *(take(COMPARED, "report.yaml"), 0, 1, 0, 0, 0, careless("cong-van.docx"), 1, 0, edited, 1),
        *(render(OFFICE, "ky1.docx"), take(COMPARED, "ky2.yaml"), 0, Path("ky2.yaml").unlink, 0),
        *(1, 0, 0, 0, 0),
    ],
    "charts": [{}],
    "ci": [
        *(take(COMPARED, "report.yaml", "phu-luc/report.yaml", "bao-cao/a.yaml"), warned),
        *(render(COMPARED, "bc.docx"), careless("van-ban/cu.docx"), take("mau-rieng/mau.md", "mau/mau.md")),
        *(1, 0, 0, there("ra/a.docx", "ra/b.docx"), 0, 0, 0, 0, 0, 0, 0),
        *(Path("bc.docx").unlink, Path("van-ban/cu.docx").unlink, 0, 1, careless("van-ban/cu.docx"), 0, 0),
        *(0, 0, 0, 0, last_time, 0, 1, 0, careless("lan-truoc/a.docx"), 1),
    ],
    "figures": [take(OFFICE, "so-lieu.yaml"), render(OFFICE, "bao-cao.docx"), 0, 0, 0, 0, {"sokert": sokert}, plain, 0],
    "kinds": [0, 0, 0],
    "preview": [
        *(take(OFFICE, "report.yaml"), render(OFFICE, "bao-cao.docx"), 0, 0),
        there("report.html", "bao-cao.html"),
    ],
    "remember": [
        *(take(COMPARED, "report.yaml"), render(COMPARED, "bao-cao.docx"), edited, 0),
        *(render(OFFICE, "ky1.docx"), render(OFFICE, "ky2.docx", **NEXT), 0),
    ],
    "sources": [
        *(take("bieu-excel/so-lieu.xlsx", "so-lieu.xlsx"), 0, 0, 0, database),
        *(0, {"sokert": sokert, "frame": FRAME}),
    ],
    "units": [
        *(take("tong-hop-xa/bieu.yaml", "bieu.yaml"), take("tong-hop-xa/tinh.yaml", "tinh.yaml")),
        *(write("don-vi.txt", "Xã A\nXã B\nXã C\n"), year_before, 0, 0, 0, there("bieu/xa-b.xlsx")),
        *(take(COMPARED, "report.yaml"), 0, 0),
        *(filled_in, 1, 0),
        *(take(COMPARED, "bao-cao/a.yaml"), 0),
        *({"sokert": sokert, "jobs": [("bao-cao/a.yaml", "ra.docx")]}, there("word/a.docx", "ra.docx")),
    ],
}
# Where a page shows what is printed, its Vietnamese page is walked too; all else both type alike (test_languages.py).
SHOWN = [page.stem for page in PAGES if any(shown for *_, shown in steps(page))]
WALKED = [*WALKS, *(name for name in SHOWN if name.endswith(".vi") and name.removesuffix(".vi") in WALKS)]


def page_of(name: str) -> Path:
    return next(page for page in PAGES if page.stem == name)


@pytest.mark.parametrize("name", WALKED)
def test_who_walks_through_a_page_gets_what_it_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SOKERT_LANG", "vi" if name.endswith(".vi") else "en")
    left = list(WALKS[name.removesuffix(".vi")])
    for kind, block, shown in steps(page_of(name)):
        if kind == "console" and not_run(named(block)):
            continue
        assert left, f"say in WALKS how this ends: {block}"
        while callable(left[0]):
            left.pop(0)()
        if kind == "python":
            exec(compile(block, name, "exec"), dict(left.pop(0)))
            continue
        code, screen = typed(block, asks=shown.endswith("[y/N]:\n"))
        assert (block, code) == (block, left.pop(0)), screen
        assert not shown or re.sub(r"(\[y/N\]:).*", r"\1\n", screen, flags=re.DOTALL) == shown
    while left and callable(left[0]):
        left.pop(0)()
    assert left == []


def test_every_block_of_a_page_is_run_or_stands_on_the_list_with_its_reason() -> None:
    run = {*WALKS, *ELSEWHERE}
    assert {page.stem for page in PAGES if [*steps(page)]} == run | {f"{name}.vi" for name in run}
    shown, there = set(), set()
    for page in PAGES:
        for kind, block in blocks(page):
            lines = [named(line) for line in block.splitlines()]
            there |= {one for one in NOT_RUN for line in lines if line == one or line.startswith(f"{one} &&")}
            if kind == "sh" or (kind == "text" and page.stem.removesuffix(".vi") not in DRAWN):
                shown.add(lines[0])
    assert [line for line in shown if not not_run(line)] == []
    assert there == set(NOT_RUN)
