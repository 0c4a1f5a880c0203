"""The walks of docs/architecture.md are true: each function is there, and one above it names it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from judges import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
SOURCE = ROOT / "src" / "sokert"
WALKS = {
    found[1]: re.findall(r"^\| \[([\w/.]+)\]\(\S+\) \| `(\w+)` \|", found[2], re.MULTILINE)
    for found in re.finditer(r"^### (One \w+),.*\n((?:.*\n)*?)(?=^#|\Z)", PAGE, re.MULTILINE)
}


def defined(tree: ast.Module, name: str) -> ast.AST | None:
    """Return what a file defines under a name: a function, a class, or a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return node
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(one, ast.Name) and one.id == name for one in targets):
            return node
    return None


def names(node: ast.AST) -> Iterator[str]:
    """Yield what a function names: what it calls, reads, imports."""
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield one.id
        elif isinstance(one, ast.Attribute):
            yield one.attr
        elif isinstance(one, ast.ImportFrom):
            yield from (alias.name for alias in one.names)


def astray(walk: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the steps of a walk that are not there, or that no step above them names."""
    named, lost = set[str](), []
    for at, (file, name) in enumerate(walk):
        found = defined(ast.parse((SOURCE / file).read_text("utf-8")), name)
        if found is None or (at and name not in named):
            lost.append((file, name))
        else:
            named |= set(names(found))
    return lost


def test_the_page_walks_one_figure_one_tag_one_finding_and_one_message() -> None:
    assert list(WALKS) == ["One figure", "One tag", "One finding", "One message"]
    assert all(len(walk) > 5 for walk in WALKS.values())


@pytest.mark.parametrize("walk", WALKS)
def test_each_step_is_there_and_named_above(walk: str) -> None:
    assert astray(WALKS[walk]) == []


def test_a_step_that_nobody_takes_is_seen() -> None:
    assert astray([*WALKS["One message"], ("load.py", "load_data"), ("load.py", "no_such")]) == [
        ("load.py", "load_data"),
        ("load.py", "no_such"),
    ]
