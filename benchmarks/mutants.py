"""Breaks the source in one small place at a time and asks the tests: `python benchmarks/mutants.py --help`.

Each mutant has one operator, number, text or condition changed. What no test notices is printed: it asks for a test, or
does no harm. What is drawn depends on the seed alone. Needs POSIX: a mutant runs in a fork, and for no longer than its
seconds of processor time.

Who calls a function is noted first, test by test. A mutant inside a function is put in its place where all is collected
already, and only the files of tests that call it are asked, the quickest test first. What is worked out while modules
are imported is written into a copy of the project, and all tests are asked in the order in which they were named.
"""

from __future__ import annotations

import argparse
import ast
import copy
import gc
import importlib.util
import inspect
import math
import os
import pickle
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple

TOP = Path(__file__).parent.parent
MEMORY = 2_000_000_000  # bytes a mutant may ask for
_STOOD_ON = (
    "babel",
    "click",
    "docx",
    "hypothesis",
    "jinja2",
    "jsonschema",
    "lxml.etree",
    "markdown_it",
    "pydantic",
    "yaml",
)
_WARMED = "ignore::pytest.PytestAssertRewriteWarning"  # of what is imported before pytest can look at it
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    one: other
    for pair in (
        (ast.Lt, ast.LtE),
        (ast.Gt, ast.GtE),
        (ast.Eq, ast.NotEq),
        (ast.In, ast.NotIn),
        (ast.Is, ast.IsNot),
        (ast.Add, ast.Sub),
        (ast.Mult, ast.FloorDiv),
        (ast.And, ast.Or),
        (ast.BitOr, ast.BitAnd),
        (ast.Break, ast.Continue),
    )
    for one, other in (pair, pair[::-1])
} | {ast.Div: ast.Mult}


class Mutant(NamedTuple):
    """A module with one node changed: its file, the line, what stood there and what stands there now."""

    file: Path
    line: int
    was: str
    now: str
    source: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(TOP)}:{self.line}: {self.was}  ->  {self.now}"


def _changed(node: ast.AST) -> ast.AST | None:
    """Return what may stand in a node's place, itself changed; None where nothing is worth a try."""
    if isinstance(node, ast.Compare | ast.BoolOp | ast.BinOp | ast.AugAssign):
        held = node.ops if isinstance(node, ast.Compare) else [node.op]
        other = _SWAPPED.get(type(held[0]))
        if other and isinstance(node, ast.Compare):
            node.ops[0] = other()  # type: ignore[assignment]
        elif other:
            node.op = other()  # type: ignore[assignment]
        return node if other else None
    if isinstance(node, ast.UnaryOp):
        return node.operand if isinstance(node.op, ast.Not | ast.USub) else None
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return node
    if isinstance(node, ast.Return):
        return ast.Return(ast.Constant(None)) if node.value and ast.unparse(node.value) != "None" else None
    if isinstance(node, ast.Expr):
        return ast.Pass() if isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom) else None
    if isinstance(node, ast.Break | ast.Continue):
        return _SWAPPED[type(node)]()
    return _constant(node) if isinstance(node, ast.Constant) else None


def _constant(node: ast.Constant) -> ast.Constant | None:
    if isinstance(node.value, bool):
        return ast.Constant(not node.value)
    if isinstance(node.value, int | float):
        return ast.Constant(node.value + 1)
    if isinstance(node.value, str):
        return ast.Constant(node.value + "X" if node.value else "X")
    return None


def _places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Yield each node as its parent, field and place there; what only types, documents or decorates is left out."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "type_params", "ops", "op"):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom | ast.JoinedStr):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            yield tree, name, at
            yield from _places(child)


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield every mutant of a module."""
    tree = ast.parse(file.read_text("utf-8"))
    for parent, name, at in list(_places(tree)):
        held = getattr(parent, name)
        node = held if at is None else held[at]
        new = _changed(copy.deepcopy(node))
        if new is None:
            continue
        _put(parent, name, at, new)
        ast.fix_missing_locations(tree)
        yield Mutant(file, node.lineno, _short(node), _short(new), ast.unparse(tree))
        _put(parent, name, at, node)


def _put(parent: ast.AST, name: str, at: int | None, node: ast.AST) -> None:
    if at is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[at] = node


def _short(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(node)).split("\n")[0][:60]


def forked(work: Callable[[], int], seconds: int, silent: Iterable[int] = (1, 2)) -> bool:
    """Return whether work in a process of its own ended with 0, within its seconds of processor time."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for channel in silent:
            os.dup2(nowhere, channel)
        try:
            os._exit(work())
        except BaseException:  # whatever a mutant raises: the fork must not go on as its parent
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def asked_of(tests: list[str], *plugins: object) -> int:
    """Return what pytest answers to tests of a copy of the project, in which this process stands."""
    import pytest

    sys.path[0] = str(Path.cwd() / "src")  # where this folder stood, whose names would hide the tests'
    return int(pytest.main(["-x", "--tb=no", "-W", _WARMED, *tests], plugins))


