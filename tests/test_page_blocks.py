"""The blocks of the pages that a user reads: commands are there, code runs, a walk ends in its report."""

from __future__ import annotations

import ast
import io
import re
import shlex
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

import sokert
from judges import ROOT
from page import words
from sokert.cli import main
from sokert.cli.commands import commands
from test_languages import DOCS, ENGLISH, OF_DEVELOPERS, other

PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *ENGLISH, *filter(Path.exists, map(other, ENGLISH))]
# What runs each kind of block: test_page_walks.py, this file, test_docs.py (form), the doctests of src (pycon).
KINDS = {"console", "python", "yaml", "jinja", "form", "pycon", "sh", "text"}
_JOB = re.compile(r"^(jobs|\s+script):", re.MULTILINE)  # of a host that runs CI
GUIDE = ROOT / "examples" / "huong-dan-word"


def blocks(page: Path) -> list[tuple[str, str]]:
    return re.findall(r"^ *```(\S*)\n(.*?)^ *```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def of_kind(page: Path, kind: str) -> list[str]:
    return [block for found, block in blocks(page) if found == kind]


def calls(page: Path) -> Iterator[list[str]]:
    """Yield what stands behind `sokert` in each line of a console."""
    for line in "".join(of_kind(page, "console")).splitlines():
        if line.startswith("$ "):
            _, _, call = line.partition("sokert ")
            yield shlex.split(re.sub(r" +(#|>|\||&&).*", "", call))  # what the shell does with it is not ours


def taken(arguments: list[str]) -> None:
    """Take a call apart as the command line does, and do nothing."""
    command: click.Command = commands
    context = commands.make_context("sokert", list(arguments))
    rest = list(arguments)
    while isinstance(command, click.Group):
        name, found, rest = command.resolve_command(context, rest)
        assert found is not None
        command, context = found, found.make_context(name, list(rest), parent=context)


def test_every_block_is_of_a_kind_that_something_runs() -> None:
    assert {page.name: kind for page in PAGES for kind, _ in blocks(page) if kind not in KINDS} == {}
    assert {page.stem for page in DOCS.glob("*.md")} - {page.stem for page in PAGES} <= OF_DEVELOPERS


def test_every_command_of_a_page_is_one_that_there_is() -> None:
    wrong = {}
    for page in PAGES:
        for call in calls(page):
            try:
                taken(call)
            except click.exceptions.Exit:  # --help
                continue
            except click.UsageError as error:
                wrong[f"{page.name}: {' '.join(call)}"] = error.format_message()
    assert wrong == {}


def test_every_name_of_the_package_in_a_page_is_public() -> None:
    names: set[str] = set()
    for page in PAGES:
        for block in of_kind(page, "python"):
            for node in ast.walk(ast.parse(block)):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sokert":
                    names.add(node.attr)
                if isinstance(node, ast.ImportFrom) and node.module == "sokert":
                    names |= {one.name for one in node.names}
    assert len(names) > 10
    assert names <= set(sokert.__all__)


def test_every_key_of_a_page_is_one_of_the_report_file() -> None:
    known = sokert.schema()["properties"].keys()
    told = {
        page.name: yaml.safe_load(block) for page in PAGES for block in of_kind(page, "yaml") if not _JOB.search(block)
    }
    assert {name: keys for name, data in told.items() if (keys := data.keys() - known)} == {}


def test_each_tag_of_the_page_of_charts_is_a_chart() -> None:
    (tags,) = of_kind(DOCS / "charts.md", "jinja")
    rows = "{% set cac_xa = [{'ten': 'Xã số 001', 'so_ho': 1200, 'cu': 1190}] %}"
    example = yaml.safe_load((ROOT / "examples" / "bieu-do" / "report.yaml").read_text("utf-8"))
    months: dict[str, Any] = {}
    (source,) = of_kind(DOCS / "charts.md", "python")
    exec(source, months)
    sections = [*({"title": "Biểu đồ", "body": f"{rows}\n\n{tag}"} for tag in tags.splitlines()), months["section"]]
    content = sokert.render(sokert.parse({**example, "sections": sections, "annexes": []}))
    drawn = [
        name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if re.match(r"word/charts/[^/]+\.xml", name)
    ]
    assert len(drawn) == len(sections)


@pytest.mark.parametrize("name", ["quickstart.md", "quickstart.vi.md"])
def test_who_follows_the_first_steps_has_a_report(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made, *rest = calls(DOCS / name)
    assert main(made) == 0
    (more,) = of_kind(DOCS / name, "yaml")
    own, added = (yaml.safe_load(text) for text in (Path("bao-cao.yaml").read_text("utf-8"), more))
    whole = {**own, **{key: [*own[key], *added[key]] for key in added}}
    Path("bao-cao.yaml").write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
    assert [main(call) for call in rest] == [0, 0, 0]
    assert "bao-cao.docx" in capsys.readouterr().out
    said = words(Path("bao-cao.docx").read_bytes())
    shown = re.findall(r"“([^”]+)”", re.sub(r"\s+", " ", (DOCS / name).read_text("utf-8")))
    assert [words for words in shown if words not in said and not words.isascii()] == []
    assert len(shown) >= 3


def test_who_follows_the_guide_for_clerks_has_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = DOCS / "word-guide.vi.md"
    monkeypatch.chdir(tmp_path)
    exported, *steps = calls(page)
    assert main(exported) == 0
    shutil.copy(GUIDE / "mau.docx", "mau.docx")
    (data,) = of_kind(page, "yaml")
    Path("report.yaml").write_text(data, "utf-8")
    assert [main(call) for call in steps] == [0, 0, 0]
    said = words(Path("bao-cao.docx").read_bytes())
    assert said == words(sokert.render(sokert.load(GUIDE / "report.yaml")))
    typed: Any = re.findall(r"^\| `(.+)` \| (.+) \|$", page.read_text("utf-8"), re.MULTILINE)
    form = words((GUIDE / "mau.docx").read_bytes())
    assert [tag for tag, printed in typed if tag.replace("\\|", "|") not in form and printed != "1.386"] == []
    assert [printed for _, printed in typed if printed not in said] == []
    assert typed
