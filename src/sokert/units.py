"""UNITS: what a figure is counted or measured in: a scale times a base, and which of them go together.

    triệu đồng   10 to the 6th of đồng        nghìn lượt   10 to the 3rd of lượt        tạ   10 to the 2nd of kg

Figures of one kind may be added, divided and compared once they are in one unit; money is no weight, and an area
no count. Things counted one by one are one kind whatever they are called: a văn bản đến is a văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

_AVERAGE = re.compile(r"\b(?:bình quân|trung bình)\b", re.IGNORECASE)
# Averages over time of people who are in one place alone: those of all places are those of each together.
_OVER_TIME = re.compile(
    r"(?:dân số|(?:số )?(?:người )?lao động|(?:số )?nhân khẩu|quân số)(?: [^\s/]+){0,4}? (?:bình quân|trung bình)"
    r"(?: (?:năm|kỳ|quý|tháng|trong (?:năm|kỳ|quý|tháng)|\d+ tháng)\b[^/]*)?",
    re.IGNORECASE,
)
SCALES: Mapping[str, int] = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
"""The words that stand before what is counted, each a power of ten."""

# Every other base is a thing counted: the kinds of what is measured, and each base's power of ten in its kind.
_MEASURES: Mapping[str, Mapping[str, int]] = {
    "length": {"mm": -3, "cm": -2, "dm": -1, "m": 0, "mét": 0, **dict.fromkeys(["km", "ki-lô-mét", "kilômét"], 3)},
    "area": {
        **dict.fromkeys(["m2", "m²", "mét vuông"], 0),
        **dict.fromkeys(["ha", "héc-ta", "héc ta", "hécta", "hecta"], 4),
        **dict.fromkeys(["km2", "km²", "ki-lô-mét vuông"], 6),
    },
    "volume": {"ml": -3, "lít": 0, "m3": 3, "m³": 3, "mét khối": 3},
    "weight": {"g": -3, "gam": -3, "kg": 0, "ki-lô-gam": 0, "kilôgam": 0, "yến": 1, "tạ": 2, "tấn": 3},
    "power": {"W": 0, "kW": 3, "kWp": 3, "MW": 6, "MWp": 6},
    "load": {"kVA": 3, "MVA": 6},
    "energy": {"Wh": 0, "kWh": 3, "MWh": 6, "GWh": 9},
    "data": {"MB": 6, "GB": 9, "TB": 12},
    "đồng": {"đồng": 0, "VND": 0, "VNĐ": 0, "đ": 0},
    "USD": {"USD": 0, "đô la": 0, "đô la Mỹ": 0},
    "EUR": {"EUR": 0, "euro": 0},
    "rate": {"%": -2, "‰": -3},
}
_ALONE = ("°C", "độ", "lần", "điểm", "điểm phần trăm", "tháng")
_KINDS: Mapping[str, tuple[str, int]] = {
    base.casefold(): (kind, power) for kind, bases in _MEASURES.items() for base, power in bases.items()
} | {base.casefold(): (base, 0) for base in _ALONE}
COUNT = "count"
_MONEYS = ("đồng", "USD", "EUR")
_MEASURED_KINDS = _MEASURES.keys() - {"rate"}
RANKS = ("hạng", "thứ", "thứ hạng", "vị thứ")
"""The units of a place in an order."""
_RANK = r"(?:xếp (?:vị )?thứ|thứ hạng|vị thứ|(?:vị trí )?xếp hạng)"
_OF_RANK = r"(?:chỉ số|chung|toàn|trong|so với|của|về|thi đua|chuyển đổi số|cải cách|(?-i:[A-Z]{2,}))"
_RANKED = re.compile(rf"(?:xếp (?:vị )?thứ|thứ hạng|vị thứ)\b.*|{_RANK}(?: {_OF_RANK}.*)?|.*[(:,–-] ?{_RANK}\)?", re.I)
# An index tells a figure in per cent of that of another time, which is 100. The names of those that offices report:
_INDEX = re.compile(
    r"\b(?:IIP|CPI|PPI)\b|(?<!chứng )\bchỉ số (?:phát triển )?"
    r"(?:sản xuất|giá|tiêu thụ|tồn kho|sử dụng lao động|khối lượng|lượng|GRDP|GDP)\b"
    r"|\bchi so (?:phat trien )?(?:san xuat|gia|tieu thu)\b",
    re.IGNORECASE,
)
_ANY_INDEX = re.compile(r"(?<!chứng )\bchỉ số\b", re.IGNORECASE)
# Names of what is reckoned from an index, and of one that was 100 many years ago.
_NO_INDEX = re.compile(r"tăng|giảm|tốc độ|t[ỷỉ] (?:lệ|trọng)|đóng góp|quyền số|năm gốc|= ?100", re.IGNORECASE)
_AGAINST = re.compile(r"\bso (?:với )?(?P<base>(?!với|cùng kỳ)[^()]+)\)?$", re.IGNORECASE)
_NEAR_100 = (50, 200)
# These begin with a measure's name and still are counted one by one.
_COUNTED = ("đồng chí", "đồng bào", "điểm cầu", "điểm đen", "điểm trường", "điểm bưu điện", "lần họp")
# Counted like things, and still half of one is something.
_OF_TIME = ("giờ", "phút", "giây", "ngày", "tuần", "năm", "tuổi")
_SHORT = re.compile(r"(?:(tr\.?|triệu)|1\.?000) ?(?=(?:đ|đồng|vnđ|vnd)\b)", re.IGNORECASE)
_MONEY = re.compile(r"^(?:đồng|đ|vnđ|vnd)\b", re.IGNORECASE)
_SCALED = re.compile(rf"(?:{'|'.join(SCALES)})(?= (?!lệ\b)|$)", re.IGNORECASE)
_MEASURED = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _KINDS), key=len, reverse=True))})(?= |$)", re.IGNORECASE)


class Unit(NamedTuple):
    """A unit: a figure in it is so many tens to the `power` of what its kind is measured in."""

    power: int
    base: str
    kind: str

    @property
    def counted(self) -> bool:
        """Whether its figures count things one by one: no scale, no measure, no ratio."""
        return self.kind == COUNT and not self.power

    @property
    def whole(self) -> bool:
        """Whether its figures have no decimals: what is counted one by one, but for days and hours.

        >>> unit_of("hồ sơ").whole, unit_of("mét").whole, unit_of("ngày").whole
        (True, False, False)
        """
        return self.counted and "/" not in self.base and not self.base.casefold().startswith(_OF_TIME)


def spelt(unit: str) -> str:
    """Return a unit of money with its scale in words, as a sentence says it.

    >>> spelt("trđ"), spelt("Tr. đồng"), spelt("1.000đ/người"), spelt("triệu đồng"), spelt("trường")
    ('triệu đồng', 'triệu đồng', 'nghìn đồng/người', 'triệu đồng', 'trường')
    """
    short = _SHORT.match(unit)
    if not short:
        return unit
    return f"{'triệu' if short[1] else 'nghìn'} {_MONEY.sub('đồng', unit[short.end() :])}"


@lru_cache(maxsize=1000)
def unit_of(text: str) -> Unit:
    """Return what a unit is made of, however its scale is spelled.

    >>> unit_of("tỉ đồng"), unit_of("nghìn lượt khách")
    (Unit(power=9, base='đồng', kind='đồng'), Unit(power=3, base='lượt khách', kind='count'))
    >>> unit_of("nghìn tỷ đồng").power, unit_of("tạ").kind, unit_of("triệu đồng/người").kind
    (12, 'weight', 'đồng/người')
    >>> unit_of("Tr.đ").power, unit_of("1.000 đồng").power, unit_of("Ha").kind
    (6, 3, 'area')
    """
    base, power = " ".join(text.split()), 0
    if short := _SHORT.match(base):
        power, base = (6 if short[1] else 3), base[short.end() :]
    while match := _SCALED.match(base):
        power += SCALES[match[0].lower()]
        base = base[match.end() :].lstrip()
    one, slash, by = base.partition("/")
    match = None if one.casefold().startswith(_COUNTED) else _MEASURED.match(one.strip())
    kind, own = _KINDS[match[0].casefold()] if match else (COUNT if base else "", 0)
    return Unit(power + own, base, f"{one.strip() if kind == COUNT else kind}/{by.strip()}" if slash else kind)


def steps(given: str | None, wanted: str | None) -> int | None:
    """Return by which power of ten a figure in one unit becomes one in another; None where no power does.

    >>> steps("tỷ đồng", "triệu đồng"), steps("tạ", "tấn"), steps("văn bản đến", "văn bản")
    (3, -1, 0)
    >>> steps("đồng", "lượt"), steps("ha", "tấn")
    (None, None)

    A figure that names no unit is in that of the other.
    """
    if given is None or wanted is None or given == wanted:
        return 0
    one, other = unit_of(given), unit_of(wanted)
    return one.power - other.power if one.kind == other.kind or "" in (one.kind, other.kind) else None


def said_as(unit: str, words: str) -> tuple[str, int | None] | None:
    """Return the unit that words behind a figure begin with, where it is another than the figure's own `unit`.

    With it comes the power of ten between the two; None where they measure other things.

    >>> said_as("triệu USD", "tỷ USD bằng"), said_as("triệu USD", "triệu đồng"), said_as("tấn", "kg")
    (('tỷ USD', -3), ('triệu đồng', None), ('kg', 3))
    >>> said_as("nghìn lượt", "lượt khách"), said_as("nghìn lượt", "khách"), said_as("tỷ đồng", "hộ")
    (('lượt', 3), None, None)
    """
    own, other = unit_of(unit), unit_of(words)
    said = " ".join(words.split())
    scale = len(said) - len(other.base)
    if other.kind == "":  # "1.234,5 triệu": of what, is left unsaid
        return (said, own.power - other.power) if said and own.kind in (COUNT, *_MONEYS) else None
    if own.kind == other.kind == COUNT:
        named = re.match(rf"{re.escape(own.base)}(?!\w)", other.base, re.IGNORECASE)
        return (said[: scale + len(own.base)], own.power - other.power) if named else None
    (of, _, by), (kind, _, per) = own.kind.partition("/"), other.kind.partition("/")
    measured = _MEASURED.match(other.base)
    if measured is None or (by and per and by.split()[0] != per.split()[0]) or not {of, kind} <= _MEASURED_KINDS:
        return None
    return said[: scale + measured.end()], own.power - other.power if of == kind else None


def go_together(units: Iterable[str | None]) -> bool:
    """Return whether figures in these units may be added and compared.

    >>> go_together(["tỷ đồng", "triệu đồng", None]), go_together(["tỷ đồng", "hồ sơ"])
    (True, False)
    """
    return len({unit_of(unit).kind for unit in units if unit is not None} - {""}) <= 1


def is_average(name: str) -> bool:
    """Return whether a name says that its figure is an average: it may have a fraction, and adds up to nothing.

    >>> is_average("Tiêu chí bình quân/xã"), is_average("Tiêu chí đạt")
    (True, False)
    """
    return bool(_AVERAGE.search(name))


def is_over_time(name: str) -> bool:
    """Return whether a name says an average of a time, not of a head or a place: those of several places add up.

    >>> is_over_time("Dân số trung bình"), is_over_time("Lao động bình quân trong kỳ")
    (True, True)
    >>> is_over_time("Lao động bình quân một cơ sở"), is_over_time("Thu nhập bình quân đầu người")
    (False, False)
    """
    return bool(_OVER_TIME.fullmatch(" ".join(name.split())))


def is_rank(name: str, unit: str | None) -> bool:
    """Return whether a figure is a place in an order: its unit says so, or its name where it has no unit.

    >>> is_rank("Chỉ số PAR", "hạng"), is_rank("Xếp hạng PCI", None), is_rank("PAR INDEX (thứ hạng)", "")
    (True, True, True)
    >>> is_rank("Xếp hạng di tích", None), is_rank("Xếp hạng PCI", "điểm")
    (False, False)
    """
    return unit.lower() in RANKS if unit else bool(_RANKED.fullmatch(name))


def near_100(*values: Decimal | Fraction) -> bool:
    """Return whether figures may be indices: a growth, or a score of a hundred, is seldom so much.

    >>> near_100(Decimal("98.5"), Decimal("108.7")), near_100(Decimal("8.7"))
    (True, False)
    """
    return all(_NEAR_100[0] <= value <= _NEAR_100[1] for value in values)


def is_index(name: str, *values: Decimal | Fraction, below: str = "") -> bool:
    """Return whether a name and its figures in per cent are of an index: of 108,7 it is 8,7 that something rose by.

    `below` is what the name stands under: its heading, what its code says of its whole.

    >>> is_index("Chỉ số sản xuất công nghiệp", Decimal("108.7"), Decimal("105.2")), is_index("CPI", Decimal("3.27"))
    (True, False)
    >>> is_index("Chỉ số hài lòng", Decimal("86.4")), is_index("Chỉ số vận tải", Decimal("112.3"))
    (False, True)

    What is called an index and is over 100 is one, for no score of a hundred is.
    """
    if not values or not near_100(*values) or _NO_INDEX.search(name):
        return False
    return bool(_INDEX.search(name) or _INDEX.search(below) or (max(values) > 100 and _ANY_INDEX.search(name)))


def base_of_index(name: str) -> str:
    """Return what the name of an index holds it against; empty for the same period, which is meant where it is silent.

    >>> base_of_index("CPI tháng 6 so với tháng trước"), base_of_index("Chỉ số giá tiêu dùng (so với kỳ gốc 2024)")
    ('tháng trước', 'kỳ gốc 2024')
    >>> base_of_index("IIP so cùng kỳ"), base_of_index("IIP")
    ('', '')
    """
    said = _AGAINST.search(name)
    return said["base"].strip() if said else ""


def moved(value: Decimal, power: int) -> Decimal:
    """Return a figure times a power of ten, every digit kept.

    >>> moved(Decimal("850"), -3), moved(Decimal("1.2"), 9)
    (Decimal('0.850'), Decimal('1200000000'))
    """
    if not power or not value.is_finite():
        return value
    sign, digits, exponent = value.as_tuple()
    return plain(Decimal((sign, digits, int(exponent) + power)))


def plain(value: Decimal) -> Decimal:
    """Return a figure without a power of ten.

    >>> plain(Decimal("9E+1")), plain(Decimal("0E+2")), plain(Decimal("0.50"))
    (Decimal('90'), Decimal('0'), Decimal('0.50'))
    """
    return Decimal(f"{value:f}")
