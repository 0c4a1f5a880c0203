"""LibreOffice, started once for all tests that have a file opened, typed in or saved by it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from judges import program

Job = tuple[Path, Path, Sequence[Sequence[str]]]
"""The file to open, the file to save, and what is done between: the steps of typist.py."""
Office = Callable[[Sequence[Job]], str]
"""Does jobs one behind the other; returns what was complained of."""


def running(folder: Path) -> Iterator[Office]:
    """Start LibreOffice, yield what has it do jobs, and end it."""
    soffice, python = program("soffice"), _with_uno()
    pipe = f"sokert-{folder.name}-{id(folder)}"
    listening = [f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation=file://{folder / 'profile'}"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    typist = [python, str(Path(__file__).with_name("typist.py")), pipe]

    def do(jobs: Sequence[Job]) -> str:
        said = json.dumps([{"from": str(old), "to": str(new), "steps": steps} for old, new, steps in jobs])
        done = subprocess.run(typist, input=said, text=True, capture_output=True, timeout=300, check=False)
        if done.returncode:
            started.terminate()
        return done.stderr

    with subprocess.Popen([soffice, "--headless", "--norestore", *listening], **quiet) as started:
        yield do
        do([])


def _with_uno() -> str:
    """Return a Python that can drive LibreOffice: the system's, mostly, not that of a virtual environment."""
    for python in ("/usr/bin/python3", "python3"):
        if subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return python
    pytest.skip("no Python has uno: LibreOffice was asked nothing")
