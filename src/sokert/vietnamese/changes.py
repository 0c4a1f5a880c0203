"""Turns a figure and the one before it into words: rise, fall, points, multiples, index, places in a rank."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sokert.errors import DataError
from sokert.models import Absent, Earlier, Metric, Period, Settings
from sokert.units import base_of_index
from sokert.vietnamese.dates import short_date
from sokert.vietnamese.figures import INDEX_BASE, decimals_of, is_counted, is_index, is_percent, plain, united
from sokert.vietnamese.naming import one_of, unknown_form
from sokert.vietnamese.numbers import HOUSE, counted, number, quotient, rate, rounded, seen, trimmed
from sokert.vietnamese.periods import same_period_name, year_start_name

FORMS = ("", "short", "both", "multiple", "index")
known_form = one_of("change", FORMS)

# "gấp 1,3 lần" is not said; from twice on a multiple reads better than a percentage.
DOUBLED = 2

# Against fewer than these a percentage says nothing but how few they were (FIGURE-SMALL-BASE).
SMALL_BASE = 20


def change(
    metric: Metric,
    period: Period | None = None,
    form: str = "",
    named: bool | None = None,
    settings: Settings = HOUSE,
) -> str:
    """Return how a metric stands against the same period; empty when it is not compared.

    >>> metric = Metric(code="den", name="Văn bản đến", value=12480, unit="văn bản", previous=11600)
    >>> change(metric, Period.of("2024-H1"))
    'tăng 7,6% so với cùng kỳ năm 2023'
    >>> [change(metric, form=form) for form in ("short", "both", "index")]
    ['tăng 7,6% so với cùng kỳ', 'tăng 880 văn bản (7,6%) so với cùng kỳ', 'bằng 107,6% so với cùng kỳ']

    `named` tells the year; of itself only the form without a name does. With a hedge the exact figure
    is unknown, and nothing is told. An index is a comparison of itself: what it has over 100 is its rise.
    """
    known_form(form)
    if reason := not_compared(metric):
        return f"(không so sánh với cùng kỳ {'' if reason.startswith('do ') else 'do '}{reason})"
    named = form == "" if named is None else named
    if is_index(metric):
        return _of_index(metric, period, named, form, settings)
    now, before = metric.exact, metric.exact_previous
    if now is None or before is None:
        return ""
    if metric.nature == "rank":
        return places_moved(now, before, settings)
    base = since(metric, period, settings, named) or same_period_name(period, named)
    return _compared(metric, base, form, settings)


def change_against(metric: Metric, of: str, form: str = "", settings: Settings = HOUSE) -> str:
    """Return how a metric stands against another of its bases.

    >>> bases = [{"of": "tháng trước", "value": 1200}, {"of": "năm 2019", "value": 1500}]
    >>> metric = Metric(code="den", name="Văn bản đến", value=1260, unit="văn bản", bases=bases)
    >>> change_against(metric, "tháng trước"), change_against(metric, "năm 2019", "both")
    ('tăng 5% so với tháng trước', 'giảm 240 văn bản (16%) so với năm 2019')
    """
    known = {base.of: base.value for base in metric.bases}
    known_form(form)
    if of not in known:
        raise DataError(unknown_form("change", of, known))
    other = metric.model_copy(
        update={"previous": known[of], "nature": "flow" if metric.nature == "stock" else metric.nature}
    )
    if other.exact is None or other.exact_previous is None:
        return ""
    if metric.nature == "rank":
        return f"{places_moved(other.exact, other.exact_previous, settings)} so với {of}"
    return _compared(other, of, form, settings)


def not_compared(metric: Metric) -> str:
    """Return why a metric is not compared with the same period; empty when it is, or nothing is known of it.

    >>> data = {"code": "a", "name": "Dân số", "value": 900, "scope": "địa bàn mới"}
    >>> not_compared(Metric(**data, previous={"value": 500, "scope": "địa bàn cũ"}))
    'số cùng kỳ tính theo địa bàn cũ'
    """
    if isinstance(metric.previous, Absent):
        return metric.previous.absent
    if metric.unlike == "scope" and isinstance(metric.previous, Earlier):
        return f"số cùng kỳ tính theo {metric.previous.scope}"
    if isinstance(metric.previous, Earlier) and metric.unlike and (span := metric.previous.window):
        return f"số cùng kỳ tính từ ngày {short_date(span.first)} đến ngày {short_date(span.last)}"
    return ""


def since(metric: Metric, period: Period | None, settings: Settings, named: bool = True) -> str:
    """Return the day a metric is compared with; empty when it is the same period."""
    if isinstance(metric.previous, Earlier) and metric.previous.day:
        return short_date(metric.previous.day)
    return year_start_name(period, named) if is_since_year_start(metric, settings) else ""


def is_since_year_start(metric: Metric, settings: Settings) -> bool:
    """Return whether a metric is compared with the start of the year."""
    return metric.nature == "stock" and settings.stock_since == "year-start"


def places_moved(now: Decimal, before: Decimal, settings: Settings = HOUSE) -> str:
    """Return how a rank moved; a smaller one is better.

    >>> places_moved(Decimal(12), Decimal(15)), places_moved(Decimal(15), Decimal(15))
    ('tăng 03 bậc', 'giữ nguyên thứ hạng')
    """
    if now == before:
        return "giữ nguyên thứ hạng"
    moved = counted(number(rounded(abs(Fraction(before) - Fraction(now)))), settings)
    return f"{'tăng' if now < before else 'giảm'} {moved} bậc"


def points(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the rise or fall of a rate in points, from the exact rates; empty when there is none.

    >>> points(Metric(code="a", name="Đúng hạn", value="99.8", unit="%", previous="99.2"))
    'tăng 0,6 điểm phần trăm'
    """
    if not (gap := _gap(metric)):
        return ""
    decimals = _rate_decimals(metric, settings)
    text = number(seen(abs(gap), decimals))
    text = trimmed(text) if metric.decimals is None and not settings.keep_rate_zeros else text
    return f"{_trend(gap)} {text} {'điểm phần nghìn' if metric.unit == '‰' else 'điểm phần trăm'}"


