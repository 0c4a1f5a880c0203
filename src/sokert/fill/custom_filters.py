"""Filters and functions of an office's own: values in, values out, whatever they do inside.

A tag hands them plain values and prints what they give as it prints data: escaped, counted, refused where it is no
value. They never see Jinja, its context or the environment, and what they raise is told at their tag.
"""

from __future__ import annotations

import datetime
import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import partial
from inspect import isfunction
from pathlib import Path
from traceback import walk_tb
from types import NoneType
from typing import Any

from jinja2 import Undefined

from sokert.document.blocks import Value
from sokert.errors import Finding, SokertError, TemplateError, takes
from sokert.fill import bounds
from sokert.fill.blanks import softly, telling
from sokert.fill.normalizing import plain
from sokert.fill.parameters import Tool, kind_of, parameters, read
from sokert.models import RESERVED, Metric, Period
from sokert.vietnamese.naming import named
from sokert.vietnamese.unknown import Unknown

_DEEPEST = 40  # lists and records within each other
_GIVEN = 6  # values that are told of a call that failed
_SAID = 120  # letters of what a program says of its own failure
_PLAIN = (
    bool,
    int,
    float,
    Decimal,
    Fraction,
    datetime.date,
    datetime.time,
    datetime.timedelta,
    Metric,
    Period,
    Unknown,
    Value,
)


@dataclass(frozen=True)
class Own:
    """What an office adds to the words of its templates.

    >>> own = Own({"tram": lambda value: f"{value}%"})
    >>> own.declared, sorted(own.filters)
    ({}, ['tram'])
    """

    filters: Mapping[str, Tool] = field(default_factory=dict)
    functions: Mapping[str, Tool] = field(default_factory=dict)

    def wrong(self, taken_filters: Iterable[str], taken_names: Iterable[str]) -> list[Finding]:
        """Return the names that cannot be used: no name at all, or one that means something else already."""
        found = []
        for tools, taken in ((self.filters, {*taken_filters}), (self.functions, {*taken_names, *RESERVED})):
            for name, tool in tools.items():
                if not isinstance(name, str) or not name.isidentifier() or name.startswith("_"):
                    found.append(Finding("OWN-NAME", {"name": str(name)}))
                elif name in taken:
                    found.append(Finding("OWN-TAKEN", {"name": name}))
                elif not callable(tool):
                    found.append(Finding("OWN-NO-FUNCTION", {"name": name}))
        return found

    @property
    def declared(self) -> dict[str, tuple[str, str]]:
        """What each filter takes and gives, by the type of its first parameter; nothing of one that says none."""
        first = {name: next(iter(_kinds_of(tool)), ("", "")) for name, tool in self.filters.items()}
        return {name: (kind, "words") for name, (_, kind) in first.items() if kind}

    @property
    def parameters(self) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
        """What each filter (beside its value) and each function is given, by the types of its parameters, in order."""
        filters = {("filter", name): _kinds_of(tool)[1:] for name, tool in self.filters.items()}
        return filters | {("function", name): _kinds_of(tool) for name, tool in self.functions.items()}

    def ready(self) -> tuple[dict[str, Tool], dict[str, Tool]]:
        """Return the filters and functions as a template may call them."""
        filters, functions = (
            {name: called(name, tool) for name, tool in tools.items()} for tools in (self.filters, self.functions)
        )
        softened = {name: softly(tool) for name, tool in filters.items()}
        return softened, {name: telling(tool) for name, tool in functions.items()}


def own_of(filters: Mapping[str, Tool] | None = None, functions: Mapping[str, Tool] | None = None) -> Own | None:
    """Return the filters and functions that a call was given; None where it was given none."""
    takes("filters", filters, Mapping, NoneType, wanted="Mapping[str, Callable]")
    takes("functions", functions, Mapping, NoneType, wanted="Mapping[str, Callable]")
    return Own(dict(filters or {}), dict(functions or {})) if filters or functions else None


def _kinds_of(tool: Tool) -> tuple[tuple[str, str], ...]:
    """Return the parameters of a tool with what their types say of the data; an empty word where they say nothing."""
    return tuple((one.name, kind_of(one.annotation)) for one in parameters(tool))


