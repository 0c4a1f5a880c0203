"""Finds where in the data a value stands that a form lacks or cannot print: `don_vi[1].so`."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from copy import copy
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sokert.models.problems import way

Step = str | int
_NAMES = r"""([^\W\d]\w*)((?:\.\w+|\[(?:\d+|'[^']*'|"[^"]*")\])*)\s*"""
_CHAIN = re.compile(rf"""(?<![\w.|'"\])]){_NAMES}(?:\|\s*(?!d\b|default\b)\w|-?\}}\}})""")
_LOOP = re.compile(rf"\bin\s+{_NAMES}(?:-?%\}}|if\b|recursive\b)")
_FROM = re.compile(rf"""(?<![\w.|'"\])]){_NAMES}""")
_TURNS = re.compile(rf"\bfor\s+(\w+)\s+in\s+{_NAMES}")
_CHOOSING = re.compile(r"^\{%|\bif\b")
_STEP = re.compile(r"""\.(\w+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]""")
_OF_JINJA = re.compile(r"l_(\d+)_(.+)")  # how Jinja calls a name in a template's frame, with how deep it stands
_MOST = 20_000  # values that are looked for in one rendering
_NONE = object()
_VALUES = (str, int, float, Decimal, date)

WAYS: ContextVar[Ways | None] = ContextVar("ways", default=None)
"""The data that a form is filled with, where somebody gathers what fails."""


class Ways:
    """The ways to what data holds, found once it is asked for; `tags` gives the tags of a line of a form."""

    def __init__(self, data: Mapping[str, Any], tags: Callable[[str, int], Iterable[str]]) -> None:
        self._data, self._tags = data, tags
        self._above = cache(lambda: _above(data))
        self._given: Counter[tuple[str, ...]] = Counter()
        self._asked = 0

    def of_tags(self, tags: Callable[[str, int], Iterable[str]]) -> Ways:
        """Return the ways in the same data, for a form whose tags stand otherwise."""
        made = copy(self)
        made._tags, made._given = tags, Counter()
        return made

    def of_field(self, owner: object, name: Step) -> str:
        """Return the way to a field of a record of the data, there or not; empty for one that is not of the data."""
        if self._asked >= _MOST or (steps := self._steps(owner)) is None:
            return ""
        self._asked += 1
        return way((*steps, name))

    def of_value(self, value: object, file: str, line: int, names: Mapping[str, object]) -> str:
        """Return the way to a value that a filter of a line of a form was given, by the names in the form's frame.

        Where the line asks for several that are this value they come in order, unless it asks for some of them alone.
        """
        self._asked += 1
        if self._asked > _MOST:
            return ""
        tags = tuple(self._tags(file, line))
        found = tuple(one for tag in tags for one in self._in_tag(tag, value, names))
        at = self._given[found]
        self._given[found] += 1
        is_sure = len(found) == 1 or not any(map(_CHOOSING.search, tags))
        return found[at % len(found)] if found and is_sure and (at < len(found) or len(found) == 1) else ""

    def of_list(self, file: str, line: int, names: Mapping[str, object]) -> str:
        """Return the way to what the first loop on a line goes through that is no list."""
        for chain in (one for tag in self._tags(file, line) for one in _LOOP.finditer(tag)):
            if not isinstance(_reached(self._named(chain[1], names), _steps_in(chain[2])), Iterable):
                return self._way(chain, names)
        return ""

    def of_group(self, group: object, name: Step, file: str, line: int, names: Mapping[str, object]) -> str:
        """Return the way to what a line takes a field from that is no record; empty where it may be one of several."""
        chains = [one for tag in self._tags(file, line) for one in _FROM.finditer(tag)]
        found = {way for one in chains for way in self._groups(one, group, name, file, line, names)}
        return found.pop() if len(found) == 1 else ""

    def _groups(
        self, chain: re.Match[str], group: object, name: Step, file: str, line: int, names: Mapping[str, object]
    ) -> Iterator[str]:
        """Yield the ways to a value that the names of a tag ask for a field."""
        base, steps = self._named(chain[1], names), tuple(_steps_in(chain[2]))
        for at, step in enumerate(steps):
            if step == name and _reached(base, steps[:at]) is group:
                is_top = self._data.get(chain[1], _NONE) is base
                above = (
                    (chain[1],)
                    if is_top
                    else self._steps(base)
                    if at
                    else self._turn(chain[1], base, file, line, names)
                )
                if above is not None:
                    yield way((*above, *steps[:at]))

    def _turn(
        self, name: str, value: object, file: str, line: int, names: Mapping[str, object]
    ) -> tuple[Step, ...] | None:
        """Return the steps to what a loop calls so, by the list that it goes through; None where that has two alike."""
        if (steps := self._steps(value)) is not None:
            return steps
        tags = (tag for above in range(line, 0, -1) for tag in reversed([*self._tags(file, above)]))
        turns = next((one for tag in tags if (one := _TURNS.search(tag)) and one[1] == name), None)
        rows = _reached(self._named(turns[2], names), _steps_in(turns[3])) if turns else None
        places = [at for at, one in enumerate(rows) if one is value] if isinstance(rows, list | tuple) else []
        above = self._steps(rows)
        return (*above, places[0]) if above is not None and len(places) == 1 else None

    def of_sign(self, sign: str) -> str:
        """Return the way to the one text of the data that holds a sign; empty where several do."""
        holders = [(holder, name) for holder, name, one in _entries(self._data) if isinstance(one, str) and sign in one]
        return self.of_field(*holders[0]) if len(holders) == 1 else ""

    def _in_tag(self, tag: str, value: object, names: Mapping[str, object]) -> Iterator[str]:
        for chain in _CHAIN.finditer(tag):
            if _reached(self._named(chain[1], names), _steps_in(chain[2])) is value and (
                found := self._way(chain, names)
            ):
                yield found

    def _way(self, chain: re.Match[str], names: Mapping[str, object]) -> str:
        """Return the way in the data that the names of a tag lead; empty where they lead elsewhere."""
        base = self._named(chain[1], names)
        above = (chain[1],) if self._data.get(chain[1], _NONE) is base else self._steps(base)
        return "" if base is _NONE or above is None else way((*above, *_steps_in(chain[2])))

    def _named(self, name: str, names: Mapping[str, object]) -> object:
        """Return what a name stands for there: what the innermost loop calls so, else the data's."""
        levels = {int(one[1]): names[one[0]] for one in map(_OF_JINJA.fullmatch, names) if one and one[2] == name}
        return levels[max(levels)] if levels else self._data.get(name, _NONE)

    def _steps(self, held: object) -> tuple[Step, ...] | None:
        """Return the steps to a record or list from the top of the data; None for one that is not of it."""
        if held is self._data:
            return ()
        above = self._above()
        if id(held) not in above:
            return None
        steps, at = list[Step](), id(held)
        while at in above:
            at, step = above[at]
            steps.append(step)
        return tuple(reversed(steps))


def _steps_in(written: str) -> Iterator[Step]:
    for one in _STEP.finditer(written):
        yield int(one[2]) if one[2] else one[1] or one[3] or one[4]


def _reached(base: object, steps: Iterable[Step]) -> object:
    for step in steps:
        if isinstance(step, int) and isinstance(base, list | tuple):
            base = base[step] if step < len(base) else _NONE
        else:
            base = entries(base).get(step, _NONE)
    return base


def entries(value: object) -> Mapping[Step, Any]:
    """Return the fields of a record by name, whatever a program keeps records in; none of what is no record.

    >>> from types import SimpleNamespace
    >>> from sokert import Absent
    >>> entries({"ten": "A"}), entries(SimpleNamespace(ten="A", _own=1)), entries(Absent(absent="x"))
    ({'ten': 'A'}, {'ten': 'A'}, {'absent': 'x'})
    >>> entries("A"), entries(("A", 1)), entries(SimpleNamespace)
    ({}, {}, {})
    """
    if isinstance(value, Mapping):
        return value
    names = () if isinstance(value, _VALUES) or callable(value) else _names(value)
    return {name: getattr(value, name) for name in names if not name.startswith("_") and hasattr(value, name)}


def _names(value: object) -> Iterable[str]:
    kind = type(value)
    if hasattr(kind, "_asdict"):  # a named tuple, a row of a database
        return tuple(getattr(value, "_fields", ()))
    if kind.__module__.startswith("jinja2"):  # a loop's own
        return ()
    return getattr(kind, "__dataclass_fields__", ()) or getattr(value, "__dict__", ()) or getattr(kind, "__slots__", ())


def _held(value: object) -> Iterable[tuple[Step, object]]:
    """Return what a record or a list holds, each by its name or number; nothing for any other value."""
    return entries(value).items() or (enumerate(value) if isinstance(value, list | tuple) else ())


def _is_holder(value: object) -> bool:
    return isinstance(value, Mapping | list | tuple) or bool(entries(value))


def _above(data: Mapping[str, Any]) -> dict[int, tuple[int, Step]]:
    """Return what each record and list of data stands in, and by which name or number; the shortest way of several."""
    above: dict[int, tuple[int, Step]] = {}
    for holder, name, one in _entries(data):
        if one is not data and _is_holder(one):
            above.setdefault(id(one), (id(holder), name))
    return above


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[object, Step, object]]:
    """Yield all that data holds, however deep: what holds it, its name or number there, and itself."""
    seen, left = {id(data)}, deque[object]([data])
    while left:
        holder = left.popleft()
        for name, one in _held(holder):
            yield holder, name, one
            if id(one) not in seen and _is_holder(one):
                seen.add(id(one))
                left.append(one)
