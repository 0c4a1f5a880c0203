"""A report as the JSON of a report file: what was given, every figure exact, nothing of the machine it came from."""

from __future__ import annotations

import json
import re
from datetime import date as Date
from decimal import Decimal
from typing import Any

from sokert.models.report import Report

_LONG = 300  # signs of a number that Python's own numbers are not tried for
_QUOTED = json.JSONEncoder(ensure_ascii=False).encode  # made once: a report has hundreds of texts
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]*@")
_FOLDERS = re.compile(r"(?<![\w/:])(?:[A-Za-z]:|~|\.{0,2})?(?:[\\/][^\\/\s:!]+)*[\\/](?=[^\\/\s]+\.\w+)")


def as_json(report: Report) -> str:
    """Return a report as JSON from which the same report is read again.

    Folders, and names and passwords in addresses, are cut off: a file that goes to others tells nothing of them.
    """
    given = report.model_dump(by_alias=True, exclude_unset=True)
    if "template" in given and re.match(r"[\\/~]|[A-Za-z]:", given["template"]):
        given["template"] = re.split(r"[\\/]", given["template"])[-1]
    for metric in given.get("metrics", ()):
        if metric.get("source"):
            metric["source"] = outside(metric["source"])
    return exact_json(given)


def outside(source: str) -> str:
    """Return where a figure came from as others may know it.

    >>> outside("/home/vp/so-lieu.xlsx!B7"), outside("postgresql://vp:bimat@may-chu/so_lieu"), outside("Sở Y tế, 12/7")
    ('so-lieu.xlsx!B7', 'postgresql://may-chu/so_lieu', 'Sở Y tế, 12/7')
    """
    return _FOLDERS.sub("", _CREDENTIALS.sub("", source))


def exact_json(value: Any) -> str:
    """Return a value as JSON; a decimal is a number as it is written, one that is not known is left out.

    >>> exact_json({"a": Decimal("12.5"), "b": [Decimal("1.50"), True], "c": Decimal("NaN"), "d": Date(2026, 7, 1)})
    '{"a":12.5,"b":[1.50,true],"d":"2026-07-01"}'
    """
    try:
        return _ENCODED(value)
    except _OtherwiseError:
        return _exact(value)


class _OtherwiseError(Exception):
    """A decimal that Python's own numbers do not print alike."""


def _native(value: Any) -> object:
    """Return what the quick encoder of Python writes for a value of ours, digit by digit the same."""
    if isinstance(value, Date):
        return value.isoformat()
    if not isinstance(value, Decimal):
        return json.dumps(value)  # which says that it cannot be
    said = str(value)
    if value.is_finite() and len(said) < _LONG:
        number = int(said) if said.removeprefix("-").isdecimal() else float(said)
        if repr(number) == said:
            return number
    raise _OtherwiseError


_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_native).encode


def _exact(value: Any) -> str:
    if isinstance(value, str):
        return _QUOTED(value)
    if isinstance(value, dict):
        kept = ((key, part) for key, part in value.items() if not (isinstance(part, Decimal) and part.is_nan()))
        return "{" + ",".join([f"{_QUOTED(key)}:{_exact(part)}" for key, part in kept]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_exact, value)) + "]"
    if isinstance(value, Decimal):
        return str(value)
    return _QUOTED(value.isoformat()) if isinstance(value, Date) else json.dumps(value)
