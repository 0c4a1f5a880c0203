"""Filters that set a figure against another: the same period, the plan, the whole, its parts."""

from __future__ import annotations

from dataclasses import fields

from jinja2 import pass_context
from jinja2.runtime import Context

from sokert.errors import DataError, Finding, Term, offered
from sokert.models import Metric, Plan
from sokert.vietnamese import changes, clauses, dossiers, plans, sentence, shares
from sokert.vietnamese.filters.declared import takes
from sokert.vietnamese.filters.surroundings import (
    figures_of,
    given,
    metric_of,
    number_of,
    period_of,
    previous_of,
    settings_of,
)
from sokert.vietnamese.naming import one_of


@takes("number", form=changes.known_form)
@pass_context
def change(
    context: Context,
    value: object,
    form: str = "",
    year: bool | None = None,
    previous: object = None,
    against: str = "",
) -> str:
    """Return how a figure stands against the same period; empty when there is nothing to compare with.

    >>> shown("{{ van_ban_den|change }}")
    'tăng 7,6% so với cùng kỳ năm 2023'
    >>> shown("{{ van_ban_di|change('short') }}; {{ van_ban_di|change('both') }}")
    'giảm 4,2% so với cùng kỳ; giảm 215 văn bản đi (4,2%) so với cùng kỳ'
    >>> shown("{{ 1150|change('multiple', previous=500) }}; {{ 96|change('index', previous=100) }}")
    'gấp 2,3 lần cùng kỳ; bằng 96% so với cùng kỳ'

    `year=true` names the year in any form. `against` names one of the metric's `bases` in the place of the same period:
    `{{ den|change(against="tháng trước") }}`.
    """
    metric = metric_of(value, previous=previous_of(previous))
    if against:
        return changes.change_against(metric, against, form, settings_of(context))
    return changes.change(metric, period_of(context), form, year, settings_of(context))


@takes("number")
@pass_context
def difference(context: Context, value: object, previous: object = None) -> str:
    """Return the rise or fall in the figure's own unit; for rates in points.

    >>> shown("{{ van_ban_di|difference }}; {{ dung_han|difference }}")
    'giảm 215 văn bản đi; tăng 0,6 điểm phần trăm'
    """
    return changes.difference(metric_of(value, previous=previous_of(previous)), settings_of(context))


@takes("number")
@pass_context
def from_to(context: Context, value: object, previous: object = None) -> str:
    """Return the way from the same period's figure to this one.

    >>> shown("{{ dung_han|from_to }}; {{ van_ban_di|from_to }}")
    'từ 99,2% lên 99,8%; từ 5.120 văn bản đi xuống còn 4.905 văn bản đi'
    """
    return sentence.from_to(metric_of(value, previous=previous_of(previous)), settings_of(context))


@takes("number")
@pass_context
def progress(context: Context, value: object, noun: str = "", plan: object = None) -> str:
    """Return how far a figure has come towards its plan, one clause a plan; empty without a plan.

    >>> shown("{{ noi_dung|progress }}; {{ noi_dung|progress('chỉ tiêu') }}")
    'đạt 68,9% kế hoạch năm; đạt 68,9% chỉ tiêu năm'
    >>> shown("{{ thu|with_unit }}, {{ thu|progress }}")
    '285 tỷ đồng, đạt 57% dự toán Trung ương giao, 54,8% dự toán HĐND tỉnh giao'
    """
    return plans.progress(_planned(value, plan), noun, settings=settings_of(context))


@takes("number")
@pass_context
def excess(context: Context, value: object, noun: str = "", plan: object = None) -> str:
    """Return by how much a figure exceeds its plan; empty where it does not.

    >>> shown("{{ 1085|excess(plan=1000) }}")
    'vượt 8,5% kế hoạch'
    """
    return plans.excess(_planned(value, plan), noun, settings_of(context))


@takes("number")
@pass_context
def target(context: Context, value: object, plan: object = None) -> str:
    """Return whether a figure of which more is better reaches its target.

    >>> shown("{{ dung_han|target(98) }}")
    'đạt mục tiêu (từ 98% trở lên)'
    """
    return plans.target(_planned(value, plan), settings_of(context))


def _planned(value: object, plan: object) -> Metric:
    """Return a metric with the plan a tag names itself, if it names one."""
    return metric_of(value, plan=None if plan is None else (Plan(value=number_of(plan)),))


@takes("number")
@pass_context
def done_of(context: Context, value: object, total: object, unit: str = "", rate: bool = False) -> str:
    """Return a pair of done and total; `rate=true` adds the rate.

    >>> shown("đạt {{ 14|done_of(16, 'chỉ tiêu') }}; {{ 9592|done_of(9610, 'hồ sơ', rate=true) }}")
    'đạt 14/16 chỉ tiêu; 9.592/9.610 hồ sơ (đạt 99,8%)'
    """
    pair = plans.done_of_rate if rate else plans.done_of
    return pair(metric_of(value), metric_of(total), unit, settings_of(context))


@takes("metric")
@pass_context
def pair(context: Context, value: object) -> str:
    """Return the two figures on both sides of a slash: done and total, a score, a rank, two units, a rate's pair.

    >>> shown("{{ tieu_chi|pair }}; {{ tiep_dan|pair }}; {{ xep_hang|pair }}")
    '19/19 tiêu chí; 120 lượt/135 người; 12/34'
    """
    return sentence.pair(metric_of(value), figures_of(context), settings_of(context))


