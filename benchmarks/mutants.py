"""Breaks the source in one small place at a time and asks the tests: `python benchmarks/mutants.py --help`.

Each mutant is a copy of the project with one operator, number, text or condition changed. What no test notices is
printed: it asks for a test, or does no harm. What is drawn depends on the seed alone. Needs POSIX: a mutant runs in a
fork, so that nothing but the project is imported again, and for no longer than its seconds of processor time.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.util
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

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


def forked(work: Callable[[], int], seconds: int) -> bool:
    """Return whether work in a process of its own ended with 0, within its seconds of processor time."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        try:
            os._exit(work())
        except BaseException:  # whatever a mutant raises: the fork must not go on as its parent
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def tested(copied: Path, tests: list[str], seconds: int) -> bool:
    """Return whether tests pass in a copy of the project."""

    def work() -> int:
        import pytest

        sys.path[0] = str(copied / "src")  # where this folder stood, whose names would hide the tests'
        return int(pytest.main(["-x", "--tb=no", "-W", _WARMED, *tests]))

    return forked(work, seconds)


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


def survivors(drawn: list[Mutant], copied: Path, tests: list[str], seconds: int) -> Iterator[Mutant]:
    """Yield the mutants that no test notices."""
    for number, mutant in enumerate(drawn, 1):
        place = copied / mutant.file.relative_to(TOP)
        _written(place, mutant.source)
        if tested(copied, tests, seconds):
            yield mutant
        _written(place, mutant.file.read_text("utf-8"))
        if number % 25 == 0:
            print(f"{number} of {len(drawn)}", file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path, help="modules or folders to break")
    parser.add_argument("--tests", nargs="+", required=True, help="what has to notice, as pytest takes it")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="only those that a list of survivors names, as this prints it")
    parser.add_argument("--seconds", type=int, default=60, help="of processor time for one mutant")
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
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(copied_to(Path(folder)))
        if not tested(Path(folder), asked.tests, asked.seconds):
            print("the tests have to pass before anything is broken")
            return 2
        found = 0
        for found, one in enumerate(survivors(drawn, Path(folder), asked.tests, asked.seconds), 1):  # noqa: B007
            print(one, flush=True)
    print(f"{len(drawn)} mutants of {len(known)}, {len(drawn) - found} noticed, {found} not")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
