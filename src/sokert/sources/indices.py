"""What the heads of a table say of its indices: that its rows are some, and what they are held against.

"Chỉ số sản xuất công nghiệp" stands above the names, or "So với tháng trước (%)" above the figures; a metric knows
it by its group and by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sokert.sources.heads import Head
from sokert.units import base_of_index, is_index, near_100

_UNIT = re.compile(r"\s*\([^()]*%[^()]*\)")
_SAME_PERIOD = re.compile(r"\bso (?:với )?cùng kỳ\b", re.IGNORECASE)
_TIME = re.compile(r"^(?:Tháng|Quý|Kỳ|Năm)\b")  # a heading of its own, below "Tháng 6/2026 so với (%)"
_BELOW_100 = Decimal(99)  # what is called an index and is no score is one by its words alone


def name_indices(metrics: Iterable[dict[str, Any]], head: Head) -> None:
    """Write into the metrics of a table, as group and name, what its heads say of those that are indices."""
    above, names = (_heading(head, role) for role in ("value", "name"))
    said = next((one for one in (names, above) if is_index(one, _BELOW_100)), "")
    base, is_first = _TIME.sub(lambda word: word[0].lower(), base_of_index(above)), True
    for data in metrics:
        value, name = data.get("value"), data["name"]
        if is_first and (base or _SAME_PERIOD.search(above)) and is_index(name, _BELOW_100):
            said = said or name  # the other rows are its parts
        is_first = False
        if not isinstance(value, Decimal) or data.get("unit") != "%" or not near_100(value):
            continue
        if said and not data.keys() & {"group", "part_of"}:
            data["group"] = said
        below = f"{data.get('group', '')} {data.get('part_of', '')} {data['code']}".replace("_", " ")
        if base and is_index(name, value, below=below) and not base_of_index(name):
            data["name"] = f"{name} so với {base}"


def _heading(head: Head, role: str) -> str:
    """Return the heading of a column, of several rows as one text, without its unit; empty where there is none."""
    column = head.one(role)
    words = _UNIT.sub("", column.heading) if column else ""
    return words.replace(" / ", " ")
