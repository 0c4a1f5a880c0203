"""FORM: the three standards a report can follow, each rule as data beside its citation and id.

`nd30` is the State's decree, `hd36` and `hd05` are the Party's guides before and from 27/5/2026. Each
has `FORM`, the values a page is set by, and `RULES`, what a checker judges by.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from sokert.standards import hd05, hd36, nd30
from sokert.standards.shape import Body, Form, Page, Range, Rule, Strength, Style

FORMS: Mapping[str, Form] = MappingProxyType({form.name: form for form in (nd30.FORM, hd36.FORM, hd05.FORM)})
RULES: Mapping[str, Mapping[str, Rule]] = MappingProxyType(
    {"nd30": nd30.RULES, "hd36": hd36.RULES, "hd05": hd05.RULES}
)

_HD05_FROM = datetime.date(2026, 5, 27)


def in_force(date: datetime.date | None) -> str:
    """Return the Party's guide in force on a day.

    >>> in_force(datetime.date(2026, 5, 26)), in_force(datetime.date(2026, 5, 27))
    ('hd36', 'hd05')

    A date of None is a document not yet dated: it takes the later guide.
    """
    return "hd36" if date is not None and date < _HD05_FROM else "hd05"


__all__ = [
    "FORMS",
    "RULES",
    "Body",
    "Form",
    "Page",
    "Range",
    "Rule",
    "Strength",
    "Style",
    "hd05",
    "hd36",
    "in_force",
    "nd30",
]
