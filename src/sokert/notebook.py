"""How a notebook shows what the library returns: each asks here, since who draws it stands below who is drawn."""

from __future__ import annotations

from collections.abc import Callable


def _undrawn(shown: object) -> None:
    """Return nothing: a notebook then prints what it shows."""


display: Callable[[object], str | None] = _undrawn
"""What draws: the package names it (`sokert.preview.notebook`)."""


class Displayed:
    """What a notebook shows as HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        """Return how a notebook shows it."""
        return display(self)
