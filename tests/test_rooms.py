"""The doors: which room may open which (docs/architecture.md), and which imports may come late."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from source import FILES, SOURCE, name_of, nodes, trees

# A room may open those that stand in its row; all of them stand above it, so no way leads back.
ROOMS = {
    "messages": "",
    "notebook": "",
    "errors": "messages notebook",
    "document": "errors",
    "units": "",
    "figures": "",
    "models": "errors messages notebook document units",
    "standards": "errors",
    "vietnamese": "errors document models units figures",
    "template": "errors document",
    "fill": "errors document models vietnamese template",
    "ooxml": "errors",
    "saving": "errors ooxml",
    "resolved": "errors ooxml",
    "word": "errors document standards template ooxml",
    "forms": "errors document standards template ooxml word",
    "template_loader": "errors document template ooxml word forms",
    "sources": "errors messages models units vietnamese template",
    "schema": "messages models",
    "lint": "errors models vietnamese template fill ooxml resolved",
    "contents": "ooxml resolved",
    "pdf": "errors ooxml resolved saving",
    "remembered": "errors document models vietnamese sources ooxml saving",
    "render": "errors document models template fill ooxml word standards template_loader lint contents pdf remembered"
    " saving",
    "load": "errors models standards template fill sources render",
    "edited": "errors document models fill sources ooxml load render remembered saving",
    "compare": "errors messages document models units fill vietnamese sources ooxml load render remembered edited",
    "typed_report": "errors messages models vietnamese sources resolved remembered",
    "continued": "errors messages models fill sources ooxml load remembered typed_report",
    "check": "errors messages document models units figures vietnamese standards template fill sources render load"
    " ooxml resolved remembered edited saving",
    "sheet": "errors models units vietnamese template sources load check ooxml saving",
    "reports": "errors models ooxml template fill sources load remembered edited sheet",
    "consolidate": "errors models units vietnamese fill sources load check reports",
    "batch": "errors models template fill sources ooxml load render reports saving",
    "preview": "errors messages notebook document models vietnamese ooxml render load remembered resolved check saving",
    "__init__": "errors notebook document models template sources render load schema remembered edited continued"
    " compare check sheet consolidate batch preview",
    "cli": "__init__ preview remembered edited continued errors messages models template fill sources render"
    " check sheet reports consolidate batch saving",
    "__main__": "cli",
}

# Imports that come late, inside a function: each saves a start-up that most calls need not pay.
LATE = {
    "__init__": {
        "sokert": "each public name is imported when it is first used",
        "sokert.preview.notebook": "only a notebook draws what it shows",
    },
    "cli": {
        "sokert.models": "pydantic, for who starts a report of a period",
        "sokert.models.coverage": "the same, which only a report made of many needs",
        "sokert.cli": "each command is imported when it is called",
        "sokert.cli.commands": "it reads the environment that the process sets first",
        "sokert.cli.starters": "only who starts a report needs it",
        "sokert.cli.own_tools": "only who brings filters needs it",
        "sokert.cli.templates": "only who brings plain data, or leaves places blank, needs it",
        "sokert.continued": "lxml, for who starts from the last report",
        "sokert.fill.custom_filters": "the engine, which only who takes edits back needs",
        "sokert.fill.untold": "the same, for who renders",
        "sokert.render": "the same",
        "sokert.edited": "only who takes edits back needs it",
        "sokert.remembered.data": "lxml, for who asks what a Word file carries",
        "sokert.remembered.replacing": "lxml, for who renders over an edited file",
        "sokert.remembered.unprinted": "only a final file's remark needs it",
        "sokert.remembered.report_file": "only who prints a report needs it",
        "sokert.sources": "YAML",
        "sokert.batch": "processes, which only many reports need",
        "sokert.check.codes": "every rule, which only SARIF needs",
        "sokert.preview.watch": "the whole drawing of pages, which only who watches needs",
        "sokert.consolidate": "the checks, which only many reports need",
        "sokert.reports": "the same",
        "sokert.sheet.reading": "which only a form needs",
        "sokert.sources.listing": "tables, which other commands do not read",
        "sokert.sources.starting": "the same",
        "sokert.sources.rows": "the same",
    },
    "models": {
        "sokert.models.inputs": "only who asks for a signature needs it",
        "sokert.models.problems": "only a mistake has to pay for it",
    },
    "ooxml": {"sokert.ooxml.custom_data_reading": "lxml, for a form that was itself written with data"},
    "fill": {
        "sokert.document.values": "most documents hold no value with form",
        "sokert.template.analysis.variables": "only who asks for a template's names needs it",
    },
    "load": {"sokert.render": "lxml, for a report that names a Word form"},
    "template_loader": {
        "sokert.document.values": "most documents hold no value with form",
        "sokert.forms": "lxml, which a text template never needs",
        "sokert.ooxml.unpacking": "lxml, which a text template never needs",
        "sokert.template.analysis.needs": "only who asks what a form needs",
        "sokert.word.merge.templates": "lxml, for templates of several files in one document",
    },
    "reports": {
        "sokert.sheet.reading": "calamine, which only a workbook needs",
        "sokert.edited": "lxml, which only a Word file needs",
        "sokert.remembered.data": "the same",
        "sokert.ooxml.unpacking": "the same",
    },
    "check": {
        "sokert.check.codes": "every rule, which only who switches one off while mending needs",
        "sokert.check.text.others_tables": "the reading of tables, for a Word file of others beside a report",
    },
    "contents": {"sokert.contents.entries": "lxml, for documents with references or contents"},
    "render": {
        "sokert.document.values.files": "values with form, which most documents do not hold",
        "sokert.lint": "lxml, for who checks a template",
        "sokert.lint.moving": "the same, for who moves a form here",
        "sokert.fill.unhedged": "which only who checks needs",
        "sokert.pdf": "processes, which only a PDF needs",
        "sokert.remembered.replacing": "lxml, for who renders over an edited file",
        "sokert.word.export": "only who exports a template needs it",
    },
    "sources": {
        "sokert.sources.gathering": "tables, which most report files do not name",
        "sokert.sources.workbooks": "zipfile and calamine, which only a workbook needs",
    },
    "standards": {"sokert.standards": "a standard is read when it is named"},
    "word": {
        "sokert.ooxml.parts": "lxml, for documents with notes or pages to count",
        "sokert.ooxml.unpacking": "the same, and for a value with a style",
        "sokert.word.merge.notes": "the same",
        "sokert.word.charts.house": "charts, which most documents do not hold",
        "sokert.word.charts.refilled": "lxml, for a chart that an office drew",
        "sokert.word.merge.numbering": "lxml, for tags in the words of a list",
        "sokert.word.placed": "values with form, which most documents do not hold",
    },
}


class Import(NamedTuple):
    """A module of ours that a file opens, and whether only when a function of it is called."""

    name: str
    late: bool

    @property
    def room(self) -> str:
        return [*self.name.split("."), "__init__"][1]


# Rings of modules within one room, closed by imports that only a type checker sees: each with what closes it.
CLOSED = {
    frozenset(
        f"sokert.models.{name}"
        for name in ["annex", "computed", "coverage", "inputs", "metric", "office", "period", "report", "source"]
    ): "a record's call is typed by the keys that may be given, and these name the records",
    frozenset(
        f"sokert.preview.{name}" for name in ["drawings", "story", "tables"]
    ): "boxes and cells hold blocks again",
}


BY_NAME = {"import_module", "__import__", "resolve_name"}  # functions that import what a text names


def imports(tree: ast.AST, late: bool = False) -> Iterator[Import]:
    """Yield the imports of ours in a file, by statement or by a name given to `import_module`."""
    for node in ast.iter_child_nodes(tree):
        inside = late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sokert":
            yield from (Import(_module(f"{node.module}.{alias.name}"), late) for alias in node.names)
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, late) for alias in node.names if alias.name.split(".")[0] == "sokert")
        if isinstance(node, ast.ImportFrom) and any(one.asname for one in node.names if one.name in BY_NAME):
            yield Import("sokert.anything", late)  # under another name nobody sees what it imports
        if isinstance(node, ast.Call) and _called(node) in BY_NAME:
            yield Import(_said(node.args[0]), late)
        yield from imports(node, inside)


@cache
def _module(name: str) -> str:
    """Return the module that a name is, or stands in."""
    path = SOURCE.parent.joinpath(*name.split("."))
    return name if path.is_dir() or path.with_suffix(".py").exists() else name.rpartition(".")[0]


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _said(node: ast.expr) -> str:
    """Return the name that is imported, or as much of it as is written down."""
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return str(node.values[0].value).rstrip(".")
    return str(node.value) if isinstance(node, ast.Constant) else "sokert.anything"


@cache
def opened(path: Path) -> tuple[Import, ...]:
    """Return the imports of a file of the source."""
    return tuple(imports(trees()[path]))


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def shut(room: str, found: Iterable[Import]) -> set[str]:
    """Return the rooms that a file opens although its room has no door to them."""
    return {one.room for one in found} - {room} - set(ROOMS[room].split())


def unexplained(room: str, found: Iterable[Import]) -> set[str]:
    """Return the late imports of a file for which no reason is written down."""
    return {one.name for one in found if one.late} - set(LATE.get(room, {}))


def test_a_room_opens_only_its_own_doors() -> None:
    assert {name_of(path): doors for path in FILES if (doors := shut(room_of(path), opened(path)))} == {}


def module_of(path: Path) -> str:
    """Return how a file of the source is imported."""
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def knots(files: Mapping[str, Iterable[Import]]) -> set[frozenset[str]]:
    """Return the modules of one room that lead to each other where they are loaded, or where their types are read."""
    ways = {
        name: {one.name for one in found if not one.late and one.room == Import(name, late=False).room} - {name}
        for name, found in files.items()
    }
    reached = {name: _reached(name, ways) for name in ways}
    return {frozenset({one for one in reached[name] if name in reached.get(one, ())}) for name in ways} - {frozenset()}


def _reached(name: str, ways: Mapping[str, set[str]]) -> set[str]:
    """Return all modules that one leads to, itself only where a way leads back."""
    found, waiting = set[str](), [name]
    while waiting:
        further = ways.get(waiting.pop(), set()) - found
        found |= further
        waiting += further
    return found


def test_a_ring_within_a_room_is_listed_with_what_closes_it() -> None:
    assert knots({module_of(path): opened(path) for path in FILES}) == set(CLOSED)


@pytest.mark.parametrize(
    ("closing", "is_ring"),
    [
        ("from sokert.ooxml.grid import x", True),
        ("if TYPE_CHECKING:\n    from sokert.ooxml.grid import x", True),
        ("def f():\n    from sokert.ooxml.grid import x", False),  # which comes late, and has its reason
        ("from sokert.errors import x", False),
    ],
)
def test_a_planted_ring_is_seen(closing: str, is_ring: bool) -> None:
    planted = {"grid": "import sokert.ooxml.order", "order": "import sokert.ooxml.parts", "parts": closing}
    found = knots({f"sokert.ooxml.{name}": [*imports(ast.parse(source))] for name, source in planted.items()})
    assert found == ({frozenset(f"sokert.ooxml.{name}" for name in planted)} if is_ring else set())


def test_every_room_is_in_the_table() -> None:
    assert {room_of(path) for path in FILES} <= set(ROOMS)


def rings(rooms: dict[str, str]) -> list[str]:
    """Return the rooms that open one which does not stand above them."""
    names = list(rooms)
    return [name for at, name in enumerate(names) if not set(rooms[name].split()) <= set(names[:at])]


def test_no_way_leads_back() -> None:
    assert rings(ROOMS) == []
    assert rings({**ROOMS, "errors": "messages render"}) == ["errors"]


def test_no_door_is_in_the_table_that_nobody_uses() -> None:
    used = {(room_of(path), one.room) for path in FILES for one in opened(path)}
    assert {(room, door) for room, doors in ROOMS.items() for door in doors.split()} - used == set()


def test_a_late_import_has_its_reason() -> None:
    assert {name_of(path): late for path in FILES if (late := unexplained(room_of(path), opened(path)))} == {}


def test_no_reason_is_left_of_an_import_that_is_gone() -> None:
    late = {(room_of(path), one.name) for path in FILES for one in opened(path) if one.late}
    assert {(room, name) for room, names in LATE.items() for name in names} - late == set()


@pytest.mark.parametrize(
    ("planted", "room"),
    [
        ('from importlib import import_module\nx = import_module("sokert.render")', "document"),
        ('import importlib\ndef f(): importlib.import_module("sokert.check.report")', "word"),
        ('__import__("sokert.cli")', "fill"),
        ("from sokert import render", "errors"),
        ("import sokert.load", "template"),
        ("def f():\n    from sokert.sources import read", "models"),
        ("def f(name): import_module(name)", "models"),
        ('from importlib import import_module as opened\nx = opened("sokert.render")', "document"),
        ('import pkgutil\nx = pkgutil.resolve_name("sokert.render")', "document"),
    ],
)
def test_a_planted_import_is_seen(planted: str, room: str) -> None:
    assert shut(room, imports(ast.parse(planted))) != set()


def test_a_planted_late_import_is_seen() -> None:
    planted = ast.parse("def f():\n    from sokert.sources import read")
    assert unexplained("load", imports(planted)) == {"sokert.sources"}


def outgrown(found: Iterable[ast.AST]) -> list[str]:
    """Return the functions of a file whose body does not go on a screen."""
    functions = [node for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    bodies = [(node.name, node.body[1:] if ast.get_docstring(node) else node.body) for node in functions]
    return [name for name, body in bodies if body and (body[-1].end_lineno or 0) - body[0].lineno >= 30]


def test_no_function_outgrows_a_screen() -> None:
    assert {name_of(path): names for path in FILES if (names := outgrown(nodes(path)))} == {}


@pytest.mark.parametrize(("lines", "told"), [(30, []), (31, ["long"])])
def test_a_planted_long_function_is_seen(lines: int, told: list[str]) -> None:
    planted = "def long():\n    'Told.'\n" + "    x = 1\n" * lines
    assert outgrown(ast.walk(ast.parse(planted))) == told


# What only the floor of OOXML says: the names of namespaces, and the part that names the types of all others.
FLOOR = re.compile(r"https?://(?:schemas\.(?:openxmlformats|microsoft)|purl)\.|urn:schemas-microsoft|\[Content_Types\]")


def floor_words(found: Collection[ast.AST]) -> list[str]:
    """Return the texts in a file's code that only the floor may hold; what a docstring shows is not code."""
    shown = {id(node.value) for node in found if isinstance(node, ast.Expr)}
    constants = [node for node in found if isinstance(node, ast.Constant) and id(node) not in shown]
    texts = [one.value for one in constants if isinstance(one.value, str)]
    texts += [one.value.decode("latin-1") for one in constants if isinstance(one.value, bytes)]
    return [text for text in texts if FLOOR.search(text)]


