"""How much the tests draw: little on every run, so that it stays quick, and more where a long run asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from hypothesis import settings

Case = TypeVar("Case")
SOAK = float(os.environ.get("SOKERT_SOAK", "1"))  # how many times as much is drawn: 20 in `make soak`


def often(count: int) -> int:
    """Return how often a test draws, as many times as the run asks for."""
    return max(1, round(count * SOAK))


def some(cases: Sequence[Case], share: int) -> Sequence[Case]:
    """Return every so many of the cases; all of them in a long run."""
    return cases if SOAK > 1 else cases[::share]


def covering(
    cases: Iterable[Case], kinds: Callable[[Case], Iterable[Hashable]], richest_first: bool = False
) -> list[Case]:
    """Return the cases that bring a kind which no case before them has; all of them in a long run.

    With `richest_first` those of most kinds come first, so that fewer bring them all.
    """
    had = [(case, set(kinds(case))) for case in cases]
    if richest_first:
        had.sort(key=lambda one: -len(one[1]))
    known: set[Hashable] = set()
    kept = []
    for case, own in had:
        if SOAK > 1 or own - known:
            kept.append(case)
        known |= own
    return kept


def drawn(count: int, **more: Any) -> settings:
    """Return what lets Hypothesis draw so many examples."""
    return settings(max_examples=often(count), **more)
