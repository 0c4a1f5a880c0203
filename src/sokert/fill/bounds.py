"""What keeps a template from running or growing without end: turns and characters are counted, wherever they are made.

Limits     what one rendering may do, for a caller to set
Meter      what the rendering that is going on has left of it
metered    a filter or test of Jinja's, what it takes and what it makes counted
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedFormatter

from sokert.errors import takes
from sokert.template.depth import MOST_DIGITS

MOST_WIDTH = 10_000  # what a template may ask a text or a list to be widened to
CALL = 10  # turns that a call takes the time of
DEEPEST_CALLS = 50  # macros and recursive loops within each other
_MOST_BITS = MOST_DIGITS * 10 // 3
CONTAINERS = (list, tuple, dict, set, frozenset)
_NUMBER = re.compile(r"\d+")
_FIELD = re.compile(r"%(?:\((?P<name>[^)]*)\))?[-+ #0]*(?P<width>\*|\d*)(?:\.(?:\*|\d*))?[hlL]?(?P<kind>.)")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one rendering may do; beyond it, it ends with TemplateError.

    >>> Limits(turns=1_000)
    Limits(turns=1000, characters=200000000)
    """

    turns: int = 10_000_000
    """Turns of loops and items that filters walk through; a call of a macro, or a template included, counts as ten."""
    characters: int = 200_000_000
    """Characters that tags and filters make on the way and that are printed, together."""

    def __post_init__(self) -> None:
        for name in ("turns", "characters"):
            takes(name, getattr(self, name), int)


