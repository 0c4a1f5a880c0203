"""What is to be told of a judgement: the rule that is broken, and one finding for one fault whatever it breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeVar

from sokert.errors import Level, Term
from sokert.figures import Judgement, Quantity, Slip, Statement, slipped
from sokert.figures.judge import quick_verdict
from sokert.vietnamese.sums import figure_of, sum_of

# (relations, slips, rule): the first row that a judgement fits; no slip fits every judgement of its relations.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("growth index multiple times", "nothing", "FIGURE-ZERO-BASE"),
    ("growth difference points excess surplus rank", "sign", "FIGURE-SIGN"),
    ("rises falls", "", "FIGURE-SIGN"),
    ("growth", "index", "FIGURE-INDEX-AS-GROWTH"),
    ("growth", "points", "FIGURE-POINTS"),
    ("multiple", "growth", "FIGURE-MULTIPLE-AS-GROWTH"),
    ("average", "window", "FIGURE-AVERAGE-WINDOW"),
    ("growth", "", "FIGURE-STATED-CHANGE"),
    ("difference rank", "", "FIGURE-STATED-DIFFERENCE"),
    ("points", "", "FIGURE-STATED-POINTS"),
    ("multiple", "", "FIGURE-STATED-MULTIPLE"),
    ("index against", "", "FIGURE-STATED-INDEX"),
    ("share rest timeliness", "", "FIGURE-STATED-SHARE"),
    ("average", "", "FIGURE-STATED-AVERAGE"),
    ("progress excess surplus", "", "FIGURE-PLAN"),
    ("parts within", "", "FIGURE-PARTS"),
    ("order", "", "FIGURE-OVER-TOTAL"),
    ("shares", "", "FIGURE-SHARES-100"),
    ("between", "", "FIGURE-WHOLE-GROWTH"),
    ("complement", "", "FIGURE-REST"),
    ("product", "", "FIGURE-PRODUCT"),
    ("equal", "", "FIGURE-TWO-VALUES"),
    ("sum lists received carry-over", "", "FIGURE-SUM"),
)
_CODES: Mapping[tuple[str, str], str] = {
    (relation, slip): code for relations, slip, code in reversed(ROWS) for relation in relations.split()
}


def code_of(judgement: Judgement) -> str:
    """Return the rule that a judgement breaks; one whose last digit was cut has a rule of its own."""
    name, slip = judgement.statement.name, judgement.slip.name if judgement.slip else ""
    if judgement.verdict == "loose":
        return "FIGURE-CUT"
    return _CODES.get((name, slip)) or _CODES[name, ""]


def wrong_of(judgement: Judgement) -> Quantity:
    """Return the figure that is wrong: the one the slip changed, else the one that was stated."""
    slip = _slip_of(judgement)
    return slip.quantity if slip else judgement.statement.stated


def _slip_of(judgement: Judgement) -> Slip | None:
    return judgement.slip if judgement.statement.name in _ORDERS else judgement.mistyped


_ORDERS = ("parts", "order", "rises", "falls")  # any of the two may be wrong: it is told at the one that stands out


# Relations whose due figure is no number of its own have their own sentence.
_SENTENCES = {
    "parts": "SAID-PART",
    "within": "SAID-WITHIN",
    "equal": "SAID-TWO",
    "order": "SAID-PART",
    "between": "SAID-BETWEEN",
    "rises": "SAID-ORDER",
    "falls": "SAID-ORDER",
}


def sentence_of(judgement: Judgement) -> str:
    """Return the code of what is said of a judgement."""
    if judgement.slip and judgement.slip.name == "nothing":
        return "SAID-ZERO"
    if judgement.verdict == "loose":
        return "SAID-CUT"
    return _SENTENCES.get(judgement.statement.name, "CLAIM-GIVEN")


def wording_of(judgement: Judgement) -> tuple[str, dict[str, object]]:
    """Return the code of the sentence about a judgement, and its facts: of one that is not sure it is a question."""
    code, facts = sentence_of(judgement), facts_of(judgement)
    return ("SAID-ASKED", facts | {"fault": Term(code, **facts)}) if judgement.is_asked else (code, facts)


CHANGES = ("growth", "difference", "points", "rank")


def facts_of(judgement: Judgement) -> dict[str, object]:
    """Return the facts a sentence is told with: what was stated, the sum, what it should be, the slip."""
    statement, value = judgement.statement, judgement.value
    stated, others = statement.stated, [term.text for term in statement.terms if term.text]
    moves = statement.name in CHANGES and value is not None
    return {
        "claim": Term(f"CLAIM-{statement.name.upper()}"),
        "way": way(stated.value) if moves else "",
        "given": stated.text,
        "sum": sum_of(judgement),
        "right_way": way(value) if moves and value is not None else "",
        "right": figure_of(stated, value) if value is not None else "",
        "other": others[-1] if others else "",
        "slip": _slip(judgement),
    }


def way(moved: Fraction | Decimal) -> Term:
    """Return the word for a movement.

    >>> way(Decimal("-0.5")), way(Decimal(0))
    ('WAY-DOWN', 'WAY-LEVEL')
    """
    return Term("WAY-UP" if moved > 0 else "WAY-DOWN" if moved else "WAY-LEVEL")


SLIPS = frozenset(("index", "growth", "points", "base", "swapped", "twice", "dropped", "scale", "digit"))


def _slip(judgement: Judgement) -> Term | str:
    """Return what explains a judgement, in words; nothing where nothing does, or the sentence says it already."""
    slip = judgement.mistyped
    if slip is None or slip.name not in SLIPS:
        return ""
    right = figure_of(slip.quantity, slip.right.value) if slip.right else ""
    return Term(f"SLIP-{slip.name.upper()}", given=slip.quantity.text, right=right)


class Judged(Protocol):
    """A claim as it was judged, and how grave it is."""

    @property
    def judgement(self) -> Judgement:
        """What was judged."""

    @property
    def level(self) -> Level | None:
        """How grave it is; None where there is nothing to tell."""


_LEVELS = ("error", "warning", "info")
One = TypeVar("One", bound=Judged)


def once(claims: Iterable[One]) -> Iterator[One]:
    """Yield the claims that are to be told: of those that one wrong figure breaks the gravest, the surest first."""
    yield from (claim for claim, _ in explained(claims))


def explained(claims: Iterable[One]) -> Iterator[tuple[One, Sequence[One]]]:
    """Yield the claims that are to be told, each with the others that its wrong figure breaks."""
    every = [*claims]
    failing = _shared([claim for claim in every if claim.level], every)
    known: dict[Quantity, list[One]] = defaultdict(list)
    reported: dict[int, list[One]] = {}
    for claim in sorted(failing, key=lambda one: (_LEVELS.index(one.level or "info"), *_doubt(one.judgement))):
        figures = claim.judgement.statement.quantities
        first = next((one for figure in figures for one in known.get(figure, ()) if _explains(one, claim)), None)
        if first is None:
            known[wrong_of(claim.judgement)].append(claim)
            reported[id(claim)] = []
        else:
            reported[id(first)].append(claim)
    yield from ((claim, reported[id(claim)]) for claim in failing if id(claim) in reported)


def _explains(first: Judged, claim: Judged) -> bool:
    """Return whether the wrong figure of one claim is all that is wrong with another.

    Of two sums that the author wrote down the right figure of the one must mend the other. What is read of words may
    be read amiss: there a figure is accused once.
    """
    one, other = first.judgement, claim.judgement
    if not (is_written(one) and is_written(other)):
        return True
    slip, due = _slip_of(one), one.value
    right = slip.right if slip else None if due is None else one.statement.stated.saying(due)
    return right is None or quick_verdict(_instead(other.statement, wrong_of(one), right)) != "fails"


def is_written(judgement: Judgement) -> bool:
    """Return whether it is of a sum that somebody wrote down as such, and that fails."""
    given = isinstance(judgement.statement.stated.place.source, tuple)
    return given and judgement.statement.name in ("identity", "parts") and judgement.verdict == "fails"


# In these a figure is off by as much as the whole sum.
_SUMS = ("sum", "identity", "lists", "complement")
_FEW = 30  # faults of one text that are held against each other


def _shared(failing: list[One], every: Sequence[One]) -> list[One]:
    """Return failing claims, a sum with the slip of the one figure that breaks another claim too."""
    if not failing or len(failing) > _FEW:
        return failing
    failures = _by_figure(one.judgement.statement for one in failing)
    holding = (one.judgement for one in every if one.judgement.verdict == "holds")
    sums = _by_figure(one.statement for one in holding if _is_sum(one))
    found = [_with_common_slip(claim, failures, sums) for claim in failing]
    return [_without_slip(claim, sums) if _is_doubted(claim) else claim for claim in found]


ByFigure = Mapping[Quantity, Sequence[Statement]]


def _by_figure(statements: Iterable[Statement]) -> ByFigure:
    """Return statements by the figures that they are of."""
    found: dict[Quantity, list[Statement]] = defaultdict(list)
    for one in statements:
        for figure in one.quantities:
            found[figure].append(one)
    return found


def _is_sum(judgement: Judgement) -> bool:
    return judgement.statement.name in _SUMS


def _with_common_slip(claim: One, failures: ByFigure, sums: ByFigure) -> One:
    """Return a sum with the figure that mends most other claims too: one that no sum says is right, a slip first."""
    judgement = claim.judgement
    statement, due = judgement.statement, judgement.value
    if not _is_sum(judgement) or due is None or judgement.verdict != "fails":
        return claim
    stated, best = statement.stated, (False, 0, False)
    for figure in (*statement.terms, stated):
        # what the very same figures claim once more says nothing of which of them is wrong
        others = [one for one in failures[figure] if {*one.quantities} != {*statement.quantities}]
        right = _mending(statement, figure, stated.value - due) if others else None
        holding = sum(quick_verdict(_instead(one, figure, right)) == "holds" for one in others) if right else 0
        if not right or not holding:
            continue
        name = slipped(figure, right)
        rank = (not _is_proved(figure, right, sums), holding, name == "swapped")
        if rank > best:
            claim, best = _slipping(claim, Slip(name, figure, right, shared=True)), rank
    return claim


def _mending(statement: Statement, figure: Quantity, gap: Fraction) -> Quantity | None:
    """Return what a figure should be for a sum that is off by a gap: more, or less where it is taken away."""
    tries = (figure.saying(figure.value + by) for by in ((-gap,) if figure is statement.stated else (gap, -gap)))
    return next((one for one in tries if quick_verdict(_instead(statement, figure, one)) != "fails"), None)


def _is_doubted(claim: Judged) -> bool:
    """Return whether a claim that is no sum is explained by a slip in one of its terms, which a sum may prove right."""
    slip = claim.judgement.mistyped
    is_of_it = slip is not None and slip.right is not None and slip.quantity is not claim.judgement.statement.stated
    return is_of_it and not _is_sum(claim.judgement)


def _without_slip(claim: One, sums: ByFigure) -> One:
    """Return a claim without a slip in a figure of which a sum that holds says that it is right."""
    slip = claim.judgement.mistyped
    assert slip is not None
    assert slip.right is not None
    return _slipping(claim, None) if _is_proved(slip.quantity, slip.right, sums) else claim


def _is_proved(figure: Quantity, right: Quantity, sums: ByFigure) -> bool:
    """Return whether a sum that holds says that a figure is right as it stands, and another would be wrong."""
    return any(quick_verdict(_instead(one, figure, right)) == "fails" for one in sums.get(figure, ()))


def _slipping(claim: One, slip: Slip | None) -> One:
    """Return a claim with what explains it."""
    return replace(claim, judgement=replace(claim.judgement, slip=slip))  # type: ignore[type-var]


def _instead(statement: Statement, term: Quantity, right: Quantity) -> Statement:
    """Return a statement with another figure in the place of one."""
    terms = tuple(right if one == term else one for one in statement.terms)
    return replace(statement, stated=right if statement.stated == term else statement.stated, terms=terms)


def _doubt(judgement: Judgement) -> tuple[bool, bool, bool]:
    """Return how sure it is which figure is wrong: one that breaks two claims, a telling slip, any slip, none."""
    slip = judgement.slip
    if slip is None:
        return True, True, True
    common = slip.shared or (_is_sum(judgement) and slip.quantity is not judgement.statement.stated)
    return not common, not slip.is_telling, False
