"""Turns one metric into a clause: level, plan, same period in that order, and nothing invented."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from sokert.errors import DataError, Finding
from sokert.models import Metric, Period, Settings
from sokert.vietnamese.changes import change, is_since_year_start, not_compared
from sokert.vietnamese.figures import alike, figure, is_counted, is_percent, united, with_unit
from sokert.vietnamese.numbers import HOUSE, number
from sokert.vietnamese.plans import done_of, planned, progress
from sokert.vietnamese.shares import Figures, base_of, in_sentence, noun, unit_and_name

# Words for persons, before which "người" is not said again.
PEOPLE = ("người", "cán bộ", "công chức", "viên chức", "đảng viên", "học sinh", "lao động", "công dân", "đối tượng")


def sentence(
    metric: Metric,
    period: Period | None = None,
    form: str = "",
    figures: Figures | None = None,
    settings: Settings = HOUSE,
) -> str:
    """Return all that is known of a metric as one clause; `form` is that of its change.

    >>> money = Metric(code="thu", name="Thu", value=285, unit="tỷ đồng", plan=500, previous=250)
    >>> sentence(money, Period.of("2023-H1"))
    '285 tỷ đồng, đạt 57% kế hoạch năm, tăng 14% so với cùng kỳ năm 2022'
    >>> sentence(Metric(code="vu", name="Vụ việc", value=4, unit="vụ", previous=0))
    '04 vụ (cùng kỳ không phát sinh)'
    """
    if metric.exact == 0 and is_nothing(metric):
        return f"{none(metric)}{_instead(metric, settings)}"
    compared = change(metric, period, form, settings=settings)
    said = level(metric, figures or {}, settings)
    for clause in (progress(metric, joint=" và " if compared else ", ", settings=settings), compared):
        if clause:
            said += f" {clause}" if clause.startswith("(") else f", {clause}"
    return said


def is_nothing(metric: Metric) -> bool:
    """Return whether a metric says that there was nothing of what it counts."""
    counts = metric.unit is not None and is_counted(metric.unit) and metric.nature != "rank"
    return metric.value == 0 and not metric.hedge and counts and metric.total is None and not metric.beside


def _instead(metric: Metric, settings: Settings) -> str:
    """Return in brackets what stands beside nothing: plan and same period as figures, never "giảm 100%"."""
    if reason := not_compared(metric):
        return f" (không so sánh với cùng kỳ {'' if reason.startswith('do ') else 'do '}{reason})"

    def figure_of(value: Decimal) -> str:
        return united(alike(metric, value, settings), metric.unit, settings)

    beside = [f"{planned(metric, plan)} {figure_of(plan.value)}" for plan in metric.plan]
    if (before := metric.exact_previous) is not None:
        base = "đầu năm" if is_since_year_start(metric, settings) else "cùng kỳ"
        beside.append(f"{base} {figure_of(before)}" if before else f"{base} không phát sinh")
    return f" ({'; '.join(beside)})" if beside else ""


def level(metric: Metric, figures: Figures | None = None, settings: Settings = HOUSE) -> str:
    """Return a metric's figure as a clause begins with it.

    >>> level(Metric(code="a", name="Đúng hạn", value="99.8", unit="%"))
    'đạt 99,8%'
    >>> level(Metric(code="a", name="Xếp hạng", value=12, nature="rank"))
    'xếp thứ 12'
    """
    if metric.nature == "rank":
        return rank(metric, base_of(metric, figures or {}), settings)
    if metric.total is not None and not is_percent(metric):
        return f"đạt {pair(metric, figures, settings)}"
    if (metric.beside or "") in (figures or {}):
        return pair(metric, figures, settings)
    if is_nothing(metric):
        return none(metric)
    said = with_unit(metric, settings=settings)
    if metric.better == "less":
        return f"là {said}" if is_percent(metric) else said
    if said.startswith("ước ") and not metric.written:
        return f"ước đạt {said.removeprefix('ước ')}"
    return f"đạt {said}" if is_percent(metric) else said


def rank(metric: Metric, among: Metric | None = None, settings: Settings = HOUSE) -> str:
    """Return a rank, with how many are ranked where that is known.

    >>> place = Metric(code="a", name="Xếp hạng", value=12, nature="rank")
    >>> rank(place), rank(place, Metric(code="b", name="Số tỉnh", value=34))
    ('xếp thứ 12', 'xếp thứ 12/34')
    """
    ranked = among.exact if among and among.exact is not None else metric.total
    return f"xếp thứ {figure(metric, settings)}{'' if ranked is None else f'/{number(ranked)}'}"


def pair(metric: Metric, figures: Figures | None = None, settings: Settings = HOUSE) -> str:
    """Return the two figures on both sides of a slash, as the metric says they belong together.

    >>> criteria = Metric(code="a", name="Tiêu chí đạt", value=19, unit="tiêu chí", total=19)
    >>> turns = Metric(code="b", name="Tiếp công dân", value=120, unit="lượt", beside="c")
    >>> people = Metric(code="c", name="Người được tiếp", value=135, unit="người")
    >>> pair(criteria), pair(turns, {"c": people})
    ('19/19 tiêu chí', '120 lượt/135 người')

    A rate with `done` and `of` gives the pair behind it; a metric with neither, the empty text.
    """
    known = figures or {}
    if metric.nature == "rank":
        return rank(metric, base_of(metric, known), settings).removeprefix("xếp thứ ")
    if metric.total is not None and not is_percent(metric):
        whole = metric.with_facts({"value": metric.total, "hedge": None, "estimate": False, "written": None})
        return done_of(metric, whole, settings=settings)
    if other := known.get(metric.beside or ""):
        return f"{with_unit(metric, settings=settings)}/{with_unit(other, settings=settings)}"
    done, base = known.get(metric.done or ""), known.get(metric.of or "")
    return done_of(done, base, settings=settings) if done and base else ""


def or_none(metric: Metric, which: str = "", settings: Settings = HOUSE) -> str:
    """Return a count with its unit, and "không có ..." for zero; `which` tells the things apart.

    >>> late = Metric(code="a", name="Hồ sơ quá hạn", value=0, unit="hồ sơ")
    >>> or_none(late), or_none(Metric(code="b", name="Quá hạn", value=18, unit="hồ sơ"), "quá hạn")
    ('không có hồ sơ quá hạn', '18 hồ sơ quá hạn')
    """
    if metric.value == 0 and not metric.hedge:
        return none(metric, which)
    said, unit = with_unit(metric, settings=settings), metric.unit or ""
    if unit and which and said.endswith(f" {unit}"):
        return said.removesuffix(unit) + unit_and_name(unit, which)
    return f"{said} {which}".rstrip()


def none(metric: Metric, which: str = "") -> str:
    """Return that there is nothing of what a metric counts.

    >>> none(Metric(code="a", name="Quá hạn", value=0, unit="hồ sơ"))
    'không có hồ sơ quá hạn'
    >>> none(Metric(code="a", name="Kết nạp đảng viên", value=0, unit="đảng viên"))
    'không phát sinh'
    >>> none(Metric(code="a", name="Số vụ cháy", value=0, unit="vụ"))
    'không có vụ cháy'
    """
    name, unit = in_sentence(noun(metric.name)), metric.unit or ""
    if which:
        return f"không có {unit_and_name(unit, which).lstrip()}"
    if unit and not is_counted(unit):
        return "không phát sinh"
    if not unit or (unit == "người" and name.startswith(PEOPLE)):
        return f"không có {name}"
    return _nothing_of(unit, name)


def _nothing_of(unit: str, name: str) -> str:
    """Return that there is nothing of a unit and a name; where both tell it, each in its way, neither is said.

    >>> _nothing_of("vụ cháy nổ", "cháy"), _nothing_of("lượt người", "lượt tiếp công dân")
    ('không có vụ cháy nổ', 'không phát sinh')
    """
    said, plain, both = unit_and_name(unit, name), f"{unit} {name}", (unit.lower().split(), name.lower().split())
    if said != plain:
        return f"không có {said}"
    if f" {name.lower()} " in f" {unit.lower()} ":
        return f"không có {unit}"
    pairs = [set(pairwise(words)) for words in both]
    is_doubled = unit.lower() in name.lower() or both[0][0] == both[1][0] or pairs[0] & pairs[1]
    return "không phát sinh" if is_doubled or both[0][-1] == both[1][0] else f"không có {said}"


def raised_to(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the stock that additions brought a total to.

    >>> raised_to(Metric(code="dv", name="Đảng viên", value=1204, unit="đồng chí", nature="stock"))
    'nâng tổng số đảng viên lên 1.204 đồng chí'
    """
    if metric.nature != "stock":
        raise DataError(Finding("WORDS-NOT-A-STOCK", {"name": metric.name}))
    name = in_sentence(noun(metric.name))
    total = name if name.startswith("tổng") else f"tổng số {name}"
    return f"nâng {total} lên {with_unit(metric, settings=settings)}"


def from_to(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return the way from the same period's figure to this one; empty when either is unknown.

    >>> from_to(Metric(code="a", name="Số hóa", value=50, unit="%", previous=45))
    'từ 45% lên 50%'
    >>> from_to(Metric(code="a", name="Hộ nghèo", value="3.5", unit="%", previous=5))
    'từ 5% xuống còn 3,5%'
    """
    now, before = metric.exact, metric.exact_previous
    if now is None or before is None or now == before or metric.nature == "rank":
        return ""
    facts = {"value": before, "estimate": False, "written": None}
    start = with_unit(metric.with_facts(facts), settings=settings)
    end = with_unit(metric, settings=settings)
    return f"từ {start} {'lên' if now > before else 'xuống còn'} {end}" if start != end else ""
