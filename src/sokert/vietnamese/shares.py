"""Turns parts and their whole into words: shares, contributions to growth, lists of parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from sokert.errors import DataError, Finding
from sokert.models import Metric, Settings
from sokert.units import moved, steps
from sokert.vietnamese.figures import is_percent, with_unit
from sokert.vietnamese.numbers import HOUSE, quotient, rate

Figures = Mapping[str, Metric]

# Words in which "số" is no number of anything.
_NO_NUMBER = ("số hóa", "số hoá", "số liệu", "số hiệu", "số hộ khẩu", "số công báo")

# Words of counting, behind which a unit names the thing: vụ cháy, lượt khách.
_COUNTING = ("vụ", "lượt", "đơn", "cuộc", "ca", "lớp", "buổi", "phiên", "con", "chiếc", "suất", "hộ", "giấy")


def base_of(metric: Metric, figures: Figures) -> Metric | None:
    """Return the metric another is a share of: its declared base, else the whole it is part of."""
    return figures.get(metric.of or metric.part_of or "")


def share(metric: Metric, base: Metric | None, named: bool = False, settings: Settings = HOUSE) -> str:
    """Return what part of its base a metric makes up, `named` says of what; empty where that is not known.

    >>> share(Metric(code="a", name="Ký số", value=123), Metric(code="b", name="Đi", value=1000))
    'chiếm 12,3%'
    """
    if base is None or metric.exact is None or is_percent(metric):
        return ""
    power = between(metric, base)
    if not base.exact or base.exact < 0 or metric.exact < 0:
        return ""
    of = f" tổng số {in_sentence(noun(base.name))}" if named else ""
    return f"chiếm {rate(quotient(moved(metric.exact, power), base.exact, 100), settings)}%{of}"


def between(metric: Metric, base: Metric) -> int:
    """Return the power of ten that brings a metric's figure into its base's unit; DataError where none does."""
    power = steps(metric.unit, base.unit)
    if power is None:
        raise DataError(Finding("WORDS-UNITS", {"name": metric.name, "given": metric.unit, "other": base.unit}))
    return power


def contribution(part: Metric, whole: Metric | None, form: str = "", settings: Settings = HOUSE) -> str:
    """Return what a part gave to the growth of the whole, in points; `form` "share": in percent of it.

    >>> part = Metric(code="a", name="Cây trồng", value=60, previous=50)
    >>> whole = Metric(code="b", name="Nông nghiệp", value=220, previous=200)
    >>> contribution(part, whole), contribution(part, whole, "share")
    ('đóng góp 5 điểm phần trăm vào mức tăng chung', 'đóng góp 50% mức tăng chung')

    A part that moved against the whole, or of which either figure is not exact, is told nothing of.
    """
    given, whole_given = _gap(part), _gap(whole)
    if whole is None or given is None or not whole_given:
        return ""
    gap = given * Fraction(10) ** between(part, whole)
    if gap / whole_given <= 0:
        return ""
    if form == "share":
        trend = "mức tăng chung" if whole_given > 0 else "mức giảm chung"
        return f"{'đóng góp' if whole_given > 0 else 'chiếm'} {rate(gap * 100 / whole_given, settings)}% {trend}"
    if not whole.exact_previous or whole.exact_previous < 0:
        return ""
    points = f"{rate(abs(gap) * 100 / Fraction(whole.exact_previous), settings)} điểm phần trăm"
    return f"đóng góp {points} vào mức tăng chung" if whole_given > 0 else f"làm giảm {points} mức chung"


def _gap(metric: Metric | None) -> Fraction | None:
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
    known = [Fraction(moved(part.exact, between(part, whole))) for part in parts if part.exact is not None]
    sums = whole.exact is not None and len(known) == len(parts) and sum(known) == whole.exact
    closed = sums or (whole.closed and len(known) < len(parts))
    named = [_named(part, whole, settings) for part in parts]
    said = ("; " if any("," in re.sub(r"\d,\d", "", one) for one in named) else ", ").join(named)
    return f"{'gồm' if closed else 'trong đó'}: {said}"


def _named(part: Metric, whole: Metric, settings: Settings) -> str:
    """Return a part with its name: "05 đơn tố cáo" where the name goes on from the unit, else "tố cáo 05"."""
    unit, name = part.unit or whole.unit or "", in_sentence(noun(part.name))
    said = with_unit(part.with_facts({"unit": unit or None}), settings=settings)
    if unit and (thing := unit_and_name(unit, name)) != f"{unit} {name}":
        return f"{said.removesuffix(unit)}{thing}"
    return f"{name} {said.removesuffix(f' {unit}') if unit == whole.unit else said}"


def unit_and_name(unit: str, name: str) -> str:
    """Return what is counted with what tells it apart: the words that end the one and begin the other are said once.

    >>> unit_and_name("đơn", "đơn tố cáo"), unit_and_name("vụ tai nạn", "tai nạn giao thông")
    ('đơn tố cáo', 'vụ tai nạn giao thông')

    One syllable is often half a word: it is shared where the name is no more than it, or the unit is a word of
    counting and a noun.

    >>> unit_and_name("văn bản", "bản đồ"), unit_and_name("lượt khách", "khách quốc tế")
    ('văn bản bản đồ', 'lượt khách quốc tế')
    """
    units, names = unit.split(" "), name.split(" ")
    ours, theirs = _bare(unit), _bare(name)
    is_noun_behind = " ".join(ours[:-1]) in _COUNTING
    for count in range(min(len(ours), len(theirs)), 0, -1):
        is_whole = count > 1 or is_noun_behind or count in (len(ours), len(theirs))
        if is_whole and ours[-count:] == theirs[:count]:
            return " ".join([*units[:-count], *names])
    return f"{unit} {name}"


def _bare(words: str) -> list[str]:
    """Return the syllables of a text in small letters, without the signs behind them."""
    return [word.rstrip(",;:").lower() for word in words.split(" ")]


def noun(name: str) -> str:
    """Return a name without the "Số" or "Tổng số" that its figure already says.

    >>> noun("Số vụ cháy"), noun("Tổng số đảng viên"), noun("Số hóa hồ sơ"), noun("Sổ tay")
    ('vụ cháy', 'đảng viên', 'Số hóa hồ sơ', 'Sổ tay')
    """
    for lead in ("tổng số ", "số lượng ", "số "):
        if name.lower().startswith(lead) and not name.lower().startswith(_NO_NUMBER):
            return name[len(lead) :]
    return name


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
