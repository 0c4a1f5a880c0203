"""Reads what must hold between metrics and computes both sides, exact and as they are printed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from sokert.check.figures.quantities import figured, previous_quantity
from sokert.figures import Interval, Judgement, Kind, Quantity, Statement, judge
from sokert.figures.interval import Reach
from sokert.models import Metric

Figures = Mapping[str, Metric]
Pick = Callable[[Metric], Quantity | None]
_BEFORE = ".previous"
_TOKEN = re.compile(r"\s*(<=|>=|=|[-+()]|[^\W\d]\w*(?:\.previous\b)?)")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an identity: its signs and codes as written, and how often each code counts."""

    tokens: tuple[str, ...]
    terms: tuple[tuple[str, int], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes it names."""
        return tuple(term.removesuffix(_BEFORE) for term, _ in self.terms)

    @property
    def looks_back(self) -> bool:
        """Whether it names a figure of the same period beside those of this one."""
        return any(term.endswith(_BEFORE) for term, _ in self.terms)

    def quantities(self, figures: Figures, pick: Pick) -> dict[str, Quantity]:
        """Return its figures, each picked from its metric; empty when one of them is not known."""
        known: dict[str, Quantity] = {}
        for term, _ in self.terms:
            metric = figures[term.removesuffix(_BEFORE)]
            figure = previous_quantity(metric) if term.endswith(_BEFORE) else pick(metric)
            if figure is None:
                return {}
            known[term] = figure
        return known

    @property
    def alone(self) -> bool:
        """Whether it is one code and nothing else."""
        return len(self.tokens) == 1

    def value(self, known: Mapping[str, Quantity]) -> Fraction:
        """Return what it comes to, in the base unit of its figures."""
        return sum((sign * known[code].value for code, sign in self.terms), Fraction(0))

    def printed(self, known: Mapping[str, Quantity], scale: Fraction) -> str:
        """Return it in figures of one scale, with its sum in brackets where it is more than one figure."""
        figures = {code: f"{one.hedge} {figured(one.value / scale)}".lstrip() for code, one in known.items()}
        words = " ".join(figures.get(one, one) for one in self.tokens)
        words = words.replace("( ", "(").replace(" )", ")")
        return words if self.alone else f"{words} ({figured(self.value(known) / scale)})"


@dataclass(frozen=True, slots=True)
class Identity:
    """What must hold between metrics: two sides and the sign between them."""

    text: str
    left: Side
    sign: str
    right: Side

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of both sides."""
        return (*self.left.codes, *self.right.codes)

    @property
    def looks_back(self) -> bool:
        """Whether it ties figures of this period to figures of the same period, as a stock's does."""
        return self.left.looks_back or self.right.looks_back

    def hedged_whole(self, figures: Figures) -> bool:
        """Return whether one figure alone is hedged and told by exact ones, which say what its hedge should be."""
        hedged = [code for code in dict.fromkeys(self.codes) if figures[code].hedge]
        return len(hedged) == 1 and any(side.alone and side.codes == (*hedged,) for side in (self.left, self.right))

    def closes(self, code: str) -> frozenset[str]:
        """Return the parts of a whole that it lists in full; empty when it is another kind of identity."""
        if self.looks_back or self.sign != "=":
            return frozenset()
        for whole, parts in ((self.left, self.right), (self.right, self.left)):
            if whole.alone and whole.codes == (code,) and all(n > 0 for _, n in parts.terms):
                return frozenset(parts.codes)
        return frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An identity in figures: by how much what is printed differs (0: not at all), its judgement, the sum in words."""

    gap: Fraction
    judgement: Judgement
    text: str


@lru_cache(maxsize=1_000)  # those of a catalogue are asked of every report
def parsed(text: str) -> Identity | None:
    """Return an identity; None when it is not one.

    >>> parsed("nhan = moi + cu - (tra + rut)").right.terms
    (('moi', 1), ('cu', 1), ('tra', -1), ('rut', -1))
    >>> parsed("nhan = moi +") is None, parsed("nhan") is None
    (True, True)
    """
    tokens, at = [], 0
    while at < len(text.rstrip()):
        if not (found := _TOKEN.match(text, at)):
            return None
        tokens.append(found[1])
        at = found.end()
    signs = [at for at, token in enumerate(tokens) if token in ("=", "<=", ">=")]
    if len(signs) != 1:
        return None
    left, right = _side(tokens[: signs[0]]), _side(tokens[signs[0] + 1 :])
    return Identity(text, left, tokens[signs[0]], right) if left and right else None


def _side(tokens: list[str]) -> Side | None:
    """Return one side; None where a sign, a code or a parenthesis is out of place."""
    signs, sign, terms, wants = [1], 1, [], True
    for token in tokens:
        if token in "+-" and not wants:
            sign, wants = (1 if token == "+" else -1), True
        elif token == "(" and wants:
            signs.append(signs[-1] * sign)
            sign = 1
        elif token == ")" and not wants and len(signs) > 1:
            signs.pop()
        elif token not in "+-()" and wants:
            terms.append((token, signs[-1] * sign))
            wants = False
        else:
            return None
    return Side(tuple(tokens), tuple(terms)) if not wants and len(signs) == 1 else None


def outcome(identity: Identity, figures: Figures, pick: Pick) -> Outcome | None:
    """Return an identity in figures, each picked from its metric; None when one is not known."""
    left, right = identity.left.quantities(figures, pick), identity.right.quantities(figures, pick)
    if not left or not right:
        return None
    scale = next((one.scale for one in (*left.values(), *right.values()) if one.unit), Fraction(1))
    gap = identity.left.value(left) - identity.right.value(right)
    if (identity.sign == "<=" and gap < 0) or (identity.sign == ">=" and gap > 0):
        gap = Fraction(0)
    text = f"{identity.left.printed(left, scale)} {identity.sign} {identity.right.printed(right, scale)}"
    return Outcome(gap / scale, judge(_statement(identity, {**left, **right})), text)


def _statement(identity: Identity, known: Mapping[str, Quantity]) -> Statement:
    """Return an identity as the claim of the first figure of its left side about all others."""
    (first, of), *rest = identity.left.terms
    signs = [(code, -sign * of) for code, sign in rest] + [(code, sign * of) for code, sign in identity.right.terms]
    turned = {"<=": ">=", ">=": "<="}.get(identity.sign, "=") if of < 0 else identity.sign

    def reach(*terms: Interval) -> Reach:
        total = Interval.of(0)
        for term, (_, sign) in zip(terms, signs, strict=True):
            total = total + (term if sign > 0 else -term)
        low = -math.inf if turned == "<=" else total.low
        return (Interval(low, math.inf if turned == ">=" else total.high),)

    kind = Kind("identity", "", (), reach, "{}")
    return Statement(kind, known[first], tuple(known[code] for code, _ in signs))
