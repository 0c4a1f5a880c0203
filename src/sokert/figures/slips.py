"""Diagnosis: the smallest slip of a writer that explains why a statement does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sokert.figures.interval import Interval
from sokert.figures.quantity import Quantity
from sokert.figures.relations import KINDS, LISTS, Kind
from sokert.figures.statements import Statement

SlipName = Literal[
    "nothing", "sign", "index", "growth", "points", "base", "swapped", "twice", "dropped", "scale",
    "digit", "left over", "another", "window",
]  # fmt: skip

Holds = Callable[[Statement], bool]

# Of so many figures any may be wrong: no slip of one is more likely than that of another.
LONGEST = 60
# In a list of more only its whole is tried for a slip of the hand.
FEW = 12

# With fewer digits than these two swapped ones explain too much.
TELLING = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: its name, the figure that is wrong by it, and what that should be where one figure does it.

    `source` is the figure that was taken by mistake: a neighbour's, another base. One that is `shared` another claim
    shows too.
    """

    name: SlipName
    quantity: Quantity
    right: Quantity | None = None
    source: Quantity | None = None
    shared: bool = False

    @property
    def is_telling(self) -> bool:
        """Whether the slip leaves no other explanation: two digits swapped in a figure of several."""
        return self.name == "swapped" and len(self.quantity.digits) >= TELLING


def slip_of(statement: Statement, around: Sequence[Quantity], holds: Holds) -> Slip | None:
    """Return the smallest slip that explains a statement that fails; None where none does.

    `around` are figures that stand near, `holds` tells whether a statement would hold.
    """
    if len(statement.terms) > LONGEST:
        return None
    for name, tries in SLIPS:
        for slip, instead in tries(statement, around):
            if holds(instead):
                return replace(slip, name=name)
    return None


Tries = Iterator[tuple[Slip, Statement]]


def _slip(quantity: Quantity, right: Quantity | None = None, source: Quantity | None = None) -> Slip:
    return Slip("another", quantity, right, source)


def _stating(statement: Statement, value: Fraction) -> tuple[Slip, Statement]:
    right = statement.stated.saying(value)
    return _slip(statement.stated, right), replace(statement, stated=right)


