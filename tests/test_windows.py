"""Clerks sit at Windows: nothing on their way asks for what only other systems have, or trusts what only they do."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import sokert
from sokert.cli import commands, main
from source import FILES, name_of, nodes
from specimens import SMALL

# Of the standard library, what Python's own pages mark "Availability: Unix", or that means something else on Windows.
ELSEWHERE = {
    "os": "chown chroot ctermid fchdir fchmod fchown fork forkpty getegid geteuid getgid getgroups getpgid getpgrp "
    "getpriority getresgid getresuid getsid getuid initgroups killpg lchown lockf mkfifo mknod nice openpty pathconf "
    "posix_fadvise posix_fallocate posix_spawn pread pwrite sched_yield sendfile setegid seteuid setgid setpgid setsid "
    "setuid statvfs sync sysconf tcgetpgrp ttyname umask uname wait wait3 wait4 O_CLOEXEC O_DIRECTORY O_NOFOLLOW "
    "O_NONBLOCK O_SYNC O_TMPFILE WNOHANG rename link symlink readlink",
    "signal": "SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGUSR1 SIGUSR2 alarm pause pthread_kill setitimer sigwait",
    "time": "clock_gettime tzset",
    "socket": "AF_UNIX",
}
UNIX_ALONE = ("chown", "fchmod", "fchown", "fork", "getuid", "getgid", "geteuid", "mkfifo", "statvfs", "sync", "uname")
MODULES = frozenset(["crypt", "fcntl", "grp", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty"])
# Where "/" is that of a package's parts, of built-in templates, or of a unit and a date in a text, whatever the system.
NO_PATHS = (
    "cli/starters.py",
    "document/blocks.py",
    "fill/places.py",
    "ooxml",
    "word",
    "forms",
    "resolved",
    "template",
    "check/text",
    "vietnamese",
    "units",
)
# Who moves a file, and what becomes of it where another program holds the old one.
MOVES = {
    "saving.py": "it tells who holds it",
    "template/compiled_cache.py": "what is kept is compiled again next time",
}
OPEN_FOR_BYTES = ("rb", "wb", "xb", "ab", "r+b", "w+b")


Nodes = Iterable[ast.AST]


def _calls(found: Nodes) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call by the name it calls: the attribute's where it is one."""
    for node in found:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id), node


def _at(room: str, node: ast.AST, what: str) -> str:
    return f"{room}:{getattr(node, 'lineno', 0)}: {what}"


def asked_elsewhere(room: str, found: Nodes) -> Iterator[str]:
    """Yield what a module asks of the system that Windows does not have."""
    for node in found:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in ELSEWHERE.get(node.value.id, "").split():
                yield _at(room, node, f"{node.value.id}.{node.attr}")
        elif isinstance(node, ast.ImportFrom) and node.module in {*ELSEWHERE, *MODULES}:
            names = {name.name for name in node.names}
            if node.module in MODULES or names & set(ELSEWHERE[node.module].split()):
                yield _at(room, node, f"from {node.module} import {', '.join(sorted(names))}")
        elif isinstance(node, ast.Import):
            yield from (_at(room, node, name.name) for name in node.names if name.name in MODULES)


def trusted_elsewhere(room: str, found: Nodes) -> Iterator[str]:
    """Yield what goes otherwise on Windows: files moved or flushed, text of the system's code, names cut at "/"."""
    for name, call in _calls(found):
        first = call.args[0] if call.args else None
        said = {word.arg for word in call.keywords}
        if name == "replace" and room not in MOVES and _moves_a_file(call):
            yield _at(room, call, "replace: a file that another program holds cannot be replaced")
        if name == "fsync" and "fileno()" not in ast.unparse(call):
            yield _at(room, call, "fsync of what is no file")
        if name in ("read_text", "write_text") and not call.args and "encoding" not in said:
            yield _at(room, call, f".{name} in the system's own code")
        if name == "write_text" and "newline" not in said:
            yield _at(room, call, ".write_text with the system's own ends of line")
        if name == "open" and _is_text(call) and not {"encoding", "newline"} <= said:
            yield _at(room, call, "open as text in the system's own code or ends of line")
        cut = isinstance(first, ast.Constant) and first.value in ("/", "\\")
        if cut and name in ("split", "rsplit", "partition", "rpartition") and not room.startswith(NO_PATHS):
            yield _at(room, call, f'.{name}("/") of a name: a path of Windows is cut elsewhere')


