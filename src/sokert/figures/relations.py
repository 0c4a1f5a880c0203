"""The table of relations: what a statement claims, as interval arithmetic and as the sum a person would do.

An `Account` (`statements`) holds what is said of one noun, each figure in its role. A row here tells which roles give
which: "growth" follows from "now" and "before". Where words have two meanings a row gives several intervals, and
either makes the statement true.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sokert.figures.interval import Interval, Reach


@dataclass(frozen=True, slots=True)
class Kind:
    """A relation: the figure it states, those it follows from, how, and the sum in signs.

    `unless` names a role that another row judges the same figure by, and better.
    """

    name: str
    states: str
    needs: tuple[str, ...]
    reach: Callable[..., Reach]
    sum: str
    unless: str = ""


def _total(*parts: Interval) -> Reach:
    return (sum(parts[1:], start=parts[0]),)


def _at_least(*parts: Interval) -> Reach:
    return (Interval(max(part.low for part in parts), math.inf),)


def _together(*parts: Interval) -> Reach:
    return (Interval(sum(part.low for part in parts), math.inf),)


def _at_most(*parts: Interval) -> Reach:
    return (Interval(-math.inf, min(part.high for part in parts)),)


def _between(*parts: Interval) -> Reach:
    return (Interval.around(parts),)


def _timely(done: Interval, *bases: Interval) -> Reach:
    return tuple(done * 100 / base for base in bases)


def _quotient(part: Interval, whole: Interval) -> Reach:
    return (part * 100 / whole,)


def _growth(now: Interval, before: Interval) -> Reach:
    return (now * 100 / before - 100,)


def _gap(now: Interval, before: Interval) -> Reach:
    return (now - before,)


def _times(now: Interval, before: Interval) -> Reach:
    return (now / before,)


def _rise(now: Interval, before: Interval) -> Reach:
    return (now / before, now / before - 1)  # "tăng 3 lần" is said of both


def _share_by(now: Interval, other: Interval, share: Interval) -> Reach:
    return (now * share / other,)  # of one whole, whatever it is


def _moved(now: Interval, whole: Interval, before: Interval, whole_before: Interval) -> Reach:
    return (now * 100 / whole - before * 100 / whole_before,)


def _growth_by(now: Interval, difference: Interval) -> Reach:
    if difference.low <= 0 <= difference.high:
        return (Interval(-100, 100) * (difference / now),)
    return (Interval.of(100) / (now / difference - 1),)


def _index_by(now: Interval, difference: Interval) -> Reach:
    return (Interval.of(100) / (-(difference / now) + 1),)


def _index_or_growth(now: Interval, before: Interval) -> Reach:
    return (now * 100 / before, now * 100 / before - 100)  # a column "so với cùng kỳ (%)" holds one or the other


def _points_or_growth(now: Interval, before: Interval) -> Reach:
    return (now - before, now * 100 / before - 100)


def _any_growth(now: Interval, before: Interval) -> Reach:
    return (*_points_or_growth(now, before), now - 100)  # the last of an index, to which the time before is 100


def _over_100(level: Interval, before: Interval) -> Reach:
    return (level - 100,)


_OF_SHARES = "{} / {} × 100 - {} / {} × 100"

KINDS: tuple[Kind, ...] = (
    # against another time
    Kind("difference", "difference", ("now", "before"), _gap, "{} - {}"),
    Kind("growth", "growth", ("now", "before"), _growth, "{} / {} × 100 - 100"),
    Kind("growth", "growth", ("now", "difference"), _growth_by, "{1} / ({0} - {1}) × 100", unless="before"),
    Kind("index", "index", ("now", "before"), _quotient, "{} / {} × 100"),
    Kind("index", "index", ("now", "difference"), _index_by, "{0} / ({0} - {1}) × 100", unless="before"),
    Kind("index", "index", ("growth",), lambda growth: (growth + 100,), "100 + {}", unless="before"),
    Kind("multiple", "multiple", ("now", "before"), _times, "{} / {}"),
    Kind("multiple", "times", ("now", "before"), _rise, "{} / {}"),
    Kind("points", "points", ("rate", "rate before"), _gap, "{} - {}"),
    Kind("points", "rise of rate", ("rate", "rate before"), _points_or_growth, "{} - {}"),
    # against another time, of an index, and of a level that may be one
    Kind("points", "points", ("level", "level before"), _gap, "{} - {}"),
    Kind("points", "rise of level", ("level", "level before"), _any_growth, "{} - {}"),
    Kind("growth", "rise of index", ("level", "level before"), _over_100, "{} - 100"),
    # against a plan
    Kind("progress", "progress", ("now", "plan"), _quotient, "{} / {} × 100"),
    Kind("excess", "excess", ("now", "plan"), _growth, "{} / {} × 100 - 100"),
    Kind("excess", "excess", ("progress",), lambda progress: (progress - 100,), "{} - 100", unless="plan"),
    Kind("surplus", "surplus", ("now", "plan"), _gap, "{} - {}"),
    # against a whole
    Kind("share", "share", ("now", "whole"), _quotient, "{} / {} × 100"),
    Kind("share", "share", ("now", "other", "other share"), _share_by, "{0} × {2} / {1}", unless="whole"),
    Kind("points", "points of share", ("now", "whole", "before", "whole before"), _moved, _OF_SHARES),
    Kind("complement", "rest", ("whole", "now"), _gap, "{} - {}"),
    Kind("rest", "rest share", ("share",), lambda share: (-share + 100,), "100 - {}"),
    # over a number of things or months
    Kind("average", "average", ("now", "number"), _times, "{} / {}"),
    Kind("product", "output", ("area", "yield"), lambda area, crop: (area * crop,), "{} × {}"),
    # in a row
    Kind("rank", "moved", ("place before", "place"), _gap, "{} - {}"),
    Kind("order", "among", ("place",), _at_least, "{}"),
)

# Relations of as many figures as there are: a list is made by whoever reads it.
LISTS: Mapping[str, Kind] = {
    name: Kind(name, "", (), reach, shown)
    for name, reach, shown in (
        ("equal", lambda one: (one,), "{}"),
        ("sum", _total, "+"),
        ("parts", _at_least, "max"),
        ("within", _together, "+"),
        ("lists", _total, "+"),
        ("received", _total, "+"),
        ("carry-over", lambda one: (one,), "{}"),
        ("between", _between, "between"),
        ("shares", _total, "+"),
        ("against", _index_or_growth, "{} / {} × 100"),
        ("rises", _at_least, "≥"),
        ("falls", _at_most, "≤"),
        ("timeliness", _timely, "{} / {} × 100"),
    )
}