@takes("list", claim=clauses.known_claim)
def together(value: object, noun: str = "chỉ tiêu", claim: str = "") -> str:
    """Return what several figures did together; a claim that does not hold of all of them is refused.

    >>> shown("{{ [khieu_nai, to_cao, van_ban_di]|together('tiêu chí') }}; {{ [khieu_nai, to_cao]|together }}")
    'giảm cả 3 tiêu chí; đều giảm'

    Claims: tăng, giảm (against the same period), đạt (every plan); without one tăng or giảm is found out.
    """
    metrics = [metric_of(one) for one in value] if isinstance(value, list | tuple) else [metric_of(value)]
    return clauses.together(metrics, noun, claim)


@takes("list", "same")
def one_scale(value: object, scale: str = "") -> list[Metric]:
    """Return sums of money in one scale, to be told in a row; without `scale` the smallest that is used.

    >>> shown("{% for so in [thu, chi]|one_scale %}{{ so|with_unit }}; {% endfor %}")
    '285.000 triệu đồng; 1.250 triệu đồng; '
    """
    return clauses.one_scale([metric_of(one) for one in value] if isinstance(value, list | tuple) else [], scale)


@takes("number")
@pass_context
def share(context: Context, value: object, base: object = None, named: bool = False) -> str:
    """Return what part of its base, or of the whole it is part of, a figure makes up; `named=true` says of what.

    >>> shown("{{ ky_so|share }}; {{ 123|share(1000) }}; {{ ky_so|share(named=true) }}")
    'chiếm 12,3%; chiếm 12,3%; chiếm 12,3% tổng số văn bản'
    """
    metric = metric_of(value)
    whole = shares.base_of(metric, figures_of(context)) if base is None else metric_of(base)
    return shares.share(metric, whole, named, settings_of(context))


_form = one_of("contribution", ["share"])


@takes("number", form=_form)
@pass_context
def contribution(context: Context, value: object, whole: object = None, form: str = "") -> str:
    """Return what a part gave to the growth of the whole, in points; "share": in percent of it.

    >>> shown("{{ cay_trong|contribution(nong_nghiep) }}")
    'đóng góp 5 điểm phần trăm vào mức tăng chung'
    >>> shown("{{ cay_trong|contribution(nong_nghiep, 'share') }}")
    'đóng góp 50% mức tăng chung'
    """
    _form(form)
    part = metric_of(value)
    total = shares.base_of(part, figures_of(context)) if whole is None else metric_of(whole)
    return shares.contribution(part, total, form, settings_of(context))


@takes("number")
@pass_context
def breakdown(context: Context, value: object, *parts: object) -> str:
    """Return a list of parts: "gồm" where they add up to the whole, else "trong đó".

    >>> shown("{{ don|breakdown(khieu_nai, to_cao) }}; {{ don|breakdown(khieu_nai) }}")
    'gồm: khiếu nại 05, tố cáo 07; trong đó: khiếu nại 05'

    With none named, the metrics that say `part_of` the whole are listed.
    """
    whole = metric_of(value)
    named = [metric_of(part) for part in parts] or shares.parts_of(whole, figures_of(context))
    return shares.breakdown(whole, named, settings_of(context))


@takes("number", form=changes.known_form)
@pass_context
def in_sentence(context: Context, value: object, form: str = "") -> str:
    """Return all that is known of a figure: level, plan, same period, in that order; its name stands before the tag.

    >>> shown("{{ van_ban_den|sentence }}")
    '12.480 văn bản đến, tăng 7,6% so với cùng kỳ năm 2023'
    >>> shown("{{ dung_han|sentence('short') }}; {{ vu|sentence }}")
    'đạt 99,8%, tăng 0,6 điểm phần trăm so với cùng kỳ; 04 vụ (cùng kỳ không phát sinh)'
    >>> shown("{{ xep_hang|sentence }}")
    'xếp thứ 12/34, tăng 03 bậc'
    """
    metric = metric_of(value)
    return sentence.sentence(metric, period_of(context), form, figures_of(context), settings_of(context))


# The counts that must be named, each in words.
_ASKED = {
    "carried": Term("COUNT-OF-CARRIED"),
    "early": Term("COUNT-OF-EARLY"),
    "on_time": Term("COUNT-OF-ON-TIME"),
    "late": Term("COUNT-OF-LATE"),
}


@takes("number")
@pass_context
def of_dossiers(context: Context, value: object, unit: str = "hồ sơ", **counts: object) -> str:
    """Return the sentences on dossiers, from those newly received and the counts named.

    >>> shown("{{ 9700|dossiers(carried=345, early=7002, on_time=2590, late=0) }}")
    'Tiếp nhận 10.045 hồ sơ (mới 9.700; kỳ trước chuyển sang 345); đã giải quyết 9.592 hồ sơ, trong đó \
trước hạn 7.002, đúng hạn 2.590, không có hồ sơ quá hạn; không có hồ sơ đang giải quyết. Tỷ lệ giải quyết \
trước và đúng hạn đạt 100%.'

    `in_time` and `overdue` are those still open. Empty where one of the counts has a hedge.
    """
    names = [field.name for field in fields(dossiers.Dossiers)]
    for name in counts:
        if name not in names:
            raise DataError(Finding("WORDS-UNKNOWN-COUNT", {"given": name, **offered(name, names)}))
    if missing := [term for name, term in _ASKED.items() if name not in counts]:
        raise DataError(Finding("WORDS-MISSING-COUNT", {"missing": tuple(missing)}))
    known = {name: metric_of(count) for name, count in {**counts, "new": given(value)}.items()}
    exact = {name: metric.exact for name, metric in known.items() if metric.exact is not None}
    if len(exact) < len(known):
        return ""
    return dossiers.dossiers(dossiers.Dossiers(**exact), unit, settings_of(context))
