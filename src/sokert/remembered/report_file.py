"""A report as a report file in YAML: keys in the order of the models, texts of several lines as blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sokert.models import Report
from sokert.models.written import as_json
from sokert.remembered.writing import Way, quoted

Comments = Mapping[Way, str]


def as_yaml(report: Report) -> str:
    """Return a report as the text of a report file from which the same report is read."""
    return written(json.loads(as_json(report), parse_float=Decimal))


def written(data: Mapping[str, Any], comments: Comments | None = None) -> str:
    """Return plain data as YAML; a comment stands above the value at its way from the top.

    >>> print(written({"period": "2023-H1", "metrics": [{"code": "a", "value": Decimal("1.234")}]}), end="")
    period: 2023-H1
    metrics:
      - code: a
        value: 1.2340
    """
    return "".join(f"{line.rstrip()}\n" for line in _lines(data, (), comments or {}))


def _lines(value: Any, way: Way, comments: Comments) -> Iterator[str]:
    """Yield the lines of a mapping or list."""
    items = value.items() if isinstance(value, Mapping) else enumerate(value)
    for key, part in items:
        here = (*way, key)
        yield from (f"# {line}".rstrip() for line in comments.get(here, "").splitlines())
        sign = f"{quoted(str(key), '', False)}:" if isinstance(value, Mapping) else "-"
        if isinstance(part, Mapping | list | tuple) and part:
            below = list(_lines(part, here, comments))
            if sign == "-":
                first = next(at for at, line in enumerate(below) if not line.startswith("#"))
                yield from below[:first]
                yield f"- {below[first]}"
                below = below[first + 1 :]
            else:
                yield sign
            yield from (f"  {line}" for line in below)
        elif isinstance(part, str) and "\n" in part:
            yield f"{sign} |{_indication(part)}"
            yield from (f"  {line}" if line else "" for line in part.rstrip("\n").split("\n"))
        else:
            yield f"{sign} {_scalar(part)}"


def _indication(text: str) -> str:
    """Return what tells YAML how a block begins and ends."""
    begins = "2" if text.startswith((" ", "\n")) else ""
    ends = "" if text.endswith("\n") and not text.endswith("\n\n") else "-"
    return begins + ends


# In a block, other than within brackets, these may stand in plain words; a number, a word of YAML's own may not.
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<=[^\s:])|\d{4}-[\dHKMNQ-]+")
_YAML = re.compile(r"true|false|null|yes|no|on|off", re.I)


def _is_plain(text: str) -> bool:
    """Return whether a text may stand without quotes.

    >>> [_is_plain(text) for text in ("Các phòng, đơn vị", "Lưu: VT", "2023-H1", "12", "no")]
    [True, False, True, False, False]
    """
    return bool(_PLAIN.fullmatch(text)) and not _YAML.fullmatch(text)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    if isinstance(value, Mapping | list | tuple):
        return "{}" if isinstance(value, Mapping) else "[]"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        # Three decimals could be thousands, so a fourth says that they are not.
        return f"{plain}0" if len(plain.partition(".")[2]) == 3 else plain
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else quoted(value, "", bare=_is_plain(value))