def _moves_a_file(call: ast.Call) -> bool:
    """Return whether a call of replace() is os.replace, or has one argument: the one of a text takes two."""
    of_path = isinstance(call.func, ast.Attribute) and len(call.args) == 1 and not call.keywords
    return of_path or ast.unparse(call.func) == "os.replace"


def _is_text(call: ast.Call) -> bool:
    """Return whether a call of open() opens words: its mode is said, and no mode of bytes."""
    words = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    built_in = isinstance(call.func, ast.Name)
    return (built_in and not set(words) & set(OPEN_FOR_BYTES)) or bool({"r", "w", "a", "x"} & set(words))


def test_nothing_is_asked_that_windows_does_not_have() -> None:
    assert [one for path in FILES for one in asked_elsewhere(name_of(path), nodes(path))] == []


def test_nothing_is_trusted_that_goes_otherwise_on_windows() -> None:
    assert [one for path in FILES for one in trusted_elsewhere(name_of(path), nodes(path))] == []


BAD = {
    "import fcntl": "fcntl",
    "import os\nos.fchmod(3, 0o644)": "os.fchmod",
    "import os\nmask = os.umask(0)": "os.umask",
    "from os import fork": "from os import fork",
    "import os\nos.replace('a', 'b')": "replace: a file",
    "from pathlib import Path\nPath('a').replace(b)": "replace: a file",
    "import os\nos.fsync(os.open('folder', os.O_RDONLY))": "fsync of what is no file",
    "open('a.yaml')": "open as text",
    "from pathlib import Path\nPath('a').open('w', encoding='utf-8')": "open as text",
    "from pathlib import Path\nPath('a').read_text()": ".read_text",
    "from pathlib import Path\nPath('a').write_text(b, 'utf-8')": ".write_text with",
    "folder, _, name = str(path).rpartition('/')": '.rpartition("/")',
}


@pytest.mark.parametrize(("source", "told"), BAD.items())
def test_each_of_these_is_refused(source: str, told: str) -> None:
    planted = list(ast.walk(ast.parse(source)))
    found = [*asked_elsewhere("render.py", planted), *trusted_elsewhere("render.py", planted)]
    assert len(found) == 1
    assert told in found[0]


def test_a_clerks_day_asks_for_nothing_of_the_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("only other systems have this")

    for name in (*UNIX_ALONE, "umask"):
        if hasattr(os, name):
            monkeypatch.setattr(os, name, refused)
    made = tmp_path / "báo cáo" / "báo cáo.docx"
    made.parent.mkdir()
    report = sokert.Report.model_validate(SMALL)
    for _ in range(2):  # anew, and over the one that is there
        sokert.render(report, made)
    assert sokert.fix(made).content
    assert main(["check", str(made)]) in (0, 1)
    assert [one.name for one in made.parent.iterdir()] == ["báo cáo.docx"]


def test_a_pattern_is_put_out_where_no_shell_does_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sokert check *.docx` in PowerShell found no file of that name."""
    sokert.render(sokert.Report.model_validate(SMALL), tmp_path / "a.docx")
    arguments = ["sokert", "check", str(tmp_path / "*.docx"), "--fail-on", "error"]
    monkeypatch.setattr(commands.sys, "argv", arguments)
    assert commands.main() == 3
    monkeypatch.setattr(commands, "ON_WINDOWS", True)
    assert commands.main() in (0, 1)
    monkeypatch.setattr(commands.sys, "argv", [*arguments, str(tmp_path / "*.yaml")])
    assert commands.main() == 3


def test_a_pattern_that_no_file_fits_is_told_as_one() -> None:
    with pytest.raises(sokert.FileError) as raised:
        sokert.load("bao-cao-*.yaml")
    assert "pattern" in raised.value.findings[0].hint("en")
