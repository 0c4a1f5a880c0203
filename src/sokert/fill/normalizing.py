"""Makes data what a template may compare: text in NFC, keys too, and a gap of a data frame as nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from decimal import Decimal
from enum import Enum
from itertools import islice
from types import GeneratorType
from typing import Any
from unicodedata import is_normalized, normalize

from sokert.errors import DataError, Finding, TemplateError
from sokert.models import is_gap
from sokert.vietnamese.alphabet import order

_SINGLE = ("float32", "float16")  # which are no floats of Python
_TEXT, _SCALARS = frozenset({str}), frozenset({str, int, bool})


def composed(data: Mapping[str, Any], turns: int = 1_000_000) -> dict[str, Any]:
    """Return plain data as templates write its words; what needs no change is handed on as it is.

    >>> composed({"te\\u0302n": ["Ca\\u0300 Mau", float("nan")]}) == {"tên": ["Cà Mau", None]}
    True

    Mappings, lists and tuples are gone through to any depth; other objects are met when a tag asks for them. What can
    be gone through only once becomes a list of at most so many `turns`, since a form may ask for it again.
    """
    seen: dict[int, Any] = {}
    return {plain(str(name)): _deep(value, seen, turns, str(name)) for name, value in data.items()}


class Ordered(frozenset[Any]):
    """A set that is gone through in one order, words as in a dictionary: of Python's own each process makes another."""

    def __iter__(self) -> Iterator[Any]:
        """Yield its members."""
        return iter(sorted(super().__iter__(), key=_place_of))


def _place_of(member: object) -> tuple[str, Any]:
    """Return where a member of a set stands: numbers first, and the others by what they are."""
    if isinstance(member, int | float | Decimal):
        return "", member
    return type(member).__name__, order(member) if isinstance(member, str) else str(member)


class Member(str):
    """The words of a member of an enumeration, of which a form may still ask its `value` and `name`.

    Of the member itself Python's `str()` makes "Status.done" wherever words are joined.
    """

    name: str
    value: str

    def __new__(cls, given: Enum) -> Member:
        """Return the words of a member whose value is words."""
        made = super().__new__(cls, normalize("NFC", given.value))
        made.name, made.value = given.name, str(made)
        return made


def plain(value: Any) -> Any:
    """Return a text in NFC, a gap as None, a short float of numpy as the decimal it shows; anything else as it is.

    A member of an enumeration whose value is words is these.
    """
    if isinstance(value, Enum) and isinstance(value.value, str):
        return Member(value)
    if isinstance(value, str):
        return value if is_composed(value) else normalize("NFC", value)
    if type(value).__name__ in _SINGLE:
        return Decimal(str(value))
    return None if is_gap(value) else value


def _is_plain(value: dict[Any, Any]) -> bool:
    """Return whether a row of texts and counts is as templates write it: most data are thousands of such rows."""
    kinds = set(map(type, value.values()))
    if not (_SCALARS.issuperset(kinds) and _TEXT.issuperset(map(type, value))):
        return False
    texts = value.values() if kinds == _TEXT else [one for one in value.values() if type(one) is str]
    return is_composed("\0".join(value)) and is_composed("\0".join(texts))


def is_composed(text: str) -> bool:
    """Return whether a text is in NFC."""
    return text.isascii() or is_normalized("NFC", text)


def _listed(items: Iterator[Any], seen: dict[int, Any], turns: int, name: str) -> Any:
    """Return the list of what an iterator gives; one that has given it already is told, and one without end."""
    if id(items) not in seen:
        if isinstance(items, GeneratorType) and items.gi_frame is None:
            raise DataError(Finding("DATA-SPENT", {"name": name}))
        given = list(islice(items, turns + 1))
        if len(given) > turns:
            raise TemplateError(Finding("FILL-TURNS", {"most": turns}))
        seen[id(given)] = given  # kept, so that nothing else takes the place of one of them
        seen[id(items)] = [_deep(one, seen, turns, name) for one in given]
    return seen[id(items)]


def _deep(value: Any, seen: dict[int, Any], turns: int, name: str) -> Any:
    kind = type(value)
    if kind is int or (kind is str and is_composed(value)):
        return value
    if kind in (set, frozenset):
        return Ordered(plain(one) for one in value)
    if kind not in (list, tuple) and not isinstance(value, dict):
        return _listed(value, seen, turns, name) if isinstance(value, Iterator) else plain(value)
    if id(value) in seen:  # met before, or within itself
        return seen[id(value)]
    if kind is dict and _is_plain(value):
        return value
    seen[id(value)] = value
    if isinstance(value, dict):
        entries = [(plain(key), _deep(one, seen, turns, name)) for key, one in value.items()]
        if any(
            new is not old
            for pair, before in zip(entries, value.items(), strict=True)
            for new, old in zip(pair, before, strict=True)
        ):
            made = copy(value)
            made.clear()
            made.update(entries)
            seen[id(value)] = made
    else:
        members = [_deep(one, seen, turns, name) for one in value]
        if any(new is not old for new, old in zip(members, value, strict=True)):
            seen[id(value)] = kind(members)
    return seen[id(value)]
