"""Reads official Vietnamese: a passage into its figures, and what it claims of them.

The way back from what the rest of this room says, and from what offices write by hand (`tests/figures`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sokert.figures.quantity import Quantity
from sokert.figures.statements import Statement
from sokert.vietnamese.read.claims import claims_of
from sokert.vietnamese.read.discourse import Breakdown, Member
from sokert.vietnamese.read.reading import Reader
from sokert.vietnamese.read.restated import restated
from sokert.vietnamese.read.stretch import Words
from sokert.vietnamese.read.tables import read_table, table_figures

__all__ = ["Passage", "Words", "read", "read_table", "table_figures"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What a passage says: every figure, every noun with its figures, every list, and what they claim."""

    quantities: tuple[Quantity, ...]
    members: tuple[Member, ...]
    lists: tuple[Breakdown, ...]
    statements: tuple[Statement, ...]


def read(text: str) -> Passage:
    """Return what a passage says of its figures.

    >>> found = read("Phát hiện 214 vụ, giảm 37 vụ (214/251) so với năm trước.")
    >>> [(statement.name, statement.stated.value) for statement in found.statements]
    [('difference', Fraction(-37, 1))]
    """
    said = Reader().read(text)
    claims = tuple(dict.fromkeys((*claims_of(said), *restated(text, said.quantities))))
    return Passage(tuple(said.quantities), tuple(said.members), tuple(said.lists), claims)
