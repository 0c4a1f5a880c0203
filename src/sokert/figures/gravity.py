"""How grave it is that a statement fails: one table of what is claimed, how it was read, and what speaks for it.

A reader with a calculator must agree with an error and a warning; all else is asked, not told
(docs/decisions/0017-alarms-and-questions.md).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Level = Literal["", "info", "warning", "error"]

How = Literal["given", "clause", "apart", "doubtful"]
"""How it is known that figures belong together: a report or a table gives them so; one sentence says it, of figures
that all say what they count; the words stand further apart; or another reading of the words is as likely."""

Sign = Literal["said", "likely", "guess", "soft", "open", "near", "swapped", "long"]
"""What else is known of a fault: the ground of its statement; that a figure is hedged, or only bounded ("dưới 100");
that a sum is nearly right; that two swapped digits explain it, in a figure so long that nothing else does."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the relations it is of, how they were read, the signs that all must be there, and how grave it is.

    What is left empty fits any.
    """

    relations: str
    read: str
    signs: str
    level: Level

    def fits(self, relation: str, how: How, signs: Collection[str]) -> bool:
        """Return whether a fault is one of this row."""
        known = relation in self.relations.split() or not self.relations
        return known and (how in self.read.split() or not self.read) and set(self.signs.split()) <= set(signs)


# A figure held against a level that is said beside it: in real texts nearly all that fail are wrong.
AGAINST_A_LEVEL = "growth difference index multiple points progress excess surplus share rank"

# The first row that fits tells how grave a fault is. In words a list may leave something out or count something twice,
# and bounds and figures told again are mostly of something else: they are asked, unless a row above says more.
GRAVITY: tuple[Row, ...] = (
    Row("", "given", "guess swapped long", "warning"),
    Row("", "given", "likely swapped", "warning"),
    Row("", "given", "guess", "info"),
    Row("", "given", "likely", "info"),
    Row("", "given", "soft", "warning"),
    Row("sum lists received", "given", "near", "warning"),
    Row("", "given", "", "error"),
    Row("", "clause", "open", "info"),
    Row(AGAINST_A_LEVEL, "clause", "said soft", "warning"),
    Row(AGAINST_A_LEVEL, "clause", "said", "error"),
    Row(AGAINST_A_LEVEL, "clause", "likely swapped", "warning"),
    Row("within", "clause", "said", "warning"),
    Row("sum complement", "clause", "said swapped long", "warning"),
    Row("", "", "", "info"),
)


def gravity_of(relation: str, how: How, signs: Collection[str]) -> Level:
    """Return how grave a fault is.

    >>> [gravity_of("growth", "clause", {"said"}), *(gravity_of("sum", how, {"said"}) for how in ("given", "clause"))]
    ['error', 'error', 'info']
    """
    return next(row.level for row in GRAVITY if row.fits(relation, how, signs))