class Refused(SecurityError):  # noqa: N818 - as Jinja's own is no error of the program
    """What a template may not do, by the code of its message and the facts."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class Meter:
    """What the rendering that is going on has left of its limits."""

    __slots__ = ("characters", "depth", "limits", "turns")

    def __init__(self, limits: Limits) -> None:
        self.limits, self.turns, self.characters, self.depth = limits, limits.turns, limits.characters, 0

    def turn(self, count: int = 1) -> None:
        """Count turns that are about to be made."""
        self.turns -= count
        if self.turns < 0:
            raise Refused("FILL-TURNS", most=self.limits.turns)

    def made(self, count: int) -> None:
        """Count characters that are about to be made."""
        self.characters -= count
        if self.characters < 0:
            raise Refused("FILL-CHARACTERS", most=self.limits.characters)

    def deeper(self) -> None:
        """Count a call within others; whoever makes it takes it off `depth` when it ends."""
        self.turn(CALL)
        if self.depth >= DEEPEST_CALLS:
            raise RecursionError
        self.depth += 1


_METER: ContextVar[Meter] = ContextVar("meter")
_AS_SHIPPED = Limits()


def meter() -> Meter:
    """Return what counts here; outside of a rendering nobody has counted yet."""
    return _METER.get(None) or Meter(_AS_SHIPPED)


@contextmanager
def measured(limits: Limits | None = None) -> Iterator[None]:
    """Count all that is done inside together; what is counted already goes on being so."""
    if _METER.get(None) is not None:
        yield
        return
    token = _METER.set(Meter(limits or _AS_SHIPPED))
    try:
        yield
    finally:
        _METER.reset(token)


def looped(items: Any) -> Any:
    """Return what a loop goes through, its turns counted; a text is refused: who means its letters says |list."""
    if isinstance(items, str) and items:
        ways = {"parts": '{% for x in y.split(", ") %}', "letters": "{% for x in y|list %}"}
        raise Refused("FILL-LOOP-TEXT", given=items[:40], **ways)
    return turns(items)


def turns(items: Any) -> Any:
    """Return what a loop goes through, its turns counted: at once where their number is known.

    >>> turns("ab"), list(turns(iter("ab")))
    ('ab', ['a', 'b'])
    """
    if type(items).__name__ == "DataFrame":  # it would give the names of its columns
        raise Refused("FILL-FRAME")
    try:
        meter().turn(len(items))
    except TypeError:
        return _one_by_one(items) if hasattr(items, "__next__") else items
    return items


def _one_by_one(items: Iterator[Any]) -> Iterator[Any]:
    for item in items:
        meter().turn()
        yield item


def range_(*arguments: int) -> range:
    """Return a range that the rendering may still go through.

    >>> range_(3)
    range(0, 3)
    """
    asked = range(*arguments)
    if asked and (asked[-1] - asked[0]) // asked.step + 1 > meter().turns:
        raise Refused("FILL-TURNS", most=meter().limits.turns)
    return asked


def made(value: Any) -> Any:
    """Return what was made, its size counted."""
    if isinstance(value, str):
        meter().made(len(value))
    elif isinstance(value, CONTAINERS):
        meter().turn(len(value))
    return value


def weighed(value: Any) -> Any:
    """Return a value that is searched or compared, all it holds counted: lists may hold each other over and over."""
    if isinstance(value, str):
        meter().made(len(value) // 64)  # a text is searched some 64 times as fast as it is made
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, CONTAINERS):
            meter().turn(len(one))
            waiting += [
                part for part in (one.values() if isinstance(one, dict) else one) if isinstance(part, CONTAINERS)
            ]
    return value


def worded(value: object) -> str:
    """Return a value as a piece of a text that is put together, counted; a list is none.

    >>> worded(12)
    '12'
    """
    if isinstance(value, CONTAINERS):
        raise Refused("FILL-LIST-AS-TEXT")
    text = str(value)
    meter().made(len(text))
    return text


def concatenated(pieces: Iterable[object]) -> str:
    """Return what `~` makes."""
    return "".join(map(worded, pieces))


def gathered(pieces: Iterable[str]) -> str:
    """Return what a macro, a block or a set block has printed, counted before it is put together."""
    parts = list(pieces)
    meter().made(sum(map(len, parts)))
    return "".join(parts)


class Formatter(SandboxedFormatter):
    """Does what `'{}'.format()` asks, every field counted."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        """Return a field as it is printed."""
        narrow(format_spec)
        worded(value if isinstance(value, CONTAINERS) else "")
        return made(super().format_field(value, format_spec))

    def vformat(self, format_string: str, args: Any, kwargs: Any) -> str:
        """Return a text with its fields filled; a width that is itself worked out is refused."""
        for _, _, spec, _ in self.parse(format_string):
            if "{" in (spec or ""):
                raise Refused("FILL-WIDTH", most=MOST_WIDTH)
        return super().vformat(format_string, args, kwargs)


def narrow(text: str) -> None:
    """Refuse a format that asks for a width beyond the bound.

    >>> narrow("{:>12}")
    """
    for number in _NUMBER.findall(text):
        if len(number) > 6 or int(number) > MOST_WIDTH:
            raise Refused("FILL-WIDTH", most=MOST_WIDTH)


def percent_format(text: str, arguments: Any) -> None:
    """Refuse what `'%s' % x` could make without bound; count what it makes."""
    if isinstance(arguments, Mapping):
        given = list(arguments.values()) if "%(" in text else []
    else:
        given = list(arguments) if isinstance(arguments, tuple) else [arguments]
    fields = list(_FIELD.finditer(text))
    for field in fields:
        narrow(field[0].partition(")")[2] or field[0])
        if "*" in field[0]:
            raise Refused("FILL-WIDTH", most=MOST_WIDTH)
        if field["kind"] in "sra" and any(isinstance(one, CONTAINERS) for one in given):
            raise Refused("FILL-LIST-AS-TEXT")
    longest = max((len(one) for one in given if isinstance(one, str)), default=0)
    meter().made(len(text) + len(fields) * longest)


def text_method(text: str, name: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what a method of a text could make without bound; count what it makes out of little."""
    if name in ("zfill", "ljust", "rjust", "center") and any(
        isinstance(one, int) and one > MOST_WIDTH for one in arguments
    ):
        raise Refused("FILL-WIDTH", most=MOST_WIDTH)
    if name == "replace" and len(arguments) > 1:
        replaced(text, *arguments[:2])
    elif name == "join" and arguments:
        parts = turns(arguments[0]) if isinstance(arguments[0], Sized) else ()
        meter().made(sum(len(part) for part in parts if isinstance(part, str)) + len(text) * len(parts))
    elif name in ("split", "rsplit", "splitlines"):
        separator = arguments[0] if arguments and isinstance(arguments[0], str) and arguments[0] else None
        meter().turn(text.count(separator) + 1 if separator else len(text) // 16)


def replaced(text: Any, old: Any, new: Any, *_: Any) -> None:
    """Count what a replacing makes."""
    meter().made(len(str(text)) + str(text).count(str(old)) * len(str(new)))


def operands(operator: str, left: Any, right: Any) -> None:
    """Refuse an operation whose result would be too large; count the text or list that it makes."""
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * (right if operator == "**" else 1) + (right.bit_length() if operator == "*" else 0)
        if bits > _MOST_BITS:
            raise Refused("FILL-NUMBER", most=MOST_DIGITS)
    elif operator == "%" and isinstance(left, str):
        percent_format(left, right)
    elif operator == "+" and isinstance(left, Sized) and isinstance(right, Sized):
        _grown(left, len(left) + len(right))
    elif operator == "*":
        for one, times in ((left, right), (right, left)):
            if isinstance(one, Sized) and isinstance(times, int):
                if times > MOST_WIDTH:
                    raise Refused("FILL-WIDTH", most=MOST_WIDTH)
                _grown(one, len(one) * times)


def _grown(of: Sized, size: int) -> None:
    meter().made(size) if isinstance(of, str) else meter().turn(size)


# What Jinja's filters are asked before they run, beside the size of what they take.
_WALKING = frozenset({"sort", "unique", "groupby", "min", "max"})  # these compare what they walk through
_AT_ONCE = frozenset({"length", "count", "first", "last", "default", "d", "attr", "abs", "join"})


def metered(name: str, tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of Jinja's, what it takes and what it makes counted."""
    if name in _AT_ONCE:
        return tool
    first = 1 if hasattr(tool, "jinja_pass_arg") else 0
    take = weighed if name in _WALKING else _taken

    @wraps(tool)
    def asked(*arguments: Any, **named: Any) -> Any:
        value, rest = arguments[first : first + 1], arguments[first + 1 :]
        _widths(name, value, (*rest, *named.values()))
        return made(tool(*arguments[:first], *map(take, value), *rest, **named))

    return asked


def _taken(value: Any) -> Any:
    """Return what a filter takes, counted."""
    return made(value) if isinstance(value, str) else turns(value)


def _widths(name: str, value: tuple[Any, ...], arguments: tuple[Any, ...]) -> None:
    """Refuse what a filter that widens or multiplies could make without bound."""
    if name == "format":
        percent_format(str(*value), arguments)
    elif name == "replace" and len(arguments) > 1:
        replaced(*value, *arguments)
    elif name == "string":
        worded(*value)
    elif name == "sum" and any(isinstance(one, CONTAINERS) for one in arguments):
        raise Refused("FILL-LIST-AS-TEXT")
    elif name in ("indent", "batch", "slice"):
        sizes = [one if isinstance(one, int) else len(one) for one in arguments if isinstance(one, int | str)]
        if max(sizes, default=0) > MOST_WIDTH:
            raise Refused("FILL-WIDTH", most=MOST_WIDTH)
        if name == "indent":
            meter().made(str(*value).count("\n") * max(sizes, default=4))


def compared(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a test of Jinja's that compares, what it compares counted."""

    @wraps(tool)
    def asked(*arguments: Any) -> Any:
        return tool(*map(weighed, arguments))

    return asked


def decimals(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of ours; one that is told how many decimals to print refuses more than a number has digits."""
    if "decimals" not in tool.__code__.co_varnames:
        return tool

    @wraps(tool)
    def asked(*arguments: Any, **named: Any) -> Any:
        if any(isinstance(one, int) and one > MOST_DIGITS for one in (*arguments[2:], *named.values())):
            raise Refused("FILL-NUMBER", most=MOST_DIGITS)
        return tool(*arguments, **named)

    return asked
