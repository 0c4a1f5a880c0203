"""Reads a cell as people type it: a figure with its hedge and unit, nothing, or what keeps it from being one.

Nothing is guessed: a text with two meanings is decided by its column, or refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import Decimal

from sokert.models.misread import readings
from sokert.sources.table import Cell, plain
from sokert.units import RANKS, moved, steps, unit_of
from sokert.vietnamese.read.quantities import HEDGES, is_unit
from sokert.vietnamese.read.vocabulary import WORDS

# What a table says where it has no figure, and where the figure is none at all.
DASHES = frozenset(["-", "–", "—", "−", "--", "---"])
_DOTS = frozenset("…_.") | {"..", "..."}
_NOT_KNOWN = frozenset(
    [
        "chưa có", "chưa có số liệu", "chưa báo cáo", "chưa cập nhật", "chưa tổng hợp", "đang tổng hợp",
        "chưa thống kê", "không có số liệu", "không áp dụng", "không giao", "n/a", "na", "null", "none", "nan",
    ]
)  # fmt: skip
_NONE = frozenset(["không", *map(str.strip, WORDS["none"].split(","))])
_HEDGE = "|".join(sorted(map(re.escape, HEDGES), key=len, reverse=True))
_SAID = re.compile(
    rf"(?:(?P<hedge>{_HEDGE})\s+|(?P<near>[~≈]\s*))?(?P<figure>[-+−]?\d(?:[\d.,_ ]*\d)?)\s*(?P<rest>[^\d\s].*)?",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?P<said>(?:xếp\s+)?(?:thứ hạng|vị thứ|thứ|hạng)\s*:?\s*)?(?P<place>\d{1,4})(?:\s*/\s*(?P<total>\d{1,4}))?",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(r"(?:≥|>=|từ|trên|tối thiểu|ít nhất)\s*(?P<figure>\d[^≥>]*?)(?:\s*trở lên)?", re.IGNORECASE)
_PAIR = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_PADDED = re.compile(r"[-+−]?0\d{2,}")
_COUNT_WITH_COMMA = re.compile(r"[-+−]?[1-9]\d{0,2},\d{3}")


@dataclass(frozen=True, slots=True)
class Marks:
    """How the texts of a column write decimals: the first cell that shows it, by the mark."""

    by: Mapping[str, Cell] = field(default_factory=dict)
    decimal: str = ""
    """The mark before decimals where it was told; "?" where the kind of source leaves it open."""
    dash: str = "none"
    """What "-" says: no figure, or zero."""
    odd: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Cells with a dot before decimals among commas, which leave others open: what is told of each, by its place."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: a figure in a unit, or why it says none that could be used."""

    value: Decimal | None = None
    hedge: str = ""
    estimate: bool = False
    unit: str = ""
    decimals: int | None = None
    total: Decimal | None = None
    """How many are ranked, of a rank."""
    fault: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def marks_of(cells: Iterable[Cell], decimal: str = "", dash: str = "none", beside: Iterable[Cell] = ()) -> Marks:
    """Return how the texts of a column write decimals; where it shows no comma, those of the columns beside it say.

    >>> sorted(marks_of([Cell("1.234,5", "B2"), Cell("12.5", "B3"), Cell("1.234", "B4"), Cell(7, "B5")]).by)
    [',', '.']
    """
    seen = _by_mark(cells)
    shown = {mark: found[0] for mark, found in seen.items() if mark and found}
    commas = seen[","] or _by_mark(beside)[","] if seen["."] else []
    if decimal == "." or not seen[""] or len(commas) <= len(seen["."]):
        return Marks(shown, decimal, dash)
    facts = {"other": f"{commas[0].spot}: {commas[0].text}", "open": seen[""][0].text, "at": seen[""][0].spot}
    odd = {cell.spot: {**facts, "right": cell.text.replace(".", ",")} for cell in seen["."] if cell.spot}
    return Marks({",": commas[0]}, decimal, dash, {} if decimal else odd)


