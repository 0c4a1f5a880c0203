"""What a call lets its report files open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Access:
    """What a call allows its report files: databases, whose addresses it gives by name, files, and those elsewhere."""

    databases: Mapping[str, str] = field(default_factory=dict)
    allow_outside: bool = False
    files: bool = True
