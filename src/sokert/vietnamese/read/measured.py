"""Reads what the heads of columns measure: an area by a yield is an output, a total by a number an average."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sokert.figures.judge import judge
from sokert.figures.quantity import Quantity
from sokert.figures.statements import Account, Statement, statements_of
from sokert.vietnamese.read.quantities import unit_quantity

Figures = Mapping[int, Quantity]
_MEASURE = re.compile(r"(.*?)\s*\(([^()]+)\)")
_CROP = {"area": "diện tích", "yield": "năng suất", "output": "sản lượng"}


def measured(heads: Sequence[str], rows: Iterable[Figures]) -> Iterator[Statement]:
    """Yield the outputs and averages of a table by row, unless most of one kind say otherwise."""
    known = list(rows)
    units = {col: found.groups() for col, head in enumerate(heads) if (found := _MEASURE.fullmatch(head))}
    for roles in (_crop(units), *_averages(heads, units)):
        claims = [claim for row in known for claim in _claims(roles, units, row)]
        if [judge(claim).verdict for claim in claims].count("fails") * 2 <= len(claims):
            yield from claims


def _crop(units: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """Return the columns of area, yield and output, where there is one of each."""
    found = {role: [col for col, (name, _) in units.items() if name == word] for role, word in _CROP.items()}
    return {role: cols[0] for role, cols in found.items()} if all(len(cols) == 1 for cols in found.values()) else {}


def _averages(heads: Sequence[str], units: Mapping[int, Sequence[str]]) -> Iterator[dict[str, int]]:
    """Yield each average with its total and the number it is over, as the units tell: triệu đồng/hộ."""
    for col, (name, unit) in units.items():
        of, _, by = unit.partition("/")
        totals = [at for at, (_, other) in units.items() if other == of]
        numbers = [
            at for at, head in enumerate(heads) if by and at != col and head.split()[-len(by.split()) :] == by.split()
        ]
        if "bình quân" in name and len(totals) == len(numbers) == 1:
            yield {"average": col, "now": totals[0], "number": numbers[0]}


def _claims(roles: Mapping[str, int], units: Mapping[int, Sequence[str]], row: Figures) -> Iterator[Statement]:
    if not roles or not row.keys() >= set(roles.values()):
        return
    found = {role: _in_unit(row[col], units[col][1] if col in units else "") for role, col in roles.items()}
    if "average" in found:
        found["average"] = replace(found["average"], counted=False)
    yield from statements_of(Account(found))


def _in_unit(figure: Quantity, unit: str) -> Quantity:
    """Return a figure in the unit that its column's head names."""
    if figure.dimension or not unit:
        return figure
    made = unit_quantity(figure.value, figure.step, unit)
    return replace(made, noun=figure.noun, text=figure.text, place=figure.place)
