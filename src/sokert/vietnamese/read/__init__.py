"""Reads official Vietnamese: a passage into its figures, and what it claims of them.

The way back from what the rest of this room says, and from what offices write by hand (`tests/figures`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sokert.figures.quantity import Quantity
from sokert.figures.statements import Statement
from sokert.vietnamese.read.claims import claims_of
from sokert.vietnamese.read.discourse import Breakdown, Member
from sokert.vietnamese.read.reading import Reader
from sokert.vietnamese.read.restated import restated
from sokert.vietnamese.read.stretch import Words
from sokert.vietnamese.read.tables import TableReading, read_table, table_figures, table_reading

_SENTENCE = re.compile(r"(?:[^.]|\.(?=\S))*")
_AGED = re.compile(r"(\s+đến( dưới)? \d+)?\s+tuổi\b")
_EACH = re.compile(r"[^.)]*\bmỗi\b", re.IGNORECASE)

__all__ = ["Passage", "TableReading", "Words", "read", "read_table", "table_figures", "table_reading"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What a passage says: every figure, every noun with its figures, every list, and what they claim."""

    quantities: tuple[Quantity, ...]
    members: tuple[Member, ...]
    lists: tuple[Breakdown, ...]
    statements: tuple[Statement, ...]


def _is_no_sum(claim: Statement, text: str) -> bool:
    """Return whether figures that stand as a list does add up to nothing: ages, so many each, what names end in.

    Of names most have no figure: "29 xã, gồm: xã Tân Hà; xã Đam Rông 2; xã Đam Rông 4".
    """
    if claim.name != "sum":
        return False
    whole, *parts = (one.place for one in claim.quantities)
    items = _SENTENCE.match(text, whole.end)
    bare = not any(term.unit or term.dimension for term in claim.terms)
    named = bare and items is not None and items[0].count(";") >= len(parts)
    return named or bool(_AGED.match(text, whole.end) or _EACH.match(text, whole.end))


def read(text: str) -> Passage:
    """Return what a passage says of its figures.

    >>> found = read("Phát hiện 214 vụ, giảm 37 vụ (214/251) so với năm trước.")
    >>> [(statement.name, statement.stated.value) for statement in found.statements]
    [('difference', Fraction(-37, 1))]
    """
    said = Reader().read(text)
    own = (one for one in claims_of(said) if not _is_no_sum(one, text))
    claims = tuple(dict.fromkeys((*own, *restated(text, said.quantities))))
    return Passage(tuple(said.quantities), tuple(said.members), tuple(said.lists), claims)
