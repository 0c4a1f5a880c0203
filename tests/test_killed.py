"""A rendering may be killed between any two lines of what writes its file, and at any other moment."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import sokert
from draws import SOAK
from sokert import Report, saving
from sokert.render import delivered

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX")


def killed(work: Callable[[], object], how: Callable[[int], None]) -> bool:
    """Do the work in a process of its own; return whether it was killed before it was done."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    how(child)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def at_line(number: int, work: Callable[[], object]) -> Callable[[], object]:
    """Return work that kills its process before so many lines of the module that writes files."""
    left = number

    def traced(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename != saving.__file__:
            return None
        left -= event == "line"
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return traced

    def done() -> None:
        sys.settrace(traced)
        work()

    return done


def left_by(path: Path, old: bytes, new: bytes) -> str:
    """Return what is wrong with what a killed rendering left, once the next has written."""
    whole = path.read_bytes() in (old, new)
    delivered(new, path, True)
    found = [one.name for one in path.parent.iterdir()]
    return "" if whole and found == [path.name] and path.read_bytes() == new else f"{whole} {found}"


def test_a_rendering_that_is_killed_leaves_the_old_file_or_the_new_one(report: Report, tmp_path: Path) -> None:
    path, other = tmp_path / "bao-cao.docx", report.model_copy(update={"number": 6})
    old, new = sokert.render(report), sokert.render(other)
    wrong, lines = [], 0
    while True:
        path.write_bytes(old)
        if not killed(at_line(lines, lambda: delivered(new, path, True)), lambda child: None):
            break
        wrong.append(left_by(path, old, new))
        lines += 1
    assert lines > 20  # every line of it was the last one once
    assert killed(at_line(lines - 1, lambda: sokert.render(other, path)), lambda child: None)  # which writes by it
    assert set(wrong) == {""}


@pytest.mark.skipif(SOAK <= 1, reason="200 kills by the clock: make soak")
def test_a_rendering_killed_at_any_moment_loses_nothing(report: Report, tmp_path: Path) -> None:
    path, other = tmp_path / "bao-cao.docx", report.model_copy(update={"number": 6})
    old, new = sokert.render(report), sokert.render(other)
    rng = random.Random(os.environ.get("SOKERT_SEED", "0"))
    wrong = []

    def again() -> None:
        while True:
            sokert.render(other, path)
            sokert.render(report, path)

    def later(child: int) -> None:
        time.sleep(rng.uniform(0.001, 0.08))
        os.kill(child, signal.SIGKILL)

    for _ in range(200):
        path.write_bytes(old)
        assert killed(again, later)
        wrong.append(left_by(path, old, new))
    assert set(wrong) == {""}
