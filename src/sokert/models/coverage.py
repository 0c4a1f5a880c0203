"""Which units a total is made of: what a whole lacks is data beside its figure, so that no page can leave it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Unpack

from pydantic import Field

from sokert.errors import Finding
from sokert.models.fields import Before, Model, Words, whole_count

if TYPE_CHECKING:
    from sokert.models.inputs import CoverageIn
    from sokert.models.metric import Metric

MOST_NAMED = 10  # units in one sentence
MOST_HELD = 200  # totals that are held against each other
COUNTED = frozenset(["số", "tổng", "lượng", "các"])  # words that one unit's table has and another's lacks
FEW = 3  # figures in one sentence, units in a cell
Count = Annotated[int, Field(ge=0), Before(whole_count)]


class Coverage(Model, frozen=True):
    """The units that a total is added up from, beside those it should be.

    >>> Coverage(units=2, of=3, without=("Xã C",)).worded()
    'từ 2/3 đơn vị; chưa có: Xã C'
    """

    units: Count
    """How many units gave the figure."""
    of: Count
    """How many have to."""
    without: tuple[Words, ...] = ()
    """Those that did not."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[CoverageIn]) -> None: ...

    def worded(self, most: int = MOST_NAMED) -> str:
        """Return what a page says of it; more than `most` units are counted and not named."""
        lacks = f"; chưa có: {named(self.without)}" if 0 < len(self.without) <= most else ""
        return f"từ {self.units}/{self.of} đơn vị{lacks}"


def named(names: Sequence[str]) -> str:
    """Return names as one sentence holds them: the first ten, and how many more there are.

    >>> named(["Xã A", "Xã B"]), named([str(at) for at in range(12)])
    ('Xã A, Xã B', '0, 1, 2, 3, 4, 5, 6, 7, 8, 9 và 2 đơn vị khác')
    """
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" và {more} đơn vị khác" if more > 0 else "")


def partial(metrics: Iterable[Metric]) -> Iterator[Finding]:
    """Yield the totals that lack units, those that lack the same together; what may be one figure as a pair."""
    alike: dict[Coverage, list[Metric]] = defaultdict(list)
    known = ((one, one.coverage) for one in metrics if one.is_known)
    lacking = [(one, coverage) for one, coverage in known if coverage and coverage.units < coverage.of]
    by_units = sorted(lacking[:MOST_HELD], key=lambda pair: -pair[1].units)
    pairs = [(one[0], other[0]) for one, other in combinations(by_units, 2) if _is_one(one, other)]
    for one, other in pairs:
        facts: dict[str, object] = {"name": one.name, "other": other.name, "code": one.code, "other_code": other.code}
        yield Finding("FIGURE-PARTIAL", facts, level="warning", sentence="SAID-TWO-NAMES").at(metric=one.code)
    paired = {metric.code for pair in pairs for metric in pair}
    for metric, coverage in lacking:
        if metric.code not in paired:
            alike[coverage].append(metric)
    for coverage, totals in alike.items():
        facts = {
            "names": ", ".join(metric.name for metric in totals[:FEW]),
            "more": len(totals[FEW:]) or "",
            "units": coverage.units,
            "of": coverage.of,
            "without": ", ".join(coverage.without[:MOST_NAMED]),
            "others": len(coverage.without[MOST_NAMED:]) or "",
        }
        yield Finding("FIGURE-PARTIAL", facts, level="warning").at(metric=totals[0].code)


def _is_one(*both: tuple[Metric, Coverage]) -> bool:
    """Return whether no unit gave both of two figures that are called nearly alike: "Hồ sơ", "Số hồ sơ"."""
    (one, first), (other, second) = both
    if len({*first.without, *second.without}) != first.of or first.of != second.of:
        return False  # some unit gave both
    words, others = (frozenset(metric.name.lower().split()) - COUNTED for metric in (one, other))
    return (one.unit or "") == (other.unit or "") and words == others
