"""What every call starts from: an empty folder, and words in Vietnamese."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.calling import Ran, document
from sokert.cli import main


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOKERT_LANG", "vi")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run the command line in this process; give its exit code, output and errors."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


@pytest.fixture
def report(run: Ran) -> Path:
    assert run("new") == (0, "report.yaml\n", "")
    return Path("report.yaml")


@pytest.fixture
def careless(tmp_path: Path) -> str:
    """Return a Word file of somebody who never heard of the decree."""
    Path("cẩu thả.docx").write_bytes(document("Báo cáo sơ kết"))
    return "cẩu thả.docx"
