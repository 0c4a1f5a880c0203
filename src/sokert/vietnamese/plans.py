"""Turns a figure and what was planned into words: progress, excess, targets met."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sokert.models import Metric, Plan, Settings
from sokert.units import moved
from sokert.vietnamese.figures import alike, figure, is_money, is_percent, united
from sokert.vietnamese.numbers import HOUSE, rate
from sokert.vietnamese.shares import between

# A plan whose author's name begins so already says what kind of plan it is.
NOUNS = ("kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu", "nghị quyết", "nhiệm vụ")


def progress(metric: Metric, noun: str = "", joint: str = ", ", settings: Settings = HOUSE) -> str:
    """Return how far a metric has come towards its plan, one clause a plan.

    >>> progress(Metric(code="a", name="Nội dung", value=62, plan=90))
    'đạt 68,9% kế hoạch năm'
    >>> plans = [{"by": "Trung ương", "value": 500}, {"by": "HĐND tỉnh", "value": 520}]
    >>> progress(Metric(code="thu", name="Thu", value=285, unit="tỷ đồng", plan=plans))
    'đạt 57% dự toán Trung ương giao, 54,8% dự toán HĐND tỉnh giao'

    `noun` is kế hoạch of itself, and dự toán for money that somebody assigned. A rate is not measured
    in percent of a rate: its plan is named in brackets. A rank has no progress. `joint` stands between the
    last two plans.
    """
    if metric.exact is None or metric.nature == "rank":
        return ""
    if is_percent(metric) or metric.better == "less":
        return _goals(metric, noun, settings)
    clauses = [
        f"{_percentage(metric.exact, plan.value, settings)} {planned(metric, plan, noun)}"
        for plan in metric.plan
        if plan.value > 0 and metric.exact >= 0
    ]
    return f"đạt {', '.join(clauses[:-1])}{joint if clauses[1:] else ''}{clauses[-1]}" if clauses else ""


def _goals(metric: Metric, noun: str, settings: Settings) -> str:
    """Return a metric's plans in brackets: a rate, or what shall stay low, is no percentage of them."""
    goals = (f"{planned(metric, plan, noun)}: {_target(metric, plan, settings)}" for plan in metric.plan)
    return f"({'; '.join(goals)})" if metric.plan else ""


def excess(metric: Metric, noun: str = "", settings: Settings = HOUSE) -> str:
    """Return by how much a metric exceeds its plan; empty where it does not.

    >>> excess(Metric(code="a", name="Cây trồng", value=1085, plan=1000))
    'vượt 8,5% kế hoạch'
    """
    if metric.exact is None or metric.nature == "rank" or is_percent(metric) or metric.better == "less":
        return ""
    clauses = [
        f"{rate(Fraction(metric.exact) * 100 / Fraction(plan.value) - 100, settings)}% "
        f"{planned(metric, plan, noun).removesuffix(' năm')}"
        for plan in metric.plan
        if 0 < plan.value < metric.exact
    ]
    return f"vượt {', '.join(clauses)}" if clauses else ""


def target(metric: Metric, settings: Settings = HOUSE) -> str:
    """Return whether a metric reaches its target: from it upwards, or downwards where less is better.

    >>> target(Metric(code="a", name="Đúng hạn", value="99.8", unit="%", plan=98))
    'đạt mục tiêu (từ 98% trở lên)'
    >>> target(Metric(code="a", name="Hộ nghèo", value="3.4", unit="%", plan=3, better="less"))
    'chưa đạt mục tiêu (từ 3% trở xuống)'

    Several targets are reached together or not at all; without one the result is empty.
    """
    if metric.exact is None or not metric.plan or metric.nature == "rank":
        return ""
    less = metric.better == "less"
    hardest = (min if less else max)(metric.plan, key=lambda plan: plan.value)
    reached = metric.exact <= hardest.value if less else metric.exact >= hardest.value
    bound = f"từ {_target(metric, hardest, settings)} trở {'xuống' if less else 'lên'}"
    return f"{'đạt' if reached else 'chưa đạt'} mục tiêu ({bound})"


def done_of(done: Metric, total: Metric, unit: str = "", settings: Settings = HOUSE) -> str:
    """Return a pair of done and total.

    >>> done = Metric(code="xong", name="Chỉ tiêu đạt", value=14, unit="chỉ tiêu")
    >>> done_of(done, Metric(code="tong", name="Tổng số chỉ tiêu", value=16))
    '14/16 chỉ tiêu'
    """
    unit = unit or done.unit or total.unit or ""
    power = between(total, done)
    if power:
        total = total.with_facts({"value": moved(total.value, power), "unit": done.unit})
    return f"{figure(done, settings)}/{figure(total, settings)} {unit}".rstrip()


def done_of_rate(done: Metric, total: Metric, unit: str = "", settings: Settings = HOUSE) -> str:
    """Return a pair of done and total with its rate; without the rate where that is not known.

    >>> done = Metric(code="xong", name="Đã giải quyết", value=9592, unit="hồ sơ")
    >>> done_of_rate(done, Metric(code="tong", name="Tiếp nhận", value=9610))
    '9.592/9.610 hồ sơ (đạt 99,8%)'
    """
    pair = done_of(done, total, unit, settings)
    if done.exact is None or not total.exact:
        return pair
    return f"{pair} (đạt {_percentage(moved(done.exact, between(done, total)), total.exact, settings)})"


def planned(metric: Metric, plan: Plan, noun: str = "") -> str:
    """Return what a plan is called: whose it is, or that it is the year's.

    >>> metric = Metric(code="thu", name="Thu", value=285, unit="tỷ đồng")
    >>> planned(metric, Plan(by="HĐND tỉnh", value=520)), planned(metric, Plan(value=520))
    ('dự toán HĐND tỉnh giao', 'kế hoạch năm')
    """
    if plan.by and plan.by.lower().startswith(NOUNS):
        return plan.by
    rated = is_percent(metric) or metric.better == "less"
    noun = noun or ("chỉ tiêu" if rated else "dự toán" if plan.by and is_money(metric.unit) else "kế hoạch")
    return f"{noun} {plan.by.removesuffix(' giao')} giao" if plan.by else f"{noun} năm"


def _percentage(part: Decimal, whole: Decimal, settings: Settings) -> str:
    """Return a part in percent of a whole."""
    return f"{rate(Fraction(part) * 100 / Fraction(whole), settings)}%"


def _target(metric: Metric, plan: Plan, settings: Settings) -> str:
    """Return a plan's figure with the metric's unit."""
    text = alike(metric, plan.value, settings)
    return united(text, metric.unit or ("%" if is_percent(metric) else None), settings)
