"""Turns parts and their whole into words: shares, contributions to growth, lists of parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sokert.models import Metric, Settings
from sokert.vietnamese.figures import is_percent, with_unit
from sokert.vietnamese.numbers import HOUSE, rate

Figures = Mapping[str, Metric]


def base_of(metric: Metric, figures: Figures) -> Metric | None:
    """Return the metric another is a share of: its declared base, else the whole it is part of."""
    return figures.get(metric.of or metric.part_of or "")


def share(metric: Metric, base: Metric | None, settings: Settings = HOUSE) -> str:
    """Return what part of its base a metric makes up; empty where that is not known.

    >>> share(Metric(code="a", name="Ký số", value=123), Metric(code="b", name="Đi", value=1000))
    'chiếm 12,3%'
    """
    if base is None or metric.exact is None or is_percent(metric):
        return ""
    if not base.exact or base.exact < 0 or metric.exact < 0:
        return ""
    return f"chiếm {rate(Fraction(metric.exact) * 100 / Fraction(base.exact), settings)}%"


def contribution(part: Metric, whole: Metric | None, form: str = "", settings: Settings = HOUSE) -> str:
    """Return what a part gave to the growth of the whole, in points; `form` "share": in percent of it.

    >>> part = Metric(code="a", name="Cây trồng", value=60, previous=50)
    >>> whole = Metric(code="b", name="Nông nghiệp", value=220, previous=200)
    >>> contribution(part, whole), contribution(part, whole, "share")
    ('đóng góp 5 điểm phần trăm vào mức tăng chung', 'đóng góp 50% mức tăng chung')

    A part that moved against the whole, or of which either figure is not exact, is told nothing of.
    """
    moved, moved_whole = _moved(part), _moved(whole)
    if whole is None or moved is None or not moved_whole or moved / moved_whole <= 0:
        return ""
    trend = "mức tăng chung" if moved_whole > 0 else "mức giảm chung"
    if form == "share":
        return f"đóng góp {rate(moved * 100 / moved_whole, settings)}% {trend}"
    if not whole.exact_previous or whole.exact_previous < 0:
        return ""
    given = rate(abs(moved) * 100 / Fraction(whole.exact_previous), settings)
    return f"đóng góp {given} điểm phần trăm vào {trend}"


def _moved(metric: Metric | None) -> Fraction | None:
    """Return by how much a figure moved; None where that is not known or it is a rate."""
    if metric is None or metric.exact is None or metric.exact_previous is None or is_percent(metric):
        return None
    return Fraction(metric.exact) - Fraction(metric.exact_previous)


def breakdown(whole: Metric, parts: Sequence[Metric], settings: Settings = HOUSE) -> str:
    """Return a list of parts: "gồm" where they add up to the whole, else "trong đó".

    >>> whole = Metric(code="don", name="Đơn", value=12, unit="đơn")
    >>> parts = [Metric(code="kn", name="Khiếu nại", value=5), Metric(code="tc", name="Tố cáo", value=7)]
    >>> breakdown(whole, parts), breakdown(whole, parts[:1])
    ('gồm: khiếu nại 05, tố cáo 07', 'trong đó: khiếu nại 05')

    A whole that is `closed` lists its parts in full also where one of them has a hedge. With no parts the
    result is empty.
    """
    if not parts:
        return ""
    values = [part.exact for part in parts]
    known = [Fraction(value) for value in values if value is not None]
    sums = whole.exact is not None and len(known) == len(parts) and sum(known) == whole.exact
    closed = sums or (whole.closed and len(known) < len(parts))
    said = ", ".join(f"{in_sentence(part.name)} {_of_whole(part, whole, settings)}" for part in parts)
    return f"{'gồm' if closed else 'trong đó'}: {said}"


def _of_whole(part: Metric, whole: Metric, settings: Settings) -> str:
    """Return a part's figure, with its unit only where that is not the whole's."""
    if part.unit in (None, whole.unit):
        counted = with_unit(part.model_copy(update={"unit": whole.unit}), settings=settings)
        return counted.removesuffix(f" {whole.unit}") if whole.unit else counted
    return with_unit(part, settings=settings)


def parts_of(whole: Metric, figures: Figures) -> list[Metric]:
    """Return the metrics that say they are a part of another, in the report's order."""
    return [metric for metric in figures.values() if metric.part_of == whole.code]


def in_sentence(name: str) -> str:
    """Return a name as it stands within a sentence: first letter small, unless letters in capitals follow.

    >>> in_sentence("Văn bản đến"), in_sentence("TTHC cấp tỉnh")
    ('văn bản đến', 'TTHC cấp tỉnh')
    """
    first = name.split()[0]
    return name if len(first) > 1 and first[1:] != first[1:].lower() else name[0].lower() + name[1:]
