"""Draws the pages of docs/ that follow from the source: keys of a report file, filters, commands, public names.

What stands around them, and what filters and names do in Vietnamese, is data: pages.*.toml.
"""

from __future__ import annotations

import doctest
import inspect
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_origin, is_typeddict

import click

import sokert
from sokert.cli.answers import Call
from sokert.cli.commands import commands as every_command
from sokert.cli.help_texts import Command, Group, _word
from sokert.vietnamese import FILTERS
from sokert.vietnamese.filters.declared import declared

RECORDS = sorted({"Report", *sokert.schema()["$defs"]} & set(sokert.__all__))
GIVEN = [name for name in sokert.__all__ if is_typeddict(getattr(sokert, name))]
WIDE = 110  # characters of a call that still stands on one line


@cache
def _words(page: str, lang: str) -> dict[str, Any]:
    words: dict[str, Any] = tomllib.loads(Path(__file__).with_name(f"pages.{lang}.toml").read_text("utf-8"))[page]
    return words


def _table(columns: str, rows: Iterator[str] | list[str]) -> str:
    lines = [f"| {row} |\n" for row in rows]
    return "".join([f"| {columns} |\n", f"|{'---|' * (columns.count('|') + 1)}\n", *lines]) if lines else ""


# --- the keys of a report file -------------------------------------------------------------------


def report_file(lang: str) -> str:
    """Return docs/report-file.md."""
    words, schema = _words("report-file", lang), sokert.schema(lang)
    parts = [(words["whole"], schema), *((f"`{name}`", part) for name, part in schema["$defs"].items())]
    return words["head"].lstrip() + "\n" + "".join(_section(title, part, words) for title, part in parts)


def _section(title: str, part: dict[str, Any], words: dict[str, Any]) -> str:
    shape = next((one for one in [part, *part.get("anyOf", ())] if "properties" in one), {})
    rows = [
        f"`{key}` | {words['must'] if key in shape.get('required', ()) else ''} | {_cell(value['description'])}"
        for key, value in shape.get("properties", {}).items()
    ]
    return f"\n## {title}\n\n{part['description']}\n\n{_table(words['columns'], rows)}" if rows else ""


# --- filters -------------------------------------------------------------------------------------


def filters(lang: str) -> str:
    """Return docs/filters.md."""
    words = _words("filters", lang)
    rows = (_row(name, function, words) for name, function in FILTERS.items())
    return f"{words['head'].lstrip()}\n\n{_table(words['columns'], rows)}"


def _row(name: str, function: Callable[..., Any], words: dict[str, Any]) -> str:
    own = (inspect.getdoc(function) or "").partition("\n")[0].removeprefix("Return ")
    said, kind = words["says"][name] if "says" in words else own, declared(function).takes
    written, printed = next(_shown(function), ("", ""))
    taken = words["takes"][kind] if "takes" in words else kind
    return f"`{name}` | {taken} | {_cell(said)} | {_cell(written)} | {_cell(printed)}"


def _shown(function: Callable[..., Any]) -> Iterator[tuple[str, str]]:
    """Yield the examples of a docstring that show a whole line of template text."""
    for example in doctest.DocTestParser().get_examples(inspect.getdoc(function) or ""):
        if example.source.startswith("shown("):
            yield f"`{example.source.strip()[7:-2]}`", example.want.strip()[1:-1]


# --- commands ------------------------------------------------------------------------------------


def commands(lang: str) -> str:
    """Return docs/commands.md."""
    head = _words("commands", lang)["head"].lstrip()
    return "\n\n".join([head, *_called(every_command, None, lang)]) + "\n"


def _called(command: click.Command, above: click.Context | None, lang: str) -> Iterator[str]:
    """Yield what is told of a command and of each below it."""
    assert isinstance(command, Command | Group)
    name = command.name or ""
    here = click.Context(command, info_name=name, parent=above, obj=Call(lang=lang), **command.context_settings)
    words = _words("commands", lang)
    code = "-".join(["CLI-COMMAND", *here.command_path.upper().split()[1:]])
    parts = [
        f"## `{here.command_path}`",
        _word(here, code),
        f"```text\n{command.usage(here).partition(': ')[2]}\n```",
        _table(words["given"], _explained(command.rows(here, click.Argument))),
        _table(words["columns"], _explained(command.rows(here, click.Option))),
    ]
    yield "\n\n".join(part.rstrip("\n") for part in parts if part)
    if isinstance(command, Group):
        for below in command.commands.values():
            yield from _called(below, here, lang)


