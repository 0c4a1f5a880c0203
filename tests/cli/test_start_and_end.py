"""What a call loads, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sokert
from cli.calling import Ran
from sokert import Finding


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sokert, "load", fail)


def test_a_fault_of_our_own_is_told_as_such(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ZeroDivisionError("oh\nno"))
    code, out, err = run("render", "r.yaml")
    assert (code, out) == (70, "")
    assert "lỗi của sokert, không phải của tệp báo cáo [CLI-OUR-FAULT]" in err
    assert "Traceback" not in err
    assert "(ZeroDivisionError: oh no) [CLI-OUR-FAULT]" in run("render", "r.yaml", "--lang", "en")[2]
    assert "Traceback" in run("render", "r.yaml", "--debug")[2]


def test_a_code_without_words_is_a_fault_of_our_own(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, sokert.DataError(Finding("DATA-UNHEARD-OF")))
    code, _, err = run("render", "r.yaml", "--debug")
    assert code == 70
    assert "DATA-UNHEARD-OF" in err


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), AssertionError()])
def test_no_exception_gets_past(run: Ran, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    failing(monkeypatch, error)
    assert run("render", "r.yaml")[0] == 70


def test_a_stop_by_the_user_is_told_calmly(run: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    code, _, err = run("render", "r.yaml")
    assert code == 130
    assert err.startswith("lưu ý: đã dừng theo lệnh của người dùng")
    assert "chưa ghi tệp nào" not in err  # of many files some are


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind")
def test_a_reader_that_goes_away_is_told() -> None:
    source = str(Path(sokert.__file__).parent.parent)
    command = "import sys; from sokert.cli import main; sys.exit(main())"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", command, "schema"],
            env={**os.environ, "PYTHONPATH": source},
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert "[CLI-BROKEN-PIPE]" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


# Runs the package once for each call, as `python -m` does, its output or its errors on a device without room. What the
# calls load is loaded before, once for all.
WITHOUT_ROOM = """
import contextlib, io, json, os, runpy, sys
from sokert.cli import main
cases = json.loads(sys.argv[1])
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    for call, _ in cases[::2]:
        main(call)
for call, full in cases:
    with open("said", "wb") as said:
        if not (child := os.fork()):
            for fd in (1, 2):
                os.dup2(os.open("/dev/full", os.O_WRONLY) if fd == full else said.fileno(), fd)
            sys.argv = ["sokert", *call]
            runpy.run_module("sokert", run_name="__main__", alter_sys=True)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps([ended, open("said", encoding="utf-8").read()]), flush=True)
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_without_room_is_told_where_it_can_be() -> None:
    calls = (["schema"], ["check", "nowhere.yaml"], ["check", "nowhere.yaml", "--format", "json"])
    cases = [(call, full) for call in calls for full in (1, 2)]
    env = {**os.environ, "PYTHONPATH": str(Path(sokert.__file__).parent.parent)}
    command = [sys.executable, "-c", WITHOUT_ROOM, json.dumps(cases)]
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True)
    for (call, full), line in zip(cases, done.stdout.splitlines(), strict=True):
        code, said = json.loads(line)
        assert (call, full, code) == (call, full, 0 if call == ["schema"] and full == 2 else 3)
        assert "Traceback" not in said
        assert "CLI-OUR-FAULT" not in said
        assert "[FILE-DISK-FULL]" in said or full == 2 or call == ["check", "nowhere.yaml"]


def test_a_start_loads_nothing_that_help_does_not_need() -> None:
    script = "import sys, sokert.cli.commands; print(*sys.modules)"
    source = str(Path(sokert.__file__).parent.parent)
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": source}, capture_output=True)
    loaded = set(done.stdout.decode().split())
    assert loaded.isdisjoint({"pydantic", "yaml", "docx", "lxml", "babel", "markdown_it", "sokert.fill"})


def test_the_package_runs_as_a_module_too() -> None:
    source = str(Path(sokert.__file__).parent.parent)
    for call, ended in ((["--version"], 0), (["nowhere"], 2)):
        command = [sys.executable, "-m", "sokert", *call]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": source}, capture_output=True, check=False)
        assert done.returncode == ended
    assert b"nowhere" in done.stderr


@pytest.mark.parametrize("how", [(), ("--watch",)])
def test_a_folder_is_no_page_to_look_at(run: Ran, how: tuple[str, ...]) -> None:
    """It was told as a fault of ours, and with --watch as a Word file."""
    code, _, err = run("preview", ".", *how)
    assert (code, "FILE-IS-FOLDER" in err) == (3, True)
