"""A report's data as the text of a report file: keys in their order, every figure exact, texts as blocks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Writes decimals as they are, and texts of several lines as blocks."""

    def ignore_aliases(self, data: object) -> bool:
        return True  # every value is written where it belongs, also one that stands in two places


def _figure(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    """Return a figure; three decimals could be thousands, so a fourth says that they are not."""
    plain = f"{value:f}"
    plain = f"{plain}0" if len(plain.partition(".")[2]) == 3 else plain
    return dumper.represent_scalar("tag:yaml.org,2002:float" if "." in plain else "tag:yaml.org,2002:int", plain)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


def _list(dumper: yaml.SafeDumper, value: tuple[Any, ...]) -> yaml.Node:
    return dumper.represent_list(value)


_Dumper.add_representer(Decimal, _figure)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, _list)


def as_yaml(data: Mapping[str, Any]) -> str:
    """Return plain data as YAML that `load` reads as the same report.

    >>> print(as_yaml({"period": "2026-H1", "metrics": [{"code": "thu", "value": Decimal("2.205")}]}), end="")
    period: 2026-H1
    metrics:
    - code: thu
      value: 2.2050
    """
    return yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
