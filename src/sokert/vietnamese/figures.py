"""Turns a metric into its figure: hedge, number, unit, leading zero; and an exact value into a round one."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sokert.errors import Finding, MissingValueError
from sokert.models import Metric, Settings
from sokert.units import is_average, near_100, unit_of
from sokert.units import is_index as named_index
from sokert.vietnamese.numbers import HOUSE, MOST_DECIMALS, counted, decimals_telling, number, places, rounded, trimmed

MONEY = re.compile(r"(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ) )*(?:đồng|VND|USD|EUR|euro|đô la(?: Mỹ)?)", re.IGNORECASE)

INDEX_BASE = Decimal(100)  # what the time is that an index is held against

PERCENT_DECIMALS = 2  # that a percentage is told with

# VN-Q-GAN, VN-Q-HON: a round figure may lie this far from the true one.
HEDGE_REACH = Fraction(1, 20)


def is_percent(metric: Metric) -> bool:
    """Return whether a metric is in percent or per mille; a rate without a unit is in percent."""
    return metric.unit in ("%", "‰") or (metric.unit is None and metric.nature == "rate")


def is_index(metric: Metric) -> bool:
    """Return whether a metric is an index: its name, its heading or its code says so, and its figures lie about 100.

    >>> is_index(Metric(code="iip", name="Chỉ số sản xuất công nghiệp", value="108.7", unit="%", previous="105.2"))
    True
    """
    if metric.exact is None or metric.nature == "rank" or metric.unit not in ("%", None):
        return False
    values = [value for value in (metric.exact, metric.exact_previous) if value is not None]
    below = f"{metric.group or ''} {metric.part_of or ''} {metric.code}".replace("_", " ")
    return near_100(*values) and named_index(metric.name, *values, below=below)


def may_be_index(metric: Metric) -> bool:
    """Return whether a rate lies where indices do, so that it may be one whose name does not say so.

    >>> may_be_index(Metric(code="giao_thong", name="Giao thông", value="99.1", unit="%"))
    True
    """
    return is_percent(metric) and metric.unit != "‰" and metric.exact is not None and near_100(metric.exact)


def moved_from(metric: Metric) -> Decimal | None:
    """Return the figure that a rise or fall is reckoned from: 100 of an index, else the same period's.

    >>> moved_from(Metric(code="cpi", name="CPI", value="98.5", unit="%", previous="97.2"))
    Decimal('100')
    """
    return INDEX_BASE if is_index(metric) else metric.exact_previous


@lru_cache(maxsize=1000)  # as many units as `unit_of` keeps
def is_money(unit: str | None) -> bool:
    """Return whether a unit is a currency, with or without a scale.

    >>> is_money("tỷ đồng"), is_money("triệu USD"), is_money("đồng chí")
    (True, True, False)
    """
    return bool(unit and MONEY.fullmatch(unit))


def decimals_of(metric: Metric, settings: Settings = HOUSE) -> int:
    """Return how many decimals a metric's figure is printed with.

    A figure with more than six came out of a division: it gets the report's number of decimals, a rate so many more
    that it is no false 0 or 100. A count has none, whatever zeros a database keeps behind it.

    >>> decimals_of(Metric(code="a", name="Việc", value="2150.00", unit="việc"))
    0
    """
    if metric.decimals is not None:
        return metric.decimals
    own = places(metric.value)
    if own and _is_whole_count(metric, metric.value):
        return 0
    return own if own <= MOST_DECIMALS else _computed_decimals(metric, metric.value, settings)


def _is_whole_count(metric: Metric, value: Decimal) -> bool:
    """Return whether a figure with decimals counts things one by one, and has only zeros for them."""
    counts = metric.unit and metric.nature in ("flow", "stock") and unit_of(metric.unit).whole
    return bool(counts) and value == value.to_integral_value() and not is_average(metric.name)


def _computed_decimals(metric: Metric, value: Decimal, settings: Settings) -> int:
    return decimals_telling(value, settings) if is_percent(metric) else settings.rate_decimals


_FEWER_DECIMALS = 4


def shortened(value: Decimal) -> Decimal:
    """Return a figure as it is read beside the page: what came out of a division with four decimals.

    >>> shortened(Decimal("99.2019507869652")), shortened(Decimal("285123.456"))
    (Decimal('99.202'), Decimal('285123.456'))
    """
    return value if places(value) <= MOST_DECIMALS else Decimal(trimmed(f"{rounded(value, _FEWER_DECIMALS):f}", "."))


BLANK = "......"  # where a figure that is not known yet is written by hand


def figure(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return a metric's figure with its hedge, as it is printed everywhere.

    >>> figure(Metric(code="tin", name="Tin bài", value=2600, hedge="gần"))
    'gần 2.600'
    """
    return metric.written or hedge_before(metric, plain(metric, settings))


