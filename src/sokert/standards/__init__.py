"""FORM: the three standards a report can follow, each rule as data beside its citation and id.

`nd30` is the State's decree, `hd36` and `hd05` are the Party's guides before and from 27/5/2026. Each
has `FORM`, the values a page is set by, and `RULES`, what a checker judges by.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from sokert.standards.shape import Body, Form, Page, Range, Rule, Strength, Style, nearest

NAMES = ("nd30", "hd36", "hd05")
FORMS: Mapping[str, Form]
RULES: Mapping[str, Mapping[str, Rule]]

_HD05_FROM = datetime.date(2026, 5, 27)


def form(name: str) -> Form:
    """Return the values a page is set by, of one standard alone: the others are not even read.

    >>> form("nd30").page.width
    210
    """
    found: Form = import_module(f"sokert.standards.{name}").FORM
    return found


def __getattr__(name: str) -> Any:
    """Return FORMS or RULES, by the name of each standard; read when first asked for."""
    if name not in ("FORMS", "RULES"):
        raise AttributeError(f"module 'sokert.standards' has no attribute {name!r}")
    each = {
        one: getattr(import_module(f"sokert.standards.{one}"), name.removesuffix("S") if name == "FORMS" else name)
        for one in NAMES
    }
    return MappingProxyType(each)


def in_force(date: datetime.date | None) -> str:
    """Return the Party's guide in force on a day.

    >>> in_force(datetime.date(2026, 5, 26)), in_force(datetime.date(2026, 5, 27))
    ('hd36', 'hd05')

    A date of None is a document not yet dated: it takes the later guide.
    """
    return "hd36" if date is not None and date < _HD05_FROM else "hd05"


class Law(NamedTuple):
    """The standard a document is judged by, and the rules that may be another's: nothing tells which is in force."""

    name: str
    doubtful: frozenset[str] = frozenset()


def guide(year: int, month: int, day: int) -> Law:
    """Return the Party's guide for a date line; 0 is what was left blank (HD-STATUS-SELECT).

    >>> guide(2026, 5, 26).name, guide(2026, 5, 0).name, guide(2024, 0, 0).name, guide(2026, 0, 0).name
    ('hd36', 'hd05', 'hd36', 'hd05')

    Without a year the two guides' differences are doubtful; before 03/4/2018 an older guide was in force.
    """
    until = (2026, 5, 27) if day else (2026, 5, 0) if month else (2026, 0, 0)
    name = "hd36" if year and (year, month, day) < until else "hd05"
    if not year:
        return Law(name, import_module(f"sokert.standards.{name}").DIFFERING)
    older = (year, month or 1, day or 1) < (2018, 4, 3)
    return Law(name, _ids(name) if older else frozenset())


def decree(year: int, month: int, day: int) -> Law:
    """Return the State's standard for a date line; 0 is what was left blank (ND30-STATUS-BEFORE).

    Until 05/3/2020 a circular was in force that is not known here: all rules are doubtful for documents of that time.

    >>> bool(decree(2011, 12, 5).doubtful), bool(decree(2020, 3, 5).doubtful), bool(decree(0, 0, 0).doubtful)
    (True, False, False)
    """
    older = bool(year) and (year, month or 12, day or 31) < (2020, 3, 5)
    return Law("nd30", _ids("nd30") if older else frozenset())


def _ids(name: str) -> frozenset[str]:
    """Return the ids of a standard's rules."""
    return frozenset(import_module(f"sokert.standards.{name}").RULES)


def chosen(
    named: str | None = None, party: bool = False, date: datetime.date | None = None, remembered: str | None = None
) -> str:
    """Return the standard of a page: the first of these that is known, as the one place where it is decided.

    | what is known | the standard |
    |---|---|
    | the report file or the command line names one | that |
    | a Word form that sokert exported remembers one | that |
    | the Party's title opens the page | the Party's guide in force on the day of the document |
    | nothing | the State's |

    >>> chosen(), chosen(party=True, date=datetime.date(2023, 7, 25)), chosen("hd05", remembered="nd30")
    ('nd30', 'hd36', 'hd05')
    """
    return named or remembered or (in_force(date) if party else "nd30")


def unfit(named: str, party: bool) -> str:
    """Return what is wrong with a standard that is named for the other's page, as a code; nothing where it fits.

    >>> unfit("hd36", False), unfit("nd30", True), unfit("hd05", True)
    ('STANDARD-WANTS-PARTY', 'STANDARD-WANTS-STATE', '')
    """
    if (named != "nd30") == party:
        return ""
    return "STANDARD-WANTS-STATE" if party else "STANDARD-WANTS-PARTY"


__all__ = [
    "FORMS",
    "NAMES",
    "RULES",
    "Body",
    "Form",
    "Law",
    "Page",
    "Range",
    "Rule",
    "Strength",
    "Style",
    "chosen",
    "decree",
    "form",
    "guide",
    "in_force",
    "nearest",
    "unfit",
]
