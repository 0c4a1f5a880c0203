"""What the type of a parameter says of the data that a tag hands over: what kind it is, and how it is read.

A filter of an office's own that asks for a date is handed a date, whether the data are Python's or came as JSON.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from sokert.errors import DataError, Finding, Term
from sokert.models.fields import fields_of
from sokert.vietnamese.dates import day_of
from sokert.vietnamese.filters.surroundings import number_of, whole_of

Tool = Callable[..., object]

# What a type says of the data, as `template variables` names it.
_KINDS = {
    "str": "words",
    **dict.fromkeys(("date", "datetime"), "date"),
    "int": "integer",
    **dict.fromkeys(("Decimal", "float"), "number"),
    **dict.fromkeys(("list", "tuple", "set", "frozenset", "Sequence", "Collection", "Iterable"), "list"),
    **dict.fromkeys(("dict", "Mapping"), "record"),
}
_OF_ITEMS = ("list", "tuple", "set", "frozenset")  # a text is a Sequence and an Iterable of letters, and none of these
_MADE: dict[str, Callable[[Iterable[Any]], object]] = {"tuple": tuple, "set": set, "frozenset": frozenset}


def parameters(tool: Tool) -> list[inspect.Parameter]:
    """Return the parameters of a function, none of one that tells nothing of itself."""
    for typed in (True, False):  # a type that only a checker imports has a name alone
        try:
            return list(inspect.signature(tool, eval_str=typed).parameters.values())
        except (TypeError, ValueError, NameError, AttributeError, SyntaxError):
            continue
    return []


def kind_of(annotation: object) -> str:
    """Return what a type says of the data; empty where it says nothing, or more than one thing.

    >>> from decimal import Decimal
    >>> [kind_of(one) for one in (str, "datetime.date", int | None, Decimal | int, str | int, Any)]
    ['words', 'date', 'integer', 'number', '', '']
    >>> [kind_of(one) for one in (list, list[str], tuple[Decimal, ...], dict[str, int])]
    ['list', 'list words', 'list number', 'record']
    """
    kinds = {_one_kind(one) for one in _choices(annotation)}
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 else ""


def read(value: object, annotation: object) -> object:
    """Return a value as a type asks for it; where data has no such type, the text or number that stands for it.

    >>> from decimal import Decimal
    >>> read("2026-06-20", datetime.date), read(3, Decimal), read(["2026-06-20"], list[datetime.date])
    (datetime.date(2026, 6, 20), Decimal('3'), [datetime.date(2026, 6, 20)])
    >>> read(3.0, int), read(None, int | None), read(5, str), read([1, 2], set[int])
    (3, None, 5, {1, 2})

    A parameter of numbers is handed none but numbers: anything else is told as `|number` tells it.
    """
    if value is None and _may_be_none(annotation):
        return None
    choices = _choices(annotation)
    if type(value).__name__ in map(_name, choices) and not any(map(get_args, choices)):
        return value
    reader = _READERS.get(_name(choices[0])) if choices and kind_of(annotation) else None
    return reader(value, choices[0]) if reader else value


def _choices(annotation: object) -> list[object]:
    """Return the types that a value may be of, None aside."""
    if get_origin(annotation) is Annotated:
        return _choices(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [one for one in get_args(annotation) if one is not NoneType]
    return [annotation]


def _may_be_none(annotation: object) -> bool:
    if get_origin(annotation) is Annotated:
        return _may_be_none(get_args(annotation)[0])
    return get_origin(annotation) in (Union, UnionType) and NoneType in get_args(annotation)


def _name(annotation: object) -> str:
    if isinstance(annotation, str):
        return annotation.rpartition(".")[2]
    return getattr(get_origin(annotation) or annotation, "__name__", "")


def _one_kind(annotation: object) -> str:
    kind = _KINDS.get(_name(annotation), "")
    inner = kind_of(_item(annotation)) if kind == "list" else ""
    return f"{kind} {inner}".rstrip()


def _item(annotation: object) -> object:
    """Return the type of a list's items; Any where it is not one for all."""
    given = [one for one in get_args(annotation) if one is not ...]
    return given[0] if len(given) == 1 else Any


def _day(value: object, annotation: object) -> object:
    """Return the day of a text."""
    return day_of(value) if isinstance(value, str) else value


def _moment(value: object, annotation: object) -> object:
    """Return the moment of a text, or the first one of a day."""
    if isinstance(value, str) and "T" in value:
        with suppress(ValueError):  # told as what is no day
            return datetime.datetime.fromisoformat(value)
    day = day_of(value) if isinstance(value, str) else value
    is_day = isinstance(day, datetime.date) and not isinstance(day, datetime.datetime)
    return datetime.datetime.combine(day, datetime.time()) if is_day else day  # type: ignore[arg-type]


def _number(value: object, annotation: object) -> object:
    """Return a number, or that of a metric, as the type that a parameter names; what is none is refused."""
    name = _name(annotation)
    return whole_of(value) if name == "int" else number_of(value) if name == "Decimal" else float(number_of(value))


def _list(value: object, annotation: object) -> object:
    """Return a list as the kind of list that is asked for, with its items read."""
    if isinstance(value, str) and _name(annotation) in _OF_ITEMS:
        raise DataError(Finding("FILL-NOT-A-LIST", {"given": Term("TYPE-TEXT"), "name": ""}))  # not of its letters
    if not isinstance(value, list | tuple):
        return value
    item = _item(annotation)
    inner = [read(one, item) for one in value] if kind_of(item) else value
    made = _MADE.get(_name(annotation))
    return made(inner) if made else inner


def _record(value: object, annotation: object) -> object:
    """Return a record as a dictionary: a dataclass, a named tuple or a pydantic model of the office's own has keys."""
    return fields_of(value)


_READERS: dict[str, Callable[[object, object], object]] = {
    "date": _day,
    "datetime": _moment,
    **dict.fromkeys(("int", "Decimal", "float"), _number),
    **dict.fromkeys((name for name, kind in _KINDS.items() if kind == "list"), _list),
    **dict.fromkeys(("dict", "Mapping"), _record),
}
