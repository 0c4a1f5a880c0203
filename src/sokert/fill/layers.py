"""The names a text may use, in two layers: those of all texts, which nobody copies, and the few of where it stands.

Jinja copies every name for each text that is included, twice: a tenth of what a report of 3,000 metrics took.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context
from jinja2.utils import missing


class Names(Mapping[str, Any]):
    """Every name that a text may use: the few of its place before those of all.

    >>> names = Names({"a": 1, "b": 2}, {"a": 3})
    >>> dict(names)
    {'b': 2, 'a': 3}
    """

    __slots__ = ("far", "near")

    def __init__(self, far: Mapping[str, Any], near: Mapping[str, Any]) -> None:
        self.far, self.near = far, near

    def __getitem__(self, name: str) -> Any:
        return self.near[name] if name in self.near else self.far[name]

    def __iter__(self) -> Iterator[str]:
        return chain((name for name in self.far if name not in self.near), self.near)

    def __len__(self) -> int:
        return len(self.far.keys() | self.near.keys())


def _whole(method: Callable[[dict[str, Any]], Any]) -> Any:
    """Return a method of a dictionary for a context, of which few ever ask for all names."""
    return lambda context: method(dict(context.get_all()))


class Layered(Context):
    """Jinja's context with its names in layers: what the text sets, the few of its place, those of all."""

    def __init__(self, environment: Any, parent: Any, name: Any, blocks: Any, globals: Any = None) -> None:
        self.near: Mapping[str, Any] = {}
        if type(parent) is Names:
            parent, self.near = parent.far, parent.near
        super().__init__(environment, parent, name, blocks, globals)

    def resolve_or_missing(self, key: str) -> Any:
        """Return what a name stands for, the nearest first."""
        for names in (self.vars, self.near, self.parent):
            if key in names:
                return names[key]
        return missing

    def get(self, key: str, default: Any = None) -> Any:
        """Return what a name stands for, where it is there."""
        found = self.resolve_or_missing(key)
        return default if found is missing else found

    def get_all(self) -> Any:
        """Return every name, those of all texts not copied."""
        return Names(self.parent, {**self.near, **self.vars})

    def __contains__(self, name: str) -> bool:
        return name in self.vars or name in self.near or name in self.parent

    keys, values, items = map(_whole, (dict.keys, dict.values, dict.items))


class LayeredTemplate(Template):
    """A compiled text that is included with the names of where it stands laid over those of all."""

    def new_context(self, vars: Any = None, shared: bool = False, locals: Any = None) -> Context:
        """Return the context of one rendering; Jinja's own where its names are not those of another."""
        if not shared or type(vars) is not Names:
            return super().new_context(vars, shared, locals)
        found = {name: value for name, value in (locals or {}).items() if value is not missing}
        return Layered(self.environment, Names(vars.far, {**vars.near, **found}), self.name, self.blocks)