def _without_base(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A change of nothing has no per cent."""
    if statement.name in ("growth", "index", "multiple") and any(not term.value for term in statement.terms):
        yield _slip(statement.stated), Statement(LISTS["equal"], statement.stated, (statement.stated,))


def _turned(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A rise called a fall."""
    if statement.name in ("growth", "difference", "points", "excess", "rank"):
        yield _stating(statement, -statement.stated.value)
    for need, term in zip(statement.kind.needs, statement.terms, strict=False):
        if need in ("difference", "growth"):
            yield _instead(statement, term, term.saying(-term.value))


def _index(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """An index printed as a growth: "tăng 107,3%"."""
    if statement.name in ("growth", "excess"):
        yield _stating(statement, abs(statement.stated.value) - 100)


def _as_growth(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A growth printed as an index: "bằng 7,3%"; an excess as progress; what was added as a multiple."""
    if statement.name in ("index", "progress"):
        yield _stating(statement, statement.stated.value + 100)
    if statement.name == "multiple":
        yield _stating(statement, statement.stated.value + 1)


def _points(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """Points printed as per cent of a rate, or the other way round."""
    if statement.name == "growth" and all(term.is_percent for term in statement.terms):
        yield _slip(statement.stated), replace(statement, kind=_named("difference"))


def _of_now(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A per cent of the figure now, where that of the one before is meant; a share of the other part."""
    if statement.name == "growth" and len(statement.terms) == 2:
        now, other = statement.terms
        gap = other if statement.kind.needs[1] == "difference" else now.saying(now.value - other.value)
        yield _slip(statement.stated, source=now), replace(statement, terms=(gap, now), kind=_named("share"))
    if statement.name in ("share", "progress", "index"):
        part, whole = statement.terms[0], statement.terms[-1]
        rest = part.saying(whole.value - part.value)
        yield _slip(statement.stated, source=rest), replace(statement, terms=(rest, whole), kind=_named("share"))
        yield _slip(statement.stated, source=part), replace(statement, terms=(whole, part), kind=_named("share"))


def _window(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """An average over another number of months."""
    for other in around if statement.name == "average" else ():
        if other.dimension == statement.terms[-1].dimension == "tháng":
            yield _instead(statement, statement.terms[-1], other)


def _swapped(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """Two neighbouring digits changed places."""
    yield from _retyped(statement, _swaps)


def _dropped(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A digit, a zero or a comma was left out, or typed twice."""
    yield from _retyped(statement, _drops)


def _thousandfold(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A unit of a thousand times more, or less."""
    for quantity in statement.quantities:
        for factor in (Fraction(1000), Fraction(1, 1000)):
            if not quantity.is_percent and not quantity.hedge:
                yield _instead(statement, quantity, quantity.saying(quantity.value * factor))


def _one_digit(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """One digit is another."""
    yield from _retyped(statement, _changes)


def _counted_twice(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A part was counted twice, or left out."""
    if statement.name not in ("sum", "lists", "received") or len(statement.terms) < 3:
        return
    for at, term in enumerate(statement.terms):
        others = (*statement.terms[:at], *statement.terms[at + 1 :])
        yield _slip(term), replace(statement, terms=others)
        yield _slip(term), replace(statement, terms=(*statement.terms, term))


def _neighbour(statement: Statement, around: Sequence[Quantity]) -> Tries:
    """A figure was taken from another line, period or base."""
    for quantity in statement.quantities:
        for other in around:
            if other.dimension == quantity.dimension and other not in statement.quantities and not other.hedge:
                slip, instead = _instead(statement, quantity, other)
                yield replace(slip, source=other), instead


SLIPS: tuple[tuple[SlipName, Callable[[Statement, Sequence[Quantity]], Tries]], ...] = (
    ("nothing", _without_base),
    ("sign", _turned),
    ("index", _index),
    ("growth", _as_growth),
    ("points", _points),
    ("base", _of_now),
    ("window", _window),
    ("swapped", _swapped),
    ("twice", _counted_twice),
    ("dropped", _dropped),
    ("scale", _thousandfold),
    ("digit", _one_digit),
    ("another", _neighbour),
)
"""From the slip of which there is the least doubt to the one that explains most."""


# Slips of the hand, from the commonest: two neighbours swapped, a digit mistyped, one too few or too many, the unit.
HAND: tuple[SlipName, ...] = ("swapped", "digit", "dropped", "scale")
# Relations that any larger whole, or any smaller part, keeps: no slip of the hand explains them better than another.
BOUNDS = frozenset(["parts", "within", "rises", "falls", "order"])


def mistyped(statement: Statement) -> Slip | None:
    """Return the one slip of the hand that makes a statement hold as it is printed; None where none or several do.

    >>> from sokert.figures.statements import listing
    >>> whole, *parts = (Quantity(Fraction(n), counted=True) for n in (713, 402, 340))
    >>> listed = listing("sum", whole, parts)
    >>> assert listed and mistyped(listed) is None  # 713 for 742: more than a slip
    >>> listed = listing("sum", replace(whole, value=Fraction(724)), parts)
    >>> assert listed and (found := mistyped(listed))
    >>> found.name, found.right and found.right.value
    ('swapped', Fraction(742, 1))
    """
    if statement.name in BOUNDS or len(statement.terms) > LONGEST:
        return None
    for name in HAND:
        found = [slip for slip, instead in dict(SLIPS)[name](statement, ()) if _is_typed(slip) and _is_exact(instead)]
        if found:
            return replace(found[0], name=name) if len({(id(one.quantity), one.right) for one in found}) == 1 else None
    return None


def slipped(quantity: Quantity, right: Quantity) -> SlipName:
    """Return by which slip of the hand a figure is printed for another; "another" where by none."""
    typings: dict[SlipName, Callable[[str], Iterator[str]]] = {"swapped": _swaps, "digit": _changes, "dropped": _drops}
    same = quantity.step == right.step and right.value * quantity.value > 0
    return next((name for name, typed in typings.items() if same and right.digits in typed(quantity.digits)), "another")


def _is_typed(slip: Slip) -> bool:
    """Return whether a figure is written down, and what it should be can be: in its own last place, and not as 0."""
    place, right = slip.quantity.place, slip.right
    written = place.source is not None or place.start < place.end or not slip.quantity.text
    return written and right is not None and right.value != 0 and (right.value / right.step).denominator == 1


def _is_exact(statement: Statement) -> bool:
    """Return whether a statement holds of the very numbers that are printed."""
    terms = (term.rounded if term.hedge else Interval.of(term.value) for term in statement.terms)
    try:
        return any(one.meets(statement.stated.rounded) for one in statement.kind.reach(*terms))
    except ZeroDivisionError:
        return False


def _named(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


def _instead(statement: Statement, quantity: Quantity, right: Quantity) -> tuple[Slip, Statement]:
    """Return a statement with one figure in the place of another."""
    terms = statement.terms  # the same ones where none is another: what follows from them need not be reckoned anew
    if any(term is quantity for term in terms):
        terms = tuple(right if term is quantity else term for term in terms)
    stated = right if statement.stated is quantity else statement.stated
    return _slip(quantity, right), Statement(statement.kind, stated, terms, statement.ground, statement.listed)


def _retyped(statement: Statement, typings: Callable[[str], Iterator[str]]) -> Tries:
    for quantity in statement.quantities if len(statement.terms) <= FEW else (statement.stated,):
        if quantity.hedge:
            continue
        sign = -1 if quantity.value < 0 else 1
        for digits in typings(quantity.digits):
            if digits.startswith("0"):
                continue  # a slip of the hand leaves a figure, not nothing, and nobody writes 03 for 30
            yield _instead(statement, quantity, quantity.saying(sign * int(digits) * quantity.step))


def _swaps(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _drops(digits: str) -> Iterator[str]:
    yield digits + "0"
    if len(digits) > 1:
        yield from (digits[:at] + digits[at + 1 :] for at in range(len(digits)))
        for at in range(len(digits) + 1):
            yield from (f"{digits[:at]}{digit}{digits[at:]}" for digit in "0123456789")


def _changes(digits: str) -> Iterator[str]:
    for at, old in enumerate(digits):
        yield from (digits[:at] + new + digits[at + 1 :] for new in "0123456789" if new != old)
