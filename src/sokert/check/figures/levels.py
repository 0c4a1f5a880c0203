"""How grave a fault of each rule can be, and when: the table of gravity, told rule by rule.

ways_of("FIGURE-SUM")    how figures were read → the level and signs of each row that can decide
"""

from __future__ import annotations

from collections.abc import Mapping

from sokert.check.figures.findings import ROWS
from sokert.check.figures.rules import RULES
from sokert.errors import Level
from sokert.figures.gravity import GRAVITY, How, Row
from sokert.figures.gravity import Level as Gravity

# Rules of claims that only a report's own figures make: their words are never a guess.
_TYPED = {"FIGURE-IDENTITY": "identity", "FIGURE-IDENTITY-PREVIOUS": "identity", "FIGURE-RATE-PAIR": "share"}
_GUESSED = frozenset(("guess", "likely"))
_LEVELS: tuple[Level, ...] = ("info", "warning", "error")
Ways = Mapping[How, tuple[tuple[Level, str], ...]]


def ways_of(code: str) -> Ways:
    """Return the levels that a fault of a rule can have, each with what makes it so, the first that fits.

    >>> ways_of("FIGURE-CUT"), ways_of("FIGURE-IDENTITY")
    ({}, {'given': (('warning', 'soft'), ('error', ''))})
    >>> [level for level, _ in ways_of("FIGURE-REST")["clause"]]
    ['info', 'warning', 'info']

    A rule that always has its own level gives nothing.
    """
    most = next((one.level for one in RULES if one.code == code), None)
    relations = {_TYPED[code]} if code in _TYPED else {one for row in ROWS if row[2] == code for one in row[0].split()}
    if most is None or not relations:
        return {}
    hows: tuple[How, ...] = ("given",) if code in _TYPED else ("given", "clause")
    ways = {how: _ways(relations, how, most, code in _TYPED) for how in hows}
    return ways if len({level for way in ways.values() for level, _ in way}) > 1 else {}


def _ways(relations: set[str], how: How, most: Level, typed: bool) -> tuple[tuple[Level, str], ...]:
    """Return the rows that can decide about claims that were read so, none graver than the rule is."""
    rows = [row for row in GRAVITY if how in row.read.split() or not row.read]
    rows = [row for row in rows if not row.relations or relations & set(row.relations.split())]
    rows = [row for row in rows if not (typed and _GUESSED & set(row.signs.split()))]
    end = next(at for at, row in enumerate(rows) if _decides(row))
    return tuple((_at_most(row.level, most), _name(row)) for row in rows[: end + 1])


def _decides(row: Row) -> bool:
    """Return whether no row below can be reached."""
    return not row.relations and not row.signs


def _at_most(level: Gravity, most: Level) -> Level:
    return min(level or "info", most, key=_LEVELS.index)


def _name(row: Row) -> str:
    """Return the name of what makes a row fit: its signs, of a row for one relation with that before them."""
    return "-".join([*(row.relations.split() if len(row.relations.split()) == 1 else ()), *row.signs.split()])
