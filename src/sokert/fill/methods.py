"""What a template may call of the values it is given: this list, and nothing else.

Each of them reads its value and gives another; none asks the clock, the machine's zone or its language, none
changes anything. A function that a program hands over as data is called; a method of its objects is not.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from jinja2 import Template as Compiled
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.utils import Cycler, Joiner, Namespace

from sokert.fill.bounds import Refused
from sokert.template.methods import LIST, RECORD, TEXT

_DAY = "isocalendar isoformat isoweekday replace strftime toordinal weekday"

ALLOWED: tuple[tuple[type | tuple[type, ...], frozenset[str]], ...] = (
    (str, TEXT),
    ((list, tuple), LIST),
    (Mapping, RECORD),
    ((set, frozenset), frozenset({"difference", "intersection", "isdisjoint", "issubset", "issuperset", "union"})),
    (datetime.datetime, frozenset({*_DAY.split(), "date", "time", "utcoffset"})),
    (datetime.date, frozenset(_DAY.split())),
    (datetime.time, frozenset({"isoformat", "replace", "strftime"})),
    (datetime.timedelta, frozenset({"total_seconds"})),
    (float, frozenset({"is_integer"})),
    (LoopContext, frozenset({"changed", "cycle"})),
    (Cycler, frozenset({"next", "reset"})),
)
# Kinds whose fields a template never reads: they lead to the engine.
_CLOSED = (Compiled, BlockReference, Joiner, type)
# Parts of a day in figures; the others are words in the language, or the zone, of the machine.
_DIRECTIVES = re.compile(r"(?:[^%]|%[-_0]?[dmYyHIMSfjUWVGuw%])*", re.DOTALL)


def may_reach(value: object, name: str, found: object) -> bool:
    """Return whether a template may reach what stands under a name of a value.

    >>> day = datetime.date(2023, 7, 25)
    >>> [may_reach(day, name, getattr(day, name)) for name in ("year", "isoformat", "today")]
    [True, True, False]
    """
    if isinstance(value, _CLOSED):
        return False
    if isinstance(found, Macro | BlockReference | Joiner) or not callable(found):
        return True
    return isinstance(value, Namespace) or any(isinstance(value, kind) and name in names for kind, names in ALLOWED)


def in_figures(name: str, arguments: tuple[object, ...]) -> None:
    """Refuse a form of a day that is said in the language of the machine."""
    for form in arguments:
        if name == "strftime" and isinstance(form, str) and not _DIRECTIVES.fullmatch(form):
            raise Refused("FILL-DAY-FORM", form=form)
