"""Statements, and the accounts that make them: what is said of one noun, each figure in its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sokert.figures.quantity import Quantity
from sokert.figures.relations import KINDS, LISTS, Kind

LASTING = frozenset(["năm", "tháng", "tuần", "ngày", "giờ", "phút"])  # no per cent is one of a time
Ground = Literal["said", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that one figure follows from others.

    `ground` is how its reader knows that the figures belong together: their words say so; it is likely; or it is
    a guess, of which nothing worse than a question is asked. `listed` is whether it is one of a list of shares,
    which are made to give 100.
    """

    kind: Kind
    stated: Quantity
    terms: tuple[Quantity, ...]
    ground: Ground = "said"
    listed: bool = False

    def __hash__(self) -> int:
        return hash((self.kind.name, self.stated, self.terms))

    @property
    def name(self) -> str:
        """What kind of claim it is: growth, sum, share."""
        return self.kind.name

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All its figures, the stated one first."""
        return (self.stated, *self.terms)


@dataclass(slots=True)
class Account:
    """What is said of one noun: figures by role (`kinds`), and the roles that were only guessed.

    >>> from fractions import Fraction
    >>> roles = {"now": Quantity(Fraction(62)), "plan": Quantity(Fraction(90)), "progress": Quantity(Fraction(69))}
    >>> [statement.name for statement in statements_of(Account(roles))]
    ['progress']
    """

    roles: dict[str, Quantity] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    listed: bool = False

    def takes(self, role: str, quantity: Quantity, guessed: bool = False) -> bool:
        """Put a figure in a role; return False where another stands there already."""
        if role in self.roles:
            return self.roles[role] == quantity
        self.roles[role] = quantity
        if guessed:
            self.guessed.add(role)
        return True


def statements_of(account: Account) -> Iterator[Statement]:
    """Yield all that follows within an account."""
    roles = account.roles
    for kind in KINDS:
        if kind.states in roles and roles.keys() >= set(kind.needs) and kind.unless not in roles:
            terms = tuple(roles[role] for role in kind.needs)
            if _commensurable(kind, roles[kind.states], terms):
                known = account.guessed.isdisjoint((kind.states, *kind.needs))
                yield Statement(kind, roles[kind.states], terms, "said" if known else "likely", account.listed)


def _commensurable(kind: Kind, stated: Quantity, terms: Sequence[Quantity]) -> bool:
    """Return whether the figures measure one thing, as far as their units tell."""
    if kind.name in ("average", "product", "rank"):
        return True
    if kind.needs[-1] == "other share":
        return alike(terms[:2])
    if "whole" in kind.needs[1:2]:
        part, whole = terms[:2]
        if part.dimension in LASTING and stated.is_percent:
            return False
        if whole.dimension and not whole.counted and whole.scale == 1 and not part.dimension:
            return False  # "103.225 m2, gồm 5 tầng hầm (70%)"
        return alike(terms) and not (part.counted and part.dimension and not whole.dimension and whole.step < 1)
    compared = [*terms, stated] if kind.name in ("difference", "surplus", "complement", "points") else terms
    return alike(compared)


def alike(quantities: Iterable[Quantity]) -> bool:
    """Return whether figures may be added: none measures another thing than the rest."""
    return len({one.dimension for one in quantities if one.dimension}) <= 1


def listing(name: str, whole: Quantity, parts: Sequence[Quantity], ground: Ground = "said") -> Statement | None:
    """Return the claim of a list about its whole; None where the figures cannot be added."""
    if not parts or not (alike([whole, *parts]) or name in ("timeliness", "against")):
        return None
    return Statement(LISTS[name], whole, tuple(parts), ground)
