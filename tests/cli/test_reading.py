"""What a call allows the sources of a report file: every command that reads one has the options, and follows them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.calling import Ran, write_form
from sokert.cli.commands import commands

READING = ("filters", "database", "allow_outside")
# Commands that read no report file, and are told of one of these options all the same.
_NO_REPORT = {"template variables": {"filters"}}

CALLS = (
    "check xa/bao-cao.yaml",
    "check xa",
    "check xa/bao-cao.yaml --previous xa/bao-cao.yaml --fail-on error",
    "check xa/bao-cao.docx --report xa/bao-cao.yaml --fail-on error",
    "check xa/bao-cao.docx --previous xa/bao-cao.yaml --fail-on error",
    "render xa/bao-cao.yaml --out ra.docx",
    "preview xa/bao-cao.yaml --out ra.html",
    "data xa/bao-cao.yaml",
    "data xa/bao-cao.docx --into xa/bao-cao.yaml",
    "compare xa/bao-cao.yaml xa/bao-cao.yaml",
    "compare xa/bao-cao.docx xa/bao-cao.yaml",
    "compare xa xa",
    "batch xa/bao-cao.yaml --out ra",
    "sheet xa/bao-cao.yaml --out so-lieu.xlsx",
    "new xa/sau.yaml --from xa/bao-cao.yaml --period 2099-H1",
    "consolidate xa/bao-cao.yaml --head dau.yaml --out chung.yaml",
    "template check xa/mau.docx --report xa/bao-cao.yaml",
)


def leaves(command: click.Command, way: str = "") -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield way, command
        return
    for name in command.commands:
        yield from leaves(command.commands[name], f"{way} {name}".strip())


def test_a_command_that_reads_report_files_has_every_option_for_them() -> None:
    has = {way: {param.name for param in command.params} & {*READING} for way, command in leaves(commands)}
    reading = {way: options for way, options in has.items() if options}
    assert reading == {way: _NO_REPORT.get(way, {*READING}) for way in reading}
    assert {" ".join(call.split()[:2]) if call.startswith("template") else call.split()[0] for call in CALLS} == (
        {*reading} - {*_NO_REPORT}
    )


@pytest.fixture
def elsewhere(run: Ran, report: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of a report whose figures lie in the folder beside it, and in a database."""
    for folder in ("xa", "chung"):
        Path(folder).mkdir()
    Path("chung/so-lieu.csv").write_text("Mã,Chỉ tiêu,Đơn vị tính,Thực hiện\nnha,Nhà văn hóa,nhà,3\n", "utf-8")
    with sqlite3.connect("xa/nguon.db") as database:
        database.execute("create table bang (ma, ten, don_vi, so)")
        database.execute("insert into bang values ('cho', 'Chợ', 'chợ', 5)")
    query = 'select ma as "Mã", ten as "Chỉ tiêu", don_vi as "Đơn vị tính", so as "Thực hiện" from bang'
    text = report.read_text("utf-8")
    Path("dau.yaml").write_text(
        "issuer: {name: Ủy ban nhân dân tỉnh Mẫu, place: Mẫu, code: UBND}\n"
        "signatory: {position: CHỦ TỊCH}\nsections: [{title: Kết quả}]\nrecipients: ['Lưu: VT']\n",
        "utf-8",
    )
    sources = f"sources:\n  - file: ../chung/so-lieu.csv\n  - {{database: nguon, query: '{query}'}}\n"
    file = report.rename("xa/bao-cao.yaml")
    write_form("xa/mau.docx", "{{ nha }} {{ cho }}")
    file.write_text(f"{sources}{text}", "utf-8")
    allowed = ("--allow-outside", "--database", "nguon=sqlite:///xa/nguon.db")
    assert run("render", str(file), *allowed)[0] == 0
    return file


@pytest.mark.parametrize("call", CALLS)
def test_what_a_call_allows_reaches_the_report_and_each_hint_names_an_option_it_has(
    run: Ran, elsewhere: Path, call: str
) -> None:
    ended, out, err = run(*call.split(), "--lang", "en")
    assert (ended, "SOURCE-OUTSIDE" in out + err, "--allow-outside" in out + err) == (2, True, True)
    ended, out, err = run(*call.split(), "--allow-outside", "--lang", "en")
    assert (ended, "SOURCE-OUTSIDE" in out + err, "--database nguon=" in out + err) == (2, False, True)
    allowed = ("--allow-outside", "--database", "nguon=sqlite:///xa/nguon.db", "--lang", "en")
    ended, out, err = run(*call.split(), *allowed)
    assert ended == 0, out + err


def test_a_new_report_names_a_table_elsewhere_where_the_call_allows_it(run: Ran, elsewhere: Path) -> None:
    call = ("new", "xa/moi.yaml", "--from", "chung/so-lieu.csv", "--period", "2026-H1")
    assert run(*call)[0] == 2
    assert run(*call, "--allow-outside")[0] == 0
    assert 'file: "../chung/so-lieu.csv"' in Path("xa/moi.yaml").read_text("utf-8")
    call = ("new", "xa/sau.yaml", "--from", "xa/moi.yaml", "--from", "chung/so-lieu.csv", "--period", "2027-H1")
    assert run(*call, "--allow-outside")[0] == 0
    assert run("check", "xa/sau.yaml", "--allow-outside", "--fail-on", "error")[0] == 0
