"""What a filter takes and gives: said once, where it is written, for all who read a tag without data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple, TypeVar

Takes = Literal[
    "number", "money", "whole", "date", "text", "color", "span", "list", "metric", "period", "report", "any"
]
Gives = Literal[
    "words",  # words of its own
    "figure",  # the figure it takes, in words
    "same",  # the list it takes, some of it or in another order
    "one",  # an item of the list
    "each",  # a list of what is asked of each item
    "groups",  # lists of items that have something in common
    "batches",  # lists of items by their place
    "pairs",  # the keys and values of a record
    "value",  # what it takes, or something instead
]
Judge = Callable[[Any], object]
_Tool = TypeVar("_Tool", bound=Callable[..., Any])


class Declared(NamedTuple):
    """What a filter takes, and what it gives."""

    takes: Takes = "any"
    gives: Gives = "words"


def takes(kind: Takes, gives: Gives = "words", **judges: Judge) -> Callable[[_Tool], _Tool]:
    """Declare a filter, and what refuses a value of an argument: one that a template types is judged without data.

    >>> @takes("whole")
    ... def doubled(value: int) -> str:
    ...     return str(2 * value)
    >>> declared(doubled)
    Declared(takes='whole', gives='words')
    """

    def declaring(tool: _Tool) -> _Tool:
        tool.declared = Declared(kind, gives)  # type: ignore[attr-defined]
        tool.judges = judges  # type: ignore[attr-defined]
        return tool

    return declaring


def declared(tool: Callable[..., Any]) -> Declared:
    """Return what a filter declares; an office's own declares nothing."""
    return getattr(tool, "declared", Declared())
