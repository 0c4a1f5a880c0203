"""Turns the models into a JSON Schema, with which an editor completes and checks a report file."""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sokert import messages
from sokert.models import RESERVED, Report, annex, coverage, metric, office, period, report, source

_ROOMS = (annex, coverage, metric, office, period, report, source)
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Three decimals could be thousands: the models refuse them, so an editor marks them too.
_FIGURE: list[dict[str, Any]] = [
    {"type": "integer"},
    {"type": "number"},
    {"type": "string", "pattern": r"^(?!-?[1-9]\d{0,2}\.\d{3}$)-?\d+(\.\d+)?$"},
]
# Editors read patterns as JavaScript does, whose \w knows no Vietnamese letters.
_CODE = {
    "type": "string",
    "pattern": rf"^(?!({'|'.join(sorted(RESERVED))})$)[A-Za-zÀ-ỹ][0-9A-Z_a-zÀ-ỹ]*$",
}
_LINES = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
_ALIASES = {"first": "from", "last": "to"}
_SHORT_PERIOD = {
    "type": "string",
    "pattern": r"^(19|[2-9]\d)\d{2}(-(H[12]|Q[1-4]|9M|0[1-9]|1[0-2]|HK[12]|NH))?$",
    "examples": ["2023-H1", "2023-Q2", "2023-06", "2023-9M", "2023", "2023-HK1", "2023-NH"],
}


def schema(lang: str | None = None) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a report file, its keys explained in a language of the messages.

    >>> schema()["required"]
    ['period', 'issuer', 'signatory', 'sections']
    >>> schema("en")["$defs"]["Span"]["properties"]["from"]["description"]
    'First day, included.'

    What needs more than one value to judge, such as two metrics of one code, only `load` can tell.
    """
    made = _described(Report.model_json_schema(by_alias=True), messages.language(lang))
    kinds = made.pop("$defs")
    kinds["Period"] = _period(kinds["Period"])
    kinds["Metric"]["properties"]["code"].update(_CODE)
    value = kinds["Metric"]["properties"]["value"]
    del value["default"]  # not a number: a value left out is computed, or not known yet
    value["anyOf"].append({"type": "null"})
    kinds["Signatory"]["properties"]["authority"]["anyOf"].append(_LINES)
    kinds["Metric"]["properties"]["plan"]["anyOf"] = _plan(kinds["Metric"]["properties"]["plan"])
    whole = {"$schema": DIALECT, **made, "$defs": {name: kinds[name] for name in sorted(kinds)}}
    whole["title"] = "sokert"
    said = messages.text("SCHEMA-NAMED", lang=lang)
    whole["properties"] = {**made["properties"], "$schema": {"type": "string", "description": said}}
    whole |= _named_unless_gathered(kinds["Metric"])
    tidied: dict[str, Any] = _tidied(whole)
    return tidied


def _named_unless_gathered(metric: dict[str, Any]) -> dict[str, Any]:
    """Return the rule that a metric has a name, unless the report has sources, which may give it."""
    metric["required"].remove("name")
    named = {"properties": {"metrics": {"items": {"required": ["name"]}}}}
    return {"if": {"not": {"required": ["sources"]}}, "then": named}


def _described(made: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return a schema whose records and fields say what they are: in English what stands in the models.

    pydantic can read the docstrings under fields itself, but then every import of the models pays 30 ms for it.
    """
    parts = {"Report": made, **made["$defs"]}
    words = dict(_docstrings()) if lang == "en" else _translated(lang)
    for name, about in words.get("records", {}).items():
        parts[name]["description"] = about
    for name, part in parts.items():
        fields = part.get("properties", {})
        for field in fields.keys() & words[name].keys():
            fields[field]["description"] = words[name][field]
    return made


def _docstrings() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each record of the models with the docstrings under its fields."""
    for kind in (record for room in _ROOMS for record in ast.parse(inspect.getsource(room)).body):
        if isinstance(kind, ast.ClassDef):
            pairs = zip(kind.body, kind.body[1:], strict=False)
            yield (
                kind.name,
                {
                    _ALIASES.get(field.target.id, field.target.id): str(below.value.value)
                    for field, below in pairs
                    if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
                    if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
                },
            )


def _translated(lang: str) -> Mapping[str, Mapping[str, str]]:
    file = Path(messages.__file__).with_name("locale") / f"fields.{lang}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def _period(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the two ways to write a period: short, or with a label and its days."""
    names = ("label", "from", "to")
    own = {
        "type": "object",
        "properties": {name: _present(fields["properties"][name]) for name in names},
        "required": list(names),
        "additionalProperties": False,
    }
    year = {"type": "integer", "minimum": 1900, "maximum": 9999}
    return {"description": fields["description"], "anyOf": [_SHORT_PERIOD, year, own]}


def _plan(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the three ways to write plans: a figure, one plan, a list of plans."""
    one = {"$ref": "#/$defs/Plan"}
    return [*_FIGURE, one, {"type": plan.pop("type"), "items": plan.pop("items")}, {"type": "null"}]


def _present(value: dict[str, Any]) -> dict[str, Any]:
    """Return a value's schema without the choice of leaving it empty."""
    kept: dict[str, Any] = {name: part for name, part in value.items() if name not in ("anyOf", "default")}
    given: dict[str, Any] = next(part for part in value["anyOf"] if part != {"type": "null"})
    return kept | given


def _tidied(part: Any) -> Any:
    """Return a schema with figures as they may be written, titles that are keys, and one paragraph each."""
    if isinstance(part, list):
        return [_tidied(one) for one in part]
    if not isinstance(part, dict):
        return part
    tidy = {name: _tidied(value) for name, value in part.items()}
    if "anyOf" in tidy:
        tidy["anyOf"] = _with_figures(tidy["anyOf"])
    if isinstance(tidy.get("description"), str):
        tidy["description"] = " ".join(tidy["description"].split("\n\n")[0].split())
    for name, value in (tidy.get("properties") or {}).items():
        value["title"] = name
    return tidy


def _with_figures(kinds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the kinds of a value; pydantic says number or text of a decimal, we say which text."""
    if not any(kind.get("type") == "number" for kind in kinds):
        return kinds
    return [*_FIGURE, *(kind for kind in kinds if kind.get("type") not in ("integer", "number", "string"))]