def _by_mark(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Return the texts that show a mark before their decimals, by that mark, and without one what may be either."""
    seen: dict[str, list[Cell]] = {",": [], ".": [], "": []}
    for cell in cells:
        said = _SAID.fullmatch(cell.text) if cell.text else None
        meant = readings(said["figure"]) if said and not _is_slip(said) else {}
        if meant and re.search(r"[.,]", cell.text):
            seen[next(iter(meant)) if len(meant) == 1 else ""].append(cell)
    return seen


def _is_slip(said: re.Match[str]) -> bool:
    """Return whether letters stand right behind digits that are no unit: 3.2OO is no figure."""
    rest = said["rest"] or ""
    return bool(rest) and said.end("figure") == said.start("rest") and not (is_unit(rest.lower()) or is_unit(rest))


def read(cell: Cell, unit: str = "", marks: Marks | None = None) -> Reading:
    """Return what a cell says, in the unit of its row where that is known.

    >>> read(Cell("gần 2.600"), "tin bài").value, read(Cell("gần 2.600")).hedge
    (Decimal('2600'), 'gần')
    >>> read(Cell("1,2 tỷ đồng"), "triệu đồng").value, read(Cell("12,5%")).unit
    (Decimal('1200'), '%')
    >>> read(Cell("chưa có")).value, read(Cell("2.600 (ước)")).fault
    (None, 'SOURCE-CELL-TEXT')
    """
    if cell.fault:
        return Reading(fault=cell.fault, facts={"given": cell.shown})
    if isinstance(cell.value, bool):
        return Reading(fault="SOURCE-CELL-TRUTH", facts={"given": str(cell.value).upper()})
    if isinstance(cell.value, date | time | timedelta):
        return Reading(fault="SOURCE-CELL-DATE", facts={"given": _day(cell.value)})
    if isinstance(cell.value, int | Decimal):
        found = Reading(Decimal(cell.value), unit="%" if cell.is_percent else "", decimals=cell.decimals)
        return _in_unit(found, unit, cell)
    if cell.value is not None and not isinstance(cell.value, str):
        return Reading(fault="SOURCE-CELL-TEXT", facts={"given": cell.shown})
    return _text(cell, unit, marks or Marks()) if cell.text else Reading()


def in_column(found: Reading, own: str, unit: str, cell: Cell) -> Reading:
    """Return a figure of a column with a unit of its own in the unit of its row, unless the cell names another.

    >>> in_column(Reading(Decimal(12000)), "triệu đồng", "tỷ đồng", Cell(12000)).value
    Decimal('12')
    """
    return _in_unit(replace(found, unit=found.unit or own), unit, cell)


def read_plan(cell: Cell, unit: str = "", marks: Marks | None = None) -> Reading:
    """Return what the cell of a plan says; of "từ 95% trở lên" the figure that is to be reached.

    >>> read_plan(Cell("≥ 95%"), "%").value, read_plan(Cell("từ 80 trở lên"), "xã").value
    (Decimal('95'), Decimal('80'))
    """
    if cell.text in DASHES:
        return Reading()  # nobody plans that nothing occurs by a dash
    if (match := _THRESHOLD.fullmatch(cell.text)) and any(sign.isdigit() for sign in match["figure"]):
        cell = replace(cell, value=match["figure"])
    return read(cell, unit, marks)


def _day(value: date | time | timedelta) -> str:
    """Return a day as an office writes it.

    >>> _day(date(2026, 2, 1))
    '01/02/2026'
    """
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _text(cell: Cell, unit: str, marks: Marks) -> Reading:
    words = cell.text
    small = words.lower().rstrip(".") or words
    if words in DASHES:
        return Reading(Decimal(0)) if marks.dash == "zero" else Reading()
    if words in _DOTS or small in _NOT_KNOWN:
        return Reading()
    if small in _NONE:
        return Reading(Decimal(0))
    ranked = _RANK.fullmatch(words)
    if ranked and (ranked["said"] or (ranked["total"] and unit.lower() in RANKS)) and unit.lower() in ("", *RANKS):
        total = Decimal(ranked["total"]) if ranked["total"] else None
        return Reading(Decimal(ranked["place"]), unit=unit or RANKS[0], total=total)
    if pair := _PAIR.fullmatch(words):
        return Reading(fault="SOURCE-CELL-PAIR", facts={"given": words, "value": pair[1], "total": pair[2]})
    said = _SAID.fullmatch(words)
    if not said or _PADDED.fullmatch(said["figure"]) or not (meant := readings(said["figure"])):
        return Reading(fault="SOURCE-CELL-TEXT", facts={"given": words})
    if odd := marks.odd.get(cell.spot):
        return Reading(fault="SOURCE-CELL-DOT", facts={"given": words, **odd})
    rest = " ".join((said["rest"] or "").split())
    if rest and not (is_unit(rest.lower()) or is_unit(rest) or rest.lower() == unit.lower()):
        return Reading(fault="SOURCE-CELL-TEXT", facts={"given": words})
    value, fault = _chosen(said["figure"], meant, rest or unit, marks)
    if value is None:
        return Reading(fault="SOURCE-CELL-AMBIGUOUS", facts={"given": words, **fault})
    hedge = "khoảng" if said["near"] else (said["hedge"] or "").lower()
    found = Reading(value, HEDGES.get(hedge, ""), hedge.startswith("ước"), rest, _decimals(said["figure"], value))
    return _in_unit(found, unit, cell)


def _decimals(figure: str, value: Decimal) -> int | None:
    """Return how many decimals somebody typed, where zeros among them would be lost: 12,50."""
    typed = re.search(r"[.,](\d+)$", figure)
    kept = -int(value.as_tuple().exponent)
    return kept if typed and kept > 0 and figure.endswith("0") else None


def _chosen(
    figure: str, meant: Mapping[str, Decimal], unit: str, marks: Marks
) -> tuple[Decimal | None, dict[str, object]]:
    """Return the one meaning of a figure, or the facts of its two."""
    if len(set(meant.values())) == 1:
        return next(iter(meant.values())), {}
    if marks.decimal in meant:
        return meant[marks.decimal], {}
    other = marks.by.get(".")
    is_open = marks.decimal == "?" and "," not in marks.by
    is_rate = unit in ("%", "‰")  # of which there are no thousands
    is_count = bool(_COUNT_WITH_COMMA.fullmatch(figure)) and unit_of(unit).counted
    if other is None and not (is_open or is_rate or is_count):
        return meant[","], {}
    grouped, pointed = sorted(meant.values(), key=abs, reverse=True)
    facts = {"whole": f"{grouped:f}", "decimal": f"{pointed:f}".replace(".", ",")}
    return None, {**facts, "other": f" ({other.spot}: {other.text})" if other else ""}


def _in_unit(found: Reading, unit: str, cell: Cell) -> Reading:
    """Return a figure in the unit of its row; one in another unit, and a count with a fraction, are refused."""
    if found.value is None:
        return found
    power = steps(found.unit or None, unit or None)
    if power is None:
        return Reading(fault="SOURCE-CELL-UNIT", facts={"given": cell.shown, "unit": found.unit, "other": unit})
    only_scale = bool(found.unit) and not unit_of(found.unit).kind  # "20 nghìn": of what, the row says
    if unit or only_scale:
        power = power if unit else unit_of(found.unit).power
        value = plain(moved(found.value, power)) if power else found.value
        found = replace(found, value=value, unit=unit, decimals=None if power else found.decimals)
    assert found.value is not None
    if found.unit and unit_of(found.unit).whole and found.value % 1:
        return Reading(fault="SOURCE-CELL-FRACTION", facts={"given": cell.shown, "unit": found.unit})
    return replace(found, value=Decimal(f"{found.value:f}"))
