"""The doors: which room may open which (docs/architecture.md). Late and type-only imports count too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "sokert"

ROOMS = {
    "messages": "",
    "errors": "messages",
    "blocks": "",
    "models": "errors blocks",
    "catalogue": "models",
    "standards": "errors blocks",
    "vietnamese": "errors blocks models",
    "values": "errors blocks vietnamese",
    "template": "errors blocks",
    "fill": "errors blocks values models vietnamese template",
    "word": "errors blocks values models standards template",
    "check": "errors messages models catalogue vietnamese standards word",
    "sources": "errors messages models",
    "schema": "models",
    "proof": "errors models template fill word",
    "render": "errors blocks values models template fill proof word standards",
    "load": "errors models standards template fill sources render",
    "review": "errors models template fill load check sources",
    "cli": "review errors messages blocks models template fill word standards sources schema render load check",
    "__init__": "errors values models render load schema check review",
}


def rooms_opened(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sokert":
            parts = (node.module or "").split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("sokert."))


FILES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_room_opens_only_its_own_doors(path: Path) -> None:
    room = room_of(path)
    assert set(rooms_opened(path)) - {room} <= set(ROOMS[room].split())


def test_every_room_is_in_the_table() -> None:
    assert {room_of(path) for path in FILES} <= set(ROOMS)


def test_no_way_leads_back() -> None:
    seen: list[str] = []
    for room, doors in ROOMS.items():
        assert set(doors.split()) <= {*seen, "check"}, room
        seen.append(room)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_function_outgrows_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or (body[-1].end_lineno or 0) - body[0].lineno < 30, node.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_import_of_our_own_hides_in_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    late = [name for function in functions for name in _imports(function)]
    assert late == []


def _imports(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sokert":
            yield function.name
