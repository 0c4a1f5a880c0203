"""The source as it is written: its files, and their trees, each parsed once for all that walk them."""

from __future__ import annotations

import ast
import gc
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "sokert"
FILES = sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return how a file of the source is called in what a test tells."""
    return path.relative_to(SOURCE).as_posix()


@cache
def trees() -> dict[Path, ast.Module]:
    """Return the trees of all files."""
    parsed = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
    gc.freeze()  # they stay to the end: the collector need not walk them again and again
    return parsed


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all nodes of a file."""
    return tuple(ast.walk(trees()[path]))
