"""The one judge: a statement fails where what is printed and what follows have no number in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sokert.figures.gravity import How, Level, Sign, gravity_of
from sokert.figures.interval import Interval, Reach
from sokert.figures.quantity import Quantity
from sokert.figures.slips import HAND, Slip, mistyped, slip_of
from sokert.figures.statements import Statement

Verdict = Literal["holds", "loose", "fails", "unknown"]

# Parts of a closed list that differ from their whole by so little are asked about, not accused.
FEW = 5
# Of so many digits two swapped ones prove even what was only a guess.
SURE = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be said of a statement: whether it holds, what it should be, the slip that explains it.

    `how` it is known that its figures belong together says, with its signs, how grave it is (`gravity`).
    """

    statement: Statement
    verdict: Verdict
    due: Reach = ()
    slip: Slip | None = None
    how: How = "given"

    @property
    def level(self) -> Level:
        """How grave it is; a digit that was cut off is a question."""
        if self.verdict == "loose":
            return "info"
        return gravity_of(self.statement.name, self.how, self.signs) if self.verdict == "fails" else ""

    @property
    def is_asked(self) -> bool:
        """Whether it is a question if the figures belong together at all."""
        return self.verdict == "fails" and self.level == "info"

    @property
    def signs(self) -> frozenset[Sign]:
        """What speaks for its being a fault, and what against it."""
        figures, slip = self.statement.quantities, self.slip
        soft = any(one.hedge or one.estimate for one in figures)
        swapped = slip is not None and slip.is_telling and not soft
        known: dict[Sign, bool] = {
            "soft": soft,
            "open": any(one.hedge == "dưới" for one in figures),
            "near": self.is_near,
            "swapped": swapped,
            "long": swapped and slip is not None and len(slip.quantity.digits) >= SURE,
        }
        return frozenset([self.statement.ground, *(sign for sign, holds in known.items() if holds)])

    @property
    def is_near(self) -> bool:
        """Whether a sum is off by so little that a part may have been left out for a reason."""
        stated = self.statement.stated
        return self.statement.name in ("sum", "lists", "received") and any(
            one.distance(stated.value) <= FEW * stated.step for one in self.due
        )

    @property
    def value(self) -> Fraction | None:
        """The figure that should have been printed: what follows from the very numbers that are."""
        if not self.due:
            return None
        hedged = any(term.hedge for term in self.statement.terms) or not self.due[0].is_bounded
        return self.due[0].middle if hedged else _reach(self.statement, lambda one: Interval.of(one.value))[0].middle

    @property
    def mistyped(self) -> Slip | None:
        """The slip that may be named: one of the hand only where it alone makes the statement hold as printed."""
        slip = self.slip
        return mistyped(self.statement) if slip and slip.name in HAND and not slip.shared else slip


def judge(statement: Statement, around: Sequence[Quantity] = ()) -> Judgement:
    """Return the judgement of a statement; `around` are the figures near it, where a slip may come from.

    A figure that was cut and not rounded is told as loose; so is a share of a list that was made to give 100.
    """
    verdict, due = verdict_of(statement)
    if verdict != "fails":
        return Judgement(statement, verdict, due)
    slip = slip_of(statement, around, _Holding())
    failing = Judgement(statement, verdict, due, slip)
    if statement.ground == "guess" and not failing.is_near and not (slip and slip.is_telling):
        return Judgement(statement, "unknown", due)
    return failing


def quick_verdict(statement: Statement) -> Verdict:
    """Return the verdict of `judge` without its slip, which costs far more: what asks many claims whether they hold."""
    return judge(statement).verdict if statement.ground == "guess" else verdict_of(statement)[0]


def roughly_holds(statement: Statement) -> bool:
    """Return whether a statement with a hedge holds where each figure is no nearer than its digits before the zeros.

    So does a per cent of what was counted in hundreds: "1.600 hộ (chiếm 14,7%)".
    """
    hedged = any(one.hedge or one.estimate for one in statement.quantities)
    part = statement.terms[0].digits
    if not hedged and not (statement.stated.is_percent and len(part.rstrip("0")) > 1 and part.endswith("00")):
        return False
    try:
        return _met(_reach(statement, lambda one: one.rough), statement.stated.rough)
    except ZeroDivisionError:
        return True


class _Holding:
    """Tells of one statement after another whether it does not fail, by what is quickest to tell of it.

    What follows from the same terms is reckoned once: most slips are looked for in the figure that is stated.
    """

    def __init__(self) -> None:
        self._of: tuple[object, object] = (None, None)
        self._due: Reach | None = None

    def __call__(self, statement: Statement) -> bool:
        """Return whether a statement holds, or may."""
        if (due := self._reach(statement)) is None:
            return False
        if _met(due, statement.stated.possible):
            return True
        return statement.listed and verdict_of(statement)[0] != "fails"

    def _reach(self, statement: Statement) -> Reach | None:
        """Return what may follow from the terms of a statement; None where nothing does."""
        if self._of[0] is not statement.kind or self._of[1] is not statement.terms:
            self._of = (statement.kind, statement.terms)
            try:
                self._due = _reach(statement, lambda one: one.possible)
            except ZeroDivisionError:
                self._due = None
        return self._due


def verdict_of(statement: Statement) -> tuple[Verdict, Reach]:
    """Return whether a statement holds, and what should have been stated."""
    try:
        due = _reach(statement, lambda one: one.rounded)
        if _met(due, statement.stated.rounded):
            return "holds", due
        possible = _reach(statement, lambda one: one.possible)
    except ZeroDivisionError:
        nothing = any(term.value == 0 and term.counted for term in statement.terms)
        return ("fails" if nothing and statement.name in ("growth", "index", "multiple") else "unknown"), ()
    if _met(possible, statement.stated.possible):
        return "loose", due
    off = min(one.distance(statement.stated.value) for one in possible)
    return ("loose" if statement.listed and off <= 2 * statement.stated.step else "fails"), due


def _reach(statement: Statement, read: Callable[[Quantity], Interval]) -> Reach:
    reach = statement.kind.reach
    return tuple(reach(*(read(term) for term in statement.terms)))


def _met(due: Reach, stated: Interval) -> bool:
    return any(one.meets(stated) for one in due)
