"""Reads what a sentence says of the order of its figures: which is highest, that they fall, that all pass a mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sokert.figures.quantity import Quantity
from sokert.figures.statements import Statement, listing
from sokert.vietnamese.read.phrases import Group, Item
from sokert.vietnamese.read.quantities import Figure
from sokert.vietnamese.read.tokens import Token
from sokert.vietnamese.read.vocabulary import FILLERS

ENDS = {"most": "rises", "least": "falls"}
RUNS = {"falling": "falls", "rising": "rises"}
FEWEST = 3  # figures that stand in an order
_SIGNS = (",", ";", ":", "-", "–")


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the words before it, back to the last sign or figure."""

    words: frozenset[str]
    quantity: Quantity


def orders_of(items: Sequence[Item]) -> Iterator[Statement]:
    """Yield what is claimed of the order of a sentence's figures."""
    kinds = {item.kind for item in items if isinstance(item, Token)}
    for at, item in enumerate(items):
        if isinstance(item, Token) and item.kind in ENDS:
            yield from _end_of(items, at, ENDS[item.kind])
        elif isinstance(item, Token) and item.kind in RUNS:
            yield from _run_of(_named(items[at + 1 :]), RUNS[item.kind])
    if "all" in kinds:
        yield from _passed(items)


def _end_of(items: Sequence[Item], at: int, order: str) -> Iterator[Statement]:
    """Yield that the one named behind "cao nhất là" has the highest figure of those before."""
    said = [item.key if isinstance(item, Token) else "" for item in items[at + 1 :]]
    ends = next((n for n, key in enumerate(said) if key in _SIGNS), len(said))
    words = frozenset(said[:ends]) - FILLERS
    if not said or said[0] not in ("là", "thuộc") or "" in said[:ends] or not (words := words - {"là", "thuộc"}):
        return
    before = _alike(_named(items[:at]))
    meant = [one for one in before if one.words and (one.words <= words or words <= one.words)]
    if len(before) >= FEWEST and len(meant) == 1:
        others = [one.quantity for one in before if one is not meant[0]]
        claim = listing(order, meant[0].quantity, others)
        yield from [claim] if claim else []


def _run_of(named: Sequence[Named], order: str) -> Iterator[Statement]:
    """Yield that figures told as falling, or from the highest down, do so."""
    known = _alike(named)
    if len(known) < FEWEST or len(known) < len(named):
        return
    for one, after in pairwise(known):
        claim = listing(order, after.quantity, [one.quantity])
        yield from [claim] if claim else []


def _passed(items: Sequence[Item]) -> Iterator[Statement]:
    """Yield that "đều đạt trên 95%: ..." holds of each figure behind the colon."""
    at = next((n for n, item in enumerate(items) if isinstance(item, Token) and item.key == ":"), len(items))
    marks = [item.first for item in items[:at] if isinstance(item, Figure) and item.first.hedge in ("trên", "hơn")]
    listed = _alike(_named(items[at + 1 :]))
    if len(marks) != 1 or len(listed) < FEWEST - 1:
        return
    claim = listing("falls", replace(marks[0], hedge="", counted=True), [one.quantity for one in listed])
    yield from [claim] if claim else []


def _alike(named: Sequence[Named]) -> list[Named]:
    """Return figures of one dimension without hedges; none where they are of several."""
    one_kind = len({one.quantity.dimension for one in named}) == 1
    return list(named) if one_kind and not any(one.quantity.hedge for one in named) else []


def _named(items: Sequence[Item]) -> list[Named]:
    found: list[Named] = []
    words: list[str] = []
    for item in items:
        figures = [item] if isinstance(item, Figure) else []
        if isinstance(item, Group):
            figures = [one for one in item.items if isinstance(one, Figure)]
        if figures:
            for figure in figures:
                if len(figure.quantities) == 1 and figure.over is None:
                    found.append(Named(frozenset(words) - FILLERS, figure.first))
            words = []
        elif isinstance(item, Token):
            is_sign = item.key in _SIGNS or item.kind == "and"
            words = [] if is_sign else [*words, *item.key.split()] if item.kind == "word" else words
    return found