def printed(metric: Metric, settings: Settings = HOUSE) -> Decimal:
    """Return a metric's value as it is printed: rounded, and a rate without the zeros that end it.

    >>> printed(Metric(code="a", name="Đúng hạn", value="57.0", unit="%"))
    Decimal('57')
    """
    if not metric.is_known:
        raise MissingValueError(Finding("WORDS-NO-VALUE"))
    value = rounded(metric.value, decimals_of(metric, settings))
    tight = metric.decimals is None and not settings.keep_rate_zeros and is_percent(metric)
    return Decimal(trimmed(format(value, "f"), ".")) if tight else value


def plain(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return a metric's figure without its hedge; one that is not known yet is left blank.

    >>> plain(Metric(code="a", name="Vụ cháy"))
    '......'
    """
    return alike(metric, metric.value, settings)


def alike(metric: Metric, value: Decimal, settings: Settings = HOUSE) -> str:
    """Return another figure printed as a metric's own would be, without a hedge.

    >>> alike(Metric(code="a", name="Đúng hạn", value="99.8", unit="%"), Decimal("57.0"))
    '57'
    """
    if value.is_nan():
        return BLANK
    decimals = metric.decimals
    if decimals is None and (own := places(value)):
        if _is_whole_count(metric, value):
            decimals = 0
        elif own > MOST_DECIMALS:
            decimals = _computed_decimals(metric, value, settings)
    text = number(value, decimals)
    tight = metric.decimals is None and not settings.keep_rate_zeros and is_percent(metric)
    return trimmed(text) if tight else text


def hedge_before(metric: Metric, text: str) -> str:
    """Return a text after the metric's hedge, where it has one; an estimate is told as one.

    >>> hedge_before(Metric(code="thu", name="Thu", value=285, estimate=True), "285")
    'ước 285'
    """
    word = "" if text.startswith(BLANK) else metric.hedge or ("ước" if metric.estimate else "")
    return f"{word} {text}" if word else text


def with_unit(metric: Metric, unit: str = "", settings: Settings = HOUSE) -> str:
    """Return a metric's figure with its unit.

    >>> with_unit(Metric(code="a", name="Lượt khách", value=5, unit="lượt"))
    '05 lượt'
    >>> with_unit(Metric(code="a", name="Đúng hạn", value="99.8", unit="%"))
    '99,8%'

    `unit` stands in for the metric's own where a sentence words it otherwise.
    """
    unit = unit or metric.unit or ("%" if is_percent(metric) else "")
    if metric.written:
        return united(metric.written, unit, settings)
    return hedge_before(metric, united(plain(metric, settings), unit, settings))


def united(text: str, unit: str | None, settings: Settings = HOUSE) -> str:
    """Return a figure joined to a unit, counts from 1 to 9 with their leading zero.

    >>> united("5", "lượt"), united("5", "ha"), united("12,5", "%")
    ('05 lượt', '5 ha', '12,5%')
    """
    if unit in ("%", "‰"):
        return f"{text}{unit}"
    if not unit:
        return text
    return f"{counted(text, settings) if is_counted(unit) else text} {spelled(unit, settings)}"


def spelled(unit: str, settings: Settings = HOUSE) -> str:
    """Return a unit of money as the house spells its scale; any other unit as it is.

    >>> spelled("tỷ đồng", Settings(ty="tỉ")), spelled("nghìn đồng", Settings(thousand="ngàn")), spelled("tỷ lệ")
    ('tỉ đồng', 'ngàn đồng', 'tỷ lệ')
    """
    return _spelled(unit, settings.ty, settings.thousand) if is_money(unit) else unit


@lru_cache(maxsize=256)  # a report has a few units, each in hundreds of cells
def _spelled(unit: str, ty: str, thousand: str) -> str:
    for theirs, ours in (("tỷ", ty), ("tỉ", ty), ("nghìn", thousand), ("ngàn", thousand)):
        unit = re.sub(rf"\b{theirs}\b", ours, unit)
    return unit


def is_counted(unit: str) -> bool:
    """Return whether a unit is of things counted one by one."""
    return unit_of(unit).counted


def hedged(value: Decimal | int, step: int | None = None) -> str:
    """Return a round figure near an exact one, with the word that tells on which side it lies.

    >>> hedged(2587, 100), hedged(8223, 100), hedged(8200, 100)
    ('gần 2.600', 'hơn 8.200', '8.200')

    Without `step` two figures are kept. The step is made finer where the round figure would lie
    more than 5% away; a figure that no step brings near enough is printed as it is.
    """
    size = Fraction(value)
    step = step or 10 ** max(0, len(str(int(size))) - 2)
    while size > 0 and step >= 1:
        near = int(rounded(size / step)) * step
        if near and abs(near - size) <= HEDGE_REACH * near:
            sides = {True: "gần ", False: "hơn "} if near != size else {}
            return sides.get(near > size, "") + number(near)
        step //= 10
    return number(value)
