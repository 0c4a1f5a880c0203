"""What an expression of a template may be, and which names it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from sokert.errors import Place
from sokert.template.analysis.needs import Need


@dataclass(slots=True, eq=False)
class Value:
    """What an expression may be: needs of the data, or something of the template's own."""

    needs: tuple[Need, ...] = ()
    each: Value | None = None
    """What a list that the template makes holds."""
    pair: tuple[Value, ...] = ()
    """What a tuple holds."""
    fields: Mapping[str, Value] = field(default_factory=dict)
    """What a record that the template makes, or a file of macros, holds."""
    macro: Macro | None = None
    turns: Value | None = None
    """What the loop goes through, of the name `loop`."""

    def __or__(self, other: Value) -> Value:
        """Return what may be either."""
        if len(self.pair) == len(other.pair):
            pair = tuple(one | two for one, two in zip(self.pair, other.pair, strict=True))
        else:
            pair = self.pair or other.pair
        return Value(
            tuple(dict.fromkeys(self.needs + other.needs)),
            self.each | other.each if self.each and other.each else self.each or other.each,
            pair,
            {**other.fields, **self.fields},
            self.macro or other.macro,
        )

    def note(self, kind: str) -> None:
        """Remember what it is used as."""
        for need in self.needs:
            need.real().kinds.add(kind)

    def say(self, kind: str, place: Place) -> None:
        """Remember that it is printed as a value of this kind."""
        self.note(kind)
        for need in self.needs:
            need.real().said.append(place)


OWN = Value()  # something of the template's own, of which nothing is asked


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro, and where it was written."""

    node: nodes.Macro
    scope: Scope
    file: str


@dataclass(slots=True, eq=False)
class Scope:
    """The names at one place of a template: its own, and behind them the data's."""

    outer: Scope | None = None
    names: dict[str, Value] = field(default_factory=dict)
    data: bool = True
    """Whether names that are not set are the data's."""

    def find(self, name: str) -> Value | None:
        """Return what a name is set to; None where it is not set."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return None

    def set_here(self) -> set[str]:
        """Return the names of values that are set here."""
        outer = self.outer.set_here() if self.outer is not None else set()
        return outer | {name for name, value in self.names.items() if value.macro is None}

    def sees_data(self) -> bool:
        """Return whether a name that is not set is the data's."""
        scope: Scope | None = self
        while scope is not None:
            if not scope.data:
                return False
            scope = scope.outer
        return True