def called(name: str, tool: Tool) -> Tool:
    """Return a function of an office's own as a template calls it: each value as the type of its parameter asks."""
    own = parameters(tool)
    signature = inspect.Signature(own) if own or isfunction(tool) else None  # what is written in C may tell nothing

    def call(*arguments: object, **named: object) -> object:
        for one in (*arguments, *named.values()):
            if isinstance(one, Undefined):
                str(one)  # a strict one tells its name; one that is left blank is none
        handed = [None if isinstance(one, Undefined) else one for one in arguments]
        rest = {key: None if isinstance(one, Undefined) else one for key, one in named.items()}
        if signature:
            handed, rest = _fitted(name, signature, handed, rest)
        bounds.meter().turn(bounds.CALL)
        try:
            made = tool(*handed, **rest)
        except SokertError:
            raise
        except Exception as error:
            raise TemplateError(_failed(name, tool, [*handed, *rest.values()], error)) from error
        if isinstance(made, str) and _is_python(made, [*handed, *rest.values()]):
            raise TemplateError(Finding("OWN-PYTHON", {"name": name, "given": made[:_SAID]}))
        return _value(made, partial(_refused, name), _DEEPEST)

    if signature:  # so that who reads a tag without data knows what may stand in its brackets
        call.__signature__, call.is_own = signature, True  # type: ignore[attr-defined]
    return call


def _is_python(made: str, given: Iterable[object]) -> bool:
    """Return whether a text words something given as Python does, in small letters or capitals: `str()` of a record.

    >>> _is_python("DECIMAL('1.5')", [Decimal("1.5")]), _is_python("1.5", [Decimal("1.5")]), _is_python("a (b)", "a")
    (True, False, False)
    """
    kinds = {type(_first(one)).__name__ for one in given} if "(" in made else ()
    return any(re.search(rf"\b{re.escape(kind)}\(", made, re.IGNORECASE) for kind in kinds)


def _first(given: object) -> object:
    """Return what stands first in a list or a record, of which the others are likely; anything else itself."""
    within = given.values() if isinstance(given, Mapping) else given if isinstance(given, list | tuple) else ()
    return next(iter(within), given)


def _failed(name: str, tool: Tool, given: Sequence[object], error: Exception) -> Finding:
    """Return the finding for a function that raised: what it was given, what it says, and at which of its lines."""
    file = getattr(getattr(tool, "__code__", None), "co_filename", "")
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == file]
    facts = {
        "name": name,
        "given": tuple(map(named, given[:_GIVEN])),
        "error": f"{type(error).__name__}: {error}"[:_SAID],
        "line": f"{Path(file).name}:{lines[-1]}" if lines else "",
    }
    return Finding("OWN-FAILED", facts)


def _fitted(
    name: str, signature: inspect.Signature, arguments: list[object], named: dict[str, object]
) -> tuple[list[object], dict[str, object]]:
    """Return what a call hands over as its parameters ask for it; refuse too much, too little, an unknown name."""
    try:
        bound = signature.bind(*arguments, **named)
    except TypeError as error:
        wanted = ", ".join(signature.parameters)
        raise TemplateError(Finding("OWN-ARGUMENTS", {"name": name, "wanted": wanted or "()"})) from error
    for one, value in bound.arguments.items():
        parameter = signature.parameters[one]
        if parameter.kind is parameter.VAR_POSITIONAL:
            bound.arguments[one] = tuple(read(each, parameter.annotation) for each in value)
        elif parameter.kind is parameter.VAR_KEYWORD:
            bound.arguments[one] = {key: read(each, parameter.annotation) for key, each in value.items()}
        else:
            bound.arguments[one] = read(value, parameter.annotation)
    return list(bound.args), bound.kwargs


def _refused(name: str, value: object) -> TemplateError:
    return TemplateError(Finding("OWN-RESULT", {"name": name, "given": type(value).__name__}))


def _value(value: Any, refused: Callable[[object], TemplateError], left: int) -> Any:
    """Return what a template may go on with: texts, figures, days, values with form, and lists and records of these."""
    if isinstance(value, str):
        return plain(bounds.made(str.__str__(value)))  # a subclass may be markup of somebody's, or lines of ours
    if value is None or isinstance(value, _PLAIN):
        return plain(value)
    if left and isinstance(value, Mapping):
        bounds.meter().turn(len(value))
        return {plain(str(key)): _value(one, refused, left - 1) for key, one in value.items()}
    if left and isinstance(value, list | tuple | set | frozenset):
        bounds.meter().turn(len(value))
        return [_value(one, refused, left - 1) for one in value]
    raise refused(value)
