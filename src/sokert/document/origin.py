"""Where words come from: typed by somebody, at a place, or given by a tag."""

from __future__ import annotations

from typing import NamedTuple


class Sign(NamedTuple):
    """One character of a text, where it was written, and the metric or tag that gave it: None when typed."""

    text: str
    offset: int
    given: str | None = None
