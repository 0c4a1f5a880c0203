"""SUMS: quantities as intervals, what is claimed of them, and the one judge of all claims."""

from __future__ import annotations

from sokert.figures.doubt import judged
from sokert.figures.interval import Interval
from sokert.figures.judge import Judgement, judge
from sokert.figures.quantity import Quantity, Span
from sokert.figures.relations import KINDS, LISTS, Kind
from sokert.figures.slips import Slip, slipped
from sokert.figures.statements import Account, Statement, alike, listing, statements_of

__all__ = [
    "KINDS",
    "LISTS",
    "Account",
    "Interval",
    "Judgement",
    "Kind",
    "Quantity",
    "Slip",
    "Span",
    "Statement",
    "alike",
    "judge",
    "judged",
    "listing",
    "slipped",
    "statements_of",
]
