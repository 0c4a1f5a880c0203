"""Filters that print one figure: as a number, a rate, money, words, with its unit or rounded off."""

from __future__ import annotations

from jinja2 import pass_context
from jinja2.runtime import Context

from sokert.errors import DataError, Finding
from sokert.models import Metric
from sokert.units import moved
from sokert.vietnamese import figures, number_words, numbers, sentence
from sokert.vietnamese.filters.declared import takes
from sokert.vietnamese.filters.surroundings import given, metric_of, number_of, settings_of, whole_of
from sokert.vietnamese.numbers import exact


@takes("number", "figure")
@pass_context
def number(context: Context, value: object, decimals: int | None = None) -> str:
    """Return a figure with dots between thousands and a decimal comma.

    >>> shown("{{ van_ban_den|number }}; {{ 1234.5|number }}; {{ 2.345|number(2) }}")
    '12.480; 1.234,5; 2,35'
    """
    value = given(value)
    if not isinstance(value, Metric):
        if decimals is None:
            return numbers.in_full(value, settings_of(context))
        return numbers.number(exact(value), decimals)
    value = metric_of(value, decimals=decimals)
    return figures.figure(value, settings_of(context))


@takes("number", "figure", decimals=numbers.decimals_of_rate)
@pass_context
def percent(context: Context, value: object, decimals: int | None = None) -> str:
    """Return a rate with its sign; without `decimals` with the digits it was given with.

    >>> shown("{{ dung_han|percent }}; {{ 99.96|percent }}; {{ 57|percent }}; {{ 12.345|percent(2) }}")
    '99,8%; 99,96%; 57%; 12,35%'

    A metric that counts something is no rate and is refused.
    """
    value = given(value)
    if not isinstance(value, Metric):
        return numbers.percent(exact(value), decimals, settings_of(context))
    if value.unit not in (None, "%", "‰"):
        raise DataError(Finding("WORDS-NOT-A-RATE", {"metric": value.code, "unit": value.unit}))
    return figures.with_unit(metric_of(value, decimals=decimals), value.unit or "%", settings_of(context))


@takes("money", "figure", scale=numbers.scale_of_money)
@pass_context
def money(context: Context, value: object, scale: str = "", decimals: int | None = None) -> str:
    """Return a sum of money in the scale it is best said in.

    >>> shown("{{ 1200000000|money }}; {{ 1234567890|money('triệu đồng', 1) }}; {{ thu|money }}")
    '1,2 tỷ đồng; 1.234,6 triệu đồng; 285 tỷ đồng'

    A plain number is in đồng. Without a scale a metric keeps that of its unit.
    """
    settings = settings_of(context)
    metric = metric_of(numbers.whole_sum(value) if decimals is None else value)
    unit = metric.unit or "đồng"
    power = numbers.power_of(unit)
    if power is None and not figures.is_money(unit):
        raise DataError(Finding("WORDS-NOT-MONEY", {"given": unit}))
    if power is None or (power and not scale):
        return figures.with_unit(metric_of(metric, decimals=decimals), unit, settings)
    if not metric.is_known:
        return figures.with_unit(metric, unit, settings)
    total = moved(metric.value, power)
    return figures.hedge_before(metric, numbers.money(total, scale, decimals, settings))


@takes("number")
@pass_context
def in_words(context: Context, value: object) -> str:
    """Return a number in words.

    >>> shown("{{ van_ban_den|words }}; {{ 2.05|words }}")
    'mười hai nghìn bốn trăm tám mươi; hai phẩy không năm'
    """
    settings = settings_of(context)
    metric = metric_of(value)
    if not metric.is_known:
        return figures.BLANK
    return figures.hedge_before(metric, number_words.words(figures.printed(metric, settings), settings))


@takes("money")
@pass_context
def money_words(context: Context, value: object) -> str:
    """Return a sum of money in words, as written after "Bằng chữ:".

    >>> shown("(Bằng chữ: {{ 1200000000|money_words }})")
    '(Bằng chữ: Một tỷ hai trăm triệu đồng)'
    """
    unit = (value.unit if isinstance(value, Metric) else None) or "đồng"
    if not figures.is_money(unit):
        raise DataError(Finding("WORDS-NOT-MONEY", {"given": unit}))
    if isinstance(value, Metric) and not value.is_known:
        return figures.BLANK
    return number_words.money_words(number_of(numbers.whole_sum(value)), unit, settings_of(context))


@takes("number", "figure")
@pass_context
def with_unit(context: Context, value: object, unit: str = "") -> str:
    """Return a figure with its unit, behind its hedge or "ước" of an estimate; counts to 9 take a leading zero.

    >>> shown("{{ van_ban_den|with_unit }}; {{ tin_bai|with_unit }}; {{ 5|with_unit('lượt') }}")
    '12.480 văn bản đến; gần 2.600 tin bài; 05 lượt'
    """
    return figures.with_unit(metric_of(value), unit, settings_of(context))


@takes("number", "figure")
def hedged(value: object, step: object = None) -> str:
    """Return a round figure near an exact one, with the word that tells on which side it lies.

    >>> shown("{{ 2587|hedged(100) }}; {{ 8223|hedged }}")
    'gần 2.600; hơn 8.200'

    A metric that has a hedge already keeps it.
    """
    metric = metric_of(value)
    if metric.exact is None:
        return figures.figure(metric)
    return figures.hedged(metric.exact, None if step is None else whole_of(step))


@takes("number")
@pass_context
def or_none(context: Context, value: object, which: str = "") -> str:
    """Return a count with its unit, and "không có ..." with unit and name where there is none.

    >>> shown("{{ qua_han|or_none }}; {{ vu|or_none('cháy') }}")
    'không có hồ sơ quá hạn; 04 vụ cháy'
    """
    return sentence.or_none(metric_of(value), which, settings_of(context))


@takes("number")
@pass_context
def raised_to(context: Context, value: object) -> str:
    """Return the stock that additions brought a total to.

    >>> shown("kết nạp {{ ket_nap|with_unit }}, {{ dang_vien|raised_to }}")
    'kết nạp 17 đảng viên, nâng tổng số đảng viên lên 1.204 đồng chí'
    """
    return sentence.raised_to(metric_of(value), settings_of(context))
