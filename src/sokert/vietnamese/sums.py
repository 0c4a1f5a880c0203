"""Says the sum behind a judgement, as a person with a calculator would do it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from sokert.figures import Judgement, Quantity
from sokert.vietnamese.numbers import number, rounded, trimmed

# Decimals of a quotient that does not end, beyond those of the figure it is held against.
MORE = 1
# Relations of figures in several units: each is told as it was printed.
MIXED = ("product", "average")
ENDS = 6  # decimals up to which a figure is told in full


def sum_of(judgement: Judgement) -> str:
    """Return the sum of a judgement with what it gives; empty where nothing follows.

    >>> from sokert.figures import judge
    >>> from sokert.vietnamese.read import read
    >>> passage = read("Tiếp nhận 12.846 văn bản, tăng 107,3% so với cùng kỳ (11.972 văn bản).")
    >>> sum_of(judge(passage.statements[0]))
    '12.846 / 11.972 × 100 - 100 = 7,3'

    Figures of one unit are told in one scale: that of the stated figure where it has the same unit.
    """
    if judgement.value is None:
        return ""
    statement = judgement.statement
    stated, terms = statement.stated, statement.terms
    if statement.name in MIXED:
        given = _figured(judgement.value / stated.scale, _decimals(stated) + MORE)
        unit = _unit(stated) or (f" {stated.unit}" if stated.scale == 1 else "")  # no scale stands in the unit
        return f"{statement.kind.sum.format(*(term.text for term in terms))} = {given}{unit}"
    scale = _scale(stated, terms)
    bound = _figured(stated.value / (scale if stated.dimension else 1), ENDS)
    operands = [_figured(term.value / (scale if term.dimension else 1), ENDS) for term in terms]
    if statement.name == "within":
        total = sum((term.value for term in terms), Fraction(0))
        added = _figured(total / (scale if stated.dimension else 1), ENDS)
        return f"{' + '.join(operands)} = {added} {_held(total, stated.value)} {bound}"
    if not judgement.due[0].is_bounded:
        end = max if math.isinf(judgement.due[0].high) else min
        at = end(range(len(terms)), key=lambda n: terms[n].value)
        return f"{operands[at]} {_held(terms[at].value, stated.value)} {bound}"
    template = statement.kind.sum
    done = f" {template} ".join(operands) if len(template) == 1 else template.format(*operands)
    done = done.replace("+ -", "- ")  # what went out is taken off
    is_alike = stated.dimension == terms[0].dimension  # "gấp 1,7 lần" of tấn is not in tấn
    result = judgement.value / (scale if is_alike and stated.dimension and not stated.is_percent else 1)
    return f"{done} = {_figured(result, _decimals(stated) + MORE)}"


def _held(one: Fraction, other: Fraction) -> str:
    """Return the sign between two figures.

    >>> _held(Fraction(742), Fraction(713))
    '>'
    """
    return ">" if one > other else "<" if one < other else "="


def figure_of(quantity: Quantity, value: Fraction) -> str:
    """Return another value as a quantity's own would have been printed, without its sign.

    >>> rate = Quantity(Fraction(4), dimension="%", unit="%", text="4,0%", step=Fraction(1, 10))
    >>> figure_of(rate, Fraction(-513, 100))
    '5,1%'
    """
    return _figured(abs(value / quantity.scale), _decimals(quantity)) + _unit(quantity)


def _unit(quantity: Quantity) -> str:
    """Return what is printed behind a quantity's number, its scale with it: " tỷ đồng/doanh nghiệp", "%"."""
    number_end = max((at for at, sign in enumerate(quantity.text, 1) if sign.isdigit()), default=0)
    unit = quantity.unit if quantity.is_percent else f" {quantity.unit}"
    return quantity.text[number_end:] if number_end else unit  # a figure in words: "một nửa"


def _scale(stated: Quantity, terms: Sequence[Quantity]) -> Fraction:
    """Return the scale to tell all figures in."""
    if any(term.is_percent for term in terms):
        return Fraction(1)
    same = stated.dimension == terms[0].dimension
    return stated.scale if same else min(term.scale for term in terms)


def _decimals(stated: Quantity) -> int:
    """Return how many decimals a figure was printed with."""
    step, decimals = stated.step / stated.scale, 0
    while step < 1:
        step, decimals = step * 10, decimals + 1
    return decimals


def _figured(value: Fraction, decimals: int) -> str:
    """Return a figure with so many decimals at most, without zeros at its end."""
    return trimmed(number(rounded(value, decimals)))