Function = tuple[str, str, int]
"""What a function is known by: its file, its name and its line."""


def _function(code: CodeType) -> Function:
    return code.co_filename, code.co_qualname, code.co_firstlineno


class Calls:
    """Notes which functions of ours are called."""

    def __init__(self) -> None:
        self.seen: set[CodeType] = set()

    def __call__(self, frame: FrameType, _: str, __: object) -> None:  # of a call; lines are not asked for
        self.seen.add(frame.f_code)

    def taken(self, within: str) -> set[Function]:
        """Return what was called since it was last asked for."""
        seen, self.seen = self.seen, set()
        return {_function(code) for code in seen if code.co_filename.startswith(within)}


class Warm:
    """Asks tests that are collected already, in a fork for each mutant, and hands over those that it cannot ask."""

    def __init__(self, drawn: list[Mutant], seconds: int, told: Callable[[Mutant], None]) -> None:
        self.drawn, self.seconds, self.told = drawn, seconds, told
        self.source = str(Path.cwd() / "src")
        self.handed = Path.cwd() / "handed"  # from a fork to who waits for it
        self.calls = Calls()
        sys.settrace(self.calls)

    def pytest_runtestloop(self, session: Any) -> bool:
        """Take the place of the loop over all tests."""
        for file in {mutant.file for mutant in self.drawn}:  # one that a test alone imports would stay as it is
            importlib.import_module(_module(file))
        sys.settrace(None)
        early = self.calls.taken(self.source)
        gc.unfreeze()
        live = [each for each in gc.get_objects() if isinstance(each, FunctionType)]
        gc.freeze()  # again, as the tests do: no fork walks what was collected
        callers = self._callers(session)
        if not forked(lambda: self._asked(session, [], _quickest(session.items, callers.values())), 2 * self.seconds):
            raise ValueError("the tests have to pass in any order before anything is broken")
        cold = []
        for number, mutant in enumerate(self.drawn, 1):
            broken = broken_codes(mutant)
            if not broken or not early.isdisjoint(broken):
                cold.append(mutant)
                continue
            changed = [(each, broken[name]) for each in live if (name := _function(each.__code__)) in broken]
            items = _quickest(session.items, [callers.get(name, {}) for name in broken])
            if not items or forked(lambda: self._asked(session, changed, items), 2 * self.seconds):  # noqa: B023
                self.told(mutant)
            if number % 25 == 0:
                print(f"{number} of {len(self.drawn)}", file=sys.stderr, flush=True)
        self.handed.write_bytes(pickle.dumps(cold))
        return True

    def _callers(self, session: Any) -> dict[Function, dict[str, float]]:
        """Return which tests call a function, with the seconds of each; those that fail unbroken say nothing."""
        found: dict[Function, dict[str, float]] = {}
        passed: set[str] = set()
        for path, group in groupby(session.items, key=lambda item: item.path):
            listed = list(group)
            self.handed.unlink(missing_ok=True)
            if not forked(lambda: self._noted(session, listed), 100 * self.seconds):  # noqa: B023
                print(f"{path} came to no end", file=sys.stderr)
                continue
            for test, seconds, functions in pickle.loads(self.handed.read_bytes()):
                passed.add(test)
                for one in functions:
                    found.setdefault(one, {})[test] = seconds
        session.items = [item for item in session.items if item.nodeid in passed]
        return found

    def _noted(self, session: Any, listed: list[Any]) -> int:
        noted = []
        for item in listed:
            failed, start = session.testsfailed, time.process_time()
            sys.settrace(self.calls)
            _run(item)
            sys.settrace(None)
            called = self.calls.taken(self.source)
            if session.testsfailed == failed:
                noted.append((item.nodeid, time.process_time() - start, called))
        self.handed.write_bytes(pickle.dumps(noted))
        return 0

    def _asked(self, session: Any, changed: list[tuple[FunctionType, CodeType]], items: list[Any]) -> int:
        for function, code in changed:
            function.__code__ = code
        start = time.process_time()
        for item in items:
            _run(item)
            if session.testsfailed or time.process_time() - start > self.seconds:
                break
        return int(session.testsfailed)


