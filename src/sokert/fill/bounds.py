"""What keeps a template from running or growing without end: turns of loops, and padding, are counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from jinja2.exceptions import SecurityError

MOST_TURNS = 1_000_000  # of all range() loops of one rendering together
MOST_WIDTH = 10_000  # what a template may ask a text or a list to be widened to
PADDING = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs"})
_NUMBER = re.compile(r"\d+")

LEFT: ContextVar[list[int]] = ContextVar("turns")
"""How many turns the rendering that is going on has left, as the one number of a list."""


def turns(*arguments: int) -> range:
    """Return a range, its turns counted with those of all others of the rendering.

    >>> turns(3)
    range(0, 3)
    """
    asked = range(*arguments)
    left = LEFT.get([MOST_TURNS])
    left[0] -= len(asked)
    if left[0] < 0:
        raise SecurityError(f"range > {MOST_TURNS}")
    return asked


def narrow(text: str) -> str:
    """Return a format that asks for no width beyond the bound; another raises SecurityError.

    >>> narrow("{:>12}")
    '{:>12}'
    """
    for number in _NUMBER.findall(text):
        if len(number) > 6 or int(number) > MOST_WIDTH:
            raise SecurityError(number)
    return text


def bounded(name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of Jinja's that widens, refusing a width beyond the bound."""

    @wraps(filter_)
    def asked(*arguments: Any, **named: Any) -> Any:
        widths = [one for one in (*arguments, *named.values()) if isinstance(one, int)]
        if any(abs(width) > MOST_WIDTH for width in widths) and name != "format":
            raise SecurityError(name)
        if name == "format":
            narrow(str(arguments[0]))
        return filter_(*arguments, **named)

    return asked
