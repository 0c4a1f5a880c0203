"""What a template leaves blank where the data has no such name, and how it is told which."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import replace
from functools import partial, wraps
from itertools import islice
from operator import indexOf
from types import FrameType
from typing import Any

from jinja2 import ChainableUndefined, StrictUndefined, Undefined, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.utils import missing as absent

from sokert.errors import DataError, Finding, MissingValueError, Place, SokertError
from sokert.fill.data_paths import WAYS, entries
from sokert.models import is_gap

LEFT: ContextVar[Callable[[Finding], object] | None] = ContextVar("left", default=None)
"""Who is told what the rendering that is going on leaves blank."""

WANTED: ContextVar[Callable[[Exception, Place, Callable[[], str]], object] | None] = ContextVar("wanted", default=None)
"""Who is told of each value that is not there or cannot be said; None where the first ends the rendering.

They are told how to find the row of the loop too, which is looked for where it is told alone.
"""

BODY_OF, TITLE_OF = "body:", "title:"  # how the texts of a report are named that are ready to fill
_OF_LOOP = re.compile(r"l_([1-9]\d*)_")  # how Jinja calls what a loop gives, with how deep it stands
_LONGEST = 60  # letters of a row's words
_NUMBERED = 10_000  # rows of a list among which one without words is looked for
_ASKING = frozenset({"default", "d"})


class Blank(ChainableUndefined):
    """A name that is not there and prints nothing; what is asked of it is not there either."""

    __slots__ = ()

    @property
    def path(self) -> str:
        """Its name, behind the names of what it was asked of where that is not there either: nguoi_ky.ho_ten."""
        of = self._undefined_obj
        name = str(self._undefined_name or "")
        return f"{of.path}.{name}" if isinstance(of, Blank) else name

    @property
    def way(self) -> str:
        """Where in the data of a form it would stand."""
        of, name, ways = self._undefined_obj, str(self._undefined_name or ""), WAYS.get()
        if isinstance(of, Blank):
            return f"{of.way}.{name}"
        if of is absent or ways is None:
            return name
        where, names = filling()
        return ways.of_field(of, name) if of is not None else ways.of_group(of, name, where.file, where.line, names)

    def __str__(self) -> str:
        return left(self.path, self.way)

    def __iter__(self) -> Iterator[Any]:
        left(self.path, self.way)
        yield from ()

    def _itself(self, *others: object, **_: object) -> Blank:
        for other in filter(lambda one: isinstance(one, Blank), others):
            str(other)  # which the sum leaves blank as much
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself  # type: ignore[assignment]
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = _itself  # type: ignore[assignment]
    __call__ = _itself  # type: ignore[assignment]

    def _never(self, _: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]


class Noted(Blank):
    """What a filter gives that could not say its value, which is told already."""

    __slots__ = ()

    def __str__(self) -> str:
        return ""

    def __iter__(self) -> Iterator[Any]:
        yield from ()


UNSAID = (SokertError, UndefinedError, TypeError)
"""What a filter raises that cannot say its value."""


class Lacking(StrictUndefined):
    """What a filter says of a value that is null: it is told where it is used, unless a `default` stands behind it."""

    __slots__ = ()


class Instead(str):
    """Words that a `default` puts in the place of a value: they print as they are where a filter cannot say them."""

    __slots__ = ()


def unsaid(error: Exception, arguments: Sequence[object]) -> object:
    """Return what a filter gives that could not say its value since it is not there; None where that is no reason.

    So `default` may stand before a filter and behind it.
    """
    value = arguments[0] if arguments else ""
    if isinstance(value, Undefined):
        return value
    error = at_data(error, value)
    if isinstance(error, MissingValueError | TypeError) and is_gap(value):
        return Lacking(exc=lambda _: error)  # type: ignore[arg-type]
    if isinstance(error, DataError) and type(value) is Instead:
        return value
    return Noted() if isinstance(error, SokertError) and noted(error) else None


def at_data(error: Exception, value: object) -> Exception:
    """Return what a filter fails with, with the way to the value in the data that a form is filled with."""
    if not isinstance(error, SokertError) or (ways := WAYS.get()) is None:
        return error
    frame = _frame()
    where = _line(frame)
    path = ways.of_value(value, where.file, where.line, frame.f_locals) if frame else ""
    return type(error)([one.at(path=path) for one in error.findings]) if path else error


def softly(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that hands on a value that is not there, for a `default` behind it."""

    @wraps(tool)
    def asked(*arguments: Any, **named: Any) -> Any:
        try:
            return tool(*arguments, **named)
        except UNSAID as error:
            if (instead := unsaid(error, arguments)) is None:
                raise
            return instead

    return asked