def _explained(rows: list[tuple[str, str]]) -> list[str]:
    return [f"`{_cell(sign)}` | {_cell(said)}" for sign, said in rows]


# --- public names --------------------------------------------------------------------------------


def api(lang: str) -> str:
    """Return docs/api.md."""
    words = _words("api", lang)
    parts = [words["head"].lstrip() + ", ".join(f"`{name}`" for name in RECORDS) + "."]
    parts += [words["given"] + ", ".join(f"`{name}`" for name in GIVEN) + "."]
    for group in words["groups"]:
        parts += [f"## {group['title']}", *(_named(name, words) for name in group["names"])]
    records = (_methods(name, words) for name in RECORDS)
    return "\n\n".join([*parts, f"## {words['records']}", "\n".join(filter(None, records))]) + "\n"


def _named(name: str, words: dict[str, Any]) -> str:
    """Return what is told of a public name: how it is called, what it does, its examples, its methods."""
    given = getattr(sokert, name)
    blocks = re.split(r"\n\n", inspect.getdoc(given) or "")
    examples = [block for block in blocks if block.startswith(">>>")]
    prose = words["says"][name].split("\n\n") if "says" in words else [one for one in blocks if one not in examples]
    called = "\n".join([_signature(name, given), *_meant(given, _signature(name, given))])
    parts = [f"### `{name}`", f"```text\n{called}\n```", *prose]
    parts += [f"```pycon\n{block}\n```" for block in examples]
    return "\n\n".join([*parts, *filter(None, (_methods(name, words), _methods_called(name)))])


def _methods_called(name: str) -> str:
    """Return how the methods of a class are called."""
    own = vars(getattr(sokert, name)) if isinstance(getattr(sokert, name), type) else {}
    methods = {below: one for below, one in own.items() if below[0] != "_" and isinstance(one, type(_methods))}
    called = [_signature(f"{name}.{below}", one) for below, one in methods.items()]
    return f"```text\n{NEW_LINE.join(called)}\n```" if called else ""


def _methods(name: str, words: dict[str, Any]) -> str:
    """Return a list of what a class does and tells beside its fields."""
    told = {
        f"{name}.{below}": (inspect.getdoc(one) or "").partition("\n")[0]
        for below, one in vars(getattr(sokert, name)).items()
        if not below.startswith("_") and isinstance(inspect.unwrap(getattr(one, "__func__", one)), METHODS)
    }
    return "\n".join(f"- `{key}`: {words['says'][key] if 'says' in words else said}" for key, said in told.items())


NEW_LINE = "\n"
METHODS = (type(_methods), property)


class _Bare(str):
    """An annotation as it stands in the source."""

    __slots__ = ()
    __repr__ = str.__str__


def _signature(name: str, given: Any) -> str:
    """Return how a public name is called, an argument a line where one line is too long."""
    try:
        signature = inspect.signature(given)
    except ValueError:
        return name
    bare = [
        one.replace(annotation=_bare(one.annotation))
        for one in signature.parameters.values()
        if one.name[0] != "_" and one.name != "self"
    ]
    returned = signature.empty if isinstance(given, type) else _bare(signature.return_annotation)
    whole = f"{name}{signature.replace(parameters=bare, return_annotation=returned)}"
    if len(whole) <= WIDE:
        return whole
    keyword_only = [one for one in bare if one.kind is one.KEYWORD_ONLY]
    starred = any(one.kind is one.VAR_POSITIONAL for one in bare)
    lines = [f"    {'' if starred or one not in keyword_only[:1] else '*, '}{one}," for one in bare]
    return "\n".join([f"{name}(", *lines, ")" if returned is signature.empty else f") -> {returned!r}"])


def _meant(given: Any, signature: str) -> Iterator[str]:
    """Yield what the names in a signature stand for that are no class of anybody's."""
    there = vars(sys.modules[given.__module__])
    for name in dict.fromkeys(re.findall(r"\b[A-Z]\w+", signature)):
        if get_origin(there.get(name)) is not None:
            bare = re.sub(r"[a-z]\w*[.]", "", str(there[name]))
            yield f"{name} = {bare}"


def _bare(annotation: Any) -> Any:
    return _Bare(annotation) if isinstance(annotation, str) else annotation


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