def test_only_the_floor_names_namespaces_and_content_types() -> None:
    others = [path for path in FILES if room_of(path) != "ooxml"]
    assert {name_of(path): words for path in others if (words := floor_words(nodes(path)))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        'W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"',
        "f\"<a xmlns='http://schemas.openxmlformats.org/drawingml/2006/main'>{1}\"",
        'parts["[Content_Types].xml"]',
        'V = "urn:schemas-microsoft-com:vml"',
        'name = b"[Content_Types].xml"',
    ],
)
def test_a_planted_name_of_the_floor_is_seen(planted: str) -> None:
    assert floor_words(list(ast.walk(ast.parse(planted)))) != []


# XML of our own making, which is read back: what a package holds is read by the floor, which tells what is damaged.
OWN_XML = {"word/regions.py", "word/merge/notes.py", "word/charts/refilled.py", "resolved/page_numbers.py"}
OWN_XML |= {"resolved/comments.py", "contents/entries.py"}
READS_XML = frozenset({"fromstring", "XML", "parse"})


def test_only_the_floor_reads_the_parts_of_a_package() -> None:
    reading = {
        name_of(path)
        for path in FILES
        if room_of(path) not in ("ooxml", "sources")  # a workbook has a reader of its own
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in READS_XML
        if isinstance(node.value, ast.Name) and node.value.id == "etree"
    }
    assert reading == OWN_XML
