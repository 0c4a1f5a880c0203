"""The YAML in which the tests keep their tables, read by libyaml where PyYAML has it: ten times as fast."""

from __future__ import annotations

from typing import Any

import yaml

SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str) -> Any:
    return yaml.load(text, SAFE)