def _module(file: Path) -> str:
    """Return the name that a file is imported by."""
    parts = file.relative_to(TOP / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _run(item: Any) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def _quickest(items: list[Any], callers: Iterable[dict[str, float]]) -> list[Any]:
    """Return the tests that call a function, the quickest first, and after them the others of their files.

    What one test of a file worked out the others may have been given.
    """
    known = {test: seconds for each in callers for test, seconds in each.items()}
    files = {item.path for item in items if item.nodeid in known}
    return sorted((one for one in items if one.path in files), key=lambda one: known.get(one.nodeid, math.inf))


def broken_codes(mutant: Mutant) -> dict[Function, CodeType]:
    """Return the functions that a mutant changes, as they are now; none where it changes what is imported."""
    place = str(Path.cwd() / mutant.file.relative_to(TOP))
    text = mutant.file.read_text("utf-8")
    made = [list(_codes(compile(one, place, "exec"))) for one in (text, ast.unparse(ast.parse(text)), mutant.source)]
    if len({len(each) for each in made}) > 1:
        return {}
    return {_function(was): now for was, same, now in zip(*made, strict=True) if _bare(same) != _bare(now)}


def _bare(code: CodeType) -> CodeType:
    """Return what a function does, wherever it stands."""
    inner = tuple(_bare(one) if inspect.iscode(one) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the functions of a module and of its classes; those inside others come with them."""
    for one in code.co_consts:
        if inspect.iscode(one):
            if one.co_flags & inspect.CO_OPTIMIZED:
                yield one
            else:
                yield from _codes(one)


def copied_to(folder: Path) -> Path:
    """Return a copy of the project whose source and tests may be changed; all else is linked."""
    for each in TOP.iterdir():
        if each.name in ("src", "tests"):
            shutil.copytree(each, folder / each.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif each.name not in (".git", ".venv"):
            (folder / each.name).symlink_to(each)
    return folder


def _written(place: Path, source: str) -> None:
    """Write a module, and forget what was compiled of it: a mutant may be as long and as old as the one before."""
    place.write_text(source, "utf-8")
    Path(importlib.util.cache_from_source(str(place))).unlink(missing_ok=True)


def _ask_of_all(drawn: list[Mutant], tests: list[str], seconds: int, told: Callable[[Mutant], None]) -> None:
    for mutant in drawn:
        place = mutant.file.relative_to(TOP)
        _written(place, mutant.source)
        if all(forked(lambda: asked_of([one]), 10 * seconds) for one in tests):  # noqa: B023
            told(mutant)
        _written(place, mutant.file.read_text("utf-8"))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path, help="modules or folders to break")
    parser.add_argument("--tests", nargs="+", required=True, help="what has to notice, as pytest takes it")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="only those that a list of survivors names, as this prints it")
    parser.add_argument(
        "--seconds",
        type=int,
        default=30,
        help="of processor time for one mutant, ten times as many where all is imported",
    )
    return parser.parse_args()


def main() -> int:
    asked = _asked()
    files = [file for each in asked.sources for file in (sorted(each.rglob("*.py")) if each.is_dir() else [each])]
    known = [mutant for file in files for mutant in mutants_of(file.resolve())]
    drawn = random.Random(asked.seed).sample(known, min(asked.count, len(known)))
    if asked.again:
        listed = set(asked.again.read_text("utf-8").splitlines())
        drawn = [one for one in known if str(one) in listed]
    sys.dont_write_bytecode = False  # all but the mutant is compiled once
    for name in _STOOD_ON:
        importlib.import_module(name)
    told = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(copied_to(Path(folder)))
        left = Path("left")
        left.touch()

        def tell(mutant: Mutant) -> None:
            print(mutant, file=told)
            with left.open("a", encoding="utf-8") as more:
                print(mutant, file=more)

        forked(lambda: asked_of(asked.tests, Warm(drawn, asked.seconds, tell)), 1_000_000, silent=[1])
        _ask_of_all(pickle.loads(Path("handed").read_bytes()), asked.tests, asked.seconds, tell)
        found = len(left.read_text("utf-8").splitlines())
    print(f"{len(drawn)} mutants of {len(known)}, {len(drawn) - found} noticed, {found} not")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