def difference(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the rise or fall in the metric's own unit, of a rank in places; empty when there is none.

    >>> difference(Metric(code="di", name="Văn bản đi", value=4905, unit="văn bản", previous=5120))
    'giảm 215 văn bản'
    >>> difference(Metric(code="par", name="Xếp hạng PAR INDEX", value=3, previous=5))
    'tăng 02 bậc'
    """
    if is_percent(metric):
        return points(metric, settings)
    if not (gap := _gap(metric)):
        return ""
    if metric.nature == "rank":
        return places_moved(metric.exact or Decimal(0), metric.exact_previous or Decimal(0), settings)
    before = metric.with_facts({"value": metric.exact_previous})
    decimals = max(decimals_of(metric, settings), decimals_of(before, settings))
    return f"{_trend(gap)} {united(number(seen(abs(gap), decimals)), metric.unit, settings)}"


def _compared(metric: Metric, base: str, form: str, settings: Settings) -> str:
    """Return the comparison of two exact figures where a percentage may not be the word for it."""
    now, before = metric.exact or Decimal(0), metric.exact_previous or Decimal(0)
    if now == before:
        return f"không đổi so với {base}" if is_since_year_start(metric, settings) else f"bằng {base}"
    if is_percent(metric):
        return f"{points(metric, settings)} so với {base}"
    if not before and not is_since_year_start(metric, settings):
        return f"({'cùng kỳ' if base.startswith('cùng kỳ') else base} không phát sinh)"
    if before <= 0 or now < 0 or (form in ("", "short") and _is_small(metric)):
        return f"{difference(metric, settings)} so với {base}"  # a percentage of less than nothing says nothing
    return _in_form(metric, quotient(now, before), base, form, settings)


def _of_index(metric: Metric, period: Period | None, named: bool, form: str, settings: Settings) -> str:
    """Return what an index tells: how it stands against the time that is 100, which its name may say.

    >>> index = Metric(code="cpi", name="CPI so với tháng trước", value="100.35", unit="%", previous="99.8")
    >>> change(index), change(index, form="index")
    ('tăng 0,35% so với tháng trước', 'bằng 100,35% so với tháng trước')
    """
    base = base_of_index(metric.name) or same_period_name(period, named)
    whole = metric.exact or Decimal(0)
    if whole == INDEX_BASE:
        return f"bằng {base}"
    if form == "index":
        return f"bằng {plain(metric, settings)}% so với {base}"
    rise = metric.with_facts({"value": abs(whole - INDEX_BASE)})
    return f"{_trend(Fraction(whole - INDEX_BASE))} {plain(rise, settings)}% so với {base}"


def _is_small(metric: Metric) -> bool:
    """Return whether a count and the one before are told by their difference: "tăng 07 vụ", "giảm 05 vụ"."""
    counted = metric.unit is not None and is_counted(metric.unit) and metric.nature in ("flow", "stock")
    before = metric.exact_previous
    return counted and before is not None and (before < SMALL_BASE or metric.exact == 0)


def _in_form(metric: Metric, ratio: Fraction, base: str, form: str, settings: Settings) -> str:
    """Return the comparison of two figures above zero in the form wanted."""
    if form == "index":
        return f"bằng {rate(ratio * 100, settings)}% so với {base}"
    if ratio >= DOUBLED and (form == "multiple" or (settings.multiples and form in ("", "short"))):
        return f"gấp {rate(ratio, settings)} lần {base}"
    share = abs(ratio - 1) * 100
    if not rounded(share, settings.rate_decimals):
        return f"{difference(metric, settings)} so với {base}"  # "tăng 0%" would deny the rise
    if form == "both":
        return f"{difference(metric, settings)} ({rate(share, settings)}%) so với {base}"
    return f"{_trend(ratio - 1)} {rate(share, settings)}% so với {base}"


def _gap(metric: Metric) -> Fraction | None:
    """Return the figure less the one before it; None where one of them is not known."""
    if metric.exact is None or metric.exact_previous is None:
        return None
    return Fraction(metric.exact) - Fraction(metric.exact_previous)


def _trend(gap: Fraction) -> str:
    """Return the word that carries the sign."""
    return "tăng" if gap > 0 else "giảm"


def _rate_decimals(metric: Metric, settings: Settings) -> int:
    """Return the decimals of a difference of rates: no fewer than the rate itself shows."""
    if metric.decimals is not None:
        return metric.decimals
    return max(settings.rate_decimals, decimals_of(metric, settings))