def telling(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that gives nothing where it fails and somebody gathers what fails, so that the rest is told."""

    @wraps(tool)
    def asked(*arguments: Any, **named: Any) -> Any:
        try:
            return tool(*arguments, **named)
        except (SokertError, UndefinedError) as error:
            if not noted(error):
                raise
            return Noted()

    return asked


def left(name: str, way: str = "") -> str:
    """Return nothing, and tell what was left blank, and where in the data it would stand."""
    if (note := LEFT.get()) is not None:
        where, row = _here()
        note(Finding("FILL-BLANK", {"name": name}, replace(where, row=row(), path=way), "info"))
    return ""


def noted(error: Exception) -> bool:
    """Return whether somebody gathers what a form's own tags lack, so that all of it is told together."""
    note, (where, row) = WANTED.get(), _here()
    if note is None or where.file.startswith((BODY_OF, TITLE_OF)):
        return False
    note(error, where, row)
    return True


def wanted(error: Exception) -> str:
    """Return nothing for a value that is not there, and remember it, so that all are told together; else raise."""
    if not noted(error):
        raise error
    return ""


def _here() -> tuple[Place, Callable[[], str]]:
    """Return the line of the template that is being filled, and who finds the row of the loop it is in."""
    frame = _frame()
    return _line(frame), partial(row_in, frame.f_locals) if frame else str


def filling() -> tuple[Place, Mapping[str, object]]:
    """Return the line of the template that is being filled, and the names in its frame."""
    frame = _frame()
    return _line(frame), frame.f_locals if frame else {}


def _frame() -> FrameType | None:
    """Return the frame of the template that is being filled."""
    frame: FrameType | None = sys._getframe()
    while frame and frame.f_globals.get("__jinja_template__") is None:
        frame = frame.f_back
    return frame


def _line(frame: FrameType | None) -> Place:
    if frame is None:
        return Place()
    template = frame.f_globals["__jinja_template__"]
    return Place(template.name or "", line=template.get_corresponding_lineno(frame.f_lineno))


def row_in(names: Mapping[str, object]) -> str:
    """Return the first words of the record that the innermost loop has come to, of the names in a template's frame.

    Of one without words its number stands for them, where its list is among these names.

    >>> row_in({"l_0_xa": [], "l_1_x": {"ten": "Xã A", "so": 1}}), row_in({})
    ('Xã A', '')
    >>> row_in({"l_0_xa": [{"ten": "Xã A"}, (second := {"so": 2})], "l_1_x": second})
    '#2'
    """
    of_loops = [(int(loop[1]), value) for name, value in names.items() if (loop := _OF_LOOP.match(name))]
    records = [(depth, value) for depth, value in of_loops if isinstance(value, Mapping | tuple) or entries(value)]
    if not records:
        return ""
    level, record = max(records, key=lambda one: one[0])
    words = record if isinstance(record, tuple) else entries(record).values()
    said = next((one[:_LONGEST] for one in words if isinstance(one, str) and one.strip()), "")
    return said or _number_of(record, level, names)


def _number_of(record: object, level: int, names: Mapping[str, object]) -> str:
    """Return which row of its list a record is, from 1, as `#2`; where no list holds it, which turn of its loop."""
    held = (one for value in names.values() for one in (value, *(value.values() if type(value) is dict else ())))
    for rows in held:
        if isinstance(rows, list | tuple):
            with suppress(ValueError):
                return f"#{indexOf(map(id, islice(rows, _NUMBERED)), id(record)) + 1}"
    loop = names.get(f"l_{level}_loop")
    return f"#{loop.index}" if isinstance(loop, LoopContext) else ""


def through(name: str, tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that gives nothing of what is not there, or is null."""
    if name in _ASKING or name.startswith("_"):
        return tool
    at = 1 if hasattr(tool, "jinja_pass_arg") else 0

    @wraps(tool)
    def asked(*arguments: Any, **named: Any) -> Any:
        value = arguments[at] if len(arguments) > at else ""
        made = value if isinstance(value, Blank) else tool(*arguments, **named)
        return Blank() if type(made) is Lacking else made

    return asked
