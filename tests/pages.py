"""Draws the pages of docs/ that follow from the source: every key of a report file, every filter."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import sokert
from sokert.vietnamese import FILTERS
from sokert.vietnamese.filters.declared import declared

_KEYS = """# The report file

Every key of a report file, in YAML or JSON; the same names stand in Python. `sokert new` writes a file to
fill in, `sokert schema` the JSON Schema that lets an editor complete and check. A key that is not here is
an error, told with the nearest key there is. Drawn from [models](../src/sokert/models/__init__.py).

Where a default is not told, the key may be left out when it is not marked "must". For whole files see
[examples](../examples/van-phong-ubnd/report.yaml).
"""
_FILTERS = """# The filters

Every filter of our own that a template and a report's text may use, beside those of Jinja that do not
touch files, chance or markup. `{{ van_ban_den|change }}` takes the metric of that code. Drawn from
[vietnamese](../src/sokert/vietnamese/__init__.py).

| filter | takes | gives | for example | prints |
|---|---|---|---|---|
"""


def report_file() -> str:
    """Return docs/report-file.md."""
    schema = sokert.schema()
    parts = [("The report", schema), *((f"`{name}`", part) for name, part in schema["$defs"].items())]
    return _KEYS + "".join(_section(title, part) for title, part in parts)


def _section(title: str, part: dict[str, Any]) -> str:
    shape = next((one for one in [part, *part.get("anyOf", ())] if "properties" in one), {})
    rows = "".join(
        f"| `{key}` | {'must' if key in shape.get('required', ()) else ''} | {_cell(value.get('description', ''))} |\n"
        for key, value in shape.get("properties", {}).items()
    )
    return f"\n## {title}\n\n| key | | what |\n|---|---|---|\n{rows}" if rows else ""


def filters() -> str:
    """Return docs/filters.md."""
    return _FILTERS + "".join(_row(name, function) for name, function in FILTERS.items())


def _row(name: str, function: Callable[..., Any]) -> str:
    said = (inspect.getdoc(function) or "").partition("\n")[0].removeprefix("Return ")
    written, printed = next(_shown(function), ("", ""))
    return f"| `{name}` | {declared(function).takes} | {_cell(said)} | {_cell(written)} | {_cell(printed)} |\n"


def _shown(function: Callable[..., Any]) -> Iterator[tuple[str, str]]:
    """Yield the examples of a docstring that show a whole line of template text."""
    for example in doctest.DocTestParser().get_examples(inspect.getdoc(function) or ""):
        if example.source.startswith("shown("):
            yield f"`{example.source.strip()[7:-2]}`", example.want.strip()[1:-1]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
